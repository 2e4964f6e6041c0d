"""Feeds against a server on this machine: what they say, how politely they are asked, and what must not happen."""

from __future__ import annotations

import gzip
import io
import json
import threading
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from briefing.cli.main import run
from briefing.errors import SourceError
from briefing.feeds import Answer, Polite, Request, document_of, follow, look, parse_feed, parse_opml
from briefing.sources import url as url_module

STORY = "Prime Minister Shehbaz Sharif met President Recep Tayyip Erdogan in Ankara on Sunday to talk about gas. " * 12
PAGE = (
    f"<html><head><title>Full story</title></head><body><article><p>{STORY}</p>"
    "<p>Turkey pledged to buy gas.</p></article></body></html>"
)
RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Example &amp; News</title><item><title>Full story</title><link>{base}/story</link><guid>1</guid>
<pubDate>Mon, 26 May 2025 08:00:00 GMT</pubDate><description>A teaser.</description></item>
<item><title>Whole in the feed</title><guid>2</guid><pubDate>Tue, 27 May 2025 08:00:00 GMT</pubDate>
<content:encoded><![CDATA[<p>{story}</p><p>Germany pledged to send tanks.</p>]]></content:encoded></item>
<item><title>Gone</title><link>{base}/missing</link><guid>3</guid></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Atom</title><entry><id>urn:1</id><title>One</title>
<link href="https://example.org/1"/><updated>2025-05-26T08:00:00Z</updated><summary>Short.</summary></entry></feed>"""
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "JSON",
        "items": [
            {"id": "a", "url": "https://example.org/a", "title": "A", "date_published": "2025-05-26T08:00:00Z"},
            {"id": 5, "content_html": "<p>x</p>"},
            "nonsense",
        ],
    }
)


class Handler(BaseHTTPRequestHandler):
    """A feed with its pages, and servers that mean no good."""

    asked: ClassVar[list[tuple[str, str | None]]] = []

    def do_GET(self) -> None:
        base = f"http://{self.headers['Host']}"
        Handler.asked.append((self.path, self.headers.get("If-None-Match")))
        match self.path:
            case "/rss":
                if self.headers.get("If-None-Match") == '"v1"':
                    self._head(304)
                else:
                    self._send(RSS.format(base=base, story=STORY).encode(), (("ETag", '"v1"'),))
            case "/story":
                self._send(PAGE.encode(), kind="text/html; charset=utf-8")
            case "/stall":
                threading.Event().wait(20)
            case "/loop":
                self._head(302, (("Location", "/loop"),))
            case "/huge":
                self._head(200, (("Content-Length", str(1 << 30)),))
            case "/endless":
                self._head(200)
                block = b"<rss>" + b" " * (1 << 20)
                try:
                    for _ in range(1024):
                        self.wfile.write(block)
                except OSError:
                    pass
            case "/bomb":
                self._head(200, (("Content-Encoding", "gzip"),))
                self.wfile.write(gzip.compress(b"\0" * (200 << 20), 1))
            case "/entities":
                lol = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10 if i else "lol"}">' for i in range(10))
                self._send(
                    f"<!DOCTYPE r [{lol}]><rss version='2.0'><channel><title>&l9;</title></channel></rss>".encode()
                )
            case "/page":
                self._send(PAGE.encode())
            case _:
                self._head(404)

    def _send(self, data: bytes, headers: tuple[tuple[str, str], ...] = (), kind: str = "application/rss+xml") -> None:
        self._head(200, (*headers, ("Content-Length", str(len(data))), ("Content-Type", kind)))
        self.wfile.write(data)

    def _head(self, status: int, headers: tuple[tuple[str, str], ...] = ()) -> None:
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    Handler.asked = []
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        listening.daemon_threads = True
        listening.block_on_close = False
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{listening.server_port}"
        listening.shutdown()


def ask(requests: list[Request], polite: Polite) -> list[Answer]:
    """The answers of feeds, in the order of the requests, their items left aside."""
    answers = {found.request: found for found in follow(requests, polite) if isinstance(found, Answer)}
    return [answers[request] for request in requests]


def test_rss() -> None:
    feed = parse_feed(RSS.format(base="https://example.org", story=STORY).encode(), "u")
    assert feed.title == "Example & News"
    assert [(i.key, i.url, str(i.published), i.is_teaser) for i in feed.items] == [
        ("1", "https://example.org/story", "2025-05-26", True),
        ("2", None, "2025-05-27", False),
        ("3", "https://example.org/missing", "None", True),
    ]


def test_atom_and_json_feed() -> None:
    atom, as_json = parse_feed(ATOM.encode(), "u"), parse_feed(JSON_FEED.encode(), "u")
    assert [(i.key, i.url, i.published) for i in atom.items] == [("urn:1", "https://example.org/1", date(2025, 5, 26))]
    assert [(i.key, i.title, i.published) for i in as_json.items] == [("a", "A", date(2025, 5, 26)), ("5", None, None)]


@pytest.mark.parametrize("content", [PAGE.encode(), b"", b"{}", b'{"version": 1}', b"{broken", bytes(range(256))])
def test_what_is_no_feed_is_told(content: bytes) -> None:
    with pytest.raises(SourceError):
        parse_feed(content, "u")


def test_opml() -> None:
    outline = '<outline text="x" xmlUrl="{}"/>'
    links = ("https://a.org/f", "http://b.org/f", "https://a.org/f", "javascript:x", "file:///etc/passwd")
    body = "<outline text='folder'>" + "".join(outline.format(link) for link in links) + "</outline>"
    opml = f"<opml version='2.0'><body>{body}</body></opml>"
    assert parse_opml(opml.encode(), "x.opml") == ("https://a.org/f", "http://b.org/f")
    for broken in (b"", b"<html/>", b"<opml>", b'<!DOCTYPE x [<!ENTITY a "b">]><opml>&a;</opml>'):
        with pytest.raises(SourceError, match=r"x\.opml"):
            parse_opml(broken, "x.opml")


def test_a_feed_is_asked_only_for_what_has_changed(server: str) -> None:
    polite = Polite(allow_local=True, pause=0)
    (first,) = ask([Request(f"{server}/rss")], polite)
    assert first.feed is not None and first.etag == '"v1"'
    (again,) = ask([Request(f"{server}/rss", first.etag, first.modified)], polite)
    assert again.feed is None and again.failure is None
    assert [asked for asked in Handler.asked if asked[0] == "/rss"] == [("/rss", None), ("/rss", '"v1"')]


def test_one_host_is_asked_with_pauses(server: str) -> None:
    now, slept = [0.0], []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        now[0] += seconds

    polite = Polite(allow_local=True, pause=2.0, clock=lambda: now[0], sleep=sleep)
    ask([Request(f"{server}/entities"), Request(f"{server}/missing"), Request(f"{server}/page")], polite)
    assert slept == [2.0, 2.0]


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/loop", "redirects"),
        ("/huge", "larger than"),
        ("/endless", "larger than"),
        ("/bomb", "larger than"),
        ("/stall", "does not answer within"),
        ("/missing", "404"),
        ("/page", "no feed there"),
    ],
)
def test_servers_that_mean_no_good(server: str, path: str, told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = url_module.fetch
    monkeypatch.setattr("briefing.feeds.polite.fetch", lambda url, **how: whole(url, seconds=3.0, **how))
    (answer,) = ask([Request(server + path)], Polite(allow_local=True, pause=0))
    assert answer.feed is None
    assert told in (answer.failure or "")


def test_entities_are_not_expanded(server: str) -> None:
    (answer,) = ask([Request(f"{server}/entities")], Polite(allow_local=True, pause=0))
    assert answer.feed is not None and len(answer.feed.title or "") < 10


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost"])
def test_the_local_network_is_refused_unless_allowed(server: str, name: str) -> None:
    port = server.rpartition(":")[2]
    (answer,) = ask([Request(f"http://{name}:{port}/rss")], Polite(pause=0))
    assert "local network" in (answer.failure or "")
    assert Handler.asked == [], "nothing was sent"


def test_an_item_becomes_an_article(server: str) -> None:
    polite = Polite(allow_local=True, pause=0)
    _, feed = look(f"{server}/rss", polite)
    assert feed is not None
    teaser, whole, gone = feed.items
    page = document_of(teaser, f"{server}/rss", polite)
    assert (page.title, page.source, str(page.published)) == ("Full story", f"{server}/story", "2025-05-26")
    assert "Turkey pledged to buy gas." in page.text
    own = document_of(whole, f"{server}/rss", polite)
    assert (own.title, str(own.published)) == ("Whole in the feed", "2025-05-27")
    assert "Germany pledged to send tanks." in own.text
    with pytest.raises(SourceError, match="404"):
        document_of(gone, f"{server}/rss", polite)


def test_the_command(
    server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(Polite.__init__, "__kwdefaults__", {**(Polite.__init__.__kwdefaults__ or {}), "pause": 0.0})
    monkeypatch.setattr("sys.stdin", io.StringIO())
    library = ["--library", str(tmp_path / "library.db")]
    assert run(["feed", "add", f"{server}/rss", *library]) == 0
    assert run(["feed", "refresh", *library]) == 1
    told = capsys.readouterr()
    assert "local network" in told.err
    assert run(["feed", "refresh", "--allow-local", *library]) == 1, "one item cannot be had"
    told = capsys.readouterr()
    assert told.out == f"{server}/story\nWhole in the feed\n"
    assert "404" in told.err and "2 new articles" in told.err
    assert run(["search", "committed:tanks", *library]) == 0
    assert "Whole in the feed" in capsys.readouterr().out
    for _ in range(3):
        run(["feed", "refresh", "--allow-local", *library])
    assert run(["feed", "refresh", "--allow-local", *library]) == 0, "what cannot be had is given up in the end"
    assert "0 new articles" in capsys.readouterr().err
    assert run(["feed", "remove", "1", *library]) == 0
    assert run(["feed", "list", *library]) == 0
    assert "no feeds" in capsys.readouterr().err
