"""Quotations set apart as a paragraph of their own, without marks, after an intro such as "..., saying:"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from briefing.extract.quotes.marks import Quoted
from briefing.language.analysis import Analysis, Token
from briefing.language.syntax import is_subject, is_verb
from briefing.text.document import Paragraph, ParagraphKind

_SAYING = frozenset("say state write add tell declare tweet post read reply explain announce".split())
_MINE = frozenset({"i", "we"})


def block_quotations(analysis: Analysis, taken: tuple[Quoted, ...]) -> Iterator[Quoted]:
    """Paragraphs in the first person that follow an intro in the third one; ``taken`` are those with marks."""
    marked = {q.para for q in taken}
    paragraphs = analysis.document.paragraphs
    for before, paragraph in pairwise(paragraphs):
        if paragraph.number in marked or not before.span.of(analysis.text).endswith(":"):
            continue
        if paragraph.kind is ParagraphKind.LIST_ITEM and not paragraph.span.of(analysis.text)[:1].isalpha():
            continue
        if _introduces(analysis, before) and _in_first_person(analysis.tokens_in(paragraph.span)):
            yield Quoted(paragraph.span, paragraph.span, paragraph.number, opened=False, closed=False, block=True)


def _introduces(analysis: Analysis, paragraph: Paragraph) -> bool:
    """Whether the paragraph ends in a verb of saying and a colon, with nothing but hearers and times between."""
    sentences = analysis.document.sentences_of(paragraph)
    words = [t for t in analysis.tokens_of(sentences[-1]) if t.text != ":"] if sentences else []
    verbs = [t for t in words if is_verb(t)]
    return bool(verbs) and verbs[-1].lemma in _SAYING and not _in_first_person(words)


def _in_first_person(tokens: tuple[Token, ...] | list[Token]) -> bool:
    return any(t.text.lower() in _MINE and is_subject(t) for t in tokens)
