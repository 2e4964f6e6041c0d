"""What is sent to the terminal: of a new picture only the cells that differ from those that stand there.

Textual sends whole screens when a dialog opens or closes or a pane takes the keys, some of them twice, and every run of
cells with its full style: 100 kB at 160x48, five seconds on a slow line. Here the picture that stands on the terminal
is remembered, and colours are sent where they change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.console import Console, RenderableType
from rich.segment import ControlType, Segment
from rich.style import Style
from textual._compositor import CompositorUpdate
from textual._styles_cache import StylesCache
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.events import Event, Resize
from textual.strip import Strip

if TYPE_CHECKING:
    from textual.screen import Screen

# Attributes (SGR) that show on a blank: underlined, blinking, reversed, struck, doubly underlined, framed, overlined.
_SEEN_ON_BLANKS = frozenset("4 5 6 7 9 21 51 52 53".split())
# So many cells that stay are sent again rather than jumped over: a jump is about as long.
_GAP = 7
_INKS = 4096
# Seconds after which a terminal that has got another size should be drawn whole.
_SOON = 0.1

# Attributes, ink and ground, each as SGR has it; empty is the terminal's own.
Look = tuple[str, str, str]


class Row:
    """A line of the terminal: of each cell its text and its look. A character of two cells, or a run with any in it, is
    the text of its first cell, and the others are empty; None is not known."""

    __slots__ = ("looks", "texts")

    def __init__(self, width: int) -> None:
        self.texts: list[str | None] = [None] * width
        self.looks: list[int] = [0] * width

    def copy(self) -> Row:
        """The same cells."""
        same = Row(0)
        same.texts, same.looks = self.texts[:], self.looks[:]
        return same

    def put(self, x: int, text: str, look: int, blank: int) -> int:
        """Set cells from ``x`` on, blanks in the look ``blank``; gives the cell behind them."""
        room = len(self.texts) - x
        if x < 0 or room <= 0:
            return x + cell_len(text)
        cells: list[str | None] = []
        if is_plain(text):
            cells += text[:room]
            looks = [look] * len(cells)
            if blank != look and " " in text:
                looks = [blank if cell == " " else look for cell in cells]
        else:
            size = min(cell_len(text), room)
            cells += [text, *[""] * (size - 1)][:size]
            looks = [look] * size
        self.texts[x : x + len(cells)] = cells
        self.looks[x : x + len(cells)] = looks
        return x + len(cells)


@lru_cache(maxsize=8192)
def is_plain(text: str) -> bool:
    """Whether every character takes one cell, for this program and for any terminal."""
    return text.isascii() or all(cell_len(character) == 1 for character in text)


class Canvas:
    """The picture that stands on the terminal."""

    def __init__(self) -> None:
        self.width = 0
        self._rows: dict[int, Row] = {}
        self._looks: list[Look] = [("", "", "")]
        self._numbers: dict[Look, int] = {("", "", ""): 0}
        # Of each look, the one that a blank has in it.
        self._blanks: list[int] = [0]
        self._of_style: dict[Style, int] = {}

    def forget(self, width: int) -> None:
        """Nothing is known of the terminal, which is ``width`` cells wide: all that comes is sent."""
        self.width = width
        self._rows.clear()

    def knows(self, width: int, height: int) -> bool:
        """Whether it is known of every cell of a terminal what stands there."""
        rows = [self._rows.get(y) for y in range(height)]
        return width == self.width and all(row is not None and None not in row.texts for row in rows)

    def sent_for(self, update: Iterable[Segment], colours: ColorSystem) -> str:
        """What has to be sent so that an update stands on the terminal; the canvas takes it that it is sent."""
        before: dict[int, Row] = {}
        x = y = 0
        for text, style, control in update:
            if control:
                for code in control:
                    if code[0] is ControlType.CURSOR_MOVE_TO:
                        _, x, y = code  # type: ignore[misc]
                continue
            if text == "\n":
                continue
            row = self._rows.setdefault(y, Row(self.width))
            if y not in before:
                before[y] = row.copy()
            look = self._look_of(style, colours)
            x = row.put(x, text, look, self._blanks[look])
        return self._sent(before)

    def _look_of(self, style: Style | None, colours: ColorSystem) -> int:
        if style is None:
            return 0
        found = self._of_style.get(style)
        if found is None:
            if len(self._of_style) >= _INKS:
                self._of_style.clear()
            found = self._of_style[style] = self._number(look_of(Strip.render_ansi(style, colours)))
        return found

    def _number(self, look: Look) -> int:
        found = self._numbers.get(look)
        if found is None:
            found = self._numbers[look] = len(self._looks)
            self._looks.append(look)
            self._blanks.append(found)
            if _SEEN_ON_BLANKS.isdisjoint(look[0].split(";")):
                self._blanks[found] = self._number(("", "", look[2]))
        return found

    def _sent(self, before: dict[int, Row]) -> str:
        sent: list[str] = []
        pen: int | None = None
        for y, old in before.items():
            new = self._rows[y]
            if old.texts == new.texts and old.looks == new.looks:
                continue
            for start, end in _differences(old, new):
                sent.append(f"\x1b[{y + 1};{start + 1}H")
                for text, look in zip(new.texts[start:end], new.looks[start:end], strict=True):
                    if look != pen and not (text == " " and pen is not None and self._blanks[pen] == look):
                        sent.append(_switched(None if pen is None else self._looks[pen], self._looks[look]))
                        pen = look
                    sent.append(text or "")
        if pen:
            sent.append("\x1b[0m")
        return "".join(sent)


def _differences(old: Row, new: Row) -> Iterator[tuple[int, int]]:
    """The stretches of cells that have to be sent."""
    if "" in old.texts or "" in new.texts:
        # Terminals differ in how wide some characters are: what is known of such a line is sent as a whole.
        yield from _known(new, 0, len(new.texts))
        return
    cells = zip(old.texts, new.texts, old.looks, new.looks, strict=True)
    changed = [x for x, (a, b, c, d) in enumerate(cells) if a != b or c != d]
    start = changed[0]
    for here, following in pairwise([*changed, len(new.texts) + _GAP + 2]):
        if following - here - 1 > _GAP:
            yield from _known(new, start, here + 1)
            start = following


def _known(row: Row, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of a stretch in which the cells are known."""
    at = start
    for x in range(start, end + 1):
        if x == end or row.texts[x] is None:
            if x > at:
                yield at, x
            at = x + 1


