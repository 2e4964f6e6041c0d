"""Refreshing feeds: what is new in them becomes articles, many hosts at once and each of them politely."""

from __future__ import annotations

import queue
import threading
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing.errors import GoneError, LaterError, SourceError
from briefing.feeds.parse import Feed, Item, NoFeedError, parse_feed
from briefing.feeds.polite import Polite, host_of
from briefing.sources.url import Fetched
from briefing.text.document import Document

if TYPE_CHECKING:
    from briefing.sources.article import RawArticle

# Hosts that are asked at the same time, and what may be had before it is taken up.
HOSTS, AHEAD = 8, 16
# Seconds between two looks at whether a refresh is still wanted.
_LOOK = 0.2
# The newest items of a feed that are fetched in one refresh; a feed of thousands comes piece by piece.
MOST_ITEMS = 50
_FEEDS = (
    "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml;q=0.9, "
    "application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.8, text/html;q=0.5, */*;q=0.1"
)


@dataclass(frozen=True, slots=True)
class Request:
    """A feed to ask: its address, what its last answer said to ask with, and the items that need no fetching: their
    key with the stamp that they had, or with None where it does not matter whether they have changed."""

    url: str
    etag: str | None = None
    modified: str | None = None
    done: frozenset[tuple[str, str | None]] = frozenset()


@dataclass(frozen=True, slots=True)
class Taken:
    """An item of a feed that was had as ``document``, or could not be had (``failure``)."""

    request: Request
    item: Item
    document: Document | None = None
    failure: SourceError | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a feed answered, told after its items. ``feed`` is None where nothing has changed or where it failed.

    ``moved`` is its address from now on, where it is another one; ``gone`` says that it will not come back; ``left``
    counts the items that are still to be had.
    """

    request: Request
    feed: Feed | None = None
    etag: str | None = None
    modified: str | None = None
    failure: str | None = None
    moved: str | None = None
    gone: bool = False
    left: int = 0


def follow(
    requests: list[Request], polite: Polite, called_off: Callable[[], bool] = lambda: False
) -> Iterator[Taken | Answer]:
    """Ask feeds and fetch what is new in them: several hosts at once, the feeds of one host in turn. What is had comes
    as it comes, the items of one feed in its order and its answer after them; nobody waits for a slow host, and it ends
    at once when it is ``called_off``: what a host still sends then goes nowhere."""
    by_host: dict[str, list[Request]] = {}
    for request in requests:
        by_host.setdefault(host_of(request.url), []).append(request)
    waiting = deque(by_host.values())
    ready: queue.Queue[Taken | Answer | None] = queue.Queue(AHEAD)
    stopped = threading.Event()
    broken: list[BaseException] = []

    def put(found: Taken | Answer | None) -> bool:
        while not stopped.is_set():
            try:
                ready.put(found, timeout=_LOOK)
                return True
            except queue.Full:
                continue
        return False

    def next_host() -> list[Request]:
        try:
            return waiting.popleft()
        except IndexError:
            return []

    def work() -> None:
        try:
            while requests := next_host():
                for request in requests:
                    for found in _follow_one(request, polite):
                        if not put(found):
                            return
        except BaseException as error:
            broken.append(error)
        finally:
            put(None)

    # Threads that do not keep a program which is interrupted from ending.
    threads = [threading.Thread(target=work, daemon=True) for _ in range(min(HOSTS, len(by_host)))]
    for thread in threads:
        thread.start()
    at_work = len(threads)
    try:
        while at_work and not called_off():
            try:
                found = ready.get(timeout=_LOOK)
            except queue.Empty:
                continue
            if found is None:
                at_work -= 1
            else:
                yield found
    finally:
        stopped.set()
    if broken:
        raise broken[0]


def _follow_one(request: Request, polite: Polite) -> Iterator[Taken | Answer]:
    try:
        found, feed = look(request.url, polite, request.etag, request.modified)
    except SourceError as error:
        gone = isinstance(error, GoneError)
        yield Answer(request, None, request.etag, request.modified, error.what, gone=gone)
        return
    items = feed.items if feed else ()
    waiting = [i for i in items if (i.key, i.stamp) not in request.done and (i.key, None) not in request.done]
    left = max(0, len(waiting) - MOST_ITEMS)
    for item in waiting[:MOST_ITEMS]:
        try:
            document = document_of(item, found.url, polite)
        except LaterError:
            left += 1
        except SourceError as error:
            yield Taken(request, item, failure=error)
        else:
            yield Taken(request, item, document)
    yield Answer(request, feed, found.etag, found.modified, moved=found.moved, left=left)


def look(url: str, polite: Polite, etag: str | None = None, modified: str | None = None) -> tuple[Fetched, Feed | None]:
    """What an address gives and the feed in it, None where it has not changed. Where a page is there that names a feed,
    it is that feed, and the answer's ``moved`` is its address.

    Raises:
        SourceError: when there is no feed; `NoFeedError` when something else is there.
    """
    found = polite.fetch(url, etag, modified, accept=_FEEDS)
    if found.unchanged:
        return found, None
    try:
        return found, parse_feed(found.data, found.url, found.charset)
    except NoFeedError as error:
        if not error.named:
            raise
        named = error.named[0]
    found = polite.fetch(named, accept=_FEEDS)
    feed = parse_feed(found.data, found.url, found.charset)
    return replace(found, moved=found.moved or named), feed


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
    for raw in articles_in(found, item.url, _silence):
        if isinstance(raw, RawArticle):
            return raw
        raise raw
    raise SourceError(item.url, "holds no article")


def _own(item: Item, feed_url: str) -> RawArticle:
    from briefing.sources.html import read_html
    from briefing.sources.plain import read_plain

    where = item.url or feed_url
    if item.text.strip():
        return replace(read_plain(item.text, where, None), url=item.url, titled_by_text=False)
    if not item.html.strip():
        raise SourceError(where, "the feed carries no text of it and no address")
    return read_html(f"<html><body><article>{item.html}</article></body></html>", where, None, item.url)


def _title(stated: str) -> str | None:
    from briefing.text.clean import clean_line

    return clean_line(stated) or None


def _silence(_: str) -> None:
    return None
