"""The open articles and what is known of each. The main thread alone changes it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from briefing.brief.model import Brief, Document
from briefing.errors import SourceError
from briefing.tui.literal import first_words, literal


class Stage(StrEnum):
    """How far an article has come; the values are what its row says."""

    QUEUED = "queued"
    ANALYSING = "analysing"
    READY = "ready"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Row:
    """One article of the list. ``title`` is safe to show; ``words`` is what a filter looks in."""

    key: str
    title: str
    day: date | None
    source: str
    stage: Stage
    words: str
    document: Document | None = None
    brief: Brief | None = None
    error: str | None = None


class Shelf:
    """Rows in order of arrival, each key once."""

    def __init__(self) -> None:
        self._rows: dict[str, Row] = {}

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self._rows.values())

    def get(self, key: str | None) -> Row | None:
        """The row of a key, if it is there."""
        return self._rows.get(key) if key is not None else None

    def add(self, row: Row) -> bool:
        """Put a new row at the end, or a failed one's place; False where the article is there already."""
        there = self._rows.get(row.key)
        if there is not None and there.stage is not Stage.FAILED:
            return False
        self._rows[row.key] = row
        return True

    def change(self, key: str, stage: Stage, brief: Brief | None = None, error: str | None = None) -> Row | None:
        """Another stage for a row, with what came of it."""
        row = self._rows.get(key)
        if row is None:
            return None
        changed = replace(row, stage=stage, brief=brief or row.brief, error=error)
        self._rows[key] = changed
        return changed

    def drop(self, key: str) -> None:
        """Take a row away."""
        self._rows.pop(key, None)

    def done(self) -> int:
        """How many are ready or failed."""
        return sum(row.stage in (Stage.READY, Stage.FAILED) for row in self)


def row_of(document: Document) -> Row:
    """The row of a document that waits to be analysed. One without a title is named by its first words, those of its
    dateline aside."""
    start = document.sentences[0].span.start if document.sentences else 0
    title = (
        literal(document.title.strip())
        if document.title and document.title.strip()
        else first_words(literal_lines(document.text[start:]))
    )
    source = literal(document.source or document.url or "pasted text")
    words = f"{title} {document.published or ''} {source}".casefold()
    return Row(document.id, title or "(no text)", document.published, source, Stage.QUEUED, words, document)


def literal_lines(text: str, limit: int = 400) -> str:
    """The beginning of a text, safe to show, its lines kept."""
    return "\n".join(literal(line) for line in text[:limit].split("\n"))


def failed_row(error: SourceError) -> Row:
    """The row of a source that could not be read."""
    where = literal(error.where)
    return Row(f"!{error.where}", where, None, where, Stage.FAILED, where.casefold(), error=literal(error.what))


def matching(rows: Iterator[Row], wanted: str) -> list[str]:
    """The keys of the rows that hold every word of ``wanted``, case aside."""
    words = wanted.casefold().split()
    return [row.key for row in rows if all(word in row.words for word in words)]
