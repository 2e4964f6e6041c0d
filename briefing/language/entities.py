"""Who and what is named in a document: entities with their aliases, from the engine's mentions."""

from __future__ import annotations

from briefing.language.analysis import Analysis, Entity, EntityType
from briefing.text.span import Span

_TYPES: dict[str, EntityType] = {"PERSON": "person", "ORG": "org", "GPE": "place", "LOC": "place", "FAC": "place"}


def build_entities(analysis: Analysis) -> tuple[Entity, ...]:
    """The entities of an analysis, in order of first mention."""
    groups: dict[tuple[EntityType, str], list[Span]] = {}
    for mention in analysis.mentions:
        kind = _TYPES.get(mention.label)
        if kind is None:
            continue
        name = mention.span.of(analysis.text)
        key = next((k for k in groups if k[0] == kind and (k[1] == name or k[1].endswith(" " + name))), (kind, name))
        groups.setdefault(key, []).append(mention.span)
    return tuple(
        Entity(
            ident=i,
            name=name,
            type=kind,
            aliases=tuple(dict.fromkeys(s.of(analysis.text) for s in spans if s.of(analysis.text) != name)),
            mentions=tuple(spans),
        )
        for i, ((kind, name), spans) in enumerate(groups.items())
    )
