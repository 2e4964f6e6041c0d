"""The run of a batch: a stream of articles in chunks through workers, written in order."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from briefing.batch.journal import Journal
from briefing.batch.work import Failure, Result, Task
from briefing.errors import BriefingError
from briefing.text.document import Document

# Articles in a chunk: enough that handing it over costs nothing beside the work, few enough that the last one of a run
# does not keep one worker busy while the others have nothing to do.
CHUNK = 4


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: articles done (with those of earlier runs), failed among them in this run, done in this run,
    and its seconds."""

    done: int
    failed: int
    here: int
    seconds: float

    @property
    def rate(self) -> float:
        """Articles a second of this run."""
        return self.here / self.seconds if self.seconds else 0.0


class LostError(BriefingError):
    """The workers are gone for good; what is written stands, and the run can go on after it."""


class Workers(Protocol):
    """What carries out chunks: this machine's processes, or a cluster. `LostError` is raised where there are none
    any more."""

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
