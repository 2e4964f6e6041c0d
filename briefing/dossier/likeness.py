"""How alike two texts, names or articles are."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from briefing.brief.model import Brief

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
# Words that say nothing of what a text is about; short on purpose, the weights of rare words do the rest.
STOP_WORDS = frozenset(
    """a about above after again against all also am an and any are as at be because been before being between both
    but by can could did do does doing down during each few for from further had has have having he her here hers him
    his how i if in into is it its itself just may me might more most must my no nor not now of off on once only or
    other our out over own said same say says shall she should so some such than that the their them then there these
    they this those through to told too under until up upon us very was we were what when where which while who whom
    why will with would you your mr mrs ms one two new year years day days""".split()
)
_TITLES = frozenset("mr mrs ms dr sir president prime minister secretary general senator the".split())


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A light stem that joins inflections of one word ("protests", "protesting" and "protest"): enough to compare."""
    w = word.lower().replace("’", "'").removesuffix("'s")
    for ending, rest in (("ies", "y"), ("sses", "ss"), ("ing", ""), ("edly", ""), ("ed", ""), ("es", ""), ("s", "")):
        if w.endswith(ending) and len(w) - len(ending) >= 3 and not (ending == "s" and w.endswith(("ss", "us", "is"))):
            w = w[: len(w) - len(ending)] + rest
            break
    return w[:-1] if w.endswith("e") and len(w) > 4 else w


def content_words(text: str) -> list[str]:
    """The stems of a text's words that carry meaning, in order."""
    return [stem(w) for w in _WORD.findall(text) if w.lower() not in STOP_WORDS and (len(w) > 1 or w.isdigit())]


def overlap_f1(a: Iterable[str], b: Iterable[str]) -> float:
    """The F1 of two bags of words, 0..1."""
    x, y = Counter(a), Counter(b)
    common = sum((x & y).values())
    return 2 * common / (x.total() + y.total()) if common else 0.0


def containment(a: Iterable[Hashable], b: Iterable[Hashable]) -> float:
    """The share of the smaller set that stands in the other, 0..1."""
    x, y = set(a), set(b)
    return len(x & y) / min(len(x), len(y)) if x and y else 0.0


def same_name(a: str, b: str) -> bool:
    """Whether two forms can name one person or body: one's words all stand in the other's, titles aside, or one is
    the other's initials."""
    x = [w for w in (t.lower() for t in _WORD.findall(a)) if w not in _TITLES]
    y = [w for w in (t.lower() for t in _WORD.findall(b)) if w not in _TITLES]
    if not x or not y:
        return a.lower() == b.lower()
    if set(x) <= set(y) or set(y) <= set(x):
        return True
    return _initials(b, a) or _initials(a, b)


def _initials(short: str, long: str) -> bool:
    letters = short.replace(".", "")
    first = "".join(w[0] for w in _WORD.findall(long) if w[0].isupper())
    return len(letters) >= 2 and letters.isupper() and letters == first


Vector = Mapping[str, float]


def cosine(a: Vector, b: Vector) -> float:
    """The cosine of two sparse vectors, 0..1 for weights that are not negative."""
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    dot = sum(w * large[k] for k, w in small.items() if k in large)
    return dot / (_norm(a) * _norm(b)) if dot else 0.0


def _norm(v: Vector) -> float:
    return math.sqrt(sum(w * w for w in v.values()))


@dataclass(frozen=True, slots=True)
class Shingles:
    """The runs of five words of a text, to tell copies from articles that only share their subject."""

    runs: frozenset[tuple[str, ...]]

    @classmethod
    def of(cls, text: str) -> Shingles:
        """The shingles of a text (Broder 1997), over lower-cased words so that punctuation and layout do not count."""
        words = [w.lower() for w in _WORD.findall(text)]
        return cls(frozenset(tuple(words[i : i + 5]) for i in range(max(1, len(words) - 4))))

    def shared(self, other: Shingles) -> float:
        """The share of the shorter text that stands in the other one, 0..1."""
        return containment(self.runs, other.runs)


def article_bags(briefs: tuple[Brief, ...]) -> list[dict[str, float]]:
    """For each brief a weighted bag of what it is about: names (``n:``) and words (``w:``) of its title, main news,
    summary and terms; what stands in front counts most."""
    bags: list[dict[str, float]] = []
    for brief in briefs:
        bag: defaultdict[str, float] = defaultdict(float)
        for weight, text in (
            (3.0, brief.article.title or ""),
            (2.0, " ".join(h.text for h in brief.what[:1])),
            (1.0, " ".join(s.text for s in brief.summary)),
            (0.5, brief.article.text[:3000]),
        ):
            for word in content_words(text):
                bag[f"w:{word}"] += weight
        for actor in brief.who:
            bag[f"n:{actor.name.lower()}"] += 4.0 * actor.salience
        for term in brief.terms:
            for word in content_words(term.term):
                bag[f"w:{word}"] += 2.0 * term.score
        bags.append(bag)
    return bags


def weighted(bags: list[dict[str, float]], rarity: Mapping[str, float]) -> list[dict[str, float]]:
    """The bags with dampened counts, each key weighted by its rarity in the stack and (for words) in the language.

    ``rarity`` gives the inverse document frequency of a stem in general text, 0 for the most common.
    """
    spread: Counter[str] = Counter(k for bag in bags for k in bag)
    n = len(bags)
    return [
        {
            k: math.log1p(c) * math.log(1 + n / spread[k]) * (rarity.get(k[2:], 1.0) if k.startswith("w:") else 1.0)
            for k, c in bag.items()
        }
        for bag in bags
    ]
