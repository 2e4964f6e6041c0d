"""Where articles come from: files, folders, addresses, standard input, the clipboard. `read` is the way in.

for found in read(["articles/", "https://example.org/story"], notes=print):
    if isinstance(found, SourceError): ...   # one article that cannot be had; the others follow
    else: ...                                # a Document
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from briefing.errors import SourceError
from briefing.text.document import Document

if TYPE_CHECKING:
    from briefing.sources.article import Notes, RawArticle

__all__ = ["CLIPBOARD", "STDIN", "Entry", "SourceError", "expand", "read", "read_entry"]

STDIN = "-"
CLIPBOARD = "clipboard:"
_SEPARATORS = re.compile(r"[_\s]+|(?<=\w)-(?=\w)")
# An address; a letter alone is a drive.
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+)://")
_LEADING_DATE = re.compile(r"^(?:\d{4}[-_.]?\d\d[-_.]?\d\d|\d{1,4})[-_. ]+(?=\D)")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to read: a file, an address or standard input, as `expand` finds it without opening it.

    ``source`` names it as `Document.source` and `SourceError.where` will; ``kind`` is "text", "markdown", "html",
    "jsonl", "json", "pdf", "docx", "epub", "mail", "mailbox", "url", "stdin" or "clipboard"; ``title`` is a guess from
    its name; ``size`` counts bytes, None where unknown; ``problem`` says why it cannot be read, where that is plain
    already.
    """

    source: str
    kind: str
    title: str
    size: int | None = None
    problem: str | None = None

    @property
    def path(self) -> str:
        """What `expand` and `read` take for it."""
        return {"stdin": STDIN, "clipboard": CLIPBOARD}.get(self.kind, self.source)

    @property
    def many(self) -> bool:
        """Whether it may hold more than one article."""
        return self.kind in ("jsonl", "json", "stdin", "clipboard", "epub", "mail", "mailbox")


def expand(paths: Iterable[str | Path]) -> list[Entry]:
    """What `read` will read, in its order: paths as given, the files of a folder in natural order, each file once.

    Hidden files and files that are no text are passed over in folders; a path that is named is listed whatever it is.
    A folder without any article is listed with a ``problem``. Never raises.
    """
    entries: list[Entry] = []
    seen: set[str] = set()
    for path in paths:
        for entry in _expand_one(str(path)):
            key = entry.source if entry.kind in ("url", "stdin", "clipboard") else _real(entry.source)
            if key not in seen:
                seen.add(key)
                entries.append(entry)
    return entries


def read(
    paths: Iterable[str | Path],
    *,
    published: date | None = None,
    title: str | None = None,
    stdin: BinaryIO | None = None,
    notes: Notes | None = None,
) -> Iterator[Document | SourceError]:
    """Every article of some paths, lazily and in natural order: a document, or the error that stands in its place.

    ``paths`` are files, folders, http(s) addresses, "-" for standard input (``stdin``, by default the process's
    own) and "clipboard:" for what was copied. ``published`` and ``title`` are the user's and stand above what an
    article says. ``notes`` is called with a sentence for whatever a user should know but need not act on, such as an
    encoding that was guessed.

    The errors are yielded, not raised: one bad article never stops the others.
    """
    for entry in expand(paths):
        yield from read_entry(entry, published=published, title=title, stdin=stdin, notes=notes)


def read_entry(
    entry: Entry,
    *,
    published: date | None = None,
    title: str | None = None,
    stdin: BinaryIO | None = None,
    notes: Notes | None = None,
) -> Iterator[Document | SourceError]:
    """The articles of one entry; see `read`."""
    from briefing.sources.article import Overrides, RawArticle, to_document

    overrides = Overrides(published, title)
    try:
        for raw in _raw(entry, stdin, notes or _silence):
            if isinstance(raw, RawArticle):
                try:
                    yield to_document(raw, overrides)
                except SourceError as error:
                    yield error
            else:
                yield raw
    except SourceError as error:
        yield error


def _raw(entry: Entry, stdin: BinaryIO | None, notes: Notes) -> Iterator[RawArticle | SourceError]:
    from briefing.sources.files import read_file, read_pasted, read_stdin, read_url

    if entry.problem:
        raise SourceError(entry.source, entry.problem)
    if entry.kind == "stdin":
        import sys

        return read_stdin(stdin or sys.stdin.buffer, entry.source, notes)
    if entry.kind == "clipboard":
        return read_pasted(entry.source, notes)
    if entry.kind == "url":
        return read_url(entry.source, notes)
    return read_file(Path(entry.source), entry.source, notes)


def _expand_one(path: str) -> Iterator[Entry]:
    from briefing.sources.folder import files_in
    from briefing.sources.url import is_url

    if path == STDIN:
        yield Entry("stdin", "stdin", "standard input")
        return
    if path == CLIPBOARD:
        yield Entry("clipboard", "clipboard", "clipboard")
        return
    if is_url(path):
        yield Entry(path, "url", _title_of_url(path))
        return
    if (scheme := _SCHEME.match(path)) and not Path(path).exists():
        yield Entry(path, "url", path, None, f"cannot be fetched: {scheme[1]} is not spoken, only http and https")
        return
    place = Path(path)
    if not _is_folder(place):
        yield _file(place)
        return
    found = 0
    for file, problem in files_in(place):
        found += 1
        yield Entry(str(file), "text", file.name, None, problem) if problem else _file(file)
    if not found:
        yield Entry(path, "text", place.name, None, "holds no articles (no text, Markdown, HTML or JSON Lines files)")


def _file(path: Path) -> Entry:
    from briefing.sources.folder import kind_of

    kind = kind_of(path) or "text"
    try:
        size: int | None = path.stat().st_size
    except FileNotFoundError:
        return Entry(str(path), kind, path.name, None, "does not exist; check the path")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "no such name"
        return Entry(str(path), kind, path.name, None, f"cannot be read ({reason})")
    return Entry(str(path), kind, _title_of_name(path.name), size)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _real(path: str) -> str:
    try:
        return str(Path(path).resolve())
    except (OSError, ValueError, RuntimeError):
        return path


def _title_of_name(name: str) -> str:
    """ "2025-05-26_leaders-meet.txt.gz" reads as "leaders meet"."""
    stem = re.sub(
        r"(?:\.(?:gz|txt|text|md|markdown|mdown|html?|xhtml|jsonl|ndjson|json|pdf|docx|epub|eml|mbo?x|mhtml?))+$",
        "",
        name,
        flags=re.I,
    )
    return _SEPARATORS.sub(" ", _LEADING_DATE.sub("", stem)).strip() or name


def _title_of_url(url: str) -> str:
    from urllib.parse import unquote

    path = re.sub(r"[?#].*", "", url).rstrip("/")
    return _title_of_name(unquote(path.rpartition("/")[2])) or url


def _silence(_: str) -> None:
    return None
