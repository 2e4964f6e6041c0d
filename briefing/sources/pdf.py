"""PDF: the words of the pages put together into paragraphs, without what repeats on every page."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from statistics import median
from typing import TYPE_CHECKING, Any

from briefing.errors import SourceError
from briefing.sources.article import RawArticle
from briefing.sources.lines import Lines
from briefing.sources.metadata import Dated, parse_date
from briefing.sources.pdf_layout import Piece, in_columns, joined, words_of
from briefing.text.document import ParagraphKind

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfTextPage

MOST_PAGES = 400
# A gap between lines from which a new paragraph begins, as a share of the usual pitch; a heading's larger letters.
_GAP, _LARGER = 1.35, 1.15
# Gaps within a line, as shares of the letters' height: between words, and between cells of a row.
_WORD_GAP, _CELL_GAP = 0.8, 4.0
# A line that ends so far left of the right margin (as a share of the text's width) is the last of its paragraph.
_SHORT = 0.12
_PAGE_NUMBER = re.compile(r"(?:page )?\d{1,4}(?: ?(?:of|/) ?\d{1,4})?|[ivxl]{1,6}", re.IGNORECASE)
_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)")


def read_pdf(data: bytes, where: str, name: str | None = None) -> RawArticle:
    """The article in a PDF document.

    Raises:
        SourceError: when it is damaged, locked, longer than any article, or pictures of pages without words.
    """
    import pypdfium2  # 30 ms; PDFium itself is in the package

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        what = "is locked with a password; save it without one" if locked else "is a damaged PDF; fetch it again"
        raise SourceError(where, what) from error
    try:
        if len(document) > MOST_PAGES:
            raise SourceError(where, f"has {len(document)} pages, more than an article can have ({MOST_PAGES})")
        lines = [line for number in range(len(document)) for line in _page_lines(document, number)]
        described = document.get_metadata_dict()
    finally:
        document.close()
    if not lines:
        raise SourceError(where, "holds pictures of pages and no words; run it through text recognition (OCR) first")
    written = _paragraphs(_without_furniture(lines))
    return RawArticle(
        where=where,
        text=written.text,
        title=_title(described.get("Title")),
        published=_created(described.get("CreationDate")),
        name=name,
        kinds=written.kinds,
        wrapped=False,
        titled_by_text=True,
    )


def _page_lines(document: PdfDocument, number: int) -> list[Piece]:
    import pypdfium2

    try:
        page: Any = document[number]
        words: PdfTextPage = page.get_textpage()
    except pypdfium2.PdfiumError:
        return []  # one broken page costs its own words only
    pieces: list[Piece] = []
    for i in range(words.count_rects()):
        left, bottom, right, top = words.get_rect(i)
        text = words.get_text_bounded(left, bottom, right, top).replace("\r", "").replace("\n", " ").strip()
        if not text:
            continue
        piece = Piece(text, left, bottom, right, top, number)
        # Pieces of one line (a word in italics, a link) come one by one.
        if pieces and _same_line(pieces[-1], piece, _WORD_GAP):
            pieces[-1] = _with(pieces[-1], piece)
        else:
            pieces.append(piece)
    words.close()
    page.close()
    lines: list[Piece] = []
    for piece in in_columns(pieces):
        # What is left side by side are the cells of a table, or words with a wide gap between them.
        if lines and _same_line(lines[-1], piece, _CELL_GAP):
            lines[-1] = _with(lines[-1], piece)
        else:
            lines.append(piece)
    return lines


def _same_line(a: Piece, b: Piece, widest: float) -> bool:
    return a.beside(b) and b.left >= a.right - 2 and b.left - a.right < widest * a.height


def _with(a: Piece, b: Piece) -> Piece:
    space = " " if b.left - a.right > 0.15 * a.height else ""
    return Piece(a.text + space + b.text, a.left, min(a.bottom, b.bottom), b.right, max(a.top, b.top), a.page)


def _without_furniture(lines: list[Piece]) -> list[Piece]:
    """The lines without page numbers and without what stands at the head or foot of several pages."""
    pages = {line.page for line in lines}
    edges: Counter[str] = Counter()
    at_edge: set[int] = set()
    for page in sorted(pages):
        here = sorted((i for i, line in enumerate(lines) if line.page == page), key=lambda i: -lines[i].top)
        ends = {*here[:2], *here[-2:]}
        at_edge |= ends
        edges.update(sorted({_numberless(lines[i].text) for i in ends}))
    return [
        line
        for i, line in enumerate(lines)
        if i not in at_edge
        or not (
            _PAGE_NUMBER.fullmatch(line.text) or (len(pages) > 2 and edges[_numberless(line.text)] > len(pages) / 2)
        )
    ]


def _numberless(text: str) -> str:
    return re.sub(r"\d+", "#", text)


def _paragraphs(lines: list[Piece]) -> Lines:
    """Lines put together: a wider gap, larger letters or a short last line end a paragraph."""
    written = Lines()
    if not lines:
        return written
    height = median(line.height for line in lines)
    pitches = [a.bottom - b.bottom for a, b in itertools.pairwise(lines) if a.page == b.page]
    pitch = median([p for p in pitches if 0 < p < 4 * height] or [1.2 * height])
    width = max(line.right for line in lines) - min(line.left for line in lines)
    words = words_of(line.text for line in lines)
    block: list[Piece] = []
    for line in lines:
        if block and _breaks(block, line, pitch, height, width):
            _write(block, written, height, words)
            block = []
        block.append(line)
    _write(block, written, height, words)
    return written


def _breaks(block: list[Piece], line: Piece, pitch: float, height: float, width: float) -> bool:
    last = block[-1]
    if _large(last, height) != _large(line, height):
        return True
    closed = last.text.rstrip("\"'”’)]")[-1:] in ".!?:"
    elsewhere = last.page != line.page or line.bottom > last.top
    # Of the lines around only those of its own column tell whether it is short.
    column = [part.right for part in (*block, *(() if elsewhere else (line,))) if part.left < last.right]
    short = last.right < max(column) - _SHORT * width
    if elsewhere:
        # The next page or column: a full last line rarely ends a paragraph, so it goes on.
        return closed and short
    return last.bottom - line.bottom > _GAP * pitch or (closed and short)


def _large(line: Piece, height: float) -> bool:
    return line.height > _LARGER * height and len(line.text) < 120


def _write(block: list[Piece], written: Lines, height: float, words: frozenset[str]) -> None:
    text = ""
    for line in block:
        text = joined(text, line.text, words)
    heading = _large(block[0], height) and text[-1:] not in ".:;,"
    written.add(text, ParagraphKind.HEADING if heading else None)


def _title(stated: str | None) -> str | None:
    """The title of the document's description, unless a program put a file name there."""
    if not stated or re.search(
        r"\.(?:docx?|pdf|indd|qxd|tex|rtf)$|^(?:untitled|microsoft word)", stated, re.IGNORECASE
    ):
        return None
    return stated


def _created(stated: str | None) -> tuple[Dated, ...]:
    match = _DATE.match(stated or "")
    day = parse_date("-".join(match.groups())) if match else None
    return (Dated(day, "metadata"),) if day else ()
