"""The ledger as text, Markdown, JSON, CSV and iCalendar."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from typing import Any

from briefing.brief.model import Commitment
from briefing.dossier.model import Cite, Drift, Ledger, LedgerRow, Statement, StatusChange
from briefing.render.bound import action_words
from briefing.render.outline import STRENGTHS, Entry, Outline, Section, day_words, title_of
from briefing.text.clean import clean_line

SCHEMA = "briefing-ledger/1"
COLUMNS = (
    "key", "actors", "action", "kind", "strength", "status", "due", "amount", "beneficiary", "condition",
    "first", "latest", "statements", "drift", "history", "article", "source", "start", "end", "evidence",
)  # fmt: skip
# A cell that opens with one of these, in the widths that some spreadsheets take for the same, is a formula; article
# text must stay text.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "|", "%")


def plain(ledger: Ledger, width: int | None = None, colour: bool = False) -> str:
    """The ledger to be read: by actor, a commitment a paragraph, its history with the place of each statement.

    Without a width nothing is broken; with one it is laid out for a terminal, in colour where ``colour`` says so.
    """
    if not ledger.rows:
        return "No commitments found.\n"
    if width is not None or colour:
        from briefing.render.terminal import terminal  # Rich costs some 50 ms

        return terminal(_outline(ledger), width or 80, colour=colour)
    parts: list[str] = []
    for actors, rows in groupby(ledger.rows, key=lambda r: r.actors):
        parts.append(clean_line(", ".join(actors)) or "Actor not stated")
        parts.extend(_plain_row(ledger, row) for row in rows)
        parts.append("")
    return "\n".join(parts)


def _outline(ledger: Ledger) -> Outline:
    articles = {c.article for row in ledger.rows for s in row.statements for c in s.cites}
    counts = ((len(ledger.rows), "commitment"), (len(articles), "article"))
    facts = tuple(f"{n} {what}{'s' if n != 1 else ''}" for n, what in counts)
    rows = tuple(_entry(ledger, row) for row in ledger.rows)
    section = Section("commitments", "By actor", "groups", rows, "none found")
    return Outline("Commitments", facts, (), (section,))


def _entry(ledger: Ledger, row: LedgerRow) -> Entry:
    """A row under its actors: what they are to do with how firmly and by when, and its history a line a step."""
    latest = row.latest.commitment
    dots = "●" * latest.strength + "○" * (max(STRENGTHS) - latest.strength)
    due = (f"due {day_words(row.due)}",) if row.due else ()
    kind = () if latest.kind == "refusal" else (latest.kind,)  # the words of the action say it
    first = f"{dots} {action_words(latest)} — {' · '.join((*kind, row.status, *due))}"
    text = "\n    ".join(map(clean_line, (first, *_history(ledger, row))))
    return Entry(text=text, group=clean_line(", ".join(row.actors)) or "Actor not stated")


def _plain_row(ledger: Ledger, row: LedgerRow) -> str:
    lines = [f"  {action_words(row.latest.commitment)}", f"    {_facts(row)}"]
    lines.extend(f"    {line}" for line in _history(ledger, row))
    return "\n".join(lines)


def _facts(row: LedgerRow) -> str:
    latest = row.latest.commitment
    facts = [latest.kind, f"strength {latest.strength} of 3", row.status, f"due {row.due}" if row.due else "no date"]
    return " · ".join(facts)


def _day(told: Statement | StatusChange) -> str:
    return told.published.isoformat() if told.published else "no date   "


def _history(ledger: Ledger, row: LedgerRow) -> Iterator[str]:
    """A line a statement: its day, its words where they are not those of the row, how it drifted, and its places; and a
    line for each sentence that tells what became of it, all in order of time."""
    for day, told, changed, places in _steps(ledger, row):
        drift = f"  ← {', '.join(changed)}" if changed else ""
        yield f"{day}  {told}{drift}  {places}"


def _steps(ledger: Ledger, row: LedgerRow) -> Iterator[tuple[str, str, list[str], str]]:
    """Day, words, drift and places of each statement and of each change that is told of it, in order of time."""
    found: list[tuple[date, tuple[str, str, list[str], str]]] = []
    for before, s in zip((None, *row.statements), row.statements, strict=False):
        step = (_day(s), _wording(s, row), _changes(before, s), _places(ledger, s.cites))
        found.append((s.published or date.max, step))
    for c in row.changes:
        step = (_day(c), _became(ledger, c), [], _places(ledger, c.cites))
        found.append((c.published or date.max, step))
    yield from (step for _, step in sorted(found, key=lambda f: f[0]))


def _became(ledger: Ledger, change: StatusChange) -> str:
    """A change of status in the words of the sentence that tells it."""
    words = clean_line(ledger.briefs[change.cites[0].article].text_of(change.cites[0].evidence))
    return f"→ {change.status}, “{clean_line(change.cue)}”: {words}"


def _wording(statement: Statement, row: LedgerRow) -> str:
    c = statement.commitment
    own = f": {clean_line(c.action)}" if c.action != row.latest.commitment.action else ""
    return f"“{clean_line(c.cue)}”, {c.status}{own}"


def _changes(before: Statement | None, statement: Statement) -> list[str]:
    """What drifted since the statement before, with what it was and is."""
    if before is None:
        return []
    old, new = before.commitment, statement.commitment
    told = {
        "deadline": (old.deadline.text if old.deadline else None, new.deadline.text if new.deadline else None),
        "amount": (old.amount, new.amount),
        "status": (old.status, new.status),
    }
    found = []
    for drift in statement.drift:
        was, now = told.get(drift, (None, None))
        found.append(f"{_DRIFT[drift]} ({clean_line(was)} → {clean_line(now)})" if was and now else _DRIFT[drift])
    return found


_DRIFT: dict[Drift, str] = {
    "weaker": "weaker wording",
    "stronger": "stronger wording",
    "deadline": "deadline moved",
    "amount": "amount changed",
    "status": "status changed",
}


def _places(ledger: Ledger, cites: tuple[Cite, ...]) -> str:
    return " ".join(dict.fromkeys(f"[{_source(ledger, c)} ¶{c.evidence.para + 1}]" for c in cites))


def _source(ledger: Ledger, cite: Cite) -> str:
    """The article of a cite by its source, or by its title where several have that source."""
    article = ledger.briefs[cite.article].article
    alike = sum(b.article.source == article.source for b in ledger.briefs)
    return clean_line((article.source if alike == 1 else None) or title_of(article, 50) or article.id)


def markdown(ledger: Ledger) -> str:
    """The ledger as a Markdown table a heading for each actor; article text stays literal."""
    from briefing.render.markdown import escape

    parts = ["# Commitments", ""]
    if not ledger.rows:
        parts += ["No commitments found.", ""]
    for actors, rows in groupby(ledger.rows, key=lambda r: r.actors):
        parts += [f"## {escape(', '.join(actors) or 'Actor not stated')}", ""]
        parts += ["| commitment | kind | status | due | stated | drift |", "| --- | --- | --- | --- | --- | --- |"]
        for row in rows:
            latest = row.latest.commitment
            steps = [*_steps(ledger, row)]
            stated = "<br>".join(f"{day.strip()}: {escape(told)} {escape(places)}" for day, told, _, places in steps)
            drift = "<br>".join(escape(change) for _, _, changed, _ in steps for change in changed) or "none"
            cells = [
                escape(action_words(latest)),
                f"{latest.kind}, {latest.strength} of 3",
                row.status,
                row.due or "not stated",
                stated,
                drift,
            ]
            parts.append("| " + " | ".join(c.replace("\n", " ") for c in cells) + " |")
        parts.append("")
    return "\n".join(parts)


def as_json(ledger: Ledger) -> dict[str, Any]:
    """The ledger as one object, ``briefing-ledger/1``: rows with their statements, each with its evidence."""
    return {
        "schema": SCHEMA,
        "rows": [
            {
                "key": row.key,
                "actors": list(row.actors),
                "status": row.status,
                "due": row.due,
                "history": [
                    {
                        "published": s.published.isoformat() if s.published else None,
                        "status": s.status,
                        "cue": s.cue,
                        "evidence": _evidence(ledger, s.cites),
                    }
                    for s in row.history
                ],
                "statements": [_statement(ledger, s) for s in row.statements],
            }
            for row in ledger.rows
        ],
    }


def _statement(ledger: Ledger, statement: Statement) -> dict[str, Any]:
    c = statement.commitment
    return {
        "published": statement.published.isoformat() if statement.published else None,
        **_commitment(c),
        "drift": list(statement.drift),
        "evidence": _evidence(ledger, statement.cites),
    }


def _evidence(ledger: Ledger, cites: tuple[Cite, ...]) -> list[dict[str, Any]]:
    return [
        {
            "article": ledger.briefs[cite.article].article.id,
            "source": ledger.briefs[cite.article].article.source,
            "start": cite.evidence.span.start,
            "end": cite.evidence.span.end,
            "para": cite.evidence.para,
            "text": ledger.briefs[cite.article].text_of(cite.evidence),
        }
        for cite in cites
    ]


def _commitment(c: Commitment) -> dict[str, Any]:
    return {
        "action": c.action,
        "kind": c.kind,
        "strength": c.strength,
        "status": c.status,
        "deadline": {"text": c.deadline.text, "value": c.deadline.value} if c.deadline else None,
        "amount": c.amount,
        "beneficiary": c.beneficiary,
        "condition": c.condition,
        "cue": c.cue,
    }


def as_csv(ledger: Ledger) -> str:
    """The ledger as CSV, a row a commitment, with the evidence of its first statement; `COLUMNS` names the columns."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in ledger.rows:
        writer.writerow([_cell(v) for v in _values(ledger, row)])
    return out.getvalue()


