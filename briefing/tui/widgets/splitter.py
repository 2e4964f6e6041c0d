"""The line between two panes, which the mouse can move."""

from __future__ import annotations

from rich.segment import Segment
from textual.events import MouseDown, MouseMove, MouseUp
from textual.message import Message
from textual.strip import Strip

from briefing.tui.widgets.drawn import Drawn


class Splitter(Drawn):
    """One column; dragging it reports how far."""

    DEFAULT_CSS = "Splitter { width: 1; height: 1fr; } Splitter:hover { background: $panel; }"

    class Dragged(Message):
        """The pointer moved by so many cells with the splitter in its grip."""

        def __init__(self, splitter: Splitter, by: int) -> None:
            super().__init__()
            self.splitter = splitter
            self.by = by

        @property
        def control(self) -> Splitter:
            """The splitter that was dragged."""
            return self.splitter

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._grip: int | None = None

    def render_line(self, y: int) -> Strip:
        """The line."""
        palette = self.palette
        return Strip([Segment("│", self.ground + palette["rule"])])

    def on_mouse_down(self, event: MouseDown) -> None:
        """Take hold."""
        self._grip = event.screen_x
        self.capture_mouse()
        event.stop()

    def on_mouse_move(self, event: MouseMove) -> None:
        """Move with the pointer."""
        if self._grip is not None and event.screen_x != self._grip:
            self.post_message(self.Dragged(self, event.screen_x - self._grip))
            self._grip = event.screen_x

    def on_mouse_up(self, event: MouseUp) -> None:
        """Let go."""
        self._grip = None
        self.release_mouse()
