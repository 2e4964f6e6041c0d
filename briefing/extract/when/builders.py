"""From the words a pattern caught to their meaning. A builder gives None where the words are no time after all."""

from __future__ import annotations

import re
from datetime import date

from briefing.extract.when.lexicon import (
    DAYPARTS,
    DECADES,
    LENGTHS,
    SEASONS,
    length,
    month,
    number,
    ordinal,
    unit,
    weekday,
)
from briefing.extract.when.meaning import (
    Base,
    Clock,
    Feast,
    Fixed,
    Known,
    Meaning,
    Moved,
    Offset,
    Open,
    Ordinal,
    Prefix,
    Range,
    Same,
    Side,
    Stretch,
    Within,
)
from briefing.extract.when.rule import Builder

_DIRECTIONS = {
    "last": -1, "past": -1, "previous": -1, "this": 0, "the current": 0, "current": 0, "next": 1, "coming": 1,
    "this coming": 1, "this past": -1, "this last": -1, "the coming": 1, "upcoming": 1, "the past": -1,
}  # fmt: skip


def group(match: re.Match[str], name: str) -> str:
    """A named group's words, or those of ``name_2``, its twin in another branch; empty where neither took part."""
    found = match.groupdict()
    return (found.get(name) or found.get(name + "_2") or found.get(name + "_3") or "").strip()


def direction(words: str) -> int | None:
    """-1, 0 or 1 for "last", "this", "next" and their like; None for no such word."""
    low = re.sub(r"\s+", " ", words.lower()).removeprefix("the ").strip()
    return _DIRECTIONS.get(low)


def known(value: str | None, grain: str | None = None) -> Builder:
    """A fixed value whatever the words."""
    return lambda match: Known(value, grain)


def offset(of: str, count: int, base: Base = "pub", grain: str | None = None) -> Builder:
    """A fixed distance: "yesterday" is one day before the publication."""
    return lambda match: Offset(of, count, base, grain)


def full_date(match: re.Match[str]) -> Meaning | None:
    """Year, month and day in groups y, m (word or number) and d."""
    m, year = group(match, "m"), _year(group(match, "y"))
    which = int(m) if m.isdigit() else month(m)
    return _day(year, which, _daynum(group(match, "d")))


def numeric_date(match: re.Match[str]) -> Meaning | None:
    """a/b/year: the American order, the other one where the first number is no month."""
    a, b, year = int(group(match, "a")), int(group(match, "b")), _year(group(match, "y"))
    if a > 12 or "." in match[0]:
        a, b = b, a
    return _day(year, a, b)


def _day(year: int, which: int, day: int) -> Meaning | None:
    try:
        date(year, which, day)
    except ValueError:
        return None
    return Fixed("day", year, which, day)


def _daynum(word: str) -> int:
    return ordinal(word) or 0


def _year(words: str) -> int:
    digits = words.lstrip("'’‘")
    if len(digits) == 2:
        return int(digits) + (1900 if int(digits) > 50 else 2000)
    return int(digits)


def month_day(match: re.Match[str]) -> Meaning | None:
    """A month and a day without a year."""
    which, day = month(group(match, "m")), _daynum(group(match, "d"))
    if not 1 <= day <= (29 if which == 2 else 30 if which in (4, 6, 9, 11) else 31):
        return None
    return Open("monthday", which, day, direction=direction(group(match, "dir")))


def month_year(match: re.Match[str]) -> Meaning | None:
    """A month of a year."""
    return Fixed("month", _year(group(match, "y")), month(group(match, "m")))


def open_month(match: re.Match[str]) -> Meaning | None:
    """A month alone."""
    return Open("month", month(group(match, "m")), direction=direction(group(match, "dir")))


def open_weekday(match: re.Match[str]) -> Meaning | None:
    """A weekday with or without "last", "this", "next"."""
    lean = -1 if re.match(r"['’]s\b", match.string[match.end() : match.end() + 3]) else 0
    return Open("weekday", weekday(group(match, "w")), direction=direction(group(match, "dir")), lean=lean)


