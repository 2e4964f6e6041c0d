"""In processes of their own: pipes, full disks, closed streams, the cache."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from running import ROOT, Briefing

from briefing import pipeline


def test_a_second_run_comes_from_the_cache_without_the_engine(briefing: Briefing, article: str, tmp_path: Path) -> None:
    pipeline._code.cache_clear()
    first = briefing("brief", article, "--format", "json").out
    code = (
        "import sys; from briefing.cli.main import run; code = run(sys.argv[1:]);"
        "print(*{m.split('.')[0] for m in sys.modules}, file=sys.stderr); sys.exit(code)"
    )
    env = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache")}
    done = subprocess.run(
        [sys.executable, "-c", code, "brief", article, "--format", "json"],
        capture_output=True, text=True, cwd=ROOT, env=env, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert done.stdout == first
    assert not {"spacy", "sumy", "yake", "textual", "rich", "numpy"} & set(done.stderr.split())


def test_without_cache_nothing_is_kept(briefing: Briefing, article: str, tmp_path: Path) -> None:
    briefing("brief", article, "--no-cache")
    assert not (tmp_path / "cache").exists()


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    env = {**os.environ, "XDG_CACHE_HOME": str(tmp_path)}
    command = f"{sys.executable} -m briefing completion bash | true; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, cwd=ROOT, env=env)
    assert done.stdout == "0\n" and done.stderr == ""


def test_a_full_disk_is_told() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    with open("/dev/full", "w") as full:  # noqa: PTH123
        done = subprocess.run(
            [sys.executable, "-m", "briefing", "completion", "bash"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
    assert done.returncode == 3 and "standard output: it cannot be written (No space left on device)" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", ">&- 2>&- <&-"])
def test_closed_streams_are_no_traceback(closed: str, article: str) -> None:
    command = f"{sys.executable} -m briefing --help {closed}; echo $?"
    done = subprocess.run(["bash", "-c", f"({command}) 2>&1"], capture_output=True, text=True, cwd=ROOT)
    assert "Traceback" not in done.stdout
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m briefing nosuch {closed}"], cwd=ROOT, capture_output=True
    )
    assert done.returncode == 1 and b"Traceback" not in done.stderr


def test_interrupted(tmp_path: Path) -> None:
    code = (
        # A test run started in the background of a shell hands on that interrupts are ignored.
        "import os, signal; signal.signal(signal.SIGINT, signal.default_int_handler);"
        "from briefing.cli import main; main._run = lambda *a: os.kill(os.getpid(), signal.SIGINT);"
    )
    done = subprocess.run(
        [sys.executable, "-c", f"{code} raise SystemExit(main.run([]))"], capture_output=True, cwd=ROOT
    )
    assert done.returncode == 130 and done.stderr == b""


def test_a_pipe_carries_utf_8_whatever_the_locale(briefing: Briefing, article: str, tmp_path: Path) -> None:
    pipeline._code.cache_clear()
    shown = briefing("brief", article).out
    env = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache"), "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "briefing", "brief", article]
    done = subprocess.run(command, capture_output=True, cwd=ROOT, env=env, stdin=subprocess.DEVNULL)
    assert done.stdout.decode("utf-8") == shown and "€5 million" in shown
