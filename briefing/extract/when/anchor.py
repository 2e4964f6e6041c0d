"""From a meaning to a value: every open date placed by the publication, by what was spoken of before, by the tense."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from briefing.extract.when.choose import choose_feast, choose_open, in_year_of
from briefing.extract.when.context import BEYOND, NO_DATE, WEEKDAY_NAMES, Answer, Context, Resolved, day_words
from briefing.extract.when.counted import count_offset, count_same, distance_words, spoken_of
from briefing.extract.when.lexicon import length
from briefing.extract.when.meaning import (
    Clock,
    Feast,
    Fixed,
    Known,
    Meaning,
    Moved,
    Offset,
    Open,
    Ordinal,
    Placed,
    Prefix,
    Range,
    Same,
    Stretch,
    Within,
)
from briefing.extract.when.periods import Period, finer, period, season, shift, shifted, with_clock


def resolve(meaning: Meaning, context: Context) -> Resolved:
    """The value of a meaning in its context; ``value`` is None where what it needs is not known."""
    if isinstance(meaning, Known):
        return Resolved(meaning.value, meaning.why or _known_why(meaning), meaning.grain)
    if isinstance(meaning, Range):
        return _range(meaning, context)
    if isinstance(meaning, Stretch):
        return _stretch(meaning, context)
    found = _period(meaning, context)
    if isinstance(found, str):
        return Resolved(None, found, _grain(meaning))
    whole, why = found
    return Resolved(whole.value, why, whole.grain, whole.first, whole.last, whole)


def _grain(meaning: Meaning) -> str | None:
    match meaning:
        case Offset(unit=u):
            return u
        case Open(grain=g):
            return "day" if g in ("weekday", "monthday", "dayofmonth") else g
        case Feast():
            return "day"
        case Placed(part=part):
            return _grain(part)
        case Moved(of=of):
            return _grain(of)
        case Within(unit=u):
            return "day" if u == "weekday" else u
        case Clock(grain=g) | Same(grain=g) | Fixed(grain=g):
            return g
    return None


def _known_why(meaning: Known) -> str:
    match meaning.value:
        case "PRESENT_REF":
            return "the present of the article"
        case "PAST_REF":
            return "some time before the article"
        case "FUTURE_REF":
            return "some time after the article"
        case None:
            return "the words do not say how long"
    if meaning.value.startswith("P"):
        return "a length of time, said in full" if "X" not in meaning.value else "a length of time, its number not said"
    return "a recurring time"


def _period(meaning: Meaning, context: Context) -> Answer:
    match meaning:
        case Fixed():
            return _fixed(meaning)
        case Offset():
            return count_offset(meaning, context)
        case Open():
            return choose_open(meaning, context)
        case Feast():
            return choose_feast(meaning, context)
        case Same():
            return count_same(meaning, context)
        case Clock():
            return _clock(meaning, context)
        case Within():
            return _within(meaning, context)
        case Moved():
            return _moved(meaning, context)
        case Placed():
            return _placed(meaning, context)
        case Prefix() | Ordinal() | Known() | Range() | Stretch():
            return "not a date by itself"


def _fixed(meaning: Fixed) -> Answer:
    if meaning.grain == "season" and meaning.season:
        return season(meaning.year, meaning.season), "season and year are said"
    if meaning.grain == "fiscal":
        # Where its year begins differs from state to state; the days of the calendar year stand for it.
        return Period("fiscal", date(meaning.year, 1, 1), date(meaning.year, 12, 31)), "named by the year it ends in"
    whole = period(meaning.grain, date(meaning.year, meaning.month, meaning.day))
    return (whole, "said in full") if whole else BEYOND


def _clock(meaning: Clock, context: Context) -> Answer:
    if meaning.day is not None:
        found = _period(meaning.day, context)
    else:
        base = spoken_of(context)
        if base is None:
            return NO_DATE
        whole, words = base
        if whole.grain != "day" and finer("day", whole.grain) and context.published:
            whole, words = Period("day", context.published, context.published), day_words(context.published)
        found = (replace(whole, grain="day", clock=""), f"on {words}")
    if isinstance(found, str):
        return found
    day, why = found
    if finer("day", day.grain):
        return "no day is said"
    return with_clock(replace(day, clock=""), meaning.clock, meaning.grain), why


def _within(meaning: Within, context: Context) -> Answer:
    found = _period(meaning.of, context)
    if isinstance(found, str):
        return found
    whole, why = found
    if meaning.unit == "weekday":
        day = whole.first + timedelta((meaning.which - whole.first.weekday()) % 7)
        return Period("day", day, day), f"{WEEKDAY_NAMES[meaning.which]} of that week: {why}"
    if meaning.which == 0:
        week = period(meaning.unit, whole.first)
        return (week, f"the {meaning.unit} of {whole.value}: {why}") if week else BEYOND
    chosen = _nth(meaning, whole)
    return chosen if isinstance(chosen, str) else (chosen, f"counted in {whole.value}: {why}")


def _nth(meaning: Within, whole: Period) -> Period | str:
    unit, which, count = meaning.unit, meaning.which, meaning.count
    if unit == "week":
        start = whole.first if which > 0 else whole.last - timedelta(7 * count - 1)
        first = start + timedelta(7 * (which - 1)) if which > 0 else start
        if count == 1:
            return period("week", first) or BEYOND
        return Period("span", first, first + timedelta(7 * count - 1))
    first_unit = period(unit, whole.first if which > 0 else whole.last)
    if first_unit is None:
        return BEYOND
    start_unit = shifted(unit, first_unit.first, which - 1 if which > 0 else -(count - 1))
    end_unit = shifted(unit, start_unit.first, count - 1) if start_unit else None
    if start_unit is None or end_unit is None or start_unit.first > whole.last:
        return "no such unit in it"
    return start_unit if count == 1 else Period("span", start_unit.first, end_unit.last)


def _moved(meaning: Moved, context: Context) -> Answer:
    found = _period(meaning.of, context)
    if isinstance(found, str):
        return found
    whole, why = found
    moved = shift(whole.first, meaning.unit, meaning.count)
    there = period(whole.grain, moved) if moved else None
    return (there, f"{distance_words(meaning.unit, meaning.count, whole.value)}: {why}") if there else BEYOND


def _placed(meaning: Placed, context: Context) -> Answer:
    found = _period(meaning.of, context)
    if isinstance(found, str):
        return found
    whole, why = found
    there = in_year_of(meaning.part, whole.last.year)
    return (there, f"in {whole.last.year}: {why}") if there else "no such day in that year"


def _stretch(meaning: Stretch, context: Context) -> Resolved:
    base = spoken_of(context) if meaning.base == "last" else None
    if base is None:
        return Resolved(
            length(float(meaning.count), meaning.unit), "a length of time, its start not known", meaning.unit
        )
    whole, words = base
    if finer(meaning.unit, whole.grain) and whole.grain != "day":
        return Resolved(length(float(meaning.count), meaning.unit), f"a length of time, beside {words}", meaning.unit)
    sign = 1 if meaning.side == "after" else -1
    edge = whole.last if sign > 0 else whole.first
    near, far = shifted(meaning.unit, edge, sign), shifted(meaning.unit, edge, sign * meaning.count)
    if near is None or far is None:
        return Resolved(None, BEYOND, meaning.unit)
    low, high = (near, far) if sign > 0 else (far, near)
    why = f"the {meaning.count} {meaning.unit}s {meaning.side} {words}"
    return Resolved(f"{low.value}/{high.value}", why, meaning.unit, low.first, high.last, high if sign > 0 else low)


def _range(meaning: Range, context: Context) -> Resolved:
    low = resolve(meaning.low, context)
    later = replace(context, last=low.period or context.last)
    high = resolve(meaning.high, later)
    if low.first and high.last and low.first > high.last and low.period and high.period:
        # "December to February", "Thursday to Sunday": the end lies in the year or the week after.
        weekdays = isinstance(meaning.high, Open) and meaning.high.grain == "weekday"
        moved = shift(high.period.first, "week" if weekdays else "year", 1)
        there = period(high.period.grain, moved) if moved else None
        if there:
            high = Resolved(there.value, high.why, there.grain, there.first, there.last, there)
    if low.value is None or high.value is None:
        return Resolved(None, low.why if low.value is None else high.why, low.grain)
    why = low.why if low.why == high.why else f"{low.why}; {high.why}"
    if low.first and high.last and low.first > high.last:
        return Resolved(None, "the end lies before the beginning", low.grain)
    return Resolved(f"{low.value}/{high.value}", why, low.grain, low.first, high.last, high.period)
