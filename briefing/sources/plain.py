"""Plain text files, with or without front matter."""

from __future__ import annotations

import re

from briefing.sources.article import RawArticle
from briefing.sources.frontmatter import split_front_matter

_TITLE_LINE = re.compile(
    r"\s*(?:[a-z-]+:[^\n]*\n\s*){0,6}?(?:title|headline|subject):[ \t]+(?P<title>\S.{0,300})", re.IGNORECASE
)


def read_plain(text: str, where: str, name: str | None = None) -> RawArticle:
    """The article of a plain text file. Its title is a "Title:" line or the short block above the text, if any."""
    front, body = split_front_matter(text)
    line = _TITLE_LINE.match(body)
    return RawArticle(
        where=where,
        text=body,
        title=front.title or (line["title"] if line else None),
        published=front.published,
        url=front.url,
        name=name,
        language=front.language,
        titled_by_text=True,
    )
