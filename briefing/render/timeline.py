"""A timeline as text for pipes, drawn for terminals, and as JSON.

The drawn form is in `drawn`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from briefing.brief.model import Commitment
from briefing.brief.timeline import Mark, Moment, Timeline
from briefing.render.bound import action_words
from briefing.text.clean import clean_line

SCHEMA = "briefing-timeline/1"
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_DAYPARTS = {
    "TMO": "morning", "TMI": "midday", "TAF": "afternoon", "TEV": "evening", "TNI": "night", "TDT": "daytime"
}  # fmt: skip
_REFERENCES = {"PRESENT_REF": "the present", "PAST_REF": "the past", "FUTURE_REF": "the future"}
_EMPTY = "No times found.\n"


def plain(timeline: Timeline, width: int | None = None, colour: bool = False) -> str:
    """The timeline as text: without a width a line an entry, nothing cut; with one drawn for a terminal of that width,
    in colour where ``colour`` says so."""
    if not (timeline.past or timeline.ahead or timeline.loose):
        return _EMPTY
    if width is None and not colour:
        return "\n".join(_lines(timeline)) + "\n"
    from briefing.render.drawn import drawn  # Rich costs some 50 ms

    return drawn(timeline, width or 80, colour)


def date_words(moment: Moment) -> str:
    """When it is, for a column: "Sun 2025-05-25", "2025-05-08 – 05-10", "2025-W21", "2025-05-26 08:00"; off the axis
    what is known instead ("the past", "3 days", "repeated", "unresolved")."""
    if moment.begin is None or moment.end is None:
        return "repeated" if moment.kind == "set" else _unplaced(moment.value)
    if moment.value and "/" in moment.value:
        same = moment.begin.year == moment.end.year
        return f"{moment.begin} – {f'{moment.end:%m-%d}' if same else moment.end}"
    if not moment.is_interval:
        day = f"{WEEKDAYS[moment.begin.weekday()]} {moment.begin}"
        return f"{day} {_DAYPARTS.get(moment.clock, moment.clock.lstrip('T'))}".rstrip()
    if moment.grain == "decade":
        return f"{moment.begin.year}s"
    return clean_line(moment.value or f"{moment.begin} – {moment.end}")


def _unplaced(value: str | None) -> str:
    if value is None:
        return "unresolved"
    if value in _REFERENCES:
        return _REFERENCES[value]
    length = _LENGTH.fullmatch(value.partition("/")[0])
    if length is None:
        return clean_line(value)
    unit = _UNITS[length["t"] + length["u"]]
    high = _LENGTH.fullmatch(value.partition("/")[2])
    if length["n"] == "X":
        return f"some {unit}s".replace("centurys", "centuries")
    count = f"{length['n']}–{high['n']}" if high else length["n"]
    return f"{count} {unit}{'' if count == '1' else 's'}".replace("centurys", "centuries")


_LENGTH = re.compile(r"P(?P<t>T?)(?P<n>X|[\d.]+)(?P<u>DE|CE|ML|WE|SN|[SMHDWYQ])")
_UNITS = {
    "TS": "second", "TM": "minute", "TH": "hour", "D": "day", "W": "week", "M": "month", "Q": "quarter", "Y": "year",
    "DE": "decade", "CE": "century", "ML": "millennium", "WE": "weekend", "SN": "season", "S": "second", "H": "hour",
}  # fmt: skip


def happening(timeline: Timeline, moment: Moment) -> str:
    """What the entry is: the commitment that falls due, else the word that the time dates."""
    commitment = timeline.commitment_of(moment)
    return _due(commitment) if commitment else clean_line(moment.event or "")


def account(timeline: Timeline, moment: Moment) -> str:
    """What happens then, in the article's words, for a line of its own: the commitment that falls due, else the clause
    of the event, shortened after a word where it is long, else the word that is dated."""
    if moment.commitment is not None or not moment.told:
        return happening(timeline, moment)
    return shortened(clean_line(moment.told))


# Characters of a clause that a time is shown with.
_MOST = 160


def shortened(words: str, limit: int = _MOST) -> str:
    """The words, or as many as fit with a mark that there are more."""
    if len(words) <= limit:
        return words
    return (words[:limit].rpartition(" ")[0] or words[: limit - 1]).rstrip(" ,;:–—-") + " …"


def _due(commitment: Commitment) -> str:
    return f"due: {clean_line(', '.join(commitment.actors) or 'actor not stated')}: {action_words(commitment)}"


def reading(moment: Moment) -> str:
    """The article's words for the time, and how they were read: “Sunday”: last Sunday before Mon 2025-05-26."""
    return f"“{clean_line(moment.words)}”: {clean_line(moment.why)}" if moment.why else f"“{clean_line(moment.words)}”"


