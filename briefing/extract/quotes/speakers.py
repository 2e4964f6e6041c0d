"""Who a noun beside a reporting verb is: an entity's name, else its own words, else nobody."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.extract.quotes.verbs import DOCUMENTS, NO_SPEAKERS
from briefing.language.analysis import Analysis, Entity, Token
from briefing.language.syntax import ancestors, is_subject, is_verb, noun_phrase, prepositions_of, subject_of
from briefing.text.span import Span

_HE_OR_SHE = frozenset({"he", "she", "him", "her"})
_NAMING = frozenset({"name", "call", "identify", "nickname", "know"})
_SOMEBODY = frozenset("one some many others several everyone somebody someone another both most few".split())


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker's name (an entity's, or a verbatim noun phrase), its entities, and the span that names it here."""

    name: str
    entities: tuple[int, ...]
    span: Span


def speaker_of(analysis: Analysis, noun: Token, hint: Speaker | None = None) -> Speaker | None:
    """The speaker that a noun or pronoun stands for, or None where that is nobody in particular.

    ``hint`` is who spoke last: a "he" or "she" that nothing else resolves is taken to go on.
    """
    author = _author(analysis, noun) if noun.lemma.lower() in DOCUMENTS else None
    if author is not None:
        return _resolved(analysis, author, hint) or _verbatim(analysis, noun)
    return _resolved(analysis, noun, hint)


def _resolved(analysis: Analysis, noun: Token, hint: Speaker | None) -> Speaker | None:
    word = noun.text.lower()
    span = noun_phrase(analysis, noun)
    known = analysis.entities_of(noun) or _named_in(analysis, noun)
    if known:
        return _of_entities(known, span)
    if word in _HE_OR_SHE:
        return _he_or_she(analysis, noun, hint)
    if word in NO_SPEAKERS or (noun.pos == "PRON" and word not in _SOMEBODY):
        return None
    return _verbatim(analysis, noun)


def _of_entities(known: tuple[Entity, ...], span: Span) -> Speaker:
    people = tuple(e for e in known if e.type == "person") or known
    return Speaker(" and ".join(e.name for e in people[:3]), tuple(e.ident for e in people[:3]), span)


def _author(analysis: Analysis, document: Token) -> Token | None:
    """Whose statement, letter or report it is: "the ministry's statement", "a letter from X", "X issued a report"."""
    owner = next((c for c in analysis.children(document) if c.text.lower() in ("his", "her", "their", "its")), None)
    if owner is not None:
        return owner
    for c in analysis.children(document):
        if c.index < document.index and any(g.tag == "POS" for g in analysis.children(c)):
            return c
    for preposition, inner in prepositions_of(analysis, document):
        if preposition.text.lower() in ("by", "from", "of") and not is_verb(inner):
            if inner.lemma.lower() in DOCUMENTS and inner.index > document.index:
                return _author(analysis, inner)
            if preposition.text.lower() != "of" or analysis.entities_of(inner):
                return inner
    for above in ancestors(analysis, document):
        if is_verb(above):
            subject = subject_of(analysis, above)
            return subject if subject is not None and subject.index < document.index else None
    return None


def _named_in(analysis: Analysis, noun: Token) -> tuple[Entity, ...]:
    """The entity of a name inside the phrase: "a student named Wong", "Sharif's" as one name with its title."""
    for c in analysis.children(noun):
        if c.index > noun.index and c.lemma in _NAMING:
            for t in analysis.subtree(c):
                entity = analysis.entity_at(t.span.start)
                if entity is not None:
                    return (entity,)
    return ()


def _he_or_she(analysis: Analysis, pronoun: Token, hint: Speaker | None) -> Speaker | None:
    """The last person that was the subject of a clause in this paragraph or the one before, else who spoke last."""
    para = analysis.document.paragraph_at(pronoun.span.start).number
    for token in reversed(analysis.tokens[max(0, pronoun.index - 250) : pronoun.index]):
        if analysis.document.paragraph_at(token.span.start).number < para - 1:
            break
        entity = analysis.entity_at(token.span.start)
        if entity is not None and entity.type == "person" and is_subject(token):
            return Speaker(entity.name, (entity.ident,), pronoun.span)
    return hint


def _verbatim(analysis: Analysis, noun: Token) -> Speaker:
    """The phrase in the article's words, with an "of ..." that says which ("one of the protesters")."""
    span = noun_phrase(analysis, noun)
    for preposition, inner in prepositions_of(analysis, noun):
        near = preposition.index == noun.index + 1
        if near and preposition.text.lower() in ("of", "for", "at", "from", "with") and not is_verb(inner):
            span = Span(span.start, max(span.end, noun_phrase(analysis, inner).end))
            break
    return Speaker(span.of(analysis.text).replace("\n", " "), (), span)
