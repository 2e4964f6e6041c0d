"""Where quotation marks open and close: typographic, straight, doubled, single and nested, over paragraphs.

The marks of one paragraph are read from left to right. A mark that can only open or only close (“ ”, « ») says so
itself; a straight one is judged by what stands beside it. Inside a quotation in double marks single ones are part of
the words, and the other way round, so the outermost pair is what counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.text.document import Document, Paragraph, ParagraphKind
from briefing.text.span import Span

_DOUBLE = re.compile("[\"“”„‟«»″「」]|``|''|‘‘|’’")
_SINGLE_OPEN = re.compile(r"(?<![\w\"“'’.,!?)])['‘‚‹](?=[\w“\"$€£\[(…])")
_SINGLE_CLOSE = re.compile(r"(?<=[^\s(])['’›](?!\w)")
# Words that open with an apostrophe: no quotation starts here.
_ELISION = re.compile(r"['‘’](?:\d{2}s?\b|(?:tis|twas|em|til|cause|n|bout|round|cos|cuz|s|ere|neath)\b)", re.IGNORECASE)
_OPENERS = frozenset("“„«‟「") | {"``", "‘‘"}
_CLOSERS = frozenset("”»」") | {"’’"}
_BEFORE_OPENER = frozenset(" \n([{—–-/:;,")
_AFTER_CLOSER = frozenset(" \n)]},.;:!?—–-/…'’")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch between quotation marks within one paragraph.

    ``inner`` are the words, ``outer`` the words with their marks. ``opened`` is False where a paragraph goes on with
    a quotation begun before without marking it, ``closed`` is False where no closing mark stands in the paragraph.
    ``continues`` says that the quotation began in a paragraph before. ``single``: the marks are single ones, ``block``:
    a paragraph set apart after "...saying:" stands for marks.
    """

    inner: Span
    outer: Span
    para: int
    opened: bool = True
    closed: bool = True
    continues: bool = False
    single: bool = False
    block: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    opens: bool
    closes: bool


def quoted_stretches(document: Document) -> tuple[Quoted, ...]:
    """Every outermost stretch between quotation marks, in order, headings and captions included."""
    found: list[Quoted] = []
    pending = False
    for paragraph in document.paragraphs:
        here = list(_in_paragraph(document.text, paragraph, pending))
        found.extend(here)
        pending = bool(here) and not here[-1].closed
    return tuple(found)


def _in_paragraph(text: str, paragraph: Paragraph, pending: bool) -> Iterator[Quoted]:
    """The stretches of one paragraph; ``pending`` says that the paragraph before left its last one open."""
    doubles = _double_marks(text, paragraph.span)
    stretches = list(_paired(text, paragraph, doubles, pending))
    taken = [s.outer for s in stretches]
    stretches += [s for s in _singles(text, paragraph) if not any(s.outer.overlaps(t) for t in taken)]
    yield from sorted(stretches, key=lambda s: s.outer)


def _double_marks(text: str, within: Span) -> list[_Mark]:
    marks = []
    for match in _DOUBLE.finditer(text, within.start, within.end):
        before = text[match.start() - 1] if match.start() > within.start else "\n"
        after = text[match.end()] if match.end() < within.end else "\n"
        mark = match[0]
        if mark in "\"″''" and before.isdigit() and (after.isalpha() or mark == "″"):
            continue
        marks.append(_mark(match, mark, before, after))
    return marks


def _mark(match: re.Match[str], mark: str, before: str, after: str) -> _Mark:
    """What a mark can do, by its form and by what stands on its two sides."""
    looks_open = before in _BEFORE_OPENER and not after.isspace()
    looks_closed = after in _AFTER_CLOSER and not before.isspace()
    if mark in _OPENERS:
        # An opening mark in a closing place is a slip of the keyboard: "... North Korea. “" at a paragraph's end.
        slip = after == "\n" or (looks_closed and before not in _BEFORE_OPENER)
        return _Mark(match.start(), match.end(), not slip, slip)
    if mark in _CLOSERS:
        slip = looks_open and not looks_closed
        return _Mark(match.start(), match.end(), slip, not slip)
    if looks_open == looks_closed:
        spaced = before.isspace() and after.isspace()
        return _Mark(match.start(), match.end(), after != "\n", not spaced or after == "\n" or before != "\n")
    return _Mark(match.start(), match.end(), looks_open, looks_closed)


