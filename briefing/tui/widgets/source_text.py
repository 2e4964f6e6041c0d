"""The text of the source: laid out in a column, with what the brief stands on marked in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import pairwise

from rich.segment import Segment
from rich.style import Style
from textual.events import Resize
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip

from briefing.brief.model import Document, Span
from briefing.tui.highlight import Highlight, Highlights
from briefing.tui.kinds import LAYER_OF, LAYERS, Kind
from briefing.tui.literal import literal
from briefing.tui.source_lines import SourceLine, lines_of
from briefing.tui.widgets.lines_view import LinesView, Part
from briefing.tui.wrap import wrapped

READING_WIDTH = 80
GUTTER = 5
# An evidence of up to this many characters is marked boldly, a longer one softly.
_SHORT = 60
# Tints that lie over each other: the last one wins.
_TINTS = (Kind.SUMMARY, Kind.WHAT, Kind.QUOTE, Kind.COMMITMENT)
_BULLETS = "•*-–—·▪‣◦"


class SourceText(LinesView):
    """The article in a centred column. A margin on the left shows which sentences stand for what, and a dotted bar
    where the brief stands on nothing."""

    ALLOW_SELECT = True

    class Scrolled(Message):
        """Another part of the article is on the screen, or another layout."""

    class Selected(Message):
        """Some of the text was selected, or none is any more."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.document: Document | None = None
        self.highlights = Highlights(())
        self.kinds: set[Kind] = set()
        self.covered: tuple[bool, ...] = ()
        self.evidence: tuple[Span, ...] = ()
        self.current: Span | None = None
        self.spot: Highlight | None = None
        self.hits: tuple[Span, ...] = ()
        self.hit: Span | None = None
        self.cursor = 0
        self.lines: list[SourceLine] = []
        self._starts: list[int] = []
        self._column = READING_WIDTH
        self._left = 0
        self._message = ""
        self._current_seen = False

    # What is shown

    def show_document(self, document: Document | None, message: str = "") -> None:
        """Show an article from its beginning, without highlights as yet; or a message where there is no text."""
        self.document, self._message = document, message
        self.highlights, self.covered = Highlights(()), ()
        self.evidence, self.current, self.spot, self.hits = (), None, None, ()
        self.hit = None
        self.cursor = 0
        self.relayout()
        self.when_seen(partial(self.scroll_to_line, 0))

    def show_highlights(self, highlights: Highlights, covered: tuple[bool, ...]) -> None:
        """What the brief stands on, and which paragraphs it covers."""
        self.highlights, self.covered = highlights, covered
        self.repaint()
        self.post_message(self.Scrolled())

    def show_layers(self, kinds: set[Kind]) -> None:
        """The kinds whose highlights are visible."""
        self.kinds = kinds
        self.repaint()

    def show_evidence(self, spans: Sequence[Span], nth: int | None, *, centre: bool = False) -> None:
        """Mark the spans of an item and bring the ``nth`` into view, in the middle where ``centre`` says so."""
        stale = self._marked_lines()
        self.evidence = tuple(spans)
        self.current = spans[nth] if nth is not None and nth < len(spans) else None
        self.spot = None
        if self.current is not None:
            self.cursor = self.line_of(self.current.start)
            self.when_seen(partial(self._bring, self.current, centre))
        for line in sorted(stale | self._marked_lines()):
            self.redraw(line)
        self.post_message(self.Scrolled())

    def _marked_lines(self) -> set[int]:
        """The lines that look as they do because of the evidence, the highlight under the cursor or the cursor."""
        spans = [*self.evidence, *([self.spot.span] if self.spot else [])]
        lines = {self.cursor}
        for span in spans:
            lines.update(range(self.line_of(span.start), self.line_of(max(span.start, span.end - 1)) + 1))
        return lines

    def show_hits(self, spans: tuple[Span, ...], nth: int | None) -> None:
        """Mark found words and bring the ``nth`` of them into view."""
        self.hits = spans
        self.hit = spans[nth] if nth is not None and nth < len(spans) else None
        if nth is not None and nth < len(spans):
            self.cursor = self.line_of(spans[nth].start)
            self.when_seen(partial(self._bring, spans[nth], True))
        self.repaint()

    def _bring(self, span: Span, centre: bool) -> None:
        top = self.line_of(span.start)
        height = self.line_of(max(span.start, span.end - 1)) - top + 1
        if centre:
            self.scroll_to_line(top - max(0, (self.size.height - height) // 3))
        else:
            self.show_lines(top, height, margin=3)

    def line_of(self, offset: int) -> int:
        """The number of the line that holds the character at ``offset``."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def paragraph_line(self, number: int) -> int:
        """The first line of a paragraph."""
        assert self.document is not None
        return self.line_of(self.document.paragraphs[number].span.start)

    # Laying out

    def lay_out(self, width: int) -> None:
        self._column = max(10, min(READING_WIDTH, width - GUTTER - 1))
        self._left = max(0, (width - GUTTER - self._column) // 2)
        offset = self.lines[self.cursor].start if self.cursor < len(self.lines) else 0
        self.lines, self._starts = lines_of(self.document, self._column) if self.document else ([], [])
        if offset > 0:
            self.cursor = self.line_of(offset)

    def place(self) -> int:
        """The character at the beginning of the first visible line."""
        top = round(self.scroll_y)
        line = self.line_of(self.current.start) if self.current else -1
        self._current_seen = top <= line < top + self.size.height
        return self._starts[top] if 0 < top < len(self._starts) else 0

    def return_to(self, place: int) -> None:
        """The same words come first; an evidence that was on the screen stays on it."""
        self.scroll_to_line(self.line_of(place) if place else 0)
        if self.current is not None and self._current_seen:
            self._bring(self.current, False)

    def on_resize(self, event: Resize) -> None:
        """More or less of the article is on the screen, even where its lines stay as they are."""
        self.post_message(self.Scrolled())

    def relayout(self) -> None:
        super().relayout()
        self.post_message(self.Scrolled())

    def line_total(self) -> int:
        return len(self.lines) if self.document else len(self._empty())

    def _empty(self) -> list[str]:
        return ["", *(f" {line}" for line in wrapped(literal(self._message), self.text_width - 2))]

    # Drawing

    def parts(self, y: int) -> Iterable[Part]:
        return [(self._empty()[y], "dim")]

    def _draw(self, y: int, width: int) -> Strip:
        if self.document is None or y >= len(self.lines):
            return super()._draw(y, width)
        base = self.ground
        line = self.lines[y]
        whole = self.palette["band-blurred"] if y == self.cursor and self.has_focus else None
        ground = base + whole if whole else base
        segments = [Segment(" " * self._left, ground), *self._margin(line, ground)]
        segments += self._text(y, line, ground)
        return Strip(segments).crop_extend(0, width, ground)

    def _margin(self, line: SourceLine, ground: Style) -> list[Segment]:
        palette = self.palette
        if line.blank:
            return [Segment(" " * GUTTER, ground)]
        here = self.highlights.within(line.start, max(line.end, line.start + 1))
        broad = {h.kind for h in here if LAYER_OF[h.kind].broad and h.kind in self.kinds}
        glyphs = [layer for layer in LAYERS if layer.kind in broad][-2:]
        current = self.current is not None and self.current.start < line.end and line.start < self.current.end
        made = [Segment("▌" if current else " ", ground + palette["mark-current"])]
        made += [Segment(layer.glyph, ground + palette[f"kind.{layer.kind.value}"]) for layer in glyphs]
        made.append(Segment(" " * (2 - len(glyphs)), ground))
        told = not self.covered or self.covered[line.paragraph]
        made.append(Segment(" " if told else "┊", ground + palette["faint"]))
        made.append(Segment(" ", ground))
        if self._is_item(line):
            first = self.document is not None and line.start == self.document.paragraphs[line.paragraph].span.start
            made.append(Segment("• " if first and not self._has_bullet(line) else "  ", ground + palette["dim"]))
        return made

    def _is_item(self, line: SourceLine) -> bool:
        return self.document is not None and self.document.paragraphs[line.paragraph].kind.value == "list-item"

    def _has_bullet(self, line: SourceLine) -> bool:
        assert self.document is not None
        start = self.document.text[line.start : line.start + 3]
        return bool(start) and (start[0] in _BULLETS or start.rstrip(" .)")[:1].isdigit())

    def _text(self, y: int, line: SourceLine, ground: Style) -> list[Segment]:
        assert self.document is not None
        if line.blank:
            return [Segment(" ", ground + Style.from_meta({"offset": (0, y)}))]
        if self.document.paragraphs[line.paragraph].kind.value == "heading":
            ground = ground + Style(bold=True)
        cuts, layers = self._layers(y, line)
        text = self.document.text
        made = []
        for start, end in pairwise(cuts):
            style = ground
            for span, extra in layers:
                if span.start <= start and end <= span.end:
                    style = style + extra
            meta = Style.from_meta({"offset": (start - line.start, y)})
            made.append(Segment(literal(text[start:end]), style + meta))
        return made or [Segment(" ", ground + Style.from_meta({"offset": (0, y)}))]

    def _layers(self, y: int, line: SourceLine) -> tuple[list[int], list[tuple[Span, Style]]]:
        """Where the line's style changes, and the styles in the order in which they lie over each other."""
        palette = self.palette
        here = [h for h in self.highlights.within(line.start, line.end) if h.kind in self.kinds]
        layers = [(h.span, palette[f"tint.{k.value}"]) for k in _TINTS for h in here if h.kind is k]
        layers += [(h.span, palette[f"mark.{h.kind.value}"]) for h in here if not LAYER_OF[h.kind].broad]
        for span in self.evidence:
            if span.start < line.end and line.start < span.end:
                short = len(span) <= _SHORT
                # A highlight under the cursor is what the reader looks at; the evidence stands back meanwhile.
                if span == self.current and self.spot is None:
                    layers.append((span, palette["spot" if short else "spot-soft"]))
                elif short:
                    layers.append((span, palette["spot-soft"]))
        layers += [
            (s, palette["spot" if s == self.hit else "hit"])
            for s in self.hits
            if s.start < line.end and line.start < s.end
        ]
        if self.spot is not None:
            layers.append((self.spot.span, palette["spot" if len(self.spot.span) <= _SHORT else "spot-soft"]))
        layers += self._selected(y, line)
        cuts = {line.start, line.end}
        for span, _ in layers:
            cuts.update(at for at in (span.start, span.end) if line.start < at < line.end)
        return sorted(cuts), layers

    def _selected(self, y: int, line: SourceLine) -> list[tuple[Span, Style]]:
        selection = self.text_selection
        found = selection.get_span(y) if selection is not None else None
        if found is None:
            return []
        start, end = found
        stop = line.end if end == -1 else min(line.end, line.start + end)
        begin = min(line.start + start, stop)
        return [(Span(begin, stop), self.screen.get_component_rich_style("screen--selection"))]

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected characters of the article itself, not of its lines on the screen."""
        if self.document is None or not self.lines:
            return None
        span = self.selected_span(selection)
        return (span.of(self.document.text), "\n") if span else None

    def selected_span(self, selection: Selection) -> Span | None:
        """The range of the text that a selection covers, without the white space at its ends."""
        assert self.document is not None
        start = self._offset_at(selection.start.y, selection.start.x) if selection.start else 0
        end = self._offset_at(selection.end.y, selection.end.x) if selection.end else self.lines[-1].end
        span = Span(start, max(start, end)).trimmed(self.document.text)
        return span if len(span) else None

    def _offset_at(self, y: int, x: int) -> int:
        line = self.lines[max(0, min(y, len(self.lines) - 1))]
        return self._starts[y] if line.blank else min(line.end, line.start + x)

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw the selection where it is now."""
        self.repaint()
        self.post_message(self.Selected())