def look_of(codes: str) -> Look:
    """The attributes, the ink and the ground in the codes of an SGR sequence."""
    attributes, ink, ground = [], "", ""
    parts = iter(codes.split(";") if codes else [])
    for part in parts:
        if part in ("38", "48"):
            kind = next(parts, "5")
            colour = ";".join([part, kind, *(next(parts, "0") for _ in range(3 if kind == "2" else 1))])
            ink, ground = (colour, ground) if part == "38" else (ink, colour)
        elif len(part) >= 2 and part[0] in "39" and part != "39":
            ink = part
        elif len(part) >= 2 and (part[0] == "4" or part[:2] == "10") and part != "49":
            ground = part
        elif part not in ("39", "49"):
            attributes.append(part)
    return ";".join(attributes), ink, ground


def _switched(old: Look | None, new: Look) -> str:
    if old is None or old[0] != new[0]:
        return f"\x1b[{';'.join(['0', *(part for part in new if part)])}m"
    parts = [new[1] or "39"] if old[1] != new[1] else []
    parts += [new[2] or "49"] if old[2] != new[2] else []
    return f"\x1b[{';'.join(parts)}m"


class Difference(CompositorUpdate):
    """An update that sends what of another one does not stand on the terminal yet."""

    def __init__(self, canvas: Canvas, whole: CompositorUpdate) -> None:
        self._canvas = canvas
        self._whole = whole

    def __rich_console__(self, console: Console, options: object) -> Iterator[Segment]:
        return self._whole.__rich_console__(console, options)  # type: ignore[attr-defined, no-any-return]

    def render_segments(self, console: Console) -> str:
        """The sequences for the terminal."""
        colours = getattr(console, "_color_system", None) or ColorSystem.TRUECOLOR
        return self._canvas.sent_for(self.__rich_console__(console, console.options), colours)


class Sparing(App[None]):
    """An app that sends what has changed, and everything again where the terminal may have lost it."""

    def __init__(self, *, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        self._canvas = Canvas()

    def on_mount(self) -> None:
        """Another program may have drawn while the app was suspended."""
        self.app_resume_signal.subscribe(self, lambda _: self.draw_anew())

    def pop_screen(self) -> AwaitComplete:
        """Close the screen that is on top, and let go of what was drawn of it.

        Textual (8.2) remembers the grounds of the last 1,024 widgets by the widgets' own lines, and so keeps those:
        0.7 MB for a list of keys that was opened and closed.
        """
        popped = super().pop_screen()
        forget: Callable[[], None] | None = getattr(StylesCache.get_inner_outer, "cache_clear", None)
        if forget is not None:
            forget()
        return popped

    def draw_anew(self) -> None:
        """Draw the whole screen again, whatever stands on the terminal."""
        self._canvas.forget(self.size.width)
        if self._screen_stack:
            self.refresh()

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """Textual's way to the terminal; pictures below the prompt keep their own."""
        if self._canvas.width != self.size.width:
            self._canvas.forget(self.size.width)
        if isinstance(renderable, CompositorUpdate) and self._driver is not None and not self._driver.is_inline:
            renderable = Difference(self._canvas, renderable)
        super()._display(screen, renderable)

    async def on_event(self, event: Event) -> None:
        """A terminal of another size may have moved or cut what stood on it, even if it has its old size again."""
        if isinstance(event, Resize):
            self._canvas.forget(event.size.width)
            self.set_timer(_SOON, self._complete)
        await super().on_event(event)

    def _complete(self) -> None:
        """Textual draws nothing anew for a size that has come and gone."""
        if not self._canvas.knows(*self.size) and self._screen_stack:
            self.refresh()
