"""Feeds: RSS, Atom and JSON Feed read, asked politely, and their items made articles."""

from __future__ import annotations

from briefing.feeds.parse import Feed, Item, NoFeedError, parse_feed, parse_opml
from briefing.feeds.polite import Polite
from briefing.feeds.refresh import Answer, Request, Taken, document_of, follow, look

__all__ = [
    "Answer",
    "Feed",
    "Item",
    "NoFeedError",
    "Polite",
    "Request",
    "Taken",
    "document_of",
    "follow",
    "look",
    "parse_feed",
    "parse_opml",
]
