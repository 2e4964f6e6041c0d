"""Dates counted from the publication or from a date spoken of before."""

from __future__ import annotations

import re

from briefing.extract.when.builders.common import direction, group
from briefing.extract.when.builders.lengths import vague_length
from briefing.extract.when.lexicon import length, number, ordinal, unit, weekday
from briefing.extract.when.meaning import (
    Base,
    Known,
    Meaning,
    Moved,
    Offset,
    Open,
    Ordinal,
    Prefix,
    Same,
    Side,
    Stretch,
    Within,
)
from briefing.extract.when.rule import Builder


def offset(of: str, count: int, base: Base = "pub", grain: str | None = None) -> Builder:
    """A fixed distance: "yesterday" is one day before the publication."""
    return lambda match: Offset(of, count, base, grain)


def last_unit(match: re.Match[str]) -> Meaning | None:
    """ "last week", "this month", "next year", "the previous quarter": from the publication or the date before."""
    words = re.sub(r"\s+", " ", group(match, "dir").lower())
    if words in ("the last", "the next", "the coming") and _THROUGHOUT.search(
        match.string, max(0, match.start() - 14), match.start()
    ):
        return None
    of = unit(group(match, "u"))
    if of == "weekend" and "this" in words.split():
        return Open("weekend", 5, direction=0)
    for key, count in (("last", -1), ("past", -1), ("next", 1), ("coming", 1), ("this", 0), ("current", 0)):
        if key in words.split():
            return Offset(of, count)
    if "before" in words.split():
        return Offset(of, -2)
    return Same(of, -1 if words.split()[-1] in ("previous", "preceding", "prior") else 1)


def same_unit(match: re.Match[str]) -> Meaning | None:
    """ "that year", "the same day"."""
    return Same(unit(group(match, "u")))


def unit_beside(match: re.Match[str]) -> Meaning | None:
    """ "the last year", "the next month": a length after "over" and "within", else a date."""
    if _THROUGHOUT.search(match.string, max(0, match.start() - 14), match.start()):
        of = unit(group(match, "u"))
        return Known(length(1.0, of), of)
    return None


_THROUGHOUT = re.compile(r"\b(?:over|within|during|in|for|throughout|through)\s$", re.IGNORECASE)


def ago(match: re.Match[str]) -> Meaning | None:
    """ "two weeks ago": counted from the publication, at the grain of its unit."""
    return _distance(match, -1, "pub")


def earlier(match: re.Match[str]) -> Meaning | None:
    """ "a year earlier", "two days before": counted from the date before."""
    return _distance(match, -1, "last")


def later(match: re.Match[str]) -> Meaning | None:
    """ "a day later": counted from the date before."""
    return _distance(match, 1, "last")


def ahead(match: re.Match[str]) -> Meaning | None:
    """ "two weeks from now": counted from the publication."""
    return _distance(match, 1, "pub")


def _distance(match: re.Match[str], sign: int, base: Base) -> Meaning | None:
    of, words = unit(group(match, "u")), group(match, "n").lower() or group(match, "the").lower()
    count = 1.0 if words in ("a", "an", "one", "the") else number(words) if words else None
    if of in ("second", "minute", "hour"):
        return Known(length(count, of), of, "hours and minutes are counted from a time that is not known")
    if of == "fortnight":
        of, count = "week", None if count is None else 2 * count
    if count is None:
        return Known("PAST_REF" if sign < 0 else "FUTURE_REF")
    if count != int(count):
        if of != "year":
            return Known("PAST_REF" if sign < 0 else "FUTURE_REF")
        of, count = "month", count * 12
    if of in ("decade", "century") and base == "pub":
        # "a decade ago" is a year, not the ten years that the calendar calls a decade.
        of, count = "year", count * (10 if of == "decade" else 100)
    return Offset(of, sign * int(count), base)


def following(side: Side) -> Builder:
    """ "the following three days": whole units beside the date before."""

    def build(match: re.Match[str]) -> Meaning | None:
        count, of = number(group(match, "n")), unit(group(match, "u"))
        if count is None or of not in ("day", "week", "month", "year"):
            return vague_length(match)
        return Stretch(of, int(count), "last", side)

    return build


def weekday_of_week(match: re.Match[str]) -> Meaning | None:
    """ "Thursday of next week"."""
    which = direction(group(match, "week")) or 0
    return Within("weekday", weekday(group(match, "w")), Offset("week", which))


def week_from_weekday(match: re.Match[str]) -> Meaning | None:
    """ "a week from Tuesday", "a week ago Tuesday"."""
    count = -1 if group(match, "way").lower() == "ago" else 1
    return Moved(Open("weekday", weekday(group(match, "w")), direction=1 if count > 0 else -1), "week", count)


def day_beyond(match: re.Match[str]) -> Meaning | None:
    """ "the day before yesterday", "the day after tomorrow"."""
    return Offset("day", -2 if group(match, "which").lower().startswith("before") else 2)


def offset_of(count: int) -> Builder:
    """So many units of the kind in group u."""
    return lambda match: Offset(unit(group(match, "u")), count)


def year_before(match: re.Match[str]) -> Meaning | None:
    """ "the same month a year ago"."""
    words = group(match, "u").lower()
    return Moved(Same(None if words in ("period", "time") else unit(words)), "year", -1)


def that_time(match: re.Match[str]) -> Meaning | None:
    """ "by that time", "since then": the date spoken of before."""
    return Same(None) if _AT.search(match.string, max(0, match.start() - 8), match.start()) else None


_AT = re.compile(r"\b(?:by|at|since|until|till|from|to|before|after|around|on|up to)\s$", re.IGNORECASE)


def day_beside(match: re.Match[str]) -> Meaning | None:
    """ "the next day", "the previous day"."""
    return Offset("day", 1 if group(match, "side").lower() in ("next", "following") else -1, "last")


def the_unit(match: re.Match[str]) -> Meaning | None:
    """ "the day", "the quarter": the one that the text is about."""
    of = unit(group(match, "u")) if group(match, "u").lower() != "session" else "day"
    return Same(of, loose=True)


def prefix(word: str) -> Builder:
    """Words that narrow the date after them."""
    return lambda match: Prefix(word)


def ordinal_unit(match: re.Match[str]) -> Meaning | None:
    """ "the third week of", "the last two days of"."""
    which, of = ordinal(group(match, "n")), unit(group(match, "u"))
    count = number(group(match, "k")) if group(match, "k") else 1
    if which is None or count is None or of in ("second", "minute", "hour"):
        return None
    return Ordinal(of, which, int(count))


def unit_of(match: re.Match[str]) -> Meaning | None:
    """ "the week of", "the quarter ended": the one that holds the date after it."""
    return Ordinal(unit(group(match, "u")), 0)


def unit_ago(match: re.Match[str]) -> Meaning | None:
    """ "the year-ago period": of a quarter or month spoken of, that of the year before."""
    return Offset(unit(group(match, "u")), -1, "last")


def ordinal_here(match: re.Match[str]) -> Meaning | None:
    """ "the eleventh week of protests": the week that the text is in; of months and years the article's own."""
    of = unit(group(match, "u"))
    return Same(of) if of in ("day", "week") else Offset(of, 0)
