"""Text from outside as what it is: nothing in it steers the terminal, and no character is added or lost."""

from __future__ import annotations

# Each character becomes exactly one other, so that offsets into the text stay true. C0 controls have pictures of their
# own in Unicode; what is invisible or reorders its surroundings is shown as the replacement character.
_PICTURES = {code: 0x2400 + code for code in range(0x20)} | {0x7F: 0x2421, 0x0A: 0x20, 0x09: 0x20}
_UNSEEN = [
    *range(0x80, 0xA0),
    0xAD,
    0x61C,
    0x180E,
    *range(0x200B, 0x2010),
    *range(0x2028, 0x202F),
    *range(0x2060, 0x2070),
    0xFEFF,
    *range(0xFFF9, 0xFFFC),
    0xFFFE,
    0xFFFF,
    *range(0xE0000, 0xE0080),
]
_TABLE = _PICTURES | dict.fromkeys(_UNSEEN, 0xFFFD) | dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)


def literal(text: str) -> str:
    """``text`` for one line of a screen: controls, escapes and bidi marks as visible signs, one for each character.

    Newlines and tabs become spaces; a caller that wants lines splits first.
    """
    return text if text.isascii() and text.isprintable() else text.translate(_TABLE)


def first_words(text: str, limit: int = 90) -> str:
    """The first line's first words, for an article without a title; cut at a word and then ended by an ellipsis."""
    line = text.lstrip().partition("\n")[0].strip()
    if len(line) <= limit:
        return line
    cut = line[:limit].rsplit(None, 1)[0] if " " in line[:limit] else line[:limit]
    return cut.rstrip(" ,;:-–—") + "…"
