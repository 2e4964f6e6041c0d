"""The brief: sections that fold, items that know their evidence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from rich.cells import cell_len

from briefing.brief.model import Brief, Commitment, Document, Quote, Timex
from briefing.tui.cards import MARGIN, Line, Setting, interval, lay_out, speaker_line, time_words
from briefing.tui.commands import bindings_of
from briefing.tui.kinds import LAYER_OF, Kind
from briefing.tui.literal import literal
from briefing.tui.outline import Item, Section, outline
from briefing.tui.timeline import Moment, is_ahead, moments
from briefing.tui.widgets.choice_view import ChoiceView
from briefing.tui.wrap import pad, wrapped


@dataclass(frozen=True, slots=True)
class Entry:
    """What the cursor can stand on: the head of a section, or an item of it."""

    section: Section | None
    item: Item | None


Put = Callable[[Entry, list[Line]], None]


class BriefPane(ChoiceView):
    """Shows one brief, as sections or as a timeline; while there is none, a message in its place."""

    BINDINGS = bindings_of("brief")

    class Marked(ChoiceView.Moved):
        """An item was marked or unmarked."""

    class Folded(ChoiceView.Moved):
        """Sections were folded or unfolded."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.brief: Brief | None = None
        self.sections: tuple[Section, ...] = ()
        self.folded: set[str] = set()
        self.marked: set[str] = set()
        self.timeline = False
        self.wanted = ""
        self._heading = ""
        self._message = ""
        self._entries: list[Entry] = []

    # What is shown

    def show_brief(self, brief: Brief, title: str, sections: tuple[Section, ...] | None = None) -> None:
        """Show a brief from its top."""
        self.brief, self._heading, self._message = brief, title, ""
        self.sections = outline(brief) if sections is None else sections
        self.marked.clear()
        self._start()

    def show_message(self, title: str, message: str) -> None:
        """Show why there is no brief (yet)."""
        self.brief, self._heading, self._message = None, title, message
        self.sections = ()
        self.marked.clear()
        self._start()

    def _start(self) -> None:
        self.cursor = 0
        self.relayout()
        first = next((i for i, e in enumerate(self._entries) if e.item), 0)
        self.cursor = first
        self.repaint()
        self.when_seen(partial(self.scroll_to_line, 0))

    def filter(self, wanted: str) -> int:
        """Show only items that hold every word of ``wanted``; gives their number."""
        self.wanted = wanted
        here = self.item
        self.relayout()
        self._return_to(here)
        return sum(e.item is not None for e in self._entries)

    def switch(self, timeline: bool) -> None:
        """Sections, or the timeline; the cursor stays on its item where both show it."""
        here = self.item
        self.timeline = timeline
        self.cursor = 0
        self.relayout()
        self._return_to(here)

    def _return_to(self, item: Item | None) -> None:
        index = next((i for i, e in enumerate(self._entries) if item and e.item and e.item.key == item.key), None)
        if index is None:
            index = next((i for i, e in enumerate(self._entries) if e.item), 0)
        self.move_to(index, tell=True)

    @property
    def entry(self) -> Entry | None:
        """What the cursor stands on."""
        return self._entries[self.cursor] if self.cursor < len(self._entries) else None

    @property
    def item(self) -> Item | None:
        """The item that the cursor stands on."""
        entry = self.entry
        return entry.item if entry else None

    @property
    def items(self) -> list[Item]:
        """The items on show, from top to bottom."""
        return [e.item for e in self._entries if e.item]

    def go(self, item: Item) -> bool:
        """Put the cursor on an item, unfolding its section; False where a filter hides it."""
        if item.kind.value in self.folded and not self.timeline:
            self.folded.discard(item.kind.value)
            self.relayout()
        for index, entry in enumerate(self._entries):
            if entry.item and entry.item.key == item.key:
                self.move_to(index, tell=False)
                return True
        return False

    def selection(self) -> list[Item]:
        """The marked items, or else the one under the cursor."""
        chosen = [i for s in self.sections for i in s.items if i.key in self.marked]
        return chosen or ([self.item] if self.item else [])

    # Keys

    def action_mark(self) -> None:
        """Mark the item and go on to the next."""
        if self.item is None:
            return
        self.marked.symmetric_difference_update({self.item.key})
        self.relayout()
        self.post_message(self.Marked(self, self.cursor))
        self.action_move(1)

    def action_fold(self) -> None:
        """Fold or unfold the section under the cursor."""
        section = self.entry.section if self.entry else None
        if section is None or self.timeline:
            return
        self.folded.symmetric_difference_update({section.kind.value})
        self._refold(section.kind)

    def action_fold_all(self) -> None:
        """Fold everything; unfold everything where something is folded."""
        section = self.entry.section if self.entry else None
        if section is None or self.timeline:
            return
        names = {s.kind.value for s in self.sections}
        if self.folded & names:
            self.folded -= names
        else:
            self.folded |= names
        self._refold(section.kind)

    def _refold(self, kind: Kind) -> None:
        self.relayout()
        head = next(i for i, e in enumerate(self._entries) if e.section and e.section.kind is kind)
        self.cursor = -1
        self.move_to(head)
        self.post_message(self.Folded(self, self.cursor))

    def action_section(self, by: int) -> None:
        """To the head of the next section, or of the one before."""
        heads = [i for i, e in enumerate(self._entries) if e.item is None]
        beyond = [i for i in heads if (i - self.cursor) * by > 0]
        if beyond:
            self.move_to(beyond[0] if by > 0 else beyond[-1])

    def action_choose(self) -> None:
        entry = self.entry
        if entry and entry.item is None and not self.timeline:
            self.action_fold()
        else:
            super().action_choose()

    # Laying out

    def lay_out(self, width: int) -> None:
        self._entries = []
        lines: list[Line] = []
        tops: list[int] = []
        heights: list[int] = []

        def put(entry: Entry, made: list[Line]) -> None:
            self._entries.append(entry)
            tops.append(len(lines))
            heights.append(len(made))
            lines.extend(made)

        lines.extend(self._head(width))
        if self.brief is None:
            lines.extend([((f" {line}", "dim"),) for line in wrapped(self._message, width - 2)])
        elif self.timeline:
            self._lay_timeline(width, lines, put)
        else:
            for section in self.sections:
                self._lay_section(section, width, lines, put)
        self.set_lines(lines, tops, heights)

    def _head(self, width: int) -> list[Line]:
        made: list[Line] = (
            [((" ", ""), (line, "strong")) for line in wrapped(self._heading, width - 2)] if self._heading else []
        )
        if self.brief:
            facts = article_facts(self.brief.article)
            made += [((" ", ""), (line, "dim")) for line in wrapped(facts, width - 2)]
            for note in self.brief.notes:
                made += [
                    ((" ! " if i == 0 else "   ", "warn"), (line, "warn"))
                    for i, line in enumerate(wrapped(literal(note), width - 4))
                ]
        return [*made, ()] if made else made

    def _lay_section(self, section: Section, width: int, lines: list[Line], put: Put) -> None:
        items = [i for i in section.items if self._wants(i)]
        if self.wanted and not items:
            return
        folded = section.kind.value in self.folded
        put(Entry(section, None), [_section_head(section, len(items) if self.wanted else section.count, folded, width)])
        if folded:
            lines.append(())
            return
        if not section.items:
            lines.extend([((" " * MARGIN, ""), (line, "dim")) for line in wrapped(section.nothing, width - MARGIN - 1)])
        speaker: object = ()
        for item in items:
            if isinstance(item.value, Quote) and item.value.speaker != speaker:
                speaker = item.value.speaker
                lines.append(speaker_line(item.value, width))
            put(Entry(section, item), self._marked_lines(item, lay_out(item, Setting(width))))
        lines.append(())

    def _marked_lines(self, item: Item, made: list[Line]) -> list[Line]:
        if item.key not in self.marked or not made:
            return made
        first = made[0]
        text, role = first[0]
        return [(("✓" + text[1:], "accent" if not text.strip() else role), *first[1:]), *made[1:]]

    def _wants(self, item: Item) -> bool:
        text = item.text.casefold()
        return all(word in text for word in self.wanted.casefold().split())

    def _lay_timeline(self, width: int, lines: list[Line], put: Put) -> None:
        assert self.brief is not None
        placed, loose = moments(self.brief, self.sections)
        lines.append(_rule("◊", "TIMELINE", str(len(placed)), "when", width))
        if not placed:
            lines.append((("   No time in this article can be placed on a calendar.", "dim"),))
        published = self.brief.article.published
        wanted = [m for m in placed if self._wants(m.item)]
        ahead = [m for m in wanted if published is not None and is_ahead(m, published)]
        self._lay_moments([m for m in wanted if m not in ahead], width, lines, put)
        if published is not None and wanted:
            lines.append(_publication(published, width))
        if ahead:
            lines.append((("  ", ""), ("still to come", "dim")))
            self._lay_moments(ahead, width, lines, put)
        if loose:
            lines.append(())
            lines.append(_rule("○", "NOT ON A CALENDAR", str(len(loose)), "when", width))
            for moment in loose:
                if self._wants(moment.item):
                    put(Entry(None, moment.item), _moment_lines(moment, width, faint=True))

    def _lay_moments(self, placed: list[Moment], width: int, lines: list[Line], put: Put) -> None:
        year = ""
        for moment in placed:
            if moment.begin[:4] != year:
                year = moment.begin[:4]
                lines.append((("  ", ""), (year, "strong")))
            put(Entry(None, moment.item), _moment_lines(moment, width))


