"""A timeline in Markdown; article text stays literal."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.brief.timeline import Mark, Moment, Timeline
from briefing.render.markdown import escape
from briefing.render.timeline import WEEKDAYS, date_words, happening, legend, place, published_words, rows


def timeline_markdown(timeline: Timeline) -> str:
    """The timeline as CommonMark: the articles by number, what was, what is ahead, what has no day."""
    return "\n".join(_lines(timeline)) + "\n"


def _lines(timeline: Timeline) -> Iterator[str]:
    yield "# Timeline"
    yield ""
    if articles := legend(timeline):
        yield from (f"- {escape(line)}" for line in articles)
        yield ""
    if not (timeline.past or timeline.ahead or timeline.loose):
        yield "No times found."
        return
    for row in rows(timeline):
        if isinstance(row, Mark):
            day = f"{WEEKDAYS[row.day.weekday()]} {row.day}"
            yield f"- **{day}** — *{escape(published_words(timeline, row))}*"
        else:
            yield _line(timeline, row)
    for title, moments in (("Ahead", timeline.ahead), ("Without a place in the calendar", timeline.loose)):
        if moments:
            yield from ("", f"## {title}", "")
            yield from (_line(timeline, moment) for moment in moments)


def _line(timeline: Timeline, moment: Moment) -> str:
    told = happening(timeline, moment)
    head = f"- **{escape(date_words(moment))}** — "
    words = f"**{escape(told)}**: {escape(moment.said)}" if told else escape(moment.said)
    why = f" ({escape(moment.why)})" if moment.why else ""
    return f"{head}{words} [“{escape(moment.words)}”, {escape(place(timeline, moment))}]{why}"
