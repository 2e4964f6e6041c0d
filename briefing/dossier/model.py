"""The dossier of a stack of articles, and the ledger of their commitments. Everything cites an article and its span."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from briefing.brief.model import Brief, Commitment, Evidence, Quote

Drift = Literal["weaker", "stronger", "deadline", "amount", "status"]


@dataclass(frozen=True, slots=True)
class Cite:
    """A place in the stack: the article's index in `Dossier.briefs`, and the evidence in it."""

    article: int
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Told:
    """Words of the articles, verbatim from the first cite; the further cites say the same."""

    text: str
    cites: tuple[Cite, ...]

    @property
    def articles(self) -> tuple[int, ...]:
        """The articles that say it, each once."""
        return tuple(dict.fromkeys(c.article for c in self.cites))


@dataclass(frozen=True, slots=True)
class RoleUse:
    """A role as one article gives it."""

    role: str
    article: int


@dataclass(frozen=True, slots=True)
class StoryActor:
    """One person, body or state over all articles of a story; ``roles`` by date of article, ``weight`` in 0..1."""

    name: str
    type: str
    aliases: tuple[str, ...]
    roles: tuple[RoleUse, ...]
    articles: tuple[int, ...]
    mentions: int
    weight: float


@dataclass(frozen=True, slots=True)
class StoryEvent:
    """What happened, or is to happen, on a date: ``begin`` and ``end`` ISO days, the best sentence told of it, and
    every place that tells of it. ``future`` says that all tell it as still to come; ``passed`` that its last day was
    over when the latest article of the story came out, so that it was ahead then and no longer is."""

    begin: str
    end: str
    told: Told
    future: bool
    passed: bool = False

    @property
    def ahead(self) -> bool:
        """Whether it is still to come by the story's latest article."""
        return self.future and not self.passed


@dataclass(frozen=True, slots=True)
class FigureSide:
    """One value that articles give for a thing: as written first, as a number, with every place that gives it and the
    ISO days that it is of."""

    text: str
    value: float
    high: float | None
    bound: str | None
    told: Told
    days: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureRow:
    """The values that a story's articles give for one thing. ``contradiction`` says that they cannot all be true at
    once; ``changed`` that the differing ones are of different days, so that the thing may have changed: an update."""

    of: str
    unit: str | None
    sides: tuple[FigureSide, ...]
    contradiction: bool
    changed: bool


@dataclass(frozen=True, slots=True)
class StoryQuote:
    """A quotation with the article it is from and the others that carry it."""

    quote: Quote
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class StoryTerm:
    """A key term of a story with the articles that have it."""

    term: str
    articles: tuple[int, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Copies:
    """Articles that are one text: ``kind`` "same text" or "wire copy", ``similarity`` the share of the shorter text
    that stands in the longer one, 0..1. The first is the one shown."""

    articles: tuple[int, ...]
    kind: Literal["same text", "wire copy"]
    similarity: float


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about one story, in order of publication, and what they say together."""

    title: str
    articles: tuple[int, ...]
    copies: tuple[Copies, ...]
    what: tuple[Told, ...]
    who: tuple[StoryActor, ...]
    events: tuple[StoryEvent, ...]
    figures: tuple[FigureRow, ...]
    quotes: tuple[StoryQuote, ...]
    terms: tuple[StoryTerm, ...]
    only_one: tuple[Told, ...]
    new: tuple[Told, ...]

    @property
    def contradictions(self) -> tuple[FigureRow, ...]:
        """The figures that contradict each other: given for one day, or by an article without a day."""
        return tuple(f for f in self.figures if f.contradiction and not f.changed)

    @property
    def updates(self) -> tuple[FigureRow, ...]:
        """The figures that differ from day to day, as a toll that rises and the level of an index do."""
        return tuple(f for f in self.figures if f.changed)


@dataclass(frozen=True, slots=True)
class Dossier:
    """A stack of articles, story by story, the largest first; an article with no other on its story is one alone.

    ``known`` are the articles, by index, that `Story.new` is new against; None where nobody asked."""

    briefs: tuple[Brief, ...]
    stories: tuple[Story, ...]
    since: date | None = None
    known: frozenset[int] | None = None

    def text_of(self, cite: Cite) -> str:
        """The verbatim words of a cite."""
        return self.briefs[cite.article].text_of(cite.evidence)


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of a commitment by one article on its day, with how it drifted from the statement before it."""

    commitment: Commitment
    published: date | None
    cites: tuple[Cite, ...]
    drift: tuple[Drift, ...] = ()


@dataclass(frozen=True, slots=True)
class StatusChange:
    """What a sentence says became of a commitment: its status from then on, the day of the article, the words that tell
    it, and every place that does."""

    status: str
    published: date | None
    cue: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One commitment over all articles that state it, oldest statement first. ``due`` is the ISO day by which it is
    to be kept, by the latest statement that names one; ``changes`` is what sentences that make no statement of it say
    became of it."""

    key: str
    actors: tuple[str, ...]
    statements: tuple[Statement, ...]
    due: str | None
    changes: tuple[StatusChange, ...] = ()

    @property
    def first(self) -> Statement:
        """The first statement."""
        return self.statements[0]

    @property
    def latest(self) -> Statement:
        """The latest statement."""
        return self.statements[-1]

    @property
    def history(self) -> tuple[StatusChange, ...]:
        """How its status changed, in order of time, from its first statement on: by statements, and by what was told
        of it."""
        said = ((s.commitment, s) for s in self.statements)
        first, *later = (StatusChange(c.status, s.published, c.cue, s.cites) for c, s in said)
        moves = [s for s in later if s.status not in ("new", "prior")]
        kept = [first]
        for change in sorted((*moves, *self.changes), key=lambda c: c.published or date.max):
            if change.status != kept[-1].status:
                kept.append(change)
        return tuple(kept)

    @property
    def status(self) -> str:
        """Its status by the last of its history that says more than that it was made."""
        told = [c.status for c in self.history if c.status not in ("new", "prior")]
        return told[-1] if told else self.latest.commitment.status


@dataclass(frozen=True, slots=True)
class Ledger:
    """All commitments of a stack of articles, one row for one commitment, by actor and date."""

    briefs: tuple[Brief, ...]
    rows: tuple[LedgerRow, ...]
