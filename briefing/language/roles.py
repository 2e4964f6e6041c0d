"""Titles, offices and affiliations that a text gives to a name, as verbatim spans.

Before the name ("Turkish President Recep Tayyip Erdogan", "the French prime minister, Dominique de Villepin"), after
it ("Ishaq Dar, the foreign minister", "X, who heads Y", "Mona al-Farra of the Palestinian Red Crescent"), shared by
coordinated names ("Presidents Muhammadu Buhari of Nigeria and Patrice Talon of Benin") or said of it ("X is mayor").
"""

from __future__ import annotations

from dataclasses import dataclass

from briefing.language.analysis import Token
from briefing.language.gazetteers import is_honorific, is_plural_title, title_of, word_list
from briefing.language.names import Cover, Name, is_institution
from briefing.text.span import Span

# Titles that bodies bear too ("Deutsche Telekom, the owner of T-Mobile"): no proof of a person.
_SHARED = frozenset(
    """owner co-owner member partner leader co-leader publisher broadcaster producer founder champion winner critic
    sponsor host investor broker developer driver star contributor regulator challenger opponent advocate rival head
    model representative anchor heir guard independent conservative liberal socialist republican democrat
    contender""".split()
)
# Common nouns that tell what a body is ("Iranian airline Mahan Air").
_BODY_NOUNS = frozenset(
    """airline newspaper daily weekly magazine firm company group enterprise manufacturer maker party agency bank
    broadcaster network charity giant retailer carrier operator supplier website startup conglomerate organisation
    organization movement coalition alliance union tabloid station channel contractor subsidiary lender insurer
    developer consultancy""".split()
)
_OF = frozenset("of for in at to from on".split())
_MEANS_LEADS = frozenset("head lead chair run command direct edit own found represent oversee".split())
_CLOSE = frozenset({",", ".", ";", ":", "(", ")", "–", "—", "--", "”", '"', "“"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_REACH = 16


@dataclass(frozen=True, slots=True)
class Role:
    """A role's span; ``personal`` when none but a person can hold it."""

    span: Span
    personal: bool


def roles_of(cover: Cover, name: Name) -> list[Role]:
    """The roles given to a name where it stands, in order of the text."""
    if name.kind == "place":
        return []
    found: list[Role | None] = [_before(cover, name.first, adjacent=name.kind != "person")]
    found += [_before_comma(cover, name), _after_comma(cover, name)]
    if name.kind == "person":
        found += [_shared(cover, name), _who(cover, name), _affiliation(cover, name), _said_of(cover, name)]
    return [r for r in found if r is not None]


def body_role(cover: Cover, name: Name) -> Role | None:
    """What a body is said to be right before its name ("Hungarian daily newspaper Magyar Nemzet")."""
    head = name.first - 1
    if not cover.same_sentence(head, name.first) or cover.tokens[head].text not in _BODY_NOUNS:
        return None
    start = _leftmost(cover, head)
    return _role(cover, start, head + 1, personal=False) if start < head else None


def _role(cover: Cover, first: int, last: int, *, personal: bool) -> Role | None:
    while first < last and (cover.tokens[first].pos == "DET" or cover.tokens[first].text in _CLOSE | {"-", "'s", "’s"}):
        first += 1
    while last > first and (cover.tokens[last - 1].text in _CLOSE or cover.tokens[last - 1].pos in ("ADP", "CCONJ")):
        last -= 1
    if first >= last:
        return None
    return Role(Span(cover.tokens[first].span.start, cover.tokens[last - 1].span.end), personal)


def _personal(token: Token) -> bool:
    return title_of(token.text) not in _SHARED


def _before(cover: Cover, end: int, *, adjacent: bool = False) -> Role | None:
    """The role that ends right before token ``end``; ``adjacent`` asks for a title as its last word."""
    while cover.same_sentence(end - 1, end) and (is_honorific(cover.tokens[end - 1].text) or _is_dot(cover, end - 1)):
        end -= 1
    if not cover.same_sentence(end - 1, end):
        return None
    last = end
    if cover.tokens[end - 1].text in ("named", "called"):
        end -= 1
    head = _head_before(cover, end)
    if head is None or (adjacent and head != end - 1):
        return None
    return _role(cover, _leftmost(cover, head), min(end, last), personal=_personal(cover.tokens[head]))


def _is_dot(cover: Cover, i: int) -> bool:
    before = cover.tokens[i - 1].text if i else ""
    return cover.tokens[i].text == "." and (is_honorific(before) or (len(before) < 5 and title_of(before) is not None))


def _head_before(cover: Cover, end: int) -> int | None:
    """The title that heads the phrase ending at ``end``: right there, or before an "of ..." that ends there."""
    tokens = cover.tokens
    last = tokens[end - 1]
    if title_of(last.text) and last.pos in ("NOUN", "PROPN", "ADJ"):
        counted = end > 2 and tokens[end - 2].text == "-" and tokens[end - 3].pos == "NUM"
        return None if counted else end - 1
    if last.text.lower() in ("designate", "elect", "emeritus") and cover.same_sentence(end - 2, end):
        at = end - 3 if tokens[end - 2].text == "-" else end - 2
        return at if at >= 0 and title_of(tokens[at].text) else None
    if last.text == ")" and cover.same_sentence(end - 4, end) and tokens[end - 3].text == "(":
        return _head_before(cover, end - 3)
    if last.pos not in ("NOUN", "PROPN") and last.text not in ("Affairs",):
        return None
    for i in range(end - 2, max(-1, end - _REACH), -1):
        token = tokens[i]
        if not cover.same_sentence(i, end) or token.pos in ("VERB", "AUX", "PRON", "ADV") or token.text in (";", ":"):
            return None
        if title_of(token.text) and i + 1 < end and _opens_field(cover, i + 1):
            return i
        if token.text == "," and not _in_list(cover, i, end):
            return None
        owner = cover.owner.get(i)
        if owner is not None and owner.kind == "person":
            return None
    return None


def _opens_field(cover: Cover, i: int) -> bool:
    tokens = cover.tokens
    if tokens[i].text == "(" and i + 3 < len(tokens) and tokens[i + 2].text == ")":
        i += 3
    return tokens[i].text.lower() in _OF


def _in_list(cover: Cover, comma: int, end: int) -> bool:
    """A comma inside an office's field: "Minister for Civilian Security, Democracy, and Human Rights"."""
    fields = word_list("portfolios.txt")
    near = [t.text.lower() for t in cover.tokens[max(0, comma - 1) : min(end, comma + 3)] if t.text != ","]
    return all(w in fields for w in near) and "the" not in near and len(near) > 1


def _leftmost(cover: Cover, head: int) -> int:
    """Where the phrase that a title heads begins."""
    tokens = cover.tokens
    i = head
    while cover.same_sentence(i - 1, head) and head - i < _REACH:
        step = _step_left(cover, i)
        if step == i:
            break
        i = step
    while i < head and (tokens[i].text in ("'s", "’s", "-", "&", "and", "called", "/") or _is_date(cover, i)):
        i += 1
    return i


def _step_left(cover: Cover, i: int) -> int:
    """One step further left within a role, or ``i`` where it begins."""
    tokens = cover.tokens
    token, owner = tokens[i - 1], cover.owner.get(i - 1)
    word = token.text.lower()
    if owner is not None and owner.kind != "other":
        possessed = tokens[i].text in ("'s", "’s", "'", "’")
        return owner.first if owner.kind != "person" or possessed else i
    if owner is not None and owner.last - owner.first == 1 and token.pos != "ADJ":
        return i
    if (
        token.pos in _NOMINAL
        or word in ("'s", "’s", "-", "&", "/", "then", "ex", "so", "called")
        or token.text == "Under"
    ):
        return i - 1
    if i < 2:
        return i
    before = tokens[i - 2]
    ends_plural = word in ("'", "’") and before.text.endswith("s")
    joins = word == "and" and _joins_titles(cover, i - 1)
    opens_field = word in _OF and title_of(before.text) is not None and before.pos in ("NOUN", "PROPN")
    if ends_plural or joins or opens_field:
        return i - 1
    return i - 3 if word == ")" and i > 3 and tokens[i - 3].text == "(" else i


def _is_date(cover: Cover, i: int) -> bool:
    owner = cover.owner.get(i)
    return owner is not None and owner.kind == "other" and cover.tokens[i].pos in ("NUM", "PROPN")


def _joins_titles(cover: Cover, i: int) -> bool:
    """ "Chairman and CEO", "spokesman and councillor candidate", "trade and industry commissioner"."""
    before, after = cover.tokens[i - 1], cover.tokens[i + 1]
    if title_of(before.text) is not None:
        return any(title_of(t.text) for t in cover.tokens[i + 1 : i + 4])
    if i + 2 >= len(cover.tokens):
        return False
    head = cover.tokens[i + 2].text
    return before.pos == after.pos == "NOUN" and (title_of(head) is not None or head in _BODY_NOUNS)


def _before_comma(cover: Cover, name: Name) -> Role | None:
    """ "Malaysia's Prime Minister, Najib Razak, said": what stands before the comma is another name for it."""
    comma = name.first - 1
    if not cover.same_sentence(comma - 1, name.first) or cover.tokens[comma].text != ",":
        return None
    after = cover.tokens[name.last].text if cover.same_sentence(name.first, name.last) else "."
    head = _head_before(cover, comma)
    if head is None or is_plural_title(cover.tokens[head].text):
        return None
    start = _leftmost(cover, head)
    # "the president, John Kerry and Joe Biden" may be three; a phrase as full as this one is no member of a list.
    if after in ("and", "or", "&") and comma - start < 3:
        return None
    if cover.same_sentence(start - 2, start) and cover.tokens[start - 1].text in (",", "the"):
        back = start - (2 if cover.tokens[start - 1].text == "," else 3)
        # "Obama, the president, Joe Biden ...": the title belongs to the name before it.
        held = cover.owner.get(back)
        if held is not None and held.kind == "person" and after != ",":
            return None
    return _role(cover, start, comma, personal=_personal(cover.tokens[head]))


def _shared(cover: Cover, name: Name) -> Role | None:
    """A plural title before the first of several names is that of each."""
    at = name.first - 1
    seen = 0
    comma_first = cover.tokens[at].text == "," if at >= 0 else False
    while at > 0 and cover.same_sentence(at, name.first) and seen < 12:
        token, owner = cover.tokens[at], cover.owner.get(at)
        if owner is not None and owner.kind == "person":
            before = _before(cover, owner.first)
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
    at = name.last
    if not cover.same_sentence(name.first, at + 1) or tokens[at].text not in (",", "(", "–", "—", "-"):
        return None
    begin = at + 1
    if tokens[begin].pos == "NUM" and cover.same_sentence(at, begin + 1) and tokens[begin + 1].text == ",":
        begin += 2
    while cover.same_sentence(at, begin) and tokens[begin].text.lower() in ("both", "also", "himself", "herself"):
        begin += 1
    role = _described(cover, name, begin)
    if role is None:
        return None
    closing = next((i for i in range(begin, len(tokens)) if tokens[i].span.start >= role.span.end), len(tokens))
    return role if _closes(cover, name, closing) else None


def _described(cover: Cover, name: Name, begin: int) -> Role | None:
    """A noun phrase from ``begin`` that is headed by a title, with what belongs to it, up to a mark that closes it."""
    tokens = cover.tokens
    i, head = begin, None
    while cover.same_sentence(name.first, i) and i - begin < 12:
        token = tokens[i]
        if title_of(token.text) and token.pos in ("NOUN", "PROPN", "ADJ"):
            head = i
        elif token.text == "responsible" or (
            token.pos not in _NOMINAL | {"DET", "PART"} and token.text not in ("-", "&", "’s")
        ):
            break
        i += 1
    if head is None or i - head > 1:
        return None
    end = _rightmost(cover, name, head + 1)
    if any((held := cover.owner.get(i)) is not None and held.kind == "person" for i in range(head + 1, end)):
        # "Naftali Bennett, Foreign Minister Yair Lapid": the title is the next one's.
        return None
    owner = cover.owner.get(head + 1 if not _is_dot(cover, head + 1) else head + 2)
    if owner is not None and owner.kind == "person":
        return None
    return _role(cover, begin, end, personal=_personal(tokens[head]))


def _closes(cover: Cover, name: Name, end: int) -> bool:
    """Whether an apposition can end at ``end``: "according to Reuters, health officials are ..." is none."""
    tokens = cover.tokens
    if not cover.same_sentence(name.first, end):
        return True
    return tokens[end].text in _CLOSE | {"and", "who", "whose", "which"} or tokens[end].tag in ("VBN", "VBG")


def _rightmost(cover: Cover, name: Name, at: int) -> int:
    """Past the prepositional phrases that belong to a title."""
    tokens = cover.tokens
    end = at
    while cover.same_sentence(name.first, end) and end - at < _REACH:
        token = tokens[end]
        if token.pos in _NOMINAL or token.pos in ("DET", "PART") or token.text.lower() in _OF or token.text in "&-":
            end += 1
        elif token.text == "and" and end + 1 < len(tokens) and tokens[end + 1].pos in _NOMINAL | {"DET"}:
            nxt = cover.owner.get(end + 1)
            if nxt is not None and nxt.kind == "person":
                break
            end += 1
        elif token.text == "," and _in_list(cover, end, len(tokens)):
            end += 1
        else:
            break
    return end


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
        return _described(cover, name, at + 2)
    if verb.lemma not in _MEANS_LEADS or verb.tag not in ("VBZ", "VBP", "VBD"):
        return None
    return _role(cover, at + 1, _rightmost(cover, name, at + 2), personal=True)


def _affiliation(cover: Cover, name: Name) -> Role | None:
    """ "Mona al-Farra of the Palestinian Red Crescent", "Rustan Pakaya, from the health ministry's crisis centre"."""
    tokens = cover.tokens
    at = name.last
    if not cover.same_sentence(name.first, at + 1):
        return None
    if tokens[at].text == "," and tokens[at + 1].text in ("of", "from", "with", "at"):
        at += 1
    if tokens[at].text not in ("of", "from", "with", "at"):
        return None
    end = at + 1
    while cover.same_sentence(at, end) and (tokens[end].pos in _NOMINAL or tokens[end].pos in ("DET", "PART")):
        end += 1
    held = {cover.owner[i].kind for i in range(at + 1, end) if i in cover.owner}
    body = "org" in held or any(is_institution(tokens[i].text) for i in range(at + 1, end))
    return _role(cover, at + 1, end, personal=False) if body and "person" not in held else None


def _said_of(cover: Cover, name: Name) -> Role | None:
    """ "X is the mayor of Y", "X became prime minister"."""
    tokens = cover.tokens
    at = name.last
    if not cover.same_sentence(name.first, at + 1) or tokens[at].lemma not in ("be", "become", "remain"):
        return None
    if tokens[at].text.lower() not in ("is", "was", "became", "remains", "has"):
        return None
    return _described(cover, name, at + 1)
