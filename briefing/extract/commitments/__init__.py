"""Who bound itself to what."""

from __future__ import annotations

from briefing.extract.items import Commitment, NearMiss, Timex
from briefing.language.analysis import Analysis


def extract_commitments(
    analysis: Analysis, timexes: tuple[Timex, ...]
) -> tuple[tuple[Commitment, ...], tuple[NearMiss, ...]]:
    """The commitments of an article in order of appearance, and the candidates that were dropped."""
    return (), ()
