"""The dossier and the ledger: every key, the way into the reader and back, and how they look."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from hostile import FORBIDDEN, HOSTILE, hostile_brief
from piloting import settled
from piloting import shown_over as _shown
from shelf_of_gold import GoldLoader, articles, find
from stack_of_articles import briefs, dossier_of, ledger_of

from briefing.brief.model import Evidence
from briefing.dossier import dossier, ledger
from briefing.dossier.model import (
    Cite,
    Dossier,
    FigureRow,
    FigureSide,
    Ledger,
    LedgerRow,
    RoleUse,
    Statement,
    StatusChange,
    Story,
    StoryActor,
    StoryEvent,
    StoryQuote,
    StoryTerm,
    Told,
)
from briefing.tui.commands import COMMANDS, keys_of
from briefing.tui.dues import columns, groups, row_lines, step_lines, table_of
from briefing.tui.shelf import Stage
from briefing.tui.stories import sections_of
from briefing.tui.story_list import story_lines
from briefing.tui.trail import Place

WIDE, MEDIUM, NARROW = (160, 48), (120, 36), (80, 24)


@pytest.fixture
def made(monkeypatch):
    """The layer's answers are those of the small stack."""
    _stand_in(monkeypatch)


def _stand_in(patch):
    patch.setattr("briefing.tui.screens.dossier.dossier", dossier_of)
    patch.setattr("briefing.tui.screens.ledger.ledger", ledger_of)


def _stack(make_app, **more):
    stack = briefs()
    loader = more.pop("loader", None) or GoldLoader({b.article.id: b for b in stack}, hold=more.pop("hold", False))
    return make_app(*(b.article.id for b in stack), loader=loader, **more)


def _text(view):
    return "\n".join("".join(text for text, _ in line) for line in view._lines)


def _screen_text(app):
    lines = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in lines)


# The dossier

# what a story must show of its parts
PARTS = [
    "4 articles · 2024-03-04…03-09",
    "26 still missing after ferry accident  3.txt · wire copy of [2], 97% shared  [3]",
    "2024-03-04  The ferry Halden ran aground off Kallo on Sunday night with 180 people on board.\n"
    "                [1 ¶1] [2 ¶1]",
    "≠ CONTRADICTIONS",
    "    people missing\n    26 people",
    "26 people           3 of 4 articles",
    "31 people           1 of 4 articles",
    "The coast guard said 31 people were missing.  [4 ¶1]",
    "Norline org ×3  operator ([1])  [1 ¶3] [2 ¶2] [4 ¶2]",
    "■ 2024-03-03 Sun",
    "people on\n                        board.  2 of 4 articles [1 ¶1] [2 ¶1]",
    "□ 2024-03-08 Fri    The captain of the ferry Halden was questioned on Friday.  [4 ¶1]",
    "→ 2024-09-01…09-30  the government",
    "180 people          1 of 4 articles  [1 ¶1]",
    "    Ida Roos\n    “We will leave nothing out,”  [1 ¶2]",
    "ferry Halden  [1 ¶1] [2 ¶1] [4 ¶1]",
    "The ferry was built in 1998.  [2 ¶2]",
]


async def test_a_story_shows_all_its_parts(make_app, made):
    app = _stack(make_app)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        screen = await _shown(pilot, "D")
        assert _text(screen.view("stories")).split("\n") == [
            " Captain of the Halden questioned; coast guard",
            " speaks of 31 missing",
            " 4 articles  2024-03-04…03-09 ≠1 =1",
            "",
            " On their own ────────────────────────────── 1 ",
            " 2024-03-06  Museum of clocks opens in Arden",
        ]
        text = _text(screen.view("story"))
        for part in PARTS:
            assert part in text, part
        assert "CONTRADICTIONS" in text and "NEW SINCE" not in text
        await pilot.press("down")
        text = _text(screen.view("story"))
        assert "Mayor" in text and "CONTRADICTIONS" not in text, "one article alone contradicts nobody"


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
async def test_enter_goes_through_all_places_and_escape_comes_back(size, make_app, made):
    app = _stack(make_app)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settled(pilot)
        screen = await _shown(pilot, "D", "enter", "right_square_bracket", "right_square_bracket")
        assert screen.at == "story"
        entry = screen._entry()
        assert entry.said == "26 people" or entry.said.startswith("people missing: 26 people")
        seen = []
        for key in ("enter", "n", "enter", "N"):
            await pilot.press(key)
            await settled(pilot, lambda: app.screen is app.reader)
            source = app.reader.source
            seen.append((app.reader.key, source.current.of(source.document.text)))
        assert [k for k, _ in seen] == ["stack-1", "stack-2", "stack-3", "stack-2"]
        assert {words for _, words in seen} == {"26 people"}
        assert app.reader.at == "source" and "dossier: place 2 of 3" in app.reader.infos["source"]
        assert "stack-2" in app.kept.read
        await pilot.press("escape")
        await settled(pilot, lambda: app.screen is screen)
        assert screen.at == "story" and screen._entry().said == entry.said, "the cursor is where it was"
        await pilot.press("enter")
        await settled(pilot, lambda: app.reader.key == "stack-3")
        await pilot.press("escape")
        await settled(pilot, lambda: app.screen is screen)
        await pilot.press("N")
        await settled(pilot, lambda: app.reader.key == "stack-2")