def _paired(text: str, paragraph: Paragraph, marks: list[_Mark], pending: bool) -> Iterator[Quoted]:
    span, number = paragraph.span, paragraph.number
    opened: _Mark | None = None
    depth = 0
    for position, mark in enumerate(marks):
        if opened is None:
            if mark.closes and not mark.opens:
                if pending and position == 0 and mark.start - span.start > 3:
                    inner = Span(span.start, mark.start).trimmed(text)
                    yield Quoted(inner, Span(span.start, mark.end), number, opened=False, continues=True)
                continue
            opened, depth = mark, 1
        elif mark.closes:
            depth -= 1
            if depth == 0:
                yield _pair(text, span, opened, mark, number, pending)
                opened = None
        elif _nests(marks[position:], depth, span.end):
            depth += 1
        else:
            # The mark before was never closed: its words end where the next quotation begins.
            yield _unclosed(text, opened, mark.start, number, pending and opened.start <= span.start + 2)
            opened, depth = mark, 1
    if opened is not None and span.end - opened.end > 1:
        yield _unclosed(text, opened, span.end, number, pending and opened.start <= span.start + 2)


def _nests(marks: list[_Mark], depth: int, end: int) -> bool:
    """Whether an opening mark (the first) within a quotation opens one inside it: both find their closing marks, or
    the inner one does and ends a paragraph whose outer quotation goes on in the next."""
    for mark in marks:
        depth += -1 if mark.closes else 1
        if depth == 0:
            return True
    return depth == 1 and end - marks[-1].end <= 1


def _pair(text: str, span: Span, opened: _Mark, closed: _Mark, number: int, pending: bool) -> Quoted:
    inner = Span(opened.end, closed.start).trimmed(text)
    continues = pending and opened.start <= span.start + 2
    return Quoted(inner, Span(opened.start, closed.end), number, continues=continues)


def _unclosed(text: str, opened: _Mark, end: int, number: int, continues: bool) -> Quoted:
    inner = Span(opened.end, end).trimmed(text)
    return Quoted(inner, Span(opened.start, max(inner.end, opened.end)), number, closed=False, continues=continues)


def _singles(text: str, paragraph: Paragraph) -> Iterator[Quoted]:
    """Stretches in single marks: the closing mark is told from an apostrophe by the punctuation before it."""
    at, end = paragraph.span.start, paragraph.span.end
    while opened := _SINGLE_OPEN.search(text, at, end):
        at = opened.end()
        if _ELISION.match(text, opened.start(), end):
            continue
        closed = _single_close(text, at, end)
        if closed is None:
            continue
        inner = Span(at, closed).trimmed(text)
        at = closed + 1
        if len(inner):
            yield Quoted(inner, Span(opened.start(), closed + 1), paragraph.number, single=True)


def _single_close(text: str, start: int, end: int) -> int | None:
    """Where a single quotation closes: at the first mark that cannot be a plural's apostrophe, else at the first."""
    again = _SINGLE_OPEN.search(text, start, end)
    places = [m.start() for m in _SINGLE_CLOSE.finditer(text, start, again.start() if again else end)]
    for place in places:
        possessive = text[place - 1] == "s" and re.match(r".\s+[a-z]", text[place : place + 3])
        if not possessive:
            return place
    return places[0] if places else None


def is_quotable(kind: ParagraphKind) -> bool:
    """Whether a block of this kind can hold somebody's words as news gives them."""
    return kind not in (ParagraphKind.HEADING, ParagraphKind.CAPTION, ParagraphKind.BYLINE)
