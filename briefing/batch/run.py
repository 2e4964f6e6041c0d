"""The run of a batch on this machine's cores: a bounded window of chunks, written in order."""

from __future__ import annotations

import itertools
import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Protocol

from briefing.batch.journal import Journal
from briefing.batch.work import Failure, Result, Task, warm, work
from briefing.text.document import Document

CHUNK = 8
# Chunks under way for each worker: enough to keep it busy while the writer waits for the oldest, few enough for memory.
WINDOW = 4


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: articles done (with those of earlier runs), failed among them in this run, and seconds."""

    done: int
    failed: int
    here: int
    seconds: float

    @property
    def rate(self) -> float:
        """Articles a second of this run."""
        return self.here / self.seconds if self.seconds else 0.0


class Workers(Protocol):
    """What carries out chunks: this machine's processes, or a cluster."""

    def results(self, chunks: Iterable[tuple[Task, ...]]) -> Iterator[tuple[tuple[Task, ...], tuple[Result, ...]]]:
        """The chunks with their results, in order."""


def run(
    articles: Iterable[Document | Failure],
    journal: Journal,
    workers: Workers,
    told: Callable[[Progress], None] = lambda _: None,
    clock: Callable[[], float] = time.monotonic,
) -> Progress:
    """Write a brief for each article that the journal does not have yet, in order; gives how it went."""
    begin, done, failed, here = clock(), journal.done, 0, 0
    for tasks, results in workers.results(_chunks(_todo(articles, journal))):
        for task, result in zip(tasks, results, strict=True):
            journal.write(task.number, result)
            failed += isinstance(result, Failure)
            done += 1
            here += 1
        told(Progress(done, failed, here, clock() - begin))
    return Progress(done, failed, here, clock() - begin)


def _todo(articles: Iterable[Document | Failure], journal: Journal) -> Iterator[Task]:
    for number, article in enumerate(articles):
        if number < journal.done:
            journal.check(number, None if isinstance(article, Failure) else article.id)
        else:
            yield Task(number, article)


def _chunks(tasks: Iterator[Task]) -> Iterator[tuple[Task, ...]]:
    return iter(lambda: tuple(itertools.islice(tasks, CHUNK)), ())


class Processes:
    """Worker processes on this machine, each with its own engine. A worker that dies (killed, out of memory) is
    replaced and its chunks done again; an article that kills its worker twice is given up as a failure."""

    def __init__(self, count: int | None = None) -> None:
        # The processors this process may use, which in a container are fewer than the machine's.
        usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
        self.count = count or usable

    def results(self, chunks: Iterable[tuple[Task, ...]]) -> Iterator[tuple[tuple[Task, ...], tuple[Result, ...]]]:
        """The chunks with their results, in order."""
        pool = self._pool()
        waiting: deque[tuple[tuple[Task, ...], Future[tuple[Result, ...]]]] = deque()
        source = iter(chunks)
        try:
            while True:
                while len(waiting) < self.count * WINDOW and (chunk := next(source, None)) is not None:
                    waiting.append((chunk, pool.submit(work, chunk)))
                if not waiting:
                    return
                chunk, future = waiting[0]
                try:
                    results = future.result()
                except BrokenProcessPool:
                    pool.shutdown(wait=True, cancel_futures=True)
                    results = self._again(chunk)
                    pool = self._pool()
                    # Chunks that were under way in the broken pool are lost, those it had finished are not.
                    waiting = deque((c, f if _finished(f) else pool.submit(work, c)) for c, f in waiting)
                waiting.popleft()
                yield chunk, results
        finally:
            pool.shutdown(wait=False, cancel_futures=True)

    def _pool(self, count: int | None = None) -> ProcessPoolExecutor:
        # "spawn" gives every worker a clean start on every system; forking a process with threads is not safe.
        return ProcessPoolExecutor(count or self.count, mp_context=get_context("spawn"), initializer=warm)

    def _again(self, chunk: tuple[Task, ...]) -> tuple[Result, ...]:
        """A chunk whose worker died, article by article in a worker of its own."""
        found: list[Result] = []
        pool = self._pool(1)
        for task in chunk:
            try:
                found += pool.submit(work, (task,)).result()
            except BrokenProcessPool:
                where = task.article.where if isinstance(task.article, Failure) else task.article.source or ""
                found.append(Failure(where, "the worker process died on it twice (out of memory, or killed)"))
                pool.shutdown(wait=True, cancel_futures=True)
                pool = self._pool(1)
        pool.shutdown(wait=True)
        return tuple(found)


def _finished(future: Future[tuple[Result, ...]]) -> bool:
    return future.done() and not future.cancelled() and future.exception() is None
