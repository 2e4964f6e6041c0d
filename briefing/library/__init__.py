"""The library: briefs kept in one SQLite file, with full-text search over what they say.

`Library` opens and keeps it, `parse_query` reads what a user types into a search.
"""

from __future__ import annotations

from briefing.library.entries import Entry, Hit, Stats
from briefing.library.library import Library
from briefing.library.query import Query, parse_query

__all__ = ["Entry", "Hit", "Library", "Query", "Stats", "parse_query"]
