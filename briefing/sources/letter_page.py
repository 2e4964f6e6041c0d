"""The pages that letters are written as, made like pages of the web: their tables only arrange them, and their
paragraphs are text between line breaks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.sources.forwarded import is_head_line

if TYPE_CHECKING:
    from lxml.etree import _Element

_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|font-size\s*:\s*0(?:px|pt)?\s*(?:;|$)"
    r"|max-height\s*:\s*0(?:px)?\s*(?:;|$)",
    re.IGNORECASE,
)
_TABLE = frozenset("table tbody thead tfoot tr td th center".split())
_INLINE = frozenset("a abbr b big br code em font i img mark s small span strong sub sup tt u wbr".split())
_ARRANGED = frozenset("table p div img h1 h2 h3 h4 h5 h6 ul ol br".split())
# More words in a cell than data have: it holds prose.
_PROSE = 25


def flattened(page: str) -> str:
    """A letter's page without what is hidden, its arranging tables as plain blocks and its paragraphs as such."""
    from lxml import etree, html

    try:
        root = html.document_fromstring(page.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError):
        return page
    for node in list(root.iter("*")):
        if _HIDDEN.search(node.get("style") or "") and node.tag not in ("html", "body"):
            node.drop_tree()
    tables = [table for table in root.iter("table") if _arranges(table)]
    for table in tables:
        for node in (table, *_own_cells(table)):
            node.tag = "div"
    for row in list(root.iter("tr")):
        _set_row(row)
    for broken in [node for node in root.iter("p") if node.find("br") is not None]:
        broken.tag = "div"
    for node in list(root.iter("div", "center", "blockquote", "body")):
        _set_paragraphs(node)
    return str(html.tostring(root, encoding="unicode"))


def _arranges(table: _Element) -> bool:
    """Whether a table arranges a letter instead of showing data."""
    if (table.get("role") or "").lower() in ("presentation", "none"):
        return True
    if next(table.iter("th"), None) is not None:
        return False
    cells = [node for node in _own_cells(table) if node.tag == "td"]
    return any(
        any(child.tag in _ARRANGED for child in cell) or len("".join(cell.itertext()).split()) >= _PROSE
        for cell in cells
    ) or all(len(row) <= 1 for row in table.iter("tr"))


def _own_cells(table: _Element) -> list[_Element]:
    """The rows and cells of a table, not those of tables in it."""
    found: list[_Element] = []
    waiting = list(table)
    while waiting:
        node = waiting.pop()
        if node.tag in _TABLE and node.tag != "table":
            found.append(node)
            if node.tag not in ("td", "th"):
                waiting += list(node)
    return found


def _set_row(row: _Element) -> None:
    """A row of data as one line."""
    cells = [" ".join("".join(cell.itertext()).split()) for cell in row.iter("td", "th")]
    row.clear()
    row.tag = "p"
    row.text = " | ".join(cell for cell in cells if cell)


def _set_paragraphs(block: _Element) -> None:
    """Put the text of a block that stands beside other blocks or between two line breaks into paragraphs."""
    from lxml import etree

    children = list(block)
    text, block.text = block.text, None
    run = etree.Element("p")
    run.text = text
    breaks = 0
    for child in children:
        tail, child.tail = child.tail, None
        block.remove(child)
        breaks = breaks + 1 if child.tag == "br" else 0
        if not isinstance(child.tag, str):
            pass  # a comment
        elif child.tag not in _INLINE or breaks == 2 or (breaks and is_head_line("".join(run.itertext()))):
            _close(block, run)
            run = etree.Element("p")
            if not breaks:
                block.append(child)
        elif breaks:
            _say(run, " ")
        else:
            run.append(child)
        if tail and tail.strip():
            breaks = 0
        _say(run, tail)
    _close(block, run)


def _close(block: _Element, run: _Element) -> None:
    if "".join(run.itertext()).strip():
        block.append(run)


def _say(run: _Element, text: str | None) -> None:
    if not text:
        return
    if len(run):
        run[-1].tail = (run[-1].tail or "") + text
    else:
        run.text = (run.text or "") + text
