"""Proof: does every line of a brief still stand on the characters that it cites?

The input is a brief in its JSON form as it came from a file, so nothing about it is trusted. Against a changed source
the two texts are aligned first: a line fails when its own characters changed, not because others before it moved.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate
from typing import Any

from briefing.text.span import Span

# Texts whose changed middles are longer than this are compared line by line: the comparison is quadratic.
_CHARACTERS = 20_000
# Fields of an item that must be verbatim text of the article, beside its evidence.
_VERBATIM = {
    "who": ("name", "role"),
    "where": ("name",),
    "when": ("text", "event"),
    "what": ("text",),
    "commitments": ("action", "amount", "beneficiary", "condition"),
    "quotes": ("text",),
    "statements": ("text",),
    "figures": ("text", "of"),
    "terms": ("term",),
    "summary": ("text",),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a brief: where it stands (``commitments[2]``), what it says, and why it fails (None: it holds)."""

    place: str
    text: str
    failure: str | None


@dataclass(frozen=True, slots=True)
class Verification:
    """The result: what is known of the text as a whole, and every line with its verdict."""

    same_text: bool
    hash_holds: bool
    lines: tuple[Line, ...]

    @property
    def failures(self) -> tuple[Line, ...]:
        """The lines that do not hold."""
        return tuple(line for line in self.lines if line.failure)

    @property
    def holds(self) -> bool:
        """Whether the hash and every line hold."""
        return self.hash_holds and not self.failures


def verify(brief: dict[str, Any], source: str | None = None) -> Verification:
    """Check a brief in its JSON form against the text it carries, or against ``source``, the cleaned text of the
    article as it is now.

    Raises:
        ValueError: when the object is no brief at all (no article text).
    """
    article = brief.get("article")
    if not isinstance(article, dict) or not isinstance(article.get("text"), str):
        raise ValueError("not a brief: it has no article text")
    carried: str = article["text"]
    text = carried if source is None else source
    moved = _Alignment(carried, text)
    lines = tuple(_line(section, i, item, moved) for section, i, item in _items(brief))
    return Verification(text == carried, _hash_holds(article), lines)


def _hash_holds(article: dict[str, Any]) -> bool:
    """Whether the text carried is the text that the brief was made from."""
    digest = hashlib.sha256(article["text"].encode("utf-8", "replace")).hexdigest()
    return bool(article.get("sha256", digest) == digest)


def _items(brief: dict[str, Any]) -> Iterator[tuple[str, int, dict[str, Any]]]:
    for section in _VERBATIM:
        items = brief.get(section)
        for i, item in enumerate(items if isinstance(items, list) else ()):
            yield section, i, item if isinstance(item, dict) else {}


def _line(section: str, number: int, item: dict[str, Any], moved: _Alignment) -> Line:
    text = next((str(item[k]) for k in ("text", "name", "action", "term") if item.get(k)), "")
    return Line(f"{section}[{number}]", text, _failure(section, item, moved))


def _failure(section: str, item: dict[str, Any], moved: _Alignment) -> str | None:
    spans: list[Span] = []
    clause = item.get("clause")
    for evidence in [*(item.get("evidence") or []), *([clause] if clause is not None else [])]:
        span = _span(evidence.get("start"), evidence.get("end")) if isinstance(evidence, dict) else None
        if span is None:
            return "an evidence without a place"
        if failure := moved.failure(span, evidence.get("text")):
            return failure
        spans.append(span)
    for pair in item.get("mentions") or []:
        span = _span(*pair) if isinstance(pair, list) and len(pair) == 2 else None
        if span is None:
            return "a mention without a place"
        if failure := moved.failure(span, None):
            return failure
        spans.append(span)
    if not spans:
        return "no evidence"
    for field in _VERBATIM[section]:
        value = item.get(field)
        if isinstance(value, str) and value not in moved.carried:
            return f"its {field} “{value}” does not stand in the article"
    deadline = item.get("deadline")
    if isinstance(deadline, dict) and str(deadline.get("text")) not in moved.carried:
        return f"its deadline “{deadline.get('text')}” does not stand in the article"
    return None


def _span(start: object, end: object) -> Span | None:
    if isinstance(start, int) and isinstance(end, int) and 0 <= start < end:
        return Span(start, end)
    return None


