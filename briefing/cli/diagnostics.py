"""What the command line says beside its results: errors, remarks and progress on stderr, and the exit code."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterable, Iterator
from enum import IntEnum
from io import TextIOWrapper
from itertools import chain, islice
from typing import TextIO, TypeVar

from briefing.cli.letters import NEAREST
from briefing.cli.pace import told_time
from briefing.errors import OptionError

T = TypeVar("T")
# From this many articles on a bar is drawn; fewer are named while they are at work.
_FEW = 3
# How far the stream of articles is read ahead to know its length.
_AHEAD = 1000
_BAR = 24
_EVERY_SECONDS = 0.1


class Exit(IntEnum):
    """The exit codes, as `--help` documents them."""

    ALL_DONE = 0
    SOME_FAILED = 1
    WRONG_USAGE = 2
    UNWRITTEN = 3
    INTERRUPTED = 130
    TERMINATED = 143


# One for `--help`; `Exit` gives the numbers.
EXIT_CODES = """\
exit codes: 0 all done, 1 something failed (the rest is done), 2 wrong usage,
  3 output cannot be written, 130 interrupted (Ctrl-C), 143 told to end (TERM)"""


class TerminatedError(KeyboardInterrupt):
    """The run is told to end by a signal; like an interrupt it passes through whatever is at work."""


class UsageError(OptionError):
    """A command line that makes no sense; the message names the command whose help tells more."""


class Diagnostics:
    """Tells on ``stream`` what is no result. ``failures`` counts the errors told."""

    def __init__(self, stream: TextIO, *, quiet: bool = False) -> None:
        self._stream = stream
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=NEAREST)
        self.quiet = quiet
        self.failures = 0
        self._shown = False
        self._drawn = 0.0

    @property
    def code(self) -> Exit:
        """The exit code of what was told so far."""
        return Exit.SOME_FAILED if self.failures else Exit.ALL_DONE

    @property
    def draws(self) -> bool:
        """Whether there is somebody to watch a progress line."""
        return not self.quiet and self._stream.isatty() and os.environ.get("TERM") != "dumb"

    def error(self, what: object) -> None:
        """An error of one article or of the whole run; it is counted."""
        self.failures += 1
        self._say("error", what)

    def warn(self, what: object) -> None:
        """An error that is counted elsewhere."""
        self._say("error", what)

    def stopped(self, what: object) -> None:
        """What became of a run that was stopped, and how it goes on; said to one who asked for quiet, too."""
        self._say("stopped", what)

    def remark(self, what: object) -> None:
        """Something a user should know; not said to one who asked for quiet."""
        if not self.quiet:
            self._say("note", what)

    def tell(self, what: object) -> None:
        """A line of narration, without a label."""
        if not self.quiet:
            self.clear()
            self._write(f"{_literal(str(what))}\n")

    def following(self, items: Iterable[T], total: int | None) -> Iterator[T]:
        """The items as they come, with a progress line while each is at work. Where their number is not known, some
        are read ahead to know it."""
        if not self.draws:
            yield from items
            return
        stream = iter(items)
        ahead = list(islice(stream, _AHEAD)) if total is None else []
        if total is None and len(ahead) < _AHEAD:
            total = len(ahead)
        begin = time.monotonic()
        for done, item in enumerate(chain(ahead, stream)):
            now = time.monotonic()
            if done == 0 or now - self._drawn >= _EVERY_SECONDS:
                self.draw(_progress(done, total, now - begin))
            yield item
        self.clear()

    def draw(self, line: str) -> None:
        """Show a progress line in the place of the last one; for who asked `draws` first."""
        width = shutil.get_terminal_size().columns - 1
        self._write(f"\r\x1b[2K{_literal(line)[:width]}")
        self._shown, self._drawn = True, time.monotonic()

    def clear(self) -> None:
        """Take the progress line away, before anything else is written to the same terminal."""
        if self._shown:
            self._write("\r\x1b[2K")
            self._shown = False

    def _say(self, label: str, what: object) -> None:
        self.clear()
        self._write(f"briefing: {label}: {_literal(str(what))}\n")

    def _write(self, text: str) -> None:
        try:
            self._stream.write(text)
            self._stream.flush()
        except (BrokenPipeError, ValueError):
            # Nobody listens any more; the results go on.
            self.quiet = True


def _progress(done: int, total: int | None, seconds: float) -> str:
    """The progress line: a bar with the count and the time left, or a word for a few articles."""
    if total is not None and total <= _FEW:
        return "analysing ..." if total == 1 else f"analysing {done + 1} of {total} ..."
    if total is None:
        return f"analysing article {done + 1} ..."
    filled = _BAR * done // total
    left = f", {told_time(seconds / done * (total - done))} left" if done else ""
    return f"[{'#' * filled}{'.' * (_BAR - filled)}] {done} of {total}{left}"


def _literal(text: str) -> str:
    """A message without what could steer a terminal; paths and addresses may hold anything."""
    return "".join(c if c == "\n" or c.isprintable() else "\ufffd" for c in text)
