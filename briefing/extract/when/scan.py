"""Finding the expressions: which rules to try where, and which of their matches win.

A text is read once, word by word; only around the words that call a rule is its pattern tried.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cache

from briefing.extract.items import TimexKind
from briefing.extract.when.lexicon import DAYPARTS, MONTHS, SHORT_MONTHS, SHORT_WEEKDAYS, UNITS, WEEKDAYS
from briefing.extract.when.meaning import Meaning
from briefing.extract.when.rule import Rule
from briefing.extract.when.rules import RULES

# Letters and digits apart, so that "June3", "1990s" and "3pm" show their parts; dates and clock times whole.
_WORD = re.compile(r"\d+(?:[:/.-]\d+)*|[^\W\d_]+")
# How far a match may reach beyond the word that calls its rule.
_LEFT, _RIGHT = 44, 48


@dataclass(frozen=True, slots=True)
class Found:
    """A match: where it stands, which rule gave it, and what it means; ``instead`` is what it is without a neighbour
    where it cannot stand alone."""

    start: int
    end: int
    rule: str
    kind: TimexKind
    meaning: Meaning
    order: int = 0
    alone: bool = True
    instead: Found | None = None


@cache
def _calls() -> dict[str, tuple[int, ...]]:
    """For every calling word or class of words the rules that it calls."""
    classes: dict[str, tuple[str, ...]] = {
        "@month": (*MONTHS, *SHORT_MONTHS),
        "@weekday": (*WEEKDAYS, *SHORT_WEEKDAYS),
        "@shortweekday": tuple(SHORT_WEEKDAYS),
        "@weekdays": tuple(w + "s" for w in WEEKDAYS),
        "@unit": tuple(f for u in UNITS for f in (u, u + "s")),
        "@daypart": (*(w for w in DAYPARTS if w not in ("tonight", "overnight")), "mid"),
    }
    table: dict[str, list[int]] = {}
    for number, rule in enumerate(RULES):
        for literal in rule.literals:
            for word in classes.get(literal, (literal,)):
                found = table.setdefault(word, [])
                if number not in found:
                    found.append(number)
    return {word: tuple(numbers) for word, numbers in table.items()}


def _digits(word: str, text: str, start: int) -> str | None:
    """The class of a word of digits."""
    if ":" in word:
        return "@clock"
    if "/" in word:
        return "@slashed"
    if word.count(".") == 2:
        return "@dotted"
    if "-" in word:
        return "@dashed"
    if len(word) == 4:
        return "@year" if word[0] in "12" else None
    if len(word) == 2 and start and text[start - 1] in "'’‘":
        return "@short"
    return None


def scan(text: str) -> list[Found]:
    """All matches of a text that survive each other: leftmost first, and of those the longest."""
    windows = _windows(text)
    found: list[Found] = []
    for number in sorted(windows):
        rule = RULES[number]
        for low, high in windows[number]:
            _collect(rule, number, text, low, high, found)
    return _leftmost_longest(found)


def _windows(text: str) -> dict[int, list[tuple[int, int]]]:
    """For every rule that is called, the stretches of text to try it on."""
    calls = _calls()
    windows: dict[int, list[tuple[int, int]]] = {}
    for match in _WORD.finditer(text):
        word = match[0]
        start, end = match.span()
        if word[0].isdigit():
            keys = _digit_keys(word, text, start, end)
        else:
            low = word.lower()
            keys = (low,) if low in calls else ()
        for key in keys:
            for number in calls.get(key, ()):
                _add(windows.setdefault(number, []), max(0, start - _LEFT), end + _RIGHT)
    return windows


def _digit_keys(word: str, text: str, start: int, end: int) -> tuple[str, ...]:
    keys: list[str] = []
    if "-" in word or "/" in word or "." in word:
        keys += ["@year"] if re.match(r"(?:1[0-9]|20|21)\d\d(?![:.\d])", word) else []
    key = _digits(word, text, start)
    if key and key not in keys:
        keys.append(key)
    follower = text[end : end + 2].lower()
    if follower in ("st", "nd", "rd", "th"):
        keys.append("@ordinal")
    elif follower[:1] in ("s", "'", "’") and word.endswith("0"):
        keys.append("@decade")
    return tuple(keys)


def _add(windows: list[tuple[int, int]], low: int, high: int) -> None:
    if windows and low <= windows[-1][1]:
        windows[-1] = (windows[-1][0], max(high, windows[-1][1]))
    else:
        windows.append((low, high))


def _collect(rule: Rule, number: int, text: str, low: int, high: int, found: list[Found]) -> None:
    regex, position = rule.regex, low
    end = min(high, len(text))
    # A window may begin or end within a word; both ends are moved to a boundary.
    while position > 0 and text[position - 1].isalnum() and text[position].isalnum():
        position -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    while match := regex.search(text, position, end):
        meaning = rule.build(match)
        start, stop = _extent(match)
        if meaning is not None and "\n\n" not in text[start:stop]:
            found.append(Found(start, stop, rule.id, rule.kind, meaning, number, rule.alone))
            position = max(stop, match.start() + 1)
        else:
            position = match.start() + 1
        if position >= end:
            break


def _extent(match: re.Match[str]) -> tuple[int, int]:
    """The span of group x where the pattern has one, else the whole match; white space at the ends left out."""
    name = "x" if match.groupdict().get("x") else 0
    start, end = match.span(name)
    words = match[name]
    return start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip()))


def _leftmost_longest(found: list[Found]) -> list[Found]:
    kept: list[Found] = []
    for one in sorted(found, key=lambda f: (f.start, -f.end, f.order)):
        if one.alone and (not kept or one.start >= kept[-1].end):
            kept.append(one)
    for one in sorted((f for f in found if not f.alone), key=lambda f: (f.start, -f.end, f.order)):
        at = bisect_left(kept, one.start, key=lambda f: f.end - 1)
        if at == len(kept) or kept[at].start >= one.end:
            kept.insert(at, one)
        elif kept[at].alone and one.start <= kept[at].start and kept[at].end <= one.end:
            # "the first two weeks" is a length unless "of June" follows: what needs a neighbour is asked first.
            kept[at] = replace(one, instead=kept[at])
    return kept
