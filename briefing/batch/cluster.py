"""The same run on a cluster: Dask's distributed scheduler hands out the chunks and does a lost worker's again.

Needs the optional extra: ``pip install 'briefing[dask]'``.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any

from briefing.batch.processes import WINDOW
from briefing.batch.serve import Work
from briefing.batch.work import Failure, Result, Task, work
from briefing.errors import OptionError

# Times a chunk is tried again when its worker dies or errs before the run is given up.
RETRIES = 3


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
        """The chunks with their results, in order; each is taken once, however often it had to be done."""
        from distributed import KilledWorker

        waiting: deque[tuple[tuple[Task, ...], Any]] = deque()
        source = iter(chunks)
        while True:
            room = max(1, len(self.client.ncores())) * WINDOW
            while len(waiting) < room and (chunk := next(source, None)) is not None:
                waiting.append((chunk, self.client.submit(self._work, chunk, pure=False, retries=RETRIES)))
            if not waiting:
                return
            chunk, future = waiting.popleft()
            try:
                results = future.result()
            except KilledWorker:
                results = tuple(self._alone(task) for task in chunk)
            yield chunk, results

    def _alone(self, task: Task) -> Result:
        """An article of a chunk that several workers died of, by itself."""
        from distributed import KilledWorker

        try:
            (result,) = self.client.submit(self._work, (task,), pure=False, retries=RETRIES).result()
        except KilledWorker:
            return Failure(task.where, "several workers died of it (out of memory, or killed)")
        found: Result = result
        return found

    def close(self) -> None:
        """Leave the cluster; a local one ends."""
        self.client.close()
        if self._local is not None:
            self._local.close()
