"""The phrase that a title heads right before a point of the text: "Turkish President", "AT&T Chairman and CEO"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.language.analysis import Token
from briefing.language.gazetteers import is_honorific, is_plural_title, title_of, word_list
from briefing.language.names import TITLE_MODIFIERS, Cover
from briefing.text.span import Span

# Titles that bodies bear too ("Deutsche Telekom, the owner of T-Mobile"): no proof of a person.
_SHARED = frozenset(
    """owner co-owner member partner leader co-leader publisher broadcaster producer founder champion winner critic
    sponsor host investor broker developer driver star contributor regulator challenger opponent advocate rival head
    model representative anchor heir guard independent conservative liberal socialist republican democrat
    contender""".split()
)
# Common nouns that tell what a body is ("Iranian airline Mahan Air").
BODY_NOUNS = frozenset(
    """airline newspaper daily weekly magazine firm company group enterprise manufacturer maker party agency bank
    broadcaster network charity giant retailer carrier operator supplier website startup conglomerate organisation
    organization movement coalition alliance union tabloid station channel contractor subsidiary lender insurer
    developer consultancy chain store brand maker band club team""".split()
)
# Who is somebody's: "critics of [U.S. President] Donald Trump", "sister of [North Korean leader] Kim Jong-un".
RELATIONS = frozenset(
    """critic ally friend sister brother son daughter father mother wife husband widow aide adviser advisor opponent
    rival lawyer attorney successor predecessor victim assistant cousin nephew niece girlfriend boyfriend heir
    counterpart challenger attacker suspect""".split()
)
OF = frozenset("of for in at to from on with against".split())
CLOSE = frozenset({",", ".", ";", ":", "(", ")", "–", "—", "--", "”", '"', "“"})
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
REACH = 16
# "a 42-year-old teacher" is a teacher.
_AGED = re.compile(r"\d+-year-old ")


@dataclass(frozen=True, slots=True)
class Role:
    """A role's span; ``personal`` when none but a person can hold it, ``past`` when it is told to have been held."""

    span: Span
    personal: bool
    past: bool = False


def make_role(cover: Cover, first: int, last: int, *, personal: bool) -> Role | None:
    """A role over tokens ``[first, last)`` without the articles and marks at its ends, or None if nothing is left."""
    while first < last and (cover.tokens[first].pos == "DET" or cover.tokens[first].text in CLOSE | {"-", "'s", "’s"}):
        first += 1
    aged = _AGED.match(cover.analysis.text, cover.tokens[first].span.start) if first < last else None
    while aged is not None and first < last and cover.tokens[first].span.start < aged.end():
        first += 1
    while last > first and (cover.tokens[last - 1].text in CLOSE or cover.tokens[last - 1].pos in ("ADP", "CCONJ")):
        last -= 1
    opened = [i for i in range(first, last) if cover.tokens[i].text == "("]
    if opened and not any(t.text == ")" for t in cover.tokens[opened[-1] : last]):
        # "Member of Parliament (MP" is closed or cut.
        closed = last < len(cover.tokens) and cover.tokens[last].text == ")"
        last = last + 1 if closed else opened[-1]
    if first >= last:
        return None
    return Role(Span(cover.tokens[first].span.start, cover.tokens[last - 1].span.end), personal)


def is_personal(token: Token) -> bool:
    """Whether none but a person holds the title."""
    return title_of(token.text) not in _SHARED


def role_before(cover: Cover, end: int, *, adjacent: bool = False) -> Role | None:
    """The role that ends right before token ``end``; ``adjacent`` asks for a title as its last word."""
    while cover.same_sentence(end - 1, end) and (is_honorific(cover.tokens[end - 1].text) or is_dot(cover, end - 1)):
        end -= 1
    if not cover.same_sentence(end - 1, end):
        return None
    last = end
    if cover.tokens[end - 1].text in ("named", "called"):
        end -= 1
    head = head_before(cover, end)
    if head is None or (adjacent and head != end - 1):
        return None
    return make_role(cover, leftmost(cover, head), min(end, last), personal=is_personal(cover.tokens[head]))


def is_dot(cover: Cover, i: int) -> bool:
    """Whether token ``i`` is the full stop of an abbreviated title ("Mr.", "Sec.")."""
    if i >= len(cover.tokens):
        return False
    before = cover.tokens[i - 1].text if i else ""
    return cover.tokens[i].text == "." and (is_honorific(before) or (len(before) < 5 and title_of(before) is not None))


def head_before(cover: Cover, end: int) -> int | None:
    """The title that heads the phrase ending at ``end``: right there, or before an "of ..." that ends there."""
    tokens = cover.tokens
    last = tokens[end - 1]
    # "Joint Council for the Welfare of Immigrants campaigner Caitlin Boswell", where the tagger saw a verb
    noun = last.pos in ("NOUN", "PROPN") or (
        last.tag in ("VB", "VBP") and last.text.endswith(("er", "or", "ist", "ian"))
    )
    # The tagger sees an adjective in "WHO chief Tedros Adhanom Ghebreyesus".
    if title_of(last.text) and (noun or last.text[0].isupper() or last.text == "chief"):
        counted = end > 2 and tokens[end - 2].text == "-" and tokens[end - 3].pos == "NUM"
        # "The President of the Union of Concerned Scientists": the plural is within the field of another.
        outer = _head_of_field(cover, end) if is_plural_title(last.text) else None
        return None if counted else outer if outer is not None else end - 1
    if last.text == "command" and "".join(t.text for t in tokens[max(0, end - 5) : end]) == "second-in-command":
        return end - 5
    if last.text.lower() in ("designate", "elect", "emeritus") and cover.same_sentence(end - 2, end):
        at = end - 3 if tokens[end - 2].text == "-" else end - 2
        return at if at >= 0 and title_of(tokens[at].text) else None
    if last.text == ")" and (opened := _bracket_before(cover, end - 1)) is not None:
        return head_before(cover, opened)
    return _head_of_field(cover, end) if last.pos in ("NOUN", "PROPN") else None


