"""Where the news happens."""

from __future__ import annotations

from briefing.extract.items import Evidence, Place
from briefing.extract.locating import locates
from briefing.language.analysis import Analysis, Entity
from briefing.language.gazetteers import capitals, fold
from briefing.text.span import Span


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
        if own or _is_named_capital(analysis, entity) or any(locates(analysis, m) > 1 for m in entity.mentions):
            found.append(_place(analysis, entity, tuple(own)))
    found += [Place(d.of(document.text), (d,), (Evidence.at(document, d),)) for d in datelines.values()]
    return tuple(sorted(found, key=lambda p: p.mentions[0]))


def _is_named_capital(analysis: Analysis, entity: Entity) -> bool:
    """A capital that is named at all, not only taken for its state: "the pro-[Beijing] camp"."""
    glued = all(analysis.text[m.start - 1 : m.start] == "-" for m in entity.mentions)
    return fold(entity.name) in capitals() and not glued


def with_main(analysis: Analysis, where: tuple[Place, ...], main: tuple[str, ...]) -> tuple[Place, ...]:
    """The same with the places of the main event that are not there yet."""
    known = {p.name for p in where}
    more = [e for e in analysis.entities if e.name in main and e.name not in known and e.type != "person"]
    return tuple(sorted((*where, *(_place(analysis, e, ()) for e in more)), key=lambda p: p.mentions[0]))


def _place(analysis: Analysis, entity: Entity, datelines: tuple[Span, ...]) -> Place:
    """An entity as a place, with the sentence that tells of something there as its evidence."""
    telling = next((m for m in entity.mentions if locates(analysis, m) > 1), entity.mentions[0])
    sentence = analysis.document.sentence_at(telling.start)
    mentions = tuple(sorted({*datelines, *entity.mentions}))
    return Place(entity.name, mentions, (Evidence.at(analysis.document, sentence.span),))
