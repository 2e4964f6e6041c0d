"""How a statement of a commitment differs from an earlier one: its wording, deadline, amount and status."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.brief.model import Commitment
from briefing.dossier.acts import UNITS
from briefing.dossier.likeness import content_words
from briefing.dossier.model import Drift
from briefing.extract.when.periods import read_value

# What is over is worded as it was made, however firmly that is told.
_OVER = frozenset(("withdrawn", "fulfilled", "broken"))


def drift_of(before: Commitment, after: Commitment) -> tuple[Drift, ...]:
    """How a statement differs from an earlier one of the same commitment."""
    return tuple(_drifts(before, after))


def _drifts(before: Commitment, after: Commitment) -> Iterator[Drift]:
    if after.strength != before.strength and after.status not in _OVER:
        yield "weaker" if after.strength < before.strength else "stronger"
    if after.deadline and before.deadline and _moved(before.deadline.value, after.deadline.value):
        yield "deadline"
    if after.amount and before.amount and _changed(before.amount, after.amount):
        yield "amount"
    if after.status not in ("new", "prior", before.status):
        yield "status"


_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_SCALES = {"thousand": 1e3, "million": 1e6, "m": 1e6, "mn": 1e6, "billion": 1e9, "bn": 1e9, "trillion": 1e12}
# What is written by a sign or by its letters, and what says how exact an amount is.
_CURRENCIES = {"$": "usd", "us$": "usd", "dollar": "usd", "€": "eur", "euro": "eur", "£": "gbp", "pound": "gbp"}
_SIGN = re.compile(r"[$€£]")
_BOUNDS = frozenset(content_words("about around nearly almost over least most more less up additional extra"))


def _changed(before: str, after: str) -> bool:
    """Whether an amount has changed: two numbers of one thing ("100 tanks", "80 tanks"). What is counted in another
    unit is another amount, and words without a number may be any."""
    (a, of), (b, other) = _sum(before), _sum(after)
    if a is None or b is None:
        return False
    return a != b and (of == other or not of or not other or not of.isdisjoint(other))


def _sum(amount: str) -> tuple[float | None, frozenset[str]]:
    """What an amount comes to, so that "USD 5 billion" and "$5bn" are one, and what of; None where it has no number."""
    found = _NUMBER.search(amount)
    if found is None:
        return None, frozenset()
    after = re.match(r"[\s-]*([a-z]+)", amount[found.end() :].lower())
    scale = after[1] if after and after[1] in _SCALES else ""
    words = content_words(re.sub(r"\d*(?:bn|mn|tn|m)\b|[\d.,]+", " ", amount.lower().replace("-", " ")))
    units = {_CURRENCIES.get(w, UNITS.get(w, w)) for w in words if w not in _BOUNDS and w not in _SCALE_STEMS}
    units |= {_CURRENCIES[sign] for sign in _SIGN.findall(amount)}
    return float(found[0].replace(",", "")) * _SCALES.get(scale, 1.0), frozenset(units - {"us"})


_SCALE_STEMS = frozenset(word for scale in _SCALES for word in content_words(scale))


def _moved(before: str | None, after: str | None) -> bool:
    """Whether a deadline has moved: two calendar values of which neither is only the more exact one ("June", "June
    30"). How long from now ("within a week") may be any day."""
    if not before or not after or before.startswith(after) or after.startswith(before):
        return False
    a, b = last_day(before), last_day(after)
    return bool(a and b and a != b)


def last_day(value: str | None) -> str | None:
    """The last ISO day of a calendar value ("2026" -> "2026-12-31", "2025-Q3" -> "2025-09-30"); None for durations,
    sets and references."""
    period = read_value(value)
    return period.last.isoformat() if period else None
