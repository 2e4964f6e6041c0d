"""From a meaning to a value: every open date placed by the publication, by what was spoken of before, by the tense."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from briefing.extract.when.holidays import HOLIDAYS
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
from briefing.extract.when.periods import Period, finer, month_end, period, season, shift, shifted, with_clock

# The choice between two years falls to the tense only where both are further off than this many days.
_NEAR = 100


@dataclass(frozen=True, slots=True)
class Context:
    """Where an expression stands: the publication date, the date spoken of before with its words, the tense of its
    clause, and what the word before says of its direction (1 for "by", "until"; -1 for "since")."""

    published: date | None
    last: Period | None = None
    last_words: str = ""
    tense: str | None = None
    lean: int = 0


@dataclass(frozen=True, slots=True)
class Resolved:
    """A value with its calendar interval where it has one, and how it was reached, in words."""

    value: str | None
    why: str
    grain: str | None = None
    first: date | None = None
    last: date | None = None
    period: Period | None = None


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
        return Resolved(_unresolved(meaning), found, _grain(meaning))
    whole, why = found
    return Resolved(whole.value, why, whole.grain, whole.first, whole.last, whole)


_NO_DATE = "needs the publication date, which is not known"
Answer = tuple[Period, str] | str


def _unresolved(meaning: Meaning) -> str | None:
    return None


def _grain(meaning: Meaning) -> str | None:
    match meaning:
        case Offset(unit=u):
            return u
        case Open(grain=g):
            return "day" if g in ("weekday", "monthday", "dayofmonth") else g
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


def day_words(day: date) -> str:
    """ "Mon 2025-05-26"."""
    return f"{'Mon Tue Wed Thu Fri Sat Sun'.split()[day.weekday()]} {day.isoformat()}"


def _period(meaning: Meaning, context: Context) -> Answer:
    match meaning:
        case Fixed():
            return _fixed(meaning)
        case Offset():
            return _offset(meaning, context)
        case Open():
            return _open(meaning, context)
        case Feast():
            return _feast(meaning, context)
        case Same():
            return _same(meaning, context)
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
    return (whole, "said in full") if whole else "beyond the calendar"


def _offset(meaning: Offset, context: Context) -> Answer:
    if meaning.base == "pub" or context.last is None:
        if context.published is None:
            return _NO_DATE
        base, words = context.published, day_words(context.published)
    else:
        anchor = context.last
        base = anchor.last if meaning.count > 0 else anchor.first
        words = f"{anchor.value} (“{context.last_words}”)"
    unit, count = meaning.unit, meaning.count
    if unit in ("week", "fortnight") and meaning.base == "last":
        grain = "day" if context.last and context.last.grain == "day" else "week"
        moved = shift(base, "week", count)
        whole = period(grain, moved) if moved else None
    else:
        whole = shifted(unit, base, count)
        if meaning.base == "last" and unit in ("month", "year") and context.last and whole:
            whole = _kept_grain(whole, context.last, unit, count)
    if whole is None:
        return "beyond the calendar"
    return whole, _distance(unit, count, words)


def _kept_grain(whole: Period, last: Period, unit: str, count: int) -> Period:
    """ "a year earlier" said of a quarter or month is that quarter or month of the year before."""
    if unit == "year" and last.grain in ("quarter", "month", "half", "season"):
        moved = shift(last.first, "year", count)
        return (period(last.grain, moved) if moved else None) or whole
    return whole


def _distance(unit: str, count: int, words: str) -> str:
    if count == 0:
        return f"the day of publication, {words}" if unit == "day" else f"the {unit} of {words}"
    if unit == "day" and abs(count) == 1:
        return f"the day {'after' if count > 0 else 'before'} {words}"
    number = f"{abs(count)} {unit}{'s' if abs(count) > 1 else ''}"
    return f"{number} {'after' if count > 0 else 'before'} {words}"


def _open(meaning: Open, context: Context) -> Answer:
    if context.published is None:
        return _NO_DATE
    match meaning.grain:
        case "weekday":
            return _weekday(meaning, context.published, context)
        case "weekend":
            return _weekend(context.published, context)
        case "dayofmonth":
            return _day_of_month(meaning.which, context)
    return _in_year(meaning, context.published, context)


def _direction(meaning: Open, context: Context) -> int:
    """-1 for back, 1 for ahead, 0 for undecided: the words first, then the word before, then the tense."""
    if meaning.direction:
        return meaning.direction
    if meaning.lean or context.lean:
        return meaning.lean or context.lean
    return {"past": -1, "future": 1}.get(context.tense or "", 0)


WEEKDAY_NAMES = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def _weekday(meaning: Open, published: date, context: Context) -> Answer:
    name = WEEKDAY_NAMES[meaning.which]
    back = (published.weekday() - meaning.which) % 7
    ahead = (meaning.which - published.weekday()) % 7
    direction = _direction(meaning, context)
    if meaning.direction == 0:
        direction = -1 if context.tense == "past" and back <= 3 else 1
    if meaning.direction in (-1, 1):
        back, ahead = back or 7, ahead or 7
    chosen = published + timedelta(ahead) if direction > 0 else published - timedelta(back)
    whole = Period("day", chosen, chosen)
    if chosen == published:
        return whole, f"{name} is the day of publication, {day_words(published)}"
    if direction > 0:
        return whole, f"next {name} after {day_words(published)}"
    return whole, f"last {name} before {day_words(published)}"


def _weekend(published: date, context: Context) -> Answer:
    this = period("weekend", published)
    assert this is not None
    if context.tense == "future" or published >= this.first:
        return this, f"the weekend of the week of {day_words(published)}"
    before = shifted("weekend", published, -1)
    return (before, f"last weekend before {day_words(published)}") if before else "beyond the calendar"


def _day_of_month(which: int, context: Context) -> Answer:
    assert context.published is not None
    base = context.last.first if context.last and finer(context.last.grain, "quarter") else context.published
    if which > month_end(base.year, base.month).day:
        return "no such day in the month that is spoken of"
    day = date(base.year, base.month, which)
    return Period("day", day, day), f"day {which} of {base.year}-{base.month:02d}, the month that is spoken of"


def _candidates(meaning: Open, year: int) -> Period | None:
    match meaning.grain:
        case "monthday":
            try:
                day = date(year, meaning.which, meaning.day)
            except ValueError:
                return None
            return Period("day", day, day)
        case "month":
            return period("month", date(year, meaning.which, 1))
        case "quarter":
            return period("quarter", date(year, 3 * meaning.which - 2, 1))
        case "half":
            return period("half", date(year, 6 * meaning.which - 5, 1))
        case "season":
            return season(year, meaning.season or "SP")
    return None


def _gap(whole: Period, day: date) -> int:
    """Days from ``day`` to the period: negative before it, 0 within."""
    if whole.last < day:
        return (whole.last - day).days
    return max(0, (whole.first - day).days)


def _in_year(meaning: Open, published: date, context: Context) -> Answer:
    years = range(max(2, published.year - 4), min(9997, published.year + 4) + 1)
    # A leap day is in one year of four; every other day has a date in each of these.
    options = [c for y in years if (c := _candidates(meaning, y))]
    if not options:
        return "no such day"
    if meaning.direction is not None and meaning.direction != 0:
        return _by_word(options, meaning.direction, published)
    direction = _direction(meaning, context)
    nearest = min(options, key=lambda c: (abs(_gap(c, published)), _gap(c, published) > 0))
    same_side = [c for c in options if _gap(c, published) * direction >= 0]
    chosen = nearest
    if direction and same_side:
        towards = min(same_side, key=lambda c: abs(_gap(c, published)))
        limit = _NEAR if meaning.grain == "monthday" else _LIMITS[meaning.grain]
        if abs(_gap(nearest, published)) > limit or meaning.lean or context.lean or meaning.grain == "quarter":
            chosen = towards
    if chosen is nearest:
        return chosen, f"the nearest to {day_words(published)}"
    side = "before" if direction < 0 else "after"
    return chosen, f"the nearest {side} {day_words(published)}"


# Beyond these many days the tense decides between last and next.
_LIMITS = {"month": 45, "quarter": 0, "half": 60, "season": 60}


def _by_word(options: list[Period], direction: int, published: date) -> Answer:
    if direction < 0:
        back = [c for c in options if c.last < published]
        return (back[-1], f"the last one before {day_words(published)}") if back else "beyond the calendar"
    ahead = [c for c in options if c.first > published]
    return (ahead[0], f"the next one after {day_words(published)}") if ahead else "beyond the calendar"


def _feast(meaning: Feast, context: Context) -> Answer:
    rule = HOLIDAYS[meaning.key]
    if meaning.year is not None:
        day = rule(meaning.year)
        return Period("day", day, day), "a holiday of a year that is said"
    if context.published is None:
        return _NO_DATE
    published = context.published
    days = [rule(y) for y in (published.year - 1, published.year, published.year + 1)]
    options = [Period("day", d, d) for d in days]
    if meaning.direction:
        return _by_word(options, meaning.direction, published)
    direction = context.lean or {"past": -1, "future": 1}.get(context.tense or "", 0)
    nearest = min(options, key=lambda c: abs(_gap(c, published)))
    same_side = [c for c in options if _gap(c, published) * direction >= 0]
    if direction and same_side and abs(_gap(nearest, published)) > _NEAR:
        nearest = min(same_side, key=lambda c: abs(_gap(c, published)))
    return nearest, f"the holiday nearest to {day_words(published)}"


def _base(context: Context) -> tuple[Period, str] | None:
    """The date spoken of before, else the publication."""
    if context.last is not None:
        return context.last, f"{context.last.value} (“{context.last_words}”)"
    if context.published is not None:
        return Period("day", context.published, context.published), day_words(context.published)
    return None


def _same(meaning: Same, context: Context) -> Answer:
    base = _base(context)
    if base is None:
        return _NO_DATE
    whole, words = base
    grain = meaning.grain or whole.grain
    if meaning.grain is None and context.last is None:
        return "no date was spoken of before"
    if finer(grain, whole.grain) and context.published is not None and grain != whole.grain:
        # "the day" after "in May" is not a day of May: the day of the article is meant.
        whole, words = Period("day", context.published, context.published), day_words(context.published)
    found = whole if grain == whole.grain else period(grain, whole.first)
    if found is not None and meaning.count:
        found = shifted(grain, whole.first, meaning.count)
    if found is None:
        return "beyond the calendar"
    side = {0: "the same as", -1: "before", 1: "after"}[meaning.count]
    return found, f"the {grain} {side} {words}" if meaning.count or meaning.grain else f"the same as {words}"


def _clock(meaning: Clock, context: Context) -> Answer:
    if meaning.day is not None:
        found = _period(meaning.day, context)
    else:
        base = _base(context)
        if base is None:
            return _NO_DATE
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
        return (week, f"the {meaning.unit} of {whole.value}: {why}") if week else "beyond the calendar"
    chosen = _nth(meaning, whole)
    return chosen if isinstance(chosen, str) else (chosen, f"counted in {whole.value}: {why}")


def _nth(meaning: Within, whole: Period) -> Period | str:
    unit, which, count = meaning.unit, meaning.which, meaning.count
    if unit == "week":
        start = whole.first if which > 0 else whole.last - timedelta(7 * count - 1)
        first = start + timedelta(7 * (which - 1)) if which > 0 else start
        if count == 1:
            return period("week", first) or "beyond the calendar"
        return Period("span", first, first + timedelta(7 * count - 1))
    first_unit = period(unit, whole.first if which > 0 else whole.last)
    if first_unit is None:
        return "beyond the calendar"
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
    return (there, f"{_distance(meaning.unit, meaning.count, whole.value)}: {why}") if there else "beyond the calendar"


def _placed(meaning: Placed, context: Context) -> Answer:
    found = _period(meaning.of, context)
    if isinstance(found, str):
        return found
    whole, why = found
    there = _candidates(meaning.part, whole.last.year)
    return (there, f"in {whole.last.year}: {why}") if there else "no such day in that year"


def _stretch(meaning: Stretch, context: Context) -> Resolved:
    base = _base(context) if meaning.base == "last" else None
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
        return Resolved(None, "beyond the calendar", meaning.unit)
    low, high = (near, far) if sign > 0 else (far, near)
    why = f"the {meaning.count} {meaning.unit}s {meaning.side} {words}"
    return Resolved(f"{low.value}/{high.value}", why, meaning.unit, low.first, high.last, high if sign > 0 else low)


def _range(meaning: Range, context: Context) -> Resolved:
    low = resolve(meaning.low, context)
    later = replace(context, last=low.period or context.last)
    high = resolve(meaning.high, later)
    if low.first and high.last and low.first > high.last and low.period and high.period:
        # "December to February": the end lies in the year after.
        moved = shift(high.period.first, "year", 1)
        there = period(high.period.grain, moved) if moved else None
        if there:
            high = Resolved(there.value, high.why, there.grain, there.first, there.last, there)
    if low.value is None or high.value is None:
        return Resolved(None, low.why if low.value is None else high.why, low.grain)
    why = low.why if low.why == high.why else f"{low.why}; {high.why}"
    if low.first and high.last and low.first > high.last:
        return Resolved(None, "the end lies before the beginning", low.grain)
    return Resolved(f"{low.value}/{high.value}", why, low.grain, low.first, high.last, high.period)
