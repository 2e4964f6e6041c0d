"""What the reader, the dossier and the ledger have in common: the app, toasts, help, palette, colours, quitting."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal

from textual import on
from textual.screen import Screen, ScreenResultCallbackType
from textual.widget import Widget

from briefing.tui.commands import BY_ID, Command
from briefing.tui.literal import literal
from briefing.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from briefing.tui.app import BriefingApp
    from briefing.tui.screens.search import Found

Severity = Literal["information", "warning", "error"]


class Base(Screen[None]):
    """A screen of panes, one of which has the keys; ``PANES`` are their names from left to right."""

    PANES: Sequence[str] = ()

    def __init__(self) -> None:
        super().__init__()
        self.at = self.PANES[0]

    @property
    def briefing(self) -> BriefingApp:
        """The app, as what it is."""
        from briefing.tui.app import BriefingApp

        assert isinstance(self.app, BriefingApp)
        return self.app

    @abstractmethod
    async def run_command(self, command: Command) -> None:
        """Do what a command's key does, where that is possible now."""

    def pane_of(self, widget: Widget | None) -> str | None:
        """The pane that a widget stands in."""
        ids = {node.id for node in widget.ancestors_with_self} if widget else set()
        return next((p for p in self.PANES if f"{p}-pane" in ids), None)

    def notify_plain(self, message: str, severity: Severity = "information") -> None:
        """A toast whose words are shown as they are."""
        self.notify(literal(message), severity=severity, markup=False)

    def to_reader(self) -> None:
        """Leave for the reader, where this is another screen."""

    @abstractmethod
    def go_found(self, found: Found) -> None:
        """Show a place that the search over all articles found."""

    def action_search(self) -> None:
        """Search the text of all open articles."""
        from briefing.tui.screens.search import SearchScreen

        def go(found: Found | None) -> None:
            if found is not None:
                self.go_found(found)

        self.open_over(SearchScreen(list(self.briefing.shelf)), go)

    def action_library(self) -> None:
        """Search what is kept, and open articles from it."""
        from briefing.tui.screens.library import LibraryScreen, Wanted

        def bring(wanted: Wanted | None) -> None:
            if wanted is not None:
                self.to_reader()
                self.briefing.open_kept(wanted.numbers, wanted.span)

        open = {row.key for row in self.briefing.shelf}
        self.open_over(LibraryScreen(self.briefing.library_path, open), bring)

    def action_feeds(self) -> None:
        """The feeds that are followed, and what is new in them."""
        from briefing.tui.screens.feeds import FeedsScreen
        from briefing.tui.screens.library import Wanted

        def bring(wanted: Wanted | None) -> None:
            if wanted is not None:
                self.to_reader()
                self.briefing.open_kept(wanted.numbers)

        self.open_over(FeedsScreen(self.briefing), bring)

    def open_over(self, screen: Screen[Any] | str, then: ScreenResultCallbackType[Any] | None = None) -> None:
        """Open a screen over the panes, unless one is open: of a key that is pressed twice the second comes late."""
        there = self.app.get_screen(screen) if isinstance(screen, str) else screen
        if isinstance(self.app.screen, Base) and there not in self.app.screen_stack:
            self.app.push_screen(screen, then)

    def action_help(self) -> None:
        """All keys, those of this pane first."""
        from briefing.tui.screens.help import HelpScreen

        async def run(chosen: str | None) -> None:
            if chosen is not None:
                await self.run_command(BY_ID[chosen])

        self.open_over(HelpScreen(self.at, self.briefing.options.keys), run)

    def action_palette(self) -> None:
        """Any command by its name."""
        from briefing.tui.palette import Palette

        self.open_over(Palette(id="--command-palette"))

    def action_theme(self) -> None:
        """Dark, light, the terminal's own colours."""
        self.briefing.next_theme()

    def action_redraw(self) -> None:
        """Draw everything again, whatever stands on the terminal."""
        self.briefing.draw_anew()

    def action_quit(self) -> None:
        """Quit."""
        self.app.exit()

    @on(KeyBar.Pressed)
    async def _key_clicked(self, message: KeyBar.Pressed) -> None:
        await self.run_command(message.command)
