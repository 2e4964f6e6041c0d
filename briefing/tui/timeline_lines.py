"""How a brief's timeline is set in lines."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import groupby

from rich.cells import cell_len

from briefing.brief.model import Brief, Commitment, Timex
from briefing.render.bound import action_words
from briefing.render.timeline import WEEKDAYS
from briefing.tui.cards import Line, Part, interval, rule, time_words
from briefing.tui.literal import literal
from briefing.tui.outline import Item, Section
from briefing.tui.timeline import Moment, is_ahead, moments
from briefing.tui.wrap import pad, wrapped

# Takes lines that belong to nothing, or to an item.
Put = Callable[[Item | None, list[Line]], None]


def lay_timeline(
    brief: Brief, sections: tuple[Section, ...], wants: Callable[[Item], bool], width: int, put: Put
) -> None:
    """What can be placed on the calendar, then what cannot; what is to come stands after the publication."""
    placed, loose = moments(brief, sections)
    put(None, [rule("◊", "TIMELINE", str(len(placed)), "when", width)])
    if not placed:
        put(None, [(("   No time in this article can be placed on a calendar.", "dim"),)])
    published = brief.article.published
    wanted = [m for m in placed if wants(m.item)]
    ahead = [m for m in wanted if published is not None and is_ahead(m, published)]
    _lay_moments([m for m in wanted if m not in ahead], width, put)
    if published is not None and wanted:
        put(None, [_publication(published, width)])
    if ahead:
        put(None, [(("  ", ""), ("still to come", "dim"))])
        _lay_moments(ahead, width, put)
    if loose:
        put(None, [(), rule("○", "NOT ON A CALENDAR", str(len(loose)), "when", width)])
        for moment in loose:
            if wants(moment.item):
                put(moment.item, _moment_lines(moment, width, faint=True))


def _lay_moments(placed: list[Moment], width: int, put: Put) -> None:
    for year, found in groupby(placed, lambda m: m.begin[:4]):
        moments_of_year = list(found)
        # A moment that is no more exact than its year says the year itself.
        if any(_told(m)[0] != year for m in moments_of_year):
            put(None, [(("  ", ""), (year, "strong"))])
        for moment in moments_of_year:
            put(moment.item, _moment_lines(moment, width))


def _publication(published: date, width: int) -> Line:
    """The line between what has been and what is to come when the article was published."""
    text = f"{published.isoformat()} {WEEKDAYS[published.weekday()]} ── the article was published "
    if cell_len(text) > width - 5:
        text = f"{published.isoformat()} {WEEKDAYS[published.weekday()]} ── published "
    return (("  ", ""), (text, "accent"), ("─" * max(1, width - 4 - cell_len(text)), "rule"))


def _moment_lines(moment: Moment, width: int, *, faint: bool = False) -> list[Line]:
    """A moment's lines; an interval has a double rail along it, and what is on no calendar stands back."""
    day, told, why = _told(moment)
    long = moment.end > moment.begin and not faint
    mark, role = ("■", "kind.commitment") if moment.deadline else ("◈" if long else "◊", "kind.when")
    bar = ("║ ", role) if long else ("│ ", "rule")
    if width < _NARROW:
        return _stacked(day, told, why, (mark, "dim" if faint else role), bar, width)
    column = 17
    beside = max(10, width - column - 6)
    texts = [(line, "dim" if faint else "") for line in wrapped(literal(told), beside)]
    texts += [(line, "dim") for line in (wrapped(literal(why), beside) if why else [])]
    lines: list[Line] = []
    for i, (text, text_role) in enumerate(texts):
        left = pad(day if i == 0 else "", column)
        rail = (f"{mark} ", "dim" if faint else role) if i == 0 else bar
        lines.append((("  ", ""), (left, "dim" if faint else role), rail, (text, text_role)))
    return lines


# Panes narrower than this have the day over the words, not beside them.
_NARROW = 60


def _stacked(day: str, told: str, why: str, mark: Part, bar: Part, width: int) -> list[Line]:
    """The day on a line of its own beside its mark, what happened and how the day is known below it."""
    sign, role = mark
    measure = max(10, width - 7)
    texts = [(line, "dim" if role == "dim" else "") for line in wrapped(literal(told), measure)]
    texts += [(line, "dim") for line in (wrapped(literal(why), measure) if why else [])]
    head: Line = (("  ", ""), (f"{sign} ", role), (day, role))
    return [head, *((("  ", ""), bar, part) for part in texts)]


def _told(moment: Moment) -> tuple[str, str, str]:
    """The day, what happens then, and how the day is known."""
    value = moment.item.value
    if isinstance(value, Commitment):
        due = f"due “{value.deadline.text}”" if value.deadline else "due"
        actors = ", ".join(value.actors)
        told = action_words(value)
        return moment.begin or "?", f"{actors}: {told}" if actors else told, due
    if isinstance(value, Timex):
        shown, weekday = interval(value)
        return f"{shown} {weekday}".strip(), *time_words(value, moment.item.told)
    return moment.begin, moment.item.text, ""
