"""A worker process from the inside: it is sent chunks and sends back their results, until its parent is gone."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Thread

from briefing.batch.work import Result, Task

Work = Callable[[tuple[Task, ...]], tuple[Result, ...]]
Chunk = tuple[Task, ...]


def serve(connection: Connection, warm: Callable[[], None], work: Work) -> None:
    """Say that it is ready once ``warm`` has run, by None; then a tuple of results for each chunk that comes."""
    # Ctrl-C reaches every process of a terminal; the parent's is the one that counts, and it ends its workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    chunks: SimpleQueue[Chunk] = SimpleQueue()
    Thread(target=_take, args=(connection, chunks), daemon=True).start()
    warm()
    try:
        connection.send(None)
        while True:
            connection.send(work(chunks.get()))
    except OSError:
        return  # the parent is gone


def _take(connection: Connection, chunks: SimpleQueue[Chunk]) -> None:
    """Take what is sent at once, so that the parent never waits for a worker that is busy. The end of the parent,
    however it came, is the end of the worker."""
    try:
        while True:
            chunks.put(connection.recv())
    except (EOFError, OSError):
        os._exit(0)
