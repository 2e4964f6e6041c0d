"""EPUB: each chapter with prose in it is an article, as in the newspapers that e-readers get."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from briefing.errors import SourceError
from briefing.sources.archives import member, open_archive
from briefing.sources.article import RawArticle
from briefing.sources.decode import decode
from briefing.sources.html import read_html
from briefing.sources.metadata import Dated, parse_date

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONTAINER = "META-INF/container.xml"
_CHAPTERS = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")


def read_epub(data: bytes, where: str, name: str | None = None) -> Iterator[RawArticle | SourceError]:
    """The articles of a book, in reading order; chapters without prose (covers, contents) are passed over.

    Raises:
        SourceError: when it is damaged, a bomb, no EPUB, or holds no prose at all.
    """
    with open_archive(data, where) as archive:
        package = _package_name(_tree(member(archive, _CONTAINER, where), where), where)
        tree = _tree(member(archive, package, where), where)
        title, dated, language = _described(tree)
        found = False
        for path in _spine(tree, posixpath.dirname(package)):
            try:
                page = member(archive, path, where)
                article = read_html(decode(page, where, None, html=True).text, f"{where}: {path}", name)
            except SourceError:
                continue  # a cover, a contents page, a missing chapter
            found = True
            yield replace(
                article,
                title=article.title or title,
                published=article.published or dated,
                language=article.language or language,
                url=None,
            )
    if not found:
        raise SourceError(where, "is a book without prose in it; there is nothing to brief")


def _tree(data: bytes, where: str) -> _Element:
    from lxml import etree

    # No entities, no network: a book is no reason to fetch or to expand anything.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as error:
        raise SourceError(where, "is a damaged book (its table of parts cannot be read); fetch it again") from error


def _package_name(container: _Element, where: str) -> str:
    for node in container.iter("{*}rootfile"):
        if path := node.get("full-path"):
            return str(path)
    raise SourceError(where, "is a damaged book (it does not say where its parts are); fetch it again")


def _described(package: _Element) -> tuple[str | None, tuple[Dated, ...], str | None]:
    values: dict[str, str] = {}
    for key in ("title", "date", "language"):
        for node in package.iter("{http://purl.org/dc/elements/1.1/}" + key):
            if node.text and node.text.strip():
                values.setdefault(key, node.text.strip())
    day = parse_date(values.get("date", ""))
    language = values.get("language", "").partition("-")[0].lower() or None
    return values.get("title"), (Dated(day, "metadata"),) if day else (), language


def _spine(package: _Element, folder: str) -> Iterator[str]:
    parts = {
        node.get("id"): node.get("href") or ""
        for node in package.iter("{*}item")
        if node.get("media-type") in _CHAPTERS
    }
    named = [parts.get(node.get("idref")) for node in package.iter("{*}itemref")]
    # A book that does not say in which order it is read is read in that of its parts; a part named twice once.
    hrefs = [href for href in named if href] or [href for href in parts.values() if href]
    yield from dict.fromkeys(
        posixpath.normpath(posixpath.join(folder, unquote(href.partition("#")[0]))) for href in hrefs
    )
