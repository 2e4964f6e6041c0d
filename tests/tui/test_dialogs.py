"""Letters on the entries of dialogs, and the search over all articles from the dossier and the ledger."""

from __future__ import annotations

import pytest
from piloting import settled, type_fast

from briefing.tui.kinds import Kind

WIDE = (150, 40)


async def _jumping(app, pilot, key):
    """Jump mode over a dialog; gives its targets by label."""
    await pilot.press(key)
    await settled(pilot, lambda: len(app.screen_stack) == 3 and app.screen.is_mounted)
    return app.screen._targets


async def test_letters_in_the_search_go_to_the_hit(make_app):
    app = make_app()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+f", *"mesa")
        await app.workers.wait_for_complete()
        await settled(pilot, lambda: len(app.screen._found) > 2)
        found = app.screen._found[2]
        targets = await _jumping(app, pilot, "ctrl+g")
        label = next(label for label, target in targets.items() if target.what == 2)
        await pilot.press(*label)
        await settled(pilot, lambda: len(app.screen_stack) == 1)
        assert app.reader.key == found.key and app.reader.at == "source"
        await settled(pilot, lambda: app.reader.source.hits == (found.span,))


async def test_letters_stay_letters_where_one_types(make_app):
    app = make_app()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+f", "g")
        assert app.screen.query_one("#search-words").value == "g" and len(app.screen_stack) == 2


async def test_letters_among_the_reasons_go_to_the_place(make_app):
    app = make_app()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        reader = app.reader
        reader.brief.go(next(i for i in reader.brief.items if i.kind is Kind.COMMITMENT))
        reader.preview()
        await pilot.press("w")
        await settled(pilot, lambda: len(app.screen_stack) == 2 and bool(app.screen._spans))
        last = app.screen._spans[-1]
        targets = await _jumping(app, pilot, "g")
        await pilot.press(*list(targets)[-1])
        await settled(pilot, lambda: len(app.screen_stack) == 1)
        assert reader.at == "source" and reader.source.current == last


async def test_letters_on_the_forms_of_an_export_choose_and_write_nothing(make_app, tmp_path):
    app = make_app("000")
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("e")
        await settled(pilot, lambda: len(app.screen_stack) == 2 and app.screen.focused is not None)
        export = app.screen
        targets = await _jumping(app, pilot, "g")
        await pilot.press(*list(targets)[1])
        await settled(pilot, lambda: len(app.screen_stack) == 2)
        assert export._choice.title == "JSON" and export.query_one("#export-file").value.endswith(".json")
        assert not (tmp_path / "exports").exists()
        await pilot.press("enter")
        await settled(pilot, lambda: len(app.screen_stack) == 1)
        await pilot.press("e", "down", "enter", "g")
        await pilot.pause()
        assert len(app.screen_stack) == 2, "an answer to the question, and not a jump"
        assert "Not replaced" in app.screen.query_one("#export-says").text


async def test_letters_in_the_help_put_the_cursor_there(make_app):
    app = make_app("000")
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("question_mark")
        await settled(pilot, lambda: len(app.screen_stack) == 2 and bool(app.screen._commands))
        screen = app.screen
        targets = await _jumping(app, pilot, "ctrl+g")
        await pilot.press(*list(targets)[4])
        await settled(pilot, lambda: len(app.screen_stack) == 2)
        assert app.screen is screen and screen.query_one("#help-list").cursor == 4


async def test_a_list_without_entries_has_no_letters(make_app):
    app = make_app("000")
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+f", "ctrl+g")
        await pilot.pause()
        assert len(app.screen_stack) == 2


@pytest.mark.parametrize(("key", "home"), [("D", "dossier"), ("L", "ledger")])
@pytest.mark.parametrize("find", ["ctrl+f", "S"])
async def test_the_search_from_the_stacks_goes_to_the_place_and_back(key, home, find, make_app):
    app = make_app("000", "001", "005")
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press(key)
        await settled(pilot, lambda: len(app.screen_stack) == 2 and not app.screen.making)
        stack = app.screen
        assert home == stack.HOME
        await pilot.press(find)
        await settled(pilot, lambda: len(app.screen_stack) == 3 and app.focused is not None)
        await type_fast(pilot, *"mesa resignation")
        await app.workers.wait_for_complete()
        await settled(pilot, lambda: len(app.screen._found) > 1)
        found = app.screen._found[1]
        await pilot.press("down", "enter")
        await settled(pilot, lambda: len(app.screen_stack) == 1)
        reader = app.reader
        assert (reader.key, reader.at) == (found.key, "source")
        await settled(pilot, lambda: reader.source.current == found.span)
        await pilot.press("escape")
        await settled(pilot, lambda: app.screen is stack)


@pytest.mark.parametrize(
    ("opens", "first"),
    [
        ("R", "In the list of feeds"),
        ("a", "Adding articles"),
        ("ctrl+f", "In a dialog"),
        ("O", "In a dialog"),
        ("e", "In a dialog"),
        ("w", "In a dialog"),
    ],
)
async def test_the_keys_of_a_dialog_stand_first_in_its_help(opens, first, make_app):
    app = make_app("000")
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("enter", "down", opens)
        await settled(pilot, lambda: len(app.screen_stack) == 2 and app.screen.focused is not None)
        dialog = app.screen
        await pilot.press("f1")
        await settled(pilot, lambda: len(app.screen_stack) == 3 and bool(app.screen.query_one("#help-list")._lines))
        await pilot.pause()
        assert "".join(text for text, _ in app.screen.query_one("#help-list")._lines[0]).strip() == first
        await pilot.press("f1", "escape")
        await settled(pilot, lambda: app.screen is dialog)


async def test_a_command_out_of_a_dialogs_help_is_done_in_the_reader(make_app):
    app = make_app("000")
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("R")
        await settled(pilot, lambda: len(app.screen_stack) == 2 and app.screen.is_mounted)
        await pilot.press("question_mark")
        await settled(pilot, lambda: len(app.screen_stack) == 3 and app.screen.focused is not None)
        await pilot.press(*"timeline", "enter")
        await settled(pilot, lambda: len(app.screen_stack) == 1 and app.reader.brief.timeline)


async def test_keys_of_dialogs_are_rebound_too(make_app):
    app = make_app("000", keys={"feeds.add": "n", "dialog.jump": "ctrl+j", "add.library": "ctrl+l"})
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("R")
        await settled(pilot, lambda: len(app.screen_stack) == 2 and app.screen.focused is not None)
        await pilot.press("a")
        assert app.screen.focused.id == "feeds-list"
        await pilot.press("n")
        assert app.screen.focused.id == "feeds-address"
        await pilot.press("escape", "escape", "a")
        await settled(pilot, lambda: len(app.screen_stack) == 2 and app.screen.focused is not None)
        add = app.screen
        await pilot.press("ctrl+o")
        assert app.screen is add
        await pilot.press("ctrl+l")
        await settled(pilot, lambda: bool(app.screen.query("#library-list")))
