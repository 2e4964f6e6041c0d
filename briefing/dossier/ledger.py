"""The ledger: every commitment of a stack of articles once, with its history and its drift."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches

from briefing.brief.model import Brief, Commitment
from briefing.dossier.changes import changes
from briefing.dossier.commitments import Use, gather_commitments
from briefing.dossier.drift import drift_of, last_day
from briefing.dossier.forms import one_form
from briefing.dossier.likeness import all_words, content_words
from briefing.dossier.model import Cite, Drift, Ledger, LedgerRow, Statement
from briefing.dossier.names import names, same_party
from briefing.dossier.order import place
from briefing.dossier.parties import Parties
from briefing.dossier.setting import Setting
from briefing.language.gazetteers import capitals, fold


def ledger(briefs: tuple[Brief, ...]) -> Ledger:
    """The ledger of a stack, rows by actor from A to Z, then in the order of their first statements. Pure: the same
    briefs, in whatever order, give the same rows, and an article that is given twice, in whatever layout and
    punctuation, adds nothing."""
    seen: dict[tuple[str, ...], int] = {}
    for i in sorted(range(len(briefs)), key=lambda i: place(briefs[i])):
        seen.setdefault(all_words(briefs[i].article.text), i)
    order = list(seen.values())
    uses = [(i, c) for i in order for c in briefs[i].commitments if c.evidence]
    setting = Setting.of(briefs)
    groups = gather_commitments(uses, setting)
    told = changes(groups, order, setting)
    made = [replace(_row(briefs, g), changes=c) for g, c in zip(groups, told, strict=True)]
    form = one_form(a for row in made for a in row.actors)
    made = [replace(row, actors=tuple(dict.fromkeys(form[a] for a in row.actors))) for row in made]
    rank = {i: n for n, i in enumerate(order)}

    def of_row(row: LedgerRow) -> tuple[object, ...]:
        first = row.first.cites[0]
        names = tuple(actor.casefold() for actor in row.actors)
        return row.actors == (), names, row.actors, rank[first.article], first.evidence.span, row.key

    return Ledger(briefs, tuple(_apart(sorted(made, key=of_row))))


def _apart(rows: list[LedgerRow]) -> Iterator[LedgerRow]:
    """The rows with keys of their own: two that begin in the same words are numbered."""
    seen: Counter[str] = Counter()
    for row in rows:
        seen[row.key] += 1
        yield replace(row, key=f"{row.key}-{seen[row.key]}") if seen[row.key] > 1 else row


def _row(briefs: tuple[Brief, ...], uses: list[Use]) -> LedgerRow:
    statements: list[Statement] = []
    said: dict[tuple[str, ...], int] = {}
    # What was stated on the day before the present one, and on this one: only what differs from all of it has drifted.
    before: list[Commitment] = []
    today: list[Commitment] = []
    for i, commitment in uses:
        cites = tuple(Cite(i, e) for e in commitment.evidence)
        words = all_words(briefs[i].text_of(commitment.evidence[0]))
        published = briefs[i].article.published
        last = statements[-1] if statements else None
        same_day = last is not None and last.published == published
        if not same_day:
            before, today = today, []
        drift = _drift_since(before, today, commitment)
        today.append(commitment)
        # A sentence that another article prints word for word is no statement of its own, and neither is the same said
        # again on the same day: they are further places of the first.
        home = said.get(words, len(statements) - 1 if last and same_day and not drift else None)
        if home is not None and (words in said or not drift):
            first = statements[home]
            statements[home] = replace(first, cites=tuple(dict.fromkeys([*first.cites, *cites])))
            continue
        said[words] = len(statements)
        statements.append(Statement(commitment, published, cites, drift))
    actors = tuple(dict.fromkeys(_fullest(a, uses) for _, c in uses for a in c.actors))
    return LedgerRow(_key(uses[0][1]), actors, tuple(statements), _due(uses))


def _drift_since(before: list[Commitment], today: list[Commitment], after: Commitment) -> tuple[Drift, ...]:
    """How a statement has drifted from those of an earlier day. Two sources that word one statement of one day in two
    ways are no drift, but for its status; and neither is what one of that earlier day's sources said already."""
    if today:
        apart = [drift_of(c, after) for c in today]
        return ("status",) if all("status" in found for found in apart) else ()
    kinds = [drift_of(c, after) for c in before]
    return tuple(kind for kind in kinds[-1] if all(kind in found for found in kinds)) if kinds else ()


