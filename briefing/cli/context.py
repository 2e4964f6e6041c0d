"""What every command gets: where to write, whom to tell, and the articles that the user named."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.cli.diagnostics import Diagnostics
from briefing.cli.output import Output
from briefing.store.config import Config


@dataclass(frozen=True, slots=True)
class Context:
    """The two streams of a run, the user's settings, and the words of the command line as they were typed."""

    out: Output
    err: Diagnostics
    config: Config
    words: tuple[str, ...] = ()
