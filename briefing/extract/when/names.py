"""Words of time that are part of a name: the Sunday Times, Theresa May, the May 7 Declaration, the Six-Day War."""

from __future__ import annotations

import re

from briefing.extract.when.meaning import Open
from briefing.extract.when.scan import Found

_PAPERS = (
    r"Times|Telegraph|Mail|Mirror|Express|Post|Herald|Independent|Star|Sun|Tribune|Magazine|Business Post|World|Mercury"
    r"|Night Live|Night Football|Night Raw|Club|Group|Books|Addams|Agreement Agreement"
)
_AFTER_WEEKDAY = re.compile(rf"\s(?:{_PAPERS})\b")
_BEFORE_WEEKDAY = re.compile(
    r"\b(?:Black|Bloody|Cyber|Super|Sheffield|Giving|Ruby|Casual|Fat|Holy|Whit|Palm|Ash|Easter|Blue|Manic|Shrove|Maundy"
    r"|Spy|Clean|Taco|Freaky|Man|Girl)\s$"
)
_AFTER_DATE = re.compile(
    r"\s(?:Declaration|Movement|Alliance|Coalition|Revolution|Brigades?|Square|Street|Airport|Party|Agreement|Accords?"
    r"|Committee|Martyrs?|Memorandum|Charter|Protocol|Massacre|Front|Group|Battalion|Avenue|Stadium|Organi[sz]ation"
    r"|University|Bridge|Movement)\b"
)
_AFTER_LENGTH = re.compile(r"['’]?\s(?:War|Wars|Plan|Rule|Reich|Itch|Campaign|Republic)\b")
_NAME_MONTHS = frozenset({"may", "april", "june", "august", "march", "jan", "jan.", "augustus", "mar."})
_WORD_BEFORE = re.compile(r"([^\W\d_][\w.’'-]*)\s$")
_WORD_AFTER = re.compile(r"\s([^\W\d_][\w’'-]*)")
_FUNCTION = frozenset(
    """in since by until till from of for during through throughout before after last next this that the early late mid
    on to and or between on as than every each around about beyond ending ended starting beginning back began is was
    a an its our his their earlier later middle end beginning start into at with while when where but via per""".split()
)
_TITLES = frozenset("mr. mrs. ms. dr. gen. sen. rep. gov. lt. col. sgt. capt. prof. st. maj. adm.".split())
_NOT_MONTH_AFTER = frozenset(
    "i you he she we they it god the there all your his her this these those my our their one not be have allah".split()
)


def in_name(text: str, one: Found) -> bool:
    """Whether the words of a match belong to a name."""
    words = text[one.start : one.end]
    if one.rule == "weekday":
        before = text[max(0, one.start - 12) : one.start]
        return bool(_AFTER_WEEKDAY.match(text, one.end) or _BEFORE_WEEKDAY.search(before))
    if one.rule == "today" and words == "Today":
        word = _WORD_BEFORE.search(text, max(0, one.start - 24), one.start)
        return bool(word and (word[1][0].isupper() or text[one.end : one.end + 2].startswith(" p")))
    if one.rule in ("month-day", "day-month"):
        return bool(_AFTER_DATE.match(text, one.end))
    if one.kind == "duration":
        return bool(_AFTER_LENGTH.match(text, one.end)) and words[:1].isupper()
    if one.rule == "month" and isinstance(one.meaning, Open) and one.meaning.direction is None:
        return _person_or_verb(text, one.start, one.end, words)
    return False


def _person_or_verb(text: str, start: int, end: int, words: str) -> bool:
    """ "Theresa May", "April Smith", "May the best win", "March for Our Lives", "MAY" in a line of capitals."""
    low = words.lower()
    if low not in _NAME_MONTHS:
        return False
    before = _WORD_BEFORE.search(text, max(0, start - 24), start)
    if before and before[1].endswith(".") and before[1].lower() not in _TITLES:
        before = None
    after = _WORD_AFTER.match(text, end)
    if before is None:
        if after is None:
            return False
        return (
            after[1].lower() in _NOT_MONTH_AFTER
            or (low == "march" and after[1] in ("for", "on", "of", "to"))
            or (after[1][0].isupper() and low != "march")
        )
    word = before[1].lower().rstrip(".")
    if after and after[1][0].isupper() and low != "march" and word not in _FUNCTION:
        return True
    if word in _FUNCTION:
        return (
            low == "march"
            and word in ("the", "a", "this", "that", "their", "its", "his", "to", "on")
            and bool(after and after[1] in ("for", "on", "to", "from", "against", "in", "through", "was", "of"))
        )
    if re.search(r"['’]s?$", before[1]):
        return False
    return before[1][0].isupper() or (low == "may" and words.isupper())
