"""The engine's own mentions as names: trimmed of what is not part of them, taken apart where they hold two, with the
kind that the gazetteers and the words themselves correct."""

from __future__ import annotations

from briefing.language.analysis import Analysis, Token
from briefing.language.gazetteers import (
    demonyms,
    fold,
    given_names,
    is_honorific,
    is_plural_title,
    is_title,
    known_names,
    word_list,
)
from briefing.language.names import (
    DIRECTIONS,
    STORMS,
    TITLE_MODIFIERS,
    Cover,
    Name,
    NameKind,
    is_capitalised,
    is_institution,
    span_of,
)

_KINDS: dict[str, NameKind] = {
    "PERSON": "person",
    "ORG": "org",
    "GPE": "place",
    "LOC": "place",
    "FAC": "facility",
    "NORP": "people",
    "EVENT": "other",
    "WORK_OF_ART": "other",
    "LAW": "other",
    "PRODUCT": "other",
    "LANGUAGE": "other",
}
_MARKS = frozenset("\"'“”‘’`«»,;:-–—@#*()[]|/") | {"``", "''", "--", "..."}
# Particles that open names of persons and hardly another kind's.
_NOBLE = frozenset("von van der den di ter ten af bin ibn".split())
# Firms whose names end in a possessive: "Standard & Poor's", "McDonald's".
_FOUNDERS = frozenset(
    """Poor McDonald Moody Macy Wendy Sotheby Christie Lloyd Kellogg Levi Domino Kohl Lowe Sainsbury Dunkin Denny
    Carl Trader Dick Land""".split()
)
# Lands with a plural name; other plurals that the engine takes for places are peoples.
_LANDS = frozenset(
    """americas koreas balkans carolinas dakotas midlands highlands lowlands andes alps himalayas rockies falklands
    hebrides azores canaries seychelles bahamas maldives philippines netherlands urals carpathians pyrenees tropics
    hamptons bronx poconos ozarks everglades""".split()
)
_FIRMS = frozenset("Brothers Sisters Sons Partners Associates Bros Bros.".split())
_POSSESSIVE = frozenset({"'s", "’s", "'", "’", "s"})


def engine_names(analysis: Analysis) -> Cover:
    """The engine's own mentions, trimmed, with the kind that the gazetteers correct."""
    cover = Cover(analysis)
    dated = {
        i for m in analysis.mentions if m.label in ("DATE", "TIME", "MONEY", "PERCENT") for i in range(m.first, m.last)
    }
    for i in dated:
        cover.owner[i] = Name(i, i + 1, "other")
    for mention in analysis.mentions:
        kind = _KINDS.get(mention.label)
        if kind is None:
            continue
        first, last = _trim(analysis, mention.first, mention.last, kind)
        if first < last:
            _put(cover, first, last, kind)
    return cover


def _put(cover: Cover, first: int, last: int, kind: NameKind) -> None:
    """Add a name; "the United States-Honduras dialogue" and "the World Bank and UNICEF" name two, as does "Caroline van
    der Plas's BoerBurgerBeweging"."""
    owned = next((i for i in range(first + 1, last - 1) if cover.tokens[i].text in ("'s", "’s")), None)
    if owned is not None and kind == "person":
        cover.put(Name(first, owned, "person"))
        return _put(cover, owned + 1, last, "org")
    parts = [Name(first, last, _kind(cover.analysis, first, last, kind))]
    if (edge := _direction(cover, first, last)) is not None:
        cover.put(Name(first, first + 1, "place"))
        return _put(cover, edge, last, kind)
    if (edge := _second_body(cover, first, last)) is not None:
        _put(cover, first, edge, kind)
        return _put(cover, edge + 1, last, kind)
    joints = [i for i in range(first + 1, last - 1) if cover.tokens[i].text in ("-", "–", "/", "and")]
    if joints:
        edges = [first, *(i + 1 for i in joints)]
        split = [Name(a, b, _kind(cover.analysis, a, b, "other")) for a, b in zip(edges, [*joints, last], strict=True)]
        named = {part.kind for part in split}
        if named <= {"place", "people"} or (named == {"org"} and len(split) == 2):
            parts = split
    if last - first == 1 and _is_pair(cover.tokens[first].text):
        parts = [Name(first, last, "other")]
    for part in parts:
        cover.put(part)


