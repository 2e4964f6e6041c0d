"""Names for the files that briefs are written to."""

from __future__ import annotations

import re
import unicodedata

from briefing.brief.model import Document
from briefing.render.outline import title_of

_LONGEST = 60
# Names that a Windows file system keeps for devices, whatever the suffix.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


def file_name(article: Document, suffix: str) -> str:
    """A name from day and title, in characters that every file system takes: "2008-10-17-imf-prepares.md"."""
    plain = unicodedata.normalize("NFKD", title_of(article)).encode("ascii", "ignore").decode("ascii").lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")
    if len(words) > _LONGEST:
        words = words[: _LONGEST + 1].rpartition("-")[0] or words[:_LONGEST]
    if not words or _DEVICES.fullmatch(words):
        words = f"article-{re.sub(r'[^A-Za-z0-9]+', '-', article.id)[:32].strip('-')}"
    day = f"{article.published.isoformat()}-" if article.published else ""
    return f"{day}{words}{suffix}"
