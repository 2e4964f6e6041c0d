"""What the app asks of the library; every function opens it, and belongs into a thread. No widget is known here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.brief.model import Brief
from briefing.errors import LibraryError

if TYPE_CHECKING:
    from briefing.library import Entry, Hit, Library

# The articles that are shown, with the places that answer, and those that are opened at once.
SHOWN, AT_ONCE = 60, 1000
# The word at the end of a search, while it is being typed. A date and what must not stand are not begun but whole.
_LAST_WORD = re.compile(r"(?:^|\s)(?:(?!after:|before:)[a-z]+:)?[^\W\d_][\w’\'.]*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Answer:
    """The ``best`` articles that a search found, their texts with them; ``numbers`` are all that it found, and ``kept``
    says how many the library has."""

    best: tuple[Hit, ...]
    numbers: tuple[int, ...]
    kept: int


def library_path(chosen: Path | None) -> Path:
    """The library that was chosen, else the user's own."""
    from briefing.store.locations import library_file

    return chosen or library_file()


def opened(path: Path) -> Library:
    """A library, open; a new one where there was none.

    Raises:
        LibraryError: where it cannot be opened, or is missing while there is a copy of it.
    """
    from briefing.library import Library

    return Library(path, datetime.now(UTC))


def is_new(path: Path) -> bool:
    """Whether nothing was ever kept in a library, so that asking it need not make its file."""
    from briefing.library.schema import backup_of

    return not path.exists() and not backup_of(path).exists()


def ask(path: Path, typed: str) -> Answer:
    """What a search finds, in the language of `briefing search`; nothing typed finds everything, newest first.

    Raises:
        OptionError: where what is typed makes no sense, or not yet.
        LibraryError: where the library cannot be read.
    """
    from briefing.library import Query, parse_query

    query = parse_query(whole(typed)) if typed.strip() else None
    if is_new(path):
        return Answer((), (), 0)
    with opened(path) as library:
        entries: Sequence[Entry] = library.entries(query)
        kept = library.stats().articles
        best = tuple(library.search(query or Query(None), SHOWN))
    return Answer(best, tuple(entry.number for entry in entries), kept)


def whole(typed: str) -> str:
    """What is being typed, its last word as the beginning of one: until a space or quotation mark ends it, nobody knows
    how it goes on."""
    return typed + "*" if _LAST_WORD.search(typed) else typed


def numbers_of(path: Path, typed: str) -> tuple[int, ...]:
    """The articles that a search finds, its words as they stand.

    Raises:
        OptionError: where it makes no sense.
        LibraryError: where the library cannot be read.
    """
    from briefing.library import parse_query

    query = parse_query(typed) if typed.strip() else None
    if is_new(path):
        return ()
    with opened(path) as library:
        return tuple(entry.number for entry in library.entries(query))


def briefs(path: Path, numbers: Sequence[int]) -> Iterator[Brief | str]:
    """The kept briefs of articles, one by one; of one that cannot be read, a sentence that says why.

    Raises:
        LibraryError: where the library cannot be opened.
    """
    with opened(path) as library:
        for number in numbers:
            try:
                yield library.brief(number)
            except LibraryError as error:
                yield str(error)
            except ValueError as error:
                yield f"article {number} of the library cannot be read: {error}"


def keep(path: Path, briefs: Sequence[Brief]) -> tuple[int, int]:
    """Keep briefs; gives how many are new, and how many were there and have been renewed.

    Raises:
        LibraryError: where the library cannot be written.
    """
    with opened(path) as library:
        library.require_writable()
        new = sum(library.add(brief) for brief in briefs)
    return new, len(briefs) - new
