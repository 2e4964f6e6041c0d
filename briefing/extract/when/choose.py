"""Open dates: which Sunday, which March, which third quarter is meant."""

from __future__ import annotations

from datetime import date, timedelta

from briefing.extract.when.context import BEYOND, NO_DATE, WEEKDAY_NAMES, Answer, Context, day_words
from briefing.extract.when.holidays import HOLIDAYS
from briefing.extract.when.meaning import Feast, Open
from briefing.extract.when.periods import Period, finer, month_end, period, season, shifted

# The choice between two years falls to the tense only where both are further off than this many days.
_NEAR = 100
# What lies this far off is not meant by a tense alone where the other year's date is near: in August "the fourth
# quarter" is the next one even beside a verb in the past.
_FAR = 200


def choose_open(meaning: Open, context: Context) -> Answer:
    """The date that lacks its year or week, placed by word, tense and nearness."""
    if context.published is None:
        return NO_DATE
    match meaning.grain:
        case "weekday":
            return _weekday(meaning, context.published, context)
        case "weekend":
            return _weekend(meaning, context.published, context)
        case "dayofmonth":
            return _day_of_month(meaning.which, context)
    return _in_year(meaning, context.published, context)


def _direction(meaning: Open, context: Context) -> int:
    """-1 for back, 1 for ahead, 0 for undecided: the words first, then the word before, then the tense."""
    if meaning.direction:
        return meaning.direction
    over = context.lean > 0 and context.tense == "past" and meaning.grain not in ("weekday", "monthday")
    if meaning.lean or (context.lean and not over):
        return meaning.lean or context.lean
    return {"past": -1, "future": 1}.get(context.tense or "", 0)


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


def _weekend(meaning: Open, published: date, context: Context) -> Answer:
    this = period("weekend", published)
    if this is None:
        return BEYOND
    # "this weekend" is over only where that is said on the first days after it.
    over = context.tense == "past" and published.weekday() < 2 if meaning.direction == 0 else context.tense != "future"
    if not over or published >= this.first:
        return this, f"the weekend of the week of {day_words(published)}"
    before = shifted("weekend", published, -1)
    return (before, f"last weekend before {day_words(published)}") if before else BEYOND


def _day_of_month(which: int, context: Context) -> Answer:
    base = context.last.first if context.last and finer(context.last.grain, "quarter") else context.published
    if base is None:
        return NO_DATE
    if which > month_end(base.year, base.month).day:
        return "no such day in the month that is spoken of"
    day = date(base.year, base.month, which)
    return Period("day", day, day), f"day {which} of {base.year}-{base.month:02d}, the month that is spoken of"


def in_year_of(meaning: Open, year: int) -> Period | None:
    """An open date in a year; None where that year has none."""
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
    options = [c for y in years if (c := in_year_of(meaning, y))]
    if not options:
        return "no such day"
    if meaning.direction is not None and meaning.direction != 0:
        return _by_word(options, meaning.direction, published)
    if meaning.direction == 0 and meaning.grain in ("month", "monthday"):
        return next(c for c in options if c.first.year == published.year), f"of the year of {day_words(published)}"
    direction = _direction(meaning, context)
    nearest = min(options, key=lambda c: (abs(_gap(c, published)), _gap(c, published) > 0))
    same_side = [c for c in options if _gap(c, published) * direction >= 0]
    chosen = nearest
    if direction and same_side:
        towards = min(same_side, key=lambda c: abs(_gap(c, published)))
        limit = _NEAR if meaning.grain == "monthday" else _LIMITS[meaning.grain]
        # "until February" looks ahead unless it tells of what is over ("the 12 months through February").
        worded = meaning.lean or (context.lean and not (context.lean > 0 and context.tense == "past"))
        far = abs(_gap(towards, published)) > _FAR and abs(_gap(nearest, published)) < _NEAR and not worded
        if not far and (abs(_gap(nearest, published)) > limit or worded):
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
        return (back[-1], f"the last one before {day_words(published)}") if back else BEYOND
    ahead = [c for c in options if c.first > published]
    return (ahead[0], f"the next one after {day_words(published)}") if ahead else BEYOND


def choose_feast(meaning: Feast, context: Context) -> Answer:
    """A holiday of a year that is said, else the one nearest to the publication."""
    rule = HOLIDAYS[meaning.key]
    if meaning.year is not None:
        day = rule(meaning.year)
        return Period("day", day, day), "a holiday of a year that is said"
    if context.published is None:
        return NO_DATE
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
