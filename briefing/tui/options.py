"""What the caller may choose about the app."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class AppOptions:
    """``keys`` rebinds commands by id (`briefing.tui.commands`); ``state`` is the file of what is kept between runs
    (None: the user's state folder); ``exports`` is where exports go by default; ``inline`` draws below the prompt
    instead of taking the whole terminal; ``theme`` overrides the theme that was kept; ``watch`` looks every so many
    seconds for new files in folders (0: never); ``library`` is the library that articles are kept in (None: the user's
    own), and ``search`` opens what it finds there at the start ("" finds everything, None opens nothing);
    ``allow_local`` lets feeds be on this machine or the local network. ``places`` are the file and line where each
    command's keys were bound, ``notes`` what else is to be told of the settings, and ``settings`` their file."""

    keys: Mapping[str, str] = field(default_factory=dict)
    state: Path | None = None
    exports: Path | None = None
    inline: bool = False
    theme: str | None = None
    watch: float = 3.0
    library: Path | None = None
    search: str | None = None
    allow_local: bool = False
    places: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    settings: str = ""
