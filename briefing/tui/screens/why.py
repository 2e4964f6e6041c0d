"""Why an item is in the brief, and what was nearly in it."""

from __future__ import annotations

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Resize

from briefing.brief.model import Brief, Commitment, Quote, Span, Timex
from briefing.tui.literal import literal
from briefing.tui.outline import Item, Section, near_misses_of
from briefing.tui.screens.dialog import Dialog
from briefing.tui.take_away import said_of
from briefing.tui.widgets.choice_view import ChoiceView, Line
from briefing.tui.wrap import pad, wrapped

_LABEL = 12


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines that the cursor stands on together, and the place in the source that Enter goes to."""

    lines: list[Line]
    span: Span | None


class WhyScreen(Dialog[Span]):
    """The reasons of one item with all its evidence, then the near misses of its section. Its result is the place that
    the user wants to see."""

    JUMP_CHOOSES = True

    def __init__(self, brief: Brief, section: Section | None, item: Item | None) -> None:
        super().__init__()
        self._brief = brief
        self._section = section
        self._item = item
        self._spans: list[Span | None] = []

    def compose(self) -> ComposeResult:
        """One list."""
        with Vertical(classes="dialog") as box:
            box.border_title = "Why"
            box.border_subtitle = "Enter shows it in the source · Esc closes"
            yield ChoiceView(id="why-list")

    def on_mount(self) -> None:
        """Give the list the keys."""
        view = self.query_one(ChoiceView)
        view.build = self._build
        view.focus()

    def on_resize(self, event: Resize) -> None:
        """The list may be taller, or has to be less tall."""
        self.query_one(ChoiceView).relayout()

    def _build(self, width: int) -> None:
        self._spans = []
        lines: list[Line] = []
        tops: list[int] = []
        heights: list[int] = []
        for block in [*self._reasons(width), *self._misses(width)]:
            if block.span is not None:
                tops.append(len(lines))
                heights.append(len(block.lines))
                self._spans.append(block.span)
            lines += block.lines
        view = self.query_one(ChoiceView)
        view.set_lines(lines, tops, heights)
        # No taller than what there is to say, and no taller than the dialog may be without its frame.
        view.styles.height = max(1, min(len(lines), self.size.height * 9 // 10 - 2))

    def _reasons(self, width: int) -> list[_Block]:
        item = self._item
        if item is None:
            title = self._section.title if self._section else "Brief"
            return [_Block([((f" {title}: no item is chosen.", "dim"),)], None)]
        lines: list[Line] = [((" ", ""), (line, "strong")) for line in wrapped(literal(said_of(item)), width - 2)]
        lines.append(())
        for label, text in reasons(item):
            lines += _labelled(label, text, width)
        blocks = [_Block([*lines, ()], None)]
        count = len(item.spans)
        for nth, span in enumerate(item.spans):
            blocks.append(_Block(self._evidence(span, nth, count, width), span))
        return [*blocks, *([_Block([()], None)] if item.spans and self._section is not None else [])]

    def _evidence(self, span: Span, nth: int, count: int, width: int) -> list[Line]:
        document = self._brief.article
        sentence = document.sentence_at(span.start).span if document.sentences else span
        number = document.paragraph_at(span.start).number + 1
        label = f"evidence {nth + 1}" if count > 1 else "evidence"
        shown = sentence if sentence.contains(span) else span
        return [*_labelled(label, f"¶ {number}  {shown.of(document.text)}", width)]

    def _misses(self, width: int) -> list[_Block]:
        if self._section is None:
            return []
        misses = near_misses_of(self._brief, self._section.kind)
        title = f" Near misses: {self._section.title.lower()}"
        if not misses:
            return [_Block([((title, "strong"),), (("   None: nothing came close and was left out.", "dim"),)], None)]
        blocks = [_Block([((title, "strong"), (f"  {len(misses)}", "dim"))], None)]
        for miss in misses:
            lines: list[Line] = [
                (("  ○ " if i == 0 else "    ", "dim"), (line, ""))
                for i, line in enumerate(wrapped(literal(miss.text), width - 6))
            ]
            lines += _labelled("left out", miss.reason, width, 4)
            lines += _labelled("rule", f"{miss.rule}, cue “{miss.cue}”", width, 4)
            blocks.append(_Block(lines, miss.evidence[0].span if miss.evidence else None))
            blocks.append(_Block([()], None))
        return blocks[:-1]

    @on(ChoiceView.Chosen)
    def _chosen(self, message: ChoiceView.Chosen) -> None:
        self.dismiss(self._spans[message.index])


def reasons(item: Item) -> list[tuple[str, str]]:
    """What is known of how an item was found, as label and text."""
    value = item.value
    told: list[tuple[str, str]] = []
    if isinstance(value, Commitment):
        told = [
            ("rule", value.rule),
            ("cue", f"“{value.cue}”"),
            ("kind", f"{value.kind}, strength {value.strength} of 3, {value.status}"),
        ]
    elif isinstance(value, Timex):
        told = [("rule", value.rule), ("value", value.value or "unresolved"), ("working", value.why or "as written")]
        if value.event:
            told.append(("dates", value.event))
    elif isinstance(value, Quote):
        told = [("rule", value.rule), ("speaker", value.speaker or "not named"), ("cue", value.cue or "none")]
    for name in ("why", "salience", "score"):
        found = getattr(value, name, None)
        if name == "why" and isinstance(value, Timex):
            continue
        if found:
            told.append((name, f"{found:.2f}" if isinstance(found, float) else _words(found)))
    aliases = getattr(value, "aliases", ())
    if aliases:
        told.append(("also as", ", ".join(aliases)))
    if not told:
        told.append(("rule", "taken as it stands in the text"))
    return told


def _words(found: object) -> str:
    words = "; ".join(str(f) for f in found) if isinstance(found, tuple | list) else str(found)
    # A number stays on the line of what it is of.
    return words.replace(" (+", "\u00a0(+").replace(" (-", "\u00a0(-")


def _labelled(label: str, text: str, width: int, indent: int = 1) -> list[Line]:
    lines = wrapped(literal(text), max(10, width - _LABEL - indent - 2))
    return [
        ((" " * indent, ""), (pad(label if i == 0 else "", _LABEL), "dim"), (line, "")) for i, line in enumerate(lines)
    ]
