"""One commitment said twice is one: its places become the evidence of the clearest."""

from __future__ import annotations

import re
from dataclasses import replace

from briefing.extract.items import Commitment

_WORD = re.compile(r"\w+")
_EMPTY = frozenset("the a an of and to in for on by at with its their our his her this that will be is are".split())


def merged(items: list[Commitment]) -> tuple[Commitment, ...]:
    """The items with repeats joined, in order of first appearance."""
    kept: list[Commitment] = []
    for item in items:
        twin = next((i for i, other in enumerate(kept) if same(item, other)), None)
        if twin is None:
            kept.append(item)
        else:
            kept[twin] = _joined(kept[twin], item)
    return tuple(kept)


def same(a: Commitment, b: Commitment) -> bool:
    """Whether two items tell one commitment: actors that do not exclude each other, and one action within the other."""
    if a.actors and b.actors and not set(a.actors) & set(b.actors):
        return False
    left, right = _words(a.action), _words(b.action)
    if not left or not right:
        return False
    common = len(left & right)
    return common / min(len(left), len(right)) >= 0.8 and min(len(left), len(right)) >= 2


def _words(text: str) -> frozenset[str]:
    return frozenset(w.lower() for w in _WORD.findall(text) if w.lower() not in _EMPTY)


def _joined(a: Commitment, b: Commitment) -> Commitment:
    first, second = (a, b) if a.strength >= b.strength else (b, a)
    evidence = tuple(dict.fromkeys((*first.evidence, *second.evidence)))
    return replace(
        first,
        evidence=evidence,
        deadline=first.deadline or second.deadline,
        amount=first.amount or second.amount,
        beneficiary=first.beneficiary or second.beneficiary,
        condition=first.condition or second.condition,
    )
