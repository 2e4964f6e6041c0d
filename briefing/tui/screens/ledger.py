"""The ledger: all commitments of the open articles, and the statements of the one under the cursor."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from briefing.brief.model import Brief
from briefing.dossier import ledger
from briefing.dossier.model import Ledger, LedgerRow
from briefing.render.bound import action_words
from briefing.tui.dues import (
    ORDERS,
    Step,
    actors_of,
    columns,
    group_line,
    groups,
    has_head,
    places_of_row,
    row_head,
    row_lines,
    step_lines,
    steps_of,
    table_of,
)
from briefing.tui.literal import literal
from briefing.tui.screens.export import Choice
from briefing.tui.screens.stack import StackScreen
from briefing.tui.sieve import parts_of, sifted, with_field
from briefing.tui.stack_texts import ledger_text
from briefing.tui.trail import Place, places_of
from briefing.tui.widgets.bar import Bar
from briefing.tui.widgets.choice_view import ChoiceView, Line
from briefing.tui.widgets.key_bar import KeyBar
from briefing.tui.widgets.sections_view import SectionsView
from briefing.tui.wrap import wrapped

_NO_ROW = "Every statement of a commitment stands here, the latest first, with what changed between them."


class LedgerScreen(StackScreen[Ledger]):
    """A table above, the history of one of its rows below."""

    HOME: ClassVar[Literal["dossier", "ledger"]] = "ledger"
    PANES = ("commitments", "statements")
    HEADS: ClassVar[dict[str, str]] = {"commitments": "COMMITMENTS", "statements": "STATEMENTS"}
    PROMPTS: ClassVar[dict[str, str]] = {"commitments": "words, by:NAME to:NAME status:new kind:pledge due<2024-06"}

    def __init__(self) -> None:
        super().__init__()
        self.order = ORDERS[0]
        self._rows: list[LedgerRow] = []
        self._steps: list[Step] = []
        self._filter = ""

    def compose(self) -> ComposeResult:
        """The table and the history."""
        yield Bar(id="top")
        with Vertical(id="panes"):
            yield from self.pane("commitments", Bar(id="columns"), SectionsView(id="commitments"))
            yield from self.pane("statements", ChoiceView(id="statements"))
        yield KeyBar(self.briefing.options.keys, id="keys")

    def on_mount(self) -> None:
        """Both views ask for their lines."""
        self.view("commitments").build = self._build_rows
        self.view("statements").build = self._build_statements

    def rearrange(self) -> None:
        """A third of the height for the history, but no more than two or three statements need."""
        height = self.app.size.height
        for name in self.PANES:
            self.query_one(f"#{name}-pane").display = not self.zoomed or name == self.at
        room: int | str = "1fr" if self.zoomed else max(7, min(13, height // 3))
        self.query_one("#statements-pane").styles.height = room

    # Making and showing

    def maker(self, briefs: tuple[Brief, ...]) -> Callable[[], Ledger]:
        """The ledger of these."""
        return partial(ledger, briefs)

    def show(self) -> None:
        """All rows, the cursor on the one that it was on."""
        here = self._row()
        self._lay(here)

    def _lay(self, here: LedgerRow | None) -> None:
        rows = self.found.rows if self.found else ()
        kept = sifted(self._filter, rows)
        self._rows = [row for _, found in groups(kept, self.order) for row in found]
        view = self.view("commitments")
        view.cursor = next((n for n, r in enumerate(self._rows) if here and r.key == here.key), 0)
        view.relayout()
        view.move_to(view.cursor, tell=False, margin=2)
        count = f"{len(kept)} of {len(rows)}" if self._filter else str(len(rows) or "")
        self.tell("commitments", f"{count}, by {self.order}" if count else "")
        self._show_row()

    def _row(self) -> LedgerRow | None:
        cursor = self.view("commitments").cursor
        return self._rows[cursor] if cursor < len(self._rows) else None

    def _show_row(self) -> None:
        view = self.view("statements")
        row = self._row()
        # The latest first: it is what holds now.
        self._steps = steps_of(row) if row else []
        view.cursor = 0
        view.relayout()
        view.when_seen(partial(view.scroll_to_line, 0))
        count = len(self._steps)
        self.tell("statements", f"{count}, the latest first" if count > 1 else "")

    def _build_rows(self, width: int) -> None:
        view = self.query_one("#commitments", SectionsView)
        lines: list[Line] = []
        tops: list[int] = []
        heights: list[int] = []
        view.heads = []
        table = table_of(self._rows, width, self.order)
        for title, rows in groups(self._rows, self.order):
            headed = has_head(rows, width, self.order)
            if headed:
                lines.append(group_line(title, len(rows), width))
            view.heads.append(len(tops))
            for n, row in enumerate(rows):
                made = row_lines(row, table, first=n == 0, headed=headed)
                tops.append(len(lines))
                heights.append(len(made))
                lines += made
        if not lines:
            lines = [(), *([((" ", ""), (line, "dim")) for line in wrapped(self._empty(), width - 2)])]
        view.set_lines(lines, tops, heights)
        heads = columns(table)
        bar = self.query_one("#columns", Bar)
        bar.display = bool(heads) and bool(tops)
        bar.show(heads)

    def _empty(self) -> str:
        if self.found is None:
            return self.nothing()
        if self._filter:
            return f"No commitment matches “{literal(self._filter)}”. {self.key_name('back')} shows all."
        why = self.key_name("why")
        return f"Nobody commits to anything in these articles. In the reader {why} tells what was nearly a commitment."

    def _build_statements(self, width: int) -> None:
        row = self._row()
        lines: list[Line] = []
        tops: list[int] = []
        heights: list[int] = []
        if row is not None and self.found is not None:
            lines += row_head(row, width)
            for step in self._steps:
                made = step_lines(self.found, step, width)
                tops.append(len(lines))
                heights.append(len(made))
                lines += made
        elif self.found is not None:
            lines = [(), *([((" ", ""), (line, "dim")) for line in wrapped(_NO_ROW, width - 2)])]
        self.view("statements").set_lines(lines, tops, heights)

    def trail_title(self) -> str:
        """Who committed, while their statements are gone through."""
        row = self._row()
        return literal(actors_of(row)) if row and self.at == "statements" else ""

    # Keys

    def apply_filter(self, pane: str, wanted: str) -> None:
        """Show the rows that hold every word."""
        self._filter = wanted
        self._lay(self._row())

    def action_order(self) -> None:
        """By actor, by due day, by status."""
        self.order = ORDERS[(ORDERS.index(self.order) + 1) % len(ORDERS)]
        self._lay(self._row())

    def action_since(self) -> None:
        """Only what is due before a day, which is typed next."""
        self._ask("due", "")

    def action_field(self, name: str) -> None:
        """Only the actor's under the cursor, or one side's, or of a status; again: all of them."""
        row = self._row()
        said = dict(parts_of(self._filter)).get(name)
        if name == "status":
            found = list(dict.fromkeys(r.status for r in self.found.rows)) if self.found else []
            turn = [None, *sorted(found)]
            self._ask(name, turn[(turn.index(said) + 1) % len(turn)] if said in turn else None)
        elif said is not None:
            self._ask(name, None)
        elif name == "by":
            self._ask(name, row.actors[0] if row and row.actors else "")
        else:
            self._ask(name, row.latest.commitment.beneficiary or "" if row else "")

    def _ask(self, field: str, value: str | None) -> None:
        """Let the filter ask for something of a field; what is still to be typed is typed in its line."""
        line = self.filter_line("commitments")
        assert line is not None
        wanted = with_field(self._filter, field, value)
        line.display = bool(wanted)
        line.value = wanted
        line.cursor_position = len(wanted)
        self.apply_filter("commitments", wanted)
        if value == "":
            # What is typed goes on from the field and does not replace it.
            line.select_on_focus = False
            self.at = "commitments"
            self.set_focus(line, scroll_visible=False)
        else:
            self.go_pane("commitments")

    @on(ChoiceView.Moved, "#commitments")
    def _row_moved(self) -> None:
        self._show_row()

    @on(ChoiceView.Chosen, "#commitments")
    @on(ChoiceView.Chosen, "#statements")
    def _chosen(self) -> None:
        self.follow(1)

    def line(self) -> tuple[object, str, tuple[Place, ...]] | None:
        """The row, or the statement, under the cursor."""
        row = self._row()
        if row is None or self.found is None:
            return None
        due = f", due {row.due}" if row.due else ""
        said = (
            f"{actors_of(row)}: {action_words(row.latest.commitment)} ({row.latest.commitment.kind}, {row.status}{due})"
        )
        if self.at == "statements" and self._steps:
            nth = self.view("statements").cursor
            return (row.key, nth), said, places_of(self.found.briefs, self._steps[nth].cites)
        return row.key, said, places_of_row(self.found, row)

    def choices(self) -> list[Choice]:
        """What the filter leaves, in all forms."""
        assert self.found is not None
        left = {row.key for row in self._rows}
        shown = replace(self.found, rows=tuple(r for r in self.found.rows if r.key in left))
        count = len(shown.rows)
        noun = "commitment" if count == 1 else "commitments"
        what = f"{count} matching {noun}" if self._filter else f"all {count} {noun}"
        forms = (
            ("Markdown", ".md", ""),
            ("CSV", ".csv", ""),
            ("iCalendar", ".ics", "their due days"),
            ("JSON", ".json", ""),
            ("plain text", ".txt", ""),
        )
        return [
            Choice(title, told or what, f"commitments{suffix}", partial(ledger_text, shown, suffix))
            for title, suffix, told in forms
        ]
