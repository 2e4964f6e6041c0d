"""The output of a batch, which is its own journal: what stands in it is done, and a run cut off goes on after it."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from briefing.batch.work import Failure, Result
from briefing.errors import OutputError

# A line opens with the keys in this order; the id is read without parsing the whole line.
_ID = re.compile(rb'\{"schema":"briefing/1","article":\{"id":"((?:[^"\\]|\\.)*)"')


class Journal:
    """Two files: ``OUT`` with a brief a line, and ``OUT.errors.jsonl`` with a line for each article that failed, its
    number in the stream with it. Lines are written in the order of the stream, so what is done is a beginning of it.

    Raises:
        OutputError: when ``OUT`` is there and neither ``resume`` nor ``force`` says what to do with it, or when
            it cannot be written.
    """

    def __init__(self, path: Path, *, resume: bool = False, force: bool = False) -> None:
        self.path = path
        self.errors = path.with_name(path.name + ".errors.jsonl")
        if force:
            self.errors.unlink(missing_ok=True)
            path.unlink(missing_ok=True)
        elif path.exists() and path.stat().st_size and not resume:
            raise OutputError(f"{path}: it is there already; --resume goes on after it, --force begins anew")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._out: BinaryIO = path.open("ab+")
            self._bad: BinaryIO = self.errors.open("ab+")
        except OSError as error:
            raise OutputError(f"{path}: it cannot be written ({error.strerror})") from error
        _cut_broken_line(self._out)
        _cut_broken_line(self._bad)
        self._failed = _failed_numbers(self._bad)
        self.done = len(self._failed) + _lines(self._out)
        self._ids = _Ids(path)

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
        """Write one result; it is in the file's hands when this returns.

        Raises:
            OutputError: when the disk is full or the file cannot be written.
        """
        try:
            if isinstance(result, Failure):
                line = json.dumps({"number": number, "where": result.where, "what": result.what}, ensure_ascii=False)
                self._bad.write(line.encode("utf-8", "replace") + b"\n")
                self._bad.flush()
            else:
                self._out.write(result.encode("utf-8", "replace") + b"\n")
                self._out.flush()
        except OSError as error:
            raise OutputError(f"{self.path}: it cannot be written ({error.strerror}); --resume goes on") from error

    def close(self) -> None:
        """Close both files; an errors file with nothing in it goes."""
        self._ids.close()
        self._out.close()
        self._bad.close()
        if self.errors.exists() and not self.errors.stat().st_size:
            self.errors.unlink()


class _Ids:
    """The ids of the briefs in a file, one after the other, however large the file."""

    def __init__(self, path: Path) -> None:
        self._file: BinaryIO = path.open("rb")

    def next(self) -> str | None:
        match = _ID.match(self._file.readline())
        return json.loads(b'"' + match[1] + b'"') if match else None

    def close(self) -> None:
        self._file.close()


def _cut_broken_line(file: BinaryIO) -> None:
    """Cut a last line that a killed run left without its end."""
    end = file.seek(0, os.SEEK_END)
    position = end
    while position:
        step = min(65536, position)
        file.seek(position - step)
        at = file.read(step).rfind(b"\n")
        if at >= 0:
            position = position - step + at + 1
            break
        position -= step
    if position != end:
        file.truncate(position)
    file.seek(0, os.SEEK_END)


def _lines(file: BinaryIO) -> int:
    file.seek(0)
    count = sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b""))
    file.seek(0, os.SEEK_END)
    return count


def _failed_numbers(file: BinaryIO) -> frozenset[int]:
    file.seek(0)
    numbers = frozenset(int(json.loads(line)["number"]) for line in file)
    file.seek(0, os.SEEK_END)
    return numbers
