"""What a dossier shows of a story, as sections of lines that know the places they cite. No widget is known here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from rich.cells import cell_len

from briefing.brief.model import Span
from briefing.dossier.actors import role_history
from briefing.dossier.model import Dossier, FigureRow, FigureSide, Story, StoryActor, StoryEvent, StoryTerm, Told
from briefing.tui.cards import MARGIN, Line, weekday
from briefing.tui.literal import literal
from briefing.tui.setting import MEASURE, beside, counted, prose, tagged
from briefing.tui.story_list import days_of
from briefing.tui.trail import Place, places_of
from briefing.tui.wrap import clip, pad, wrapped

_DAY = 16


@dataclass(frozen=True, slots=True)
class Entry:
    """What the cursor stands on: the words that a filter looks in and that are copied, the places it cites, and its
    lines for a width. Entries of one ``head`` stand under it together, with a ``note`` beside it."""

    said: str
    places: tuple[Place, ...]
    lay: Callable[[int], list[Line]]
    head: str = ""
    note: str = ""

    def holds(self, words: Sequence[str]) -> bool:
        """Whether every word is in it, case aside."""
        text = f"{self.head} {self.said}".casefold()
        return all(word in text for word in words)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a story; ``role`` names the colour of its glyph. What is ``compared`` counts by its heads."""

    title: str
    glyph: str
    role: str
    entries: tuple[Entry, ...]
    nothing: str = ""
    compared: bool = False

    def count(self, entries: Sequence[Entry]) -> int:
        """How many of its things these entries are."""
        return len({e.head for e in entries}) if self.compared else len(entries)


def sections_of(dossier: Dossier, story: Story, new: str) -> tuple[Section, ...]:
    """The sections of a story in the order of reading; ``new`` says since when the new is new. Of those that are empty
    only the ones are there that a reader would miss."""
    told = partial(_told, dossier)
    many = len(story.articles) > 1
    apart, moved = story.contradictions, story.updates
    agreeing = (f for f in story.figures if not f.contradiction and not f.changed)
    found = [
        Section("Articles", "≡", "accent", tuple(_articles(dossier, story))),
        Section("What happened", "►", "kind.what", tuple(map(told, story.what)), "No article says what its news is."),
        Section(f"New since {new}", "+", "ok", tuple(map(told, story.new)), "Nothing that was not told before."),
        Section("Contradictions", "≠", "error", tuple(_figures(dossier, apart)), "None between these articles.", True),
        Section("Figures that changed", "↕", "kind.when", tuple(_figures(dossier, moved)), compared=True),
        Section("Who", "●", "kind.who", tuple(_actor(dossier, a) for a in story.who)),
        Section("Timeline", "◊", "kind.when", tuple(_event(dossier, e) for e in story.events)),
        Section("Figures", "#", "kind.figure", tuple(_figures(dossier, agreeing)), compared=True),
        Section("Quotes", "“", "kind.quote", tuple(_quotes(dossier, story))),
        Section("Terms", "≈", "kind.term", tuple(_term(dossier, t) for t in story.terms)),
        Section("Only one source says", "○", "kind.summary", tuple(map(told, story.only_one))),
    ]
    missed = {"What happened", *([f"New since {new}"] if new else []), *(["Contradictions"] if many else [])}
    return tuple(s for s in found if s.entries or s.title in missed)


def title_lines(dossier: Dossier, story: Story, width: int) -> list[Line]:
    """The story's name and how much it stands on."""
    facts = f"{counted(len(story.articles), 'article')} · {days_of(dossier, story)}"
    return [
        *(((" ", ""), (line, "strong")) for line in wrapped(literal(story.title), min(MEASURE, width - 2))),
        ((" ", ""), (clip(facts, width - 2), "dim")),
        (),
    ]


def rule(section: Section, count: int, width: int) -> Line:
    """The head of a section."""
    title = section.title.upper()
    used = 7 + cell_len(title) + len(str(count))
    return (
        ("  ", ""),
        (f"{section.glyph} ", section.role),
        (f"{title} ", "strong"),
        ("─" * max(1, width - used), "rule"),
        (f" {count} ", "strong"),
    )


