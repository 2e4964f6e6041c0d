"""What a worker does: briefs for a chunk of articles, as lines of JSON. One engine a process, loaded at first use."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from briefing.text.document import Document

if TYPE_CHECKING:
    from briefing.language.engine import Engine


@dataclass(frozen=True, slots=True)
class Failure:
    """An article without a brief: where it came from and why."""

    where: str
    what: str


@dataclass(frozen=True, slots=True)
class Task:
    """One article of the stream: its 0-based number, and its document or why there is none."""

    number: int
    article: Document | Failure

    @property
    def where(self) -> str:
        """Where the article came from."""
        return self.article.where if isinstance(self.article, Failure) else self.article.source or self.article.id


# Articles that a worker learns its vocabulary from, and how many it has learnt from so far.
_LEARN = 400
_learnt = 0

# What a worker gives back for a task: a line of JSON, or the failure.
Result = str | Failure


@cache
def _engine() -> Engine:
    from briefing.language.engine import Engine

    return Engine()


def warm() -> None:
    """Load the engine now, so that the first article is not the one that waits. A worker is one of several, so its
    linear algebra keeps to one thread."""
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"):
        os.environ.setdefault(variable, "1")
    _engine()


def work(tasks: tuple[Task, ...]) -> tuple[Result, ...]:
    """The results of a chunk, in its order. The words of the first articles stay known, those of the later ones are
    forgotten: a hundred thousand articles hold more names than a worker should keep."""
    global _learnt
    if any(isinstance(task.article, Document) for task in tasks) and _learnt >= _LEARN:
        with _engine().forgetting():
            return tuple(_one(task) for task in tasks)
    _learnt += len(tasks)
    return tuple(_one(task) for task in tasks)


def _one(task: Task) -> Result:
    if isinstance(task.article, Failure):
        return task.article
    from briefing.brief.assemble import brief_all
    from briefing.render.json import to_json

    try:
        (brief,) = brief_all([task.article], _engine())
    except Exception as error:  # one article that trips a fault of ours must not cost the other 99,999
        return Failure(task.where, f"{type(error).__name__}: {error}")
    return json.dumps(to_json(brief), ensure_ascii=False, separators=(",", ":"))
