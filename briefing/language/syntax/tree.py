"""The tree itself: heads and dependents, clauses, coordinations, what stands below what."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.language.analysis import Analysis, Token
from briefing.text.span import Span

NOMINAL_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
OBJECTS = frozenset({"dobj", "obj", "attr", "oprd", "dative"})
_CLAUSES = frozenset({"ROOT", "ccomp", "xcomp", "advcl", "relcl", "acl", "conj", "pcomp", "csubj", "parataxis"})


def is_verb(token: Token) -> bool:
    """A verb or auxiliary."""
    return token.pos in ("VERB", "AUX")


def root_of(analysis: Analysis, sentence: int) -> Token | None:
    """The token that a sentence's tree hangs on, or None for one without tokens."""
    tokens = analysis.tokens_of(analysis.document.sentences[sentence])
    return next((t for t in tokens if t.head == t.index), None)


def child(analysis: Analysis, token: Token, *deps: str) -> Token | None:
    """The first dependent with one of these labels."""
    return next((c for c in analysis.children(token) if c.dep in deps), None)


def conjuncts(analysis: Analysis, token: Token) -> tuple[Token, ...]:
    """A token with the tokens coordinated after it ("Sharif and Erdogan" from "Sharif"), in order."""
    found = [token]
    for c in analysis.children(token):
        if c.dep == "conj":
            found.extend(conjuncts(analysis, c))
    return tuple(found)


def first_conjunct(analysis: Analysis, token: Token) -> Token:
    """The token that opens the coordination this one stands in."""
    while token.dep == "conj":
        token = analysis.head(token)
    return token


def governing_verb(analysis: Analysis, token: Token) -> Token | None:
    """The nearest verb above a token, or None."""
    while analysis.head(token) is not token and token.head != token.index:
        token = analysis.head(token)
        if is_verb(token):
            return token
    return None


def ancestors(analysis: Analysis, token: Token) -> Iterator[Token]:
    """The heads above a token, nearest first."""
    while token.head != token.index:
        token = analysis.head(token)
        yield token


def clause_of(analysis: Analysis, token: Token) -> Token:
    """The verb (or root) of the smallest clause that holds the token."""
    while token.head != token.index and not (is_verb(token) and token.dep in _CLAUSES):
        token = analysis.head(token)
    return token


def subtree_span(analysis: Analysis, token: Token, *, without: tuple[str, ...] = ()) -> Span:
    """The span from the first to the last token below this one, leaving out direct dependents with given labels."""
    kept = [token]
    for c in analysis.children(token):
        if c.dep not in without:
            kept.extend(analysis.subtree(c))
    return Span(min(t.span.start for t in kept), max(t.span.end for t in kept))


def is_object(token: Token) -> bool:
    """Whether the token is a direct object or predicate noun of its head."""
    return token.dep in OBJECTS


def is_coordinate(analysis: Analysis, token: Token, first: Token) -> bool:
    """Whether ``token`` stands in the coordination that ``first`` opens, however deep."""
    while token.dep in ("conj", "pcomp", "pobj") and token.head != token.index:
        token = analysis.head(token)
        if token is first:
            return True
    return False


def is_root(token: Token) -> bool:
    """Whether the token heads its sentence."""
    return token.head == token.index


def top_within(analysis: Analysis, token: Token, sentence: int) -> Token:
    """The head of the sentence the token stands in."""
    while token.head != token.index and analysis.head(token).sentence == sentence:
        token = analysis.head(token)
    return token


def is_subject(token: Token) -> bool:
    """Whether the token is the subject of its verb."""
    return token.dep in NOMINAL_SUBJECTS


def clause_opened_by(analysis: Analysis, token: Token) -> Token | None:
    """The verb of the widest clause whose first word this token is, or None. A clause's first word is a "to", a
    subject, a relative or subordinating word or the verb itself, so few heads lie between."""
    found = None
    for verb in (token, *ancestors(analysis, token)):
        if is_verb(verb) and verb.dep in _CLAUSES and verb.dep != "ROOT":
            if _leftmost(analysis, verb).index != token.index:
                break
            found = verb
    return found


def _leftmost(analysis: Analysis, token: Token) -> Token:
    """The first token of a subtree, by following first children."""
    while True:
        first = next(iter(analysis.children(token)), token)
        if first.index >= token.index:
            return token
        token = first


def is_below(analysis: Analysis, token: Token, top: Token) -> bool:
    """Whether a token stands in the subtree of another."""
    return any(a is top for a in ancestors(analysis, token))


def belongs_to(analysis: Analysis, token: Token, verb: Token) -> bool:
    """Whether a noun or adverb stands in a verb's own clause, whatever phrase holds it."""
    for above in ancestors(analysis, token):
        if above is verb:
            return True
        if is_verb(above) and above.dep in ("relcl", "advcl", "acl", "ccomp"):
            return False
    return False


def is_loose(token: Token) -> bool:
    """Whether a noun hangs where a parser puts an object it could not tie to its verb."""
    return token.dep in ("npadvmod", "dobj", "appos", "dep", "attr", "oprd")


def is_prepositional(token: Token) -> bool:
    """Whether the token opens a prepositional phrase ("including sanctions", "such as wheat")."""
    return token.dep in ("prep", "amod") or token.pos in ("ADP", "SCONJ")
