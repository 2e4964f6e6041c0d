"""Where in an article the words stand that a search found: in its text, or in what one field of its brief stands on."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from briefing.brief.model import Brief
from briefing.text.span import Span

# Marks around a hit while it comes out of the index; cleaned text cannot hold them.
OPEN, CLOSE = "\x02", "\x03"
_HIT = re.compile(f"{OPEN}([^{OPEN}{CLOSE}]+){CLOSE}")


def fields_of(brief: Brief) -> tuple[str, str, str]:
    """What the fields ``who:``, ``said:`` and ``committed:`` look in: a line for each item."""
    who = (" ".join([a.name, a.role or "", *a.aliases]) for a in brief.who)
    said = (f"{q.speaker or ''} {q.text}" for q in brief.quotes)
    committed = (f"{', '.join(c.actors)} {c.action}" for c in brief.commitments)
    return _lines(who), _lines(said), _lines(committed)


def _lines(items: Iterator[str]) -> str:
    return "\n".join(" ".join(item.split()) for item in items)


def _stands_on(brief: Brief, field: str) -> list[tuple[Span, ...]]:
    """For each item of a field, what of the text it stands on."""
    if field == "who":
        return [tuple(a.mentions) for a in brief.who]
    if field == "said":
        return [tuple(e.span for e in q.evidence) for q in brief.quotes]
    return [tuple(e.span for e in c.evidence) for c in brief.commitments]


def in_text(marked: str) -> tuple[str, tuple[Span, ...]]:
    """A text without the index's marks, and the spans that they stood around."""
    plain: list[str] = []
    spans: list[Span] = []
    length = 0
    for i, piece in enumerate(marked.split(OPEN)):
        hit, closed, rest = piece.partition(CLOSE)
        if i and closed:
            spans.append(Span(length, length + len(hit)))
        plain += [hit, rest]
        length += len(hit) + len(rest)
    return "".join(plain), tuple(spans)


def in_field(brief: Brief, field: str, marked: str) -> tuple[Span, ...]:
    """The spans of the text that answer a search in a field, whose marked words are given: the words themselves in what
    the item stands on, or all of that where it says them otherwise (a name for "they"). A name's mentions that say it
    otherwise are left out."""
    lines, items = marked.split("\n"), _stands_on(brief, field)
    if len(lines) != len(items):
        return ()  # indexed by an earlier version
    found: set[Span] = set()
    for line, spans in zip(lines, items, strict=True):
        words = [_folded(word) for word in _HIT.findall(line)]
        if not words:
            continue
        spaced = (r"\s+".join(map(re.escape, word.split())) for word in words)
        pattern = re.compile("|".join(rf"(?<!\w){word}(?!\w)" for word in spaced))
        said = [list(_matches(pattern, brief.article.text, span)) for span in spans]
        named = any(said)
        for span, hits in zip(spans, said, strict=True):
            found.update(hits if hits or (named and field == "who") else [span])
    return tuple(sorted(found))


def _matches(pattern: re.Pattern[str], text: str, span: Span) -> Iterator[Span]:
    for match in pattern.finditer(_folded(span.of(text))):
        yield Span(span.start + match.start(), span.start + match.end())


def _folded(text: str) -> str:
    """A text as the index compares it, of the same length: without marks on letters, in small ones."""
    return "".join((unicodedata.normalize("NFD", c)[0].lower() or c)[0] for c in text)
