"""Dates counted from another one: the publication, or what was spoken of before."""

from __future__ import annotations

from dataclasses import replace

from briefing.extract.when.context import BEYOND, NO_DATE, Answer, Context, day_words
from briefing.extract.when.meaning import Offset, Same
from briefing.extract.when.periods import Period, finer, period, shift, shifted


def count_offset(meaning: Offset, context: Context) -> Answer:
    """So many units from the publication, or from the date last spoken of."""
    if meaning.base == "last":
        return _from_last(meaning, context)
    if context.published is None:
        return NO_DATE
    whole = shifted(meaning.unit, context.published, meaning.count)
    return (whole, distance_words(meaning.unit, meaning.count, day_words(context.published))) if whole else BEYOND


def _from_last(meaning: Offset, context: Context) -> Answer:
    """ "a day later": from the last date that is fine enough; years and months, failing one, from the publication."""
    unit, count = meaning.unit, meaning.count
    anchor, words = context.last, context.last_words
    if unit in ("day", "week") and (anchor is None or finer("week", anchor.grain)):
        anchor, words = context.day, context.day_words
        if anchor is None:
            return "counted from a day, and none is said before"
    if anchor is None:
        if context.published is None:
            return NO_DATE
        anchor, said = Period("day", context.published, context.published), day_words(context.published)
    else:
        said = f"{anchor.value} (“{words}”)"
    base = anchor.last if count > 0 else anchor.first
    whole = shifted(unit, base, count)
    if unit == "week" and anchor.grain == "day":
        moved = shift(base, "week", count)
        whole = period("day", moved) if moved else None
    if unit == "year" and count == -1 and anchor.grain in ("quarter", "month", "half", "season"):
        # "a year earlier" said of a quarter or month is that quarter or month of the year before.
        moved = shift(anchor.first, "year", count)
        whole = period(anchor.grain, moved) if moved else None
    return (whole, distance_words(unit, count, said)) if whole else BEYOND


def distance_words(unit: str, count: int, words: str) -> str:
    """ "2 weeks before Mon 2025-05-26"."""
    if count == 0:
        return f"the day of publication, {words}" if unit == "day" else f"the {unit} of {words}"
    if unit == "day" and abs(count) == 1:
        return f"the day {'after' if count > 0 else 'before'} {words}"
    number = f"{abs(count)} {unit}{'s' if abs(count) > 1 else ''}"
    return f"{number} {'after' if count > 0 else 'before'} {words}"


def spoken_of(context: Context) -> tuple[Period, str] | None:
    """The date spoken of before, else the publication."""
    if context.last is not None:
        return context.last, f"{context.last.value} (“{context.last_words}”)"
    if context.published is not None:
        return Period("day", context.published, context.published), day_words(context.published)
    return None


def count_same(meaning: Same, context: Context) -> Answer:
    """The unit that holds the date spoken of before, or one beside it."""
    here = replace(context, last=None) if meaning.loose and context.tense != "past" and context.published else context
    base = spoken_of(here)
    if base is None:
        return NO_DATE
    whole, words = base
    grain = meaning.grain or whole.grain
    if meaning.grain is None and context.last is None:
        return "no date is said before"
    if finer(grain, whole.grain) and context.published is not None and grain != whole.grain:
        # "the day" after "in May" is not a day of May: the day of the article is meant.
        whole, words = Period("day", context.published, context.published), day_words(context.published)
    found = whole if grain == whole.grain else period(grain, whole.first)
    if found is not None and meaning.count:
        found = shifted(grain, whole.first, meaning.count)
    if found is None:
        return BEYOND
    side = {0: "the same as", -1: "before", 1: "after"}[meaning.count]
    return found, f"the {grain} {side} {words}" if meaning.count or meaning.grain else f"the same as {words}"
