"""Finished briefs by key, in files of the user's cache folder.

Safe with any number of processes: a file is written aside and moved into place whole, so that a reader sees the old
text, the new one or none. A file that is damaged, cut off or not ours counts as missing. The cache never raises: what
it cannot read is not there, and what it cannot keep it forgets.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
import time
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from briefing.store.locations import cache_folder

# A brief is some 40 kB of JSON and 8 kB packed: room for 25,000 articles.
LIMIT = 200 * 1024 * 1024
# No brief unpacks to more; a file that claims to is not ours.
_LARGEST = 256 * 1024 * 1024
_KEY = re.compile(r"[0-9a-f]{16,128}")
_MAGIC = b"briefing-cache 1 "
_DIGEST = 64
# Looking at the size of every file costs some milliseconds, so only the first of so many writes does it.
_WRITES_BETWEEN_SWEEPS = 256
# After a sweep there is room again for a while.
_SWEPT_TO = 0.8
_SECONDS_A_WRITE_LASTS = 3600.0


class Cache:
    """Texts by key. ``folder`` is the user's cache folder unless told otherwise; ``limit`` bounds it in bytes."""

    def __init__(self, folder: Path | None = None, limit: int = LIMIT) -> None:
        self.folder = (folder or cache_folder()) / "briefs"
        self._limit = limit
        self._writes = 0

    def get(self, key: str) -> str | None:
        """The text kept under a key, or None. A text that is asked for is among the last to be dropped.

        Raises:
            ValueError: when the key is not 16 to 128 hexadecimal digits.
        """
        path = self._path(key)
        try:
            data = path.read_bytes()
        except OSError:
            return None
        text = _unpacked(data, key)
        if text is None:
            _remove(path)
            return None
        with suppress(OSError):
            os.utime(path)
        return text

    def put(self, key: str, text: str) -> None:
        """Keep a text under a key, in the place of one that was there.

        Raises:
            ValueError: when the key is not 16 to 128 hexadecimal digits.
        """
        path = self._path(key)
        packed = zlib.compress(text.encode("utf-8", "replace"), 1)
        partial = None
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, partial = tempfile.mkstemp(prefix=".", suffix=".partial", dir=path.parent)
            with os.fdopen(handle, "wb") as file:
                file.write(_MAGIC + _digest(key, packed) + b"\n" + packed)
            Path(partial).replace(path)
        except OSError:
            # A full disk or a folder that nobody may write to: the brief is made again next time.
            if partial:
                _remove(Path(partial))
            return
        if self._writes % _WRITES_BETWEEN_SWEEPS == 0:
            self.sweep()
        self._writes += 1

    def sweep(self) -> None:
        """Drop the texts that were not asked for the longest, until the cache is well within its limit."""
        found: list[tuple[float, int, str]] = []
        now = time.time()
        for entry in self._files():
            with suppress(OSError):
                status = entry.stat(follow_symlinks=False)
                if entry.name.endswith(".partial"):
                    # Left behind by a process that was stopped while it wrote.
                    if now - status.st_mtime > _SECONDS_A_WRITE_LASTS:
                        _remove(Path(entry.path))
                    continue
                found.append((status.st_mtime, status.st_size, entry.path))
        size = sum(s for _, s, _ in found)
        if size <= self._limit:
            return
        for _, length, path in sorted(found):
            _remove(Path(path))
            size -= length
            if size <= self._limit * _SWEPT_TO:
                return

    def clear(self) -> int:
        """Drop everything; gives how many texts there were."""
        paths = [Path(entry.path) for entry in self._files()]
        for path in paths:
            _remove(path)
        return len([p for p in paths if p.suffix != ".partial"])

    def _files(self) -> Iterator[os.DirEntry[str]]:
        try:
            with os.scandir(self.folder) as shelves:
                names = sorted(s.path for s in shelves if s.is_dir(follow_symlinks=False))
        except OSError:
            return
        for name in names:
            with suppress(OSError), os.scandir(name) as files:
                yield from files

    def _path(self, key: str) -> Path:
        if not _KEY.fullmatch(key):
            raise ValueError(f"not a key: {key[:40]!r}")
        # One folder of 25,000 files is slow on some file systems.
        return self.folder / key[:2] / key[2:]


def _digest(key: str, packed: bytes) -> bytes:
    return hashlib.sha256(key.encode("ascii") + packed).hexdigest().encode("ascii")


def _unpacked(data: bytes, key: str) -> str | None:
    """The text of a file, or None when it is not exactly what was written under this key."""
    start = len(_MAGIC) + _DIGEST + 1
    packed = data[start:]
    if data[:start] != _MAGIC + _digest(key, packed) + b"\n":
        return None
    unpacking = zlib.decompressobj()
    try:
        text = unpacking.decompress(packed, _LARGEST)
        return text.decode("utf-8") if unpacking.eof else None
    except (zlib.error, UnicodeDecodeError):
        return None


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
