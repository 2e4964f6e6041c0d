"""A program on a pseudo-terminal of its own."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import termios
import time
from collections.abc import Sequence
from types import TracebackType


class Terminal:
    """Runs a command; `sent` is all that it wrote so far. On leaving, a command that still runs is killed."""

    def __init__(self, command: Sequence[str], rows: int = 30, columns: int = 120, **more: str) -> None:
        self.sent = b""
        self._seen = 0
        self._pid, self._file = pty.fork()
        if self._pid == 0:
            env = {
                **os.environ,
                "TERM": "xterm-256color",
                "COLORTERM": "truecolor",
                "TEXTUAL_ANIMATIONS": "none",
                **more,
            }
            for name in ("NO_COLOR", "COLUMNS", "LINES"):  # a size there would hold against the terminal's own
                env.pop(name, None)
            os.execve(command[0], list(command), env)
        self._code: int | None = None
        self._open = True
        self.resize(rows, columns)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, at: TracebackType | None) -> None:
        if self._code is None:
            os.kill(self._pid, 9)
            os.waitpid(self._pid, 0)
        os.close(self._file)

    def resize(self, rows: int, columns: int) -> None:
        """Give the terminal another size, which tells the program so."""
        fcntl.ioctl(self._file, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self._read(0.005)

    def press(self, keys: bytes, quiet: float = 0.12) -> None:
        """Send keys, and read until the program has been quiet for a while."""
        if keys and self._open:
            os.write(self._file, keys)
        while self._read(quiet):
            pass

    def until(self, words: bytes, seconds: float = 30.0, *, since: int = 0) -> bool:
        """Read until the program has written some words, behind the first ``since`` bytes that it sent."""
        end = time.monotonic() + seconds
        while words not in self.sent[since:] and time.monotonic() < end and self._open:
            self._read(0.1)
        return words in self.sent[since:]

    def ended(self, seconds: float = 20.0) -> int | None:
        """The exit code, once the program has ended."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and self._code is None:
            self._read(0.05)
            pid, status = os.waitpid(self._pid, os.WNOHANG)
            if pid:
                self._code = os.waitstatus_to_exitcode(status)
        return self._code

    def _read(self, wait: float) -> bool:
        if not self._open or not select.select([self._file], [], [], wait)[0]:
            return False
        try:
            data = os.read(self._file, 65536)
        except OSError:
            data = b""
        self._open = bool(data)
        self.sent += data
        return bool(data)
