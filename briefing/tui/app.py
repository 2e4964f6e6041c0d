"""The app: the open articles, the analysis behind them, themes, and what is kept between runs."""

from __future__ import annotations

import gc
import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.events import Event, Key, Paste

from briefing.tui.clipboard import Clipboard
from briefing.tui.keeping import Keeping
from briefing.tui.keymap import keymap_of
from briefing.tui.literal import literal
from briefing.tui.loader import Loader
from briefing.tui.options import AppOptions
from briefing.tui.screens.reader import ReaderScreen
from briefing.tui.signals import die_of, heed
from briefing.tui.state import Kept, default_path
from briefing.tui.take_away import Render, rendered
from briefing.tui.theme import THEMES_IN_TURN

if TYPE_CHECKING:
    from textual.command import Provider


# How long the end of the app waits for what is to be kept in the library, and for the article at work.
_PATIENCE, _MOMENT = 20.0, 0.2
# How many sentences about the settings the screen shows, and the seconds that each of them takes.
_TOLD, _TIME_TO_READ = 3, 6


def _command_provider() -> type[Provider]:
    from briefing.tui.palette import CommandProvider  # the palette opens long after the first frame

    return CommandProvider


def _article_provider() -> type[Provider]:
    from briefing.tui.palette import ArticleProvider

    return ArticleProvider


class BriefingApp(Keeping):
    """Reads ``sources`` by ``loader`` and shows them in the reader."""

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
        keymap = keymap_of(options.keys, options.places)
        self.options = replace(options, keys=keymap.keys)
        self._keymap_notes, self._keys_taken = keymap.notes, keymap.taken
        self.state_path = self.options.state or default_path()
        super().__init__(loader, Kept.load(self.state_path), self.options)
        self.render_brief = render
        self.sources = tuple(sources)
        self.unkept = ""
        # The signal that ended the app, if one did.
        self.ended_by = 0
        self.to_print: dict[str, None] = {}
        # Texts over all articles that are printed after the briefs, by the names of their files.
        self.also_print: dict[str, str] = {}
        self.put_on(self.options.theme or self.kept.theme)
        self.settings_notes = self._settings_notes()
        self.set_keymap(dict(self.options.keys))

    def keep_theme(self, name: str) -> None:
        self.kept.theme = name

    # Coming and going

    def get_default_screen(self) -> ReaderScreen:
        """The reader is the first thing that is drawn."""
        return ReaderScreen()

    def on_mount(self) -> None:
        """Show the reader first; reading begins behind it."""
        self.theme_changed_signal.subscribe(self, self.theme_changed)
        self.copier = Clipboard(self._driver.write if self._driver is not None else None)
        heed(self._end_by)
        self._tell_of_settings()
        self.reading += bool(self.sources)
        self.call_after_refresh(self._first_frame)
        if self.options.watch > 0:
            self.set_interval(self.options.watch, self._look_around)

    def _settings_notes(self) -> tuple[str, ...]:
        """What is wrong in the user's settings: where, what, and what to write."""
        theme = self.options.theme
        unknown = f"There is no theme “{theme}”; T goes through {', '.join(THEMES_IN_TURN)}."
        return (*self.options.notes, *self._keymap_notes, *([unknown] if theme and not self.has_theme(theme) else []))

    def _tell_of_settings(self) -> None:
        """Show some of the notes; all of them are there to be read after quitting."""
        notes = (*self.settings_notes, *self._keys_taken)
        file = self.options.settings or "config.toml"
        told = [literal(re.sub(r"^(\d+):", r"line \1:", n.removeprefix(f"{file}:").lstrip())) for n in notes[:_TOLD]]
        if len(notes) > _TOLD:
            told.append(f"… and {len(notes) - _TOLD} more, told after quitting.")
        if told:
            title, seconds = literal(f"In your settings, {file}"), _TIME_TO_READ * len(told)
            self.notify("\n".join(told), title=title, severity="warning", timeout=seconds, markup=False)

    def _first_frame(self) -> None:
        """What the user named is read once the first frame is on the screen; garbage is collected from now on."""
        gc.enable()
        if self.sources:
            self.reading -= 1
            self.read(self.sources)
        if self.options.search is not None:
            self.open_found(self.options.search)

    def _end_by(self, number: int) -> None:
        self.ended_by = number
        self.exit()

    def on_unmount(self) -> None:
        """Stop the threads' reports and keep what is to be kept."""
        self.analyst.stop()
        if self.feed_refresh is not None:
            self.feed_refresh.stop()
        self.watched.stop()
        try:
            self.kept.save(self.state_path)
        except OSError as error:
            self.unkept = f"could not keep the state of the app: {error}"

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


@contextmanager
def _drawn_where_it_is_seen() -> Iterator[None]:
    """Textual draws on the standard error stream: where that is sent to a file ("2> log"), on standard output."""
    error, output = sys.__stderr__, sys.__stdout__
    if error is None or output is None or error.isatty() or not output.isatty():
        yield
        return
    sys.__stderr__ = output  # type: ignore[misc]
    try:
        yield
    finally:
        sys.__stderr__ = error  # type: ignore[misc]


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
    with _drawn_where_it_is_seen():
        app.run(inline=chosen.inline)
    unkept = [told for told in (app.finish_keeping(_PATIENCE), app.unkept) if told]
    if app.ended_by:
        die_of(app.ended_by)
    for told in (*app.settings_notes, *unkept):
        sys.stderr.write(literal(told) + "\n")
    printed = app.printed()
    if printed:
        sys.stdout.write(printed.encode("utf-8", "replace").decode("utf-8"))
        sys.stdout.flush()
    code = app.return_code or 0
    if not app.analyst.finish(_MOMENT):
        # The engine is in the middle of an article, or of loading: it would abort a program that ends beneath it.
        sys.stderr.flush()
        os._exit(code)
    return code
