"""Key terms."""

from __future__ import annotations

from briefing.extract.items import Term, Timex
from briefing.language.analysis import Analysis


def extract_terms(
    analysis: Analysis, timexes: tuple[Timex, ...], *, method: str = "phrases", limit: int = 10
) -> tuple[Term, ...]:
    """The key terms of an article, best first."""
    return ()
