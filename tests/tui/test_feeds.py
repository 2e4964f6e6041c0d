"""Feeds inside the app, against a server on this machine: listed, refreshed without making anybody wait, opened."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest
from piloting import settled, type_fast
from shelf_of_gold import GoldLoader, articles, brief_of

from briefing.errors import OptionError
from briefing.feeds import Polite
from briefing.library import Library
from briefing.library.subscriptions import subscribe, subscriptions
from briefing.tui.followed import Progress, address

WIDE = (150, 40)
NOW = datetime(2026, 1, 2, tzinfo=UTC)
STORY = "The two ministers of {} met in Ankara on Sunday and agreed to build a railway between their capitals. " * 20
ITEM = "<item><guid>{0}</guid><title>Story {0} [/b]</title><link>/story/{0}</link></item>"
NOTHING = {k: [] for k in ("what", "who", "when", "commitments", "quotes", "figures")} | {
    "main": {"who": [], "when": None, "where": []}
}


class Handler(BaseHTTPRequestHandler):
    """Feeds by their paths, and what a test says of them."""

    items: ClassVar[int] = 2
    held: ClassVar[threading.Event] = threading.Event()

    def do_GET(self):
        name = self.path.lstrip("/")
        if name == "held":
            Handler.held.wait(20)
        if name in ("rss", "held"):
            items = "".join(ITEM.format(n) for n in range(Handler.items))
            self._send(f'<rss version="2.0"><channel><title>News &amp; [b]</title>{items}</channel></rss>')
        elif name == "page":
            self._send(
                '<html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head><body>x</body></html>'
            )
        elif name == "plain":
            self._send("<html><body><p>No feed is here.</p></body></html>")
        elif name == "stall":
            Handler.held.wait(20)
        elif name.startswith("story/"):
            self._send(
                f"<html><head><title>{name}</title></head><body><article><p>{STORY.replace('{}', name)}</p></article>"
            )
        else:
            self.send_error(404)

    def _send(self, text):
        body = text.encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format, *args):
        pass


class AnyLoader(GoldLoader):
    """Has a brief of whatever a feed brings."""

    def brief(self, document):
        self.asked.append(document.id)
        found = articles().get(document.id)
        return brief_of(document, found[1] if found else NOTHING)


@pytest.fixture
def server(monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Polite.__init__, "__kwdefaults__", {**(Polite.__init__.__kwdefaults__ or {}), "pause": 0.0})
    Handler.items, Handler.held = 2, threading.Event()
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        listening.daemon_threads = True
        listening.block_on_close = False
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{listening.server_port}"
        Handler.held.set()
        listening.shutdown()


@pytest.fixture
def make_feeds(tmp_path, make_app, server):
    """`make_feeds("rss", "missing")`: an app whose library follows these feeds of the server."""

    def make(*names, **options):
        path = tmp_path / "library.db"
        with Library(path, NOW) as library:
            for name in names:
                subscribe(library, f"{server}/{name}")
        options.setdefault("allow_local", True)
        return make_app("000", loader=AnyLoader(), library=path, **options)

    return make


def _lines(screen):
    return ["".join(text for text, _ in line) for line in screen.query_one("#feeds-list")._lines]


def _info(screen):
    return screen.query_one("#feeds-info").text


def _told(app):
    return [n.message for n in app._notifications]


async def _listed(app, pilot):
    await settled(pilot)
    await pilot.press("R")
    await settled(pilot, lambda: len(app.screen_stack) == 2 and app.screen.is_mounted)
    await settled(pilot, lambda: app.screen._feeds is not None and not app.screen.query_one("#feeds-list").is_scrolling)
    await pilot.pause()
    return app.screen


async def _refreshed(app, pilot):
    await pilot.press("r")
    await settled(pilot, lambda: app.feed_refresh is not None and not app.feed_refresh.at_work)
    await settled(pilot, lambda: not app.feed_refresh.running)
    await pilot.pause(0.1)


async def test_feeds_are_listed_refreshed_and_what_is_new_is_opened(make_feeds):
    app = make_feeds("rss", "missing")
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        screen = await _listed(app, pilot)
        assert "2 feeds, 0 unread" in _info(screen)
        assert "not asked yet" in _lines(screen)[1]
        await _refreshed(app, pilot)
        lines = _lines(screen)
        assert "News & [b]" in lines[0] and "2 unread of 2" in lines[0] and "2 new" in lines[1]
        assert "! " in lines[3] and "404" in lines[3], "what is wrong with one feed stands at that feed"
        assert "2 feeds asked, 2 new articles, 1 could not be had." in _info(screen)
        assert len(app.shelf) == 1, "nothing is opened without being asked for"
        await pilot.press("enter")
        await settled(pilot, lambda: len(app.screen_stack) == 1 and len(app.shelf) == 3 and not app.reading)
        assert app.reader.at == "brief" and app.reader.key != "000"
        # What was read counts no longer.
        app.reader.set_read(app.reader.key)
        screen = await _listed(app, pilot)
        await settled(pilot, lambda: "1 unread of 2" in _lines(screen)[0])
        Handler.items = 3
        await _refreshed(app, pilot)
        await settled(pilot, lambda: "2 unread of 3" in _lines(screen)[0])
        assert "1 new" in _lines(screen)[1]
        await pilot.press("ctrl+s")
        await settled(pilot, lambda: len(app.shelf) == 4 and not app.reading)


async def test_esc_stops_a_refresh_and_keys_are_heard_meanwhile(make_feeds):
    app = make_feeds("stall", "rss")
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        screen = await _listed(app, pilot)
        await pilot.press("r")
        await settled(pilot, lambda: "0 of 2 feeds asked" in _info(screen))
        assert "asking…" in _lines(screen)[1]
        await pilot.press("down")
        assert screen.query_one("#feeds-list").cursor == 1
        await pilot.press("escape")
        assert app.screen is screen and "Stopped" in _info(screen) and not app.feed_refresh.running
        await pilot.press("escape")
        await settled(pilot, lambda: len(app.screen_stack) == 1)
        Handler.held.set()


async def test_a_refresh_goes_on_behind_the_reader_and_is_told(make_feeds):
    app = make_feeds("held")
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await _listed(app, pilot)
        await pilot.press("r", "R")
        assert len(app.screen_stack) == 1
        Handler.held.set()
        await settled(pilot, lambda: any("1 feed asked, 2 new articles." in t for t in _told(app)))


async def test_closing_the_app_during_a_refresh(make_feeds):
    app = make_feeds("stall")
    async with app.run_test(size=WIDE) as pilot:
        await _listed(app, pilot)
        await pilot.press("r", "R")
        await settled(pilot, lambda: len(app.screen_stack) == 1)
        await pilot.press("q")
    assert app.return_code in (None, 0)


@pytest.mark.parametrize(
    ("typed", "followed", "told"),
    [
        ("{server}/rss", "/rss", "News & [b] is followed."),
        ("{server}/page", "/rss", "News & [b] is followed."),
        ("{server}/plain", None, "no feed"),
        ("{server}/missing", "/missing", "It could not be had just now"),
        ("not an address", None, "no address of a feed"),
    ],
)
async def test_another_feed_is_followed_by_its_address(typed, followed, told, make_feeds, server):
    app = make_feeds()
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        screen = await _listed(app, pilot)
        assert "No feed is followed yet. a goes" in _lines(screen)[1]
        await pilot.press("a")
        await type_fast(pilot, *typed.format(server=server))
        await pilot.press("enter")
        await settled(pilot, lambda: told in _info(screen) or any(told in t for t in _told(app)))
        await settled(pilot, lambda: screen._errand is None or screen._errand.done)
        await pilot.pause()
        if followed is None:
            assert screen._feeds == []
        else:
            await settled(pilot, lambda: bool(screen._feeds))
            assert [feed.url for feed in screen._feeds] == [server + followed]
            assert screen.focused.id == "feeds-list"
        await pilot.press("a", "escape")
        assert app.screen is screen, "Esc leaves the line first"


async def test_a_feed_is_forgotten_after_a_question(make_feeds, tmp_path, server):
    app = make_feeds("rss", "missing")
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        screen = await _listed(app, pilot)
        await pilot.press("x")
        assert "no more? y ends it" in _info(screen)
        await pilot.press("n")
        assert len(screen._feeds) == 2 and "no more?" not in _info(screen)
        await pilot.press("x", "y")
        await settled(pilot, lambda: len(screen._feeds) == 1)
        assert "is followed no more" in _info(screen)
    with Library(tmp_path / "library.db", NOW) as library:
        assert [feed.url for feed in subscriptions(library)] == [f"{server}/missing"]


async def test_what_is_wrong_is_told(make_feeds, tmp_path):
    app = make_feeds("rss")
    (tmp_path / "library.db").write_bytes(b"SQLite format 3\0" + b"\xff" * 4096)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("R")
        await settled(pilot, lambda: any("the file is damaged" in t for t in _told(app)))
        assert "the file is damaged" in " ".join(" ".join(_lines(app.screen)).split())
        await pilot.press("r", "enter", "ctrl+s", "x")
        app.refresh_feeds()
        await settled(pilot, lambda: not app.feed_refresh.running)
        assert len([t for t in _told(app) if "the file is damaged" in t]) >= 2


async def test_the_local_network_is_refused(make_feeds):
    app = make_feeds("rss", allow_local=False)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        screen = await _listed(app, pilot)
        await _refreshed(app, pilot)
        assert "local network" in _lines(screen)[1]


async def test_an_article_that_trips_the_engine_leaves_the_others(make_feeds, monkeypatch):
    app = make_feeds("rss")
    whole = app.loader.brief

    def brief(document):
        if "story/0" in document.text:
            raise ValueError("tripped")
        return whole(document)

    monkeypatch.setattr(app.loader, "brief", brief)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        screen = await _listed(app, pilot)
        await _refreshed(app, pilot)
        assert "1 new, 1 could not be had" in _lines(screen)[1]


async def test_feeds_from_where_articles_are_added(make_feeds):
    app = make_feeds("rss")
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("a")
        await settled(pilot, lambda: len(app.screen_stack) == 2 and app.focused is not None)
        await pilot.press("ctrl+r")
        await settled(pilot, lambda: app.screen.query("#feeds-list") and app.screen._feeds is not None)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        (" https://example.org/rss ", "https://example.org/rss"),
        ("example.org/rss", "https://example.org/rss"),
        ("www.example.org", "https://www.example.org"),
        ("feed://example.org/rss", "https://example.org/rss"),
        ("feed:https://example.org/rss", "https://example.org/rss"),
    ],
)
def test_addresses_are_made_whole(typed, found):
    assert address(typed) == found


@pytest.mark.parametrize("typed", ["", "x", "file:///etc/passwd", "two words.org", "https://", "javascript:x.y"])
def test_what_is_no_address(typed):
    with pytest.raises(OptionError):
        address(typed)


@pytest.mark.parametrize(
    ("progress", "words"),
    [
        (Progress(), "asking…"),
        (Progress(1), "asking… 1 new"),
        (Progress(2, 1, 3, True), "2 new, 1 changed, 3 could not be had"),
        (Progress(done=True), "nothing new"),
        (Progress(1, done=True, failed="404"), "! 404"),
    ],
)
def test_progress_in_words(progress, words):
    assert progress.words == words
