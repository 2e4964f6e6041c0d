"""A batch of many short rows whose workers and whose own process are killed at random moments, and what it leaves.

The work is no parsing but a line of JSON, now and then a line longer than a pipe holds, so that a hundred thousand rows
take seconds and what is tested is the machinery: the order, the journal, the memory.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from briefing.batch import Journal, Progress, run
from briefing.batch.processes import Processes
from briefing.batch.work import Failure, Result, Task
from briefing.text.document import Document
from briefing.text.segment import Origin, segment
from tests.processes import age, lives, resident
from tests.processes import workers as workers_of

ROOT = Path(__file__).parent.parent
# Each of so many rows is bad, each of so many has a long line.
BAD, LONG = 1000, 97
_LONG = "x" * 200_000
# Seconds that a worker takes for a chunk: so long that on a fast machine, too, a run outlives its workers' deaths.
PACE = 0.004


@dataclass(slots=True)
class Storm:
    """What came of it: kills of workers and of whole runs, rows written, what is wrong with the output, seconds, and
    the memory of the run (MB) by the number of rows done."""

    killed_workers: int = 0
    killed_runs: int = 0
    orphans: int = 0
    rows: int = 0
    faults: list[str] = field(default_factory=list)
    seconds: float = 0.0
    memory: list[tuple[int, float]] = field(default_factory=list)


def articles(count: int) -> Iterator[Document | Failure]:
    """Short articles, some of them bad."""
    for number in range(count):
        if number % BAD == BAD // 2:
            yield Failure(f"{number}.txt", "is empty")
        else:
            yield segment(f"Turkey pledged {number} tankers.", Origin(given_id=f"a{number}", source=f"{number}.txt"))


def cheap(tasks: tuple[Task, ...]) -> tuple[Result, ...]:
    """What the workers do in place of parsing; a little time for it, so that they are killed in it, too."""
    time.sleep(PACE)
    return tuple(_line(task) for task in tasks)


def nothing() -> None:
    """What they load before."""


def _line(task: Task) -> Result:
    if isinstance(task.article, Failure):
        return task.article
    padding = _LONG if task.number % LONG == 0 else ""
    brief = {"schema": "briefing/1", "article": {"id": task.article.id}, "padding": padding}
    return json.dumps(brief, separators=(",", ":"))


def child(out: str, count: int) -> None:
    """One run, from the beginning or from where the last one stopped; prints the rows done and its memory."""

    def told(progress: Progress) -> None:
        if progress.done % 100 < 4:
            print(progress.done, f"{resident(os.getpid()):.1f}", flush=True)

    with Journal(Path(out), resume=True) as journal:
        run(articles(count), journal, Processes(2, work=cheap, warm=nothing), told)


def storm(out: Path, count: int, *, runs: int, workers: int, seed: int = 0) -> Storm:
    """Run it to its end over the deaths of so many runs and workers, each at a random row; what it wrote is checked row
    by row."""
    chance, found, begin = random.Random(seed), Storm(), time.monotonic()
    ends = sorted(chance.sample(range(count * 9 // 10), runs), reverse=True)
    deaths = sorted(chance.sample(range(count * 9 // 10), workers), reverse=True)
    while (code := _one_run(out, count, chance, ends, deaths, found)) == -signal.SIGKILL:
        found.killed_runs += 1
    if code:
        found.faults.append(f"a run ended with code {code}")
    found.seconds = time.monotonic() - begin
    _check(out, count, found)
    return found


def _one_run(out: Path, count: int, chance: random.Random, ends: list[int], deaths: list[int], found: Storm) -> int:
    """The exit code of a run that is killed at the next of ``ends``, its workers at each of ``deaths``."""
    code = f"from tests.storm import child; child({str(out)!r}, {count})"
    process = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    for line in process.stdout:
        done, memory = line.split()
        found.memory.append((int(done), float(memory)))
        if ends and int(done) >= ends[-1]:
            ends.pop()
            now = workers_of(process.pid)
            process.kill()
            process.wait()
            found.orphans += _left(now)
            break
        # One that has only just begun has nothing to lose, and three of them in a row end a run.
        if deaths and int(done) >= deaths[-1] and (now := [w for w in workers_of(process.pid) if age(w) > 0.3]):
            deaths.pop()
            os.kill(chance.choice(now), signal.SIGKILL)
            found.killed_workers += 1
    process.stdout.close()
    return process.wait()


def _left(pids: list[int]) -> int:
    """How many of the workers of a dead run still live after a while."""
    deadline = time.monotonic() + 5
    while any(map(lives, pids)) and time.monotonic() < deadline:
        time.sleep(0.05)
    return sum(map(lives, pids))


def _check(out: Path, count: int, found: Storm) -> None:
    """Every row once, in order, in the one file or in the other."""
    bad = [n for n in range(count) if n % BAD == BAD // 2]
    errors = out.with_name(out.name + ".errors.jsonl")
    failed = [json.loads(line)["number"] for line in errors.read_text("utf-8").splitlines()] if errors.exists() else []
    if failed != bad:
        found.faults.append(f"failures are {failed[:20]}, not {bad[:20]}")
    wanted = (n for n in range(count) if n % BAD != BAD // 2)
    with out.open(encoding="utf-8") as file:
        for line in file:
            found.rows += 1
            ident, number = json.loads(line)["article"]["id"], next(wanted, None)
            if ident != f"a{number}":
                found.faults.append(f"row {found.rows} is {ident}, not a{number}")
                return
    found.rows += len(failed)
    if (number := next(wanted, None)) is not None:
        found.faults.append(f"it ends before row {number}")
