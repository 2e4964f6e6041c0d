"""Whom a candidate binds: who bears its innermost cue, or who stands behind what bears it.

Things bind nobody: behind "our troops will be funded", "the measures are to be lifted" and "support will go to ..."
stands whoever does it, owns it, says it or makes it.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.extract.commitments.actors import resolve
from briefing.extract.commitments.bearers import AGENTS, Bound, bearer_class
from briefing.extract.commitments.bodies import body_of
from briefing.extract.commitments.frames import Candidate
from briefing.extract.commitments.lists import item_bearer
from briefing.extract.commitments.speech import Speech, reporter_of
from briefing.language import syntax
from briefing.language.analysis import Analysis, Token


def bound_of(analysis: Analysis, candidate: Candidate, speech: Speech) -> Bound:
    """The actor: who bears the innermost cue; where that is a thing, its owner, who bears an outer cue, who reports it
    or in whose name the text speaks."""
    fallback = Bound("none", (), "no actor in the clause")
    patient = _patient(analysis, candidate)
    for trigger in candidate.triggers:
        bearer = trigger.bearer or item_bearer(analysis, trigger.token)
        found = resolve(analysis, bearer, speech)
        if bearer is not None and bearer is patient and found.cls not in ("we", "I"):
            fallback = found
            continue
        if found.cls in AGENTS and found.names:
            return found
        if fallback.cls == "none" or (not fallback.names and found.names):
            fallback = found
    for word, how in _behind(analysis, candidate):
        found = resolve(analysis, word, speech)
        if found.cls in AGENTS and found.names:
            names = body_of(analysis, word) if how == "who says so" else ()
            return Bound(fallback.cls, names or found.names, how)
    if speech.own_voice and speech.issuers and _undergone(analysis, candidate):
        return Bound(fallback.cls, speech.issuers, "in whose name the text speaks")
    return fallback


def _patient(analysis: Analysis, candidate: Candidate) -> Token | None:
    """Who undergoes a passive act, and so is not who does it; refusals to have something done to one aside."""
    content = candidate.content
    if not syntax.is_verb(content) or not syntax.is_passive(analysis, content):
        return None
    if syntax.negation_of(analysis, content) is not None or candidate.item:
        return None
    return candidate.inner.bearer


def _behind(analysis: Analysis, candidate: Candidate) -> Iterator[tuple[Token, str]]:
    """The words for agents that stand behind a thing: by whom it is done, whose it is, who says so."""
    if syntax.is_verb(candidate.content):
        agent = syntax.agent_of(analysis, candidate.content)
        if agent is not None:
            yield agent, "by whom it is done"
    for trigger in candidate.triggers:
        owner = syntax.possessor_of(analysis, trigger.bearer) if trigger.bearer is not None else None
        if owner is not None:
            yield owner, "whose it is"
    clause = candidate.outer.clause
    reported = reporter_of(analysis, clause) if syntax.is_verb(clause) else None
    if reported is not None and reported[1] is not None:
        yield reported[1], "who says so"


def _undergone(analysis: Analysis, candidate: Candidate) -> bool:
    bearer = candidate.inner.bearer
    passive = syntax.is_verb(candidate.content) and syntax.is_passive(analysis, candidate.content)
    return passive or bearer is None or bearer_class(analysis, bearer) == "this"
