"""A rule of the table: the words that call it, the pattern, what it reads, and the sentences that prove it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from briefing.extract.items import TimexKind
from briefing.extract.when.lexicon import expand
from briefing.extract.when.meaning import Meaning

# No match begins or ends within a word, a number or a sum of money.
_EDGES = r"(?<![\w$€£#@])(?<!\d[.,])(?:{})(?!\w)"
Builder = Callable[[re.Match[str]], Meaning | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """One row.

    ``literals`` are words in lower case (or classes such as "@month", see `scan`), of which one must stand in every
    match: the pattern is tried only around them. ``examples`` are sentences with the expression in brackets and its
    value for an article of Monday, 26 May 2025; in each sentence of ``never`` the rule must find nothing. A rule that
    is not ``alone`` gives words that count only when joined to a date beside them ("the end of" and "2023").
    """

    id: str
    kind: TimexKind
    literals: tuple[str, ...]
    pattern: str
    build: Builder
    examples: tuple[tuple[str, str | None], ...] = ()
    never: tuple[str, ...] = ()
    alone: bool = True

    @property
    def regex(self) -> re.Pattern[str]:
        """The pattern compiled, on its first use: the whole table takes a tenth of a second."""
        return _compiled(self.pattern)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(_EDGES.format(expand(pattern)), re.IGNORECASE)
