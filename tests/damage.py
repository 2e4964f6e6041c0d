"""How the tests of the library damage one."""

from __future__ import annotations

import sqlite3
from pathlib import Path


def break_index(path: Path) -> None:
    """Overwrite the index of the days: opening and reading articles still work."""
    reader = sqlite3.connect(path)
    reader.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    size = reader.execute("PRAGMA page_size").fetchone()[0]
    page = reader.execute("SELECT rootpage FROM sqlite_master WHERE name = 'article_published'").fetchone()[0]
    reader.close()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)
