"""Feeds over time, against a server whose answers change: what the command makes of them, and what it tells."""

from __future__ import annotations

import io
import json
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from briefing.brief.model import Brief
from briefing.cli.main import run
from briefing.errors import LaterError
from briefing.feeds import Answer, Polite, Request, Taken, follow, parse_opml
from briefing.feeds.taking import refresh
from briefing.library import Library
from briefing.library.query import parse_query
from briefing.library.subscriptions import done_with, note_item, subscribe, subscriptions, unsubscribe

STORY = "Prime Minister Shehbaz Sharif met President Recep Tayyip Erdogan in Ankara on Sunday to talk about gas. " * 12
ITEM = "<item><guid>{0}</guid><title>Story {0}</title><link>/story/{0}</link><description>{1}</description></item>"
Given = tuple[int, dict[str, str], str | bytes]
Answers = dict[str, Given]


def _feed(*items: str, etag: str = "1") -> Given:
    return (
        200,
        {"ETag": f'"{etag}"'},
        f'<rss version="2.0"><channel><title>News</title>{"".join(items)}</channel></rss>',
    )


def _page(last: str) -> Given:
    return 200, {}, f"<html><body><article><p>{STORY}</p><p>{last}</p></article></body></html>"


class Handler(BaseHTTPRequestHandler):
    """Answers each path as the test says; what it does not say is 404."""

    answers: ClassVar[Answers] = {}
    asked: ClassVar[list[str]] = []
    held: ClassVar[threading.Event] = threading.Event()

    def do_GET(self) -> None:
        Handler.asked.append(self.path)
        status, headers, text = Handler.answers.get(self.path, (404, {}, ""))
        if status == 0:
            Handler.held.wait(20)
            return
        if status == 200 and self.headers.get("If-None-Match") == headers.get("ETag", ""):
            status, text = 304, ""
        body = text.encode() if isinstance(text, str) else text
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


def _serve() -> ThreadingHTTPServer:
    listening = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    listening.daemon_threads = True
    listening.block_on_close = False
    threading.Thread(target=listening.serve_forever, daemon=True).start()
    return listening


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Polite.__init__, "__kwdefaults__", {**(Polite.__init__.__kwdefaults__ or {}), "pause": 0.0})
    Handler.answers, Handler.asked, Handler.held = {}, [], threading.Event()
    with _serve() as listening:
        yield f"http://127.0.0.1:{listening.server_port}"
        Handler.held.set()
        listening.shutdown()


Feed = Callable[..., tuple[int, str, str]]


