"""Numbers in digits and in words, with their scales, and what they are worth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from briefing.text.span import Span

_ONES = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SMALL: dict[str, int] = {
    **{w: i for i, w in enumerate(_ONES, 1)},
    **{w: i for i, w in enumerate(_TEENS, 10)},
    **{w: i for i, w in zip(range(20, 100, 10), _TENS, strict=True)},
}
_SCALES: dict[str, int] = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1_000,
    "lakh": 100_000,
    "lakhs": 100_000,
    "million": 1_000_000,
    "crore": 10_000_000,
    "crores": 10_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
    "quadrillion": 1_000_000_000_000_000,
    "mn": 1_000_000,
    "mln": 1_000_000,
    "bn": 1_000_000_000,
    "tn": 1_000_000_000_000,
    "trn": 1_000_000_000_000,
}
#: Suffixes that stand for a scale only where the number is a sum of money or counts something: "€144m", "21k pts".
_SUFFIXES: dict[str, int] = {"k": 1_000, "m": 1_000_000, "b": 1_000_000_000, "t": 1_000_000_000_000}
_FRACTIONS: dict[str, float] = {
    "half": 1 / 2,
    "third": 1 / 3,
    "quarter": 1 / 4,
    "fifth": 1 / 5,
    "sixth": 1 / 6,
    "seventh": 1 / 7,
    "eighth": 1 / 8,
    "ninth": 1 / 9,
    "tenth": 1 / 10,
}

_DIGITS = r"(?:\d{1,3}(?:,\d{2,3})*,\d{3}|\d{1,3}(?: \d{3})+(?!\d)|\d+)(?:\.\d+)?(?![\d,]\d)|(?<![\d.])\.\d+"
_WORD = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_ONES)}))?|{'|'.join(_TEENS + _ONES)})"
_SCALE = rf"(?:{'|'.join(sorted(_SCALES, key=len, reverse=True))})"
_PART = rf"(?:{'|'.join(_FRACTIONS)})"
NUMBER = re.compile(
    rf"""(?P<fraction>\b(?:a|an|one|two|three|four|five|nine)[- ](?:{_PART})s?\b(?![- ]{_SCALE})
        |\bhalf\b(?=[ ](?:of|the|its|their|his|her)\b))
    |(?P<half>\bhalf[ ](?:a|an)[ ]{_SCALE})\b
    |(?P<mixed>(?:{_WORD}|\d+)[- ]and[- ](?:a[- ])?(?:half|quarter|third|three[ ]quarters))\b(?P<scaled>[ ]{_SCALE}\b)?
    |(?P<digits>{_DIGITS})(?P<scale>\+?[ -]?(?:{_SCALE})(?:[ -]{_SCALE})?\b|[kmbt]\b(?!['’/]|\.\w))?
    |(?P<words>\b(?:(?:an?[ ]|{_WORD}[- ]){_SCALE}(?:[- ]{_SCALE})*
        (?:[ ](?:and[ ])?{_WORD}(?:[- ]{_SCALE})*)*|{_WORD}))\b""",
    re.VERBOSE | re.IGNORECASE,
)


# Most sentences have neither a digit nor one of these words; looking for them is ten times faster than `NUMBER`.
_TELLING = frozenset([*_SMALL, *_SCALES, *_FRACTIONS, *(f"{w}s" for w in _FRACTIONS), *(f"{w}s" for w in _SCALES)])
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in the text: where, what it is worth, how it is written.

    ``suffix`` is a glued "k", "m", "b" or "t", whose meaning its neighbours decide; ``value`` leaves it out.
    """

    span: Span
    value: float
    form: str
    suffix: str = ""

    @property
    def scaled(self) -> float:
        """The value with the suffix taken for a scale."""
        return self.value * _SUFFIXES.get(self.suffix, 1)


def numerals(text: str, within: Span) -> Iterator[Numeral]:
    """The numbers of a stretch of text, left to right."""
    if not _DIGIT.search(text, within.start, within.end) and _TELLING.isdisjoint(
        _LETTERS.findall(within.of(text).lower())
    ):
        return
    for match in NUMBER.finditer(text, within.start, within.end):
        span = Span(match.start(), match.end())
        if match["digits"]:
            value = float(digits := match["digits"].replace(",", "").replace(" ", ""))
            scale = (match["scale"] or "").strip(" +-").lower()
            if scale in _SUFFIXES:
                yield Numeral(span, value, "digits", scale)
            else:
                # Binary fractions would make 34,200,000,000.000004 of "34.2 billion".
                value = float(Decimal(digits) * _scale(scale)) if scale else value
                yield Numeral(span, value, "scaled" if scale else "digits")
        elif match["mixed"]:
            yield Numeral(span, _mixed(match["mixed"]) * _scale((match["scaled"] or "").strip().lower()), "scaled")
        elif match["fraction"]:
            yield Numeral(span, _fraction(match["fraction"].lower()), "fraction")
        elif match["half"]:
            yield Numeral(span, 0.5 * _scale(match["half"].split()[-1].lower()), "scaled")
        else:
            words = match["words"].lower()
            yield Numeral(span, words_value(words), "scaled" if re.search(rf"\b{_SCALE}\b", words) else "word")


def _scale(words: str) -> int:
    worth = 1
    for word in re.split(r"[ -]", words):
        worth *= _SCALES.get(word, 1)
    return worth


def _mixed(words: str) -> float:
    whole, part = re.split(r"[ -]and[ -]", words.lower())
    return (float(whole) if whole.isdigit() else words_value(whole)) + _fraction(part)


def _fraction(words: str) -> float:
    *count, part = re.split(r"[ -]", words)
    times = _SMALL.get(count[0], 1) if count else 1
    part = part if part in _FRACTIONS else part.removesuffix("s")
    return times * _FRACTIONS[part]


def words_value(words: str) -> float:
    """The value of a number in words ("two hundred and fifty thousand", "a dozen")."""
    total, group = 0.0, 0.0
    for word in re.split(r"[ -]", words.lower()):
        if word in _SMALL:
            group += _SMALL[word]
        elif word in ("hundred", "dozen"):
            group = (group or 1) * _SCALES[word]
        elif word in _SCALES:
            total += (group or 1) * _SCALES[word]
            group = 0.0
    return total + group


def plain(value: float) -> float | int:
    """An integer where the value is whole."""
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded
