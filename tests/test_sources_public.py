"""Which addresses are public, and that nothing else is reached: by any spelling, name, redirect or proxy."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar

import pytest

from briefing.errors import SourceError
from briefing.sources import connect, public
from briefing.sources.public import is_public
from briefing.sources.url import fetch

PUBLIC = (
    "8.8.8.8",
    "100.63.255.255",
    "100.128.0.0",
    "172.32.0.1",
    "223.255.255.255",
    "2606:4700:4700::1111",
    "2a00:1450:4001:80b::200e",
    "::ffff:8.8.8.8",
    "64:ff9b::8.8.8.8",
    "2002:808:808::1",
    "2001:0:808:808::f7f7:f7f7",
)
LOCAL = (
    # this host, private, link-local, a carrier's own, protocol, documentation, benchmark, multicast, reserved
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "100.64.0.1",
    "100.127.255.255",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.9",
    "192.0.2.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.255",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "100::1",
    "2001:db8::1",
    "2001:10::1",
    "3fff::1",
    "4000::1",
    "64:ff9b:1::a00:1",
    # IPv4 within IPv6: mapped, translated, compatible, NAT64, 6to4, Teredo by its server and by its client, ISATAP
    "::ffff:10.0.0.1",
    "::ffff:7f00:1",
    "::ffff:0:127.0.0.1",
    "::127.0.0.1",
    "64:ff9b::10.0.0.1",
    "64:ff9b::169.254.169.254",
    "2002:a00:1::1",
    "2002:7f00:1::",
    "2001:0:a00:1::f7f7:f7f7",
    "2001:0:808:808::f5ff:fffe",
    "2a00:1450::5efe:a00:1",
    "2a00:1450::200:5efe:c0a8:101",
    # no address
    "",
    "example.org",
)
# Spellings of this machine that a resolver understands.
SPELLINGS = ("127.0.0.1", "localhost", "2130706433", "0x7f000001", "0177.0.0.1", "0x7f.1", "127.1", "0", "127.0.0.1.")


def test_what_is_public() -> None:
    assert [a for a in PUBLIC if not is_public(a)] == []
    assert [a for a in LOCAL if is_public(a)] == []


class Handler(BaseHTTPRequestHandler):
    """A server that notes what it is asked, a proxy as well; ``/to?URL`` sends on to an address."""

    asked: ClassVar[list[str]] = []
    logins: ClassVar[list[str | None]] = []

    def do_GET(self) -> None:
        Handler.asked.append(self.path)
        Handler.logins.append(self.headers.get("Proxy-Authorization"))
        _, sends, onward = self.path.partition("/to?")
        self.send_response(302 if sends else 200)
        if sends:
            self.send_header("Location", onward)
        self.send_header("Content-Length", "5")
        self.end_headers()
        self.wfile.write(b"hello")

    def do_CONNECT(self) -> None:
        Handler.asked.append(self.path)
        self.send_error(403)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def port(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    Handler.asked, Handler.logins = [], []
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        listening.daemon_threads = True
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        yield listening.server_port
        listening.shutdown()


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[list[str]]]:
    """The answers of a name server, one for each time that a name is asked for; other names are not known."""
    answers: dict[str, list[list[str]]] = {}
    whole = socket.getaddrinfo

    def asked(host: Any, port: Any, *rest: Any, **how: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else str(host)
        if name[:1].isdigit() or ":" in name:
            return whole(host, port, *rest, **how)
        if not answers.get(name):
            raise socket.gaierror(socket.EAI_NONAME, "not known")
        addresses = answers[name].pop(0)
        return [found for address in addresses for found in whole(address, port, *rest, **how)]

    monkeypatch.setattr(socket, "getaddrinfo", asked)
    return answers


@pytest.fixture
def tried(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that a connection is tried to; none of them answers."""
    found: list[str] = []

    def refused(address: tuple[str, int], *rest: object, **how: object) -> socket.socket:
        found.append(address[0])
        raise ConnectionRefusedError

    monkeypatch.setattr("urllib3.util.connection.create_connection", refused)
    return found


