"""The app: the open articles, the analysis behind them, themes, and what is kept between runs."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.events import Event, Key, Paste
from textual.message import Message

from briefing.errors import SourceError
from briefing.tui.analyst import Analysed, Analyst, Expanded, Read, ReadAgain, ReadAll, Report, Started
from briefing.tui.clipboard import Clipboard
from briefing.tui.keymap import keymap_of
from briefing.tui.literal import literal
from briefing.tui.loader import Loader
from briefing.tui.looks import Looks
from briefing.tui.options import AppOptions
from briefing.tui.screens.reader import ReaderScreen
from briefing.tui.shelf import Row, Shelf, Stage, failed_row, row_of
from briefing.tui.signals import die_of, heed
from briefing.tui.state import Kept, default_path
from briefing.tui.take_away import Render, rendered
from briefing.tui.watch import Watch
from briefing.tui.wrap import clip

if TYPE_CHECKING:
    from textual.command import Provider


# Failures within so many seconds share a toast.
_TOGETHER = 0.4


def _command_provider() -> type[Provider]:
    from briefing.tui.palette import CommandProvider  # the palette opens long after the first frame

    return CommandProvider


def _article_provider() -> type[Provider]:
    from briefing.tui.palette import ArticleProvider

    return ArticleProvider


class Reported(Message):
    """Something from the threads behind the screen."""

    def __init__(self, report: Report) -> None:
        super().__init__()
        self.report = report


class BriefingApp(Looks):
    """Reads ``sources`` by ``loader``. All that the threads find arrives as `Reported`; the app alone changes the
    shelf, and the reader shows it."""

    TITLE = "briefing"
    CSS_PATH = "app.tcss"
    # Every key stands in the one table; the reader binds them.
    BINDINGS: ClassVar[list[BindingType]] = []
    ENABLE_COMMAND_PALETTE = True
    # The palette's own key is the table's.
    COMMAND_PALETTE_BINDING = "ctrl+underscore"
    COMMANDS = {_command_provider, _article_provider}  # noqa: RUF012

    def __init__(
        self, sources: Sequence[str], loader: Loader, options: AppOptions | None = None, render: Render = rendered
    ) -> None:
        options = options or AppOptions()
        keymap = keymap_of(options.keys)
        self.options = replace(options, keys=keymap.keys)
        self.key_notes = keymap.notes
        super().__init__()
        self.render_brief = render
        self.sources = tuple(sources)
        self.loader = loader
        self.shelf = Shelf()
        self.analyst = Analyst(loader, self._report)
        self.state_path = self.options.state or default_path()
        self.kept = Kept.load(self.state_path)
        self.reading = 0
        self.unkept = ""
        # The signal that ended the app, if one did.
        self.ended_by = 0
        self.to_print: dict[str, None] = {}
        # Texts over all articles that are printed after the briefs, by the names of their files.
        self.also_print: dict[str, str] = {}
        self.watched = Watch(loader)
        self._stale = False
        self._untold: list[tuple[str, str]] = []
        self.put_on(self.options.theme or self.kept.theme)
        self.set_keymap(dict(self.options.keys))

    def keep_theme(self, name: str) -> None:
        self.kept.theme = name

    # Coming and going

    def get_default_screen(self) -> ReaderScreen:
        """The reader is the first thing that is drawn."""
        return ReaderScreen()

    @property
    def reader(self) -> ReaderScreen | None:
        """The reader, once it is there and while it is: reports may come while the app closes."""
        if not self.is_running:
            return None
        return next((s for s in self.screen_stack if isinstance(s, ReaderScreen) and s.is_mounted), None)

    def on_mount(self) -> None:
        """Show the reader first; reading begins behind it."""
        self.theme_changed_signal.subscribe(self, self.theme_changed)
        self.copier = Clipboard(self._driver.write if self._driver is not None else None)
        heed(self._end_by)
        for note in self.key_notes:
            self.notify(literal(note), title="Keys in config.toml", severity="warning", timeout=10, markup=False)
        self.reading += bool(self.sources)
        self.call_after_refresh(self._first_frame)
        if self.options.watch > 0:
            self.set_interval(self.options.watch, self._look_around)

    def read(self, sources: Sequence[str]) -> None:
        """Read sources behind the screen; folders among them are watched from now on."""
        self.reading += 1
        self.analyst.read(sources)
        self._refresh_soon()

    def _first_frame(self) -> None:
        """What the user named is read once the first frame is on the screen; garbage is collected from now on."""
        gc.enable()
        if self.sources:
            self.reading -= 1
            self.read(self.sources)

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

    def _end_by(self, number: int) -> None:
        self.ended_by = number
        self.exit()

    def on_unmount(self) -> None:
        """Stop the threads' reports and keep what is to be kept."""
        self.analyst.stop()
        self.watched.stop()
        try:
            self.kept.save(self.state_path)
        except OSError as error:
            self.unkept = f"could not keep the state of the app: {error}"

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
            self.reading = max(0, self.reading - 1)
            self._refresh_soon()
        elif isinstance(report, Started):
            self._changed(self.shelf.change(report.key, Stage.ANALYSING))
        elif isinstance(report, Analysed):
            self._analysed(report)
        elif isinstance(report, ReadAgain):
            self._read_again(report)

    def _analysed(self, report: Analysed) -> None:
        row = self.shelf.get(report.key)
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

    @property
    def export_folder(self) -> Path:
        """Where exports go unless the user says otherwise."""
        return self.options.exports or Path.cwd()

    def on_key(self, event: Key) -> None:
        """The first key that is not for moving takes the hint away."""
        if self.reader is not None and event.is_printable:
            self.reader.dismiss_hint()

    async def on_event(self, event: Event) -> None:
        """What is pasted is shown like any text from outside."""
        if isinstance(event, Paste):
            event.text = "\n".join(literal(line) for line in event.text.splitlines())
        await super().on_event(event)

    def printed(self) -> str:
        """The briefs and dossiers that are to be printed after quitting."""
        rows = [self.shelf.get(key) for key in self.to_print]
        briefs = [self.render_brief(row.brief, "text") for row in rows if row is not None and row.brief is not None]
        return "\n".join([*briefs, *self.also_print.values()])


def run_app(sources: Sequence[str], options: AppOptions | None, loader: Loader) -> int:
    """Run the app on a terminal until the user quits.

    Args:
        sources: files, folders, addresses.
        options: what the caller chose.
        loader: where documents and briefs come from.

    Returns:
        The exit code: 0, or 1 where the app itself failed.
    """
    chosen = options or AppOptions()
    app = BriefingApp(sources, loader, chosen)
    app.run(inline=chosen.inline)
    if app.ended_by:
        die_of(app.ended_by)
    if app.unkept:
        sys.stderr.write(app.unkept + "\n")
    printed = app.printed()
    if printed:
        sys.stdout.write(printed.encode("utf-8", "replace").decode("utf-8"))
        sys.stdout.flush()
    return app.return_code or 0
