"""The parts that know no widget: arrangement, outline, highlights, timeline, search, commands, clipboard, state."""

from __future__ import annotations

import base64
import json
import os
import stat

import pytest
from shelf_of_gold import articles, brief_of

from briefing.brief.model import Span
from briefing.errors import OutputError
from briefing.tui.arrange import arrange
from briefing.tui.clipboard import Clipboard, osc52, wrapped
from briefing.tui.commands import BY_ID, COMMANDS, CONTEXTS, bindings_of, keys_of, shown
from briefing.tui.highlight import Highlights, covered
from briefing.tui.key_hints import BAR, always_of, bar_of
from briefing.tui.keymap import NO_KEY, key_named, keymap_of, together
from briefing.tui.kinds import LAYERS, Kind
from briefing.tui.outline import outline
from briefing.tui.search import search
from briefing.tui.shelf import matching, row_of
from briefing.tui.state import Kept, write_whole
from briefing.tui.take_away import citation, file_name, reduced, said_of, write_new
from briefing.tui.timeline import moments

# width, height, pane with the keys, the visible panes, rows of the peek
ARRANGED = [
    (160, 46, "articles", ("articles", "brief", "source"), 0),
    (140, 40, "source", ("articles", "brief", "source"), 0),
    (139, 40, "articles", ("articles", "brief"), 0),
    (120, 34, "brief", ("brief", "source"), 0),
    (100, 30, "source", ("brief", "source"), 0),
    (99, 30, "source", ("source",), 0),
    (80, 22, "brief", ("brief",), 8),
    (80, 22, "articles", ("articles",), 10),
    (80, 22, "source", ("source",), 0),
    (60, 18, "brief", ("brief",), 0),
    (40, 60, "brief", ("brief",), 8),
]


@pytest.mark.parametrize(("width", "height", "at", "visible", "peek"), ARRANGED)
def test_arrangement(width, height, at, visible, peek):
    found = arrange(width, height, at, zoomed=False)
    assert found.visible == visible
    assert found.peek == peek
    assert sum(found.widths.values()) + len(visible) - 1 == width
    assert arrange(width, height, at, zoomed=True).visible == (at,)


@pytest.mark.parametrize("asked", [1, 25, 60, 500])
@pytest.mark.parametrize("width", [100, 120, 140, 160, 240])
def test_splits_leave_every_pane_its_least_width(width, asked):
    for at in ("articles", "brief", "source"):
        found = arrange(width, 40, at, zoomed=False, list_width=asked, brief_width=asked)
        assert sum(found.widths.values()) + len(found.widths) - 1 == width
        for pane, cells in found.widths.items():
            assert cells >= {"articles": 20, "brief": 30, "source": 34}[pane]


def test_every_span_of_every_item_is_a_highlight():
    for document, gold in articles().values():
        brief = brief_of(document, gold)
        sections = outline(brief)
        highlights = Highlights(sections)
        spans = {(h.kind, h.span) for h in highlights.all}
        for section in sections:
            for item in section.items:
                for span in item.spans:
                    assert (item.kind, span) in spans
        for start in range(0, len(document.text), 97):
            brute = [h for h in highlights.all if h.span.start < start + 40 and start < h.span.end]
            assert highlights.within(start, start + 40) == brute
        assert len(covered(document, sections)) == len(document.paragraphs)


def test_following_goes_through_all_highlights():
    document, gold = articles()["000"]
    highlights = Highlights(outline(brief_of(document, gold)))
    kinds = {Kind.WHO, Kind.WHEN}
    seen, at = [], -1
    while (found := highlights.following(at, 1, kinds)) is not None:
        seen.append(found)
        at = found.span.start
    assert len(seen) == len({h.span.start for h in highlights.all if h.kind in kinds})
    assert highlights.following(seen[-1].span.start, -1, kinds).span.start == seen[-2].span.start


def test_the_timeline_is_in_order_and_holds_every_time_once():
    for document, gold in articles().values():
        brief = brief_of(document, gold)
        placed, loose = moments(brief, outline(brief))
        assert [m.begin for m in placed] == sorted(m.begin for m in placed)
        assert all(m.begin for m in placed)
        keys = [m.item.key for m in (*placed, *loose)]
        assert len(keys) == len(set(keys))


