"""By when, how much, for whom and on what condition: sentences with what they state, and what they only mention."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.extract.commitments.attributes import attributes_of
from briefing.extract.commitments.extract import scenes
from briefing.extract.commitments.speech import speech_of
from briefing.extract.when import extract_when
from tests.conftest import AnalysisOf

PUBLISHED = date(2022, 6, 1)
# Sentence, opening of the action, what is asked, what it says (None: not stated).
CASES = (
    ("Ukraine said it would cut emissions by the end of 2025.", "cut", "deadline", "the end of 2025"),
    ("At the end of September, Mrs Maguire plans to retire.", "retire", "deadline", "the end of September"),
    ("In the near term, the EU agreed to deepen cooperation with Japan.", "deepen", "deadline", "the near term"),
    ("South Africa and India intend to present the proposal at next month's G20 meeting.", "present", "deadline",
     "next month"),
    ("Egypt promised to abolish tolls within six months of the vote.", "abolish", "deadline", "six months"),
    ("Lawmakers pledged to pass it no later than July 5.", "pass", "deadline", "July 5"),
    ("The United States will write the rules for the economy of the 21st century.", "write", "deadline", None),
    ("The UAE, the host of COP28 in 2023, will invest $2 billion in food parks.", "invest", "deadline", None),
    ("The United States will make the most significant investment in nearly a century.", "make", "deadline", None),
    ("Germany pledged 12 tanks to Ukraine by July.", "12 tanks", "deadline", "July"),
    ("The airline promised refunds within a week.", "refunds", "deadline", "a week"),
    ("Nigeria is to send 850 officers and soldiers to Somalia.", "send", "amount", "850 officers"),
    ("The party said it will field a total of 365 candidates in May.", "field", "amount", "365 candidates"),
    ("The United States will provide $28 million in assistance to Caribbean countries.", "provide", "amount",
     "$28 million"),
    ("The United States will provide $28 million in assistance to Caribbean countries.", "provide", "beneficiary",
     "Caribbean countries"),
    ("Japan will commit to help Ukraine cover its short-term budgetary shortfalls.", "help", "beneficiary", "Ukraine"),
    ("The Department will offer additional support for all borrowers.", "offer", "beneficiary", "all borrowers"),
    ("Israel will open the crossing on Sunday.", "open", "beneficiary", None),
    ("Ukraine threatened to bar Russian warships from returning to their base if they engage in military action.",
     "bar", "condition", "if they engage in military action"),
    ("Should Russia attempt to use energy as a weapon, Germany will take action at the national level.", "take",
     "condition", "Should Russia attempt to use energy as a weapon"),
    ("The United States intends to provide a new contribution to the hospital, subject to congressional approval.",
     "provide", "condition", "subject to congressional approval"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "action", "asked", "said"), CASES, ids=[f"{c[2]}-{c[0][:40]}" for c in CASES])
def test_particulars(analysis_of: AnalysisOf, text: str, action: str, asked: str, said: str | None) -> None:
    analysis = analysis_of(text, PUBLISHED.isoformat())
    timexes = extract_when(analysis)
    found = [s for s in scenes(analysis, speech_of(analysis)) if s.action.of(analysis.text).startswith(action)]
    assert found
    known = attributes_of(analysis, found[0].candidate, found[0].bound.names, found[0].action, timexes)
    value = known.deadline.text if asked == "deadline" and known.deadline else getattr(known, asked)
    assert value == said
