"""The command line run in this process, its folders in a place apart."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from running import ARTICLE, Briefing, Run, Terminal

from briefing.cli import main
from briefing.language.engine import Engine


@pytest.fixture
def briefing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, engine: Engine
) -> Briefing:
    """`briefing("brief", "x.txt", stdin="...")` runs the command line in this process, its folders in a place apart.

    ``stdin`` may be a `Terminal`; ``out`` and ``err`` say whether those two streams are.
    """
    monkeypatch.setattr("briefing.language.engine.Engine", lambda: engine)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def run(*words: str, stdin: str | Terminal = "", out: bool = False, err: bool = False) -> Run:
        given = io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8") if isinstance(stdin, str) else stdin
        screens = [(name, Terminal()) for name, wanted in (("stdout", out), ("stderr", err)) if wanted]
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdin", given)
            for name, screen in screens:
                patch.setattr(sys, name, screen)
            code = main.run(words)
        shown = capsys.readouterr()
        seen = {name: screen.shown() for name, screen in screens}
        return Run(code, seen.get("stdout", shown.out), seen.get("stderr", shown.err))

    return run


@pytest.fixture
def article(tmp_path: Path) -> str:
    """The path of an article."""
    path = tmp_path / "union.txt"
    path.write_text(ARTICLE, "utf-8")
    return str(path)
