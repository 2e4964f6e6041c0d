"""Mailboxes: many letters in a file, in the forms that programs write, and files that only look like one."""

from __future__ import annotations

import gzip
import io
import os
import threading
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.errors import SourceError
from briefing.sources import expand, read
from briefing.sources.article import RawArticle
from briefing.sources.mail import read_mail
from briefing.sources.mailbox import looks_like_mailbox, read_mailbox
from briefing.text.document import Document

STORY = "Turkey pledged to buy gas worth USD 5 billion by 2027, the energy ministry said in a statement on Monday."
MARK = "From desk@example.org Mon May 26 08:00:00 2025\n"


def _letter(subject: str, body: str = STORY, *more: str, mark: str = MARK) -> str:
    head = "".join(f"{line}\n" for line in more)
    return (
        f"{mark}From: The Desk <desk@example.org>\nTo: me@example.org\nSubject: {subject}\n"
        f"Date: Mon, 26 May 2025 08:00:00 +0000\n{head}\n{body}\n\n"
    )


def _read(folder: Path, content: str | bytes, name: str = "letters.mbox") -> list[Document | SourceError]:
    (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read([folder / name]))


def _titles(found: list[Document | SourceError]) -> list[str | None]:
    return [d.title if isinstance(d, Document) else d.what for d in found]


# How a message begins, by program.
MARKS = [
    MARK,
    MARK.replace("\n", "\r\n"),
    "From desk@example.org  Mon May  5 08:00:00 2025\n",
    "From desk@example.org Mon May 26 08:00 2025\n",
    "From desk@example.org Mon May 26 08:00:00 EDT 2025 remote from relay\n",
    "From MAILER-DAEMON Mon May 26 08:00:00 2025\n",
    "From 1832751234567890123@xxx Mon May 26 08:00:00 +0000 2025\n",
    "From - Mon May 26 08:00:00 2025\n",
    "From \n",
    "From -\n",
    '"From " would not do\n',
]


@pytest.mark.parametrize("mark", MARKS[:-1])
def test_messages_are_told_apart(tmp_path: Path, mark: str) -> None:
    found = _read(tmp_path, "".join(_letter(f"Story {n}", mark=mark) for n in range(3)))
    assert _titles(found) == ["Story 0", "Story 1", "Story 2"]
    assert [d.source for d in found if isinstance(d, Document)] == [
        f"{tmp_path / 'letters.mbox'}[{n}]" for n in (1, 2, 3)
    ]
    assert {str(d.published) for d in found if isinstance(d, Document)} == {"2025-05-26"}
    assert all(STORY in d.text for d in found if isinstance(d, Document))


def test_windows_line_ends(tmp_path: Path) -> None:
    whole = (_letter("One") + _letter("Two")).replace("\n", "\r\n")
    assert _titles(_read(tmp_path, whole)) == ["One", "Two"]


# What a body says, and what stands in the file for it.
BODIES = [
    (">From the ministry came no word on Monday.", "From the ministry came no word on Monday."),
    (">>From the ministry came no word on Monday.", ">From the ministry came no word on Monday."),
    ("From the ministry came no word on Monday.", "From the ministry came no word on Monday."),
    ("\nFrom 8:00 on Monday they spoke until 2025 was over.", "From 8:00 on Monday they spoke until 2025 was over."),
    ("\nFrom\nNote: no word came on Monday.", "Note: no word came on Monday."),
]


@pytest.mark.parametrize(("written", "said"), BODIES)
def test_a_body_may_say_from(written: str, said: str) -> None:
    """Lines of a body that begin with "From " are no messages; where they were quoted, that is undone."""
    stream = io.BytesIO((_letter("One", f"{STORY}\n{written}\n{STORY}") + _letter("Two")).encode())
    found = list(read_mailbox(stream, "x.mbox", None))
    assert [a.title for a in found if isinstance(a, RawArticle)] == ["One", "Two"]
    first = found[0]
    # A line that begins with ">" is taken for a quotation and left out.
    assert isinstance(first, RawArticle) and (said in first.text) is not said.startswith(">")


def test_a_message_that_was_cut_off_ends_where_the_next_begins(tmp_path: Path) -> None:
    whole = _letter("One").rstrip("\n") + "\n" + _letter("Two") + MARK + "From: a@b.org\nSubject: Three\n"
    found = _read(tmp_path, whole)
    assert _titles(found)[:2] == ["One", "Two"]
    assert isinstance(found[2], SourceError) and found[2].where.endswith("letters.mbox[3]")


def test_a_bad_letter_does_not_stop_the_others(tmp_path: Path) -> None:
    pictures = "Content-Type: image/png\nContent-Transfer-Encoding: base64\nMIME-Version: 1.0"
    found = _read(tmp_path, _letter("One") + _letter("Hollow", "AAAA", pictures) + f"{MARK}\n\n" + _letter("Two"))
    assert [t for t, d in zip(_titles(found), found, strict=True) if isinstance(d, Document)] == ["One", "Two"]
    assert [d.where[-3:] for d in found if isinstance(d, SourceError)] == ["[2]", "[3]"]


