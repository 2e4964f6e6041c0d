"""The same run on a cluster: Dask's distributed scheduler hands out the chunks and does a lost worker's again.

Needs the optional extra: ``pip install 'briefing[dask]'``.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from briefing.batch.processes import WINDOW
from briefing.batch.run import LostError
from briefing.batch.serve import Work
from briefing.batch.work import Failure, Result, Task, work
from briefing.errors import OptionError

# Times a chunk is tried again when its worker dies or errs before the run is given up.
RETRIES = 3
_GONE = "the scheduler of the cluster is lost, or it has dropped the work"


class Cluster:
    """Workers behind a Dask scheduler: ``address`` as "tcp://host:8786", or "local" for one on this machine.

    ``work`` is what a worker does, a function of a module that the workers can import.

    Raises:
        OptionError: when Dask is not installed or the scheduler does not answer.
    """

    def __init__(self, address: str, workers: int | None = None, *, work: Work = work) -> None:
        try:
            from distributed import Client, LocalCluster
        except ImportError as error:
            raise OptionError("--dask needs Dask; install it with: pip install 'briefing[dask]'") from error
        self._work = work
        self._local = (
            LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None)
            if (address == "local")
            else None
        )
        try:
            self.client: Any = Client(self._local or address, timeout="15s")
        except (OSError, TimeoutError, ValueError) as error:
            raise OptionError(f"--dask {address}: no scheduler answers there ({error})") from error

    def results(self, chunks: Iterable[tuple[Task, ...]]) -> Iterator[tuple[tuple[Task, ...], tuple[Result, ...]]]:
        """The chunks with their results, in order; each is taken once, however often it had to be done.

        Raises:
            LostError: when the scheduler is gone, or its workers cannot do the work.
        """
        waiting: deque[tuple[tuple[Task, ...], Any]] = deque()
        source = iter(chunks)
        while True:
            room = self._size() * WINDOW
            while len(waiting) < room and (chunk := next(source, None)) is not None:
                waiting.append((chunk, self._submit(chunk)))
            if not waiting:
                return
            chunk, future = waiting.popleft()
            results = self._outcome(future)
            yield chunk, tuple(self._alone(task) for task in chunk) if results is None else results

    def _alone(self, task: Task) -> Result:
        """An article of a chunk that several workers died of, by itself."""
        results = self._outcome(self._submit((task,)))
        return results[0] if results else Failure(task.where, "several workers died of it (out of memory, or killed)")

    def _size(self) -> int:
        """How many workers there are now, one at least."""
        with self._there():
            return max(1, len(self.client.ncores()))

    def _submit(self, chunk: tuple[Task, ...]) -> Any:
        with self._there():
            return self.client.submit(self._work, chunk, pure=False, retries=RETRIES)

    @contextmanager
    def _there(self) -> Iterator[None]:
        """What a scheduler that is gone is told as.

        Raises:
            LostError: in the place of each of the errors that mean it.
        """
        from distributed.client import ClosedClientError, FutureCancelledError

        if self.client.status != "running":
            raise LostError(_GONE)
        try:
            yield
        except (FutureCancelledError, ClosedClientError, OSError) as error:
            raise LostError(_GONE) from error

    def _outcome(self, future: Any) -> tuple[Result, ...] | None:
        """The results of a piece of work; None where several workers died of it."""
        from distributed import KilledWorker

        with self._there():
            failure = future.exception()
            if failure is None:
                results: tuple[Result, ...] = future.result()
                return results
        if isinstance(failure, KilledWorker):
            return None
        # An article that an error stops is a failure of its own: this is one of the workers.
        raise LostError(
            f"the workers of the cluster cannot do it ({type(failure).__name__}: {failure}); is briefing installed "
            "where they run, in this version?"
        ) from failure

    def close(self) -> None:
        """Leave the cluster; a local one ends."""
        self.client.close()
        if self._local is not None:
            self._local.close()
