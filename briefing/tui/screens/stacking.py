"""From the reader to the dossier and the ledger, and along the places that one of their lines cites."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from briefing.brief.model import Span
from briefing.tui.screens.finding import Finding
from briefing.tui.trail import Trail

if TYPE_CHECKING:
    from briefing.tui.screens.dossier import DossierScreen
    from briefing.tui.screens.ledger import LedgerScreen


class Stacking(Finding):
    """The screens over all articles are made once and keep their place."""

    def __init__(self) -> None:
        super().__init__()
        # The places that are being followed, until the user goes to another article.
        self.trail: Trail | None = None

    def action_stack(self, name: str) -> None:
        """The dossier of all open articles, or the ledger of their commitments."""
        self._over(name).renew()

    def _over(self, name: str) -> DossierScreen | LedgerScreen:
        from briefing.tui.screens.dossier import DossierScreen
        from briefing.tui.screens.ledger import LedgerScreen

        if not self.app.is_screen_installed(name):
            self.app.install_screen(DossierScreen() if name == "dossier" else LedgerScreen(), name)
        screen = self.app.get_screen(name)
        assert isinstance(screen, DossierScreen | LedgerScreen)
        self.open_over(name)
        return screen

    def follow(self, trail: Trail) -> None:
        """Show the place that a trail stands at."""
        place = trail.places[trail.nth]
        if self.briefing.shelf.get(place.key) is None:
            self.notify_plain("This article is no longer open.")
            return
        self.go_article(place.key)
        self.trail = trail
        self.go_pane("source")
        self.set_read(place.key)
        spans = [p.span for p in trail.places if p.key == place.key and p.span is not None]
        self.call_after_refresh(self._show_place, trail, spans)

    def _show_place(self, trail: Trail, spans: list[Span]) -> None:
        place = trail.places[trail.nth]
        # No item of the brief is on show, so that n and Enter go along the trail.
        self.item = None
        self.source.show_evidence(spans, spans.index(place.span) if place.span else None, centre=True)
        self.source.first_choice = partial(self.step_trail, 1)
        self.tell("source", self.trail_info())
        self.show_keys()

    def _source_place(self) -> str:
        found = super()._source_place()
        return "source.trail" if found == "source" and self.trail is not None and self.item is None else found

    def bar_names(self) -> dict[str, str]:
        return {**super().bar_names(), "home": self.trail.home if self.trail else ""}

    def trail_info(self) -> str:
        """Which place of how many is on show."""
        trail = self.trail
        if trail is None:
            return ""
        return f"{trail.home}: place {trail.nth + 1} of {len(trail.places)}"

    def step_trail(self, by: int) -> bool:
        """To the next place; False where none are being followed, or an item of the brief was chosen since."""
        if self.trail is None or self.item is not None:
            return False
        self.follow(replace(self.trail, nth=(self.trail.nth + by) % len(self.trail.places)))
        return True

    def drop_trail(self) -> None:
        """The user goes ways of his own."""
        self.trail = None
        self.source.first_choice = None
        self.show_keys()

    def leave_trail(self) -> bool:
        """Back to the line that cites; False where none does."""
        trail = self.trail
        if trail is None:
            return False
        self.drop_trail()
        self._over(trail.home).came_back(trail)
        return True

    def set_read(self, key: str, read: bool = True) -> None:
        """Mark an article as read, or as unread."""
        raise NotImplementedError
