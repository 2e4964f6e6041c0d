"""Help, version, and command lines that make no sense."""

from __future__ import annotations

import pytest
from running import SEED, Briefing, Terminal


def test_help_names_commands_examples_and_exit_codes(briefing: Briefing) -> None:
    shown = briefing("--help")
    assert shown.code == 0 and not shown.err
    for told in ("usage: briefing", "examples:", "exit codes: 0 all done, 1 some", "briefing export", "NO_COLOR"):
        assert told in shown.out
    assert briefing("-h").out == briefing("help").out == shown.out


def test_every_command_has_help_with_examples(briefing: Briefing) -> None:
    from briefing.cli.commands import COMMANDS

    for command in COMMANDS:
        shown = briefing(command.name, "--help")
        assert shown.code == 0, command.name
        assert f"usage: briefing {command.name}" in shown.out and "examples:\n  " in shown.out
        assert "exit codes" in shown.out and briefing("help", command.name).out == shown.out
        assert f"  {command.name} " in briefing("--help").out


@pytest.mark.parametrize("columns", [64, 80, 200])
def test_help_fits_the_terminal_and_80_columns(
    briefing: Briefing, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    from briefing.cli.commands import COMMANDS

    monkeypatch.setenv("COLUMNS", str(columns))
    for words in (["--help"], *(["help", c.name] for c in COMMANDS)):
        shown, _, examples = briefing(*words).out.partition("examples:")
        # The examples and the general help are laid out by hand, for 80 columns.
        laid_out = 80 if words == ["--help"] else min(columns, 80)
        assert [line for line in shown.splitlines() if len(line) > laid_out] == [], words
        assert [line for line in examples.splitlines() if len(line) > 80] == [], words


# Options about the articles, and commands that they would do nothing for.
IDLE = [
    ("--published", ["list", "search", "remove", "stats", "restore", "feed", "verify", "completion"]),
    ("--title", ["batch", "dossier", "ledger", "list", "search", "remove", "stats", "restore", "feed", "completion"]),
    ("--no-cache", ["batch", "compare", "list", "search", "remove", "stats", "restore", "feed", "completion"]),
]


@pytest.mark.parametrize(("option", "commands"), IDLE)
def test_options_are_offered_only_where_they_work(briefing: Briefing, option: str, commands: list[str]) -> None:
    assert option in briefing("help", "brief").out
    for command in commands:
        assert option not in briefing("help", command).out, command


def test_every_exit_code_is_documented(briefing: Briefing) -> None:
    from briefing.cli.diagnostics import Exit

    for words in (["--help"], ["help", "batch"]):
        told = briefing(*words).out.partition("exit codes: ")[2].replace("\n", " ")
        assert [int(part.split()[0]) for part in told.split(", ")] == sorted(map(int, Exit))


def test_version(briefing: Briefing) -> None:
    from briefing import __version__

    for words in (["--version"], ["brief", "--version"], ["--version", "x.txt"]):
        assert briefing(*words).out == f"briefing {__version__}\n"
    assert briefing("--", "--version").code == 1


USAGE = [
    (["sumary", "x.txt"], "“sumary” is neither a command nor a file; did you mean `briefing summary`?"),
    (["Brief"], "did you mean `briefing brief`?"),
    (["--quiet", "timelin"], "did you mean `briefing timeline`?"),
    (["brief", "--sectoins", "who", "x"], "there is no option --sectoins; did you mean --sections?"),
    (["brief", "--wholly-unknown"], "there is no option --wholly-unknown (see `briefing brief --help`)"),
    (["brief", "--format", "pdf", "x"], "--format: there is no “pdf”; there are: text, markdown, json, jsonl"),
    (["brief", "--format", "jsnol", "x"], "--format: there is no “jsnol”; did you mean “jsonl”? There are: text"),
    (["ledger", "--status", "defered", "x"], "there is no “defered”; did you mean “deferred”?"),
    (["--format", "json", SEED], "there is no option --format here; `briefing brief` has one"),
    (["list", "--title", "x"], "there is no option --title here; `briefing brief` has one"),
    (["batch", "x", "-o", "y", "--workers", "0"], "--workers: “0” is no whole number from 1 on"),
    (["brief", SEED, "--format"], "--format: it needs a value (see `briefing brief --help`)"),
    (["batch", SEED], "required: -o/--output (see `briefing batch --help`)"),
    (["--json", SEED], "there is no option --json; did you mean `briefing brief --format json`?"),
    (["stats", "more"], "“more”: it is one word more than this command takes"),
    (["brief", "--sections", "who,wen", SEED], "there is no section “wen”; did you mean “when”?"),
    (["brief", "--sections", ",", SEED], "--sections names none"),
    (["brief", "--length", "long", SEED], "not a length: “long”; give sentences (3), words (80w) or per cent (20%)"),
    (["brief", "--length", "0", SEED], "a length is positive"),
    (["summary", "--method", "lexrnk", SEED], "no summary method “lexrnk”; did you mean “lexrank”?"),
    (["summary", "-n", "0", SEED], "“0” is no whole number from 1 on"),
    (["summary", "-n", "2", "--length", "3", SEED], "give one of them"),
    (["terms", "--method", "rake", SEED], "no key term method “rake”"),
    (["brief", "--published", "yesterday", SEED], "--published: “yesterday” is no date; write it as 2025-05-26"),
    (["brief", "--published", "2025-02-30", SEED], "is no date"),
    (["brief", "--title", "T", SEED, SEED], "give it with a single one"),
    (["brief", "--config", "nosuch.toml", SEED], "nosuch.toml: does not exist"),
    (["brief", "--color", "sometimes", SEED], "--color: there is no “sometimes”; there are: auto, always, never"),
    (["completion", "powershell"], "there is no “powershell”; there are: bash, zsh, fish"),
    (["help", "sumary"], "there is no command “sumary”; did you mean “summary”?"),
    (["", SEED], "one of the paths is empty"),
    (["brief", " "], "one of the paths is empty"),
    (["completion"], "the following arguments are required: shell"),
]


@pytest.mark.parametrize(("words", "told"), USAGE, ids=[" ".join(w[:3]) for w, _ in USAGE])
def test_wrong_usage_is_told_and_gives_2(briefing: Briefing, words: list[str], told: str) -> None:
    shown = briefing(*words)
    assert shown.code == 2 and not shown.out
    assert told in shown.err and shown.err.startswith("briefing: error: ") and shown.err.count("\n") == 1


@pytest.mark.parametrize("words", [["brief"], ["export"], ["--quiet"]])
def test_no_article_at_a_terminal_is_wrong_usage(briefing: Briefing, words: list[str]) -> None:
    shown = briefing(*words, stdin=Terminal())
    assert shown.code == 2 and "no articles: name files" in shown.err
