"""Blocks and sentences: from cleaned text to a `Document`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from briefing.text.apparatus import apparatus_of, is_question_heading, looks_like_heading
from briefing.text.dateline import Dateline, find_dateline
from briefing.text.document import Document, Paragraph, ParagraphKind, Sentence
from briefing.text.lists import items_after, names_in
from briefing.text.marks import BULLET, bullet_kind, closed
from briefing.text.sentences import split_sentences
from briefing.text.span import Span
from briefing.text.wrap import soft_breaks

_LINE = re.compile(r"[^\n]+")
_INTRO = re.compile(r":$")
# Before the first closed block a long line without a closing mark is a headline or a subheading.
_WORDS_OF_A_HEADLINE = 25
# So many paragraphs, titles and bylines most of them, may stand above the first of the article's own.
_HEAD = 16


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


def segment(text: str, origin: Origin | None = None, kinds: Sequence[ParagraphKind | None] = ()) -> Document:
    """A document from cleaned text: its paragraphs with their kinds, their sentences, its dateline.

    A paragraph is a line, or several where lines were broken at a column; so a block between empty lines holds one
    paragraph or, as a list often does, one for each of its lines. ``kinds`` are those that are known from markup, one
    for each line that is not empty (None: judge it by its form).
    """
    known = origin or Origin()
    spans = _lines(text, joined=not kinds)
    if len(kinds) != len(spans):
        kinds = (None,) * len(spans)
    paragraphs = _paragraphs(spans, kinds, text)
    dateline, lead = _dateline(text, paragraphs)
    sentences: list[Sentence] = []
    for paragraph in paragraphs:
        start = paragraph.span.start
        if dateline is not None and paragraph.number == lead:
            start = dateline.end
        elif paragraph.kind is ParagraphKind.LIST_ITEM and (bullet := BULLET.match(text, start, paragraph.span.end)):
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
        datelines=dateline.places if dateline else (),
        given_id=known.given_id,
    )


def _lines(text: str, *, joined: bool) -> list[Span]:
    """One span for each line that is not empty; lines broken at a column are one."""
    soft = soft_breaks(text) if joined else frozenset[int]()
    spans: list[Span] = []
    for line in _LINE.finditer(text):
        follows = bool(spans) and spans[-1].end == line.start() - 1
        if follows and (line.start() - 1 in soft or (joined and _goes_on(spans[-1].of(text), line[0]))):
            spans[-1] = Span(spans[-1].start, line.end())
        else:
            spans.append(Span(line.start(), line.end()))
    return [t for s in spans if len(t := s.trimmed(text))]


def _goes_on(item: str, line: str) -> bool:
    """Whether a line is the second one of a list item."""
    return bool(BULLET.match(item)) and not BULLET.match(line) and line[0].islower() and not closed(item)


def _paragraphs(spans: list[Span], known: Sequence[ParagraphKind | None], text: str) -> tuple[Paragraph, ...]:
    blocks = [s.of(text) for s in spans]
    apart = [i == 0 or text.count("\n", spans[i - 1].end, s.start) > 1 for i, s in enumerate(spans)]
    kinds = [k or ParagraphKind.BODY for k in known]
    intros: dict[int, int] = {}
    names = names_in(text)
    opened = False
    number = 0
    while number < len(blocks):
        count = _list_length(blocks, number, known, names, apart)
        if count:
            kinds[number] = ParagraphKind.LIST_INTRO
            for item in range(number + 1, number + 1 + count):
                kinds[item], intros[item] = ParagraphKind.LIST_ITEM, number
        elif known[number] is None:
            kinds[number] = _kind(blocks, number, opened)
        opened = opened or kinds[number] in (ParagraphKind.LIST_INTRO, ParagraphKind.BODY)
        number += 1 + count
    return tuple(
        Paragraph(span, i, kind, intros.get(i)) for i, (span, kind) in enumerate(zip(spans, kinds, strict=True))
    )


def _list_length(
    blocks: list[str],
    number: int,
    known: Sequence[ParagraphKind | None],
    names: frozenset[str],
    apart: list[bool],
) -> int:
    """How many blocks after this one are the items of a list that it introduces."""
    if number + 1 == len(blocks) or known[number] not in (None, ParagraphKind.BODY):
        return 0
    if not _INTRO.search(blocks[number]) or apparatus_of(blocks[number]):
        return 0
    bullet = bullet_kind(blocks[number + 1])
    marked = known[number + 1] is ParagraphKind.LIST_ITEM
    if not bullet and not marked:
        return items_after(blocks, number, names, apart) if known[number + 1] is None else 0
    end = number + 1
    while end < len(blocks) and (known[end] is ParagraphKind.LIST_ITEM if marked else bullet_kind(blocks[end])):
        end += 1
    return end - number - 1


def _kind(blocks: list[str], number: int, opened: bool) -> ParagraphKind:
    """The kind of a block outside the lists that an intro opens. ``opened``: an article's first words came before."""
    block = blocks[number]
    bullet = bullet_kind(block)
    row = apparatus_of(block)
    if bullet:
        beside = [bullet_kind(b) for b in (*blocks[max(0, number - 1) : number], *blocks[number + 1 : number + 2])]
        return row.kind if row and bullet in "–—" and bullet not in beside else ParagraphKind.LIST_ITEM
    if row:
        return row.kind
    if number + 1 == len(blocks):
        return ParagraphKind.BODY
    if looks_like_heading(block) or is_question_heading(block):
        return ParagraphKind.HEADING
    if not opened and looks_like_heading(block, _WORDS_OF_A_HEADLINE):
        return ParagraphKind.HEADING if any(closed(b) for b in blocks[number + 1 : number + 9]) else ParagraphKind.BODY
    return ParagraphKind.BODY


def _dateline(text: str, paragraphs: tuple[Paragraph, ...]) -> tuple[Dateline | None, int]:
    """The dateline and the number of its paragraph: the first that is the article's own text."""
    own = (ParagraphKind.BODY, ParagraphKind.LIST_INTRO)
    for paragraph in paragraphs[:_HEAD]:
        if paragraph.kind in own:
            return find_dateline(text, paragraph.span.start, paragraph.span.end), paragraph.number
    return None, 0
