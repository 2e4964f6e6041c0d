"""Forms of one name brought together: first what is alike, then what is short for what.

Every look-up goes by the words or the initials of a form, so that a long text costs no more for each name than a short.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from briefing.language.analysis import Analysis, EntityType
from briefing.language.gazetteers import fold
from briefing.language.names import Name, text_of
from briefing.language.same import (
    initials_of,
    is_acronym_of,
    is_short_body,
    name_words,
    same_body,
    same_person,
    surname_of,
    words_of,
)

# Common nouns that name no body by themselves ("the Party", "the Court").
GENERIC = frozenset(
    """party council committee company chamber court board agency department ministry commission group dialogue union
    service office bank university force forces coalition alliance movement organization organisation centre center
    foundation association summit institute exchange program programme mission conference campaign band
    church administration state affairs order""".split()
)


@dataclass(slots=True, eq=False)
class Cluster:
    """The mentions of one entity while the forms of its name are being joined; ``titled`` where a person's title
    stands with one of them, ``key`` the gazetteer's where it knows the name."""

    type: EntityType
    names: list[Name] = field(default_factory=list)
    forms: Counter[str] = field(default_factory=Counter)
    key: str | None = None
    titled: bool = False

    def add(self, name: Name, form: str) -> None:
        """One more mention."""
        self.names.append(name)
        self.forms[form] += 1

    def take(self, other: Cluster) -> None:
        """All mentions of another cluster, which is empty then."""
        self.names.extend(other.names)
        self.forms.update(other.forms)
        self.key = self.key or other.key
        other.names = []

    @property
    def length(self) -> int:
        """The characters of the longest form."""
        return max(len(f) for f in self.forms)


class _Index:
    """Clusters by the words of their forms and by their initials, in the order given."""

    def __init__(self, clusters: Iterable[Cluster]) -> None:
        self._found: dict[str, dict[Cluster, None]] = {}
        for cluster in clusters:
            self.learn(cluster, cluster.forms)

    def learn(self, cluster: Cluster, forms: Iterable[str]) -> None:
        """Let a cluster be found by these forms too."""
        for form in forms:
            for word in words_of(fold(form)).split():
                self._found.setdefault(word, {})[cluster] = None
            for letters in initials_of(form):
                self._found.setdefault("=" + letters, {})[cluster] = None

    def near(self, cluster: Cluster) -> Iterator[Cluster]:
        """The other clusters that share a word with this one, or whose initials it is."""
        seen: dict[Cluster, None] = {}
        for form in cluster.forms:
            words = words_of(fold(form)).split()
            for key in (*words, "=" + form.replace(".", "").upper()):
                seen.update(self._found.get(key, {}))
        return (c for c in seen if c is not cluster and c.names)


def join_people(analysis: Analysis, clusters: list[Cluster]) -> None:
    """Fuller and shorter full names, then surnames and given names that stand alone."""
    people = [c for c in clusters if c.type == "person"]
    full = [c for c in people if any(len(name_words(fold(f))) > 1 for f in c.forms)]
    full.sort(key=lambda c: (-c.length, min(c.names)))
    index = _Index(full)
    for cluster in full:
        for other in list(index.near(cluster)) if cluster.names else ():
            if any(same_person(a, b) for a in cluster.forms for b in other.forms):
                index.learn(cluster, other.forms)
                cluster.take(other)
    whole = {id(c) for c in full}
    parts: dict[str, list[Cluster]] = {}
    for cluster in (c for c in full if c.names):
        for word in dict.fromkeys(w for f in cluster.forms for w in (surname_of(_plain(f)), _plain(f).split()[0])):
            parts.setdefault(word, []).append(cluster)
    for cluster in people:
        if cluster.names and id(cluster) not in whole:
            form = next(iter(cluster.forms))
            owners = _of_generation(form, parts.get(surname_of(_plain(form)), []))
            if owners:
                _share_out(analysis, cluster, owners)
    _join_parts(full, [c for c in people if c.names])


def _of_generation(form: str, owners: list[Cluster]) -> list[Cluster]:
    """The bearers of a surname that "Jr." or "Sr." behind it leaves ("Piquet Jr."); all of them where none fits."""
    said = {"jr", "sr"} & set(words_of(fold(form)).split())
    same = [o for o in owners if any(said & set(words_of(fold(f)).split()) for f in o.forms)]
    return same or owners


def _join_parts(full: list[Cluster], people: list[Cluster]) -> None:
    """What is left and has no word that one full name has not ("Mohamed Morsi", "Mohamed Mohamed Morsi Isa")."""
    index = _Index(c for c in full if c.names)
    for cluster in people:
        words = [_parts(f) for f in cluster.forms]
        owners = [c for c in index.near(cluster) if all(any(w < _parts(f) for f in c.forms) for w in words)]
        if len(owners) == 1 and cluster.names:
            index.learn(owners[0], cluster.forms)
            owners[0].take(cluster)


