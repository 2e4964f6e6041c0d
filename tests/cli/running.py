"""What the tests of the command line share: an article, terminals, and what a run gave."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
SEEDS = ROOT / "seeds"
SEED = str(SEEDS / "01-pakistan-turkey.txt")
ARTICLE = """Union pledges aid

Published: 2024-05-01

The Union will open an office in Paris by June, its president Anna Weber said on Tuesday. “We will not wait any longer
for the others,” she said. The office costs €5 million.

Aid workers welcomed the decision, which comes after a month of talks in Berlin.
"""


class Terminal(io.TextIOWrapper):
    """A stream that says it is a terminal, and keeps what is written."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8")

    def isatty(self) -> bool:
        return True

    def shown(self) -> str:
        self.flush()
        kept = self.buffer
        assert isinstance(kept, io.BytesIO)
        return kept.getvalue().decode()


class Run:
    """What a run gave: exit code, stdout, stderr."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


Briefing = Callable[..., Run]
