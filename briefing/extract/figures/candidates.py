"""Every number of a sentence with what belongs to it: currency, unit, range, bound, the noun it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from briefing.extract.figures.numerals import Numeral, numerals
from briefing.extract.figures.units import (
    BOUND_AFTER,
    BOUND_BEFORE,
    MAGNITUDE_BEFORE,
    MEASURE,
    MINUS,
    MONEY_AFTER,
    MONEY_BEFORE,
    PER,
    PERCENT,
    Bound,
    bound_of,
    measure_unit,
    money_unit,
)
from briefing.text.span import Span

Kind = Literal["money", "percent", "points", "measure", "fraction", "share", "count", "range", "bare"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number as the text gives it.

    ``core`` are the digits or words alone (of a range: of both its ends), ``span`` the whole with currency, unit and
    bounds; ``low`` and ``high`` its values, ``form`` how it is written ("digits", "scaled", "word", "fraction").
    """

    core: Span
    span: Span
    kind: Kind
    low: float
    high: float | None
    unit: str | None
    bound: Bound | None
    form: str


_HEDGES = "about |around |nearly |almost |some |up to |even "
_BETWEEN = re.compile(rf"(?:\s?[-–—]\s?|-to-| out of (?:the |every )?| in (?:every )?|,? (?:to|and|or) (?:{_HEDGES})?)")
_RANGE_LED = re.compile(
    r"\b(?P<word>between|from|anywhere from|range of)(?: about| around)? ?(?:[A-Z$€£¥₹]{0,4} ?)$", re.IGNORECASE
)
# "Three out of four" is a share, "7 out of 20" a count.
_SMALL_WHOLE = 10
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_SAID_AGAIN = re.compile(r" (?:(?:US |U\.S\. )?dollars?\b|(?P<code>USD|CAD|AUD|NZD|HKD|SGD)\b)")
_LETTER = re.compile(r" (?:[BMK])\b(?!\.)")


@dataclass(frozen=True, slots=True)
class _Piece:
    """One number with its own currency or unit."""

    numeral: Numeral
    start: int
    end: int
    kind: Kind
    unit: str | None


def candidates(text: str, within: Span) -> Iterator[Candidate]:
    """The numbers of a sentence, ranges taken as one, in order."""
    pieces = [_piece(text, n, within) for n in numerals(text, within)]
    position = 0
    while position < len(pieces):
        piece = pieces[position]
        after = pieces[position + 1] if position + 1 < len(pieces) else None
        if after is not None and (joined := _range(text, piece, after, within)) is not None:
            yield _bounded(text, joined, within)
            position += 2
            continue
        yield _bounded(text, _single(piece), within)
        position += 1


def _piece(text: str, numeral: Numeral, within: Span) -> _Piece:
    """A number with the currency before or after it, its per cent sign or its unit."""
    start, end = numeral.span.start, numeral.span.end
    before = MONEY_BEFORE.search(text, max(within.start, start - 8), start)
    if before is not None:
        letter = _LETTER.match(text, end, within.end)
        if letter is not None and numeral.form == "digits":
            numeral, end = replace(numeral, suffix=letter[0].strip().lower(), form="scaled"), letter.end()
        said = _SAID_AGAIN.match(text, end, within.end)
        unit = money_unit(said["code"] if said and said["code"] else before["unit"])
        return _Piece(numeral, before.start(), said.end() if said else end, "money", unit)
    after = MONEY_AFTER.match(text, end, within.end)
    if after is not None and _is_money(after, numeral):
        return _Piece(numeral, start, after.end(), "money", money_unit(after["word"] or after["code"] or after["sign"]))
    percent = PERCENT.match(text, end, within.end)
    if percent is not None:
        points = percent["points"] is not None
        unit = "basis points" if "basis" in percent[0] else "percentage points" if points else "%"
        return _Piece(numeral, start, percent.end(), "points" if points else "percent", unit)
    if (magnitude := MAGNITUDE_BEFORE.search(text, max(within.start, start - 24), start)) is not None:
        return _Piece(numeral, magnitude.start(), end, "measure", "magnitude")
    if numeral.suffix == "m" or numeral.form != "fraction":
        at = end - 1 if numeral.suffix == "m" else end
        unit_match = MEASURE.match(text, at, within.end)
        if unit_match is not None and not _scales(text, numeral, unit_match):
            plain_number = replace(numeral, suffix="", value=numeral.value if numeral.suffix == "m" else numeral.scaled)
            return _Piece(plain_number, start, unit_match.end(), "measure", measure_unit(unit_match["unit"]))
    kind: Kind = "fraction" if numeral.form == "fraction" else "bare"
    return _Piece(numeral, start, end, kind, None)


def _is_money(match: re.Match[str], numeral: Numeral) -> bool:
    """ "won", "pounds" and the like are money only after a sum."""
    doubtful = (match["word"] or "").lower() in ("won", "rand", "lira", "cent", "sterling")
    return not doubtful or numeral.form == "scaled" or numeral.value >= 100


