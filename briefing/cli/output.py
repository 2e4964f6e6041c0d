"""Where results go: stdout, laid out where somebody looks at it and untouched where a program reads it; files."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from briefing.cli.letters import NEAREST
from briefing.errors import OutputError


class Output:
    """The standard output. ``width`` is None where no line may be broken, ``colour`` says whether styles go there,
    which the constructor decides by "auto", "always" or "never" and the environment."""

    def __init__(
        self, stream: TextIO, colour: str, env: Mapping[str, str], before: Callable[[], None] = lambda: None
    ) -> None:
        self.terminal = stream.isatty()
        # Whether it is a terminal that can be drawn on, as the app does.
        self.draws = self.terminal and env.get("TERM") != "dumb"
        self.colour = _coloured(colour, env, self.terminal)
        self.width = shutil.get_terminal_size().columns if self.terminal or self.colour else None
        self._stream = stream
        self._before = before
        if isinstance(stream, TextIOWrapper):
            # A pipe carries UTF-8 whatever the locale; a terminal gets what it can show.
            stream.reconfigure(
                encoding=None if self.terminal else "utf-8", errors=NEAREST if self.terminal else "backslashreplace"
            )

    def write(self, text: str) -> None:
        """Write a result, whole.

        Raises:
            OutputError: when it cannot be written (a full disk behind a redirection).
            BrokenPipeError: when nobody reads any more.
        """
        self._before()
        try:
            self._stream.write(text)
            self._stream.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise OutputError(f"standard output: it cannot be written ({error.strerror})") from error


def _coloured(colour: str, env: Mapping[str, str], terminal: bool) -> bool:
    """The user's word first, then NO_COLOR (no-color.org), FORCE_COLOR, and what the stream is."""
    if colour != "auto":
        return colour == "always"
    if env.get("NO_COLOR"):
        return False
    if env.get("FORCE_COLOR") not in (None, "", "0"):
        return True
    return terminal and env.get("TERM") != "dumb"


def close_stdout() -> None:
    """After a broken pipe: let the interpreter's last flush go nowhere instead of complaining."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def check_free(path: Path, *, force: bool) -> None:
    """Make sure, before any work is done, that a file may be written.

    Raises:
        OutputError: when it is there and ``force`` does not say that it may go, or when it is a folder.
    """
    if path.is_dir():
        raise OutputError(f"{path}: it is a folder; give it a slash at the end to write a file for each article")
    if not force and path.is_file():
        raise OutputError(f"{path}: it is there already; --force overwrites it")


def write_file(path: Path, text: str, *, force: bool) -> None:
    """Write a file whole or not at all; folders on the way are made. Devices and pipes are written into.

    Raises:
        OutputError: when it is there and ``force`` does not say that it may go, or when it cannot be written.
    """
    if path.exists() and not path.is_file() and not path.is_dir():
        _write_through(path, text)
        return
    check_free(path, force=force)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        why = "it is no folder" if isinstance(error, FileExistsError) else error.strerror or error
        raise OutputError(f"{path.parent}: it cannot be made a folder for the output ({why})") from error
    try:
        handle, partial = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
                file.write(text)
            # The mode that any new file gets; mkstemp's is for secrets.
            mask = os.umask(0)
            os.umask(mask)
            Path(partial).chmod(0o666 & ~mask)
            _move(Path(partial), path, force=force)
        finally:
            Path(partial).unlink(missing_ok=True)
    except FileExistsError:
        raise OutputError(f"{path}: it is there already; --force overwrites it") from None
    except OSError as error:
        raise OutputError(f"{path}: it cannot be written ({error.strerror or error})") from error


def _write_through(path: Path, text: str) -> None:
    """Write into a device or a pipe, which must stay what it is."""
    try:
        with path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise OutputError(f"{path}: it cannot be written ({error.strerror or error})") from error


def _move(partial: Path, path: Path, *, force: bool) -> None:
    """Give the finished file its name; without ``force`` never that of a file which came up in the meantime."""
    if force:
        partial.replace(path)
        return
    try:
        path.hardlink_to(partial)
    except FileExistsError:
        raise
    except OSError:
        # A file system without links: take the name first.
        path.touch(exist_ok=False)
        partial.replace(path)
