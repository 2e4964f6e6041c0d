"""Worker processes on this machine: chunks out, results back in order, and what becomes of a worker that dies.

Each worker has a pipe of its own. In the standard pools all share one, and a worker that is killed while it writes
leaves half a message that the others and the parent wait on for ever; here it costs its own chunk, which is done again.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess

from briefing.batch.run import LostError
from briefing.batch.serve import Chunk, Work, serve
from briefing.batch.work import Failure, Result, warm, work

# Chunks read ahead and not yet written, for each worker: enough to keep it busy while the oldest is waited for, few
# enough for memory.
WINDOW = 4
# Chunks in the hands of one worker: the one at work and the next.
_IN_HAND = 2
# Workers in a row that end before they are ready until the run is given up.
_STILLBORN = 3
# How often a worker dies of an article that it has alone until that is given up.
_DEATHS = 2
_PATIENCE = 2.0


@dataclass(slots=True, eq=False)
class _Whole:
    """A chunk with the results that are there, by the place in it."""

    tasks: Chunk
    found: dict[int, Result] = field(default_factory=dict)

    @property
    def done(self) -> bool:
        return len(self.found) == len(self.tasks)


@dataclass(slots=True, eq=False)
class _Piece:
    """What a worker is sent: a chunk, or a single article of one that a worker died of."""

    whole: _Whole
    places: range
    deaths: int = 0

    @property
    def tasks(self) -> Chunk:
        return self.whole.tasks[self.places.start : self.places.stop]


@dataclass(slots=True, eq=False)
class _Worker:
    process: SpawnProcess
    connection: Connection
    ready: bool = False
    pieces: deque[_Piece] = field(default_factory=deque)


class Processes:
    """Worker processes, each with its own engine. A worker that dies (killed, out of memory) is replaced and its chunk
    done again article by article; an article that kills two workers that have it alone is given up as a failure.

    ``work`` and ``warm`` are what a worker does and what it loads before, functions of a module.
    """

    def __init__(
        self, count: int | None = None, *, work: Work = work, warm: Callable[[], None] = warm, window: int = WINDOW
    ) -> None:
        # The processors this process may use, which in a container are fewer than the machine's.
        usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
        self.count = count or usable
        self._work, self._warm, self._window = work, warm, window
        self._workers: list[_Worker] = []
        self._todo: deque[_Piece] = deque()
        self._stillborn = 0

    @property
    def pids(self) -> tuple[int, ...]:
        """The process ids of the workers that there are now."""
        return tuple(w.process.pid for w in self._workers if w.process.pid is not None)

    def start(self) -> None:
        """Start all workers now and wait until each has loaded its engine; without it they start as they are needed.

        Raises:
            LostError: when they end before they are ready.
        """
        while len(self._workers) < self.count or not all(w.ready for w in self._workers):
            while len(self._workers) < self.count:
                self._begin()
            self._receive(None)

    def results(self, chunks: Iterable[Chunk]) -> Iterator[tuple[Chunk, tuple[Result, ...]]]:
        """The chunks with their results, in order.

        Raises:
            LostError: when the workers end before they are ready.
        """
        order: deque[_Whole] = deque()
        source, more = iter(chunks), True
        try:
            while more or order:
                self._hand_out()
                while order and order[0].done:
                    whole = order.popleft()
                    yield whole.tasks, tuple(whole.found[i] for i in range(len(whole.tasks)))
                room = more and len(order) < self.count * self._window
                if order:
                    self._receive(0 if room else None)
                if room:
                    more = (chunk := next(source, None)) is not None
                    if chunk is not None:
                        order.append(_Whole(chunk))
                        self._todo.append(_Piece(order[-1], range(len(chunk))))
        finally:
            self.close()

    def close(self) -> None:
        """End the workers, at once; they hold nothing that is not done again."""
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.process.join(_PATIENCE)
            worker.connection.close()
        self._workers.clear()
        self._todo.clear()

    def _begin(self) -> _Worker:
        context = get_context("spawn")  # a clean start on every system; forking a process with threads is not safe
        ours, theirs = context.Pipe()
        process = context.Process(target=serve, args=(theirs, self._warm, self._work), daemon=True)
        with _interrupts_held():
            process.start()
        theirs.close()
        self._workers.append(worker := _Worker(process, ours))
        return worker

    def _free(self) -> _Worker | None:
        """The worker that a piece goes to: one with nothing to do, a new one, or one that has no next."""
        least = min(self._workers, key=lambda w: len(w.pieces), default=None)
        if least is not None and not least.pieces:
            return least
        if len(self._workers) < self.count:
            return self._begin()
        return least if least is not None and len(least.pieces) < _IN_HAND else None

    def _hand_out(self) -> None:
        while self._todo and (worker := self._free()) is not None:
            try:
                worker.connection.send(self._todo[0].tasks)
            except OSError:
                self._bury(worker)
            else:
                worker.pieces.append(self._todo.popleft())

    def _receive(self, timeout: float | None) -> None:
        """Take the results that are there, after a wait for the first."""
        by_connection = {w.connection: w for w in self._workers}
        for connection in wait(list(by_connection), timeout):
            worker = by_connection[connection]  # type: ignore[index]
            try:
                results: tuple[Result, ...] | None = worker.connection.recv()
            except (EOFError, OSError):
                self._bury(worker)
                continue
            if results is None:
                worker.ready, self._stillborn = True, 0
            else:
                piece = worker.pieces.popleft()
                piece.whole.found.update(zip(piece.places, results, strict=True))

    def _bury(self, worker: _Worker) -> None:
        """Put back into the queue what a dead worker had."""
        worker.process.kill()
        worker.process.join()
        worker.connection.close()
        self._workers.remove(worker)
        if not worker.ready:
            self._stillborn += 1
            if self._stillborn == _STILLBORN:
                raise LostError(
                    f"the worker processes end before they have loaded the engine (exit code "
                    f"{worker.process.exitcode}); if memory is short, try --workers 1"
                )
        begun = worker.ready and len(worker.pieces) > 0
        back = [*(_again(worker.pieces.popleft()) if begun else ()), *worker.pieces]
        self._todo.extendleft(reversed(back))


def _again(piece: _Piece) -> list[_Piece]:
    """The pieces in the place of one that a worker died of: each article alone, or none where one is given up."""
    if len(piece.places) > 1:
        return [_Piece(piece.whole, range(i, i + 1)) for i in piece.places]
    piece.deaths += 1
    if piece.deaths < _DEATHS:
        return [piece]
    (task,) = piece.tasks
    what = f"the worker process died of it {_DEATHS} times (out of memory, or killed)"
    piece.whole.found[piece.places.start] = Failure(task.where, what)
    return []


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold back interrupts: a process started meanwhile never gets any, this one gets them afterwards."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    # The first process starts this helper, which would let interrupts through again.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
