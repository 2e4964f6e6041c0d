"""A source in the user's own editor, pager or browser."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from textual.app import App, SuspendNotSupported

from briefing.tui.shelf import Row


def program_for(row: Row, environ: Mapping[str, str]) -> tuple[str, list[str]] | str:
    """What opens a row's source: a kind ("browser", "editor", "pager") with its command, or a sentence why nothing can.

    An address goes to the browser; a file to $VISUAL or $EDITOR, then to $PAGER, less or more.
    """
    document = row.document
    source = (document.source if document else None) or row.source
    address = document.url if document and document.url else source
    path = Path(source)
    try:
        there, is_file = path.exists(), path.is_file()
    except (OSError, ValueError):
        # A name that no file can have: too long, or with half a character in it.
        there = is_file = False
    if address.startswith(("http://", "https://")) and not there:
        return "browser", [address]
    if not there:
        return f"! {source}: no such file; it may have been moved or come through a pipe."
    if not is_file:
        return f"! {source}: not a file."
    for variable in ("VISUAL", "EDITOR"):
        if environ.get(variable):
            return "editor", [*shlex.split(environ[variable]), str(path)]
    chosen = shlex.split(environ.get("PAGER", "")) or [n for n in ("less", "more") if shutil.which(n)][:1]
    if not chosen:
        return "! Neither $EDITOR nor $PAGER is set, and there is no less."
    return "pager", [*chosen, str(path)]


def open_row(app: App[object], row: Row) -> str:
    """Open a row's source; gives what to tell the user, beginning with "!" where it went wrong."""
    found = program_for(row, os.environ)
    if isinstance(found, str):
        return found
    kind, command = found
    if kind == "browser":
        import webbrowser

        try:
            opened = webbrowser.open(command[0])
        except webbrowser.Error:
            opened = False
        return f"Asked the browser for {command[0]}" if opened else f"! No browser here. The address is {command[0]}"
    try:
        with app.suspend():
            done = subprocess.run(command, check=False)
    except SuspendNotSupported:
        return f"! This terminal cannot be lent to {command[0]}."
    except OSError as error:
        return f"! {command[0]}: {error.strerror or error}"
    return f"! {command[0]} ended with {done.returncode}." if done.returncode else ""
