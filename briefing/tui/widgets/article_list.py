"""The list of articles."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate

from rich.cells import cell_len

from briefing.brief.model import Brief
from briefing.tui.found import mark
from briefing.tui.shelf import Row, Stage
from briefing.tui.widgets.choice_view import ChoiceView
from briefing.tui.widgets.lines_view import Part
from briefing.tui.wrap import clip, hanging, is_wider, pad, wrapped

# From this width on an article takes one line, with its columns beside each other.
_ONE_LINE = 64
# Cells before the title, and those of the counts where they stand beside it.
_MARKS, _DAY, _COUNTS = 3, 12, 10
_STAGE_WORDS = {Stage.QUEUED: "queued", Stage.ANALYSING: "analysing…", Stage.FAILED: "failed"}


class ArticleList(ChoiceView):
    """Rows by key, of which the filter leaves some. A row has its title, on two lines where one is too short for it,
    and a line of facts in columns: day, number of commitments and quotes; what is not ready says so in words. Where
    there is room all of it stands on one line."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._keys: Sequence[str] = ()
        self._row: Callable[[str], Row | None] = lambda key: None
        self._marks: Callable[[str], str] = lambda key: "  "
        self.nothing = "Reading…"
        self.wanted = ""
        # The first line of each row, and behind them the number of all lines.
        self._starts: list[int] = [0]

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
        if key not in self._keys:
            return
        index = self._keys.index(key)
        if self.extent(index)[1] == self._height(key, self.text_width):
            self.redraw(*self.extent(index))
        else:
            place = self.place()
            self.relayout()
            self.return_to(place)

    def _height(self, key: str, width: int) -> int:
        if width >= _ONE_LINE:
            return 1
        row = self._row(key)
        return 2 + (row is not None and is_wider(row.title, width - _MARKS))

    def lay_out(self, width: int) -> None:
        self._starts = [0, *accumulate(self._height(key, width) for key in self._keys)]

    def line_total(self) -> int:
        return self._starts[-1] if self._keys else len(self._empty())

    def entry_total(self) -> int:
        return len(self._keys)

    def extent(self, index: int) -> tuple[int, int]:
        top = self._starts[index]
        return top, self._starts[index + 1] - top

    def entry_at(self, y: int) -> int | None:
        index = bisect_right(self._starts, y) - 1
        return index if index < len(self._keys) else None

    def _empty(self) -> list[str]:
        return ["", *(f" {line}" for text in self.nothing.split("\n") for line in hanging(text, self.text_width - 2))]

    def parts(self, y: int) -> Iterable[Part]:
        if not self._keys:
            return self._empty_line(self._empty()[y])
        index = bisect_right(self._starts, y) - 1
        row = self._row(self._keys[index])
        if row is None:
            return []
        if self.text_width >= _ONE_LINE:
            return mark(self._one_line(row), self.wanted)
        nth = y - self._starts[index]
        if y + 1 == self._starts[index + 1]:
            return mark(self._facts_line(row), self.wanted)
        return mark(self._title_line(row, nth), self.wanted)

    def _empty_line(self, line: str) -> list[Part]:
        """A line of what is said while there are no articles; a key stands out from what it does."""
        key, gap, told = line[1:].partition("  ")
        if key and not key.isspace() and gap:
            return [(f" {key}", "accent"), (gap + told, "dim")]
        return [(line, "dim")]

    def _title_line(self, row: Row, nth: int) -> list[Part]:
        """The title's first line, or its second, which ends with an ellipsis where there is more."""
        marks = self._marks(row.key)
        role = "strong" if marks[1] != " " else ""
        room = self.text_width - _MARKS
        first = wrapped(row.title[: 4 * room], room)[0]
        if nth == 0:
            return [(f"{marks} ", "accent"), (first, role)]
        return [(" " * _MARKS, ""), (clip(row.title[len(first) :].lstrip(), room), role)]

    def _facts_line(self, row: Row) -> list[Part]:
        day = row.day.isoformat() if row.day else "no date"
        left: list[Part] = [("   ", ""), (pad(day, _DAY), "dim")]
        if row.stage is Stage.FAILED:
            return [("   ", ""), (clip(f"! {row.error}", self.text_width - _MARKS), "error")]
        return [*left, *_counts(row)]

    def _one_line(self, row: Row) -> list[Part]:
        marks = self._marks(row.key)
        facts = [(clip(f"! {row.error}", 30), "error")] if row.stage is Stage.FAILED else _counts(row)
        used = sum(cell_len(text) for text, _ in facts)
        day = row.day.isoformat() if row.day else ""
        room = self.text_width - _MARKS - _DAY - max(_COUNTS, used) - 2
        role = "strong" if marks[1] != " " else ""
        gap = " " * (max(_COUNTS, used) - used)
        return [
            (f"{marks} ", "accent"),
            (pad(day, _DAY), "dim"),
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