def test_what_was_deleted_or_is_not_meant_for_readers_is_passed_over(tmp_path: Path) -> None:
    letters = [
        _letter("DON'T DELETE THIS MESSAGE -- FOLDER INTERNAL DATA"),
        _letter("Kept", STORY, "X-Mozilla-Status: 0001", "X-Mozilla-Status2: 00000008"),
        _letter("Deleted", STORY, "X-Mozilla-Status: 0009"),
        _letter("Odd", STORY, "X-Mozilla-Status: what"),
    ]
    assert _titles(_read(tmp_path, "".join(letters))) == ["Kept", "Odd"]


@pytest.mark.parametrize("name", ["Inbox", "mbox", "letters.txt", "letters.eml", "letters.mbx"])
def test_a_mailbox_is_known_by_what_is_in_it(tmp_path: Path, name: str) -> None:
    assert _titles(_read(tmp_path, _letter("One") + _letter("Two"), name)) == ["One", "Two"]
    assert _titles(list(read([tmp_path]))) == ["One", "Two"]


def test_a_mailbox_is_read_packed_piped_and_in_folders(tmp_path: Path) -> None:
    whole = (_letter("One") + _letter("Two")).encode()
    assert _titles(_read(tmp_path, gzip.compress(whole, mtime=0), "letters.mbox.gz")) == ["One", "Two"]
    assert _titles(list(read([tmp_path]))) == ["One", "Two"]
    assert _titles(list(read(["-"], stdin=io.BytesIO(whole)))) == ["One", "Two"]
    (entry,) = expand([tmp_path / "letters.mbox.gz"])
    assert (entry.kind, entry.title, entry.many) == ("mailbox", "letters", True)


def test_a_mailbox_may_be_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "letters.mbox")
    whole = (_letter("One") + _letter("Two")).encode()
    writer = threading.Thread(target=(tmp_path / "letters.mbox").write_bytes, args=(whole,))
    writer.start()
    assert _titles(list(read([tmp_path / "letters.mbox"]))) == ["One", "Two"]
    writer.join()


NONE = [
    ("no word of a letter in it\n" * 10, "is no mailbox: no line in it begins a message"),
    ("From the start it was plain.\n\nFrom then on, too.\n", "is no mailbox"),
    (b"\x00\x01\x02" * 5000, "is no mailbox"),
    (b"\n \n", "is empty"),
    (gzip.compress(b"From a@b.org Mon May 26 08:00:00 2025\n" * 9, mtime=0)[:-12], "is a damaged gzip file"),
]


@pytest.mark.parametrize(("content", "told"), NONE, ids=range(len(NONE)))
def test_what_is_no_mailbox_is_told(tmp_path: Path, content: str | bytes, told: str) -> None:
    name = "letters.mbox.gz" if isinstance(content, bytes) and content[:2] == b"\x1f\x8b" else "letters.mbox"
    found = _read(tmp_path, content, name)[-1]
    assert isinstance(found, SourceError) and told in found.what


def test_a_single_letter_of_that_name_is_read(tmp_path: Path) -> None:
    assert _titles(_read(tmp_path, _letter("One", mark=""))) == ["One"]


def test_a_text_that_begins_with_from_stays_a_text() -> None:
    assert not looks_like_mailbox(f"From Ankara at 8:00 on 26 May 2025\n\n{STORY}".encode())
    assert not looks_like_mailbox(MARKS[-1].encode())


def test_a_letter_of_nothing_but_lines_is_not_read() -> None:
    with pytest.raises(SourceError, match="more than 2 million lines"):
        read_mail(b"From: a@b.org\n" + b"\r\n" * 2_000_001, "x.eml")


class _Endless:
    """A mailbox that is made while it is read: ``letters`` of a size, some with a line without an end."""

    def __init__(self, letters: int, line: bytes, lines: int) -> None:
        self._rest = self._lines(letters, line, lines)
        self._left = b""

    @staticmethod
    def _lines(letters: int, line: bytes, lines: int) -> Iterator[bytes]:
        for number in range(letters):
            yield from _letter(f"Story {number}").encode().splitlines(keepends=True)
            for _ in range(lines):
                yield line
            yield b"\n"

    def readline(self, size: int = -1, /) -> bytes:
        line = self._left or next(self._rest, b"")
        self._left = line[size:] if size >= 0 else b""
        return line[:size] if size >= 0 else line


@pytest.mark.parametrize(
    ("letters", "line", "lines", "told"),
    [
        (30, b"x" * 70 + b"\n", 400, None),
        (2, b"x" * 100_000 + b"\n", 1000, "larger than 64 MiB"),
        (2, b"x" * 100_000, 1000, "larger than 64 MiB"),
        (2, b"From " * 20_000, 1000, "larger than 64 MiB"),
    ],
)
def test_a_mailbox_of_any_size_is_read_message_by_message(
    letters: int, line: bytes, lines: int, told: str | None
) -> None:
    stream = _Endless(letters, line, lines)
    tracemalloc.start()
    try:
        found = [a if isinstance(a, SourceError) else a.title for a in read_mailbox(stream, "x.mbox", None)]
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    if told is None:
        assert found == [f"Story {n}" for n in range(letters)] and most < 1_500_000
    else:
        assert len(found) == letters and all(isinstance(f, SourceError) and told in f.what for f in found)
        assert most < 200_000_000
