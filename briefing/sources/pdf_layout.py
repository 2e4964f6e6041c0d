"""Where the lines of a PDF page belong: columns read one after the other, words broken at line ends made whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

# Lines side by side that make columns of two pieces of a page, and how much of a column's width its usual line fills
# (the cells of a table are shorter and few words long).
_ROWS, _FILLED, _WORDS = 4, 0.55, 3.5
# Columns within columns: a page has no more than eight.
_DEEPEST = 3
# The hyphen at the end of a line: as it is printed, soft, and as PDFium marks one that it takes for a soft one.
_HYPHEN = re.compile(r"(?P<stem>[^\W\d_]+)[-\u00ad\ufffe\x02]$")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
# Words that keep the hyphen behind them, and words that keep it before them.
_OPENERS = frozenset(
    "well self half cross long short high non anti mid vice "
    "twenty thirty forty fifty sixty seventy eighty ninety".split()
)
_CLOSERS = frozenset(
    "based led backed owned called elect term level scale range known old year yearold wide held ranking made born "
    "general style friendly related speaking century day month week hour mile party".split()
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of a page, or a part of one: its words and its box in points, the origin at the lower left."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    page: int

    @property
    def height(self) -> float:
        """The height of its letters."""
        return self.top - self.bottom

    def beside(self, other: Piece) -> bool:
        """Whether the two stand on one line."""
        shared = min(self.top, other.top) - max(self.bottom, other.bottom)
        return shared > 0.5 * min(self.height, other.height)


def in_columns(pieces: Sequence[Piece], depth: int = 0) -> list[Piece]:
    """The pieces of a page in the order in which they are read.

    Where lines stand side by side over several rows with a gutter between them, what is left of it comes before what
    is right of it; a line across the gutter (a title, a picture's caption) sets apart what is above it from what is
    below. Within a column, and on a page without columns, the order of the file stays.
    """
    gutter = _gutter(pieces) if depth < _DEEPEST else None
    if gutter is None:
        return list(pieces)
    across = sorted((p for p in pieces if p.left < gutter - 1 and p.right > gutter + 1), key=lambda p: -p.top)
    crossing = set(map(id, across))
    bands: list[list[Piece]] = [[] for _ in range(len(across) + 1)]
    for piece in pieces:
        if id(piece) not in crossing:
            bands[sum(a.bottom >= (piece.top + piece.bottom) / 2 for a in across)].append(piece)
    found: list[Piece] = []
    for number, band in enumerate(bands):
        for side in (
            [p for p in band if p.left + p.right <= 2 * gutter],
            [p for p in band if p.left + p.right > 2 * gutter],
        ):
            found += in_columns(side, depth + 1)
        found += across[number : number + 1]
    return found


def _gutter(pieces: Sequence[Piece], depth: int = 0) -> float | None:
    """The middle of the white between two columns of prose, or of columns, where there are any."""
    gaps = [(a.right, b.left) for a, b in _neighbours(pieces)]
    marks = sorted([(left, 1) for left, _ in gaps] + [(right, -1) for _, right in gaps])
    best = open_now = 0
    gutter: float | None = None
    for i, (x, step) in enumerate(marks[:-1]):
        open_now += step
        if open_now > best:
            best, gutter = open_now, (x + marks[i + 1][0]) / 2
    if gutter is None or best < _ROWS:
        return None
    left = [p for p in pieces if p.right <= gutter + 1]
    right = [p for p in pieces if p.left >= gutter - 1]
    for side in (left, right):
        if not _is_prose(side) and (depth >= _DEEPEST or _gutter(side, depth + 1) is None):
            return None
    return gutter


def _neighbours(pieces: Sequence[Piece]) -> Iterable[tuple[Piece, Piece]]:
    """Pieces on one line with nothing between them."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: -(p.top + p.bottom)):
        if rows and rows[-1][0].beside(piece):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    for row in rows:
        row.sort(key=lambda p: p.left)
        yield from ((a, b) for a, b in pairwise(row) if b.left - a.right > 0.5 * a.height)


def _is_prose(column: Sequence[Piece]) -> bool:
    if len(column) < _ROWS:
        return False
    width = max(p.right for p in column) - min(p.left for p in column)
    usual = sorted(p.right - p.left for p in column)[len(column) // 2]
    words = sum(len(p.text.split()) for p in column) / len(column)
    return usual >= _FILLED * width and words >= _WORDS


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """The words of a document, those with hyphens whole, as `joined` looks them up. Halves of broken words at line
    ends are not among them."""
    found: set[str] = set()
    for text in texts:
        found.update(m[0].casefold() for m in _WORD.finditer(_HYPHEN.sub("", text)))
    return frozenset(found)


def joined(before: str, after: str, words: frozenset[str]) -> str:
    """A line and the one below it as one text: with a space, or without where a word was broken between them.

    The hyphen goes, unless the document has the word with it elsewhere, or one of its halves is of those that keep it
    ("well-known", "US-led"), or a capital follows ("Anglo-American").
    """
    broken, rest = _HYPHEN.search(before), _WORD.match(after)
    if broken is None or rest is None:
        return f"{before} {after}" if before else after
    stem, other = broken["stem"].casefold(), rest[0].casefold()
    whole = before[: broken.end("stem")]
    if rest[0][0].isupper() and not broken["stem"].isupper():
        return f"{whole}-{after}"
    if stem + other in words:
        return whole + after
    if f"{stem}-{other}" in words or stem in _OPENERS or other in _CLOSERS or rest[0][0].isupper():
        return f"{whole}-{after}"
    return whole + after
