"""The source: the text under a cursor, moved by keys and mouse from highlight to highlight and back to their items."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from rich.cells import cell_len
from textual.events import Blur, Click, Focus
from textual.message import Message

from briefing.tui.commands import bindings_of
from briefing.tui.highlight import Highlight
from briefing.tui.literal import literal
from briefing.tui.source_lines import INDENT, SourceLine
from briefing.tui.widgets.source_text import GUTTER, SourceText


class SourcePane(SourceText):
    """What the keys and the mouse do in the source."""

    BINDINGS = bindings_of("source")

    class ItemWanted(Message):
        """Enter on a highlight: the user wants the item that it stands for; None is the item whose evidence is on
        show."""

        def __init__(self, highlight: Highlight | None) -> None:
            super().__init__()
            self.highlight = highlight

    class Looked(Message):
        """The cursor came to a line; these highlights are on it."""

        def __init__(self, here: list[Highlight], spot: Highlight | None) -> None:
            super().__init__()
            self.here = here
            self.spot = spot

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        # What Enter does before it looks for an item; True where that was all.
        self.first_choice: Callable[[], bool] | None = None

    # Keys and mouse

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Scrolled())

    def _look(self, line: int, spot: Highlight | None = None) -> None:
        if not self.lines:
            return
        stale = self._marked_lines()
        self.cursor = max(0, min(line, len(self.lines) - 1))
        self.spot = spot
        self.when_seen(partial(self.show_lines, self.cursor, 1, 2))
        for changed in sorted(stale | self._marked_lines()):
            self.redraw(changed)
        self.post_message(self.Looked(self.here(), self.spot))

    def look_at(self, highlight: Highlight) -> None:
        """Put the cursor on a highlight."""
        self._look(self.line_of(highlight.span.start), highlight)

    def go_to(self, offset: int) -> None:
        """Put the cursor on the line that holds a character."""
        self._look(self.line_of(offset))

    def here(self) -> list[Highlight]:
        """The visible highlights on the cursor's line."""
        if self.cursor >= len(self.lines) or self.lines[self.cursor].blank:
            return []
        line = self.lines[self.cursor]
        return self.here_at(line)

    def action_line(self, by: int) -> None:
        """Up or down a line of text."""
        line = self.cursor + by
        if 0 <= line < len(self.lines) and self.lines[line].blank:
            line += by
        self._look(line)

    def action_page(self, by: int) -> None:
        """Up or down a page."""
        self._look(self.cursor + by * max(1, self.size.height - 2))

    def action_edge(self, end: int) -> None:
        """To the first line, or the last."""
        self._look(len(self.lines) - 1 if end else 0)

    def action_highlight(self, by: int) -> None:
        """To the next highlight, or the one before."""
        if not self.lines:
            return
        if self.spot is not None:
            offset = self.spot.span.start
        else:
            line = self.lines[self.cursor]
            offset = (line.start - 1 if by > 0 else line.end) if not line.blank else self._starts[self.cursor]
        found = self.highlights.following(offset, by, self.kinds)
        if found is not None:
            self._look(self.line_of(found.span.start), found)

    def action_choose(self) -> None:
        """Back to the item of the highlight at the cursor, the narrowest one where several lie over each other."""
        if self.first_choice is not None and self.first_choice():
            return
        spot = self.spot
        if spot is None and self.current is not None and self.line_of(self.current.start) == self.cursor:
            self.post_message(self.ItemWanted(None))
            return
        if spot is None:
            spot = min(self.here(), key=lambda h: (len(h.span), h.span.start), default=None)
        if spot is not None:
            self.post_message(self.ItemWanted(spot))

    def action_uncovered(self) -> bool:
        """To the next paragraph that the brief stands on nothing of, from the top again after the last."""
        if not self.lines or not self.covered:
            return False
        here = self.lines[self.cursor].paragraph
        order = [*range(here + 1, len(self.covered)), *range(here + 1)]
        number = next((n for n in order if n < len(self.covered) and not self.covered[n]), None)
        if number is None:
            return False
        self._look(self.paragraph_line(number))
        return True

    def on_click(self, event: Click) -> None:
        """A click puts the cursor on a line, and on the highlight under the pointer."""
        y = event.y + round(self.scroll_y)
        if y >= len(self.lines):
            return
        line = self.lines[y]
        meta = event.style.meta.get("offset") if event.style else None
        spot = None
        if not line.blank and isinstance(meta, tuple):
            offset = line.start + meta[0]
            under = [h for h in self.here_at(line) if h.span.start <= offset < h.span.end]
            spot = min(under, key=lambda h: len(h.span), default=None)
        self._look(y, spot)

    def here_at(self, line: SourceLine) -> list[Highlight]:
        """The visible highlights on a line."""
        return [h for h in self.highlights.within(line.start, line.end) if h.kind in self.kinds]

    def on_focus(self, event: Focus) -> None:
        """The cursor's line shows where keys go."""
        self.repaint()

    def on_blur(self, event: Blur) -> None:
        """The cursor's line goes."""
        self.repaint()

    def targets(self) -> Iterable[tuple[Highlight, int, int]]:
        """The visible highlights that begin on the screen, with their row and column in the view."""
        now = round(self.scroll_y)
        for row in range(min(self.size.height, len(self.lines) - now)):
            line = self.lines[now + row]
            if line.blank:
                continue
            for h in self.here_at(line):
                if line.start <= h.span.start < line.end:
                    assert self.document is not None
                    before = cell_len(literal(self.document.text[line.start : h.span.start]))
                    yield h, row, self._left + GUTTER + INDENT * self._is_item(line) + before
