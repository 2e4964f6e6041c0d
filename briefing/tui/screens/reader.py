"""The reader: the article under the cursor, its brief, and the evidence of the item under the cursor."""

from __future__ import annotations

from dataclasses import replace

from textual import on

from briefing.tui.commands import bindings_of
from briefing.tui.highlight import Highlights, covered
from briefing.tui.kinds import ALL_LAYERS, LAYER_OF, Kind
from briefing.tui.outline import outline
from briefing.tui.screens.evidencing import Evidencing
from briefing.tui.screens.listing import Listing
from briefing.tui.screens.taking_away import TakingAway
from briefing.tui.shelf import Row, Stage
from briefing.tui.widgets.bar import Bar
from briefing.tui.widgets.brief_pane import BriefPane
from briefing.tui.widgets.lines_view import Part

_WAITING = {
    Stage.QUEUED: "Waiting for its turn. The text can be read already.",
    Stage.ANALYSING: "Reading closely… The text can be read already.",
}
# What brief and source say of themselves while nothing is open.
_EMPTY = (
    "The brief of an article stands here: who, what happened, when and where, who committed to what, quotes, figures "
    "and a summary.",
    "The article itself stands here; what its brief stands on is marked in it.",
)
# The kinds whose number says something of an article.
_COUNTED = (Kind.WHO, Kind.WHERE, Kind.WHEN, Kind.COMMITMENT, Kind.QUOTE, Kind.FIGURE)


class ReaderScreen(Listing, Evidencing, TakingAway):
    """Ties the three panes together."""

    BINDINGS = bindings_of("reader")

    # Articles

    def on_mount(self) -> None:
        """Arrange as it was arranged last time."""
        if not self.is_attached:
            return  # the user quit before there was anything to see
        self.last = self.kept.last
        self.left_off = replace(self.kept)
        self.brief.timeline = self.kept.timeline
        self.rearrange()
        kinds = {Kind(name) for name in self.kept.layers if name in ALL_LAYERS}
        self.show_layers(kinds)
        self.brief.folded = set(self.kept.folded)
        self.articles.serve(self.briefing.shelf.get, self.marks_of)
        self.show_hint()
        # Rows may have come before the screen could show them.
        self.call_after_refresh(self.refresh_articles)

    def _take_up(self) -> None:
        """The item and the line where the user left off, once there is a brief to have them."""
        if self.left_off is None or self.key != self.last:
            return
        left, self.left_off = self.left_off, None
        item = next((i for s in self.brief.sections for i in s.items if i.key == left.item), None)
        if item is not None and not self.moved:
            self.brief.go(item)
            self.preview()
            if self.at == "source" and left.offset:
                self.source.go_to(left.offset)

    def open_article(self, key: str | None) -> None:
        """Show an article in brief and source."""
        first = self.key is None
        self.key, self.item, self.nth = key, None, 0
        if first or key is None:
            self.rearrange()
        self.show_keys()
        row = self.briefing.shelf.get(key)
        self.source.show_document(row.document if row else None, f"! {row.error}" if row and row.error else "")
        self.show_legend()
        if row is not None:
            self.briefing.look_at(row)
        self.show_row(row)

    def show_row(self, row: Row | None) -> None:
        """The brief of an article, or how far it has come."""
        if row is None:
            brief, source = ("", "") if self.briefing.reading else _EMPTY
            self.brief.show_message("", brief)
            self.source.show_document(None, source)
            self.show_legend()
            self.tell("brief", "")
            self.tell("source", "")
            return
        if row.brief is None:
            message = _WAITING.get(row.stage, "")
            if row.stage is Stage.FAILED:
                message = f"! {row.error}\n\n{self.key_name('retry')} tries again."
            self.brief.show_message(row.title, message)
            self.tell("brief", "failed" if row.stage is Stage.FAILED else row.stage.value)
            self.tell("source", self.source_info())
            return
        sections = outline(row.brief)
        self.source.show_highlights(Highlights(sections), covered(row.brief.article, sections))
        self.brief.show_brief(row.brief, row.title, sections)
        self._take_up()
        self.tell("brief", self.brief_info())
        self.show_strip()
        self.preview()

    def brief_info(self) -> str | tuple[Part, ...]:
        """What is marked, or how much there is of each kind that counts."""
        brief = self.brief
        if brief.marked:
            return f"{len(brief.marked)} marked"
        found: list[Part] = []
        for section in brief.sections:
            if section.kind in _COUNTED:
                role = f"kind.{section.kind.value}" if section.count else "faint"
                found += [
                    (LAYER_OF[section.kind].glyph, role),
                    (f"{section.count} ", "dim" if section.count else "faint"),
                ]
        return tuple(found)

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
        self.zoomed = self.kept.zoomed = not self.zoomed
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
        self.kept.timeline = self.brief.timeline
        self.show_keys()

    @on(BriefPane.Folded)
    def _folded(self) -> None:
        self.kept.folded = set(self.brief.folded)

    @on(BriefPane.Marked)
    def _marked(self) -> None:
        self.tell("brief", self.brief_info())
        self.show_keys()

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
        failed = shelf.failed()
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
        """What somebody needs who sees this for the first time; a list without articles says it itself."""
        bar = self.query_one("#hint", Bar)
        bar.display = not self.kept.hint_seen and bool(self.briefing.reading or len(self.briefing.shelf))
        up, down, enter, back, keys = map(self.key_name, ("move.up", "move.down", "move.choose", "back", "help"))
        said = f"{up} {down} move · {enter} goes in, {back} back · {keys} all keys"
        bar.show([(" New here? ", "accent"), (said, "")], [("a letter hides this ", "dim")])

    def dismiss_hint(self) -> None:
        """Whoever pressed a key has seen it."""
        if not self.kept.hint_seen:
            self.kept.hint_seen = True
            self.query_one("#hint", Bar).display = False