def open_season(match: re.Match[str]) -> Meaning | None:
    """A season alone or with its year."""
    code = SEASONS[group(match, "s").lower()]
    if y := group(match, "y"):
        return Fixed("season", _year(y), season=code)
    return Open("season", 0, season=code, direction=direction(group(match, "dir")))


def numbered(grain: str) -> Builder:
    """A quarter or half by its number, with or without its year."""

    def build(match: re.Match[str]) -> Meaning | None:
        words = group(match, "n").lower()
        code = re.fullmatch(r"q([1-4])|([1-4])q", words)
        count = int(code[1] or code[2]) if code else {"latter": 2, "other": 2}.get(words, ordinal(words))
        top = 4 if grain == "quarter" else 2
        which = top if count == -1 else count or 0
        if not 1 <= which <= top:
            return None
        if y := group(match, "y"):
            return Fixed(grain, _year(y), 12 // top * (which - 1) + 1)
        return Open(grain, which, direction=direction(group(match, "dir")))

    return build


def year(match: re.Match[str]) -> Meaning | None:
    """A year in four digits, or two after an apostrophe."""
    found = _year(group(match, "y"))
    return Fixed("year", found) if found >= 1000 else None


def financial_year(match: re.Match[str]) -> Meaning | None:
    """A financial year, named by the year it ends in."""
    y, end = group(match, "y"), group(match, "end")
    first = _year(y)
    if not end:
        return Fixed("fiscal", first)
    last = int(str(first)[: 4 - len(end)] + end)
    return Fixed("fiscal", last) if last == first + 1 else None


def decade(match: re.Match[str]) -> Meaning | None:
    """ "the 1990s", "the '90s", "the nineties", "the late sixties": the nearest century that has begun it."""
    if y := group(match, "y"):
        return Fixed("decade", int(y) * 10)
    if y := group(match, "yy"):
        return Fixed("decade", (2000 if int(y) < 3 else 1900) + int(y) * 10)
    return Fixed("decade", 1900 + 10 * DECADES[group(match, "word").lower()])


def century(match: re.Match[str]) -> Meaning | None:
    """ "the 19th century" is the years 18xx."""
    count = ordinal(group(match, "n"))
    return Fixed("century", (count - 1) * 100) if count and 2 <= count <= 30 else None


def last_unit(match: re.Match[str]) -> Meaning | None:
    """ "last week", "this month", "next year", "the previous quarter": from the publication or the date before."""
    words = re.sub(r"\s+", " ", group(match, "dir").lower())
    of = unit(group(match, "u"))
    for key, count in (("last", -1), ("past", -1), ("next", 1), ("coming", 1), ("this", 0), ("current", 0)):
        if key in words.split():
            return Offset(of, count)
    if "before" in words.split():
        return Offset(of, -2)
    return Same(of, -1 if words.split()[-1] in ("previous", "preceding", "prior") else 1)


def same_unit(match: re.Match[str]) -> Meaning | None:
    """ "that year", "the same day"."""
    return Same(unit(group(match, "u")))


def ago(match: re.Match[str]) -> Meaning | None:
    """ "two weeks ago": counted from the publication, at the grain of its unit."""
    return _distance(match, -1, "pub")


def earlier(match: re.Match[str]) -> Meaning | None:
    """ "a year earlier", "two days before": counted from the date before."""
    return _distance(match, -1, "last")


def later(match: re.Match[str]) -> Meaning | None:
    """ "a day later": counted from the date before."""
    return _distance(match, 1, "last")


def ahead(match: re.Match[str]) -> Meaning | None:
    """ "two weeks from now": counted from the publication."""
    return _distance(match, 1, "pub")


def _distance(match: re.Match[str], sign: int, base: Base) -> Meaning | None:
    of, words = unit(group(match, "u")), group(match, "n").lower()
    count = 1.0 if words in ("a", "an", "one", "the") else number(words) if words else None
    if of in ("second", "minute", "hour"):
        return Known(length(count, of), of, "hours and minutes are counted from a time that is not known")
    if of == "fortnight":
        of, count = "week", None if count is None else 2 * count
    if count is None:
        return Known("PAST_REF" if sign < 0 else "FUTURE_REF")
    if count != int(count):
        if of == "year":
            return Offset("month", sign * int(count * 12), base)
        return Known("PAST_REF" if sign < 0 else "FUTURE_REF")
    return Offset(of, sign * int(count), base)


def duration(match: re.Match[str]) -> Meaning | None:
    """A number and a unit: "three days", "2.5 hours", "a dozen years"."""
    of = unit(group(match, "u"))
    words = group(match, "n").lower()
    count = 1.0 if words in ("a", "an", "one", "the", "") else number(words)
    if group(match, "half"):
        count = (count or 0) + 0.5
    if of not in LENGTHS and of not in ("fortnight", "half"):
        return None
    return Known(length(count, of), of)


def half_unit(match: re.Match[str]) -> Meaning | None:
    """ "half an hour", "half a century"."""
    of = unit(group(match, "u"))
    whole = {"hour": ("minute", 30.0), "year": ("month", 6.0), "decade": ("year", 5.0), "century": ("year", 50.0)}
    smaller, count = whole.get(of, (of, 0.5))
    return Known(length(count, smaller), smaller)


def vague_length(match: re.Match[str]) -> Meaning | None:
    """ "several months", "a few days", "decades": the count is not said."""
    return Known(length(None, unit(group(match, "u"))), unit(group(match, "u")))


def compound_length(match: re.Match[str]) -> Meaning | None:
    """ "two hours and 15 minutes", "a year and a half"."""
    a, b = unit(group(match, "u")), unit(group(match, "v"))
    first, second = _count(group(match, "n")), _count(group(match, "k"))
    (prefix, x), (other, y) = LENGTHS.get(a, ("", "")), LENGTHS.get(b, ("", ""))
    if not x or not y or first is None or second is None or x == y:
        return None
    middle = "T" if prefix == "P" and other == "PT" else ""
    return Known(f"{prefix}{first:g}{x}{middle}{second:g}{y}", a)


def _count(words: str) -> float | None:
    return 1.0 if words.lower() in ("a", "an") else number(words)


def past_length(match: re.Match[str]) -> Meaning | None:
    """ "the past three days", "the next two weeks": a length beside the publication."""
    words = group(match, "n").lower()
    of = unit(group(match, "u"))
    return Known(length(number(words) if words and words not in _UNCOUNTED else None if words else 1.0, of), of)


_UNCOUNTED = ("few", "several", "couple of", "couple", "many", "some")


def following(side: Side) -> Builder:
    """ "the following three days": whole units beside the date before."""

    def build(match: re.Match[str]) -> Meaning | None:
        count, of = number(group(match, "n")), unit(group(match, "u"))
        if count is None or of not in ("day", "week", "month", "year"):
            return vague_length(match)
        return Stretch(of, int(count), "last", side)

    return build


def every(match: re.Match[str]) -> Meaning | None:
    """ "every two weeks", "each year", "every Monday"."""
    if w := group(match, "w"):
        return Known(f"XXXX-WXX-{weekday(w) + 1}", "day")
    if m := group(match, "m"):
        return Known(f"XXXX-{month(m):02d}", "month")
    if part := group(match, "part"):
        return Known("XXXX-XX-XX" + DAYPARTS[part.lower()], "daypart")
    if s := group(match, "s"):
        return Known(f"XXXX-{SEASONS[s.lower()]}", "season")
    words = group(match, "n").lower()
    count = {"other": 2.0, "second": 2.0, "third": 3.0, "few": None, "": 1.0}.get(
        words, number(words) if words else 1.0
    )
    of = unit(group(match, "u"))
    return Known(length(count, of), of)


def clock(match: re.Match[str]) -> Meaning | None:
    """Hours and minutes, with a.m. or p.m. and a zone, as the value of a time."""
    hour, minute = int(group(match, "h")), group(match, "min")
    half = group(match, "ap").lower().replace(".", "").replace(" ", "")
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 24 or (minute and int(minute) > 59):
        return None
    zone = "Z" if re.fullmatch(r"(?:UTC|GMT|Z)", group(match, "zone"), re.IGNORECASE) else ""
    return Clock(f"T{hour:02d}:{minute or '00'}{zone}", "minute")


def o_clock(match: re.Match[str]) -> Meaning | None:
    """ "three o'clock in the afternoon", "half past seven"."""
    hour = number(group(match, "h"))
    if hour is None or not 1 <= hour <= 12:
        return None
    late = group(match, "part").lower() in ("afternoon", "evening", "night")
    return Clock(f"T{int(hour) % 12 + (12 if late else 0):02d}:00", "minute")


def daypart(match: re.Match[str]) -> Meaning | None:
    """A part of a day, on a day said beside it."""
    part = re.sub(r"[\s]+", "", group(match, "part").lower())
    code = DAYPARTS[part]
    day = _day_of(match)
    if day is None and group(match, "rel"):
        return None
    return Clock(code, "daypart" if ":" not in code else "minute", day, night_before=bool(group(match, "before")))


def _day_of(match: re.Match[str]) -> Meaning | None:
    if w := group(match, "w"):
        return Open("weekday", weekday(w), direction=direction(group(match, "dir")))
    words = re.sub(r"\s+", " ", group(match, "rel").lower())
    days: dict[str, Meaning] = {
        "yesterday": Offset("day", -1), "tomorrow": Offset("day", 1), "this": Offset("day", 0),
        "today": Offset("day", 0), "last": Offset("day", -1), "that": Same("day"), "the same": Same("day"),
        "the previous": Same("day", -1), "the next": Same("day", 1), "the following": Same("day", 1),
        "earlier that": Same("day"), "later that": Same("day"), "earlier this": Offset("day", 0),
        "later this": Offset("day", 0), "late last": Offset("day", -1), "early this": Offset("day", 0),
    }  # fmt: skip
    return days.get(words)


def feast(match: re.Match[str]) -> Meaning | None:
    """A holiday by its name, with its year where one stands beside it."""
    key = re.sub(r"[’']", "'", re.sub(r"\s+", " ", group(match, "feast").lower()))
    y = group(match, "y")
    return Feast(key, _year(y) if y else None, direction(group(match, "dir")))


def day_of_month(match: re.Match[str]) -> Meaning | None:
    """ "the 28th": a day of the month that is spoken of."""
    day = _daynum(re.sub(r"\D", "", group(match, "x")))
    return Open("dayofmonth", day) if 1 <= day <= 31 else None


def weekday_of_week(match: re.Match[str]) -> Meaning | None:
    """ "Thursday of next week"."""
    which = direction(group(match, "week")) or 0
    return Within("weekday", weekday(group(match, "w")), Offset("week", which))


def week_from_weekday(match: re.Match[str]) -> Meaning | None:
    """ "a week from Tuesday", "a week ago Tuesday"."""
    count = -1 if group(match, "way").lower() == "ago" else 1
    return Moved(Open("weekday", weekday(group(match, "w")), direction=1 if count > 0 else -1), "week", count)


def day_beyond(match: re.Match[str]) -> Meaning | None:
    """ "the day before yesterday", "the day after tomorrow"."""
    return Offset("day", -2 if group(match, "which").lower().startswith("before") else 2)


def the_day(year: int, which: int, day: int) -> Builder:
    """One day of history that has a name."""
    return lambda match: Fixed("day", year, which, day)


def short_year(match: re.Match[str]) -> Meaning | None:
    """ "'82"."""
    return Fixed("year", _year(group(match, "y")))


def anno_domini(match: re.Match[str]) -> Meaning | None:
    """ "AD 122"."""
    found = int(group(match, "y"))
    return Fixed("year", found) if 1 <= found <= 2100 else None


def year_month(match: re.Match[str]) -> Meaning | None:
    """ "2024-11"."""
    return Fixed("month", int(group(match, "y")), int(group(match, "m")))


def offset_of(count: int) -> Builder:
    """So many units of the kind in group u."""
    return lambda match: Offset(unit(group(match, "u")), count)


def year_before(match: re.Match[str]) -> Meaning | None:
    """ "the same month a year ago"."""
    words = group(match, "u").lower()
    return Moved(Same(None if words in ("period", "time") else unit(words)), "year", -1)


def same(grain: str | None) -> Builder:
    """The date spoken of before."""
    return lambda match: Same(grain)


def day_beside(match: re.Match[str]) -> Meaning | None:
    """ "the next day", "the previous day"."""
    return Offset("day", 1 if group(match, "side").lower() in ("next", "following") else -1, "last")


def the_unit(match: re.Match[str]) -> Meaning | None:
    """ "the day", "the quarter": the one that the text is about."""
    of = unit(group(match, "u")) if group(match, "u").lower() != "session" else "day"
    return Same(of)


def the_weekend(match: re.Match[str]) -> Meaning | None:
    """ "over the weekend"."""
    return Open("weekend", 5)


def prefix(word: str) -> Builder:
    """Words that narrow the date after them."""
    return lambda match: Prefix(word)


def ordinal_unit(match: re.Match[str]) -> Meaning | None:
    """ "the third week of", "the last two days of"."""
    which, of = ordinal(group(match, "n")), unit(group(match, "u"))
    count = number(group(match, "k")) if group(match, "k") else 1
    if which is None or count is None or of in ("second", "minute", "hour"):
        return None
    return Ordinal(of, which, int(count))


def clock_24(match: re.Match[str]) -> Meaning | None:
    """Hours and minutes from 0 to 24; a bare one needs a zone, a full day's form or a word before it."""
    if not group(match, "zone") and not _BEFORE_CLOCK.search(match.string, max(0, match.start() - 24), match.start()):
        return None
    return clock(match)


_BEFORE_CLOCK = re.compile(
    r"(?:\b(?:at|by|until|till|from|to|before|after|around|about|since|between|and|approximately|day|today|time:?"
    r"|updated:?|published:?|starts?|begins?)|\d,?|[–—-]|\()\s?$",
    re.IGNORECASE,
)


def tonight(match: re.Match[str]) -> Meaning | None:
    """ "tonight", "overnight"."""
    return Clock("TNI", "daypart", Offset("day", 0))


def anaphoric_part(match: re.Match[str]) -> Meaning | None:
    """ "in the evening": of the day that the text is about."""
    return Clock(DAYPARTS[re.sub(r"\s+", "", group(match, "part").lower())], "daypart", Same("day"))


def one_unit(match: re.Match[str]) -> Meaning | None:
    """ "a year"."""
    of = unit(group(match, "u"))
    return Known(length(1.0, of), of)


def length_range(match: re.Match[str]) -> Meaning | None:
    """ "between 12 and 18 months"."""
    of, low, high = unit(group(match, "u")), number(group(match, "n")), number(group(match, "k"))
    if low is None or high is None or low >= high:
        return None
    return Range(Known(length(low, of), of), Known(length(high, of), of))


def unit_long(match: re.Match[str]) -> Meaning | None:
    """ "year-long", "decades-long", "for hours"."""
    words = group(match, "u")
    many = words.lower().endswith("s") or match[0].lower().replace("-", " ").split()[0].endswith("s")
    of = unit(words)
    return Known(length(None if many else 1.0, of), of)


_FREQUENCIES = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "fortnightly": "P2W", "biweekly": "P2W",
    "monthly": "P1M", "quarterly": "P1Q", "yearly": "P1Y", "annual": "P1Y", "annually": "P1Y", "biannual": "P6M",
    "biennial": "P2Y",
}  # fmt: skip