def _direction(cover: Cover, first: int, last: int) -> int | None:
    """Where the second of two names begins that share their last word: "North and [South Korea]"."""
    if last - first < 4 or cover.tokens[first].text not in DIRECTIONS or cover.tokens[first + 2].text not in DIRECTIONS:
        return None
    return first + 2 if cover.tokens[first + 1].text in ("and", "or", ",", "&") else None


def _second_body(cover: Cover, first: int, last: int) -> int | None:
    """The comma between two bodies in one mention: "Ministry of Finance[,] Ministry of Foreign Affairs"."""
    tokens = cover.tokens
    for i in range(first + 1, last - 2):
        if tokens[i].text == "," and is_institution(tokens[i + 1].text) and tokens[i + 2].text in ("of", "for"):
            return i
    return None


def _is_pair(word: str) -> bool:
    """ "U.S.-EU" in one token."""
    halves = word.replace("–", "-").split("-")
    return len(halves) == 2 and all(fold(h) in known_names() or fold(h) in demonyms() for h in halves)


def _is_loose(token: Token) -> bool:
    """A common adjective before a body's name: "[paramilitary] Rapid Support Forces"."""
    return token.pos == "ADJ" and token.text.isalpha() and token.text.islower() and len(token.text) > 3


def _is_tail(token: Token) -> bool:
    """A common noun behind a name: "I2U2 [investments]", "NATO [allies]"; not so "Labour party", "U.S. embassy"."""
    word = token.text
    return token.pos == "NOUN" and word.isalpha() and word.islower() and not is_institution(word) and not is_title(word)


def _trim(analysis: Analysis, first: int, last: int, kind: NameKind) -> tuple[int, int]:
    tokens = analysis.tokens
    for i in range(first, last):
        # "Agency for International Development (USAID" and "Buhari of Nigeria": a bracket ends a name.
        if i > first and tokens[i].text == "(" and not any(tokens[j].text == ")" for j in range(i, last)):
            last = i
            break
        if i > first + 1 and kind == "org" and tokens[i].tag in ("VBG", "VBD", "VBZ") and tokens[i].text.islower():
            # "the Government of Iraq protecting Coalition members"
            last = i
            break
    while first < last and _is_leading(tokens[first]):
        first += 1
    while (
        kind in ("org", "place") and first < last - 1 and _is_loose(tokens[first]) and is_capitalised(tokens[first + 1])
    ):
        first += 1
    while first < last and (tokens[last - 1].text in _POSSESSIVE or tokens[last - 1].text in _MARKS):
        own = kind == "org" and last - first > 1 and tokens[last - 2].text in _FOUNDERS
        if own and tokens[last - 1].text in ("'s", "’s"):
            break
        last -= 1
    while (
        kind in ("org", "place") and first < last - 1 and _is_tail(tokens[last - 1]) and is_capitalised(tokens[first])
    ):
        last -= 1
    if kind == "person":
        first = _past_titles(analysis, first, last)
    elif kind == "org":
        last = _before_titles(analysis, first, last)
        while last > first and tokens[last - 1].pos == "CCONJ":
            last = _before_titles(analysis, first, last - 1)
        if all(is_title(tokens[i].text) or tokens[i].text.lower() in TITLE_MODIFIERS for i in range(first, last)):
            return first, first
        after = _past_offices(analysis, first, last)
        if after > first:
            return _trim(analysis, after, last, "place")
    if not any(c.isupper() for i in range(first, last) for c in tokens[i].text):
        return first, first
    return first, last


def _is_leading(token: Token) -> bool:
    return token.text in _MARKS or token.text.lower() in ("the", "a", "an") or token.pos == "DET"


def _past_titles(analysis: Analysis, first: int, last: int) -> int:
    tokens = analysis.tokens
    at = first
    if last - first == 2 and tokens[first].text == "Dean":
        # "Dean Kamen": a given name before one word, a title before two.
        return first
    while at < last - 1 and (
        is_title(tokens[at].text)
        or is_honorific(tokens[at].text)
        or (tokens[at].text.lower() in TITLE_MODIFIERS and _title_within(analysis, at + 1, last))
        or (tokens[at].text == "." and at > first)
        or tokens[at].text.lower() in ("queen", "king")
        or (last - at > 2 and fold(tokens[at].text) in demonyms())
    ):
        at += 1
    return at


