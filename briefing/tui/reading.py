"""What is open: articles read and analysed behind the screen, and what becomes of the reports about them."""

from __future__ import annotations

import gc
from collections.abc import Sequence

from textual import on
from textual.message import Message

from briefing.errors import SourceError
from briefing.tui.analyst import Analysed, Analyst, Expanded, Read, ReadAgain, ReadAll, Report, Started
from briefing.tui.literal import literal
from briefing.tui.loader import Loader
from briefing.tui.looks import Looks
from briefing.tui.screens.reader import ReaderScreen
from briefing.tui.shelf import Row, Shelf, Stage, failed_row, row_of
from briefing.tui.state import Kept
from briefing.tui.watch import Watch
from briefing.tui.wrap import clip

# Failures within so many seconds share a toast.
_TOGETHER = 0.4
# After so many briefs, what is there is set apart from the collecting of garbage.
_MANY = 200


class Reported(Message):
    """Something from the threads behind the screen."""

    def __init__(self, report: Report) -> None:
        super().__init__()
        self.report = report


class Reading(Looks):
    """Reads by ``loader``. All that the threads find arrives as `Reported`; this alone changes the shelf, and the
    reader shows it."""

    def __init__(self, loader: Loader, kept: Kept) -> None:
        super().__init__()
        self.loader = loader
        self.kept = kept
        self.shelf = Shelf()
        self.analyst = Analyst(loader, self._report)
        self.watched = Watch(loader)
        # How many calls of `read` are not done yet.
        self.reading = 0
        # The briefs that came since what is there was last set apart from the collecting of garbage.
        self._loose = 0
        self._stale = False
        self._untold: list[tuple[str, str]] = []

    @property
    def reader(self) -> ReaderScreen | None:
        """The reader, once it is there and while it is: reports may come while the app closes."""
        if not self.is_running:
            return None
        return next((s for s in self.screen_stack if isinstance(s, ReaderScreen) and s.is_mounted), None)

    def read(self, sources: Sequence[str]) -> None:
        """Read sources behind the screen; folders among them are watched from now on."""
        self.reading += 1
        self.analyst.read(sources)
        self._refresh_soon()

    def paste(self, text: str) -> None:
        """Take a pasted text as an article."""
        try:
            self._add(row_of(self.loader.pasted(text)))
        except SourceError as error:
            self.notify(str(error), severity="warning", markup=False)

    def again(self, row: Row) -> None:
        """Read an article again from where it came from, whether it could be read before or not."""
        if row.document is None:
            self.shelf.drop(row.key)
            self.read([row.key.removeprefix("!")])
        else:
            self.analyst.read_again(row.key, row.document)

    def _read_again(self, report: ReadAgain) -> None:
        row = self.shelf.get(report.key)
        if row is None:
            return
        if isinstance(report.found, SourceError):
            what = literal(report.found.what)
            self.notify(
                f"{clip(row.title, 60)}: {what} What was read before stays.",
                title="Not read again",
                severity="warning",
                markup=False,
            )
            return
        if row.document is not None and report.found.text == row.document.text and row.brief is not None:
            self.notify("Read again: nothing has changed.", markup=False)
            return
        self._replace(row, row_of(report.found))

    def _replace(self, row: Row, fresh: Row) -> None:
        """Another state of an article stands in its place, starred as it was; its new text has not been read."""
        assert fresh.document is not None
        self.shelf.replace(row.key, fresh)
        if row.key in self.kept.starred:
            self.kept.starred[fresh.key] = None
        self.kept.read.pop(fresh.key, None)
        self.analyst.queue(fresh.key, fresh.document)
        if self.reader is not None:
            self.reader.replaced(row.key, fresh)
        self.notify("Read again: the text has changed; a new brief is being made.", markup=False)

    def look_at(self, row: Row) -> None:
        """The user looks at an article: analyse it next, and remember it."""
        self.kept.last = row.key
        if row.stage is Stage.QUEUED:
            self.analyst.prefer(row.key)

    def _look_around(self) -> None:
        if not self.watched.folders or self.reading:
            return
        self.watched.look(lambda fresh, changed: self.call_from_thread(self._news, fresh, changed))

    def _news(self, fresh: Sequence[str], changed: Sequence[str]) -> None:
        """What came into the watched folders is read, and what changed there is read again."""
        if fresh:
            self.notify(f"{len(fresh)} new in a watched folder.", markup=False)
            for folder in self.watched.folders:
                # It held nothing, and its row said so.
                self.shelf.drop(f"!{folder}")
            self.reading += 1
            self.analyst.read(fresh, expanded=True)
        known = set(changed)
        for row in list(self.shelf):
            if row.document is not None and row.document.source in known:
                known.discard(row.document.source)
                self.analyst.read_again(row.key, row.document)
        if known:
            # Files that could not be read before, and those that hold many articles.
            self.reading += 1
            self.analyst.read(sorted(known), expanded=True)

    # Reports

    def _report(self, report: Report) -> None:
        self.post_message(Reported(report))

    @on(Reported)
    def _reported(self, message: Reported) -> None:
        report = message.report
        if isinstance(report, Read):
            if isinstance(report.found, SourceError):
                row = failed_row(report.found)
                if self.shelf.add(row):
                    self._tell_failure("Not read", f"{row.title}: {row.error}")
                self._refresh_soon()
            else:
                self._add(row_of(report.found))
        elif isinstance(report, Expanded):
            self.watched.add(report.source, report.found)
        elif isinstance(report, ReadAll):
            self._read_all()
        elif isinstance(report, Started):
            self._changed(self.shelf.change(report.key, Stage.ANALYSING))
        elif isinstance(report, Analysed):
            self._analysed(report)
        elif isinstance(report, ReadAgain):
            self._read_again(report)

    def _read_all(self) -> None:
        """All that one call asked for has come."""
        self.reading = max(0, self.reading - 1)
        self._set_apart()
        self._refresh_soon()

    def _set_apart(self) -> None:
        """Articles and briefs stay while the app runs: with thousands of them, each look of the collector at all that
        there is would hold a key back for a tenth of a second and more."""
        self._loose = 0
        gc.freeze()

    def _analysed(self, report: Analysed) -> None:
        row = self.shelf.get(report.key)
        self._loose += 1
        if self._loose >= _MANY or self.shelf.done() + 1 == len(self.shelf):
            self._set_apart()
        if row is None or report.error is None:
            self._changed(self.shelf.change(report.key, Stage.READY, report.brief))
            return
        error = literal(report.error).removeprefix(f"{row.source}: ")
        self._changed(self.shelf.change(report.key, Stage.FAILED, error=error))
        self._tell_failure("Not analysed", f"{clip(row.title, 60)}: {error}")

    def _tell_failure(self, title: str, message: str) -> None:
        """One toast for one failure; many that come together are told as a number. Their rows say what each was."""
        if not self._untold:
            self.set_timer(_TOGETHER, self._tell_failures)
        self._untold.append((title, message))

    def _tell_failures(self) -> None:
        untold, self._untold = self._untold, []
        if len(untold) == 1:
            title, message = untold[0]
            self.notify(message, title=title, severity="error", markup=False)
        else:
            self.notify(f"{len(untold)} articles failed; their rows say why.", severity="error", markup=False)

    def _add(self, row: Row) -> None:
        if self.shelf.add(row) and row.document is not None:
            self.analyst.queue(row.key, row.document)
        self._refresh_soon()

    def _changed(self, row: Row | None) -> None:
        if row is not None and self.reader is not None:
            self.reader.row_changed(row)

    def _refresh_soon(self) -> None:
        """Thousands of articles may come at once; the list is drawn once for all that came in a moment."""
        if not self._stale:
            self._stale = True
            self.set_timer(0.03, self._refresh)

    def _refresh(self) -> None:
        self._stale = False
        if self.reader is not None:
            self.reader.refresh_articles()
