"""How each kind of item is set in lines. Widths are cells; what is laid out here is only ever text and roles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from briefing.brief.model import (
    Actor,
    Commitment,
    Figure,
    Headline,
    Main,
    Place,
    Quote,
    SummarySentence,
    Term,
    Timex,
)
from briefing.render.bound import action_words
from briefing.render.outline import STRENGTHS
from briefing.render.timeline import WEEKDAYS, shortened
from briefing.tui.kinds import LAYER_OF, Kind
from briefing.tui.literal import literal
from briefing.tui.outline import Item, Section
from briefing.tui.wrap import clip, pad, wrapped

Part = tuple[str, str]
Line = Sequence[Part]

# Columns left of an item's text: the mark, then a space.
MARGIN = 4
_LABEL = 9
# The column of a day with its weekday, and the width from which the words stand beside it.
_DATE = 17
_BESIDE = 55
_REFERENCES = {"PAST_REF": "in the past", "PRESENT_REF": "now", "FUTURE_REF": "to come"}


@dataclass(frozen=True, slots=True)
class Setting:
    """What the layout of items depends on besides the item: the width of the pane."""

    width: int

    @property
    def measure(self) -> int:
        """Cells for an item's text: a column stays free at the right."""
        return max(12, self.width - MARGIN - 1)


def lay_out(item: Item, setting: Setting) -> list[Line]:
    """The lines of an item, its margin included."""
    value = item.value
    if isinstance(value, Headline):
        body = _prose(value.text, setting.measure, "" if item.number else "strong")
    elif isinstance(value, SummarySentence):
        body = _bulleted(value.text, setting.measure)
    elif isinstance(value, Main):
        body = _main(value, setting.measure)
    elif isinstance(value, Actor):
        body = _actor(value, setting.measure)
    elif isinstance(value, Place):
        body = [_counted([(literal(value.name), "")], len(value.mentions), setting.measure)]
    elif isinstance(value, Timex):
        body = _timex(value, item.told, setting.measure)
    elif isinstance(value, Commitment):
        return _card(value, item.number, setting)
    elif isinstance(value, Quote):
        body = _quote(value, setting.measure, reported=item.kind is not Kind.STATEMENT)
    elif isinstance(value, Figure):
        body = _figure(value, setting.measure)
    else:
        body = [_term(value, setting.measure)]
    return [((" " * MARGIN, ""), *line) for line in body]


def rule(glyph: str, title: str, count: str, kind: str, width: int, fold: str = " ") -> Line:
    """The head of a section, with a line to its count at the right."""
    used = 7 + cell_len(title) + len(count)
    return (
        (f"{fold} ", "dim"),
        (f"{glyph} ", f"kind.{kind}"),
        (f"{title} ", "strong"),
        ("─" * max(1, width - used), "rule"),
        (f" {count} ", "strong"),
    )


def section_head(section: Section, count: int, folded: bool, width: int) -> Line:
    """The head of a section of the brief: whether it is folded, its glyph, its name and its count."""
    layer = LAYER_OF[section.kind]
    return rule(layer.glyph, section.title.upper(), str(count), layer.kind.value, width, "▸" if folded else "▾")


def speaker_line(quote: Quote, width: int) -> Line:
    """The line above the quotes of one speaker."""
    name = literal(quote.speaker) if quote.speaker else "speaker not named"
    return ((" " * MARGIN, ""), (clip(name, width - MARGIN - 1), "strong" if quote.speaker else "dim"))


def _prose(text: str, width: int, role: str = "") -> list[Line]:
    return [((line, role),) for line in wrapped(literal(text), width)]


def _bulleted(text: str, width: int) -> list[Line]:
    lines = wrapped(literal(text), width - 2)
    return [(("· " if i == 0 else "  ", "kind.summary"), (line, "")) for i, line in enumerate(lines)]


def _labelled(label: str, text: str, width: int, role: str = "", label_width: int = _LABEL) -> list[Line]:
    """A label and, beside it, text that wraps under itself."""
    lines = wrapped(literal(text), max(8, width - label_width))
    return [((pad(label if i == 0 else "", label_width), "dim"), (line, role)) for i, line in enumerate(lines)]


