"""A brief to be read as text: unwrapped lines for a pipe, or laid out for a terminal of some width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.brief.model import Brief
from briefing.render.outline import Entry, Section, cited, groups, outline


def plain(
    brief: Brief, *, sections: Sequence[str] | None = None, width: int | None = None, colour: bool = False
) -> str:
    """The brief as text, each line with the numbers of the paragraphs it stands on.

    Without a width every item is a line, however long, so that nothing is torn for the programs that read it; with
    one it is laid out for a terminal, in colour where ``colour`` says so.
    """
    if width is not None or colour:
        from briefing.render.terminal import terminal  # Rich costs some 50 ms

        return terminal(outline(brief, sections), width or 80, colour=colour)
    shown = outline(brief, sections)
    lines = [shown.title, " · ".join(shown.facts), *(f"Note: {n}" for n in shown.notes)]
    for section in shown.sections:
        lines += ["", heading(section), *_lines(section)]
    return "\n".join(lines) + "\n"


def heading(section: Section) -> str:
    """The heading of a section, with the number of its items where that says something."""
    counted = section.entries and (section.shape in ("cards", "groups") or section.key in ("who", "figures"))
    return f"{section.title.upper()} ({len(section.entries)})" if counted else section.title.upper()


def _lines(section: Section) -> Iterator[str]:
    if not section.entries:
        yield f"  {section.empty}"
    elif section.shape == "run":
        yield "  " + " · ".join(_with_place(e.head, e) for e in section.entries)
    elif section.shape == "groups":
        for head, entries in groups(section.entries):
            yield f"  {head}"
            yield from (f"    {_with_place(' — '.join((e.text, *e.facts)), e)}" for e in entries)
    elif section.shape == "cards":
        for number, e in enumerate(section.entries, 1):
            yield f"  {number}. {_with_place(f'{e.head}: {e.text}', e)}"
            yield f"     {'; '.join(e.facts)}"
    else:
        column = max(_column(e) for e in section.entries)
        yield from (f"  {_pair(e, column)}" for e in section.entries)


def _column(entry: Entry) -> int:
    """The width of a head, where it is short enough to be a column."""
    return len(entry.head) if len(entry.head) <= 30 else 0


def _pair(e: Entry, column: int) -> str:
    if e.tone == "divider":
        return f"{e.head:{column}}  ── {e.text} ──"
    told = _told(e.text, e.facts)
    return _with_place(f"{e.head:{column}}  {told}".rstrip() if e.head else told, e)


def _told(text: str, facts: Sequence[str]) -> str:
    return "; ".join(part for part in (text, *facts) if part)


def _with_place(text: str, e: Entry) -> str:
    return f"{text} [{cited(e.paragraphs)}]" if e.paragraphs else text
