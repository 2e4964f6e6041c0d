"""Every row of the time tagger's tables: its examples are found with their values, its counter-examples are not."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.extract.items import Timex
from briefing.extract.when import tag
from briefing.extract.when.joins import JOINS, RANGES
from briefing.extract.when.rules import RULES

PUBLISHED = date(2025, 5, 26)  # a Monday
EXAMPLES = [(r.id, s, v) for r in RULES for s, v in r.examples]
COUNTER_EXAMPLES = [(r.id, s) for r in RULES for s in r.never]
JOINED = [(r.id, s, v) for r in (*JOINS, *RANGES) for s, v in r.examples]


def expected(marked: str) -> tuple[str, int, int]:
    """A sentence without its brackets, and where they stood."""
    start = marked.index("[")
    end = marked.index("]") - 1
    return marked.replace("[", "", 1).replace("]", "", 1), start, end


def over(found: tuple[Timex, ...], start: int, end: int) -> list[tuple[int, int, str | None]]:
    """What was found on these characters."""
    return [(t.span.start, t.span.end, t.value) for t in found if t.span.start < end and start < t.span.end]


@pytest.mark.parametrize(("rule", "marked", "value"), EXAMPLES, ids=[f"{r}: {s}" for r, s, _ in EXAMPLES])
def test_example(rule: str, marked: str, value: str | None) -> None:
    sentence, start, end = expected(marked)
    assert over(tag(sentence, PUBLISHED), start, end) == [(start, end, value)]


@pytest.mark.parametrize(("rule", "marked", "value"), JOINED, ids=[f"{r}: {s}" for r, s, _ in JOINED])
def test_joined(rule: str, marked: str, value: str | None) -> None:
    sentence, start, end = expected(marked)
    assert over(tag(sentence, PUBLISHED), start, end) == [(start, end, value)]


@pytest.mark.parametrize(("rule", "sentence"), COUNTER_EXAMPLES, ids=[f"{r}: {s}" for r, s in COUNTER_EXAMPLES])
def test_counter_example(rule: str, sentence: str) -> None:
    assert [t.text for t in tag(sentence, PUBLISHED) if t.rule == rule] == []


def test_every_rule_has_examples_and_an_id_of_its_own() -> None:
    assert len({r.id for r in RULES}) == len(RULES)
    assert [r.id for r in RULES if not r.examples or not r.never] == []


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("They met on Sunday. March was cold.", ["2025-05-25", "2025-03"]),
        ("It fell in May. This year is better.", ["2025-05", "2025"]),
        ("They met on Monday. At 8 a.m. it rained.", ["2025-05-26", "2025-05-26T08:00"]),
        ("It was late. Monday was quiet.", ["2025-05-26"]),
        ("It came between 2014 and the war of 2016.", ["2014", "2016"]),
        ("It went from 2016 to 2014.", ["2016", "2014"]),
        ("Between Sunday and now, nothing happened.", ["2025-05-25", "PRESENT_REF"]),
        ("It stayed closed on Sunday – May was cold.", ["2025-05-25", "2025-05"]),
    ],
)
def test_what_is_not_joined(sentence: str, values: list[str]) -> None:
    assert [t.value for t in tag(sentence, PUBLISHED)] == values
