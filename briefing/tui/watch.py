"""New files in the folders that were opened."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from briefing.errors import SourceError
from briefing.tui.loader import Loader


class Watch:
    """Remembers what the opened folders held and tells what is new. Looking happens in a thread: a folder may lie on a
    slow disk. A file is told once it has stopped growing between two looks."""

    def __init__(self, loader: Loader) -> None:
        self._loader = loader
        self.folders: list[str] = []
        self._known: set[str] = set()
        self._growing: dict[str, int] = {}
        self._busy = False
        self._stopped = False

    def add(self, source: str, held: Sequence[str]) -> None:
        """Watch a source if it is a folder; ``held`` is what was in it when it was read."""
        self._known.update(held)
        if source not in self.folders and Path(source).is_dir():
            self.folders.append(source)

    def stop(self) -> None:
        """Tell nothing more."""
        self._stopped = True

    def look(self, tell: Callable[[Sequence[str]], object]) -> None:
        """Look in a thread, and ``tell`` what is new, if anything is. A look that still goes on is left to end."""
        if not self._busy:
            self._busy = True
            threading.Thread(target=self._look, args=(tell,), name="watching", daemon=True).start()

    def _look(self, tell: Callable[[Sequence[str]], object]) -> None:
        try:
            fresh = self.fresh()
            if fresh and not self._stopped:
                tell(fresh)
        finally:
            self._busy = False

    def fresh(self) -> list[str]:
        """The files that came since they were last asked for and are complete."""
        found = []
        for folder in self.folders:
            for source in self._listed(folder):
                if source in self._known:
                    continue
                size = _size(source)
                if self._growing.get(source) == size:
                    self._known.add(source)
                    del self._growing[source]
                    found.append(source)
                else:
                    self._growing[source] = size
        return found

    def _listed(self, folder: str) -> Sequence[str]:
        try:
            return self._loader.expand(folder)
        except (SourceError, OSError):
            return ()


def _size(source: str) -> int:
    try:
        return Path(source).stat().st_size
    except OSError:
        return -1
