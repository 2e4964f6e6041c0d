"""Speed as ratios against a baseline in the same run.

usage: python tests/bench/speed.py [--articles N] [--runs N] [--only start,share,cache,when]

Prints, with the aim beside each: the cost of `briefing --help` against a bare interpreter; the share of our own
extraction in the engine's time over warm articles; an article from the cache; the time tagger per 1,000 characters.
Seconds are CPU seconds unless a line says otherwise, medians over the runs: other work on the machine then counts less.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "gold"), str(ROOT.parent)]


def cpu_of(command: list[str], runs: int, env: dict[str, str] | None = None) -> float:
    """Median CPU seconds of a command as a whole process, its output thrown away; one run first that does not count."""
    found = []
    for _ in range(runs + 1):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        found.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(found[1:])


def line(name: str, found: str, aim: str, met: bool) -> None:
    print(f"{name:52} {found:>30}   aim {aim:24} {'met' if met else 'NOT MET'}")


def start(runs: int) -> None:
    """`briefing --help` against a bare interpreter."""
    bare = cpu_of([sys.executable, "-c", "pass"], runs)
    ours = cpu_of([sys.executable, "-m", "briefing", "--help"], runs)
    aim = 3 * bare + 0.15
    line("briefing --help", f"{ours:.3f} s, bare {bare:.3f} s", f"<= {aim:.3f} s", ours <= aim)


def share(count: int) -> None:
    """Our extraction against the engine, warm, article by article."""
    import measure

    from briefing.brief.assemble import assemble
    from briefing.language import analyse
    from briefing.language.engine import Engine

    engine = Engine()
    # Ten articles first: patterns are compiled and tables read when they are first needed.
    everything = list(measure.documents().values())
    first, documents = everything[:10], everything[10 : 10 + count]
    for document in first:
        assemble(analyse(document, engine.parse(document)))
    engines, ours = [], []
    for document in documents:
        begin = time.process_time()
        parse = engine.parse(document)
        middle = time.process_time()
        assemble(analyse(document, parse))
        ours.append(time.process_time() - middle)
        engines.append(middle - begin)
    ratio = sum(ours) / sum(engines)
    each = f"{1000 * statistics.median(ours):.0f} of {1000 * statistics.median(engines):.0f} ms"
    line(f"extraction / engine, {len(documents)} articles", f"{ratio:.3f} ({each})", "<= 0.25", ratio <= 0.25)


def cache(count: int, runs: int) -> None:
    """A second run over unchanged articles, as a whole process, start included."""
    rows = (ROOT / "corpus" / "articles.jsonl").read_text("utf-8").splitlines()[:count]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "articles.jsonl"
        file.write_text("\n".join(rows) + "\n", "utf-8")
        env = {**os.environ, "XDG_CACHE_HOME": folder}
        command = [sys.executable, "-X", "importtime", "-m", "briefing", "brief", str(file), "--format", "jsonl"]
        plain = [*command[:1], *command[3:]]
        ours = cpu_of(plain, runs, env)
        loaded = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=env, check=True).stderr
    each = 1000 * ours / len(rows)
    line(f"from the cache, {len(rows)} articles", f"{each:.1f} ms an article", "< 50 ms", each < 50)
    line("engine left unloaded by a cached run", str(b" spacy" not in loaded), "True", b" spacy" not in loaded)


def when(runs: int) -> None:
    """The time tagger over the whole corpus."""
    from datetime import date

    from briefing.extract.when import tag

    rows = [json.loads(r) for r in (ROOT / "corpus" / "articles.jsonl").read_text("utf-8").splitlines()]
    size = sum(len(r["text"]) for r in rows)
    found = []
    for _ in range(runs + 1):
        begin = time.process_time()
        for row in rows:
            tag(row["text"], date.fromisoformat(row["published"]))
        found.append(time.process_time() - begin)
    each = 1000 * statistics.median(found[1:]) / (size / 1000)
    line(f"time tagger, {size:,} characters", f"{each:.2f} ms per 1,000", "<= 1 ms", each <= 1)


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--articles", type=int, default=60)
    ap.add_argument("--runs", type=int, default=5)
    ap.add_argument("--only", default="start,share,cache,when")
    args = ap.parse_args()
    chosen = args.only.split(",")
    if "start" in chosen:
        start(args.runs)
    if "share" in chosen:
        share(args.articles)
    if "cache" in chosen:
        cache(args.articles, min(args.runs, 3))
    if "when" in chosen:
        when(min(args.runs, 3))
    return 0


if __name__ == "__main__":
    sys.exit(main())
