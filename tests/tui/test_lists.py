"""How lists, cards and excerpts are set: what is cut, what wraps, what stands out, and what a key is done to."""

from __future__ import annotations

from dataclasses import replace

import pytest
from piloting import settled, type_fast
from rich.cells import cell_len
from shelf_of_gold import articles, brief_of

from briefing.brief.model import Main, Quote, Span, Timex
from briefing.tui.cards import Setting, interval, lay_out
from briefing.tui.outline import findings, outline
from briefing.tui.palette import CommandProvider
from briefing.tui.screens.jump import Target, apart, labels
from briefing.tui.screens.search import hit_line
from briefing.tui.search import Hit
from briefing.tui.shelf import row_of
from briefing.tui.theme import TERMINAL
from briefing.tui.wrap import beside, is_wider

WIDE = (150, 40)


def _text(line):
    return "".join(text for text, _ in line)


@pytest.mark.parametrize(
    ("text", "width", "wider"),
    [
        ("Canadians may elect Senate", 26, False),
        ("Canadians may elect Senate", 25, True),
        ("", 3, False),
        ("条約に署名", 10, False),
        ("条約に署名", 9, True),
        ("e\u0301" * 8, 8, False),
        ("a" * 100_000, 28, True),
    ],
)
def test_what_is_wider_than_a_line(text, width, wider):
    assert is_wider(text, width) is wider


def test_facts_beside_each_other_leave_no_dot_at_the_end_of_a_line():
    facts = ["2025-05-26 (header)", "21 paragraphs", "seeds/000.txt"]
    assert beside(facts, 80) == ["2025-05-26 (header) · 21 paragraphs · seeds/000.txt"]
    assert beside(facts, 40) == ["2025-05-26 (header) · 21 paragraphs", "seeds/000.txt"]
    assert beside(facts, 12) == ["2025-05-26", "(header)", "21", "paragraphs", "seeds/000.tx", "t"]


async def test_long_titles_take_two_lines_in_a_narrow_list_and_one_in_a_wide_one(make_app):
    app = make_app("000", "005", "024")
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        view = app.reader.articles
        assert [view.extent(i)[1] for i in range(3)] == [3, 3, 2]
        first, second = (_text(view.parts(y)).strip(" •") for y in (0, 1))
        assert app.shelf.get("000").title.startswith(f"{first} {second.rstrip('…')}")
        assert all(cell_len(_text(view.parts(y))) <= view.text_width for y in range(view.line_total()))
        assert [view.entry_at(y) for y in range(view.line_total())] == [0, 0, 0, 1, 1, 1, 2, 2]
        assert view.entry_at(view.line_total()) is None
        await pilot.press("down", "down")
        assert view.key == "024" and app.reader.key == "024"
        await pilot.resize_terminal(80, 24)
        await settled(pilot, lambda: view.extent(0) == (0, 1))
        assert [view.extent(i) for i in range(3)] == [(0, 1), (1, 1), (2, 1)] and view.key == "024"


async def test_a_row_whose_title_becomes_longer_moves_the_others(make_app):
    app = make_app("024", "000")
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        view, row = app.reader.articles, app.shelf.get("024")
        assert view.extent(1)[0] == 2
        app.shelf.replace("024", replace(row, title=f"{row.title}, {row.title}"))
        app.reader.articles.redraw_row("024")
        assert view.extent(0) == (0, 3) and view.extent(1)[0] == 3


async def test_keys_that_come_at_once_are_done_to_the_article_under_the_cursor(make_app):
    app = make_app("000", "001", "005")
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await type_fast(pilot, "down", "s", "down", "m", "up")
        assert set(app.kept.starred) == {"001"} and set(app.kept.read) == {"005"}
        await type_fast(pilot, "end", "e")
        await settled(pilot, lambda: len(app.screen_stack) == 2)
        assert app.reader.key == "005"


async def test_the_head_of_a_section_marks_nothing_in_the_source(make_app):
    app = make_app("000")
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("enter", "down")
        assert app.reader.source.evidence and app.reader.item is not None
        await pilot.press("right_square_bracket", "up")
        assert app.reader.brief.item is None and app.reader.item is None
        assert not app.reader.source.evidence and app.reader.source.current is None
        await pilot.press("down")
        assert app.reader.item is not None and app.reader.source.evidence


async def test_a_filter_counts_findings_as_the_sections_do(make_app):
    app = make_app("000")
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        reader = app.reader
        what = reader.brief.sections[0]
        assert isinstance(what.items[-1].value, Main) and findings(what.items) == what.count == len(what.items) - 1
        told = reader.brief.filter("ankara")
        assert told == sum(not isinstance(item.value, Main) for item in reader.brief.items) < len(reader.brief.items)


