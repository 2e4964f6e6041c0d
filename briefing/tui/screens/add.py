"""Add: files, folders and addresses a line each, or the text of an article."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import TextArea

from briefing.tui.commands import bindings_of
from briefing.tui.screens.dialog import Dialog
from briefing.tui.widgets.bar import Bar

_LONGEST_PATH = 4096
# A line of prose that begins with a slash is longer than this.
_SHORT = 160


@dataclass(frozen=True, slots=True)
class Added:
    """What the user gave: sources, or the text of an article; or ``elsewhere``, the command by which articles are to be
    had instead."""

    sources: tuple[str, ...] = ()
    text: str | None = None
    missing: tuple[str, ...] = ()
    elsewhere: str = ""


def understood(typed: str) -> Added:
    """What was typed or pasted: sources where every line is an address or looks like a path, else a text.

    Lines that look like paths but lead nowhere are told as ``missing``.
    """
    lines = [line.strip() for line in typed.splitlines() if line.strip()]
    sources: list[str] = []
    missing: list[str] = []
    for line in lines:
        found = _sources(line)
        if found:
            sources += found
        elif _looks_like_path(line.strip("'\"")):
            missing.append(line.strip("'\""))
        else:
            return Added(text=typed)
    return Added(tuple(dict.fromkeys(sources)), None, tuple(missing)) if lines else Added()


def _sources(line: str) -> list[str]:
    """The sources that a line names: an address, a path as it is or in quotes, or several as a terminal writes what is
    dropped on it, with quotes or backslashes about the spaces; empty where it names none."""
    name = line.strip("'\"")
    if name.startswith("www.") and " " not in name:
        return [f"https://{name}"]
    if name.startswith(("http://", "https://")) and " " not in name:
        return [name]
    name = _of_file_address(name)
    if _exists(name):
        return [str(Path(name).expanduser())]
    if len(line) > _LONGEST_PATH:
        return []
    try:
        names = [_of_file_address(word) for word in shlex.split(line)]
    except ValueError:
        return []
    return [str(Path(n).expanduser()) for n in names] if names and all(map(_exists, names)) else []


def _of_file_address(name: str) -> str:
    """The path of a file:// address, anything else as it is."""
    return unquote(name.removeprefix("file://")) if name.startswith("file:///") else name


def _exists(name: str) -> bool:
    try:
        return 0 < len(name) < _LONGEST_PATH and Path(name).expanduser().exists()
    except (OSError, ValueError, RuntimeError):
        return False


def _looks_like_path(name: str) -> bool:
    """Whether a line can only be meant as a path. One with spaces has to begin like one, and to be short."""
    if " " in name:
        return len(name) < _SHORT and name.startswith(("/", "~/", "./", "../", "file:///"))
    return "/" in name or "\\" in name or name.startswith("~") or Path(name).suffix != ""


def described(added: Added) -> str:
    """What would be added, in words."""
    if added.text is not None:
        from briefing.text.words import told_length  # its patterns take milliseconds to make

        return f"The text of an article, {told_length(added.text)}."
    if added.missing:
        return f"No such file or folder: {added.missing[0]}"
    addresses = sum(s.startswith(("http://", "https://")) for s in added.sources)
    folders = sum(Path(s).is_dir() for s in added.sources)
    files = len(added.sources) - addresses - folders
    counts = ((files, "file", "files"), (folders, "folder", "folders"), (addresses, "address", "addresses"))
    return ", ".join(f"{n} {one if n == 1 else many}" for n, one, many in counts if n) or "Nothing yet."


class AddScreen(Dialog[Added]):
    """A field to type or paste into; a line below says how it is understood."""

    BINDINGS = bindings_of("adding")
    CONTEXT = "adding"

    def compose(self) -> ComposeResult:
        """The field and its reading."""
        with Vertical(classes="dialog") as box:
            box.border_title = "Add articles"
            box.border_subtitle = "^s adds · ^o library · ^r feeds · Esc closes"
            yield Bar(id="add-label")
            area = TextArea(id="add-text", soft_wrap=True, compact=True)
            area.cursor_blink = False
            yield area
            yield Bar(id="add-says")

    def on_mount(self) -> None:
        """Begin to type."""
        self.query_one("#add-label", Bar).show(
            [(" Paths and addresses, one a line; or the text of an article.", "dim")]
        )
        self.query_one(TextArea).focus()
        self._typed()

    @on(TextArea.Changed)
    def _typed(self) -> None:
        added = understood(self.query_one(TextArea).text)
        role = "warn" if added.missing else "ok" if added.sources or added.text is not None else "dim"
        self.query_one("#add-says", Bar).show([(f" {described(added)}", role)])

    def action_library(self) -> None:
        """Articles that are kept."""
        self.dismiss(Added(elsewhere="library"))

    def action_feeds(self) -> None:
        """Articles of feeds."""
        self.dismiss(Added(elsewhere="feeds"))

    def action_accept(self) -> None:
        """Add what was given, if it is anything."""
        added = understood(self.query_one(TextArea).text)
        if added.missing or not (added.sources or added.text):
            self.notify_plain(described(added))
        else:
            self.dismiss(added)
