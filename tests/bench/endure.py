"""A batch of very many articles, really parsed, from its first row to its last: memory and pace all the way, workers
and the run itself killed on the way, and every row looked at in the end.

usage: python tests/bench/endure.py [--articles N] [--folder DIR] [--kill-workers SECONDS] [--kill-runs N]

An article is two short paragraphs of the corpus, of two articles, no two of them the same, and a closing line with a
name that no other has: what a worker keeps of the words it meets shows in its memory. The batch is `briefing batch`
with two workers in a process of its own. A folder that is given is kept, and a batch in it that was cut off goes on.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT.parent)]

from tests.processes import resident, tree, workers  # noqa: E402

CORPUS = ROOT / "corpus" / "articles.jsonl"
# Words of a paragraph that is taken, seconds between two samples, and how many rows are briefed again in the end.
SHORTEST, LONGEST, EVERY, AGAIN = 12, 32, 10.0, 200
_SYLLABLES = ("ba", "den", "gor", "hul", "ik", "jas", "kev", "lor", "min", "nu", "pol", "rak", "sen", "tov", "ul", "zy")


@dataclass(frozen=True, slots=True)
class Sample:
    """One moment: seconds since the beginning, rows done, MB of the run's own process, of its largest worker, and of
    all processes together, pages that they share counted for each."""

    seconds: float
    rows: int
    own: float
    worker: float
    all: float


@dataclass(slots=True)
class Held:
    """What came of it."""

    samples: list[Sample] = field(default_factory=list)
    killed_workers: int = 0
    killed_runs: int = 0
    codes: list[int] = field(default_factory=list)


def articles(count: int) -> Iterator[dict[str, str]]:
    """The rows of the input, the same every time."""
    kept = []
    for line in CORPUS.read_text("utf-8").splitlines():
        row = json.loads(line)
        for paragraph in row["text"].split("\n\n"):
            if SHORTEST <= len(paragraph.split()) <= LONGEST and paragraph.endswith("."):
                kept.append((row, paragraph))
    for number in range(count):
        # Pairs in the order of their distance, which takes every pair once.
        distance, first = divmod(number, len(kept))
        (row, one), (_, two) = kept[first], kept[(first + distance + 1) % len(kept)]
        text = f"{one}\n\n{two}\n\n{_name(number)} contributed to this report."
        yield {"id": f"{number:06}", "title": row["title"], "published": row["published"], "text": text}


def _name(number: int) -> str:
    """A name that belongs to a number alone."""
    given, family = "", ""
    for place in range(6):
        number, syllable = divmod(number, len(_SYLLABLES))
        given, family = (given + _SYLLABLES[syllable], family) if place < 3 else (given, family + _SYLLABLES[syllable])
    return f"{given.capitalize()} {family.capitalize()}"


class Batch:
    """A batch that is run to its end: a worker is killed every so many seconds, the run itself at rows of its own."""

    def __init__(self, rows: Path, out: Path, every: float, ends: list[int], chance: random.Random) -> None:
        self._command = [sys.executable, "-m", "briefing", "batch", str(rows), "-o", str(out)]
        self._command += ["--workers", "2", "--resume"]
        self._log, self._tally = out.with_suffix(".log"), _Tally(out)
        self._every, self._ends, self._chance = every, sorted(ends, reverse=True), chance
        self._begin = time.monotonic()
        self.held = Held()

    def hold(self) -> Held:
        """Run it, and take it up again each time it was killed."""
        while True:
            code = self._run()
            self.held.codes.append(code)
            if code != -signal.SIGKILL:
                return self.held
            self.held.killed_runs += 1

    def _run(self) -> int:
        with self._log.open("ab") as log:
            process = subprocess.Popen(self._command, cwd=ROOT.parent, stdout=log, stderr=log)
        sample, death = time.monotonic() + EVERY, self._next_death()
        while process.poll() is None:
            time.sleep(0.5)
            if time.monotonic() >= death:
                death = self._next_death()
                self._kill_one(process.pid)
            if time.monotonic() >= sample:
                sample += EVERY
                self._sample(process.pid)
                if self._ends and self.held.samples[-1].rows >= self._ends[-1]:
                    self._ends.pop()
                    process.kill()
        return process.wait()

    def _next_death(self) -> float:
        return time.monotonic() + self._every * (0.5 + self._chance.random()) if self._every else float("inf")

    def _kill_one(self, pid: int) -> None:
        if at_work := workers(pid):
            os.kill(self._chance.choice(at_work), signal.SIGKILL)
            self.held.killed_workers += 1

    def _sample(self, pid: int) -> None:
        each = {p: resident(p) for p in tree(pid)}
        largest = max((each.get(p, 0.0) for p in workers(pid)), default=0.0)
        seconds = time.monotonic() - self._begin
        sample = Sample(seconds, self._tally.rows(), each.get(pid, 0.0), largest, sum(each.values()))
        last = self.held.samples[-1] if self.held.samples else Sample(0, 0, 0, 0, 0)
        self.held.samples.append(sample)
        print(
            f"{sample.seconds:7.0f} s {sample.rows:8,} rows "
            f"{(sample.rows - last.rows) / (sample.seconds - last.seconds):6.1f} a second; MB: {sample.own:6.1f} its "
            f"own process, {sample.worker:6.1f} the larger worker, {sample.all:7.1f} all",
            flush=True,
        )


class _Tally:
    """The lines of a file that grows, each byte read once."""

    def __init__(self, path: Path) -> None:
        self._path, self._at, self._rows = path, 0, 0

    def rows(self) -> int:
        """How many whole lines it has now."""
        if not self._path.exists():
            return 0
        with self._path.open("rb") as file:
            file.seek(self._at)
            # What stands behind the last whole line may be cut off again.
            while whole := file.read(1 << 20).rpartition(b"\n")[0]:
                self._rows += whole.count(b"\n") + 1
                self._at += len(whole) + 1
                file.seek(self._at)
        return self._rows


def faults(rows: Path, out: Path) -> tuple[int, list[str]]:
    """The rows of the output, and what is wrong with them: each must be of the article in its place, with its text and
    every line proved; some are briefed again and must come out the same."""
    from briefing.brief.verify import verify

    wrong, number = [], -1
    with rows.open(encoding="utf-8") as given, out.open(encoding="utf-8") as made:
        total = sum(1 for _ in given)
        given.seek(0)
        again = set(range(0, total, max(1, total // AGAIN)))
        for number, (asked, line) in enumerate(zip(given, made, strict=False)):
            article, brief = json.loads(asked), json.loads(line)
            if brief["article"]["id"] != article["id"]:
                wrong.append(f"row {number} is {brief['article']['id']}")
            # Cleaning may turn a character into its composed form; it takes no words away.
            if len(brief["article"]["text"].split()) != len(article["text"].split()):
                wrong.append(f"row {number} has another text")
            if not verify(brief).holds:
                wrong.append(f"row {number} does not prove")
            if number in again and _content(_briefed(asked)) != _content(brief):
                wrong.append(f"row {number} comes out otherwise when it is briefed again")
        if rest := sum(1 for _ in made):
            wrong.append(f"{rest} rows too many")
    if number + 1 != total:
        wrong.append(f"{number + 1} rows of {total}")
    if (failed := out.with_name(out.name + ".errors.jsonl")).exists():
        wrong.append(f"{len(failed.read_text('utf-8').splitlines())} articles failed")
    return number + 1, wrong


def _briefed(line: str) -> dict[str, Any]:
    from briefing.batch.work import Task, work
    from briefing.sources import read
    from briefing.text.document import Document

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "one.jsonl"
        file.write_text(line, "utf-8")
        (document,) = read([file])
    assert isinstance(document, Document)
    (result,) = work((Task(0, document),))
    assert isinstance(result, str), result
    found: dict[str, Any] = json.loads(result)
    return found


def _content(brief: dict[str, Any]) -> dict[str, Any]:
    """A brief without where its article was read and how long it took."""
    article = {k: v for k, v in brief["article"].items() if k != "source"}
    return {**brief, "article": article, "engine": {k: v for k, v in brief["engine"].items() if k != "seconds"}}


def _told(found: Held, count: int) -> None:
    if not found.samples:
        return
    print(f"killed {found.killed_workers} workers and {found.killed_runs} runs; exit codes {found.codes}")
    print("memory in MB, the most in each tenth of the rows: its own process, the larger worker, all together")
    for tenth in range(10):
        of_tenth = [s for s in found.samples if tenth * count <= s.rows * 10 < (tenth + 1) * count]
        if of_tenth:
            own, worker, all_of_them = (max(getattr(s, n) for s in of_tenth) for n in ("own", "worker", "all"))
            print(f"  {tenth * 10:3}% {own:7.1f} {worker:7.1f} {all_of_them:8.1f}")
    last = found.samples[-1]
    print(f"{last.rows / last.seconds:.1f} articles a second over all")


def main() -> int:
    """Hold it and print what came of it."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--articles", type=int, default=100_000)
    ap.add_argument("--folder", type=Path, help="where the input and the output lie, kept (default: one of its own)")
    ap.add_argument("--kill-workers", type=float, default=120.0, help="seconds between two deaths, 0 for none")
    ap.add_argument("--kill-runs", type=int, default=1, help="how often the run itself is killed")
    args = ap.parse_args()
    with tempfile.TemporaryDirectory() as own:
        folder = args.folder or Path(own)
        folder.mkdir(parents=True, exist_ok=True)
        rows, out = folder / "articles.jsonl", folder / "briefs.jsonl"
        with rows.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in articles(args.articles))
        chance = random.Random(0)
        ends = chance.sample(range(args.articles // 5, args.articles * 4 // 5), args.kill_runs)
        found = Batch(rows, out, args.kill_workers, ends, chance).hold()
        _told(found, args.articles)
        count, wrong = faults(rows, out)
    print(f"{count:,} rows, in order, each once; faults: {wrong[:10] or 'none'}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
