"""Full-text search over the open articles. No widget is known here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefing.brief.model import Span
from briefing.tui.literal import literal
from briefing.tui.shelf import Row

# Characters of context on either side of a hit, and how many hits of one article are shown.
_AROUND = 220
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where the words stand, with the text before and after it as far as its paragraph goes."""

    span: Span
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Result:
    """An article with its first hits and the number of all."""

    row: Row
    hits: tuple[Hit, ...]
    count: int


def pattern_of(wanted: str) -> tuple[re.Pattern[str], list[re.Pattern[str]]] | None:
    """What to look for: an expression that finds hits, and those that an article must all hold. ``"..."`` keeps words
    together; None where there is nothing to look for."""
    pieces = [quoted or word for quoted, word in re.findall(r'"([^"]+)"|([^\s"]+)', wanted)]
    expressions = [r"\s+".join(re.escape(w) for w in piece.split()) for piece in pieces if piece.strip()]
    if not expressions:
        return None
    either = re.compile("|".join(sorted(expressions, key=len, reverse=True)), re.IGNORECASE)
    return either, [re.compile(e, re.IGNORECASE) for e in expressions]


def search(rows: Iterable[Row], wanted: str) -> Iterator[Result]:
    """Articles that hold all the words, in the list's order, one at a time so that a caller can stop in between."""
    found = pattern_of(wanted)
    if found is None:
        return
    either, needed = found
    for row in rows:
        if row.document is None:
            continue
        text = row.document.text
        if not all(expression.search(text) for expression in needed):
            continue
        spans = [Span(*m.span()) for m in either.finditer(text)]
        yield Result(row, tuple(hit_in(text, span) for span in spans[:SHOWN]), len(spans))


def hit_in(text: str, span: Span) -> Hit:
    """A place with its context."""
    begin = max(text.rfind("\n", 0, span.start) + 1, span.start - _AROUND)
    stop = text.find("\n", span.end)
    end = min(len(text) if stop < 0 else stop, span.end + _AROUND)
    return Hit(span, literal(text[begin : span.start]), literal(span.of(text)), literal(text[span.end : end]))
