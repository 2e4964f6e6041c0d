"""The strip beside the source: the whole article at a glance, what the brief covers, and where the reader is."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual.events import Click, MouseMove
from textual.message import Message
from textual.strip import Strip

from briefing.tui.widgets.drawn import Drawn


class CoverageStrip(Drawn):
    """Two columns: the first has ░ where lines belong to paragraphs without evidence and ◄ at the current evidence,
    the second a bar for the part on the screen. It stands in for a scroll bar."""

    DEFAULT_CSS = "CoverageStrip { width: 2; height: 1fr; }"

    class Wanted(Message):
        """A click: bring this line of the source to the middle."""

        def __init__(self, line: int) -> None:
            super().__init__()
            self.line = line

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._untold: list[int] = [0]
        self._top = self._view = 0
        self._current: int | None = None
        self.told: tuple[bool, ...] = ()

    def show_lines(self, told: Sequence[bool], paragraphs: tuple[bool, ...]) -> None:
        """For each line of the source whether its paragraph is covered; ``paragraphs`` is what that was told from."""
        self.told = paragraphs
        sums = [0]
        for line in told:
            sums.append(sums[-1] + (not line))
        self._untold = sums
        self.refresh()

    def show_place(self, top: int, view: int, current: int | None) -> None:
        """The first visible line, how many are visible, and the line of the current evidence."""
        if (top, view, current) != (self._top, self._view, self._current):
            self._top, self._view, self._current = top, view, current
            self.refresh()

    @property
    def total(self) -> int:
        """How many lines the source has."""
        return len(self._untold) - 1

    def lines_of(self, row: int) -> tuple[int, int]:
        """The lines of the source that a row of the strip stands for."""
        height = max(1, self.size.height)
        if self.total <= height:
            return min(row, self.total), min(row + 1, self.total)
        first = row * self.total // height
        return first, max(first + 1, (row + 1) * self.total // height)

    def render_line(self, y: int) -> Strip:
        """A row of the strip."""
        palette = self.palette
        base = self.ground
        first, last = self.lines_of(y)
        if first >= last:
            return Strip([Segment("  ", base)])
        if self._current is not None and first <= self._current < last:
            mark = Segment("◄", base + palette["mark-current"])
        elif self._untold[last] > self._untold[first]:
            mark = Segment("░", base + palette["dim"])
        else:
            mark = Segment("│", base + palette["rule"])
        seen = self.total > self._view and first < self._top + self._view and self._top < last
        return Strip([mark, Segment("▐" if seen else " ", base + palette["faint"])])

    def on_click(self, event: Click) -> None:
        """Go to that part of the article."""
        self.post_message(self.Wanted(self.lines_of(event.y)[0]))

    def on_mouse_move(self, event: MouseMove) -> None:
        """Drag through the article."""
        if event.button:
            self.post_message(self.Wanted(self.lines_of(event.y)[0]))
