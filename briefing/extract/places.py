"""Where something happens: places behind "in" and "at", in datelines, and at last those that are named at all."""

from __future__ import annotations

import re

from briefing.extract.items import Place
from briefing.extract.locating import at_home, head_in, locates
from briefing.language.analysis import Analysis, Entity
from briefing.language.gazetteers import capitals, demonyms, fold, known_names
from briefing.language.syntax import after_preposition, own_subject, root_of
from briefing.text.span import Span

_PARTS_OF_CITIES = frozenset(
    "park square district street avenue road station stadium airport hall church cathedral hospital bridge".split()
)
_MOST = 3
_TITLE_WORD = re.compile(r"[\w.]+")
# What may stand between a place and the greater one that it is told by.
_CONTAINED = frozenset({", ", " in ", ", in ", ", in the ", " in the ", " near ", ", near ", " outside ", ", outside "})


def scene_of(
    analysis: Analysis, clause: Span, follow_up: tuple[Span, ...], where: tuple[Place, ...]
) -> tuple[str, ...]:
    """The places of the event that a clause tells, at most three: those it sets the event in, else the dateline's,
    else those that the clause has to do with, else those of the sentences that take the event up."""
    found = _ranked(analysis, clause)
    later = [[n for rank, n in _ranked(analysis, span) if rank == 4] for span in follow_up]
    datelines = [p.name for p in where if any(d in p.mentions for d in analysis.document.datelines)]
    for names in (
        [n for rank, n in found if rank == 4],
        [n for rank, n in found if rank == 3],
        datelines,
        [n for rank, n in found if rank == 2],
        [n for rank, n in found if rank == 1],
        _in_title(analysis),
        next((names for names in later if names), []),
        [n for rank, n in (_ranked(analysis, follow_up[0]) if follow_up else ()) if rank == 3],
        _states_of_bodies(analysis, clause) or _state_of_subject(analysis, clause),
        _ground_of_title(analysis),
    ):
        if names:
            placed = list(dict.fromkeys(_with_containers(analysis, clause, names)))[:_MOST]
            return tuple(
                [*placed, *_city_of_title(analysis, clause)][:_MOST] if all(map(_is_within_city, placed)) else placed
            )
    return ()


def _is_within_city(name: str) -> bool:
    return name.rsplit(" ", 1)[-1].lower() in _PARTS_OF_CITIES


def _city_of_title(analysis: Analysis, clause: Span) -> list[str]:
    """The one well-known place that the title names, around parks and districts that few know: "Hong Kong"; not a state
    that only acts in the clause."""
    title = analysis.document.title or ""
    root = root_of(analysis, analysis.document.sentence_at(clause.start).number)
    subject = own_subject(analysis, root) if root is not None else None
    acting = {t.span.start for t in (analysis.subtree(subject) if subject is not None else ())}
    known = [
        e.name
        for e in analysis.entities
        if e.type == "place"
        and (fold(e.name) in known_names() or fold(e.name) in capitals())
        and not any(m.start in acting for m in e.mentions)
        and any(form in title for form in (e.name, *e.aliases))
    ]
    return known if len(known) == 1 else []


def _in_title(analysis: Analysis) -> list[str]:
    """The places of the article that its title sets the news in ("terror threat in Mumbai")."""
    title = analysis.document.title or ""
    return [
        e.name
        for e in analysis.entities
        if e.type == "place"
        and any(f" {word} {form}" in title for word in ("in", "at", "near", "off") for form in (e.name, *e.aliases))
    ]


def _ground_of_title(analysis: Analysis) -> list[str]:
    """The one place that the title names, where the article sets something in it ("Hundreds of Hong Kong district
    council seats ...", "Egyptian court"); a state by its letters ("UK asylum process") only where no other is named."""
    title = analysis.document.title or ""
    places = [e for e in analysis.entities if e.type == "place"]
    named = [e for e in places if any(len(form) > 2 and form in title for form in (e.name, *e.aliases))]
    if not named:
        words = frozenset(_TITLE_WORD.findall(title))
        named = [e for e in places if not words.isdisjoint((e.name, *e.aliases))]
    if len(named) != 1 or not any(locates(analysis, m) > 2 for m in named[0].mentions if not _is_quoted(analysis, m)):
        return []
    return [named[0].name]


