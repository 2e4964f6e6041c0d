"""Where the news happens."""

from __future__ import annotations

from briefing.extract.items import Evidence, Place
from briefing.language.analysis import Analysis


def extract_where(analysis: Analysis) -> tuple[Place, ...]:
    """The places of the news, in order of appearance."""
    return tuple(
        Place(e.name, e.mentions, (Evidence.at(analysis.document, e.mentions[0]),))
        for e in analysis.entities
        if e.type == "place"
    )
