"""Joining neighbours: "Tuesday" and "March 17", "8 a.m." and "Monday", "the end of" and "2023", two ends of a range.

Each row says which two meanings, what may stand between them, and what they mean together.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

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
from briefing.extract.when.periods import RANK
from briefing.extract.when.scan import Found


@dataclass(frozen=True, slots=True)
class Join:
    """One row: ``gap`` is the pattern of what may stand between; ``join`` gives None where the two do not go together.

    ``examples`` are as in a rule.
    """

    id: str
    gap: re.Pattern[str]
    join: Callable[[Found, Found], Meaning | None]
    examples: tuple[tuple[str, str | None], ...] = ()
    ranges: bool = False
    before: re.Pattern[str] | None = None


def grain_of(meaning: Meaning) -> str | None:
    """The grain of a calendar meaning, None for lengths and vague ones."""
    match meaning:
        case Fixed(grain=g):
            return g
        case Open(grain=g):
            return "day" if g in ("weekday", "monthday", "dayofmonth") else g
        case Offset(unit=u, grain=g):
            return g or u
        case Feast():
            return "day"
        case Same(grain=g):
            return g
        case Clock(grain=g):
            return g
        case Placed(part=p):
            return grain_of(p)
        case Moved(of=o):
            return grain_of(o)
        case Within(unit=u):
            return "day" if u == "weekday" else u
    return None


def _is_day(meaning: Meaning) -> bool:
    return grain_of(meaning) == "day"


def _weekday_date(a: Found, b: Found) -> Meaning | None:
    """ "Tuesday, March 17th": the date decides."""
    if not (isinstance(a.meaning, Open) and a.meaning.grain == "weekday"):
        return None
    if isinstance(b.meaning, Open) and b.meaning.grain in ("monthday", "dayofmonth"):
        return b.meaning
    return b.meaning if isinstance(b.meaning, Fixed | Feast) and _is_day(b.meaning) else None


def _clock_day(a: Found, b: Found) -> Meaning | None:
    if isinstance(a.meaning, Clock) and a.meaning.day is None and _is_day(b.meaning):
        return replace(a.meaning, day=b.meaning)
    return None


def _day_clock(a: Found, b: Found) -> Meaning | None:
    if isinstance(b.meaning, Clock) and b.meaning.day is None and _is_day(a.meaning):
        return replace(b.meaning, day=a.meaning)
    # "early yesterday afternoon at 3 p.m." keeps the clock.
    if isinstance(a.meaning, Clock) and a.meaning.day and isinstance(b.meaning, Clock) and b.meaning.day is None:
        return replace(b.meaning, day=a.meaning.day) if b.meaning.grain == "minute" else None
    return None


def _clock_part(a: Found, b: Found) -> Meaning | None:
    """ "9 a.m. on Monday morning"."""
    if not isinstance(a.meaning, Clock) or a.meaning.day is not None or not isinstance(b.meaning, Clock):
        return None
    if b.meaning.grain != "daypart":
        return None
    clock = _after_noon(a.meaning.clock, b.meaning.clock) if a.rule == "o-clock" else a.meaning.clock
    return replace(a.meaning, clock=clock, day=b.meaning.day)


def _after_noon(clock: str, part: str) -> str:
    """ "7 o'clock" of an evening is 19:00."""
    hour = int(clock[1:3])
    late = part in ("TAF", "TEV") or (part == "TNI" and hour > 5)
    return f"T{hour + 12:02d}{clock[3:]}" if late and hour < 12 else clock


def _clock_zone(a: Found, b: Found) -> Meaning | None:
    """ "6 p.m. local time (1500 UTC)": the first is the time on the spot."""
    if isinstance(a.meaning, Clock) and isinstance(b.meaning, Clock) and b.meaning.day is None:
        return a.meaning
    return None


def _year_like(meaning: Meaning) -> bool:
    return grain_of(meaning) in ("year", "fiscal")


def _placed(a: Found, b: Found) -> Meaning | None:
    """ "May of last year", "the first quarter of that year", "June 3 of this year", "Friday of next week"."""
    part, of = a.meaning, b.meaning
    if not isinstance(part, Open):
        return None
    if part.grain == "weekday":
        return Within("weekday", part.which, of) if grain_of(of) == "week" and not isinstance(of, Fixed) else None
    if part.grain == "dayofmonth":
        return Within("day", part.which, of) if grain_of(of) == "month" else None
    if not _year_like(of):
        return None
    if isinstance(of, Fixed):
        return in_year(part, of.year)
    return Placed(part, of)


def in_year(part: Open, year: int) -> Meaning | None:
    """An open date in a year that is said; None where it is none of a year."""
    match part.grain:
        case "monthday":
            return Fixed("day", year, part.which, part.day)
        case "month":
            return Fixed("month", year, part.which)
        case "quarter":
            return Fixed("quarter", year, 3 * part.which - 2)
        case "half":
            return Fixed("half", year, 6 * part.which - 5)
        case "season":
            return Fixed("season", year, season=part.season)
    return None


def _narrowed(a: Found, b: Found) -> Meaning | None:
    """ "early 2009", "the end of this year", "late Monday night"."""
    if not isinstance(a.meaning, Prefix):
        return None
    if isinstance(b.meaning, Clock):
        return b.meaning
    grain = grain_of(b.meaning)
    if grain is None or (grain == "day" and a.meaning.word == "middle"):
        return None
    return b.meaning


def _counted(a: Found, b: Found) -> Meaning | None:
    if not isinstance(a.meaning, Ordinal):
        return None
    grain = grain_of(b.meaning)
    if grain is None or (a.meaning.which and RANK[grain] <= RANK[a.meaning.unit]):
        return None
    if a.meaning.which == 0 and (grain not in ("day", "month") or a.meaning.unit == grain):
        return None
    return Within(a.meaning.unit, a.meaning.which, b.meaning, a.meaning.count)


def _range(a: Found, b: Found) -> Meaning | None:
    """Two dates of one grain, the later one second as far as the words tell."""
    low, high = a.meaning, b.meaning
    if isinstance(low, Known | Stretch | Range | Same | Prefix | Ordinal):
        return None
    if isinstance(low, Clock) and isinstance(high, Clock):
        return Range(replace(low, day=low.day or high.day), replace(high, day=high.day or low.day))
    if grain_of(low) != grain_of(high) or isinstance(high, Clock | Known | Stretch | Range | Same):
        return None
    if isinstance(high, Fixed) and isinstance(low, Open) and (whole := in_year(low, high.year)):
        low = whole
    if isinstance(low, Fixed) and isinstance(high, Fixed) and _key(low) >= _key(high):
        return None
    return Range(low, high)


def _key(fixed: Fixed) -> tuple[int, int, int]:
    return (fixed.year, fixed.month, fixed.day)


_SP = r"\s{1,2}"
JOINS = (
    Join("weekday-date", re.compile(rf",?{_SP}(?:the{_SP})?|{_SP}\("), _weekday_date,
         (("He resigned [last Sunday, March 6].", "2025-03-06"),
          ("On [Tuesday, March 17th], they met.", "2025-03-17"))),
    Join("part-of-year", re.compile(rf",?{_SP}(?:(?:of|in){_SP})?"), _placed,
         (("It was published in [May this year].", "2025-05"),
          ("Few will be renewed after [October of next year].", "2026-10"),
          ("In [the first quarter of last year], GM lost money.", "2024-Q1"))),
    Join("counted", re.compile(rf"{_SP}(?:of|in|ending|ended){_SP}"), _counted,
         (("They met in [the first week of June].", "2025-W22"),)),
    Join("clock-zone", re.compile(rf"{_SP}\("), _clock_zone,
         (("It began at [18:00 local time (1500 UTC)].", "2025-05-26T18:00"),)),
    Join("clock-part", re.compile(rf",?{_SP}(?:(?:on|in){_SP}(?:the{_SP})?)?"), _clock_part,
         (("It began at [9 a.m. on Monday morning].", "2025-05-26T09:00"),)),
    Join("clock-day", re.compile(rf",?{_SP}(?:(?:on|of){_SP})?"), _clock_day,
         (("It opened at [12:00 UTC Monday].", "2025-05-26T12:00"),
          ("It opened at [8 a.m. on Sunday].", "2025-05-25T08:00"))),
    Join("day-clock", re.compile(rf",?{_SP}(?:(?:at|around|about|by){_SP})?(?:about{_SP})?"), _day_clock,
         (("[Today at 10:30 BST (0930 UTC)], the court ruled.", "2025-05-26T10:30"),)),
    Join("placed-day", re.compile(rf"{_SP}of{_SP}"), _placed,
         (("They met on [the 21st of last month].", "2025-04-21"),)),
    Join("narrowed", re.compile(rf"-|–|{_SP}(?:(?:of|in|on|of{_SP}the){_SP})?|"), _narrowed,
         (("It opened in [mid-March].", "2025-03"),)),
)  # fmt: skip
RANGES = (
    Join("between", re.compile(rf"{_SP}and{_SP}(?:the{_SP})?"), _range,
         (("It came [between 2014 and 2016].", "2014/2016"),),
         ranges=True, before=re.compile(rf"\bbetween{_SP}$", re.IGNORECASE)),
    Join("from-to", re.compile(rf",?{_SP}(?:to|until|till|through|thru){_SP}"), _range,
         (("It ran from [June 3 to June 5].", "2025-06-03/2025-06-05"),
          ("It will run from [2026 to 2028].", "2026/2028")),
         ranges=True),
    Join("dash", re.compile(r"\s?(?:-|–|—|/)\s?"), _range,
         (("The years [2009-2010] were hard.", "2009/2010"), ("It runs [March–April 2024].", "2024-03/2024-04")),
         ranges=True),
)  # fmt: skip
