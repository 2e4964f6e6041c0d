"""Wrapping by cells, as offsets: no line holds a copy of its text, and joining the lines gives the text back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rich.cells import cell_len, get_character_cell_size

# Characters of which each takes one cell whatever stands beside it; texts of these alone wrap without being measured.
_NARROW = re.compile("[\x20-\x7e\xa1-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u203b\u20ac]*")


def wrap(text: str, start: int, end: int, width: int) -> list[tuple[int, int]]:
    """The lines of ``text[start:end]`` at ``width`` cells as half-open ranges, at least one.

    Lines break at spaces, which stay outside both lines, and at newlines; a word longer than a line is cut where the
    line is full, never between a character and the marks that combine with it.
    """
    lines: list[tuple[int, int]] = []
    width = max(2, width)
    for left, right in _blocks(text, start, end):
        if _NARROW.fullmatch(text, left, right):
            lines.extend(_narrow(text, left, right, width))
        else:
            lines.extend(_measured(text, left, right, width))
    return lines or [(start, start)]


def _blocks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while (stop := text.find("\n", start, end)) >= 0:
        yield start, stop
        start = stop + 1
    yield start, end


def _narrow(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    while end - start > width:
        space = text.rfind(" ", start + 1, start + width + 1)
        stop = space if space > start else start + width
        yield start, stop
        start = stop + 1 if stop < end and text[stop] == " " else stop
    yield start, end


def _measured(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    used, space, at = 0, -1, start
    while at < end:
        size = get_character_cell_size(text[at])
        if used + size > width:
            if text[at] == " ":
                stop, following = at, at + 1
            elif space > start:
                stop, following = space, space + 1
            else:
                stop = following = at
            yield start, stop
            start, space, used = following, -1, 0
            at = max(at, start)
            used = cell_len(text[start:at])
            continue
        if text[at] == " ":
            space = at
        used += size
        at += 1
    yield start, end


def wrapped(text: str, width: int) -> list[str]:
    """The lines themselves, for text that is shown and not pointed into."""
    return [text[a:b] for a, b in wrap(text, 0, len(text), width)]


def hanging(text: str, width: int) -> list[str]:
    """The lines of a key and, two spaces after it, what it does, which wraps under itself; of other text its lines."""
    key, gap, told = text.partition("  ")
    if not gap or cell_len(key) > width // 3:
        return wrapped(text, width)
    indent = cell_len(key) + 2
    lines = wrapped(told.lstrip(), width - indent)
    return [f"{key}  {lines[0]}", *(" " * indent + line for line in lines[1:])]


def beside(facts: Sequence[str], width: int) -> list[str]:
    """Facts beside each other with dots between them; a line that is full ends with a fact, not with a dot."""
    lines: list[str] = []
    for fact in facts:
        if lines and cell_len(lines[-1]) + 3 + cell_len(fact) <= width:
            lines[-1] += f" · {fact}"
        else:
            lines += wrapped(fact, width)
    return lines


def is_wider(text: str, width: int) -> bool:
    """Whether a text takes more than ``width`` cells. Only what may fit is measured."""
    if len(text) <= width:
        return not _NARROW.fullmatch(text) and cell_len(text) > width
    return _NARROW.fullmatch(text, 0, width + 1) is not None or cell_len(text[: 4 * width]) > width


def clip(text: str, width: int) -> str:
    """``text`` in at most ``width`` cells, ended by an ellipsis where something was left out."""
    if len(text) <= 4 * width and cell_len(text) <= width:
        return text
    if width <= 1:
        return "…"[: max(0, width)]
    used, at = 0, 0
    for character in text:
        size = get_character_cell_size(character)
        if used + size > width - 1:
            break
        used += size
        at += 1
    return text[:at].rstrip() + "…"


def pad(text: str, width: int) -> str:
    """``text`` in exactly ``width`` cells: clipped or filled with spaces."""
    short = clip(text, width)
    return short + " " * (width - cell_len(short))
