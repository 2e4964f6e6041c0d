"""Quotations and their speakers."""

from __future__ import annotations

from briefing.extract.items import Quote
from briefing.language.analysis import Analysis


def extract_quotes(analysis: Analysis) -> tuple[Quote, ...]:
    """The quotations of an article in order of appearance."""
    return ()
