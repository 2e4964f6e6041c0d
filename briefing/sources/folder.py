"""Folders: which files in them are articles, in natural order."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from briefing.sources.decode import what_it_is

KINDS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".pdf": "pdf",
    ".docx": "docx",
    ".epub": "epub",
    ".eml": "mail",
    ".mbox": "mailbox",
    ".mbx": "mailbox",
    ".mhtml": "mail",
    ".mht": "mail",
}
# What stands in a folder to tell of the folder.
_ABOUT_THE_FOLDER = re.compile(
    r"(?:readme|licen[cs]es?|copying|copyright|notice|authors|contributors|contributing|changelog|changes|history|"
    r"code_of_conduct|security)(?:[._-].*)?",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"(\d+)")
_DEEPEST = 64
# Enough to tell text from the rest without reading every film in a folder.
_HEAD = 4096


def natural_key(name: str) -> tuple[tuple[int, int, str], ...]:
    """A sorting key that puts "part 2" before "part 10" and does not mind capitals; ties go by the name itself."""
    parts = [(0, int(p), "") if p.isdecimal() else (1, 0, p) for p in _NUMBERS.split(name.casefold()) if p]
    return (*parts, (2, 0, name))


def kind_of(path: Path) -> str | None:
    """What a file's name says that it is, "x.txt.gz" being a text too; None where the name says nothing."""
    suffixes = [s.lower() for s in path.suffixes[-2:]]
    if suffixes and suffixes[-1] == ".gz":
        suffixes.pop()
    return KINDS.get(suffixes[-1]) if suffixes else None


def files_in(folder: Path) -> Iterator[tuple[Path, str | None]]:
    """The articles in a folder and the folders in it: each path with None, or with why it cannot be looked at.

    Files and folders whose names begin with a dot are passed over, links to folders too, so that no circle can arise;
    so are files about the folder itself (README, LICENSE and their like).
    A file without an ending that is known is an article when it has no ending at all and its bytes are text.
    """
    yield from _walk(folder, 0)


def _walk(folder: Path, depth: int) -> Iterator[tuple[Path, str | None]]:
    try:
        with os.scandir(folder) as found:
            entries = sorted((e for e in found if not e.name.startswith(".")), key=lambda e: natural_key(e.name))
    except OSError as error:
        yield folder, f"cannot be looked into ({error.strerror or error}); check its permissions"
        return
    for entry in entries:
        path = folder / entry.name
        try:
            inside, file = entry.is_dir(follow_symlinks=False), entry.is_file()
        except OSError as error:  # a link into a place that is closed
            yield path, f"cannot be looked at ({error.strerror or error}); check its permissions"
            continue
        if inside:
            if depth < _DEEPEST:
                yield from _walk(path, depth + 1)
        elif file and _is_article(path):
            yield path, None


def _is_article(path: Path) -> bool:
    if _ABOUT_THE_FOLDER.fullmatch(path.name):
        return False
    if kind_of(path):
        return True
    if path.suffix and path.suffix.lower() != ".gz" and not path.suffix[1:].isdecimal():
        return False
    if path.suffix.lower() == ".gz":
        return False
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        # Let the reader of the file say what is wrong with it.
        return True
    return bool(head.strip()) and what_it_is(head) is None
