"""Who "we" and "I" are: the speaker of a quotation or the speaker's body, else those in whose name a text speaks."""

from __future__ import annotations

import re

from briefing.extract.commitments.bearers import Bearer
from briefing.extract.commitments.bodies import heads_state, institution_of, is_state, state_of
from briefing.extract.commitments.cues import CUES
from briefing.extract.commitments.referring import acting_for, acting_state
from briefing.extract.commitments.speech import Quotation, Speech
from briefing.language import syntax
from briefing.language.analysis import Analysis, Entity, Token
from briefing.language.gazetteers import demonyms, fold

_OFFICE = re.compile(
    r"\bspokes(?:man|woman|person|people)\b|\bofficials?\b|\brepresentatives?\b|\b(?:leader|president|chief|head"
    r"|director|chair(?:man|woman|person)?|minister|ambassador|executive|secretary|commander|manager|ceo)\b",
    re.IGNORECASE,
)
_EXECUTIVE = re.compile(
    r"\b(?:chief executive|ceo|chair(?:man|woman|person)?|managing director|director|governor|spokes\w+"
    r"|chief \w+ officer|general manager|head of|vice president)\b",
    re.IGNORECASE,
)
_MINISTER = re.compile(r"\b(?:minister|secretary|chancellor|president|premier)\b", re.IGNORECASE)
_OUT = re.compile(r"\b(?:former|ex|late)\b", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)


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
        body = _spoken_of(analysis, quotation) or institution_of(analysis, quotation.entity)
        if body == (quotation.entity.name,):
            body = _body_before(analysis, quotation) or body
        return body, "whom the speaker speaks for"
    if quotation.speaker and cls == "we" and _OFFICE.search(quotation.speaker):
        bodies = [e for e in analysis.entities if e.type != "person"]
        forms = [(form, e.name) for e in bodies for form in (e.name, *e.aliases, *_short_of(e))]
        known = [(len(form), name) for form, name in forms if _stands_in(form, quotation.speaker)]
        named = max(known)[1] if known else _state_in(analysis, quotation.speaker)
        return (named or _ARTICLE.sub("", quotation.speaker),), "whom the speaker speaks for"
    return (quotation.speaker,) if quotation.speaker else (), "the speaker"


def _short_of(body: Entity) -> tuple[str, ...]:
    """The name of a party or group without what it is ("Shas" for "Shas Party")."""
    first, _, kind = body.name.partition(" ")
    return (first,) if kind.lower() in ("party", "group", "movement", "corporation", "company") else ()


def _stands_in(form: str, phrase: str) -> bool:
    """Whether a name stands in a phrase as whole words."""
    return re.search(rf"(?<!\w){re.escape(form)}(?!\w)", phrase) is not None


def _state_in(analysis: Analysis, phrase: str) -> str | None:
    """The state of an official told by their people ("a Ukrainian military official")."""
    for word in phrase.split():
        if demonyms().get(fold(word)) is not None:
            return state_of(analysis, word) or demonyms()[fold(word)].title()
    return None


def _body_before(analysis: Analysis, quotation: Quotation) -> tuple[str, ...]:
    """The body that acted last, for an officer of one whom the text gives no body ("chief executive Ann Lee"), or the
    state that the quotation has just named as the speaker's own ("The United States is committed ... we will")."""
    entity = quotation.entity
    if entity is None or not entity.roles:
        return ()
    words = " ".join(role.of(analysis.text) for role in entity.roles)
    tokens = analysis.tokens_in(quotation.span)
    if heads_state(analysis, entity):
        for t in tokens:
            named = analysis.entity_at(t.span.start)
            if named is not None and named.type == "place" and syntax.is_subject(t):
                return (named.name,)
    if _MINISTER.search(words) and not heads_state(analysis, entity) and not _OUT.search(words) and tokens:
        state = acting_state(analysis, tokens[0])
        return (state.name,) if state is not None else ()
    if not _EXECUTIVE.search(words) or _OUT.search(words) or not tokens:
        return ()
    body = acting_for(analysis, tokens[0])
    return (body.name,) if body is not None else ()


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
