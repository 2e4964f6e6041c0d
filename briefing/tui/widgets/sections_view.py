"""A choice view whose entries stand in sections, and a key goes from one section to the next."""

from __future__ import annotations

from functools import partial

from briefing.tui.commands import BY_ID, binding_of
from briefing.tui.widgets.choice_view import ChoiceView

# The lines above the first entry of a section: its name, and what its first entries stand under.
_HEAD = 2


class SectionsView(ChoiceView):
    """Who owns the view says in ``heads`` with which entries its sections begin, in order, when it sets the lines."""

    BINDINGS = [binding_of(BY_ID[i]) for i in ("section.next", "section.previous")]  # noqa: RUF012

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.heads: list[int] = []

    def action_section(self, by: int) -> None:
        """To the first entry of the next section, or of the one before, with as much of that section as there is room
        for."""
        beyond = [i for i in self.heads if (i - self.cursor) * by > 0]
        if beyond:
            first = beyond[0] if by > 0 else beyond[-1]
            self.move_to(first)
            self.when_seen(partial(self._show_section, first))

    def _show_section(self, first: int) -> None:
        last = min((i for i in self.heads if i > first), default=self.entry_total()) - 1
        top = max(0, self.extent(first)[0] - _HEAD) if first else 0
        self.show_lines(top, sum(self.extent(last)) - top)
