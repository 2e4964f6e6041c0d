"""What a ledger shows: its rows in groups, as a table where there is room, and the statements of one row. No widget is
known here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rich.cells import cell_len

from briefing.dossier.model import Drift, Ledger, LedgerRow, Statement, StatusChange
from briefing.render.bound import action_words
from briefing.render.outline import STRENGTHS
from briefing.tui.cards import Line, dated, strength_bar
from briefing.tui.literal import literal
from briefing.tui.setting import MEASURE, between, tagged
from briefing.tui.trail import Place, places_of
from briefing.tui.wrap import clip, pad, wrapped

ORDERS = ("actor", "due", "status")
# From this width on a commitment is a row of a table; below it takes two lines.
TABLE = 124
_STATUSES = ("new", "reaffirmed", "prior", "deferred", "withdrawn", "broken", "fulfilled")
_TOLD: dict[Drift, tuple[str, str]] = {
    "weaker": ("▼ weaker", "weaker wording"),
    "stronger": ("▲ stronger", "stronger wording"),
    "deadline": ("→ deadline", "deadline moved"),
    "amount": ("≠ amount", "amount changed"),
    "status": ("○ status", "status changed"),
}
_DAY, _STATUS, _KIND, _DRIFT = 12, 12, 16, 6
# The longest name of a kind or a status; from this width on they are columns also where a commitment takes two lines.
_NAME, _ALIGNED = 10, 79
# From this width on drift is told in words.
_FULL = 140
Group = tuple[str, list[LedgerRow]]
Step = Statement | StatusChange


def groups(rows: Sequence[LedgerRow], order: str) -> list[Group]:
    """The rows under their heads: the actors, the month in which they are due, or their status."""
    found: dict[str, list[LedgerRow]] = {}
    if order == "due":
        for row in sorted(rows, key=lambda r: (r.due is None, r.due or "")):
            found.setdefault(row.due[:7] if row.due else "no day stated", []).append(row)
    elif order == "status":
        known = {status: n for n, status in enumerate(_STATUSES)}
        for row in sorted(rows, key=lambda r: (known.get(r.status, len(known)), r.status)):
            found.setdefault(row.status, []).append(row)
    else:
        for row in rows:
            found.setdefault(actors_of(row), []).append(row)
    return list(found.items())


def actors_of(row: LedgerRow) -> str:
    """Who committed, in a line."""
    return ", ".join(row.actors) or "actor not named"


def words_of(row: LedgerRow) -> str:
    """What a filter looks in."""
    latest = row.latest.commitment
    facts = f"{latest.kind} {row.status} {row.due or ''}"
    return f"{actors_of(row)} {' '.join(s.commitment.action for s in row.statements)} {facts}".casefold()


def drift_of(row: LedgerRow) -> list[Drift]:
    """All ways in which its statements differ, each once."""
    return list(dict.fromkeys(d for s in row.statements for d in s.drift))


def steps_of(row: LedgerRow) -> list[Step]:
    """Its statements, and what other sentences say became of it, the latest first."""
    steps: list[Step] = [*row.statements, *row.changes]
    return sorted(steps, key=lambda s: s.published or date.max)[::-1]


def places_of_row(ledger: Ledger, row: LedgerRow) -> tuple[Place, ...]:
    """The places of all statements and changes, the latest first and then back in time."""
    cites = [c for s in steps_of(row) for c in s.cites]
    return places_of(ledger.briefs, cites)


@dataclass(frozen=True, slots=True)
class Table:
    """How wide the columns are, by what stands in them. ``latest`` and ``drift`` take no room where no commitment is
    stated twice; where ``rows`` is False a commitment takes two lines."""

    width: int
    order: str
    rows: bool
    actor: int
    commitment: int
    latest: int
    drift: int


def table_of(rows: Sequence[LedgerRow], width: int, order: str) -> Table:
    """The table for these rows; the commitment has what the others leave."""
    latest = _DAY if any(steps_of(r)[0] is not r.first for r in rows) else 0
    said = [cell_len(_drift_words(r, full=width >= _FULL)) for r in rows]
    drift = max(_DRIFT, *said) if any(said) else 0
    room = width - len(_indent(order)) - 1 - 2 * _DAY - _STATUS - _KIND - latest - drift
    names = max((cell_len(literal(actors_of(r))) for r in rows), default=0) + 2
    actor = max(12, min(names, 38, room * 2 // 5))
    return Table(width, order, width >= TABLE, actor, room - actor, latest, drift)


def columns(table: Table) -> Line:
    """The heads of the table's columns; empty where rows take two lines."""
    if not table.rows:
        return ()
    facts = [("due", _DAY), ("status", _STATUS), ("kind", _KIND)]
    actor = [("actor", table.actor)]
    heads = [*actor, *facts] if table.order == "actor" else [*facts, *actor]
    heads += [("commitment", table.commitment), ("first" if table.latest else "stated", _DAY)]
    heads += [(name, room) for name, room in (("latest", table.latest), ("drift", table.drift)) if room]
    return ((_indent(table.order), ""), *((pad(head, room), "dim") for head, room in heads))