def head_lines(entry: Entry, width: int) -> list[Line]:
    """What stands above the entries of one head."""
    lines: list[Line] = [((" " * MARGIN, ""), (line, "strong")) for line in wrapped(literal(entry.head), width - 5)]
    used = sum(cell_len(text) for text, _ in lines[-1])
    if not entry.note:
        return lines
    if used + 2 + cell_len(entry.note) < width:
        return [*lines[:-1], (*lines[-1], (f"  {entry.note}", "dim"))]
    return [*lines, *(((" " * MARGIN, ""), (line, "dim")) for line in wrapped(entry.note, width - 5))]


def _set(body: Callable[[int], list[Line]], places: Sequence[Place], indent: int, width: int) -> list[Line]:
    measure = max(12, min(MEASURE, width - MARGIN - 1))
    return [((" " * MARGIN, ""), *line) for line in tagged(body(measure), places, measure, indent)]


def _entry(
    said: str, places: tuple[Place, ...], body: Callable[[int], list[Line]], head: str = "", indent: int = 0
) -> Entry:
    return Entry(said, places, partial(_set, body, places, indent), head)


def _told(dossier: Dossier, told: Told) -> Entry:
    return _entry(told.text, places_of(dossier.briefs, told.cites), partial(prose, told.text, ""))


def _articles(dossier: Dossier, story: Story) -> Iterator[Entry]:
    first = {i: c.articles[0] for c in story.copies for i in c.articles[1:]}
    words = {"same text": "same text as", "wire copy": "wire copy of"}
    like = {
        i: f"{words[c.kind]} [{first[i] + 1}], {c.similarity:.0%} shared" for c in story.copies for i in c.articles[1:]
    }
    for i in story.articles:
        article = dossier.briefs[i].article
        day = article.published.isoformat() if article.published else "no date"
        title = article.title or article.source or article.text[:80]
        source = f" · {article.source}" if article.source and article.source != title else ""
        copied = f" · {like[i]}" if i in like else ""
        told = (f" · {_short(article.source)}" if source and article.source else "") + copied

        def body(width: int, title: str = title, day: str = day, told: str = told[3:]) -> list[Line]:
            lines = beside(day, 12, "kind.when", title, width)
            used = sum(cell_len(text) for text, _ in lines[-1])
            if told and used + cell_len(told) + 8 <= width:
                return [*lines[:-1], (*lines[-1], ("  ", ""), (literal(told), "dim"))]
            return lines + (beside("", 12, "", told, width, "dim") if told else [])

        yield _entry(f"{day} {title}{source}{copied}", (Place(article.id, i),), body)


def _short(source: str) -> str:
    """A source as it is told from others: an address without its scheme, a file by its name."""
    scheme, sign, rest = source.partition("://")
    if sign and scheme in ("http", "https"):
        return rest.removeprefix("www.").rstrip("/")
    return source.rstrip("/\\").replace("\\", "/").rpartition("/")[2] or source


def _actor(dossier: Dossier, actor: StoryActor) -> Entry:
    roles = []
    for use in role_history(actor):
        day = dossier.briefs[use.article].article.published
        dated = f"{day.isoformat()} " if day and len(actor.roles) > 1 else ""
        roles.append(f"{use.role} ({dated}[{use.article + 1}])")
    kind = "" if actor.type == "person" else f" {actor.type}"
    role = "; ".join(roles)

    def body(width: int) -> list[Line]:
        name, count = literal(actor.name), f"×{actor.mentions}"
        name = clip(name, width - len(kind) - len(count) - 1)
        head = [(name, "strong"), (kind, "faint"), (f" {count}", "dim")]
        used = sum(cell_len(text) for text, _ in head)
        told = literal(role)
        if told and used + 2 + cell_len(told) <= width:
            return [(*head, (f"  {told}", "dim"))]
        return [head, *([(("  ", ""), (line, "dim")) for line in wrapped(told, width - 2)] if told else [])]

    told = f"{actor.name}{kind}, {role}" if role else actor.name + kind
    return _entry(told, _actor_places(dossier, actor), body, indent=2)