def _counted(parts: list[Part], count: int, width: int) -> Line:
    """Parts with the number of mentions flush right; the last part gives way where there is no room."""
    tail = f"×{count}"
    room = width - cell_len(tail) - 1
    kept: list[Part] = []
    for text, role in parts:
        short = clip(text, room)
        room -= cell_len(short)
        if short:
            kept.append((short, role))
    return [*kept, (" " * (room + 1), ""), (tail, "dim")]


def _main(main: Main, width: int) -> list[Line]:
    lines: list[Line] = []
    lines += _labelled("who", ", ".join(main.who) or "not stated", width, "" if main.who else "dim", 7)
    lines += _labelled("when", dated(main.when) if main.when else "not stated", width, "" if main.when else "dim", 7)
    lines += _labelled("where", ", ".join(main.where) or "not stated", width, "" if main.where else "dim", 7)
    return lines


def _actor(actor: Actor, width: int) -> list[Line]:
    mark = "●" if actor.central else "○"
    name, role = literal(actor.name), literal(actor.role) if actor.role else ""
    tail = f"×{len(actor.mentions)}"
    head: list[Part] = [(f"{mark} ", "kind.who"), (name, "strong" if actor.central else "")]
    if actor.type != "person":
        head.append((f" {actor.type}", "faint"))
    used = sum(cell_len(text) for text, _ in head)
    room = width - used - cell_len(tail) - 1
    if role and cell_len(role) + 2 <= room:
        return [_counted([*head, (f"  {role}", "dim")], len(actor.mentions), width)]
    lines = [_counted(head, len(actor.mentions), width)]
    lines += [(("  ", ""), (line, "dim")) for line in (wrapped(role, width - 2) if role else [])]
    return lines


def _timex(timex: Timex, told: str, width: int) -> list[Line]:
    date, weekday = interval(timex)
    words, because = time_words(timex, told)
    day = f"{date} {weekday}".rstrip()
    if width < _BESIDE:
        # The day over the words: beside it there is no room for a sentence.
        lines: list[Line] = [((line, "kind.when"),) for line in wrapped(day, width)]
        lines += [(("  ", ""), (line, "")) for line in wrapped(literal(words), width - 2)]
        return lines + [
            (("  ", ""), (line, "dim")) for line in (wrapped(literal(because), width - 2) if because else [])
        ]
    lines = []
    left = pad(day, _DATE)
    if cell_len(day) >= _DATE:
        lines.append(((clip(day, width), "kind.when"),))
        left = " " * _DATE
    for i, text in enumerate(wrapped(literal(words), width - _DATE)):
        lines.append(((left if i == 0 else " " * _DATE, "kind.when"), (text, "")))
    return lines + [
        ((" " * _DATE, ""), (line, "dim")) for line in (wrapped(literal(because), width - _DATE) if because else [])
    ]


def time_words(timex: Timex, told: str) -> tuple[str, str]:
    """What happens at a time, in the article's words, and how the day is known: “April 22”: the nearest to ..."""
    words = f"“{timex.text}”"
    if not told:
        return words, timex.why
    return shortened(told), f"{words}: {timex.why}" if timex.why else words


def interval(timex: Timex) -> tuple[str, str]:
    """What a time expression denotes, as a column shows it, and its weekday where it is one day. The exact value of a
    duration or a repetition stands in its working."""
    begin, end = timex.begin, timex.end
    if timex.kind == "date" and begin and end and begin != end and timex.grain == "day":
        return (f"{begin}…{end[5:] if begin[:4] == end[:4] else end}", "")
    if timex.value is None:
        return "unresolved", ""
    if timex.kind in ("duration", "set"):
        return {"duration": "how long", "set": "how often"}[timex.kind], ""
    return _REFERENCES.get(timex.value, literal(timex.value)), weekday(timex.value)


def weekday(value: str) -> str:
    """The weekday of an ISO day in three letters; empty for anything else."""
    from datetime import date

    try:
        return WEEKDAYS[date.fromisoformat(value[:10]).weekday()] if len(value) >= 10 else ""
    except ValueError:
        return ""


