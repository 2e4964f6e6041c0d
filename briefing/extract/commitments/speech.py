"""Who speaks: in a quotation, in reported speech, and in a text that speaks of itself as "we"."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.extract.commitments.cues import REPORTING
from briefing.extract.commitments.issuers import author_of, issuers_of, parties_of
from briefing.language import syntax
from briefing.language.analysis import Analysis, Token
from briefing.text.document import Paragraph
from briefing.text.span import Span

_OPEN = {"“": "”", "„": "“", "«": "»", '"': '"'}
_FIRST_PERSON = frozenset({"we", "i", "our", "us", "my"})


@dataclass(frozen=True, slots=True)
class Speech:
    """The quotations of an article with the word for their speaker, who "we" and "I" are outside of them, and whether
    the text speaks of itself in the first person at all."""

    quotations: tuple[tuple[Span, Token | None], ...]
    issuers: tuple[str, ...]
    author: str | None
    leaders: tuple[str, ...]
    sides: tuple[str, ...]
    own_voice: bool

    def quotation_at(self, offset: int) -> tuple[Span, Token | None] | None:
        """The quotation that covers the character at ``offset``, with its speaker's word, or None."""
        return next((q for q in self.quotations if q[0].start <= offset < q[0].end), None)


def speech_of(analysis: Analysis) -> Speech:
    """The quotations, their speakers and the issuers of an article."""
    spans = tuple(s for p in analysis.document.paragraphs for s in _quoted(analysis.text, p))
    marked = _within(analysis, spans)
    quotations: list[tuple[Span, Token | None]] = []
    for span in spans:
        before = quotations[-1] if quotations else None
        quotations.append((span, _speaker(analysis, span, marked, before)))
    voices = [t for t in analysis.tokens if t.text.lower() in _FIRST_PERSON and t.index not in marked]
    return Speech(
        tuple(quotations),
        issuers_of(analysis),
        author_of(analysis),
        *parties_of(analysis),
        len(voices) >= 2 or len(voices) * 400 > len(analysis.tokens),
    )


def _quoted(text: str, paragraph: Paragraph) -> list[Span]:
    """The stretches between quotation marks of a paragraph; one left open runs to the paragraph's end."""
    found: list[Span] = []
    opened: tuple[int, str] | None = None
    for i in range(paragraph.span.start, paragraph.span.end):
        mark = text[i]
        if opened is None and mark in _OPEN and not (mark == '"' and i and text[i - 1].isdigit()):
            opened = (i, _OPEN[mark])
        elif opened is not None and mark == opened[1]:
            found.append(Span(opened[0], i + 1))
            opened = None
    if opened is not None:
        found.append(Span(opened[0], paragraph.span.end))
    return found


def _within(analysis: Analysis, spans: tuple[Span, ...]) -> frozenset[int]:
    return frozenset(t.index for s in spans for t in analysis.tokens_in(s))


def is_reporting(verb: Token) -> bool:
    """Whether a verb reports what somebody said, decided or thought."""
    return syntax.is_verb(verb) and verb.lemma.lower() in REPORTING


def _speaker(
    analysis: Analysis, span: Span, quoted: frozenset[int], before: tuple[Span, Token | None] | None
) -> Token | None:
    document = analysis.document
    first, last = document.sentence_at(span.start), document.sentence_at(max(span.start, span.end - 1))
    own = [t for s in document.sentences[first.number : last.number + 1] for t in analysis.tokens_of(s)]
    near = _reporters(analysis, own, quoted)
    if near:
        return min(near, key=lambda p: min(abs(p[0].span.start - span.end), abs(span.start - p[0].span.end)))[1]
    for number in (last.number + 1, first.number - 1):
        if 0 <= number < len(document.sentences):
            other = document.sentences[number]
            if other.paragraph == first.paragraph or analysis.text[other.span.end - 1] == ":":
                near = _reporters(analysis, list(analysis.tokens_of(other)), quoted)
                if near:
                    return near[-1][1] if number < first.number else near[0][1]
    paragraph = document.paragraph_at(span.start).number
    if before is not None and document.paragraph_at(before[0].start).number >= paragraph - 1:
        return before[1]
    return None


def _reporters(analysis: Analysis, tokens: list[Token], quoted: frozenset[int]) -> list[tuple[Token, Token]]:
    found = []
    for t in tokens:
        if t.index not in quoted and is_reporting(t):
            subject = syntax.subject_of(analysis, t)
            if subject is not None and subject.index not in quoted:
                found.append((t, subject))
        elif t.index not in quoted and t.lemma == "accord":
            source = according_to(analysis, t)
            if source is not None:
                found.append((t, source))
    return found


def according_to(analysis: Analysis, accord: Token) -> Token | None:
    """The source of "according to X", from its first word."""
    if accord.text.lower() != "according":
        return None
    for preposition, noun in syntax.prepositions_of(analysis, accord):
        if preposition.text.lower() == "to":
            return noun
    return None


def reporter_of(analysis: Analysis, clause: Token) -> tuple[Token, Token | None] | None:
    """The nearest verb above a clause that reports it, with that verb's subject, or None."""
    token = clause
    for above in syntax.ancestors(analysis, clause):
        role = syntax.role_of(token)
        if syntax.is_verb(above) and role == "content" and is_reporting(above):
            return above, syntax.subject_of(analysis, above)
        if role in ("relative", "adverbial", "main"):
            return None
        token = above
    return None