def test_near_misses_are_offered_where_nothing_was_found():
    from dataclasses import replace

    document, gold = articles()["000"]
    brief = replace(brief_of(document, gold), commitments=())
    section = next(s for s in outline(brief) if s.kind is Kind.COMMITMENT)
    assert section.nothing == "No commitments found; 1 near miss, press w."
    assert outline(replace(brief, near_misses=()))[4].nothing == "No commitments found."


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        ("turkey", 1),
        ("TURKEY pakistan", 1),
        ('"military standoff"', 1),
        ('"standoff military"', 0),
        ("zzz", 0),
        ("", 0),
    ],
)
def test_search(wanted, count):
    rows = [row_of(articles()["000"][0])]
    found = list(search(rows, wanted))
    assert len(found) == count
    for result in found:
        for hit in result.hits:
            text = rows[0].document.text
            assert hit.span.of(text) == hit.words
            assert text[hit.span.start - len(hit.before) : hit.span.start] == hit.before


def test_filter_words_in_any_order():
    rows = [row_of(document) for document, _ in articles().values()]
    assert matching(iter(rows), "erdogan PAKISTAN 2025") == ["000"]
    assert len(matching(iter(rows), "")) == len(rows)


# Commands

# What labels of the key bar leave open.
NAMES = {
    "home": "dossier", "before": "stories", "zoom": "zoom", "fold": "fold", "fold_all": "fold all", "other": "sections",
}  # fmt: skip


def test_the_table_of_commands():
    ids = [c.id for c in COMMANDS]
    assert len(ids) == len(set(ids))
    assert {c.context for c in COMMANDS} == set(CONTEXTS)
    for command in COMMANDS:
        assert command.help.endswith(".") and command.label and "[" not in command.help
    for place in ("articles", "brief", "source"):
        contexts = {"reader", place} if place == "source" else {"reader", place, "move"}
        keys = [k for c in COMMANDS if c.context in contexts for k in keys_of(c, {})]
        assert len(keys) == len(set(keys)), f"a key stands for two things in {place}"
    for place in BAR:
        commands = bar_of(place, **NAMES)
        assert len({c.id for c in commands}) == len(commands), "each command once"
        assert all("{" not in c.label for c in commands)
    assert not always_of("typing.find") and [c.id for c in always_of("brief")] == ["help", "quit"]
    for context in CONTEXTS:
        for binding in bindings_of(context):
            assert binding.id in BY_ID and binding.description and binding.tooltip


def test_keys_as_they_are_shown():
    keys = ["question_mark", "ctrl+f", "shift+tab", "J", "f1", "pagedown", "less_than_sign"]
    assert [shown(k) for k in keys] == ["?", "^f", "⇧Tab", "J", "F1", "PgDn", "<"]
    assert keys_of(BY_ID["export"], {"export": "x,ctrl+x"}) == ("x", "ctrl+x")
    assert keys_of(BY_ID["export"], {"export": NO_KEY}) == ()


def test_no_default_key_stands_for_two_things_in_one_place():
    for n, one in enumerate(COMMANDS):
        for other in COMMANDS[n + 1 :]:
            if together(one, other):
                assert not set(one.keys.split(",")) & set(other.keys.split(",")), (one.id, other.id)


# How people write keys, and what Textual calls them; None is no key.
KEYS = {
    "x": "x",
    "X": "X",
    "?": "question_mark",
    "/": "slash",
    "\\": "backslash",
    "@": "at",
    "+": "plus",
    ",": "comma",
    "é": "é",
    "ctrl+x": "ctrl+x",
    "Ctrl+X": "ctrl+x",
    "^x": "ctrl+x",
    "ctrl++": "ctrl+plus",
    "Esc": "escape",
    "Enter": "enter",
    "PgUp": "pageup",
    "page down": "pagedown",
    "←": "left",
    "F5": "f5",
    "shift+tab": "shift+tab",
    "shift+x": "X",
    "alt+x": "alt+x",
    "question_mark": "question_mark",
    "": None,
    "hyper+x": None,
    "tabulator": None,
    "ctrl+": None,
}


def test_keys_as_users_write_them():
    assert {text: key_named(text) for text in KEYS} == KEYS
    assert all(key_named(shown(k)) == k for c in COMMANDS for k in c.keys.split(",") if not k.startswith("shift+"))