def has_head(rows: Sequence[LedgerRow], width: int, order: str) -> bool:
    """Whether a group stands under a line of its own. By actor, the table has a column for the name, and a commitment
    alone takes it into its own first line."""
    return order != "actor" or (width < TABLE and len(rows) > 1)


def _indent(order: str) -> str:
    """Rows stand in from their head, where there is one."""
    return " " if order == "actor" else "   "


def row_lines(row: LedgerRow, table: Table, *, first: bool = True, headed: bool = False) -> list[Line]:
    """One commitment in the list: the ``first`` of its group, or one under a line that says the group."""
    if not table.rows:
        return _two_lines(row, table.width, table.order, headed=headed)
    latest, by_actor = row.latest.commitment, table.order == "actor"
    name = pad(clip(literal(actors_of(row)), table.actor - 2), table.actor)
    actor = (name, "strong" if first or not by_actor else "dim")
    facts = [(pad(row.due or "·", _DAY), "kind.when" if row.due else "faint"), (pad(row.status, _STATUS), "")]
    facts.append((pad(f"{latest.kind:<11}{strength_bar(latest.strength)}", _KIND), "kind.commitment"))
    parts = [actor, *facts] if by_actor else [*facts, actor]
    parts.append((pad(clip(literal(action_words(latest)), table.commitment - 2), table.commitment), ""))
    parts.append((pad(_day(row.first), _DAY), "dim"))
    if table.latest:
        last = steps_of(row)[0]
        parts.append((pad(_day(last) if last is not row.first else "", _DAY), "dim"))
    return [((_indent(table.order), ""), *parts, *_drift_parts(row, table.drift))]


def _drift_parts(row: LedgerRow, width: int) -> list[tuple[str, str]]:
    words = _drift_words(row, full=True)
    return [(words if cell_len(words) <= width else _drift_words(row, full=False), "warn")] if words else []


def _drift_words(row: LedgerRow, *, full: bool) -> str:
    """Signs always have room, their words only in a wide table."""
    told = [_TOLD[d][0] for d in drift_of(row)]
    return "  ".join(told) if full else " ".join(word[0] for word in told)


