"""From ranked candidates to a summary of a given length."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefing.extract.summary.candidates import Candidate, repeats
from briefing.extract.summary.length import Length
from briefing.extract.summary.ranking import Vector, similarity

# The share of relevance in maximal marginal relevance (Carbonell & Goldstein, SIGIR 1998); the rest is novelty.
_RELEVANCE = 0.7


@dataclass(slots=True)
class Budget:
    """What may still be taken: sentences or words, whichever the length speaks of."""

    sentences: float = float("inf")
    words: float = float("inf")

    @classmethod
    def of(cls, length: Length, candidates: Sequence[Candidate]) -> Budget:
        """The budget of a length for these candidates; a share gives the shortest of them at least."""
        if length.sentences is not None:
            return cls(sentences=length.sentences)
        if length.words is not None:
            return cls(words=length.words)
        total = sum(c.words for c in candidates)
        return cls(words=total * (length.percent or 0) / 100)

    def holds(self, candidate: Candidate) -> bool:
        """Whether the candidate still fits."""
        return len(candidate.spans) <= self.sentences and candidate.words <= self.words

    def take(self, candidate: Candidate) -> None:
        """Spend what the candidate costs."""
        self.sentences -= len(candidate.spans)
        self.words -= candidate.words


class _Summary:
    """What has been taken so far, and what may still be."""

    def __init__(self, budget: Budget, free: Sequence[Candidate]) -> None:
        self.budget = budget
        self.chosen: list[Candidate] = []
        self._numbers: set[int] = set()
        self._bags = {c.number: Counter(c.content) for c in free}
        self.free = [c for c in free if budget.holds(c)]

    def stands(self, candidate: Candidate) -> bool:
        """Whether the candidate can be understood where it would stand: what it points back to is there."""
        return candidate.leans is None or candidate.before in self._numbers

    def take(self, candidate: Candidate) -> None:
        """Take a candidate; what no longer fits and what only repeats it is free no more."""
        self.chosen.append(candidate)
        self._numbers.add(candidate.number)
        self.budget.take(candidate)
        bag = self._bags[candidate.number]
        self.free = [
            c
            for c in self.free
            if c is not candidate and self.budget.holds(c) and not repeats(self._bags[c.number], bag)
        ]


def lead(candidates: Sequence[Candidate], length: Length) -> list[Candidate]:
    """The first candidates, as many as fit."""
    summary = _Summary(Budget.of(length, candidates), candidates)
    fits = Budget.of(length, candidates)
    for candidate in candidates:
        # A list that does not fit as a whole is passed over; a sentence that does not fit ends the lead.
        if len(candidate.spans) == 1 and not summary.budget.holds(candidate):
            break
        if candidate.flaw is None and any(c is candidate for c in summary.free):
            summary.take(candidate)
    return summary.chosen or _any(candidates, length, fits)


def by_rank(candidates: Sequence[Candidate], ranking: Sequence[int], length: Length) -> list[Candidate]:
    """The best candidates of a ranking (their numbers, best first), in the article's order."""

    def best(summary: _Summary, free: list[Candidate]) -> Candidate:
        return free[0]

    return _fill([candidates[i] for i in ranking], candidates, length, best)


def by_relevance(
    candidates: Sequence[Candidate], scores: Sequence[float], weights: Sequence[Vector], length: Length
) -> list[Candidate]:
    """The candidates of greatest marginal relevance, in the article's order."""
    likeness = [0.0] * len(candidates)
    seen = 0

    def best(summary: _Summary, free: list[Candidate]) -> Candidate:
        nonlocal seen
        for chosen in summary.chosen[seen:]:
            for c in candidates:
                likeness[c.number] = max(likeness[c.number], similarity(weights[c.number], weights[chosen.number]))
        seen = len(summary.chosen)
        return max(
            free,
            key=lambda c: (_RELEVANCE * scores[c.number] - (1 - _RELEVANCE) * likeness[c.number], -c.number),
        )

    return _fill(list(candidates), candidates, length, best)


def _fill(
    order: Sequence[Candidate],
    candidates: Sequence[Candidate],
    length: Length,
    best: Callable[[_Summary, list[Candidate]], Candidate],
) -> list[Candidate]:
    """Take the best that is whole and stands by itself or after what was taken, until nothing fits."""
    summary = _Summary(Budget.of(length, candidates), order)
    while free := [c for c in summary.free if c.flaw is None and summary.stands(c)]:
        summary.take(best(summary, free))
    found = summary.chosen or _any(candidates, length, Budget.of(length, candidates))
    return sorted(found, key=lambda c: c.number)


def _any(candidates: Sequence[Candidate], length: Length, budget: Budget) -> list[Candidate]:
    """Where no sentence that is whole and stands by itself fits: for a share, which gives one sentence at least, the
    first such sentence; else the first that fits at all."""
    single = [c for c in candidates if len(c.spans) == 1]
    good = [c for c in single if c.flaw is None and c.leans is None]
    fitting = [c for c in single if budget.holds(c)]
    if length.percent is not None:
        return (good or fitting or list(candidates))[:1]
    return ([c for c in fitting if c.leans is None] or fitting)[:1] if not good else []
