"""Verify and batch as a user meets them."""

from __future__ import annotations

import json
import os
import resource
import shlex
import signal
import subprocess
import sys
import time
from argparse import Namespace
from pathlib import Path
from typing import Any

import pytest

from briefing.batch import Progress
from briefing.cli.batching import Telling, resuming
from briefing.cli.context import Context
from briefing.cli.diagnostics import Diagnostics
from briefing.cli.output import Output
from briefing.store.config import Config
from tests.cli.running import ARTICLE, ROOT, Briefing, Terminal
from tests.processes import workers


def test_a_brief_is_verified_from_a_pipe(briefing: Briefing, article: str) -> None:
    whole = briefing("brief", article, "--format", "json").out
    found = briefing("verify", "-", stdin=whole)
    assert found.code == 0 and "-: holds" in found.out
    forged = json.loads(whole)
    forged["summary"][0]["evidence"][0]["text"] += "!"
    found = briefing("verify", "-", stdin=json.dumps(forged))
    assert found.code == 1 and "-: summary[0]" in found.out
    found = briefing("verify", "-", stdin="no brief")
    assert found.code == 1 and "-:1: is no JSON" in found.err


def test_a_batch_names_what_failed(briefing: Briefing, article: str, tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_text("")
    out = tmp_path / "briefs.jsonl"
    found = briefing("batch", article, str(bad), "-o", str(out), "--workers", "1")
    assert found.code == 1
    assert f"error: {bad}: is empty" in found.err and "1 failed" in found.err
    assert len(out.read_text("utf-8").splitlines()) == 1


def test_a_batch_into_its_own_folder_does_not_read_what_it_writes(briefing: Briefing, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(ARTICLE, "utf-8")
    words = ["batch", str(tmp_path), "-o", str(tmp_path / "zz.jsonl"), "--workers", "1"]
    assert briefing(*words).code == 0
    assert briefing(*words, "--resume").code == 0
    assert len((tmp_path / "zz.jsonl").read_text("utf-8").splitlines()) == 1


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    """A JSON Lines file of twelve articles, an empty line among them."""
    file = tmp_path / "rows.jsonl"
    lines = [json.dumps({"id": f"{n}", "text": ARTICLE.replace("5", str(n))}) for n in range(12)]
    file.write_text("\n".join([*lines[:6], "", *lines[6:]]) + "\n", "utf-8")
    return file


def _real(*words: str, **more: object) -> subprocess.Popen[str]:
    """The program as a process of its own, to which an interrupt means something."""
    code = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler);"
        "from briefing.cli.main import run; import sys; sys.argv[0] = 'briefing'; raise SystemExit(run())"
    )
    return subprocess.Popen([sys.executable, "-c", code, *words], cwd=ROOT, stderr=subprocess.PIPE, text=True, **more)  # type: ignore[call-overload, no-any-return]


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_batch_that_is_stopped_says_how_it_goes_on(rows: Path, tmp_path: Path, number: int, code: int) -> None:
    out = tmp_path / "my briefs.jsonl"
    words = ["batch", str(rows), "-o", str(out), "--workers", "1"]
    process = _real(*words, "--force", start_new_session=True)
    while not workers(process.pid):
        assert process.poll() is None
        time.sleep(0.01)
    # As a terminal does: to every process there.
    os.killpg(process.pid, number)
    told = process.communicate(timeout=60)[1]
    assert process.returncode == code and "Traceback" not in told
    assert told.startswith(f"briefing: stopped: {out} has 0 of 12 articles; it goes on with:\n  briefing batch ")
    typed = shlex.split(told.splitlines()[1])
    assert typed == ["briefing", *words, "--resume"]
    process = _real(*typed[1:], "-q")
    assert process.communicate(timeout=120)[1] == "" and process.returncode == 0
    assert [json.loads(line)["article"]["id"] for line in out.read_text("utf-8").splitlines()] == [
        str(n) for n in range(12)
    ]


def test_what_is_done_is_compared_by_its_id(briefing: Briefing, rows: Path, tmp_path: Path) -> None:
    """Articles with ids of their own and without, some of them bad, taken up again at each place: the same result."""
    lines = [json.loads(line) for line in rows.read_text("utf-8").splitlines() if line]
    del lines[1]["id"], lines[8]["id"]
    lines[3]["text"] = " "
    rows.write_text("".join(f"{json.dumps(line)}\n" for line in lines), "utf-8")
    out = tmp_path / "briefs.jsonl"
    words = ["batch", str(rows), "-o", str(out), "--workers", "1"]
    assert briefing(*words).code == 1
    whole = [_timeless(line) for line in out.read_text("utf-8").splitlines()]
    assert len(whole) == 11 and all(line["article"]["text"] for line in whole)
    for done in (0, 2, 5, 9, 11):
        out.write_text("".join(out.read_text("utf-8").splitlines(keepends=True)[:done]), "utf-8")
        assert "input has changed" not in briefing(*words, "--resume").err
        assert [_timeless(line) for line in out.read_text("utf-8").splitlines()] == whole
    lines[5]["id"] = "other"
    rows.write_text("".join(f"{json.dumps(line)}\n" for line in lines), "utf-8")
    found = briefing(*words, "--resume")
    assert found.code == 3 and "its article 6 is 5, that of the input other" in found.err


