"""The speed of the app, each figure beside its aim.

usage: python tests/bench/app.py [--runs N] [--only first,long,many,busy]

`first`: from the start of the process to the first frame on a terminal, against a bare Textual app of like widgets,
in CPU seconds and by the clock. `long`: opening an article of 300 paragraphs, and jumping in it. `many`: filtering
5,000 articles as one types. `busy`: from a key to the screen while the engine works (loads the engine).
"""

from __future__ import annotations

import argparse
import asyncio
import fcntl
import os
import pty
import select
import statistics
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "tui"), str(ROOT.parent)]

os.environ["TEXTUAL_ANIMATIONS"] = "none"
SIZE = (150, 45)
LONGEST_WAIT = 20.0


def line(name: str, found: str, aim: str, met: bool) -> None:
    print(f"{name:52} {found:>30}   aim {aim:24} {'met' if met else 'NOT MET'}")


def median_ms(seconds: Sequence[float]) -> float:
    return 1000 * statistics.median(seconds)


# The first frame


def first_frame(command: list[str], marker: bytes, env: dict[str, str]) -> tuple[float, float]:
    """Seconds by the clock and of CPU until a process has drawn ``marker`` on its terminal."""
    begin = time.perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        os.execve(command[0], command, env)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", SIZE[1], SIZE[0], 0, 0))
    seen = b""
    while marker not in seen and time.perf_counter() - begin < LONGEST_WAIT:
        if select.select([terminal], [], [], 0.5)[0]:
            seen += os.read(terminal, 65536)
    clock = time.perf_counter() - begin
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    cpu = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    os.kill(pid, 9)
    os.waitpid(pid, 0)
    os.close(terminal)
    return clock, cpu


def first(runs: int) -> None:
    """The whole program against the bare app, turn by turn."""
    with tempfile.TemporaryDirectory() as folder:
        env = {
            **os.environ,
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "XDG_STATE_HOME": folder,
            "XDG_CACHE_HOME": folder,
            "PYTHONPATH": str(ROOT.parent),
            # Installed programs are compiled; the first runs, which do not count, compile both.
            "PYTHONPYCACHEPREFIX": folder,
        }
        env.pop("PYTHONDONTWRITEBYTECODE", None)
        ours, bare = [], []
        for _ in range(runs + 1):
            command = [sys.executable, "-m", "briefing", str(ROOT.parent / "seeds")]
            ours.append(first_frame(command, b"SOURCE", env))
            bare.append(first_frame([sys.executable, str(ROOT / "bench" / "bare_app.py")], b"SOURCE", env))
    for name, at in (("CPU", 1), ("clock", 0)):
        a = statistics.median(run[at] for run in ours[1:])
        b = statistics.median(run[at] for run in bare[1:])
        line(f"first frame, {name}", f"{a:.2f} s, bare {b:.2f} s, {a / b:.2f}x", "<= 1.25x", a <= 1.25 * b)


# In the app


class Corpus:
    """A loader over documents and briefs that exist already."""

    def __init__(self, briefs: Sequence[object]) -> None:
        self.briefs = {brief.article.id: brief for brief in briefs}  # type: ignore[attr-defined]

    def expand(self, source: str) -> list[str]:
        return [source]

    def documents(self, sources: Sequence[str]) -> Iterator[object]:
        return (brief.article for brief in self.briefs.values())  # type: ignore[attr-defined]

    def pasted(self, text: str) -> object:
        raise NotImplementedError

    def brief(self, document: object) -> object:
        return self.briefs[document.id]  # type: ignore[attr-defined]


def long_brief(paragraphs: int) -> object:
    """A brief of so many paragraphs: gold articles one after the other, their findings moved along."""
    from shelf_of_gold import articles, brief_of

    from briefing.text.clean import clean
    from briefing.text.segment import Origin, segment

    parts: list[str] = []
    gold: dict[str, object] = {}
    merged: dict[str, list[object]] = {k: [] for k in ("what", "who", "when", "commitments", "quotes", "figures")}
    while True:
        for document, annotation in articles().values():
            gold = annotation or gold
            base = len(parts)
            parts += [p.span.of(document.text) for p in document.paragraphs]
            for name, rows in merged.items():
                for row in (annotation or {}).get(name, []):
                    moved = {**row, "para": row["para"] + base} if "para" in row else row
                    rows.append({**moved, "intro": None, "also": []})
            if len(parts) >= paragraphs:
                text = clean("\n\n".join(parts[:paragraphs]))
                made = segment(text, Origin(title="A long article", published=date(2025, 5, 26), given_id="long"))
                return brief_of(made, {**merged, "main": {"who": [], "when": None, "where": []}})


