"""A source in the user's own editor, pager or browser, at the line that is looked at."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from textual.app import App, SuspendNotSupported

from briefing.brief.model import Document
from briefing.tui.literal import literal
from briefing.tui.shelf import Row

# How programs are told a line: "+12 file", or "file:12" after an option where one is needed. Others are told none.
_PLUS = {
    "ed", "ee", "emacs", "emacsclient", "ex", "gvim", "jed", "jmacs", "joe", "jpico", "jstar", "kak", "kakoune", "less",
    "mcedit", "me", "mg", "micro", "more", "most", "nano", "ne", "nvi", "nvim", "pico", "rnano", "rvim", "vi", "view",
    "vim", "xemacs", "zile",
}  # fmt: skip
_COLON: Mapping[str, tuple[str, ...]] = {
    "atom": (), "code": ("--goto",), "codium": ("--goto",), "cursor": ("--goto",), "helix": (), "hx": (), "subl": (),
    "windsurf": ("--goto",), "zed": (),
}  # fmt: skip
# What an editor would show as bytes; the text that was read from it is shown instead.
_NOT_TEXT = {".pdf", ".docx", ".epub", ".gz", ".bz2", ".xz", ".zip", ".doc", ".odt"}
# A line is looked for in files up to this size, by so many of the words that stand there.
_LARGEST = 32 * 1024 * 1024
_WORDS = (10, 5, 3)
# Lines from the top that are in sight without a jump.
_NEAR = 8
_BETWEEN = r"(?:<[^<>]*>|[^\w<]|_)+"

_NOTHING = "! Neither $EDITOR nor $PAGER is set, and there is no less; set one of them to a program that shows a text."

Command = tuple[str, list[str]]


def program_for(row: Row, environ: Mapping[str, str], offset: int = 0) -> Command | str:
    """What opens a row's source: a kind ("browser", "editor", "pager", "text", "lost") with its command, or a sentence
    why nothing can. "text" is a program whose command still lacks the file: there is none, or none that it could show;
    "lost" is the same where there was one.

    An address goes to the browser; a file to $VISUAL or $EDITOR, then to $PAGER, less or more, at the line where the
    article's text has ``offset``. Files are named by their whole path, so that no name is taken for an option.
    """
    document = row.document
    source = (document.source if document else None) or row.source
    address = document.url if document and document.url else source
    path, line = _file_of(source)
    if path is None and address.startswith(("http://", "https://")):
        return "browser", [address]
    if path is not None and not path.is_file():
        return f"! {source}: not a file."
    if path is None and document is None:
        return f"! {source}: no such file; it may have been moved."
    if path is None or path.suffix.lower() in _NOT_TEXT:
        shows = shower(environ)
        lost = path is None and (Path(source).suffix or os.sep in source)
        return ("lost" if lost else "text", shows) if shows else _NOTHING
    editor, pager = _editor(environ), _pager(environ)
    command = editor or pager
    if not command:
        return _NOTHING
    if not line and document is not None and offset:
        line = _line_of(path, document, offset)
    return "editor" if editor else "pager", at_line(command, path.absolute(), line)


def shower(environ: Mapping[str, str]) -> list[str]:
    """What shows a text that is not to be changed: the pager, else the editor; empty where there is neither."""
    return _pager(environ) or _editor(environ)


def _pager(environ: Mapping[str, str]) -> list[str]:
    return shlex.split(environ.get("PAGER", "")) or [n for n in ("less", "more") if shutil.which(n)][:1]


def _editor(environ: Mapping[str, str]) -> list[str]:
    return next((words for v in ("VISUAL", "EDITOR") if (words := shlex.split(environ.get(v, "")))), [])


def _file_of(source: str) -> tuple[Path | None, int]:
    """The file that a source names, if it is there, and the line of it where a source is a line of a file."""
    record = re.fullmatch(r"(.+?)(?::(\d+)|\[\d+\])", source, re.DOTALL)
    for name, line in ((source, 0), *([(record[1], int(record[2] or 0))] if record else [])):
        try:
            if Path(name).exists():
                return Path(name), line
        except (OSError, ValueError):
            # A name that no file can have: too long, or with half a character in it.
            continue
    return None, 0


def at_line(command: list[str], path: Path, line: int) -> list[str]:
    """A program's command with a file, and with the line where there is one and the program can be told."""
    name = Path(command[0]).name.lower().removesuffix(".exe").removesuffix(".cmd")
    if line > 1 and name in _PLUS:
        return [*command, f"+{line}", str(path)]
    if line > 1 and name in _COLON:
        return [*command, *_COLON[name], f"{path}:{line}"]
    return [*command, str(path)]


