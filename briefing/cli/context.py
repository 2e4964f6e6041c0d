"""What every command gets: where to write, whom to tell, and the articles that the user named."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.cli.diagnostics import Diagnostics
from briefing.cli.output import Output


@dataclass(frozen=True, slots=True)
class Context:
    """The two streams of a run."""

    out: Output
    err: Diagnostics
