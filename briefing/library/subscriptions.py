"""The feeds that a library follows, and which of their items it has seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from briefing.errors import LibraryError
from briefing.library.library import Library

# How often an item that cannot be had is tried before it is given up.
TRIES = 3


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed that is followed. ``etag`` and ``modified`` are of its last answer, ``checked`` is when that came,
    ``failure`` what went wrong the last time, ``gone`` the day on which its address said that it is gone for good: it
    is asked no more."""

    number: int
    url: str
    title: str | None
    etag: str | None
    modified: str | None
    checked: str | None
    failure: str | None
    gone: str | None
    items: int


def subscribe(library: Library, url: str, title: str | None = None) -> bool:
    """Follow a feed, also one that was gone; gives whether that is new."""
    with library.transaction() as connection:
        made = connection.execute("INSERT OR IGNORE INTO feed (url, title) VALUES (?, ?)", (url, title))
        if made.rowcount == 1:
            return True
        again = connection.execute(
            "UPDATE feed SET gone = NULL, failure = NULL WHERE url = ? AND gone IS NOT NULL", (url,)
        )
        return again.rowcount == 1


def unsubscribe(library: Library, which: str) -> str:
    """Follow a feed no more, by its number or address; its articles stay. Gives its address.

    Raises:
        LibraryError: when there is none such.
    """
    with library.transaction() as connection:
        row = connection.execute("SELECT id, url FROM feed WHERE url = ? OR id = ?", (which, _number(which))).fetchone()
        if row is None:
            raise LibraryError(f"{library.path}: no feed “{which}”; `briefing feed list` shows them")
        connection.execute("DELETE FROM feed WHERE id = ?", (row[0],))
        return str(row[1])


def _number(which: str) -> int:
    return int(which) if which.isdecimal() and len(which) < 12 else -1


def subscriptions(library: Library) -> list[Subscription]:
    """All feeds that are followed, in the order they were added."""
    with library.reading() as connection:
        rows = connection.execute(
            "SELECT f.id, f.url, f.title, f.etag, f.modified, f.checked, f.failure, f.gone, "
            "(SELECT count(*) FROM feed_item i WHERE i.feed = f.id AND i.article IS NOT NULL) FROM feed f ORDER BY f.id"
        ).fetchall()
    return [Subscription(*row) for row in rows]


def articles_of(library: Library, feed: Subscription) -> list[tuple[int, str]]:
    """The articles that a feed brought, the newest publication first: their numbers and the ids of their texts."""
    with library.reading() as connection:
        rows = connection.execute(
            "SELECT DISTINCT a.id, a.ident, a.published FROM feed_item i JOIN article a ON a.id = i.article "
            "WHERE i.feed = ? ORDER BY a.published IS NULL, a.published DESC, a.id",
            (feed.number,),
        ).fetchall()
    return [(row[0], row[1]) for row in rows]


def named(library: Library, which: list[str]) -> list[Subscription]:
    """The feeds that are followed under these numbers or addresses, each once.

    Raises:
        LibraryError: when there is none such.
    """
    followed = subscriptions(library)
    found: dict[int, Subscription] = {}
    for name in which:
        feed = next((f for f in followed if f.url == name or f.number == _number(name)), None)
        if feed is None:
            raise LibraryError(f"{library.path}: no feed “{name}”; `briefing feed list` shows them")
        found[feed.number] = feed
    return list(found.values())


def note_answer(
    library: Library, feed: Subscription, title: str | None, etag: str | None, modified: str | None, checked: str
) -> None:
    """A feed has answered: what to ask it with the next time."""
    with library.transaction() as connection:
        connection.execute(
            "UPDATE feed SET title = coalesce(?, title), etag = ?, modified = ?, checked = ?, "
            "failure = NULL, gone = NULL WHERE id = ?",
            (title, etag, modified, checked, feed.number),
        )


