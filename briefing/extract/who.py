"""Who acts in the news."""

from __future__ import annotations

from briefing.extract.items import Actor, Evidence
from briefing.extract.locating import head_in, locates, names_venue
from briefing.extract.salience import MOST, THRESHOLD, Salience, observe
from briefing.language.analysis import Analysis, Entity
from briefing.language.gazetteers import fold, known_names
from briefing.language.syntax import is_modifier, is_possessor
from briefing.text.span import Span

# One to four are central: beyond the first, those that the model gives a fair chance.
_CENTRAL_MOST = 4
_FIRST = 5
_GROUNDS = frozenset(
    """road street avenue boulevard lane drive highway motorway freeway square bridge sea ocean river lake gulf strait
    airport airfield park stadium arena mountain mountains beach plant cathedral mosque temple church hotel tower
    station terminal mine dam prison desert forest valley""".split()
)
# "Strait of Hormuz"; not so "Cape Town", "River Plate", nor a volcano.
_GROUND_OPENS = frozenset("strait gulf sea bay".split())
_CENTRAL = 0.4


def extract_who(analysis: Analysis) -> tuple[Actor, ...]:
    """The people, bodies and states of the news, most important first: at most ten, each once."""
    observed = [
        s
        for s in observe(analysis)
        if not _is_ground(analysis.entities[s.entity]) and not _only_locates(analysis, analysis.entities[s.entity])
    ]
    ranked = sorted(observed, key=lambda s: -s.named)
    first = sorted((s for s in observed if s.named >= THRESHOLD), key=lambda s: -s.central)[:_FIRST]
    # Where more than ten are named, those without whom the story cannot be told are never the ones left out.
    ranked = [*first, *(s for s in ranked if s not in first)][:MOST]
    kept = [s for s in ranked if s.named >= THRESHOLD] or ranked[:1]
    kept.sort(key=lambda s: -_salience(s))
    return tuple(_actor(analysis, s, rank) for rank, s in enumerate(kept))


def _is_ground(entity: Entity) -> bool:
    """A road, a water, an airfield: where somebody acts, never who."""
    words = entity.name.lower().split()
    return (
        entity.type == "place"
        and len(words) > 1
        and (words[-1] in _GROUNDS or (words[0] in _GROUND_OPENS and words[1] == "of"))
    )


def _only_locates(analysis: Analysis, entity: Entity) -> bool:
    """A town or region that nothing is told of but where something is: "in Los Angeles, [California]", "the
    [Cupertino]-based firm"."""
    if entity.type != "place":
        return False
    glued = [analysis.text[m.end : m.end + 1] == "-" for m in entity.mentions]
    known = known_names().get(fold(entity.name))
    if all(glued) or (known is not None and known.state):
        return all(glued)
    return all(hangs or _locates(analysis, m) for m, hangs in zip(entity.mentions, glued, strict=True))


def _locates(analysis: Analysis, mention: Span) -> bool:
    """Whether a place stands as one by itself, not before a noun ("officials in the [Transnistria] region"), or only
    says which venue is meant."""
    if names_venue(analysis, mention):
        return True
    head = head_in(analysis, mention)
    return locates(analysis, mention) > 1 and head is not None and not (is_modifier(head) or is_possessor(head))


def _actor(analysis: Analysis, observed: Salience, rank: int) -> Actor:
    entity = analysis.entities[observed.entity]
    return Actor(
        name=entity.name,
        type=entity.type,
        role=entity.roles[0].of(analysis.text) if entity.roles else None,
        aliases=entity.aliases,
        salience=_salience(observed),
        central=rank == 0 or (rank < _CENTRAL_MOST and observed.central >= _CENTRAL and not observed.only_reports),
        mentions=entity.mentions,
        evidence=_evidence(analysis, entity),
        entity=entity.ident,
    )


def _salience(observed: Salience) -> float:
    """What ranks the actors, 0..1: how surely the story cannot be told without each."""
    return round(observed.central, 3)


def _evidence(analysis: Analysis, entity: Entity) -> tuple[Evidence, ...]:
    """The sentence that names the entity first, and the one that gives it its role."""
    places = [entity.mentions[0].start, *(r.start for r in entity.roles[:1])]
    spans = dict.fromkeys(analysis.document.sentence_at(p).span for p in places)
    return tuple(Evidence.at(analysis.document, s) for s in spans)
