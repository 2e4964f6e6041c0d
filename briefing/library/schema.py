"""The library's tables, version by version. A released step is never changed: a new one is added."""

from __future__ import annotations

import os
import sqlite3
import tempfile
import time
from datetime import datetime
from glob import escape
from pathlib import Path

from briefing.errors import LibraryError

# Marks SQLite files that are ours ("BRIE" in ASCII), so that another program's file is never migrated.
APPLICATION_ID = 0x42524945

# The ending of a copy that is not whole yet, and when nobody can be at work on it any more.
_PART, _STALE_SECONDS = ".part", 3600.0

# Copying a library takes about a second for 250 MB. One of up to 8 MB is copied after every change. A larger one waits
# a second for each half MB since its last copy (eight minutes at 250 MB), so that copying takes up less than a
# hundredth of the time however often it is opened; many changes at once are not left waiting.
_SMALL, _BYTES_A_SECOND, _MANY = 8_000_000, 500_000, 200

# The columns of the search index, in order; `query.FIELDS` names those a user may ask for.
SEARCH_COLUMNS = ("title", "text", "who", "said", "committed")

STEPS: tuple[str, ...] = (
    """
    CREATE TABLE article (
        id INTEGER PRIMARY KEY,
        hash TEXT NOT NULL UNIQUE,      -- SHA-256 of the text: the same article is kept once
        ident TEXT NOT NULL,            -- the brief's article.id
        title TEXT,
        published TEXT,                 -- ISO day, NULL where unknown
        source TEXT,
        url TEXT,
        language TEXT NOT NULL,
        added TEXT NOT NULL,            -- ISO time in UTC
        version TEXT NOT NULL,          -- the program version that made the brief
        commitments INTEGER NOT NULL,
        brief TEXT NOT NULL             -- the brief in the JSON form
    );
    CREATE INDEX article_published ON article (published);
    CREATE VIRTUAL TABLE search USING fts5 (
        title, text, who, said, committed, tokenize = "unicode61 remove_diacritics 2"
    );
    """,
    """
    CREATE TABLE feed (
        id INTEGER PRIMARY KEY,
        url TEXT NOT NULL UNIQUE,
        title TEXT,
        etag TEXT,
        modified TEXT,
        checked TEXT,                   -- ISO time in UTC of the last request that was answered
        failure TEXT                    -- what went wrong the last time, NULL where nothing did
    );
    CREATE TABLE feed_item (
        feed INTEGER NOT NULL REFERENCES feed (id) ON DELETE CASCADE,
        key TEXT NOT NULL,              -- the item's id or address: what was seen is not fetched again
        article INTEGER REFERENCES article (id) ON DELETE SET NULL,
        failures INTEGER NOT NULL DEFAULT 0,    -- how often it could not be had; 0 once it was
        PRIMARY KEY (feed, key)
    );
    """,
    """
    ALTER TABLE feed ADD COLUMN gone TEXT;          -- ISO day on which its address said that it is gone for good
    ALTER TABLE feed_item ADD COLUMN stamp TEXT;    -- of what the feed carried of the item when it was had
    CREATE TABLE host (
        name TEXT PRIMARY KEY,          -- with its port, as in the address
        until TEXT NOT NULL             -- ISO time in UTC: it asked not to be asked before
    );
    """,
)


def require_form(connection: sqlite3.Connection, path: Path) -> None:
    """See that an open library can be read as it is.

    Raises:
        LibraryError: for a file of another program or of another version of this one.
    """
    if _form(connection, path) < len(STEPS):
        raise LibraryError(
            f"{path}: made by an earlier version of briefing, and it cannot be brought up to date where nothing can be "
            "written; copy it to a folder of yours and give that one with --library"
        )


def _form(connection: sqlite3.Connection, path: Path) -> int:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if tables and application != APPLICATION_ID:
        raise LibraryError(f"{path}: a database of another program; choose another file with --library")
    if version > len(STEPS):
        raise LibraryError(f"{path}: made by a later version of briefing (form {version}); upgrade briefing to open it")
    return version


def prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Bring an open library to the present version, one transaction a step.

    Raises:
        LibraryError: for a file of another program or of a later version of this one.
    """
    version = _form(connection, path)
    if version and version < len(STEPS):
        keep_copy(connection, path.with_name(f"{path.name}.form-{version}"))
    for number in range(version, len(STEPS)):
        # Two processes may arrive here at once: the second one finds the step done once it holds the lock.
        connection.execute("BEGIN IMMEDIATE")
        try:
            if connection.execute("PRAGMA user_version").fetchone()[0] == number:
                for statement in _statements(STEPS[number]):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {number + 1}")
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute("COMMIT")
        except BaseException:
            # A full disk ends it by itself.
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def copy_is_due(path: Path, changes: int) -> bool:
    """Whether a library in which so much was changed now is to be copied anew, and not only at a later change."""
    backup = backup_of(path)
    if changes >= _MANY or not backup.exists():
        return changes > 0
    size = path.stat().st_size
    age = time.time() - backup.stat().st_mtime
    # A copy out of the future says nothing.
    return changes > 0 and (size <= _SMALL or not 0 <= age < size / _BYTES_A_SECOND)


def keep_copy(connection: sqlite3.Connection, target: Path) -> None:
    """A consistent copy of an open library beside it, put in place in one move.

    Raises:
        sqlite3.DatabaseError: where the library is damaged; a good copy that was kept before stays.
    """
    _clear_away(target)
    # A name of its own: two processes may keep a copy at the same moment.
    handle, name = tempfile.mkstemp(prefix=target.name, suffix=_PART, dir=target.parent)
    os.close(handle)
    partial = Path(name)
    try:
        copy = sqlite3.connect(partial)
        try:
            connection.backup(copy)
            check(copy)
        finally:
            copy.close()
        put_in_place(partial, target)
    finally:
        partial.unlink(missing_ok=True)


def put_in_place(partial: Path, target: Path) -> None:
    """Move a whole copy to its place, once it is sure to be on the disk."""
    with partial.open("rb+") as written:
        os.fsync(written.fileno())
    partial.replace(target)


def _clear_away(target: Path) -> None:
    """Remove what processes left that were killed while they kept a copy."""
    for stale in target.parent.glob(f"{escape(target.name)}*{_PART}*"):
        try:
            if stale.stat().st_mtime < time.time() - _STALE_SECONDS:
                stale.unlink()
        except OSError:
            continue  # somebody else was faster


def check(connection: sqlite3.Connection) -> None:
    """See that a database is a whole library.

    Raises:
        sqlite3.DatabaseError: where it is not.
    """
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise sqlite3.DatabaseError("it holds no library")
    told: str = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if told != "ok":
        raise sqlite3.DatabaseError(" ".join(told.split()))


def backup_of(path: Path) -> Path:
    """Where the copy of a library is kept."""
    return path.with_name(path.name + ".backup")


def made_at(copy: Path) -> str:
    """The day and the minute of a copy, by the user's clock: what was changed later may not be in it."""
    return datetime.fromtimestamp(copy.stat().st_mtime).astimezone().strftime("%Y-%m-%d %H:%M")


def _statements(step: str) -> list[str]:
    found, rest = [], ""
    for line in step.splitlines(keepends=True):
        rest += line
        if sqlite3.complete_statement(rest):
            found.append(rest)
            rest = ""
    return found