def dated(value: str) -> str:
    """An ISO day with its weekday: ``2025-05-25 Sun``; any other value as it is."""
    name = weekday(value)
    return f"{value} {name}" if name else value


def strength_bar(strength: int) -> str:
    """One to three, as a bar that needs no colour."""
    return "■" * strength + "□" * (3 - strength)


def _card(found: Commitment, number: int, setting: Setting) -> list[Line]:
    inner = setting.width - MARGIN - 3
    facts = f"{found.kind} {strength_bar(found.strength)} {STRENGTHS.get(found.strength, '')} · {found.status}"
    actors = ", ".join(found.actors) or "actor not named"
    body: list[Line] = [((line, "strong"),) for line in wrapped(literal(actors), inner)]
    body += [((line, ""),) for line in wrapped(literal(action_words(found)), inner)]
    cue = f"cue “{literal(found.cue)}”"
    told: list[Line] = [((line, "kind.commitment"),) for line in wrapped(facts, inner)]
    if cell_len(facts) + cell_len(cue) + 2 <= inner:
        told = [((facts, "kind.commitment"), (f"  {cue}", "dim"))]
        cue = ""
    body += told
    if found.deadline:
        value = found.deadline.value
        words = f"“{found.deadline.text}”"
        body += _labelled("by", f"{dated(value)}  {words}" if value else words, inner)
    for label, text in (
        ("amount", found.amount),
        ("for", found.beneficiary),
        ("if", found.condition),
        ("source", found.source),
    ):
        if text:
            body += _labelled(label, text, inner)
    body += [((line, "dim"),) for line in (wrapped(cue, inner) if cue else [])]
    left = f"{number + 1:>3} "
    lines: list[Line] = []
    for i, line in enumerate(body):
        rail = "┌ " if i == 0 else "└ " if i == len(body) - 1 else "│ "
        lines.append(((left if i == 0 else " " * len(left), "dim"), (rail, "kind.commitment"), *line))
    return lines


def _quote(quote: Quote, width: int, *, reported: bool) -> list[Line]:
    """The words; ``reported`` says of words without marks that they are, where the section does not."""
    tail = f" {quote.cue}" if quote.cue else ""
    text = literal(quote.text)
    shown = f"“{text}”" if quote.kind == "direct" else f"reported: {text}" if reported else text
    # The marks hang beside the words, so that one quote is told from the next.
    hang = 1 if quote.kind == "direct" else 0
    first, *rest = wrapped(shown, width - 2)
    lines = [first]
    if rest:
        lines += [" " * hang + line for line in wrapped(shown[len(first) :].lstrip(), width - 2 - hang)]
    made: list[Line] = [(("  ", ""), (line, "")) for line in lines]
    if tail and cell_len(lines[-1]) + cell_len(tail) <= width - 2:
        made[-1] = (*made[-1], (literal(tail), "dim"))
    elif tail:
        made.append(((" " * (2 + hang), ""), (literal(tail).strip(), "dim")))
    return made


def _figure(figure: Figure, width: int) -> list[Line]:
    column = 20 if width >= 44 else 16
    text = literal(figure.text)
    of = literal(figure.of) if figure.of else ""
    if figure.bound:
        of = f"({literal(figure.bound)}) {of}".rstrip()
    if cell_len(text) < column:
        beside = wrapped(of, width - column) if of else [""]
        return [((pad(text if i == 0 else "", column), "kind.figure"), (line, "")) for i, line in enumerate(beside)]
    lines: list[Line] = [((line, "kind.figure"),) for line in wrapped(text, width)]
    return lines + [((" " * column, ""), (line, "")) for line in (wrapped(of, width - column) if of else [])]


def _term(term: Term, width: int) -> Line:
    filled = max(1, min(5, round(term.score * 5)))
    bar = "▪" * filled + "·" * (5 - filled)
    name_width = max(8, min(34, width - 14))
    return _counted([(pad(literal(term.term), name_width), ""), (bar, "kind.term")], len(term.mentions), width)
