"""Mailboxes (.mbox, the folders of Thunderbird, Apple Mail, mutt, a Takeout): message after message, one at a time.

The forms differ in how a line that begins with "From " inside a message is kept from being taken for the next one
(https://www.loc.gov/preservation/digital/formats/fdd/fdd000383.shtml). All are read by one rule: a message begins at
a line that has a sender and a time as the programs write them, with a line of a header under it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import Message
from email.parser import BytesHeaderParser
from typing import Protocol

from briefing.errors import SourceError
from briefing.sources.article import RawArticle
from briefing.sources.decode import LARGEST
from briefing.sources.mail import read_mail

# Bytes of a line that are looked at together; what is longer is no line that means anything here.
_LINE = 1 << 16
# "From jane@example.org Mon May 26 08:00:00 2025", also with a zone before or behind the year.
_POSTMARK = re.compile(rb"From \S.{0,300}\d:\d\d.{0,60}\b\d{4}\b.{0,40}\r?\n")
# Thunderbird writes it without either; only behind an empty line can it be told from a sentence.
_BARE = re.compile(rb"From (?:- *)?\r?\n")
_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9_-]{0,70}:|>From ")
_QUOTED = re.compile(rb">+From ")
# Thunderbird's flag for a message that its user has deleted; it stays in the file until that is compacted.
_EXPUNGED = 0x0008
_INTERNAL = "folder internal data"


class Stream(Protocol):
    """Bytes that are read by lines."""

    def readline(self, size: int = -1, /) -> bytes:
        """The next line, or as much of it as ``size`` allows."""
        ...


def looks_like_mailbox(head: bytes) -> bool:
    """Whether bytes begin as a mailbox does: with a line that begins a message, and a line of its header."""
    first, rest = _first_line(head.lstrip(b"\r\n"))
    return (_POSTMARK.fullmatch(first) or _BARE.fullmatch(first)) is not None and _HEADER.match(rest) is not None


def read_mailbox(stream: Stream, where: str, name: str | None) -> Iterator[RawArticle | SourceError]:
    """The articles in a mailbox, one message in memory at a time, or what is wrong with a message in its place. Its
    messages are ``where[1]``, ``where[2]``, ...; those that were deleted are passed over.

    Raises:
        SourceError: when no message begins in it.
    """
    number = 0
    for number, message in enumerate(_messages(stream), start=1):
        place = f"{where}[{number}]"
        if message is None:
            yield SourceError(place, f"is a message larger than {LARGEST >> 20} MiB; it is passed over")
            continue
        try:
            if not _is_thrown_away(message):
                yield from read_mail(message, place, name)
        except SourceError as error:
            yield error
    if not number:
        raise SourceError(where, "is no mailbox: no line in it begins a message (“From ...”)")


def _messages(stream: Stream) -> Iterator[bytes | None]:
    """The bytes of each message, as they were before the mailbox quoted them; None for one that is far too large."""
    message: bytearray | None = None
    size, empty, whole = 0, True, True
    line = stream.readline(_LINE)
    while line:
        following = stream.readline(_LINE)
        if whole and _begins(line, following, empty):
            if message is not None:
                yield bytes(message) if size <= LARGEST else None
            message, size = bytearray(), 0
        elif message is not None:
            size += len(line)
            if size <= LARGEST:
                message += line[1:] if whole and _QUOTED.match(line) else line
            else:
                message.clear()
        empty = whole and not line.strip(b"\r\n")
        whole = line.endswith(b"\n")
        line = following
    if message is not None:
        yield bytes(message) if size <= LARGEST else None


def _begins(line: bytes, following: bytes, after_empty: bool) -> bool:
    """Whether a message begins at a line."""
    if not line.startswith(b"From"):
        return False
    marked = _POSTMARK.fullmatch(line) or (after_empty and _BARE.fullmatch(line))
    return bool(marked) and (not following.strip() or _HEADER.match(following) is not None)


def _is_thrown_away(message: bytes) -> bool:
    """Whether a message was deleted by its reader's program, or is a note that a program keeps for itself."""
    head: Message = BytesHeaderParser().parsebytes(message[:_LINE])
    flags = str(head.get("x-mozilla-status", "")).strip()
    try:
        deleted = bool(int(flags, 16) & _EXPUNGED) if flags else False
    except ValueError:
        deleted = False
    return deleted or _INTERNAL in str(head.get("subject", "")).lower()


def _first_line(head: bytes) -> tuple[bytes, bytes]:
    line, end, rest = head.partition(b"\n")
    return line + end, rest