async def test_going_on_in_the_reader_ends_the_trail(make_app, made):
    app = _stack(make_app)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await _shown(pilot, "D", "enter", "right_square_bracket", "enter")
        await settled(pilot, lambda: app.reader.trail is not None and app.reader.source.current is not None)
        await pilot.press("shift+tab", "down", "down", "n")
        assert app.reader.item is not None and app.reader.at == "brief", "n is the item's now"
        await pilot.press("J")
        await pilot.pause()
        assert app.reader.trail is None and app.reader.source.first_choice is None
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is app.reader and app.reader.at == "articles"


async def test_an_article_of_the_story_opens_as_a_whole(make_app, made):
    app = _stack(make_app)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await _shown(pilot, "D", "enter", "down", "down", "enter")
        await settled(pilot, lambda: app.screen is app.reader and app.reader.key == "stack-3")
        assert app.reader.at == "source" and app.reader.source.current is None


async def test_filters_of_stories_and_of_what_is_said(make_app, made):
    app = _stack(make_app)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        screen = await _shown(pilot, "D", "slash", *"pell")
        assert [s.title for s in screen._stories] == ["Museum of clocks opens in Arden"], "by actor"
        await pilot.press("escape", "slash", *"zzz")
        assert "No story matches “zzz”" in _text(screen.view("stories"))
        await pilot.press("escape", "enter", "slash", *"roos")
        assert len(screen._entries) == 3 and screen.infos["story"] == "3 matches"
        assert "TIMELINE" not in _text(screen.view("story"))
        await pilot.press("down")
        assert app.focused is screen.view("story")
        await pilot.press("escape")
        assert len(screen._entries) == 18


@pytest.mark.parametrize(
    ("typed", "since", "known"),
    [
        ("2024-03-09", "2024-03-09", None),
        ("1", None, {0}),
        ("[3]", None, {0, 1, 2}),
        ("read", None, {0}),
        ("", None, None),
    ],
)
async def test_what_is_new_since(typed, since, known, make_app, monkeypatch):
    asked = []

    def made(stack, since=None, known=None):
        asked.append((since.isoformat() if since else None, set(known) if known is not None else None))
        return dossier_of(stack, since, known)

    monkeypatch.setattr("briefing.tui.screens.dossier.dossier", made)
    app = _stack(make_app)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settled(pilot)
        app.kept.read["stack-1"] = None
        screen = await _shown(pilot, "D", "d", *typed, "enter")
        await settled(pilot, lambda: not screen.making)
        assert asked[-1] == (since, known)
        assert ("NEW SINCE" in _text(screen.view("story"))) == bool(typed)


async def test_a_day_that_is_none_is_asked_again(make_app, made):
    app = _stack(make_app)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settled(pilot)
        screen = await _shown(pilot, "D", "d", *"yesterday", "enter")
        assert screen.since == "" and any("A day such as" in n.message for n in app._notifications)
        assert app.focused.id == "since"
        await pilot.press("escape")
        assert app.focused is screen.view("stories")
        await pilot.press("enter", "down", "d")
        assert app.focused.value == "2", "the article under the cursor is proposed"


# Making


async def test_articles_that_come_later_are_told_and_taken_up(make_app, made, monkeypatch):
    app = _stack(make_app, hold=True)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot, lambda: len(app.shelf) == 5)
        screen = await _shown(pilot, "D")
        assert "still being analysed" in _screen_text(app) and screen.found is None
        app.loader.held = False
        await settled(pilot, lambda: app.shelf.done() == 5)
        await settled(pilot, lambda: screen.found is not None)
        assert len(screen.briefs) == 5, "what there is comes by itself when it is all there"
        await pilot.press("escape")
        app.paste("A third thing happened. It was on Monday.")
        monkeypatch.setattr(app.loader, "extra", app.loader.extra | {"x": hostile_brief("markup")})
        app.read(["x"])
        await settled(pilot, lambda: app.shelf.done() == 7)
        screen.found = dossier_of(screen.briefs)
        app.push_screen("dossier")
        await pilot.pause()
        screen.show_top()
        assert "1 more: r takes up" in screen.query_one("#top").text
        await pilot.press("r")
        await settled(pilot, lambda: not screen.making)
        assert len(screen.briefs) == 6 and "r takes up" not in screen.query_one("#top").text