def place(timeline: Timeline, moment: Moment) -> str:
    """Where it stands: the paragraph, and the number of the article where there are several."""
    return f"¶{moment.para + 1}" if len(timeline.briefs) == 1 else f"[{moment.article + 1}] ¶{moment.para + 1}"


def published_words(timeline: Timeline, mark: Mark) -> str:
    """What a mark says: that the article, or which of the articles, appeared on the day."""
    if len(timeline.briefs) == 1:
        return "published"
    return "published " + " ".join(f"[{a + 1}]" for a in mark.articles)


def legend(timeline: Timeline) -> list[str]:
    """The articles by their numbers, where there are several."""
    if len(timeline.briefs) == 1:
        return []
    lines = []
    for number, brief in enumerate(timeline.briefs, 1):
        article = brief.article
        known = (article.title, article.source or article.url, article.published and article.published.isoformat())
        lines.append(f"[{number}] {clean_line(' · '.join(part for part in known if part) or article.id)}")
    return lines


def rows(timeline: Timeline) -> Iterator[Moment | Mark]:
    """What lies up to the last publication with the marks among it: a mark after what happened by its day."""
    marks = list(timeline.marks)
    for moment in timeline.past:
        while marks and moment.begin and moment.begin > marks[0].day:
            yield marks.pop(0)
        yield moment
    yield from marks


def _lines(timeline: Timeline) -> Iterator[str]:
    yield from (*articles, "") if (articles := legend(timeline)) else ()
    column = max((len(date_words(m)) for m in (*timeline.past, *timeline.ahead)), default=10)
    for row in rows(timeline):
        if isinstance(row, Mark):
            yield f"{f'{WEEKDAYS[row.day.weekday()]} {row.day}':{column}}  ── {published_words(timeline, row)} ──"
        else:
            yield _line(timeline, row, column)
    if timeline.ahead:
        yield from ("", "AHEAD")
        yield from (_line(timeline, m, column) for m in timeline.ahead)
    if timeline.loose:
        yield from ("", "WITHOUT A PLACE IN THE CALENDAR")
        yield from (_line(timeline, m, column) for m in timeline.loose)


def _line(timeline: Timeline, moment: Moment, column: int) -> str:
    told = happening(timeline, moment)
    sign = "*" if moment.lead else " "
    words = f"{told} — {clean_line(moment.said)}" if told else clean_line(moment.said)
    return f"{date_words(moment):{column}} {sign}{words} [{reading(moment)}, {place(timeline, moment)}]"


def to_json(timeline: Timeline) -> dict[str, Any]:
    """The timeline as an object: articles, marks, and the entries of its three parts in order."""
    return {
        "schema": SCHEMA,
        "articles": [
            {
                "id": b.article.id,
                "title": b.article.title,
                "source": b.article.source,
                "published": b.article.published.isoformat() if b.article.published else None,
            }
            for b in timeline.briefs
        ],
        "published": [{"day": m.day.isoformat(), "articles": list(m.articles)} for m in timeline.marks],
        "past": [_entry(timeline, m) for m in timeline.past],
        "ahead": [_entry(timeline, m) for m in timeline.ahead],
        "unplaced": [_entry(timeline, m) for m in timeline.loose],
    }


def _entry(timeline: Timeline, moment: Moment) -> dict[str, Any]:
    commitment = timeline.commitment_of(moment)
    return {
        "article": moment.article,
        "value": moment.value,
        "begin": moment.begin.isoformat() if moment.begin else None,
        "end": moment.end.isoformat() if moment.end else None,
        "grain": moment.grain,
        "text": moment.words,
        "event": moment.event,
        "why": moment.why,
        "rule": moment.rule,
        "lead": moment.lead,
        "ahead": moment.ahead,
        "commitment": None
        if commitment is None
        else {"index": moment.commitment, "actors": list(commitment.actors), "action": commitment.action},
        "evidence": [
            {"start": moment.span.start, "end": moment.span.end, "para": moment.para, "text": moment.words},
            {
                "start": moment.sentence.start,
                "end": moment.sentence.end,
                "para": timeline.briefs[moment.article].article.paragraph_at(moment.sentence.start).number,
                "text": moment.said,
            },
        ],
    }
