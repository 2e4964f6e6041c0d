"""The ledger: every commitment of a stack of articles once, with its history and its drift."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from briefing.brief.model import Brief, Commitment
from briefing.dossier.likeness import content_words, overlap_f1, same_name
from briefing.dossier.model import Cite, Drift, Ledger, LedgerRow, Statement

# Word F1 of two actions (or of their sentences' actions within one pair of actors) from which they are one commitment.
SAME_ACTION = 0.6
_REFUSES = {"refusal", "threat"}


def ledger(briefs: tuple[Brief, ...]) -> Ledger:
    """The ledger of a stack, rows by first actor, then by first statement. Pure: the same briefs give the same rows,
    and a brief given twice adds nothing."""
    seen: dict[str, int] = {}
    for i, brief in enumerate(briefs):
        seen.setdefault(brief.article.text, i)
    order = sorted(seen.values(), key=lambda i: (briefs[i].article.published or date.max, i))
    rows: list[list[tuple[int, Commitment]]] = []
    for i in order:
        for commitment in briefs[i].commitments:
            home = next((r for r in rows if any(same_commitment(c, commitment) for _, c in r)), None)
            if home is None:
                rows.append([(i, commitment)])
            else:
                home.append((i, commitment))
    made = [_row(briefs, row) for row in rows]
    return Ledger(briefs, tuple(sorted(made, key=lambda r: (r.actors[:1] == (), r.actors, _day(r.first), r.key))))


def same_commitment(a: Commitment, b: Commitment) -> bool:
    """Whether two statements are of one commitment: an actor in common, like actions, both to act or both not to."""
    if (a.kind in _REFUSES) != (b.kind in _REFUSES) or not _share_actor(a, b):
        return False
    return overlap_f1(content_words(a.action), content_words(b.action)) >= SAME_ACTION


def _share_actor(a: Commitment, b: Commitment) -> bool:
    return any(same_name(x, y) for x in a.actors for y in b.actors)


def _row(briefs: tuple[Brief, ...], uses: list[tuple[int, Commitment]]) -> LedgerRow:
    statements: list[Statement] = []
    for i, commitment in uses:
        published = briefs[i].article.published
        cites = tuple(Cite(i, e) for e in commitment.evidence)
        last = statements[-1] if statements else None
        drift = _drift(last.commitment, commitment) if last else ()
        if last and last.published == published and not drift:
            # The same day's articles say the same: one statement with all its places.
            statements[-1] = replace(last, cites=tuple(dict.fromkeys([*last.cites, *cites])))
            continue
        statements.append(Statement(commitment, published, cites, drift))
    actors = tuple(dict.fromkeys(_fullest(a, uses) for _, c in uses for a in c.actors))
    key = hashlib.sha256(f"{'|'.join(actors)}\n{uses[0][1].action}".encode()).hexdigest()[:12]
    return LedgerRow(key, actors, tuple(statements), _due(statements))


def _fullest(name: str, uses: list[tuple[int, Commitment]]) -> str:
    forms = [a for _, c in uses for a in c.actors if same_name(a, name)]
    return max(forms, key=lambda f: (len(f.split()), len(f)))


def _drift(before: Commitment, after: Commitment) -> tuple[Drift, ...]:
    found: list[Drift] = []
    if after.strength < before.strength:
        found.append("weaker")
    if after.strength > before.strength:
        found.append("stronger")
    if after.deadline and before.deadline and _differ(before.deadline.value, after.deadline.value):
        found.append("deadline")
    if after.amount and before.amount and content_words(after.amount) != content_words(before.amount):
        found.append("amount")
    if after.status not in ("new", "prior", before.status):
        found.append("status")
    return tuple(found)


def _differ(a: str | None, b: str | None) -> bool:
    return bool(a and b and a != b and not a.startswith(b) and not b.startswith(a))


def _due(statements: list[Statement]) -> str | None:
    for statement in reversed(statements):
        deadline = statement.commitment.deadline
        if deadline and (day := last_day(deadline.value)):
            return day
    return None


def last_day(value: str | None) -> str | None:
    """The last ISO day of a calendar value ("2026" -> "2026-12-31", "2025-Q3" -> "2025-09-30"); None for durations,
    sets and references."""
    if not value:
        return None
    value = value.split("/")[-1].split("T")[0]
    parts = value.split("-")
    try:
        if not parts[0].isdigit():
            return None
        if len(parts[0]) == 3 and len(parts) == 1:
            return f"{parts[0]}9-12-31"
        year = int(parts[0])
        if len(parts) == 1:
            return date(year, 12, 31).isoformat()
        if parts[1].startswith("W"):
            return date.fromisocalendar(year, int(parts[1][1:]), 7).isoformat()
        ends = {"Q1": 3, "Q2": 6, "Q3": 9, "Q4": 12, "H1": 6, "H2": 12, "SP": 5, "SU": 8, "FA": 11}
        month = ends.get(parts[1]) or int(parts[1])
        if len(parts) == 2:
            after = date(year + month // 12, month % 12 + 1, 1)
            return date.fromordinal(after.toordinal() - 1).isoformat()
        return date(year, month, int(parts[2])).isoformat()
    except ValueError:
        return None


def _day(statement: Statement) -> str:
    return statement.published.isoformat() if statement.published else "9999"


@dataclass(frozen=True, slots=True)
class Filter:
    """Which rows of a ledger are wanted; None wants all. Names match as `same_name` does, ``to`` looks in the
    beneficiary and the action, ``due_before`` keeps rows due earlier than that day."""

    by: str | None = None
    to: str | None = None
    due_before: date | None = None
    status: str | None = None

    def keeps(self, row: LedgerRow) -> bool:
        """Whether a row is wanted."""
        tests: tuple[tuple[object, Callable[[], bool]], ...] = (
            (self.by, lambda: any(same_name(a, self.by or "") for a in row.actors)),
            (self.to, lambda: any(_mentions(s.commitment, self.to or "") for s in row.statements)),
            (self.due_before, lambda: bool(row.due and self.due_before and row.due < self.due_before.isoformat())),
            (self.status, lambda: row.status == self.status),
        )
        return all(test() for wanted, test in tests if wanted is not None)


def _mentions(commitment: Commitment, name: str) -> bool:
    words = set(content_words(name))
    return bool(words) and words <= set(content_words(f"{commitment.beneficiary or ''} {commitment.action}"))


def filtered(whole: Ledger, wanted: Filter) -> Ledger:
    """The ledger with the rows that are wanted."""
    return replace(whole, rows=tuple(r for r in whole.rows if wanted.keeps(r)))
