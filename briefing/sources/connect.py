"""Pools of connections: to public addresses alone where that is asked for, closed at a deadline, through a proxy."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import unquote, urlsplit
from urllib.request import getproxies, proxy_bypass

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import HTTPError, NameResolutionError

from briefing.sources.public import NotPublicError, is_public, public_addresses, require_public_name

# So much later than reads give up on a silent server, one that goes on sending is cut off.
_GRACE = 0.25


class ProxyUnusableError(HTTPError):
    """The environment names a proxy that cannot be used."""


class Line:
    """The connections of one fetch: made to public addresses only where ``public_only``, cut at the ``deadline``.

    A server that sends its headers a byte at a time never lets a read time out; what cuts it off is the deadline here.
    """

    def __init__(self, deadline: float, *, public_only: bool) -> None:
        self._deadline = deadline
        self._public_only = public_only
        self._open: list[socket.socket] = []
        self.expired = False

    @contextmanager
    def limited(self) -> Iterator[None]:
        """The time within which all is to be done; then what is open is shut."""
        timer = threading.Timer(max(0.0, self._deadline - time.monotonic()) + _GRACE, self._cut)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            for held in self._open:
                held.close()

    def _cut(self) -> None:
        self.expired = True
        for held in self._open:
            try:
                held.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue  # the other side was faster

    def connect(self, connection: HTTPConnection, plainly: Callable[[], socket.socket]) -> socket.socket:
        """A connected socket: ``plainly`` connects to where ``connection`` points."""
        made = self._publicly(connection, plainly) if self._public_only else plainly()
        # A second handle on it: encryption takes the first one over.
        self._open.append(made.dup())
        return made

    def _publicly(self, connection: HTTPConnection, plainly: Callable[[], socket.socket]) -> socket.socket:
        name = connection._dns_host
        try:
            addresses = public_addresses(name, connection.port)
        except socket.gaierror as error:
            raise NameResolutionError(connection.host, connection, error) from error
        failure: HTTPError | None = None
        try:
            for address in addresses:
                # The name stays what the certificate must fit; only the place to connect to is the judged address.
                connection._dns_host = address
                try:
                    made = plainly()
                except HTTPError as error:
                    failure = error
                    continue
                if is_public(str(made.getpeername()[0])):
                    return made
                made.close()
                raise NotPublicError(address)
        finally:
            connection._dns_host = name
        raise failure or NotPublicError(name)


def pool_for(url: str, line: Line, *, public_only: bool) -> urllib3.PoolManager:
    """The pool for one address: through the proxy that the environment names for it, if any.

    A proxy connects on its own, so that only the name can be judged here, not the address that it will connect to.

    Raises:
        NotPublicError: where a proxy would be asked for a local address although ``public_only``.
        ProxyUnusableError: where the proxy's address makes no sense or its kind is not spoken.
    """
    parts = urlsplit(url)
    proxy = proxy_of(url)
    if proxy is None:
        return _direct(line)
    if public_only:
        require_public_name(parts.hostname or "", parts.port or (443 if parts.scheme.lower() == "https" else 80))
    try:
        named = urlsplit(proxy if "://" in proxy else f"http://{proxy}")
        if named.scheme.lower() not in ("http", "https") or not named.hostname:
            raise ProxyUnusableError(f"{named.scheme}://{named.hostname or ''}")
        login = f"{unquote(named.username)}:{unquote(named.password or '')}" if named.username else None
        headers = urllib3.make_headers(proxy_basic_auth=login) if login else None
        host = f"[{named.hostname}]" if ":" in named.hostname else named.hostname
        return urllib3.ProxyManager(f"{named.scheme}://{host}:{named.port or 80}", proxy_headers=headers)
    except ValueError as error:
        raise ProxyUnusableError("no address") from error


def proxy_of(url: str) -> str | None:
    """The proxy that the environment names for an address, None where it is asked directly."""
    parts = urlsplit(url)
    proxy = getproxies().get(parts.scheme.lower())
    return None if not proxy or proxy_bypass(parts.hostname or "") else proxy


def _direct(line: Line) -> urllib3.PoolManager:
    class PlainConnection(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            return line.connect(self, super()._new_conn)

    class SecureConnection(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            return line.connect(self, super()._new_conn)

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = PlainConnection

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = SecureConnection

    pool = urllib3.PoolManager()
    classes: dict[str, Any] = {"http": PlainPool, "https": SecurePool}
    pool.pool_classes_by_scheme = classes
    return pool
