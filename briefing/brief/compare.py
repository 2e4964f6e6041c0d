"""The methods for summaries and key terms side by side on one article, with the time each takes."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from briefing.extract.items import SummarySentence, Term, Timex
from briefing.extract.summary import METHODS as SUMMARY_METHODS
from briefing.extract.summary import Length, summarise
from briefing.extract.terms import METHODS as TERM_METHODS
from briefing.extract.terms import extract_terms
from briefing.language.analysis import Analysis
from briefing.text.document import Document
from briefing.text.span import Span

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class MethodSummary:
    """What one method takes for the summary, and the seconds it took when everything was loaded."""

    method: str
    sentences: tuple[SummarySentence, ...]
    seconds: float

    @property
    def words(self) -> int:
        """The words of the summary."""
        return sum(len(s.text.split()) for s in self.sentences)


@dataclass(frozen=True, slots=True)
class MethodTerms:
    """The key terms of one method, and the seconds it took when everything was loaded."""

    method: str
    terms: tuple[Term, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class Choice:
    """A sentence that a method has taken: its number among the sentences taken by any, and the methods that did."""

    number: int
    sentence: SummarySentence
    methods: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """All methods on one article."""

    article: Document
    length: Length
    summaries: tuple[MethodSummary, ...]
    terms: tuple[MethodTerms, ...]

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Every sentence that any method has taken, in the article's order, numbered from 1."""
        takers: dict[Span, list[str]] = {}
        sentences: dict[Span, SummarySentence] = {}
        for summary in self.summaries:
            for sentence in summary.sentences:
                span = sentence.evidence[0].span
                sentences.setdefault(span, sentence)
                takers.setdefault(span, []).append(summary.method)
        return tuple(Choice(i, sentences[span], tuple(takers[span])) for i, span in enumerate(sorted(sentences), 1))

    @property
    def shared_terms(self) -> frozenset[str]:
        """The terms, in lower case, that more than one method gives."""
        lists = [{t.term.lower() for t in m.terms} for m in self.terms]
        return frozenset(t for i, a in enumerate(lists) for b in lists[:i] for t in a & b)


def compare(
    analysis: Analysis,
    timexes: tuple[Timex, ...],
    *,
    length: Length | None = None,
    limit: int = 10,
    methods: Sequence[str] = SUMMARY_METHODS,
    term_methods: Sequence[str] = TERM_METHODS,
    clock: Callable[[], float] = time.perf_counter,
) -> Comparison:
    """Run methods on one article. Each runs twice and the second run is timed, so that loading does not count.

    Raises:
        OptionError: when there is no method of a name.
    """
    size = length or Length(sentences=3)
    summaries = []
    for method in methods:
        taken, seconds = _timed(partial(summarise, analysis, size, method), clock)
        summaries.append(MethodSummary(method, taken, seconds))
    terms = []
    for method in term_methods:
        found, seconds = _timed(partial(extract_terms, analysis, timexes, method=method, limit=limit), clock)
        terms.append(MethodTerms(method, found, seconds))
    return Comparison(analysis.document, size, tuple(summaries), tuple(terms))


def _timed(run: Callable[[], Found], clock: Callable[[], float]) -> tuple[Found, float]:
    run()
    begin = clock()
    found = run()
    return found, clock() - begin