def _values(ledger: Ledger, row: LedgerRow) -> Iterator[object]:
    latest, first = row.latest.commitment, row.first
    cite = first.cites[0]
    article = ledger.briefs[cite.article].article
    yield from (row.key, "; ".join(row.actors), latest.action, latest.kind, latest.strength, row.status, row.due)
    yield from (latest.amount, latest.beneficiary, latest.condition, _day(first).strip(), _day(row.latest).strip())
    yield from (len(row.statements), "; ".join(d for s in row.statements for d in s.drift))
    yield "; ".join(f"{_day(c).strip()} {c.status}" for c in row.history)
    yield from (article.id, article.source, cite.evidence.span.start, cite.evidence.span.end)
    yield ledger.briefs[cite.article].text_of(cite.evidence)


def as_ics(ledger: Ledger) -> bytes:
    """The due dates of the ledger as an iCalendar file, one entry a commitment however many articles state it; the
    same rows give the same bytes. What is fulfilled, broken or withdrawn is due no more."""
    import icalendar  # 40 ms, and only this export needs it

    file = icalendar.Calendar()
    file.add("prodid", "-//briefing//ledger//EN")
    file.add("version", "2.0")
    for row in ledger.rows:
        if row.due is None or row.status in ("fulfilled", "broken", "withdrawn"):
            continue
        day = date.fromisoformat(row.due)
        event = icalendar.Event()
        event.add("uid", f"{row.key}@briefing")
        event.add("dtstamp", datetime.combine(row.latest.published or day, time(), UTC))
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(1))
        event.add("summary", f"Due: {', '.join(row.actors)}: {action_words(row.latest.commitment)}")
        event.add("description", _plain_row(ledger, row).strip())
        event.add("transp", "TRANSPARENT")
        file.add_component(event)
    return bytes(file.to_ical())


def _cell(value: object) -> object:
    if isinstance(value, str) and (value.lstrip().startswith(_FORMULA) or value[:1] in ("\t", "\r", "\n")):
        return "'" + value
    return "" if value is None else value
