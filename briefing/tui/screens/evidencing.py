"""What the source shows: the evidence of the item under the brief's cursor, layers of highlights, and how much of the
article the brief stands on."""

from __future__ import annotations

from textual import on

from briefing.tui.kinds import ALL_LAYERS, LAYER_OF, Kind
from briefing.tui.literal import literal
from briefing.tui.outline import Item
from briefing.tui.screens.stacking import Stacking
from briefing.tui.take_away import said_of
from briefing.tui.widgets.brief_pane import BriefPane
from briefing.tui.widgets.coverage_strip import CoverageStrip
from briefing.tui.widgets.legend import Legend
from briefing.tui.widgets.source_pane import SourcePane
from briefing.tui.wrap import clip


class Evidencing(Stacking):
    """Ties the brief to the source, in both directions."""

    # Items and their evidence

    def preview(self) -> None:
        """Show in the source what the item under the brief's cursor stands on."""
        item = self.brief.item
        self.show_keys()
        if item is None:
            self._forget_item()
            return
        if self.item is not None and item.key == self.item.key:
            return
        self.item, self.nth = item, 0
        self.kept.item, self.kept.offset = item.key, 0
        self.source.show_evidence(item.spans, 0 if item.spans else None)
        self.tell("source", self.source_info())

    def _forget_item(self) -> None:
        """The head of a section stands on nothing."""
        if self.item is None:
            return
        self.item, self.nth = None, 0
        self.source.show_evidence((), None)
        self.tell("source", self.source_info())

    @on(BriefPane.Moved, "#brief")
    def _item_moved(self) -> None:
        self.preview()

    @on(BriefPane.Chosen, "#brief")
    def _item_chosen(self) -> None:
        """Enter goes to the evidence on show; Enter there comes back."""
        item = self.brief.item
        if item is None:
            return
        if not item.spans:
            self.notify_plain("This line has no evidence of its own.")
            return
        if self.item is None or self.item.key != item.key:
            self.item, self.nth = item, 0
        if self.key is not None:
            self.set_read(self.key)
        self.go_pane("source")
        self.show_evidence()

    def show_evidence(self) -> None:
        """Bring the present evidence to the middle of the source."""
        if self.item is not None:
            self.source.show_evidence(self.item.spans, self.nth, centre=True)
            self.tell("source", self.source_info())
            self.show_keys()

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
        self.show_evidence()

    def source_info(self) -> str:
        """Which evidence is on show, and what the brief leaves out."""
        said = []
        document = self.source.document
        if self.item is not None and self.item.spans and document is not None:
            count, span = len(self.item.spans), self.item.spans[min(self.nth, len(self.item.spans) - 1)]
            nth = f" {self.nth + 1} of {count}" if count > 1 else ""
            para = f"¶ {document.paragraph_at(span.start).number + 1} of {len(document.paragraphs)}"
            said.append(f"evidence{nth} in {para}")
        told = self.source.covered
        if told:
            untold = told.count(False)
            said.append(f"{untold} not covered" if untold else "all covered")
        return " · ".join(said)

    @on(SourcePane.ItemWanted)
    def _item_wanted(self, message: SourcePane.ItemWanted) -> None:
        highlight = message.highlight
        if highlight is None:
            if self.item is not None:
                self._go_item(self.item)
            return
        if self.brief.timeline and highlight.kind is not Kind.WHEN:
            self.brief.switch(False)
        self.item, self.nth = highlight.item, highlight.nth
        self.source.show_evidence(highlight.item.spans, highlight.nth)
        self.tell("source", self.source_info())
        self._go_item(highlight.item)

    def _go_item(self, item: Item) -> None:
        """The brief's cursor on an item, whatever a filter hides, and the keys to the brief."""
        if not self.brief.go(item):
            self.close_filter("brief")
            self.brief.go(item)
        self.go_pane("brief")

    @on(SourcePane.Selected)
    def _selected(self) -> None:
        self.show_keys()

    @on(SourcePane.Looked)
    def _looked(self, message: SourcePane.Looked) -> None:
        self.kept.offset = self.source.lines[self.source.cursor].start if self.source.lines else 0
        self.show_keys()
        shown = message.spot or (message.here[0] if message.here else None)
        self.tell("source", self.looked_info(shown.item) if shown else self.source_info())

    def looked_info(self, item: Item) -> str:
        """The item that a highlight at the cursor stands for, in a few words."""
        layer = LAYER_OF[item.kind]
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
        self.show_layers(set() if self.source.kinds == ALL_LAYERS else set(ALL_LAYERS))

    def action_uncovered(self) -> None:
        """The next paragraph that no item stands on."""
        if self.source.action_uncovered():
            self.go_pane("source")
        else:
            self.notify_plain("Every paragraph is covered." if self.source.covered else "There is no brief yet.")
