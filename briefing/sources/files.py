"""One file, standard input, the clipboard or one answer of a server: from bytes to raw articles, by what is in them."""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from briefing.errors import SourceError
from briefing.sources.archives import kind_of_archive
from briefing.sources.article import Notes, RawArticle
from briefing.sources.decode import LARGEST, decode, unpack
from briefing.sources.folder import kind_of
from briefing.sources.html import looks_like_html, read_html
from briefing.sources.jsonl import looks_like_json, looks_like_json_lines, read_json, read_lines
from briefing.sources.mail import looks_like_mail
from briefing.sources.mailbox import Stream, looks_like_mailbox, read_mailbox
from briefing.sources.markdown import read_markdown
from briefing.sources.plain import read_plain
from briefing.sources.url import Fetched, fetch

_LONGEST_LINE = 16 * 1024 * 1024
# Enough of a file to tell a mailbox by.
_HEAD = 4096
_MARKDOWN = re.compile(r"^#{1,6} \S|\[[^\]\n]{1,200}\]\(https?://", re.MULTILINE)
_MEDIA = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/markdown": "markdown",
    "application/json": "json",
    "application/x-ndjson": "jsonl",
    "application/jsonl": "jsonl",
}


def read_file(path: Path, where: str, notes: Notes) -> Iterator[RawArticle | SourceError]:
    """The articles in a file.

    Raises:
        SourceError: when the file cannot be read or is no text.
    """
    kind = kind_of(path)
    try:
        with path.open("rb") as file:
            if kind == "jsonl":
                yield from _read_json_lines(file, where, notes)
                return
            if _is_mailbox(file, kind):
                yield from _read_packed(file, where, lambda stream: read_mailbox(stream, where, path.name))
                return
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise SourceError(where, _why(error, path)) from error
    yield from _read_bytes(data, where, kind, notes, name=path.name)


def read_stdin(stream: BinaryIO, where: str, notes: Notes) -> Iterator[RawArticle | SourceError]:
    """The articles on standard input, told apart by how they begin."""
    yield from _read_bytes(stream.read(LARGEST + 1), where, None, notes, guess_markdown=True)


def read_pasted(where: str, notes: Notes) -> Iterator[RawArticle | SourceError]:
    """The articles on the clipboard, told apart as those on standard input are."""
    from briefing.sources.clipboard import read_clipboard

    yield from _read_bytes(read_clipboard(), where, None, notes, guess_markdown=True)


def read_url(url: str, notes: Notes) -> Iterator[RawArticle | SourceError]:
    """The articles at an address."""
    yield from articles_in(fetch(url), url, notes)


def articles_in(answer: Fetched, url: str, notes: Notes) -> Iterator[RawArticle | SourceError]:
    """The articles in a server's answer to an address."""
    kind = _MEDIA.get(answer.media) or kind_of(Path(url.split("?")[0].split("#")[0].rpartition("/")[2]))
    yield from _read_bytes(answer.data, url, kind, notes, url=answer.url, charset=answer.charset)


def _read_bytes(
    data: bytes,
    where: str,
    kind: str | None,
    notes: Notes,
    *,
    name: str | None = None,
    url: str | None = None,
    charset: str | None = None,
    guess_markdown: bool = False,
) -> Iterator[RawArticle | SourceError]:
    packed = unpack(data, where)
    if _may_be_mailbox(kind) and looks_like_mailbox(packed[:_HEAD]):
        yield from (_placed(article, url) for article in read_mailbox(io.BytesIO(packed), where, name))
        return
    if document := _document_kind(packed, kind):
        yield from _read_document(packed, document, where, name, url)
        return
    decoded = decode(packed, where, charset, html=kind in (None, "html"))
    if decoded.remark:
        notes(f"{where}: {decoded.remark}")
    text = decoded.text
    if not text.strip("\ufeff \t\r\n"):
        raise SourceError(where, "is empty; there is nothing to brief")
    if kind == "json" or (kind is None and looks_like_json(text)):
        yield from read_json(text, where, notes)
    elif kind == "jsonl" or (kind is None and looks_like_json_lines(text)):
        yield from read_lines(text.split("\n"), where, notes)
    elif kind == "html" or looks_like_html(text):
        yield read_html(text, where, name, url)
    elif kind == "markdown" or (guess_markdown and _MARKDOWN.search(text)):
        yield _with_url(read_markdown(text, where, name), url)
    else:
        yield _with_url(read_plain(text, where, name), url)


