"""Where the items of a brief stand in the source, ready to be asked line by line."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from briefing.brief.model import Document, Main, Span
from briefing.tui.kinds import LAYER_OF, Kind
from briefing.tui.outline import Item, Section


@dataclass(frozen=True, slots=True)
class Highlight:
    """One stretch of the source that an item stands on; ``kind`` is its layer's, ``nth`` its number among the item's
    spans."""

    span: Span
    kind: Kind
    item: Item
    nth: int


class Highlights:
    """All highlights of a brief in order of the text; questions cost a bisection, however long the article is."""

    def __init__(self, sections: Iterable[Section]) -> None:
        found = [
            Highlight(span, LAYER_OF[item.kind].kind, item, nth)
            for section in sections
            for item in section.items
            if not isinstance(item.value, Main)
            for nth, span in enumerate(item.spans)
            if span.end > span.start
        ]
        self.all = sorted(found, key=lambda h: (h.span.start, -h.span.end, h.kind.value, h.item.number))
        self._starts = [h.span.start for h in self.all]
        # The furthest end among the first i highlights: how far back a question has to look.
        self._reach: list[int] = []
        reach = 0
        for h in self.all:
            reach = max(reach, h.span.end)
            self._reach.append(reach)

    def within(self, start: int, end: int) -> list[Highlight]:
        """The highlights that share a character with ``[start, end)``."""
        last = bisect_left(self._starts, end)
        first = bisect_right(self._reach, start, 0, last)
        return [h for h in self.all[first:last] if h.span.end > start]

    def following(self, offset: int, step: int, kinds: set[Kind]) -> Highlight | None:
        """The next visible highlight that starts after ``offset``, or with ``step`` -1 before it."""
        if step > 0:
            at = bisect_right(self._starts, offset)
            return next((h for h in self.all[at:] if h.kind in kinds), None)
        at = bisect_left(self._starts, offset)
        return next((h for h in reversed(self.all[:at]) if h.kind in kinds), None)


def covered(document: Document, sections: Iterable[Section]) -> tuple[bool, ...]:
    """For each paragraph whether an item that says something (an event, a time, a commitment, a quote, a figure, a
    sentence of the summary) stands on it. Headings, bylines and captions count as covered: nothing is lost in them."""
    starts = [p.span.start for p in document.paragraphs]
    told = [False] * len(starts)
    for section in sections:
        if not LAYER_OF[section.kind].covers:
            continue
        for item in section.items:
            for span in item.spans:
                first = max(0, bisect_right(starts, span.start) - 1)
                last = max(first, bisect_right(starts, max(span.start, span.end - 1)) - 1)
                told[first : last + 1] = [True] * (last + 1 - first)
    aside = {"heading", "byline", "caption"}
    return tuple(done or p.kind.value in aside for done, p in zip(told, document.paragraphs, strict=True))
