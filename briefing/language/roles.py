"""Titles, offices and affiliations that a text gives to a name, as verbatim spans.

Before the name ("Turkish President Recep Tayyip Erdogan", "the French prime minister, Dominique de Villepin"), after
it ("Ishaq Dar, the foreign minister", "X, who heads Y", "Mona al-Farra of the Palestinian Red Crescent"), shared by
coordinated names ("Presidents Muhammadu Buhari of Nigeria and Patrice Talon of Benin") or said of it ("X is mayor").
"""

from __future__ import annotations

from dataclasses import replace

from briefing.language.described import described, is_absence, is_dated
from briefing.language.gazetteers import is_honorific, is_plural_title, title_of
from briefing.language.names import Cover, Name, is_institution
from briefing.language.said_roles import named_as, said_of, who_leads
from briefing.language.titles import (
    BODY_NOUNS,
    CLOSE,
    NOMINAL,
    Role,
    head_before,
    is_dot,
    is_personal,
    leftmost,
    make_role,
    role_before,
)
from briefing.text.span import Span

_BEFORE_TITLE = frozenset("both also himself herself formerly currently previously now once then".split())
_BODIES = frozenset({"of", "from", "at"})
_SAYING = frozenset("say tell add state warn explain note argue write declare".split())


def roles_of(cover: Cover, name: Name) -> list[Role]:
    """The roles given to a name where it stands, in order of the text."""
    if name.kind == "place":
        return []
    found: list[Role | None] = [role_before(cover, name.first, adjacent=name.kind != "person")]
    found += [_before_comma(cover, name), _after_comma(cover, name)]
    if name.kind == "person":
        found += [_shared(cover, name), who_leads(cover, name), _affiliation(cover, name), said_of(cover, name)]
        found += [_owner(cover, name), named_as(cover, name)]
    return [_of_one(cover, r) if name.kind == "person" else r for r in found if r is not None]


def _of_one(cover: Cover, role: Role) -> Role:
    """The role that each of several has: "NASA astronaut[s] Bob Behnken and Doug Hurley"."""
    last = cover.analysis.token_at(role.span.end - 1)
    if last is None or not is_plural_title(last.text) or title_of(last.text) != last.text.lower().removesuffix("s"):
        return role
    heads = last.text[-1] == "s" and head_before(cover, last.index + 1) == last.index
    return replace(role, span=Span(role.span.start, role.span.end - 1)) if heads else role


def body_role(cover: Cover, name: Name) -> Role | None:
    """What a body is said to be right before its name ("Hungarian daily newspaper Magyar Nemzet")."""
    head = name.first - 1
    if not cover.same_sentence(head, name.first):
        return None
    word = cover.tokens[head].text
    if word not in BODY_NOUNS and word.removesuffix("s") not in BODY_NOUNS:
        return None
    start = leftmost(cover, head)
    return make_role(cover, start, head + 1, personal=False) if start < head else None


def _before_comma(cover: Cover, name: Name) -> Role | None:
    """ "Malaysia's Prime Minister, Najib Razak, said": what stands before the comma is another name for it."""
    comma = name.first - 1
    while comma > 0 and (is_honorific(cover.tokens[comma].text) or is_dot(cover, comma)):
        comma -= 1
    if not cover.same_sentence(comma - 1, name.first) or cover.tokens[comma].text != ",":
        return None
    after = cover.tokens[name.last].text if cover.same_sentence(name.first, name.last) else "."
    head = head_before(cover, comma)
    if head is None or (is_plural_title(cover.tokens[head].text) and not _opens_list(cover, name)):
        return None
    start = leftmost(cover, head)
    # "the president, John Kerry and Joe Biden" may be three; a phrase as full as this one is no member of a list.
    if after in ("and", "or", "&") and comma - start < 3 and not _goes_on_with_verb(cover, name):
        return None
    if after != "," and _is_fronted(cover, name, start):
        return None
    if cover.same_sentence(start - 2, start) and cover.tokens[start - 1].text in (",", "the"):
        back = start - (2 if cover.tokens[start - 1].text == "," else 3)
        # "Obama, the president, Joe Biden ...": the title belongs to the name before it.
        held = cover.owner.get(back)
        if held is not None and held.kind == "person" and after != ",":
            return None
    if is_plural_title(cover.tokens[head].text) and start and cover.tokens[start - 1].text in ("and", ",", "or"):
        # "his French and Greek counterparts": one of them is the French, one the Greek.
        start = head
    return make_role(cover, start, comma, personal=is_personal(cover.tokens[head]))


