"""Where the user is: what the key bar says of it, what is kept of it between runs, and what changes under it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from piloting import settled
from shelf_of_gold import GoldLoader, articles, brief_of

from briefing.brief.model import Evidence, Quote, Span
from briefing.errors import SourceError
from briefing.text.clean import clean
from briefing.text.segment import Origin, segment
from briefing.tui.kinds import Kind

WIDE = (160, 48)
NARROW = (80, 24)


def _bar(app):
    return "".join(s.text for s in app.screen.query_one("#keys").render_line(0))


def _said(view):
    return "\n".join("".join(text for text, _ in line) for line in view._lines)


async def test_the_key_bar_says_what_can_be_done_now(make_app):
    app = make_app("000", "001", "!lost")
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        seen = {}
        for name, keys in (
            ("list", ()),
            ("failed", ("end",)),
            ("typing", ("home", "slash")),
            ("item", ("escape", "enter")),
            ("marked", ("space",)),
            ("head", ("up", "space", "home", "f")),
            ("unfolded", ("f",)),
            ("timeline", ("t",)),
            ("marked-timeline", ("down", "space")),
            ("zoomed", ("up", "space", "z")),
            ("source", ("z", "t", "tab")),
            ("finding", ("slash", *"turkey")),
            ("found", ("enter",)),
        ):
            await pilot.press(*keys)
            await pilot.pause()
            seen[name] = _bar(app)
        assert seen["list"].startswith(" Enter read  / filter")
        assert seen["failed"].startswith(" r try again")
        assert "Esc clear" in seen["typing"] and "? help" not in seen["typing"], "there ? is text"
        assert seen["item"].startswith(" Enter evidence  n next")
        assert "e export marked" in seen["marked"]
        assert seen["head"].startswith(" Enter unfold  ] next section  F unfold all"), "what is folded is unfolded"
        assert seen["unfolded"].startswith(" Enter fold  ] next section  F fold all")
        assert "t sections" in seen["timeline"] and "t sections" in seen["marked-timeline"]
        assert "z all panes" in seen["zoomed"] and "z zoom" in seen["source"]
        assert "Enter its item" in seen["source"]
        assert "n and N" in seen["finding"]
        assert seen["found"].startswith(" n next found")


async def test_a_letter_that_is_a_command_of_the_user_can_still_be_typed(make_app):
    app = make_app("000", "001", keys={"export": "x", "typing.done": "ctrl+j", "dialog.close": "ctrl+w"})
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("slash", "x", "e")
        assert app.reader.article_filter == "xe" and len(app.screen_stack) == 1
        await pilot.press("enter")
        assert app.focused.id == "articles-filter", "Enter was given away"
        await pilot.press("ctrl+j")
        assert app.focused.id == "articles"
        await pilot.press("escape", "e")
        assert len(app.screen_stack) == 1
        await pilot.press("x")
        await settled(pilot, lambda: len(app.screen_stack) == 2)
        await pilot.press("escape")
        assert len(app.screen_stack) == 2, "Esc was given away in dialogs"
        await pilot.press("ctrl+w")
        await settled(pilot, lambda: len(app.screen_stack) == 1)


@pytest.mark.parametrize(
    ("place", "ident", "old", "new"),
    [
        ("brief", "move.down", "down", "ctrl+n"),
        ("brief", "evidence.next", "n", "j"),
        ("source", "evidence.next", "n", "j"),
    ],
)
async def test_keys_of_widgets_are_bound_anew_and_win_over_defaults(place, ident, old, new, make_app):
    app = make_app("000", keys={ident: new})
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        reader = app.reader
        reader.go_pane("brief")
        reader.brief.go(next(i for i in reader.brief.items if len(i.spans) > 3))
        reader.preview()
        reader.go_pane(place)
        await pilot.pause()
        state = lambda: (reader.brief.cursor, reader.nth)  # noqa: E731
        before = state()
        await pilot.press(old)
        assert state() == before
        await pilot.press(new)
        assert state() != before


async def test_conflicts_of_keys_are_told(make_app):
    app = make_app("000", keys={"jump": "s", "exprot": "x", "copy": "hyper+y"})
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settled(pilot)
        told = " ".join(n.message for n in app._notifications)
        assert "“star” (star) has no key" in told and "exprot" in told and "hyper+y" in told


async def test_where_the_user_left_off_is_kept(make_app):
    app = make_app("000", "001", "005")
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        await pilot.press("down", "enter", "right_square_bracket", "down", "enter", "down", "down")
        reader = app.reader
        item, line = reader.item.key, reader.source.cursor
        assert reader.at == "source" and reader.key == "001"
        await pilot.press("q")
    again = make_app("000", "001", "005")
    async with again.run_test(size=NARROW) as pilot:
        await settled(pilot)
        reader = again.reader
        assert (reader.key, reader.at, reader.item.key, reader.source.cursor) == ("001", "source", item, line)
        await pilot.press("escape", "t", "z", "q")
    third = make_app("000", "001", "005")
    async with third.run_test(size=WIDE) as pilot:
        await settled(pilot)
        assert third.reader.at == "brief" and third.reader.brief.timeline and third.reader.zoomed
        await pilot.press("escape")
        assert not third.reader.zoomed
    other = make_app("005")
    async with other.run_test(size=NARROW) as pilot:
        await settled(pilot)
        assert other.reader.at == "articles", "another stack begins with its list"


async def test_r_reads_the_article_again(make_app):
    app = make_app("000", "001")
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("s", "enter", "r")
        await settled(pilot, lambda: len(app._notifications) > 0)
        assert "nothing has changed" in next(iter(app._notifications)).message
        app.clear_notifications()
        text = clean("A minister has promised help.\n\nThe rest is new.")
        app.loader.now["000"] = segment(text, Origin(title="Another title", source="seeds/000.txt"))
        await pilot.press("r")
        await settled(pilot, lambda: "Another title" in [r.title for r in app.shelf])
        await settled(pilot)
        first = next(iter(app.shelf))
        assert first.title == "Another title", "it keeps its place in the list"
        assert app.reader.key == first.key and "promised help" in app.reader.source.document.text
        assert first.key in app.kept.starred and first.key not in app.kept.read
        app.loader.now[first.key] = SourceError("seeds/000.txt", "no such file.")
        app.clear_notifications()
        await pilot.press("r")
        await settled(pilot, lambda: len(app._notifications) > 0)
        assert "What was read before stays" in next(iter(app._notifications)).message
        assert app.shelf.get(first.key).document is not None


async def test_reported_statements_stand_with_their_speakers(make_app):
    document, gold = articles()["000"]
    brief = brief_of(document, gold)
    at = document.text.index("the two leaders reviewed")
    evidence = (Evidence.at(document, Span(at, at + 40)),)
    told = Quote(document.text[at : at + 40], "Shehbaz Sharif", "said", "indirect", "test", evidence)
    app = make_app("000", loader=GoldLoader(extra={"000": replace(brief, statements=(told,))}))
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        reader = app.reader
        section = next(s for s in reader.brief.sections if s.kind is Kind.STATEMENT)
        assert section.title == "Reported" and section.count == 1
        assert "the two leaders reviewed" in _said(reader.brief) and "REPORTED" in _said(reader.brief)
        reader.go_pane("brief")
        reader.brief.go(section.items[0])
        reader.preview()
        assert reader.source.current == evidence[0].span
        here = [h for h in reader.source.highlights.all if h.item is section.items[0]]
        assert [h.kind for h in here] == [Kind.QUOTE], "the layer of the quotes shows them"
        await pilot.press("f")
        assert reader.brief.folded == {"statement"}


async def test_the_next_section_begins_at_the_top(make_app):
    app = make_app("000")
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        await pilot.press("enter", *["right_square_bracket"] * 4)
        view = app.reader.brief
        assert view.item.kind is Kind.COMMITMENT and view.item.number == 0
        head = next(i for i, e in enumerate(view._entries) if e.section.kind is Kind.COMMITMENT)
        assert round(view.scroll_y) == view.extent(head)[0]
        await pilot.press("left_square_bracket")
        assert view.item.kind is Kind.WHEN and view.item.number == 0


async def test_folded_sections_stand_one_below_the_other(make_app):
    app = make_app("000")
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        await pilot.press("enter", "F")
        view = app.reader.brief
        tops = [view.extent(i)[0] for i in range(view.entry_total())]
        assert tops == list(range(tops[0], tops[0] + 9))


async def test_found_words_are_marked_in_what_the_filter_leaves(make_app):
    app = make_app("000", "001")
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"bolivia")
        assert ("Bolivia", "hit") in list(app.reader.articles.parts(0))
        await pilot.press("escape", "home", "enter", "slash", *"PAKI")
        assert sum(role == "hit" for line in app.reader.brief._lines for _, role in line) >= 3
        assert any(i.kind.value for i in app.reader.brief.items)
        await pilot.press("escape")
        assert not any(role == "hit" for line in app.reader.brief._lines for _, role in line)
        assert isinstance(app.reader.infos["brief"], tuple), "the counts are back"


async def test_the_list_shows_the_brief_below_it_on_a_narrow_screen(make_app):
    app = make_app("000", "001")
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        reader = app.reader
        assert reader.brief.region.height > 6 and reader.brief.region.y > reader.articles.region.y
        await pilot.press("down")
        assert reader.brief.brief.article.id == "001" and reader.at == "articles"
    async with make_app("000").run_test(size=(80, 14)) as pilot:
        await settled(pilot)
        assert not pilot.app.reader.brief.region.height, "a low screen has room for the list alone"


async def test_the_highlight_under_the_cursor_stands_out_from_the_evidence(make_app):
    app = make_app("000")
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("enter", "right_square_bracket", "n", "enter", "right_square_bracket")
        source = app.reader.source
        line = source.lines[source.cursor]
        spots = [span for span, style in source._layers(source.cursor, line)[1] if style == source.palette["spot"]]
        assert spots == [source.spot.span]
