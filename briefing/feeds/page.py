"""The feeds that a page names in its head, for those who give the address of a site."""

from __future__ import annotations

from urllib.parse import urljoin

from briefing.errors import SourceError

_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")
# How much of a page is looked at: its head stands at its beginning.
_HEAD = 1 << 20


def is_page(content: bytes) -> bool:
    """Whether what an address gave begins as a page does."""
    from briefing.sources.html import looks_like_html

    return looks_like_html(content[:8192].decode("latin-1").removeprefix("\xef\xbb\xbf"))


def feeds_named_in(content: bytes, url: str, charset: str | None = None) -> tuple[str, ...]:
    """The feeds that a page names, in its order, those of comments last."""
    from lxml import etree, html

    from briefing.sources.decode import decode

    try:
        page = decode(content[:_HEAD], url, charset, html=True).text
        root = html.document_fromstring(page.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
    except (SourceError, etree.LxmlError, ValueError):
        return ()
    base = next((urljoin(url, b.get("href")) for b in root.iter("base") if b.get("href")), url)
    found: dict[str, bool] = {}
    for link in root.iter("link"):
        kinds = (link.get("rel") or "").lower().split()
        media = (link.get("type") or "").partition(";")[0].strip().lower()
        href = (link.get("href") or "").strip()
        if "alternate" not in kinds or media not in _TYPES or not href:
            continue
        try:
            feed = urljoin(base, href)
        except ValueError:
            continue
        if feed.startswith(("http://", "https://")):
            found.setdefault(feed, "comment" in f"{href} {link.get('title') or ''}".lower())
    return tuple(sorted(found, key=lambda feed: found[feed]))
