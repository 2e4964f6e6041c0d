"""Every key does what the table says, and a key that was bound anew is free again."""

from __future__ import annotations

import subprocess

import pytest
from piloting import settled, type_fast

from briefing.tui.commands import COMMANDS, keys_of
from briefing.tui.kinds import LAYERS, Kind

WIDE = (160, 48)


async def _opened(app, pilot, keys=()):
    await settled(pilot)
    if keys:
        await pilot.press(*keys)
    return app.reader


def _state(app):
    """Everything that a key may change, as one value."""
    reader = app.reader
    if reader is None:
        return ("gone",)
    source, brief = reader.source, reader.brief
    return (
        reader.at,
        reader.key,
        reader.zoomed,
        tuple(reader.arrangement.widths.items()),
        reader.nth,
        source.current,
        source.spot,
        source.cursor,
        round(source.scroll_y),
        frozenset(source.kinds),
        brief.cursor,
        brief.timeline,
        frozenset(brief.folded),
        frozenset(brief.marked),
        reader.articles.cursor,
        tuple(app.kept.starred),
        tuple(app.kept.read),
        tuple(app.to_print),
        app.theme,
        app.focused.id if app.focused else None,
        len(app.screen_stack),
        len(app._notifications),
        len(app.loader.asked),
        app._exit,
    )


# Where a command is tried: keys that lead to a place where it has something to do.
_PLACES = {
    "brief": ("down", "enter", "down", "down", "down", "down", "down"),
    "source": ("down", "enter", "down", "tab", "down", "down", "down", "down"),
}
_BEFORE = {
    "back": ("z",),
    "highlight.previous": ("right_square_bracket", "right_square_bracket"),
    "highlight.item": ("right_square_bracket",),
    "split.right": ("less_than_sign",),
}


def _tried_in(place):
    """The commands of a context with each of their keys; quitting and drawing again have tests of their own."""
    own = ("quit", "redraw")
    return [(c, key) for c in COMMANDS if c.context == place and c.id not in own for key in keys_of(c, {})]


async def _start_over(app, pilot, place):
    """The app as it was, at a place where there is something to do in every direction."""
    while len(app.screen_stack) > 1:
        app.pop_screen()
    reader = app.reader
    reader.zoomed = False
    reader.clear_filters(reader.at)
    reader.brief.marked.clear()
    reader.brief.folded.clear()
    reader.brief.switch(False)
    reader.articles.move_to(1)
    reader.open_article("001")
    reader.brief.move_to(6)
    reader.source.action_edge(0)
    for _ in range(4):
        reader.source.action_line(1)
    reader.source.spot = None
    reader.go_pane({"move": "brief", "reader": "brief"}.get(place, place))
    app.theme = "briefing-dark"
    app.clear_notifications()
    await settled(pilot)


@pytest.mark.parametrize("place", ["reader", "brief", "source", "move"])
async def test_every_key_does_something(place, make_app, monkeypatch):
    monkeypatch.setattr("briefing.tui.opening.open_row", lambda app, row, offset: "opened")
    app = make_app("000", "001", "005")
    async with app.run_test(size=(150, 30), notifications=True) as pilot:
        await settled(pilot)
        app.copier._environ = {"PATH": ""}
        idle = []
        for command, key in _tried_in(place):
            await _start_over(app, pilot, place)
            await type_fast(pilot, *_BEFORE.get(command.id, ()))
            before = _state(app)
            await type_fast(pilot, key)
            await pilot.pause()
            for _ in range(100):
                # What is done beside the screen is told when it is done.
                if _state(app) != before:
                    break
                await pilot.pause(0.02)
            else:
                idle.append(f"{command.id}: {key}")
        assert not idle, "these keys changed nothing"


@pytest.mark.parametrize(
    ("ident", "old", "new"),
    [
        ("export", "e", "x"),
        ("library", "O", "X"),
        ("feeds", "R", "ctrl+r"),
        ("keep", "A", "ctrl+a"),
        ("timeline", "t", "ctrl+t"),
        ("fold", "f", "x"),
        ("source.down", "j", "x"),
        ("quit", "q", "X"),
    ],
)
async def test_rebound_keys_and_the_old_ones_no_longer_fire(ident, old, new, make_app):
    place = "source" if ident == "source.down" else "brief"
    app = make_app("000", "001", keys={ident: new})
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await _opened(app, pilot, _PLACES[place])
        before = _state(app)
        await pilot.press(old)
        await pilot.pause()
        assert _state(app) == before, f"{old} still does something"
        await pilot.press(new)
        for _ in range(100):
            # What is done beside the screen is told when it is done.
            if _state(app) != before:
                break
            await pilot.pause(0.02)
        else:
            raise AssertionError(f"{new} does nothing")