def _past_offices(analysis: Analysis, first: int, last: int) -> int:
    """Past "Governments of the", "Foreign Ministers of", "Heads of Government of": several, and none of them a name."""
    words = [analysis.tokens[i].text for i in range(first, last)]
    if "of" not in words:
        return first
    at = words.index("of")
    offices = words[:at]
    plural = offices[-1:] == ["Governments"] or (bool(offices) and is_plural_title(offices[-1]))
    if not plural or not all(w == "Governments" or is_title(w) or w.lower() in TITLE_MODIFIERS for w in offices):
        return first
    return last - words[::-1].index("of")


def _before_titles(analysis: Analysis, first: int, last: int) -> int:
    """ "White House Press Secretary": the body ends before the office."""
    tokens = analysis.tokens
    cut = last
    while cut - first > 1 and is_title(tokens[cut - 1].text) and tokens[cut - 2].text not in ("of", "and", "&", ","):
        if is_plural_title(tokens[cut - 1].text) and any(tokens[i].text == "of" for i in range(first, cut)):
            # "the Union of Concerned Scientists"
            break
        if tokens[cut - 1].text in _FIRMS:
            # "Lehman Brothers"
            break
        cut -= 1
    while first < cut < last and cut - first > 1 and tokens[cut - 1].text.lower() in TITLE_MODIFIERS:
        cut -= 1
    return cut


def _title_within(analysis: Analysis, first: int, last: int) -> bool:
    return any(is_title(analysis.tokens[i].text) for i in range(first, last))


def _is_persons(words: list[str]) -> bool:
    """Whether a run that the engine took for a body's or a place's name is built as a person's: "Vinicius Junior",
    "Marine Le Pen"."""
    if not 2 <= len(words) <= 4 or not all(w[0].isupper() and (w[-1].islower() or w in ("Jr.", "Sr.")) for w in words):
        return False
    if any(is_institution(w) or is_title(w) or fold(w) in known_names() or fold(w) in demonyms() for w in words):
        return False
    return words[-1] in ("Junior", "Jr", "Jr.", "Sr.") or (
        words[0].lower() in given_names() and not words[-1].endswith("s") and all(w.isalpha() for w in words)
    )


def _is_known_acronym(word: str) -> bool:
    return len(word) > 2 and word.isupper() and fold(word) in known_names()


def _kind(analysis: Analysis, first: int, last: int, kind: NameKind) -> NameKind:
    text = fold(span_of(analysis, first, last).of(analysis.text))
    known = known_names().get(text)
    if known is not None and not (text == "us" and analysis.tokens[first].text.islower()):
        return "place" if known.place else "org"
    if text in demonyms():
        return "people"
    words = [analysis.tokens[i].text for i in range(first, last)]
    if kind == "place" and len(words) == 1 and analysis.tokens[first].tag == "NNPS" and text not in _LANDS:
        # "the camps for displaced Tamils"
        return "people"
    if kind == "people" and len(words) == 1 and words[0].isupper() and len(words[0]) > 2:
        # Rebels and agencies that the engine takes for a people: "M23", "IDF".
        return "org"
    if kind == "org" and len(words) > 1 and words[0] in _NOBLE:
        # "Presidents Biden and von der Leyen", the second taken for a body
        return "person"
    if kind == "org" and words[0] == "Operation":
        return "other"
    if words[0].lower() in STORMS and len(words) > 1:
        return "other"
    if kind in ("org", "place", "facility") and _is_persons(words):
        return "person"
    if kind == "person" and any(_is_known_acronym(w) for w in words):
        # "a Major Non-NATO Ally"
        return "other"
    if kind == "person" and len(words) == 1 and words[0].isalpha() and words[0].isupper() and 3 <= len(words[0]) <= 6:
        # An acronym that the engine takes for a surname, as of "AFAD chief Yunus Sezer".
        return "org"
    if kind == "org" and any(w.lower() in word_list("texts.txt") for w in words[-2:]):
        return "other"
    if (
        len(words) > 1
        and kind in ("person", "place", "facility")
        and (is_institution(words[-1]) or is_institution(words[0]))
    ):
        return "org"
    return kind
