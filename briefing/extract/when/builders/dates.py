"""Dates by their names and numbers."""

from __future__ import annotations

import re
from datetime import date

from briefing.extract.when.builders.common import day_number, direction, group, year_number
from briefing.extract.when.lexicon import DECADES, SEASONS, month, ordinal, weekday
from briefing.extract.when.meaning import Feast, Fixed, Known, Meaning, Offset, Open, Placed, Range, Same
from briefing.extract.when.rule import Builder


def full_date(match: re.Match[str]) -> Meaning | None:
    """Year, month and day in groups y, m (word or number) and d."""
    m, year = group(match, "m"), year_number(group(match, "y"))
    which = int(m) if m.isdigit() else month(m)
    return _day(year, which, day_number(group(match, "d")))


def numeric_date(match: re.Match[str]) -> Meaning | None:
    """a/b/year: the American order, the other one where the first number is no month."""
    a, b, year = int(group(match, "a")), int(group(match, "b")), year_number(group(match, "y"))
    if a > 12 or "." in match[0]:
        a, b = b, a
    return _day(year, a, b)


def _day(year: int, which: int, day: int) -> Meaning | None:
    try:
        date(year, which, day)
    except ValueError:
        return None
    return Fixed("day", year, which, day)


def month_day(match: re.Match[str]) -> Meaning | None:
    """A month and a day without a year."""
    which, day = month(group(match, "m")), day_number(group(match, "d"))
    if not 1 <= day <= (29 if which == 2 else 30 if which in (4, 6, 9, 11) else 31):
        return None
    return Open("monthday", which, day, direction=direction(group(match, "dir")))


def month_year(match: re.Match[str]) -> Meaning | None:
    """A month of a year."""
    return Fixed("month", year_number(group(match, "y")), month(group(match, "m")))


def open_month(match: re.Match[str]) -> Meaning | None:
    """A month alone."""
    return Open("month", month(group(match, "m")), direction=direction(group(match, "dir")))


def open_weekday(match: re.Match[str]) -> Meaning | None:
    """A weekday with or without "last", "this", "next"."""
    lean = -1 if re.match(r"['’]s\b", match.string[match.end() : match.end() + 3]) else 0
    return Open("weekday", weekday(group(match, "w")), direction=direction(group(match, "dir")), lean=lean)


def open_season(match: re.Match[str]) -> Meaning | None:
    """A season alone or with its year."""
    code = SEASONS[group(match, "s").lower()]
    if y := group(match, "y"):
        if group(match, "s") == "fall" and not _IN.search(match.string, max(0, match.start() - 10), match.start() + 4):
            return None
        return Fixed("season", year_number(y), season=code)
    return Open("season", 0, season=code, direction=direction(group(match, "dir")))


_IN = re.compile(r"\b(?:in|of|by|since|during|the|last|until|for|from|through)\s", re.IGNORECASE)


