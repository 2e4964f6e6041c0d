"""Completion scripts: made from the commands' own options, valid in their shells, and useful in bash."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from briefing.cli.commands import COMMANDS
from briefing.cli.completion import SHELLS, script
from briefing.cli.parser import parser_of


@pytest.mark.parametrize("shell", SHELLS)
def test_every_command_and_option_is_there(shell: str) -> None:
    text = script(shell)
    for command in COMMANDS:
        assert command.name in text
        for action in parser_of(command)._actions:
            for option in action.option_strings:
                assert (option if shell != "fish" else option.lstrip("-")) in text


@pytest.mark.parametrize("shell", SHELLS)
def test_the_shell_can_read_it(shell: str, tmp_path: Path) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"no {shell} here")
    file = tmp_path / "script"
    file.write_text(script(shell), "utf-8")
    subprocess.run([shell, "-n", str(file)], check=True, capture_output=True)


# The words typed so far, the last one under way, and what bash then offers (a subset).
TYPED = [
    (["briefing", "su"], {"summary"}, {"brief"}),
    (["briefing", ""], {"brief", "export", "timeline"}, {"--help"}),
    (["briefing", "--"], {"--published", "--inline"}, {"brief"}),
    (["briefing", "brief", "--sec"], {"--sections"}, {"--format"}),
    (["briefing", "brief", "--format", ""], {"text", "markdown", "json", "jsonl"}, {"--format"}),
    (["briefing", "brief", "--format", "js"], {"json", "jsonl"}, {"text"}),
    (["briefing", "-q", "export", "--fo"], {"--format", "--force"}, {"--sections"}),
    (["briefing", "timeline", "--format", "i"], {"ics"}, set()),
    (["briefing", "completion", ""], {"bash", "zsh", "fish"}, {"brief"}),
    (["briefing", "brief", "-o", ""], set(), {"brief"}),
]


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")
@pytest.mark.parametrize(("words", "offered", "withheld"), TYPED, ids=[" ".join(w) for w, _, _ in TYPED])
def test_what_bash_offers(words: list[str], offered: set[str], withheld: set[str]) -> None:
    typed = " ".join(f'"{word}"' for word in words)
    # `compopt` works only while the shell itself completes.
    code = f"""{script("bash")}
compopt() {{ :; }}
COMP_WORDS=({typed}); COMP_CWORD={len(words) - 1}; _briefing; printf '%s\\n' "${{COMPREPLY[@]}}"
"""
    done = subprocess.run(["bash", "-c", code], capture_output=True, text=True, check=True)
    found = set(done.stdout.split())
    assert offered <= found and not withheld & found and not done.stderr
