"""The order of key terms: how often, how rare, how early, and of how many words.

A phrase counts for the words it holds (their frequency by their rarity, tf-idf) and for how often it stands as a whole.
The exponents were set by reason and left alone: whatever lies around them ranks alike on the corpus.
"""

from __future__ import annotations

from collections import Counter
from math import log

from briefing.extract.terms.candidates import Candidate
from briefing.extract.terms.forms import TITLES, WEAK_NOUNS
from briefing.extract.terms.tokens import Word

# What a phrase of so many words counts: one word is seldom a topic by itself, five are seldom one that recurs.
_LENGTHS = {1: 0.4, 2: 1.0, 3: 0.95, 4: 0.8}
_LONGER = 0.7
# A name of one word tells more than a noun does.
_NAME = 0.6
# Between the sum of a phrase's words (0), which favours long ones, and their mean (1).
_MEAN = 0.85
_EARLY = 0.6
# A person named once speaks or stands by; "foreign minister" is who somebody is.
_NAMED_ONCE = 0.7
_OFFICE = 0.5
# "undisclosed location": an adjective before a noun that says nothing.
_VAGUE = 0.75
# What the headline names is what the article is about.
_HEADLINE = 1.25


def word_counts(sentences: list[list[Word]]) -> Counter[str]:
    """How often each stem stands in the article, in nouns, adjectives and names."""
    return Counter(s for words in sentences for w in words if w.kind != "-" for s in w.stems)


def score(candidate: Candidate, counts: Counter[str], headline: frozenset[str]) -> float:
    """The weight of a candidate; only its order against others means something. ``headline`` holds the stems of the
    article's title, where it is known."""
    size = len(candidate.stems)
    found: float = sum(w.rarity * log(1 + counts[s]) for w in candidate.parts for s in w.stems) / size**_MEAN
    found *= 1 + log(len(candidate.spans))
    found /= (1 + candidate.sentences[0]) ** _EARLY
    if headline.issuperset(candidate.stems):
        found *= _HEADLINE
    length = _LENGTHS.get(size, _LONGER)
    if candidate.entity is not None:
        named_once = candidate.entity.type == "person" and len(candidate.spans) == 1
        return found * max(length, _NAME) * (_NAMED_ONCE if named_once else 1.0)
    return found * length * _sense(candidate)


def _sense(candidate: Candidate) -> float:
    head = candidate.parts[-1].text.lower()
    if head in TITLES:
        return _OFFICE
    vague = head in WEAK_NOUNS and all(w.kind == "a" for w in candidate.parts[:-1])
    return _VAGUE if vague else 1.0
