"""What a feed says: RSS and Atom by feedparser, JSON Feed, and the feeds of an OPML list."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from briefing.errors import SourceError

# Fewer words than this in an item's own text are a teaser: the full text is at its address.
TEASER_WORDS = 150


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a feed. ``html`` is what the feed carries of the article, "" where nothing."""

    key: str
    url: str | None
    title: str | None
    published: date | None
    html: str

    @property
    def is_teaser(self) -> bool:
        """Whether the feed carries only the beginning of the article."""
        return len(self.html.split()) < TEASER_WORDS


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed with its items, as it gives them."""

    title: str | None
    items: tuple[Item, ...]


def parse_feed(content: bytes, url: str) -> Feed:
    """The feed in what an address gave.

    Raises:
        SourceError: when it is no feed.
    """
    head = content.lstrip()[:1]
    return _json_feed(content, url) if head == b"{" else _xml_feed(content, url)


def _xml_feed(content: bytes, url: str) -> Feed:
    # feedparser costs 0.1 s to import. It resolves nothing from outside, and the markup it gives is cleaned again
    # where articles come in.
    import feedparser

    found = feedparser.parse(content, sanitize_html=True, resolve_relative_uris=False)
    if not found.get("version"):
        raise SourceError(
            url, "no feed there (neither RSS nor Atom nor JSON Feed); give the address of the feed itself"
        )
    items = []
    for entry in found.entries:
        link = entry.get("link")
        key = entry.get("id") or link or entry.get("title")
        if not key:
            continue
        items.append(Item(key, _web(link), entry.get("title"), _day(entry), _html(entry)))
    return Feed(found.feed.get("title"), tuple(items))


def _day(entry: Any) -> date | None:
    moment = entry.get("published_parsed") or entry.get("updated_parsed")
    try:
        return date(*moment[:3]) if moment else None
    except ValueError:
        return None


def _html(entry: Any) -> str:
    contents = [c.get("value", "") for c in entry.get("content", [])] + [entry.get("summary", "")]
    return str(max(contents, key=len))


def _json_feed(content: bytes, url: str) -> Feed:
    try:
        whole = json.loads(content)
    except ValueError as error:
        raise SourceError(url, f"neither a feed nor JSON ({error})") from error
    if not isinstance(whole, dict) or "jsonfeed.org" not in str(whole.get("version")):
        raise SourceError(url, "JSON, but no JSON Feed (its version does not say so)")
    items = []
    for entry in whole.get("items") or []:
        if not isinstance(entry, dict):
            continue
        link = entry.get("url") or entry.get("external_url")
        key = entry.get("id") or link
        if not key:
            continue
        html = entry.get("content_html") or entry.get("content_text") or entry.get("summary") or ""
        items.append(
            Item(str(key), _web(link), _text(entry.get("title")), _iso(entry.get("date_published")), str(html))
        )
    return Feed(_text(whole.get("title")), tuple(items))


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _iso(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


def _web(link: object) -> str | None:
    return link if isinstance(link, str) and link.startswith(("http://", "https://")) else None


def parse_opml(content: bytes, where: str) -> tuple[str, ...]:
    """The addresses of the feeds in an OPML list, each once, in its order.

    Raises:
        SourceError: when it is no OPML, or XML built to exhaust memory.
    """
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        root = fromstring(content)
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise SourceError(where, f"not readable as OPML ({error})") from error
    if root.tag.lower() != "opml":
        raise SourceError(where, "not OPML: the outermost element is <" + str(root.tag)[:40] + ">")
    links = (_web(e.get("xmlUrl") or e.get("xmlurl")) for e in root.iter("outline"))
    return tuple(dict.fromkeys(link for link in links if link))
