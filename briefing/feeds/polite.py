"""Asking a host no more often than it can bear: a pause between requests, and patience where it asks for that."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from briefing.errors import LaterError
from briefing.sources.url import PAGES, Fetched, fetch, in_words

# Seconds between two requests to one host, and how long a host that asks for patience is waited for; where it asks for
# more, it is left alone until a later refresh.
PAUSE, SHORT_WAIT = 1.0, 10.0


def host_of(url: str) -> str:
    """The host of an address with its port, in small letters; the address itself where it has none."""
    try:
        return urlsplit(url).netloc.rpartition("@")[2].lower() or url
    except ValueError:
        return url


class Polite:
    """Fetches with a pause between two requests to one host, for use by several threads.

    ``patience`` gives hosts that asked for it earlier, with the seconds from now that are left of it.
    """

    def __init__(
        self,
        *,
        allow_local: bool = False,
        pause: float = PAUSE,
        patience: Mapping[str, float] | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._allow_local = allow_local
        self._pause = pause
        self._clock = clock
        self._sleep = sleep
        self._lock = threading.Lock()
        self._turns: dict[str, threading.Lock] = {}
        self._next: dict[str, float] = {}
        self._patience = {host: clock() + seconds for host, seconds in (patience or {}).items()}

    def fetch(self, url: str, etag: str | None = None, modified: str | None = None, *, accept: str = PAGES) -> Fetched:
        """Fetch an address when its host may be asked again; what asks for a moment's patience is asked once more.

        Raises:
            SourceError: as `briefing.sources.url.fetch`, and for local addresses that are not allowed; `LaterError`
                without asking where the host has asked for more patience than a moment.
        """
        host = host_of(url)
        with self._lock:
            turn = self._turns.setdefault(host, threading.Lock())
        with turn:
            self._wait(host, url)
            try:
                return self._ask(url, host, etag, modified, accept)
            except LaterError as error:
                if error.seconds > SHORT_WAIT:
                    raise
            self._wait(host, url)
            return self._ask(url, host, etag, modified, accept)

    def _wait(self, host: str, url: str) -> None:
        patience = self._patience.get(host, 0.0) - self._clock()
        if patience > SHORT_WAIT:
            told = f"its host asks for patience; it may be asked again in {in_words(patience)}"
            raise LaterError(url, told, url, patience)
        wait = max(patience, self._next.get(host, float("-inf")) - self._clock())
        if wait > 0:
            self._sleep(wait)

    def _ask(self, url: str, host: str, etag: str | None, modified: str | None, accept: str) -> Fetched:
        try:
            return fetch(url, etag=etag, modified=modified, public_only=not self._allow_local, accept=accept)
        except LaterError as error:
            until = self._clock() + error.seconds
            with self._lock:
                self._patience[host] = self._patience[host_of(error.url)] = until
            raise
        finally:
            self._next[host] = self._clock() + self._pause

    def patience(self) -> dict[str, float]:
        """The hosts that have asked for patience, with the seconds from now that are left of it."""
        now = self._clock()
        with self._lock:
            return {host: until - now for host, until in sorted(self._patience.items()) if until > now}
