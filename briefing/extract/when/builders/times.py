"""The clock and the parts of the day."""

from __future__ import annotations

import re

from briefing.extract.when.builders.common import direction, group
from briefing.extract.when.lexicon import DAYPARTS, number, weekday
from briefing.extract.when.meaning import Clock, Meaning, Offset, Open, Same


def clock(match: re.Match[str]) -> Meaning | None:
    """Hours and minutes, with a.m. or p.m. and a zone, as the value of a time."""
    hour, minute = int(group(match, "h")), group(match, "min")
    half = group(match, "ap").lower().replace(".", "").replace(" ", "")
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 24 or (minute and int(minute) > 59):
        return None
    zone = "Z" if re.fullmatch(r"(?:UTC|GMT|Z)", group(match, "zone"), re.IGNORECASE) else ""
    return Clock(f"T{hour:02d}:{minute or '00'}{zone}", "minute")


def o_clock(match: re.Match[str]) -> Meaning | None:
    """ "three o'clock in the afternoon", "half past seven"."""
    hour = number(group(match, "h"))
    if hour is None or not 1 <= hour <= 12:
        return None
    late = group(match, "part").lower() in ("afternoon", "evening", "night")
    return Clock(f"T{int(hour) % 12 + (12 if late else 0):02d}:00", "minute")


def daypart(match: re.Match[str]) -> Meaning | None:
    """A part of a day, on a day said beside it."""
    part = re.sub(r"[\s]+", "", group(match, "part").lower())
    code = DAYPARTS[part]
    day = _day_of(match)
    if day is None and group(match, "rel"):
        return None
    return Clock(code, "daypart" if ":" not in code else "minute", day)


def _day_of(match: re.Match[str]) -> Meaning | None:
    if w := group(match, "w"):
        return Open("weekday", weekday(w), direction=direction(group(match, "dir")))
    words = re.sub(r"\s+", " ", group(match, "rel").lower())
    days: dict[str, Meaning] = {
        "yesterday": Offset("day", -1), "tomorrow": Offset("day", 1), "this": Offset("day", 0),
        "today": Offset("day", 0), "last": Offset("day", -1), "that": Same("day"), "the same": Same("day"),
        "the previous": Same("day", -1), "the next": Same("day", 1), "the following": Same("day", 1),
        "earlier that": Same("day"), "later that": Same("day"), "earlier this": Offset("day", 0),
        "later this": Offset("day", 0), "late last": Offset("day", -1), "early this": Offset("day", 0),
    }  # fmt: skip
    return days.get(words)


def clock_24(match: re.Match[str]) -> Meaning | None:
    """Hours and minutes from 0 to 24; a bare one needs a zone, a full day's form or a word before it."""
    if match[0].count(":") > 1 and not group(match, "zone"):
        # "2:20:51" is how long a race took.
        return None
    if not group(match, "zone") and not _BEFORE_CLOCK.search(match.string, max(0, match.start() - 24), match.start()):
        return None
    return clock(match)


_BEFORE_CLOCK = re.compile(
    r"(?:\b(?:at|by|until|till|from|to|before|after|around|about|since|between|and|approximately|day|today|time:?"
    r"|updated:?|published:?|starts?|begins?)|\d,?|[–—-]|\()\s?$",
    re.IGNORECASE,
)


def tonight(match: re.Match[str]) -> Meaning | None:
    """ "tonight", "overnight"; a day may follow the latter."""
    return Clock("TNI", "daypart", Offset("day", 0) if "tonight" in match[0].lower() else None)


def anaphoric_part(match: re.Match[str]) -> Meaning | None:
    """ "in the evening": of the day that the text is about."""
    return Clock(DAYPARTS[re.sub(r"\s+", "", group(match, "part").lower())], "daypart", Same("day"))


def hours_of(match: re.Match[str]) -> Meaning | None:
    """ "the early hours of" a day."""
    return Clock("TMO" if match["early"] is not None else "TNI", "daypart")
