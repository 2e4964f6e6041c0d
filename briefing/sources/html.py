"""Web pages: the main text as trafilatura finds it, with headings and list items, and the page's metadata."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from briefing.errors import SourceError
from briefing.sources.article import RawArticle
from briefing.sources.lines import Lines
from briefing.sources.metadata import Dated, parse_date
from briefing.text.document import ParagraphKind
from briefing.text.marks import closed

if TYPE_CHECKING:
    from lxml.etree import _Element

_LOOKS_LIKE_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype html|html|head|body)\b", re.I | re.S
)
# Below this trafilatura's own rules give up and it falls back to gluing all text together: a plain walk is better.
_SHORT = 250
# A line of so many words is no entry of a menu.
_WORDS_OF_PROSE = 10
_BLOCKS = frozenset("p h1 h2 h3 h4 h5 h6 li blockquote dd dt pre figcaption td th".split())
_FRAGMENT = re.compile(r"\s*<(?:p|div|article|section|h[1-6]|ul|ol|blockquote)\b[^<>]*>", re.IGNORECASE)
_CLOSING_TAG = re.compile(r"</(?:p|h[1-6]|ul|ol|li|blockquote)\s*>", re.IGNORECASE)
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_NO_TEXT = frozenset("script style nav header footer aside form button noscript template svg select iframe".split())
_NO_ARTICLE = (
    "has no article in it that could be found (only menus, pictures or scripts); save the text itself and give that"
)


def looks_like_html(text: str) -> bool:
    """Whether a text begins as a page does."""
    return _LOOKS_LIKE_HTML.match(text[:4096]) is not None


def read_html(text: str, where: str, name: str | None = None, url: str | None = None) -> RawArticle:
    """The article of a page.

    Raises:
        SourceError: when there is no article in it.
    """
    found = _extracted(text)
    lines = Lines()
    if found is not None and found.body is not None:
        _write(found.body, lines)
    if len(lines.text) < _SHORT:
        walked = _plain_walk(text)
        if len(walked.text) > len(lines.text):
            lines = walked
    if not any(_is_prose(line, kind) for line, kind in lines):
        raise SourceError(where, _NO_ARTICLE)
    day = parse_date(found.date) if found is not None and found.date else None
    return RawArticle(
        where=where,
        text=lines.text,
        title=found.title if found is not None else None,
        published=(Dated(day, "metadata"),) if day else (),
        url=url or (found.url if found is not None else None) or None,
        name=name,
        kinds=lines.kinds,
        wrapped=False,
        titled_by_text=True,
    )


def _extracted(page: str) -> Any:
    """What trafilatura makes of a page: its document, or None."""
    # 0.5 s to import: only for those who read pages.
    from trafilatura import bare_extraction
    from trafilatura.settings import use_config

    config = use_config()
    # Its time limit is a signal, which only a main thread may have.
    config.set("DEFAULT", "EXTRACTION_TIMEOUT", "0")
    try:
        return bare_extraction(
            page,
            include_comments=False,
            include_tables=True,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
            config=config,
        )
    except (ValueError, TypeError, AttributeError, RecursionError, AssertionError):
        # Pages cut in a tag or nested ten thousand deep; the plain walk may still find text in them.
        return None


def _is_prose(line: str, kind: ParagraphKind | None) -> bool:
    return kind is not ParagraphKind.HEADING and (closed(line) or len(line.split()) >= _WORDS_OF_PROSE)


def looks_like_fragment(text: str) -> bool:
    """Whether a text is a piece of a page, as some feeds and exports carry it."""
    return _FRAGMENT.match(text) is not None and _CLOSING_TAG.search(text) is not None


def read_fragment(text: str) -> Lines:
    """The blocks of a piece of a page, all of which is the article."""
    return _plain_walk(f"<html><body>{text}</body></html>")


def _write(body: _Element, lines: Lines) -> None:
    """The blocks of trafilatura's tree as lines, without recursion, so that no nesting is too deep."""
    stack: list[_Element | tuple[str, bool]] = [body]
    counts: dict[_Element | None, int] = {}
    first = False
    while stack:
        node = stack.pop()
        if isinstance(node, tuple):
            lines.add(node[0])
            continue
        tag = str(node.tag)
        nested: list[_Element] = []
        if tag == "head":
            lines.add(_text(node), ParagraphKind.HEADING)
        elif tag == "item":
            nested = [child for child in node if child.tag == "list"]
            own = _text(node, skip=nested)
            parent = node.getparent()
            counts[parent] = counts.get(parent, 0) + 1
            mark = f"{counts[parent]}." if parent is not None and parent.get("rend") == "ol" else "-"
            lines.add(f"{mark} {own}" if own else "", ParagraphKind.LIST_ITEM, tight=not first)
            first = False
        elif tag == "row":
            cells = [_text(cell) for cell in node]
            lines.add(" | ".join(c for c in cells if c), ParagraphKind.BODY)
        elif tag in ("p", "code", "ab", "fw"):
            nested = [child for child in node if child.tag in ("list", "quote", "table")]
            lines.add_all([line.strip() for line in _text(node, skip=nested).split("\n") if line.strip()])
        else:
            first = tag == "list" or first
            lines.add(node.text or "")
            nested = list(node)
        for child in reversed(nested):
            if child.tail and child.tail.strip() and tag not in ("item", "p", "code", "ab", "fw"):
                stack.append((child.tail, False))
            stack.append(child)


def _text(element: _Element, skip: list[_Element] | None = None) -> str:
    """All text inside an element, in order, with a newline for each ``lb``; without what is in ``skip``."""
    skipped = {node for other in skip or () for node in other.iter()}
    parts: list[str] = [_spaced(element.text)]
    for node in element.iterdescendants():
        parent = node.getparent()
        if node not in skipped:
            parts.append("\n" if node.tag == "lb" else " " if node.tag in ("p", "item", "cell") else "")
            parts.append(_spaced(node.text) if isinstance(node.tag, str) else "")
        if node not in skipped or (parent is not None and parent not in skipped):
            parts.append(_spaced(node.tail))
    return "".join(parts).strip()


def _spaced(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")


def _plain_walk(page: str) -> Lines:
    """Every block of text of a page outside menus, head and foot, for pages too short to be judged otherwise."""
    from lxml import etree, html

    lines = Lines()
    try:
        root = html.document_fromstring(page.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError):
        return lines
    for node in root.iter():
        tag = node.tag
        if not isinstance(tag, str) or tag not in _BLOCKS:
            continue
        around = {a.tag for a in node.iterancestors()}
        if around & _NO_TEXT or (around & _BLOCKS and tag != "li") or tag in _NO_TEXT:
            continue
        inner = _spaced(node.text_content())
        if tag == "li":
            links = _spaced("".join(a.text_content() for a in node.iter("a")))
            if len(links) < 0.8 * len(inner):
                lines.add(f"- {inner}", ParagraphKind.LIST_ITEM, tight=node.getprevious() is not None)
        else:
            lines.add(inner, ParagraphKind.HEADING if tag in _HEADINGS else None)
    return lines
