"""Nothing that goes wrong around the app ends it or loses anything: targets that cannot be written, full disks, damaged
files of its own, hostile names of files, and terminals that change their size all the time."""

from __future__ import annotations

import json
import os
import random
import resource
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hostile import FORBIDDEN, HOSTILE
from piloting import settled
from terminal import Terminal
from textual.events import Paste

HERE = Path(__file__).parent
TESTS = [str(HERE), str(HERE.parent.parent)]


def _screen_text(app):
    lines = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in lines)


# Exports

# what is typed as the name of the file, from within a folder that is there, and what the dialog says
TARGETS = [
    ("", "needs a name"),
    (".", "is a folder"),
    ("/dev/full", "no plain file"),
    ("/dev/null", "no plain file"),
    ("/proc/briefing.md", ""),
    ("file.txt/below.md", "is no folder"),
    (f"{'n' * 300}.md", "File name too long"),
    (f"{'d/' * 3000}x.md", "File name too long"),
    ("nul\0here.md", None),
    ("~no-such-user-anywhere/x.md", None),
    ("\x1b]0;TAKEN\x07.md", None),
    ("a\u202egnp.md", None),
    ("[b]x[/b] [@click=app.quit]q[/].md", None),
]


@pytest.mark.parametrize(("typed", "says"), TARGETS, ids=range(len(TARGETS)))
async def test_an_export_that_cannot_be_written_says_why_and_the_next_one_is(
    typed, says, make_app, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file.txt").write_text("mine")
    app = make_app("000", exports=tmp_path)
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("enter", "e")
        await settled(pilot, lambda: bool(app.screen.query("#export-file")))
        line = app.screen.query_one("#export-file")
        line.focus()
        line.value = ""
        app.post_message(Paste(typed))
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert app.is_running
        shown = _screen_text(app)
        assert not any(c in shown for c in (*FORBIDDEN, "\x1b", "\x07"))
        if says is not None:
            assert app.screen.query("#export-file"), "the dialog stays"
            assert says in app.screen.query_one("#export-says").text
            line.value = "good.md"
            await pilot.pause()
            await pilot.press("enter")
            await settled(pilot, lambda: app.screen is app.reader)
            assert (tmp_path / "good.md").read_text().startswith("markdown: ")
    assert (tmp_path / "file.txt").read_text() == "mine"
    assert not list(tmp_path.glob(".*")), "no half file is left"
    assert not Path("/dev/full").is_file()


async def test_an_export_through_a_link_leaves_the_link(make_app, tmp_path):
    kept = tmp_path / "elsewhere.md"
    kept.write_text("old")
    (tmp_path / "link.md").symlink_to(kept)
    app = make_app("000", exports=tmp_path)
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("enter", "e")
        await settled(pilot, lambda: bool(app.screen.query("#export-file")))
        app.screen.query_one("#export-file").value = str(tmp_path / "link.md")
        await pilot.pause()
        await pilot.press("enter", "y")
        await settled(pilot, lambda: app.screen is app.reader)
    assert (tmp_path / "link.md").is_symlink() and kept.read_text().startswith("markdown")


@pytest.fixture
def small_disk() -> Iterator[None]:
    """Files can have 20 bytes and no more."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


async def test_a_full_disk_keeps_the_old_file_and_the_app(make_app, tmp_path, request):
    old = tmp_path / "brief.md"
    old.write_text("the old one")
    app = make_app("000", exports=tmp_path)
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("enter", "e")
        await settled(pilot, lambda: bool(app.screen.query("#export-file")))
        app.screen.query_one("#export-file").value = str(old)
        await pilot.pause()
        request.getfixturevalue("small_disk")
        await pilot.press("enter", "y")
        await pilot.pause()
        assert "File too large" in app.screen.query_one("#export-says").text
        assert old.read_text() == "the old one" and not list(tmp_path.glob(".*md*"))
        # What is kept between runs cannot be written either: the app still ends in peace.
        await pilot.press("escape", "q")
    assert app.return_code == 0


# Files of its own

DAMAGED = [
    "",
    "{",
    "[]",
    "null",
    '"text"',
    "\x00\x01",
    "[" * 100_000,
    '{"theme": 7, "list_width": -3, "brief_width": "wide", "layers": {"a": 1}, "read": [1, 2], "last": null}',
    '{"theme": "no-such-theme", "layers": ["nothing"], "folded": ["x"], "pane": "attic", "offset": 1e400}',
    '{"theme": "[b]", "last": "\\u001b]0;x\\u0007", "item": "what.99", "offset": 999999999, "zoomed": 1}',
    '{"list_width": 1000, "brief_width": 1000, "timeline": true, "pane": "source", "zoomed": true}',
]


@pytest.mark.parametrize("text", DAMAGED, ids=range(len(DAMAGED)))
async def test_a_damaged_state_is_as_good_as_none(text, make_app, tmp_path):
    state = tmp_path / "app.json"
    state.write_text(text)
    app = make_app("000", "001", state=state)
    async with app.run_test(size=(120, 30), notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("enter", "tab", "tab", "s", "q")
    assert app.return_code == 0
    assert json.loads(state.read_text())["starred"], "and is whole again afterwards"


async def test_a_state_that_cannot_be_written_is_told_and_nothing_else(make_app, tmp_path, capfd):
    state = tmp_path / "file" / "app.json"
    state.parent.write_text("in the way")
    app = make_app("000", state=state)
    async with app.run_test(size=(120, 30)) as pilot:
        await settled(pilot)
        await pilot.press("s", "q")
    assert app.return_code == 0 and "Traceback" not in capfd.readouterr().err


# On a real terminal

_SCRIPT = """
import sys
sys.path[:0] = {paths!r}
from pathlib import Path
from shelf_of_gold import GoldLoader
from stack_of_articles import briefs
from briefing.tui.app import run_app
from briefing.tui.options import AppOptions
loader = GoldLoader({{b.article.id: b for b in briefs()}})
make = loader.brief
def slowly(document):
    import time
    time.sleep(0.4)
    return make(document)
loader.brief = slowly
sys.exit(run_app(list(loader.extra), AppOptions(state=Path({state!r}), watch=0), loader))
"""


def test_a_storm_of_sizes(tmp_path):
    script = tmp_path / "run.py"
    script.write_text(_SCRIPT.format(paths=TESTS, state=str(tmp_path / "s.json")))
    draw = random.Random(6)
    with Terminal([sys.executable, str(script)]) as terminal:
        assert terminal.until(b"ARTICLES")
        for keys in (b"", b"D", b"\r", b"\x1b", b"\x1b", b"L", b"\t", b"s", b"\x1b\x1b", b"\r\tt", b"?", b"\x1b"):
            terminal.press(keys)
            for _ in range(12):
                terminal.resize(draw.choice((1, 3, 9, 24, 30, 60)), draw.choice((1, 5, 30, 79, 80, 104, 160, 240)))
        before = len(terminal.sent)
        terminal.resize(30, 120)
        assert terminal.until(b"briefing", since=before), terminal.sent[before:][-3000:]
        terminal.press(b"\x1b")
        terminal.press(b"\x1b")
        terminal.press(b"q")
        assert terminal.ended() == 0
    assert b"Traceback" not in terminal.sent
    assert json.loads((tmp_path / "s.json").read_text())


def test_the_reader_is_seen_where_its_errors_go_to_a_file(tmp_path):
    script, log = tmp_path / "run.py", tmp_path / "log"
    script.write_text(_SCRIPT.format(paths=TESTS, state=str(tmp_path / "s.json")))
    with Terminal(["/bin/sh", "-c", f"{sys.executable} {script} 2>{log}"]) as terminal:
        assert terminal.until(b"ARTICLES")
        terminal.press(b"q")
        assert terminal.ended() == 0
    assert log.read_text() == ""


_FILES = """
import sys
sys.path[:0] = {paths!r}
from pathlib import Path
from briefing.cli.app import ArticleLoader
from briefing.errors import AnalysisError
from briefing.tui.app import run_app
from briefing.tui.options import AppOptions
class Reading(ArticleLoader):
    def brief(self, document):
        raise AnalysisError(document.source or "", "it trips over " + repr(document.title))
loader = Reading(None, None, None)
sys.exit(run_app([{folder!r}], AppOptions(state=Path({state!r}), watch=0.2), loader))
"""


def test_hostile_names_of_files_never_reach_the_terminal(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in HOSTILE.items():
        shown = text[:60].encode("utf-8", "replace").replace(b"/", b"_").replace(b"\0", b"_")
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name.encode() + b" " + shown + b".txt")).write_text("One. Two.")
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff\xfe\x9b31m.txt")).write_text("No UTF-8 in the name.")
    script = tmp_path / "run.py"
    script.write_text(_FILES.format(paths=TESTS, folder=str(folder), state=str(tmp_path / "s.json")))
    with Terminal([sys.executable, str(script)], VISUAL="true", EDITOR="true") as terminal:
        assert terminal.until(b"failed")
        (folder / "late \x1b]0;TITLE-TAKEN\x07\u202e.txt").write_text("It came later.")
        for _ in range(24):
            terminal.press(b"j")
        for keys in (b"r", b"\r", b"\t", b"o", b"g", b"\x1b", b"?", b"\x1b", b"\x1b", b"\x1b", b"q"):
            terminal.press(keys)
        assert terminal.ended() == 0
    text = terminal.sent.decode("utf-8")
    assert "Traceback" not in text and "\x1b]0;" not in text and "\x1b]2;" not in text and "\x1b]8" not in text
    assert not [c for c in FORBIDDEN if c in text]
