"""Who "we" and "I" are: the speaker of a quotation or the speaker's body, else those in whose name a text speaks."""

from __future__ import annotations

import re

from briefing.extract.commitments.bearers import Bearer
from briefing.extract.commitments.bodies import heads_state, institution_of, is_state
from briefing.extract.commitments.cues import CUES
from briefing.extract.commitments.speech import Quotation, Speech
from briefing.language import syntax
from briefing.language.analysis import Analysis, Entity, Token

_SPOKESMAN = re.compile(r"\bspokes(?:man|woman|person|people)\b|\bofficials?\b|\brepresentatives?\b", re.IGNORECASE)


def first_person(analysis: Analysis, token: Token, cls: Bearer, speech: Speech) -> tuple[tuple[str, ...], str]:
    """The names behind "we" or "I", and how they were found."""
    quotation = speech.quotation_at(token.span.start)
    if quotation is None:
        if cls == "I" and speech.author is not None:
            return (speech.author,), "the author named in the title"
        if not speech.issuers and speech.author is not None:
            return (speech.author,), "the author named in the title"
        return speech.issuers, "in whose name the text speaks"
    speaker = quotation.entity
    if speaker is not None and _is_own(analysis, token) and _is_head(analysis, speaker):
        return (speaker.name,), "the speaker"
    return speaker_of(analysis, quotation, cls)


def _is_own(analysis: Analysis, token: Token) -> bool:
    """Whether it is a resolve or promise that "our" belongs to: heads of state give their own, while "we will" is
    their state."""
    return token.tag == "PRP$" and ("noun", analysis.head(token).lemma.lower()) in CUES


def _is_head(analysis: Analysis, person: Entity) -> bool:
    return heads_state(analysis, person) and is_state(analysis, institution_of(analysis, person))


def speaker_of(analysis: Analysis, quotation: Quotation, cls: Bearer = "we") -> tuple[tuple[str, ...], str]:
    """The one who speaks a quotation, for "I"; else whom they speak for."""
    if quotation.entity is not None:
        if cls == "I":
            return (quotation.entity.name,), "the speaker"
        return (
            _spoken_of(analysis, quotation) or institution_of(analysis, quotation.entity),
            "whom the speaker speaks for",
        )
    if quotation.speaker and _SPOKESMAN.search(quotation.speaker):
        body = next((e.name for e in analysis.entities if e.type == "org" and e.name in quotation.speaker), None)
        return (body or quotation.speaker,), "whom the speaker speaks for"
    return (quotation.speaker,) if quotation.speaker else (), "the speaker"


def _spoken_of(analysis: Analysis, quotation: Quotation) -> tuple[str, ...]:
    """The body whose words the quotation completes: "Corbyn said his Labour Party '[are] eager ...'"."""
    words = analysis.tokens_in(quotation.span)
    for verb in (t for t in words[:6] if syntax.is_verb(t)):
        subject = syntax.own_subject(analysis, verb)
        if subject is not None and subject.span.start < quotation.span.start:
            entity = analysis.entity_at(subject.span.start)
            owner = syntax.possessor_of(analysis, subject)
            if entity is not None and entity.type == "org" and owner is not None and owner.tag == "PRP$":
                return (entity.name,)
    return ()
