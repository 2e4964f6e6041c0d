"""Folders: which files in them are articles, in natural order."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
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
# What a name stands for, where it is no file.
_FOLDER, _LINK = "folder", "link"
# Enough to tell text from the rest without reading every film in a folder.
_HEAD = 4096


def natural_key(name: str) -> str:
    """A sorting key that puts "part 2" before "part 10" and does not mind capitals; ties go by the name itself."""
    # Of two numbers the one with more digits is larger. No name holds the marks; the last is larger than the others.
    parts = (f"\0{chr(len(n))}{n}" if (n := _digits(p)) else f"\1{p}\0" for p in _NUMBERS.split(name.casefold()) if p)
    return "".join((*parts, f"\2{name}"))


def _digits(part: str) -> str | None:
    """A number without what it may begin with, in the digits of English; None for anything else."""
    return str(int(part)) if part.isdecimal() else None


def kind_of(path: Path) -> str | None:
    """What a file's name says that it is, "x.txt.gz" being a text too; None where the name says nothing."""
    suffixes = [s.lower() for s in path.suffixes[-2:]]
    if suffixes and suffixes[-1] == ".gz":
        suffixes.pop()
    return KINDS.get(suffixes[-1]) if suffixes else None


@dataclass(frozen=True, slots=True)
class Found:
    """What stands in a folder: an article, or (``problem``) something that cannot be looked at, with the reason.
    ``link`` says that the name is a link to a file."""

    path: Path
    problem: str | None = None
    link: bool = False


def files_in(folder: Path) -> Iterator[Found]:
    """The articles in a folder and the folders in it, as they are asked for.

    Files and folders whose names begin with a dot are passed over, links to folders too, so that no circle can arise;
    so are files about the folder itself (README, LICENSE and their like).
    A file without an ending that is known is an article when it has no ending at all and its bytes are text.

    Held at a time: the names in the folder that is at hand and in those above it, about 100 bytes each.
    """
    yield from _walk(folder, 0)


def lists(folder: Path, file: Path) -> bool:
    """Whether `files_in` would find a file in a folder; no folder between them may be a link."""
    between = file.relative_to(folder).parts
    if any(part.startswith(".") for part in between) or len(between) > _DEEPEST + 1:
        return False
    try:
        return file.is_file() and _is_article(file)
    except OSError:
        return False


def _walk(folder: Path, depth: int) -> Iterator[Found]:
    try:
        names, marks = _names(folder)
    except OSError as error:
        yield Found(folder, f"cannot be looked into ({error.strerror or error}); check its permissions")
        return
    # From the end, so that a name is let go of when it is told.
    names.sort(key=natural_key, reverse=True)
    while names:
        name = names.pop()
        path, mark = folder / name, marks.get(name, "")
        if mark == _FOLDER:
            if depth < _DEEPEST:
                yield from _walk(path, depth + 1)
        elif mark not in ("", _LINK):
            yield Found(path, f"cannot be looked at ({mark}); check its permissions")
        elif _is_article(path):
            yield Found(path, link=mark == _LINK)


def _names(folder: Path) -> tuple[list[str], dict[str, str]]:
    """The names of the files and folders in a folder, in no order, and what some of them are: folders, links to files,
    or what can, for this reason, not be told."""
    names: list[str] = []
    marks: dict[str, str] = {}
    with os.scandir(folder) as found:
        for entry in found:
            if entry.name.startswith("."):
                continue
            try:
                if entry.is_dir(follow_symlinks=False):
                    marks[entry.name] = _FOLDER
                elif not entry.is_file():
                    continue
                elif entry.is_symlink():
                    marks[entry.name] = _LINK
            except OSError as error:  # a link into a place that is closed
                marks[entry.name] = error.strerror or str(error)
            names.append(entry.name)
    return names, marks


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