def _timeless(line: str) -> dict[str, Any]:
    brief: dict[str, Any] = json.loads(line)
    del brief["engine"]["seconds"]
    return brief


def test_a_full_disk_says_how_a_batch_goes_on(rows: Path, tmp_path: Path) -> None:
    out = tmp_path / "briefs.jsonl"

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, resource.RLIM_INFINITY))

    process = _real("batch", str(rows), "-o", str(out), "--workers", "1", preexec_fn=limited)
    told = process.communicate(timeout=120)[1]
    done = len(out.read_text("utf-8").splitlines())
    assert process.returncode == 3 and 0 < done < 12
    assert told.startswith(f"briefing: error: {out}: it cannot be written (File too large); {out} has ")
    assert told.endswith(f"it goes on with:\n  briefing batch {rows} -o {out} --workers 1 --resume\n")


def test_outputs_that_cannot_be_are_told_at_once(briefing: Briefing, rows: Path, tmp_path: Path) -> None:
    for out, told in (
        ("/dev/full", "it is no plain file"),
        (str(tmp_path), "it is a folder"),
        (f"{rows}/out", "it is no folder"),
        (str(rows), "it is there already; --resume goes on after it, --force begins anew"),
    ):
        found = briefing("batch", str(rows), "-o", out)
        assert found.code == 3 and told in found.err and found.err.count("\n") == 1


# Words typed, and those that take the run up again.
RESUMED = [
    (["batch", "a b", "-o", "x"], "it goes on with:\n  briefing batch 'a b' -o x --resume"),
    (["batch", "a", "-o", "x", "--force"], "it goes on with:\n  briefing batch a -o x --resume"),
    (["batch", "-o", "x", "--resume", "--", "-a"], "it goes on with:\n  briefing batch -o x --resume -- -a"),
    (["batch", "-o", "x"], "with the same articles piped in again, it goes on with:\n  briefing batch -o x --resume"),
]


@pytest.mark.parametrize(("words", "told"), RESUMED)
def test_the_line_that_takes_a_run_up_again(words: list[str], told: str) -> None:
    paths = [w for w in words[1:] if w.endswith(("a", "b"))]
    assert resuming(words, Namespace(paths=paths)) == told


class Clock:
    """A clock that is set."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def _telling(
    total: int | None, stream: Terminal, monkeypatch: pytest.MonkeyPatch, before: int = 0
) -> tuple[Telling, Clock]:
    clock = Clock()
    context = Context(Output(stream, "never", {}), Diagnostics(stream), Config())
    return Telling(context, "out", total, before, clock), clock


class Log(Terminal):
    """A stream that is no terminal."""

    def isatty(self) -> bool:
        return False


def test_a_log_has_a_line_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    log = Log()
    telling, clock = _telling(100_000, log, monkeypatch)
    telling.begin()
    for second in range(3600):
        clock.now = float(second)
        telling(Progress(second * 20, second // 60, second * 20, clock.now))
    lines = log.shown().splitlines()
    assert lines[0] == "out: 200 of 100,000 articles, 20.0 a second, 1 h 23 min left"
    assert lines[-1].startswith("out: 7") and lines[-1].endswith(" failed") and "20.0 a second, 2" in lines[-1]
    assert 60 <= len(lines) <= 80 and "\r" not in log.shown() and "\x1b" not in log.shown()


def test_a_terminal_has_one_line_in_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "80")
    screen = Terminal()
    telling, clock = _telling(None, screen, monkeypatch, before=1000)
    telling.begin()
    telling.read(500)
    for second in (1, 2, 3):
        clock.now = float(second)
        telling(Progress(1000 + 10 * second, 0, 10 * second, clock.now))
    drawn = screen.shown().split("\r\x1b[2K")
    assert drawn[1:3] == ["starting the workers ...", "comparing what is done already: 500 of 1,000"]
    assert drawn[-1] == "1,030 articles, 10.0 a second" and "\n" not in screen.shown()


def test_a_damaged_library_is_restored(briefing: Briefing, article: str, tmp_path: Path) -> None:
    file = tmp_path / "my library.db"
    assert briefing("add", article, "--library", str(file)).code == 0
    file.write_bytes(b"")
    found = briefing("list", "--library", str(file))
    assert found.code == 1 and f"briefing restore --library '{file}'" in found.err
    found = briefing("restore", "--library", str(file))
    assert found.code == 0 and "restored, 1 article, as the library was on 20" in found.err
    assert f"{file}.damaged-" in found.err
    assert briefing("restore", "--library", str(file)).code == 1