@pytest.fixture
def feed(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Feed:
    """`briefing feed ...` on a library of the test: its exit code and what it writes."""
    monkeypatch.setattr("sys.stdin", io.StringIO())

    def command(*args: str) -> tuple[int, str, str]:
        code = run(["feed", *args, "--allow-local", "--library", str(tmp_path / "library.db")])
        told = capsys.readouterr()
        return code, told.out, told.err

    return command


def test_a_feed_that_has_moved_for_good_is_followed(server: str, feed: Feed) -> None:
    Handler.answers = {"/old": _feed(), "/new": _feed(ITEM.format(1, "x")), "/story/1": _page("Turkey pledged gas.")}
    feed("add", f"{server}/old")
    Handler.answers["/old"] = (301, {"Location": "/older"}, "")
    Handler.answers["/older"] = (308, {"Location": f"{server}/new"}, "")
    code, out, err = feed("refresh")
    assert (code, out) == (0, f"{server}/story/1\n")
    assert f"{server}/old has moved for good: {server}/new is followed from now on" in err
    Handler.asked = []
    assert feed("refresh")[0] == 0
    assert Handler.asked == ["/new"]
    assert f"{server}/new" in feed("list")[1] and f"{server}/old" not in feed("list")[1]


def test_a_feed_that_has_moved_for_a_while_is_not(server: str, feed: Feed) -> None:
    Handler.answers = {"/old": _feed(), "/new": _feed(), "/elsewhere": (200, {}, "no feed at all")}
    feed("add", f"{server}/old")
    for status, place in ((302, "/new"), (307, "/new"), (301, "/elsewhere")):
        Handler.answers["/old"] = (status, {"Location": place}, "")
        assert "moved" not in feed("refresh")[2]
    assert f"{server}/old" in feed("list")[1]


def test_a_refresh_of_no_feeds_says_what_to_do(server: str, feed: Feed) -> None:
    feed("add", f"{server}/a")
    feed("remove", "1")
    assert feed("refresh") == (0, "", "no feeds are followed; `briefing feed add URL` follows one\n")


def test_two_feeds_that_become_one(server: str, feed: Feed) -> None:
    Handler.answers = {"/a": _feed(ITEM.format(1, "x")), "/b": _feed(), "/story/1": _page("Turkey pledged gas.")}
    feed("add", f"{server}/a", f"{server}/b")
    feed("refresh")
    Handler.answers |= {
        "/a": (301, {"Location": "/b"}, ""),
        "/b": _feed(ITEM.format(1, "x"), ITEM.format(2, "x"), etag="2"),
    }
    Handler.answers["/story/2"] = _page("Germany pledged tanks.")
    feed("refresh")
    Handler.asked = []
    feed("refresh")
    assert Handler.asked == ["/b"]
    assert feed("list")[1].count(server) == 1 and "2 articles" in feed("list")[1]


def test_a_feed_that_is_gone_is_asked_no_more(server: str, feed: Feed) -> None:
    Handler.answers = {"/a": _feed()}
    feed("add", f"{server}/a")
    Handler.answers["/a"] = (410, {}, "")
    code, _, err = feed("refresh")
    assert code == 1 and "answers 410 Gone" in err and "asked no more (`briefing feed remove 1` forgets it)" in err
    Handler.asked = []
    code, _, err = feed("refresh")
    assert (code, Handler.asked) == (0, []) and "0 feeds asked" in err
    assert f"gone for good since {datetime.now(UTC).date()}" in feed("list")[1]
    Handler.answers["/a"] = _feed()
    assert feed("refresh", "1")[0] == 0, "who names it means it"
    assert Handler.asked == ["/a"] and "gone" not in feed("list")[1]
    Handler.answers["/a"] = (410, {}, "")
    feed("refresh")
    # And so does who adds it again.
    Handler.answers["/a"] = _feed()
    assert feed("add", f"{server}/a")[1] == f"{server}/a\n"
    feed("refresh")
    assert Handler.asked == ["/a"] * 4 and "gone" not in feed("list")[1]


def test_a_host_that_asks_for_patience_is_left_alone(server: str, feed: Feed) -> None:
    Handler.answers = {"/a": _feed(), "/b": _feed()}
    feed("add", f"{server}/a", f"{server}/b")
    Handler.answers["/a"] = (429, {"Retry-After": "600"}, "")
    Handler.asked = []
    code, _, err = feed("refresh")
    assert code == 1
    assert "answers 429 Too Many Requests; it may be asked again in 10 minutes" in err
    assert "its host asks for patience; it may be asked again in 10 minutes" in err
    feed("refresh")
    assert Handler.asked == ["/a"], "neither its other feeds nor a later run ask it"


def test_an_item_whose_host_asks_for_patience_is_had_later(server: str, feed: Feed, tmp_path: Path) -> None:
    date = format_datetime(datetime.now(UTC) + timedelta(hours=2), usegmt=True)
    Handler.answers = {"/a": _feed(ITEM.format(1, "x"), ITEM.format(2, "x")), "/story/2": _page("Turkey pledged gas.")}
    Handler.answers["/story/1"] = (503, {"Retry-After": date}, "")
    feed("add", f"{server}/a")
    for _ in range(4):
        code, out, err = feed("refresh")
        with Library(tmp_path / "library.db", datetime.now(UTC)) as library, library.transaction() as connection:
            connection.execute("DELETE FROM host")
    assert (code, out) == (0, "") and "2 articles left for the next refresh" in err
    Handler.answers["/story/1"] = _page("Germany pledged tanks.")
    code, out, _ = feed("refresh")
    assert (code, out) == (0, f"{server}/story/1\n{server}/story/2\n"), "however often it was put off"


RETRY = [
    (429, "5", 5.0),
    (429, "0", 0.0),
    (429, None, 60.0),
    (429, "soon", 60.0),
    (429, "99999999999999999999", 86_400.0),
    (503, "120", 120.0),
    (503, "Mon, 26 May 1997 08:00:00 GMT", 0.0),
]


@pytest.mark.parametrize(("status", "stated", "seconds"), RETRY)
def test_how_long_a_host_is_left_alone(server: str, status: int, stated: str | None, seconds: float) -> None:
    Handler.answers = {"/a": (status, {"Retry-After": stated} if stated else {}, "")}
    slept: list[float] = []
    with pytest.raises(LaterError) as caught:
        Polite(allow_local=True, sleep=slept.append).fetch(f"{server}/a")
    assert caught.value.seconds == seconds
    # Who asks for a moment is asked once more after it.
    assert Handler.asked == ["/a"] * (2 if seconds <= 10 else 1)
    assert [round(s) for s in slept if s > 0.1] == ([seconds] if 0 < seconds <= 10 else [])


def test_an_entry_that_has_changed_takes_the_place_of_its_earlier_text(server: str, feed: Feed, tmp_path: Path) -> None:
    Handler.answers = {"/a": _feed(ITEM.format(1, "x")), "/story/1": _page("Turkey pledged to buy gas.")}
    feed("add", f"{server}/a")
    feed("refresh")
    Handler.answers["/a"] = _feed(ITEM.format(1, "Corrected: x"), etag="2")
    Handler.answers["/story/1"] = _page("Turkey pledged to buy oil.")
    code, out, err = feed("refresh")
    assert (code, out) == (0, "") and f"{server}/story/1: has changed; article 1 has its new text" in err
    assert "0 new articles, 1 changed" in err
    with Library(tmp_path / "library.db", datetime.now(UTC)) as library:
        assert [e.number for e in library.entries()] == [1]
        assert library.search(parse_query('"to buy gas"')) == []
        assert [h.entry.number for h in library.search(parse_query('"to buy oil"'))] == [1]
        assert "oil" in library.brief(1).article.text
    Handler.asked = []
    feed("refresh")
    assert Handler.asked == ["/a"], "once is enough"


def test_an_article_that_was_removed_does_not_come_back(server: str, feed: Feed, tmp_path: Path) -> None:
    Handler.answers = {"/a": _feed(ITEM.format(1, "x")), "/story/1": _page("Turkey pledged to buy gas.")}
    feed("add", f"{server}/a")
    feed("refresh")
    with Library(tmp_path / "library.db", datetime.now(UTC)) as library:
        library.remove([1])
    Handler.answers["/a"] = _feed(ITEM.format(1, "y"), etag="2")
    assert feed("refresh")[1] == ""


def test_the_address_of_a_page_adds_the_feed_that_it_names(server: str, feed: Feed) -> None:
    named = '<html><head><link rel="alternate" type="application/rss+xml" href="{}"></head><body></body></html>'
    Handler.answers = {"/": (200, {}, named.format("/rss")), "/rss": _feed(), "/odd": (200, {}, named.format("/odd"))}
    code, out, err = feed("add", f"{server}/")
    assert (code, out) == (0, f"{server}/rss\n") and f"{server}/: its feed is {server}/rss" in err
    assert "News" in feed("list")[1]
    Handler.answers["/none"] = _page("x")
    for path, told in (("/none", "it names none"), ("/odd", "no feed there")):
        code, out, err = feed("add", f"{server}{path}")
        assert (code, out) == (1, "") and told in err
    code, out, err = feed("add", f"{server}/missing")
    assert (code, out) == (0, f"{server}/missing\n") and "404" in err and "followed all the same" in err


def test_a_list_of_pages_is_followed_to_their_feeds(server: str, feed: Feed, tmp_path: Path) -> None:
    page = '<html><head><link rel="alternate" type="application/atom+xml" href="rss"></head><body></body></html>'
    Handler.answers = {"/blog/": (200, {}, page), "/blog/rss": _feed()}
    (tmp_path / "x.opml").write_text(f'<opml><body><outline xmlUrl="{server}/blog/"/></body></opml>')
    assert feed("import", str(tmp_path / "x.opml"))[1] == f"{server}/blog/\n"
    assert Handler.asked == [], "a list may be long"
    assert f"{server}/blog/ has moved for good: {server}/blog/rss" in feed("refresh")[2]


def test_the_encoding_of_a_page_is_what_its_server_says(server: str, feed: Feed, tmp_path: Path) -> None:
    page = f"<html><body><article><p>{STORY}</p><p>Żenia said Łódź would build it.</p></article></body></html>"
    Handler.answers = {"/a": _feed(ITEM.format(1, "x"))}
    Handler.answers["/story/1"] = (200, {"Content-Type": "text/html; charset=iso-8859-2"}, page.encode("iso-8859-2"))
    feed("add", f"{server}/a")
    feed("refresh")
    with Library(tmp_path / "library.db", datetime.now(UTC)) as library:
        assert "Żenia said Łódź would build it." in library.brief(1).article.text


def test_plain_text_of_a_json_feed_is_an_article(server: str, feed: Feed, tmp_path: Path) -> None:
    text = f"{STORY}\n\nOutput fell: x < y, and <b> stayed.\n\nGermany pledged to send tanks."
    entry = {"id": 1, "title": "Plain", "content_text": text}
    Handler.answers = {"/a": (200, {}, json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [entry]}))}
    feed("add", f"{server}/a")
    assert feed("refresh")[1] == "Plain\n"
    with Library(tmp_path / "library.db", datetime.now(UTC)) as library:
        brief = library.brief(1)
        assert "x < y, and <b> stayed." in brief.article.text
        assert (brief.article.title, brief.article.published) == ("Plain", None)
        assert [c.actors for c in brief.commitments] == [("Germany",)]