async def test_one_thread_at_a_time_and_what_is_outdated_is_not_shown(make_app, monkeypatch):
    gate, runs = threading.Event(), []

    def slow(stack, since=None, known=None):
        runs.append(since)
        gate.wait(10)
        return dossier_of(stack, since)

    monkeypatch.setattr("briefing.tui.screens.dossier.dossier", slow)
    app = _stack(make_app)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("D")
        await settled(pilot, lambda: bool(runs))
        screen = app.screen
        assert "Reading 5 articles" in _text(screen.view("stories"))
        await pilot.press("r", "r", "e")
        assert len(runs) == 1 and len(app.screen_stack) == 2, "nothing to export yet"
        screen.since = "2024-03-09"
        gate.set()
        await settled(pilot, lambda: not screen.making)
        assert [bool(since) for since in runs] == [False, True]
        assert screen.found.since is not None


async def test_leaving_or_quitting_does_not_wait(make_app, monkeypatch):
    gate, began = threading.Event(), threading.Event()

    def slow(stack, **_):
        began.set()
        gate.wait(10)
        return dossier_of(stack)

    monkeypatch.setattr("briefing.tui.screens.dossier.dossier", slow)
    app = _stack(make_app)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("D")
        await settled(pilot, began.is_set)
        await pilot.press("escape")
        assert app.screen is app.reader
        await pilot.press("q")
    gate.set()
    assert app.return_code == 0


async def test_what_cannot_be_made_says_so(make_app, monkeypatch):
    def broken(stack, **_):
        raise ValueError("[b]odd[/b] article")

    monkeypatch.setattr("briefing.tui.screens.dossier.dossier", broken)
    app = _stack(make_app)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settled(pilot)
        screen = await _shown(pilot, "D")
        told = " ".join(_text(screen.view("stories")).split())
        assert "! It could not be made: ValueError: [b]odd[/b] article" in told
        monkeypatch.setattr("briefing.tui.screens.dossier.dossier", dossier_of)
        await pilot.press("r")
        await settled(pilot, lambda: screen.found is not None)
        monkeypatch.setattr("briefing.tui.screens.dossier.dossier", broken)
        await pilot.press("r")
        await settled(pilot, lambda: bool(screen.failure))
        assert screen.found is not None and "Captain" in _text(screen.view("stories")), "what there was stays"
        assert any("[b]odd[/b]" in n.message for n in app._notifications)


# The ledger


async def test_the_ledger_by_actor_due_day_and_status(make_app, made):
    app = _stack(make_app)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        screen = await _shown(pilot, "L", "down", "down")
        assert screen._row().key == "costs"
        heads = []
        for _ in range(3):
            heads.append([title for title, _ in groups(screen._rows, screen.order)])
            await pilot.press("s")
            assert screen._row().key == "costs", "the cursor stays on its commitment"
        assert heads == [
            ["Government", "Jon Pell", "Norline"],
            ["2024-09", "2026-12", "no day stated"],
            ["new", "deferred"],
        ]
        await pilot.press("home")
        assert "▼ weaker  → deadline  ○ status" in _text(screen.view("commitments"))
        bar = screen.query_one("#columns")
        heads = ["actor", "due", "status", "kind", "commitment", "first", "latest", "drift"]
        assert bar.display and bar.text.split() == heads


async def test_the_history_of_a_commitment_and_the_way_to_its_words(make_app, made):
    app = _stack(make_app)
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        screen = await _shown(pilot, "L")
        history = _text(screen.view("statements"))
        assert "← weaker wording, deadline moved, status changed" in history
        assert history.index("2024-03-09") < history.index("2024-03-04"), "the latest first"
        seen = []
        for key in ("enter", "n"):
            await pilot.press(key)
            await settled(pilot, lambda: app.screen is app.reader and app.reader.source.current is not None)
            seen.append(app.reader.source.current.of(app.reader.source.document.text))
        assert seen == [
            "the government aims to publish the report in September",
            "the government would publish a full report by the end of June",
        ]
        await pilot.press("escape")
        await settled(pilot, lambda: app.screen is screen)
        await pilot.press("tab", "down", "enter")
        await settled(pilot, lambda: app.screen is app.reader and app.reader.key == "stack-1")
        assert app.reader.trail.places == app.reader.trail.places[:1], "one statement, its own places"


async def test_the_filter_of_the_ledger(make_app, made):
    app = _stack(make_app)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        screen = await _shown(pilot, "L", "slash", *"norline rescue")
        assert [r.key for r in screen._rows] == ["costs"] and "1 of 3" in screen.infos["commitments"]
        assert "Norline: pay for all" in _text(screen.view("statements"))
        await pilot.press("escape", "slash", *"zzz")
        assert "No commitment matches “zzz”" in _text(screen.view("commitments"))
        assert "Every statement of a commitment stands here" in _text(screen.view("statements"))
        await pilot.press("enter", "escape")
        assert len(screen._rows) == 3


async def test_a_ledger_of_articles_in_which_nobody_commits(make_app, monkeypatch):
    monkeypatch.setattr("briefing.tui.screens.ledger.ledger", lambda stack: Ledger(stack, ()))
    app = _stack(make_app)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settled(pilot)
        screen = await _shown(pilot, "L")
        assert "Nobody commits to anything" in _text(screen.view("commitments"))
        await pilot.press("enter", "n", "y", "down", "s")
        assert any("no evidence" in n.message for n in app._notifications)


