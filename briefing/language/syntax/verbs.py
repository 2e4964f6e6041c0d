"""Verbs: voice, mood, negation, what a clause is to the one above it."""

from __future__ import annotations

from typing import Literal

from briefing.language.analysis import Analysis, Token
from briefing.language.syntax.tree import child, is_verb

_MODALS = frozenset({"will", "would", "shall", "should", "can", "could", "may", "might", "must", "'ll", "’ll", "wo"})


def agent_of(analysis: Analysis, verb: Token) -> Token | None:
    """The noun of a passive's "by ...", or None."""
    by = child(analysis, verb, "agent")
    return child(analysis, by, "pobj") if by else None


def is_passive(analysis: Analysis, verb: Token) -> bool:
    """Whether the verb stands in the passive."""
    return any(c.dep in ("auxpass", "nsubjpass", "csubjpass", "agent") for c in analysis.children(verb))


def is_infinitive(analysis: Analysis, verb: Token) -> bool:
    """Whether the verb carries "to"."""
    return any(c.tag == "TO" and c.index < verb.index for c in analysis.children(verb))


def modal_of(analysis: Analysis, verb: Token) -> str | None:
    """The modal on a verb in lower case ("will", "'ll" and "wo" given as "will"), or None."""
    for c in analysis.children(verb):
        if c.dep == "aux" and (word := c.text.lower()) in _MODALS:
            return "will" if word in ("'ll", "’ll", "wo") else word
    return None


def negation_of(analysis: Analysis, verb: Token) -> Token | None:
    """The "not", "n't", "never" on a verb, the "no" of "no longer" ("no" on its object's noun is not counted), or
    None."""
    found = child(analysis, verb, "neg")
    if found is not None:
        return found
    for adverb in analysis.children(verb):
        if adverb.dep == "advmod" and adverb.text.lower() == "longer":
            return next((t for t in analysis.children(adverb) if t.text.lower() == "no"), None)
    return None


def particle_of(analysis: Analysis, verb: Token) -> str | None:
    """The particle of a verb ("out" of "ruled out") in lower case: by the tree, else the word right behind it."""
    found = child(analysis, verb, "prt")
    if found is None and verb.index + 1 < len(analysis.tokens):
        following = analysis.tokens[verb.index + 1]
        found = following if following.tag == "RP" else None
    return found.text.lower() if found is not None else None


def auxiliaries_of(analysis: Analysis, verb: Token) -> tuple[Token, ...]:
    """The auxiliaries before a verb, in order."""
    return tuple(c for c in analysis.children(verb) if c.dep in ("aux", "auxpass"))


def is_bare(analysis: Analysis, verb: Token) -> bool:
    """Whether a verb stands without anything of its own to the right, so that it shares the next verb's object
    ("expand and deepen ties")."""
    return not any(
        c.index > verb.index and c.dep not in ("conj", "cc", "punct", "advmod") for c in analysis.children(verb)
    )


def mark_of(analysis: Analysis, verb: Token) -> str | None:
    """The word that subordinates a clause ("if", "that", "because") in lower case, or None."""
    mark = child(analysis, verb, "mark")
    if mark is None:
        mark = next((c for c in analysis.children(verb) if c.dep == "advmod" and c.tag == "WRB"), None)
    return mark.text.lower() if mark else None


ClauseRole = Literal["main", "content", "relative", "adverbial", "attributive", "coordinate", "other"]

_ROLES: dict[str, ClauseRole] = {
    "ROOT": "main",
    "ccomp": "content",
    "xcomp": "content",
    "pcomp": "content",
    "parataxis": "content",
    "relcl": "relative",
    "advcl": "adverbial",
    "acl": "attributive",
    "conj": "coordinate",
}


def role_of(verb: Token) -> ClauseRole:
    """What a clause is to the one above it."""
    return _ROLES.get(verb.dep, "other")


def is_copula_complement(analysis: Analysis, token: Token) -> Token | None:
    """The form of "be", "remain", "stand" (...) that a predicate adjective hangs on, or None."""
    head = analysis.head(token)
    return head if token.dep in ("acomp", "oprd", "attr") and is_verb(head) else None


def adverbial_clauses(analysis: Analysis, verb: Token) -> tuple[Token, ...]:
    """The verbs of the adverbial clauses of a verb, in order."""
    return tuple(c for c in analysis.children(verb) if c.dep == "advcl")


def adverbs_of(analysis: Analysis, token: Token) -> tuple[Token, ...]:
    """The adverbs that modify a word, in order."""
    return tuple(c for c in analysis.children(token) if c.dep in ("advmod", "npadvmod"))


def is_expletive(analysis: Analysis, verb: Token) -> bool:
    """Whether the verb's subject is an empty "there" or "it"."""
    return child(analysis, verb, "expl") is not None


def predicate_of(analysis: Analysis, verb: Token) -> Token | None:
    """The predicate noun or adjective of a copula, or None."""
    return child(analysis, verb, "attr", "acomp")


def adverbial_clauses_within(analysis: Analysis, verb: Token) -> tuple[Token, ...]:
    """The verbs of the adverbial clauses of a verb and of the infinitives and gerunds below it."""
    found: list[Token] = []
    for c in analysis.children(verb):
        if c.dep == "advcl":
            found.append(c)
        elif c.dep in ("xcomp", "prep", "pcomp"):
            found.extend(adverbial_clauses_within(analysis, c))
    return tuple(found)
