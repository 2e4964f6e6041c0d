"""How lines of prose are set: beside a column, and with the places that they cite. No widget is known here."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from briefing.tui.cards import Line
from briefing.tui.literal import literal
from briefing.tui.trail import Place
from briefing.tui.wrap import pad, wrapped

# Prose is set no wider than this, and a line cites no more places than these by name.
MEASURE = 96
_TAGS = 8


def tagged(lines: list[Line], places: Sequence[Place], width: int, indent: int = 0, support: str = "") -> list[Line]:
    """Lines with the places they cite after their end, or below it: under their words, or from cell ``indent`` on.
    Before the places stands how many articles ``support`` the words, where that is told."""
    tags = list(dict.fromkeys(p.tag for p in places))
    more = [f"and {len(tags) - _TAGS} more"] if len(tags) > _TAGS else []
    words = " ".join([*([support.replace(" ", "\u00a0")] if support else []), *tags[:_TAGS], *more])
    if not words:
        return lines
    used = sum(cell_len(text) for text, _ in lines[-1]) if lines else 0
    if lines and used + 2 + cell_len(words) <= width:
        return [*lines[:-1], (*lines[-1], ("  ", ""), (words.replace("\u00a0", " "), "kind.term"))]
    if lines and not lines[-1][0][0].strip():
        indent = indent or cell_len(lines[-1][0][0])
    return [*lines, *(((" " * indent, ""), (line, "kind.term")) for line in _tag_lines(words, width - indent))]


def _tag_lines(words: str, width: int) -> list[str]:
    """Tags are broken between each other and not within."""
    return [line.replace("\u00a0", " ") for line in wrapped(words.replace(" ¶", "\u00a0¶"), width)]


def prose(text: str, role: str, width: int) -> list[Line]:
    """Text in lines of one style."""
    return [((line, role),) for line in wrapped(literal(text), width)]


def beside(left: str, column: int, role: str, text: str, width: int, text_role: str = "") -> list[Line]:
    """Something in a column, and text beside it that wraps under itself."""
    lines = wrapped(literal(text), max(8, width - column))
    return [((pad(left if i == 0 else "", column), role), (line, text_role)) for i, line in enumerate(lines)]


def between(begin: str, end: str) -> str:
    """From one ISO day to another; the year of the last day only where it is another one."""
    return begin if begin == end else f"{begin}…{end[5:] if begin[:4] == end[:4] else end}"


def counted(count: int, what: str) -> str:
    """A number of things."""
    return f"{count} {what}{'' if count == 1 else 's'}"
