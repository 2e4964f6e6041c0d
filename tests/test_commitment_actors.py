"""Who commits: for each way to tell the actor, sentences of articles (shortened, or as agencies write them) with the
names they give."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefing.extract.commitments.extract import scenes
from briefing.extract.commitments.speech import speech_of
from tests.conftest import AnalysisOf

CASES = [
    tuple(row) for row in json.loads((Path(__file__).parent / "commitment_actors.json").read_text(encoding="utf-8"))
]


@pytest.mark.parametrize(("way", "text", "action", "actors"), CASES, ids=[c[0] for c in CASES])
def test_actors(analysis_of: AnalysisOf, way: str, text: str, action: str, actors: list[str]) -> None:
    analysis = analysis_of(text, "2022-06-01")
    told = {
        s.action.of(analysis.text): (list(s.bound.names), s.bound.how) for s in scenes(analysis, speech_of(analysis))
    }
    found = [names for words, (names, _) in told.items() if words.startswith(action)]
    assert found and found[0] == actors, (way, told)
