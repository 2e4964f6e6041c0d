"""Where the news happens."""

from __future__ import annotations

from briefing.extract.items import Evidence, Place
from briefing.extract.places import locates
from briefing.language.analysis import Analysis
from briefing.language.gazetteers import capitals, fold


def extract_where(analysis: Analysis) -> tuple[Place, ...]:
    """The places of the news, in order of appearance: those of datelines, and those that something happens in,
    comes from or goes to. A state that only acts or only qualifies a noun is no place of the news."""
    document = analysis.document
    found: list[Place] = []
    datelines = {fold(d.of(document.text)): d for d in document.datelines}
    for entity in analysis.entities:
        if entity.type != "place":
            continue
        own = [datelines.pop(f) for f in map(fold, (entity.name, *entity.aliases)) if f in datelines]
        mentions = tuple(sorted({*own, *entity.mentions}))
        if own or fold(entity.name) in capitals() or any(locates(analysis, m) > 1 for m in entity.mentions):
            found.append(
                Place(
                    entity.name,
                    mentions,
                    (
                        Evidence.at(
                            document,
                            document.sentence_at(
                                next((m for m in entity.mentions if locates(analysis, m) > 1), entity.mentions[0]).start
                            ).span,
                        ),
                    ),
                )
            )
    found += [Place(d.of(document.text), (d,), (Evidence.at(document, d),)) for d in datelines.values()]
    return tuple(sorted(found, key=lambda p: p.mentions[0]))
