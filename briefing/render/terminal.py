"""A brief laid out for a terminal by Rich: boxes, columns, colours. Loaded only where there is one to look at it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import StringIO

from rich import box
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from briefing.render.outline import STRENGTHS, Entry, Outline, Section, cited, groups
from briefing.render.plain import heading
from briefing.render.why import Reasons

# Lines longer than this tire the eye; a wider terminal leaves the rest free.
_WIDEST = 100
_TRAILING = re.compile(r"(?: |\x1b\[[\d;]*m)+$", re.MULTILINE)
_STYLES = {
    "central": "bold",
    "absent": "dim italic",
    "faint": "dim",
    "strength-3": "green",
    "strength-2": "yellow",
    "strength-1": "cyan",
}


def terminal(shown: Outline, width: int, *, colour: bool) -> str:
    """An outline as text with lines no wider than ``width`` cells, with terminal styles where ``colour`` is true."""
    parts: list[RenderableType] = [_head(shown)]
    for section in shown.sections:
        parts += ["", _rule(heading(section)), *(Padding(part, (0, 0, 0, 1)) for part in _body(section))]
    return _printed(parts, width, colour=colour)


def reasons_on_terminal(title: str, sections: Iterable[Reasons], width: int, *, colour: bool) -> str:
    """The reasons of a brief as text with lines no wider than ``width`` cells."""
    parts: list[RenderableType] = [Panel(Text(title, "bold"), box=box.ROUNDED, border_style="blue")]
    for section in sections:
        parts += ["", _rule(f"{section.title.upper()} ({len(section.reasons)})")]
        if not section.reasons:
            parts.append(Text(" none", "dim italic"))
        for number, reason in enumerate(section.reasons, 1):
            head = Table.grid(padding=(0, 1, 0, 0))
            head.add_row(Text(f"{number:>3}."), Text(reason.head, "bold", overflow="fold"))
            rows = Table.grid(padding=(0, 2, 0, 0))
            for label, text in reason.rows:
                style = "blue" if label.startswith("¶") else "dim"
                rows.add_row(Text(label, style), Text(text, overflow="fold"))
            parts += [head, Padding(rows, (0, 0, 0, 5))]
    return _printed(parts, width, colour=colour)


def _printed(parts: Iterable[RenderableType], width: int, *, colour: bool) -> str:
    out = StringIO()
    console = Console(
        file=out,
        width=max(20, min(width, _WIDEST)),
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )
    for part in parts:
        console.print(part)
    # Rich fills lines up to the width; nobody wants these spaces when copying.
    return _TRAILING.sub(lambda end: end[0].replace(" ", ""), out.getvalue())


def _rule(title: str) -> Rule:
    return Rule(Text(title, "bold blue"), align="left", style="dim blue")


def _head(shown: Outline) -> Panel:
    text = Text(shown.title, "bold")
    text.append("\n" + " · ".join(shown.facts), "not bold dim")
    for note in shown.notes:
        text.append(f"\nNote: {note}", "not bold yellow")
    return Panel(text, box=box.ROUNDED, border_style="blue")


def _body(section: Section) -> Iterator[RenderableType]:
    if not section.entries:
        yield Text(section.empty, "dim italic")
    elif section.shape == "prose":
        yield from (_told(e) for e in section.entries)
    elif section.shape == "run":
        yield _run(section.entries)
    elif section.shape == "groups":
        for head, entries in groups(section.entries):
            yield Text(head, _STYLES.get(entries[0].tone, "bold"))
            yield from (Padding(_told(e, " — "), (0, 0, 0, 2)) for e in entries)
    elif section.shape == "cards":
        yield from (_card(number, e) for number, e in enumerate(section.entries, 1))
    else:
        yield _pairs(section)


def _told(e: Entry, joint: str = "; ") -> Text:
    """The words, what else is known, and where it stands, as one flowing text."""
    text = Text(e.text, "dim italic" if e.tone == "absent" and not e.group else "")
    for fact in e.facts:
        text.append(f"{joint if text else ''}{fact}", "dim")
    return _placed(text, e)


def _placed(text: Text, e: Entry) -> Text:
    return text.append(f" {cited(e.paragraphs)}", "blue") if e.paragraphs else text


def _run(entries: tuple[Entry, ...]) -> Text:
    text = Text()
    for e in entries:
        text.append(" · " if text else "", "dim")
        _placed(text.append(e.head), e)
    return text


def _pairs(section: Section) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0), expand=False)
    heads = max(len(e.head) for e in section.entries)
    table.add_column(max_width=26, min_width=min(heads, 14), overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    for e in section.entries:
        style = {"when": "magenta", "figures": "bold", "main": "dim"}.get(section.key, _STYLES.get(e.tone, ""))
        if e.tone == "divider":
            table.add_row(Text(e.head, "dim"), Text(f"── {e.text} ──", "dim"))
        else:
            table.add_row(Text(e.head, "dim" if e.tone == "faint" else style), _told(e))
    return table


def _card(number: int, e: Entry) -> Panel:
    kind, strength, status, *rest = e.facts
    level = int(e.tone.rpartition("-")[2])
    text = Text(e.head, "bold")
    text.append(f"\n{e.text}\n", "not bold")
    text.append(" · ".join(rest), "not bold dim")
    dots = "●" * level + "○" * (max(STRENGTHS) - level)
    return Panel(
        _placed(text, e),
        title=Text(f"{number}  {dots} {kind}, {strength}"),
        title_align="left",
        subtitle=Text(status),
        subtitle_align="right",
        box=box.ROUNDED,
        border_style=_STYLES.get(e.tone, ""),
    )
