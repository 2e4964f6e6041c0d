"""A line to type in above a list, whose arrows move in the list meanwhile."""

from __future__ import annotations

from textual.binding import Binding
from textual.message import Message
from textual.widgets import Input

from briefing.tui.commands import bindings_of


class TypingLine(Input, inherit_bindings=False):
    """An input whose keys for the list below stand in the one table, as all others do."""

    BINDINGS = [  # noqa: RUF012
        *(b for b in Input.BINDINGS if not (isinstance(b, Binding) and b.key == "enter")),
        *bindings_of("typing"),
    ]

    class Moved(Message):
        """The user wants to move in the list: by so many entries, or by ``pages``."""

        def __init__(self, line: TypingLine, by: int, *, pages: bool = False) -> None:
            super().__init__()
            self.line = line
            self.by = by
            self.pages = pages

        @property
        def control(self) -> TypingLine:
            """The line that was typed in."""
            return self.line

    def __init__(self, placeholder: str, *, id: str, classes: str | None = None) -> None:
        super().__init__(placeholder=placeholder, id=id, classes=classes, compact=True)
        self.cursor_blink = False

    def action_list(self, by: int) -> None:
        """Up or down in the list."""
        self.post_message(self.Moved(self, by))

    def action_page(self, by: int) -> None:
        """Up or down a page in the list."""
        self.post_message(self.Moved(self, by, pages=True))
