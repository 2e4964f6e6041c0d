"""The default method: directed centrality, position and length.

Centrality is that of PacSum (Zheng & Lapata, "Sentence centrality revisited for unsupervised summarization", ACL 2019):
a sentence of a report counts for what follows it, as details follow the news, and little for what went before. The
position term makes the lead win unless a later sentence is much more central.
"""

from __future__ import annotations

from collections import Counter
from math import sqrt

from briefing.extract.summary.candidates import Candidate
from briefing.extract.terms.frequency import rarity

Vector = dict[str, float]

_CENTRALITY = 0.5
# What a sentence counts for those before it, against 1 for those after it.
_BACKWARDS = 0.2
_TITLE = 0.15
# A sentence of fewer words than the first says little; one of more than the second takes the room of two and is hard
# to read at a glance. The lead is let off the second: it is long because it says who, what, when and where.
_SHORT, _LONG = 12, 20
# Articles of more sentences than this are long reads: what they are about stands in the first ones.
_WINDOW = 250


def vectors(candidates: tuple[Candidate, ...]) -> list[Vector]:
    """Each candidate's content words weighted by frequency and rarity, of length 1."""
    rare: dict[str, float] = {}
    for candidate in candidates:
        for word, form in zip(candidate.content, candidate.forms, strict=True):
            rare[word] = min(rare.get(word, 1.0), rarity(form))
    found = []
    for candidate in candidates:
        weights = {w: n * rare[w] for w, n in Counter(candidate.content).items()}
        norm = sqrt(sum(x * x for x in weights.values())) or 1.0
        found.append({w: x / norm for w, x in weights.items()})
    return found


def similarity(a: Vector, b: Vector) -> float:
    """The cosine of two vectors of length 1."""
    if len(b) < len(a):
        a, b = b, a
    return sum(x * b[w] for w, x in a.items() if w in b)


def scores(candidates: tuple[Candidate, ...], weights: list[Vector], title: tuple[str, ...] = ()) -> list[float]:
    """A score for each candidate, the best 1; ``title`` holds the content words of the article's title if known."""
    central = _centrality(weights)
    heading = set(title)
    found = []
    for candidate, c in zip(candidates, central, strict=True):
        score = _CENTRALITY * c + 1 / sqrt(1 + candidate.number)
        if heading:
            score += _TITLE * len(heading & set(candidate.content)) / len(heading)
        found.append(score * _fitness(candidate))
    best = max(found, default=0.0) or 1.0
    return [x / best for x in found]


def _centrality(weights: list[Vector]) -> list[float]:
    """Directed centrality, the greatest 1. Words are looked up in an index, so that only pairs that share one cost."""
    holders: dict[str, list[tuple[int, float]]] = {}
    for i, vector in enumerate(weights[:_WINDOW]):
        for word, x in vector.items():
            holders.setdefault(word, []).append((i, x))
    found = [0.0] * len(weights)
    for places in holders.values():
        # Sums from the end: what a word's later holders weigh together.
        total = sum(x for _, x in places)
        before = 0.0
        for i, x in places:
            after = total - before - x
            found[i] += x * (after + _BACKWARDS * before)
            before += x
    best = max(found, default=0.0) or 1.0
    return [x / best for x in found]


def _fitness(candidate: Candidate) -> float:
    """What a sentence's form takes off its score."""
    words = max(1, candidate.words)
    found = min(1.0, words / _SHORT)
    if words > _LONG and candidate.number > 0 and len(candidate.spans) == 1:
        found *= sqrt(_LONG / words)
    if candidate.quoted > 0.6:
        found *= 0.8
    return found * (0.7 if candidate.question else 1.0)