def _line_of(path: Path, document: Document, offset: int) -> int:
    """The line of a file that holds an article's words from ``offset`` on, from 1; 0 where they are not found."""
    try:
        if path.stat().st_size > _LARGEST:
            return 0
        text = path.read_text("utf-8", "replace")
    except OSError:
        return 0
    return line_in(text, document.text, offset)


def line_in(text: str, read: str, offset: int) -> int:
    """The line of ``text``, from 1, where the words stand that ``read`` has from ``offset`` on; 0 where it has not.

    What was read differs from the file in its white space, its markup and its beginning; words that come several times
    are told apart by how many of them come before."""
    for count in _WORDS:
        words = re.findall(r"\w+", read[offset : offset + 400])[:count]
        if not words:
            return 0
        pattern = re.compile(_BETWEEN.join(map(re.escape, words)))
        before = sum(1 for _ in pattern.finditer(read, 0, max(0, offset - 1)))
        found = [m.start() for m in pattern.finditer(text)]
        if found:
            # A title may stand in the file once more than in what was read of it.
            return text.count("\n", 0, found[min(before, len(found) - 1)]) + 1
    return 0


def open_row(app: App[object], row: Row, offset: int = 0) -> str:
    """Open a row's source at a place of its text; gives what to tell the user, beginning with "!" where it went
    wrong."""
    try:
        found = program_for(row, os.environ, offset)
    except ValueError as error:
        return f"! $EDITOR or $PAGER cannot be understood: {error}."
    if isinstance(found, str):
        return found
    kind, command = found
    if kind == "browser":
        return _browse(app, command[0], row, offset)
    if kind in ("editor", "pager"):
        return _lend(app, command)
    assert row.document is not None
    if kind == "text":
        return _show(app, command, row.document, offset)
    gone = f"{row.document.source}: the file is no longer there"
    failed = _show(app, command, row.document, offset, f"{gone}. This is the text that was read from it.")
    return failed or f"{gone}; the text that was read from it was shown."


def _show(app: App[object], command: list[str], document: Document, offset: int, head: str = "") -> str:
    """Show an article's text at a place of it, below a sentence that says what it is, which is in sight if it can."""
    above = f"[{literal(head)}]\n\n" if head else ""
    line = (above + document.text[:offset]).count("\n") + 1
    if not offset or (head and line < _NEAR):
        line = 1
    try:
        with _as_file(above + document.text, "kept-text.txt" if head else "article.txt") as path:
            return _lend(app, at_line(command, path, line))
    except OSError as error:
        return f"! The text cannot be shown: {error.strerror or error}"


@contextmanager
def _as_file(text: str, name: str) -> Iterator[Path]:
    """A text as a file that nobody else may read, while it is shown."""
    with tempfile.TemporaryDirectory(prefix="briefing-") as folder:
        path = Path(folder) / name
        path.write_text(text, "utf-8", "replace")
        path.chmod(0o400)
        yield path


def _lend(app: App[object], command: list[str]) -> str:
    """Run a program that takes the terminal until it ends."""
    return _lent(app, command[0], lambda: subprocess.run(command, check=False).returncode)


def _lent(app: App[object], name: str, run: Callable[[], int]) -> str:
    try:
        with app.suspend():
            # An error that left this block would leave the app without its terminal.
            try:
                code = run()
            except OSError as error:
                return f"! {name} cannot be run ({error.strerror or error}); see $VISUAL, $EDITOR and $PAGER."
            except KeyboardInterrupt:
                return f"! {name} was interrupted."
    except SuspendNotSupported:
        return f"! This terminal cannot be lent to {name}."
    return f"! {name} ended with {code}." if code else ""


def _browse(app: App[object], address: str, row: Row, offset: int) -> str:
    """Show an address: a browser of its own window is started and left alone, another gets the terminal. Where there is
    none, as on a machine far away, the text that was read is shown."""
    import webbrowser

    try:
        browser = webbrowser.get()
        if isinstance(browser, webbrowser.BackgroundBrowser):
            # Whatever it prints must not come upon the screen.
            command = [browser.name, *(part.replace("%s", address) for part in browser.args)]
            quiet = subprocess.DEVNULL
            subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
            opened = True
        elif isinstance(browser, webbrowser.GenericBrowser):
            told = _lent(app, browser.name, lambda: 0 if browser.open(address) else 1)
            if told:
                return f"{told} The address is {address}"
            opened = True
        else:
            opened = browser.open(address)
    except (webbrowser.Error, OSError):
        opened = False
    if opened:
        return f"Asked the browser for {address}"
    shows = shower(os.environ)
    if row.document is None or not shows:
        return f"! No browser here. The address is {address}"
    head = f"{address}: no browser here. This is the text that was read."
    return _show(app, shows, row.document, offset, head) or f"No browser here: the text was shown. It is of {address}"
