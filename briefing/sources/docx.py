"""Word documents (.docx): paragraphs, headings, lists and tables, and what the document says of itself."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from briefing.errors import SourceError
from briefing.sources.archives import member, open_archive
from briefing.sources.article import RawArticle
from briefing.sources.lines import Lines
from briefing.sources.metadata import Dated
from briefing.text.document import ParagraphKind

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph


def read_docx(data: bytes, where: str, name: str | None = None) -> RawArticle:
    """The article in a Word document.

    Raises:
        SourceError: when it is damaged, locked, a bomb, or no Word document.
    """
    import docx  # python-docx, 0.15 s to import
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import XMLSyntaxError

    with open_archive(data, where) as archive:
        # Unpacked within bounds here, so that what follows meets no bomb whose header lies about its size.
        for part in archive.infolist():
            member(archive, part.filename, where)
    try:
        document: Any = docx.Document(io.BytesIO(data))
        lines = _lines(document)
        described = document.core_properties
        title, made = described.title, described.created
    except (PackageNotFoundError, XMLSyntaxError, KeyError, ValueError, AttributeError) as error:
        raise SourceError(where, f"is a damaged Word document ({type(error).__name__}); save it again") from error
    return RawArticle(
        where=where,
        text=lines.text,
        title=title or None,
        published=(Dated(made.date(), "metadata"),) if made else (),
        name=name,
        kinds=lines.kinds,
        wrapped=False,
        titled_by_text=True,
    )


def _lines(document: Any) -> Lines:
    lines = Lines()
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            for row in _rows(block):
                lines.add(row, ParagraphKind.BODY)
        else:
            _write(block, lines)
    return lines


def _write(paragraph: Paragraph, lines: Lines) -> None:
    style = (paragraph.style.name or "").lower() if paragraph.style is not None else ""
    if style.startswith(("heading", "title", "subtitle")):
        lines.add(paragraph.text.replace("\n", " "), ParagraphKind.HEADING)
    elif style.startswith("list") or _is_numbered(paragraph):
        lines.add(f"- {paragraph.text.replace(chr(10), ' ')}", ParagraphKind.LIST_ITEM, tight=True)
    elif style.startswith("caption"):
        lines.add(paragraph.text, ParagraphKind.CAPTION)
    else:
        lines.add_all([line.strip() for line in paragraph.text.split("\n") if line.strip()])


def _is_numbered(paragraph: Paragraph) -> bool:
    properties: Any = paragraph._p.pPr
    return properties is not None and properties.numPr is not None


def _rows(table: Any) -> Iterator[str]:
    for row in table.rows:
        # A cell that spans columns comes once for each of them.
        cells = dict.fromkeys(" ".join(cell.text.split()) for cell in row.cells)
        yield " | ".join(c for c in cells if c)
