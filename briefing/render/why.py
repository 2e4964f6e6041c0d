"""Why the items of a brief are there: cue, rule and evidence of each, and what was nearly taken."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.brief.model import Brief, Commitment, Evidence, NearMiss, Quote, Timex
from briefing.render.outline import STRENGTHS, title_of
from briefing.text.clean import clean_line


def why(brief: Brief) -> str:
    """Commitments, quotes and times with what found them and the words they stand on, then the near misses."""
    parts = [title_of(brief.article)]
    parts += _section("Commitments", [_commitment(brief, c) for c in brief.commitments])
    parts += _section("Quotes", [_quote(brief, q) for q in brief.quotes])
    parts += _section("When", [_timex(brief, t) for t in brief.when])
    for section in dict.fromkeys(n.section for n in brief.near_misses):
        missed = [_near_miss(brief, n) for n in brief.near_misses if n.section == section]
        parts += _section(f"Near misses: {section}", missed)
    if not brief.near_misses:
        parts += _section("Near misses", [])
    return "\n".join(parts) + "\n"


def _section(title: str, items: list[list[str]]) -> Iterator[str]:
    yield ""
    yield f"{title.upper()} ({len(items)})"
    if not items:
        yield "  none"
    for number, (head, *lines) in enumerate(items, 1):
        yield f"  {number}. {head}"
        yield from (f"     {line}" for line in lines)


def _commitment(brief: Brief, c: Commitment) -> list[str]:
    who = ", ".join(c.actors) or "actor not stated"
    taken = f"{c.kind}, {STRENGTHS.get(c.strength, '')} ({c.strength} of 3), {c.status}"
    return [
        clean_line(f"{who}: {c.action}"),
        *_found(f"“{c.cue}”", c.rule),
        *_labelled("taken", taken),
        *_labelled("because", c.why),
        *_evidence(brief, c.evidence),
    ]


def _quote(brief: Brief, q: Quote) -> list[str]:
    speaker = q.speaker or "speaker not stated"
    return [
        clean_line(f"{speaker}: “{q.text}”"),
        *_found(f"“{q.cue}”" if q.cue else "no verb", q.rule),
        *_evidence(brief, q.evidence),
    ]


def _timex(brief: Brief, t: Timex) -> list[str]:
    return [
        clean_line(f"“{t.text}”: {t.value or 'unresolved'}{_interval(t)}"),
        *_found(f"dates “{t.event}”" if t.event else "", t.rule),
        *_labelled("because", t.why),
        *_around(brief, t),
    ]


def _interval(t: Timex) -> str:
    if not t.begin or t.begin == t.value == t.end:
        return ""
    return f" ({t.begin} to {t.end})" if t.begin != t.end else f" ({t.begin})"


def _near_miss(brief: Brief, miss: NearMiss) -> list[str]:
    return [
        clean_line(miss.text),
        *_found(f"“{miss.cue}”" if miss.cue else "", miss.rule),
        *_labelled("dropped", miss.reason),
        *_evidence(brief, miss.evidence),
    ]


def _found(cue: str, rule: str) -> list[str]:
    return _labelled("found by", ", ".join(part for part in (f"rule {rule}" if rule else "", cue) if part))


def _labelled(label: str, text: str) -> list[str]:
    return [f"{label + ':':10} {clean_line(text)}"] if text else []


def _evidence(brief: Brief, evidence: tuple[Evidence, ...]) -> list[str]:
    return [f"{f'¶{e.para + 1}:':10} {clean_line(brief.text_of(e))}" for e in evidence]


def _around(brief: Brief, t: Timex) -> list[str]:
    """The sentence that a time expression stands in: its own words alone say little."""
    article = brief.article
    words = article.sentence_at(t.span.start).span.of(article.text) if article.sentences else t.text
    return [f"{f'¶{t.para + 1}:':10} {clean_line(words)}"]
