"""The library inside the app: what is kept is found and opened, what is open is kept, and whatever is wrong with the
file is told."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from piloting import settled, type_fast
from shelf_of_gold import articles, brief_of

from briefing.library import Library, parse_query
from briefing.tui.kept_articles import whole
from briefing.tui.shelf import Stage

WIDE = (150, 40)
NOW = datetime(2026, 1, 2, tzinfo=UTC)
KEPT = ("001", "005", "008", "013")


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "library.db"
    with Library(file, NOW) as library:
        for ident in KEPT:
            document, gold = articles()[ident]
            library.add(brief_of(document, gold))
    return file


async def _in_library(app, pilot, typed=""):
    """The library's screen, open, with something typed and answered."""
    await settled(pilot)
    await pilot.press("O")
    await _answered(app, pilot)
    if typed:
        await type_fast(pilot, *typed)
        await _answered(app, pilot)
    return app.screen


async def _answered(app, pilot):
    await settled(pilot, lambda: len(app.screen_stack) == 2 and app.screen.is_mounted)
    await settled(pilot, lambda: app.screen._errand is None and bool(app.screen.query_one("#library-list")._lines))


def _lines(screen, of="#library-list"):
    return ["".join(text for text, _ in line) for line in screen.query_one(of)._lines]


def _told(app):
    return [n.message for n in app._notifications]


async def test_all_that_is_kept_stands_there_the_newest_first(path, make_app):
    app = make_app("000", "001", library=path)
    async with app.run_test(size=WIDE) as pilot:
        screen = await _in_library(app, pilot)
        lines = _lines(screen)
        days = [line.split()[0] for line in lines]
        assert len(days) == len(KEPT) and days == sorted(days, reverse=True)
        assert "4 articles kept" in screen.query_one("#library-info").text
        there = [line for line in lines if "Bolivian Congress" in line]
        assert len(there) == 1 and there[0].rstrip().endswith("open"), "what is open already says so"


async def test_a_search_shows_hits_and_enter_opens_the_place(path, make_app):
    app = make_app("000", library=path)
    async with app.run_test(size=WIDE) as pilot:
        screen = await _in_library(app, pilot, "mesa resignation")
        assert "1 of 4 articles" in screen.query_one("#library-info").text
        assert len(screen._entries) > 2 and "Mesa" in "".join(_lines(screen)[1:])
        await pilot.press("down", "down", "enter")
        await settled(pilot, lambda: len(app.screen_stack) == 1 and app.reader.key == "001")
        await settled(pilot, lambda: bool(app.reader.source.hits))
        reader = app.reader
        assert reader.at == "source"
        assert reader.source.hits[0].of(reader.source.document.text).casefold() in ("mesa", "resignation")
        row = app.shelf.get("001")
        assert row.stage is Stage.READY and row.brief is not None
        assert app.loader.asked == ["000"], "a kept brief is shown as it was kept"


async def test_all_that_is_found_is_opened_at_once(path, make_app):
    app = make_app("000", library=path)
    async with app.run_test(size=WIDE) as pilot:
        await _in_library(app, pilot)
        await pilot.press("ctrl+s")
        await settled(pilot, lambda: len(app.shelf) == 5 and not app.reading)
        assert {row.key for row in app.shelf} == {"000", *KEPT}
        assert app.reader.at == "brief" and app.reader.key in KEPT


async def test_fields_of_the_search_and_what_makes_no_sense_yet(path, make_app):
    app = make_app("000", library=path)
    async with app.run_test(size=WIDE) as pilot:
        screen = await _in_library(app, pilot, "who:mesa")
        assert "1 of 4 articles" in screen.query_one("#library-info").text
        await type_fast(pilot, *" whom:x")
        await settled(pilot, lambda: "no field 'whom:'" in _lines(screen)[0])
        assert "what was found before stays" in screen.query_one("#library-info").text
        assert any("Bolivian" in line for line in _lines(screen)[1:])
        await pilot.press(*["backspace"] * 6, *"after:2100")
        await settled(pilot, lambda: "Not found in the 4 articles kept." in screen.query_one("#library-info").text)
        await pilot.press("enter", "ctrl+s")
        assert len(app.screen_stack) == 2, "there is nothing to open"
        await pilot.press("escape")
        assert len(app.screen_stack) == 1


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("mes", "mes*"),
        ("who:joh", "who:joh*"),
        ("gas tra", "gas tra*"),
        ("mesa ", "mesa "),
        ("after:2022", "after:2022"),
        ("after:20", "after:20"),
        ("gas -brex", "gas -brex"),
        ('"for as lo', '"for as lo*'),
        ('"for as long"', '"for as long"'),
        ("gas*", "gas*"),
        ("who:", "who:"),
    ],
)
def test_the_last_word_is_the_beginning_of_one_while_it_is_typed(typed, asked):
    assert whole(typed) == asked


