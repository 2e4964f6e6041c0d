"""Export: the form, what of it, and the file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key
from textual.widgets import Input

from briefing.errors import BriefingError
from briefing.tui.screens.dialog import Dialog
from briefing.tui.take_away import found_at, named, write_new
from briefing.tui.widgets.bar import Bar
from briefing.tui.widgets.choice_view import ChoiceView, Line


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be written: the form's ``title``, ``what`` goes into it, the ``name`` that is proposed for the
    file, and how its text is made."""

    title: str
    what: str
    name: str
    make: Callable[[], str]

    @property
    def suffix(self) -> str:
        """The ending of the form's files."""
        return Path(self.name).suffix


class ExportScreen(Dialog[str]):
    """Its result is a sentence that names the file that was written. An ending that the user types chooses the form."""

    def __init__(self, choices: Sequence[Choice], folder: Path) -> None:
        super().__init__()
        self._choices = choices
        self._folder = folder
        self._asked: Path | None = None

    def compose(self) -> ComposeResult:
        """Forms, the file, and what stands in the way."""
        with Vertical(classes="dialog") as box:
            box.border_title = "Export"
            box.border_subtitle = "↑ ↓ choose · Tab to the file name · Enter writes · Esc closes"
            yield ChoiceView(id="export-forms")
            yield Bar(id="export-label")
            line = Input(id="export-file", compact=True)
            line.cursor_blink = False
            yield line
            yield Bar(id="export-says")

    def on_mount(self) -> None:
        """Offer the choices."""
        lines: list[Line] = [((f"  {c.title:<12}", ""), (f"{c.what}, {c.suffix}", "dim")) for c in self._choices]
        view = self.query_one(ChoiceView)
        view.styles.height = len(lines)
        view.set_lines(lines, list(range(len(lines))), [1] * len(lines))
        view.relayout()
        view.focus()
        self.query_one("#export-label", Bar).show([(" to the file", "dim")])
        path = self._folder / self._choice.name
        self.query_one(Input).value = path.name if self._folder == Path.cwd() else str(path)

    @property
    def _choice(self) -> Choice:
        return self._choices[self.query_one(ChoiceView).cursor]

    @on(ChoiceView.Moved)
    def _moved(self) -> None:
        line = self.query_one(Input)
        path = Path(line.value)
        # A name that the user typed stays; only its ending follows the form, and a proposed one the choice.
        if path.name in {c.name for c in self._choices}:
            line.value = str(path.with_name(self._choice.name))
        elif path.suffix in {c.suffix for c in self._choices}:
            line.value = str(path.with_suffix(self._choice.suffix))

    @on(Input.Changed)
    def _typed(self) -> None:
        self._asked = None
        path = self._path()
        self._follow(path)
        there = path is not None and found_at(path) == "file"
        self._say("This file exists; Enter will ask before it is replaced." if there else "", "warn")

    def _follow(self, path: Path | None) -> None:
        """Choose the form whose ending the name has, of the same things if they come in that form."""
        if path is None or path.suffix == self._choice.suffix:
            return
        fitting = [n for n, c in enumerate(self._choices) if c.suffix == path.suffix]
        same = [n for n in fitting if self._choices[n].what == self._choice.what]
        if fitting:
            self.query_one(ChoiceView).move_to((same or fitting)[0], tell=False)

    def _path(self) -> Path | None:
        return named(self.query_one(Input).value)

    def _say(self, text: str, role: str) -> None:
        self.query_one("#export-says", Bar).show([(f" {text}", role)])

    @on(ChoiceView.Chosen)
    @on(Input.Submitted)
    def _write(self) -> None:
        self.action_accept()

    def action_jump(self) -> None:
        """Letters on the forms; while a question is open, an answer that is not yes."""
        if self._asked is None:
            super().action_jump()
        else:
            self._not_replaced()

    def on_key(self, event: Key) -> None:
        """The answer to the question whether a file may be replaced."""
        if self._asked is None:
            return
        event.stop()
        event.prevent_default()
        path, self._asked = self._asked, None
        if event.key in ("y", "Y"):
            self._to(path, overwrite=True)
        else:
            self._not_replaced()

    def _not_replaced(self) -> None:
        self._asked = None
        self._say("Not replaced. Type another name, or Enter again.", "warn")

    def action_accept(self) -> None:
        """Write the file, or ask whether the one that is there may go."""
        path = self._path()
        if path is None:
            self._say("The file needs a name.", "error")
        elif found_at(path) == "folder":
            self._say("That is a folder; add a name.", "error")
        else:
            self._to(path, overwrite=False)

    def _to(self, path: Path, *, overwrite: bool) -> None:
        try:
            write_new(path, self._choice.make(), overwrite=overwrite)
        except FileExistsError:
            self._asked = path
            self.query_one(ChoiceView).focus()
            self._say(f"{path.name} exists. Replace it? y replaces, any other key does not.", "error")
        except (BriefingError, OSError, ImportError) as error:
            self._say(f"! {error}", "error")
        else:
            self.dismiss(f"Written: {path}")
