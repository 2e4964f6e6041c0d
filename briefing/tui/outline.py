"""The brief as the screen shows it: sections, and in them items that know their evidence. No widget is known here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefing.brief.model import (
    Actor,
    Brief,
    Commitment,
    Document,
    Evidence,
    Figure,
    Headline,
    Main,
    NearMiss,
    Place,
    Quote,
    Span,
    SummarySentence,
    Term,
    Timex,
)
from briefing.text.clean import clean_line
from briefing.tui.kinds import LAYER_OF, Kind
from briefing.tui.literal import literal

Value = Headline | Main | Actor | Place | Timex | Commitment | Quote | Figure | Term | SummarySentence


@dataclass(frozen=True, slots=True)
class Item:
    """One finding: what kind, its number in its section, the spans of its evidence in order of the text (the first one
    to show comes first), and the finding itself. ``text`` is what filters look at and what a copy says; ``told`` tells
    what a time dates, in the article's words."""

    kind: Kind
    number: int
    spans: tuple[Span, ...]
    text: str
    value: Value
    told: str = ""

    @property
    def key(self) -> str:
        """A name for it that stays the same while its brief is shown."""
        return f"{self.kind.value}.{self.number}"


@dataclass(frozen=True, slots=True)
class Section:
    """A section with its items. ``nothing`` is the answer where there are none."""

    kind: Kind
    title: str
    items: tuple[Item, ...]
    nothing: str
    count: int


def outline(brief: Brief) -> tuple[Section, ...]:
    """All sections of a brief, in the brief's order."""
    made = [
        _section(Kind.WHAT, _what(brief), len(brief.what), "No sentence states the news plainly", brief),
        _section(
            Kind.WHO,
            [_item(Kind.WHO, i, _named(a.mentions, a.evidence), _who(a), a) for i, a in enumerate(brief.who)],
            len(brief.who),
            "Nobody named",
            brief,
        ),
        _section(
            Kind.WHERE,
            [_item(Kind.WHERE, i, _named(p.mentions, p.evidence), p.name, p) for i, p in enumerate(brief.where)],
            len(brief.where),
            "No place named",
            brief,
        ),
        _section(
            Kind.WHEN,
            [_time(i, t, brief) for i, t in enumerate(brief.when)],
            len(brief.when),
            "No times found",
            brief,
        ),
        _section(
            Kind.COMMITMENT,
            [_item(Kind.COMMITMENT, i, _spans(c.evidence), _commitment(c), c) for i, c in enumerate(brief.commitments)],
            len(brief.commitments),
            "No commitments found",
            brief,
        ),
        _section(
            Kind.QUOTE,
            _said(Kind.QUOTE, brief.quotes),
            len(brief.quotes),
            "Nobody quoted",
            brief,
        ),
        *_reported(brief),
        _section(
            Kind.FIGURE,
            [
                _item(Kind.FIGURE, i, _spans(f.evidence), f"{f.text} {f.of or ''}", f)
                for i, f in enumerate(brief.figures)
            ],
            len(brief.figures),
            "No figures found",
            brief,
        ),
        _section(
            Kind.TERM,
            [_item(Kind.TERM, i, t.mentions, t.term, t) for i, t in enumerate(brief.terms)],
            len(brief.terms),
            "No key terms found",
            brief,
        ),
        _section(
            Kind.SUMMARY,
            [_item(Kind.SUMMARY, i, _spans(s.evidence), s.text, s) for i, s in enumerate(brief.summary)],
            len(brief.summary),
            "Too short to summarise",
            brief,
        ),
    ]
    return tuple(made)


def _time(number: int, timex: Timex, brief: Brief) -> Item:
    told = clean_line(timex.clause.of(brief.article.text)) if timex.clause else timex.event or ""
    return Item(Kind.WHEN, number, (timex.span,), f"{timex.value or ''} {timex.text} {told}", timex, told)


def near_misses_of(brief: Brief, kind: Kind) -> tuple[NearMiss, ...]:
    """The candidates of a section that were dropped."""
    names = {kind.value, kind.value + "s"}
    return tuple(m for m in brief.near_misses if m.section in names)


def _section(kind: Kind, items: list[Item], count: int, nothing: str, brief: Brief) -> Section:
    misses = len(near_misses_of(brief, kind))
    if misses:
        nothing += f"; {misses} near {'miss' if misses == 1 else 'misses'}, press w"
    return Section(kind, LAYER_OF[kind].title, tuple(items), nothing + ".", count)


def _item(kind: Kind, number: int, spans: tuple[Span, ...], text: str, value: Value) -> Item:
    return Item(kind, number, spans, text, value)


def _what(brief: Brief) -> list[Item]:
    items = [_item(Kind.WHAT, i, _spans(h.evidence), h.text, h) for i, h in enumerate(brief.what)]
    main = brief.main
    if main.who or main.when or main.where:
        told = " ".join([*main.who, main.when or "", *main.where])
        spans = _spans(brief.what[0].evidence) if brief.what else ()
        items.append(_item(Kind.WHAT, len(items), spans, told, main))
    return items


def _who(actor: Actor) -> str:
    return " ".join([actor.name, actor.role or "", *actor.aliases])


def _commitment(found: Commitment) -> str:
    deadline = found.deadline.text if found.deadline else ""
    return " ".join(
        [*found.actors, found.action, found.kind, found.status, deadline, found.amount or "", found.beneficiary or ""]
    )


def _reported(brief: Brief) -> list[Section]:
    """What is reported of people's words; no section where nothing is, for the quotes say already who was heard."""
    items = tuple(_said(Kind.STATEMENT, brief.statements))
    return [Section(Kind.STATEMENT, "Reported", items, "", len(items))] if items else []


def _said(kind: Kind, quotes: tuple[Quote, ...]) -> list[Item]:
    """What was said, that of one speaker together, speakers in order of their first words."""
    order: dict[str | None, int] = {}
    for quote in quotes:
        order.setdefault(quote.speaker, len(order))
    turns = sorted(enumerate(quotes), key=lambda pair: (order[pair[1].speaker], pair[0]))
    return [_item(kind, i, _spans(q.evidence), f"{q.speaker or ''} {q.text}", q) for i, q in turns]


def _spans(evidence: tuple[Evidence, ...]) -> tuple[Span, ...]:
    return tuple(e.span for e in evidence)


def _named(mentions: tuple[Span, ...], evidence: tuple[Evidence, ...]) -> tuple[Span, ...]:
    """The places that name somebody; the evidence where there is no mention."""
    return mentions or _spans(evidence)


def findings(items: Iterable[Item]) -> int:
    """How many findings there are; the line of who, when and where below what happened is none of its own."""
    return sum(not isinstance(item.value, Main) for item in items)


def article_facts(document: Document) -> list[str]:
    """Where and when an article is from."""
    parts = []
    if document.published:
        came = f" ({literal(document.published_from)})" if document.published_from else ""
        parts.append(f"{document.published.isoformat()}{came}")
    else:
        parts.append("no date: relative dates stay unresolved")
    count = len(document.paragraphs)
    parts.append(f"{count} paragraph{'' if count == 1 else 's'}")
    if document.source:
        parts.append(literal(document.source))
    return parts
