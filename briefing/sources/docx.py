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


_SPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main"
# What is written in a run, with what stands for it in the text; and what is around words that are not to be read: a
# deletion, the old place of a move, what stands in a drawing (its text boxes repeat for older programs).
_WRITTEN = {"t": "", "tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_NOT_THERE = frozenset(("del", "moveFrom", "drawing", "pict", "pPr", "rPr"))


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
    for block in _blocks(document.element.body, document._body):
        if hasattr(block, "rows"):
            for row in _rows(block):
                lines.add(row, ParagraphKind.BODY)
        else:
            _write(block, lines)
    return lines


def _blocks(element: Any, parent: Any) -> Iterator[Any]:
    """Paragraphs and tables in order, also those in content controls and in parts that were inserted."""
    from docx.table import Table
    from docx.text.paragraph import Paragraph

    for child in element.iterchildren():
        match _name(child):
            case "p":
                yield Paragraph(child, parent)
            case "tbl":
                yield Table(child, parent)
            case "sdt" | "sdtContent" | "ins" | "moveTo" | "customXml" | "smartTag":
                yield from _blocks(child, parent)


def _text(paragraph: Any) -> str:
    """The words of a paragraph as it reads when all changes are accepted: what was inserted is there, what was deleted
    or moved away is not; links, fields and content controls give the words that they show."""
    parts: list[str] = []
    for node in paragraph._p.iterdescendants():
        name = _name(node)
        if name in _WRITTEN and not any(_name(around) in _NOT_THERE for around in _until(node, paragraph._p)):
            parts.append(_WRITTEN[name] or node.text or "")
    return "".join(parts)


def _until(node: Any, top: Any) -> Iterator[Any]:
    """What stands around a node, up to its paragraph."""
    for around in node.iterancestors():
        if around is top:
            return
        yield around


def _name(node: Any) -> str:
    """An element's name where it is one of Word's own."""
    space, _, name = str(node.tag).rpartition("}")
    return name if space == _SPACE else ""


def _write(paragraph: Paragraph, lines: Lines) -> None:
    style = (paragraph.style.name or "").lower() if paragraph.style is not None else ""
    text = _text(paragraph)
    if style.startswith(("heading", "title", "subtitle")):
        lines.add(text.replace("\n", " "), ParagraphKind.HEADING)
    elif style.startswith("list") or _is_numbered(paragraph):
        lines.add(f"- {text.replace(chr(10), ' ')}", ParagraphKind.LIST_ITEM, tight=True)
    elif style.startswith("caption"):
        lines.add(text, ParagraphKind.CAPTION)
    else:
        lines.add_all([line.strip() for line in text.split("\n") if line.strip()])


def _is_numbered(paragraph: Paragraph) -> bool:
    properties: Any = paragraph._p.pPr
    return properties is not None and properties.numPr is not None


def _rows(table: Any) -> Iterator[str]:
    for row in table.rows:
        # A cell that spans columns comes once for each of them.
        cells = dict.fromkeys(" ".join(" ".join(_cell(cell)).split()) for cell in row.cells)
        yield " | ".join(c for c in cells if c)


def _cell(cell: Any) -> Iterator[str]:
    """The paragraphs of a cell and of the tables in it."""
    for block in _blocks(cell._tc, cell):
        if hasattr(block, "rows"):
            yield from _rows(block)
        else:
            yield _text(block)
