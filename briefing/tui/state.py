"""What is kept between runs: how the screen was arranged, what was read and what was starred."""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from briefing.tui.arrange import PANES
from briefing.tui.kinds import LAYERS

_KEPT_IDS = 20_000


def default_path() -> Path:
    """The file in the user's state folder."""
    from platformdirs import user_state_path

    return user_state_path("briefing", appauthor=False) / "app.json"


def _default_layers() -> set[str]:
    return {layer.kind.value for layer in LAYERS if layer.shown}


@dataclass(slots=True)
class Kept:
    """Changes while the app runs and is written when it ends. Widths are cells; 0 leaves them to the layout. ``last``,
    ``pane``, ``item`` and ``offset`` are where the user left off: the article, the pane that had the keys, the item of
    the brief, the character of the text under the source's cursor."""

    theme: str = ""
    list_width: int = 0
    brief_width: int = 0
    layers: set[str] = field(default_factory=_default_layers)
    folded: set[str] = field(default_factory=set)
    read: dict[str, None] = field(default_factory=dict)
    starred: dict[str, None] = field(default_factory=dict)
    last: str = ""
    pane: str = "articles"
    item: str = ""
    offset: int = 0
    zoomed: bool = False
    timeline: bool = False
    hint_seen: bool = False

    @classmethod
    def load(cls, path: Path) -> Kept:
        """What the file holds; a missing or damaged file, or a damaged part of it, gives what a first run has."""
        try:
            raw = json.loads(path.read_text("utf-8"))
        except (OSError, ValueError, RecursionError):
            return cls()
        return cls._of(raw) if isinstance(raw, dict) else cls()

    @classmethod
    def _of(cls, raw: dict[str, Any]) -> Kept:
        kept = cls()
        if isinstance(raw.get("theme"), str):
            kept.theme = raw["theme"]
        for name in ("list_width", "brief_width"):
            value = raw.get(name)
            if isinstance(value, int) and 0 <= value <= 1000:
                setattr(kept, name, value)
        for name in ("layers", "folded"):
            if _strings(raw.get(name)):
                setattr(kept, name, set(raw[name]))
        for name in ("read", "starred"):
            if _strings(raw.get(name)):
                setattr(kept, name, dict.fromkeys(raw[name]))
        for name in ("last", "item"):
            if isinstance(raw.get(name), str):
                setattr(kept, name, raw[name])
        if raw.get("pane") in PANES:
            kept.pane = raw["pane"]
        if isinstance(raw.get("offset"), int) and raw["offset"] >= 0:
            kept.offset = raw["offset"]
        for name in ("zoomed", "timeline", "hint_seen"):
            setattr(kept, name, raw.get(name) is True)
        return kept

    def save(self, path: Path) -> None:
        """Write the file whole or not at all.

        Raises:
            OSError: when it cannot be written; an older file then stays as it was.
        """
        data = {
            "theme": self.theme,
            "list_width": self.list_width,
            "brief_width": self.brief_width,
            "layers": sorted(self.layers),
            "folded": sorted(self.folded),
            "read": list(self.read)[-_KEPT_IDS:],
            "starred": list(self.starred),
            "last": self.last,
            "pane": self.pane,
            "item": self.item,
            "offset": self.offset,
            "zoomed": self.zoomed,
            "timeline": self.timeline,
            "hint_seen": self.hint_seen,
        }
        write_whole(path, json.dumps(data, ensure_ascii=False, indent=1) + "\n")


def write_whole(path: Path, text: str) -> None:
    """Write ``text`` to ``path`` so that a reader sees the old file or the new one and never a part of it.

    Raises:
        OSError: when it cannot be written (no space, no permission); nothing is left behind then.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    partial = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        partial.chmod(0o666 & ~_umask())
        partial.replace(path)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _strings(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(v, str) for v in value)
