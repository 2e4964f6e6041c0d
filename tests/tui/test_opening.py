"""The source in the user's own programs: which one, at which line, and never by a name that is taken for an option."""

from __future__ import annotations

import subprocess
import sys
import webbrowser
from dataclasses import replace
from pathlib import Path

import pytest
from piloting import settled
from shelf_of_gold import articles
from terminal import Terminal

from briefing.tui.opening import at_line, line_in, open_row, program_for
from briefing.tui.shelf import row_of

# the program, the line, its command for the file /a/b.txt
PROGRAMS = [
    (["vim"], 12, ["vim", "+12", "/a/b.txt"]),
    (["/usr/bin/nvim", "-R"], 12, ["/usr/bin/nvim", "-R", "+12", "/a/b.txt"]),
    (["less"], 3, ["less", "+3", "/a/b.txt"]),
    (["code", "--wait"], 7, ["code", "--wait", "--goto", "/a/b.txt:7"]),
    (["hx"], 7, ["hx", "/a/b.txt:7"]),
    (["vim"], 0, ["vim", "/a/b.txt"]),
    (["vim"], 1, ["vim", "/a/b.txt"]),
    (["my-own-editor"], 12, ["my-own-editor", "/a/b.txt"]),
]


@pytest.mark.parametrize(("program", "line", "command"), PROGRAMS)
def test_programs_are_told_the_line(program, line, command):
    assert at_line(program, Path("/a/b.txt"), line) == command


# the file, what was read of it, the words that are looked at, their line in the file
LINES = [
    ("Title\n\nOne two three.\n\nFour five six.\n", "One two three.\n\nFour five six.", "Four", 5),
    ("The ferry ran.\nThe ferry ran.\nThe end.", "The ferry ran. The ferry ran. The end.", "ferry ran. The end", 2),
    ("<p>Say &amp; do\nas <b>they</b> said it</p>", "Say & do as they said it", "as they said it", 2),
    ("one\ntwo\nthree", "quite another text", "another", 0),
    ("one\ntwo", "one. two", "…", 0),
]


@pytest.mark.parametrize(("file", "read", "words", "line"), LINES)
def test_the_line_of_what_is_looked_at(file, read, words, line):
    offset = read.find(words)
    assert line_in(file, read, offset if offset >= 0 else len(read)) == line


def _row(source, url=None):
    return row_of(replace(articles()["000"][0], source=source, url=url))


# the source, its address, what opens it: a kind, or what is said
SOURCES = [
    ("https://example.org/a", "https://example.org/a", "browser"),
    ("javascript:alert(1)", "javascript:alert(1)", "text"),
    ("--help.txt", None, "lost"),
    ("file:///etc/passwd", "file:///etc/passwd", "lost"),
    ("/no/such/file.txt", None, "lost"),
    ("/", None, "not a file"),
    ("x" * 5000, None, "text"),
    ("nul\x00.txt", None, "lost"),
    ("standard input", None, "text"),
]


@pytest.mark.parametrize(("source", "url", "told"), SOURCES, ids=[s[:20] for s, _, _ in SOURCES])
def test_what_opens_a_source(source, url, told):
    found = program_for(_row(source, url), {"EDITOR": "vi", "PAGER": "less -S"})
    assert told in (found if isinstance(found, str) else found[0])
    if told in ("text", "lost"):
        assert found == (told, ["less", "-S"])


