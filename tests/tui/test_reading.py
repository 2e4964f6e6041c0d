"""Reading by keys: panes, items, their evidence, and the way back."""

from __future__ import annotations

from piloting import settled

from briefing.tui.kinds import Kind
from briefing.tui.shelf import Stage

WIDE = (160, 48)
NARROW = (80, 24)


async def test_the_first_article_is_shown_in_three_panes(make_app):
    app = make_app()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        reader = app.reader
        assert reader.arrangement.visible == ("articles", "brief", "source")
        assert reader.brief.brief.article.id == "000"
        assert reader.source.document.id == "000"
        assert [row.stage for row in app.shelf] == [Stage.READY] * 6


async def test_enter_goes_to_the_evidence_and_comes_back(make_app):
    app = make_app()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        reader = app.reader
        item = next(i for i in reader.brief.items if i.kind is Kind.WHO and len(i.spans) > 2)
        reader.brief.go(item)
        reader.preview()
        await pilot.press("n", "enter")
        assert reader.at == "source" and reader.source.current == item.spans[1], "the evidence that was on show"
        await pilot.press("n")
        assert reader.source.current == item.spans[2]
        await pilot.press("enter")
        assert reader.at == "brief" and reader.brief.item.key == item.key
        assert reader.source.current == item.spans[2], "and coming back does not lose it"


async def test_n_goes_forth_and_shift_n_back(make_app):
    app = make_app()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        reader = app.reader
        item = next(i for i in reader.brief.items if len(i.spans) > 2)
        reader.brief.go(item)
        reader.preview()
        await pilot.press("n", "n")
        assert reader.source.current == item.spans[2]
        await pilot.press("N")
        assert reader.source.current == item.spans[1]
        await pilot.press("N", "N")
        assert reader.source.current == item.spans[-1]


async def test_moving_over_the_brief_shows_the_evidence_without_leaving_it(make_app):
    app = make_app()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        reader = app.reader
        for _ in range(12):
            await pilot.press("down")
            item = reader.brief.item
            if item is None or not item.spans:
                continue
            assert reader.source.current == item.spans[0]
            top = round(reader.source.scroll_y)
            line = reader.source.line_of(item.spans[0].start)
            assert top <= line < top + reader.source.size.height
            assert reader.at == "brief"


async def test_enter_on_a_highlight_goes_back_to_its_item(make_app):
    app = make_app()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("tab", "tab")
        reader = app.reader
        assert reader.at == "source"
        await pilot.press("right_square_bracket", "right_square_bracket", "right_square_bracket")
        spot = reader.source.spot
        assert spot is not None
        await pilot.press("enter")
        assert reader.at == "brief"
        assert reader.brief.item.key == spot.item.key
        assert reader.source.current == spot.span


async def test_a_highlight_in_a_folded_section_unfolds_it(make_app):
    app = make_app()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("enter", "F")
        reader = app.reader
        assert not reader.brief.items
        await pilot.press("tab", "right_square_bracket")
        spot = reader.source.spot
        await pilot.press("enter")
        assert reader.brief.item.key == spot.item.key
        assert spot.kind.value not in reader.brief.folded


async def test_panes_in_turn(make_app):
    app = make_app()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        places = []
        for key in ("tab", "tab", "tab", "right", "left", "shift+tab", "left", "l", "h"):
            await pilot.press(key)
            places.append(app.reader.at)
        assert places == ["brief", "source", "articles", "brief", "articles", "source", "brief", "source", "brief"]


async def test_one_pane_at_a_time_on_a_narrow_screen(make_app):
    app = make_app()
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        reader = app.reader
        assert reader.arrangement.visible == ("articles",)
        await pilot.press("enter")
        assert reader.arrangement.visible == ("brief",)
        assert reader.arrangement.peek
        assert "Articles › Pakistan and Turkey" in reader.query_one("#top").text
        await pilot.press("tab")
        assert reader.arrangement.visible == ("source",)
        assert reader.query_one("#top").text.count("›") == 2
        await pilot.press("escape", "escape")
        assert reader.at == "articles"


async def test_an_error_stands_in_its_row_and_the_others_are_done(make_app):
    app = make_app("000", "!lost", "001")
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        rows = list(app.shelf)
        assert [row.stage for row in rows] == [Stage.READY, Stage.FAILED, Stage.READY]
        assert rows[1].error == "no permission to read it"
        await settled(pilot, lambda: len(app._notifications) > 0)
        assert "no permission" in next(iter(app._notifications)).message
        app.reader.articles.move_to(1)
        await pilot.pause()
        assert "no permission" in "".join(t for line in app.reader.brief._lines for t, _ in line)


async def test_the_text_can_be_read_while_the_analysis_waits(make_app):
    app = make_app(hold=True)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot, lambda: len(app.shelf) == 6 and not app.reading)
        reader = app.reader
        assert reader.brief.brief is None
        assert reader.source.document.id == "000"
        await pilot.press("down", "down")
        assert reader.source.document.id == "005"
        app.loader.held = False
        await settled(pilot)
        assert reader.brief.brief.article.id == "005"
        assert app.loader.asked[1] == "005", "the article on show is analysed next"


async def test_the_first_sentence_of_an_untitled_article_is_its_title(make_app):
    app = make_app("000")
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        app.paste("The minister promised help on Monday.\n\nNothing more was said.")
        await settled(pilot)
        assert [row.title for row in app.shelf][1] == "The minister promised help on Monday."


async def test_filters_for_articles_items_and_words(make_app):
    app = make_app()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        reader = app.reader
        await pilot.press("slash", *"bolivia")
        assert list(reader.articles.keys) == ["001"]
        assert reader.source.document.id == "001", "what the filter leaves is on show"
        await pilot.press(*" nothing")
        assert not reader.articles.keys
        assert reader.source.document.id == "001", "and stays while nothing is left"
        await pilot.press("escape")
        assert len(reader.articles.keys) == 6
        await pilot.press("home")
        await pilot.press("enter", "slash", *"tarar", "enter")
        assert [i.text.split()[0] for i in reader.brief.items] == ["Attaullah"]
        await pilot.press("escape", "tab", "slash", *"turkey", "enter")
        assert len(reader.source.hits) > 5
        first = reader.source.cursor
        await pilot.press("n", "n")
        assert reader.source.cursor > first
        await pilot.press("escape")
        assert not reader.source.hits


async def test_help_lists_every_key_and_is_searched(make_app):
    from briefing.tui.commands import COMMANDS

    app = make_app()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("question_mark")
        await pilot.pause()
        screen = app.screen
        assert {c.id for c in screen._commands} == {c.id for c in COMMANDS}
        assert screen._commands[0].context == "move"
        await pilot.press(*"timel")
        assert [c.id for c in screen._commands] == ["timeline"]
        await pilot.press("enter")
        await pilot.pause()
        assert app.reader.brief.timeline


async def test_q_quits_and_keeps_what_was_read(make_app):
    app = make_app()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("enter", "s", "q")
    again = make_app()
    assert "000" in again.kept.read
    assert "000" in again.kept.starred
