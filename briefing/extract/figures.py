"""Money, casualties, counts, percentages and measures."""

from __future__ import annotations

from briefing.extract.items import Figure, Timex
from briefing.language.analysis import Analysis


def extract_figures(analysis: Analysis, timexes: tuple[Timex, ...]) -> tuple[Figure, ...]:
    """The figures of an article in order of appearance; nothing within a time expression is one."""
    return ()
