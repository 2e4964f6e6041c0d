"""What a picture shows, run of cells by run of cells: the words, their ink, and the ground that they stand on."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

CELL, ROW = 12.2, 24.4
_INK = re.compile(r"\.t-(r\d+) \{ fill: (#[0-9a-f]{6})")
_GROUND = re.compile(r'<rect fill="(#[0-9a-f]{6})" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)"')
_WORDS = re.compile(r'<text class="t-(r\d+)" x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)</text>')


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one style on one line; `x` and `y` count cells."""

    text: str
    ink: str
    ground: str
    x: int
    y: int


def runs_of(svg: str) -> Iterator[Run]:
    """All runs with something to see in them."""
    inks = dict(_INK.findall(svg))
    grounds: dict[int, list[tuple[float, float, str]]] = defaultdict(list)
    for colour, x, y, width in _GROUND.findall(svg):
        grounds[int(float(y) // ROW)].append((float(x), float(x) + float(width), colour))
    for row in grounds.values():
        row.sort()
    for name, x, y, words in _WORDS.findall(svg):
        text = html.unescape(words).replace("\xa0", " ")
        if not text.strip() or name not in inks:
            continue
        line = round((float(y) - 20) / ROW)
        row = grounds[line]
        at = bisect_right(row, (float(x) + 0.1,)) - 1
        yield Run(text, inks[name], row[at][2] if at >= 0 else "#000000", round(float(x) / CELL), line)


def contrast(ink: str, ground: str) -> float:
    """The contrast ratio of two colours, 1 to 21, as WCAG 2.1 defines it."""
    first, second = sorted((_luminance(ink), _luminance(ground)), reverse=True)
    return (first + 0.05) / (second + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
