"""The items that extractors give: frozen, with the evidence each stands on.

The field names and the values of ``kind``, ``strength``, ``status`` and the like are those of the JSON form
``briefing/1``. A ``text`` field is always the verbatim text of the item's first evidence or of ``span``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from briefing.language.analysis import EntityType
from briefing.text.document import Document
from briefing.text.span import Span

CommitmentKind = Literal["agreement", "pledge", "plan", "target", "threat", "refusal"]
CommitmentStatus = Literal["new", "reaffirmed", "prior", "withdrawn", "fulfilled", "broken", "deferred"]
QuoteKind = Literal["direct", "indirect"]
TimexKind = Literal["date", "time", "duration", "set"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The characters of the source that an item stands on, and the number of the paragraph they start in."""

    span: Span
    para: int

    @classmethod
    def at(cls, document: Document, span: Span) -> Evidence:
        """Evidence for a span of a document."""
        return cls(span, document.paragraph_at(span.start).number)


@dataclass(frozen=True, slots=True)
class Headline:
    """A clause that states the main news."""

    text: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Main:
    """The main event in short: names as in ``who``, an ISO date or None, place names."""

    who: tuple[str, ...] = ()
    when: str | None = None
    where: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Actor:
    """One person, body or state of the news; ``salience`` lies in 0..1, ``entity`` is its index in the analysis (-1
    where the analysis is gone, as in a brief that was read back)."""

    name: str
    type: EntityType
    role: str | None
    aliases: tuple[str, ...]
    salience: float
    central: bool
    mentions: tuple[Span, ...]
    evidence: tuple[Evidence, ...]
    entity: int = field(default=-1, compare=False)


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the news with every span that names it."""

    name: str
    mentions: tuple[Span, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression. ``value`` is in TIMEX3 style (None where unresolved), ``begin`` and ``end`` are the ISO
    days of the interval it denotes, ``why`` says in words how the value was reached, ``rule`` which rule found it.
    ``event`` is the word that it dates, ``clause`` the words around it that tell what happened."""

    text: str
    span: Span
    para: int
    kind: TimexKind
    value: str | None
    grain: str | None
    begin: str | None
    end: str | None
    tense: str | None
    event: str | None
    why: str
    rule: str
    evidence: tuple[Evidence, ...]
    clause: Span | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """By when: verbatim text, its span, and its TIMEX3 value where it resolves."""

    text: str
    value: str | None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Commitment:
    """Who bound itself to what. ``evidence`` holds the sentence (or list item), its intro and its repeats; the
    action is verbatim, ``actors`` are names as in ``who`` where they are there."""

    actors: tuple[str, ...]
    action: str
    kind: CommitmentKind
    strength: int
    status: CommitmentStatus
    deadline: Deadline | None
    amount: str | None
    beneficiary: str | None
    condition: str | None
    source: str | None
    cue: str
    rule: str
    evidence: tuple[Evidence, ...]
    why: str = ""


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A candidate that was dropped: what it was, which rule saw it and the reason it is not in the brief."""

    section: str
    text: str
    cue: str
    rule: str
    reason: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words somebody said: verbatim, without the quotation marks; ``speaker`` as in ``who`` where it is there."""

    text: str
    speaker: str | None
    cue: str | None
    kind: QuoteKind
    rule: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit or noun; ``value`` normalised (the lower end of a range, then ``high`` the upper),
    ``bound`` one of None, "at least", "at most", "about"; ``of`` a few of the article's words for what it measures."""

    text: str
    value: float | int
    unit: str | None
    of: str | None
    evidence: tuple[Evidence, ...]
    high: float | int | None = None
    bound: str | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """A key term with every place where it stands; ``score`` lies in 0..1, best 1."""

    term: str
    score: float
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class SummarySentence:
    """A sentence of the summary, in the article's order."""

    text: str
    evidence: tuple[Evidence, ...]
