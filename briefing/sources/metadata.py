"""Dates and titles that an article states about itself: headers, front matter, "Published:" lines, addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from briefing.text.document import Document

_MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "jan january janvier januar enero gennaio",
            "feb february février februar febrero febbraio",
            "mar march mars märz marzo",
            "apr april avril abril aprile",
            "may mai mayo maggio",
            "jun june juin juni junio giugno",
            "jul july juillet juli julio luglio",
            "aug august août agosto",
            "sep sept september septembre septiembre settembre",
            "oct october octobre oktober octubre ottobre",
            "nov november novembre noviembre",
            "dec december décembre dezember diciembre dicembre",
        ],
        start=1,
    )
    for name in names.split()
}
_NAME = r"(?P<month>[^\W\d_]{3,10})"
_FORMS = (
    re.compile(r"(?<!\d)(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?!\d)"),
    re.compile(r"(?<!\d)(?P<y>\d{4})[/.](?P<m>\d{1,2})[/.](?P<d>\d{1,2})(?!\d)"),
    re.compile(rf"(?<![\w]){_NAME}\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y>\d{{4}})(?!\d)"),
    re.compile(
        rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|\.)?[ -](?:de |of )?{_NAME}\.?,?"
        r"[ -](?:de |del )?(?P<y>\d{4})(?!\d)"
    ),
    re.compile(r"(?<!\d)(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})(?!\d)"),
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)年(?P<m>\d{1,2})月(?P<d>\d{1,2})日"),
)
_SLASHED = re.compile(r"(?<!\d)(?P<a>\d{1,2})[/-](?P<b>\d{1,2})[/-](?P<y>\d{4})(?!\d)")
_COMPACT = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?!\d)")
_EARLIEST, _LATEST = 1600, 2199
# " date 2025-05-26 Islamabad / Ankara – In a ...": a header that runs into the text.
_HEADER = re.compile(r"[\s\ufeff]*date:?[ \t]+(\d{4}-\d{2}-\d{2})(?=[ \t]+\S)[ \t]+", re.IGNORECASE)
_LABELLED = re.compile(
    r"(?:(?P<first>first |originally )?(?:published|posted|issued|released|publication date|pub(?:lished)? date|"
    r"press release date|date(?:d| of publication)?)|(?P<later>(?:last )?(?:updated|modified|revised)))"
    r"(?: (?:on|at|by [\w .]{2,40}? on))?\s*[:–|-]?\s+(?P<rest>\S.{0,60})",
    re.IGNORECASE,
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?"
_ALONE = re.compile(
    rf"{_WEEKDAY}(?P<date>\S+ \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}}(?:st|nd|rd|th)? \S+ \d{{4}}"
    r"|\d{4}-\d\d-\d\d)"
    r"(?:[,|–-]? ?(?:at )?\d{1,2}[:.]\d\d.{0,40})?",
    re.IGNORECASE,
)
# "(Reuters) 3 May 2022" at the head of a block.
_AGENCY = re.compile(r"\([A-Z][\w .&-]{1,30}\),? (?P<date>\S+ \S+ \d{4})\b")
_URL_DATE = re.compile(r"[/_-](?P<y>(?:19|20)\d\d)[/_-](?P<m>\d{1,2}|[A-Za-z]{3})[/_-](?P<d>\d{1,2})(?=[/_.?#-]|$)")
_NAME_DATE = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)[-_.](?P<m>\d{1,2})[-_.](?P<d>\d{1,2})(?!\d)")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of publication and where it came from, in the word that `Document.published_from` has for it."""

    day: date
    origin: str


def parse_date(text: str) -> date | None:
    """The first date with day, month and year in a text, or None; "03/05/2025" is none, since nobody can tell it."""
    for form in _FORMS:
        for match in form.finditer(text):
            parts = match.groupdict()
            month = _MONTHS.get(parts["month"].lower()) if "month" in parts else int(parts["m"])
            if month and (day := _day(int(parts["y"]), month, int(parts["d"]))):
                return day
    if slashed := _SLASHED.search(text):
        first, second, year = int(slashed["a"]), int(slashed["b"]), int(slashed["y"])
        if first > 12 or first == second:
            return _day(year, second, first)
        return _day(year, first, second) if second > 12 else None
    compact = _COMPACT.search(text)
    return _day(int(compact["y"]), int(compact["m"]), int(compact["d"])) if compact else None


def split_header(raw: str) -> tuple[Dated | None, str]:
    """The date of a "date 2025-05-26" header that runs into the text, and the text without it."""
    match = _HEADER.match(raw)
    day = parse_date(match[1]) if match else None
    return (Dated(day, "header"), raw[match.end() :]) if match and day else (None, raw)


def date_from_text(document: Document) -> Dated | None:
    """The date of a line that states when the article was published: near the top, or the last lines.

    "Published" goes before "updated", and both before a line that is a date and nothing else.
    """
    paragraphs = [*document.paragraphs[:8], *document.paragraphs[8:][-3:]]
    later: date | None = None
    alone: date | None = None
    for paragraph in paragraphs:
        line = paragraph.span.of(document.text)
        if len(line) > 160:
            continue
        if match := _LABELLED.match(line):
            day = parse_date(match["rest"])
            if day and not match["later"]:
                return Dated(day, "line")
            later = later or day
        elif (match := _ALONE.fullmatch(line)) and paragraph.number < 8:
            alone = alone or parse_date(match["date"])
    if later or alone:
        return Dated(later or alone or date.min, "line")
    for paragraph in document.paragraphs[:3]:
        if match := _AGENCY.match(document.text, paragraph.span.start, paragraph.span.end):
            day = parse_date(match["date"])
            return Dated(day, "dateline") if day else None
    return None


def date_from_url(url: str) -> Dated | None:
    """The date in an address: ``/2025/05/26/``, ``/2025-05-26-``, ``/2025/may/26/``, ``/20250526/``."""
    if match := _URL_DATE.search(url):
        month = _MONTHS.get(match["m"].lower()) if match["m"].isalpha() else int(match["m"])
        day = _day(int(match["y"]), month, int(match["d"])) if month else None
        if day:
            return Dated(day, "url")
    for part in re.split(r"[/?#&=]", url):
        if (match := re.match(r"\d{8}(?!\d)", part)) and (day := parse_date(match[0])):
            return Dated(day, "url")
    return None


def date_from_name(name: str) -> Dated | None:
    """The date in a file name: ``2025-05-26_visit.txt``, ``20250526.html``."""
    for match in (_NAME_DATE.search(name), _COMPACT.search(name)):
        day = _day(int(match["y"]), int(match["m"]), int(match["d"])) if match else None
        if day:
            return Dated(day, "file name")
    return None


def _day(year: int, month: int, day: int) -> date | None:
    if not _EARLIEST <= year <= _LATEST:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