def test_nobody_waits_for_a_slow_host(server: str) -> None:
    Handler.answers = {"/stall": (0, {}, ""), "/a": _feed()}
    with _serve() as other:
        slow, quick = Request(f"{server}/stall"), Request(f"http://127.0.0.1:{other.server_port}/a")
        found = follow([slow, quick], Polite(allow_local=True))
        first = next(found)
        assert isinstance(first, Answer) and first.request == quick
        found.close()
        other.shutdown()


def test_a_refresh_that_is_called_off_ends_at_once(server: str, tmp_path: Path) -> None:
    """A host that does not answer holds nobody up who has given up waiting for it."""
    Handler.answers = {"/stall": (0, {}, "")}
    wanted = threading.Event()
    wanted.set()
    threading.Timer(0.5, wanted.clear).start()
    begin = time.monotonic()
    with Library(tmp_path / "library.db", datetime.now(UTC)) as library:
        subscribe(library, f"{server}/stall")
        assert list(refresh(library, _unasked, allow_local=True, called_off=lambda: not wanted.is_set())) == []
        assert 0.4 < time.monotonic() - begin < 5
        (feed,) = subscriptions(library)
        assert (feed.checked, feed.failure) == (None, None)


def _unasked(_: object) -> Brief:
    raise AssertionError("nothing came to be briefed")


