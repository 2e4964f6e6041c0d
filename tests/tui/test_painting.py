"""What is sent to the terminal: the same picture as Textual would send whole, with few bytes."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from hostile import HOSTILE, hostile_brief
from piloting import settled, type_fast
from rich.cells import cell_len
from rich.color import ColorSystem
from rich.segment import ControlType, Segment
from rich.style import Style
from shelf_of_gold import GoldLoader
from terminal import Terminal
from textual._compositor import CompositorUpdate
from textual.strip import Strip

from briefing.tui.painting import Canvas, Sparing, look_of

HERE = Path(__file__).parent
_PIECE = re.compile(r"\x1b\[([\d;]*)([Hm])|\n|\r|([^\x1b\n\r])")
Cell = tuple[str, tuple[str, str, str]]


class Grid:
    """A terminal that knows how to move, to colour and to write."""

    def __init__(self) -> None:
        self.cells: dict[tuple[int, int], Cell] = {}
        self._x = self._y = 0
        self._look = ("", "", "")

    def take(self, sent: str) -> None:
        """Draw what is sent."""
        assert not re.sub(_PIECE, "", sent), "nothing but this is sent"
        for match in _PIECE.finditer(sent):
            codes, kind, character = match.groups()
            if kind == "H":
                self._y, self._x = (int(n) - 1 for n in codes.split(";"))
            elif kind == "m":
                self._colour(codes)
            elif character:
                self._write(character)

    def _colour(self, codes: str) -> None:
        plain, _, rest = codes.partition(";") if codes.split(";")[0] in ("", "0") else ("", "", codes)
        attributes, ink, ground = ("", "", "") if plain else self._look
        new = look_of(rest)
        ink = new[1] or ("" if "39" in re.sub(r"[34]8;(2;\d+;\d+;\d+|5;\d+)", "", rest).split(";") else ink)
        ground = new[2] or ("" if "49" in re.sub(r"[34]8;(2;\d+;\d+;\d+|5;\d+)", "", rest).split(";") else ground)
        self._look = (new[0] or attributes, ink, ground)

    def _write(self, character: str) -> None:
        width = cell_len(character)
        if not width:
            text, look = self.cells[self._y, self._x - 1]
            self.cells[self._y, self._x - 1] = (text + character, look)
            return
        look = self._look
        if character == " " and not {"4", "7", "9"} & set(look[0].split(";")):
            look = ("", "", look[2])
        self.cells[self._y, self._x] = (character, look)
        for more in range(1, width):
            self.cells[self._y, self._x + more] = ("", look)
        self._x += width


class Twice:
    """Each picture drawn on two terminals: sent whole, and sent sparingly."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.canvas = Canvas()
        self.whole, self.sparing = Grid(), Grid()
        self.sizes: list[tuple[int, int]] = []
        display = Sparing._display
        twice = self

        def both(app: Sparing, screen: object, update: object) -> None:
            if isinstance(update, CompositorUpdate) and app.is_running:
                twice.draw(app, update)
            display(app, screen, update)  # type: ignore[arg-type]

        patch.setattr(Sparing, "_display", both)

    def draw(self, app: Sparing, update: CompositorUpdate) -> None:
        """One picture on both."""
        console = app.console
        if self.canvas.width != app.size.width:
            self.canvas.forget(app.size.width)
            self.whole, self.sparing = Grid(), Grid()
        # Not as Textual sends it: it cuts a wide character in two where the edge of what has changed lies in it.
        segments = list(update.__rich_console__(console, console.options))  # type: ignore[attr-defined]
        colours = console._color_system or ColorSystem.TRUECOLOR
        whole = "".join(Strip.render_style(s.style, s.text, colours) if s.style else s.text for s in segments)
        sparing = self.canvas.sent_for(segments, colours)
        self.whole.take(whole)
        self.sparing.take(sparing)
        self.sizes.append((len(whole), len(sparing)))
        there = {at: cell for at, cell in self.whole.cells.items() if at[1] < app.size.width}
        differ = {at for at, cell in there.items() if self.sparing.cells.get(at) != cell}
        assert not differ, {at: (self.whole.cells[at], self.sparing.cells.get(at)) for at in sorted(differ)[:5]}


WALK = (
    "down", "down", "enter", "down", "down", "n", "enter", "right_square_bracket", "0", "0", "u", "tab", "w", "escape",
    "t", "down", "t", "F", "F", "z", "z", "less_than_sign", "slash", "a", "escape", "g", "escape", "question_mark", "e",
    "escape", "ctrl+p", "t", "escape", "T", "T", "T", "y", "escape", "escape", "s", "m", "end", "home",
)  # fmt: skip


@pytest.mark.parametrize("size", [(80, 24), (160, 48)], ids=str)
async def test_what_is_sent_makes_the_same_picture(size, make_app, monkeypatch):
    twice = Twice(monkeypatch)
    app = make_app("000", "001", "013")
    async with app.run_test(size=size, notifications=True) as pilot:
        await settled(pilot)
        app.copier._environ = {"PATH": ""}
        begin = len(twice.sizes)
        for key in WALK:
            await type_fast(pilot, key)
        await pilot.resize_terminal(104, 30)
        for key in WALK:
            await type_fast(pilot, key)
    whole, sparing = (sum(column) for column in zip(*twice.sizes[begin:], strict=True))
    assert sparing * 4 < whole, "a quarter at most"


