"""What there is to read: files, the articles of folders, addresses, each once and as it is needed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

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


def entries_of(paths: Iterable[str | Path]) -> Iterator[Entry]:
    """What `read` will read, in its order, found as it is asked for: of a folder of any size no more is held than the
    names in one of its folders. See `expand`."""
    seen = _Seen()
    for path in paths:
        yield from _entries(str(path), seen)


class _Seen:
    """What was listed. Of folders only where they are is kept, not the files in them: a file under one of them was
    listed with it."""

    def __init__(self) -> None:
        self._folders: list[Path] = []
        self._others: set[str] = set()

    def add(self, folder: Path) -> None:
        """All of a folder was listed."""
        self._folders.append(folder)

    def has(self, path: Path) -> bool:
        """Whether a file, by its real path, was listed."""
        return str(path) in self._others or any(_lists(folder, path) for folder in self._folders)

    def is_new(self, key: str) -> bool:
        """Whether this was not listed yet; it counts as listed from now on."""
        new = key not in self._others
        self._others.add(key)
        return new


def _lists(folder: Path, path: Path) -> bool:
    """Whether listing a folder lists a file, both by their real paths."""
    from briefing.sources.folder import lists

    return path.is_relative_to(folder) and lists(folder, path)


def _entries(path: str, seen: _Seen) -> Iterator[Entry]:
    lone = _lone(path)
    if lone is not None:
        if seen.is_new(path):
            yield lone
        return
    place = Path(path)
    real = _real(place)
    if _is_folder(place):
        yield from _in_folder(place, real, seen)
    elif not seen.has(real) and seen.is_new(str(real)):
        yield _file(place)


def _lone(path: str) -> Entry | None:
    """What is no file: standard input, the clipboard, an address."""
    from briefing.sources.url import is_url

    if path == STDIN:
        return Entry("stdin", "stdin", "standard input")
    if path == CLIPBOARD:
        return Entry("clipboard", "clipboard", "clipboard")
    if is_url(path):
        return Entry(path, "url", _title_of_url(path))
    if (scheme := _SCHEME.match(path)) and not Path(path).exists():
        return Entry(path, "url", path, None, f"cannot be fetched: {scheme[1]} is not spoken, only http and https")
    return None


def _in_folder(place: Path, real: Path, seen: _Seen) -> Iterator[Entry]:
    from briefing.sources.folder import files_in

    none = True
    for found in files_in(place):
        none = False
        if found.problem:
            if seen.is_new(str(found.path)):
                yield Entry(str(found.path), "text", found.path.name, None, found.problem)
            continue
        # No folder on the way is a link.
        target = _real(found.path) if found.link else real / found.path.relative_to(place)
        if seen.has(target):
            continue
        # What a link leads to is listed by itself where it stands in the same folder.
        if not found.link or (not _lists(real, target) and seen.is_new(str(target))):
            yield _file(found.path)
    seen.add(real)
    if none:
        what = "holds no articles (no text, Markdown, HTML or JSON Lines files)"
        yield Entry(str(place), "text", place.name, None, what)


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


def _real(path: Path) -> Path:
    try:
        return path.resolve()
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