def _opens_list(cover: Cover, name: Name) -> bool:
    """ "his French and Greek counterparts, [Nikos Dendias], X and Y": a person after whom more follow."""
    at = name.last
    if not cover.same_sentence(name.first, at + 1) or cover.tokens[at].text not in (",", "and"):
        return False
    other = cover.owner.get(at + 1)
    return other is not None and other.first == at + 1 and other.kind == "person"


def _goes_on_with_verb(cover: Cover, name: Name) -> bool:
    """ "supports a reformist candidate, Mehdi Karoubi and [calls] for voting": what is joined is no third name."""
    at = name.last + 1
    return cover.same_sentence(name.first, at) and cover.tokens[at].pos in ("VERB", "AUX")


def _is_fronted(cover: Cover, name: Name, start: int) -> bool:
    """ "Speaking of the director, Lucas said": the comma ends a phrase that stands before its clause."""
    before = start - 1 - (cover.tokens[start - 1].pos == "DET")
    if not cover.same_sentence(before, name.last) or cover.tokens[before].pos != "ADP":
        return False
    if cover.tokens[before].text.lower() == "as":
        # "As envoy, Blair could ..."
        return False
    return cover.tokens[name.last].tag in ("VBD", "VBZ", "VBP", "MD")


def _shared(cover: Cover, name: Name) -> Role | None:
    """A plural title before the first of several names is that of each."""
    at = name.first - 1
    seen = 0
    comma_first = cover.tokens[at].text == "," if at >= 0 else False
    while at > 0 and cover.same_sentence(at, name.first) and seen < 12:
        token, owner = cover.tokens[at], cover.owner.get(at)
        if owner is not None and owner.kind == "person":
            before = role_before(cover, owner.first) or _before_comma(cover, owner)
            if before is not None:
                plural = any(is_plural_title(t.text) for t in cover.tokens[max(0, owner.first - 6) : owner.first])
                return before if plural else None
            at = owner.first
            seen = 0
        elif comma_first and token.text in ("and", "&"):
            # "analysts X and Y, Z lost": the list is closed before Z.
            return None
        elif token.text not in (",", "and", "&", "of", "from") and owner is None and token.pos != "DET":
            return None
        at -= 1
        seen += 1
    return None


def _after_comma(cover: Cover, name: Name) -> Role | None:
    """ "Ishaq Dar, the foreign minister", "Fuad Basya, spokesman for the Indonesian military"."""
    tokens = cover.tokens
    at = _past_affiliation(cover, name)
    if not cover.same_sentence(name.first, at + 1) or tokens[at].text not in (",", "(", "–", "—", "-"):
        return None
    if name.kind != "person" and _is_affiliation(cover, name):
        return None
    at = _past_party(cover, at)
    begin = at + 1
    if cover.same_sentence(at, begin + 1) and tokens[begin].pos == "NUM" and tokens[begin + 1].text == ",":
        begin += 2
    while cover.same_sentence(at, begin) and tokens[begin].text.lower() in _BEFORE_TITLE:
        begin += 1
    if cover.same_sentence(at, begin + 1) and tokens[begin].tag == "PRP$":
        # "Chris Luxon, his New Zealand counterpart"
        begin += 1
    role = described(cover, name, begin)
    if role is None:
        return None
    closing = next((i for i in range(begin, len(tokens)) if tokens[i].span.start >= role.span.end), len(tokens))
    return role if _closes(cover, name, closing) else None


def _past_affiliation(cover: Cover, name: Name) -> int:
    """Past "of the Children's Hospital" in "Paul Offit of the Children's Hospital, an adviser to the FDA"."""
    at = name.last
    if name.kind != "person" or not cover.same_sentence(name.first, at + 2) or cover.tokens[at].text not in _BODIES:
        return at
    begin = at + 1 + (cover.tokens[at + 1].text == "the")
    held = cover.owner.get(begin)
    return held.last if held is not None and held.first == begin and held.kind == "org" else at