def test_a_key_that_the_user_gives_away_leaves_its_old_command():
    found = keymap_of({"evidence.next": "j"})
    assert found.keys == {"evidence.next": "j", "move.down": "down", "source.down": "down"} and not found.notes
    found = keymap_of({"why": "s"})
    assert found.keys == {"why": "s", "star": NO_KEY}
    assert found.taken == ("s is now “why”; “star” (star) has no key any more.",) and not found.notes
    assert keymap_of({"export": "s"}).keys["stack.order"] == NO_KEY, "exporting is heard in the ledger too"
    assert keymap_of({"export": "a", "add": "e"}) == type(found)({"export": "a", "add": "e"})
    assert keymap_of({"export": ""}).keys == {"export": NO_KEY}


def test_what_cannot_be_bound_is_told():
    assert keymap_of({"exprot": "x"}).notes == ("“exprot” is no command; is “export” meant?",)
    unknown = keymap_of({"export": "hyper+x"}, {"export": "own.toml:3"})
    told = "own.toml:3: “hyper+x” is no key for export; write one as x, ?, f2, ctrl+x or alt+x."
    assert unknown == type(unknown)({}, (told,))
    twice = keymap_of({"export": "ctrl+e", "copy": "ctrl+e,ctrl+y"})
    assert twice.keys == {"export": "ctrl+e", "copy": "ctrl+y"}
    assert twice.notes == ("^e is bound to export already; copy needs another key.",)
    apart = keymap_of({"fold": "ctrl+e", "highlight.next": "ctrl+e"})
    assert not apart.notes, "brief and source never hear a key at the same time"


def test_every_layer_has_a_key_and_a_glyph_of_its_own():
    assert len({x.key for x in LAYERS}) == len({x.glyph for x in LAYERS}) == len(LAYERS) == len(Kind) - 1, (
        "statements share a layer with quotes"
    )


# Clipboard


def test_osc52_in_a_terminal_in_tmux_and_too_long():
    plain = osc52("é")
    tmux, screen = "\x1bPtmux;\x1b" + plain + "\x1b\\", "\x1bP" + plain + "\x1b\\"
    assert plain == "\x1b]52;c;" + base64.b64encode("é".encode()).decode() + "\x07"
    for environ, sent in (
        ({}, plain),
        ({"TERM": "xterm-256color"}, plain),
        ({"TMUX": "/x"}, plain + tmux),
        ({"TERM": "tmux-256color"}, plain + tmux),
        ({"TERM": "screen-256color"}, plain + screen),
        ({"TERM": "screen-256color", "STY": "1.pts"}, screen),
    ):
        assert wrapped(plain, environ) == sent, environ
    pieces = wrapped(osc52("x" * 2000), {"TERM": "screen", "STY": "1.pts"}).split("\x1b\\")
    assert len(pieces) > 5 and all(len(piece) < 768 for piece in pieces), "screen takes no more at a time"
    assert osc52("x" * 100_000) == "" == wrapped("", {"TERM": "screen"})