def many_briefs(count: int) -> list[object]:
    """So many articles under names of their own."""
    from dataclasses import replace

    from shelf_of_gold import articles, brief_of

    made = [brief_of(document, gold) for document, gold in articles().values() if gold]
    found = []
    for n in range(count):
        brief = made[n % len(made)]
        day = brief.article.published + timedelta(days=n // len(made))
        article = replace(brief.article, given_id=f"{n:05}", title=f"{brief.article.title} {n}", published=day)
        found.append(replace(brief, article=article))
    return found


async def _painted(app: object, act: Callable[[], object]) -> float:
    """Seconds from an act until the screen has been drawn after it."""
    done = asyncio.Event()
    begin = time.perf_counter()
    act()
    app.screen.call_after_refresh(done.set)  # type: ignore[attr-defined]
    await done.wait()
    return time.perf_counter() - begin


async def _long(runs: int) -> None:
    from piloting import settled

    from briefing.tui.app import BriefingApp
    from briefing.tui.options import AppOptions

    briefs = [long_brief(300), *many_briefs(3)]
    with tempfile.TemporaryDirectory() as folder:
        app = BriefingApp(["all"], Corpus(briefs), AppOptions(state=Path(folder) / "app.json", watch=0))  # type: ignore[arg-type]
        async with app.run_test(size=SIZE) as pilot:
            await settled(pilot)
            reader = app.reader
            assert reader is not None
            opened = []
            for _ in range(runs):
                await _painted(app, lambda: reader.open_article("00000"))
                opened.append(await _painted(app, lambda: reader.open_article("long")))
            items = [i for i in reader.brief.items if i.spans]
            jumps = []
            for n in range(0, len(items), max(1, len(items) // 60)):
                reader.brief.go(items[n])
                reader.item, reader.nth = items[n], 0
                jumps.append(await _painted(app, reader.show_evidence))
            name = f"{len(reader.source.document.paragraphs)} paragraphs, {len(items)} items"  # type: ignore[union-attr]
    line(f"opening: {name}", f"{median_ms(opened):.0f} ms", "< 300 ms", median_ms(opened) < 300)
    line(f"a jump in it, {len(jumps)} jumps", f"{median_ms(jumps):.0f} ms", "< 60 ms", median_ms(jumps) < 60)


async def _many() -> None:
    from piloting import settled

    from briefing.tui.app import BriefingApp
    from briefing.tui.options import AppOptions

    with tempfile.TemporaryDirectory() as folder:
        app = BriefingApp(["all"], Corpus(many_briefs(5000)), AppOptions(state=Path(folder) / "app.json", watch=0))  # type: ignore[arg-type]
        async with app.run_test(size=SIZE) as pilot:
            await settled(pilot)
            await pilot.press("slash")
            took, computed = [], []
            for typed in ("president", "2006-0", "4999"):
                for n in range(1, len(typed) + 1):
                    value = typed[:n]
                    assert app.reader is not None
                    box = app.reader.filter_line("articles")
                    # On a machine that has much else to do, what the letter costs itself.
                    before = time.thread_time()
                    took.append(await _painted(app, lambda v=value, b=box: setattr(b, "value", v)))  # type: ignore[misc]
                    computed.append(time.thread_time() - before)
    found = f"{median_ms(took):.0f} ms, {median_ms(computed):.0f} ms of CPU"
    line("filtering 5,000 articles, a letter", found, "< 50 ms", median_ms(took) < 50)


async def _busy() -> None:
    from piloting import settled

    from briefing.cli.app import ArticleLoader
    from briefing.pipeline import Pipeline
    from briefing.tui.app import BriefingApp
    from briefing.tui.options import AppOptions

    with tempfile.TemporaryDirectory() as folder:
        loader = ArticleLoader(Pipeline())
        options = AppOptions(state=Path(folder) / "app.json", watch=0)
        app = BriefingApp([str(ROOT / "corpus" / "articles.jsonl")], loader, options)
        async with app.run_test(size=SIZE) as pilot:
            await settled(pilot, lambda: not app.reading and app.shelf.done() >= 3)
            reader = app.reader
            assert reader is not None
            reader.go_pane("brief")
            took = []
            while len(took) < 120 and app.shelf.done() < len(app.shelf):
                view = reader.brief
                step = 1 if view.cursor + 1 < view.entry_total() else -view.cursor
                took.append(await _painted(app, partial(view.action_move, step)))
                await asyncio.sleep(0.05)
            done = app.shelf.done()
        # A program that ends while the engine computes is aborted by it.
        app.analyst.finish(LONGEST_WAIT)
    worst = 1000 * sorted(took)[int(len(took) * 0.95)]
    found = f"{median_ms(took):.0f} ms, p95 {worst:.0f} ms"
    line(f"key to screen, engine at work ({done} done)", found, "< 50 ms median", median_ms(took) < 50)


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--runs", type=int, default=5)
    ap.add_argument("--only", default="first,long,many,busy")
    args = ap.parse_args()
    chosen = args.only.split(",")
    if "first" in chosen:
        first(args.runs)
    if "long" in chosen:
        asyncio.run(_long(args.runs))
    if "many" in chosen:
        asyncio.run(_many())
    if "busy" in chosen:
        asyncio.run(_busy())
    return 0


if __name__ == "__main__":
    sys.exit(main())
