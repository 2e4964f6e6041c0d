"""What a long run tells while it is at work, and what it says when it is stopped."""

from __future__ import annotations

import shlex
import signal
import sys
import threading
import time
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from briefing.batch import Progress
from briefing.cli.context import Context
from briefing.cli.diagnostics import TerminatedError
from briefing.cli.pace import Pace, told_time

# Seconds between two drawings on a terminal, and between two lines in a log, which come seldom after the first ones.
_DRAWN, _LINE, _LINE_LATER = 0.1, 10.0, 60.0
# Articles passed over between two words about it.
_PASSED = 500


class Telling:
    """The progress of a batch on stderr: a line in its place on a terminal, a line now and then in a log. ``total`` is
    the number of articles where it is known, ``before`` how many an earlier run has done."""

    def __init__(
        self,
        context: Context,
        output: str,
        total: int | None,
        before: int,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._err, self._output, self._total, self._clock = context.err, output, total, clock
        self.before = before
        self._last = Progress(before, 0, 0, 0.0)
        self._pace = Pace()
        self._begin = self._told = clock()

    def begin(self) -> None:
        """The workers are starting."""
        self._show("starting the workers ...")

    def read(self, number: int) -> None:
        """An article is read; those done before are only compared, which takes a while where they are many."""
        if 0 < number < self.before and not number % _PASSED:
            self._show(f"comparing what is done already: {number:,} of {self.before:,}")

    def __call__(self, progress: Progress) -> None:
        self._last = progress
        self._pace.add(progress.seconds, progress.done)
        if self._due():
            self._show(self._line())

    def standing(self) -> str:
        """How far it is, for one who stops it."""
        done, total = self._last.done, self._known_total()
        return f"{self._output} has {done:,}{f' of {total:,}' if total else ''} article{'s'[: done != 1]}"

    def _due(self) -> bool:
        now = self._clock()
        return now - self._told >= (_DRAWN if self._err.draws else self._interval(now))

    def _interval(self, now: float) -> float:
        """A log of a short run has a line every ten seconds, one of a long run a line a minute."""
        return min(_LINE_LATER, max(_LINE, (now - self._begin) / 10))

    def _show(self, line: str) -> None:
        if self._err.draws:
            self._err.draw(line)
        elif self._due():
            self._err.tell(f"{self._output}: {line}")
        else:
            return
        self._told = self._clock()

    def _line(self) -> str:
        done, failed, total = self._last.done, self._last.failed, self._known_total()
        parts = [f"{done:,}{f' of {total:,}' if total else ''} article{'s'[: (total or done) != 1]}"]
        if (rate := self._pace.rate) is not None:
            parts.append(f"{rate:.1f} a second")
            if total:
                parts.append(f"{told_time((total - done) / rate)} left")
        if failed:
            parts.append(f"{failed:,} failed")
        return ", ".join(parts)

    def _known_total(self) -> int | None:
        """The total, unless a file turned out to hold more than its name said."""
        return self._total if self._total is not None and self._total >= self._last.done else None


@contextmanager
def ended_by_signals() -> Iterator[None]:
    """Within it a signal that asks the program to end raises `TerminatedError`, as Ctrl-C raises its own."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def end(_number: int, _frame: FrameType | None) -> None:
        raise TerminatedError

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def resuming(words: Sequence[str], args: Namespace) -> str:
    """The command line that takes a run up again, with what it needs to be told about it."""
    kept = [word for word in words if word not in ("--force", "--resume")]
    piped = not args.paths or "-" in args.paths
    told = "with the same articles piped in again, it goes on with" if piped else "it goes on with"
    at = kept.index("--") if "--" in kept else len(kept)
    return f"{told}:\n  {shlex.join([*program(words), *kept[:at], '--resume', *kept[at:]])}"


def program(words: Sequence[str]) -> list[str]:
    """How this program was called: by its name, or as a module of an interpreter."""
    called = sys.orig_argv[: len(sys.orig_argv) - len(words)]
    as_module = called[-2:] == ["-m", "briefing"] and sys.orig_argv[len(called) :] == list(words)
    return called if as_module else [Path(sys.argv[0]).name if sys.argv[0].endswith("briefing") else "briefing"]
