"""Figures: money, casualties, counts, shares and measures, with their value and what they measure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from briefing.extract.figures.candidates import Candidate, candidates
from briefing.extract.figures.foreign import is_plain
from briefing.extract.figures.measured import measured
from briefing.extract.figures.numerals import plain
from briefing.extract.figures.selection import figure_of
from briefing.extract.items import Evidence, Figure, Timex
from briefing.language.analysis import Analysis
from briefing.language.entities import is_english
from briefing.text.document import ParagraphKind
from briefing.text.span import Span

__all__ = ["extract_figures"]

# What stands between a figure and the same one in other units: "about 500 miles (800 km)".
_AGAIN = frozenset({" (", " / ", "/"})
_SKIPPED = (ParagraphKind.HEADING, ParagraphKind.BYLINE)


def extract_figures(analysis: Analysis, timexes: tuple[Timex, ...]) -> tuple[Figure, ...]:
    """The figures of an article in order of appearance; nothing within a time expression is one.

    Of an article that is not in English only sums of money and percentages that read alike in all languages are
    given, and not what they measure: counting and measuring take grammar.
    """
    times = tuple(sorted(t.span for t in timexes))
    if not is_english(analysis.document):
        found = [f for f, _ in _candidates(analysis, times) if is_plain(analysis.text, f)]
        return tuple(_item(analysis, f, None) for f in found)
    return tuple(_items(analysis, list(_merged(_found(analysis, times))), times))


def _items(analysis: Analysis, found: list[Candidate], times: tuple[Span, ...]) -> Iterator[Figure]:
    """Figures with what they measure; one given again in other units, in brackets, measures what the first does."""
    last: Span | None = None
    for position, figure in enumerate(found):
        before = found[position - 1].span.end if position else 0
        again = figure.kind in ("money", "measure") and analysis.text[before : figure.span.start] in _AGAIN
        last = last if position and again else measured(analysis, figure, times)
        yield _item(analysis, figure, last)


def _found(analysis: Analysis, times: tuple[Span, ...]) -> Iterator[Candidate]:
    for candidate, sentence in _candidates(analysis, times):
        figure = figure_of(analysis, candidate, sentence)
        if figure is not None:
            yield figure


def _candidates(analysis: Analysis, times: tuple[Span, ...]) -> Iterator[tuple[Candidate, Span]]:
    """The numbers of the text that are no part of a time, each with the span of its sentence."""
    for sentence in analysis.document.sentences:
        if analysis.document.paragraphs[sentence.paragraph].kind in _SKIPPED:
            continue
        for candidate in candidates(analysis.text, sentence.span):
            if not _within(times, candidate.core):
                yield candidate, sentence.span


def _merged(figures: Iterator[Candidate]) -> Iterator[Candidate]:
    """A share of a sum is one figure: "0.5% of USD 30 to USD 35 trillion"."""
    last: Candidate | None = None
    for figure in figures:
        if last is not None and figure.span.start < last.span.end:
            last = replace(last, span=Span(last.span.start, max(last.span.end, figure.span.end)))
            continue
        if last is not None:
            yield last
        last = figure
    if last is not None:
        yield last


def _within(times: tuple[Span, ...], core: Span) -> bool:
    at = bisect_left(times, Span(core.end, core.end))
    return any(t.overlaps(core) for t in times[max(0, at - 3) : at])


def _item(analysis: Analysis, figure: Candidate, of: Span | None) -> Figure:
    evidence = (Evidence.at(analysis.document, figure.span),)
    return Figure(
        text=figure.span.of(analysis.text),
        value=plain(figure.low),
        unit=figure.unit,
        of=of.of(analysis.text) if of is not None else None,
        evidence=(*evidence, Evidence.at(analysis.document, of)) if of is not None else evidence,
        high=plain(figure.high) if figure.high is not None else None,
        bound=figure.bound,
    )
