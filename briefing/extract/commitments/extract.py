"""From an analysis to its commitments."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.extract.commitments.actors import Bound, bearer_class, resolve
from briefing.extract.commitments.attributes import attributes_of
from briefing.extract.commitments.binding import bound_of
from briefing.extract.commitments.chains import candidates
from briefing.extract.commitments.content import action_span
from briefing.extract.commitments.features import Read, features_of
from briefing.extract.commitments.filters import exclusion_of
from briefing.extract.commitments.frames import Candidate
from briefing.extract.commitments.lists import list_candidates
from briefing.extract.commitments.merge import merged
from briefing.extract.commitments.ranker import Model, Verdict, judge, shipped
from briefing.extract.commitments.setting import setting_of
from briefing.extract.commitments.speech import Speech, reporter_of, speech_of
from briefing.extract.items import Commitment, Evidence, NearMiss, Timex
from briefing.language import syntax
from briefing.language.analysis import Analysis, Token
from briefing.text.span import Span


@dataclass(frozen=True, slots=True)
class Scene:
    """A candidate with all that was read about it."""

    candidate: Candidate
    bound: Bound
    action: Span
    features: tuple[str, ...]
    excluded: str | None = None


def extract_commitments(
    analysis: Analysis, timexes: tuple[Timex, ...], model: Model | None = None
) -> tuple[tuple[Commitment, ...], tuple[NearMiss, ...]]:
    """The commitments of an article in order of appearance, and the candidates that came near.

    ``timexes`` are the article's time expressions, for deadlines; ``model`` another ranker than the shipped one.
    """
    ranker = model or shipped()
    speech = speech_of(analysis)
    kept: list[Commitment] = []
    missed: list[NearMiss] = []
    found = []
    for scene in scenes(analysis, speech):
        if scene.excluded is None:
            found.append(scene)
        else:
            missed.append(_near_miss(analysis, scene, scene.excluded))
    for scene, verdict in zip(found, judge([s.features for s in found], ranker), strict=True):
        if verdict.accepted:
            kept.append(_commitment(analysis, scene, speech, timexes, verdict))
        elif verdict.near:
            missed.append(_near_miss(analysis, scene, verdict.why))
    return merged(kept), tuple(sorted(missed, key=lambda m: m.evidence[0].span))


def scenes(analysis: Analysis, speech: Speech) -> tuple[Scene, ...]:
    """Every candidate of the article with its actor, action and features; what the ranker is trained on."""
    setting = setting_of(analysis, speech)
    listed = list_candidates(analysis)
    taken = {c.content.index for c in listed}
    found = [*listed, *(c for c in candidates(analysis) if c.content.index not in taken)]
    found.sort(key=lambda c: c.content.index)
    made = []
    for candidate in found:
        bound = bound_of(analysis, candidate, speech)
        action = action_span(analysis, candidate, _subject_within(analysis, candidate, bound))
        read = Read(candidate, bound, action)
        features = features_of(analysis, read, speech, setting)
        made.append(Scene(candidate, bound, action, features, exclusion_of(analysis, candidate, setting)))
    return tuple(made)


def _subject_within(analysis: Analysis, candidate: Candidate, bound: Bound) -> Token | None:
    """The content's subject where it is part of what is promised: a thing to be dealt with, another's act."""
    content = candidate.content
    if not syntax.is_verb(content) or candidate.item:
        return None
    clausal = syntax.clausal_subject(analysis, content)
    if clausal is not None:
        return clausal
    subject = syntax.own_subject(analysis, content)
    inner = candidate.inner
    if subject is None and inner.cue.cls in ("modal", "passive") and inner.bearer is not None:
        subject = inner.bearer if inner.bearer.sentence == content.sentence else None
    if subject is None or subject.pos not in ("NOUN", "PROPN"):
        return None
    own = bearer_class(analysis, subject) == "thing" or subject is not inner.bearer
    intransitive = not syntax.has_object(analysis, content)
    return subject if (own and (intransitive or inner.frame == "that")) or _undergoes(analysis, content) else None


def _undergoes(analysis: Analysis, content: Token) -> bool:
    return syntax.is_passive(analysis, content) and syntax.agent_of(analysis, content) is None


def _commitment(
    analysis: Analysis, scene: Scene, speech: Speech, timexes: tuple[Timex, ...], verdict: Verdict
) -> Commitment:
    candidate = scene.candidate
    known = attributes_of(analysis, candidate, scene.bound.names, scene.action, timexes)
    return Commitment(
        actors=scene.bound.names,
        action=scene.action.of(analysis.text),
        kind=known.kind,
        strength=known.strength,
        status=known.status,
        deadline=known.deadline,
        amount=known.amount,
        beneficiary=known.beneficiary,
        condition=known.condition,
        source=_source(analysis, scene, speech),
        cue=candidate.inner.token.text,
        rule=_rule(candidate),
        evidence=evidence_of(analysis, candidate),
        why=verdict.why,
    )


def _rule(candidate: Candidate) -> str:
    """The name of the rule that found a candidate: its cue's, with the frame where the cue has several."""
    if candidate.item:
        return "list-intro"
    inner = candidate.inner
    return inner.cue.rule if inner.cue.cls == "modal" else f"{inner.cue.rule} {inner.frame}"


def evidence_of(analysis: Analysis, candidate: Candidate) -> tuple[Evidence, ...]:
    document = analysis.document
    spans = [document.sentences[candidate.content.sentence].span]
    if candidate.item:
        spans.append(document.sentences[candidate.inner.token.sentence].span)
    return tuple(Evidence.at(document, s) for s in spans)


def _source(analysis: Analysis, scene: Scene, speech: Speech) -> str | None:
    """Who reports it, where that is someone other than the actor."""
    clause = scene.candidate.outer.clause
    reported = reporter_of(analysis, clause) if syntax.is_verb(clause) else None
    quotation = speech.quotation_at(scene.candidate.content.span.start)
    names: tuple[str, ...] = ()
    if reported is not None and reported[1] is not None:
        if _takes_up(reported[1], scene.candidate.outer.bearer):
            return None
        names = resolve(analysis, reported[1], speech).names
    elif quotation is not None:
        names = (quotation.entity.name,) if quotation.entity else (quotation.speaker,) if quotation.speaker else ()
    return ", ".join(names) if names and not set(names) & set(scene.bound.names) else None


def _takes_up(speaker: Token, bearer: Token | None) -> bool:
    """Whether a pronoun behind the statement takes its subject up: "The airline will not fly, it said"."""
    return (
        speaker.pos == "PRON"
        and bearer is not None
        and bearer.pos in ("NOUN", "PROPN")
        and (bearer.sentence == speaker.sentence and bearer.index < speaker.index)
    )


def _near_miss(analysis: Analysis, scene: Scene, reason: str) -> NearMiss:
    candidate = scene.candidate
    return NearMiss(
        section="commitments",
        text=scene.action.of(analysis.text),
        cue=candidate.inner.token.text,
        rule=_rule(candidate),
        reason=reason,
        evidence=evidence_of(analysis, candidate),
    )
