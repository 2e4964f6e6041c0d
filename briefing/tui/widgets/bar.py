"""A line with something at its left and something at its right."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from briefing.tui.literal import literal
from briefing.tui.widgets.drawn import Drawn
from briefing.tui.widgets.lines_view import Part
from briefing.tui.wrap import clip


class Bar(Drawn):
    """One line. The right side keeps its place; the left side gives way, part by part from its end, but not for a right
    side that would leave it less than a third."""

    DEFAULT_CSS = "Bar { height: 1; width: 1fr; }"

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._left: Sequence[Part] = ()
        self._right: Sequence[Part] = ()

    def show(self, left: Sequence[Part], right: Sequence[Part] = ()) -> None:
        """What stands at the two ends. Text is shown as it is."""
        if (left, right) != (self._left, self._right):
            self._left, self._right = left, right
            self.refresh()

    @property
    def text(self) -> str:
        """What the bar says, without its looks."""
        return "".join(text for text, _ in (*self._left, *self._right))

    def render_line(self, y: int) -> Strip:
        """The line, to the cell as wide as the widget."""
        width = self.size.width
        base = self.ground
        if y:
            return Strip.blank(width, base)
        wanted = sum(cell_len(literal(text)) + 1 for text, _ in self._left)
        right = self._fitted(self._right, width - min(wanted, width // 3), base)
        used = sum(segment.cell_length for segment in right)
        left = self._fitted(self._left, width - used - (1 if used else 0), base)
        gap = width - used - sum(segment.cell_length for segment in left)
        return Strip([*left, Segment(" " * max(0, gap), base), *right]).crop_extend(0, width, base)

    def _fitted(self, parts: Sequence[Part], room: int, base: Style) -> list[Segment]:
        made = []
        for text, role in parts:
            text = literal(text)
            short = clip(text, max(0, room))
            room -= cell_len(short)
            if short:
                made.append(Segment(short, base + self.palette[role]))
            if short != text:
                break
        return made
