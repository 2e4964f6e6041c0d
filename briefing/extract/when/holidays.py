"""Holidays whose day is fixed or can be computed, and nothing that a committee or the moon decides."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta


def easter(year: int) -> date:
    """Easter Sunday of a Gregorian year (the anonymous algorithm as given by Meeus, Astronomical Algorithms, ch. 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    n = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * n) // 451
    month, day = divmod(h + n - 7 * m + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, which: int) -> date:
    """The first, second ... (1, 2, ...) or last (-1) such weekday of a month."""
    if which > 0:
        first = date(year, month, 1)
        return first + timedelta((weekday - first.weekday()) % 7 + 7 * (which - 1))
    after = date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
    return after - timedelta((after.weekday() - weekday) % 7)


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _nth(month: int, weekday: int, which: int, plus: int = 0) -> Callable[[int], date]:
    return lambda year: nth_weekday(year, month, weekday, which) + timedelta(plus)


def _from_easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days)


def _orthodox(year: int) -> date:
    """Easter by the Julian calendar, as a Gregorian date (Meeus, Astronomical Algorithms, ch. 8)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(year // 100 - year // 400 - 2)


# Names in lower case, straight apostrophes; the day of a year.
HOLIDAYS: dict[str, Callable[[int], date]] = {
    "new year's eve": _fixed(12, 31),
    "new year's day": _fixed(1, 1),
    "new year's": _fixed(1, 1),
    "epiphany": _fixed(1, 6),
    "martin luther king jr. day": _nth(1, 0, 3),
    "martin luther king day": _nth(1, 0, 3),
    "australia day": _fixed(1, 26),
    "groundhog day": _fixed(2, 2),
    "valentine's day": _fixed(2, 14),
    "presidents' day": _nth(2, 0, 3),
    "presidents day": _nth(2, 0, 3),
    "shrove tuesday": _from_easter(-47),
    "mardi gras": _from_easter(-47),
    "ash wednesday": _from_easter(-46),
    "international women's day": _fixed(3, 8),
    "st. patrick's day": _fixed(3, 17),
    "st patrick's day": _fixed(3, 17),
    "palm sunday": _from_easter(-7),
    "maundy thursday": _from_easter(-3),
    "good friday": _from_easter(-2),
    "holy saturday": _from_easter(-1),
    "easter sunday": _from_easter(0),
    "easter monday": _from_easter(1),
    "easter": _from_easter(0),
    "april fools' day": _fixed(4, 1),
    "april fool's day": _fixed(4, 1),
    "earth day": _fixed(4, 22),
    "anzac day": _fixed(4, 25),
    "may day": _fixed(5, 1),
    "victory day": _fixed(5, 9),
    "mother's day": _nth(5, 6, 2),
    "ascension day": _from_easter(39),
    "memorial day": _nth(5, 0, -1),
    "pentecost": _from_easter(49),
    "whit monday": _from_easter(50),
    "corpus christi day": _from_easter(60),
    "juneteenth": _fixed(6, 19),
    "father's day": _nth(6, 6, 3),
    "canada day": _fixed(7, 1),
    "fourth of july": _fixed(7, 4),
    "bastille day": _fixed(7, 14),
    "assumption day": _fixed(8, 15),
    "labor day": _nth(9, 0, 1),
    "columbus day": _nth(10, 0, 2),
    "halloween": _fixed(10, 31),
    "all saints' day": _fixed(11, 1),
    "all souls' day": _fixed(11, 2),
    "guy fawkes night": _fixed(11, 5),
    "election day": _nth(11, 0, 1, plus=1),
    "armistice day": _fixed(11, 11),
    "veterans day": _fixed(11, 11),
    "remembrance day": _fixed(11, 11),
    "remembrance sunday": _nth(11, 6, 2),
    "thanksgiving day": _nth(11, 3, 4),
    "thanksgiving": _nth(11, 3, 4),
    "human rights day": _fixed(12, 10),
    "orthodox easter": _orthodox,
    "orthodox christmas": _fixed(1, 7),
    "holocaust remembrance day": _fixed(1, 27),
    "world cancer day": _fixed(2, 4),
    "world water day": _fixed(3, 22),
    "world health day": _fixed(4, 7),
    "international workers' day": _fixed(5, 1),
    "world press freedom day": _fixed(5, 3),
    "victory in europe day": _fixed(5, 8),
    "ve day": _fixed(5, 8),
    "europe day": _fixed(5, 9),
    "world environment day": _fixed(6, 5),
    "world refugee day": _fixed(6, 20),
    "international youth day": _fixed(8, 12),
    "international day of peace": _fixed(9, 21),
    "german unity day": _fixed(10, 3),
    "world food day": _fixed(10, 16),
    "united nations day": _fixed(10, 24),
    "black friday": _nth(11, 3, 4, plus=1),
    "cyber monday": _nth(11, 3, 4, plus=4),
    "world aids day": _fixed(12, 1),
    "christmas eve": _fixed(12, 24),
    "christmas day": _fixed(12, 25),
    "christmas": _fixed(12, 25),
    "boxing day": _fixed(12, 26),
    "st. stephen's day": _fixed(12, 26),
}


@dataclass(frozen=True, slots=True)
class Names:
    """The names as one pattern, and the first words by which a text is searched for them."""

    pattern: str
    words: tuple[str, ...]


_SMALL = ("of", "in")
_CAPITALS = {"ve": "VE", "aids": "AIDS"}


def _pattern(name: str) -> str:
    """Only as a name: "easter" and "may day" in lower case are something else."""
    words = (w if w in _SMALL else _CAPITALS.get(w, w[:1].upper() + w[1:]) for w in name.split())
    return "(?-i:" + " ".join(re.escape(w).replace("'", "['’]") for w in words) + ")"


NAMES = Names(
    pattern="|".join(
        f"(?:[Tt]he )?{_pattern(n)}" if n == "fourth of july" else _pattern(n)
        for n in sorted(HOLIDAYS, key=lambda n: (-len(n), n))
    ),
    words=tuple(sorted({re.split(r"[ .']", n)[0] for n in HOLIDAYS})),
)
