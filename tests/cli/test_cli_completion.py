"""Completion scripts: made from the commands' own options, valid in their shells, and what the shells then offer."""

from __future__ import annotations

import re
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
    (["briefing", "--published", "2025-01-02", "ti"], {"timeline"}, {"terms"}),
    (["briefing", "feed", "re"], {"refresh", "remove"}, {"restore"}),
    (["briefing", "ledger", "--status", "de"], {"deferred"}, {"new"}),
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


@pytest.mark.skipif(shutil.which("fish") is None, reason="no fish here")
@pytest.mark.parametrize(("words", "offered", "withheld"), TYPED, ids=[" ".join(w) for w, _, _ in TYPED])
def test_what_fish_offers(words: list[str], offered: set[str], withheld: set[str], tmp_path: Path) -> None:
    file = tmp_path / "briefing.fish"
    file.write_text(script("fish"), "utf-8")
    # Its own functions would come from the folder of settings.
    done = subprocess.run(
        ["fish", "--no-config", "-c", f"source {file}; complete -C '{' '.join(words)}'"],
        capture_output=True, text=True, check=True, cwd=tmp_path, env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    found = {line.split("\t")[0] for line in done.stdout.splitlines()}
    if words[-1] == "--":
        withheld = withheld | {"--sections"}
    assert offered <= found and not withheld & found and not done.stderr


# A shell within the shell, to which a line and a tab are typed; prints what it shows until that is WANTED or 5 s pass.
_ZSH = """
zmodload zsh/zpty zsh/datetime
zpty inner zsh -f -i
zpty -w inner "PS1= PROMPT_EOL_MARK=; fpath=($1 \\$fpath); autoload -Uz compinit; compinit -u -d $1/dump; \\
LISTMAX=1000; setopt nolistambiguous; bindkey '^I' complete-word; briefing() { : }; cd $1; echo REA''DY"
zpty -r -m inner seen '*READY*'
zpty -w -n inner "$2"$'\\t'
local out= more until=$((EPOCHREALTIME + 5))
while (( EPOCHREALTIME < until )); do
  while zpty -r -t inner more; do out+=$more; done
  if [[ $out == *$3* ]]; then break; fi
  sleep 0.05
done
sleep 0.2
while zpty -r -t inner more; do out+=$more; done
print -r -- $out
zpty -d inner
"""


@pytest.mark.skipif(shutil.which("zsh") is None, reason="no zsh here")
@pytest.mark.parametrize(("words", "offered", "withheld"), TYPED, ids=[" ".join(w) for w, _, _ in TYPED])
def test_what_zsh_offers(words: list[str], offered: set[str], withheld: set[str], tmp_path: Path) -> None:
    (tmp_path / "_briefing").write_text(script("zsh"), "utf-8")
    line = " ".join(words)
    wanted = max(offered, default=line)
    done = subprocess.run(
        ["zsh", "-f", "-c", _ZSH, "zsh", str(tmp_path), line, wanted], capture_output=True, text=True, timeout=60,
        check=True, env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "TERM": "xterm", "LANG": "C.UTF-8"},
    )  # fmt: skip
    shown = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]|\x07", "", done.stdout)
    # What is typed is shown, too: a word of it is offered only where it stands once more.
    found = set(re.sub(r"\b" + re.escape(line.strip()) + r"(?=\s|$)", "", shown).split())
    assert offered <= found and not withheld & found, shown
    assert "command not found" not in shown and "_briefing:" not in shown
