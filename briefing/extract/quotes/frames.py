"""What stands around a quotation, outside of all quotation marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.extract.quotes.marks import Quoted
from briefing.language.analysis import Analysis, Token
from briefing.text.span import Span


@dataclass(frozen=True, slots=True)
class Frame:
    """A quotation with the tokens outside of quotation marks around it.

    ``left`` reaches from the quotation before or the sentence's start, ``clause`` from the sentence's start,
    ``right`` to the next quotation or the sentence's end; ``beyond`` is the next sentence where nothing is left of this
    one. ``fragment``: the words open with a small letter.
    """

    quote: Quoted
    left: tuple[Token, ...]
    clause: tuple[Token, ...]
    right: tuple[Token, ...]
    beyond: tuple[Token, ...]
    fragment: bool


class Frames:
    """The frames of an analysis's quotations; ``inside`` are the tokens between quotation marks."""

    def __init__(self, analysis: Analysis, quotes: Sequence[Quoted]) -> None:
        self._analysis = analysis
        self._quotes = quotes
        self.inside = frozenset(t.index for q in quotes for t in analysis.tokens_in(q.outer))

    def of(self, position: int) -> Frame:
        """The frame of one quotation by its position."""
        quote = self._quotes[position]
        first = self._analysis.document.sentence_at(quote.outer.start).span.start
        last = self._analysis.document.sentence_at(max(quote.outer.start, quote.outer.end - 1)).span.end
        low, high = self._bounds(position)
        start, end = quote.outer.start, quote.outer.end
        right = Span(end, max(end, min(high, last)))
        return Frame(
            quote=quote,
            left=self.words(Span(max(low, min(first, start)), start)),
            clause=self.words(Span(min(first, start), start)),
            right=self.words(right),
            beyond=() if right.of(self._analysis.text).strip(" .") else self._beyond(quote, high),
            fragment=quote.inner.of(self._analysis.text)[:1].islower(),
        )

    def words(self, span: Span) -> tuple[Token, ...]:
        """The tokens of a span that are outside of quotation marks."""
        return tuple(t for t in self._analysis.tokens_in(span) if t.index not in self.inside)

    def fills_paragraph(self, quote: Quoted) -> bool:
        """Whether a paragraph holds this quotation and nothing else."""
        span = self._analysis.document.paragraphs[quote.para].span
        return len(span) - len(quote.outer) <= 3

    def _bounds(self, position: int) -> tuple[int, int]:
        """The end of the quotation before and the start of the one after, or the paragraph's own ends."""
        quote = self._quotes[position]
        span = self._analysis.document.paragraphs[quote.para].span
        low, high = span.start, span.end
        if position and self._quotes[position - 1].para == quote.para:
            low = self._quotes[position - 1].outer.end
        if position + 1 < len(self._quotes) and self._quotes[position + 1].para == quote.para:
            high = self._quotes[position + 1].outer.start
        return low, high

    def _beyond(self, quote: Quoted, high: int) -> tuple[Token, ...]:
        document = self._analysis.document
        last = document.sentence_at(max(quote.outer.start, quote.outer.end - 1)).number
        if last + 1 >= len(document.sentences):
            return ()
        after = document.sentences[last + 1]
        if after.paragraph != quote.para or after.span.start >= high:
            return ()
        return self.words(Span(after.span.start, min(high, after.span.end)))
