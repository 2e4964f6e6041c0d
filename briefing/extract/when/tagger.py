"""The passes together: find, join, resolve from left to right, and say what each expression dates."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from briefing.extract.items import Evidence, Timex, TimexKind
from briefing.extract.when import names
from briefing.extract.when.anchor import resolve
from briefing.extract.when.compose import compose
from briefing.extract.when.context import Context, Resolved
from briefing.extract.when.events import Event, event_nearby
from briefing.extract.when.lexicon import length
from briefing.extract.when.meaning import Known, Range, Stretch, Within
from briefing.extract.when.periods import Period, finer
from briefing.extract.when.scan import Found, scan
from briefing.extract.when.tense import Mark, Tense, lean_at, marks, surely_ahead, tense_at
from briefing.text.span import Span

Style = Literal["brief", "timeml"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known of a text beside its words: sentences, the number of the paragraph of a character, whether a form
    at a character is a verb, and the event of an expression (given its sentence, its span and the sentence's verbs)."""

    sentences: tuple[Span, ...]
    para: Callable[[int], int]
    is_verb: Callable[[int], bool] | None
    event: Callable[[Span, Span, tuple[Mark, ...]], Event | None]


def timexes(text: str, published: date | None, reading: Reading, style: Style) -> tuple[Timex, ...]:
    """The time expressions of a text in order. Those outside the sentences of the reading are left out."""
    starts = [s.start for s in reading.sentences]
    verbs: dict[int, tuple[Mark, ...]] = {}
    given: list[Timex] = []
    spoken = Context(published)
    for one in _found(text, style):
        number = bisect_right(starts, one.start) - 1
        if number < 0 or one.end > reading.sentences[number].end:
            continue
        sentence = reading.sentences[number]
        if number not in verbs:
            verbs[number] = marks(text, sentence.start, sentence.end, reading.is_verb)
        tense = tense_at(verbs[number], one.start, one.end)
        context = replace(
            spoken, tense=tense, lean=lean_at(text, one.start) or surely_ahead(verbs[number], one.start, one.end)
        )
        resolved = resolve(one.meaning, context)
        resolved = replace(resolved, value=_styled(resolved.value, one.rule, style))
        span = Span(one.start, one.end)
        event = reading.event(sentence, span, verbs[number])
        given.append(_timex(text, one, resolved, tense, event, reading.para(one.start)))
        if resolved.period is not None:
            spoken = _spoken(spoken, resolved.period, span.of(text))
    return tuple(given)


def _styled(value: str | None, rule: str, style: Style) -> str | None:
    """TimeML keeps the Z of a time in UTC, counts financial years as years, and calls "later" the future, whatever it
    is later than; a brief gives the time as it is said."""
    if value is None:
        return "FUTURE_REF" if style == "timeml" and rule == "later-alone" else None
    return value.removeprefix("FY") if style == "timeml" else _UTC.sub("", value)


_UTC = re.compile(r"(?<=T\d\d:\d\d)Z")


def _found(text: str, style: Style) -> list[Found]:
    """The matches of a text, names left out, neighbours joined, and in TimeML's style taken apart again."""
    found = [f for f in scan(text) if not names.in_name(text, f)]
    found = compose(text, found, ranges=style == "brief")
    if style == "timeml":
        found = [part for f in found for part in _split(text, _counted_length(f))]
    return found


def _spoken(before: Context, whole: Period, words: str) -> Context:
    """What later expressions may count from, once this date is said."""
    if finer(whole.grain, "day"):
        whole = replace(whole, grain="day", clock="")
    if whole.grain == "day":
        return replace(before, last=whole, last_words=words, day=whole, day_words=words)
    return replace(before, last=whole, last_words=words)


def _timex(text: str, one: Found, resolved: Resolved, tense: Tense | None, event: Event | None, para: int) -> Timex:
    span = Span(one.start, one.end)
    grain = {"fiscal": "year", "span": "day"}.get(resolved.grain or "", resolved.grain)
    kind = one.kind
    if isinstance(one.meaning, Known):
        kind = _kind_of_known(one, one.meaning)
    elif isinstance(one.meaning, Stretch) and resolved.first is not None:
        kind = "date"
    return Timex(
        text=span.of(text),
        span=span,
        para=para,
        kind=kind,
        value=resolved.value,
        grain=grain,
        begin=resolved.first.isoformat() if resolved.first else None,
        end=resolved.last.isoformat() if resolved.last else None,
        tense=tense,
        event=event.word if event else None,
        why=resolved.why,
        rule=one.rule,
        evidence=(Evidence(span, para),),
        clause=event.clause if event else None,
    )


def _kind_of_known(one: Found, meaning: Known) -> TimexKind:
    if one.rule == "later-alone":
        return "date"
    if one.kind == "set" or meaning.value is None:
        return "set" if one.kind == "set" else "duration"
    if meaning.value.endswith("_REF"):
        return "date"
    return "duration" if meaning.value.startswith("P") else one.kind


def _counted_length(one: Found) -> Found:
    """ "the first nine months of the year" is a length in TimeML."""
    if isinstance(one.meaning, Within) and one.meaning.count > 1:
        return replace(one, kind="duration", meaning=Known(length(float(one.meaning.count), one.meaning.unit)))
    return one


_BETWEEN_ENDS = re.compile(r"\s?(?:-|–|—|/)\s?|\s(?:to|and|or|through|until)\s")


def _split(text: str, one: Found) -> list[Found]:
    """The two ends of a range as expressions of their own, as TimeML has them."""
    if not isinstance(one.meaning, Range):
        return [one]
    gap = _BETWEEN_ENDS.search(text, one.start, one.end)
    if gap is None or gap.end() >= one.end:
        return [one]
    start = one.start + len("between ") if text[one.start : one.start + 8].lower() == "between " else one.start
    return [
        replace(one, start=start, end=gap.start(), meaning=one.meaning.low),
        replace(one, start=gap.end(), meaning=one.meaning.high),
    ]


def plain_reading(text: str, sentences: tuple[Span, ...], para: Callable[[int], int]) -> Reading:
    """A reading by the words alone."""

    def event(sentence: Span, span: Span, verbs: tuple[Mark, ...]) -> Event | None:
        word = event_nearby(text, sentence, span, verbs)
        return Event(word) if word is not None else None

    return Reading(sentences, para, None, event)