def test_items_come_before_their_answer_in_the_order_of_the_feed(server: str) -> None:
    Handler.answers = {"/a": _feed(*(ITEM.format(n, "x") for n in range(60)))}
    Handler.answers |= {f"/story/{n}": _page(f"Turkey pledged {n} tons.") for n in range(60)}
    *items, answer = follow([Request(f"{server}/a")], Polite(allow_local=True))
    assert [found.item.key for found in items if isinstance(found, Taken)] == [str(n) for n in range(50)]
    assert isinstance(answer, Answer) and answer.left == 10


def test_what_breaks_at_work_is_not_swallowed(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("briefing.feeds.refresh.look", broken)
    with pytest.raises(ZeroDivisionError):
        list(follow([Request(f"{server}/a")], Polite(allow_local=True)))


def test_a_feed_is_refreshed_by_its_number_or_address(server: str, feed: Feed) -> None:
    Handler.answers = {"/a": _feed(), "/b": _feed()}
    feed("add", f"{server}/a", f"{server}/b")
    for names, asked in ((("2",), ["/b"]), ((f"{server}/a", "1"), ["/a"]), ((), ["/a", "/b"])):
        Handler.asked = []
        assert feed("refresh", *names)[0] == 0
        assert Handler.asked == asked


def test_the_list_of_feeds_for_other_programs(server: str, feed: Feed) -> None:
    title = 'A &amp;amp; B &lt;c&gt; "d"\x85e'
    Handler.answers = {"/a?b=1&c=2": (200, {}, f'<rss version="2.0"><channel><title>{title}</title></channel></rss>')}
    feed("add", f"{server}/a?b=1&c=2")
    (listed,) = json.loads(feed("list", "--format", "json")[1])
    assert listed["url"] == f"{server}/a?b=1&c=2" and (listed["number"], listed["articles"], listed["gone"]) == (
        1,
        0,
        None,
    )
    opml = feed("list", "--format", "opml")[1]
    assert parse_opml(opml.encode(), "x.opml") == (f"{server}/a?b=1&c=2",)
    assert 'text="A &amp; B' in opml and opml.count("\n") == 7


def test_what_is_removed_during_a_refresh_does_not_stop_it(server: str, feed: Feed, tmp_path: Path) -> None:
    Handler.answers = {"/a": _feed(ITEM.format(1, "x")), "/b": _feed(ITEM.format(2, "x"))}
    Handler.answers |= {"/story/1": _page("Turkey pledged gas."), "/story/2": _page("Germany pledged tanks.")}
    feed("add", f"{server}/a", f"{server}/b")
    with Library(tmp_path / "library.db", datetime.now(UTC)) as library:
        gone, stays = subscriptions(library)
        unsubscribe(library, gone.url)
        note_item(library, gone, "1", "x", None)
        note_item(library, stays, "1", "x", 999)
        assert done_with(library, gone) == frozenset()
        assert done_with(library, stays) == {("1", None)}
    assert feed("refresh")[0] == 0


WRONG = [
    (("add",), 2, "feed add: of what?"),
    (("list", "now"), 2, "shows all feeds, not now alone"),
    (("refresh", "7"), 1, "no feed “7”"),
    (("add", "example.org/rss"), 1, "write https://example.org/rss"),
    (("add", "http://["), 1, "is no address"),
    (("add", "http://x:y/"), 1, "is no address"),
    (("add", "http://"), 1, "names no host"),
    (("add", "file:///etc/passwd"), 1, "is no address of a feed"),
    (("add", "./feed.xml"), 1, "is no address of a feed"),
    (("import", "no-such-file"), 1, "cannot be read"),
    (("remove", "7"), 1, "no feed “7”"),
]


@pytest.mark.parametrize(("args", "code", "told"), WRONG)
def test_what_makes_no_sense_is_told(args: tuple[str, ...], code: int, told: str, feed: Feed, tmp_path: Path) -> None:
    with Library(tmp_path / "library.db", datetime.now(UTC)):
        pass
    found, out, err = feed(*args)
    assert (found, out) == (code, "") and told in err
    assert feed("list")[1] == ""
