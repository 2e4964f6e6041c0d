"""Which panes are on the screen and how wide, for a size, a focus and the user's own splits. Nothing but arithmetic."""

from __future__ import annotations

from dataclasses import dataclass

WIDE = 140
MEDIUM = 100
# When panes come one at a time, what follows from a pane is seen below it from this height on: the brief below the
# articles, with this share of the rows, and the source below the brief, with so many.
PEEK_FROM = 22
PEEK_BRIEF = 0.46
PEEK_SOURCE = 8
_LEAST = {"articles": 20, "brief": 30, "source": 34}
PANES = ("articles", "brief", "source")


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The width of each visible pane in cells, the layout's name, and the pane that is seen below with its rows."""

    name: str
    widths: dict[str, int]
    peek: int = 0
    below: str = ""

    @property
    def visible(self) -> tuple[str, ...]:
        """The visible panes from left to right."""
        return tuple(p for p in PANES if p in self.widths)


def arrange(
    width: int, height: int, at: str, *, zoomed: bool, list_width: int = 0, brief_width: int = 0
) -> Arrangement:
    """Three panes on a wide screen, two on a medium one, else one at a time.

    ``list_width`` and ``brief_width`` are what the user has made of the splits (0: nothing); they hold as far as they
    leave every pane its least width.
    """
    if zoomed:
        return Arrangement("zoomed", {at: width})
    if width >= WIDE:
        return Arrangement("wide", _three(width - 2, list_width, brief_width))
    if width >= MEDIUM:
        return Arrangement("medium", _two(width - 1, at, list_width, brief_width))
    if height < PEEK_FROM or at == "source":
        return Arrangement("narrow", {at: width})
    if at == "brief":
        return Arrangement("narrow", {at: width}, PEEK_SOURCE, "source")
    return Arrangement("narrow", {at: width}, round(height * PEEK_BRIEF), "brief")


def _three(room: int, list_width: int, brief_width: int) -> dict[str, int]:
    articles = _between(
        list_width or round(room * 0.2), "articles", room - _LEAST["brief"] - _LEAST["source"], 40, list_width
    )
    rest = room - articles
    wanted = brief_width or rest - max(60, min(92, round(room * 0.51)))
    brief = _between(wanted, "brief", rest - _LEAST["source"], rest, brief_width)
    return {"articles": articles, "brief": brief, "source": rest - brief}


def _two(room: int, at: str, list_width: int, brief_width: int) -> dict[str, int]:
    if at == "articles":
        articles = _between(list_width or round(room * 0.38), "articles", room - _LEAST["brief"], 60, list_width)
        return {"articles": articles, "brief": room - articles}
    brief = _between(brief_width or round(room * 0.43), "brief", room - _LEAST["source"], room, brief_width)
    return {"brief": brief, "source": room - brief}


def _between(wanted: int, pane: str, most: int, unasked_most: int, asked: int) -> int:
    """A width no less than the pane's least and no more than leaves the others theirs; beyond ``unasked_most`` only
    where the user asked for it."""
    return max(_LEAST[pane], min(wanted, most, wanted if asked else unasked_most))