# Taking away

# the screen, what is typed for the file's name ("" keeps the proposed one), how the file begins
EXPORTS = [
    ("D", "", "## Captain of the Halden"),
    ("D", "d.json", '{\n "schema": "briefing-dossier/1"'),
    ("D", "d.txt", "Captain of the Halden"),
    ("L", "", "# Commitments"),
    ("L", "l.csv", "key,actors,action"),
    ("L", "l.ics", "BEGIN:VCALENDAR\r\n"),
    ("L", "l.json", '{\n "schema": "briefing-ledger/1"'),
    ("L", "l.txt", "Government"),
]


@pytest.mark.parametrize(("key", "name", "begins"), EXPORTS)
async def test_exports_by_the_ending_of_the_name(key, name, begins, make_app, made, tmp_path):
    app = _stack(make_app)
    folder = tmp_path / "exports"
    folder.mkdir()
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settled(pilot)
        screen = await _shown(pilot, key, "e")
        await settled(pilot, lambda: len(app.screen_stack) == 3 and bool(app.screen.query("#export-file")))
        line = app.screen.query_one("#export-file")
        if name:
            line.value = str(folder / name)
            await pilot.pause()
        target = folder / (name or line.value.rpartition("/")[2])
        target.write_text("mine")
        await pilot.press("enter", "n")
        assert target.read_text() == "mine", "never without asking"
        await pilot.press("enter", "y")
        await settled(pilot, lambda: app.screen is screen)
        assert target.read_bytes().decode().startswith(begins)


async def test_the_export_of_a_filtered_ledger_has_what_is_on_the_screen(make_app, made, tmp_path):
    app = _stack(make_app)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        screen = await _shown(pilot, "L", "slash", *"norline", "enter")
        choices = screen.choices()
        assert choices[0].what == "1 matching commitment"
        assert choices[1].make().count("\n") == 2 and "Norline" in choices[1].make()


async def test_a_line_is_copied_with_every_place(make_app, made):
    app = _stack(make_app)
    taken = []
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settled(pilot)
        app.copier.copy = lambda text, what: taken.append(text) or "ok"
        await _shown(pilot, "D", "enter", "right_square_bracket", "y")
        assert taken[0].count("— ") == 2 and taken[0].endswith("news/2.txt, paragraph 1")


async def test_a_story_and_the_ledger_are_printed_after_quitting(make_app, made):
    app = _stack(make_app)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settled(pilot)
        await _shown(pilot, "D", "p", "down", "p")
        await _shown_again(pilot, "L")
        await pilot.press("b", "p", "p", "p")
        assert any("matching commitment" in n.message for n in app._notifications)
        await pilot.press("q")
    printed = app.printed()
    assert printed.index("Captain of the Halden") < printed.index("Museum of clocks") < printed.index("Government")
    assert "Norline" not in printed.partition("Government")[2], "of the ledger only what was shown"


@pytest.mark.parametrize(("key", "panes"), [("D", ("stories", "story")), ("L", ("commitments", "statements"))])
async def test_jump_mode_goes_to_lines_of_both_panes(key, panes, make_app, made):
    app = _stack(make_app)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        screen = await _shown(pilot, key)
        for pane in reversed(panes):
            await pilot.press("g")
            await settled(pilot, lambda: len(app.screen_stack) == 3 and app.screen.is_mounted)
            label, target = [(k, t) for k, t in app.screen._targets.items() if t.pane == pane][1]
            await pilot.press(*label)
            await settled(pilot, lambda: app.screen is screen)
            assert screen.at == pane and screen.view(pane).cursor == target.what == 1
        await pilot.press("g", "escape")
        await settled(pilot, lambda: app.screen is screen)


async def test_the_source_of_a_line_is_opened_at_its_place(make_app, made, monkeypatch):
    opened = []
    monkeypatch.setattr("briefing.tui.opening.open_row", lambda app, row, at: opened.append((row.key, at)) or "")
    app = _stack(make_app)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        screen = await _shown(pilot, "D", "enter", "right_square_bracket", "right_square_bracket", "o")
        await pilot.press("enter", "n", "escape")
        await settled(pilot, lambda: app.screen is screen)
        await pilot.press("o")
    texts = [b.article.text for b in briefs()]
    assert opened == [("stack-1", texts[0].index("26 people")), ("stack-2", texts[1].index("26 people"))]


async def test_zoom_and_the_next_story_from_within_one(make_app, made):
    app = _stack(make_app)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        screen = await _shown(pilot, "D", "enter", "z")
        assert not screen.query_one("#stories-pane").display
        await pilot.press("J")
        assert screen._story().title.startswith("Museum") and screen.at == "story"
        await pilot.press("escape")
        assert screen.query_one("#stories-pane").display and screen.at == "story"
        screen = await _shown_again(pilot, "L")
        await pilot.press("tab", "z")
        assert not screen.query_one("#commitments-pane").display
        await pilot.press("escape", "escape", "z")
        assert not screen.query_one("#statements-pane").display


