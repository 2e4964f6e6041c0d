"""A refresh of the feeds that a library follows: new articles kept, and what became of each feed noted."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from briefing.brief.model import Brief
from briefing.errors import SourceError
from briefing.feeds.polite import Polite
from briefing.feeds.refresh import Answer, Request, Taken, follow
from briefing.library import Library
from briefing.library import subscriptions as kept
from briefing.library.subscriptions import Subscription
from briefing.text.document import Document


@dataclass(frozen=True, slots=True)
class Came:
    """An item of a feed is kept as article ``number``: ``new`` in the library, ``renewed`` where its text has changed,
    neither where the library had it from elsewhere. ``name`` is its address, else its title."""

    feed: Subscription
    name: str
    number: int
    new: bool = False
    renewed: bool = False


@dataclass(frozen=True, slots=True)
class Lost:
    """An item of a feed could not be had this time."""

    feed: Subscription
    failure: SourceError


@dataclass(frozen=True, slots=True)
class Asked:
    """A feed has answered, or could not be had; its items were told before."""

    feed: Subscription
    answer: Answer


News = Came | Lost | Asked


def refresh(
    library: Library,
    brief_of: Callable[[Document], Brief],
    *,
    allow_local: bool = False,
    only: Sequence[Subscription] | None = None,
    called_off: Callable[[], bool] = lambda: False,
) -> Generator[News, None, None]:
    """Ask the feeds that are not gone, or those that are named, keep what is new in them, and tell it as it comes.
    Whoever stops asking for more ends the refresh; what was told is kept by then.

    Args:
        library: follows the feeds, and keeps the articles.
        brief_of: makes the brief of an article, or raises a `SourceError`.
        allow_local: also addresses on this machine or the local network.
        only: these feeds alone, also where they are gone.
        called_off: is asked several times a second; when it says so, the refresh ends, whoever it waits for.

    Raises:
        LibraryError: where the library cannot be written.
    """
    asked = [feed for feed in kept.subscriptions(library) if not feed.gone] if only is None else only
    feeds = {feed.url: feed for feed in asked}
    polite = Polite(allow_local=allow_local, patience=kept.patience(library, datetime.now(UTC)))
    requests = [Request(f.url, f.etag, f.modified, kept.done_with(library, f)) for f in feeds.values()]
    lost: set[str] = set()
    try:
        for found in follow(requests, polite, called_off):
            feed = feeds[found.request.url]
            if isinstance(found, Answer):
                _note(library, feed, found, whole=feed.url not in lost)
                yield Asked(feed, found)
                continue
            taken = _take(library, feed, found, brief_of)
            if isinstance(taken, Lost):
                lost.add(feed.url)
            yield taken
    finally:
        if patience := polite.patience():
            kept.note_patience(library, patience, datetime.now(UTC))


def _take(library: Library, feed: Subscription, taken: Taken, brief_of: Callable[[Document], Brief]) -> Came | Lost:
    news: Came | Lost
    number = None
    try:
        if taken.failure is not None:
            raise taken.failure
        assert taken.document is not None
        news = _keep(library, feed, taken, brief_of(taken.document))
        number = news.number
    except SourceError as error:
        news = Lost(feed, error)
    kept.note_item(library, feed, taken.item.key, taken.item.stamp, number)
    return news


def _keep(library: Library, feed: Subscription, taken: Taken, brief: Brief) -> Came:
    name = taken.item.url or taken.item.title or taken.item.key
    before = kept.article_of(library, feed, taken.item.key)
    if before is not None and library.renew(before, brief):
        return Came(feed, name, before, renewed=True)
    number, is_new = library.keep(brief)
    return Came(feed, name, number, new=is_new)


def _note(library: Library, feed: Subscription, answer: Answer, *, whole: bool) -> None:
    now = datetime.now(UTC)
    if answer.failure:
        kept.note_failure(library, feed, answer.failure, now.date().isoformat() if answer.gone else None)
        return
    # While an item of it is still to be had, the feed is asked for all of it again the next time.
    etag, modified = (answer.etag, answer.modified) if whole and not answer.left else (None, None)
    title = answer.feed.title if answer.feed else None
    kept.note_answer(library, feed, title, etag, modified, now.isoformat(timespec="seconds"))
    if answer.moved:
        kept.move(library, feed, answer.moved)
