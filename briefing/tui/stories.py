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
from briefing.tui.setting import MEASURE, beside, between, counted, prose, tagged
from briefing.tui.story_list import days_of
from briefing.tui.trail import Place, places_of
from briefing.tui.wrap import clip, pad, wrapped

_VALUE = 20
# The column of a day, and the least width in which words of an article stand beside its day.
_DAY, _DATED = 12, 50


# The lines of an entry at a width, and the cell at which its words begin.
Body = Callable[[int], tuple[list[Line], int]]


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
    told, sides = partial(_told, dossier, story), partial(_figures, dossier, story)
    many = len(story.articles) > 1
    apart, moved = story.contradictions, story.updates
    agreeing = (f for f in story.figures if not f.contradiction and not f.changed)
    found = [
        Section("Articles", "≡", "accent", tuple(_articles(dossier, story))),
        Section("What happened", "►", "kind.what", tuple(map(told, story.what)), "No article says what its news is."),
        Section(f"New since {new}", "+", "ok", tuple(map(told, story.new)), "Nothing that was not told before."),
        Section("Contradictions", "≠", "error", tuple(sides(apart)), "None between these articles.", True),
        Section("Figures that changed", "↕", "kind.when", tuple(sides(moved)), compared=True),
        Section("Who", "●", "kind.who", tuple(_actor(dossier, a) for a in story.who)),
        Section("Timeline", "◊", "kind.when", tuple(_event(dossier, story, e) for e in story.events)),
        Section("Figures", "#", "kind.figure", tuple(sides(agreeing)), compared=True),
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


def _set(body: Body, places: Sequence[Place], support: str, width: int) -> list[Line]:
    measure = max(12, min(MEASURE, width - MARGIN - 1))
    lines, indent = body(measure)
    return [((" " * MARGIN, ""), *line) for line in tagged(lines, places, measure, indent, support)]


def _entry(said: str, places: tuple[Place, ...], body: Body, head: str = "", support: str = "") -> Entry:
    return Entry(said, places, partial(_set, body, places, support), head)


def _prose(text: str) -> Body:
    return lambda width: (prose(text, "", width), 0)


def _support(told: Told, story: Story) -> str:
    """How many of a story's articles say something; nothing where there is only one to say it."""
    count = len(story.articles)
    return f"{len(told.articles)} of {counted(count, 'article')}" if count > 1 else ""


def _told(dossier: Dossier, story: Story, told: Told) -> Entry:
    """Words of an article; of several articles beside the day of theirs, from which "yesterday" counts."""
    day = dossier.briefs[told.cites[0].article].article.published if len(story.articles) > 1 else None

    def body(width: int) -> tuple[list[Line], int]:
        if day is None or width < _DATED:
            return prose(told.text, "", width), 0
        return beside(day.isoformat(), _DAY, "dim", told.text, width), _DAY

    return _entry(told.text, places_of(dossier.briefs, told.cites), body)


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

        def body(width: int, title: str = title, day: str = day, told: str = told[3:]) -> tuple[list[Line], int]:
            lines = beside(day, _DAY, "kind.when", title, width)
            used = sum(cell_len(text) for text, _ in lines[-1])
            if told and used + cell_len(told) + 8 <= width:
                return [*lines[:-1], (*lines[-1], ("  ", ""), (literal(told), "dim"))], _DAY
            return lines + (beside("", _DAY, "", told, width, "dim") if told else []), _DAY

        yield _entry(f"{day} {title}{source}{copied}", (Place(article.id, i),), body)


def _short(source: str) -> str:
    """A source as it is told from others: an address without its scheme, a file by its name."""
    scheme, sign, rest = source.partition("://")
    if sign and scheme in ("http", "https"):
        return rest.removeprefix("www.").rstrip("/")
    return source.rstrip("/\\").replace("\\", "/").rpartition("/")[2] or source


def _actor(dossier: Dossier, actor: StoryActor) -> Entry:
    roles = []
    history = role_history(actor)
    for use in history:
        day = dossier.briefs[use.article].article.published
        dated = f"{day.isoformat()}\u00a0" if day and len(history) > 1 else ""
        roles.append(f"{use.role} ({dated}[{use.article + 1}])" if len(actor.articles) > 1 else use.role)
    kind = "" if actor.type == "person" else f" {actor.type}"
    role = "; ".join(roles)

    def body(width: int) -> tuple[list[Line], int]:
        name, count = literal(actor.name), f"×{actor.mentions}"
        name = clip(name, width - len(kind) - len(count) - 1)
        head = [(name, "strong"), (kind, "faint"), (f" {count}", "dim")]
        used = sum(cell_len(text) for text, _ in head)
        told = literal(role)
        if told and used + 2 + cell_len(told) <= width:
            return [(*head, (f"  {_spaced(told)}", "dim"))], 2
        return [head, *([(("  ", ""), (_spaced(line), "dim")) for line in wrapped(told, width - 2)] if told else [])], 2

    told = f"{actor.name}{kind}, {_spaced(role)}" if role else actor.name + kind
    return _entry(told, _actor_places(dossier, actor), body)


def _spaced(text: str) -> str:
    """Text whose lines are broken, with ordinary spaces where it was held together."""
    return text.replace("\u00a0", " ")


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


def _event(dossier: Dossier, story: Story, event: StoryEvent) -> Entry:
    day = between(event.begin, event.end)
    name = weekday(event.begin) if event.begin == event.end else ""
    several = len(event.told.articles) > 1
    mark = "→" if event.future else "■" if several else "□"

    def body(width: int) -> tuple[list[Line], int]:
        column = max(18 if width >= _DATED else _DAY, cell_len(day) + 2)
        left = f"{day} {name}" if column > _DAY else day
        lines = beside(left, column, "kind.when", event.told.text, width - 2)
        role = "kind.when" if several else "dim"
        return [((f"{' ' if n else mark} ", role), *line) for n, line in enumerate(lines)], column + 2

    ahead = " (to come)" if event.ahead else " (then to come)" if event.future else ""
    told = f"{day}{ahead}: {event.told.text}"
    support = _support(event.told, story) if several else ""
    return _entry(told, places_of(dossier.briefs, event.told.cites), body, support=support)


def _figures(dossier: Dossier, story: Story, rows: Iterable[FigureRow]) -> Iterator[Entry]:
    """Each value of a row is an entry of its own, so that each can be gone to; they stand side by side under what is
    counted."""
    for row in rows:
        for side in row.sides:
            yield _side(dossier, story, row, side, "from day to day" if row.changed else "")


def _side(dossier: Dossier, story: Story, row: FigureRow, side: FigureSide, note: str) -> Entry:
    places = places_of(dossier.briefs, side.told.cites)
    support = _support(side.told, story)
    beside = " ".join([*([f"({side.bound})"] if side.bound else []), *([support] if support else [])])

    def body(width: int) -> tuple[list[Line], int]:
        value = clip(literal(side.text), width // 2)
        first = [(pad(value, max(_VALUE, cell_len(value) + 2)), "kind.figure"), (beside, "dim")]
        lines: list[Line] = [first if beside else [(value, "kind.figure")]]
        if (row.contradiction or row.changed) and side.told.text != side.text:
            lines += [(("  ", ""), (line, "dim")) for line in wrapped(literal(side.told.text), width - 2)]
        return lines, 2

    told = f"{row.of}: {side.text}{f', {support}' if support else ''}"
    return replace(_entry(told, places, body, row.of), note=note)


def _quotes(dossier: Dossier, story: Story) -> Iterator[Entry]:
    for found in story.quotes:
        quote = found.quote
        speaker = quote.speaker or "speaker not named"
        text = f"“{quote.text}”" if quote.kind == "direct" else f"reported: {quote.text}"
        yield _entry(f"{speaker}: {quote.text}", places_of(dossier.briefs, found.cites), _prose(text), speaker)


def _term(dossier: Dossier, term: StoryTerm) -> Entry:
    places = tuple(
        _mention(
            dossier,
            i,
            next((t.mentions for t in dossier.briefs[i].terms if t.term.casefold() == term.term.casefold()), ()),
        )
        for i in term.articles
    )
    return _entry(term.term, places, _prose(term.term))
