"""What feeds say: relative addresses, encodings, plain and marked-up text, what is missing, doubled or broken."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path

import pytest

from briefing.errors import SourceError
from briefing.feeds import Item, NoFeedError, parse_feed, parse_opml
from briefing.feeds import parse as parse_module
from briefing.feeds.parse import plain_address

HERE = "https://example.org/news/feed.xml"
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"{}><title>T</title>{}</feed>'
RSS = '<?xml version="1.0" encoding="{encoding}"?><rss version="2.0"><channel><title>T</title>{items}</channel></rss>'


def _json(**entry: object) -> bytes:
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [entry]}).encode()


def _rss(items: str, encoding: str = "utf-8") -> bytes:
    return RSS.format(items=items, encoding=encoding).encode(encoding)


def _only(content: bytes, charset: str | None = None) -> Item:
    (item,) = parse_feed(content, HERE, charset).items
    return item


# A feed at https://example.org/news/feed.xml, and the address of its only item.
LINKS = [
    (_rss("<item><link>story/1</link></item>"), "https://example.org/news/story/1"),
    (_rss("<item><link>/story/1</link></item>"), "https://example.org/story/1"),
    (_rss("<item><link>//other.org/1</link></item>"), "https://other.org/1"),
    (_rss("<item><link>?p=5</link></item>"), "https://example.org/news/feed.xml?p=5"),
    (_rss("<item><guid>https://example.org/news/1</guid></item>"), "https://example.org/news/1"),
    (_rss("<item><guid>https://example.org/?a=1&amp;b=2</guid></item>"), "https://example.org/?a=1&b=2"),
    # An id that is no address is not made one.
    (_rss("<item><guid>17</guid></item>"), None),
    (_rss("<item><title>x</title><link>javascript:alert(1)</link></item>"), None),
    (_rss("<item><title>x</title><link>file:///etc/passwd</link></item>"), None),
    (ATOM.format("", '<entry><id>1</id><link href="a"/></entry>').encode(), "https://example.org/news/a"),
    (
        ATOM.format(' xml:base="https://b.org/x/"', '<entry><id>1</id><link href="a"/></entry>').encode(),
        "https://b.org/x/a",
    ),
    (
        ATOM.format(' xml:base="x/"', '<entry xml:base="y/"><id>1</id><link href="a"/></entry>').encode(),
        "https://example.org/news/x/y/a",
    ),
    (
        ATOM.format(
            ' xml:base="https://b.org/x/"',
            '<entry xml:base="/y/"><id>1</id><link rel="self" href="s"/><link xml:base="z/" href="a"/></entry>',
        ).encode(),
        "https://b.org/y/z/a",
    ),
    (_json(id="1", url="story/1"), "https://example.org/news/story/1"),
    (_json(id="1", url="mailto:x@example.org", external_url="https://other.org/1"), "https://other.org/1"),
    (_json(id="1", url="http://["), None),
]


@pytest.mark.parametrize(("content", "url"), LINKS)
def test_addresses_are_made_whole(content: bytes, url: str | None) -> None:
    assert _only(content).url == url


def test_a_key_stays_the_same_when_the_feed_moves() -> None:
    for guid in ("17", "/17", "tag:example.org,2025:17", "https://example.org/news/17"):
        content = _rss(f"<item><guid>{guid}</guid><link>/a</link></item>")
        keys = {parse_feed(content, url).items[0].key for url in (HERE, "https://new.org/feed", "https://b.org/a/b/c")}
        assert len(keys) == (1 if guid != "/17" else 3), keys


CAFE = "<item><guid>1</guid><title>Café – talks</title></item>"
ENCODINGS = [
    # what its server says, what it says itself, what it is
    (None, "utf-8", "utf-8"),
    (None, "windows-1252", "windows-1252"),
    ("windows-1252", "utf-8", "windows-1252"),
    ("iso-8859-1", "iso-8859-1", "utf-8"),  # both are wrong, the bytes are not
    ("us-ascii", "utf-8", "utf-8"),
    ("no-such-thing", "windows-1252", "windows-1252"),
    (None, "utf-16", "utf-16"),
    ("utf-8", "utf-16", "utf-16"),
]


@pytest.mark.parametrize(("said", "declared", "actual"), ENCODINGS)
def test_a_feed_is_read_in_its_encoding(said: str | None, declared: str, actual: str) -> None:
    content = RSS.format(encoding=declared, items=CAFE).encode(actual)
    assert _only(content, said).title == "Café – talks"


def test_a_feed_in_an_encoding_of_seven_bits() -> None:
    content = RSS.format(encoding="iso-2022-jp", items="<item><title>日本</title></item>").encode("iso-2022-jp")
    assert _only(content, "iso-2022-jp").title == "日本"


def test_a_packed_feed_is_unpacked() -> None:
    assert _only(gzip.compress(_rss(CAFE))).title == "Café – talks"
    with pytest.raises(SourceError, match="unpacks to more"):
        parse_feed(gzip.compress(bytes(65 << 20), 1), HERE)


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("feed://example.org/rss", "http://example.org/rss"),
        ("feed:https://example.org/rss", "https://example.org/rss"),
        (" https://example.org/feed://x ", "https://example.org/feed://x"),
    ],
)
def test_addresses_as_other_programs_write_them(written: str, plain: str) -> None:
    assert plain_address(written) == plain
    opml = f'<opml><body><outline xmlUrl="{written}"/></body></opml>'
    assert parse_opml(opml.encode(), "x.opml") == (plain,)


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b"\xef\xbb\xbf\n ", b"\n\t"])
def test_json_with_a_byte_order_mark(mark: bytes) -> None:
    assert _only(mark + _json(id="1", title="Café")).title == "Café"


def test_json_in_utf_16() -> None:
    assert _only(_json(id="1", title="Café").decode().encode("utf-16")).title == "Café"


def test_plain_text_is_not_read_as_markup() -> None:
    text = "Output fell: x < y, and <b> stood there &amp; stayed."
    for content in (
        _json(id="1", content_text=text),
        ATOM.format(
            "", f"<entry><id>1</id><content>{text.replace('&', '&amp;').replace('<', '&lt;')}</content></entry>"
        ).encode(),
    ):
        item = _only(content)
        assert (item.text, item.html) == (text, "")
    both = _only(_json(id="1", content_html="<p>x</p>", content_text="x"))
    assert (both.html, both.text) == ("<p>x</p>", "")


TITLES = [
    ("<title>AT&amp;T &lt;i&gt;grows&lt;/i&gt;</title>", "AT&T grows"),
    ("<title><![CDATA[A &amp; B]]></title>", "A & B"),
    ("<title>5 &lt; 6</title>", "5 < 6"),
    ("<title>\n  Two\n  lines </title>", "Two lines"),
    ("<title> </title>", None),
]


@pytest.mark.parametrize(("markup", "title"), TITLES)
def test_titles(markup: str, title: str | None) -> None:
    assert _only(_rss(f"<item><guid>1</guid>{markup}</item>")).title == title


DAYS = [
    ("<pubDate>Mon, 26 May 2025 23:30:00 -0800</pubDate>", date(2025, 5, 26)),  # the writer's day, not that of UTC
    ("<pubDate>2025-05-26T01:00:00+09:00</pubDate>", date(2025, 5, 26)),
    ("<pubDate>soon</pubDate>", None),
    ("<pubDate>Mon, 32 May 2025 08:00:00 GMT</pubDate>", None),
    ("", None),
]


@pytest.mark.parametrize(("stated", "day"), DAYS)
def test_days(stated: str, day: date | None) -> None:
    assert _only(_rss(f"<item><guid>1</guid>{stated}</item>")).published == day


def test_an_entry_is_taken_once_and_two_of_one_id_are_two() -> None:
    entry = "<item><guid>1</guid><title>{0}</title><link>/{0}</link></item>"
    items = parse_feed(_rss(entry.format("a") + entry.format("b") + entry.format("a")), HERE).items
    assert [(i.key, i.title) for i in items] == [("1", "a"), ("1 https://example.org/b", "b")]


def test_the_stamp_tells_what_has_changed() -> None:
    def stamps(*updated: str, text: str = "x") -> list[str]:
        entries = "".join(
            f"<entry><id>{n}</id><title>t</title><updated>{day}</updated><summary>{text}</summary></entry>"
            for n, day in enumerate(updated)
        )
        return [item.stamp for item in parse_feed(ATOM.format("", entries).encode(), HERE).items]

    days = ("2025-05-26T08:00:00Z", "2025-05-27T08:00:00Z", "2025-05-28T08:00:00Z")
    later = ("2025-05-29T08:00:00Z", *days[1:])
    before, after = stamps(*days), stamps(*later)
    assert (before[0] != after[0], before[1:] == after[1:]) == (True, True)
    assert stamps(*days, text="y")[1] != before[1]
    # A feed whose entries are all of the moment it was made has not changed by being made again.
    assert stamps(*days[:1] * 3) == stamps(*days[1:2] * 3)


def test_a_teaser_is_counted_in_words_not_in_markup() -> None:
    assert Item("1", None, None, None, "<p class='a b c'>x</p> " * 149).is_teaser
    assert not Item("1", None, None, None, "<p>x</p> " * 150).is_teaser
    assert not Item("1", None, None, None, "", "x " * 150).is_teaser


PAGE = """<html><head><title>News</title>{base}
<link rel="stylesheet" type="text/css" href="/x.css">
<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">
<link rel="alternate" type="text/html" hreflang="de" href="/de">
<LINK REL="alternate feed" TYPE="application/atom+xml; charset=utf-8" HREF="atom.xml">
<link rel="alternate" type="application/rss+xml" href="javascript:x"></head><body><p>Hello.</p></body></html>"""


@pytest.mark.parametrize(
    ("base", "feed"),
    [("", "https://example.org/news/atom.xml"), ('<base href="/other/">', "https://example.org/other/atom.xml")],
)
def test_a_page_names_its_feeds(base: str, feed: str) -> None:
    with pytest.raises(NoFeedError, match=f"no feed there but a page; it names the feed {feed}") as caught:
        parse_feed(PAGE.format(base=base).encode(), HERE)
    assert caught.value.named[0] == feed
    assert caught.value.named[1].endswith("/comments/feed")


def test_a_page_without_feeds_says_so() -> None:
    with pytest.raises(NoFeedError, match="it names none"):
        parse_feed(b"<!doctype html><html><body><p>x</p></body></html>", HERE)


BROKEN = [
    b'{"version": "https://jsonfeed.org/version/1", "items": 5}',
    b'{"version": "https://jsonfeed.org/version/1", "items": {"a": 1}}',
    b'{"version": "https://jsonfeed.org/version/1", "items": [null, [], {"id": {"a": []}, "url": 5, "title": []}]}',
    b'{"a":' * 100_000,
    b'{"version": ' + b"9" * 5000,
    _rss("<item><link>http://[</link><guid>http://[::1</guid></item>"),
    ATOM.format(' xml:base="http://["', "<entry><id>1</id><link href='a'/></entry>").encode(),
    ATOM.format("", "<entry><id>1</id><link/><content/><updated/></entry>").encode(),
    b'<rss version="2.0"><channel><item><title>' + b"<x>" * 5000,
    b"\xff\xfe\x00",
    b"PK\x03\x04" + bytes(2000),
]


@pytest.mark.parametrize("content", BROKEN)
def test_broken_feeds_do_no_harm(content: bytes) -> None:
    try:
        found = parse_feed(content, HERE)
    except SourceError as error:
        assert error.where == HERE
    else:
        assert all(isinstance(item.key, str) for item in found.items)


def test_what_an_address_gives_is_never_the_name_of_a_file(tmp_path: Path) -> None:
    secret = tmp_path / "feed.xml"
    secret.write_bytes(_rss("<item><guid>1</guid><title>secret</title></item>"))
    with pytest.raises(SourceError):
        parse_feed(str(secret).encode(), HERE)


def test_a_feed_of_absurd_size_is_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parse_module, "LARGEST_FEED", 1000)
    with pytest.raises(SourceError, match="more than a feed needs"):
        parse_feed(_rss("<item><guid>1</guid></item>" * 100), HERE)