@pytest.mark.parametrize("host", [*SPELLINGS, "[::ffff:127.0.0.1]", "[::1]", "[::ffff:7f00:1]"])
def test_no_spelling_of_this_machine_is_connected_to(port: int, host: str, tried: list[str]) -> None:
    with pytest.raises(SourceError, match=r"local network|host name is not known"):
        fetch(f"http://{host}:{port}/", public_only=True)
    assert tried == []


def test_the_address_judged_is_the_address_connected_to(names: dict[str, list[list[str]]], tried: list[str]) -> None:
    names["rebound.example"] = [["8.8.8.8"], ["127.0.0.1"], ["127.0.0.1"]]
    with pytest.raises(SourceError, match="connection is refused"):
        fetch("http://rebound.example/", public_only=True)
    assert tried == ["8.8.8.8"]


def test_of_several_addresses_only_public_ones_are_tried(names: dict[str, list[list[str]]], tried: list[str]) -> None:
    names["both.example"] = [["10.0.0.1", "8.8.8.8", "127.0.0.1", "9.9.9.9"]]
    names["none.example"] = [["10.0.0.1", "127.0.0.1"]]
    with pytest.raises(SourceError, match="connection is refused"):
        fetch("http://both.example/", public_only=True)
    with pytest.raises(SourceError, match="local network"):
        fetch("http://none.example/", public_only=True)
    assert tried == ["8.8.8.8", "9.9.9.9"]


def test_a_redirect_to_the_local_network_is_refused(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (public, connect):
        monkeypatch.setattr(module, "is_public", lambda address: address == "127.0.0.1")
    onward = f"http://127.0.0.2:{port}/secret"
    with pytest.raises(SourceError, match="local network"):
        fetch(f"http://127.0.0.1:{port}/to?{onward}", public_only=True)
    assert Handler.asked == [f"/to?{onward}"]


@pytest.mark.parametrize(
    "url",
    [
        "http://192.168.0.1/x",
        "http://2130706433/x",
        "http://[::ffff:10.0.0.1]/x",
        "http://intranet/x",
        "http://printer.local/x",
        "http://localhost/x",
        "https://wiki.corp/x",
        "http://known.example/x",  # its addresses here are local
    ],
)
def test_a_proxy_is_not_asked_for_what_is_local(
    port: int, url: str, names: dict[str, list[list[str]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    names["known.example"] = [["10.1.2.3"]]
    for scheme in ("http", "https"):
        monkeypatch.setenv(f"{scheme}_proxy", f"http://127.0.0.1:{port}")
    with pytest.raises(SourceError, match="local network"):
        fetch(url, public_only=True)
    assert Handler.asked == []


def test_a_proxy_is_asked_for_the_rest_and_its_redirects_are_judged(
    port: int, names: dict[str, list[list[str]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    names["public.example"] = [["8.8.8.8"]]
    monkeypatch.setenv("http_proxy", f"http://me:se%20cret@127.0.0.1:{port}")
    assert fetch("http://public.example/story", public_only=True).data == b"hello"
    # Only the proxy knows this name.
    assert fetch("http://far.example/story", public_only=True).data == b"hello"
    with pytest.raises(SourceError, match="local network"):
        fetch("http://far.example/to?http://10.0.0.1/secret", public_only=True)
    assert [path.partition("/to?")[0] for path in Handler.asked] == [
        "http://public.example/story",
        "http://far.example/story",
        "http://far.example",
    ]
    assert set(Handler.logins) == {"Basic bWU6c2UgY3JldA=="}


def test_an_address_that_needs_no_proxy_is_judged_by_what_it_is(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with pytest.raises(SourceError, match="local network"):
        fetch(f"http://127.0.0.1:{port}/", public_only=True)
    assert Handler.asked == []
    assert fetch(f"http://127.0.0.1:{port}/").data == b"hello"


@pytest.mark.parametrize(
    ("proxy", "told"),
    [
        ("socks5://me:secret@127.0.0.1:1080", "a proxy that is not spoken"),
        ("http://127.0.0.1:99999", "a proxy that is not spoken"),
        ("http://127.0.0.1:1", "proxy that the environment names does not answer"),
    ],
)
def test_a_proxy_that_cannot_be_used_is_told(
    proxy: str, told: str, names: dict[str, list[list[str]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.setenv("http_proxy", proxy)
    with pytest.raises(SourceError, match=told) as caught:
        fetch("http://far.example/")
    assert "secret" not in str(caught.value)