def _bracket_before(cover: Cover, close: int) -> int | None:
    """Where the bracket opens that ``close`` closes: "the RMT union [(]National Union of Rail Workers)"."""
    for i in range(close - 1, max(0, close - REACH), -1):
        if not cover.same_sentence(i, close) or cover.tokens[i].text == ")":
            return None
        if cover.tokens[i].text == "(":
            return i if i > 1 and i < close - 1 else None
    return None


def _head_of_field(cover: Cover, end: int) -> int | None:
    """The title before an "of ..." that ends at ``end``."""
    tokens = cover.tokens
    for i in range(end - 2, max(-1, end - REACH), -1):
        token = tokens[i]
        joined = token.tag in ("VBG", "VBN", "PRP$")
        if not cover.same_sentence(i, end) or token.text in (";", ":"):
            return None
        if token.pos in ("VERB", "AUX", "PRON", "ADV") and not joined:
            return None
        if title_of(token.text) and token.pos != "ADJ" and i + 1 < end and _opens_field(cover, i + 1):
            # "the Chairman of the [Joint Chiefs] of Staff": these chiefs are a body.
            if i and tokens[i - 1].text == "Joint":
                continue
            return i
        if token.text == "," and not in_list(cover, i, end):
            return None
        owner = cover.owner.get(i)
        if owner is not None and owner.kind == "person":
            return None
    return None


def _opens_field(cover: Cover, i: int) -> bool:
    tokens = cover.tokens
    if tokens[i].text == "(" and i + 3 < len(tokens) and tokens[i + 2].text == ")":
        i += 3
    return tokens[i].text.lower() in OF


def in_list(cover: Cover, comma: int, end: int) -> bool:
    """A comma inside an office's field: "Minister for Civilian Security, Democracy, and Human Rights"."""
    fields = word_list("portfolios.txt")
    near = [t.text.lower() for t in cover.tokens[max(0, comma - 1) : min(end, comma + 3)] if t.text != ","]
    return all(w in fields for w in near) and "the" not in near and len(near) > 1


def leftmost(cover: Cover, head: int) -> int:
    """Where the phrase that a title heads begins."""
    tokens = cover.tokens
    i = head
    while cover.same_sentence(i - 1, head) and head - i < REACH:
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
    if word == "." and i > 1 and is_dot(cover, i - 1):
        # the first stop of "Pentagon spokesman Brig. Gen. Pat Ryder"
        return i - 2
    if owner is not None and owner.kind != "other":
        possessed = tokens[i].text in ("'s", "’s", "'", "’")
        return owner.first if owner.kind != "person" or possessed else i
    if owner is not None and owner.last - owner.first == 1 and token.pos != "ADJ" and not _is_work(cover, i - 1):
        return i
    if token.pos == "NOUN" and token.text.islower() and _opens_name(cover, i) and title_of(word) is None:
        # The noun of a phrase that ends before the title: "After the vote US Secretary of State, Condoleezza Rice,".
        return i if i < 2 or tokens[i - 2].text != "-" else i - 1
    if tokens[i].text == "-" and token.span.end == tokens[i].span.start and word.isalpha():
        return i - 1
    if (
        token.pos in NOMINAL
        or (token.tag == "VBG" and word in TITLE_MODIFIERS)
        or word in ("'s", "’s", "-", "&", "/", "then", "ex", "so", "called")
        or token.text == "Under"
    ):
        return i - 1
    if i < 2:
        return i
    before = tokens[i - 2]
    ends_plural = word in ("'", "’") and before.text.endswith("s")
    joins = word == "and" and _joins_titles(cover, i - 1)
    # "spokesperson for President X": what follows the preposition is a title of its own.
    apart = title_of(tokens[i].text) is not None
    outer = title_of(before.text)
    opens_field = word in OF and not apart and outer is not None and before.pos in ("NOUN", "PROPN")
    opens_field = opens_field and outer not in RELATIONS
    if ends_plural or joins or opens_field:
        return i - 1
    return i - 3 if word == ")" and i > 3 and tokens[i - 3].text == "(" else i


def _is_work(cover: Cover, i: int) -> bool:
    """ "[WORK_OF_ART Nobel] laureate", "[PRODUCT Playboy] model"; what is no such name but of one word is a date."""
    return cover.analysis.mention_at(i, "WORK_OF_ART", "PRODUCT", "EVENT", "LAW", "LANGUAGE") is not None


def _opens_name(cover: Cover, i: int) -> bool:
    """Whether a state's or a people's name begins at token ``i``."""
    owner = cover.owner.get(i)
    return owner is not None and owner.first == i and owner.kind in ("place", "people")


def _is_date(cover: Cover, i: int) -> bool:
    owner = cover.owner.get(i)
    return (
        owner is not None
        and owner.kind == "other"
        and cover.tokens[i].pos in ("NUM", "PROPN")
        and not _is_work(cover, i)
    )


def _joins_titles(cover: Cover, i: int) -> bool:
    """ "Chairman and CEO", "spokesman and councillor candidate", "trade and industry commissioner"."""
    before, after = cover.tokens[i - 1], cover.tokens[i + 1]
    if title_of(before.text) is not None:
        return not is_plural_title(before.text) and any(title_of(t.text) for t in cover.tokens[i + 1 : i + 4])
    if i + 2 >= len(cover.tokens):
        return False
    head = cover.tokens[i + 2].text
    return before.pos == after.pos == "NOUN" and (title_of(head) is not None or head in BODY_NOUNS)
