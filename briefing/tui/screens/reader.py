"""The reader: the article under the cursor, its brief, and the evidence of the item under the cursor."""

from __future__ import annotations

from textual import on

from briefing.tui.commands import bindings_of
from briefing.tui.highlight import Highlights, covered
from briefing.tui.kinds import LAYERS, Kind
from briefing.tui.literal import literal
from briefing.tui.outline import Item, outline
from briefing.tui.screens.stacking import Stacking
from briefing.tui.screens.taking_away import TakingAway
from briefing.tui.shelf import Row, Stage, matching
from briefing.tui.take_away import said_of
from briefing.tui.widgets.article_list import ArticleList
from briefing.tui.widgets.bar import Bar
from briefing.tui.widgets.brief_pane import BriefPane
from briefing.tui.widgets.coverage_strip import CoverageStrip
from briefing.tui.widgets.key_bar import KeyBar
from briefing.tui.widgets.legend import Legend
from briefing.tui.widgets.source_pane import SourcePane
from briefing.tui.wrap import clip

_WAITING = {
    Stage.QUEUED: "Waiting for its turn. The text can be read already.",
    Stage.ANALYSING: "Reading closely… The text can be read already.",
}


class ReaderScreen(Stacking, TakingAway):
    """Ties the three panes together."""

    BINDINGS = bindings_of("reader")

    # Articles

    def on_mount(self) -> None:
        """Arrange as it was arranged last time."""
        if not self.is_attached:
            return  # the user quit before there was anything to see
        self.last = self.kept.last
        self.rearrange()
        kinds = {Kind(name) for name in self.kept.layers if name in set(Kind)}
        self.show_layers(kinds)
        self.brief.folded = set(self.kept.folded)
        self.articles.serve(self.briefing.shelf.get, self.marks_of)
        self.show_hint()
        # Rows may have come before the screen could show them.
        self.call_after_refresh(self.refresh_articles)

    def marks_of(self, key: str) -> str:
        """The star and the sign of the unread before a row."""
        return ("★" if key in self.kept.starred else " ") + (" " if key in self.kept.read else "•")

    def refresh_articles(self) -> None:
        """Show the list after rows came or changed."""
        keys = matching(iter(self.briefing.shelf), self.article_filter)
        self.articles.nothing = self.nothing_to_list()
        self.articles.show(keys)
        total = len(self.briefing.shelf)
        count = f"{len(keys)} of {total}" if self.article_filter else str(total)
        self.tell("articles", count if total else "")
        if not self.moved and self.key != self.last and self.last in keys:
            # Where the user left off last time, unless the user has gone somewhere else meanwhile.
            self.articles.go(self.last)
            self.open_article(self.last)
        elif (keys or not total) and self.articles.key != self.key:
            self.open_article(self.articles.key)
        self.show_top()

    def nothing_to_list(self) -> str:
        """What the list says while it is empty."""
        if self.briefing.reading:
            return "Reading…"
        if self.article_filter and len(self.briefing.shelf):
            return f"No article matches “{literal(self.article_filter)}”. Esc shows all."
        return "No articles yet. Press a to add files, folders, addresses or the text of an article."

    def row_changed(self, row: Row) -> None:
        """An article came further."""
        self.articles.redraw_row(row.key)
        self.show_top()
        if row.key == self.key:
            self.show_row(row)

    def open_article(self, key: str | None) -> None:
        """Show an article in brief and source."""
        self.key, self.item, self.nth = key, None, 0
        self.show_keys()
        row = self.briefing.shelf.get(key)
        self.source.show_document(row.document if row else None, (row.error or "") if row else "")
        if row is not None:
            self.briefing.look_at(row)
        self.show_row(row)

    def show_row(self, row: Row | None) -> None:
        """The brief of an article, or how far it has come."""
        if row is None:
            self.brief.show_message("", "" if self.briefing.reading else "Nothing is open.")
            self.tell("brief", "")
            self.tell("source", "")
            return
        if row.brief is None:
            message = f"! {row.error}" if row.stage is Stage.FAILED else _WAITING.get(row.stage, "")
            self.brief.show_message(row.title, message)
            self.tell("brief", "failed" if row.stage is Stage.FAILED else row.stage.value)
            self.tell("source", self.source_info())
            return
        sections = outline(row.brief)
        self.source.show_highlights(Highlights(sections), covered(row.brief.article, sections))
        self.brief.show_brief(row.brief, row.title, sections)
        count = sum(section.count for section in sections)
        self.tell("brief", f"{count} items")
        self.show_strip()
        self.preview()

    @on(ArticleList.Moved, "#articles")
    def _article_moved(self) -> None:
        self.moved = True
        self.drop_trail()
        if self.articles.key != self.key:
            self.open_article(self.articles.key)

    @on(ArticleList.Chosen, "#articles")
    def _article_chosen(self) -> None:
        self.moved = True
        if self.key is None:
            return
        self.set_read(self.key)
        self.go_pane("brief")

    def action_article(self, by: int) -> None:
        """The next article, or the one before, wherever the keys are."""
        self.articles.move_to(self.articles.cursor + by)

    # Items and their evidence

    def preview(self) -> None:
        """Show in the source what the item under the brief's cursor stands on."""
        item = self.brief.item
        if item is None or (self.item is not None and item.key == self.item.key):
            return
        self.item, self.nth, self.entered = item, 0, False
        self.source.show_evidence(item.spans, 0 if item.spans else None)
        self.tell("source", self.source_info())

    @on(BriefPane.Moved, "#brief")
    def _item_moved(self) -> None:
        self.preview()

    @on(BriefPane.Chosen, "#brief")
    def _item_chosen(self) -> None:
        """Enter: to the evidence; again: to the next."""
        item = self.brief.item
        if item is None:
            return
        if not item.spans:
            self.notify_plain("This line has no evidence of its own.")
            return
        repeated = self.item is not None and self.item.key == item.key and self.entered
        self.item = item
        self.nth = (self.nth + 1) % len(item.spans) if repeated else 0
        self.entered = True
        if self.key is not None:
            self.set_read(self.key)
        self.show_evidence()
        if self.arrangement.name in ("narrow", "zoomed") and not self.arrangement.peek:
            self.go_pane("source")

    def show_evidence(self) -> None:
        """Bring the present evidence to the middle of the source."""
        if self.item is not None:
            self.source.show_evidence(self.item.spans, self.nth, centre=True)
            self.tell("source", self.source_info())

    def action_evidence(self, by: int) -> None:
        """The next evidence of the item, or the next found words while words are being looked for in the source."""
        if self.at == "source" and self.step_hits(by):
            return
        if self.step_trail(by):
            return
        if self.item is None or not self.item.spans:
            self.notify_plain("No item is chosen; move over the brief first.")
            return
        self.nth = (self.nth + by) % len(self.item.spans)
        self.entered = True
        self.show_evidence()

    def source_info(self) -> str:
        """Which evidence is on show, and what the brief leaves out."""
        said = []
        if self.item is not None and self.item.spans:
            count = len(self.item.spans)
            said.append(f"evidence {self.nth + 1} of {count}")
        told = self.source.covered
        if told:
            untold = told.count(False)
            said.append(f"{untold} ¶ not covered" if untold else "all ¶ covered")
        return " · ".join(said)

    @on(SourcePane.ItemWanted)
    def _item_wanted(self, message: SourcePane.ItemWanted) -> None:
        highlight = message.highlight
        if self.brief.timeline and highlight.kind is not Kind.WHEN:
            self.brief.switch(False)
        if not self.brief.go(highlight.item):
            self.close_filter("brief")
            self.brief.go(highlight.item)
        self.item, self.nth, self.entered = highlight.item, highlight.nth, True
        self.source.show_evidence(highlight.item.spans, highlight.nth)
        self.tell("source", self.source_info())
        self.go_pane("brief")

    @on(SourcePane.Looked)
    def _looked(self, message: SourcePane.Looked) -> None:
        shown = message.spot or (message.here[0] if message.here else None)
        self.tell("source", self.looked_info(shown.item) if shown else self.source_info())

    def looked_info(self, item: Item) -> str:
        """The item that a highlight at the cursor stands for, in a few words."""
        layer = next(layer for layer in LAYERS if layer.kind is item.kind)
        return f"{layer.glyph} {layer.label}: {clip(literal(said_of(item)), 56)}"

    # The strip and the layers

    @on(SourcePane.Scrolled)
    def show_strip(self) -> None:
        """The strip follows the source."""
        if not self.app.is_running:
            return
        source = self.source
        strip = self.query_one("#coverage", CoverageStrip)
        told = source.covered
        if strip.total != len(source.lines) or strip.told is not told:
            strip.show_lines([line.blank or not told or told[line.paragraph] for line in source.lines], told)
        current = source.line_of(source.current.start) if source.current else None
        strip.show_place(round(source.scroll_y), source.size.height, current)

    @on(CoverageStrip.Wanted)
    def _strip_wanted(self, message: CoverageStrip.Wanted) -> None:
        self.source.scroll_to_line(message.line - self.source.size.height // 2)

    def show_layers(self, kinds: set[Kind]) -> None:
        """Show these layers, and keep that they are shown."""
        self.source.show_layers(kinds)
        self.query_one("#legend", Legend).show(kinds)
        self.kept.layers = {kind.value for kind in kinds}

    @on(Legend.Toggled)
    def _layer_clicked(self, message: Legend.Toggled) -> None:
        self.action_layer(message.kind.value)

    def action_layer(self, name: str) -> None:
        """Show or hide one layer."""
        self.show_layers(self.source.kinds ^ {Kind(name)})

    def action_layers(self) -> None:
        """All layers, or none."""
        self.show_layers(set() if self.source.kinds == set(Kind) else set(Kind))

    def action_uncovered(self) -> None:
        """The next paragraph that no item stands on."""
        if self.source.action_uncovered():
            self.go_pane("source")
        else:
            self.notify_plain("Every paragraph is covered." if self.source.covered else "There is no brief yet.")

    # Panes

    def action_pane(self, by: int) -> None:
        """The pane beside this one."""
        names = ("articles", "brief", "source")
        index = names.index(self.at) + by
        # Tab goes round, as it does everywhere; on the way out of the list the article counts as opened.
        self.go_pane(names[index % len(names)])

    def action_back(self) -> None:
        """One step back: the filter, the zoom, the timeline, the pane before."""
        if self.clear_filters(self.at):
            return
        if self.zoomed:
            self.action_zoom()
        elif self.screen.selections:
            self.clear_selection()
        elif self.leave_trail():
            return
        elif self.at != "articles":
            self.action_pane(-1)

    def action_zoom(self) -> None:
        """The whole screen for this pane, or all panes again."""
        self.zoomed = not self.zoomed
        self.rearrange()

    def action_split(self, by: int) -> None:
        """Move the split beside this pane."""
        visible = self.arrangement.visible
        if len(visible) < 2:
            self.notify_plain("One pane is visible; there is no split to move.")
            return
        first = self.at == "articles" or "source" not in visible
        self.move_split("list_width" if first else "brief_width", by)

    def action_timeline(self) -> None:
        """Sections, or the timeline."""
        if self.brief.brief is None:
            self.notify_plain("There is no brief yet.")
            return
        self.brief.switch(not self.brief.timeline)
        self.show_heads()

    @on(BriefPane.Folded)
    def _folded(self) -> None:
        self.kept.folded = set(self.brief.folded)

    @on(BriefPane.Marked)
    def _marked(self) -> None:
        count = len(self.brief.marked)
        self.tell("brief", f"{count} marked" if count else f"{sum(s.count for s in self.brief.sections)} items")

    # The first line and the hint

    def show_top(self) -> None:
        """Where the reader is, and how far the analysis has come."""
        shelf = self.briefing.shelf
        row = shelf.get(self.key)
        trail = ["Articles", row.title if row else "", "Source"][: ("articles", "brief", "source").index(self.at) + 1]
        if self.arrangement.name == "wide":
            trail = [row.title] if row else []
        left = [(" briefing ", "accent"), (" › ".join(part for part in trail if part), "")]
        done, total = shelf.done(), len(shelf)
        failed = sum(r.stage is Stage.FAILED for r in shelf)
        if self.briefing.reading and not total:
            right = [("reading… ", "dim")]
        elif done < total:
            filled = round(10 * done / total)
            right = [("▰" * filled, "accent"), ("▱" * (10 - filled), "faint"), (f" {done}/{total} ", "dim")]
        else:
            right = [(f"{failed} failed · ", "error")] if failed else []
            right.append((f"{total - failed} ready ", "dim") if total else ("", ""))
        self.query_one("#top", Bar).show(left, right)

    def show_hint(self) -> None:
        """What somebody needs who sees this for the first time."""
        bar = self.query_one("#hint", Bar)
        bar.display = not self.kept.hint_seen
        bar.show(
            [
                (" New here? ", "accent"),
                ("Tab: next pane · Enter: evidence · ?: all keys", ""),
            ],
            [("a letter hides this ", "dim")],
        )

    def dismiss_hint(self) -> None:
        """Whoever pressed a key has seen it."""
        if not self.kept.hint_seen:
            self.kept.hint_seen = True
            self.query_one("#hint", Bar).display = False

    @on(KeyBar.Pressed)
    async def _key_clicked(self, message: KeyBar.Pressed) -> None:
        await self.run_command(message.command)

    def set_read(self, key: str, read: bool = True) -> None:
        """Mark an article as read, or as unread."""
        if read:
            self.kept.read[key] = None
        else:
            self.kept.read.pop(key, None)
        self.articles.redraw_row(key)
