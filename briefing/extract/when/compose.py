"""The passes that join neighbours by the rows of `joins`, and spread what is said of one date of several."""

from __future__ import annotations

import re
from dataclasses import replace

from briefing.extract.items import TimexKind
from briefing.extract.when.joins import JOINS, RANGES, Join, grain_of, in_year
from briefing.extract.when.meaning import Clock, Fixed, Meaning, Open, Placed, Range, Within
from briefing.extract.when.scan import Found


def compose(text: str, found: list[Found], *, ranges: bool) -> list[Found]:
    """The matches with neighbours joined; what cannot stand alone and found no neighbour is gone."""
    joined = _pass(text, found, JOINS)
    joined = _spread(text, [g for f in joined if (g := f if f.alone else f.instead)])
    if ranges:
        joined = _pass(text, joined, RANGES)
    return joined


def _pass(text: str, found: list[Found], rows: tuple[Join, ...]) -> list[Found]:
    kept = list(found)
    i = len(kept) - 2
    while i >= 0:
        if i + 1 < len(kept) and (one := _joined(text, kept[i], kept[i + 1], rows)):
            kept[i : i + 2] = [one]
            i += 1
        i -= 1
    return kept


_COORDINATED = re.compile(r"(?:,| and| or|, and|, or)\s{1,2}")


def _spread(text: str, found: list[Found]) -> list[Found]:
    """What is said of the last of several dates holds for those before it ("Thursday and Friday of next week", "May and
    June 2013"), and "last" or "next" for those after ("last Thursday and Friday")."""
    kept = _more_days(text, found)
    for i in range(len(kept) - 2, -1, -1):
        a, b = kept[i], kept[i + 1]
        if _COORDINATED.fullmatch(text, a.end, b.start) and (meaning := _shared(a.meaning, b.meaning)):
            kept[i] = replace(a, meaning=meaning)
    for i in range(len(kept) - 1):
        first, second = kept[i].meaning, kept[i + 1].meaning
        if not isinstance(first, Open) or not isinstance(second, Open) or first.grain != second.grain:
            continue
        if first.direction is None or second.direction is not None:
            continue
        if _COORDINATED.fullmatch(text, kept[i].end, kept[i + 1].start):
            kept[i + 1] = replace(kept[i + 1], meaning=replace(second, direction=first.direction))
    return kept


_DAY_AFTER = re.compile(
    r"(?:,| and| or|, and|, or)\s{1,2}(?P<day>[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
    r"(?=[.,;:)]\s|[.;)]?$|\s(?:and|or|to|at|in|for|when|with|after|before)\s)"
)


def _more_days(text: str, found: list[Found]) -> list[Found]:
    """The bare days after a month and day: "June 3 and 17", "May 3, 10 and 24"."""
    kept: list[Found] = []
    for number, one in enumerate(found):
        kept.append(one)
        limit = found[number + 1].start if number + 1 < len(found) else len(text)
        last = one
        while isinstance(last.meaning, Open) and last.rule == "month-day":
            match = _DAY_AFTER.match(text, last.end)
            if match is None or match.end() > limit:
                break
            day = int(match["day"])
            meaning = replace(last.meaning, day=day)
            last = replace(last, start=match.start("day"), end=match.end(), meaning=meaning)
            kept.append(last)
    return kept


def _shared(a: Meaning, b: Meaning) -> Meaning | None:
    """An open date with the week or year of the one coordinated to it."""
    if not isinstance(a, Open) or a.direction is not None:
        return None
    match b:
        case Within(unit="weekday") if a.grain == "weekday":
            return replace(b, which=a.which)
        case Placed(part=part) if part.grain == a.grain:
            return replace(b, part=a)
        case Fixed() if grain_of(a) == b.grain and a.grain != "weekday":
            return in_year(a, b.year)
    return None


_BETWEEN = len("between ")


def _name(row: Join, a: Found, b: Found) -> str:
    """The rule that decides the value; of a range, the row that made it."""
    if row.ranges or row.id == "counted":
        return row.id
    return a.rule if row.id in ("clock-zone", "clock-day", "clock-part", "part-of-year") else b.rule


def _kind(meaning: Meaning, a: Found, b: Found) -> TimexKind:
    if isinstance(meaning, Clock) or (isinstance(meaning, Range) and isinstance(meaning.low, Clock)):
        return "time"
    return "date" if a.kind in ("date", "time") and b.kind in ("date", "time") else b.kind


def _joined(text: str, a: Found, b: Found, rows: tuple[Join, ...]) -> Found | None:
    if b.start - a.end > 16:
        return None
    gap = text[a.end : b.start]
    if "\n\n" in gap:
        return None
    for row in rows:
        if not row.gap.fullmatch(gap):
            continue
        if row.before and not row.before.search(text, max(0, a.start - 12), a.start):
            continue
        meaning = row.join(a, b)
        if meaning is None:
            continue
        start = a.start - _BETWEEN if row.before else a.start
        end = b.end + 1 if gap.endswith("(") and text[b.end : b.end + 1] == ")" else b.end
        return Found(start, end, _name(row, a, b), _kind(meaning, a, b), meaning, a.order, alone=True)
    return None
