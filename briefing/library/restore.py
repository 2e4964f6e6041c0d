"""Putting the kept copy of a library in the place of a damaged file."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

from briefing.errors import LibraryError
from briefing.library.schema import STEPS, backup_of, check, made_at, put_in_place

# What SQLite keeps beside a file while it is in use; without it gone, it would be read into the restored library.
_BESIDE = ("-wal", "-shm", "-journal")
# The bytes of a file that SQLite locks while it has it open, as its documentation of locking gives them.
_SHARED_FIRST, _SHARED_SIZE = 0x40000002, 510


@dataclass(frozen=True, slots=True)
class Restored:
    """A library put back: its articles, when its copy was made (by the user's clock), and where the file that
    stood there is now (None where none did)."""

    articles: int
    made: str
    moved: Path | None


def restore(path: Path, day: date, *, force: bool = False) -> Restored:
    """Put the copy that is kept of a library in its place. What stood there is renamed to
    ``FILE.damaged-DAY``, never over another file, and the copy itself stays where it is.

    Raises:
        LibraryError: where there is no copy, it is damaged too, the library is sound (unless ``force``), another
            process has it open or restores it, or the folder cannot be written. Nothing is changed then.
    """
    backup = backup_of(path)
    if not backup.exists():
        raise LibraryError(f"{path}: cannot be restored, there is no copy {backup}")
    try:
        with _alone(path, backup):
            if not force and _sound(path):
                raise LibraryError(f"{path}: is not damaged; nothing was changed (--force restores it all the same)")
            return _put_back(path, backup, day)
    except OSError as error:
        raise LibraryError(f"{path}: cannot be restored ({error.strerror or error}); nothing was changed") from error


def _put_back(path: Path, backup: Path, day: date) -> Restored:
    handle, name = tempfile.mkstemp(prefix=path.name, suffix=".part", dir=path.parent)
    os.close(handle)
    partial = Path(name)
    try:
        shutil.copyfile(backup, partial)
        articles = _articles(partial, backup)
        made = made_at(backup)
        with _nobody_at_work(path):
            moved = _aside(path, day)
            put_in_place(partial, path)
    finally:
        partial.unlink(missing_ok=True)
    return Restored(articles, made, moved)


@contextmanager
def _alone(path: Path, backup: Path) -> Iterator[None]:
    """One restore at a time: the copy is locked while it is put in place."""
    with backup.open("rb") as held:
        try:
            _lock(held)
        except OSError as error:
            raise LibraryError(f"{path}: another process restores it at this moment; nothing was changed") from error
        yield


def _lock(file: BinaryIO) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def _nobody_at_work(path: Path) -> Iterator[None]:
    """See that no other process has a library open, and keep it from being opened meanwhile: what such a process wrote
    would go into the file that is moved away.

    SQLite holds a lock on a few bytes of a file as long as it has it open; a lock of ours on them is refused then. On
    Windows a file that is open cannot be renamed.
    """
    if sys.platform == "win32" or not os.access(path, os.W_OK):
        yield
        return
    import fcntl

    with path.open("rb+") as held:
        try:
            fcntl.lockf(held, fcntl.LOCK_EX | fcntl.LOCK_NB, _SHARED_SIZE, _SHARED_FIRST)
        except OSError as error:
            told = "another process has it open; end that one first (a reader, a refresh?). Nothing was changed"
            raise LibraryError(f"{path}: {told}") from error
        yield


def _sound(path: Path) -> bool:
    if not path.exists() or path.stat().st_size == 0:
        return False
    try:
        # Read only: what is damaged must not be changed by looking at it.
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            check(connection)
    except sqlite3.DatabaseError as error:
        if "locked" in str(error) or "busy" in str(error):
            raise LibraryError(f"{path}: another process holds it; try again when it is done") from error
        return False
    return True


def _articles(copy: Path, backup: Path) -> int:
    try:
        # Immutable: a copy has nothing beside it, and looking at it must leave nothing there.
        with closing(sqlite3.connect(f"{copy.absolute().as_uri()}?immutable=1", uri=True)) as connection:
            check(connection)
            version: int = connection.execute("PRAGMA user_version").fetchone()[0]
            articles: int = connection.execute("SELECT count(*) FROM article").fetchone()[0]
    except sqlite3.DatabaseError as error:
        raise LibraryError(f"{backup}: the copy is damaged too ({error}); nothing was changed") from error
    if version > len(STEPS):
        raise LibraryError(f"{backup}: made by a later version of briefing; upgrade briefing to restore it")
    return articles


def _aside(path: Path, day: date) -> Path | None:
    """Move a library's file, with what stands beside it, to a name that is free."""
    number = 1
    target = base = path.with_name(f"{path.name}.damaged-{day.isoformat()}")
    while any(target.with_name(target.name + side).exists() for side in ("", *_BESIDE)):
        number += 1
        target = base.with_name(f"{base.name}-{number}")
    # The file first: from then on nothing is taken for a library here until the copy is in place.
    moved = path.exists()
    if moved:
        path.rename(target)
    for side in _BESIDE:
        beside = path.with_name(path.name + side)
        if beside.exists():
            beside.rename(target.with_name(target.name + side))
    return target if moved else None
