"""Refreshing feeds: what is new in them becomes articles, politely."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from briefing.errors import SourceError
from briefing.feeds.parse import Feed, Item, parse_feed
from briefing.sources.url import Fetched, fetch
from briefing.text.document import Document

if TYPE_CHECKING:
    from briefing.sources.article import RawArticle

# Seconds between two requests to one host, and hosts that are asked at the same time.
PAUSE, HOSTS = 1.0, 8
# The newest items of a feed that are fetched in one refresh; a feed of thousands comes piece by piece.
MOST_ITEMS = 50


@dataclass(frozen=True, slots=True)
class Request:
    """A feed to ask: its address and what its last answer said to ask with."""

    url: str
    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a feed answered. ``feed`` is None where nothing has changed or where it failed."""

    request: Request
    feed: Feed | None = None
    etag: str | None = None
    modified: str | None = None
    failure: str | None = None


class Polite:
    """Fetches with a pause between two requests to one host; for use within one thread a host."""

    def __init__(
        self,
        *,
        allow_local: bool = False,
        pause: float = PAUSE,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._allow_local = allow_local
        self._pause = pause
        self._clock = clock
        self._sleep = sleep
        self._last: dict[str, float] = {}

    def fetch(self, url: str, etag: str | None = None, modified: str | None = None) -> Fetched:
        """Fetch an address when its host may be asked again.

        Raises:
            SourceError: as `briefing.sources.url.fetch`, and for local addresses that are not allowed.
        """
        host = urlsplit(url).netloc.lower()
        wait = self._last.get(host, float("-inf")) + self._pause - self._clock()
        if wait > 0:
            self._sleep(wait)
        try:
            return fetch(url, etag=etag, modified=modified, public_only=not self._allow_local)
        finally:
            self._last[host] = self._clock()


def ask(requests: list[Request], polite: Polite) -> Iterator[Answer]:
    """The answers of feeds, in the order of the requests: several hosts at once, the feeds of one host in turn."""
    by_host: dict[str, list[int]] = {}
    for i, request in enumerate(requests):
        by_host.setdefault(urlsplit(request.url).netloc.lower(), []).append(i)

    def ask_host(numbers: list[int]) -> list[tuple[int, Answer]]:
        return [(i, _ask_one(requests[i], polite)) for i in numbers]

    with ThreadPoolExecutor(max_workers=HOSTS) as pool:
        answers = dict(pair for pairs in pool.map(ask_host, by_host.values()) for pair in pairs)
    yield from (answers[i] for i in range(len(requests)))


def _ask_one(request: Request, polite: Polite) -> Answer:
    try:
        found = polite.fetch(request.url, request.etag, request.modified)
        feed = None if found.unchanged else parse_feed(found.data, request.url)
    except SourceError as error:
        return Answer(request, etag=request.etag, modified=request.modified, failure=error.what)
    return Answer(request, feed, found.etag, found.modified)


def document_of(item: Item, feed_url: str, polite: Polite) -> Document:
    """The article of an item: the page at its address where the feed has a teaser only, else what the feed has.

    Raises:
        SourceError: when neither gives an article.
    """
    from briefing.sources.article import Overrides, to_document

    raw = _page(item, polite) if item.is_teaser and item.url else _own(item, feed_url)
    document = to_document(replace(raw, where=item.url or feed_url), Overrides())
    # What the feed says of the item stands behind what the article says of itself.
    if document.published is None and item.published is not None:
        document = replace(document, published=item.published, published_from="metadata")
    return document if document.title or not item.title else replace(document, title=_title(item.title))


def _page(item: Item, polite: Polite) -> RawArticle:
    from briefing.sources.article import RawArticle
    from briefing.sources.files import articles_in

    assert item.url is not None
    found = polite.fetch(item.url)
    for raw in articles_in(found, item.url, lambda _: None):
        if isinstance(raw, RawArticle):
            return raw
        raise raw
    raise SourceError(item.url, "holds no article")


def _own(item: Item, feed_url: str) -> RawArticle:
    from briefing.sources.html import read_html

    where = item.url or feed_url
    if not item.html.strip():
        raise SourceError(where, "the feed carries no text of it and no address")
    return read_html(f"<html><body><article>{item.html}</article></body></html>", where, None, item.url)


def _title(stated: str) -> str | None:
    from briefing.text.clean import clean_line

    return clean_line(stated) or None
