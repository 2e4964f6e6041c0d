"""Titles, offices and affiliations that a text gives to a name, as verbatim spans.

Before the name ("Turkish President Recep Tayyip Erdogan", "the French prime minister, Dominique de Villepin"), after
it ("Ishaq Dar, the foreign minister", "X, who heads Y", "Mona al-Farra of the Palestinian Red Crescent"), shared by
coordinated names ("Presidents Muhammadu Buhari of Nigeria and Patrice Talon of Benin") or said of it ("X is mayor").
"""

from __future__ import annotations

from dataclasses import replace

from briefing.language.gazetteers import is_honorific, is_plural_title, title_of
from briefing.language.names import Cover, Name, is_institution
from briefing.language.titles import (
    BODY_NOUNS,
    CLOSE,
    NOMINAL,
    OF,
    REACH,
    RELATIONS,
    Role,
    head_before,
    in_list,
    is_dot,
    is_personal,
    leftmost,
    make_role,
    role_before,
)
from briefing.text.span import Span

_BEFORE_TITLE = frozenset("both also himself herself formerly currently previously now once then".split())
_GONE = frozenset("replaced removed ousted dismissed sacked".split())
_CHOSEN = _GONE | frozenset("elected appointed named sworn chosen crowned re-elected reelected nominated".split())
_BODIES = frozenset({"of", "from", "at"})
_LEAVES = frozenset("resign quit retire step stand".split())
_HOLDS = frozenset("resume assume hold take win".split())
_OFFICES = frozenset("office post position role".split())
_SERVES = frozenset("serve work act".split())
_SAYING = frozenset("say tell add state warn explain note argue write declare".split())
_MEANS_LEADS = frozenset("head lead chair run command direct edit own found represent oversee".split())


def roles_of(cover: Cover, name: Name) -> list[Role]:
    """The roles given to a name where it stands, in order of the text."""
    if name.kind == "place":
        return []
    found: list[Role | None] = [role_before(cover, name.first, adjacent=name.kind != "person")]
    found += [_before_comma(cover, name), _after_comma(cover, name)]
    if name.kind == "person":
        found += [_shared(cover, name), _who(cover, name), _affiliation(cover, name), _said_of(cover, name)]
        found += [_owner(cover, name), _as(cover, name)]
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
    if tokens[begin].pos == "NUM" and cover.same_sentence(at, begin + 1) and tokens[begin + 1].text == ",":
        begin += 2
    while cover.same_sentence(at, begin) and tokens[begin].text.lower() in _BEFORE_TITLE:
        begin += 1
    if tokens[begin].tag == "PRP$" and cover.same_sentence(at, begin + 1):
        # "Chris Luxon, his New Zealand counterpart"
        begin += 1
    role = _described(cover, name, begin)
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


def _described(cover: Cover, name: Name, begin: int) -> Role | None:
    """A noun phrase from ``begin`` that is headed by a title, with what belongs to it, up to a mark that closes it."""
    tokens = cover.tokens
    i, head = begin, None
    while cover.same_sentence(name.first, i) and i - begin < 12:
        token = tokens[i]
        if title_of(token.text) and (token.pos in ("NOUN", "PROPN") or token.text[0].isupper()):
            if token.text != "independent" or tokens[i - 1].pos in ("DET", "ADJ", "VERB"):
                head = i
        elif token.text == "responsible" or (
            token.pos not in NOMINAL | {"DET", "PART"}
            and token.tag not in ("VBG", "VBN")
            and token.text not in ("-", "&", "’s")
        ):
            break
        i += 1
    if head is None or i - head > 1:
        return None
    end = _rightmost(cover, name, head + 1)
    held = cover.owner.get(end - 1) if end > head + 1 else None
    if held is not None and held.kind == "person" and tokens[held.first - 1].text.lower() not in OF:
        # "Naftali Bennett, Foreign Minister Yair Lapid": the title is the next one's; not so "Kim Yo-jong, the sister
        # of North Korean leader Kim Jong-un".
        kin = title_of(tokens[head].text) in RELATIONS and tokens[head + 1].text in ("of", "to")
        return make_role(cover, begin, end, personal=True) if kin else None
    owner = cover.owner.get(head + 1 if not is_dot(cover, head + 1) else head + 2)
    if owner is not None and owner.kind == "person":
        return None
    return make_role(cover, begin, end, personal=is_personal(tokens[head]))


def _closes(cover: Cover, name: Name, end: int) -> bool:
    """Whether an apposition can end at ``end``: "according to Reuters, health officials are ..." is none."""
    tokens = cover.tokens
    if not cover.same_sentence(name.first, end) or not cover.same_sentence(name.first - 1, name.first):
        return True
    if tokens[end].text in CLOSE | {"and", "who", "whose", "which", "that", "to"} or tokens[end].tag in ("VBN", "VBG"):
        return True
    if tokens[end].text == "in" and (_is_dated(cover, end + 1) or _is_absence(cover, end + 1)):
        return True
    # "Achim Steiner, the executive director of the UNEP said": the second comma is missing.
    told = tokens[end].lemma in _SAYING and tokens[end].tag in ("VBD", "VBZ")
    return told and tokens[name.last + 1].text == "the" and tokens[name.first - 1].pos != "ADP"


