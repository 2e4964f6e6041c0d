"""What a rule reads out of the words, before any date is known: the meanings that `anchor` resolves.

A meaning says nothing of the publication date; "Sunday" is the same meaning in every article.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Base = Literal["pub", "last"]
Side = Literal["before", "after"]


@dataclass(frozen=True, slots=True)
class Fixed:
    """A date said in full: year, and month, day, season as far as the grain needs them."""

    grain: str
    year: int
    month: int = 1
    day: int = 1
    season: str | None = None


@dataclass(frozen=True, slots=True)
class Offset:
    """So many units from the publication or the date last spoken of: "last week", "two days ago", "a day later"."""

    unit: str
    count: int
    base: Base = "pub"
    grain: str | None = None


@dataclass(frozen=True, slots=True)
class Open:
    """A date that lacks its larger unit: "Sunday", "March 3", "January", "the fall", "the third quarter".

    ``which`` is the number of the unit within its larger one: 0..6 for weekdays, 1.. for months, quarters, halves.
    ``direction`` is what a word said of it: -1 "last", 0 "this", 1 "next", None for nothing.
    """

    grain: str
    which: int
    day: int = 0
    season: str | None = None
    direction: int | None = None
    lean: int = 0


@dataclass(frozen=True, slots=True)
class Feast:
    """A holiday by its key in the calendar of holidays."""

    key: str
    year: int | None = None
    direction: int | None = None
    days: int = 0


@dataclass(frozen=True, slots=True)
class Same:
    """The unit that holds the date last spoken of: "that year", "the same day", "then" (grain None). A ``loose`` one
    ("the end of the year") is that of the publication unless the clause looks back."""

    grain: str | None
    count: int = 0
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """A value that stands in the words alone: "P3D", "PRESENT_REF", "PXY"; None where it has none ("some years")."""

    value: str | None
    grain: str | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """So many whole units on one side of a date: "the following three days"."""

    unit: str
    count: int
    base: Base
    side: Side


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day in the form of its value ("T08:00", "TEV"), on a day that may be said beside it or not."""

    clock: str
    grain: str
    day: Meaning | None = None


@dataclass(frozen=True, slots=True)
class Within:
    """Numbered units within another date: "the third week of January", "the last two days of 2012"; -1 is the last."""

    unit: str
    which: int
    of: Meaning
    count: int = 1


@dataclass(frozen=True, slots=True)
class Moved:
    """Another date put off by some units: "a week from Tuesday", "the same month a year ago"."""

    of: Meaning
    unit: str
    count: int


@dataclass(frozen=True, slots=True)
class Placed:
    """An open date in a larger one: "May of last year", "the first quarter of that year"."""

    part: Open
    of: Meaning


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words that narrow the date after them: "early", "mid-", "the end of"; ``word`` is start, middle, end or so."""

    word: str


@dataclass(frozen=True, slots=True)
class Ordinal:
    """ "the third week of", "the last two days of": waits for the date that it counts in; ``count`` units of them."""

    unit: str
    which: int
    count: int = 1


@dataclass(frozen=True, slots=True)
class Range:
    """From one date to another, both within it."""

    low: Meaning
    high: Meaning


Meaning = (
    Fixed | Offset | Open | Feast | Same | Known | Stretch | Clock | Within | Moved | Placed | Prefix | Ordinal | Range
)
