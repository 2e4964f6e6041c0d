"""The brief: sections that fold, items that know their evidence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from briefing.brief.model import Brief, Quote
from briefing.tui.cards import MARGIN, Line, Setting, lay_out, section_head, speaker_line
from briefing.tui.commands import bindings_of
from briefing.tui.found import mark
from briefing.tui.kinds import Kind
from briefing.tui.literal import literal
from briefing.tui.outline import Item, Section, article_facts, findings, near_misses_of, outline
from briefing.tui.widgets.choice_view import ChoiceView
from briefing.tui.wrap import beside, wrapped


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
        return findings(self.items)

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

    def is_folded(self) -> bool:
        """Whether the cursor stands on the head of a section that shows none of its items."""
        section = self.entry.section if self.entry else None
        return section is not None and section.kind.value in self.folded

    def folds(self) -> bool:
        """Whether any section is folded."""
        return any(section.kind.value in self.folded for section in self.sections)

    def near_misses(self) -> bool:
        """Whether the cursor stands on the head of a section that has nothing but near misses to show."""
        section = self.entry.section if self.entry else None
        if section is None or self.brief is None:
            return False
        return not section.items and bool(near_misses_of(self.brief, section.kind))

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
        if self.folds():
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
        """To the first item of the next section, or of the one before; to its head where it shows none."""
        heads = [i for i, e in enumerate(self._entries) if e.item is None]
        here = max((i for i in heads if i <= self.cursor), default=-1)
        beyond = [i for i in heads if (i - here) * by > 0]
        if not beyond:
            return
        head = beyond[0] if by > 0 else beyond[-1]
        following = self._entries[head + 1] if head + 1 < len(self._entries) else None
        self.move_to(head + (following is not None and following.item is not None))
        # The section is to be read: it begins at the top.
        self.when_seen(partial(self.scroll_to_line, self.extent(head)[0] if head else 0))

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
            lines.extend([mark(line, self.wanted) for line in made] if entry.item and self.wanted else made)

        def put_moment(item: Item | None, made: list[Line]) -> None:
            if item is None:
                lines.extend(made)
            else:
                put(Entry(None, item), self._marked_lines(item, made))

        lines.extend(self._head(width))
        if self.brief is None:
            # Below a title, or below an empty line as in the other panes.
            lines.extend([] if lines or not self._message else [()])
            lines.extend([((f" {line}", "dim"),) for line in wrapped(self._message, width - 2)])
        elif self.timeline:
            from briefing.tui.timeline_lines import lay_timeline  # not needed for the first frame

            lay_timeline(self.brief, self.sections, self._wants, width, put_moment)
        else:
            for section in self.sections:
                self._lay_section(section, width, lines, put)
        self.set_lines(lines, tops, heights)

    def _head(self, width: int) -> list[Line]:
        made: list[Line] = (
            [((" ", ""), (line, "strong")) for line in wrapped(self._heading, width - 2)] if self._heading else []
        )
        if self.brief:
            facts = beside(article_facts(self.brief.article), width - 2)
            made += [((" ", ""), (line, "dim")) for line in facts]
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
        before = self._entries[-1] if self._entries else None
        if before is not None and not (folded and before.section and before.section.kind.value in self.folded):
            # Folded sections stand one below the other, as a table of contents.
            lines.append(())
        put(
            Entry(section, None),
            [section_head(section, findings(items) if self.wanted else section.count, folded, width)],
        )
        if folded:
            return
        if not section.items:
            lines.extend([((" " * MARGIN, ""), (line, "dim")) for line in wrapped(section.nothing, width - MARGIN - 1)])
        speaker: object = ()
        for item in items:
            if isinstance(item.value, Quote) and item.value.speaker != speaker:
                speaker = item.value.speaker
                lines.append(speaker_line(item.value, width))
            put(Entry(section, item), self._marked_lines(item, lay_out(item, Setting(width))))

    def _marked_lines(self, item: Item, made: list[Line]) -> list[Line]:
        if item.key not in self.marked or not made:
            return made
        first = made[0]
        text, role = first[0]
        return [(("✓" + text[1:], "accent" if not text.strip() else role), *first[1:]), *made[1:]]

    def _wants(self, item: Item) -> bool:
        text = item.text.casefold()
        return all(word in text for word in self.wanted.casefold().split())
