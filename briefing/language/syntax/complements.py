"""What verbs, nouns and adjectives govern as their content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from briefing.language.analysis import Analysis, Token
from briefing.language.syntax.subjects import own_subject
from briefing.language.syntax.tree import OBJECTS, child, conjuncts, first_conjunct, is_verb
from briefing.language.syntax.verbs import is_infinitive, mark_of


def objects_of(analysis: Analysis, verb: Token) -> tuple[Token, ...]:
    """Direct objects and predicate nouns, with what is coordinated to them."""
    return tuple(o for c in analysis.children(verb) if c.dep in OBJECTS for o in conjuncts(analysis, c))


def complement_of(analysis: Analysis, token: Token) -> Token | None:
    """The clause a verb or noun governs: the verb of "to do", "that Y will do", "doing"."""
    for c in analysis.children(token):
        if c.dep in ("xcomp", "ccomp"):
            return c
    for c in analysis.children(token):
        if c.dep == "acl" or (c.dep == "advcl" and is_infinitive(analysis, c)):
            return c
        if c.dep == "prep" and (p := child(analysis, c, "pcomp")):
            return p
    return None


ComplementKind = Literal["to", "that", "ing", "noun"]


@dataclass(frozen=True, slots=True)
class Complement:
    """What a word governs: "to do" (``to``), "that Y will do" (``that``), "doing" (``ing``), a thing (``noun``).
    ``preposition`` is the lower-case preposition that leads to it, or None."""

    kind: ComplementKind
    head: Token
    preposition: str | None = None


def complements_of(analysis: Analysis, token: Token) -> tuple[Complement, ...]:
    """Everything that a verb, noun or adjective governs as its content, in text order, coordinations not yet opened."""
    found: list[Complement] = []
    for c in analysis.children(token):
        if c.index < token.index and c.dep not in ("ccomp",):
            continue
        if c.dep == "advcl" and found:
            continue
        if c.dep in ("xcomp", "acl", "ccomp", "advcl", "relcl") or (c.dep == "pcomp" and is_verb(c)):
            kind = _clause_kind(analysis, token, c)
            if kind:
                found.append(Complement(kind, c))
        elif c.dep in ("prep", "dative") and c.pos in ("ADP", "SCONJ", "PART"):
            found.extend(through(analysis, c))
        elif c.dep in ("dobj", "obj", "attr", "oprd"):
            found.append(Complement("noun", c))
    return tuple(found)


def _clause_kind(analysis: Analysis, token: Token, clause: Token) -> ComplementKind | None:
    own = own_subject(analysis, clause)
    if is_infinitive(analysis, clause):
        near = clause.index - token.index <= _NEAR or clause.dep in ("xcomp", "acl")
        return "to" if own is None and near and clause.index > token.index else None
    if clause.dep == "ccomp" and (own is not None or child(analysis, clause, "expl", "csubj") is not None):
        return "that"
    if clause.dep in ("acl", "relcl") and own is not None and mark_of(analysis, clause) == "that":
        return "that"
    return "ing" if clause.tag == "VBG" and clause.dep in ("xcomp", "pcomp") else None


# An adverbial infinitive belongs to a word as its content only where it follows at once ("agreed yesterday to meet").
_NEAR = 4


def through(analysis: Analysis, preposition: Token) -> Iterator[Complement]:
    """The contents behind a preposition and those behind its coordinated repeats ("to A-ing and to B-ing")."""
    word = preposition.text.lower()
    for c in analysis.children(preposition):
        if c.dep == "pcomp" and is_verb(c):
            yield Complement("to" if is_infinitive(analysis, c) else "ing", c, word)
        elif c.dep in ("pobj", "pcomp"):
            yield Complement("ing" if c.tag == "VBG" and has_object(analysis, c) else "noun", c, word)
        elif c.dep == "conj" and c.pos == "ADP":
            yield from through(analysis, c)


def has_object(analysis: Analysis, token: Token) -> bool:
    """Whether the token governs a direct object."""
    return child(analysis, token, "dobj", "obj") is not None


def gerunds_beside(analysis: Analysis, noun: Token) -> tuple[Token, ...]:
    """Gerunds with objects coordinated to a noun ("commitment to the fight against crime and ensuring justice")."""
    return tuple(
        t
        for t in analysis.subtree(noun)
        if t.index > noun.index and t.dep == "conj" and t.tag == "VBG" and has_object(analysis, t)
    )


def shared_complements(analysis: Analysis, noun: Token) -> tuple[Complement, ...]:
    """For the last of coordinated nouns, the contents that the parser tied to the first ("cooperation and commitment
    to building peace")."""
    if noun.dep != "conj":
        return ()
    return tuple(c for c in complements_of(analysis, first_conjunct(analysis, noun)) if c.head.index > noun.index)
