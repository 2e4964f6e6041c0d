"""What the lines of the dossier and the ledger lead to: their evidence in the reader, and whatever is taken away."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from briefing.tui.screens.making import Found, Making
from briefing.tui.take_away import cited_span
from briefing.tui.trail import Place, Trail
from briefing.tui.widgets.choice_view import ChoiceView

if TYPE_CHECKING:
    from briefing.tui.screens.export import Choice


class Citing(Making[Found]):
    """A screen whose lines cite places in the articles."""

    def __init__(self) -> None:
        super().__init__()
        # The line whose places are being gone through, and which of them was seen last.
        self._followed: tuple[object, int] | None = None

    @abstractmethod
    def line(self) -> tuple[object, str, tuple[Place, ...]] | None:
        """The line under the cursor: what tells it from others, its words, and the places it cites."""

    @abstractmethod
    def choices(self) -> list[Choice]:
        """What can be exported."""

    @abstractmethod
    def view(self, name: str) -> ChoiceView:
        """The view of a pane."""

    @abstractmethod
    def go_pane(self, name: str) -> None:
        """Give a pane the keys."""

    # Evidence

    def follow(self, by: int) -> None:
        """Show the line's evidence in the reader: the first, or the next after the one that was seen last."""
        found = self.line()
        if found is None or not found[2]:
            self.notify_plain("This line has no evidence of its own.")
            return
        key, _, places = found
        nth = 0 if by > 0 else len(places) - 1
        if self._followed is not None and self._followed[0] == key:
            nth = (self._followed[1] + by) % len(places)
        self._followed = (key, nth)
        reader = self.briefing.reader
        if reader is not None:
            self.to_reader()
            reader.follow(Trail(self.HOME, places, nth))

    def came_back(self, trail: Trail) -> None:
        """The user comes back from the reader, where the trail was followed so far."""
        if self._followed is not None:
            self._followed = (self._followed[0], trail.nth)

    def action_evidence(self, by: int) -> None:
        """The next evidence of the line."""
        self.follow(by)

    def action_jump(self) -> None:
        """Letters on everything in sight."""
        from briefing.tui.screens.jump import JumpScreen, Target

        targets: list[Target] = []
        for name in self.PANES:
            view = self.view(name)
            if self.query_one(f"#{name}-pane").display:
                origin = view.content_region
                targets += [Target(origin.x, origin.y + row, name, index) for index, row in view.targets()]
        if not targets:
            self.notify_plain("There is nothing to jump to.")
            return

        def jumped(target: Target | None) -> None:
            if target is not None and isinstance(target.what, int):
                self.view(target.pane).move_to(target.what)
                self.go_pane(target.pane)

        self.open_over(JumpScreen(targets), jumped)

    # Taking away

    def action_export(self) -> None:
        """Choose form and file."""
        if self.found is None:
            self.notify_plain("There is nothing to export yet.")
            return
        from briefing.tui.screens.export import ExportScreen

        def exported(told: str | None) -> None:
            if told:
                self.notify_plain(told)

        self.open_over(ExportScreen(self.choices(), self.briefing.export_folder), exported)

    def action_copy(self) -> None:
        """The line under the cursor with every place that it cites."""
        found = self.line()
        if found is None:
            self.notify_plain("There is nothing to copy here.")
            return
        _, said, places = found
        cited = [
            cited_span(self.briefs[p.number].article, p.span.start, p.span.end) for p in places if p.span is not None
        ]
        self.notify_plain(self.briefing.copier.copy("\n".join([said, *cited]), "The line"))

    def action_print(self) -> None:
        """Print what is shown as plain text after quitting; again: do not."""
        if self.found is None:
            self.notify_plain("There is nothing to print yet.")
            return
        choice = next(c for c in self.choices() if c.suffix == ".txt")
        what = choice.what[:1].upper() + choice.what[1:]
        printed = self.briefing.also_print
        if printed.pop(choice.name, None) is not None:
            self.notify_plain(f"Not printed after quitting: {choice.what}.")
        else:
            printed[choice.name] = choice.make()
            self.notify_plain(f"{what}: printed as plain text after quitting.")

    def action_open_source(self) -> None:
        """The source of the line, at the place that was seen last, in the editor, the pager or the browser."""
        found = self.line()
        if found is None or not found[2]:
            self.notify_plain("This line has no source of its own.")
            return
        key, _, places = found
        nth = self._followed[1] % len(places) if self._followed is not None and self._followed[0] == key else 0
        row = self.briefing.shelf.get(places[nth].key)
        if row is None:
            self.notify_plain("This article is no longer open.")
            return
        from briefing.tui.opening import open_row

        span = places[nth].span
        told = open_row(self.app, row, span.start if span is not None else 0)
        if told:
            self.notify_plain(told)

    def action_add(self) -> None:
        """Files, folders, addresses, or the text of an article."""
        reader = self.briefing.reader
        if reader is not None:
            reader.action_add()
