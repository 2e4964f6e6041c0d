"""The feeds that a library follows, and which of their items it has seen."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.errors import LibraryError
from briefing.library.library import Library

# How often an item that cannot be had is tried before it is given up.
TRIES = 3


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed that is followed. ``etag`` and ``modified`` are of its last answer, ``checked`` is when that came,
    ``failure`` what went wrong the last time."""

    number: int
    url: str
    title: str | None
    etag: str | None
    modified: str | None
    checked: str | None
    failure: str | None
    items: int


def subscribe(library: Library, url: str, title: str | None = None) -> bool:
    """Follow a feed; gives whether it is new."""
    with library.transaction() as connection:
        made = connection.execute("INSERT OR IGNORE INTO feed (url, title) VALUES (?, ?)", (url, title))
        return made.rowcount == 1


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
    with library.transaction() as connection:
        rows = connection.execute(
            "SELECT f.id, f.url, f.title, f.etag, f.modified, f.checked, f.failure, "
            "(SELECT count(*) FROM feed_item i WHERE i.feed = f.id AND i.article IS NOT NULL) FROM feed f ORDER BY f.id"
        ).fetchall()
    return [Subscription(*row) for row in rows]


def note_answer(
    library: Library, feed: Subscription, title: str | None, etag: str | None, modified: str | None, checked: str
) -> None:
    """A feed has answered: what to ask it with the next time."""
    with library.transaction() as connection:
        connection.execute(
            "UPDATE feed SET title = coalesce(?, title), etag = ?, modified = ?, checked = ?, failure = NULL "
            "WHERE id = ?",
            (title, etag, modified, checked, feed.number),
        )


def note_failure(library: Library, feed: Subscription, failure: str) -> None:
    """A feed could not be had."""
    with library.transaction() as connection:
        connection.execute("UPDATE feed SET failure = ? WHERE id = ?", (failure, feed.number))


def done_with(library: Library, feed: Subscription) -> frozenset[str]:
    """The keys of the items that need no fetching: had already, or given up."""
    with library.transaction() as connection:
        rows = connection.execute(
            "SELECT key FROM feed_item WHERE feed = ? AND (failures = 0 OR failures >= ?)", (feed.number, TRIES)
        ).fetchall()
    return frozenset(row[0] for row in rows)


def note_item(library: Library, feed: Subscription, key: str, article: int | None) -> None:
    """An item was had as this article, or (None) could not be had this time."""
    with library.transaction() as connection:
        connection.execute(
            "INSERT INTO feed_item (feed, key, article, failures) VALUES (?1, ?2, ?3, ?4) "
            "ON CONFLICT (feed, key) DO UPDATE SET article = ?3, "
            "failures = CASE WHEN ?4 = 0 THEN 0 ELSE failures + 1 END",
            (feed.number, key, article, 0 if article is not None else 1),
        )
