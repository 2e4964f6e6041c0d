"""Nouns: their phrase, owner, determiner, prepositions, other names beside them."""

from __future__ import annotations

from briefing.language.analysis import Analysis, Token
from briefing.language.syntax.tree import child
from briefing.text.span import Span


def is_modifier(token: Token) -> bool:
    """Whether a word stands before a noun to qualify it ("[Turkish] president")."""
    return token.dep in ("amod", "compound", "nmod", "poss")


def is_possessor(token: Token) -> bool:
    """Whether a noun stands before another with "'s"."""
    return token.dep == "poss"


def premodifiers_of(analysis: Analysis, noun: Token) -> tuple[Token, ...]:
    """The words before a noun that belong to its base phrase, article first."""
    found: list[Token] = []
    for c in analysis.children(noun):
        if c.index < noun.index and c.dep not in ("cc", "conj", "punct", "prep", "relcl", "appos"):
            found.extend(analysis.subtree(c))
    return tuple(found)


def appositions(analysis: Analysis, token: Token) -> tuple[Token, ...]:
    """The nouns set beside this one as another name for it ("the foreign minister, Ishaq Dar" gives "Dar")."""
    return tuple(c for c in analysis.children(token) if c.dep == "appos")


def apposed_to(analysis: Analysis, token: Token) -> Token | None:
    """The noun that this one is another name for ("Dar" in "the foreign minister, Ishaq Dar" gives "minister")."""
    return analysis.head(token) if token.dep == "appos" else None


def opens_coordination(analysis: Analysis, token: Token) -> bool:
    """Whether "and" hangs on a noun."""
    return child(analysis, token, "cc") is not None


def noun_phrase(analysis: Analysis, noun: Token) -> Span:
    """The base noun phrase of a noun: its modifiers to the left, with no relative clause, apposition or "of ..."."""
    left = [c for c in analysis.children(noun) if c.index < noun.index and c.dep not in ("cc", "conj", "punct", "prep")]
    first = min((t for c in left for t in analysis.subtree(c)), key=lambda t: t.index, default=noun)
    return Span(min(first.span.start, noun.span.start), noun.span.end)


def possessor_of(analysis: Analysis, noun: Token) -> Token | None:
    """Whose: "Egypt's pledge", "its pledge", "the pledge of/by Egypt"; the head noun or pronoun, or None."""
    for c in analysis.children(noun):
        if c.dep == "poss":
            return c
    for c in analysis.children(noun):
        if c.dep in ("prep", "agent") and c.text.lower() in ("of", "by", "from", "between", "among"):
            inner = child(analysis, c, "pobj")
            if inner is not None:
                return inner
    return None


def determiner_of(analysis: Analysis, noun: Token) -> str | None:
    """The article or quantifier of a noun in lower case ("the", "no", "any"), or None."""
    found = child(analysis, noun, "det", "predet")
    return found.text.lower() if found else None


def after_preposition(analysis: Analysis, token: Token) -> Token | None:
    """The preposition a noun stands behind, or None."""
    head = analysis.head(token)
    return head if token.dep == "pobj" and head.index != token.index else None


def prepositions_of(analysis: Analysis, token: Token) -> tuple[tuple[Token, Token], ...]:
    """The prepositional phrases of a word as (preposition, its noun or verb), in order."""
    return tuple(
        (c, inner)
        for c in analysis.children(token)
        if c.dep in ("prep", "agent", "dative")
        for inner in analysis.children(c)
        if inner.dep in ("pobj", "pcomp")
    )


def relative_clauses(analysis: Analysis, noun: Token) -> tuple[Token, ...]:
    """The verbs of the relative clauses of a noun, in order."""
    return tuple(c for c in analysis.children(noun) if c.dep == "relcl")


def is_phrase_head(token: Token) -> bool:
    """Whether a noun heads its phrase, not a modifier of another noun."""
    return token.dep not in ("compound", "nmod", "amod", "poss", "det", "nummod", "quantmod")


def modifiers_of(analysis: Analysis, noun: Token) -> tuple[Token, ...]:
    """Adjectives, participles and nouns set before a noun, in order."""
    return tuple(
        c for c in analysis.children(noun) if c.index < noun.index and c.dep in ("amod", "compound", "nmod", "nummod")
    )


def has_number(analysis: Analysis, noun: Token) -> bool:
    """Whether a number stands in a noun's phrase, or is its head ("$5 million in aid")."""
    return any(t.pos == "NUM" for t in analysis.subtree(noun))


def opens_apposition(analysis: Analysis, token: Token) -> bool:
    """Whether an apposition begins at this token."""
    noun: Token | None = token
    while noun is not None and noun.head != noun.index:
        if noun.dep == "appos":
            return analysis.subtree(noun)[0] is token
        if noun.dep not in ("det", "amod", "compound", "nummod", "poss", "nmod", "advmod", "quantmod"):
            return False
        noun = analysis.head(noun)
    return False
