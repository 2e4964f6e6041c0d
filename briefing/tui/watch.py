"""New and changed files in the folders that were opened."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from briefing.errors import SourceError
from briefing.tui.loader import Loader

# The size and the time of a file; of one that cannot be looked at, or is none, nothing.
Stamp = tuple[int, int] | None
_AS_IT_IS, _NEW = "as it is", "new"


class Watch:
    """Remembers what the opened folders held and tells what is new or changed. Looking happens in a thread: a folder
    may lie on a slow disk. A file is told once it is the same in two looks, so that none is read half written."""

    def __init__(self, loader: Loader) -> None:
        self._loader = loader
        self.folders: list[str] = []
        # What is known of each file; "as it is" is to be looked up in the next look.
        self._known: dict[str, Stamp | str] = {}
        self._unsettled: dict[str, Stamp] = {}
        self._busy = False
        self._stopped = False

    def add(self, source: str, held: Sequence[str]) -> None:
        """Watch a source if it is a folder; ``held`` is what was in it when it was read."""
        for name in held:
            self._known.setdefault(name, _AS_IT_IS)
        if source not in self.folders and Path(source).is_dir():
            self.folders.append(source)

    def stop(self) -> None:
        """Tell nothing more."""
        self._stopped = True

    def look(self, tell: Callable[[Sequence[str], Sequence[str]], object]) -> None:
        """Look in a thread, and ``tell`` what is new and what has changed, if anything. A look that still goes on is
        left to end."""
        if not self._busy:
            self._busy = True
            threading.Thread(target=self._look, args=(tell,), name="watching", daemon=True).start()

    def _look(self, tell: Callable[[Sequence[str], Sequence[str]], object]) -> None:
        try:
            fresh, changed = self.news()
            if (fresh or changed) and not self._stopped:
                tell(fresh, changed)
        finally:
            self._busy = False

    def news(self) -> tuple[list[str], list[str]]:
        """The files that came and those that changed since they were last asked for, and are complete. A file that is
        gone is not told: what was read of it stays."""
        fresh: list[str] = []
        changed: list[str] = []
        for folder in self.folders:
            for source in self._listed(folder):
                stamp = _stamp(source)
                known = self._known.get(source, _NEW)
                if known == _AS_IT_IS:
                    self._known[source] = stamp
                elif stamp is None or known == stamp:
                    self._unsettled.pop(source, None)
                elif self._unsettled.get(source) == stamp:
                    (fresh if known == _NEW else changed).append(source)
                    self._known[source] = stamp
                    del self._unsettled[source]
                else:
                    self._unsettled[source] = stamp
        return fresh, changed

    def _listed(self, folder: str) -> Sequence[str]:
        try:
            return self._loader.expand(folder)
        except (SourceError, OSError):
            return ()


def _stamp(source: str) -> Stamp:
    try:
        found = Path(source).stat()
    except (OSError, ValueError):
        return None
    return found.st_size, found.st_mtime_ns
