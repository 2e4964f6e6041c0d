"""Time expressions: found, valued, and tied to what they date.

`tag` needs nothing but a text and its publication date; `extract_when` reads an analysed document and knows more of
verbs and of what hangs on what. Neither asks the clock: without a publication date "yesterday" has no value.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date

from briefing.extract.items import Timex
from briefing.extract.when.events import Event, event_in_tree
from briefing.extract.when.tagger import Reading, Style, plain_reading, timexes
from briefing.extract.when.tense import Mark
from briefing.language.analysis import Analysis
from briefing.text.document import ParagraphKind
from briefing.text.segment import segment
from briefing.text.span import Span

__all__ = ["Style", "extract_when", "tag"]


def tag(text: str, published: date | None, style: Style = "brief") -> tuple[Timex, ...]:
    """The time expressions of a text, in order, resolved against its publication date.

    Offsets count the code points of ``text`` as it is given. Kinds are "date", "time", "duration" and "set", values in
    TIMEX3 style (2025-05-26, 2025-W21, P3D, PRESENT_REF; A/B for a range in one expression); an expression that needs
    a date that is not known has the value None and says so in ``why``. With the style "timeml" a range is given as its
    two ends and a date within a name of an event counts, as in corpora of that scheme.
    """
    document = segment(text)
    starts = [p.span.start for p in document.paragraphs]
    lines = tuple(p.span for p in document.paragraphs)
    sentences = tuple(s.span for s in document.sentences)

    def para(offset: int) -> int:
        return max(0, bisect_right(starts, offset) - 1)

    return timexes(text, published, plain_reading(text, _covering(sentences, lines), para), style)


def _covering(sentences: tuple[Span, ...], lines: tuple[Span, ...]) -> tuple[Span, ...]:
    """The sentences, the first of a paragraph stretched to its beginning: a bare text has no dateline apart."""
    opening = {s.start for s in lines}
    stretched = []
    pending = sorted(opening)
    for sentence in sentences:
        start = sentence.start
        while pending and pending[0] <= sentence.start:
            start = pending.pop(0)
        stretched.append(Span(start, sentence.end))
    return tuple(stretched)


def extract_when(analysis: Analysis) -> tuple[Timex, ...]:
    """The time expressions of an analysed document, each with the word it dates. Datelines and bylines ("Published:
    2011-03-21") are left out: they tell of the article, not of the news."""
    document = analysis.document
    told = (s for s in document.sentences if document.paragraphs[s.paragraph].kind is not ParagraphKind.BYLINE)
    starts = [p.span.start for p in document.paragraphs]

    def para(offset: int) -> int:
        return max(0, bisect_right(starts, offset) - 1)

    def is_verb(offset: int) -> bool:
        token = analysis.token_at(offset)
        return token is None or token.pos in ("VERB", "AUX")

    def event(sentence: Span, span: Span, verbs: tuple[Mark, ...]) -> Event | None:
        return event_in_tree(analysis, span)

    reading = Reading(tuple(s.span for s in told), para, is_verb, event)
    return timexes(document.text, document.published, reading, "brief")
