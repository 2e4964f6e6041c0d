"""What a feed says: RSS and Atom by feedparser, JSON Feed, and the feeds of an OPML list."""

from __future__ import annotations

import codecs
import hashlib
import io
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from html import escape, unescape
from typing import Any
from urllib.parse import urljoin

from briefing.errors import SourceError
from briefing.feeds.page import feeds_named_in, is_page
from briefing.sources.decode import decode, unpack
from briefing.sources.metadata import parse_date

# Fewer words than this in an item's own text are a teaser: the full text is at its address.
TEASER_WORDS = 150
# More than any feed; what is built to keep the parser busy takes seconds a megabyte.
LARGEST_FEED = 16 * 1024 * 1024
_TAG = re.compile(r"<[a-zA-Z/!?][^<>]*>")
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


class NoFeedError(SourceError):
    """An address where no feed is; ``named`` are the feeds that the page there names, best first."""

    def __init__(self, where: str, what: str, named: tuple[str, ...] = ()) -> None:
        super().__init__(where, what)
        self.named = named


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a feed. ``html`` or ``text`` is what the feed carries of the article, "" where nothing.

    ``key`` names the entry within its feed, ``stamp`` is another one when the feed carries something else of it.
    """

    key: str
    url: str | None
    title: str | None
    published: date | None
    html: str
    text: str = ""
    stamp: str = ""

    @property
    def is_teaser(self) -> bool:
        """Whether the feed carries only the beginning of the article."""
        return len((self.text or _TAG.sub(" ", self.html)).split()) < TEASER_WORDS


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed with its items, as it gives them, each once."""

    title: str | None
    items: tuple[Item, ...]


def parse_feed(content: bytes, url: str, charset: str | None = None) -> Feed:
    """The feed in what an address gave; ``charset`` is what its server says that it is written in. Relative addresses
    in it are resolved against ``xml:base`` where it has that, else against ``url``.

    Raises:
        NoFeedError: when it is no feed.
        SourceError: when it is too large or no text.
    """
    content = unpack(content, url)
    if len(content) > LARGEST_FEED:
        raise SourceError(url, f"is larger than {LARGEST_FEED >> 20} MiB, more than a feed needs")
    if _begins_as_json(content):
        return _json_feed(content, url, charset)
    if is_page(content):
        named = feeds_named_in(content, url, charset)
        hint = f"it names the feed {named[0]}" if named else "it names none; give the address of the feed itself"
        raise NoFeedError(url, f"no feed there but a page; {hint}", named)
    return _xml_feed(content, url, charset)


def _begins_as_json(content: bytes) -> bool:
    head = content[:256]
    for bom, encoding in _BOMS:
        if head.startswith(bom):
            return head[len(bom) :].decode(encoding, "ignore").lstrip().startswith("{")
    return head.lstrip().startswith(b"{")


def _xml_feed(content: bytes, url: str, charset: str | None) -> Feed:
    # feedparser costs 0.1 s to import. It fetches nothing, and the markup it gives is cleaned again where articles come
    # in. It takes bytes for the name of a file, so that it must be given a stream.
    import feedparser

    # The address as a base, and the encoding, are taken from headers as a server sends them.
    headers = {"content-location": url}
    if encoding := _encoding(content, charset):
        headers["content-type"] = f"application/xml; charset={encoding}"
    try:
        found = feedparser.parse(
            io.BytesIO(content), sanitize_html=True, resolve_relative_uris=False, response_headers=headers
        )
    except (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError) as error:
        raise NoFeedError(url, f"a damaged feed ({type(error).__name__})") from error
    if not found.get("version"):
        raise NoFeedError(
            url, "no feed there (neither RSS nor Atom nor JSON Feed); give the address of the feed itself"
        )
    updates = {_updated(entry) for entry in found.entries}
    # A feed that calls all of its entries updated at one moment tells when it was made, not what has changed.
    telling = len(updates) > 1 or len(found.entries) < 3
    written = _Written(content, url)
    items = (_item(entry, written, telling=telling) for entry in found.entries)
    return Feed(_line(found.feed.get("title")), _each_once(item for item in items if item is not None))


def _encoding(content: bytes, charset: str | None) -> str | None:
    """The encoding to read a feed in: UTF-8 where that is what it is, whatever anybody says of it, else what its server
    says, else (None) what the feed itself says."""
    if content.startswith(tuple(bom for bom, _ in _BOMS)):
        return None
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return charset
    # In seven bits there are encodings beside it; those switch by an escape.
    return charset if b"\x1b" in content else "utf-8"


class _Written:
    """What stands in a feed, beside what is made of it: an id such as "2" is an address only once it is resolved."""

    def __init__(self, content: bytes, url: str) -> None:
        self._content = content
        self._folder = urljoin(url, ".")

    def stands(self, address: str) -> bool:
        """Whether an address stands in the feed as it is."""
        return any(form.encode() in self._content for form in {address, escape(address)})

    def key(self, ident: str) -> str:
        """An id as it was before it was resolved, so that it stays the same when the feed moves."""
        bare = ident.removeprefix(self._folder)
        return ident if bare in (ident, "") or self.stands(ident) else bare


