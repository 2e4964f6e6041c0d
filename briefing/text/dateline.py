"""The dateline: where a report was filed, before its first sentence ("Islamabad / Ankara –", "KYIV (AP) —")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.text.span import Span

_UPPER = r"[^\W\d_a-zà-öø-ÿа-яα-ω]"
_WORD = rf"{_UPPER}[\w.'’]*"
_PLACE = rf"{_WORD}(?:(?: (?:of|the|de|del|la|el|al) | |-){_WORD}){{0,3}}"
_MONTH = (
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Za-z]*\.?"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_ORDINAL = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = (
    rf"(?:(?:{_WEEKDAY},? )?(?:{_MONTH} {_ORDINAL}|{_ORDINAL} {_MONTH})(?:,? \d{{4}})?"
    r"|\d{4}-\d\d-\d\d)"
)
_AGENCY = rf"(?:\({_UPPER}[\w .,&/-]{{1,30}}\)|/[A-Z][\w ]{{1,25}}/)"
_DASH = r"(?: ?(?:–|—|--|―) ?| - )"
_OPENS = r"(?=[^\W\d_a-z]|[“\"'‘«\d$€£])"
_DATELINE = re.compile(
    rf"(?P<places>{_PLACE}(?:\s?[/,]\s?(?!{_MONTH} \d|{_WEEKDAY}){_PLACE}){{0,3}})"
    rf"(?:,? (?:on )?(?P<date>{_DATE}))?(?:,? ?(?P<agency>{_AGENCY}))?(?:,? ?(?:on )?(?P<late>{_DATE}))?"
    rf"(?P<end>{_DASH}|:\s+){_OPENS}"
)
# "(Reuters) - ", "(AP) — ", "3 May 2022 (Reuters) – ": filed without a place.
_PLACELESS = re.compile(rf"(?:(?P<date>{_DATE}),? )?(?P<agency>{_AGENCY})(?:,? (?P<late>{_DATE}))?{_DASH}{_OPENS}")
_SEPARATOR = re.compile(r"\s*[/,]\s*")
_LETTERS = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where the dateline's place names stand, the offset behind it, and its date as it is written, if it has one."""

    places: tuple[Span, ...]
    end: int
    date: str | None = None


def find_dateline(text: str, start: int, end: int) -> Dateline | None:
    """The dateline that the block ``[start, end)`` opens with, or None.

    A name before a dash may be a sentence's subject ("Apple – Google's rival – said"), so a dateline without an
    agency or a date must be in capitals, or no second dash may follow in its first sentence.
    """
    match = _DATELINE.match(text, start, min(end, start + 200))
    if match and _certain(text, match, end):
        return Dateline(_places(match), match.end(), match["date"] or match["late"])
    match = _PLACELESS.match(text, start, min(end, start + 120))
    if match:
        return Dateline((), match.end(), match["date"] or match["late"])
    return None


def _certain(text: str, match: re.Match[str], end: int) -> bool:
    marked = bool(match["agency"] or match["date"])
    capitals = match["places"].split(",")[0].isupper() and len(_LETTERS.findall(match["places"])) >= 3
    if match["end"].startswith(":"):
        return capitals and (marked or len(text[match.end() : end].split()) >= 8)
    if marked or capitals:
        return True
    rest = text[match.end() : end]
    sentence = re.split(r"[.!?]\s", rest, maxsplit=1)[0]
    return len(sentence.split()) >= 6 and not re.search(r" [–—-] |—|--", sentence)


def _places(match: re.Match[str]) -> tuple[Span, ...]:
    spans: list[Span] = []
    at, end = match.start("places"), match.end("places")
    for separator in _SEPARATOR.finditer(match.string, at, end):
        spans.append(Span(at, separator.start()))
        at = separator.end()
    return (*spans, Span(at, end))