def _publication(published: date, width: int) -> Line:
    """The line between what has been and what is to come when the article was published."""
    text = f"{published.isoformat()} {published:%a} ── the article was published "
    return (("  ", ""), (text, "accent"), ("─" * max(1, width - 4 - cell_len(text)), "rule"))


def article_facts(document: Document) -> str:
    """Where and when an article is from, in a line."""
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
    return " · ".join(parts)


def _rule(glyph: str, title: str, count: str, kind: str, width: int, fold: str = " ") -> Line:
    used = 7 + cell_len(title) + len(count)
    return (
        (f"{fold} ", "dim"),
        (f"{glyph} ", f"kind.{kind}"),
        (f"{title} ", "strong"),
        ("─" * max(1, width - used), "rule"),
        (f" {count} ", "strong"),
    )


def _section_head(section: Section, count: int, folded: bool, width: int) -> Line:
    layer = LAYER_OF[section.kind]
    return _rule(layer.glyph, section.title.upper(), str(count), section.kind.value, width, "▸" if folded else "▾")


def _moment_lines(moment: Moment, width: int, *, faint: bool = False) -> list[Line]:
    """A moment's lines; an interval has a double rail along it, and what is on no calendar stands back."""
    day, told, why = _told(moment)
    long = moment.end > moment.begin and not faint
    mark, role = ("■", "kind.commitment") if moment.deadline else ("◈" if long else "◊", "kind.when")
    bar = ("║ ", role) if long else ("│ ", "rule")
    column = 17
    beside = max(10, width - column - 6)
    texts = [(line, "dim" if faint else "") for line in wrapped(literal(told), beside)]
    texts += [(line, "dim") for line in (wrapped(literal(why), beside) if why else [])]
    lines: list[Line] = []
    for i, (text, text_role) in enumerate(texts):
        left = pad(day if i == 0 else "", column)
        rail = (f"{mark} ", "dim" if faint else role) if i == 0 else bar
        lines.append((("  ", ""), (left, "dim" if faint else role), rail, (text, text_role)))
    return lines


def _told(moment: Moment) -> tuple[str, str, str]:
    """The day, what happens then, and how the day is known."""
    value = moment.item.value
    if isinstance(value, Commitment):
        due = f"due “{value.deadline.text}”" if value.deadline else "due"
        actors = ", ".join(value.actors)
        return moment.begin or "?", f"{actors}: {value.action}" if actors else value.action, due
    if isinstance(value, Timex):
        shown, weekday = interval(value)
        return f"{shown} {weekday}".strip(), *time_words(value, moment.item.told)
    return moment.begin, moment.item.text, ""
