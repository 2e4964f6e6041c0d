"""What became of a commitment, where its own sentence tells it: kept, broken, put off, given up."""

from __future__ import annotations

import re

from briefing.extract.commitments.frames import Candidate, Trigger
from briefing.extract.items import CommitmentStatus
from briefing.language import syntax
from briefing.language.analysis import Analysis

_WITHDRAWN = re.compile(r"\b(?:cancell?ed|scrapped|abandoned|withdrew|no longer|called off)\b", re.IGNORECASE)
_DEFERRED = re.compile(r"\b(?:delayed|postponed|deferred|second thoughts|put off)\b", re.IGNORECASE)
_UNDONE = re.compile(
    r"\bbut\b.*\b(?:failed to|(?:has|have|had|did) (?:not|never)|never) (?:yet )?(?:do|did|done) so\b", re.IGNORECASE
)
# What one does to one's word: "kept its promise", "broke the pledge", "failed to honour".
_KEEPING = frozenset("keep fulfil fulfill honour honor".split())
_BREAKING = frozenset("break breach violate betray".split())
TREATING = _KEEPING | _BREAKING
_FAILING = frozenset("fail neglect".split())


def outcome_of(analysis: Analysis, c: Candidate) -> CommitmentStatus | None:
    """What the sentence tells of how it went on with a commitment; None where it tells nothing."""
    sentence = analysis.document.sentences[c.content.sentence].span
    for t in c.triggers:
        outcome = _of_word(analysis, t) if t.cue.cls == "noun" else None
        if outcome is not None:
            return outcome
    if _UNDONE.search(analysis.text, c.outer.token.span.end, sentence.end):
        return "broken"
    if _befell(analysis, c, _DEFERRED):
        return "deferred"
    return "withdrawn" if _befell(analysis, c, _WITHDRAWN) else None


def _of_word(analysis: Analysis, t: Trigger) -> CommitmentStatus | None:
    """What the verb of a promise says of it: kept and broken when it is told as done, not when it is asked for."""
    verb = t.clause
    lemma = verb.lemma.lower()
    if lemma not in TREATING or not (syntax.is_object(t.token) or syntax.is_subject(t.token)):
        return None
    above = analysis.head(verb)
    if lemma in _KEEPING and above.lemma.lower() in _FAILING:
        return "broken"
    if verb.tag not in ("VBD", "VBN") or syntax.modal_of(analysis, verb) is not None:
        return None
    denied = syntax.negation_of(analysis, verb) is not None
    return "fulfilled" if (lemma in _KEEPING) != denied else "broken"


def _befell(analysis: Analysis, c: Candidate, words: re.Pattern[str]) -> bool:
    """Whether words of the sentence tell what became of the commitment: not of a thing that a clause of its own tells
    of ("the pipeline, which was delayed"), and not that something will be done no longer, which is new."""
    span = analysis.document.sentences[c.content.sentence].span
    for match in words.finditer(analysis.text, span.start, span.end):
        word = analysis.token_at(match.start())
        if word is None:
            continue
        if match[0].lower() == "no longer":
            if syntax.negation_of(analysis, c.content) is not word:
                return True
            continue
        if not (syntax.is_verb(word) and syntax.role_of(word) == "relative"):
            return True
        if analysis.head(word) in (c.content, *(t.token for t in c.triggers)):
            return True
    return False
