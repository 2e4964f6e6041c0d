"""Lines under construction: text with the kind of every line, from markup that knows it."""

from __future__ import annotations

from briefing.text.clean import clean_line
from briefing.text.document import ParagraphKind


class Lines:
    """Cleaned lines, each with its kind; an empty line stands between any two that are not ``tight``."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._kinds: list[ParagraphKind | None] = []

    def add(self, raw: str, kind: ParagraphKind | None = None, *, tight: bool = False) -> None:
        """Append one line; what has no visible text in it is left out, and so is a bullet with nothing behind it.

        ``tight`` puts it right below the line before, where that one is of the same kind or an intro.
        """
        line = clean_line(raw)
        if not line or (kind is ParagraphKind.LIST_ITEM and len(line.split(None, 1)) < 2):
            return
        if self._parts:
            self._parts.append("\n" if tight else "\n\n")
        self._parts.append(line)
        self._kinds.append(kind)

    @property
    def text(self) -> str:
        """The lines as one text."""
        return "".join(self._parts)

    @property
    def kinds(self) -> tuple[ParagraphKind | None, ...]:
        """One kind for each line; None where the line's form must tell it."""
        return tuple(self._kinds)
