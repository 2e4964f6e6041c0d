"""Export: the form, what of the brief, and the file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key
from textual.widgets import Input

from briefing.brief.model import Brief
from briefing.errors import BriefingError
from briefing.tui.outline import Item
from briefing.tui.screens.dialog import Dialog
from briefing.tui.take_away import FORMATS, SUFFIX, Render, file_name, reduced, write_new
from briefing.tui.widgets.bar import Bar
from briefing.tui.widgets.choice_view import ChoiceView, Line


class ExportScreen(Dialog[str]):
    """Its result is a sentence that names the file that was written."""

    def __init__(self, brief: Brief, marked: Sequence[Item], folder: Path, render: Render) -> None:
        super().__init__()
        self._brief = brief
        self._marked = marked
        self._folder = folder
        self._render_brief = render
        self._choices: list[tuple[str, bool]] = []
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
        """Offer the forms, for the marked items first where there are any."""
        scopes = [True, False] if self._marked else [False]
        lines: list[Line] = []
        for only_marked in scopes:
            what = f"{len(self._marked)} marked items" if only_marked else "the whole brief"
            for name, title, suffix in FORMATS:
                self._choices.append((name, only_marked))
                lines.append(((f"  {title:<12}", ""), (f"{what}, {suffix}", "dim")))
        view = self.query_one(ChoiceView)
        view.styles.height = len(lines)
        view.set_lines(lines, list(range(len(lines))), [1] * len(lines))
        view.relayout()
        view.focus()
        self.query_one("#export-label", Bar).show([(" to the file", "dim")])
        self._propose()

    def _propose(self) -> None:
        form, _ = self._choices[self.query_one(ChoiceView).cursor]
        path = self._folder / file_name(self._brief.article, form)
        self.query_one(Input).value = path.name if self._folder == Path.cwd() else str(path)

    @on(ChoiceView.Moved)
    def _moved(self) -> None:
        form, _ = self._choices[self.query_one(ChoiceView).cursor]
        line = self.query_one(Input)
        path = Path(line.value)
        # A name that the user typed stays; only its ending follows the form.
        line.value = str(path.with_suffix(SUFFIX[form])) if path.suffix in SUFFIX.values() else line.value

    @on(Input.Changed)
    def _typed(self) -> None:
        self._asked = None
        path = self._path()
        there = path is not None and path.exists()
        self._say("This file exists; Enter will ask before it is replaced." if there else "", "warn")

    def _path(self) -> Path | None:
        value = self.query_one(Input).value.strip()
        return Path(value).expanduser() if value else None

    def _say(self, text: str, role: str) -> None:
        self.query_one("#export-says", Bar).show([(f" {text}", role)])

    @on(ChoiceView.Chosen)
    @on(Input.Submitted)
    def _write(self) -> None:
        self.action_accept()

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
            self._say("Not replaced. Type another name, or Enter again.", "warn")

    def action_accept(self) -> None:
        """Write the file, or ask whether the one that is there may go."""
        path = self._path()
        if path is None:
            self._say("The file needs a name.", "error")
        elif path.is_dir():
            self._say("That is a folder; add a name.", "error")
        else:
            self._to(path, overwrite=False)

    def _to(self, path: Path, *, overwrite: bool) -> None:
        form, only_marked = self._choices[self.query_one(ChoiceView).cursor]
        brief = reduced(self._brief, self._marked) if only_marked else self._brief
        try:
            write_new(path, self._render_brief(brief, form), overwrite=overwrite)
        except FileExistsError:
            self._asked = path
            self.query_one(ChoiceView).focus()
            self._say(f"{path.name} exists. Replace it? y replaces, any other key does not.", "error")
        except (BriefingError, OSError, ImportError) as error:
            self._say(f"! {error}", "error")
        else:
            self.dismiss(f"Written: {path}")