def _scales(text: str, numeral: Numeral, unit: re.Match[str]) -> bool:
    """Whether a glued "m" before a plural noun is a million: "34m customers", not "a 200m stretch"."""
    return numeral.suffix == "m" and re.match(r" [a-z]+s\b", text[unit.end() :]) is not None


def _single(piece: _Piece) -> Candidate:
    value = piece.numeral.scaled if piece.kind != "measure" else piece.numeral.value
    span = Span(piece.start, piece.end)
    return Candidate(piece.numeral.span, span, piece.kind, value, None, piece.unit, None, piece.numeral.form)


def _range(text: str, first: _Piece, second: _Piece, within: Span) -> Candidate | None:
    """Two numbers as one range: "between 12 and 18", "3% to 4%", "$5-7 billion", "four to three", "15 or 20"."""
    link = _BETWEEN.fullmatch(text, first.end, second.start)
    if link is None:
        return None
    led = _RANGE_LED.search(text, max(within.start, first.start - 16), first.start)
    word = link[0].strip(" ,")
    glued = first.start > within.start and (text[first.start - 1].isalnum() or text[first.start - 1] in "-/.")
    if glued or (_YEAR.fullmatch(first.numeral.span.of(text)) and not _YEAR.fullmatch(second.numeral.span.of(text))):
        return None
    if word.startswith(("out of", "in")):
        return _of_all(first, second, within_words=word == "in")
    unlike = first.unit is not None and second.unit is not None and not _are_alike(first.unit, second.unit)
    loose = first.unit is not None and second.kind == "bare" and not led
    if unlike or loose:
        return None
    if word.startswith("and") and not (led and led["word"].lower() in ("between", "range of")):
        return None
    low, high = first.numeral, second.numeral
    if first.kind == "fraction" or second.kind == "fraction":
        return None
    start = led.start() if led else first.start
    kind: Kind = second.kind if second.kind != "bare" else first.kind
    low_value = low.scaled
    if low.form in ("digits", "word") and second.numeral.form == "scaled" and low.value < 1_000 and not low.suffix:
        low_value = low.value * _scale_of(text, second.numeral)
    if word.startswith("or") and high.scaled < low_value:  # "$5.9 billion, or $9.66 per share" are two
        return None
    span = Span(start, second.end)
    kind = "range" if kind == "bare" else kind
    core = Span(low.span.start, high.span.end)
    form = high.form if high.form == "scaled" else low.form
    return Candidate(core, span, kind, low_value, high.scaled, _unit_of(first, second), None, form)


def _unit_of(first: _Piece, second: _Piece) -> str | None:
    named = first.unit is not None and second.unit is not None
    return first.unit if named else second.unit or first.unit


def _are_alike(first: str, second: str) -> bool:
    """Whether two units are one, also where the second drops whose dollars they are: "US$16 million to $28 million"."""
    return first == second or (second == "dollars" and first in _DOLLARS)


_DOLLARS = frozenset({"USD", "CAD", "AUD", "NZD", "HKD", "SGD"})


def _of_all(first: _Piece, second: _Piece, *, within_words: bool) -> Candidate | None:
    """One figure of two numbers: "7 out of 20" is the seven, "one in five" and "three out of four" are shares."""
    part, whole = first.numeral.scaled, second.numeral.scaled
    core = Span(first.numeral.span.start, second.numeral.span.end)
    span = Span(first.start, second.end)
    if part < whole and (within_words or whole <= _SMALL_WHOLE):
        sensible = first.kind == second.kind == "bare" and part < 10 and whole <= 1_000
        return Candidate(core, span, "share", part / whole, None, None, None, "fraction") if sensible else None
    if within_words:
        return None
    return Candidate(core, span, "count", part, None, None, None, first.numeral.form)


def _scale_of(text: str, numeral: Numeral) -> float:
    digits = re.match(r"[\d,.]+", numeral.span.of(text))
    return numeral.value / float(digits[0].replace(",", "")) if digits else 1.0


def _bounded(text: str, candidate: Candidate, within: Span) -> Candidate:
    """With "at least", "up to", "or more", "per head" around it, in its span."""
    start, end, bound = candidate.span.start, candidate.span.end, candidate.bound
    for _ in range(2):
        match = BOUND_BEFORE.search(text, max(within.start, start - 24), start)
        if match is None:
            break
        start = match.start()
        bound = bound_of(match) or bound
    after = BOUND_AFTER.match(text, end, within.end)
    if after is not None:
        end = after.end()
        bound = bound_of(after)
    cold = candidate.kind == "percent" or candidate.unit in ("°C", "°F", "degrees")
    if cold and (minus := MINUS.search(text, within.start, start)) is not None and candidate.high is None:
        return replace(candidate, span=Span(minus.start(), end), low=-candidate.low, bound=bound)
    if candidate.kind in ("money", "percent", "measure"):
        per = PER.match(text, end, within.end)
        end = per.end() if per is not None else end
    return replace(candidate, span=Span(start, end), bound=bound)
