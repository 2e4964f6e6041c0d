"""Quotations and their speakers: direct ones for the brief, all quoted stretches for those who must know whose words
a sentence holds."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from briefing.extract.items import Evidence, NearMiss, Quote
from briefing.extract.quotes.attribution import attribute
from briefing.extract.quotes.blocks import block_quotations
from briefing.extract.quotes.indirect import indirect_quotes
from briefing.extract.quotes.marks import Quoted, is_quotable, quoted_stretches
from briefing.extract.quotes.selection import reason_against
from briefing.extract.quotes.voices import Attribution
from briefing.language.analysis import Analysis
from briefing.text.span import Span

__all__ = ["QuoteSpan", "extract_indirect_quotes", "extract_quotes", "quote_at", "quote_near_misses", "quote_spans"]


@dataclass(frozen=True, slots=True)
class QuoteSpan:
    """A quoted stretch: ``span`` are the words, ``outer`` the words with their marks.

    ``speaker`` is a name as in ``who`` or a verbatim noun phrase (None: not stated), ``entities`` the indices in
    `Analysis.entities` of who speaks. ``reason`` says why it is no quotation of the brief but a title or a single term
    (None: it is one).
    """

    span: Span
    outer: Span
    para: int
    speaker: str | None
    entities: tuple[int, ...]
    cue: Span | None
    rule: str
    reason: str | None

    @property
    def listed(self) -> bool:
        """Whether the brief lists it as a quotation."""
        return self.reason is None


@lru_cache(maxsize=2)  # commitments, quotes and near misses of one article ask in turn
def quote_spans(analysis: Analysis) -> tuple[QuoteSpan, ...]:
    """Every stretch between quotation marks with its speaker, in order; they do not overlap."""
    quotes = _stretches(analysis)
    found = []
    for quote, attribution in zip(quotes, attribute(analysis, quotes), strict=True):
        known = attribution or Attribution(None, None, "unattributed")
        found.append(
            QuoteSpan(
                span=quote.inner,
                outer=quote.outer,
                para=quote.para,
                speaker=known.speaker.name if known.speaker else None,
                entities=known.speaker.entities if known.speaker else (),
                cue=known.cue,
                rule=known.rule,
                reason=reason_against(analysis, quote, attribution),
            )
        )
    return tuple(found)


def _stretches(analysis: Analysis) -> tuple[Quoted, ...]:
    """Stretches in marks, and paragraphs that stand for them, where somebody's words can be."""
    paragraphs = analysis.document.paragraphs
    marked = tuple(
        q
        for q in quoted_stretches(analysis.document)
        if is_quotable(paragraphs[q.para].kind) and analysis.tokens_in(q.inner)
    )
    return tuple(sorted((*marked, *block_quotations(analysis, marked)), key=lambda q: q.outer))


def quote_at(quotes: tuple[QuoteSpan, ...], offset: int) -> QuoteSpan | None:
    """The quoted stretch whose words or marks cover the character at ``offset``, or None; ``quotes`` as given by
    `quote_spans`."""
    i = bisect_right(quotes, offset, key=lambda q: q.outer.start) - 1
    return quotes[i] if i >= 0 and offset < quotes[i].outer.end else None


def extract_quotes(analysis: Analysis) -> tuple[Quote, ...]:
    """The direct quotations of an article in order of appearance."""
    return tuple(
        Quote(
            text=q.span.of(analysis.text),
            speaker=q.speaker,
            cue=q.cue.of(analysis.text) if q.cue else None,
            kind="direct",
            rule=q.rule,
            evidence=(Evidence.at(analysis.document, q.span), *_cue_evidence(analysis, q)),
        )
        for q in quote_spans(analysis)
        if q.listed
    )


def quote_near_misses(analysis: Analysis) -> tuple[NearMiss, ...]:
    """Attributed or long stretches between quotation marks that are not listed, each with the reason."""
    return tuple(
        NearMiss(
            section="quotes",
            text=q.span.of(analysis.text),
            cue=q.cue.of(analysis.text) if q.cue else "",
            rule=q.rule,
            reason=q.reason,
            evidence=(Evidence.at(analysis.document, q.span),),
        )
        for q in quote_spans(analysis)
        if q.reason is not None and len(q.span)
    )


def _cue_evidence(analysis: Analysis, quote: QuoteSpan) -> tuple[Evidence, ...]:
    """The reporting verb as evidence of who spoke, where it stands outside of the quotation."""
    return (Evidence.at(analysis.document, quote.cue),) if quote.cue else ()


def extract_indirect_quotes(analysis: Analysis) -> tuple[Quote, ...]:
    """What people are reported to have said without quotation marks ("X said that ..."), in order of appearance.

    They are kept apart from `extract_quotes`: words between marks are verbatim speech, these are a reporter's.
    """
    return tuple(indirect_quotes(analysis, _stretches(analysis)))
