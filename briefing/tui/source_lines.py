"""An article as lines of a column: each knows its paragraph and its range of the text. No widget is known here."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.brief.model import Document
from briefing.tui.wrap import wrap

# Cells by which the items of a list stand in.
INDENT = 2


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of the view: its paragraph and its range of the text; an empty line between paragraphs has none."""

    paragraph: int
    start: int
    end: int

    @property
    def blank(self) -> bool:
        """Whether this is a line between paragraphs."""
        return self.start < 0


def lines_of(document: Document, width: int) -> tuple[list[SourceLine], list[int]]:
    """The lines at ``width`` cells, and at which character of the text each begins. Paragraphs have an empty line
    between them, items of a list do not."""
    lines: list[SourceLine] = []
    starts: list[int] = []
    before = None
    for paragraph in document.paragraphs:
        item = paragraph.kind.value == "list-item"
        if before is not None and not (item and before == "list-item"):
            lines.append(SourceLine(paragraph.number - 1, -1, -1))
            starts.append(paragraph.span.start - 1)
        before = paragraph.kind.value
        for start, end in wrap(document.text, paragraph.span.start, paragraph.span.end, width - INDENT * item):
            lines.append(SourceLine(paragraph.number, start, end))
            starts.append(start)
    return lines, starts
