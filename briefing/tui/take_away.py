"""What leaves the app: a brief or some of its items as text, a file, a citation. No widget is known here."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from briefing.brief.model import Brief, Commitment, Document, Main, Quote, Timex
from briefing.errors import OutputError
from briefing.render.bound import action_words
from briefing.tui.kinds import Kind
from briefing.tui.outline import Item
from briefing.tui.state import write_whole

# A brief as text in one of the formats.
Render = Callable[[Brief, str], str]
FORMATS = (("markdown", "Markdown", ".md"), ("json", "JSON", ".json"), ("text", "plain text", ".txt"))
SUFFIX = {name: suffix for name, _, suffix in FORMATS}
# Characters of a title in a file's name.
_NAME = 44
_FIELDS = {
    Kind.WHAT: "what",
    Kind.WHO: "who",
    Kind.WHERE: "where",
    Kind.WHEN: "when",
    Kind.COMMITMENT: "commitments",
    Kind.QUOTE: "quotes",
    Kind.STATEMENT: "statements",
    Kind.FIGURE: "figures",
    Kind.TERM: "terms",
    Kind.SUMMARY: "summary",
}


def rendered(brief: Brief, form: str) -> str:
    """The brief as Markdown, JSON or unwrapped plain text."""
    if form == "json":
        import json

        from briefing.render.json import to_json

        return json.dumps(to_json(brief), ensure_ascii=False, indent=2) + "\n"
    if form == "markdown":
        from briefing.render.markdown import markdown

        return markdown(brief)
    from briefing.render.plain import plain

    return plain(brief)


def reduced(brief: Brief, items: Sequence[Item]) -> Brief:
    """The brief with these items alone, in the brief's own order."""
    fields: dict[str, Any] = dict.fromkeys(_FIELDS.values(), ())
    for kind, name in _FIELDS.items():
        numbers = {i.number for i in items if i.kind is kind and not isinstance(i.value, Main)}
        fields[name] = tuple(value for n, value in enumerate(getattr(brief, name)) if n in numbers)
    main = brief.main if any(isinstance(i.value, Main) for i in items) else Main()
    return replace(brief, main=main, near_misses=(), **fields)


def file_name(document: Document, form: str) -> str:
    """A name for the file of a brief: day and title, in characters that every file system takes."""
    title = document.title or document.text[:60]
    words = re.sub(r"[^\w]+", "-", title.casefold(), flags=re.ASCII).strip("-")
    if len(words) > _NAME:
        words = words[: _NAME + 1].rpartition("-")[0] or words[:_NAME]
    day = document.published.isoformat() + "-" if document.published else ""
    return f"{day}{words or document.id}{SUFFIX[form]}"


def named(value: str) -> Path | None:
    """The file that was typed; None where nothing was. The home of a user that does not exist is taken as a name."""
    path = Path(value.strip())
    if not value.strip():
        return None
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def found_at(path: Path) -> str:
    """What is there already: ``file``, ``folder``, ``other`` (a device, a pipe), or nothing; nothing also where it
    cannot be looked at, which writing then tells."""
    try:
        if not path.exists():
            return ""
        return "folder" if path.is_dir() else "file" if path.is_file() else "other"
    except (OSError, ValueError):
        return ""


def write_new(path: Path, text: str, *, overwrite: bool) -> None:
    """Write an export.

    Raises:
        FileExistsError: when the file is there and ``overwrite`` does not say that it may go.
        OutputError: when it cannot be written; the sentence says why.
    """
    there = found_at(path)
    if there == "other":
        # A new file would take the place of the device.
        raise OutputError(f"{path}: it is no plain file")
    if there and not overwrite:
        raise FileExistsError(str(path))
    try:
        # Through a link: what it leads to is written, and the link stays.
        write_whole(Path(os.path.realpath(path)), text)
    except FileExistsError as error:
        raise OutputError(f"{path}: {path.parent} is no folder") from error
    except (OSError, ValueError) as error:
        raise OutputError(f"{path}: {getattr(error, 'strerror', None) or error}") from error


def citation(document: Document, items: Sequence[Item]) -> str:
    """Items as they are pasted into a note: what it says, then the verbatim evidence and where it stands."""
    return "\n\n".join(_cited(document, item) for item in items)


def cited_span(document: Document, start: int, end: int) -> str:
    """A stretch of the article's own text with where it stands."""
    return f"“{document.text[start:end]}”\n— {place(document, start)}"


def place(document: Document, offset: int) -> str:
    """Title, day, source and paragraph, as far as they are known; paragraphs count from 1."""
    parts = [document.title or "", document.published.isoformat() if document.published else ""]
    parts += [document.url or document.source or "", f"paragraph {document.paragraph_at(offset).number + 1}"]
    return ", ".join(part for part in parts if part)


def _cited(document: Document, item: Item) -> str:
    said = said_of(item)
    if not item.spans:
        return said
    span = item.spans[0]
    words = span.of(document.text)
    lines = [said] if said != words else []
    return "\n".join([*lines, f"“{words}”", f"— {place(document, span.start)}"])


def said_of(item: Item) -> str:
    """An item in a line, without markup."""
    value = item.value
    if isinstance(value, Commitment):
        due = f", by {value.deadline.text}" if value.deadline else ""
        who = ", ".join(value.actors) or "actor not named"
        return f"{who}: {action_words(value)} ({value.kind}, strength {value.strength}, {value.status}{due})"
    if isinstance(value, Quote):
        return f"{value.speaker or 'speaker not named'}: {value.text}"
    if isinstance(value, Timex):
        day = value.value or "unresolved"
        return f"{day}: {item.told} (“{value.text}”)" if item.told else f"{day}: {value.text}"
    if isinstance(value, Main):
        told = [", ".join(value.who), value.when or "", ", ".join(value.where)]
        return "; ".join(part for part in told if part)
    name = getattr(value, "name", None) or getattr(value, "term", None) or getattr(value, "text", "")
    role = getattr(value, "role", None) or getattr(value, "of", None)
    return f"{name}, {role}" if role else str(name)
