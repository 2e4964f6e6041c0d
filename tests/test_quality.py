"""The measures of the quality bench on cases counted by hand."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from briefing.extract.items import Term
from briefing.text.span import Span
from tests.conftest import AnalysisOf

sys.path.insert(0, str(Path(__file__).parent / "bench"))

import quality


def test_rouge() -> None:
    summary, reference = ["The cat sat on the mat."], "The cat was on the mat"
    # "the" twice, "cat", "on", "mat" of six words each; "the cat", "on the", "the mat" of five pairs each.
    assert quality.rouge_n(summary, reference, 1) == pytest.approx(5 / 6)
    assert quality.rouge_n(summary, reference, 2) == pytest.approx(3 / 5)
    assert quality.rouge_l(summary, reference) == pytest.approx(5 / 6)


def test_rouge_l_of_two_sentences_unites_their_subsequences() -> None:
    # Lin's example: of w1..w5 the sentences hold w1 w2 and w1 w3 w5: four of five words, seven words said.
    summary = ["w1 w2 w6 w7 w8", "w1 w3 w8 w9 w5"]
    assert quality.rouge_l(summary, "w1 w2 w3 w4 w5") == pytest.approx(2 * 4 / (10 + 5))


def test_rouge_of_nothing() -> None:
    assert quality.rouge([], "a b") == (0.0, 0.0, 0.0)
    assert quality.rouge(["a b"], "c d") == (0.0, 0.0, 0.0)


TEXT = "Prime Minister Shehbaz Sharif met foreign ministers amid rising tensions over the trade deal in Ankara."
PHRASES = [
    ("Shehbaz Sharif", False), ("foreign ministers", False), ("trade deal", False), ("Ankara", False),
    ("Sharif met", True), ("ministers amid rising", True), ("trade", True), ("met", True), ("the trade", True),
]  # fmt: skip


@pytest.mark.parametrize(("phrase", "broken"), PHRASES)
def test_broken(analysis_of: AnalysisOf, phrase: str, broken: bool) -> None:
    analysis = analysis_of(TEXT)
    at = analysis.text.index(phrase)
    assert quality.broken(analysis, Term(phrase, 1.0, (Span(at, at + len(phrase)),))) is broken


def test_duplicates() -> None:
    terms = [Term(t, 1.0, ()) for t in ("trade deal", "trade deals", "the deal", "gas prices", "gas")]
    assert quality.duplicates(terms) == 3
