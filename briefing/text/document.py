"""The document: cleaned text, its paragraphs and sentences, and what is known of its publication."""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from briefing.text.span import Span


class ParagraphKind(StrEnum):
    """What a block of the article is; the values are those of the JSON form."""

    BODY = "body"
    LIST_INTRO = "list-intro"
    LIST_ITEM = "list-item"
    HEADING = "heading"
    BYLINE = "byline"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block: its place in the text, its 0-based number, and for a list item the number of its intro."""

    span: Span
    number: int
    kind: ParagraphKind = ParagraphKind.BODY
    intro: int | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its span (no white space at its ends, no dateline), its number and its paragraph's."""

    span: Span
    number: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Document:
    """An article as everything else sees it.

    ``text`` is cleaned and never changes again: every offset in a brief counts its code points. ``published_from``
    tells where the date came from ("header", "front matter", "line", "metadata", "dateline", "url", "file name",
    "option"), ``source`` is the path or address as the user gave it, with the line of a JSON Lines file ("a.jsonl:3"),
    ``language`` an ISO 639-1 code or "und", ``datelines`` are the spans of place names in a dateline such as
    "Islamabad / Ankara –".
    """

    text: str
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]
    title: str | None = None
    published: date | None = None
    published_from: str | None = None
    source: str | None = None
    url: str | None = None
    language: str = "en"
    datelines: tuple[Span, ...] = ()
    given_id: str | None = None

    @property
    def id(self) -> str:
        """The id that came with the article, else the first 16 hex digits of the SHA-256 of its text."""
        return self.given_id or hashlib.sha256(self.text.encode("utf-8")).hexdigest()[:16]

    def paragraph_at(self, offset: int) -> Paragraph:
        """The paragraph that holds the character at ``offset`` (the one before it, between two)."""
        return self.paragraphs[max(0, bisect_right(self.paragraphs, offset, key=_start) - 1)]

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds the character at ``offset`` (the one before it, between two)."""
        return self.sentences[max(0, bisect_right(self.sentences, offset, key=_start) - 1)]

    def sentences_of(self, paragraph: Paragraph) -> tuple[Sentence, ...]:
        """The sentences of one paragraph, in order."""
        first = bisect_left(self.sentences, paragraph.number, key=_paragraph)
        return self.sentences[first : bisect_right(self.sentences, paragraph.number, key=_paragraph)]


def _start(part: Paragraph | Sentence) -> int:
    return part.span.start


def _paragraph(sentence: Sentence) -> int:
    return sentence.paragraph
