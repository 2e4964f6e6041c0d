"""The order of key terms: how often, how rare, how early, and of how many words."""

from __future__ import annotations

from collections import Counter
from math import log, sqrt

from briefing.extract.terms.candidates import Candidate, Word

# What a phrase of so many words counts: one word is seldom a topic by itself, five are seldom one that recurs.
_LENGTHS = {1: 0.5, 2: 1.0, 3: 0.95, 4: 0.8}
_LONGER = 0.7
# A name of one word tells more than a noun does.
_NAME = 0.75


def word_counts(sentences: list[list[Word]]) -> Counter[str]:
    """How often each stem stands in the article, in nouns, adjectives and names."""
    return Counter(s for words in sentences for w in words if w.kind != "-" for s in w.stems)


def score(candidate: Candidate, counts: Counter[str]) -> float:
    """The weight of a candidate; only its order against others means something."""
    inner = sum(w.rarity * log(1 + counts[s]) for w in candidate.parts for s in w.stems)
    inner /= sqrt(len(candidate.stems))
    often = 1 + log(len(candidate.spans))
    early = 1 / sqrt(1 + candidate.sentences[0])
    size = _LENGTHS.get(len(candidate.stems), _LONGER)
    if candidate.entity is not None:
        size = max(size, _NAME)
    return inner * sqrt(often) * early * size
