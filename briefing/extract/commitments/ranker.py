"""The decision: which candidates are commitments."""

from __future__ import annotations

from dataclasses import dataclass

_BAD = (
    "inside an if-clause",
    "a question",
    "under speculation",
    "reported as speculation",
    "content perfect",
    "would outside a report",
    "cue negated",
    "actor thing",
    "actor none",
    "actor you",
    "actor there",
    "actor this",
)


@dataclass(frozen=True, slots=True)
class Verdict:
    accepted: bool
    near: bool
    score: float
    why: str


def judge(features: tuple[str, ...]) -> Verdict:
    bad = [f for f in features if f in _BAD]
    return Verdict(not bad, bool(bad), 1.0 - len(bad), "; ".join(bad))
