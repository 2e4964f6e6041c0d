"""A choice view whose entries stand in sections, and a key goes from one section to the next."""

from __future__ import annotations

from briefing.tui.commands import BY_ID, binding_of
from briefing.tui.widgets.choice_view import ChoiceView


class SectionsView(ChoiceView):
    """Who owns the view says in ``heads`` with which entries its sections begin, in order, when it sets the lines."""

    BINDINGS = [binding_of(BY_ID[i]) for i in ("section.next", "section.previous")]  # noqa: RUF012

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.heads: list[int] = []

    def action_section(self, by: int) -> None:
        """To the first entry of the next section, or of the one before."""
        beyond = [i for i in self.heads if (i - self.cursor) * by > 0]
        if beyond:
            self.move_to(beyond[0] if by > 0 else beyond[-1], margin=2)
