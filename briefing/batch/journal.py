"""The output of a batch, which is its own journal: what stands in it is done, and a run cut off goes on after it."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from io import FileIO
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from briefing.batch.work import Failure, Result
from briefing.errors import OutputError

# A line opens with the keys in this order; the id is read without parsing the whole line.
_ID = re.compile(rb'\{"schema":"briefing/1","article":\{"id":"((?:[^"\\]|\\.)*)"')


class UnwrittenError(OutputError):
    """A result that the disk did not take; what was written before it stands, and the run can go on after it."""


class Journal:
    """Two files: ``OUT`` with a brief a line, and ``OUT.errors.jsonl`` with a line for each article that failed, its
    number in the stream with it. Lines are written whole and in the order of the stream, so what is done is a beginning
    of it, whichever way a run ends. One run at a time has them.

    Raises:
        OutputError: when ``OUT`` is there and neither ``resume`` nor ``force`` says what to do with it, when another
            run writes it, when it is no file, or when it cannot be written.
    """

    def __init__(self, path: Path, *, resume: bool = False, force: bool = False) -> None:
        self.path = path
        self.errors = path.with_name(path.name + ".errors.jsonl")
        if path.exists() and not path.is_file():
            kind = "a folder" if path.is_dir() else "no plain file, and what a batch has done is read from its output"
            raise OutputError(f"{path}: it is {kind}; name a file with -o")
        if not (resume or force) and path.exists() and path.stat().st_size:
            raise OutputError(f"{path}: it is there already; --resume goes on after it, --force begins anew")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._out = _Lines(path)
        except FileExistsError as error:
            raise OutputError(f"{path.parent}: it cannot be made a folder for the output (it is no folder)") from error
        except OSError as error:
            raise OutputError(f"{path}: it cannot be written ({error.strerror})") from error
        try:
            self._bad = _Lines(self.errors)
        except OSError as error:
            self._out.close()
            raise OutputError(f"{self.errors}: it cannot be written ({error.strerror})") from error
        self._failed: frozenset[int] = frozenset()
        try:
            self._begin(force)
        except OSError as error:
            raise OutputError(f"{path}: it cannot be written ({error.strerror})") from error
        self._ids = _Ids(path)

    def _begin(self, force: bool) -> None:
        if force:
            self._out.cut(0)
            self._bad.cut(0)
        self._failed = self._settled()
        self.done = len(self._failed) + self._out.count

    def _settled(self) -> frozenset[int]:
        """The numbers of the articles that failed in the beginning of the stream that is done. After a power cut the
        two files may be of different moments: a failure beyond what the output has is forgotten and done again."""
        found: list[int] = []
        for begin, line in self._bad.read():
            number = _number(line)
            if number is None or number > self._out.count + len(found) or number <= max(found[-1:], default=-1):
                self._bad.cut(begin)
                break
            found.append(number)
        return frozenset(found)

    def __enter__(self) -> Journal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def check(self, number: int, ident: str | None) -> None:
        """Make sure that the article with this number, done before, is the one the output has in its place.

        Raises:
            OutputError: when it is another, so that the input has changed since.
        """
        if number in self._failed:
            return
        found = self._ids.next()
        if ident is not None and found is not None and found != ident:
            raise OutputError(
                f"{self.path}: its article {number + 1} is {found}, that of the input {ident}; the input has changed "
                "since, so the run cannot go on: choose another -o, or --force to begin anew"
            )

    def write(self, number: int, result: Result) -> None:
        """Write one result; it is in the system's hands when this returns, and outlives this process.

        Raises:
            UnwrittenError: when the disk is full or the file cannot be written; nothing of the result is kept then.
        """
        try:
            if isinstance(result, Failure):
                line = json.dumps({"number": number, "where": result.where, "what": result.what}, ensure_ascii=False)
                self._bad.add(line)
            else:
                self._out.add(result)
        except OSError as error:
            raise UnwrittenError(f"{self.path}: it cannot be written ({error.strerror})") from error

    def close(self) -> None:
        """Close both files; an errors file with nothing in it goes."""
        self._ids.close()
        self._out.close()
        self._bad.close()
        if self.errors.exists() and not self.errors.stat().st_size:
            self.errors.unlink()


class _Lines:
    """A file that whole lines are added to, without a buffer that could hold some back; ``count`` says how many stand
    in it. A last line that a killed run left without its end is cut off when it is opened.

    Raises:
        OSError: when it cannot be opened or written, or when another process has it.
    """

    def __init__(self, path: Path) -> None:
        self._file = FileIO(path, "ab+")
        try:
            _lock(self._file)
        except OSError:
            self._file.close()
            raise
        self._end = _end_of_last_line(self._file)
        self.cut(self._end)

    def cut(self, end: int) -> None:
        """Take away what stands from this offset on."""
        self._file.truncate(end)
        self._end = self._file.seek(0, os.SEEK_END)
        self._file.seek(0)
        self.count = sum(block.count(b"\n") for block in iter(lambda: self._file.read(1 << 20), b""))

    def add(self, line: str) -> None:
        """Add a line, whole or not at all."""
        rest = memoryview(line.encode("utf-8", "replace") + b"\n")
        end = self._end + len(rest)
        try:
            while rest:
                rest = rest[self._file.write(rest) or 0 :]
        except OSError:
            self._file.truncate(self._end)
            raise
        self._end = end
        self.count += 1

    def read(self) -> Iterator[tuple[int, bytes]]:
        """The lines with the offsets at which they begin."""
        with Path(self._file.name).open("rb") as file:
            at = 0
            for line in file:
                yield at, line
                at += len(line)

    def close(self) -> None:
        """Close the file; half a line that an interrupt left at its end is cut off at the next opening."""
        self._file.close()


class _Ids:
    """The ids of the briefs in a file, one after the other, however large the file."""

    def __init__(self, path: Path) -> None:
        self._file: BinaryIO = path.open("rb")

    def next(self) -> str | None:
        match = _ID.match(self._file.readline())
        return json.loads(b'"' + match[1] + b'"') if match else None

    def close(self) -> None:
        self._file.close()


def _lock(file: FileIO) -> None:
    """Have a file alone, as long as it is open.

    Raises:
        OSError: when another process has it.
    """
    try:
        import fcntl
    except ImportError:
        return  # a system without these locks
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise OSError(error.errno, "another run is writing it") from error
    except OSError:
        return  # a file system without locks, as of some networks


def _end_of_last_line(file: FileIO) -> int:
    """The offset behind the last line that has its end."""
    position = file.seek(0, os.SEEK_END)
    while position:
        step = min(65536, position)
        file.seek(position - step)
        at = file.read(step).rfind(b"\n")
        if at >= 0:
            return position - step + at + 1
        position -= step
    return 0


def _number(line: bytes) -> int | None:
    """The number of the article of a line about a failure; None where the line is damaged."""
    try:
        number = json.loads(line)["number"]
    except (ValueError, KeyError, TypeError):
        return None
    return number if isinstance(number, int) else None
