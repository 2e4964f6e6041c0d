"""Connections that reach the public internet only.

The address is judged after the connection is made and before anything is sent, so that no name server and no redirect
can change it in between.
"""

from __future__ import annotations

import socket
from ipaddress import ip_address

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import HTTPError


class NotPublicError(HTTPError):
    """The address is on this machine, on the local network, or reserved."""


def _require_public(connected: socket.socket) -> socket.socket:
    peer = ip_address(str(connected.getpeername()[0]).partition("%")[0])
    mapped = getattr(peer, "ipv4_mapped", None) or peer
    if not mapped.is_global or mapped.is_multicast:
        connected.close()
        raise NotPublicError(str(mapped))
    return connected


class _PublicHTTP(HTTPConnection):
    def _new_conn(self) -> socket.socket:
        return _require_public(super()._new_conn())


class _PublicHTTPS(HTTPSConnection):
    def _new_conn(self) -> socket.socket:
        return _require_public(super()._new_conn())


class _PublicHTTPPool(HTTPConnectionPool):
    ConnectionCls = _PublicHTTP


class _PublicHTTPSPool(HTTPSConnectionPool):
    ConnectionCls = _PublicHTTPS


def public_pool() -> urllib3.PoolManager:
    """A pool whose connections raise `NotPublicError` for an address that is not public."""
    pool = urllib3.PoolManager()
    pool.pool_classes_by_scheme = {"http": _PublicHTTPPool, "https": _PublicHTTPSPool}
    return pool