def test_the_clipboard_claims_what_it_knows(tmp_path):
    program = tmp_path / "xclip"
    program.write_text(f"#!/bin/sh\ncat > {tmp_path}/copied\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    sent: list[str] = []
    here = Clipboard(sent.append, {"DISPLAY": ":0", "PATH": path})
    assert here.copy("wörds", "The item") == "The item copied to the clipboard (xclip)."
    assert (tmp_path / "copied").read_text("utf-8") == "wörds" and not sent
    for environ in ({"PATH": path}, {"DISPLAY": ":0", "SSH_TTY": "/dev/pts/1", "PATH": path}):
        sent.clear()
        assert "does not confirm" in Clipboard(sent.append, environ).copy("a", "It")
        assert sent == [osc52("a")]
    program.write_text("#!/bin/sh\nexit 1\n")
    assert "does not confirm" in here.copy("a", "It")
    assert "not copied" in Clipboard(None, {"PATH": ""}).copy("a", "It")
    assert "too long" in Clipboard(sent.append, {"PATH": ""}).copy("x" * 100_000, "It")


def test_within_tmux_its_buffer_is_filled(tmp_path):
    program = tmp_path / "tmux"
    program.write_text(f"#!/bin/sh\necho $* > {tmp_path}/asked\ncat > {tmp_path}/copied\n")
    program.chmod(0o755)
    environ = {"TMUX": "/tmp/tmux-0/default,1,0", "SSH_TTY": "/dev/pts/1", "PATH": f"{tmp_path}:/bin:/usr/bin"}
    sent: list[str] = []
    told = Clipboard(sent.append, environ).copy("wörds", "The item")
    assert told.startswith("The item copied to tmux's buffer") and "does not confirm" in told
    assert (tmp_path / "asked").read_text() == "load-buffer -w -\n"
    assert (tmp_path / "copied").read_text("utf-8") == "wörds"
    assert sent and sent[0].startswith("\x1bPtmux;"), "and past tmux where it lets that through"
    program.write_text("#!/bin/sh\nexit 1\n")
    assert "sent to the terminal's clipboard (OSC 52)" in Clipboard(sent.append, environ).copy("a", "It")


# What is kept


def test_kept_state_comes_back(tmp_path):
    path = tmp_path / "deep" / "app.json"
    kept = Kept(theme="x", list_width=33, layers={"who"}, folded={"term"}, last="007", hint_seen=True)
    kept.read["b"] = kept.read["a"] = kept.starred["ü"] = None
    kept.save(path)
    again = Kept.load(path)
    assert again == kept
    assert list(again.read) == ["b", "a"]
    assert not list(path.parent.glob(".*"))


@pytest.mark.parametrize(
    "damaged",
    ["", "{", "[]", "null", '{"read": 3}', '{"layers": [1], "theme": 5}', '{"list_width": -4}', "\x00\xff", "[" * 5000],
)
def test_damaged_state_is_a_first_run(tmp_path, damaged):
    path = tmp_path / "app.json"
    path.write_text(damaged, "utf-8")
    assert Kept.load(path) == Kept()


def test_a_full_disk_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "brief.md"
    write_new(path, "old", overwrite=False)
    with pytest.raises(FileExistsError):
        write_new(path, "new", overwrite=False)

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OutputError, match="No space left"):
        write_new(path, "new", overwrite=True)
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["brief.md"]
    monkeypatch.undo()
    write_new(path, "new\r\n", overwrite=True)
    assert path.read_bytes() == b"new\r\n"


def test_no_permission_is_told(tmp_path):
    target = tmp_path / "file" / "brief.md"
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError):
        write_whole_or_tell(target)


def write_whole_or_tell(path):
    try:
        write_whole(path, "x")
    except OSError as error:
        raise OutputError(str(error)) from error


# Taking away


def test_a_reduced_brief_holds_the_items_and_nothing_else():
    document, gold = articles()["000"]
    brief = brief_of(document, gold)
    sections = {s.kind: s for s in outline(brief)}
    chosen = [sections[Kind.COMMITMENT].items[1], sections[Kind.WHO].items[0], sections[Kind.QUOTE].items[2]]
    small = reduced(brief, chosen)
    assert small.commitments == (brief.commitments[1],)
    assert small.who == (brief.who[0],)
    assert [q.text for q in small.quotes] == [chosen[2].value.text]
    assert not (small.when or small.what or small.terms or small.figures or small.main.who)
    assert small.article is document


def test_a_citation_names_its_place():
    document, gold = articles()["000"]
    item = next(s for s in outline(brief_of(document, gold)) if s.kind is Kind.COMMITMENT).items[1]
    cited = citation(document, [item])
    assert cited.startswith("Shehbaz Sharif, Recep Tayyip Erdogan: Pursue the USD 5 billion bilateral trade target")
    assert "“Pursue the USD 5 billion" in cited
    assert cited.endswith("2025-05-26, seeds/000.txt, paragraph 5")
    assert item.spans[0] == Span(item.spans[0].start, item.spans[0].end)


@pytest.mark.parametrize("form", ["markdown", "json", "text"])
def test_a_file_name_is_a_file_name(form):
    for document, _ in articles().values():
        name = file_name(document, form)
        assert len(name) < 90 and "/" not in name and name.isascii()
        assert name.startswith(document.published.isoformat())


def test_every_item_can_be_said_in_a_line():
    for document, gold in articles().values():
        for section in outline(brief_of(document, gold)):
            for item in section.items:
                assert said_of(item).strip()


def test_json_of_state_is_readable(tmp_path):
    Kept().save(tmp_path / "s.json")
    assert json.loads((tmp_path / "s.json").read_text("utf-8"))["hint_seen"] is False
