"""What all dialogs share."""

from __future__ import annotations

from typing import TypeVar

from textual.events import Click
from textual.screen import ModalScreen

from briefing.tui.commands import bindings_of
from briefing.tui.literal import literal

Given = TypeVar("Given")


class Dialog(ModalScreen[Given | None]):
    """A screen over the reader: Esc, or a click beside it, closes it without a result."""

    BINDINGS = bindings_of("dialog")

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
