"""What is typed above the ledger: words, and fields that ask for an actor, a side, a status or a due day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from briefing.dossier.ledger import Filter
from briefing.dossier.model import LedgerRow
from briefing.tui.dues import words_of

FIELDS = ("by", "to", "status", "kind", "due")
_PART = re.compile(r'(?:(by|to|status|kind):|(due)[:<])?(?:"([^"]*)"?|([^\s"]+))?', re.IGNORECASE)
_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?$")


def sifted(typed: str, rows: Sequence[LedgerRow]) -> list[LedgerRow]:
    """The rows that all parts of ``typed`` hold of: ``by:`` and ``to:`` name an actor as ``--by`` and ``--to`` of the
    command line do, ``status:`` and ``kind:`` a beginning of one, ``due<2024-06`` a day before which a row is due, and
    a word alone stands anywhere in a row. A field that is not finished yet asks for nothing."""
    kept = list(rows)
    for field, value in parts_of(typed):
        kept = [row for row in kept if _holds(field, value, row)]
    return kept


def parts_of(typed: str) -> list[tuple[str, str]]:
    """The fields and words of ``typed``, each field with what it asks for; "" is the field of a word alone."""
    found = []
    for part in _PART.finditer(typed):
        value = part[3] if part[3] is not None else part[4] or ""
        if value:
            found.append(((part[1] or part[2] or "").lower(), value))
    return found


def asked(field: str, value: str) -> str:
    """A field with what it asks for, as it is typed."""
    sign = "<" if field == "due" else ":"
    return f'{field}{sign}"{value}"' if re.search(r"\s", value) else f"{field}{sign}{value}"


def with_field(typed: str, field: str, value: str | None) -> str:
    """``typed`` with one field asking for something else, or not at all."""
    kept = [asked(f, v) if f else v for f, v in parts_of(typed) if f != field]
    return " ".join([*kept, *([asked(field, value)] if value is not None else [])])


def _holds(field: str, value: str, row: LedgerRow) -> bool:
    if field in ("by", "to"):
        return (Filter(by=value) if field == "by" else Filter(to=value)).keeps(row)
    if field == "due":
        day = _day(value)
        return day is None or Filter(due_before=day).keeps(row)
    if field == "status":
        return row.status.startswith(value.casefold())
    if field == "kind":
        return row.latest.commitment.kind.startswith(value.casefold())
    return value.casefold() in words_of(row)


def _day(value: str) -> date | None:
    """The first day of what is typed of a day, a month or a year."""
    found = _DAY.match(value)
    if found is None:
        return None
    try:
        return date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return None
