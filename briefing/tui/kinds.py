"""The kinds of finding, each with one glyph, one key and one colour wherever it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What an item of the brief, and so a highlight in the source, is; the values name the theme's colours."""

    WHAT = "what"
    WHO = "who"
    WHERE = "where"
    WHEN = "when"
    COMMITMENT = "commitment"
    QUOTE = "quote"
    STATEMENT = "statement"
    FIGURE = "figure"
    TERM = "term"
    SUMMARY = "summary"


@dataclass(frozen=True, slots=True)
class Layer:
    """How one kind is shown.

    ``broad`` kinds cover whole sentences: they tint the background and put their glyph in the margin; the others
    colour words. ``covers`` tells whether such an item counts as saying what a paragraph says. ``shown`` is the state
    of the layer before the user has toggled anything.
    """

    kind: Kind
    key: str
    glyph: str
    label: str
    title: str
    broad: bool
    covers: bool
    shown: bool


# Every glyph belongs to the WGL4 set, which terminal fonts carry, and takes one cell.
LAYERS = (
    Layer(Kind.WHAT, "1", "►", "what", "What", broad=True, covers=True, shown=True),
    Layer(Kind.WHO, "2", "●", "who", "Who", broad=False, covers=False, shown=True),
    Layer(Kind.WHERE, "3", "▲", "where", "Where", broad=False, covers=False, shown=True),
    Layer(Kind.WHEN, "4", "◊", "when", "When", broad=False, covers=True, shown=True),
    Layer(Kind.COMMITMENT, "5", "■", "commit", "Commitments", broad=True, covers=True, shown=True),
    Layer(Kind.QUOTE, "6", "“", "quote", "Quotes", broad=True, covers=True, shown=True),
    Layer(Kind.FIGURE, "7", "#", "figure", "Figures", broad=False, covers=True, shown=True),
    Layer(Kind.TERM, "8", "≈", "term", "Terms", broad=False, covers=False, shown=False),
    Layer(Kind.SUMMARY, "9", "≡", "summary", "Summary", broad=True, covers=True, shown=False),
)
# What is reported of somebody's words is seen with the quotes: one layer for all that is said.
LAYER_OF = {layer.kind: layer for layer in LAYERS} | {
    Kind.STATEMENT: next(layer for layer in LAYERS if layer.kind is Kind.QUOTE)
}
ALL_LAYERS = frozenset(layer.kind for layer in LAYERS)
LAYER_BY_KEY = {layer.key: layer for layer in LAYERS}
