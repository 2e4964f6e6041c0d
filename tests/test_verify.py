"""Proof of briefs: what holds, what does not, and that a change of the source touches only the lines it touches."""

from __future__ import annotations

import copy
import hashlib
from typing import Any

import pytest

from briefing.brief.verify import verify

TEXT = "Turkey agreed to buy gas.\n\nOn May 7 India struck nine sites.\n\n“We will answer,” Sharif said."


def _evidence(words: str, para: int) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "para": para, "text": words}


BRIEF: dict[str, Any] = {
    "schema": "briefing/1",
    "article": {"text": TEXT, "sha256": hashlib.sha256(TEXT.encode()).hexdigest()},
    "what": [{"text": "Turkey agreed to buy gas.", "evidence": [_evidence("Turkey agreed to buy gas.", 0)]}],
    "who": [{"name": "Sharif", "role": None, "mentions": [[80, 86]], "evidence": [_evidence("Sharif", 2)]}],
    "when": [{"text": "May 7", "event": "struck", "evidence": [_evidence("May 7", 1)]}],
    "commitments": [
        {
            "action": "buy gas",
            "deadline": None,
            "amount": None,
            "evidence": [_evidence("Turkey agreed to buy gas.", 0)],
        }
    ],
    "quotes": [{"text": "We will answer,", "evidence": [_evidence("We will answer,", 2)]}],
}


def _failing(brief: dict[str, Any], source: str | None = None) -> list[str]:
    return [line.place for line in verify(brief, source).failures]


def test_an_untouched_brief_holds() -> None:
    found = verify(BRIEF)
    assert found.holds and found.same_text and len(found.lines) == 5


@pytest.mark.parametrize(
    ("old", "new", "failing"),
    [
        ("gas.", "gaz.", ["what[0]", "commitments[0]"]),
        ("gas.", "gass.", ["what[0]", "commitments[0]"]),  # later lines only move
        ("gas.", "gs.", ["what[0]", "commitments[0]"]),
        ("May 7", "May 8", ["when[0]"]),
        ("nine sites", "ten sites", []),  # no line stands on it
        ("Sharif", "Sharit", ["who[0]"]),
        ("Turkey", "  Turkey", []),
        ("We will", "We would", ["quotes[0]"]),
        ("May 7", "May 17", ["when[0]"]),
        ("May 7", "May 70", ["when[0]"]),
        ("Turkey", "Two days of talks ended.\n\nTurkey", []),  # begins as the line after it does
        ("Turkey", "Tunis, Turkey's host, spoke.\nTurkey", []),
        ("On May 7", "On Monday. On May 7", []),
        ("“We", "“Well,” he said.\n\n“We", []),
        ("“We will answer,” Sharif said.", "“We”\n\nSharif", ["quotes[0]"]),
        ("May 7 India", "May 5, or May 6, India", ["when[0]"]),
    ],
)
def test_a_change_of_the_source_fails_the_lines_that_stand_on_it(old: str, new: str, failing: list[str]) -> None:
    assert _failing(BRIEF, TEXT.replace(old, new)) == failing


def test_every_single_character_is_proved() -> None:
    covered = dict(_places())
    for i in range(len(TEXT)):
        changed = TEXT[:i] + ("#" if TEXT[i] != "#" else "*") + TEXT[i + 1 :]
        expected = [place for place, (a, b) in covered.items() if a <= i < b]
        assert _failing(BRIEF, changed) == expected, f"character {i}, {TEXT[i]!r}"


def _places() -> list[tuple[str, tuple[int, int]]]:
    return [
        (f"{section}[0]", (BRIEF[section][0]["evidence"][0]["start"], BRIEF[section][0]["evidence"][0]["end"]))
        for section in ("who", "when", "what", "commitments", "quotes")
    ]


@pytest.mark.parametrize(
    ("section", "field", "value", "reason"),
    [
        ("commitments", "action", "buy oil", "does not stand in the article"),
        ("commitments", "amount", "USD 5 billion", "does not stand in the article"),
        ("commitments", "deadline", {"text": "by June", "value": "2025-06"}, "does not stand in the article"),
        ("who", "name", "Erdogan", "does not stand in the article"),
        ("who", "mentions", [[80, 9000]], "outside the article"),
        ("who", "mentions", ["here"], "a mention without a place"),
        ("quotes", "evidence", [], "no evidence"),
        ("quotes", "evidence", [{"start": 5, "end": 2, "text": ""}], "an evidence without a place"),
        ("quotes", "evidence", [{"start": 0, "end": 6, "text": "Türkei"}], "the article says “Turkey”"),
    ],
)
def test_a_forged_line_is_named(section: str, field: str, value: object, reason: str) -> None:
    forged = copy.deepcopy(BRIEF)
    forged[section][0][field] = value
    failures = verify(forged).failures
    assert [line.place for line in failures] == [f"{section}[0]"]
    assert reason in (failures[0].failure or "")


def test_a_forged_text_does_not_match_its_hash() -> None:
    forged = copy.deepcopy(BRIEF)
    forged["article"]["text"] = TEXT.replace("Turkey", "Greece")
    assert not verify(forged).hash_holds


def test_what_is_no_brief_is_refused() -> None:
    with pytest.raises(ValueError, match="not a brief"):
        verify({"article": {"title": "x"}})