def test_files_are_named_by_their_whole_path(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("--cmd=evil.txt", "+!evil.txt", "-a b.txt"):
        Path(name).write_text("Words.")
        assert program_for(_row(name), {"EDITOR": "vim"}) == ("editor", ["vim", str(tmp_path / name)])
    Path("many.jsonl").write_text("{}\n{}\n")
    found = program_for(_row("many.jsonl:2"), {"EDITOR": "vim"})
    assert found == ("editor", ["vim", "+2", str(tmp_path / "many.jsonl")])
    Path("paper.pdf").write_bytes(b"%PDF-")
    assert program_for(_row("paper.pdf"), {"EDITOR": "vim", "PAGER": "less"}) == ("text", ["less"])


async def test_the_editor_opens_at_the_evidence(make_app, tmp_path, monkeypatch):
    document = articles()["000"][0]
    file = tmp_path / "000.txt"
    file.write_text("A line before.\n\n" + document.text, "utf-8")
    monkeypatch.setenv("EDITOR", "vim")
    monkeypatch.delenv("VISUAL", raising=False)
    ran = []
    app = make_app("000")
    async with app.run_test(size=(160, 48), notifications=True) as pilot:
        await settled(pilot)
        row = app.shelf.get("000")
        app.shelf._rows["000"] = replace(row, document=replace(row.document, source=str(file)))
        monkeypatch.setattr("briefing.tui.opening._lend", lambda app, command: ran.append(command) or "")
        await pilot.press("enter", *["right_square_bracket"] * 4, "down", "enter", "o")
        start = app.reader.source.current.start
        line = document.text.count("\n", 0, start) + 3
        app.reader.go_pane("source")
        await pilot.press("end", "o")
        last = len(document.text.split("\n")) + 2
    assert ran == [["vim", f"+{line}", str(file)], ["vim", f"+{last}", str(file)]] and line > 3


def test_what_was_pasted_is_shown_as_text_and_leaves_no_file(monkeypatch):
    seen = []
    monkeypatch.setenv("PAGER", "less")
    monkeypatch.setattr(
        "briefing.tui.opening._lend", lambda app, c: seen.append((c[-1], Path(c[-1]).read_text("utf-8"))) or ""
    )
    row = _row("standard input")
    assert open_row(None, row) == ""
    assert seen[0][1] == row.document.text and not Path(seen[0][0]).exists()


def test_of_a_file_that_is_gone_the_text_that_was_read_is_shown(monkeypatch):
    seen = []
    monkeypatch.setenv("PAGER", "less")
    monkeypatch.setattr("briefing.tui.opening._lend", lambda app, c: seen.append((c, Path(c[-1]).read_text())) or "")
    row = _row("/no/such/\x1b[31mfile.txt")
    told = open_row(None, row, row.document.paragraphs[2].span.start)
    assert told.endswith("the file is no longer there; the text that was read from it was shown.") and told[0] != "!"
    command, shown = seen[0]
    head, _, text = shown.partition("\n\n")
    assert "no longer there. This is the text that was read from it.]" in head and "\x1b" not in head
    assert text == row.document.text
    assert len(command) == 2, "the head is in sight"
    open_row(None, row, row.document.paragraphs[-1].span.start)
    line = int(seen[1][0][1].removeprefix("+"))
    assert shown.split("\n")[line - 1] == row.document.paragraphs[-1].span.of(row.document.text).split("\n")[0]


def test_without_any_program_it_says_what_to_set(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", "")
    file = tmp_path / "a.txt"
    file.write_text("Words.")
    for source in (str(file), "standard input", str(tmp_path / "gone.txt")):
        assert "set one of them" in program_for(_row(source), {})


def test_a_browser_of_its_own_prints_nothing_on_the_screen(monkeypatch):
    started = []
    monkeypatch.setattr(webbrowser, "get", lambda: webbrowser.BackgroundBrowser(["x-open", "--new", "%s"]))
    monkeypatch.setattr(subprocess, "Popen", lambda command, **more: started.append((command, more)))
    row = _row("https://example.org/a?b=1&c=%s", "https://example.org/a?b=1&c=%s")
    assert open_row(None, row).startswith("Asked the browser")
    command, more = started[0]
    assert command == ["x-open", "--new", "https://example.org/a?b=1&c=%s"]
    assert {more[k] for k in ("stdin", "stdout", "stderr")} == {subprocess.DEVNULL}

    def none():
        raise webbrowser.Error("none")

    monkeypatch.setattr(webbrowser, "get", none)
    monkeypatch.setenv("PATH", "")
    for name in ("PAGER", "VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    assert open_row(None, row).startswith("! No browser here. The address is https://")
    monkeypatch.setenv("EDITOR", "vi")
    shown = []
    monkeypatch.setattr("briefing.tui.opening._lend", lambda app, c: shown.append(Path(c[-1]).read_text()) or "")
    assert "No browser here: the text was shown" in open_row(None, row)
    assert shown[0].startswith("[https://example.org/a?b=1&c=%s: no browser here. This is the text that was read.]\n\n")
    assert shown[0].endswith(row.document.text)
    monkeypatch.setenv("EDITOR", 'vim "')
    assert "cannot be understood" in open_row(None, _row(__file__))


_SCRIPT = """
import sys
sys.path[:0] = {paths!r}
from pathlib import Path
from briefing.cli.app import ArticleLoader
from briefing.errors import AnalysisError
from briefing.tui.app import run_app
from briefing.tui.options import AppOptions
class Reading(ArticleLoader):
    def brief(self, document):
        raise AnalysisError(document.source or "", "no engine")
sys.exit(run_app([{file!r}], AppOptions(state=Path({state!r}), watch=0), Reading(None, None, None)))
"""
# An editor, and what is told of it.
EDITORS = [
    ("/no/such/editor --wait", b"cannot be run"),
    ("sh -c 'exit 3'", b"sh ended with 3."),
    ("sh -c 'kill -INT $$'", b"sh ended with -2."),
    ("/", b"cannot be run"),
]


@pytest.mark.parametrize(("editor", "told"), EDITORS, ids=[e for e, _ in EDITORS])
def test_an_editor_that_fails_gives_the_terminal_back(editor, told, tmp_path):
    file, script = tmp_path / "a.txt", tmp_path / "run.py"
    file.write_text("Some words.")
    paths = [str(Path(__file__).parent.parent.parent)]
    script.write_text(_SCRIPT.format(paths=paths, file=str(file), state=str(tmp_path / "s.json")))
    with Terminal([sys.executable, str(script)], VISUAL=editor, EDITOR="") as terminal:
        assert terminal.until(b"1 failed")
        terminal.press(b"", quiet=0.5)
        terminal.press(b"o", quiet=0.5)
        # Drawn whole, so that its words stand together in what is sent.
        terminal.press(b"\x0c")
        assert terminal.until(told)
        terminal.press(b"?")
        assert terminal.until(b"Enter does it"), "the app has the keys again"
        terminal.press(b"\x1b")
        terminal.press(b"q")
        assert terminal.ended() == 0
    assert terminal.sent.count(b"\x1b[?1049h") == terminal.sent.count(b"\x1b[?1049l") == 2
    assert b"Traceback" not in terminal.sent