def frequency(match: re.Match[str]) -> Meaning | None:
    """ "daily", "annually"; not in names ("the Daily Mail")."""
    words = group(match, "adv")
    after = match.string[match.end() : match.end() + 2]
    if words[:1].isupper() and after[1:2].isupper():
        return None
    return Known(_FREQUENCIES[words.lower()])


def rate(match: re.Match[str]) -> Meaning | None:
    """ "a year" after an amount, "per day", "twice a week"."""
    of = unit(group(match, "u"))
    return Known(length(1.0, of), of)


def weekdays(match: re.Match[str]) -> Meaning | None:
    """ "on Fridays"."""
    return Known(f"XXXX-WXX-{weekday(group(match, 'w')) + 1}", "day")


_NAME_BEFORE = re.compile(r"(?:^|[\s(“\"‘])(?P<word>[^\W\d_][\w.&’'-]*)[\s-]{1,2}$")
_YEAR_SIGNS = re.compile(
    r"(?:\b(?:no|number|nos|resolution|flight|route|page|room|highway|channel|section|article|chapter|rule|law|act|bill"
    r"|order|decree|agenda|vision|horizon|expo|windows|office|strategy|plan|version|model|class|level|apartment|suite"
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
_EVENT_NAME = re.compile(
    r"\s(?:[A-Z][\w’'.-]*\s){0,4}(?:Olympics?|Olympiad|Games|Cup|Championships?|Open|Prix|Awards?|Festival|Act|Constitution"
    r"|Agreement|Treaty|Convention|Declaration|Accords?|Plan|Agenda|Conference|Prize|Paralympics|Series|Bowl|Tour)\b"
)


def plain_year(match: re.Match[str]) -> Meaning | None:
    """A bare year: not a sum, a count, a number of something or a part of an event's name."""
    text, start, end = match.string, match.start(), match.end()
    found = int(group(match, "y"))
    before = text[max(0, start - 30) : start]
    if _YEAR_SIGNS.search(before) and not re.search(r"\b(?:act|plan|bill|law|election) of $", before):
        if not re.search(r"\b(?:around|about|over|just|only|early as|late as|than)\s?$", before) or found < 1900:
            return None
    if _COUNTED.match(text, end) or _EVENT_NAME.match(text, end):
        return None
    placed = _YEAR_PLACES.search(before)
    if not 1900 <= found <= 2100 and not (placed and re.search(r"[a-z]\s?$", before)):
        return None
    name = _NAME_BEFORE.search(before)
    if name and not placed and name["word"][0].isupper() and not _time_word(name["word"]):
        return None
    return Fixed("year", found) if found >= 1000 else None


def _time_word(word: str) -> bool:
    low = word.lower().rstrip(".,")
    return low in SEASONS or low in ("in", "since", "the", "by", "mid", "late", "early", "until", "christmas")


def present_now(match: re.Match[str]) -> Meaning | None:
    """ "now", but not in a name ("Apocalypse Now") nor as a word that only opens a sentence ("Now, ...")."""
    text, start = match.string, match.start()
    if match[0][0].isupper() and start and text[start - 1] == " " and text[start - 2 : start - 1].isalpha():
        return None
    return Known("PRESENT_REF")


def future(match: re.Match[str]) -> Meaning | None:
    """ "soon", "the future", "one day" where it looks ahead."""
    if match[0].lower() == "one day":
        after = match.string[match.end() : match.end() + 60]
        if not re.search(r"\b(?:will|would|could|can|may|might|shall|to|be)\b|['’]ll\b", after):
            return None
    return Known("FUTURE_REF")


def week_of(match: re.Match[str]) -> Meaning | None:
    """ "the week of": the one that holds the date after it."""
    return Ordinal("week", 0)


def day_range(match: re.Match[str]) -> Meaning | None:
    """ "June 3-5", "May 7-10, 2024"."""
    low, high, which = int(group(match, "d")), int(group(match, "e")), month(group(match, "m"))
    if not low < high <= (29 if which == 2 else 30 if which in (4, 6, 9, 11) else 31):
        return None
    if y := group(match, "y"):
        return Range(Fixed("day", int(y), which, low), Fixed("day", int(y), which, high))
    return Range(Open("monthday", which, low), Open("monthday", which, high))


def year_range(match: re.Match[str]) -> Meaning | None:
    """ "2009-10"."""
    first = int(group(match, "y"))
    last = first // 100 * 100 + int(group(match, "e"))
    last += 100 if last % 100 == 0 and first % 100 == 99 else 0
    return Range(Fixed("year", first), Fixed("year", last)) if first < last < first + 60 else None