async def test_a_legend_stands_only_below_a_text(make_app):
    app = make_app("000", "!lost")
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        legend = app.reader.query_one("#legend")
        assert legend.display
        await pilot.press("end")
        assert not legend.display and app.reader.source.document is None
        await pilot.press("home")
        assert legend.display


async def test_the_reasons_take_no_more_room_than_they_need(make_app):
    app = make_app("000")
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("enter", "w")
        await settled(pilot, lambda: len(app.screen_stack) == 2)
        await pilot.pause()
        view = app.screen.query_one("#why-list")
        assert view.size.height == view.line_total() < 30
        await pilot.resize_terminal(120, 12)
        await settled(pilot, lambda: view.size.height < 10)
        assert view.size.height < view.line_total() and app.screen.query_one(".dialog").size.height <= 12


async def test_the_cursor_is_one_band_in_the_colours_of_the_terminal(make_app):
    app = make_app("000", theme="terminal")
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        assert app.theme == TERMINAL
        app.reader.articles.show(["000"], "pakistan")
        await pilot.pause()
        strips = [app.reader.articles.render_line(y) for y in range(3)]
        band = [s for strip in strips for s in strip if s.style and s.style.reverse]
        assert band and len({(s.style.color, s.style.bgcolor, s.style.dim) for s in band}) == 1
        found = [s for strip in strips for s in strip if s.text.strip() and not (s.style and s.style.reverse)]
        assert [s.text.casefold() for s in found] == ["pakistan"], "found words are holes in the band"
        # The evidence is one patch too, whatever is named in it.
        strips = [app.reader.source.render_line(y) for y in range(5)]
        patch = [s for strip in strips for s in strip if s.style and s.style.reverse]
        assert len(patch) > 5 and len({(s.style.color, s.style.bgcolor) for s in patch}) == 1
        assert len({s.style.bold for s in patch}) > 1, "names stand out in it"


@pytest.mark.parametrize(
    ("typed", "first"), [("timeline", "Timeline"), ("feeds", "Feeds"), ("stdout", "Print"), ("zebra", "")]
)
async def test_the_palette_finds_commands_by_name_and_by_whole_words(typed, first, make_app):
    app = make_app("000")
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        provider = CommandProvider(app.screen)
        hits = sorted([hit async for hit in provider.search(typed)], reverse=True)
        assert [hit.text.split()[0] for hit in hits][:1] == ([first] if first else [])
        for hit in hits:
            assert typed in f"{hit.text} {hit.help}".casefold()


# Cards


def _items(kind):
    return [i for s in outline(brief_of(*articles()["000"])) for i in s.items if isinstance(i.value, kind)]


@pytest.mark.parametrize("width", [36, 46, 58, 80, 120])
def test_a_day_stands_over_its_words_where_a_pane_is_narrow(width):
    for item in _items(Timex):
        lines = [_text(line) for line in lay_out(item, Setting(width))]
        assert all(cell_len(line) <= width for line in lines)
        date, weekday = interval(item.value)
        assert lines[0].strip().startswith(date)
        assert (lines[0].strip() == f"{date} {weekday}".strip()) == (width < 60), lines


def test_quotes_hang_by_their_marks():
    quote = next(i for i in _items(Quote) if i.value.kind == "direct" and len(i.value.text) > 80)
    first, *rest = [_text(line) for line in lay_out(quote, Setting(46))]
    assert first.startswith("      “") and rest and all(line.startswith("       ") for line in rest)
    assert " ".join(line.strip() for line in (first, *rest)).startswith(f"“{quote.value.text}”")


# Excerpts and labels


@pytest.mark.parametrize("width", [40, 60, 100])
def test_an_excerpt_begins_and_ends_with_whole_words(width):
    before, after = (
        "The leaders of all the republics concerned ",
        " conferred about the agreements on Wednesday evening",
    )
    line = _text(hit_line(Hit(Span(0, 1), before, "presidents", after), width))
    assert cell_len(line) <= width and "presidents" in line
    words = line.replace("…", " ").split()
    assert set(words) <= {*before.split(), "presidents", *after.split()}, line


def test_labels_of_places_side_by_side_do_not_lie_over_each_other():
    many = [Target(x, y, "source", None) for y in range(20) for x in (0, 1, 2, 10)]
    kept = apart(many)
    assert [(t.x, t.y) for t in kept] == [(x, y) for y in range(20) for x in (0, 2, 10)]
    assert {len(label) for label in labels(len(kept))} == {2}
    few = [Target(0, 0, "source", None), Target(1, 0, "source", None)]
    assert apart(few) == few, "one letter needs one cell"
    assert apart([]) == []


def test_a_title_without_words_has_its_row():
    document = replace(articles()["000"][0], title=" ")
    assert row_of(document).title
