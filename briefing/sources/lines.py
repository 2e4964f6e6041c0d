"""Lines under construction: text with the kind of every line, from markup that knows it."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.text.clean import clean_line
from briefing.text.document import ParagraphKind
from briefing.text.marks import BULLET


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

    def __iter__(self) -> Iterator[tuple[str, ParagraphKind | None]]:
        return iter(zip((p for p in self._parts if p.strip()), self._kinds, strict=True))

    def add_all(self, broken: list[str]) -> None:
        """Append a paragraph that its author broke into lines. None of several lines is a heading."""
        alone = len(broken) == 1
        for number, line in enumerate(broken):
            open_form = alone or BULLET.match(line) or line.endswith(":")
            self.add(line, None if open_form else ParagraphKind.BODY, tight=number > 0)

    @property
    def text(self) -> str:
        """The lines as one text."""
        return "".join(self._parts)

    @property
    def kinds(self) -> tuple[ParagraphKind | None, ...]:
        """One kind for each line; None where the line's form must tell it."""
        return tuple(self._kinds)