class _Alignment:
    """Where the characters of the text a brief carries stand in the text it is checked against."""

    def __init__(self, carried: str, text: str) -> None:
        self.carried = carried
        self.text = text
        self._blocks = _equal_blocks(carried, text)

    def failure(self, span: Span, claimed: object) -> str | None:
        """Why the characters of ``span`` are not what they were, or None."""
        if span.end > len(self.carried):
            return f"its place {span.start}-{span.end} lies outside the article"
        words = span.of(self.carried)
        if claimed is not None and words != claimed:
            return f"the article says “{_short(words)}” at {span.start}-{span.end}, not “{_short(str(claimed))}”"
        if self._stands(span):
            return None
        start = self._mapped(span.start)
        return f"the source has changed at {start}: “{_short(words)}” does not stand there any more"

    def _stands(self, span: Span) -> bool:
        """Whether the words of ``span`` stand in the source where they are to stand, and are whole words there if they
        were: "26 killed" is not what "126 killed" says."""
        for a, b, size in self._blocks:
            if a <= span.start and span.end <= a + size:
                return self._is_whole(span, b + span.start - a)
        # What was put in may begin as the words after it do ("At noon.\nAnkara"): the alignment then has their first
        # letters too early. They stand as they did between what stands before them and what stands after.
        low = max((b + min(span.start - a, size) for a, b, size in self._blocks if a <= span.start), default=0)
        after = (b + max(span.end - a, 0) for a, b, size in self._blocks if span.end <= a + size)
        high, words = min(after, default=len(self.text)), span.of(self.carried)
        at = self.text.find(words, low, high)
        while at >= 0:
            if self._is_whole(span, at):
                return True
            at = self.text.find(words, at + 1, high)
        return False

    def _is_whole(self, span: Span, at: int) -> bool:
        before = (self.carried[span.start - 1 : span.start], self.text[max(0, at - 1) : at])
        end = at + len(span)
        after = (self.carried[span.end : span.end + 1], self.text[end : end + 1])
        inner = self.carried[span.start], self.carried[span.end - 1]
        return not any(
            edge.isalnum() and now.isalnum() and not was.isalnum()
            for edge, (was, now) in zip(inner, (before, after), strict=True)
        )

    def _mapped(self, offset: int) -> int:
        a, b, size = max((x for x in self._blocks if x[0] <= offset), default=(0, 0, 0))
        return b + min(offset - a, size)


def _equal_blocks(a: str, b: str) -> list[tuple[int, int, int]]:
    """Stretches that both texts share, as (start in a, start in b, length). Common ends are cut off first, so that the
    quadratic comparison sees only what lies between the first and the last change."""
    if a == b:
        return [(0, 0, len(a))]
    limit = min(len(a), len(b))
    head = next((i for i in range(limit) if a[i] != b[i]), limit)
    tail = next((i for i in range(limit - head) if a[-1 - i] != b[-1 - i]), limit - head)
    blocks = [(0, 0, head)]
    blocks += [(head + x, head + y, n) for x, y, n in _matches(a[head : len(a) - tail], b[head : len(b) - tail])]
    blocks.append((len(a) - tail, len(b) - tail, tail))
    return _joined(blocks)


def _matches(a: str, b: str) -> Iterator[tuple[int, int, int]]:
    """Matching stretches by characters, or by whole lines where characters would take too long."""
    if len(a) * len(b) <= _CHARACTERS**2:
        yield from (m for m in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks() if m.size)
        return
    lines_a, lines_b = a.splitlines(keepends=True), b.splitlines(keepends=True)
    starts_a, starts_b = [0, *accumulate(map(len, lines_a))], [0, *accumulate(map(len, lines_b))]
    for x, y, n in SequenceMatcher(None, lines_a, lines_b, autojunk=False).get_matching_blocks():
        yield starts_a[x], starts_b[y], starts_a[x + n] - starts_a[x]


def _joined(blocks: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    found: list[tuple[int, int, int]] = []
    for a, b, size in blocks:
        if found and found[-1][0] + found[-1][2] == a and found[-1][1] + found[-1][2] == b:
            found[-1] = (found[-1][0], found[-1][1], found[-1][2] + size)
        elif size:
            found.append((a, b, size))
    return found


def _short(words: str) -> str:
    return words if len(words) <= 60 else words[:57] + "..."
