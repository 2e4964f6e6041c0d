"""Where articles come from: files, folders, addresses, standard input, the clipboard. `read` is the way in.

for found in read(["articles/", "https://example.org/story"], notes=print):
    if isinstance(found, SourceError): ...   # one article that cannot be had; the others follow
    else: ...                                # a Document
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from briefing.errors import SourceError
from briefing.sources.listing import CLIPBOARD, STDIN, Entry, entries_of
from briefing.text.document import Document

if TYPE_CHECKING:
    from briefing.sources.article import Notes, RawArticle

__all__ = ["CLIPBOARD", "STDIN", "Entry", "SourceError", "entries_of", "expand", "read", "read_entry"]


def expand(paths: Iterable[str | Path]) -> list[Entry]:
    """What `read` will read, in its order: paths as given, the files of a folder in natural order, each file once.

    Hidden files and files that are no text are passed over in folders; a path that is named is listed whatever it is.
    A folder without any article is listed with a ``problem``. Never raises.
    """
    return list(entries_of(paths))


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
    for entry in entries_of(paths):
        yield from read_entry(entry, published=published, title=title, stdin=stdin, notes=notes)


def read_entry(
    entry: Entry,
    *,
    published: date | None = None,
    title: str | None = None,
    stdin: BinaryIO | None = None,
    notes: Notes | None = None,
    named: Callable[[], bool] = lambda: False,
) -> Iterator[Document | SourceError]:
    """The articles of one entry; see `read`. ``named`` is asked for each that came with an id: where it says so, the
    id is enough, and the document has no more than that."""
    from briefing.sources.article import Overrides, RawArticle, to_document

    overrides = Overrides(published, title)
    try:
        for raw in _raw(entry, stdin, notes or _silence):
            if isinstance(raw, RawArticle) and raw.given_id and named():
                yield Document("", (), (), source=raw.where, given_id=raw.given_id)
            elif isinstance(raw, RawArticle):
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


def _silence(_: str) -> None:
    return None
