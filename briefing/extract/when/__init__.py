"""Time expressions: found, valued, and tied to what they date."""

from __future__ import annotations

from datetime import date

from briefing.extract.items import Timex
from briefing.language.analysis import Analysis


def tag(text: str, published: date | None) -> tuple[Timex, ...]:
    """The time expressions of a text, in order, resolved against its publication date."""
    return ()


def extract_when(analysis: Analysis) -> tuple[Timex, ...]:
    """The time expressions of an analysed document."""
    return tag(analysis.text, analysis.document.published)
