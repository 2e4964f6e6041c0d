"""The bottom line: the keys that matter here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.cells import cell_len
from rich.segment import Segment
from textual.events import Click
from textual.message import Message
from textual.strip import Strip

from briefing.tui.commands import Command, keys_of, shown
from briefing.tui.widgets.drawn import Drawn


class KeyBar(Drawn):
    """As many commands as fit, whole; what everybody needs stands at the right and stays."""

    DEFAULT_CSS = "KeyBar { height: 1; width: 1fr; }"

    class Pressed(Message):
        """A click on a command."""

        def __init__(self, command: Command) -> None:
            super().__init__()
            self.command = command

    def __init__(self, keys: Mapping[str, str], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._keys = keys
        self._commands: Sequence[Command] = ()
        self._always: Sequence[Command] = ()
        self._places: list[tuple[int, int, Command]] = []

    def show(self, commands: Sequence[Command], always: Sequence[Command]) -> None:
        """The commands of the place where keys go, most needed first, and those that always stand at the right."""
        if (commands, always) != (self._commands, self._always):
            self._commands, self._always = commands, always
            self.refresh()

    def _parts(self, command: Command) -> tuple[str, str]:
        keys = keys_of(command, self._keys)
        return f" {shown(keys[0]) if keys else '·'}", f" {command.label} "

    def render_line(self, y: int) -> Strip:
        """The line."""
        palette = self.palette
        base, width = self.ground, self.size.width
        right = [self._parts(c) for c in self._always]
        reserved = sum(cell_len(k + label) for k, label in right)
        self._places = []
        made: list[Segment] = []
        used = 0

        def put(command: Command) -> None:
            nonlocal used
            key, label = self._parts(command)
            size = cell_len(key + label)
            self._places.append((used, used + size, command))
            made.extend([Segment(key, base + palette["accent"]), Segment(label, base + palette["dim"])])
            used += size

        for command in self._commands:
            if used + cell_len("".join(self._parts(command))) <= width - reserved:
                put(command)
        made.append(Segment(" " * max(0, width - reserved - used), base))
        used = max(used, width - reserved)
        for command in self._always:
            put(command)
        return Strip(made).crop_extend(0, width, base)

    def on_click(self, event: Click) -> None:
        """A click does what the key does."""
        for start, end, command in self._places:
            if start <= event.x < end:
                self.post_message(self.Pressed(command))