async def test_rebound_keys_are_in_the_key_bar_and_the_help(make_app):
    app = make_app("000", keys={"zoom": "ctrl+z", "no.such": "x"})
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await _opened(app, pilot)
        bar = "".join(s.text for s in app.reader.query_one("#keys").render_line(0))
        assert " ^z zoom" in bar and " z zoom" not in bar
        assert any("no.such" in n.message for n in app._notifications)
        await pilot.press("question_mark", *"screen")
        line = "".join(t for line in app.screen.query_one("#help-list")._lines for t, _ in line)
        assert "^z" in line


async def test_layers_by_key_by_click_and_all(make_app):
    app = make_app("000")
    async with app.run_test(size=WIDE) as pilot:
        reader = await _opened(app, pilot)
        shown = set(reader.source.kinds)
        await pilot.press("2")
        assert reader.source.kinds == shown - {Kind.WHO}
        assert not [h for h in reader.source.here_at(reader.source.lines[0]) if h.kind is Kind.WHO]
        await pilot.click("#legend", offset=(10, 0))
        assert reader.source.kinds == shown
        await pilot.press("0")
        assert reader.source.kinds == {layer.kind for layer in LAYERS}
        await pilot.press("0")
        assert not reader.source.kinds
    assert not make_app().kept.layers


async def test_the_split_moves_by_key_and_by_mouse_and_is_kept(make_app):
    app = make_app("000")
    async with app.run_test(size=WIDE) as pilot:
        reader = await _opened(app, pilot)
        width = reader.arrangement.widths["articles"]
        await pilot.press("greater_than_sign")
        assert reader.arrangement.widths["articles"] == width + 4
        await pilot.pause()
        split = reader.query_one("#split-articles").region
        await pilot.mouse_down(offset=(split.x, 10))
        await pilot.hover(offset=(split.x + 6, 10))
        await pilot.mouse_up(offset=(split.x + 6, 10))
        assert reader.arrangement.widths["articles"] == width + 10
        for _ in range(60):
            reader.action_split(-4)
        assert reader.arrangement.widths["articles"] == 20
    assert make_app().kept.list_width == 20


async def test_clicks(make_app):
    app = make_app()
    async with app.run_test(size=WIDE) as pilot:
        reader = await _opened(app, pilot)
        await pilot.click("#articles", offset=(10, reader.articles.extent(2)[0]))
        assert reader.key == "005" and reader.at == "articles"
        await pilot.click("#articles", offset=(10, reader.articles.extent(2)[0]))
        assert reader.at == "brief", "a second click opens"
        view = reader.source
        spot = next(h for h, row, column in view.targets() if h.kind is Kind.WHO)
        row, column = next((r, c) for h, r, c in view.targets() if h is spot)
        await pilot.click("#source", offset=(column + 1, row))
        assert view.spot is not None and view.spot.span == spot.span
        strip = reader.query_one("#coverage").region
        await pilot.click("#coverage", offset=(0, strip.height - 1))
        bar = reader.query_one("#keys")
        start = next(a for a, _, c in bar._places if c.id == "zoom")
        await pilot.click("#keys", offset=(start + 2, 0))
        assert reader.zoomed


async def test_jump_mode_goes_to_what_the_letters_stand_on(make_app):
    app = make_app()
    async with app.run_test(size=WIDE) as pilot:
        reader = await _opened(app, pilot)
        for place in ("articles", "brief", "source"):
            await pilot.press("g")
            await settled(pilot, lambda: len(app.screen_stack) == 2 and app.screen.is_mounted)
            label, target = [(k, t) for k, t in app.screen._targets.items() if t.pane == place][2]
            await pilot.press(*label)
            await settled(pilot, lambda: len(app.screen_stack) == 1)
            assert reader.at == place
            if place == "source":
                assert reader.source.spot == target.what
            else:
                assert reader.query_one(f"#{place}").cursor == target.what
        await pilot.press("g", "1")
        await settled(pilot, lambda: len(app.screen_stack) == 1)


async def test_search_goes_to_the_hit_in_its_article(make_app):
    app = make_app()
    async with app.run_test(size=WIDE) as pilot:
        reader = await _opened(app, pilot)
        await pilot.press("ctrl+f", *"mesa resignation")
        await app.workers.wait_for_complete()
        await settled(pilot, lambda: bool(app.screen._found))
        found = app.screen._found[1]
        await pilot.press("down", "enter")
        await settled(pilot, lambda: len(app.screen_stack) == 1)
        assert reader.key == found.key == "001" and reader.at == "source"
        assert reader.source.hits == (found.span,)


