"""Taking away and bringing in: export, copy, open, print, add; and why an item is there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from briefing.brief.model import Brief, Document, Span
from briefing.tui.outline import Item
from briefing.tui.screens.panes import Panes
from briefing.tui.shelf import Row

if TYPE_CHECKING:
    from briefing.tui.screens.export import Choice


class TakingAway(Panes):
    """What leaves the app, and what comes into it."""

    def catch_up(self) -> None:
        """Show the article under the list's cursor, where that is not yet done."""
        raise NotImplementedError

    def _row(self, *, brief: bool = True) -> Row | None:
        """The article on show; says so where there is none, or no brief as yet."""
        self.catch_up()
        row = self.briefing.shelf.get(self.key)
        if row is None:
            self.notify_plain("No article is open.")
        elif brief and row.brief is None:
            self.notify_plain("There is no brief of this article" + (": " + row.error if row.error else " yet."))
            return None
        return row

    def action_export(self) -> None:
        """Choose form and file."""
        row = self._row()
        if row is None or row.brief is None:
            return
        from briefing.tui.screens.export import ExportScreen

        self.open_over(ExportScreen(self._choices(row.brief), self.briefing.export_folder), self._exported)

    def _choices(self, brief: Brief) -> list[Choice]:
        """The brief in all forms, the marked items first where there are any."""
        from briefing.tui.screens.export import Choice
        from briefing.tui.take_away import FORMATS, file_name, reduced

        marked = self.brief.selection() if self.brief.marked else []
        scopes = [(f"{len(marked)} marked items", reduced(brief, marked))] if marked else []
        return [
            Choice(title, what, file_name(brief.article, form), partial(self.briefing.render_brief, scope, form))
            for what, scope in (*scopes, ("the whole brief", brief))
            for form, title, _ in FORMATS
        ]

    def _exported(self, told: str | None) -> None:
        if told:
            self.notify_plain(told)

    def action_copy(self) -> None:
        """The selected text, the marked items, or the item under the cursor, each with where it stands."""
        row = self._row(brief=False)
        if row is None or row.document is None:
            return
        from briefing.tui.take_away import citation, cited_span

        selection = self.selections.get(self.source)
        span = self.source.selected_span(selection) if selection is not None else None
        if span is not None:
            text, what = cited_span(row.document, span.start, span.end), "The selected text"
        else:
            items = self._items_to_copy(row.document)
            if not items:
                self.notify_plain("There is nothing to copy here.")
                return
            text = citation(row.document, items)
            what = "The item" if len(items) == 1 else f"{len(items)} items"
        self.notify_plain(self.briefing.copier.copy(text, what))

    def _items_to_copy(self, document: Document) -> Sequence[Item]:
        if self.at == "source" and not self.brief.marked:
            spot = self.source.spot or next(iter(self.source.here()), None)
            if spot is not None:
                return [spot.item]
        return self.brief.selection()

    def action_open_source(self) -> None:
        """The source in the editor, the pager or the browser, at the line that is looked at."""
        row = self._row(brief=False)
        if row is None:
            return
        from briefing.tui.opening import open_row

        told = open_row(self.app, row, self._looked_at())
        if told:
            self.notify_plain(told, "warning" if told.startswith("!") else "information")

    def _looked_at(self) -> int:
        """Where in the article's text the user is: at the highlight or the line under the source's cursor, else at the
        evidence on show."""
        source = self.source
        if self.at == "source" and source.spot is not None:
            return source.spot.span.start
        evidence = source.current.start if source.current is not None else 0
        if self.at != "source" or source.cursor >= len(source.lines):
            return evidence
        line = source.lines[source.cursor]
        return evidence if line.start <= evidence < line.end else max(0, line.start)

    def action_print(self) -> None:
        """Print this brief after quitting; again: do not."""
        row = self._row()
        if row is None:
            return
        if row.key in self.briefing.to_print:
            del self.briefing.to_print[row.key]
            self.notify_plain("This brief will not be printed.")
        else:
            self.briefing.to_print[row.key] = None
            count = len(self.briefing.to_print)
            self.notify_plain(
                "This brief will be printed after quitting." + (f" ({count} in all)" if count > 1 else "")
            )

    def action_add(self) -> None:
        """Files, folders, addresses, or the text of an article."""
        from briefing.tui.screens.add import Added, AddScreen

        def add(added: Added | None) -> None:
            if added is None:
                return
            if added.elsewhere:
                getattr(self, f"action_{added.elsewhere}")()
            elif added.text is not None:
                self.briefing.paste(added.text)
            else:
                self.briefing.read(added.sources)

        self.open_over(AddScreen(), add)

    def action_why(self) -> None:
        """Why the item is in the brief, and what was nearly in it."""
        row = self._row()
        if row is None or row.brief is None:
            return
        entry = self.brief.entry
        section = entry.section if entry else None
        item = self.brief.item
        if section is None and item is not None:
            section = next((s for s in self.brief.sections if s.kind is item.kind), None)
        from briefing.tui.screens.why import WhyScreen

        def go(span: Span | None) -> None:
            if span is not None:
                self.source.show_evidence((span,), 0, centre=True)
                self.go_pane("source")

        self.open_over(WhyScreen(row.brief, section, item), go)
