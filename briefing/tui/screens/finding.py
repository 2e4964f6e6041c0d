"""Finding: filters, words in the source, search over all articles, jump mode, help and palette."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Input

from briefing.brief.model import Span
from briefing.tui.screens.panes import Info, Panes
from briefing.tui.widgets.typing_line import TypingLine

if TYPE_CHECKING:
    from briefing.tui.screens.search import Found


class Finding(Panes):
    """What opens a line to type in, or a screen over the reader, in order to get somewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.article_filter = ""
        self._hit = -1

    # Filters

    def action_filter(self) -> None:
        """A line to type in, above the pane that has the keys."""
        line = self.filter_line(self.at)
        line.display = True
        self.set_focus(line, scroll_visible=False)

    @on(Input.Changed, ".filter")
    def _filter_typed(self, message: Input.Changed) -> None:
        message.stop()
        if message.input.display:
            self.apply_filter(self.pane_of(message.input) or self.at, message.value)

    def apply_filter(self, pane: str, wanted: str) -> None:
        """Filter articles or items, or mark words in the source."""
        if pane == "articles":
            self.article_filter = wanted
            self.refresh_articles()
        elif pane == "brief":
            count = self.brief.filter(wanted)
            self.tell("brief", f"{count} match{'' if count == 1 else 'es'}" if wanted else self.brief_info())
        else:
            self._find(wanted)

    def refresh_articles(self) -> None:
        """Show the articles that the filter leaves."""
        raise NotImplementedError

    def _find(self, wanted: str) -> None:
        document = self.source.document
        spans: tuple[Span, ...] = ()
        if wanted.strip() and document is not None:
            pattern = r"\s+".join(re.escape(word) for word in wanted.split())
            spans = tuple(Span(*m.span()) for m in re.finditer(pattern, document.text, re.IGNORECASE))
        self._hit = 0 if spans else -1
        self.source.show_hits(spans, self._hit if spans else None)
        self.tell("source", self._hits_info() if wanted.strip() else self.source_info())
        self.show_keys()

    def step_hits(self, by: int) -> bool:
        """To the next place of the words that are being looked for; False where none are."""
        hits = self.source.hits
        if not hits:
            return False
        self._hit = (self._hit + by) % len(hits)
        self.source.show_hits(hits, self._hit)
        self.tell("source", self._hits_info())
        return True

    def _hits_info(self) -> str:
        count = len(self.source.hits)
        return f"{self._hit + 1} of {count} found" if count else "not found"

    @on(Input.Submitted, ".filter")
    def _filter_done(self, message: Input.Submitted) -> None:
        message.stop()
        self.go_pane(self.pane_of(message.input) or self.at)

    @on(TypingLine.Moved, ".filter")
    def _filter_left(self, message: TypingLine.Moved) -> None:
        """Down from a filter goes into what it filtered."""
        message.stop()
        if message.by > 0:
            self.go_pane(self.pane_of(message.line) or self.at)

    def clear_filters(self, pane: str) -> bool:
        """Take a pane's filter away; False where there is none."""
        if not self.filter_line(pane).display:
            return False
        self.close_filter(pane)
        self.go_pane(pane)
        return True

    def close_filter(self, pane: str) -> None:
        """Take a pane's filter away and show what it hid."""
        line = self.filter_line(pane)
        line.display = False
        line.value = ""
        self.apply_filter(pane, "")

    # Screens over the reader

    def go_found(self, found: Found) -> None:
        self.arrive(found.key, found.span)

    def arrive(self, key: str, span: Span | None) -> None:
        """Show an article, at a place of its text if one is given."""
        self.go_article(key)
        self.go_pane("brief" if span is None else "source")
        if span is not None:
            self.call_after_refresh(self.source.show_hits, (span,), 0)
            self._hit = 0

    def go_article(self, key: str) -> None:
        """Show an article, whatever the filter hides."""
        if key not in self.articles.keys:
            self.close_filter("articles")
        self.moved = True
        self.articles.go(key)
        if key != self.key:
            self.open_article(key)

    def open_article(self, key: str | None) -> None:
        """Show an article."""
        raise NotImplementedError

    def brief_info(self) -> Info:
        """What stands at the right of the brief's head."""
        raise NotImplementedError

    def source_info(self) -> str:
        """What stands at the right of the source's head."""
        raise NotImplementedError

    def action_jump(self) -> None:
        """Letters on everything in sight."""
        from briefing.tui.screens.jump import JumpScreen, Target

        targets: list[Target] = []
        for pane in ("articles", "brief"):
            view = self.articles if pane == "articles" else self.brief
            if pane in self.arrangement.widths:
                origin = view.content_region
                targets += [Target(origin.x, origin.y + row, pane, index) for index, row in view.targets()]
        if "source" in self.arrangement.widths:
            origin = self.source.content_region
            seen: set[tuple[int, int]] = set()
            for highlight, row, column in self.source.targets():
                if (row, column) not in seen:
                    seen.add((row, column))
                    targets.append(Target(origin.x + column, origin.y + row, "source", highlight))
        if not targets:
            self.notify_plain("There is nothing to jump to.")
            return
        self.open_over(JumpScreen(targets), self._jumped)

    def _jumped(self, target: object) -> None:
        from briefing.tui.highlight import Highlight
        from briefing.tui.screens.jump import Target

        if not isinstance(target, Target):
            return
        if isinstance(target.what, Highlight):
            self.go_pane("source")
            self.source.look_at(target.what)
        elif isinstance(target.what, int):
            (self.articles if target.pane == "articles" else self.brief).move_to(target.what)
            self.go_pane(target.pane)
