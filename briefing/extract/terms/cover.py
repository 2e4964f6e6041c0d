"""Which stretches of a text are taken, asked many times over."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from briefing.text.span import Span


class Cover:
    """Spans joined where they overlap, so that a question about one more costs a binary search."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(spans):
            if self._ends and span.start < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], span.end)
            else:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def touches(self, span: Span) -> bool:
        """Whether a span shares a character with what is covered."""
        i = bisect_left(self._starts, span.end) - 1
        return i >= 0 and span.start < self._ends[i]
