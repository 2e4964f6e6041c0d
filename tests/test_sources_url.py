"""Addresses, against a server on this machine."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from briefing.errors import SourceError
from briefing.sources import read
from briefing.sources.url import fetch
from briefing.text.document import Document

STORY = "Pakistani Prime Minister Shehbaz Sharif met with Turkish President Recep Tayyip Erdogan in Ankara on Sunday. "
PAGE = f"<html><head><title>Leaders Meet</title></head><body><article><p>{STORY}</p><p>{STORY * 2}</p></article></body>"


class Handler(BaseHTTPRequestHandler):
    """Answers each path in its own way."""

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path == "/hang":
            time.sleep(3)
        elif path == "/drip":
            self._head("text/html", [("Content-Length", "1000")])
            for _ in range(40):
                time.sleep(0.05)
                self.wfile.write(b"x")
                self.wfile.flush()
        elif path == "/drip-headers":
            self.wfile.write(b"HTTP/1.1 200 OK\r\n")
            for number in range(40):
                time.sleep(0.05)
                self.wfile.write(b"X-%d: y\r\n" % number)
                self.wfile.flush()
        elif path == "/loop":
            self._head("text/html", [("Location", "/loop")], 302)
        elif path == "/moved":
            self._head("text/html", [("Location", "/2025/05/26/story.html")], 301)
        elif path == "/to-file":
            self._head("text/html", [("Location", "file:///etc/passwd")], 302)
        elif path == "/missing":
            self._head("text/html", [], 404)
        elif path == "/broken":
            self._head("text/html", [], 500)
        elif path == "/bomb":
            self._head("text/html", [("Content-Encoding", "gzip")])
            self.wfile.write(gzip.compress(b"\0" * (80 << 20)))
        elif path == "/large":
            self._head("text/html", [("Content-Length", str(1 << 40))])
        elif path == "/pdf":
            self._send("application/pdf", b"%PDF-1.7")
        elif path == "/text":
            self._send("text/plain; charset=windows-1252", ("Café talks. " + STORY).encode("cp1252"))
        elif path == "/lines":
            self._send("application/x-ndjson", b'{"text": "They met."}\n{"text": 5}\n')
        elif path == "/note.md":
            self._send("text/plain", b"# Leaders *meet*\n\nThey **met**, he said.")
        elif path == "/empty":
            self._send("text/html", b"")
        elif path == "/menu":
            self._send("text/html", b"<html><body><nav><a href=/>Home</a></nav></body></html>")
        elif path == "/packed":
            self._head("text/html", [("Content-Encoding", "gzip")])
            self.wfile.write(gzip.compress(PAGE.encode()))
        else:
            self._send("text/html; charset=utf-8", PAGE.encode())

    def _send(self, kind: str, data: bytes) -> None:
        self._head(kind, [("Content-Length", str(len(data)))])
        self.wfile.write(data)

    def _head(self, kind: str, headers: list[tuple[str, str]], status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        listening.daemon_threads = True
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{listening.server_port}"
        listening.shutdown()


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


def test_a_page(server: str) -> None:
    (doc,) = read([f"{server}/2025/05/26/story.html?utm=1"])
    assert isinstance(doc, Document)
    assert (doc.title, doc.url) == ("Leaders Meet", f"{server}/2025/05/26/story.html?utm=1")
    assert doc.source == f"{server}/2025/05/26/story.html?utm=1"
    assert (str(doc.published), doc.published_from) == ("2025-05-26", "url")
    assert doc.text.startswith("Pakistani Prime Minister")


def test_a_redirected_page_and_a_packed_one(server: str) -> None:
    moved, packed = read([f"{server}/moved", f"{server}/packed"])
    assert isinstance(moved, Document)
    assert isinstance(packed, Document)
    assert (moved.source, moved.url) == (f"{server}/moved", f"{server}/2025/05/26/story.html")
    assert packed.title == "Leaders Meet"


def test_text_markdown_and_lines(server: str) -> None:
    text, note, first, second = read([f"{server}/text", f"{server}/note.md", f"{server}/lines"])
    assert isinstance(text, Document)
    assert isinstance(note, Document)
    assert text.text.startswith("Café talks.")
    assert (note.title, note.text) == ("Leaders meet", "Leaders meet\n\nThey met, he said.")
    assert isinstance(first, Document)
    assert str(second).startswith(f"{server}/lines:2: ")


BAD = [
    ("/missing", "answers 404 Not Found; check the address"),
    ("/broken", "answers 500 Internal Server Error; try again later"),
    ("/loop", "redirects more than 5 times"),
    ("/bomb", "is larger than 64 MiB"),
    ("/large", "is larger than 64 MiB"),
    ("/pdf", "is a "),
    ("/empty", "is empty"),
    ("/menu", "has no article in it"),
]


@pytest.mark.parametrize(("path", "message"), BAD)
def test_bad_answers(server: str, path: str, message: str) -> None:
    (found,) = read([server + path])
    assert isinstance(found, SourceError)
    assert str(found).startswith(f"{server}{path}: {message}")


def test_a_redirect_out_of_the_web_is_not_followed(server: str) -> None:
    (found,) = read([f"{server}/to-file"])
    assert isinstance(found, SourceError)
    assert "root:" not in str(found)


@pytest.mark.parametrize("path", ["/hang", "/drip", "/drip-headers"])
def test_no_answer_in_time(server: str, path: str) -> None:
    started = time.monotonic()
    with pytest.raises(SourceError, match=r"does not answer within|took longer than"):
        fetch(server + path, seconds=0.5)
    assert time.monotonic() - started < 1.5


def test_nobody_listens() -> None:
    with socket.socket() as reserved:
        reserved.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{reserved.getsockname()[1]}/"
        (found,) = read([url])
    assert str(found) == f"{url}: does not answer: the connection is refused; check the address and the network"


@pytest.mark.parametrize(
    "url", ["http://", "http://[", "https://exa mple.org/", "http://127.0.0.1:99999/", "http://x:y/"]
)
def test_addresses_that_are_none(url: str) -> None:
    (found,) = read([url])
    assert isinstance(found, SourceError)


def test_an_unknown_host() -> None:
    (found,) = read(["http://no-such-host.invalid/"])
    assert str(found).startswith("http://no-such-host.invalid/: does not answer")
