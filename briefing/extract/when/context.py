"""What an expression is resolved against, and what comes out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from briefing.extract.when.periods import Period

BEYOND = "beyond the calendar"
NO_DATE = "needs the publication date, which is not known"
WEEKDAY_NAMES = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


@dataclass(frozen=True, slots=True)
class Context:
    """Where an expression stands: the publication date, the dates spoken of before with their words (the last one, and
    the last one that is a day), the tense of its clause, and what the word before says of its direction (1 for "by",
    "until"; -1 for "since")."""

    published: date | None
    last: Period | None = None
    last_words: str = ""
    day: Period | None = None
    day_words: str = ""
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


# A period with the words that say how it was reached, or the reason why there is none.
Answer = tuple[Period, str] | str


def day_words(day: date) -> str:
    """ "Mon 2025-05-26"."""
    return f"{'Mon Tue Wed Thu Fri Sat Sun'.split()[day.weekday()]} {day.isoformat()}"