def _is_affiliation(cover: Cover, name: Name) -> bool:
    """Whether a body's name tells where a person is from, so that what follows is said of the person."""
    at = name.first - 1
    at -= cover.same_sentence(at - 1, name.first) and cover.tokens[at].text == "the"
    held = cover.owner.get(at - 1) if cover.same_sentence(at - 1, name.first) else None
    return held is not None and held.kind == "person" and cover.tokens[at].text in _BODIES


def _past_party(cover: Cover, at: int) -> int:
    """Past the bracket of "Hakeem Jeffries (D-N.Y.), the House minority leader", to the comma behind it."""
    tokens = cover.tokens
    if tokens[at].text != "(":
        return at
    end = next((i for i in range(at + 2, min(at + 7, len(tokens))) if tokens[i].text == ")"), at)
    return end + 1 if end > at and cover.same_sentence(at, end + 2) and tokens[end + 1].text == "," else at


def _closes(cover: Cover, name: Name, end: int) -> bool:
    """Whether an apposition can end at ``end``: "according to Reuters, health officials are ..." is none."""
    tokens = cover.tokens
    if not cover.same_sentence(name.first, end) or not cover.same_sentence(name.first - 1, name.first):
        return True
    if tokens[end].text in CLOSE | {"and", "who", "whose", "which", "that", "to"} or tokens[end].tag in ("VBN", "VBG"):
        return True
    if tokens[end].text == "in" and (is_dated(cover, end + 1) or is_absence(cover, end + 1)):
        return True
    # "Achim Steiner, the executive director of the UNEP said": the second comma is missing.
    told = tokens[end].lemma in _SAYING and tokens[end].tag in ("VBD", "VBZ")
    return told and tokens[name.last + 1].text == "the" and tokens[name.first - 1].pos != "ADP"


def _affiliation(cover: Cover, name: Name) -> Role | None:
    """ "Mona al-Farra of the Palestinian Red Crescent", "Rustan Pakaya, from the health ministry's crisis centre"."""
    tokens = cover.tokens
    at = name.last
    if not cover.same_sentence(name.first, at + 1):
        return None
    if tokens[at].text == "," and tokens[at + 1].text in ("of", "from", "with", "at"):
        at += 1
    if tokens[at].text not in ("of", "from", "with", "at") and not (tokens[at].text == "for" and _says(cover, at)):
        return None
    end = at + 1
    while cover.same_sentence(at, end) and (
        tokens[end].pos in NOMINAL or tokens[end].pos in ("DET", "PART") or _is_in_body(cover, end)
    ):
        end += 1
    held = {cover.owner[i].kind for i in range(at + 1, end) if i in cover.owner}
    nouns = [t.text for t in tokens[at + 1 : end] if t.text.islower()]
    body = "org" in held or any(is_institution(w) for w in nouns)
    return make_role(cover, at + 1, end, personal=False) if body and "person" not in held else None


def _says(cover: Cover, at: int) -> bool:
    """Whether a body's name and a verb of saying follow: "Lydia Buchtmann [for] Food Standards Australia says"."""
    held = cover.owner.get(at + 1)
    if held is None or held.kind != "org":
        return False
    end = held.last
    while cover.same_sentence(at, end) and (cover.tokens[end].pos == "PROPN" or cover.tokens[end].text == ","):
        end += 1
    return cover.same_sentence(at, end) and cover.tokens[end].lemma in _SAYING


def _is_in_body(cover: Cover, i: int) -> bool:
    held = cover.owner.get(i)
    return held is not None and held.kind == "org"


def _owner(cover: Cover, name: Name) -> Role | None:
    """ "BBC's Jonathan Marcus": the body before the name."""
    mark = name.first - 1
    held = cover.owner.get(mark - 1)
    if not cover.same_sentence(mark - 1, name.first) or held is None or held.kind != "org" or held.last != mark:
        return None
    return make_role(cover, held.first, held.last, personal=False) if cover.tokens[mark].text in ("'s", "’s") else None
