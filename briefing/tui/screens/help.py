"""All keys, searchable, those of the present pane first."""

from __future__ import annotations

from collections.abc import Mapping

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from briefing.tui.commands import CONTEXTS, Command, in_contexts, keys_of, shown
from briefing.tui.kinds import LAYERS
from briefing.tui.screens.dialog import TypedDialog
from briefing.tui.widgets.choice_view import ChoiceView, Line
from briefing.tui.widgets.typing_line import TypingLine
from briefing.tui.wrap import pad, wrapped

_KEYS = 15
# The contexts that are heard in a pane or a dialog, in the order in which they are shown there.
_OWN = {
    "articles": ["move"],
    "brief": ["brief", "move"],
    "source": ["source"],
    "feeds": ["feeds", "dialog", "move"],
    "adding": ["adding", "dialog"],
    "dialog": ["dialog", "typing", "move"],
}
# Contexts whose commands make sense in their own place alone.
_ELSEWHERE = ("move", "typing", "dialog", "adding", "feeds")
_NOTES = (
    "Glyphs: ● central in the news, ○ named in it; • unread, ★ starred; ■■□ strength of a commitment: ■■■ signed or "
    "promised, ■■□ announced, ■□□ resolve.",
    "The strip beside the source: ░ paragraphs that the brief does not stand on, ◄ the evidence on show, ▐ what is on "
    "the screen. A paragraph counts as covered by an event, a time, a commitment, a quote, a figure or the summary.",
    "In the dossier: [3 ¶2] is paragraph 2 of article 3; ≠ contradictions, = copies of another article, ■ told by "
    "several articles, □ by one, → still to come. In the ledger: ▼ weaker wording, ▲ stronger, → deadline moved, "
    "≠ amount changed, ○ status changed.",
    'Keys are rebound in config.toml, in a table [keys], by the name that stands in grey: export = "x".',
)


class HelpScreen(TypedDialog[str]):
    """A list of commands; Enter does one. Its result is the id of a command."""

    def __init__(self, at: str, rebound: Mapping[str, str]) -> None:
        super().__init__()
        self._at = at
        self._rebound = rebound
        self._commands: list[Command] = []
        self._wanted = ""

    def compose(self) -> ComposeResult:
        """A line to search in, and the list."""
        with Vertical(classes="dialog tall") as box:
            box.border_title = "Keys"
            box.border_subtitle = "type to search · Enter does it · Esc closes"
            yield TypingLine("search the keys", id="help-search")
            yield ChoiceView(id="help-list")

    def on_mount(self) -> None:
        """Show everything first."""
        self.query_one(ChoiceView).build = self._build

    @on(Input.Changed)
    def _typed(self, message: Input.Changed) -> None:
        self._wanted = message.value
        view = self.query_one(ChoiceView)
        view.cursor = 0
        view.relayout()
        view.scroll_to_line(0)

    def contexts(self) -> list[str]:
        """The contexts, that of the present pane first."""
        own = _OWN.get(self._at, ["stack", "move"])
        return [*own, *(c for c in CONTEXTS if c not in own)]

    def _build(self, width: int) -> None:
        """The commands that hold every word in key, name or description."""
        words = self._wanted.casefold().split()
        lines: list[Line] = []
        tops: list[int] = []
        heights: list[int] = []
        self._commands = []
        for context in self.contexts():
            chosen = [c for c in in_contexts([context]) if self._holds(c, words)]
            if not chosen:
                continue
            lines += [*([()] if lines else []), ((f" {CONTEXTS[context]}", "strong"),)]
            for command in chosen:
                made = self._lines(command, width)
                self._commands.append(command)
                tops.append(len(lines))
                heights.append(len(made))
                lines += made
        if not words:
            lines += self._notes(width)
        elif not self._commands:
            lines += [((" No key does that.", "dim"),)]
        self.query_one(ChoiceView).set_lines(lines, tops, heights)

    def _holds(self, command: Command, words: list[str]) -> bool:
        keys = " ".join(shown(k) for k in keys_of(command, self._rebound))
        text = f"{keys} {command.id} {command.label} {command.help}".casefold()
        return all(word in text for word in words)

    def _lines(self, command: Command, width: int) -> list[Line]:
        keys = "  ".join(shown(k) for k in keys_of(command, self._rebound))
        names = 20 if width >= 70 else 0
        texts = wrapped(command.help, width - _KEYS - names - 5)
        made: list[Line] = []
        for i, text in enumerate(texts):
            left = pad(keys if i == 0 else "", _KEYS)
            line = [("  ", ""), (left, "accent"), (pad(text, width - _KEYS - names - 3) if names else text, "")]
            made.append([*line, (pad(command.id, names), "faint")] if names and i == 0 else line)
        if not names:
            # The name to bind it by, behind the sentence or below it.
            room = width - _KEYS - 5 - cell_len(texts[-1])
            if len(command.id) + 2 <= room:
                made[-1] = [*made[-1], (f"  {command.id}", "faint")]
            else:
                made.append([("  ", ""), (" " * _KEYS, ""), (command.id, "faint")])
        return made

    def _notes(self, width: int) -> list[Line]:
        lines: list[Line] = [(), ((" Signs", "strong"),)]
        for layer in LAYERS:
            lines.append(
                (("  ", ""), (pad(f"{layer.key} {layer.glyph}", _KEYS), f"kind.{layer.kind.value}"), (layer.title, ""))
            )
        for note in _NOTES:
            lines.append(())
            lines += [(("  ", ""), (line, "dim")) for line in wrapped(note, width - 4)]
        return lines

    def choose(self, index: int) -> None:
        if index < len(self._commands):
            command = self._commands[index]
            self.dismiss(None if command.context in _ELSEWHERE else command.id)