async def test_the_article_is_kept_and_renewed(tmp_path, make_app):
    file = tmp_path / "new" / "library.db"
    app = make_app("000", "001", "!lost", library=file)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("O")
        await _answered(app, pilot)
        assert "A keeps the article" in " ".join(_lines(app.screen)) and not file.exists()
        await pilot.press("escape", "A")
        await settled(pilot, lambda: any("Kept: Pakistan and Turkey" in t for t in _told(app)))
        await pilot.press("A")
        await settled(pilot, lambda: any("kept already, its brief is renewed" in t.casefold() for t in _told(app)))
        await pilot.press("end", "A")
        await settled(pilot, lambda: any("no permission" in t and "no brief" in t for t in _told(app)))
    with Library(file, NOW) as library:
        assert [entry.ident for entry in library.entries()] == ["000"]
        assert library.brief(1).commitments


async def test_all_that_the_list_shows_is_kept(tmp_path, make_app):
    file = tmp_path / "library.db"
    app = make_app("000", "001", "005", "!lost", library=file)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"bolivia", "enter", "ctrl+s")
        await settled(pilot, lambda: any(t.startswith("Kept: Bolivian") for t in _told(app)))
        await pilot.press("escape", "ctrl+s")
        await settled(
            pilot, lambda: any("2 kept; 1 kept already" in t and "1 without a brief" in t for t in _told(app))
        )
        await pilot.press("slash", *"zzzz", "enter", "ctrl+s")
        await settled(pilot, lambda: any("no article that has a brief" in t for t in _told(app)))
    with Library(file, NOW) as library:
        assert {entry.ident for entry in library.entries()} == {"000", "001", "005"}


async def test_the_library_from_where_articles_are_added(path, make_app):
    app = make_app("000", library=path)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("a")
        await settled(pilot, lambda: len(app.screen_stack) == 2 and app.focused is not None)
        await pilot.press("ctrl+o")
        await _answered(app, pilot)
        await pilot.press("enter")
        await settled(pilot, lambda: len(app.shelf) == 2 and len(app.screen_stack) == 1)


def _damaged(path):
    path.write_bytes(b"SQLite format 3\0" + b"\xff" * 4096)


def _gone(path):
    path.unlink()


