"""The timeline of one article or of many: what happened or is to happen, in order of time, with the place it stands.

Pure: briefs in, entries out. What has a place in the calendar is on the axis, in order; what has none (recurring,
vague, never resolved) is kept apart. The days of publication are marks on the axis, and what lies beyond an article's
publication is ahead.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from briefing.brief.model import Brief, Commitment, Span, Timex
from briefing.extract.items import TimexKind


@dataclass(frozen=True, slots=True)
class Moment:
    """One entry of the timeline.

    ``begin`` and ``end`` are the first and the last day (the same one for a day), both None off the axis; ``clock`` is
    the time of the day in the form of its value ("T08:00", "TEV") where one is said. ``words`` are the article's words
    for the time, at ``span``; ``event`` the word they date and ``told`` the clause around it (empty where none is
    known); ``said`` the sentence they stand in. ``commitment`` is the index in the brief's commitments of the one that
    falls due. ``lead`` marks the main event of the article.
    """

    article: int
    begin: date | None
    end: date | None
    clock: str
    value: str | None
    grain: str | None
    kind: TimexKind
    words: str
    span: Span
    para: int
    event: str | None
    said: str
    sentence: Span
    why: str
    rule: str
    ahead: bool = False
    lead: bool = False
    commitment: int | None = None
    told: str = ""

    @property
    def is_interval(self) -> bool:
        """Whether it covers more than a day."""
        return self.begin != self.end


@dataclass(frozen=True, slots=True)
class Mark:
    """A day of publication with the articles (their numbers) that appeared on it."""

    day: date
    articles: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """``past`` and ``ahead`` in order of time, ``loose`` in order of article and text; ``marks`` in order of time.

    ``ahead`` holds what lies beyond the last publication; an entry of ``past`` may have been ahead of its own article,
    which its own ``ahead`` tells.
    """

    briefs: tuple[Brief, ...]
    past: tuple[Moment, ...]
    ahead: tuple[Moment, ...]
    loose: tuple[Moment, ...]
    marks: tuple[Mark, ...]

    @property
    def published(self) -> date | None:
        """The last day of publication, None where no article has one."""
        return self.marks[-1].day if self.marks else None

    def commitment_of(self, moment: Moment) -> Commitment | None:
        """The commitment that falls due at a moment."""
        return None if moment.commitment is None else self.briefs[moment.article].commitments[moment.commitment]


def timeline(briefs: Iterable[Brief]) -> Timeline:
    """The timeline of these briefs. Times of one sentence with the same value are one entry."""
    kept = tuple(briefs)
    moments = [m for number, brief in enumerate(kept) for m in _moments(number, brief)]
    marks = _marks(kept)
    last = marks[-1].day if marks else None
    placed = sorted((m for m in moments if m.begin), key=_order)
    return Timeline(
        briefs=kept,
        past=tuple(m for m in placed if not _beyond(m, last)),
        ahead=tuple(m for m in placed if _beyond(m, last)),
        loose=tuple(m for m in moments if not m.begin),
        marks=marks,
    )


def _order(moment: Moment) -> tuple[date, date, str, int, Span]:
    assert moment.begin is not None and moment.end is not None
    return moment.begin, moment.end, moment.clock, moment.article, moment.span


def _beyond(moment: Moment, day: date | None) -> bool:
    """Whether a moment lies after a day; an interval that has begun does so where its article looks ahead to it."""
    if day is None:
        return moment.ahead
    assert moment.begin is not None and moment.end is not None
    return moment.begin > day or (moment.ahead and moment.end > day)


def _marks(briefs: tuple[Brief, ...]) -> tuple[Mark, ...]:
    days: dict[date, list[int]] = {}
    for number, brief in enumerate(briefs):
        if brief.article.published:
            days.setdefault(brief.article.published, []).append(number)
    return tuple(Mark(day, tuple(days[day])) for day in sorted(days))


def _moments(number: int, brief: Brief) -> list[Moment]:
    """The entries of one article in order of the text, deadlines that are no time expressions of their own last."""
    found: list[Moment] = []
    for timex in brief.when:
        moment = _of_timex(number, brief, timex)
        moment = replace(moment, commitment=_due_at(brief, timex))
        if not any(_same(moment, other) for other in found):
            found.append(moment)
    shown = {m.commitment for m in found}
    found += [m for i, c in enumerate(brief.commitments) if i not in shown and (m := _of_deadline(number, brief, i, c))]
    return _lead_marked(brief, found)


def _due_at(brief: Brief, timex: Timex) -> int | None:
    """The number of the first commitment whose deadline these words are."""
    for number, commitment in enumerate(brief.commitments):
        deadline = commitment.deadline
        if deadline is None or deadline.span is None or not deadline.span.contains(timex.span):
            continue
        if deadline.span == timex.span or deadline.value in (timex.value, None):
            return number
    return None


def _same(a: Moment, b: Moment) -> bool:
    return a.value is not None and (a.value, a.sentence, a.commitment) == (b.value, b.sentence, b.commitment)


def _of_timex(number: int, brief: Brief, timex: Timex) -> Moment:
    begin = date.fromisoformat(timex.begin) if timex.begin else None
    end = date.fromisoformat(timex.end) if timex.end else begin
    sentence = _sentence(brief, timex.span)
    return Moment(
        article=number,
        begin=begin,
        end=end,
        clock=_clock(timex.value),
        value=timex.value,
        grain=timex.grain,
        kind=timex.kind,
        words=timex.text,
        span=timex.span,
        para=timex.para,
        event=timex.event,
        said=sentence.of(brief.article.text),
        sentence=sentence,
        why=timex.why,
        rule=timex.rule,
        ahead=_ahead(brief, begin, end, timex.tense),
        told=timex.clause.of(brief.article.text) if timex.clause else "",
    )


def _of_deadline(number: int, brief: Brief, index: int, commitment: Commitment) -> Moment | None:
    """A deadline whose words are no time expression by themselves ("by then"), where its value has a place."""
    from briefing.extract.when.periods import read_value  # the tagger's rules come with it, 90 ms

    deadline = commitment.deadline
    whole = read_value(deadline.value) if deadline else None
    if deadline is None or whole is None or not commitment.evidence:
        return None
    span = deadline.span or commitment.evidence[0].span
    sentence = _sentence(brief, span)
    return Moment(
        article=number,
        begin=whole.first,
        end=whole.last,
        clock=whole.clock,
        value=deadline.value,
        grain=whole.grain,
        kind="time" if whole.clock else "date",
        words=deadline.text,
        span=span,
        para=brief.article.paragraph_at(span.start).number,
        event=None,
        said=sentence.of(brief.article.text),
        sentence=sentence,
        why="the deadline of a commitment",
        rule=commitment.rule,
        ahead=_ahead(brief, whole.first, whole.last, "future"),
        commitment=index,
    )


def _ahead(brief: Brief, begin: date | None, end: date | None, tense: str | None) -> bool:
    """Beyond the article's publication; what is still running counts where the article speaks of it as to come."""
    published = brief.article.published
    if begin is None or end is None:
        return False
    if published is None:
        return tense == "future"
    return begin > published or (end > published and tense == "future")


def _clock(value: str | None) -> str:
    day, mark, clock = (value or "").partition("T")
    return mark + clock if len(day) == 10 and "/" not in clock else ""


def _sentence(brief: Brief, span: Span) -> Span:
    """The sentence that holds a span, or the span's own paragraph where no sentence does."""
    sentence = brief.article.sentence_at(span.start) if brief.article.sentences else None
    if sentence is not None and sentence.span.contains(span):
        return sentence.span
    return brief.article.paragraph_at(span.start).span if brief.article.paragraphs else span


def _lead_marked(brief: Brief, found: list[Moment]) -> list[Moment]:
    """The first entry at the date of the main event is the lead."""
    for i, moment in enumerate(found):
        if brief.main.when and (moment.value or "")[: len(brief.main.when)] == brief.main.when:
            found[i] = replace(moment, lead=True)
            break
    return found
