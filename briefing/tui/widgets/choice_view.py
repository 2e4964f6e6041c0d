"""A virtual view of lines with entries among them, one of which the cursor stands on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from rich.style import Style
from textual.events import Blur, Click, Focus
from textual.message import Message

from briefing.tui.commands import bindings_of
from briefing.tui.widgets.lines_view import LinesView, Part

Line = Sequence[Part]


class ChoiceView(LinesView):
    """Entries of one or more lines under a cursor, moved by keys and mouse.

    Who owns the view gives a ``build`` that calls `set_lines` for a width; a subclass may instead override `lay_out`,
    or `entry_total`, `extent` and `entry_at` where it can tell them without lists.
    """

    BINDINGS = bindings_of("move")

    class Moved(Message):
        """The cursor came to another entry."""

        def __init__(self, view: ChoiceView, index: int) -> None:
            super().__init__()
            self.view = view
            self.index = index

        @property
        def control(self) -> ChoiceView:
            """The view that sent it."""
            return self.view

    class Chosen(Moved):
        """Enter, or a click, on the entry under the cursor."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.cursor = 0
        self.build: Callable[[int], None] | None = None
        self._lines: list[Line] = []
        self._tops: list[int] = []
        self._heights: list[int] = []

    # What there is

    def set_lines(self, lines: list[Line], tops: list[int], heights: list[int]) -> None:
        """All lines, and for each entry the number of its first line and how many it has, in order."""
        self._lines, self._tops, self._heights = lines, tops, heights

    def lay_out(self, width: int) -> None:
        if self.build is not None:
            self.build(width)

    def line_total(self) -> int:
        return len(self._lines)

    def entry_total(self) -> int:
        """How many entries there are."""
        return len(self._tops)

    def extent(self, index: int) -> tuple[int, int]:
        """The first line of an entry and the number of its lines."""
        return self._tops[index], self._heights[index]

    def entry_at(self, y: int) -> int | None:
        """The entry that line ``y`` belongs to."""
        index = bisect_right(self._tops, y) - 1
        return index if index >= 0 and y < self._tops[index] + self._heights[index] else None

    def parts(self, y: int) -> Iterable[Part]:
        return self._lines[y]

    def line_style(self, y: int) -> Style | None:
        if self.entry_at(y) != self.cursor:
            return None
        return self.palette["band" if self.has_focus else "band-blurred"]

    # The cursor

    def move_to(self, index: int, *, tell: bool = True, margin: int = 1) -> None:
        """Put the cursor on an entry and bring it into view."""
        if not self.entry_total():
            return
        index = max(0, min(index, self.entry_total() - 1))
        before, self.cursor = self.cursor, index
        self.when_seen(partial(self._show_cursor, margin))
        if index != before:
            for entry in (before, index):
                if 0 <= entry < self.entry_total():
                    self.redraw(*self.extent(entry))
            if tell:
                self.post_message(self.Moved(self, index))

    def _show_cursor(self, margin: int = 1) -> None:
        if 0 <= self.cursor < self.entry_total():
            top, height = self.extent(self.cursor)
            # The lines above the first entry come back into view with it.
            self.show_lines(*((top, height) if self.cursor else (0, top + height)), margin)

    def place(self) -> int:
        """The row in the view where the cursor's entry begins; -1 at the top of all."""
        top = round(self.scroll_y)
        if top == 0 or not 0 <= self.cursor < self.entry_total():
            return -1
        return max(0, self.extent(self.cursor)[0] - top)

    def return_to(self, place: int) -> None:
        """The cursor's entry stays in its row, as far as there is room; the top stays the top."""
        if 0 <= self.cursor < self.entry_total():
            self.scroll_to_line(self.extent(self.cursor)[0] - place if place >= 0 else 0)
            self._show_cursor()

    def action_move(self, by: int) -> None:
        """Up or down by entries."""
        self.move_to(self.cursor + by)

    def action_page(self, by: int) -> None:
        """Up or down by as many lines as the view has."""
        if not self.entry_total():
            return
        top, _ = self.extent(self.cursor)
        wanted = top + by * max(1, self.size.height - 1)
        index = self.cursor
        step = 1 if by > 0 else -1
        while 0 <= index + step < self.entry_total() and (self.extent(index)[0] - wanted) * step < 0:
            index += step
        self.move_to(index)

    def action_edge(self, end: int) -> None:
        """To the first entry, or the last."""
        self.move_to(self.entry_total() - 1 if end else 0)

    def action_choose(self) -> None:
        """Enter on the entry under the cursor."""
        if self.entry_total():
            self.post_message(self.Chosen(self, self.cursor))

    def on_click(self, event: Click) -> None:
        """A click moves the cursor; one on the entry under the cursor chooses it."""
        index = self.entry_at(event.y + round(self.scroll_y))
        if index is None:
            return
        if index == self.cursor:
            self.action_choose()
        else:
            self.move_to(index, margin=0)

    def on_focus(self, event: Focus) -> None:
        """The cursor's band shows where keys go."""
        self.repaint()

    def on_blur(self, event: Blur) -> None:
        """The cursor's band fades."""
        self.repaint()

    # Jump mode

    def targets(self) -> Iterable[tuple[int, int]]:
        """The entries whose first line is visible: (index, row in the view)."""
        now, view = round(self.scroll_y), self.size.height
        for index in range(self.entry_total()):
            top, _ = self.extent(index)
            if top >= now + view:
                return
            if top >= now:
                yield index, top - now
