"""Articles at an address, fetched with a time limit, a size limit and few redirects."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing import __version__
from briefing.errors import SourceError
from briefing.sources.decode import LARGEST

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse, PoolManager

SECONDS_TO_CONNECT = 10.0
SECONDS_IN_ALL = 30.0
REDIRECTS = 5
_CHUNK = 1 << 16
_ACCEPT = "text/html, application/xhtml+xml, text/plain;q=0.9, text/markdown;q=0.9, application/json;q=0.8, */*;q=0.1"


@dataclass(frozen=True, slots=True)
class Fetched:
    """The bytes behind an address, the address after redirects, and what the server says that they are.

    ``etag`` and ``modified`` are what to ask with the next time; ``unchanged`` says that nothing came because nothing
    has changed since they were given.
    """

    data: bytes
    url: str
    media: str
    charset: str | None
    etag: str | None = None
    modified: str | None = None
    unchanged: bool = False


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
) -> Fetched:
    """Fetch an address; with the ``etag`` or ``modified`` of an earlier answer only if it has changed since.

    ``public_only`` refuses addresses on this machine or the local network, also those that a name or a redirect leads
    to: what somebody else's page or feed names must not reach behind the user's own firewall.

    Raises:
        SourceError: when it does not answer, answers with an error, takes too long or sends too much.
    """
    # urllib3 comes with trafilatura and checks certificates with certifi's list; 0.1 s to import.
    from email.message import Message

    import urllib3
    from urllib3.exceptions import HTTPError, MaxRetryError

    started = time.monotonic()
    connect = min(seconds, SECONDS_TO_CONNECT)
    retries = urllib3.Retry(total=REDIRECTS, connect=0, read=0, redirect=REDIRECTS, status=0, other=0)
    timeout = urllib3.Timeout(connect=connect, read=seconds)
    headers = {"User-Agent": f"briefing/{__version__}", "Accept": _ACCEPT, "Accept-Encoding": "gzip, deflate"}
    headers |= {"If-None-Match": etag} if etag else {}
    headers |= {"If-Modified-Since": modified} if modified else {}
    try:
        with _pool(url, public_only) as pool:
            answer = pool.request("GET", url, headers=headers, timeout=timeout, retries=retries, preload_content=False)
            try:
                if unchanged := answer.status == 304 and bool(etag or modified):
                    return Fetched(b"", url, "", None, etag, modified, unchanged)
                _require_success(answer, url)
                data = _body(answer, url, started + seconds, seconds)
            finally:
                answer.close()
    except MaxRetryError as error:
        raise SourceError(url, _why(error.reason, seconds)) from error
    except (HTTPError, ValueError, OSError) as error:
        raise SourceError(url, _why(error, seconds)) from error
    media = Message()
    media["content-type"] = answer.headers.get("content-type", "")
    return Fetched(
        data,
        _final(url, answer),
        media.get_content_type(),
        media.get_content_charset(),
        answer.headers.get("etag"),
        answer.headers.get("last-modified"),
    )


def _pool(url: str, public_only: bool) -> PoolManager:
    """A pool of connections, through the proxy that the environment names for this address, if any."""
    from urllib.parse import urlsplit
    from urllib.request import getproxies, proxy_bypass

    import urllib3

    parts = urlsplit(url)
    proxy = getproxies().get(parts.scheme.lower())
    if proxy and not proxy_bypass(parts.hostname or ""):
        # The proxy's own rules decide what can be reached through it.
        return urllib3.ProxyManager(proxy)
    if public_only:
        from briefing.sources.public import public_pool

        return public_pool()
    return urllib3.PoolManager()


def _require_success(answer: BaseHTTPResponse, url: str) -> None:
    if 300 <= answer.status < 400:
        raise SourceError(url, f"redirects more than {REDIRECTS} times or to nowhere; open it in a browser and save it")
    if answer.status >= 400:
        reason = f" {answer.reason}" if answer.reason else ""
        hint = {401: "it wants a login", 403: "it refuses programs", 404: "check the address", 410: "it is gone"}
        advice = hint.get(answer.status, "try again later" if answer.status >= 500 else "check the address")
        raise SourceError(url, f"answers {answer.status}{reason}; {advice}, or save the page and give the file")
    length = answer.headers.get("content-length", "")
    if length.isdigit() and int(length) > LARGEST:
        raise SourceError(url, f"is larger than {LARGEST >> 20} MiB, more than an article needs")


def _body(answer: BaseHTTPResponse, url: str, deadline: float, seconds: float) -> bytes:
    parts: list[bytes] = []
    size = 0
    # `read1` gives what has come, so that a server that drips a byte at a time meets the deadline too.
    while part := answer.read1(_CHUNK, decode_content=True):
        size += len(part)
        if size > LARGEST:
            raise SourceError(url, f"is larger than {LARGEST >> 20} MiB, more than an article needs")
        if time.monotonic() > deadline:
            raise SourceError(url, f"took longer than {seconds:g} seconds; try again later")
        parts.append(part)
    return b"".join(parts)


def _final(url: str, answer: BaseHTTPResponse) -> str:
    from urllib.parse import urljoin

    found = answer.geturl()
    return urljoin(url, found) if found else url


def _why(error: Exception | None, seconds: float) -> str:
    from urllib3.exceptions import (
        LocationParseError,
        NameResolutionError,
        NewConnectionError,
        ProtocolError,
        ResponseError,
        SSLError,
        TimeoutError,
    )

    from briefing.sources.public import NotPublicError

    match error:
        case NotPublicError():
            return "is on this machine or the local network; --allow-local lets it be fetched"
        case NameResolutionError():
            return "does not answer: its host name is not known; check the address and the network"
        case SSLError():
            return "cannot be trusted: its certificate does not fit"
        case NewConnectionError():
            return "does not answer: the connection is refused; check the address and the network"
        case TimeoutError():
            return f"does not answer within {seconds:g} seconds; try again later, or save the page and give the file"
        case ProtocolError():
            return "breaks off its answer; try again later"
        case ResponseError():
            return f"redirects more than {REDIRECTS} times; open it in a browser and save it"
        case LocationParseError() | ValueError():
            return "is no address that can be fetched; check it"
        case _:
            return f"does not answer ({type(error).__name__}); check the address and the network"
