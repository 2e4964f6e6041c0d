"""The actors of a story: each person, body or state once, with the roles that its articles give."""

from __future__ import annotations

import re
from collections import Counter
from math import fsum

from briefing.brief.model import Actor, Brief
from briefing.dossier.likeness import content_words
from briefing.dossier.merge import gather
from briefing.dossier.model import RoleUse, StoryActor
from briefing.dossier.names import is_bare, key_of, same_name, whose
from briefing.language.gazetteers import demonyms, fold, is_title, known_names
from briefing.language.names import is_institution
from briefing.language.same import is_short_body
from briefing.text.stem import stem

# Words that make an office another one, and words that leave it the same.
_CHANGED = frozenset("former ex then acting designate elect deputy vice interim outgoing incoming late".split())
_CHANGES = frozenset(stem(w) for w in _CHANGED)
_STILL = frozenset(stem(w) for w in "current present incumbent".split())
_CAPITAL = re.compile(r"\b[A-Z][\w.]*\w")
# What somebody is who holds no office: of these there may be two of one surname.
_PEOPLE = frozenset(
    """student students pupil voter resident protester demonstrator activist witness worker employee teacher nurse
    doctor farmer driver passenger tourist neighbour neighbor shopkeeper mother father husband wife son daughter
    brother sister survivor victim suspect soldier fan supporter blogger engineer mechanic refugee migrant""".split()
)


def actors(briefs: tuple[Brief, ...], group: list[int]) -> tuple[StoryActor, ...]:
    """The actors of a story, the weightiest first."""
    uses = [(i, a) for i in group for a in briefs[i].who]
    # Full names first, so that a surname alone finds the one it belongs to.
    uses.sort(key=lambda u: -len(u[1].name.split()))
    context = {i: _named_in(briefs[i]) for i in group}
    merged = [_merge_actor(g, len(group)) for g in gather(uses, lambda a, b: _same_actor(a, b, context))]
    return tuple(sorted(merged, key=lambda a: (-a.weight, a.name)))


def _named_in(brief: Brief) -> frozenset[str]:
    """The words of the keys of all that an article names, by the names of states in it as well ("UK general election"):
    what a bare "Parliament" in it can be of."""
    names = (f for a in brief.who for f in (a.name, *a.aliases) if not is_bare(f))
    places = (p.name for p in brief.where)
    capitals = set(_CAPITAL.findall(f"{brief.article.title or ''} {brief.article.text}"))
    states = (w for w in sorted(capitals) if fold(w) in known_names() or fold(w) in demonyms())
    return frozenset(w for name in (*names, *places, *states) for w in key_of(name).split())


def _same_actor(a: tuple[int, Actor], b: tuple[int, Actor], context: dict[int, frozenset[str]]) -> bool:
    """Whether two articles name one actor. "Parliament" is that of whom its own article speaks."""
    x, y = a[1], b[1]
    if is_bare(x.name) != is_bare(y.name):
        (i, bare), (_, full) = (a, b) if is_bare(x.name) else (b, a)
        more = whose(full.name, bare.name)
        return bool(more) and not whose(bare.name, full.name) and more <= context[i]
    if x.type != y.type and "person" in (x.type, y.type):
        return False
    keys_x, keys_y = {key_of(f) for f in (x.name, *x.aliases)}, {key_of(f) for f in (y.name, *y.aliases)}
    if key_of(x.name) in keys_y or key_of(y.name) in keys_x:
        return _fits(x, y) and _fits(y, x)
    if same_name(x.name, y.name):
        return _fits(x, y) and _fits(y, x)
    return "person" not in (x.type, y.type) and (_is_cut_short(x.name, y.name) or _is_cut_short(y.name, x.name))


def _is_cut_short(short: str, name: str) -> bool:
    """Whether one story's "Ford" is its "Ford Motor Company"; whose a bare "Senate" is stands elsewhere."""
    return not is_institution(fold(short)) and is_short_body(short, name)


def _fits(x: Actor, y: Actor) -> bool:
    """Whether a surname alone ("Wong", "Putin") can be the one whom another article names in full. News names in full
    whom it brings in, but for those whom their office tells; a student of that name is somebody else."""
    if x.type != "person" or len(x.name.split()) > 1 or len(y.name.split()) == 1:
        return True
    words = [w.strip(",") for w in (x.role or "").split()]
    return not words or (any(map(is_title, words)) and _PEOPLE.isdisjoint(w.lower() for w in words))


def _merge_actor(uses: list[tuple[int, Actor]], articles: int) -> StoryActor:
    name = _best_name([a.name for _, a in uses])
    forms = dict.fromkeys(f for _, a in uses for f in (a.name, *a.aliases) if f != name)
    here = sorted({i for i, _ in uses})
    roles = [RoleUse(a.role, i) for i, a in sorted(uses, key=lambda u: u[0]) if a.role]
    return StoryActor(
        name=name,
        type=uses[0][1].type,
        aliases=tuple(forms),
        roles=tuple(roles),
        articles=tuple(here),
        mentions=sum(len(a.mentions) for _, a in uses),
        weight=round(fsum(a.salience for _, a in uses) / articles, 4),
    )


def _best_name(names: list[str]) -> str:
    """The form that most articles use, of those with the most words of a person's; the longer of two as frequent."""
    counts = Counter(names)
    return max(counts, key=lambda n: (min(len(n.split()), 2), counts[n], len(n)))


def role_history(actor: StoryActor) -> tuple[RoleUse, ...]:
    """The roles of an actor where they change from one article to the next."""
    kept: list[RoleUse] = []
    for use in actor.roles:
        if not kept or not _same_role(kept[-1].role, use.role):
            kept.append(use)
    return tuple(kept)


def _same_role(a: str, b: str) -> bool:
    """Whether two roles are one office: all words of the shorter stand in the other ("Prime Minister" of "UK Prime
    Minister"), states by any of their names. What was and what is are two, and so are a head and a deputy."""
    x, y = _office(a), _office(b)
    return bool(x and y) and (x <= y or y <= x) and x & _CHANGES == y & _CHANGES


def _office(role: str) -> frozenset[str]:
    found = set()
    for word in content_words(role):
        known = demonyms().get(word) or (known_names()[word].key if word in known_names() else word)
        found |= {*content_words(known)}
    found |= {stem(w) for w in fold(role).split() if w in _CHANGED}
    return frozenset(found - _STILL)