async def test_the_ledger_is_filtered_by_fields_with_keys(make_app, made):
    app = _stack(make_app)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        screen = await _shown(pilot, "L", "b")
        assert screen._filter == "by:Government" and [r.key for r in screen._rows] == ["report"]
        await pilot.press("b")
        assert len(screen._rows) == 3 and not screen.filter_line("commitments").display
        turns = []
        for _ in range(3):
            await pilot.press("x")
            turns.append((screen._filter, [r.key for r in screen._rows]))
        assert turns == [("status:deferred", ["report"]), ("status:new", ["entry", "costs"]), ("", turns[2][1])]
        await pilot.press("d", *"2024-10", "enter")
        assert screen._filter == "due<2024-10" and [r.key for r in screen._rows] == ["report"]
        assert screen.at == "commitments" and app.focused is screen.view("commitments")
        await pilot.press("escape", "f", *"children")
        assert screen._filter == "to:children" and [r.key for r in screen._rows] == ["entry"]


# what is typed, the commitments that it leaves
SIEVE = [
    ("", "report entry costs"),
    ("by:norline", "costs"),
    ('by:"jon pell"', "entry"),
    ("BY:Pell free", "entry"),
    ("to:children", "entry"),
    ("status:def", "report"),
    ("kind:plan", "report"),
    ("due<2024", ""),
    ("due<2025", "report"),
    ("due:2024-09-30", ""),
    ("due<2024-10-01", "report"),
    ("due<soon", "report entry costs"),
    ("by: status:", "report entry costs"),
    ('by:"', "report entry costs"),
    ("rescue norline", "costs"),
    ("[b] \x1b", ""),
]


@pytest.mark.parametrize(("typed", "left"), SIEVE)
def test_what_is_typed_above_the_ledger(typed, left):
    from briefing.tui.sieve import sifted

    assert [r.key for r in sifted(typed, ledger_of(briefs()).rows)] == left.split()


# Keys, help, palette

PLACES = {"dossier": ("D", "enter", "down"), "ledger": ("L", "down")}
# Commands of these screens, the keys before them, and what must be another thing after them.
KEYS = [
    ("pane.next", "dossier", ("escape",)),
    ("pane.previous", "dossier", ()),
    ("back", "dossier", ()),
    ("evidence.next", "dossier", ()),
    ("evidence.previous", "ledger", ()),
    ("filter", "dossier", ()),
    ("filter", "ledger", ()),
    ("search", "dossier", ()),
    ("search", "ledger", ()),
    ("library", "dossier", ()),
    ("library", "ledger", ()),
    ("feeds", "ledger", ()),
    ("jump", "dossier", ()),
    ("jump", "ledger", ()),
    ("dossier", "ledger", ()),
    ("ledger", "dossier", ()),
    ("export", "dossier", ()),
    ("copy", "ledger", ()),
    ("theme", "dossier", ()),
    ("palette", "ledger", ()),
    ("help", "dossier", ()),
    ("quit", "dossier", ()),
    ("stack.refresh", "dossier", ()),
    ("stack.order", "ledger", ()),
    ("stack.order", "dossier", ()),
    ("stack.since", "dossier", ()),
    ("stack.since", "ledger", ()),
    ("stack.by", "ledger", ()),
    ("stack.by", "dossier", ()),
    ("stack.to", "ledger", ()),
    ("stack.status", "ledger", ()),
    ("zoom", "dossier", ()),
    ("zoom", "ledger", ()),
    ("split.left", "dossier", ()),
    ("split.right", "dossier", ()),
    ("article.next", "dossier", ()),
    ("article.next", "ledger", ("tab",)),
    ("article.previous", "ledger", ("end",)),
    ("open", "dossier", ()),
    ("print", "dossier", ()),
    ("print", "ledger", ()),
    ("add", "ledger", ()),
    ("section.next", "dossier", ()),
    ("section.previous", "dossier", ("end",)),
    ("section.next", "ledger", ("home",)),
    ("move.up", "dossier", ()),
    ("move.down", "dossier", ()),
    ("move.page.down", "dossier", ()),
    ("move.page.up", "dossier", ("end",)),
    ("move.top", "ledger", ()),
    ("move.bottom", "ledger", ()),
    ("move.choose", "dossier", ()),
    ("move.choose", "ledger", ()),
]


def _state(app, made):
    screen = app.screen_stack[1] if len(app.screen_stack) > 1 else None
    mine = (screen.at, screen.view(screen.PANES[0]).cursor, screen.view(screen.PANES[1]).cursor) if screen else ()
    return (
        len(app.screen_stack), type(screen), mine, app.focused.id if app.focused else None, app.theme, len(made),
        len(app._notifications), app._exit, getattr(screen, "order", ""), getattr(screen, "_filter", ""),
        getattr(screen, "zoomed", False), getattr(screen, "_width", 0), tuple(app.also_print),
    )  # fmt: skip