def _item(entry: Any, written: _Written, *, telling: bool) -> Item | None:
    key = entry.get("id") or entry.get("link") or entry.get("title")
    if not key:
        return None
    link = _web(entry.get("link"))
    if link and not entry.get("links") and not written.stands(link):
        link = None  # made from an id that is none
    key = written.key(str(key))
    kind, value = _content(entry)
    html, text = ("", value) if kind == "text/plain" else (value, "")
    updated = _updated(entry) if telling else ""
    day = _stated_day(entry) or _day(entry.get("published_parsed"))
    title = _line(entry.get("title"))
    return Item(key, link, title, day, html, text, _stamp(title, html, text, updated))


def _updated(entry: Any) -> str:
    # Where it is not stated, feedparser gives the date of publication for it.
    return str(entry["updated"]) if "updated" in entry else ""


def _stated_day(entry: Any) -> date | None:
    """The day as it is written, where the writer is: in UTC a late evening is another day."""
    return parse_date(str(entry.get("published") or "")) or parse_date(_updated(entry))


def _day(moment: Any) -> date | None:
    try:
        return date(*moment[:3]) if moment else None
    except ValueError:
        return None


def _content(entry: Any) -> tuple[str, str]:
    """The type and the words of the longest of what an entry carries."""
    carried = [(str(c.get("type")), str(c.get("value") or "")) for c in entry.get("content", [])]
    detail = entry.get("summary_detail") or {}
    carried.append((str(detail.get("type")), str(entry.get("summary") or "")))
    return max(carried, key=lambda found: len(found[1]))


def _json_feed(content: bytes, url: str, charset: str | None) -> Feed:
    try:
        whole = json.loads(decode(content, url, charset).text)
    except (ValueError, RecursionError) as error:
        raise NoFeedError(url, f"neither a feed nor JSON ({error})") from error
    if not isinstance(whole, dict) or "jsonfeed.org" not in str(whole.get("version")):
        raise NoFeedError(url, "JSON, but no JSON Feed (its version does not say so)")
    entries = whole.get("items")
    items = (_json_item(entry, url) for entry in (entries if isinstance(entries, list) else ()))
    return Feed(_text(whole.get("title")), _each_once(item for item in items if item is not None))


def _json_item(entry: object, url: str) -> Item | None:
    if not isinstance(entry, dict):
        return None
    link = next((web for name in ("url", "external_url") if (web := _web(entry.get(name), url))), None)
    key = entry.get("id") or link
    if not key:
        return None
    html = _text(entry.get("content_html")) or ""
    text = "" if html else _text(entry.get("content_text")) or _text(entry.get("summary")) or ""
    title, updated = _text(entry.get("title")), _text(entry.get("date_modified")) or ""
    day = _iso(entry.get("date_published")) or _iso(entry.get("date_modified"))
    return Item(str(key), link, title, day, html, text, _stamp(title, html, text, updated))


def _each_once(items: Iterable[Item]) -> tuple[Item, ...]:
    """Items of the same key are the same where they have the same address and title; else their key is made longer."""
    found: dict[str, Item] = {}
    for item in items:
        known = found.get(item.key)
        if known is not None and (known.url, known.title) != (item.url, item.title):
            item = replace(item, key=f"{item.key} {item.url or item.title}")
        found.setdefault(item.key, item)
    return tuple(found.values())


def _stamp(title: str | None, html: str, text: str, updated: str) -> str:
    whole = "\0".join((title or "", html, text, updated))
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _line(title: object) -> str | None:
    """A title without the markup that it may have."""
    return _text(" ".join(unescape(_TAG.sub("", title)).split())) if isinstance(title, str) else None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _iso(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


def _web(link: object, base: str = "") -> str | None:
    if not isinstance(link, str) or not link.strip():
        return None
    try:
        whole = urljoin(base, link.strip())
    except ValueError:
        return None
    return whole if whole.lower().startswith(("http://", "https://")) else None


def plain_address(address: str) -> str:
    """An address as it is fetched: "feed:https://..." and "feed://..." are how some programs write those of feeds."""
    bare = re.sub(r"(?i)^feed:(?=https?://)", "", address.strip())
    return re.sub(r"(?i)^feed://", "http://", bare)


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
    links = (_web(plain_address(e.get("xmlUrl") or e.get("xmlurl") or "")) for e in root.iter("outline"))
    return tuple(dict.fromkeys(link for link in links if link))


def to_opml(feeds: Iterable[tuple[str, str | None]]) -> str:
    """An OPML list of feeds, each by its address and title, as `parse_opml` and other programs read it."""
    outlines = "".join(
        f'  <outline type="rss" text="{_attribute(title or url)}" xmlUrl="{_attribute(url)}"/>\n'
        for url, title in feeds
    )
    head = '<?xml version="1.0" encoding="utf-8"?>\n<opml version="2.0">\n<head><title>Feeds</title></head>\n<body>\n'
    return f"{head}{outlines}</body>\n</opml>\n"


def _attribute(value: str) -> str:
    from briefing.text.clean import clean_line

    return escape(clean_line(value))
