"""The words of time, their numbers, and the macros that the patterns of the rules are written in.

In a pattern ``{MONTH}`` stands for a group of this table, ``{m:MONTH}`` names the group ``m``, and a blank stands for
white space between two words, a line break included.
"""

from __future__ import annotations

import re
from functools import cache

MONTHS = {
    name: i + 1
    for i, name in enumerate(
        "january february march april may june july august september october november december".split()
    )
}
SHORT_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11,
    "dec": 12,
}  # fmt: skip
WEEKDAYS = {name: i for i, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
SHORT_WEEKDAYS = {
    "mon": 0,
    "tue": 1,
    "tues": 1,
    "wed": 2,
    "thu": 3,
    "thur": 3,
    "thurs": 3,
    "fri": 4,
    "sat": 5,
    "sun": 6,
}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
UNITS = {
    "second": "second", "minute": "minute", "min": "minute", "hour": "hour", "hr": "hour", "day": "day", "week": "week",
    "fortnight": "fortnight", "month": "month", "quarter": "quarter", "year": "year", "yr": "year", "decade": "decade",
    "century": "century", "centurie": "century", "millennium": "millennium", "millennia": "millennium", "night": "day",
    "weekend": "weekend", "semester": "half", "season": "season",
}  # fmt: skip
# How a length in a unit is written: prefix and letters of the value, and units of that letter in one of this.
LENGTHS = {
    "second": ("PT", "S"), "minute": ("PT", "M"), "hour": ("PT", "H"), "day": ("P", "D"), "week": ("P", "W"),
    "month": ("P", "M"), "quarter": ("P", "Q"), "year": ("P", "Y"), "decade": ("P", "DE"), "century": ("P", "CE"),
    "millennium": ("P", "ML"), "weekend": ("P", "WE"), "season": ("P", "SN"),
}  # fmt: skip
DAYPARTS = {
    "morning": "TMO", "noon": "T12:00", "midday": "TMI", "afternoon": "TAF", "evening": "TEV", "night": "TNI",
    "midnight": "T24:00", "dawn": "TMO", "dusk": "TEV", "daytime": "TDT", "lunchtime": "TMI", "overnight": "TNI",
    "tonight": "TNI", "daybreak": "TMO", "nightfall": "TNI", "sunrise": "TMO", "sunset": "TEV", "mid-morning": "TMO",
    "mid-afternoon": "TAF", "midmorning": "TMO", "midafternoon": "TAF", "mid-day": "TMI",
}  # fmt: skip

_ONES = {
    w: i
    for i, w in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen""".split()
    )
}
_TENS = {w: 10 * i for i, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "dozen": 12}
ORDINALS = {
    w: i
    for i, w in enumerate(
        """zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
        fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth""".split()
    )
} | {"final": -1, "last": -1, "thirtieth": 30, "thirty-first": 31} | {
    f"twenty-{w}": 20 + i for i, w in enumerate("first second third fourth fifth sixth seventh eighth ninth".split(), 1)
}  # fmt: skip
DECADES = {
    "noughties": 0,
    "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8, "nineties": 9
}  # fmt: skip

_CARDINAL = "|".join(sorted([*_ONES, *_TENS], key=len, reverse=True))
_WORD_NUMBER = (
    rf"(?:(?:{'|'.join(_TENS)})[- ](?:{'|'.join(list(_ONES)[1:10])})|(?:{_CARDINAL}|a|half[- ]a)(?:[- ]hundred"
    rf"(?: and (?:{_CARDINAL}))?|[- ]thousand|[- ]million|[- ]dozen)|{_CARDINAL})"
)


def _titled(words: list[str]) -> str:
    """Capitalised or in capitals, never lower case: "may" and "march" are verbs there."""
    both = [form for w in sorted(words, key=len, reverse=True) for form in (w.capitalize(), w.upper())]
    return "(?-i:" + "|".join(both) + ")"


_UNIT_WORDS = (
    r"seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|fortnights?|months?|quarters?|years?|yrs?|decades?"
    r"|centur(?:y|ies)|millenni(?:um|a)"
)
# Abbreviations that stand for a month alone; the others are too often something else ("Mar", "Jun").
_LONE_SHORT = [m for m in SHORT_MONTHS if m not in ("mar", "jun", "jul")]
_ORDINAL_WORDS = "|".join(sorted((w for w in ORDINALS if w != "zeroth"), key=len, reverse=True))
MACROS = {
    "MONTH": rf"{_titled(list(MONTHS))}|{_titled(list(SHORT_MONTHS))}\b\.?",
    "FULLMONTH": rf"{_titled(list(MONTHS))}(?![.]?\w)|(?:{_titled(_LONE_SHORT)})\.",
    "WEEKDAY": rf"{_titled(list(WEEKDAYS))}|(?:{_titled(list(SHORT_WEEKDAYS))})\.",
    "SHORTWEEKDAY": rf"{_titled(list(SHORT_WEEKDAYS))}\b\.?",
    "SEASON": "spring|summer|autumn|fall|winter",
    "DAY": r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d%]|[.,:]\d|(?:st|nd|rd|th)\b)",
    "MONTHNUM": r"0?[1-9]|1[0-2]",
    "DAYNUM": r"0?[1-9]|[12]\d|3[01]",
    "YEAR": r"(?:1[0-9]|20|21)\d\d(?!\d|[.,]\d|%)",
    "NUM": rf"\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?(?:[ -](?:and[ -]a[ -]half|1/2|½))?|½"
           rf"|{_WORD_NUMBER}(?:[ -]and[ -]a[ -]half)?",
    "INT": rf"\d+|{_WORD_NUMBER}",
    "QCODE": r"(?-i:[1-4]Q|Q[1-4])",
    "DECADEWORD": "|".join(DECADES),
    "ORD": rf"(?:{_ORDINAL_WORDS}|\d+(?:st|nd|rd|th))",
    "DECADELIKE": r"(?:['’]?\d\ds|\d{4}s|\w+(?:th|st|nd|rd|first)[- ]century|" + "|".join(DECADES) + ")",
    "UNIT": _UNIT_WORDS,
    "DAYPART": r"mid-?morning|mid-?afternoon|morning|afternoon|evening|night|lunchtime",
    "ZONE": r"(?:(?:UTC|GMT)(?:[ ]?[-+−–][ ]?\d{1,2}(?::?\d\d)?)?"
            r"|(?-i:[ECMP][SD]?T|BST|CES?T|EES?T|WES?T|IST|JST|KST|HKT|SGT|MSK|AE[SD]?T|Z)"
            r"|local time|[A-Z][a-z]+ time|(?:eastern|central|pacific|mountain)(?: standard| daylight)? time)(?!\w)",
    "APPROX": r"about|around|approximately|roughly|some|nearly|almost|over|more than|less than|fewer than|at least"
              r"|at most|up to|under|just over|just under|well over|as (?:many|much|few|little|long) as|no more than"
              r"|no less than|the better part of|barely|only|exactly",
}  # fmt: skip
_MACRO = re.compile(r"\{(?:(\w+):)?([A-Z]+)\}")


def expand(pattern: str) -> str:
    """A rule's pattern as a regular expression."""
    joined = re.sub(r"\n\s*", "", pattern.strip())
    fixed = re.sub(r"\(\?<[!=][^)]*\)", lambda m: m[0].replace(" ", r"\s"), joined)
    spaced = re.sub(r"(?<!\[) ", r"\\s{1,3}", re.sub(r"(?<!\[) \?", r"\\s{0,3}", fixed))
    return _MACRO.sub(lambda m: (f"(?P<{m[1]}>" if m[1] else "(?:") + _spaced(m[2]) + ")", spaced)


@cache
def _spaced(name: str) -> str:
    return re.sub(r"(?<!\[) ", r"\\s{1,3}", re.sub(r"(?<!\[) \?", r"\\s{0,3}", MACROS[name]))


def number(words: str) -> float | None:
    """The number that digits or words say: "12", "1,200", "2.5", "twenty-five", "two and a half", "a dozen"."""
    text = re.sub(r"[\s-]+", " ", words.strip().lower().replace("half a", "half"))
    half = 0.0
    for tail in (" and a half", " 1/2", " ½"):
        if text.endswith(tail):
            text, half = text.removesuffix(tail), 0.5
    if text == "½":
        return 0.5
    if re.fullmatch(r"[\d,]*\.?\d+", text):
        return float(text.replace(",", "")) + half
    total = 0.0
    for word in text.split():
        if word in _ONES or word in _TENS:
            total += _ONES.get(word, _TENS.get(word, 0))
        elif word in ("a", "an"):
            total += 1
        elif word == "half":
            total += 0.5
        elif word in _SCALES:
            total = max(total, 1 if total == 0 else total) * _SCALES[word]
        elif word != "and":
            return None
    return total + half


def ordinal(word: str) -> int | None:
    """The number of "third", "3rd", "twenty-first"; -1 for "last" and "final"."""
    low = word.lower()
    if low in ORDINALS:
        return ORDINALS[low]
    digits = re.match(r"\d+", low)
    return int(digits[0]) if digits else None


def month(word: str) -> int:
    """The number of a month by its name or abbreviation."""
    low = word.lower().rstrip(".")
    return MONTHS.get(low) or SHORT_MONTHS[low]


def weekday(word: str) -> int:
    """0 for Monday to 6 for Sunday."""
    low = word.lower().rstrip(".")
    return WEEKDAYS[low] if low in WEEKDAYS else SHORT_WEEKDAYS[low]


def unit(word: str) -> str:
    """The unit that a word names, in the singular: "hrs" is "hour"."""
    low = word.lower().strip()
    return UNITS[low] if low in UNITS else UNITS[low.removesuffix("s")]


def length(count: float | None, of: str) -> str:
    """A length in TIMEX3 style: P3D, PT2H, P2.5M; PXY where the count is unknown."""
    if of == "fortnight":
        of, count = "week", None if count is None else 2 * count
    if of == "half":
        of, count = "month", None if count is None else 6 * count
    prefix, letters = LENGTHS[of]
    if count is None:
        return f"{prefix}X{letters}"
    return f"{prefix}{int(count) if count == int(count) else count}{letters}"
