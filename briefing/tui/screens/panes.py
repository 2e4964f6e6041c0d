"""The frame of the reader: three panes, what is visible of them, and where keys go."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import DescendantFocus, Resize
from textual.widgets import Input

from briefing.tui.arrange import PANES, Arrangement, arrange
from briefing.tui.commands import Command
from briefing.tui.key_hints import always_of, bar_of
from briefing.tui.outline import Item
from briefing.tui.screens.base import Base
from briefing.tui.shelf import Stage
from briefing.tui.state import Kept
from briefing.tui.widgets.article_list import ArticleList
from briefing.tui.widgets.bar import Bar
from briefing.tui.widgets.brief_pane import BriefPane
from briefing.tui.widgets.coverage_strip import CoverageStrip
from briefing.tui.widgets.key_bar import KeyBar
from briefing.tui.widgets.legend import Legend
from briefing.tui.widgets.lines_view import Part
from briefing.tui.widgets.source_pane import SourcePane
from briefing.tui.widgets.splitter import Splitter
from briefing.tui.widgets.typing_line import TypingLine

Info = str | tuple[Part, ...]
_PROMPTS = {
    "articles": "filter articles: title, date, source",
    "brief": "filter items",
    "source": "find in this article",
}
# The share of the terminal's rows that `--inline` draws in, as the style sheet has it.
INLINE = 0.6
TITLES = {"articles": "ARTICLES", "brief": "BRIEF", "source": "SOURCE"}


class Panes(Base):
    """Composes the panes and arranges them for the size of the terminal and the pane that has the keys."""

    AUTO_FOCUS = "#articles"
    PANES = PANES

    def __init__(self) -> None:
        super().__init__()
        self.zoomed = False
        self.arrangement = Arrangement("wide", {})
        self.infos: dict[str, Info] = dict.fromkeys(PANES, "")
        # The article on show, the item whose evidence is marked, and which of its spans.
        self.key: str | None = None
        self.item: Item | None = None
        self.nth = 0
        # The article on show when the app was last left, and whether the user has gone anywhere since.
        self.last = ""
        self.moved = False

    @property
    def kept(self) -> Kept:
        """What is kept between runs."""
        return self.briefing.kept

    def compose(self) -> ComposeResult:
        """A line of state, the panes, and the keys."""
        yield Bar(id="top")
        with Horizontal(id="panes"):
            with Vertical(id="articles-pane", classes="pane"):
                yield Bar(id="articles-head", classes="head")
                yield self._filter_line("articles")
                yield ArticleList(id="articles")
            yield Splitter(id="split-articles")
            with Vertical(id="brief-pane", classes="pane"):
                yield Bar(id="brief-head", classes="head")
                yield self._filter_line("brief")
                yield BriefPane(id="brief")
            yield Splitter(id="split-brief")
            with Vertical(id="source-pane", classes="pane"):
                yield Bar(id="source-head", classes="head")
                yield self._filter_line("source")
                with Horizontal(id="source-body"):
                    yield SourcePane(id="source")
                    yield CoverageStrip(id="coverage")
                yield Legend(id="legend")
        yield Bar(id="hint")
        yield KeyBar(self.briefing.options.keys, id="keys")

    def _filter_line(self, pane: str) -> TypingLine:
        """There from the start and out of sight, so that what is typed right after / lands in it."""
        line = TypingLine(_PROMPTS[pane], id=f"{pane}-filter", classes="filter")
        line.display = False
        return line

    def filter_line(self, pane: str) -> Input:
        """The line to type a filter in, above a pane."""
        return self.query_one(f"#{pane}-filter", Input)

    @property
    def articles(self) -> ArticleList:
        """The list of articles."""
        return self.query_one("#articles", ArticleList)

    @property
    def brief(self) -> BriefPane:
        """The brief."""
        return self.query_one("#brief", BriefPane)

    @property
    def source(self) -> SourcePane:
        """The source."""
        return self.query_one("#source", SourcePane)

    # Arranging

    def on_resize(self, event: Resize) -> None:
        """Another size may call for another arrangement."""
        self.rearrange()

    def rearrange(self) -> None:
        """Show and measure the panes."""
        if not self.is_attached:
            return
        # Before the first layout the screen has no size as yet; the terminal has.
        width, height = self.size if self.size.height else self.app.size
        if self.app.is_inline:
            height = min(height, int(self.app.size.height * INLINE))
        found = arrange(
            width,
            height - 2,
            self.at,
            zoomed=self.zoomed,
            list_width=self.kept.list_width,
            brief_width=self.kept.brief_width,
        )
        if self.key is None and found.peek:
            # Nothing follows from an empty list.
            found = Arrangement(found.name, found.widths)
        self.arrangement = found
        stacked = found.peek > 0
        self.query_one("#panes").styles.layout = "vertical" if stacked else "horizontal"
        for name in PANES:
            pane = self.query_one(f"#{name}-pane")
            peeking = stacked and name == found.below
            pane.display = name in found.widths or peeking
            pane.styles.width = "1fr" if stacked or name == found.visible[-1] else found.widths.get(name, 0)
            pane.styles.height = found.peek if peeking else "1fr"
        self.query_one("#split-articles").display = {"articles", "brief"} <= found.widths.keys()
        self.query_one("#split-brief").display = {"brief", "source"} <= found.widths.keys()
        self.show_legend()
        self.set_class(stacked, "-stacked")
        self.show_heads()
        self.show_keys()

    def show_legend(self) -> None:
        """The legend stands below a text that is read, not below a glimpse of one, nor where there is none."""
        self.query_one("#legend").display = self.arrangement.below != "source" and self.source.document is not None

    def go_pane(self, name: str) -> None:
        """Give a pane the keys, showing it first where it is not visible."""
        self.at = self.kept.pane = name
        self.rearrange()
        self.set_focus(self.query_one(f"#{name}"), scroll_visible=False)

    @on(DescendantFocus)
    def _focus_came(self, event: DescendantFocus) -> None:
        pane = self.pane_of(event.widget)
        if pane is not None and pane != self.at:
            self.at = self.kept.pane = pane
            self.rearrange()
        elif pane is not None:
            self.show_heads()
            self.show_keys()

    @on(Splitter.Dragged)
    def _dragged(self, message: Splitter.Dragged) -> None:
        self.move_split("list_width" if message.splitter.id == "split-articles" else "brief_width", message.by)

    def move_split(self, which: str, by: int) -> None:
        """Make the pane left of a split wider, or narrower."""
        pane = "articles" if which == "list_width" else "brief"
        now = self.arrangement.widths.get(pane)
        if now is None or len(self.arrangement.widths) < 2:
            return
        setattr(self.kept, which, max(1, now + by))
        self.rearrange()
        # What did not fit is not kept, or the next key would seem to do nothing.
        setattr(self.kept, which, self.arrangement.widths[pane])

    # Lines around the panes

    def show_heads(self) -> None:
        """The heads of the panes: which has the keys, and what is told of each."""
        for name in PANES:
            here = name == self.at
            head = self.query_one(f"#{name}-head", Bar)
            head.set_class(here, "-here")
            mark = ("▌", "accent") if here else (" ", "")
            info = self.infos[name]
            right = [(f"{info} ", "dim")] if isinstance(info, str) else [*info, (" ", "")]
            head.show([mark, (TITLES[name], "accent" if here else "dim"), ("  ", "")], right)
        self.show_top()

    def show_top(self) -> None:
        """The first line; a subclass knows what to say."""

    async def run_command(self, command: Command) -> None:
        """Do what a command's key does, where that is possible now."""
        namespace = self.query_one(f"#{self.at}") if command.context != "reader" else self
        if command.context in ("articles", "brief", "source") and command.context != self.at:
            self.go_pane(command.context)
            namespace = self.query_one(f"#{command.context}")
        await self.app.run_action(command.action, namespace)

    def tell(self, pane: str, info: Info) -> None:
        """What stands at the right of a pane's head: a text, or parts with their looks."""
        if self.infos[pane] != info:
            self.infos[pane] = info
            self.show_heads()

    def show_keys(self) -> None:
        """The keys that make sense now, and those that always do."""
        place = self.bar_place()
        self.query_one("#keys", KeyBar).show(bar_of(place, **self.bar_names()), always_of(place))

    def bar_place(self) -> str:
        """What the user can do now, as the key bar's table names it."""
        if isinstance(self.focused, TypingLine):
            return "typing.find" if self.at == "source" else "typing"
        if self.key is None:
            return "nothing"
        if self.at == "source":
            return self._source_place()
        row = self.briefing.shelf.get(self.key)
        if row is not None and row.stage is Stage.FAILED:
            return "articles.failed"
        return self._brief_place() if self.at == "brief" else "articles"

    def _brief_place(self) -> str:
        brief = self.brief
        if brief.brief is None:
            return "brief.waiting"
        if brief.marked and brief.item is not None:
            return "brief.marked"
        if brief.timeline:
            return "brief.timeline"
        if brief.item is not None:
            return "brief"
        return "brief.nothing" if brief.near_misses() else "brief.head"

    def _source_place(self) -> str:
        if self.source in self.selections:
            return "source.selected"
        return "source.hits" if self.source.hits else "source"

    def bar_names(self) -> dict[str, str]:
        """Names that labels of the key bar leave open."""
        return {
            "zoom": "all panes" if self.zoomed else "zoom",
            "fold": "unfold" if self.brief.is_folded() else "fold",
            "fold_all": "unfold all" if self.brief.folds() else "fold all",
            "other": "sections" if self.brief.timeline else "timeline",
        }
