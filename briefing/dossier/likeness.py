"""How alike two texts, names or articles are."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from briefing.brief.model import Brief
from briefing.dossier.names import key_of
from briefing.text.stem import stem
from briefing.text.words import stop_words, word_spans

Bag = Mapping[str, float]
# The articles that a stack is thought to be a part of, for what is rare in it.
_BACKGROUND = 100
_NAME = 1.2


@lru_cache(maxsize=1 << 15)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text that carry meaning, in order, in lower case without the genitive's ending."""
    found = (s.of(text).lower().replace("’", "'").removesuffix("'s").replace(".", "") for s in word_spans(text))
    return tuple(w for w in found if w not in stop_words() and (len(w) > 1 or not w.isascii() or w.isdigit()))


def all_words(text: str) -> tuple[str, ...]:
    """All words of a text in lower case: what is left of it when layout and punctuation do not count."""
    return tuple(s.of(text).lower().replace("’", "'") for s in word_spans(text))


@lru_cache(maxsize=1 << 15)
def content_words(text: str) -> tuple[str, ...]:
    """The stems of `words_of` a text."""
    return tuple(stem(w) for w in words_of(text))


@lru_cache(maxsize=1 << 15)
def _rare_words(text: str) -> tuple[tuple[str, float], ...]:
    from briefing.extract.terms.frequency import rarity  # reads its table on first use, 10 ms

    weights: dict[str, float] = {}
    for word in words_of(text):
        weights[stem(word)] = max(weights.get(stem(word), 0.0), rarity(word))
    return tuple(weights.items())


def rare_words(text: str) -> dict[str, float]:
    """The stems of a text with the weight of each: near 1 for a rare word, some 0.45 for a common one."""
    return dict(_rare_words(text))


def weighted_f1(a: Bag, b: Bag) -> float:
    """The F1 of two weighted sets of words, 0..1."""
    common = sum(min(w, b[k]) for k, w in a.items() if k in b)
    return 2 * common / (sum(a.values()) + sum(b.values())) if common else 0.0


class Sentences:
    """Sentences of many articles, to be asked whether one of them is like another sentence. Only those are compared
    that share enough of its rarer words to be (a prefix filter, Chaudhuri, Ganti and Kaushik 2006)."""

    def __init__(self, told: Iterable[tuple[int, Bag]]) -> None:
        self._told = [*told]
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for n, (_, words) in enumerate(self._told):
            for word in words:
                self._places[word].append(n)

    def has_like(self, words: Bag, least: float, but: int | None = None) -> bool:
        """Whether a sentence of an article other than ``but`` has a `weighted_f1` of ``least`` at least."""
        size = sum(words.values())
        spare = least * size / (2 - least)
        seen: set[int] = set()
        for word in sorted(words, key=lambda w: (len(self._places.get(w, ())), w)):
            if size < spare:
                return False  # what is left cannot make it
            size -= words[word]
            for n in self._places.get(word, ()):
                article, other = self._told[n]
                if n not in seen and article != but:
                    seen.add(n)
                    if weighted_f1(words, other) >= least:
                        return True
        return False


def overlap_f1(a: Iterable[str], b: Iterable[str]) -> float:
    """The F1 of two bags of words, 0..1."""
    x, y = Counter(a), Counter(b)
    common = sum((x & y).values())
    return 2 * common / (x.total() + y.total()) if common else 0.0


def containment(a: Iterable[Hashable], b: Iterable[Hashable]) -> float:
    """The share of the smaller set that stands in the other, 0..1."""
    x, y = set(a), set(b)
    return len(x & y) / min(len(x), len(y)) if x and y else 0.0


def unit(v: Bag) -> dict[str, float]:
    """A vector scaled to length one; an empty one stays."""
    length = math.sqrt(sum(w * w for w in v.values())) or 1.0
    return {k: w / length for k, w in v.items()}


@dataclass(frozen=True, slots=True)
class Shingles:
    """The runs of five words of a text, to tell copies from articles that only share their subject."""

    runs: frozenset[tuple[str, ...]]

    @classmethod
    def of(cls, text: str) -> Shingles:
        """The shingles of a text (Broder 1997), over lower-cased words so that punctuation and layout do not count."""
        words = all_words(text)
        return cls(frozenset(words[i : i + 5] for i in range(max(1, len(words) - 4))))

    def shared(self, other: Shingles) -> float:
        """The share of the shorter text that stands in the other one, 0..1."""
        return containment(self.runs, other.runs)


def article_vectors(briefs: tuple[Brief, ...]) -> list[dict[str, float]]:
    """For each brief a vector of length one of what it is about: names (``n:``) and stems (``w:``) of its title, main
    news, summary, terms and text; what stands in front counts most, what is rare in the language more than what every
    second article has, and what the rest of the stack has not more than what it has."""
    bags = [_article_bag(b) for b in briefs]
    spread: Counter[str] = Counter(k for bag in bags for k in bag)
    n = len(bags)
    return [unit({k: math.log1p(c) * w * _inverse(spread[k], n) for k, (c, w) in bag.items()}) for bag in bags]


def _inverse(count: int, n: int) -> float:
    """The inverse document frequency within the stack, as if it had some hundred articles more without the word, so
    that a stack of five on one story knows what they have in common."""
    return math.log((n + _BACKGROUND) / (count + 1)) / math.log(n + _BACKGROUND)


def _article_bag(brief: Brief) -> dict[str, tuple[float, float]]:
    """Count and rarity by key."""
    bag: defaultdict[str, float] = defaultdict(float)
    weights: dict[str, float] = {}
    for weight, text in (
        (3.0, brief.article.title or ""),
        (2.0, " ".join(h.text for h in brief.what[:1])),
        (1.0, " ".join(s.text for s in brief.summary)),
        (0.5, brief.article.text[:3000]),
        *((2.0 * t.score, t.term) for t in brief.terms),
    ):
        rare = rare_words(text)
        weights.update({f"w:{k}": w for k, w in rare.items()})
        for word in content_words(text):
            bag[f"w:{word}"] += weight
    for actor in brief.who:
        key = key_of(actor.name)
        bag[f"n:{key}"] += 4.0 * actor.salience
        weights[f"n:{key}"] = _NAME
    return {k: (c, weights[k]) for k, c in bag.items()}
