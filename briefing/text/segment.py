"""Blocks and sentences: from cleaned text to a `Document`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from briefing.text.document import Document, Paragraph, ParagraphKind, Sentence
from briefing.text.sentences import split_sentences
from briefing.text.span import Span

_BLOCK = re.compile(r"[^\n](?:.|\n(?!\n))*")
_BULLET = re.compile(r"(?:[-*•·▪◦‣–—o]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+", re.IGNORECASE)
_INTRO = re.compile(r":\s*$")
# "Islamabad / Ankara –", "WASHINGTON (AP) —", "BRUSSELS, May 3 (Reuters) -"
_DATELINE = re.compile(
    r"(?P<places>(?:[A-Z][\w.'’]*(?:[ -][A-Z][\w.'’]*){0,3})(?:\s*[/,]\s*[A-Z][\w.'’]*(?:[ -][A-Z][\w.'’]*){0,3}){0,3})"
    r"(?:,? [A-Z][a-z]{2,8}\.? \d{1,2})?(?:,? \d{4})?(?: ?\([A-Z][\w .&-]{1,30}\))?\s*(?:–|—|--| - )\s*(?=[A-Z“\"'‘])"
)


@dataclass(frozen=True, slots=True)
class Origin:
    """What is known of an article beside its text; see `Document` for the fields."""

    title: str | None = None
    published: date | None = None
    published_from: str | None = None
    source: str | None = None
    url: str | None = None
    language: str = "en"
    given_id: str | None = None


def segment(text: str, origin: Origin | None = None) -> Document:
    """A document from cleaned text: its blocks with their kinds, their sentences, its dateline."""
    known = origin or Origin()
    paragraphs = _kinds(text, _blocks(text))
    sentences: list[Sentence] = []
    datelines: tuple[Span, ...] = ()
    for paragraph in paragraphs:
        start = paragraph.span.start
        if paragraph.number == 0 and (match := _DATELINE.match(text, start, paragraph.span.end)):
            datelines = _places(match)
            start = match.end()
        elif paragraph.kind is ParagraphKind.LIST_ITEM and (bullet := _BULLET.match(text, start)):
            start = bullet.end()
        for span in split_sentences(text, Span(start, paragraph.span.end)):
            sentences.append(Sentence(span, len(sentences), paragraph.number))
    return Document(
        text=text,
        paragraphs=paragraphs,
        sentences=tuple(sentences),
        title=known.title,
        published=known.published,
        published_from=known.published_from,
        source=known.source,
        url=known.url,
        language=known.language,
        datelines=datelines,
        given_id=known.given_id,
    )


def _places(match: re.Match[str]) -> tuple[Span, ...]:
    offset = match.start("places")
    return tuple(
        Span(offset + m.start(), offset + m.end()) for m in re.finditer(r"[^\s/,][^/,]*[^\s/,]", match["places"])
    )


def _blocks(text: str) -> list[Span]:
    """Blocks between empty lines, and bulleted lines within a block each for itself."""
    spans: list[Span] = []
    for block in _BLOCK.finditer(text):
        start = block.start()
        for line in re.finditer(r"[^\n]+", block[0]):
            at = block.start() + line.start()
            if at > start and _BULLET.match(text, at):
                spans.append(Span(start, at - 1))
                start = at
        spans.append(Span(start, block.end()).trimmed(text))
    return spans


def _kinds(text: str, spans: list[Span]) -> tuple[Paragraph, ...]:
    paragraphs: list[Paragraph] = []
    intro: int | None = None
    for number, span in enumerate(spans):
        words = span.of(text)
        kind = ParagraphKind.BODY
        if _INTRO.search(words) and number + 1 < len(spans):
            kind, intro = ParagraphKind.LIST_INTRO, number
            paragraphs.append(Paragraph(span, number, kind))
            continue
        if intro is not None and _is_item(words, first=intro == number - 1, bulleted=_bulleted(text, spans, intro)):
            paragraphs.append(Paragraph(span, number, ParagraphKind.LIST_ITEM, intro))
            continue
        intro = None
        if _BULLET.match(words):
            kind = ParagraphKind.LIST_ITEM
        elif len(words) < 90 and words[-1] not in ".!?”\"'’:;,)" and len(words.split()) <= 12:
            kind = ParagraphKind.HEADING
        paragraphs.append(Paragraph(span, number, kind))
    return tuple(paragraphs)


def _bulleted(text: str, spans: list[Span], intro: int) -> bool:
    return bool(_BULLET.match(spans[intro + 1].of(text)))


def _is_item(words: str, *, first: bool, bulleted: bool) -> bool:
    if bulleted:
        return bool(_BULLET.match(words))
    if words[0] in "“\"'‘":
        return False
    # Without bullets an item is a short block: a phrase, or one sentence that opens with its verb.
    return len(words.split()) <= 30 and words.rstrip(".;").count(". ") == 0