def _rightmost(cover: Cover, name: Name, at: int) -> int:
    """Past the prepositional phrases that belong to a title."""
    tokens = cover.tokens
    end = at
    while cover.same_sentence(name.first, end) and end - at < REACH:
        token = tokens[end]
        if token.text == "to" and end + 1 < len(tokens) and tokens[end + 1].pos in ("VERB", "AUX"):
            break
        work = cover.owner.get(end)
        if work is not None and work.kind in ("other", "org") and work.first < end < work.last:
            # A title may hold any word: "director of the movie The Empire [Strikes] Back".
            end += 1
            continue
        if token.text == "in" and (_is_dated(cover, end + 1) or _is_absence(cover, end + 1)):
            # "leader of the Liberal Party in December 2009"
            break
        if token.pos in NOMINAL or token.pos in ("DET", "PART") or token.text.lower() in OF or token.text in "&-":
            end += 1
        elif token.text == "and" and end + 1 < len(tokens) and tokens[end + 1].pos in NOMINAL | {"DET"}:
            nxt = cover.owner.get(end + 1)
            if nxt is not None and nxt.kind == "person":
                break
            end += 1
        elif token.tag == "VBN" and tokens[end - 1].text == "-":
            # "chief executive officer of Virginia-based Symplicity"
            end += 1
        elif token.text == "," and in_list(cover, end, len(tokens)):
            end += 1
        else:
            break
    return end


def _past_leaving(cover: Cover, at: int) -> int | None:
    """Past "has resigned as", "stepped down as", "quit as"; None where nothing of the kind stands there."""
    tokens = cover.tokens
    while cover.same_sentence(at, at + 3) and tokens[at].lemma in ("have", "will") and tokens[at].pos == "AUX":
        at += 1
    if not cover.same_sentence(at, at + 3) or tokens[at].lemma not in _LEAVES:
        return None
    at += 1 + (tokens[at + 1].text == "down")
    return at + 1 if tokens[at].text == "as" else None


def _is_absence(cover: Cover, i: int) -> bool:
    """ "acting captain in [the absence] of Rohit Sharma"."""
    return cover.same_sentence(i, i + 1) and [t.text for t in cover.tokens[i : i + 2]] == ["the", "absence"]


def _is_dated(cover: Cover, i: int) -> bool:
    held = cover.owner.get(i)
    return held is not None and held.kind == "other" and held.last == held.first + 1


def _who(cover: Cover, name: Name) -> Role | None:
    """ "X, who heads Y" and "X, who is the mayor of Y"."""
    tokens = cover.tokens
    at = name.last
    if not cover.same_sentence(name.first, at + 3):
        return None
    if tokens[at].text == ",":
        at += 1
    if tokens[at].text.lower() != "who":
        return None
    verb = tokens[at + 1]
    if verb.lemma == "be":
        found = _described(cover, name, at + 2)
        return replace(found, past=True) if found is not None and verb.tag == "VBD" else found
    takes = 1 + (verb.lemma == "take" and tokens[at + 2].text == "over")
    if verb.lemma in _SERVES | {"take"} and tokens[at + 1 + takes].text == "as":
        # "Kelly Ortberg, who took over as Boeing's chief executive"
        return _described(cover, name, at + 2 + takes) if cover.same_sentence(at, at + 3 + takes) else None
    if verb.lemma not in _MEANS_LEADS or verb.tag not in ("VBZ", "VBP", "VBD"):
        return None
    end = _rightmost(cover, name, at + 2)
    return make_role(cover, at + 1, end, personal=True) if end > at + 2 else None


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


def _as(cover: Cover, name: Name) -> Role | None:
    """ "the appointment of Richard Bennett as Special Rapporteur on human rights"."""
    at = name.last
    if not cover.same_sentence(name.first, at + 1) or cover.tokens[at].text != "as":
        return None
    return _described(cover, name, at + 1)


def _said_of(cover: Cover, name: Name) -> Role | None:
    """ "X is the mayor of Y", "X became prime minister", "X serves as ambassador"."""
    tokens = cover.tokens
    at = name.last
    while cover.same_sentence(at, at + 2) and (tokens[at].pos == "ADV" or _is_dated(cover, at)):
        at += 1
    if not cover.same_sentence(name.first, at + 1):
        return None
    if tokens[at].lemma in _SERVES and tokens[at + 1].text == "as" and tokens[at].tag in ("VBD", "VBZ", "VBP"):
        found = _described(cover, name, at + 2)
        return replace(found, past=True) if found is not None and tokens[at].tag == "VBD" else found
    if (left := _past_leaving(cover, at)) is not None:
        # "Richard Sharp has resigned as BBC chairman"
        found = _described(cover, name, left)
        return replace(found, past=True) if found is not None else None
    if tokens[at].lemma in _HOLDS and [t.text for t in tokens[at + 1 : at + 4 : 2]] == ["the", "of"]:
        # "Nancy Pelosi yesterday resumed the office of Speaker of the House"
        return _described(cover, name, at + 4) if tokens[at + 2].text in _OFFICES else None
    if tokens[at].text.lower() not in ("is", "was", "became", "remains"):
        return None
    # "after Obama was elected president", "Rudd was replaced as leader of the party"
    chosen = cover.same_sentence(at, at + 2) and tokens[at + 1].text in _CHOSEN
    named = chosen and cover.same_sentence(at, at + 3) and tokens[at + 2].text == "as"
    found = _described(cover, name, at + 1 + chosen + named)
    return replace(found, past=True) if found is not None and chosen and tokens[at + 1].text in _GONE else found
