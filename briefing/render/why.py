"""Why the items of a brief are there: cue, rule and evidence of each, and what was nearly taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefing.brief.model import Brief, Commitment, Evidence, NearMiss, Quote, Timex
from briefing.render.bound import action_words
from briefing.render.outline import STRENGTHS, title_of
from briefing.text.clean import clean_line

# The label of a row and what it says.
Row = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one item is there, or one candidate is not: what it is, and rows of label and text."""

    head: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Reasons:
    """The reasons of one kind of item."""

    title: str
    reasons: tuple[Reason, ...]


def why(brief: Brief, *, width: int | None = None, colour: bool = False) -> str:
    """Commitments, quotes, statements and times with what found them and the words they stand on; then the near misses.

    Without a width a row is a line; with one it is laid out for a terminal.
    """
    if width is not None or colour:
        from briefing.render.terminal import reasons_on_terminal  # Rich costs some 50 ms

        return reasons_on_terminal(title_of(brief.article), reasons_of(brief), width or 80, colour=colour)
    return "\n".join((title_of(brief.article), *_lines(reasons_of(brief)))) + "\n"


def reasons_of(brief: Brief) -> tuple[Reasons, ...]:
    """The reasons of a brief, section by section."""
    found = [
        Reasons("Commitments", tuple(_commitment(brief, c) for c in brief.commitments)),
        Reasons("Quotes", tuple(_quote(brief, q) for q in brief.quotes)),
        Reasons("Reported statements", tuple(_quote(brief, q) for q in brief.statements)),
        Reasons("When", tuple(_timex(brief, t) for t in brief.when)),
    ]
    for section in dict.fromkeys(n.section for n in brief.near_misses):
        missed = tuple(_near_miss(brief, n) for n in brief.near_misses if n.section == section)
        found.append(Reasons(f"Near misses: {section}", missed))
    return (*found, *([] if brief.near_misses else [Reasons("Near misses", ())]))


def _lines(sections: Iterable[Reasons]) -> Iterator[str]:
    for section in sections:
        yield from ("", f"{section.title.upper()} ({len(section.reasons)})")
        if not section.reasons:
            yield "  none"
        for number, reason in enumerate(section.reasons, 1):
            yield f"  {number}. {reason.head}"
            yield from (f"     {label + ':':10} {text}" for label, text in reason.rows)


def _reason(head: str, rows: Iterable[Row]) -> Reason:
    return Reason(clean_line(head), tuple((label, clean_line(text)) for label, text in rows if text))


def _commitment(brief: Brief, c: Commitment) -> Reason:
    who = ", ".join(c.actors) or "actor not stated"
    rows = [
        _found(f"“{c.cue}”", c.rule),
        ("taken", f"{c.kind}, {STRENGTHS.get(c.strength, '')} ({c.strength} of 3), {c.status}"),
        ("because", c.why),
        *_evidence(brief, c.evidence),
    ]
    return _reason(f"{who}: {action_words(c)}", rows)


def _quote(brief: Brief, q: Quote) -> Reason:
    words = f"“{q.text}”" if q.kind == "direct" else q.text
    head = f"{q.speaker or 'speaker not stated'}: {words}"
    # The words themselves stand in the head already, and so does the verb under the rule.
    others = tuple(e for e in q.evidence if brief.text_of(e) not in (q.text, q.cue))
    own = [("words", f"¶{e.para + 1}") for e in q.evidence if brief.text_of(e) == q.text]
    return _reason(head, [_found(f"“{q.cue}”" if q.cue else "no verb", q.rule), *own, *_evidence(brief, others)])


def _timex(brief: Brief, t: Timex) -> Reason:
    rows = [_found(f"dates “{t.event}”" if t.event else "", t.rule), ("because", t.why), *_around(brief, t)]
    return _reason(f"“{t.text}”: {t.value or 'unresolved'}{_interval(t)}", rows)


def _interval(t: Timex) -> str:
    if not t.begin or t.begin == t.value == t.end:
        return ""
    return f" ({t.begin} to {t.end})" if t.begin != t.end else f" ({t.begin})"


def _near_miss(brief: Brief, miss: NearMiss) -> Reason:
    rows = [
        _found(f"“{miss.cue}”" if miss.cue else "", miss.rule),
        ("dropped", miss.reason),
        *_evidence(brief, miss.evidence),
    ]
    return _reason(miss.text, rows)


def _found(cue: str, rule: str) -> Row:
    return "found by", ", ".join(part for part in (f"rule {rule}" if rule else "", cue) if part)


def _evidence(brief: Brief, evidence: tuple[Evidence, ...]) -> list[Row]:
    return [(f"¶{e.para + 1}", brief.text_of(e)) for e in evidence]


def _around(brief: Brief, t: Timex) -> list[Row]:
    """The sentence that a time expression stands in: its own words alone say little."""
    article = brief.article
    words = article.sentence_at(t.span.start).span.of(article.text) if article.sentences else t.text
    return [(f"¶{t.para + 1}", words)]
