"""The brief of an article. Renderers and screens read this and nothing deeper."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.extract.items import (
    Actor,
    Commitment,
    CommitmentKind,
    CommitmentStatus,
    Deadline,
    Evidence,
    Figure,
    Headline,
    Main,
    NearMiss,
    Place,
    Quote,
    QuoteKind,
    SummarySentence,
    Term,
    Timex,
    TimexKind,
)
from briefing.language.analysis import EntityType
from briefing.text.document import Document, Paragraph, ParagraphKind, Sentence
from briefing.text.span import Span

SCHEMA = "briefing/1"
SECTIONS = (
    "what",
    "main",
    "who",
    "where",
    "when",
    "commitments",
    "quotes",
    "statements",
    "figures",
    "terms",
    "summary",
)

__all__ = [
    "SCHEMA",
    "SECTIONS",
    "Actor",
    "Brief",
    "Commitment",
    "CommitmentKind",
    "CommitmentStatus",
    "Deadline",
    "Document",
    "EngineStamp",
    "EntityType",
    "Evidence",
    "Figure",
    "Headline",
    "Main",
    "NearMiss",
    "Paragraph",
    "ParagraphKind",
    "Place",
    "Quote",
    "QuoteKind",
    "Sentence",
    "Span",
    "SummarySentence",
    "Term",
    "Timex",
    "TimexKind",
]


@dataclass(frozen=True, slots=True)
class EngineStamp:
    """What made the brief: the version of this program, the language model, the seconds it took."""

    version: str
    model: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything that was found in one article. ``article.text`` is the text that every span counts in.

    ``statements`` are what is reported of somebody's words without quotation marks: quotes of kind "indirect".
    ``notes`` tells a reader in a sentence each what could not be done ("The article is not in English: ...").
    ``near_misses`` are the candidates that were dropped, with the reason.
    """

    article: Document
    what: tuple[Headline, ...]
    main: Main
    who: tuple[Actor, ...]
    where: tuple[Place, ...]
    when: tuple[Timex, ...]
    commitments: tuple[Commitment, ...]
    quotes: tuple[Quote, ...]
    figures: tuple[Figure, ...]
    terms: tuple[Term, ...]
    summary: tuple[SummarySentence, ...]
    engine: EngineStamp
    notes: tuple[str, ...] = ()
    near_misses: tuple[NearMiss, ...] = ()
    statements: tuple[Quote, ...] = ()

    def text_of(self, evidence: Evidence) -> str:
        """The verbatim words of one evidence."""
        return evidence.span.of(self.article.text)
