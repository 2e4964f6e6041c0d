"""The library behind the app: articles out of it and into it, and the feeds that it follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on

from briefing.brief.model import Brief, Span
from briefing.tui.errand import Errand, ErrandNews
from briefing.tui.kept_articles import AT_ONCE, briefs, keep, library_path, numbers_of
from briefing.tui.literal import literal
from briefing.tui.loader import Loader
from briefing.tui.options import AppOptions
from briefing.tui.reading import Reading
from briefing.tui.setting import counted
from briefing.tui.shelf import Stage, row_of
from briefing.tui.state import Kept
from briefing.tui.wrap import clip

if TYPE_CHECKING:
    from briefing.tui.refreshing import FeedRefresh

# So many briefs are put on the shelf together: one is read in a few milliseconds.
_TOGETHER = 20


class Keeping(Reading):
    """Kept briefs are shown as they were kept, without a new analysis; `r` makes one of the file or page."""

    def __init__(self, loader: Loader, kept: Kept, options: AppOptions) -> None:
        super().__init__(loader, kept)
        self._library = options.library
        self.allow_local = options.allow_local
        self._writing: list[Errand] = []
        # The refresh of the feeds that goes on, or the last one.
        self.feed_refresh: FeedRefresh | None = None

    @property
    def library_path(self) -> Path:
        """The file of the library."""
        return library_path(self._library)

    @on(ErrandNews)
    def _errand_news(self, message: ErrandNews) -> None:
        message.run()

    def library_failed(self, told: str) -> None:
        """Tell what is wrong with the library."""
        self.notify(literal(told), title="Library", severity="error", timeout=12, markup=False)

    # Out of the library

    def open_found(self, typed: str) -> None:
        """Open all that a search in the library finds."""
        path = self.library_path
        self.reading += 1

        def work(errand: Errand) -> None:
            numbers = numbers_of(path, typed)
            if not numbers:
                told = f"Nothing kept answers “{typed}”." if typed.strip() else "Nothing is kept in the library yet."
                errand.tell(lambda: self.notify(literal(told), markup=False))
            self._bring(errand, path, numbers)

        Errand(self, "library").go(work, self._not_opened)

    def open_kept(self, numbers: Sequence[int], span: Span | None = None) -> None:
        """Open articles of the library by their numbers, and show the first of them, at a place of its text if one is
        given."""
        path = self.library_path
        self.reading += 1
        Errand(self, "library").go(lambda errand: self._bring(errand, path, numbers, span), self._not_opened)

    def _not_opened(self, told: str) -> None:
        self._read_all()
        self.library_failed(told)

    def _bring(self, errand: Errand, path: Path, numbers: Sequence[int], span: Span | None = None) -> None:
        """In a thread: kept briefs come to the shelf, some at a time."""
        came: list[Brief] = []
        failed: list[str] = []
        shown = None
        for brief in briefs(path, numbers[:AT_ONCE]):
            if isinstance(brief, str):
                failed.append(brief)
                continue
            if shown is None:
                shown = brief.article.id
                errand.tell(partial(self.show_kept, brief, span))
                continue
            came.append(brief)
            if len(came) == _TOGETHER:
                errand.tell(partial(self._take_in, came))
                came = []
        errand.tell(partial(self._brought, came, len(numbers), failed))

    def _take_in(self, came: Sequence[Brief]) -> None:
        for brief in came:
            row = row_of(brief.article)
            self.shelf.add(replace(row, stage=Stage.READY, brief=brief))
        self._refresh_soon()

    def show_kept(self, brief: Brief, span: Span | None = None) -> None:
        """Put a kept brief on the shelf and show it."""
        self._take_in([brief])
        if self.reader is None:
            return
        self.reader.refresh_articles()
        self.reader.arrive(brief.article.id, span)

    def _brought(self, came: Sequence[Brief], asked: int, failed: Sequence[str]) -> None:
        self._take_in(came)
        self._read_all()
        if failed:
            more = f" ({len(failed)} such articles)" if len(failed) > 1 else ""
            self.library_failed(f"{failed[0]}{more}")
        if asked > AT_ONCE:
            self.notify(f"The first {AT_ONCE} of {asked} articles were opened.", markup=False)

    # Into the library

    def keep_articles(self, chosen: Sequence[Brief], waiting: int = 0) -> None:
        """Keep briefs in the library, and tell what came of it; ``waiting`` others have no brief yet."""
        path = self.library_path

        def work(errand: Errand) -> None:
            new, known = keep(path, chosen)
            errand.tell(lambda: self.notify(_kept_words(chosen, new, known, waiting), title="Library", markup=False))

        self._writing = [errand for errand in self._writing if not errand.done]
        self._writing.append(Errand(self, "library").go(work, self.library_failed))

    def finish_keeping(self, seconds: float) -> str:
        """Wait, when the app has ended, until all that was to be kept is kept; gives what went wrong, if anything."""
        for errand in self._writing:
            if errand.done:
                continue
            if not errand.finish(seconds):
                return f"{self.library_path}: the library is busy; not all that was to be kept in it is kept"
            if errand.failure:
                return errand.failure
        return ""

    # Feeds

    def refresh_feeds(self) -> None:
        """Ask the feeds for what is new, unless that goes on already."""
        if self.feed_refresh is not None and self.feed_refresh.at_work:
            if not self.feed_refresh.running:
                self.notify("The refresh before is ending; try again in a moment.", markup=False)
            return
        from briefing.tui.refreshing import FeedRefresh

        self.feed_refresh = FeedRefresh(self, self.library_path, self.analyst.brief, allow_local=self.allow_local)
        self.feed_refresh.start(self._feeds_changed)

    def _feeds_changed(self) -> None:
        from briefing.tui.screens.feeds import FeedsScreen

        refresh = self.feed_refresh
        assert refresh is not None
        shown = [screen for screen in self.screen_stack if isinstance(screen, FeedsScreen)]
        for screen in shown:
            screen.refreshed()
        if refresh.running:
            return
        if refresh.failure:
            self.library_failed(refresh.failure)
        elif not shown:
            self.notify(self.refresh_words(), title="Feeds", markup=False)

    def refresh_words(self) -> str:
        """What came of the last refresh."""
        refresh = self.feed_refresh
        if refresh is None or refresh.failure:
            return ""
        failed = f", {refresh.failed} could not be had" if refresh.failed else ""
        return f"{counted(refresh.asked, 'feed')} asked, {counted(refresh.new, 'new article')}{failed}."


def _kept_words(chosen: Sequence[Brief], new: int, known: int, waiting: int) -> str:
    """What became of briefs that were to be kept, in words."""
    if len(chosen) == 1 and not waiting:
        title = clip(row_of(chosen[0].article).title, 60)
        return f"Kept: {title}" if new else f"Kept already, its brief is renewed: {title}"
    parts = [f"{new} kept"] if new else []
    parts += [f"{known} kept already, their briefs renewed"] if known else []
    parts += [f"{waiting} without a brief left out"] if waiting else []
    return f"{'; '.join(parts)}."
