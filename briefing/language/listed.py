"""Names of bodies that are lists themselves, which the engine cuts at their commas.

"the Philippine Atmospheric, Geophysical and Astronomical Services Administration", "the National Union of Rail,
Maritime and Transport Workers".
"""

from __future__ import annotations

from briefing.language.analysis import Token
from briefing.language.gazetteers import fold, known_names
from briefing.language.names import Cover, Name, is_capitalised, is_institution

_FIELD = frozenset({"of", "for"})
_JOINING = frozenset({"and", "&"})
_DIRECTIONS = frozenset("Central Northern Southern Eastern Western Southeastern".split())


def join_listed(cover: Cover) -> None:
    """Join in place the parts of a body's name that a comma or an "and" parts."""
    for name in cover.names():
        if name.kind == "org" and cover.owner.get(name.first) == name:
            end = _past_members(cover, name)
            if end > name.last:
                cover.put(Name(name.first, end, "org"))


def join_directions(cover: Cover) -> None:
    """Join in place the halves of "Central and Eastern Europe", which is one region."""
    for name in cover.names():
        at, tokens = name.last, cover.tokens
        if cover.owner.get(name.first) != name or at - name.first > 1 or tokens[name.first].text not in _DIRECTIONS:
            continue
        other = cover.owner.get(at + 1) if cover.same_sentence(name.first, at + 1) else None
        if other is None or other.first != at + 1 or other.last - other.first != 2 or tokens[at].text not in _JOINING:
            continue
        if other.kind == "place" and tokens[other.first].text in _DIRECTIONS:
            cover.put(Name(name.first, other.last, "place"))


def _past_members(cover: Cover, name: Name) -> int:
    """Past the members of the list that a name opens; its own end where it opens none."""
    tokens, at = cover.tokens, name.last
    if not cover.same_sentence(name.first, at + 1) or tokens[at].text not in (",", *_JOINING):
        return at
    follower = cover.owner.get(at + 1)
    if tokens[at].text in _JOINING:
        # The engine saw that the name goes on, and cut it nevertheless: "Group for Preaching and | Combat".
        goes_on = any(m.last == at + 1 and m.first <= name.first for m in cover.analysis.mentions)
        lone = follower is not None and follower.first == at + 1 and follower.last == at + 2 and follower.kind == "org"
        return at + 2 if goes_on and lone and _is_field(tokens[at + 1]) else at
    if follower is None or follower.first != at + 1 or follower.kind != "org":
        return at
    inside = [t.text for t in tokens[follower.first : follower.last]]
    if not _JOINING & set(inside[1:-1]):
        return at
    opens = [t.text.lower() for t in tokens[name.first : at]]
    if _is_cut_field(cover, name):
        many = inside[-1].endswith("s")
        return follower.last if not is_institution(inside[0]) and (many or not is_institution(inside[-1])) else at
    adjective = tokens[at - 1].pos == "ADJ" or opens[-1].endswith(("ic", "al", "ive", "ary", "ous"))
    whole = len(opens) > 1 and not _FIELD & set(opens) and not is_institution(opens[-1])
    return follower.last if whole and adjective and is_institution(inside[-1]) else at


def _is_cut_field(cover: Cover, name: Name) -> bool:
    """Whether a name ends in one word of its field, which is no name of its own: "National Union of [Rail]"."""
    tokens = cover.tokens
    if name.last - name.first < 3 or tokens[name.last - 2].text not in _FIELD:
        return False
    return is_institution(tokens[name.last - 3].text) and _is_field(tokens[name.last - 1])


def _is_field(token: Token) -> bool:
    word = token.text
    return is_capitalised(token) and word.isalpha() and not word.isupper() and fold(word) not in known_names()