def test_every_command_of_the_stacks_is_tried():
    tried = {ident for ident, _, _ in KEYS}
    from briefing.tui.commands import IN_STACKS

    # Drawing the screen anew shows nothing else.
    wanted = {c.id for c in COMMANDS if c.context in ("stack", "move")} | set(IN_STACKS) - {"redraw"}
    assert tried >= wanted


@pytest.mark.parametrize(("ident", "place", "before"), KEYS, ids=[f"{i}-{p}" for i, p, _ in KEYS])
async def test_every_key_does_something(ident, place, before, make_app, monkeypatch):
    runs = []
    monkeypatch.setattr(
        "briefing.tui.screens.dossier.dossier", lambda stack, **more: runs.append(1) or dossier_of(stack, **more)
    )
    monkeypatch.setattr("briefing.tui.screens.ledger.ledger", ledger_of)
    command = next(c for c in COMMANDS if c.id == ident)
    for key in keys_of(command, {}):
        app = _stack(make_app)
        async with app.run_test(size=(150, 24), notifications=True) as pilot:
            await settled(pilot)
            app.copier._environ = {"PATH": ""}
            await _shown(pilot, *PLACES[place], *before)
            earlier = _state(app, runs)
            await pilot.press(key)
            await pilot.pause(0.05)
            assert _state(app, runs) != earlier, f"{key} changed nothing"


async def test_keys_are_rebound_here_too(make_app, made):
    app = _stack(make_app, keys={"dossier": "ctrl+d", "stack.order": "x"})
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("D")
        assert app.screen is app.reader
        await _shown(pilot, "ctrl+d")
        screen = await _shown_again(pilot, "L")
        await pilot.press("x")
        assert screen.order == "due"


async def _shown_again(pilot, key):
    before = pilot.app.screen
    await pilot.press(key)
    await settled(pilot, lambda: pilot.app.screen is not before and not pilot.app.screen.making)
    return pilot.app.screen


async def test_help_and_palette_know_the_stacks(make_app, made):
    app = _stack(make_app)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        screen = await _shown(pilot, "L", "question_mark")
        await settled(pilot, lambda: len(app.screen_stack) == 3 and bool(app.screen.query("#help-list")))
        assert "In the dossier and the ledger" in "".join(_text(app.screen.query_one("#help-list")).split("\n")[:2])
        await pilot.press(*"order the ledger", "enter")
        await settled(pilot, lambda: app.screen is screen)
        assert screen.order == "due"
        await pilot.press("ctrl+p")
        await settled(pilot, lambda: len(app.screen_stack) == 3 and app.screen.is_mounted)
        await pilot.press(*"timeline")
        await app.workers.wait_for_complete()
        await pilot.pause(0.3)
        await pilot.press("enter")
        await settled(pilot, lambda: app.screen is app.reader and app.reader.brief.timeline)
        await pilot.press("ctrl+p")
        await settled(pilot, lambda: len(app.screen_stack) == 2 and app.screen.is_mounted)
        await pilot.press(*"dossier")
        await app.workers.wait_for_complete()
        await pilot.pause(0.3)
        await pilot.press("enter")
        await settled(pilot, lambda: type(app.screen).__name__ == "DossierScreen")


async def test_the_next_section_is_shown_from_its_head_on(make_app, made):
    app = _stack(make_app)
    async with app.run_test(size=(80, 14)) as pilot:
        await settled(pilot)
        screen = await _shown(pilot, "D", "enter")
        for head in ("WHAT HAPPENED", "CONTRADICTIONS", "WHO", "TIMELINE", "FIGURES"):
            await pilot.press("right_square_bracket")
            view = screen.view("story")
            top, height = round(view.scroll_y), view.size.height
            # With the line below the view: a section may end with its last line.
            shown = ["".join(text for text, _ in line) for line in view._lines[top : top + height + 1]]
            at = next(n for n, line in enumerate(shown[:height]) if f" {head} " in line)
            rest = next((n for n, line in enumerate(shown[at:]) if not line), None)
            assert at <= 2 or rest is not None, f"{head} is not whole, and does not begin at the top"


async def test_clicks_and_the_split(make_app, made):
    app = _stack(make_app)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        screen = await _shown(pilot, "D")
        await pilot.click("#stories", offset=(5, 5))
        assert screen._story().title.startswith("Museum") and screen.at == "stories"
        await pilot.click("#stories", offset=(5, 5))
        assert screen.at == "story"
        width = screen.query_one("#stories-pane").size.width
        split = screen.query_one("#split-stories").region
        await pilot.mouse_down(offset=(split.x, 10))
        await pilot.hover(offset=(split.x + 6, 10))
        await pilot.mouse_up(offset=(split.x + 6, 10))
        await pilot.pause()
        assert screen.query_one("#stories-pane").size.width == width + 6
        bar = screen.query_one("#keys")
        start = next(a for a, _, c in bar._places if c.id == "ledger")
        await pilot.click("#keys", offset=(start + 2, 0))
        await settled(pilot, lambda: type(app.screen).__name__ == "LedgerScreen")


