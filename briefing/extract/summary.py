"""Extractive summaries."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.extract.items import Evidence, SummarySentence
from briefing.language.analysis import Analysis


@dataclass(frozen=True, slots=True)
class Length:
    """How long a summary may be: exactly one of sentences, words (a strict upper bound) or per cent of the words."""

    sentences: int | None = None
    words: int | None = None
    percent: float | None = None


def summarise(analysis: Analysis, length: Length, method: str = "default") -> tuple[SummarySentence, ...]:
    """The sentences of a summary, in the article's order."""
    kept = analysis.document.sentences[: length.sentences or 3]
    return tuple(SummarySentence(s.span.of(analysis.text), (Evidence.at(analysis.document, s.span),)) for s in kept)
