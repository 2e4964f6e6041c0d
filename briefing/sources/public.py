"""Connections that reach the public internet only: what a feed or a page names must not lead behind a firewall.

A name is resolved once, and the connection is made to an address of that answer which was judged before: no name
server and no redirect can change it in between, and nothing is sent to an address that is not public.
"""

from __future__ import annotations

import socket
from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import TYPE_CHECKING

from urllib3.exceptions import HTTPError

if TYPE_CHECKING:
    from ipaddress import IPv4Network, IPv6Network

# What IANA's registries of special-purpose addresses call not globally reachable, with multicast and what is reserved.
# A table of our own: `is_global` of the standard library differs from one release of Python to the next.
_LOCAL_4 = (
    "0.0.0.0/8",  # this host
    "10.0.0.0/8",  # private
    "100.64.0.0/10",  # behind a carrier's address translation
    "127.0.0.0/8",  # loopback
    "169.254.0.0/16",  # link-local, where clouds answer with their secrets
    "172.16.0.0/12",  # private
    "192.0.0.0/24",  # protocol assignments
    "192.0.2.0/24",  # documentation
    "192.88.99.0/24",  # relays of 6to4, given up
    "192.168.0.0/16",  # private
    "198.18.0.0/15",  # benchmarks
    "198.51.100.0/24",  # documentation
    "203.0.113.0/24",  # documentation
    "224.0.0.0/4",  # multicast
    "240.0.0.0/4",  # reserved, broadcast
)
# Of IPv6 only this is given out for the public internet; of it again not these.
_GLOBAL_6 = ip_network("2000::/3")
_LOCAL_6 = (
    "2001::/23",  # protocol assignments; Teredo among them is unwrapped before
    "2001:db8::/32",  # documentation
    "3fff::/20",  # documentation
)
# Prefixes with an IPv4 address in the last 32 bits: it is that one which is reached.
_IPV4_AT_THE_END = (
    "::/96",  # IPv4-compatible, given up
    "::ffff:0:0/96",  # IPv4-mapped
    "::ffff:0:0:0/96",  # IPv4-translated
    "64:ff9b::/96",  # NAT64
)
# The identifier that ISATAP puts before an IPv4 address in the last 32 bits, with either value of its universal bit.
_ISATAP = (0x00005EFE, 0x02005EFE)
# Names that are not given out in the public tree; those without a dot are the local network's own.
_LOCAL_NAMES = ("localhost", "local", "localdomain", "internal", "intranet", "lan", "home", "corp", "private", "arpa")

_NETWORKS_4: tuple[IPv4Network | IPv6Network, ...] = tuple(ip_network(n) for n in _LOCAL_4)
_NETWORKS_6: tuple[IPv4Network | IPv6Network, ...] = tuple(ip_network(n) for n in _LOCAL_6)
_ENDING_4: tuple[IPv4Network | IPv6Network, ...] = tuple(ip_network(n) for n in _IPV4_AT_THE_END)


class NotPublicError(HTTPError):
    """The address is on this machine, on the local network, or reserved."""


def is_public(address: str) -> bool:
    """Whether a numeric address, as a resolver gives it, is one of the public internet.

    An IPv6 address that carries an IPv4 address (mapped, translated, NAT64, 6to4, Teredo, ISATAP) is public where all
    that it carries is.
    """
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(parsed, IPv4Address):
        return not any(parsed in network for network in _NETWORKS_4)
    carried = tuple(_carried(parsed))
    if not all(is_public(str(inner)) for inner in carried):
        return False
    if carried and (parsed not in _GLOBAL_6 or parsed.teredo):
        return True
    return parsed in _GLOBAL_6 and not any(parsed in network for network in _NETWORKS_6)


def _carried(address: IPv6Address) -> Iterator[IPv4Address]:
    """The IPv4 addresses that an IPv6 address stands for or goes through."""
    last = IPv4Address(int(address) & 0xFFFFFFFF)
    if any(address in network for network in _ENDING_4):
        yield last
    if address.sixtofour:
        yield address.sixtofour
    if address.teredo:
        yield from address.teredo
    if (int(address) >> 32) & 0xFFFFFFFF in _ISATAP:
        yield last


def public_addresses(host: str, port: int) -> list[str]:
    """The addresses of a host that are public, in the resolver's order.

    Whatever spelling the resolver understands ("2130706433", "0x7f.1", "0177.0.0.1") is judged by what it stands for.

    Raises:
        NotPublicError: where it has addresses and none of them is public.
        OSError: where the resolver knows none.
    """
    found = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    public = [address for address in addresses if is_public(address)]
    if not public:
        raise NotPublicError(", ".join(addresses))
    return public


def require_public_name(host: str, port: int) -> None:
    """Judge a host that a proxy will connect to, by its name and by what it is here.

    What only the proxy can resolve passes: the proxy's own rules hold for it.

    Raises:
        NotPublicError: for a local name, or one whose addresses here are not public.
    """
    name = host.strip("[]").rstrip(".").lower()
    try:
        public_addresses(name, port)
    except (OSError, UnicodeError):
        if "." not in name or name.rpartition(".")[2] in _LOCAL_NAMES:
            raise NotPublicError(name) from None
