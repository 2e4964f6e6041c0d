"""What a number without a unit is the level of: a stock market index at its close."""

from __future__ import annotations

import re

from briefing.brief.model import Brief, Figure

# The names of an index; the first of a row stands for all.
_INDICES = (
    ("Dow Jones", r"Dow Jones Industrial Average|Dow Jones|DJIA|Dow"),
    ("S&P 500", r"Standard (?:&|and) Poor['’]?s(?: 500)?|S ?& ?P(?: 500)?"),
    ("Nasdaq", r"NASDAQ(?: Composite)?|Nasdaq(?: Composite)?"),
    ("FTSE 100", r"FTSE(?: 100)?|Footsie"),
    ("DAX", r"DAX"),
    ("CAC 40", r"CAC(?:[- ]?40)?"),
    ("Euro Stoxx", r"Euro ?Stoxx(?: 50)?"),
    ("Nikkei", r"Nikkei(?: (?:225|Stock Average|index))?"),
    ("Topix", r"Topix|TOPIX"),
    ("Hang Seng", r"Hang Seng(?: Index)?"),
    ("Shanghai Composite", r"Shanghai Composite|SSE Composite"),
    ("Sensex", r"Sensex|SENSEX"),
    ("Nifty", r"Nifty(?: 50)?"),
    ("Kospi", r"Kospi|KOSPI"),
    ("ASX 200", r"S&P/ASX 200|ASX(?: 200)?|All Ordinaries"),
    ("TSX", r"S&P/TSX(?: Composite)?|TSX(?: Composite)?"),
    ("Bovespa", r"Bovespa|Ibovespa"),
    ("IBEX 35", r"IBEX(?: 35)?"),
    ("RTS", r"RTS(?: index)?"),
    ("MICEX", r"MICEX(?: index)?"),
)
_NAMES = re.compile("|".join(rf"(?P<i{n}>\b(?:{names})(?!\w))" for n, (_, names) in enumerate(_INDICES)))
# Words by which a number is where an index stands, and those by which it is how far it has come.
_STANDS = re.compile(
    r"(?i)\b(?:level|close|finish|day|session|mark|trading|record|high|low|peak)\s+(?:at|of|on|to)\s+(?:\w+\s+)?$|"
    r"\b(?:at|to|reached|reaching|hit|hitting|stood at|trading at|above|below|under|over)\s+(?:just\s+|around\s+)?$"
)
_MOMENT = re.compile(r"(?i)\b(?:intra-?day|earlier|briefly|at one point|before recovering)\b")
_ITS = re.compile(r"(?i)^\W*(?:it|the index|the market)\b")


def index_of(brief: Brief, figure: Figure) -> str:
    """The index whose level at the end of a day a figure gives; "" where it gives none."""
    if figure.unit not in (None, "", "points") or figure.value < 100:
        return ""
    at = figure.evidence[0].span
    sentence = brief.article.sentence_at(at.start)
    before = brief.article.text[sentence.span.start : at.start]
    if not _STANDS.search(f"{before} ") or _MOMENT.search(before[-60:]):
        return ""
    named = _last(before)
    if not named and _ITS.search(before) and sentence.number:
        earlier = brief.article.sentences[sentence.number - 1]
        return _last(earlier.span.of(brief.article.text)) if earlier.paragraph == sentence.paragraph else ""
    return named


def _last(text: str) -> str:
    found = [*_NAMES.finditer(text)]
    if not found or not found[-1].lastgroup:
        return ""
    return _INDICES[int(found[-1].lastgroup[1:])][0]
