"""Stretches of the calendar and the arithmetic on them: what a date denotes, and its value in TIMEX3 style."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

# From fine to coarse; the order decides which of two grains is the finer.
GRAINS = (
    "second", "minute", "hour", "daypart", "day", "span", "weekend", "week", "month", "quarter", "season", "half",
    "year", "fiscal", "decade", "century", "millennium",
)  # fmt: skip
RANK = {grain: i for i, grain in enumerate(GRAINS)}

# Where the parts of the day stand on the clock is left to the reader; the codes are those of TIMEX3.
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_MONTHS_OF = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "fiscal": 12}
_YEARS_OF = {"year": 1, "fiscal": 1, "decade": 10, "century": 100, "millennium": 1000}
_DAYS_OF = {"day": 1, "weekend": 7, "week": 7}


@dataclass(frozen=True, slots=True)
class Period:
    """A unit of the calendar: the days ``first`` to ``last``, both within it, at a grain.

    ``clock`` is what follows the day in the value of a time ("T08:00", "TEV"); the value is kept apart only where the
    calendar cannot tell it: "2024-25" is one financial year.
    """

    grain: str
    first: date
    last: date
    clock: str = ""

    @property
    def value(self) -> str:
        """The value in TIMEX3 style, such as 2025-05-26, 2025-W21, 2025-Q2, 2025-SU, 199, 2025-05-26TEV."""
        y = self.first.year
        match self.grain:
            case "week" | "weekend":
                iso = self.first.isocalendar()
                return f"{iso.year}-W{iso.week:02d}" + ("-WE" if self.grain == "weekend" else "")
            case "month":
                return f"{y}-{self.first.month:02d}"
            case "quarter":
                return f"{y}-Q{(self.first.month + 2) // 3}"
            case "half":
                return f"{y}-H{1 if self.first.month == 1 else 2}"
            case "season":
                return f"{y}-{next(k for k, m in SEASONS.items() if m == self.first.month)}"
            case "year":
                return f"{y:04d}"
            case "fiscal":
                return f"FY{self.last.year}"
            case "decade":
                return f"{y // 10:03d}"
            case "century":
                return f"{y // 100:02d}"
            case "millennium":
                return f"{y // 1000}"
            case "span":
                return f"{self.first.isoformat()}/{self.last.isoformat()}"
        return self.first.isoformat() + self.clock


def period(grain: str, day: date) -> Period | None:
    """The unit of a grain that holds ``day``; None where the calendar of ISO dates ends."""
    try:
        first, last = _bounds(grain, day)
    except (ValueError, OverflowError):
        return None
    return Period(grain, first, last)


def _bounds(grain: str, day: date) -> tuple[date, date]:
    if grain == "week":
        monday = day - timedelta(day.weekday())
        return monday, monday + timedelta(6)
    if grain == "weekend":
        saturday = day - timedelta(day.weekday()) + timedelta(5)
        return saturday, saturday + timedelta(1)
    if grain == "season":
        return _season(day)
    if grain in ("month", "quarter", "half", "year"):
        size = _MONTHS_OF[grain]
        month = (day.month - 1) // size * size + 1
        return date(day.year, month, 1), month_end(day.year, month + size - 1)
    if grain in ("decade", "century", "millennium"):
        size = _YEARS_OF[grain]
        year = day.year // size * size
        return date(max(1, year), 1, 1), date(year + size - 1, 12, 31)
    return day, day


def _season(day: date) -> tuple[date, date]:
    month = day.month // 3 * 3 or 12
    year = day.year if day.month > 2 else day.year - 1
    return date(year, month, 1), month_end(year + month // 12, (month + 2 - 1) % 12 + 1)


def season(year: int, code: str) -> Period:
    """A season by the months of the weather service: winter begins in December of its year."""
    first, last = _season(date(year, SEASONS[code], 1))
    return Period("season", first, last)


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def add_months(day: date, count: int) -> date:
    """The same day ``count`` months on, or the last day of that month where it has no such day."""
    index = day.year * 12 + day.month - 1 + count
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def shift(day: date, unit: str, count: int) -> date | None:
    """The day ``count`` units on; None beyond the calendar."""
    try:
        if unit in _DAYS_OF:
            return day + timedelta(_DAYS_OF[unit] * count)
        if unit in ("month", "quarter", "season", "half"):
            return add_months(day, _MONTHS_OF[unit] * count)
        if unit in _YEARS_OF:
            return add_months(day, 12 * _YEARS_OF[unit] * count)
    except (ValueError, OverflowError):
        return None
    return day


def shifted(grain: str, day: date, count: int) -> Period | None:
    """The unit of a grain ``count`` units after the one that holds ``day``."""
    moved = shift(day, grain, count)
    return period(grain, moved) if moved else None


def with_clock(whole: Period, clock: str, grain: str) -> Period:
    """A day made a time of the day."""
    return replace(whole, clock=clock, grain=grain)


def finer(a: str, b: str) -> bool:
    """Whether grain ``a`` is finer than ``b``."""
    return RANK[a] < RANK[b]


_VALUE = re.compile(
    r"(?P<fy>FY)?(?P<y>\d{4})(?:-(?:(?P<m>\d\d)(?:-(?P<d>\d\d)(?P<clock>T\S+)?)?|W(?P<w>\d\d)(?P<we>-WE)?"
    r"|Q(?P<q>[1-4])|H(?P<h>[12])|(?P<s>SP|SU|FA|WI)))?|(?P<dec>\d{3})|(?P<cent>\d\d)"
)


def read_value(value: str | None) -> Period | None:
    """The period that a TIMEX3 value denotes; of a range A/B the whole of it. None for lengths, sets and references."""
    if not value:
        return None
    low, slash, high = value.partition("/")
    if slash:
        a, b = read_value(low), read_value(high)
        return Period("span", a.first, b.last) if a and b and a.first <= b.last else None
    match = _VALUE.fullmatch(value)
    if match is None:
        return None
    try:
        return _read(match)
    except ValueError:
        return None


def _read(match: re.Match[str]) -> Period | None:
    if match["dec"]:
        return period("decade", date(int(match["dec"]) * 10, 1, 1))
    if match["cent"]:
        return period("century", date(max(1, int(match["cent"]) * 100), 1, 1))
    y = int(match["y"])
    if match["w"]:
        week = period("week", date.fromisocalendar(y, int(match["w"]), 1))
        return period("weekend", week.first) if week and match["we"] else week
    if match["q"]:
        return period("quarter", date(y, 3 * int(match["q"]) - 2, 1))
    if match["h"]:
        return period("half", date(y, 6 * int(match["h"]) - 5, 1))
    if match["s"]:
        return season(y, match["s"])
    if match["d"]:
        day = date(y, int(match["m"]), int(match["d"]))
        return Period("day", day, day, match["clock"] or "")
    if match["m"]:
        return period("month", date(y, int(match["m"]), 1))
    return Period("fiscal" if match["fy"] else "year", date(y, 1, 1), date(y, 12, 31))