async def test_without_articles(make_app):
    app = make_app("!lost")
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        screen = await _shown(pilot, "D")
        assert "No open article could be analysed" in _text(screen.view("stories"))
        assert _offered(screen) == ["add", "library", "feeds", "back"]
        await pilot.press("enter", "n", "e", "y", "slash", "escape", "escape", "escape")
        await pilot.pause()
        assert app.screen is app.reader


def _offered(screen):
    return [command.id for command in screen.query_one("#keys")._commands]


async def test_the_key_bar_offers_what_can_be_done_now(make_app, made, monkeypatch):
    app = _stack(make_app)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        screen = await _shown(pilot, "D")
        assert "export" in _offered(screen) and "stack.refresh" not in _offered(screen), "nothing waits"
        screen.briefs = screen.briefs[1:]
        screen.show_top()
        assert "stack.refresh" in _offered(screen)
        await pilot.press("d")
        assert _offered(screen) == ["typing.done", "back"], "letters are text"
        await pilot.press("escape", "slash", *"zzz")
        assert _offered(screen)[0] == "typing.done"
        await pilot.press("enter")
        assert _offered(screen) == ["back", "filter", "search", "add"]
        await pilot.press("tab")
        assert screen.at == "story" and _offered(screen) == ["back", "filter", "search", "add"]
        assert "stories" in screen.query_one("#keys")._commands[0].label
        await pilot.press("escape", "escape")
        assert "move.choose" in _offered(screen)
        monkeypatch.setattr("briefing.tui.screens.ledger.ledger", lambda stack: Ledger(stack, ()))
        screen = await _shown_again(pilot, "L")
        assert _offered(screen) == ["dossier", "search", "add", "back"]


# Real and hostile stacks


class _DayLoader(GoldLoader):
    """Briefs whose times are whole days, as the engine gives them; annotations also have months."""

    def brief(self, document):
        found = super().brief(document)
        return replace(found, when=tuple(t for t in found.when if t.begin and len(t.begin) == len(t.end or "") == 10))


async def test_real_articles_through_the_layer_itself(make_app):
    ids = ("120", "125", "130", "001", "005", "008")
    ids = tuple(i for i in ids if i in articles())
    app = make_app(*ids, loader=_DayLoader())
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        screen = await _shown(pilot, "D", "enter")
        stack = tuple(row.brief for row in app.shelf if row.stage is Stage.READY)
        assert screen.found == dossier(stack)
        for story in screen.found.stories:
            for section in sections_of(screen.found, story, ""):
                for entry in section.entries:
                    for place in entry.places:
                        text = screen.found.briefs[place.number].article.text
                        assert place.span is None or place.span.of(text)
                    assert entry.lay(40) and entry.lay(150)
        screen = await _shown_again(pilot, "L")
        assert screen.found == ledger(stack) and len(screen._rows) == len(screen.found.rows) > 0


def _hostile_dossier(stack, since=None, known=None):
    """Every text of every part is the hostile one."""
    brief = stack[0]
    text = brief.article.text[:300]
    cite = Cite(0, brief.what[0].evidence[0])
    told = Told(text, (cite,))
    sides = tuple(FigureSide(text, n, None, text, told) for n in (1, 2))
    rows = tuple(FigureRow(text, text, sides, contradiction, True) for contradiction in (True, False))
    story = Story(
        text, (0,), (), (told,), (StoryActor(text, "org", (text,), (RoleUse(text, 0),), (0,), 2, 0.5),),
        (StoryEvent("2025-05-25", "2025-05-25", told, True),), rows, (StoryQuote(brief.quotes[0], (cite,)),),
        (StoryTerm(text, (0,), 0.5),), (told,), (told,),
    )  # fmt: skip
    return Dossier(stack, (story,), since, frozenset())


def _hostile_ledger(stack):
    found = stack[0].commitments[0]
    statement = Statement(found, None, (Cite(0, found.evidence[0]),), ("weaker", "amount"))
    return Ledger(stack, (LedgerRow("k", found.actors, (statement, statement), None),))


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("name", HOSTILE)
async def test_hostile_text_is_shown_as_it_is(name, size, make_app, monkeypatch):
    monkeypatch.setattr("briefing.tui.screens.dossier.dossier", _hostile_dossier)
    monkeypatch.setattr("briefing.tui.screens.ledger.ledger", _hostile_ledger)
    app = make_app(f"hostile-{name}", loader=GoldLoader({f"hostile-{name}": hostile_brief(name)}))
    async with app.run_test(size=size, notifications=True) as pilot:
        await settled(pilot)
        app.copier._environ = {"PATH": ""}
        app.copier._write = lambda sequence: None
        await _shown(pilot, "D")
        for keys in (("enter",), ("end",), ("y",), ("e",), ("escape", "home", "slash", "b"), ("escape", "L"), ("s",),
                     ("tab",), ("y",), ("enter",), ("escape",)):  # fmt: skip
            await pilot.press(*keys)
            await pilot.pause(0.02)
            shown = _screen_text(app)
            for character in (*FORBIDDEN, "\x1b", "\x07"):
                assert character not in shown, f"{character!r} after {keys}"
        assert app.is_running