async def test_why_shows_reasons_and_near_misses_and_goes_there(make_app):
    app = make_app()
    async with app.run_test(size=WIDE) as pilot:
        reader = await _opened(app, pilot, ("enter",))
        reader.brief.go(next(i for i in reader.brief.items if i.kind is Kind.COMMITMENT))
        reader.preview()
        await pilot.press("w")
        await settled(pilot, lambda: len(app.screen_stack) == 2 and bool(app.screen.query_one("#why-list")._lines))
        text = "\n".join("".join(t for t, _ in line) for line in app.screen.query_one("#why-list")._lines)
        assert "cue         “committed to”" in text
        assert "Near misses: commitments  1" in text and "a prediction" in text
        await pilot.press("end", "enter")
        await settled(pilot, lambda: len(app.screen_stack) == 1)
        assert reader.at == "source" and "is likely to" in reader.source.current.of(reader.source.document.text)


async def test_export_asks_before_it_replaces(make_app, tmp_path):
    app = make_app("000")
    target = tmp_path / "exports" / "2025-05-26-pakistan-and-turkey-reinforce-ties-as-sharif.md"
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await _opened(app, pilot)
        await pilot.press("e", "enter")
        await settled(pilot, lambda: len(app.screen_stack) == 1)
        assert target.read_text().startswith("markdown: Pakistan and Turkey")
        target.write_text("mine")
        await pilot.press("e", "enter")
        await pilot.press("n")
        assert target.read_text() == "mine" and len(app.screen_stack) == 2
        await pilot.press("enter", "y")
        await settled(pilot, lambda: len(app.screen_stack) == 1)
        assert target.read_text().startswith("markdown")
        await pilot.press("enter", "right_square_bracket", "down", "space", "e")
        await settled(pilot, lambda: len(app.screen_stack) == 2 and len(app.screen._choices) == 6)
        await pilot.press("down", "enter")
        await settled(pilot, lambda: len(app.screen_stack) == 1)
        assert target.with_suffix(".json").read_text().endswith("0 commitments, 1 who\n")


async def test_export_onto_a_full_disk_says_so_and_goes_on(make_app, monkeypatch, tmp_path):
    app = make_app("000")

    def full(*_):
        raise OSError(28, "No space left on device")

    async with app.run_test(size=WIDE) as pilot:
        await _opened(app, pilot)
        monkeypatch.setattr("os.fsync", full)
        await pilot.press("e", "enter")
        await pilot.pause()
        assert "No space left on device" in app.screen.query_one("#export-says").text
        await pilot.press("escape", "tab")
        assert app.reader.at == "brief"
        assert not list((tmp_path / "exports").iterdir())
    assert "No space left" in app.unkept


async def test_copy_takes_the_item_or_the_selection_with_its_place(make_app):
    app = make_app("000")
    taken = []
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        reader = await _opened(app, pilot, ("enter",))
        app.copier.copy = lambda text, what: taken.append((what, text)) or "ok"
        await pilot.press("y")
        assert taken[-1][0] == "The item" and "“Pakistani Prime Minister" in taken[-1][1]
        assert taken[-1][1].endswith("seeds/000.txt, paragraph 1")
        region = reader.source.region
        await pilot.mouse_down(offset=(region.x + 10, region.y + 5))
        await pilot.hover(offset=(region.x + 30, region.y + 6))
        await pilot.mouse_up(offset=(region.x + 30, region.y + 6))
        await pilot.press("y")
        what, text = taken[-1]
        assert what == "The selected text"
        words = text.partition("\n")[0].strip("“”")
        assert words and words in reader.source.document.text


async def test_the_source_is_opened_in_the_users_own_program(make_app, tmp_path, monkeypatch):
    from dataclasses import replace

    from shelf_of_gold import articles

    from briefing.tui.opening import program_for
    from briefing.tui.shelf import row_of

    file = tmp_path / "an article.txt"
    file.write_text("text")
    row = row_of(replace(articles()["000"][0], source=str(file)))
    assert program_for(row, {"EDITOR": "vi -R"}) == ("editor", ["vi", "-R", str(file)])
    assert program_for(row, {"PAGER": "more"}) == ("pager", ["more", str(file)])
    file.unlink()
    assert program_for(row, {"EDITOR": "vi", "PAGER": "more"}) == ("lost", ["more"])
    address = row_of(replace(articles()["000"][0], source="https://example.org/a", url="https://example.org/a"))
    assert program_for(address, {}) == ("browser", ["https://example.org/a"])
    app = make_app("000")
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await _opened(app, pilot)
        monkeypatch.setattr(subprocess, "run", lambda *a, **k: pytest.fail("nothing to run"))
        monkeypatch.setenv("PAGER", "more")
        await pilot.press("o")
        assert "This terminal cannot be lent to more." in next(iter(app._notifications)).message


