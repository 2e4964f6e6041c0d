"""A timeline drawn for a terminal by Rich. Loaded only where there is one to look at it.

Every entry is a row: its date, its place on an axis of time, and what happened. The axis is logarithmic around the day
of publication, which is a line through all rows: days near it stand apart and years far off still fit. A day is a point
on it, an interval a bar.
"""

from __future__ import annotations

from datetime import date
from io import StringIO
from math import log1p

from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from briefing.brief.timeline import Mark, Moment, Timeline
from briefing.render.timeline import WEEKDAYS, date_words, happening, legend, place, published_words, rows
from briefing.text.clean import clean_line

# Widths in cells: the dates, the axis, below which width the axis gives way to the words, and what is wide enough.
_DATES, _AXIS, _NARROW, _WIDEST = 24, 33, 84, 140
_TICKS = ((1, "1d"), (7, "1w"), (30, "1m"), (365, "1y"), (3650, "10y"), (36500, "100y"))


def drawn(timeline: Timeline, width: int, colour: bool) -> str:
    """The timeline in lines of at most ``width`` cells (no fewer than 40), with styles where ``colour`` is true."""
    width = max(40, min(width, _WIDEST))

    out = StringIO()
    console = Console(
        file=out, width=width, force_terminal=colour, color_system="standard" if colour else None, no_color=not colour,
        highlight=False, markup=False, emoji=False, legacy_windows=False, _environ={},
    )  # fmt: skip
    for line in legend(timeline):
        console.print(Text(line, "dim", no_wrap=True, overflow="ellipsis"))
    axis = _Axis.of(timeline, width)
    if axis:
        console.print(Text(f"{'':{_DATES}} {axis.heading()}", "dim"))
    for row in rows(timeline):
        console.print(
            _mark_row(timeline, row, axis, width) if isinstance(row, Mark) else _row(timeline, row, axis, width)
        )
    for title, moments in (("ahead", timeline.ahead), ("without a place in the calendar", timeline.loose)):
        if moments:
            console.print()
            console.print(Rule(Text(title.upper(), "bold blue"), align="left", style="dim blue"))
            for moment in moments:
                console.print(_row(timeline, moment, axis if moment.begin else None, width))
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


class _Axis:
    """Where a day stands in the cells of the axis, logarithmic in days around the last publication."""

    def __init__(self, origin: date, before: int, after: int, cells: int) -> None:
        self.origin = origin
        self.cells = cells
        self._back, self._on = log1p(before), log1p(after)
        # The publication's own column; both sides keep a cell even where nothing lies on one of them.
        share = self._back / (self._back + self._on) if before or after else 0.5
        self.middle = min(cells - 2, max(1, round(share * (cells - 1))))

    @classmethod
    def of(cls, timeline: Timeline, width: int) -> _Axis | None:
        """The axis for these moments, None where there is too little room or nothing to place."""
        days = [d for m in (*timeline.past, *timeline.ahead) for d in (m.begin, m.end) if d]
        if width < _NARROW or not days:
            return None
        origin = timeline.published or max(days)
        return cls(origin, max(0, (origin - min(days)).days), max(0, (max(days) - origin).days), _AXIS)

    def cell(self, day: date) -> int:
        """The column of a day."""
        gap = (day - self.origin).days
        if gap == 0:
            return self.middle
        if gap < 0:
            scaled = self.middle * log1p(-gap) / self._back if self._back else 0.0
            return min(self.middle - 1, max(0, self.middle - round(scaled)))
        room = self.cells - 1 - self.middle
        scaled = room * log1p(gap) / self._on if self._on else 0.0
        return max(self.middle + 1, min(self.cells - 1, self.middle + round(scaled)))

    def heading(self) -> str:
        """How far from the publication the columns are, as far as the labels find room."""
        line = [" "] * self.cells
        line[self.middle] = "│"
        for sign, farthest, room in ((-1, self._back, self.middle), (1, self._on, self.cells - 1 - self.middle)):
            for days, label in _TICKS:
                if log1p(days) > farthest:
                    break
                at = self.middle + sign * round(room * log1p(days) / farthest)
                self._write(line, label, at if sign > 0 else at - len(label) + 1)
        return "".join(line)

    def _write(self, line: list[str], label: str, start: int) -> None:
        """A label into the line, where it fits and a blank is left on both sides."""
        end = start + len(label)
        around = line[max(0, start - 1) : end + 1]
        if start >= 0 and end <= self.cells and not "".join(around).strip():
            line[start:end] = label

    def bar(self, begin: date, end: date, lead: bool) -> str:
        """The cells of one row: a point for a day, a bar for an interval, and the line of the publication."""
        line = [" "] * self.cells
        line[self.middle] = "│"
        low, high = self.cell(begin), self.cell(end)
        if begin == end:
            line[low] = "◆" if lead else "●"
        elif low == high:
            line[low] = "▬"
        else:
            line[low : high + 1] = ["├", *"─" * (high - low - 1), "┤"]
            if low < self.middle < high:
                line[self.middle] = "┼"
        return "".join(line)


def _row(timeline: Timeline, moment: Moment, axis: _Axis | None, width: int) -> Text:

    faint = moment.begin is None
    text = Text(f"{date_words(moment):{_DATES}} ", "dim" if faint else "magenta", no_wrap=True, overflow="ellipsis")
    if axis and moment.begin and moment.end:
        text.append(axis.bar(moment.begin, moment.end, moment.lead) + " ", "bold yellow" if moment.lead else "cyan")
    else:
        text.append(
            "◆ " if moment.lead else "· " if faint else "─ " if moment.is_interval else "● ", "dim" if faint else "cyan"
        )
    commitment = timeline.commitment_of(moment)
    where = place(timeline, moment)
    told = happening(timeline, moment)
    if told:
        text.append(told, "dim" if faint else "bold green" if commitment else "bold")
        text.append("  ")
    room = width - text.cell_len - len(where) - 2
    said = clean_line(moment.words) if commitment else _excerpt(moment, max(12, room))
    text.append(said, "dim" if faint or told else "")
    text.truncate(max(1, width - len(where) - 1), overflow="ellipsis")
    return text.append(f" {where}", "blue")


def _excerpt(moment: Moment, room: int) -> str:
    """The sentence, or the part of it about the time words where it is too long for a row."""
    at = moment.span.start - moment.sentence.start
    if at + len(moment.words) <= room - 1:
        return clean_line(moment.said)
    start = max(0, at + len(moment.words) - room + min(12, room // 4))
    blank = moment.said.find(" ", start, at)
    return "…" + clean_line(moment.said[blank + 1 if blank >= 0 else at :])


def _mark_row(timeline: Timeline, mark: Mark, axis: _Axis | None, width: int) -> Text:

    text = Text(f"{f'{WEEKDAYS[mark.day.weekday()]} {mark.day}':{_DATES}} ", "bold", no_wrap=True, overflow="ellipsis")
    if axis:
        cells = ["─"] * axis.cells
        cells[axis.middle] = "┼"
        cells[axis.cell(mark.day)] = "╪"
        text.append("".join(cells) + " ", "bold")
    else:
        text.append("══ ", "bold")
    text.append(published_words(timeline, mark), "bold")
    text.truncate(width, overflow="ellipsis")
    return text
