"""The times of a brief in order of the calendar, deadlines of commitments among them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from briefing.brief.model import Brief, Commitment, Timex
from briefing.tui.outline import Item, Section


@dataclass(frozen=True, slots=True)
class Moment:
    """A place on the timeline: its first day (ISO; empty where it cannot be placed), and the item that tells it."""

    begin: str
    end: str
    item: Item
    deadline: bool


def moments(brief: Brief, sections: tuple[Section, ...]) -> tuple[tuple[Moment, ...], tuple[Moment, ...]]:
    """What can be placed, by first day and then as it stands in the text; and the rest in order of the text.

    A deadline stands at its commitment's value. A time expression that is only a commitment's deadline is not shown
    twice: the commitment says more.
    """
    placed: list[Moment] = []
    loose: list[Moment] = []
    deadlines = set()
    for section in sections:
        for item in section.items:
            value = item.value
            if isinstance(value, Commitment) and value.deadline:
                deadlines.add(value.deadline.span)
                day = first_day(value.deadline.value)
                (placed if day else loose).append(Moment(day, day, item, deadline=True))
    for section in sections:
        for item in section.items:
            value = item.value
            if isinstance(value, Timex) and value.span not in deadlines:
                begin = value.begin or first_day(value.value)
                if value.kind in ("duration", "set") and not value.begin:
                    begin = ""
                (placed if begin else loose).append(Moment(begin, value.end or begin, item, deadline=False))
    placed.sort(key=lambda m: (m.begin, m.end, m.item.spans[0].start if m.item.spans else 0))
    loose.sort(key=lambda m: m.item.spans[0].start if m.item.spans else 0)
    return tuple(placed), tuple(loose)


def is_ahead(moment: Moment, published: date) -> bool:
    """Whether a moment was still to come when the article was published: it begins later, or it is a deadline or told
    in the future and does not end before."""
    day = published.isoformat()
    value = moment.item.value
    told_ahead = moment.deadline or (isinstance(value, Timex) and value.tense == "future")
    return moment.begin[: len(day)] > day or (told_ahead and moment.end >= day[: len(moment.end)])


def first_day(value: str | None) -> str:
    """The part of a TIMEX3 value that sorts by the calendar; empty for durations and references."""
    return value if value and value[:4].isdigit() else ""
