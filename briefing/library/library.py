"""The library's file: adding, listing, searching, removing. Safe for several processes at once."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType

from briefing.brief.model import Brief
from briefing.errors import LibraryError
from briefing.library.entries import Entry, Hit, Stats
from briefing.library.file import LibraryFile
from briefing.library.hits import CLOSE, OPEN, fields_of, in_field, in_text
from briefing.library.query import Query
from briefing.library.schema import SEARCH_COLUMNS, backup_of, copy_is_due, keep_copy
from briefing.render.json import from_json, to_json


class Library:
    """An open library; use it as a context manager.

    ``clock`` gives the time that is noted with an addition; nothing else depends on it.

    A file that can only be read, or in a folder that can, is opened for reading; it must have been closed properly.

    Raises:
        LibraryError: where the file cannot be opened, is damaged, is another program's or a later version's. A damaged
            file is left as it is; the message names the copy (``FILE.backup``) and the command that puts it back. A
            file cut to nothing beside such a copy is damaged, not new.
    """

    def __init__(self, path: Path, clock: datetime) -> None:
        self.path = path
        self._clock = clock
        self._changes = 0
        self._file = LibraryFile(path)
        self._connection = self._file.connection

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; after a change a copy of it is kept beside it first, unless the file is damaged. A large
        library is copied less often: its copy may lack what was changed in the minutes after it was made (`schema`).

        Raises:
            LibraryError: where the file is damaged or the copy cannot be written; the library has all that was added.
        """
        try:
            # What another file has taken the place of is no good copy.
            if self._changes and self._file.in_place:
                with self._file.telling():
                    if copy_is_due(self.path, self._changes):
                        keep_copy(self._connection, self.backup)
        finally:
            self._changes = 0
            self._connection.close()

    @property
    def backup(self) -> Path:
        """Where the copy of the library is kept."""
        return backup_of(self.path)

    def add(self, brief: Brief) -> bool:
        """Keep a brief; the same text is kept once, a newer brief of it takes the older one's place. Gives whether
        the article is new in the library."""
        return self.keep(brief)[1]

    def keep(self, brief: Brief) -> tuple[int, bool]:
        """The same, with the article's number."""
        row = self._row(brief)
        with self.transaction():
            known = self._connection.execute("SELECT id FROM article WHERE hash = :hash", row).fetchone()
            if known:
                self._replace(known[0], row, brief)
                return known[0], False
            number = (
                self._connection.execute(
                    f"INSERT INTO article ({', '.join(row)}) VALUES ({', '.join(f':{k}' for k in row)})", row
                ).lastrowid
                or 0
            )
            self._index(number, brief)
        return number, True

    def renew(self, number: int, brief: Brief) -> bool:
        """Put a brief in the place of an article of which it is a later text, at the same address; its number stays.
        Gives whether that was done: not where there is no such article, or the library has the text already."""
        row = self._row(brief)
        with self.transaction():
            same = self._connection.execute("SELECT 1 FROM article WHERE hash = :hash", row).fetchone()
            there = self._connection.execute("SELECT url FROM article WHERE id = ?", (number,)).fetchone()
            if same or there is None or there[0] is None or there[0] != brief.article.url:
                return False
            self._replace(number, row, brief)
        return True

    def _row(self, brief: Brief) -> dict[str, str | int | None]:
        article = brief.article
        return {
            "hash": hashlib.sha256(article.text.encode("utf-8")).hexdigest(),
            "ident": article.id,
            "title": article.title,
            "published": article.published.isoformat() if article.published else None,
            "source": article.source,
            "url": article.url,
            "language": article.language,
            "added": self._clock.isoformat(timespec="seconds"),
            "version": brief.engine.version,
            "commitments": len(brief.commitments),
            "brief": json.dumps(to_json(brief), ensure_ascii=False, separators=(",", ":")),
        }

    def _replace(self, number: int, row: dict[str, str | int | None], brief: Brief) -> None:
        changed = {k: v for k, v in row.items() if k != "added"}
        self._connection.execute(
            f"UPDATE article SET {', '.join(f'{k} = :{k}' for k in changed)} WHERE id = :id", {**changed, "id": number}
        )
        self._connection.execute("DELETE FROM search WHERE rowid = ?", (number,))
        self._index(number, brief)

    def _index(self, number: int, brief: Brief) -> None:
        self._connection.execute(
            "INSERT INTO search (rowid, title, text, who, said, committed) VALUES (?, ?, ?, ?, ?, ?)",
            (number, brief.article.title or "", brief.article.text, *fields_of(brief)),
        )

    def entries(self, query: Query | None = None) -> list[Entry]:
        """The articles, newest publication first, those without a date last."""
        sql, values = _where(query)
        source = "search JOIN article a ON a.id = search.rowid" if query and query.match else "article a"
        with self._file.telling():
            rows = self._connection.execute(
                f"SELECT {_ENTRY} FROM {source} {sql} ORDER BY a.published IS NULL, a.published DESC, a.id", values
            ).fetchall()
        return [Entry(*row) for row in rows]

    def search(self, query: Query, limit: int = 50) -> list[Hit]:
        """The articles that answer a query, best first, with the spans of their text that answer."""
        if query.match is None:
            return [Hit(e, self._text(e.number), ()) for e in self.entries(query)[:limit]]
        sql, values = _where(query)
        columns = [SEARCH_COLUMNS.index(name) for name in ("text", *query.fields)]
        marked = ", ".join(f"highlight(search, {column}, ?, ?)" for column in columns)
        with self._file.telling():
            rows = self._connection.execute(
                f"SELECT {_ENTRY}, {marked} FROM search JOIN article a ON a.id = search.rowid "
                f"{sql} ORDER BY bm25(search, 4.0, 1.0, 2.0, 2.0, 2.0), a.id LIMIT ?",
                (*(OPEN, CLOSE) * len(columns), *values, limit),
            ).fetchall()
        return [self._hit(Entry(*row[: -len(columns)]), query, row[-len(columns) :]) for row in rows]

    def _hit(self, entry: Entry, query: Query, marked: tuple[str, ...]) -> Hit:
        text, spans = in_text(marked[0])
        if query.fields:
            brief = self.brief(entry.number)
            found = (in_field(brief, name, line) for name, line in zip(query.fields, marked[1:], strict=True))
            spans = tuple(sorted({*spans, *(span for field in found for span in field)}))
        return Hit(entry, text, spans)

    def briefs(self, query: Query | None = None) -> Iterator[Brief]:
        """The briefs of the articles, in the order of `entries`."""
        for entry in self.entries(query):
            yield self.brief(entry.number)

    def brief(self, number: int) -> Brief:
        """The brief of one article.

        Raises:
            LibraryError: when no article has this number.
        """
        with self._file.telling():
            row = self._connection.execute("SELECT brief FROM article WHERE id = ?", (number,)).fetchone()
        if row is None:
            raise LibraryError(f"{self.path}: no article {number}; `briefing list` shows their numbers")
        return from_json(json.loads(row[0]))

    def remove(self, numbers: list[int]) -> list[int]:
        """Take articles out; gives those that were there."""
        with self.transaction():
            gone = [
                n for n in numbers if self._connection.execute("DELETE FROM article WHERE id = ?", (n,)).rowcount == 1
            ]
            self._connection.executemany("DELETE FROM search WHERE rowid = ?", [(n,) for n in gone])
        return gone

    def stats(self) -> Stats:
        """The library in numbers."""
        with self._file.telling():
            articles, commitments, first, last = self._connection.execute(
                "SELECT count(*), coalesce(sum(commitments), 0), min(published), max(published) FROM article"
            ).fetchone()
            feeds = self._connection.execute("SELECT count(*) FROM feed").fetchone()[0]
        return Stats(articles, commitments, feeds, first, last, self.path.stat().st_size)

    def _text(self, number: int) -> str:
        with self._file.telling():
            text: str = self._connection.execute("SELECT text FROM search WHERE rowid = ?", (number,)).fetchone()[0]
        return text

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All or nothing, one writer at a time; a process killed in it leaves the library as it was."""
        before = self._connection.total_changes
        with self._file.telling():
            self._file.require_writable()
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                self._file.require_writable()
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                # A full disk ends it by itself.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
        self._changes += self._connection.total_changes > before

    def require_writable(self) -> None:
        """See that something can be added, before work is done for it.

        Raises:
            LibraryError: where the file can only be read, or where another one was put in its place.
        """
        self._file.require_writable()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection for questions that change nothing; they wait for no writer."""
        with self._file.telling():
            yield self._connection


_ENTRY = "a.id, a.ident, a.title, a.published, a.source, a.url, a.commitments, a.added"


def _where(query: Query | None) -> tuple[str, tuple[str, ...]]:
    parts: list[str] = []
    values: list[str] = []
    if query and query.match is not None:
        parts.append("search MATCH ?")
        values.append(query.match)
    if query and query.after:
        parts.append("a.published >= ?")
        values.append(query.after.isoformat())
    if query and query.before:
        parts.append("a.published < ?")
        values.append(query.before.isoformat())
    return ("WHERE " + " AND ".join(parts) if parts else "", tuple(values))
