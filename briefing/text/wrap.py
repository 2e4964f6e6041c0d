"""Lines that were broken at a column: which line ends mean nothing."""

from __future__ import annotations

import re
from itertools import pairwise

from briefing.text.marks import BULLET, closed

# A column narrower than this is a table or a poem, one wider is a paragraph a line.
_NARROWEST, _WIDEST = 40, 120
# Lines of a header ("Title: ...") are lines whatever their length.
_HEADER = re.compile(
    r"(?i:title|headline|subtitle|published|posted|updated|last updated|date|source|author|by|url|tags|from|to|cc|sent"
    r"|subject|contact|re|reply-to|for immediate release)\s?(?::\s|$)"
    r"|(?:Published|Posted|Updated|By|BY) (?:on )?[A-Z\d]"
)
# A text counts as wrapped when this share of its line ends comes where the next word had no room, give or take
# 15 % of the column for ragged edges; 0.7 leaves room for titles, addresses and last lines.
_SHARE, _SLACK = 0.7, 0.85


def soft_breaks(text: str) -> frozenset[int]:
    """The offsets of the newlines that stand there only because a column was full.

    A greedy wrapper breaks a line when the next word has no room, so a line and the first word of the next one
    are together longer than the column. Lines that open with a bullet always begin something new.
    """
    if "\n" not in text.replace("\n\n", ""):
        return frozenset()
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    pairs = [
        (text[a:b].strip(), text[c:d].strip(), b)
        for (a, b), (c, d) in pairwise(lines)
        if c == b + 1 and text[a:b].strip() and text[c:d].strip()
    ]
    pairs = [p for p in pairs if not (BULLET.match(p[1]) or _HEADER.match(p[0]) or _HEADER.match(p[1]))]
    if not pairs:
        return frozenset()
    widths = sorted(len(p[0]) for p in pairs)
    column = widths[min(len(widths) - 1, int(len(widths) * 0.95))]
    if not _NARROWEST <= column <= _WIDEST or len(pairs[-1][1]) > _WIDEST:
        return frozenset()
    full = [p for p in pairs if _full(p[0], p[1], column)]
    if len(full) < _SHARE * len(pairs):
        return frozenset()
    # One or two line ends prove nothing by their length: the sentence must plainly go on over them.
    if len(full) < 3 and not all(_goes_on(p[0], p[1]) for p in full):
        return frozenset()
    return frozenset(at for before, after, at in pairs if _full(before, after, column) or _goes_on(before, after))


def unwrap(raw: str) -> str:
    """A raw text with every soft line end turned into a space (into nothing after a hyphen), and no indentation.

    What hangs below a bullet, indented deeper than it, belongs to it whatever the width.
    """
    text = _joined_items(raw.replace("\r\n", "\n").replace("\r", "\n"))
    breaks = soft_breaks(text)
    if not breaks:
        return text
    parts: list[str] = []
    start = 0
    for at in sorted(breaks):
        line = text[start:at].rstrip()
        hyphen = line.endswith("-") and line[-2:-1].isalpha() and text[at + 1 : at + 2].islower()
        parts.append(line if hyphen else line + " ")
        start = at + 1
    # Indentation that a wrapped line brought along must not stay inside the sentence.
    return "".join([parts[0], *(p.lstrip(" \t") for p in parts[1:]), text[start:].lstrip(" \t")])


def _joined_items(text: str) -> str:
    lines: list[str] = []
    depth: int | None = None
    for line in text.split("\n"):
        stripped = line.strip()
        indent = len(line.expandtabs(4)) - len(line.lstrip().expandtabs(4))
        if BULLET.match(stripped):
            depth = indent
        elif not stripped or depth is None or indent <= depth:
            depth = None
        else:
            lines[-1] += " " + stripped
            continue
        lines.append(stripped)
    return "\n".join(lines)


def _full(before: str, after: str, column: int) -> bool:
    return len(before) + 1 + len(after.split(None, 1)[0]) > _SLACK * column


def _goes_on(before: str, after: str) -> bool:
    return (after[0].islower() and not closed(before)) or before[-1] in ",-"
