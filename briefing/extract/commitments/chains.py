"""From triggers to candidates: cues that lead to one content, also through each other, are one candidate."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.extract.commitments.cues import CARRIERS
from briefing.extract.commitments.frames import Candidate, Trigger, triggers_at
from briefing.language import syntax
from briefing.language.analysis import Analysis, Token


def candidates(analysis: Analysis) -> tuple[Candidate, ...]:
    """All candidates of the running text, in order of their contents."""
    found = [t for token in analysis.tokens for t in triggers_at(analysis, token)]
    return _joined(analysis, found)


def _joined(analysis: Analysis, triggers: list[Trigger]) -> tuple[Candidate, ...]:
    """Candidates from triggers: those with one content together, and a trigger whose content is another's cue (or
    carries it) handed on to that one."""
    by_content: dict[int, list[Trigger]] = {}
    for t in triggers:
        by_content.setdefault(t.content.index, []).append(t)
    cue_of: dict[int, list[int]] = {}  # cue token -> the contents it binds
    for index, group in by_content.items():
        for t in group:
            for at in _carrying(analysis, t):
                cue_of.setdefault(at, []).append(index)
    passed = {i for i in by_content if any(j != i for j in cue_of.get(i, ()))}
    for index in sorted(passed):
        for target in _targets(cue_of, passed, index, frozenset({index})):
            by_content[target].extend(by_content[index])
    heads = [analysis.tokens[i] for i in sorted(by_content)]
    found = []
    for content in heads:
        if content.index in passed:
            continue
        group = by_content[content.index]
        below = {t.index for t in analysis.subtree(content)}
        rivals = tuple(
            h for h in heads if h.index in below and h is not content and syntax.is_coordinate(analysis, h, content)
        )
        unique = sorted(dict.fromkeys(group), key=lambda t: (-_depth(analysis, t.clause), t.cue.cls == "modal"))
        found.append(Candidate(content, tuple(unique), rivals))
    return tuple(found)


def _depth(analysis: Analysis, token: Token) -> int:
    return sum(1 for _ in syntax.ancestors(analysis, token))


def _carrying(analysis: Analysis, trigger: Trigger) -> Iterator[int]:
    """The tokens that stand for a trigger when another trigger has them as its content: the cue itself, the verb that
    carries a noun, the copula of an adjective."""
    if trigger.token.index != trigger.content.index:
        yield trigger.token.index
    if trigger.cue.cls == "adjective" and trigger.clause.index != trigger.token.index:
        yield trigger.clause.index
    if (
        trigger.cue.cls == "noun"
        and trigger.clause.lemma in CARRIERS
        and syntax.is_object(trigger.token)
        and analysis.head(trigger.token) is trigger.clause
    ):
        yield trigger.clause.index


def _targets(cue_of: dict[int, list[int]], passed: set[int], index: int, seen: frozenset[int]) -> Iterator[int]:
    for target in cue_of.get(index, ()):
        if target in seen:
            continue
        if target in passed:
            yield from _targets(cue_of, passed, target, seen | {target})
        else:
            yield target
