"""The sentences of an article that may stand in a summary."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from briefing.extract.reading import is_tagged, language_of
from briefing.extract.summary.rules import leaning_of, noise_in
from briefing.language.analysis import Analysis
from briefing.language.syntax import is_verb, own_subject
from briefing.text.document import Document, Paragraph, ParagraphKind
from briefing.text.span import Span
from briefing.text.stem import stem
from briefing.text.words import count_words, sentence_spans, stop_words, words_between

_NO_SENTENCES = frozenset({ParagraphKind.HEADING, ParagraphKind.BYLINE, ParagraphKind.CAPTION})
_QUOTED = re.compile(r"“[^”]*”?|\"[^\"]*\"?|«[^»]*»?|„[^“]*“?|「[^」]*」?")
_WORDS = re.compile(r"\w")
_PERSONAL = frozenset({"he", "she", "him", "her", "his", "hers"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence, or the intro of a list with its items, that a summary takes as a whole.

    ``number`` counts the candidates in the article's order, ``spans`` are the sentences it consists of, ``words``
    the words a reader counts, ``content`` the stems of its words that carry content, in order, ``forms`` those words
    in lower case. ``leans`` names why it cannot be understood without ``before``, the number of the candidate right
    before it (None: there is none). ``flaw`` tells why it is worse than others ("fragment", "quotation"), None for a
    whole sentence; ``quoted`` is the share of its characters that stand in quotation marks.
    """

    number: int
    spans: tuple[Span, ...]
    words: int
    content: tuple[str, ...]
    forms: tuple[str, ...]
    leans: str | None = None
    before: int | None = None
    flaw: str | None = None
    quoted: float = 0.0
    question: bool = False


def candidates_of(analysis: Analysis) -> tuple[Candidate, ...]:
    """The candidates of an article in its order: no headings, bylines, captions or notes to the reader, no sentence
    twice, no list intro without its items. Where nothing is left by that, every sentence is one."""
    document = analysis.document
    language = language_of(analysis)
    units = _units(document)
    found = [c for c in (_candidate(analysis, spans, language) for spans in units) if c]
    if not found:
        spans = (s.span for s in document.sentences)
        found = [_plain(document, span, language) for span in spans if _WORDS.search(span.of(document.text))]
    return tuple(_numbered(found, document))


def content_of(text: str, language: str, within: Span | None = None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of a text, or of a stretch of it, that carry content: their stems and they themselves, in order."""
    ignored = stop_words(language)
    words = [w.lower().replace("’", "'").removesuffix("'s") for w in words_between(text, within)]
    forms = tuple([w for w in words if w not in ignored and (len(w) > 1 or not w.isascii())])
    return (tuple(map(stem, forms)) if language == "en" else forms), forms


def words_in(text: str, spans: tuple[Span, ...]) -> int:
    """The words of some stretches, counted so that no other way of counting finds more of them."""
    return sum(max(count_words(part), len(part.split())) for part in (s.of(text) for s in spans))


def _units(document: Document) -> list[tuple[Span, ...]]:
    """Single sentences, and lists with their intros, in order."""
    items: dict[int, list[Paragraph]] = {}
    for paragraph in document.paragraphs:
        if paragraph.intro is not None:
            items.setdefault(paragraph.intro, []).append(paragraph)
    by_paragraph: dict[int, list[Span]] = {}
    for sentence in document.sentences:
        by_paragraph.setdefault(sentence.paragraph, []).extend(sentence_spans(document.text, sentence.span))
    units: list[tuple[Span, ...]] = []
    for paragraph in document.paragraphs:
        if paragraph.kind in _NO_SENTENCES or paragraph.intro is not None:
            continue
        spans = by_paragraph.get(paragraph.number, [])
        units.extend((s,) for s in spans[:-1])
        if spans:
            below = [s for item in items.get(paragraph.number, ()) for s in by_paragraph.get(item.number, ())]
            units.append((spans[-1], *below))
    return units


def _candidate(analysis: Analysis, spans: tuple[Span, ...], language: str) -> Candidate | None:
    text = analysis.text
    first = spans[0].of(text)
    # An intro whose list is missing introduces nothing.
    if (len(spans) == 1 and first.rstrip().endswith((":", "："))) or noise_in(first):
        return None
    content = [content_of(text, language, s) for s in spans]
    if not any(forms for _, forms in content):
        return None
    leans = None
    if language == "en":
        leans = leaning_of(first) or ("pronoun-inside" if _unnamed(analysis, spans[0]) else None)
    return Candidate(
        number=0,
        spans=spans,
        words=words_in(text, spans),
        content=tuple(w for c in content for w in c[0]),
        forms=tuple(w for c in content for w in c[1]),
        leans=leans,
        flaw=_flaw(analysis, spans[0], first, language),
        quoted=sum(len(m[0]) for m in _QUOTED.finditer(first)) / len(first),
        question=first.rstrip("\"”’')").endswith(("?", "？", "؟")),
    )


def _plain(document: Document, span: Span, language: str) -> Candidate:
    content, forms = content_of(document.text, language, span)
    return Candidate(0, (span,), words_in(document.text, (span,)), content, forms)


def _numbered(found: list[Candidate], document: Document) -> list[Candidate]:
    """The candidates with their numbers and with what stands right before each; of equal ones only the first."""
    kept: list[Candidate] = []
    seen: set[tuple[str, ...]] = set()
    for candidate in found:
        if candidate.content in seen:
            continue
        seen.add(candidate.content)
        number = len(kept)
        before = None
        if number and not document.text[kept[-1].spans[-1].end : candidate.spans[0].start].strip("-*•·▪◦ \n"):
            before = number - 1
        kept.append(replace(candidate, number=number, before=before))
    return kept


def _flaw(analysis: Analysis, span: Span, words: str, language: str) -> str | None:
    if words.count("“") != words.count("”") or words.count('"') % 2:
        return "quotation"
    tokens = analysis.tokens_in(span)
    if language == "en" and not any(is_verb(t) for t in tokens) and is_tagged(tokens):
        return "fragment"
    return None


def _unnamed(analysis: Analysis, span: Span) -> bool:
    """Whether a "he" or "she" in the sentence has nobody in the same sentence that it could stand for."""
    tokens = analysis.tokens_in(span)
    at = next((i for i, t in enumerate(tokens) if t.text.lower() in _PERSONAL), None)
    if at is None:
        return False
    for token in tokens:
        entity = analysis.entity_at(token.span.start)
        if entity is not None and entity.type == "person":
            return False
    # "A man said that he ...": a subject before it, if not a person by name.
    return not any(t.pos in ("NOUN", "PROPN") and own_subject(analysis, analysis.head(t)) is t for t in tokens[:at])


def repeats(a: Counter[str], b: Counter[str]) -> bool:
    """Whether of two sentences one says little that the other does not: most of its content words are the other's."""
    return (a & b).total() >= 0.75 * min(a.total(), b.total())
