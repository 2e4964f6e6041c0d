"""What all builders share: the words of a group, "last" and "next", the numbers of days and years."""

from __future__ import annotations

import re

from briefing.extract.when.lexicon import ordinal
from briefing.extract.when.meaning import Known
from briefing.extract.when.rule import Builder

_DIRECTIONS = {
    "last": -1, "past": -1, "previous": -1, "this": 0, "the current": 0, "current": 0, "next": 1, "coming": 1,
    "this coming": 1, "this past": -1, "this last": -1, "the coming": 1, "upcoming": 1, "the past": -1,
}  # fmt: skip


def group(match: re.Match[str], name: str) -> str:
    """A named group's words, or those of ``name_2``, its twin in another branch; empty where neither took part."""
    found = match.groupdict()
    return (found.get(name) or found.get(name + "_2") or found.get(name + "_3") or "").strip()


def direction(words: str) -> int | None:
    """-1, 0 or 1 for "last", "this", "next" and their like; None for no such word."""
    low = re.sub(r"\s+", " ", words.lower()).removeprefix("the ").strip()
    return _DIRECTIONS.get(low)


def known(value: str | None, grain: str | None = None) -> Builder:
    """A fixed value whatever the words."""
    return lambda match: Known(value, grain)


def day_number(word: str) -> int:
    """The number of a day: "3", "3rd", "third"; 0 where it is none."""
    return ordinal(word) or 0


def year_number(words: str) -> int:
    """A year in four digits, or in two after an apostrophe."""
    digits = words.lstrip("'’‘")
    if len(digits) == 2:
        return int(digits) + (1900 if int(digits) > 50 else 2000)
    return int(digits)
