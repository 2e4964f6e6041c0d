"""The legend of the source, which also says which layers are on."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from briefing.tui.kinds import LAYERS, Kind, Layer
from briefing.tui.widgets.drawn import Drawn


class Legend(Drawn):
    """Each layer with its key, glyph and name; a layer that is off has no glyph and is struck through."""

    DEFAULT_CSS = "Legend { height: auto; width: 1fr; }"

    class Toggled(Message):
        """A click on a layer."""

        def __init__(self, kind: Kind) -> None:
            super().__init__()
            self.kind = kind

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._kinds: set[Kind] = set()

    def show(self, kinds: set[Kind]) -> None:
        """The layers that are on."""
        self._kinds = set(kinds)
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the layers need."""
        return len(self._rows(width))

    def _rows(self, width: int) -> list[list[Layer]]:
        rows: list[list[Layer]] = [[]]
        used = 1
        for layer in LAYERS:
            size = cell_len(layer.label) + 4
            if rows[-1] and used + size > width + 1:
                rows.append([])
                used = 1
            rows[-1].append(layer)
            used += size
        return rows

    def render_line(self, y: int) -> Strip:
        """A row of the legend."""
        palette = self.palette
        base = self.ground
        rows = self._rows(self.size.width)
        made = [Segment(" ", base)]
        for layer in rows[y] if y < len(rows) else []:
            on = layer.kind in self._kinds
            name = f"kind.{layer.kind.value}"
            made.append(Segment(layer.key, base + palette["dim"]))
            made.append(Segment(layer.glyph if on else " ", base + palette[name if on else "faint"]))
            made.append(Segment(layer.label, base + palette[name if on else "off"]))
            made.append(Segment("  ", base))
        return Strip(made).crop_extend(0, self.size.width, base)

    def on_click(self, event: Click) -> None:
        """Show or hide the layer under the pointer."""
        rows = self._rows(self.size.width)
        x = 1
        for layer in rows[event.y] if event.y < len(rows) else []:
            end = x + 4 + cell_len(layer.label)
            if x <= event.x < end:
                self.post_message(self.Toggled(layer.kind))
                return
            x = end