def _key(first: Commitment) -> str:
    """A key that stays when later articles are added."""
    marks = f"{'|'.join(first.actors)}\n{first.action}\n{first.kind == 'refusal'}"
    return hashlib.sha256(marks.encode("utf-8", "backslashreplace")).hexdigest()[:12]


def _fullest(name: str, uses: list[Use]) -> str:
    forms = [a for _, c in uses for a in c.actors if same_party(a, name)]
    return max(forms, key=lambda f: (len(f.split()), len(f)))


def _due(uses: list[Use]) -> str | None:
    """The day of the latest statement that names one."""
    for _, commitment in reversed(uses):
        if commitment.deadline and (day := last_day(commitment.deadline.value)):
            return day
    return None


_NAMED = re.compile(r"(?<![\w’'-])[A-Z][\w.’'&/-]*\w(?:\s+(?:of\s+|the\s+|and\s+)*[A-Z][\w’'&/-]*\w)*")


@dataclass(frozen=True, slots=True)
class Filter:
    """Which rows of a ledger are wanted; None wants all. ``by`` and ``to`` match as `names` does, ``by`` a state's
    government, head and arms too; ``to`` looks in the beneficiary and the words of the action, ``due_before`` keeps
    rows due earlier than that day."""

    by: str | None = None
    to: str | None = None
    due_before: date | None = None
    status: str | None = None

    def keeps(self, row: LedgerRow, parties: Parties | None = None) -> bool:
        """Whether a row is wanted; ``parties`` are those of the stack, where it is known who heads what."""
        tests: tuple[tuple[object, Callable[[], bool]], ...] = (
            (self.by, lambda: any(is_named(self.by or "", a, parties) for a in row.actors)),
            (self.to, lambda: any(_mentions(s.commitment, self.to or "") for s in row.statements)),
            (self.due_before, lambda: bool(row.due and self.due_before and row.due < self.due_before.isoformat())),
            (self.status, lambda: row.status == self.status),
        )
        return all(test() for wanted, test in tests if wanted is not None)


def is_named(typed: str, actor: str, parties: Parties | None = None) -> bool:
    """Whether what a user types names an actor, or the state that the actor heads or is an arm of."""
    state = capitals().get(fold(typed), typed)
    return names(typed, actor) or (parties or Parties()).same(state, actor)


def actors_like(typed: str, found: Ledger) -> tuple[str, ...]:
    """The actors of a ledger whose names are nearest to what a user has typed, best first; none where none is near."""
    # By the heads of the rows and by every other name that a statement gives; any of them finds the rows.
    stated = (a for row in found.rows for s in row.statements for a in s.commitment.actors)
    actors = dict.fromkeys((*(a for row in found.rows for a in row.actors), *stated))
    forms = {form: a for a in reversed(actors) for form in (*(w for w in fold(a).split() if len(w) > 3), fold(a))}
    near = get_close_matches(fold(typed), forms, 5, 0.7)
    return tuple(dict.fromkeys(forms[form] for form in near))[:3]


def _mentions(commitment: Commitment, name: str) -> bool:
    if commitment.beneficiary and names(name, commitment.beneficiary):
        return True
    if any(names(name, found) for found in _NAMED.findall(f"{commitment.beneficiary or ''} {commitment.action}")):
        return True
    words = set(content_words(name))
    return bool(words) and words <= set(content_words(f"{commitment.beneficiary or ''} {commitment.action}"))


def filtered(whole: Ledger, wanted: Filter) -> Ledger:
    """The ledger with the rows that are wanted."""
    parties = Parties.of(whole.briefs) if wanted.by else None
    return replace(whole, rows=tuple(r for r in whole.rows if wanted.keeps(r, parties)))