def numbered(grain: str) -> Builder:
    """A quarter or half by its number, with or without its year."""

    def build(match: re.Match[str]) -> Meaning | None:
        words = group(match, "n").lower()
        code = re.fullmatch(r"[qh]([1-4])|([1-4])[qh]", words)
        count = int(code[1] or code[2]) if code else {"latter": 2, "other": 2}.get(words, ordinal(words))
        top = 4 if grain == "quarter" else 2
        which = top if count == -1 else count or 0
        if not 1 <= which <= top:
            return None
        if y := group(match, "y"):
            return Fixed(grain, year_number(y), 12 // top * (which - 1) + 1)
        if of := group(match, "dir"):
            # "last year's third quarter"
            return Placed(Open(grain, which), Offset("year", direction(of) or 0))
        return Open(grain, which)

    return build


def financial_year(match: re.Match[str]) -> Meaning | None:
    """A financial year, named by the year it ends in."""
    y, end = group(match, "y"), group(match, "end")
    first = year_number(y)
    if not end:
        return Fixed("fiscal", first)
    last = int(str(first)[: 4 - len(end)] + end)
    return Fixed("fiscal", last) if last == first + 1 else None


def decade(match: re.Match[str]) -> Meaning | None:
    """ "the 1990s", "the '90s", "the nineties", "the late sixties": the nearest century that has begun it."""
    if y := group(match, "y"):
        return Fixed("decade", int(y) * 10)
    if y := group(match, "yy"):
        return Fixed("decade", (2000 if int(y) < 3 else 1900) + int(y) * 10)
    which = DECADES[group(match, "word").lower()]
    return Fixed("decade", (1900 if which else 2000) + 10 * which)


def century(match: re.Match[str]) -> Meaning | None:
    """ "the 19th century" is the years 18xx."""
    count = ordinal(group(match, "n"))
    return Fixed("century", (count - 1) * 100) if count and 2 <= count <= 30 else None


def feast(match: re.Match[str]) -> Meaning | None:
    """A holiday by its name, with its year where one stands beside it."""
    key = re.sub(r"[’']", "'", re.sub(r"\s+", " ", group(match, "feast").lower()))
    y = group(match, "y")
    return Feast(key, year_number(y) if y else None, direction(group(match, "dir")))


def day_of_month(match: re.Match[str]) -> Meaning | None:
    """ "the 28th": a day of the month that is spoken of."""
    day = day_number(re.sub(r"\D", "", group(match, "x")))
    return Open("dayofmonth", day) if 1 <= day <= 31 else None


def the_day(year: int, which: int, day: int) -> Builder:
    """One day of history that has a name."""
    return lambda match: Fixed("day", year, which, day)


def short_year(match: re.Match[str]) -> Meaning | None:
    """ "'82"."""
    return Fixed("year", year_number(group(match, "y")))


def anno_domini(match: re.Match[str]) -> Meaning | None:
    """ "AD 122"."""
    found = int(group(match, "y"))
    return Fixed("year", found) if 1 <= found <= 2100 else None


def year_month(match: re.Match[str]) -> Meaning | None:
    """ "2024-11"."""
    return Fixed("month", int(group(match, "y")), int(group(match, "m")))


def the_weekend(match: re.Match[str]) -> Meaning | None:
    """ "over the weekend"."""
    return Open("weekend", 5)


def day_range(match: re.Match[str]) -> Meaning | None:
    """ "June 3-5", "May 7-10, 2024", "June 3 and 4"; days that are not neighbours are two dates, not a range."""
    low, high, which = int(group(match, "d")), int(group(match, "e")), month(group(match, "m"))
    between = re.sub(r"\W|\d", " ", match[0].lower()).split()
    if "or" in between or ("and" in between and high != low + 1):
        return None
    if not low < high <= (29 if which == 2 else 30 if which in (4, 6, 9, 11) else 31):
        return None
    if y := group(match, "y"):
        return Range(Fixed("day", int(y), which, low), Fixed("day", int(y), which, high))
    return Range(Open("monthday", which, low), Open("monthday", which, high))


def year_range(match: re.Match[str]) -> Meaning | None:
    """ "2009-10"."""
    first = int(group(match, "y"))
    last = first // 100 * 100 + int(group(match, "e"))
    last += 100 if last % 100 == 0 and first % 100 == 99 else 0
    return Range(Fixed("year", first), Fixed("year", last)) if first < last < first + 60 else None


def that_season(match: re.Match[str]) -> Meaning | None:
    """ "that fall": the season of the year that is spoken of."""
    code = SEASONS[group(match, "s").lower()]
    return Placed(
        Open("season", 0, season=code), Same("year", 1 if re.search("following|next", match[0].lower()) else 0)
    )


def september_11(match: re.Match[str]) -> Meaning | None:
    """The day of the attacks, in whatever year it is spoken of."""
    return Fixed("day", 2001, 9, 11)


def before_christ(match: re.Match[str]) -> Meaning | None:
    """ "100 B.C." as TIMEX3 has it."""
    return Known(f"BC{int(group(match, 'y')):04d}", "year")


def centuries(match: re.Match[str]) -> Meaning | None:
    """ "the 18th and 19th centuries"."""
    low, high = ordinal(group(match, "n")), ordinal(group(match, "k"))
    if not low or not high or not 2 <= low < high <= 30:
        return None
    return Range(Fixed("century", (low - 1) * 100), Fixed("century", (high - 1) * 100))
