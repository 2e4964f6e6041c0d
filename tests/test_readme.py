"""What the README shows from Python and on the command line exists and runs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.cli.parser import read
from briefing.language.engine import Engine

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
PYTHON = [code for language, code in BLOCKS if language == "python"]
# The words after `briefing`, up to a pipe, a redirection, another command or a remark.
LINES = [
    line
    for language, code in BLOCKS
    if language == "sh"
    for line in re.findall(r"(?:^|[|&] )briefing(?: ([^|&>#\n]*))?", code, re.MULTILINE)
]


@pytest.mark.parametrize("code", PYTHON)
def test_python_examples_run(
    code: str, engine: Engine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("briefing.language.engine.Engine", lambda: engine)
    (tmp_path / "article.txt").write_text((ROOT / "seeds" / "01-pakistan-turkey.txt").read_text("utf-8"), "utf-8")
    monkeypatch.chdir(tmp_path)
    exec(compile(code, "README.md", "exec"), {})
    assert "trade target" in capsys.readouterr().out


@pytest.mark.parametrize("words", LINES)
def test_command_lines_are_understood(words: str) -> None:
    given = [w.strip("'") for w in re.findall(r"'[^']*'|\S+", words)]
    assert not isinstance(read(given), str)
