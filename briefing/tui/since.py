"""Since when something is new: what a user types, and what of a stack that makes known. No widget is known here."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from briefing.brief.model import Brief

READ = "read"
ASKED = "A day such as 2022-03-01, an article's number, “read”, or nothing."


def wanted_of(typed: str) -> str:
    """What was typed, as it is looked at: a number may stand in its brackets."""
    return typed.strip().strip("[]").casefold()


def understood(wanted: str, count: int) -> bool:
    """Whether it is a day, the number of one of so many articles, the word “read”, or nothing."""
    if wanted in ("", READ):
        return True
    if wanted.isdigit():
        return len(wanted) < 7 and 0 < int(wanted) <= count
    try:
        date.fromisoformat(wanted)
    except ValueError:
        return False
    return len(wanted) == 10


def known_since(
    wanted: str, briefs: tuple[Brief, ...], read: Collection[str]
) -> tuple[date | None, frozenset[int] | None]:
    """The day since when things are new, or the numbers of the articles that count as known: those that were ``read``,
    or one article with all that are not later."""
    if wanted == READ:
        return None, frozenset(i for i, b in enumerate(briefs) if b.article.id in read)
    if not wanted.isdigit():
        return (date.fromisoformat(wanted) if wanted else None), None
    last = briefs[int(wanted) - 1].article if 0 < int(wanted) <= len(briefs) else None
    if last is None:
        return None, None
    until = last.published
    return None, frozenset(
        i
        for i, b in enumerate(briefs)
        if b.article is last or (until and b.article.published and b.article.published <= until)
    )


def since_words(wanted: str) -> str:
    """How a head says since when."""
    return {READ: "what you have read"}.get(wanted, f"[{wanted}]" if wanted.isdigit() else wanted)
