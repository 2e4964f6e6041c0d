"""A line of a dossier or a ledger, and the places that it cites."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.brief.model import Brief, Span

if TYPE_CHECKING:
    # The reader knows trails, and would load the whole layer with its first frame.
    from briefing.dossier.model import Cite


@dataclass(frozen=True, slots=True)
class Place:
    """A place in an open article: its key on the shelf, its number in the stack (from 0), and what is to be seen there;
    None is the article as a whole."""

    key: str
    number: int
    para: int = 0
    span: Span | None = None

    @property
    def tag(self) -> str:
        """The place as a line cites it; articles and paragraphs count from 1."""
        return f"[{self.number + 1} ¶{self.para + 1}]" if self.span else f"[{self.number + 1}]"


@dataclass(frozen=True, slots=True)
class Trail:
    """Places that a reader follows one after the other, and the screen (``home``) that they were cited on."""

    home: str
    places: tuple[Place, ...]
    nth: int = 0


def places_of(briefs: tuple[Brief, ...], cites: Iterable[Cite]) -> tuple[Place, ...]:
    """The places of cites, each once."""
    found = (Place(briefs[c.article].article.id, c.article, c.evidence.para, c.evidence.span) for c in cites)
    return tuple(dict.fromkeys(found))
