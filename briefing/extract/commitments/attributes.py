"""Kind, strength, status, deadline, amount, beneficiary, condition of a commitment."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta

from briefing.extract.commitments.deadlines import deadline_of
from briefing.extract.commitments.frames import Candidate, Trigger
from briefing.extract.commitments.outcomes import TREATING, outcome_of
from briefing.extract.commitments.particulars import amount_of, beneficiary_of, condition_span
from briefing.extract.commitments.speech import reporter_of
from briefing.extract.items import CommitmentKind, CommitmentStatus, Deadline, Timex
from briefing.language import syntax
from briefing.language.analysis import Analysis, Token
from briefing.text.span import Span, cover

_HELPING = frozenset(
    """provide support help assist offer give send protect fund supply deliver defend stand contribute donate back
    ensure safeguard advocate facilitate""".split()
)
_REAFFIRM = re.compile(
    r"\b(?:re-?affirm|reiterat|recommit|reassert|restat)\w*|\brenew(?:s|ed|ing)?\b|\bremain(?:s|ed|ing)?\b"
    r"|\bcontinued commitment\b|\b(?:previously|already) (?:set|agreed|made|given|announced)\b",
    re.IGNORECASE,
)
_PRIOR = re.compile(
    r"\b(?:previously|originally|earlier"
    r"|had (?:\w+ )?(?:agreed|promised|pledged|vowed|planned|committed|said|announced|decided))\b",
    re.IGNORECASE,
)
_HARM = frozenset(
    "retaliate attack respond punish sanction bar expel destroy strike bomb kill invade impose hit".split()
)
# A share or a sum of these is a price, not something to be reached.
_DEALING = frozenset("pay buy purchase acquire receive sell take get tax own hold".split())
_ABSTAIN = frozenset({"boycott", "abstain", "refrain"})
_PARTIES = frozenset({"leader", "president", "side", "delegation", "government", "party", "country"})
_MEASURED = re.compile(
    r"\bnet[- ]zero\b|\b\d+(?:\.\d+)?\s?(?:%|percent|per cent)|\bless than one percent\b", re.IGNORECASE
)
# Verbs that speak of another's pledge as one already given.
_TAKEN_UP = frozenset(
    """welcome condemn appreciate urge call fulfil fulfill meet uphold deliver violate honour honor follow review
    discuss break breach recall note commend praise withdraw criticise criticize keep implement""".split()
)


@dataclass(frozen=True, slots=True)
class Attributes:
    """What is known of a commitment beside its actor and action."""

    kind: CommitmentKind
    strength: int
    status: CommitmentStatus
    deadline: Deadline | None
    amount: str | None
    beneficiary: str | None
    condition: str | None


def attributes_of(
    analysis: Analysis, candidate: Candidate, actors: tuple[str, ...], action: Span, timexes: tuple[Timex, ...]
) -> Attributes:
    """The attributes of a candidate whose actors and action are known."""
    condition = condition_span(analysis, candidate)
    kind = kind_of(analysis, candidate, actors, action.of(analysis.text), condition is not None)
    return Attributes(
        kind=kind,
        strength=strength_of(candidate, kind),
        status=status_of(analysis, candidate, timexes),
        deadline=deadline_of(analysis, candidate, condition, timexes),
        amount=amount_of(analysis, candidate, action),
        beneficiary=beneficiary_of(analysis, candidate, action),
        condition=condition.of(analysis.text) if condition else None,
    )


def kind_of(
    analysis: Analysis, c: Candidate, actors: tuple[str, ...], action: str, conditional: bool
) -> CommitmentKind:
    """The kind: what the strongest cue says, unless a negation, a counterpart or help to others says otherwise."""
    kinds = [t.cue.kind for t in c.triggers]
    classes = {t.cue.cls for t in c.triggers}
    several = len(actors) > 1 or any(_plural(t.bearer) for t in c.triggers)
    inner = c.content.lemma.lower()
    if "threat" in kinds or (conditional and inner in _HARM) or inner == "retaliate" or _warned(analysis, c, actors):
        return "threat"
    if _refuses(analysis, c) or "refusal" in kinds:
        return "refusal"
    if "agreement" in kinds:
        return "agreement" if several else "pledge"
    if _under_agreement(analysis, c):
        return "agreement"
    if "target" in kinds or (_MEASURED.search(action) and inner not in _DEALING):
        return "target"
    if len(actors) > 1 and any(_together(t) for t in c.triggers):
        return "agreement"
    if "pledge" in kinds and classes - {"modal"}:
        return "pledge"
    if inner == "continue":
        below = syntax.complement_of(analysis, c.content)
        inner = below.lemma.lower() if below is not None else inner
    if c.inner.cue.word in ("will", "would") and inner in _HELPING:
        return "pledge"
    return "plan"


def _under_agreement(analysis: Analysis, c: Candidate) -> bool:
    """Whether the sentence tells what an agreement says: "Under the deal, Apple will license ..."."""
    if c.inner.cue.cls != "modal" or c.item:
        return False
    opening = analysis.document.sentences[c.content.sentence].span.start
    return _UNDER.match(analysis.text, opening, c.inner.token.span.start) is not None


_UNDER = re.compile(
    r"(?:under|as part of|according to|in)\s+(?:the\s+terms\s+of\s+)?(?:an?|the|this|that|its|their)"
    r"\s+(?:[\w-]+\s+){0,3}"
    r"(?:agreement|deal|accord|pact|treaty|settlement|contract|memorandum)\b",
    re.IGNORECASE,
)


def _warned(analysis: Analysis, c: Candidate, actors: tuple[str, ...]) -> bool:
    """Whether one warns of what one will do oneself: "Iran warned that it would end inspections"."""
    reported = reporter_of(analysis, c.outer.clause) if syntax.is_verb(c.outer.clause) else None
    if reported is None or reported[0].lemma.lower() != "warn" or reported[1] is None:
        return False
    return bool({e.name for e in analysis.entities_of(reported[1])} & {*actors})


def _refuses(analysis: Analysis, c: Candidate) -> bool:
    """Whether the act or the will to do it is denied: "will not", "has no plans to", "is not prepared to"."""
    if c.content.lemma.lower() in _ABSTAIN:
        return True
    told = {t.clause.index for t in c.triggers if t.cue.cls == "noun"}
    for verb in (c.content, *(t.clause for t in c.triggers), *(t.token for t in c.triggers)):
        # "Their commitment has never been stronger"; "the promise has not been kept".
        if verb.index in told and (verb.lemma.lower() in TREATING or (verb.lemma == "be" and _has_subject(c, verb))):
            continue
        if syntax.is_verb(verb) and (syntax.negation_of(analysis, verb) is not None or _no_longer(analysis, verb)):
            return True
    return any(t.cue.cls == "noun" and syntax.determiner_of(analysis, t.token) == "no" for t in c.triggers)


def _has_subject(c: Candidate, verb: Token) -> bool:
    return any(t.clause is verb and t.cue.cls == "noun" and syntax.is_subject(t.token) for t in c.triggers)


def _no_longer(analysis: Analysis, verb: Token) -> bool:
    return any(a.text.lower() in ("longer", "never") for a in syntax.adverbs_of(analysis, verb) if a.index < verb.index)


def _together(t: Trigger) -> bool:
    """Whether several bind themselves in one act: "the delegations decided", "the two leaders committed to"."""
    if t.token.tag not in ("VBD", "VBN"):
        return False
    if t.cue.word == "decide":
        return t.bearer is None or t.bearer.text.lower() != "we"
    return t.cue.word == "commit" and t.bearer is not None and t.bearer.lemma.lower() in _PARTIES


def _plural(token: Token | None) -> bool:
    return token is not None and (token.tag in ("NNS", "NNPS") or token.text.lower() in ("we", "they", "both"))


def strength_of(c: Candidate, kind: CommitmentKind) -> int:
    """3 for words that bind, 2 for plans and decisions, 1 for aims and readiness; a future promise is one less."""
    words = [t for t in c.triggers if t.cue.cls != "modal"]
    if not words:
        return 2
    if any(t.cue.strength == 3 for t in words):
        carried = any(t.cue.cls == "noun" and t.cue.strength == 3 for t in words) and not any(
            t.cue.cls == "verb" and t.cue.strength == 3 for t in words
        )
        return 2 if carried else 3
    return min(t.cue.strength for t in words)


def status_of(analysis: Analysis, c: Candidate, timexes: tuple[Timex, ...]) -> CommitmentStatus:
    """New unless the sentence says that it was made before, or what became of it."""
    sentence = analysis.document.sentences[c.content.sentence].span.of(analysis.text)
    if c.item:
        near = analysis.document.sentences[c.content.sentence].span
    else:
        near = cover([c.content.span, *(t.span for mark in c.triggers for t in (mark.clause, mark.token))])
    if _REAFFIRM.search(near.of(analysis.text)):
        return "reaffirmed"
    outcome = outcome_of(analysis, c)
    if outcome is not None:
        return outcome
    if _PRIOR.search(sentence) or _given_before(analysis, c, timexes):
        return "prior"
    return "new"


def _given_before(analysis: Analysis, c: Candidate, timexes: tuple[Timex, ...]) -> bool:
    """Whether the commitment is told as made before the news: by a past perfect, as a pledge that others take up, or
    with a day of the past in the cue's clause."""
    for t in c.triggers:
        if t.cue.cls == "noun" and t.clause.lemma.lower() in _TAKEN_UP:
            return True
        verb = t.token if t.cue.cls in ("verb", "passive") else t.clause
        if any(a.text.lower() == "had" for a in syntax.auxiliaries_of(analysis, verb)):
            return True
    outer = c.outer.clause
    published = analysis.document.published
    if published is None or outer.tag not in ("VBD", "VBN"):
        return False
    limit = (published - timedelta(days=_FRESH)).isoformat()
    span = analysis.document.sentences[outer.sentence].span
    return any(
        span.contains(x.span)
        and x.kind == "date"
        and x.end is not None
        and x.end < limit
        and _under(analysis, x, outer)
        for x in timexes
    )


def _under(analysis: Analysis, timex: Timex, verb: Token) -> bool:
    token = analysis.token_at(timex.span.start)
    return token is not None and syntax.belongs_to(analysis, token, verb)


_FRESH = 14
