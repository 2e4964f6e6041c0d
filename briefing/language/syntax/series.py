"""Verbs in a series, also where the parser tied a later one to something else."""

from __future__ import annotations

from briefing.language.analysis import Analysis, Token
from briefing.language.syntax.complements import has_object, through
from briefing.language.syntax.subjects import own_subject
from briefing.language.syntax.tree import child, is_verb
from briefing.language.syntax.verbs import is_infinitive, modal_of


def coordinated_verbs(analysis: Analysis, verb: Token) -> tuple[Token, ...]:
    """A verb with those coordinated to it that share its subject and its form: "to A and (to) B", "will A and B".

    Verbs with a subject or a modal of their own are other clauses and are left out.
    """
    found = [verb]
    for c in analysis.children(verb):
        if c.dep != "conj" or _goes_on_with_clause(analysis, verb, c):
            continue
        if c.pos == "ADP":
            found.extend(t.head for t in through(analysis, c) if t.kind == "ing")
        elif _shares_form(analysis, verb, c):
            found.extend(coordinated_verbs(analysis, c))
    return tuple(found)


def _goes_on_with_clause(analysis: Analysis, verb: Token, other: Token) -> bool:
    """Whether a present goes on with a clause between, not with the bare verb it is tied to: "will help them as they
    strengthen institutions, | generate opportunities"."""
    if other.tag != "VBP" or verb.tag != "VB":
        return False
    between = (c for c in analysis.children(verb) if verb.index < c.index < other.index and c.dep == "advcl")
    return any(c.tag == "VBP" and own_subject(analysis, c) is not None for c in between)


def _shares_form(analysis: Analysis, verb: Token, other: Token) -> bool:
    """Whether a verb coordinated to another continues it. Engines tag a bare form as present, or as a noun, at times:
    VB and VBP count as one, and a "noun" with an object of its own is a verb."""
    if own_subject(analysis, other) is not None or modal_of(analysis, other) is not None:
        return False
    if not is_verb(other):
        return other.tag.startswith("NN") and has_object(analysis, other)
    bare = ("VB", "VBP")
    return verb.tag == other.tag or (other.tag in bare and (verb.tag in bare or is_infinitive(analysis, other)))


def stray_verbs(analysis: Analysis, verb: Token, scope: Token) -> tuple[Token, ...]:
    """Bare verbs of an enumeration that the parser tied to something else than its first member ``verb``.

    In "commits to tackle emissions, accelerate the transition, and deepen efforts" the later verbs often hang on
    "commits" or on a noun. A bare form that follows a comma or an "and" can only continue an infinitive or a modal, so
    those below ``scope``, behind ``verb``, with no bare verb to hang on, are taken to continue this one.
    """
    found: list[Token] = []
    for t in analysis.subtree(scope):
        if t.index <= verb.index or t.tag not in ("VB", "VBP") or not is_verb(t) or t.dep not in _STRAY:
            continue
        head = analysis.head(t)
        if (
            (head.tag == "VB" and t.dep != "nsubj")
            or (t.tag == "VBP" and head.index == t.index)
            or is_infinitive(analysis, t)
        ):
            continue
        if head.tag == "VBP" and head is not scope and own_subject(analysis, head) is not None:
            continue
        if modal_of(analysis, t) or (own_subject(analysis, t) is not None and t.tag == "VBP" and t.dep != "conj"):
            continue
        if _opens_member(analysis, t) and (has_object(analysis, t) or child(analysis, t, "prep", "xcomp", "ccomp")):
            found.append(t)
    return tuple(found)


_STRAY = frozenset({"conj", "dep", "ccomp", "advcl", "nsubj", "appos"})


def _opens_member(analysis: Analysis, token: Token) -> bool:
    """Whether only adverbs stand between a token and the comma, semicolon or "and" before it."""
    i = token.index - 1
    while i >= 0 and analysis.tokens[i].tag in ("RB", "RBR"):
        i -= 1
    return i >= 0 and analysis.tokens[i].text.lower() in (",", ";", "and", "or", "&")
