"""Who speaks: in a quotation, in reported speech, and in a text that speaks of itself as "we"."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from briefing.extract.commitments.bodies import named_by
from briefing.extract.commitments.coordination import members_of
from briefing.extract.commitments.cues import REPORTING
from briefing.extract.commitments.issuers import author_of, is_statement, issuers_of, parties_of
from briefing.extract.quotes import quote_spans
from briefing.language import syntax
from briefing.language.analysis import Analysis, Entity, Token
from briefing.text.span import Span

_FIRST_PERSON = frozenset({"we", "We", "WE", "I", "i", "our", "Our", "OUR", "us", "Us", "my", "My", "MY"})


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quoted stretch with its marks, and its speaker: the entity, or a name or phrase (None: not stated)."""

    span: Span
    entity: Entity | None
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Speech:
    """The quotations of an article; who "we" and "I" are outside of them; whom "the leaders" and "both sides" mean
    where nothing nearer does; whether the text speaks of itself in the first person at all."""

    quotations: tuple[Quotation, ...]
    issuers: tuple[str, ...]
    author: str | None
    leaders: tuple[str, ...]
    sides: tuple[str, ...]
    own_voice: bool

    def quotation_at(self, offset: int) -> Quotation | None:
        """The quotation that covers the character at ``offset``, or None."""
        i = bisect_right(self.quotations, offset, key=lambda q: q.span.start) - 1
        return self.quotations[i] if i >= 0 and offset < self.quotations[i].span.end else None


def speech_of(analysis: Analysis) -> Speech:
    """The quotations, their speakers and the issuers of an article."""
    quotations = tuple(
        Quotation(q.outer, analysis.entities[q.entities[0]] if q.entities else None, q.speaker)
        for q in quote_spans(analysis)
    )
    quoted = frozenset(t.index for q in quotations for t in analysis.tokens_in(q.span))
    voices = [t for t in analysis.tokens if t.text in _FIRST_PERSON and t.index not in quoted]
    own = len(voices) >= 2 or len(voices) * 400 > len(analysis.tokens)
    stated = is_statement(analysis)
    issuers = issuers_of(analysis) if voices or stated else ()
    return Speech(quotations, issuers, author_of(analysis), *parties_of(analysis), own or stated)


def is_reporting(verb: Token) -> bool:
    """Whether a verb reports what somebody said, decided or thought."""
    return syntax.is_verb(verb) and verb.lemma.lower() in REPORTING


def reporter_of(analysis: Analysis, clause: Token) -> tuple[Token, Token | None] | None:
    """The nearest verb above a clause that reports it, with that verb's subject, or None."""
    token = clause
    for above in syntax.ancestors(analysis, clause):
        role = syntax.role_of(token)
        if syntax.is_verb(above) and role == "content" and is_reporting(above):
            return above, syntax.subject_of(analysis, above)
        if role in ("relative", "adverbial", "main"):
            return None
        token = above
    return None


def who_says(analysis: Analysis, noun: Token) -> Entity | None:
    """The one reported to have said the clause whose subject this is ("Salling said it seeks"); None for several."""
    verb = syntax.governing_verb(analysis, noun) if syntax.is_subject(noun) else None
    if verb is None or not _is_told(analysis, verb):
        return None
    reported = reporter_of(analysis, verb)
    if reported is None or reported[1] is None or reported[1] is noun:
        return None
    named = analysis.entities_of(reported[1]) or _alias(analysis, reported[1])
    return named[0] if len(named) == 1 and len(members_of(analysis, reported[1])) == 1 else None


def _is_told(analysis: Analysis, verb: Token) -> bool:
    """Whether a clause is what a verb reports, not what a noun is about ("it was given assurances that it would")."""
    return syntax.is_verb(analysis.head(syntax.first_conjunct(analysis, verb)))


def _alias(analysis: Analysis, word: Token) -> tuple[Entity, ...]:
    found = named_by(analysis, word)
    return (found,) if found is not None else ()
