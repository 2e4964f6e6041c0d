"""The list of articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from rich.cells import cell_len

from briefing.brief.model import Brief
from briefing.tui.found import mark
from briefing.tui.shelf import Row, Stage
from briefing.tui.widgets.choice_view import ChoiceView
from briefing.tui.widgets.lines_view import Part
from briefing.tui.wrap import clip, hanging, pad

# From this width on an article takes one line, with its columns beside each other.
_ONE_LINE = 64
_STAGE_WORDS = {Stage.QUEUED: "queued", Stage.ANALYSING: "analysing…", Stage.FAILED: "failed"}


class ArticleList(ChoiceView):
    """Rows by key, of which the filter leaves some. A row has its title and a line of facts in columns: day, number of
    commitments and quotes; what is not ready says so in words."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._keys: Sequence[str] = ()
        self._row: Callable[[str], Row | None] = lambda key: None
        self._marks: Callable[[str], str] = lambda key: "  "
        self.nothing = "Reading…"
        self.wanted = ""

    def serve(self, row: Callable[[str], Row | None], marks: Callable[[str], str]) -> None:
        """Where rows come from, and the two marks (star, unread) before each."""
        self._row, self._marks = row, marks

    @property
    def key(self) -> str | None:
        """The key of the article under the cursor."""
        return self._keys[self.cursor] if self.cursor < len(self._keys) else None

    @property
    def keys(self) -> Sequence[str]:
        """The keys that the filter leaves, in order."""
        return self._keys

    def show(self, keys: Sequence[str], wanted: str = "") -> None:
        """Show these articles, the words of ``wanted`` marked; the cursor stays on its article where that is among
        them."""
        here = self.key
        self.wanted = wanted
        self._keys = keys
        self.cursor = keys.index(here) if here in keys else min(self.cursor, max(0, len(keys) - 1))
        self.relayout()

    def go(self, key: str, *, tell: bool = False) -> None:
        """Put the cursor on an article."""
        if key in self._keys:
            self.move_to(self._keys.index(key), tell=tell)

    def redraw_row(self, key: str) -> None:
        """An article's row says something else now."""
        if key in self._keys:
            self.redraw(*self.extent(self._keys.index(key)))

    @property
    def _height(self) -> int:
        return 1 if self.text_width >= _ONE_LINE else 2

    def line_total(self) -> int:
        return len(self._keys) * self._height if self._keys else len(self._empty())

    def entry_total(self) -> int:
        return len(self._keys)

    def extent(self, index: int) -> tuple[int, int]:
        return index * self._height, self._height

    def entry_at(self, y: int) -> int | None:
        index = y // self._height
        return index if index < len(self._keys) else None

    def _empty(self) -> list[str]:
        return ["", *(f" {line}" for text in self.nothing.split("\n") for line in hanging(text, self.text_width - 2))]

    def parts(self, y: int) -> Iterable[Part]:
        if not self._keys:
            return [(self._empty()[y], "dim")]
        row = self._row(self._keys[y // self._height])
        if row is None:
            return []
        if self._height == 1:
            return mark(self._one_line(row), self.wanted)
        return mark(self._title_line(row) if y % 2 == 0 else self._facts_line(row), self.wanted)

    def _title_line(self, row: Row) -> list[Part]:
        marks = self._marks(row.key)
        role = "strong" if marks[1] != " " else ""
        return [(f"{marks} ", "accent"), (clip(row.title, self.text_width - 3), role)]

    def _facts_line(self, row: Row) -> list[Part]:
        day = row.day.isoformat() if row.day else "no date"
        left: list[Part] = [("   ", ""), (pad(day, 12), "dim")]
        if row.stage is Stage.FAILED:
            return [("   ", ""), (clip(f"! {row.error}", self.text_width - 3), "error")]
        return [*left, *_counts(row)]

    def _one_line(self, row: Row) -> list[Part]:
        marks = self._marks(row.key)
        facts = [(clip(f"! {row.error}", 30), "error")] if row.stage is Stage.FAILED else _counts(row)
        used = sum(cell_len(text) for text, _ in facts)
        day = row.day.isoformat() if row.day else ""
        room = self.text_width - 3 - 12 - max(13, used) - 2
        role = "strong" if marks[1] != " " else ""
        gap = " " * (max(13, used) - used)
        return [
            (f"{marks} ", "accent"),
            (pad(day, 12), "dim"),
            (pad(row.title, room), role),
            ("  ", ""),
            *facts,
            (gap, ""),
        ]


def _counts(row: Row) -> list[Part]:
    if row.stage is not Stage.READY or row.brief is None:
        return [(_STAGE_WORDS.get(row.stage, ""), "dim")]
    return _count_parts(row.brief)


def _count_parts(brief: Brief) -> list[Part]:
    made: list[Part] = []
    for glyph, count, role in (
        ("■", len(brief.commitments), "kind.commitment"),
        ("“", len(brief.quotes), "kind.quote"),
    ):
        made.append((f"{glyph}{count:<4}" if count else "·    ", role if count else "faint"))
    return made