# the commitment's place in a table of a width, and whether its lines fit
@pytest.mark.parametrize("width", [30, 79, 100, 124, 139, 140, 200])
@pytest.mark.parametrize("order", ["actor", "due", "status"])
def test_lines_fit(width, order):
    from rich.cells import cell_len

    found = ledger_of(briefs())
    table = table_of(found.rows, width, order)
    for row in found.rows:
        lines = row_lines(row, table)
        assert len({len(row_lines(r, table)) for r in found.rows}) == 1
        for statement in row.statements:
            lines += step_lines(found, statement, width)
        if width >= 79:
            assert all(sum(cell_len(text) for text, _ in line) <= width for line in lines)


def test_columns_stand_above_what_they_name():
    found = ledger_of(briefs())
    for width, order in ((124, "due"), (160, "actor"), (160, "status")):
        table = table_of(found.rows, width, order)
        head = "".join(text for text, _ in columns(table))
        line = "".join(text for text, _ in row_lines(found.rows[0], table)[0])
        told = {"due": "2024-09-30", "status": "deferred", "kind": "plan", "commitment": "publish the report"}
        for name, value in {**told, "first": "2024-03-04", "latest": "2024-03-09", "drift": "▼"}.items():
            assert head.index(name) == line.index(value), (width, order, name)


def test_columns_without_anything_to_say_take_no_room():
    found = ledger_of(briefs())
    once = [row for row in found.rows if row.first is row.latest]
    told = "".join(text for text, _ in columns(table_of(once, 160, "actor"))).split()
    assert told == ["actor", "due", "status", "kind", "commitment", "stated"]
    assert table_of(once, 160, "actor").commitment > table_of(found.rows, 160, "actor").commitment


def test_what_changed_from_day_to_day_is_no_contradiction():
    found = dossier_of(briefs())
    story = found.stories[0]
    story = replace(story, figures=tuple(replace(f, changed=f.contradiction) for f in story.figures))
    titles = {section.title: section for section in sections_of(found, story, "")}
    assert not titles["Contradictions"].entries and titles["Contradictions"].nothing
    moved = titles["Figures that changed"].entries
    assert [e.said for e in moved] == [
        f"people missing: {told} of 4 articles" for told in ("26 people, 3", "31 people, 1")
    ]
    assert {e.note for e in moved} == {"from day to day"}
    assert [e.head for e in titles["Figures"].entries] == ["people on board"], "each figure stands once"
    shown = "".join(text for line in story_lines(found, story, 80) for text, _ in line)
    assert "↕1" in shown and "≠" not in shown


async def test_what_became_of_a_commitment_stands_in_its_history(make_app, monkeypatch):
    def changed(stack):
        found = ledger_of(stack)
        said = "Norline would not say whether it still pays."
        span = find(stack[3].article, said)
        change = StatusChange("withdrawn", stack[3].article.published, "not say", (Cite(3, Evidence(span, 1)),))
        return replace(found, rows=tuple(replace(r, changes=(change,)) if r.key == "costs" else r for r in found.rows))

    monkeypatch.setattr("briefing.tui.screens.ledger.ledger", changed)
    app = _stack(make_app)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        screen = await _shown(pilot, "L", "end")
        assert screen._row().key == "costs" and "withdrawn" in _text(screen.view("commitments"))
        lines = _text(screen.view("statements")).split("\n")
        assert lines[2] == " 2024-03-09  → withdrawn  “not say”"
        assert lines[3] == "             Norline would not say whether it still pays.  [4 ¶2]"
        assert (
            lines[4].startswith(" 2024-03-04  “will” ■■■ new") and screen.infos["statements"] == "2, the latest first"
        )
        await pilot.press("enter")
        await settled(pilot, lambda: app.screen is app.reader and app.reader.source.current is not None)
        assert app.reader.key == "stack-4"


def test_tags():
    assert Place("a", 2).tag == "[3]" and Place("a", 0, 1, briefs()[0].article.sentences[0].span).tag == "[1 ¶2]"


@pytest.mark.parametrize("key", ["D", "L"])
async def test_jump_mode_goes_to_the_line_of_its_letter(key, make_app, made):
    app = _stack(make_app)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        screen = await _shown(pilot, key)
        await pilot.press("g")
        await settled(pilot, lambda: len(app.screen_stack) == 3 and app.screen.is_mounted)
        letters, target = list(app.screen._targets.items())[-1]
        await pilot.press(*letters)
        await settled(pilot, lambda: app.screen is screen)
        assert screen.at == target.pane and screen.view(target.pane).cursor == target.what
