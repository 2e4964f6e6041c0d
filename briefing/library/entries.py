"""What a library gives: its articles as a list shows them, what a search found, and numbers."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.text.span import Span


@dataclass(frozen=True, slots=True)
class Entry:
    """An article of the library, as a list shows it. ``number`` names it in commands."""

    number: int
    ident: str
    title: str | None
    published: str | None
    source: str | None
    url: str | None
    commitments: int
    added: str


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that a search found: the article's text and the spans of it that answer, in order."""

    entry: Entry
    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Stats:
    """What is in the library, in numbers; ``size`` in bytes."""

    articles: int
    commitments: int
    feeds: int
    first: str | None
    last: str | None
    size: int