def _two_lines(row: LedgerRow, width: int, order: str, *, headed: bool) -> list[Line]:
    latest = row.latest.commitment
    head: list[tuple[str, str]] = [("   " if headed else " ", "")]
    room = width - 4
    if order != "actor" or not headed:
        actor = clip(literal(actors_of(row)), room // 2)
        head += [(actor, "strong"), ("  ", "")]
        room -= cell_len(actor) + 2
    head.append((clip(literal(action_words(latest)), room), ""))
    last = steps_of(row)[0]
    stated = _day(row.first) if last is row.first else between(_day(row.first), _day(last))
    column = _NAME if width >= _ALIGNED else 0
    facts: list[tuple[str, str]] = [
        ("   ", ""),
        (pad(f"due {row.due}" if row.due else "no day", 16), "kind.when" if row.due else "faint"),
        (f"{latest.kind:<{column}} {strength_bar(latest.strength)}", "kind.commitment"),
        (f"  {row.status:<{column}}", ""),
        (f"  {stated}", "dim"),
    ]
    if (count := len(row.statements) + len(row.changes)) > 1:
        facts.append((f" ×{count}", "dim"))
    used = sum(cell_len(text) for text, _ in facts) + 2
    return [head, [*facts, ("  ", ""), *_drift_parts(row, width - used - 1)]]


def _day(step: Step) -> str:
    return step.published.isoformat() if step.published else "no date"


def group_line(title: str, count: int, width: int) -> Line:
    """The head of a group."""
    name = clip(literal(title), max(8, width - 10))
    return (
        (" ", ""),
        (f"{name} ", "strong"),
        ("─" * max(1, width - 5 - cell_len(name) - len(str(count))), "rule"),
        (f" {count} ", "dim"),
    )


def row_head(row: LedgerRow, width: int) -> list[Line]:
    """What is known of one commitment, by its latest statement."""
    latest = row.latest.commitment
    lines: list[Line] = []
    facts = f"{latest.kind} {strength_bar(latest.strength)} {STRENGTHS.get(latest.strength, '')} · {row.status}"
    facts += f" · due {dated(row.due)}" if row.due else " · no day stated"
    measure = min(MEASURE, width - 2)
    told = f"{actors_of(row)}: {action_words(latest)}"
    lines += [((" ", ""), (line, "strong")) for line in wrapped(literal(told), measure)]
    lines.append(((" ", ""), (clip(facts, width - 2), "kind.commitment")))
    more = [
        f"{name} {literal(value)}"
        for name, value in (("amount", latest.amount), ("for", latest.beneficiary), ("if", latest.condition))
        if value
    ]
    if more:
        lines += [((" ", ""), (line, "dim")) for line in wrapped(" · ".join(more), measure)]
    return lines


def step_lines(ledger: Ledger, step: Step, width: int) -> list[Line]:
    """One statement: its day, how it is worded, how that drifted from the one before, and its words; or what became of
    the commitment, and the words that say so."""
    day = (pad(_day(step), _DAY), "kind.when")
    room = max(12, min(MEASURE + _DAY, width - 4))
    if isinstance(step, Statement):
        lines: list[Line] = [_clipped([day, *_wording(step)], room)]
        if step.drift:
            told = ", ".join(_TOLD[d][1] for d in step.drift)
            lines.append(((" " * _DAY, ""), (clip(f"← {told}", room - _DAY), "warn")))
    else:
        lines = [_clipped([day, (f"→ {step.status}", "warn"), (f"  “{literal(step.cue)}”", "kind.commitment")], room)]
    cite = step.cites[0]
    words = literal(ledger.briefs[cite.article].text_of(cite.evidence))
    lines += [((" " * _DAY, ""), (line, "")) for line in wrapped(words, room - _DAY)]
    return [((" ", ""), *line) for line in tagged(lines, places_of(ledger.briefs, step.cites), room, _DAY)]


def _wording(statement: Statement) -> list[tuple[str, str]]:
    found = statement.commitment
    said = [(f"“{literal(found.cue)}” {strength_bar(found.strength)} {found.status}", "kind.commitment")]
    return [*said, (f"  due “{literal(found.deadline.text)}”", "kind.when")] if found.deadline else said


def _clipped(parts: Sequence[tuple[str, str]], width: int) -> Line:
    made = []
    for text, role in parts:
        short = clip(text, width)
        width -= cell_len(short)
        if short:
            made.append((short, role))
    return made
