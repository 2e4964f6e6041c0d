"""Feeds: RSS, Atom and JSON Feed read, asked politely, and their items made articles."""

from __future__ import annotations

from briefing.feeds.parse import Feed, Item, parse_feed, parse_opml
from briefing.feeds.refresh import Answer, Polite, Request, ask, document_of

__all__ = ["Answer", "Feed", "Item", "Polite", "Request", "ask", "document_of", "parse_feed", "parse_opml"]