def _actor_places(dossier: Dossier, actor: StoryActor) -> tuple[Place, ...]:
    """Where each article speaks of an actor first."""
    forms = {actor.name, *actor.aliases}
    return tuple(
        _mention(dossier, i, next((a.mentions for a in dossier.briefs[i].who if a.name in forms), ()))
        for i in actor.articles
    )


def _mention(dossier: Dossier, number: int, spans: Sequence[Span]) -> Place:
    article = dossier.briefs[number].article
    if not spans:
        return Place(article.id, number)
    first = min(spans)
    return Place(article.id, number, article.paragraph_at(first.start).number, first)


def _event(dossier: Dossier, event: StoryEvent) -> Entry:
    day = event.begin if event.begin == event.end else f"{event.begin}…{_short_end(event)}"
    name = weekday(event.begin) if event.begin == event.end else ""
    support = len(event.told.articles)
    mark = "→" if event.future else "■" if support > 1 else "□"

    def body(width: int) -> list[Line]:
        column = 18 if width >= 50 else 12
        left = f"{day} {name}" if column > 12 else day
        lines = beside(left, max(column, cell_len(day) + 2), "kind.when", event.told.text, width - 6)
        told = f"{mark} ×{support}" if support > 1 else mark
        return [((pad(told if i == 0 else "", 6), "kind.when" if support > 1 else "dim"), *line)
                for i, line in enumerate(lines)]  # fmt: skip

    told = f"{day}{' (to come)' if event.future else ''}: {event.told.text}"
    return _entry(told, places_of(dossier.briefs, event.told.cites), body)


def _short_end(event: StoryEvent) -> str:
    return event.end[5:] if event.begin[:4] == event.end[:4] else event.end


def _figures(dossier: Dossier, rows: Iterable[FigureRow]) -> Iterator[Entry]:
    """Each value of a row is an entry of its own, so that each can be gone to; they stand side by side under what is
    counted."""
    for row in rows:
        for side in row.sides:
            yield _side(dossier, row, side, "from day to day" if row.changed else "")


def _side(dossier: Dossier, row: FigureRow, side: FigureSide, note: str) -> Entry:
    places = places_of(dossier.briefs, side.told.cites)
    support = counted(len(side.told.articles), "article")
    bound = f"({side.bound}) " if side.bound else ""

    def body(width: int) -> list[Line]:
        value = clip(literal(side.text), width // 2)
        column = max(_DAY + 4, cell_len(value) + 2)
        lines: list[Line] = [((pad(value, column), "kind.figure"), (f"{bound}{support}", "dim"))]
        if (row.contradiction or row.changed) and side.told.text != side.text:
            lines += [(("  ", ""), (line, "dim")) for line in wrapped(literal(side.told.text), width - 2)]
        return lines

    return replace(_entry(f"{row.of}: {side.text}, {support}", places, body, row.of), note=note)


def _quotes(dossier: Dossier, story: Story) -> Iterator[Entry]:
    for found in story.quotes:
        quote = found.quote
        speaker = quote.speaker or "speaker not named"
        text = f"“{quote.text}”" if quote.kind == "direct" else f"reported: {quote.text}"
        yield _entry(
            f"{speaker}: {quote.text}", places_of(dossier.briefs, found.cites), partial(prose, text, ""), speaker
        )


def _term(dossier: Dossier, term: StoryTerm) -> Entry:
    places = tuple(
        _mention(
            dossier,
            i,
            next((t.mentions for t in dossier.briefs[i].terms if t.term.casefold() == term.term.casefold()), ()),
        )
        for i in term.articles
    )
    return _entry(term.term, places, partial(prose, term.term, ""))