def _another_programs(path):
    path.unlink()
    for beside in (path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
        beside.unlink(missing_ok=True)
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE other (x)")


@pytest.mark.parametrize(
    ("happens", "told"),
    [(_damaged, "the file is damaged"), (_gone, "the file is gone"), (_another_programs, "of another program")],
)
async def test_what_is_wrong_with_the_file_is_told(happens, told, path, make_app):
    happens(path)
    app = make_app("000", library=path)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        screen = await _in_library(app, pilot)
        assert told in " ".join(" ".join(_lines(screen)).split())
        assert any(told in t for t in _told(app))
        app.clear_notifications()
        await pilot.press("escape", "A")
        await settled(pilot, lambda: any(told in t for t in _told(app)))
        app.open_kept([1])
        await settled(pilot, lambda: not app.reading and len(_told(app)) >= 2)
        assert len(app.shelf) == 1 and app.reader.key == "000"


async def test_a_busy_library_makes_nobody_wait(path, make_app, monkeypatch):
    monkeypatch.setattr("briefing.library.file.WAIT_MS", 300)
    monkeypatch.setattr("briefing.tui.screens.library._PATIENCE", 0.05)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    app = make_app("000", "001", library=path)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("A", "down")
        assert app.reader.key == "001", "keys are heard meanwhile"
        await settled(pilot, lambda: any("another process has held it" in t for t in _told(app)))
        holder.execute("ROLLBACK")
        holder.close()
        await pilot.press("A")
        await settled(pilot, lambda: any("Bolivian" in t for t in _told(app)))


async def test_a_kept_brief_that_cannot_be_read_leaves_the_others(path, make_app):
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE article SET brief = '{}' WHERE id = 2")
        connection.execute("UPDATE article SET brief = '[' WHERE id = 3")
    app = make_app("000", library=path)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settled(pilot)
        app.open_kept([1, 2, 3, 99, 4])
        await settled(pilot, lambda: len(app.shelf) == 3 and not app.reading)
        assert {row.key for row in app.shelf} == {"000", "001", "013"}
        assert any("article 2 of the library" in t and "3 such" in t for t in _told(app))


async def test_more_than_can_be_opened_at_once(path, make_app, monkeypatch):
    monkeypatch.setattr("briefing.tui.keeping.AT_ONCE", 2)
    app = make_app("000", library=path)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settled(pilot)
        app.open_kept([1, 2, 3, 4])
        await settled(pilot, lambda: not app.reading and any("first 2 of 4" in t for t in _told(app)))
        assert len(app.shelf) == 3


@pytest.mark.parametrize(("search", "opened"), [("", len(KEPT)), ("who:mesa", 1), ("qqqq", 0)])
async def test_opened_from_the_start(search, opened, path, make_app):
    app = make_app(library=path, search=search)
    app.sources = ()
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settled(pilot, lambda: not app.reading and (len(app.shelf) == opened))
        assert len(app.shelf) == opened
        if not opened:
            await settled(pilot, lambda: any("Nothing kept answers" in t for t in _told(app)))


async def test_hostile_titles_are_shown_as_they_stand(tmp_path, make_app):
    file = tmp_path / "library.db"
    document, gold = articles()["001"]
    title = "[red]x[/red] \x1b[31m‮evil [/"
    with Library(file, NOW) as library:
        library.add(replace(brief_of(document, gold), article=replace(document, title=title)))
    app = make_app("000", library=file)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        screen = await _in_library(app, pilot, "mesa")
        line = _lines(screen)[0]
        assert "[red]x[/red]" in line and "\x1b" not in line and "‮" not in line
        await pilot.press("enter")
        await settled(pilot, lambda: app.shelf.get("001") is not None)
        await pilot.press("A")
        await settled(pilot, lambda: any("[red]x[/red]" in t and "\x1b" not in t for t in _told(app)))


async def test_closing_while_the_library_answers(path, make_app, monkeypatch):
    monkeypatch.setattr("briefing.library.file.WAIT_MS", 1000)
    app = make_app("000", library=path)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settled(pilot)
        holder = sqlite3.connect(path, isolation_level=None)
        holder.execute("PRAGMA locking_mode = EXCLUSIVE")
        holder.execute("BEGIN EXCLUSIVE")
        await pilot.press("O", "escape")
        await settled(pilot, lambda: len(app.screen_stack) == 1)
        await pilot.press("A", "q")
    holder.close()
    assert app.return_code in (None, 0)


async def test_what_is_being_kept_is_kept_before_the_program_ends(path, make_app, monkeypatch):
    monkeypatch.setattr("briefing.library.file.WAIT_MS", 5000)
    holder = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    holder.execute("BEGIN EXCLUSIVE")
    app = make_app("000", library=path)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("A", "q")
    assert "is busy" in app.finish_keeping(0.05)
    holder.execute("ROLLBACK")
    holder.close()
    assert app.finish_keeping(10) == ""
    with Library(path, NOW) as library:
        assert len(library.entries()) == len(KEPT) + 1


async def test_what_cannot_be_kept_is_told_after_the_end_too(path, make_app, monkeypatch):
    monkeypatch.setattr("briefing.library.file.WAIT_MS", 300)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    app = make_app("000", library=path)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("A", "q")
    assert "another process has held it" in app.finish_keeping(10)
    holder.close()


async def test_from_the_dossier_to_a_kept_article(path, make_app):
    app = make_app("000", library=path)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("D")
        await settled(pilot, lambda: len(app.screen_stack) == 2 and not app.screen.making)
        await pilot.press("O")
        await settled(pilot, lambda: len(app.screen_stack) == 3 and app.screen.is_mounted)
        await settled(pilot, lambda: app.screen._errand is None and bool(app.screen._entries))
        await pilot.press("enter")
        await settled(pilot, lambda: len(app.screen_stack) == 1 and len(app.shelf) == 2)
        assert app.reader.key in KEPT


def test_the_query_language_is_that_of_the_command_line():
    assert parse_query(whole("who:mesa after:2005-01-01 gas ")) == parse_query("who:mesa after:2005-01-01 gas")


async def test_the_dialogs_offer_what_can_be_done_with_what_there_is(path, make_app, tmp_path):
    app = make_app("000", library=path)
    async with app.run_test(size=WIDE) as pilot:
        screen = await _in_library(app, pilot)
        assert screen.query_one(".dialog").border_subtitle == "Enter opens · ^s opens all that is found · Esc closes"
        await type_fast(pilot, *"mesa")
        await settled(pilot, lambda: "1 of 4" in screen.query_one("#library-info").text)
        assert screen.query_one(".dialog").border_subtitle == "Enter opens · Esc closes"
        await type_fast(pilot, *" zzz")
        await settled(pilot, lambda: "Not found" in screen.query_one("#library-info").text)
        assert screen.query_one(".dialog").border_subtitle == "Esc closes"
        await pilot.press("escape", "R")
        await settled(pilot, lambda: len(app.screen_stack) == 2 and app.screen.is_mounted)
        await settled(pilot, lambda: app.screen._feeds is not None)
        assert app.screen.query_one(".dialog").border_subtitle == "a adds · Esc closes"
