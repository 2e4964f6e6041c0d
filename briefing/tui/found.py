"""The words that a filter looks for, marked in the lines that it leaves."""

from __future__ import annotations

import re
from collections.abc import Sequence

Part = tuple[str, str]


def mark(line: Sequence[Part], wanted: str) -> list[Part]:
    """The parts of a line, the words of ``wanted`` drawn as found; without any, the parts as they are."""
    words = sorted(wanted.split(), key=len, reverse=True)
    if not words:
        return list(line)
    pattern = re.compile("|".join(map(re.escape, words)), re.IGNORECASE)
    made: list[Part] = []
    for text, role in line:
        at = 0
        for match in pattern.finditer(text):
            made += [(text[at : match.start()], role), (match.group(), "hit")]
            at = match.end()
        made.append((text[at:], role))
    return [part for part in made if part[0]]