@pytest.mark.parametrize("name", list(HOSTILE))
async def test_so_it_does_of_hostile_texts(name, make_app, monkeypatch):
    Twice(monkeypatch)
    loader = GoldLoader({f"hostile-{name}": hostile_brief(name)})
    app = make_app(f"hostile-{name}", "000", loader=loader)
    async with app.run_test(size=(120, 30), notifications=True) as pilot:
        await settled(pilot)
        for key in (
            "enter",
            "down",
            "down",
            "tab",
            "down",
            "right_square_bracket",
            "w",
            "escape",
            "t",
            "escape",
            "down",
        ):
            await type_fast(pilot, key)


def _at(x: int, y: int, *parts: tuple[str, str]) -> list[Segment]:
    move = Segment("", None, [(ControlType.CURSOR_MOVE_TO, x, y)])  # type: ignore[list-item]
    return [move, *(Segment(text, Style.parse(style)) for text, style in parts)]


def test_only_what_differs_is_sent():
    canvas = Canvas()
    canvas.forget(20)

    def sent(*parts: tuple[str, str], x: int = 0) -> str:
        return canvas.sent_for(_at(x, 0, *parts), ColorSystem.TRUECOLOR)

    assert sent(("one ", "bold red"), ("two", "red")) == "\x1b[1;1H\x1b[0;1;31mone \x1b[0;31mtwo\x1b[0m"
    assert sent(("one ", "bold red"), ("two", "red")) == ""
    assert sent(("one ", "bold green"), ("two", "red")) == "\x1b[1;1H\x1b[0;1;32mone\x1b[0m", "a blank has no ink"
    assert sent(("X", "red"), x=6) == "\x1b[1;7H\x1b[0;31mX\x1b[0m"
    assert sent(("北京", "red"), x=10) == "\x1b[1;1H\x1b[0;1;32mone \x1b[0;31mtwX\x1b[0m".replace(
        "X\x1b[0m", "X\x1b[1;11H北京\x1b[0m"
    ), "a line with wide characters is sent as a whole, what is not known left out"
    canvas.forget(20)
    assert "one" in sent(("one", ""))
    assert sent(("beyond the edge of it", ""), x=15).endswith("beyon")


COLOURS = [
    ("", ("", "", "")),
    ("1;3", ("1;3", "", "")),
    ("31", ("", "31", "")),
    ("1;38;2;1;2;3;48;2;4;5;6", ("1", "38;2;1;2;3", "48;2;4;5;6")),
    ("38;5;31;48;5;41", ("", "38;5;31", "48;5;41")),
    ("4;97;107", ("4", "97", "107")),
    ("9;21;39;49", ("9;21", "", "")),
    ("7;90;100", ("7", "90", "100")),
]


@pytest.mark.parametrize(("codes", "look"), COLOURS)
def test_the_parts_of_a_colour(codes, look):
    assert look_of(codes) == look


_SCRIPT = """
import sys
sys.path[:0] = {paths!r}
from pathlib import Path
from shelf_of_gold import GoldLoader
from briefing.tui.app import run_app
from briefing.tui.options import AppOptions
run_app(["000", "001", "005"], AppOptions(state=Path({state!r}), watch=0), GoldLoader())
"""
# At 160x48 on a terminal: keys, and the bytes that they may cost; a whole screen is 80,000 the usual way.
COSTS = (
    ("next article, two panes of other words", b"j", 20_000),
    ("another pane", b"\t", 5_000),
    ("next item", b"j", 4_000),
    ("next evidence", b"n", 5_000),
    ("a dialog, over a screen that grows dim", b"w", 40_000),
    ("back", b"\x1b", 30_000),
)


def _begun(tmp_path: Path) -> Terminal:
    script = tmp_path / "run.py"
    paths = [str(HERE), str(HERE.parent.parent)]
    script.write_text(_SCRIPT.format(paths=paths, state=str(tmp_path / "s.json")))
    return Terminal([sys.executable, str(script)], rows=48, columns=160)


def test_a_key_costs_few_bytes(tmp_path):
    with _begun(tmp_path) as terminal:
        assert terminal.until(b"SOURCE")
        terminal.press(b"", quiet=0.5)
        spent = {}
        for name, keys, _ in COSTS:
            before = len(terminal.sent)
            terminal.press(keys, quiet=0.4)
            spent[name] = len(terminal.sent) - before
        terminal.press(b"q")
        assert terminal.ended() == 0
    assert not {name: spent[name] for name, _, most in COSTS if spent[name] > most}


def test_all_of_it_comes_again_where_the_terminal_may_have_lost_it(tmp_path):
    with _begun(tmp_path) as terminal:
        assert terminal.until(b"SOURCE")
        terminal.press(b"", quiet=0.5)
        for name in ("asked for", "of another size", "of the same size again"):
            before = len(terminal.sent)
            if name == "asked for":
                terminal.press(b"\x0c", quiet=0.4)
            else:
                terminal.resize(47, 159)
                terminal.resize(48, 160) if "same" in name else None
                terminal.press(b"", quiet=0.6)
            again = terminal.sent[before:]
            assert b"ARTICLES" in again and b"SOURCE" in again and len(again) > 10_000, name
            terminal.resize(48, 160)
            terminal.press(b"", quiet=0.6)
        terminal.press(b"q")
        assert terminal.ended() == 0
