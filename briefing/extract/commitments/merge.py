"""One commitment said twice is one: its places become the evidence of the clearest."""

from __future__ import annotations

import re
from dataclasses import replace

from briefing.extract.items import Commitment

_WORD = re.compile(r"\d[\d.,]*\d|\w+")
# A number that is told twice: "close 1,100 dealerships", "shut down about 1,100 of its dealerships"; no year, no digit.
_NUMBER = re.compile(r"(?!(?:19|20)\d\d$)\d[\d.,]*\d")
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
    """Whether two items tell one commitment: one action within the other, by actors that do not exclude each other; a
    long action said twice in different sentences is one even where the actor goes by another word."""
    left, right = _words(a.action), _words(b.action)
    shorter = min(len(left), len(right))
    shared = left & right
    if len(shared) >= 2 and any(_NUMBER.fullmatch(w) for w in shared) and set(a.actors) & set(b.actors):
        return True
    if shorter < 2 or len(left & right) < 0.8 * shorter:
        return False
    if not a.actors or not b.actors or set(a.actors) & set(b.actors):
        return True
    return shorter >= _LONG and a.evidence[0] != b.evidence[0]


_LONG = 4


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
