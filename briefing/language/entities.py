"""Who and what a document names: each person, body and place once, with all the forms of its name.

Forms of one name are joined by what readers use: a surname or given name for a full name already in the text, initials
and short given names ("Joseph R. Biden Jr." and "Joe Biden"), an acronym in brackets or of the same initials, the other
names of states and bodies that need no introduction ("US", "America"), and a body's short form ("the Senate" for "the
U.S. Senate", "Mahan" for "Mahan Air").
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from briefing.language.analysis import Analysis, Entity, EntityType
from briefing.language.gazetteers import demonyms, fold, is_title, known_names, word_list
from briefing.language.joining import join_names
from briefing.language.kinds import PARTIES, kinds_of
from briefing.language.missed import add_missed
from briefing.language.names import Cover, Name, engine_names, span_of, text_of
from briefing.language.roles import body_role, roles_of
from briefing.language.same import (
    is_acronym_of,
    is_short_body,
    name_words,
    same_body,
    same_person,
    surname_of,
    words_of,
)
from briefing.language.syntax import is_modifier
from briefing.language.titles import Role
from briefing.text.span import Span

_GENERIC = frozenset(
    """party council committee company chamber court board agency department ministry commission group dialogue union
    service office bank university force forces coalition alliance movement organization organisation centre center
    foundation association summit institute exchange program programme mission conference campaign band
    church administration state affairs order""".split()
)


@dataclass(slots=True)
class _Cluster:
    """The mentions of one entity while the forms of its name are being joined."""

    type: EntityType
    names: list[Name] = field(default_factory=list)
    forms: Counter[str] = field(default_factory=Counter)
    key: str | None = None
    titled: bool = False

    def add(self, name: Name, form: str) -> None:
        self.names.append(name)
        self.forms[form] += 1

    def take(self, other: _Cluster) -> None:
        self.names.extend(other.names)
        self.forms.update(other.forms)
        self.key = self.key or other.key


def build_entities(analysis: Analysis) -> tuple[Entity, ...]:
    """The entities of an analysis, in order of first mention."""
    cover = engine_names(analysis)
    join_names(cover)
    add_missed(cover)
    names = [n for n in cover.names() if _is_actor(cover, n)]
    roles = {n: found for n in names if (found := roles_of(cover, n))}
    kinds = kinds_of(cover, names, roles)
    clusters = _by_form(analysis, names, kinds)
    for cluster in clusters:
        cluster.titled = any(r.personal for n in cluster.names for r in roles.get(n, ()))
    _join_people(analysis, clusters)
    _join_bodies(analysis, clusters)
    clusters = [c for c in clusters if c.names and not _is_generic(c)]
    clusters.sort(key=lambda c: min(c.names))
    return tuple(_entity(cover, i, c, roles) for i, c in enumerate(clusters))


def _is_actor(cover: Cover, name: Name) -> bool:
    """Not a time expression, a work, a law, nor an adjective of a people."""
    if name.kind == "people":
        last = cover.tokens[name.last - 1]
        if last.text.lower() in PARTIES or last.text == "people":
            return True
        plural = last.tag == "NNPS" and last.text.endswith("s")
        unknown = fold(last.text) not in demonyms() and not is_title(last.text)
        return not is_modifier(last) and (plural or unknown)
    return name.kind != "other" and fold(text_of(cover.analysis, name)) not in word_list("no_names.txt")


def _by_form(analysis: Analysis, names: list[Name], kinds: dict[str, EntityType]) -> list[_Cluster]:
    """One cluster for each form, or each known state or body whatever its form."""
    clusters: dict[tuple[EntityType, str], _Cluster] = {}
    for name in names:
        form = text_of(analysis, name)
        folded = fold(form)
        known = known_names().get(folded)
        kind = kinds[folded]
        key = known.key if known else words_of(folded)
        if key != folded and key in known_names():
            known = known_names()[key]
            key = known.key
        if name.kind == "people":
            key = "people " + demonyms().get(folded.removesuffix(" people"), folded)
        cluster = clusters.setdefault((kind, key), _Cluster(kind, key=known.key if known else None))
        cluster.add(name, form)
    return list(clusters.values())


def _join_people(analysis: Analysis, clusters: list[_Cluster]) -> None:
    people = [c for c in clusters if c.type == "person"]
    full = [c for c in people if any(len(name_words(fold(f))) > 1 for f in c.forms)]
    full.sort(key=lambda c: (-max(len(f) for f in c.forms), min(c.names)))
    for i, cluster in enumerate(full):
        for other in full[i + 1 :]:
            if cluster.names and other.names and any(same_person(a, b) for a in cluster.forms for b in other.forms):
                cluster.take(other)
                other.names = []
    full = [c for c in full if c.names]
    single = [c for c in clusters if c.names and c not in full and c.type == "person"]
    for cluster in single:
        form = words_of(fold(next(iter(cluster.forms))))
        bare = surname_of(form)
        owners = [f for f in full if any(bare in (surname_of(x), x.split()[0]) for x in map(_plain, f.forms))]
        if owners:
            _share_out(analysis, cluster, owners)


def _plain(form: str) -> str:
    return words_of(fold(form))


def _share_out(analysis: Analysis, cluster: _Cluster, owners: list[_Cluster]) -> None:
    """A surname goes to the bearer named last before it, else to the first bearer."""
    starts = [(n.first, owner) for owner in owners for n in owner.names]
    starts.sort(key=lambda pair: pair[0])
    for name in cluster.names:
        before = [owner for first, owner in starts if first < name.first]
        (before[-1] if before else starts[0][1]).add(name, text_of(analysis, name))
    cluster.names = []


def _join_bodies(analysis: Analysis, clusters: list[_Cluster]) -> None:
    _join_brackets(analysis, clusters)
    for kind in ("org", "place"):
        some = [c for c in clusters if c.type == kind and c.names]
        some.sort(key=lambda c: (-max(len(f) for f in c.forms), min(c.names)))
        for short in reversed(some):
            longer = [
                c
                for c in some
                if c is not short and c.names and any(same_body(a, b) for a in c.forms for b in short.forms)
            ]
            if longer:
                longer[0].take(short)
                short.names = []
    bodies = [c for c in clusters if c.type in ("org", "place") and c.names]
    for short in sorted(bodies, key=lambda c: max(len(f) for f in c.forms)):
        _join_short(short, [c for c in clusters if c.names and c.type == "org" and c is not short])
    for short in [c for c in clusters if c.type == "person" and c.names and len(c.forms) == 1 and not c.titled]:
        form = next(iter(short.forms))
        if " " not in form:
            _join_short(short, [c for c in clusters if c.names and c.type == "org"])


def _join_short(short: _Cluster, bodies: list[_Cluster]) -> None:
    """A short form goes to the one body it can stand for, else to none."""
    for test in (is_acronym_of, is_short_body) if short.type != "place" else (is_acronym_of,):
        owners = [c for c in bodies if all(any(test(a, b) for b in c.forms) for a in short.forms)]
        if owners and short.key and all(o.key and o.key != short.key for o in owners):
            continue
        if len(owners) == 1 or (owners and _GENERIC & {fold(f) for f in short.forms}):
            max(owners, key=lambda c: len(c.names)).take(short)
            short.names = []
            return


def _join_brackets(analysis: Analysis, clusters: list[_Cluster]) -> None:
    """ "Movement Toward Socialism (MAS)", "HDT Védelmi Ipari Kft. (HDT Limited)": two names of one body."""
    owner = {n: c for c in clusters for n in c.names}
    ends = {n.last: n for n in owner}
    tokens = analysis.tokens
    for name in sorted(owner):
        before = name.first - 1
        if before < 1 or tokens[before].text != "(" or name.last >= len(tokens) or tokens[name.last].text != ")":
            continue
        held = ends.get(before) or (ends.get(before - 1) if tokens[before - 1].text == "." else None)
        if held is None or owner[held] is owner[name] or owner[held].type == "person":
            continue
        if owner[held].type == owner[name].type:
            gone = owner[name]
            owner[held].take(gone)
            owner.update(dict.fromkeys(gone.names, owner[held]))
            gone.names = []


def _is_generic(cluster: _Cluster) -> bool:
    """ "Party", "Court" that belong to no name of the text."""
    return all(fold(f) in _GENERIC for f in cluster.forms)


def _entity(cover: Cover, ident: int, cluster: _Cluster, roles: dict[Name, list[Role]]) -> Entity:
    text = cover.analysis.text
    names = sorted(cluster.names)
    spans = [span_of(cover.analysis, n.first, n.last) for n in names]
    name = _fullest(cluster, [s.of(text) for s in spans])
    aliases = dict.fromkeys(s.of(text) for s in spans if s.of(text) != name)
    return Entity(
        ident=ident,
        name=name,
        type=cluster.type,
        aliases=tuple(aliases),
        mentions=tuple(spans),
        roles=_best_roles(cover, cluster, names, roles),
    )


def _fullest(cluster: _Cluster, forms: list[str]) -> str:
    """The fullest form: of persons the one of most words, of others the longest; the first of equals."""
    if cluster.type == "person":
        return max(forms, key=lambda f: (len(f.split()), not f.isupper(), len(f)))
    return max(forms, key=lambda f: (len(f.split()) > 1, len(f)))


def _best_roles(cover: Cover, cluster: _Cluster, names: list[Name], roles: dict[Name, list[Role]]) -> tuple[Span, ...]:
    """The roles of an entity, the fullest first (four words are full), then in order of the text."""
    spans: list[Span] = []
    for name in names:
        if cluster.type == "person":
            spans += [r.span for r in roles.get(name, ())]
        elif cluster.type == "org":
            spans += [r.span for r in roles.get(name, ()) if not r.personal]
            if (own := body_role(cover, name)) is not None:
                spans.append(own.span)
    text = cover.analysis.text
    return tuple(sorted(dict.fromkeys(spans), key=lambda s: (-min(4, len(s.of(text).split())), s.start)))
