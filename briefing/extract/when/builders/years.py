"""Bare years: told from sums, counts and names by the words beside them."""

from __future__ import annotations

import re

from briefing.extract.when.builders.common import group
from briefing.extract.when.lexicon import SEASONS
from briefing.extract.when.meaning import Fixed, Meaning

_NAME_BEFORE = re.compile(r"(?:^|[\s(“\"‘])(?P<word>[^\W\d_][\w.&’'-]*)[\s-]{1,2}$")
_YEAR_SIGNS = re.compile(
    r"(?:\b(?:no|number|nos|resolution|flight|route|page|room|highway|channel|section|article|chapter|rule|law|act|bill"
    r"|order|decree|agenda|vision|horizon|expo|windows|strategy|plan|version|model|class|level|apartment|suite"
    r"|unit|some|about|around|nearly|almost|over|than|least|most|another|approximately|roughly|only|just|under)\.?"
    r"|[$€£#%+=])\s?$",
    re.IGNORECASE,
)
_YEAR_PLACES = re.compile(
    r"(?:\b(?:in|since|by|until|till|to|from|of|before|after|during|through|for|between|and|or|as|late|early|mid"
    r"|throughout|into|year|on|than|ended|ending|election|around|over|about|summer|winter|spring|autumn|fall|circa|the"
    r"|a|an|its|his|her|their|our|this|that|end|begin|beginning|start|late-|mid-|early-|pre-|post-)[\s,]{0,2}"
    r"|[-–—/(,:;]\s?|^|[“\"‘.?!)]\s{0,2})$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"[\s-]{1,2}(?:people|persons|soldiers|troops|police|policemen|officers|men|women|children|workers|employees|jobs"
    r"|homes|houses|dollars|euros|pounds|yen|yuan|rupees|miles|km|kilomet|kilograms|kg|metres|meters|feet|ft|m\b|tonnes"
    r"|tons|votes|points|megawatts|mw|barrels|members|students|protesters|demonstrators|migrants|refugees|deaths|cases"
    r"|hectares|acres|times|copies|seats|delegates|others|civilians|fighters|militants|rebels|families|residents"
    r"|patients|passengers|vehicles|cars|trucks|units|shares|pages|words|characters|square|cubic|percent|per cent|hours"
    r"|minutes|days|weeks|years|volunteers|businesses|companies|schools|degrees|rpm|calories|mph|percentage|%)\b",
    re.IGNORECASE,
)
_ROUGHLY = re.compile(r"\b(?:around|about|over|just|only|early as|late as|than)\s?$", re.IGNORECASE)
_EVENT_NAME = re.compile(
    r"\s(?:[A-Z][\w’'.-]*\s){0,4}(?:Olympics?|Olympiad|Games|Cup|Championships?|Open|Prix|Awards?|Festival|Act|Constitution"
    r"|Agreement|Treaty|Convention|Declaration|Accords?|Plan|Agenda|Conference|Prize|Paralympics|Series|Bowl|Tour|Marathon)\b"
)
# "the 2019 Chicago Marathon and": capitals, and no noun after them that they describe ("the 2013 Paris Club vote").
_CAPITALS = re.compile(
    r"(?:\s[A-Z][\w’'.-]*){2,5}(?:[.,;:)\"”!?]|$|['’]s\b|\s(?:in|on|at|of|and|to|for|by|with|was|is|were|are|has|had|will|would|"
    r"which|that|who|from|as|but|or|when|where|after|before|since|during|over|against|be|may|could|can)\b)"
)
_PREPOSITION = re.compile(
    r"\b(?:in|since|by|until|till|from|to|of|between|before|after|circa|around|during|for|through)\s$", re.IGNORECASE
)
_PLURAL = re.compile(r"\s[a-z]+s\b(?<!was)(?<!is)(?<!has)(?<!does)")
_LAW_OF = re.compile(
    r"[A-Z][\w’'-]*\s(?:Act|Law|Treaty|Constitution|Code|Convention|Agreement|Declaration|Charter)\sof\s$"
)


def plain_year(match: re.Match[str]) -> Meaning | None:
    """A bare year: not a sum, a count, a number of something or a part of an event's name."""
    text, start, end = match.string, match.start(), match.end()
    found = int(group(match, "y"))
    before = text[max(0, start - 30) : start]
    if _YEAR_SIGNS.search(before) and (found < 1900 or not _ROUGHLY.search(before)):
        return None
    if re.search(r"\d\s?/\s?$", before):
        return None
    if _COUNTED.match(text, end) or _EVENT_NAME.match(text, end) or _LAW_OF.search(before):
        return None
    direct = _PREPOSITION.search(before)
    if _CAPITALS.match(text, end) and not direct and before.strip():
        return None
    placed = _YEAR_PLACES.search(before)
    if not 1900 <= found <= 2100 and (not direct or _PLURAL.match(text, end)):
        return None
    name = _NAME_BEFORE.search(before)
    if name and not placed and name["word"][0].isupper() and not _time_word(name["word"]):
        return None
    return Fixed("year", found) if found >= 1000 else None


def _time_word(word: str) -> bool:
    low = word.lower().rstrip(".,")
    return low in SEASONS or low in ("in", "since", "the", "by", "mid", "late", "early", "until", "christmas")