def _parts(form: str) -> frozenset[str]:
    return frozenset(w for word in name_words(fold(form)) for w in word.split("-") if w not in ("al", "el"))


def _plain(form: str) -> str:
    return words_of(fold(form)) or form


def _share_out(analysis: Analysis, cluster: Cluster, owners: list[Cluster]) -> None:
    """A surname goes to the bearer named last before it, else to the first bearer."""
    bearers = sorted(((n.first, i) for i, owner in enumerate(owners) for n in owner.names))
    starts = [first for first, _ in bearers]
    for name in cluster.names:
        at = max(0, bisect_left(starts, name.first) - 1)
        owners[bearers[at][1]].add(name, text_of(analysis, name))
    cluster.names = []


def join_bodies(analysis: Analysis, clusters: list[Cluster]) -> None:
    """Names in brackets, fuller forms of one name, then acronyms and short forms."""
    _join_brackets(analysis, clusters)
    for kind in ("org", "place"):
        some = [c for c in clusters if c.type == kind and c.names]
        some.sort(key=lambda c: (-c.length, min(c.names)))
        order = {c: i for i, c in enumerate(some)}
        index = _Index(some)
        for short in reversed(some):
            longer = [c for c in index.near(short) if any(same_body(a, b) for a in c.forms for b in short.forms)]
            if longer:
                owner = min(longer, key=lambda c: order[c])
                index.learn(owner, short.forms)
                owner.take(short)
    index = _Index(c for c in clusters if c.names and c.type == "org")
    bodies = [c for c in clusters if c.type in ("org", "place") and c.names]
    for short in sorted(bodies, key=lambda c: c.length):
        _join_short(short, index)
    for short in [c for c in clusters if c.type == "person" and c.names and len(c.forms) == 1 and not c.titled]:
        if " " not in next(iter(short.forms)):
            _join_short(short, index)


def _join_short(short: Cluster, index: _Index) -> None:
    """A short form goes to the one body it can stand for, else to none; "US" is no University of Sheffield."""
    if short.type == "place" and short.key:
        return
    tests: tuple[Callable[[str, str], bool], ...] = (is_acronym_of, is_short_body)
    for test in tests if short.type != "place" else tests[:1]:
        near = index.near(short)
        owners = [c for c in near if all(any(test(a, b) for b in c.forms) for a in short.forms)]
        if owners and short.key and all(o.key and o.key != short.key for o in owners):
            continue
        if len(owners) == 1 or (owners and GENERIC & {fold(f) for f in short.forms}):
            max(owners, key=lambda c: len(c.names)).take(short)
            return


def _join_brackets(analysis: Analysis, clusters: list[Cluster]) -> None:
    """ "Movement Toward Socialism (MAS)", "HDT Védelmi Ipari Kft. (HDT Limited)": two names of one body."""
    owner = {n: c for c in clusters for n in c.names}
    ends = {n.last: n for n in owner}
    tokens = analysis.tokens
    for name in sorted(owner):
        before = name.first - 1
        if before < 1 or tokens[before].text != "(" or name.last >= len(tokens) or tokens[name.last].text != ")":
            continue
        held = ends.get(before) or (
            ends.get(before - 1) if tokens[before - 1].text in (".", "'s", "’s", "'", "’") else None
        )
        if held is None or owner[held] is owner[name] or owner[held].type == "person":
            continue
        if owner[held].type == owner[name].type:
            gone = owner[name]
            owner.update(dict.fromkeys(gone.names, owner[held]))
            owner[held].take(gone)


_CALLED = frozenset({"nicknamed", "dubbed", "alias"})
_BETTER = frozenset("better also widely commonly popularly formerly previously otherwise simply".split())


def join_known_as(analysis: Analysis, clusters: list[Cluster]) -> None:
    """ "Mohamed Hamdan Dagalo, better known as Hemedti", "Lopez Obrador, known as AMLO": one by two names."""
    if not any(word in analysis.text for word in ("known as", *_CALLED)):
        return
    owner = {n: c for c in clusters for n in c.names}
    ends = {n.last: n for n in owner}
    tokens = analysis.tokens
    for name in sorted(owner):
        at = name.first - 1
        while at > 3 and tokens[at].text in ('"', "“", "‘", "'", "the"):
            at -= 1
        if at < 3 or tokens[at].text not in _CALLED | {"as"}:
            continue
        if tokens[at].text == "as":
            at -= 1
            if tokens[at].text != "known":
                continue
        at -= 1
        while at > 0 and (tokens[at].text in _BETTER or tokens[at].text in (",", "(")):
            at -= 1
        held = ends.get(at + 1)
        if held is None or owner[held] is owner[name] or tokens[held.first].sentence != tokens[name.first].sentence:
            continue
        gone = owner[name]
        owner.update(dict.fromkeys(gone.names, owner[held]))
        owner[held].take(gone)