def note_failure(library: Library, feed: Subscription, failure: str, gone: str | None = None) -> None:
    """A feed could not be had; ``gone`` is the day where it will not come back."""
    with library.transaction() as connection:
        connection.execute("UPDATE feed SET failure = ?, gone = ? WHERE id = ?", (failure, gone, feed.number))


def move(library: Library, feed: Subscription, url: str) -> bool:
    """A feed has another address from now on. Where that one is followed already, the two become one and what was had
    of either counts; gives whether it stays a feed of its own."""
    with library.transaction() as connection:
        other = connection.execute("SELECT id FROM feed WHERE url = ? AND id <> ?", (url, feed.number)).fetchone()
        if other is None:
            connection.execute("UPDATE feed SET url = ? WHERE id = ?", (url, feed.number))
            return True
        connection.execute("UPDATE OR IGNORE feed_item SET feed = ? WHERE feed = ?", (other[0], feed.number))
        connection.execute("DELETE FROM feed WHERE id = ?", (feed.number,))
        return False


def done_with(library: Library, feed: Subscription) -> frozenset[tuple[str, str | None]]:
    """The items that need no fetching, by key and stamp: those had already, until the feed carries something else of
    them, and those given up. The stamp is None where it does not matter: the user has removed the article, or it was
    had before stamps were noted."""
    with library.reading() as connection:
        rows = connection.execute(
            "SELECT key, CASE WHEN article IS NULL AND failures = 0 THEN NULL ELSE stamp END "
            "FROM feed_item WHERE feed = ? AND (failures = 0 OR failures >= ?)",
            (feed.number, TRIES),
        ).fetchall()
    return frozenset((row[0], row[1]) for row in rows)


def article_of(library: Library, feed: Subscription, key: str) -> int | None:
    """The number of the article that an item was had as, None where it was not or where that was removed."""
    with library.reading() as connection:
        row = connection.execute("SELECT article FROM feed_item WHERE feed = ? AND key = ?", (feed.number, key))
        found = row.fetchone()
    return found[0] if found else None


def note_item(library: Library, feed: Subscription, key: str, stamp: str, article: int | None) -> None:
    """An item was had as this article, or (None) could not be had this time: then the article of its earlier text, if
    any, stays its own."""
    with library.transaction() as connection:
        connection.execute(
            # The feed or the article may have been removed meanwhile, by another process.
            "INSERT INTO feed_item (feed, key, stamp, article, failures) "
            "SELECT ?1, ?2, ?3, (SELECT id FROM article WHERE id = ?4), ?5 "
            "WHERE EXISTS (SELECT 1 FROM feed WHERE id = ?1) "
            "ON CONFLICT (feed, key) DO UPDATE SET article = coalesce(excluded.article, article), "
            "failures = CASE WHEN ?5 = 0 THEN 0 WHEN stamp IS ?3 THEN failures + 1 ELSE 1 END, stamp = ?3",
            (feed.number, key, stamp, article, 0 if article is not None else 1),
        )


def note_patience(library: Library, hosts: Mapping[str, float], now: datetime) -> None:
    """Hosts asked not to be asked again for so many seconds; what is over is forgotten."""
    with library.transaction() as connection:
        connection.execute("DELETE FROM host WHERE until <= ?", (now.isoformat(),))
        connection.executemany(
            "INSERT OR REPLACE INTO host (name, until) VALUES (?, ?)",
            [(host, (now + timedelta(seconds=left)).isoformat()) for host, left in hosts.items()],
        )


def patience(library: Library, now: datetime) -> dict[str, float]:
    """The hosts that asked not to be asked yet, with the seconds that are left."""
    with library.reading() as connection:
        rows = connection.execute("SELECT name, until FROM host ORDER BY name").fetchall()
    left = {name: (datetime.fromisoformat(until) - now).total_seconds() for name, until in rows}
    return {name: seconds for name, seconds in left.items() if seconds > 0}
