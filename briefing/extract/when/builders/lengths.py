"""Lengths, and what recurs."""

from __future__ import annotations

import re

from briefing.extract.when.builders.common import group
from briefing.extract.when.lexicon import DAYPARTS, LENGTHS, SEASONS, length, month, number, unit, weekday
from briefing.extract.when.meaning import Known, Meaning, Range


def duration(match: re.Match[str]) -> Meaning | None:
    """A number and a unit: "three days", "2.5 hours", "a dozen years"."""
    if _aged(match):
        return None
    of = unit(group(match, "u"))
    words = group(match, "n").lower()
    count = 1.0 if words in ("a", "an", "one", "the", "") else number(words)
    if group(match, "half"):
        count = (count or 0) + 0.5
    if of not in LENGTHS and of not in ("fortnight", "half"):
        return None
    return Known(length(count, of), of)


_AGED = re.compile(r"\b(?:aged?|ages|age of)\s(?:of\s)?$", re.IGNORECASE)


def _aged(match: re.Match[str]) -> bool:
    return bool(_AGED.search(match.string, max(0, match.start() - 8), match.start()))


def half_unit(match: re.Match[str]) -> Meaning | None:
    """ "half an hour", "half a century"."""
    of = unit(group(match, "u"))
    whole = {"hour": ("minute", 30.0), "year": ("month", 6.0), "decade": ("year", 5.0), "century": ("year", 50.0)}
    smaller, count = whole.get(of, (of, 0.5))
    return Known(length(count, smaller), smaller)


def vague_length(match: re.Match[str]) -> Meaning | None:
    """ "several months", "a few days", "decades": the count is not said."""
    return Known(length(None, unit(group(match, "u"))), unit(group(match, "u")))


def compound_length(match: re.Match[str]) -> Meaning | None:
    """ "two hours and 15 minutes", "a year and a half"."""
    a, b = unit(group(match, "u")), unit(group(match, "v"))
    first, second = _count(group(match, "n")), _count(group(match, "k"))
    (prefix, x), (other, y) = LENGTHS.get(a, ("", "")), LENGTHS.get(b, ("", ""))
    if not x or not y or first is None or second is None or list(LENGTHS).index(a) <= list(LENGTHS).index(b):
        return None
    middle = "T" if prefix == "P" and other == "PT" else ""
    return Known(f"{prefix}{first:g}{x}{middle}{second:g}{y}", a)


def _count(words: str) -> float | None:
    return 1.0 if words.lower() in ("a", "an") else number(words)


def past_length(match: re.Match[str]) -> Meaning | None:
    """ "the past three days", "the next two weeks": a length beside the publication."""
    words = group(match, "n").lower()
    of = unit(group(match, "u"))
    if match[0][:4].lower() == "last" and _TO_LAST.search(match.string, max(0, match.start() - 10), match.start()):
        return None
    return Known(length(number(words) if words and words not in _UNCOUNTED else None if words else 1.0, of), of)


_TO_LAST = re.compile(r"\b(?:to|will|would|can|could|may|might|should|must|not|usually|which|that)\s$", re.IGNORECASE)
_UNCOUNTED = ("few", "several", "couple of", "couple", "many", "some")


def every(match: re.Match[str]) -> Meaning | None:
    """ "every two weeks", "each year", "every Monday"."""
    if w := group(match, "w"):
        return Known(f"XXXX-WXX-{weekday(w) + 1}", "day")
    if m := group(match, "m"):
        return Known(f"XXXX-{month(m):02d}", "month")
    if part := group(match, "part"):
        return Known("XXXX-XX-XX" + DAYPARTS[part.lower()], "daypart")
    if s := group(match, "s"):
        return Known(f"XXXX-{SEASONS[s.lower()]}", "season")
    words = group(match, "n").lower()
    count = {"other": 2.0, "second": 2.0, "third": 3.0, "few": None, "": 1.0}.get(
        words, number(words) if words else 1.0
    )
    of = unit(group(match, "u"))
    return Known(length(count, of), of)


def one_unit(match: re.Match[str]) -> Meaning | None:
    """ "a year"."""
    of = unit(group(match, "u"))
    return Known(length(1.0, of), of)


def length_range(match: re.Match[str]) -> Meaning | None:
    """ "between 12 and 18 months"."""
    of, low, high = unit(group(match, "u")), number(group(match, "n")), number(group(match, "k"))
    if low is None or high is None or low >= high or _aged(match):
        return None
    return Range(Known(length(low, of), of), Known(length(high, of), of))


def unit_long(match: re.Match[str]) -> Meaning | None:
    """ "year-long", "decades-long", "for hours"."""
    words = group(match, "u")
    many = words.lower().endswith("s") or match[0].lower().replace("-", " ").split()[0].endswith("s")
    of = unit(words)
    return Known(length(None if many else 1.0, of), of)


_FREQUENCIES = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "fortnightly": "P2W", "biweekly": "P2W",
    "monthly": "P1M", "quarterly": "P1Q", "yearly": "P1Y", "annual": "P1Y", "annually": "P1Y", "biannual": "P6M",
    "biennial": "P2Y",
}  # fmt: skip


def frequency(match: re.Match[str]) -> Meaning | None:
    """ "daily", "annually"; not in names ("the Daily Mail")."""
    words = group(match, "adv")
    after = match.string[match.end() : match.end() + 2]
    inside = match.string[max(0, match.start() - 2) : match.start() - 1].isalnum()
    if words[:1].isupper() and (after[1:2].isupper() or (match.start() > 1 and inside)):
        return None
    return Known(_FREQUENCIES[words.lower()])


_NO_RATE = re.compile(
    r"\b(?:by|for|in|of|within|after|over|about|nearly|almost|than|last|every|is|was|be|been|take|takes|taken|took|half|once|such"
    r"|what|least|most|around|and|or|to|with|during|from|on|spend|spends|spent|just|only|more|until|as|under|exactly|quite)\s$",
    re.IGNORECASE,
)
_OLDER = re.compile(r"\s(?:older|younger|ahead|after|before|earlier|later|ago|old|\d)")
_AMOUNT = re.compile(
    r"\d|\b(?:once|twice|times|one|two|three|four|five|six|seven|eight|nine|ten|dozen|hundreds?|thousands?|millions?|billions?"
    r"|much|many|percent|cents|hours|days|most)\b",
    re.IGNORECASE,
)


def rate(match: re.Match[str]) -> Meaning | None:
    """ "a year" after an amount, "per day", "twice a week"."""
    if group(match, "per").lower() in ("a", "an") and not group(match, "times"):
        before = match.string[max(0, match.start() - 40) : match.start()]
        if _OLDER.match(match.string, match.end()) or not group(match, "u").islower() or _NO_RATE.search(before):
            return None
        if not _AMOUNT.search(before.rpartition(". ")[2]):
            return None
    of = unit(group(match, "u"))
    return Known(length(1.0, of), of)


def weekdays(match: re.Match[str]) -> Meaning | None:
    """ "on Fridays"."""
    return Known(f"XXXX-WXX-{weekday(group(match, 'w')) + 1}", "day")
