"""Names that hyphens, dashes and particles hold together, which the engine cuts at them.

"Lashkar-e-Taiba", "the Harvard–Smithsonian Center for Astrophysics".
"""

from __future__ import annotations

from itertools import pairwise

from briefing.language.names import Cover, Name, is_capitalised, is_institution

# The ezafe of Persian and Urdu, and the Arabic article within a compound.
_LINKS = frozenset("e i o ul ud us".split())
_PARTED = frozenset("do da dos das".split())
_MARKS = frozenset({"-", "–"})


def join_hyphened(cover: Cover) -> None:
    """Join in place the parts of a name on either side of a hyphen."""
    for name in cover.names():
        if cover.owner.get(name.first) != name or name.kind == "other":
            continue
        if (end := _past_link(cover, name)) > name.last:
            # What the engine takes for a soldier or a town is a movement: such phrases are mottoes.
            cover.put(Name(name.first, end, "org"))
        elif name.kind == "org" and (first := _before_mark(cover, name)) < name.first:
            cover.put(Name(first, name.last, "org"))


def _past_link(cover: Cover, name: Name) -> int:
    """Past the rest of "[Lashkar]-e-Taiba"; the name's own end where nothing of the kind follows."""
    at, tokens = name.last, cover.tokens
    if not cover.same_sentence(name.first, at + 3) or tokens[at + 1].text not in _LINKS:
        return at
    parts = tokens[at - 1 : at + 4]
    glued = all(a.span.end == b.span.start for a, b in pairwise(parts))
    marks = tokens[at].text in _MARKS and tokens[at + 2].text in _MARKS
    return at + 4 if glued and marks and is_capitalised(tokens[at + 3]) else at


def _before_mark(cover: Cover, name: Name) -> int:
    """The first token of "Harvard–[Smithsonian Center]"; the name's own where no free word is glued to it."""
    first, tokens = name.first, cover.tokens
    if not cover.same_sentence(first - 2, first) or tokens[first - 1].text not in _MARKS:
        return first
    before, mark = tokens[first - 2 : first]
    glued = before.span.end == mark.span.start and mark.span.end == tokens[first].span.start
    held = cover.owner.get(first - 2)
    free = held is None or (held.first == first - 2 and held.kind in ("org", "place"))
    body = any(is_institution(t.text) for t in tokens[first : name.last])
    return first - 2 if glued and free and body and before.pos == "PROPN" and is_capitalised(before) else first


def join_parted(cover: Cover) -> None:
    """ "[Rio Grande] do [Sul]": a place's name over its particle."""
    for name in cover.names():
        at = name.last
        if name.kind not in ("place", "org") or not cover.same_sentence(name.first, at + 1):
            continue
        follower = cover.owner.get(at + 1)
        if cover.tokens[at].text not in _PARTED or follower is None or follower.first != at + 1:
            continue
        if follower.kind in ("place", "org", "person") and follower.last == at + 2:
            cover.put(Name(name.first, follower.last, "place"))
