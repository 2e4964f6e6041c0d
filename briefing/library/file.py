"""The library's file under SQLite: opened for writing or, where nothing can be written, for reading; what goes wrong
with it in a user's words; and whether it is still the file that stands at its path."""

from __future__ import annotations

import os
import shlex
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefing.errors import LibraryError
from briefing.library.schema import backup_of, made_at, prepare, require_form

WAIT_MS = 15_000


class LibraryFile:
    """An open library file.

    Raises:
        LibraryError: where it cannot be opened, is damaged, is another program's or of a later version.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.read_only = False
        if path.is_dir():
            raise LibraryError(f"{path}: is a folder; give the file of the library, such as {path / 'library.db'}")
        try:
            # SQLite takes no file or an empty one for a new database; beside a copy it is one that lost what was in it.
            if backup_of(path).exists() and not (path.exists() and path.stat().st_size):
                raise LibraryError(self._lost())
            path.parent.mkdir(parents=True, exist_ok=True)
            self.read_only = path.exists() and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))
            self.connection = self._open()
        except (OSError, sqlite3.Error) as error:
            raise LibraryError(f"{path}: the library cannot be opened ({error})") from error
        try:
            with self.telling():
                self.connection.execute(f"PRAGMA busy_timeout = {WAIT_MS}")
                self.connection.execute("PRAGMA foreign_keys = ON")
                if self.read_only:
                    require_form(self.connection, path)
                else:
                    self.connection.execute("PRAGMA journal_mode = WAL")
                    self.connection.execute("PRAGMA synchronous = NORMAL")
                    prepare(self.connection, path)
            self._identity = _identity(path)
        except LibraryError:
            self.connection.close()
            raise

    def _open(self) -> sqlite3.Connection:
        if not self.read_only:
            return sqlite3.connect(self.path, timeout=WAIT_MS / 1000, isolation_level=None)
        journal = self.path.with_name(self.path.name + "-wal")
        if journal.exists() and journal.stat().st_size:
            raise LibraryError(
                f"{self.path}: cannot be read where nothing can be written, since a process that wrote to it was not "
                f"done ({journal.name}): copy both files to a folder of yours and give that one with --library"
            )
        # Immutable: SQLite would else want to write beside it even to read it.
        return sqlite3.connect(f"{self.path.absolute().as_uri()}?immutable=1", uri=True, isolation_level=None)

    def require_writable(self) -> None:
        """See that what is written goes where the next reader looks.

        Raises:
            LibraryError: where the file can only be read, or where another one was put in its place.
        """
        if self.read_only:
            raise LibraryError(f"{self.path}: the file or its folder cannot be written; nothing was changed")
        if not self.in_place:
            raise LibraryError(
                f"{self.path}: another file was put in its place while it was open (`briefing restore`?); "
                "nothing was changed, run this again"
            )

    @property
    def in_place(self) -> bool:
        """Whether the open file is the one at its path."""
        return _identity(self.path) == self._identity

    @contextmanager
    def telling(self) -> Iterator[None]:
        """SQLite's and the system's errors in a user's words."""
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise LibraryError(self._told(error)) from error
        except OSError as error:
            raise LibraryError(f"{self.path}: {_NOT_WRITTEN.format(error.strerror or error)}") from error

    def _told(self, error: sqlite3.DatabaseError) -> str:
        told = str(error)
        if "locked" in told or "busy" in told:
            what = f"another process has held it for {WAIT_MS // 1000} seconds; try again when it is done"
        elif any(sign in told for sign in ("full", "readonly", "unable to open", "disk I/O")):
            what = _NOT_WRITTEN.format(told)
        elif isinstance(error, (sqlite3.OperationalError, sqlite3.IntegrityError)) and "disk image" not in told:
            what = told
        else:
            return self._damage(told)
        return f"{self.path}: {what}"

    def _damage(self, told: str) -> str:
        """What is wrong with a damaged file, and what to do."""
        where = f"{self.path}: the file is damaged ({told}). It is left as it is; "
        backup = backup_of(self.path)
        if backup.exists():
            command = f"briefing restore --library {shlex.quote(str(self.path))}"
            return f"{where}a copy that was made {made_at(backup)} is {backup}: `{command}` puts it back"
        return f"{where}there is no copy of it: move it away to begin a new library"

    def _lost(self) -> str:
        """What to do about a file that is not there any more, or empty."""
        if self.path.exists():
            return self._damage("it is empty")
        command = f"briefing restore --library {shlex.quote(str(self.path))}"
        return (
            f"{self.path}: the file is gone, but a copy that was made {made_at(backup_of(self.path))} is "
            f"{backup_of(self.path)}: `{command}` puts it back; to begin a new library, move the copy away"
        )


_NOT_WRITTEN = (
    "it cannot be written ({}); what was kept before is kept. Is the disk full, or the folder not yours to write?"
)


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
