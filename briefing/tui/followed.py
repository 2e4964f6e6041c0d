"""What the app asks of the feeds that the library follows; every function belongs into a thread. No widget is known
here."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from briefing.errors import OptionError, SourceError
from briefing.tui.kept_articles import is_new, opened

# An address without its scheme: a name with a dot, and what may follow it.
_BARE = re.compile(r"[\w-]+(\.[\w-]+)+(:\d+)?([/?]\S*)?$")


@dataclass(frozen=True, slots=True)
class Followed:
    """A feed as the list shows it. ``asked`` is when it last answered, ``failure`` what went wrong since; ``kept`` are
    the numbers of its articles in the library, the newest publication first, and ``unread`` those that were not read
    in the app. One that is ``gone`` is asked no more."""

    number: int
    url: str
    title: str
    asked: datetime | None
    failure: str
    kept: tuple[int, ...]
    unread: tuple[int, ...]
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a feed has come in a refresh: its articles that are ``new`` or have ``changed``, and what was ``lost``;
    ``done`` once it has answered, with what ``failed`` then."""

    new: int = 0
    changed: int = 0
    lost: int = 0
    done: bool = False
    failed: str = ""

    def more(self, *, new: bool = False, changed: bool = False, lost: bool = False) -> Progress:
        """The same with another item."""
        return replace(self, new=self.new + new, changed=self.changed + changed, lost=self.lost + lost)

    @property
    def words(self) -> str:
        """It in words."""
        if self.failed:
            return f"! {self.failed}"
        counts = ((self.new, "new"), (self.changed, "changed"), (self.lost, "could not be had"))
        found = ", ".join(f"{count} {what}" for count, what in counts if count)
        return (found or "nothing new") if self.done else f"asking… {found}".strip()


def followed(path: Path, read: Collection[str]) -> list[Followed]:
    """The feeds of a library, in the order they were added; ``read`` are the ids of the articles that were read.

    Raises:
        LibraryError: where the library cannot be read.
    """
    from briefing.library.subscriptions import articles_of, subscriptions

    if is_new(path):
        return []
    found = []
    with opened(path) as library:
        for feed in subscriptions(library):
            articles = articles_of(library, feed)
            asked = datetime.fromisoformat(feed.checked) if feed.checked else None
            gone = f"gone for good since {feed.gone}: asked no more" if feed.gone else ""
            kept = tuple(number for number, _ in articles)
            unread = tuple(number for number, ident in articles if ident not in read)
            failure = gone or feed.failure or ""
            found.append(Followed(feed.number, feed.url, feed.title or "", asked, failure, kept, unread, bool(gone)))
    return found


def address(typed: str) -> str:
    """The address that was typed, made whole.

    Raises:
        OptionError: where it is none.
    """
    name = typed.strip()
    if name.lower().startswith("feed:"):
        name = name[5:].removeprefix("//")
    if _BARE.match(name):
        name = f"https://{name}"
    if not name.lower().startswith(("http://", "https://")) or " " in name or len(name) < 11:
        raise OptionError("that is no address of a feed, such as https://example.org/rss")
    return name


def follow(path: Path, url: str, *, allow_local: bool) -> str:
    """Follow the feed at an address, or the one that the page there names; gives what to tell the user.

    Raises:
        NoFeedError: where there is something else.
        LibraryError: where the library cannot be written.
    """
    from briefing.feeds import NoFeedError, Polite, look
    from briefing.library.subscriptions import subscribe

    title, remark = None, ""
    try:
        found, feed = look(url, Polite(allow_local=allow_local))
    except NoFeedError:
        raise
    except SourceError as error:
        remark = f" It could not be had just now: {error.what}"
    else:
        url, title = found.moved or url, feed.title if feed else None
    with opened(path) as library:
        new = subscribe(library, url, title)
    return f"{title or url} is followed{'' if new else ' already'}.{remark}"


def forget(path: Path, number: int) -> str:
    """Follow a feed no more; gives its address.

    Raises:
        LibraryError: where that cannot be done.
    """
    from briefing.library.subscriptions import unsubscribe

    with opened(path) as library:
        return unsubscribe(library, str(number))