def _is_quoted(analysis: Analysis, mention: Span) -> bool:
    """Whether a mention stands within quotation marks: where somebody sets what he says is no place of the news."""
    start = analysis.document.paragraph_at(mention.start).span.start
    before = analysis.text[start : mention.start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _with_containers(analysis: Analysis, clause: Span, names: list[str]) -> list[str]:
    """The places with those that stand right behind them ("Rustenburg, South Africa", "Jeddah in Saudi Arabia") and
    those that they belong to ("Singapore's Changi International Airport")."""
    found: list[str] = []
    places = sorted((m, e.name) for e in analysis.entities if e.type == "place" for m in e.mentions)
    for name in names:
        found.append(name)
        own = [m for m, n in places if n == name and clause.contains(m)]
        ends = [m.end for m in own]
        for mention, other in places:
            between = analysis.text[ends[-1] : mention.start] if ends and ends[-1] <= mention.start else None
            if between in _CONTAINED and clause.contains(mention):
                found.append(other)
                ends.append(mention.end)
            elif own and analysis.text[mention.end : own[0].start] in ("'s ", "’s "):
                found.append(other)
    return found


def _states_of_bodies(analysis: Analysis, span: Span) -> list[str]:
    """The states in the names of the bodies that a clause is about ("the National Congress of Bolivia")."""
    named = " ".join(
        m.of(analysis.text) for e in analysis.entities if e.type == "org" for m in e.mentions if span.contains(m)
    ).replace("of the ", "of ")
    return [e.name for e in analysis.entities if _is_state(e) and f"of {e.name}" in named]


def _is_state(entity: Entity) -> bool:
    known = known_names().get(fold(entity.name))
    return entity.type == "place" and known is not None and known.state


def _state_of_subject(analysis: Analysis, clause: Span) -> list[str]:
    """The state that the subject belongs to, where it does at home what the clause says ("Egyptians voted", "the
    United Kingdom's Queen suspended parliament")."""
    root = root_of(analysis, analysis.document.sentence_at(clause.start).number)
    if root is None or not at_home(analysis, root):
        return []
    subject = own_subject(analysis, root)
    words = analysis.subtree(subject) if subject is not None else ()
    states = {key for t in words if (key := demonyms().get(fold(t.text)))}
    named = {e.ident for t in words if (e := analysis.entity_at(t.span.start)) is not None and _is_state(e)}
    return [e.name for e in analysis.entities if e.ident in named or (_is_state(e) and _key(e) in states)]


def _key(entity: Entity) -> str:
    known = known_names().get(fold(entity.name))
    return known.key if known is not None else ""


def _ranked(analysis: Analysis, span: Span) -> list[tuple[int, str]]:
    """The places of a stretch with how they place things, in order of the text; a body where something is set
    ("at the White House") is one."""
    found: dict[int, tuple[Span, int, str]] = {}
    for entity in analysis.entities:
        for mention in entity.mentions:
            if entity.type == "person" or not span.contains(mention) or _is_quoted(analysis, mention):
                continue
            rank = locates(analysis, mention)
            if entity.type == "org" and not (rank == 4 and _is_at(analysis, mention)):
                continue
            held = found.get(entity.ident)
            if held is None or rank > held[1]:
                found[entity.ident] = (mention, rank, entity.name)
    return [(rank, name) for _, rank, name in sorted(found.values())]


def _is_at(analysis: Analysis, mention: Span) -> bool:
    head = head_in(analysis, mention)
    preposition = after_preposition(analysis, head) if head is not None else None
    return preposition is not None and preposition.text.lower() in ("at", "outside", "inside", "near")
