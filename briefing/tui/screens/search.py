"""Full-text search over all open articles, hits in their context."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input
from textual.worker import get_current_worker

from briefing.brief.model import Span
from briefing.tui.screens.dialog import TypedDialog
from briefing.tui.search import SHOWN, Hit, Result, search
from briefing.tui.shelf import Row
from briefing.tui.widgets.bar import Bar
from briefing.tui.widgets.choice_view import ChoiceView, Line
from briefing.tui.widgets.typing_line import TypingLine
from briefing.tui.wrap import clip, pad

_MOST = 200


@dataclass(frozen=True, slots=True)
class Found:
    """The article and the place that the user chose."""

    key: str
    span: Span


class SearchScreen(TypedDialog[Found]):
    """Finds while one types, in a thread; the list shows an article with its hits under it."""

    JUMP_CHOOSES = True

    def __init__(self, rows: Sequence[Row]) -> None:
        super().__init__()
        self._rows = rows
        self._found: list[Found] = []
        self._results: list[Result] = []

    def compose(self) -> ComposeResult:
        """A line to type in, what was found, and how much."""
        with Vertical(classes="dialog tall") as box:
            box.border_title = "Search all articles"
            box.border_subtitle = '"..." keeps words together · Enter goes there · Esc closes'
            yield TypingLine("words", id="search-words")
            yield Bar(id="search-info")
            yield ChoiceView(id="search-list")

    @on(Input.Changed)
    def _typed(self, message: Input.Changed) -> None:
        self._search(message.value)

    @work(thread=True, exclusive=True, group="search", exit_on_error=False)
    def _search(self, wanted: str) -> None:
        worker = get_current_worker()
        results: list[Result] = []
        hits = articles = 0
        for result in search(self._rows, wanted):
            if worker.is_cancelled:
                return
            articles += 1
            hits += result.count
            if articles <= _MOST:
                results.append(result)
        if not worker.is_cancelled:
            self.app.call_from_thread(self.show, wanted, results, articles, hits)

    def show(self, wanted: str, results: list[Result], articles: int, hits: int) -> None:
        """What was found, and how much of it there is."""
        if not self.is_attached or self.query_one(Input).value != wanted:
            return
        info = ""
        if wanted.strip():
            info = (
                f" {hits} hit{'' if hits == 1 else 's'} in {articles} article{'' if articles == 1 else 's'}"
                if articles
                else " Not found in any open article."
            )
            if articles > _MOST:
                info += f", the first {_MOST} shown"
        self.query_one(Bar).show([(info, "dim")])
        self._results = results
        view = self.query_one(ChoiceView)
        view.cursor = 0
        view.relayout()
        view.scroll_to_line(0)

    def on_mount(self) -> None:
        """Lay results out for the width that there is."""
        self.query_one(ChoiceView).build = self._build

    def _build(self, width: int) -> None:
        lines: list[Line] = []
        tops: list[int] = []
        self._found = []
        for result in self._results:
            day = result.row.day.isoformat() if result.row.day else "no date"
            lines.append((("  ", ""), (pad(day, 12), "dim"), (clip(result.row.title, width - 16), "strong")))
            for hit in result.hits:
                self._found.append(Found(result.row.key, hit.span))
                tops.append(len(lines))
                lines.append(hit_line(hit, width))
            if result.count > SHOWN:
                lines.append(((f"              and {result.count - SHOWN} more", "dim"),))
        self.query_one(ChoiceView).set_lines(lines, tops, [1] * len(tops))

    def choose(self, index: int) -> None:
        if index < len(self._found):
            self.dismiss(self._found[index])


def hit_line(hit: Hit, width: int) -> Line:
    """The hit in the middle of its context, as much of it as there is room for."""
    indent = 14 if width >= 80 else 4
    room = max(20, width - indent - 2)
    words = clip(hit.words, room)
    left_room = max(0, min((room - cell_len(words)) // 3, cell_len(hit.before)))
    before = _end_of(hit.before, left_room)
    after = _begin_of(hit.after, room - cell_len(before) - cell_len(words))
    return ((" " * indent, ""), (before, "dim"), (words, "hit"), (after, "dim"))


def _end_of(text: str, width: int) -> str:
    """The last words of a text that ``width`` cells have room for."""
    if cell_len(text) <= width:
        return text
    at = len(text)
    while at and cell_len(text[at - 1 :]) < width:
        at -= 1
    if at and text[at - 1] != " ":
        word = text.find(" ", at)
        at = word if word >= 0 else at
    return "…" + text[at:].lstrip() if width > 0 else ""


def _begin_of(text: str, width: int) -> str:
    """The first words of a text that ``width`` cells have room for."""
    short = clip(text, width)
    if short == text or text[len(short) - 1 : len(short)].isspace():
        return short
    whole, space, _ = short.rpartition(" ")
    return f"{whole.rstrip()}…" if space else short
