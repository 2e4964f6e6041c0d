"""Which articles tell one story, and which are one text."""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from briefing.brief.model import Brief
from briefing.dossier.likeness import Shingles, article_vectors
from briefing.dossier.model import Copies

# Average similarity from which two groups are one story, and the days after which similarity counts half.
STORY_THRESHOLD = 0.1
HALF_LIFE_DAYS = 200.0
# Articles of the same days tell one story rather: similarity counts so much more on one day, and that fades in a week.
SAME_DAYS, FADES_IN_DAYS = 0.4, 5.0
# How many articles may share a word or name for which they are compared, or a tenth of the stack.
_COMMON = 200
# Share of the shorter text's five-word runs that stand in the other: a copy; nearly all of both: the same text.
COPY_SHARE, SAME_SHARE = 0.5, 0.95


def stories(briefs: tuple[Brief, ...], vectors: Sequence[Mapping[str, float]] | None = None) -> list[list[int]]:
    """Groups of article indices, one group a story, by agglomerative clustering with average linkage over cosine
    similarity that fades with the days between the articles. Largest group first, each in order of publication.
    ``vectors`` are the `article_vectors`, where they are known already."""
    likeness = _likeness(vectors if vectors is not None else article_vectors(briefs))
    for (i, j), score in likeness.items():
        likeness[i, j] = score * _fade(briefs[i].article.published, briefs[j].article.published)
    groups = _agglomerate(len(briefs), likeness)
    for group in groups:
        group.sort(key=lambda i: (briefs[i].article.published or date.max, i))
    return sorted(groups, key=lambda g: (-len(g), briefs[g[0]].article.published or date.max, g[0]))


def _likeness(vectors: Sequence[Mapping[str, float]]) -> dict[tuple[int, int], float]:
    """The cosine of every two vectors (of length one) that share something, by an inverted index. In a large stack
    what a tenth of it has is left out: it tells no story, and its pairs are most of all pairs."""
    spread = Counter(key for vector in vectors for key in vector)
    common = max(_COMMON, len(vectors) // 10)
    places: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    found: defaultdict[tuple[int, int], float] = defaultdict(float)
    for j, vector in enumerate(vectors):
        for key, weight in vector.items():
            if spread[key] > common:
                continue
            for i, other in places[key]:
                found[i, j] += weight * other
            places[key].append((j, weight))
    return dict(found)


def _fade(a: date | None, b: date | None) -> float:
    if a is None or b is None:
        return 1.0
    days = abs((a - b).days)
    return math.pow(0.5, days / HALF_LIFE_DAYS) * (1 + SAME_DAYS * math.exp(-days / FADES_IN_DAYS))


def _agglomerate(count: int, likeness: dict[tuple[int, int], float]) -> list[list[int]]:
    """Average linkage by the Lance-Williams update; ties go to the earliest pair, so that the result is stable."""
    groups: dict[int, list[int]] = {i: [i] for i in range(count)}
    rows: dict[int, dict[int, float]] = {i: {} for i in range(count)}
    for (i, j), s in likeness.items():
        rows[i][j] = rows[j][i] = s
    queue = [(-s, i, j) for (i, j), s in likeness.items()]
    heapq.heapify(queue)
    while queue:
        negative, i, j = heapq.heappop(queue)
        if -negative < STORY_THRESHOLD:
            break
        if i not in rows or j not in rows or rows[i].get(j) != -negative:
            continue  # merged meanwhile, or its likeness has changed
        a, b = len(groups[i]), len(groups[j])
        others = sorted((rows[i].keys() | rows[j].keys()) - {i, j})
        merged = {k: (a * rows[i].get(k, 0.0) + b * rows[j].get(k, 0.0)) / (a + b) for k in others}
        groups[i] += groups.pop(j)
        del rows[j]
        rows[i] = merged
        for k, score in merged.items():
            rows[k].pop(j, None)
            rows[k][i] = score
            heapq.heappush(queue, (-score, min(i, k), max(i, k)))
    return list(groups.values())


def copies(briefs: tuple[Brief, ...], group: list[int]) -> tuple[Copies, ...]:
    """The sets of articles in a group that are one text, the first of each set first."""
    shingles = {i: Shingles.of(briefs[i].article.text) for i in group}
    sets: list[list[int]] = []
    for i in group:
        home = next((s for s in sets if any(shingles[i].shared(shingles[j]) >= COPY_SHARE for j in s)), None)
        if home is None:
            sets.append([i])
        else:
            home.append(i)
    found = []
    for members in sets:
        if len(members) > 1:
            share = min(shingles[members[0]].shared(shingles[j]) for j in members[1:])
            sizes = [len(shingles[j].runs) for j in members]
            same = share >= SAME_SHARE and min(sizes) >= SAME_SHARE * max(sizes)
            found.append(Copies(tuple(members), "same text" if same else "wire copy", round(share, 3)))
    return tuple(found)
