"""A virtual view of lines: only what is on the screen is ever drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rich.segment import Segment
from rich.style import Style
from textual.events import Resize
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from briefing.tui.literal import literal
from briefing.tui.widgets.drawn import Drawn

# A stretch of a line: literal text, and the role in the palette that it is drawn in ("" is plain).
Part = tuple[str, str]


# What lines are laid out for before the view has been on the screen.
_UNSEEN_WIDTH = 80


class LinesView(Drawn, ScrollView, can_focus=True, inherit_bindings=False):
    """Draws line by line from `parts`. Text is never read as markup: it becomes segments as it stands.

    A subclass gives `line_total` and `parts`, calls `relayout` when its lines change in number and `repaint` when they
    change in looks.
    """

    DEFAULT_CSS = """
    LinesView { overflow-x: hidden; overflow-y: scroll; scrollbar-size-vertical: 1; }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._drawn: dict[int, Strip] = {}
        self._laid_out_for = -1
        self._width = _UNSEEN_WIDTH
        self._later: Callable[[], None] | None = None

    @property
    def text_width(self) -> int:
        """The cells of a line, the scroll bar's aside; while the view is out of sight, what it was before."""
        width = self.scrollable_content_region.width
        if width > 0:
            self._width = width
        return self._width

    def line_total(self) -> int:
        """How many lines there are."""
        raise NotImplementedError

    def parts(self, y: int) -> Iterable[Part]:
        """Line ``y`` from left to right."""
        raise NotImplementedError

    def lay_out(self, width: int) -> None:
        """Compute whatever depends on the width of a line."""

    def line_style(self, y: int) -> Style | None:
        """A style for the whole of line ``y``, such as a cursor's band."""
        return None

    def relayout(self) -> None:
        """Lay out for the present width, and draw afresh."""
        self._laid_out_for = self.text_width
        self.lay_out(self.text_width)
        self.virtual_size = Size(self.text_width, self.line_total())
        self.repaint()

    def repaint(self) -> None:
        """Draw all visible lines again."""
        self._drawn.clear()
        self.refresh()

    def on_resize(self, event: Resize) -> None:
        """Lines follow the width of the view, and what was on the screen stays there."""
        if self.text_width != self._laid_out_for:
            place = self.place()
            self.relayout()
            self.return_to(place)
        if self._later is not None and self.size.height:
            later, self._later = self._later, None
            later()

    def place(self) -> int:
        """What a reader looks at, as a number that outlives another layout."""
        return round(self.scroll_y)

    def return_to(self, place: int) -> None:
        """Bring back into view what `place` named."""
        self.scroll_to_line(place)

    def when_seen(self, scroll: Callable[[], None]) -> None:
        """Scroll now, or once the view has a size; of several wishes the last one counts."""
        self._later = None
        if self.size.height:
            scroll()
        else:
            self._later = scroll

    def redraw(self, top: int, height: int = 1) -> None:
        """Draw some lines again and leave the others: over a slow line every cell counts."""
        for y in range(top, top + height):
            self._drawn.pop(y, None)
        self.refresh_lines(top, height)

    def notify_style_update(self) -> None:
        """Another theme, or focus came or went."""
        super().notify_style_update()
        self._drawn.clear()

    def scroll_to_line(self, top: int) -> None:
        """Make ``top`` the first visible line, as far as the view's end allows."""
        self.scroll_to(y=max(0, min(top, self.line_total() - self.size.height)), animate=False, immediate=True)

    def show_lines(self, top: int, height: int, margin: int = 0) -> None:
        """Scroll as little as makes the lines visible; the first one wins where they do not all fit."""
        view = self.size.height
        now = round(self.scroll_y)
        margin = max(0, min(margin, (view - height) // 2))
        if top - margin < now or height >= view:
            self.scroll_to_line(top - margin)
        elif top + height + margin > now + view:
            self.scroll_to_line(top + height + margin - view)

    def render_line(self, y: int) -> Strip:
        """One visible line, from those drawn before where it has not changed."""
        at = y + round(self.scroll_y)
        width = self.size.width
        strip = self._drawn.get(at)
        if strip is None or strip.cell_length != width:
            strip = self._draw(at, width)
            self._drawn[at] = strip
        return strip

    def _draw(self, y: int, width: int) -> Strip:
        base = self.ground
        whole = self.line_style(y) if y < self.line_total() else None
        ground = base + whole if whole else base
        if y >= self.line_total():
            return Strip.blank(width, base)
        palette = self.palette
        # Whoever made the part may have forgotten where its text is from; no text leaves this place unseen.
        over = whole or _NONE
        segments = [
            Segment(literal(text), _drawn(base, palette[role], over, role)) for text, role in self.parts(y) if text
        ]
        return Strip(segments).crop_extend(0, width, ground)


def _drawn(base: Style, own: Style, over: Style, role: str) -> Style:
    """The style of a part on a line of a style of its own. Found words stay visible on the cursor's line."""
    if over.reverse:
        # Turned round, each colour would be a patch of its own behind the words.
        if role == "hit":
            return base + Style(bold=True, underline=True)
        return base + Style(bold=own.bold, italic=own.italic, underline=own.underline, strike=own.strike) + over
    return base + over + own if role == "hit" else base + own + over


_NONE = Style()
