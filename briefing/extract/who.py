"""Who acts in the news."""

from __future__ import annotations

from briefing.extract.items import Actor, Evidence
from briefing.language.analysis import Analysis


def extract_who(analysis: Analysis) -> tuple[Actor, ...]:
    """The people, bodies and states of the news, most important first."""
    ranked = sorted(analysis.entities, key=lambda e: -len(e.mentions))[:10]
    return tuple(
        Actor(
            name=e.name,
            type=e.type,
            role=e.roles[0].of(analysis.text) if e.roles else None,
            aliases=e.aliases,
            salience=len(e.mentions) / max(1, len(ranked[0].mentions)),
            central=i < 3,
            mentions=e.mentions,
            evidence=(Evidence.at(analysis.document, e.mentions[0]),),
            entity=e.ident,
        )
        for i, e in enumerate(ranked)
    )
