"""What all widgets share that draw their own lines."""

from __future__ import annotations

from rich.style import Style
from textual.widget import Widget

from briefing.tui.theme import Palette


class Drawn(Widget):
    """The palette of the theme that is on, and the widget's own style, which Textual would work out line by line."""

    _ground: tuple[str, Style] | None = None

    @property
    def palette(self) -> Palette:
        """The styles of the theme that is on."""
        found: Palette = self.app.palette  # type: ignore[attr-defined]
        return found

    @property
    def ground(self) -> Style:
        """The colours of the widget where nothing else is said."""
        theme = self.app.theme
        if self._ground is None or self._ground[0] != theme:
            self._ground = (theme, self.rich_style)
        return self._ground[1]

    def notify_style_update(self) -> None:
        """The widget's style may be another one now."""
        super().notify_style_update()
        self._ground = None
