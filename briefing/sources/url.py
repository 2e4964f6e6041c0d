"""Articles at an address, fetched with a time limit, a size limit and few redirects."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from briefing import __version__
from briefing.errors import GoneError, LaterError, SourceError
from briefing.sources.decode import LARGEST

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse, PoolManager

    from briefing.sources.connect import Line

SECONDS_TO_CONNECT = 10.0
SECONDS_IN_ALL = 30.0
REDIRECTS = 5
_CHUNK = 1 << 16
_PERMANENT = (301, 308)
_TOO_LARGE = f"is larger than {LARGEST >> 20} MiB, more than an article needs"
# What pages and texts are asked for with.
PAGES = "text/html, application/xhtml+xml, text/plain;q=0.9, text/markdown;q=0.9, application/json;q=0.8, */*;q=0.1"


# What a host that asks for patience may ask for at most, and what it gets where it does not say.
LONGEST_WAIT, USUAL_WAIT = 86_400.0, 60.0


@dataclass(frozen=True, slots=True)
class Fetched:
    """The bytes behind an address, the address after redirects, and what the server says that they are.

    ``etag`` and ``modified`` are what to ask with the next time; ``unchanged`` says that nothing came because nothing
    has changed since they were given. ``moved`` is the address to ask from now on, where redirects that are permanent
    (301, 308) lead to another one; never from https to http.
    """

    data: bytes
    url: str
    media: str
    charset: str | None
    etag: str | None = None
    modified: str | None = None
    unchanged: bool = False
    moved: str | None = None


def is_url(path: str) -> bool:
    """Whether a path is an address that can be fetched."""
    return path.lower().startswith(("http://", "https://"))


def fetch(
    url: str,
    *,
    seconds: float = SECONDS_IN_ALL,
    etag: str | None = None,
    modified: str | None = None,
    public_only: bool = False,
    accept: str = PAGES,
) -> Fetched:
    """Fetch an address; with the ``etag`` or ``modified`` of an earlier answer only if it has changed since.

    ``public_only`` refuses addresses on this machine or the local network, also those that a name or a redirect leads
    to: what somebody else's page or feed names must not reach behind the user's own firewall. Where the environment
    names a proxy, it connects on its own: names and addresses that are local here are refused before it is asked.

    Raises:
        SourceError: when it does not answer, answers with an error, takes too long or sends too much; `GoneError` where
            it says that it is gone for good, `LaterError` where its host asks for patience.
    """
    # urllib3 comes with trafilatura and checks certificates; 0.1 s to import.
    from urllib3.exceptions import HTTPError

    from briefing.sources.connect import Line, pool_for

    deadline = time.monotonic() + seconds
    headers = {"User-Agent": f"briefing/{__version__}", "Accept": accept, "Accept-Encoding": "gzip, deflate"}
    headers |= {"If-None-Match": etag} if etag else {}
    headers |= {"If-Modified-Since": modified} if modified else {}
    line = Line(deadline, public_only=public_only)
    here, moved, permanent = url, None, True
    try:
        with line.limited():
            for _ in range(REDIRECTS + 1):
                with pool_for(here, line, public_only=public_only) as pool:
                    answer = _get(pool, here, headers, min(seconds, SECONDS_TO_CONNECT), deadline - time.monotonic())
                    try:
                        onward = _onward(answer, here)
                        if onward is None:
                            return _fetched(answer, url, here, moved, (etag, modified), line)
                    finally:
                        answer.close()
                permanent = permanent and answer.status in _PERMANENT and not _downgrades(here, onward)
                moved = onward if permanent else moved
                here = onward
    except (HTTPError, ValueError, OSError) as error:
        why = f"took longer than {seconds:g} seconds; try again later" if line.expired else _why(error, seconds)
        raise SourceError(url, why) from error
    raise SourceError(url, f"redirects more than {REDIRECTS} times; open it in a browser and save it")


def _get(pool: PoolManager, url: str, headers: dict[str, str], connect: float, seconds: float) -> BaseHTTPResponse:
    import urllib3

    timeout = urllib3.Timeout(connect=connect, read=max(0.001, seconds))
    return pool.request(
        "GET", url, headers=headers, timeout=timeout, retries=False, redirect=False, preload_content=False
    )


def _onward(answer: BaseHTTPResponse, here: str) -> str | None:
    """Where an answer sends, None where it is the answer itself."""
    from urllib.parse import urljoin

    if answer.status not in (301, 302, 303, 307, 308):
        return None
    place = answer.headers.get("location", "").strip()
    onward = urljoin(here, place.partition("#")[0]) if place else ""
    return onward if is_url(onward) else None


def _downgrades(before: str, after: str) -> bool:
    return before.lower().startswith("https:") and not after.lower().startswith("https:")


def _fetched(
    answer: BaseHTTPResponse,
    url: str,
    here: str,
    moved: str | None,
    asked_with: tuple[str | None, str | None],
    line: Line,
) -> Fetched:
    from email.message import Message

    if answer.status == 304 and any(asked_with):
        return Fetched(b"", here, "", None, *asked_with, unchanged=True, moved=moved)
    _require_success(answer, url, here)
    data = _body(answer, url)
    if line.expired:
        raise OSError  # told as what was too slow
    media = Message()
    media["content-type"] = answer.headers.get("content-type", "")
    return Fetched(
        data,
        here,
        media.get_content_type(),
        media.get_content_charset(),
        answer.headers.get("etag"),
        answer.headers.get("last-modified"),
        moved=moved,
    )


def _require_success(answer: BaseHTTPResponse, url: str, here: str) -> None:
    status = answer.status
    if 300 <= status < 400:
        raise SourceError(url, "redirects to nowhere; open it in a browser and save it")
    if status >= 400:
        reason = f" {answer.reason}" if answer.reason else ""
        told = f"answers {status}{reason}"
        if status == 410:
            raise GoneError(url, f"{told}; it is gone, and will not come back")
        patience = _patience(answer.headers.get("retry-after", ""), datetime.now(UTC))
        if status == 429 or (status == 503 and patience is not None):
            wait = USUAL_WAIT if patience is None else patience
            raise LaterError(url, f"{told}; it may be asked again in {in_words(wait)}", here, wait)
        saved = "save the page and give the file"
        hint = {401: f"it wants a login; {saved}", 403: f"it refuses programs; {saved}", 404: "check the address"}
        advice = hint.get(status, "try again later" if status >= 500 else "check the address")
        raise SourceError(url, f"{told}; {advice}")
    length = answer.headers.get("content-length", "")
    if length.isdigit() and int(length) > LARGEST:
        raise SourceError(url, _TOO_LARGE)


def _patience(stated: str, now: datetime) -> float | None:
    """The seconds that a Retry-After header asks for, in either of its forms, a day at most."""
    from email.utils import parsedate_to_datetime

    stated = stated.strip()
    try:
        if stated.isdecimal():
            seconds = float(stated[:12])
        else:
            moment = parsedate_to_datetime(stated)
            seconds = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() - now.timestamp()
    except (ValueError, TypeError, OverflowError):
        return None
    return min(max(seconds, 0.0), LONGEST_WAIT)


def in_words(seconds: float) -> str:
    """A stretch of time as it is told: "40 seconds", "5 minutes", "3 hours"."""
    for unit, size in (("hour", 3600), ("minute", 60)):
        if seconds >= 1.5 * size:
            return f"{-(-seconds // size):.0f} {unit}s"
    return f"{max(1.0, -(-seconds // 1)):.0f} second{'s'[: seconds > 1]}"


def _body(answer: BaseHTTPResponse, url: str) -> bytes:
    parts: list[bytes] = []
    size = 0
    # `read1` gives what has come, so that nothing larger than is allowed is ever held.
    while part := answer.read1(_CHUNK, decode_content=True):
        size += len(part)
        if size > LARGEST:
            raise SourceError(url, _TOO_LARGE)
        parts.append(part)
    return b"".join(parts)


def _why(error: Exception | None, seconds: float) -> str:
    from urllib3.exceptions import (
        LocationParseError,
        NameResolutionError,
        NewConnectionError,
        ProtocolError,
        ProxyError,
        SSLError,
        TimeoutError,
    )

    from briefing.sources.connect import ProxyUnusableError
    from briefing.sources.public import NotPublicError

    match error:
        case ProxyUnusableError():
            return (
                f"cannot be asked: the environment names a proxy that is not spoken ({error}); only http and https are"
            )
        case ProxyError():
            return "cannot be asked: the proxy that the environment names does not answer or refuses"
        case NotPublicError():
            return "is on this machine or the local network; --allow-local lets it be fetched"
        case NameResolutionError():
            return "does not answer: its host name is not known; check the address and the network"
        case SSLError():
            return "cannot be trusted: its certificate does not fit"
        case NewConnectionError():
            return "does not answer: the connection is refused; check the address and the network"
        case TimeoutError():
            return f"does not answer within {seconds:g} seconds; try again later"
        case ProtocolError():
            return "breaks off its answer; try again later"
        case LocationParseError() | ValueError():
            return "is no address that can be fetched; check it"
        case _:
            return f"does not answer ({type(error).__name__}); check the address and the network"