def _document_kind(data: bytes, kind: str | None) -> str | None:
    """ "pdf", "docx", "epub" or "mail" where the bytes are such a document, whatever the name says."""
    if data.startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return kind_of_archive(data)
    # An empty mailbox is no letter without words.
    named = kind == "mail" or (kind == "mailbox" and bool(data.strip()))
    return "mail" if named or (kind in (None, "text") and looks_like_mail(data)) else None


def _read_document(
    data: bytes, kind: str, where: str, name: str | None, url: str | None
) -> Iterator[RawArticle | SourceError]:
    """The articles in a document that is no text file."""
    if kind == "epub":
        from briefing.sources.epub import read_epub

        yield from read_epub(data, where, name)
    elif kind == "pdf":
        from briefing.sources.pdf import read_pdf

        yield _with_url(read_pdf(data, where, name), url)
    elif kind == "docx":
        from briefing.sources.docx import read_docx

        yield _with_url(read_docx(data, where, name), url)
    else:
        from briefing.sources.mail import read_mail

        yield from (_with_url(article, url) for article in read_mail(data, where, name))


def _placed(article: RawArticle | SourceError, url: str | None) -> RawArticle | SourceError:
    return article if isinstance(article, SourceError) else _with_url(article, url)


def _with_url(raw: RawArticle, url: str | None) -> RawArticle:
    from dataclasses import replace

    return replace(raw, url=url) if url else raw


def _read_json_lines(file: io.BufferedReader, where: str, notes: Notes) -> Iterator[RawArticle | SourceError]:
    """A JSON Lines file line by line, so that its size does not matter."""
    head = file.peek(4)
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        yield from _read_bytes(file.read(LARGEST + 1), where, "jsonl", notes)
        return
    yield from _read_packed(file, where, lambda stream: read_lines(_lines(stream, where, notes), where, notes))


def _may_be_mailbox(kind: str | None) -> bool:
    """Whether a file may be a mailbox whatever its name says; programs give theirs no ending, or a wrong one."""
    return kind in (None, "text", "mail", "mailbox")


def _is_mailbox(file: io.BufferedReader, kind: str | None) -> bool:
    """Whether an open file is read as a mailbox; one that is named so but holds a single message is not."""
    if not _may_be_mailbox(kind):
        return False
    # Looked at without being taken: it may be a pipe.
    head = file.peek(_HEAD)[:_HEAD]
    if head.startswith(b"\x1f\x8b"):
        return kind == "mailbox"
    return looks_like_mailbox(head) or (kind == "mailbox" and bool(head.strip()) and not looks_like_mail(head))


def _read_packed(
    file: io.BufferedReader, where: str, read: Callable[[Stream], Iterator[RawArticle | SourceError]]
) -> Iterator[RawArticle | SourceError]:
    """What ``read`` makes of an open file, or of what is packed in it, however large that is."""
    try:
        if file.peek(2)[:2] == b"\x1f\x8b":
            with gzip.GzipFile(fileobj=file) as unpacked:
                yield from read(unpacked)
        else:
            yield from read(file)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise SourceError(where, f"is a damaged gzip file ({error}); fetch or pack it again") from error


def _lines(file: Stream, where: str, notes: Notes) -> Iterator[str]:
    number = 0
    told = False
    while line := file.readline(_LONGEST_LINE + 1):
        number += 1
        if len(line) > _LONGEST_LINE:
            raise SourceError(f"{where}:{number}", "is a line of more than 16 MiB; this is no JSON Lines file")
        if number == 1 and b"\x00" in line:
            raise SourceError(where, "is binary data, not text")
        try:
            yield line.decode("utf-8")
        except UnicodeDecodeError:
            if not told:
                notes(f"{where}:{number}: read as Windows-1252, judged by its bytes; it is not UTF-8")
                told = True
            yield line.decode("cp1252", errors="replace")
    if not number:
        raise SourceError(where, "is empty; there is nothing to brief")


def _why(error: OSError, path: Path) -> str:
    if isinstance(error, FileNotFoundError):
        return "does not exist; check the path"
    if isinstance(error, PermissionError):
        return "cannot be read: no permission; ask its owner or change its mode"
    if isinstance(error, IsADirectoryError):
        return "is a folder"
    return f"cannot be read ({error.strerror or type(error).__name__})"