async def test_briefs_are_printed_after_quitting(make_app):
    app = make_app()
    async with app.run_test(size=WIDE) as pilot:
        await _opened(app, pilot)
        await pilot.press("p", "down", "p", "down", "p", "p", "q")
    lines = app.printed().splitlines()
    assert [line.partition(",")[0] for line in lines if line] == [
        "text: Pakistan and Turkey reinforce ties as Sharif meets Erdogan in Ankara",
        "text: Bolivian Congress refuse president's resignation",
    ]


async def test_articles_are_added_as_text_and_as_sources(make_app, tmp_path):
    app = make_app("000")
    async with app.run_test(size=WIDE) as pilot:
        await _opened(app, pilot)
        await pilot.press("a")
        await settled(pilot, lambda: len(app.screen_stack) == 2 and app.focused is not None)
        await pilot.press(*"Ministers met.", "ctrl+s")
        await settled(pilot, lambda: len(app.shelf) == 2)
        assert [r.title for r in app.shelf][1] == "Ministers met."
        app.reader.briefing.read(("001",))
        await settled(pilot, lambda: len(app.shelf) == 3)


# what was typed, how it is understood
ADDED = [
    ("", "Nothing yet."),
    ("https://example.org/a\nhttp://example.org/b", "2 addresses"),
    ("{folder}\n{file}", "1 file, 1 folder"),
    ("'{file}'", "1 file"),
    ("/no/such/file.txt", "No such file or folder: /no/such/file.txt"),
    ("/no/such folder/a file.txt", "No such file or folder: /no/such folder/a file.txt"),
    ("~/no-such-folder/x", "No such file or folder: ~/no-such-folder/x"),
    ("www.example.org/story", "1 address"),
    ("{folder}/with space.txt", "1 file"),
    ("'{folder}/with space.txt' {file}", "2 files"),
    ("{folder}/with\\ space.txt", "1 file"),
    ("file://{folder}/with%20space.txt", "1 file"),
    ("{file}\n{file}", "1 file"),
    ("Two ministers met on Monday.", "The text of an article, 5 words."),
    ("{file}\nand some words", "The text of an article, 4 words."),
    ("x" * 100_000, "The text of an article, 1 word."),
    ("a\x00b", "The text of an article, 1 word."),
]


@pytest.mark.parametrize(("typed", "said"), ADDED)
def test_how_additions_are_understood(typed, said, tmp_path):
    from briefing.tui.screens.add import described, understood

    file = tmp_path / "a.txt"
    file.write_text("x")
    (tmp_path / "with space.txt").write_text("x")
    assert described(understood(typed.replace("{folder}", str(tmp_path)).replace("{file}", str(file)))) == said


async def test_themes_in_turn_and_kept(make_app):
    app = make_app("000")
    async with app.run_test(size=WIDE) as pilot:
        await _opened(app, pilot)
        seen = [app.theme]
        for _ in range(3):
            await pilot.press("T")
            await pilot.pause()
            seen.append(app.theme)
        assert seen == ["briefing-dark", "briefing-light", "briefing-terminal", "briefing-dark"]
        await pilot.press("T")
        await pilot.pause()
    assert make_app().theme == "briefing-light"


async def test_a_theme_that_there_is_not_is_told(make_app):
    app = make_app("000", theme="solarised [b]")
    async with app.run_test(size=WIDE) as pilot:
        await _opened(app, pilot)
        (told,) = [n.message for n in app._notifications if "config.toml" in n.title]
        assert "solarised [b]" in told and "briefing-light" in told and app.theme == "briefing-dark"


async def test_the_palette_runs_a_command_and_opens_an_article(make_app):
    app = make_app()
    async with app.run_test(size=WIDE) as pilot:
        reader = await _opened(app, pilot)
        for typed, done in (
            ("timeline", lambda: reader.brief.timeline),
            ("bolivian congress", lambda: reader.key == "001"),
        ):
            await pilot.press("ctrl+p")
            await settled(pilot, lambda: len(app.screen_stack) == 2 and app.screen.is_mounted)
            await pilot.press(*typed)
            await app.workers.wait_for_complete()
            await pilot.pause(0.3)
            await pilot.press("enter")
            await settled(pilot, lambda: len(app.screen_stack) == 1)
            await settled(pilot, done)
