"""What every kind of source gives, and the one way from there to a `Document`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from briefing.errors import SourceError
from briefing.sources.metadata import Dated, date_from_name, date_from_text, date_from_url, split_header
from briefing.text.clean import clean, clean_line
from briefing.text.dateline import find_dateline
from briefing.text.document import Document, ParagraphKind
from briefing.text.languages import detect_language
from briefing.text.segment import Origin, segment
from briefing.text.wrap import unwrap

# More than any article: a book of 150,000 words. The engine would work on it for minutes.
LONGEST_ARTICLE = 1_000_000

Notes = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class RawArticle:
    """An article as its source gave it: text not cleaned yet, and what the source said about it.

    ``kinds`` are the kinds of the lines that are not empty, where markup tells them; ``published`` the dates that the
    source states, best first; ``name`` the file name, which may hold a date; ``wrapped`` whether lines may have been
    broken at a column.
    """

    where: str
    text: str
    title: str | None = None
    published: tuple[Dated, ...] = ()
    url: str | None = None
    name: str | None = None
    given_id: str | None = None
    language: str | None = None
    kinds: tuple[ParagraphKind | None, ...] = ()
    wrapped: bool = True
    titled_by_text: bool = False


@dataclass(frozen=True, slots=True)
class Overrides:
    """What the user states about every article: it stands above what the article says itself."""

    published: date | None = None
    title: str | None = None


def to_document(raw: RawArticle, overrides: Overrides) -> Document:
    """The document of a raw article.

    Raises:
        SourceError: when there is no article in it: nothing but white space, only a title, or far too much.
    """
    if not raw.text.strip():
        raise SourceError(raw.where, "is empty; there is nothing to brief")
    require_size(raw.text, raw.where)
    header, body = split_header(raw.text)
    text = clean(unwrap(body) if raw.wrapped else body)
    if not text:
        raise SourceError(raw.where, "has no visible text in it; there is nothing to brief")
    document = segment(text, Origin(), kinds=raw.kinds)
    _require_article(raw.where, document)
    dated = _published(raw, overrides, header, document)
    return replace(
        document,
        title=_title(raw, overrides, document),
        published=dated.day if dated else None,
        published_from=dated.origin if dated else None,
        source=raw.where,
        url=raw.url,
        language=raw.language or detect_language(text),
        given_id=raw.given_id,
    )


def require_size(text: str, where: str) -> None:
    """Raise `SourceError` for a text that is far too long to be one article."""
    if len(text) > LONGEST_ARTICLE:
        size = f"{len(text) / 1_000_000:.1f} million characters"
        raise SourceError(where, f"holds {size}, more than one article can have (1 million); split it first")


def _require_article(where: str, document: Document) -> None:
    kinds = {p.kind for p in document.paragraphs}
    apparatus = {ParagraphKind.HEADING, ParagraphKind.BYLINE, ParagraphKind.CAPTION}
    lone = len(document.paragraphs) == 1 and _could_be_title(document.text)
    if kinds <= apparatus or lone:
        raise SourceError(where, "has only a title and no article under it; add the article's text")
    if not any(c.isalpha() for c in document.text):
        raise SourceError(where, "has no words in it; there is nothing to brief")


def _could_be_title(text: str) -> bool:
    from briefing.text.apparatus import looks_like_heading

    return looks_like_heading(text, 20)


def _title(raw: RawArticle, overrides: Overrides, document: Document) -> str | None:
    stated = overrides.title or raw.title
    if stated and clean_line(stated):
        return clean_line(stated)
    if not raw.titled_by_text:
        return None
    for paragraph in document.paragraphs:
        if paragraph.kind is ParagraphKind.HEADING:
            return " ".join(paragraph.span.of(document.text).split())
        if paragraph.kind not in (ParagraphKind.BYLINE, ParagraphKind.CAPTION):
            return None
    return None


def _published(raw: RawArticle, overrides: Overrides, header: Dated | None, document: Document) -> Dated | None:
    """The date of publication, from the surest place that has one."""
    if overrides.published:
        return Dated(overrides.published, "option")
    return (
        header
        or next(iter(raw.published), None)
        or date_from_text(document)
        or _from_dateline(document)
        or (date_from_url(raw.url) if raw.url else None)
        or (date_from_name(raw.name) if raw.name else None)
    )


def _from_dateline(document: Document) -> Dated | None:
    from briefing.sources.metadata import parse_date

    for paragraph in document.paragraphs[:16]:
        if paragraph.kind in (ParagraphKind.BODY, ParagraphKind.LIST_INTRO):
            found = find_dateline(document.text, paragraph.span.start, paragraph.span.end)
            day = parse_date(found.date) if found and found.date else None
            return Dated(day, "dateline") if day else None
    return None
