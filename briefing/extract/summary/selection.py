"""From ranked candidates to a summary of a given length."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from briefing.extract.summary.candidates import Candidate, repeated
from briefing.extract.summary.length import Length
from briefing.extract.summary.ranking import Vector, similarity

# The share of relevance in maximal marginal relevance (Carbonell & Goldstein, SIGIR 1998); the rest is novelty.
_RELEVANCE = 0.8


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


@dataclass(slots=True)
class _Summary:
    budget: Budget
    chosen: list[Candidate] = field(default_factory=list)

    def takes(self, candidate: Candidate) -> bool:
        """Whether the candidate fits and repeats nothing."""
        return self.budget.holds(candidate) and not any(repeated(candidate, c) for c in self.chosen)

    def stands(self, candidate: Candidate) -> bool:
        """Whether the candidate can be understood where it would stand: what it points back to is there."""
        return candidate.leans is None or any(c.number == candidate.before for c in self.chosen)

    def add(self, candidate: Candidate) -> None:
        self.chosen.append(candidate)
        self.budget.take(candidate)


def lead(candidates: Sequence[Candidate], length: Length) -> list[Candidate]:
    """The first candidates, as many as fit."""
    summary = _Summary(Budget.of(length, candidates))
    for candidate in candidates:
        if not summary.budget.holds(candidate):
            # A list that does not fit as a whole is passed over; a sentence that does not fit ends the lead.
            if len(candidate.spans) > 1:
                continue
            break
        if candidate.flaw is None and not any(repeated(candidate, c) for c in summary.chosen):
            summary.add(candidate)
    return summary.chosen or _one(candidates, length)


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
    order: list[Candidate],
    candidates: Sequence[Candidate],
    length: Length,
    best: Callable[[_Summary, list[Candidate]], Candidate],
) -> list[Candidate]:
    """Take the best that is whole and stands by itself; when there is none left, what leans, then what is flawed."""
    summary = _Summary(Budget.of(length, candidates))
    left = order
    while left:
        left = [c for c in left if c not in summary.chosen and summary.takes(c)]
        whole = [c for c in left if c.flaw is None]
        free = [c for c in whole if summary.stands(c)] or (whole or left if not summary.chosen else [])
        if not free:
            break
        summary.add(best(summary, free))
    return sorted(summary.chosen or _one(candidates, length), key=lambda c: c.number)


def _one(candidates: Sequence[Candidate], length: Length) -> list[Candidate]:
    """For a share so small that nothing fits: the first sentence that is whole and stands by itself."""
    if length.percent is None or not candidates:
        return []
    good = [c for c in candidates if c.flaw is None and c.leans is None and len(c.spans) == 1]
    return [good[0] if good else candidates[0]]
