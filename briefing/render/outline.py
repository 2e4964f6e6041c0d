"""What a reader is shown of a brief, in which order and in which words; how it is set is the other renderers' part.

Every text that leaves here is one line without control characters, whatever the brief holds.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from briefing.brief.model import (
    Actor,
    Brief,
    Commitment,
    Document,
    EntityType,
    Evidence,
    Figure,
    Headline,
    Quote,
    Span,
    SummarySentence,
)
from briefing.brief.timeline import Mark, Moment, Timeline, timeline
from briefing.render.bound import action_words
from briefing.render.timeline import WEEKDAYS, account, date_words, rows
from briefing.text.clean import clean_line
from briefing.text.document import ParagraphKind

# The order in which a brief is read; the JSON form has its own.
READING_ORDER = (
    "what", "main", "who", "when", "where", "commitments", "quotes", "statements", "figures", "terms", "summary",
)  # fmt: skip
# prose: sentences; pairs: a name or day and what is said of it; cards: some lines each; groups: under their heads;
# run: short things in a row.
Shape = Literal["prose", "pairs", "cards", "groups", "run"]
STRENGTHS = {3: "firm", 2: "announced", 1: "resolve"}
NOT_STATED = "not stated"
# A mark for the end of paragraph lists that go on.
_MOST_PARAGRAPHS = 6
# Where a publication date came from, where "from the ..." would not say it.
_ORIGINS = {"line": "from a line of the text", "option": "as you state", "url": "from the address"}
_TYPES: dict[EntityType, str] = {"person": "role not stated", "org": "organisation", "place": "state or place"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One item: ``head`` names it (an actor, a day, who committed), ``text`` are the article's words or a role,
    ``facts`` what else is known, ``paragraphs`` where it stands, counted from 1 (0 at the end: and further ones).
    ``tone`` is what a screen may show by style; nothing is told by it alone."""

    head: str = ""
    text: str = ""
    facts: tuple[str, ...] = ()
    paragraphs: tuple[int, ...] = ()
    tone: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One section: its key in the JSON form, its heading, its entries and what is said when there are none."""

    key: str
    title: str
    shape: Shape
    entries: tuple[Entry, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class Outline:
    """A brief as a reader meets it: ``facts`` is the line under the title."""

    title: str
    facts: tuple[str, ...]
    notes: tuple[str, ...]
    sections: tuple[Section, ...] = field(default=())


def outline(brief: Brief, sections: Sequence[str] | None = None) -> Outline:
    """The outline of a brief, of the sections named, in the order named (default: all, in reading order)."""
    place = _Places(brief.article)
    chosen = READING_ORDER if sections is None else sections
    return Outline(
        title=title_of(brief.article),
        facts=_facts(brief.article),
        notes=tuple(map(clean_line, brief.notes)),
        sections=tuple(_SECTIONS[key](brief, place) for key in chosen),
    )


def title_of(article: Document, limit: int = 90) -> str:
    """The title of an article, or its first words where it has none: up to a comma, if one comes late enough."""
    if article.title and (title := clean_line(article.title)):
        return title
    told = (s for s in article.sentences if article.paragraphs[s.paragraph].kind is not ParagraphKind.BYLINE)
    first = next(told, None)
    start = first.span.start if first else 0
    words = clean_line(article.text[start : start + 4 * limit].partition("\n")[0])
    if len(words) <= limit:
        return words
    cut = words[: limit - 1].rpartition(" ")[0] or words[: limit - 1]
    clause = max(cut.rfind(mark) for mark in (", ", "; ", ": ", " – ", " — "))
    return cut[: clause if clause > limit // 2 else len(cut)].rstrip(" ,;:-–—") + "…"


def day_words(day: str) -> str:
    """An ISO day after its weekday; anything else as it is."""
    try:
        return f"{WEEKDAYS[date.fromisoformat(day).weekday()]} {day}" if len(day) == 10 else day
    except ValueError:
        return day


def cited(paragraphs: Iterable[int]) -> str:
    """Paragraph numbers as a reader sees them: "¶3 ¶7 …"."""
    return " ".join(f"¶{n}" if n else "…" for n in paragraphs)


class _Places:
    """Paragraph numbers of spans, counted from 1."""

    def __init__(self, article: Document) -> None:
        self._starts = [p.span.start for p in article.paragraphs]

    def of(self, spans: Iterable[Span]) -> tuple[int, ...]:
        found = sorted({max(1, bisect_right(self._starts, s.start)) for s in spans})
        return (*found[:_MOST_PARAGRAPHS], 0) if len(found) > _MOST_PARAGRAPHS else tuple(found)

    def evidence(self, evidence: Iterable[Evidence]) -> tuple[int, ...]:
        return self.of(e.span for e in evidence)


def _facts(article: Document) -> tuple[str, ...]:
    from briefing.text.words import told_length  # its patterns take milliseconds to make

    if article.published is None:
        published = "publication date not stated"
    else:
        origin = article.published_from and _ORIGINS.get(article.published_from, f"from the {article.published_from}")
        published = f"published {day_words(article.published.isoformat())}{f' ({origin})' if origin else ''}"
    blocks = len(article.paragraphs)
    source = article.url or article.source
    language = article.language if article.language != "en" else None
    counts = f"{told_length(article.text)} in {blocks:,} paragraph{'s' if blocks != 1 else ''}"
    return tuple(clean_line(f) for f in (published, source, counts, language and f"language {language}") if f)


def _prose(key: str, title: str, empty: str) -> Callable[[Brief, _Places], Section]:
    def build(brief: Brief, place: _Places) -> Section:
        items: tuple[Headline | SummarySentence, ...] = getattr(brief, key)
        entries = tuple(Entry(text=clean_line(i.text), paragraphs=place.evidence(i.evidence)) for i in items)
        return Section(key, title, "prose", entries, empty)

    return build


def _main(brief: Brief, place: _Places) -> Section:
    told = (
        ("who", ", ".join(brief.main.who)),
        ("when", day_words(brief.main.when) if brief.main.when else ""),
        ("where", ", ".join(brief.main.where)),
    )
    entries = tuple(Entry(h, clean_line(t) or NOT_STATED, tone="" if t else "absent") for h, t in told)
    return Section("main", "In short", "pairs", entries, NOT_STATED)


def _who(brief: Brief, place: _Places) -> Section:
    return Section("who", "Who", "pairs", tuple(_actor(a, place) for a in brief.who), "none found")


def _actor(actor: Actor, place: _Places) -> Entry:
    role = clean_line(actor.role or "") or _TYPES[actor.type]
    facts = [f"also {', '.join(map(clean_line, actor.aliases))}"] if actor.aliases else []
    tone = "central" if actor.central else ""
    return Entry(clean_line(actor.name), role, tuple(facts), place.of(actor.mentions), tone)


def _where(brief: Brief, place: _Places) -> Section:
    entries = tuple(Entry(clean_line(p.name), paragraphs=place.of(p.mentions)) for p in brief.where)
    return Section("where", "Where", "run", entries, "none found")


def _when(brief: Brief, place: _Places) -> Section:
    """The timeline of the article: by day, its publication between past and future, at the end what has no day."""
    shown = timeline([brief])
    entries = [
        Entry(day_words(row.day.isoformat()), "the article was published", tone="divider")
        if isinstance(row, Mark)
        else _moment(row, shown)
        for row in rows(shown)
    ]
    if shown.ahead and not shown.marks:
        entries.append(Entry("", "ahead", tone="divider"))
    entries += [_moment(m, shown) for m in (*shown.ahead, *shown.loose)]
    empty = "no dates or times found"
    return Section("when", "When", "pairs", tuple(entries) if len(entries) > len(shown.marks) else (), empty)


def _moment(moment: Moment, shown: Timeline) -> Entry:
    told, words = account(shown, moment), f"“{clean_line(moment.words)}”"
    tone = "faint" if moment.begin is None else "lead" if moment.lead else ""
    read = f"{words}: {clean_line(moment.why)}" if moment.why else words
    return Entry(date_words(moment), told or read, (read,) if told else (), (moment.para + 1,), tone)


def _commitments(brief: Brief, place: _Places) -> Section:
    misses = sum(n.section == "commitments" for n in brief.near_misses)
    near = f"; {misses} near miss{'es' if misses > 1 else ''}, `briefing why` shows why" if misses else ""
    entries = tuple(_commitment(c, place) for c in brief.commitments)
    return Section("commitments", "Commitments", "cards", entries, f"none found{near}")


def _commitment(c: Commitment, place: _Places) -> Entry:
    facts = [c.kind, f"{STRENGTHS.get(c.strength, c.strength)} ({c.strength} of 3)", c.status]
    if c.deadline:
        due, value = c.deadline.text, c.deadline.value
        facts.append(f"due {due} ({value})" if value and value not in due else f"due {due}")
    for label, told in (("for", c.beneficiary), ("condition:", c.condition), ("according to", c.source)):
        facts += [f"{label} {told}"] if told else []
    facts += [c.amount] if c.amount else []
    facts.append(f"“{c.cue}”")
    who = ", ".join(c.actors) or "actor not stated"
    shown = tuple(map(clean_line, facts))
    return Entry(clean_line(who), action_words(c), shown, place.evidence(c.evidence), f"strength-{c.strength}")


def _said(key: str, title: str) -> Callable[[Brief, _Places], Section]:
    """Quotations or reported statements under their speakers."""

    def build(brief: Brief, place: _Places) -> Section:
        said: tuple[Quote, ...] = getattr(brief, key)
        entries: list[Entry] = []
        for speaker in dict.fromkeys(q.speaker for q in said):
            name = clean_line(speaker or "") or "speaker not stated"
            entries += [_quote(q, name, place) for q in said if q.speaker == speaker]
        return Section(key, title, "groups", tuple(entries), "none found")

    return build


def _quote(quote: Quote, speaker: str, place: _Places) -> Entry:
    words = clean_line(quote.text)
    text = f"“{words}”" if quote.kind == "direct" else words
    facts = [clean_line(quote.cue)] if quote.cue else []
    tone = "" if quote.speaker else "absent"
    return Entry("", text, tuple(facts), place.evidence(quote.evidence), tone, speaker)


def _figures(brief: Brief, place: _Places) -> Section:
    entries = tuple(_figure(f, place) for f in brief.figures)
    return Section("figures", "Figures", "pairs", entries, "none found")


def _figure(figure: Figure, place: _Places) -> Entry:
    shown = _number(figure.value) + (f"–{_number(figure.high)}" if figure.high is not None else "")
    facts = [f"{figure.bound} " if figure.bound and figure.bound not in figure.text else ""]
    if shown not in figure.text:
        facts = [f"{facts[0]}{shown}{' ' + figure.unit if figure.unit else ''}"]
    of = clean_line(figure.of or "")
    told = tuple(clean_line(f) for f in facts if f)
    return Entry(clean_line(figure.text), of, told, place.evidence(figure.evidence), "" if of else "absent")


def _number(value: float | int) -> str:
    return f"{value:,}" if isinstance(value, int) or not value.is_integer() else f"{int(value):,}"


def _terms(brief: Brief, place: _Places) -> Section:
    return Section(
        "terms", "Terms", "run", tuple(Entry(clean_line(t.term), paragraphs=()) for t in brief.terms), "none found"
    )


_SECTIONS: dict[str, Callable[[Brief, _Places], Section]] = {
    "what": _prose("what", "What", NOT_STATED),
    "main": _main,
    "who": _who,
    "when": _when,
    "where": _where,
    "commitments": _commitments,
    "quotes": _said("quotes", "Quotes"),
    "statements": _said("statements", "Reported statements"),
    "figures": _figures,
    "terms": _terms,
    "summary": _prose("summary", "Summary", "no sentence fits"),
}


def groups(entries: Sequence[Entry]) -> Iterator[tuple[str, list[Entry]]]:
    """Entries under the heads that they share, in order."""
    for head in dict.fromkeys(e.group for e in entries):
        yield head, [e for e in entries if e.group == head]
