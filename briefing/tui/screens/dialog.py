"""What all dialogs share."""

from __future__ import annotations

from typing import TypeVar

from textual import on
from textual.events import Click, DescendantFocus, Key
from textual.screen import ModalScreen
from textual.widgets import Input

from briefing.tui.commands import bindings_of
from briefing.tui.literal import literal

Given = TypeVar("Given")


class Dialog(ModalScreen[Given | None]):
    """A screen over the reader: Esc, or a click beside it, closes it without a result."""

    BINDINGS = bindings_of("dialog")

    def __init__(self) -> None:
        super().__init__()
        self._typed_ahead = ""

    def on_key(self, event: Key) -> None:
        """Keep what is typed before the line to type in is there."""
        if self.focused is None and event.is_printable and event.character:
            self._typed_ahead += event.character

    @on(DescendantFocus)
    def _ready(self) -> None:
        if self._typed_ahead and isinstance(self.focused, Input):
            typed, self._typed_ahead = self._typed_ahead, ""
            self.focused.insert_text_at_cursor(typed)

    def action_close(self) -> None:
        """Close without a result."""
        self.dismiss(None)

    def action_accept(self) -> None:
        """Do what the dialog offers, where it offers something."""

    def on_click(self, event: Click) -> None:
        """A click beside the dialog."""
        if event.widget is self:
            self.action_close()

    def notify_plain(self, message: str) -> None:
        """A toast whose words are shown as they are."""
        self.notify(literal(message), markup=False)
