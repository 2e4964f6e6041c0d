"""Pronouns and descriptions: what each stands for, and those that must stay unresolved."""

from __future__ import annotations

import itertools
import re

import pytest

from tests.conftest import AnalysisOf

# text, the words looked at (the last place where they stand), the names they stand for ([] = left open)
RESOLVED = [
    ("Shehbaz Sharif met Recep Tayyip Erdogan in Ankara. The two leaders reviewed relations.", "The two leaders",
     ["Shehbaz Sharif", "Recep Tayyip Erdogan"]),
    ("Shehbaz Sharif met Recep Tayyip Erdogan. The two leaders committed to deepening their partnership.", "their",
     ["Shehbaz Sharif", "Recep Tayyip Erdogan"]),
    ("Loans to both Hungary and Ukraine are prepared as problems are hitting the two countries.", "the two countries",
     ["Hungary", "Ukraine"]),
    ("Pakistan and Turkey have long-standing relations. Investment in both countries grew.", "both countries",
     ["Pakistan", "Turkey"]),
    ("Alberta Premier Ed Stelmach says he agrees with the proposal.", "he", ["Ed Stelmach"]),
    ("President Donald Trump has said he will not approve a budget.", "he", ["Donald Trump"]),
    ("Gordon Brown spoke on Friday. He announced that protests will continue.", "He", ["Gordon Brown"]),
    ("Discussing his concern, Prime Minister Najib Razak said the navy helps.", "his", ["Najib Razak"]),
    ("Angela Merkel met Barack Obama. She praised the talks.", "She", ["Angela Merkel"]),
    ("AT&T has announced that it will purchase T-Mobile.", "it", ["AT&T"]),
    ("Hamas and Fatah reject the plan. They say it will fail.", "They", ["Hamas", "Fatah"]),
    ("AU commissioner Albert Muchanga announced it. The commissioner said more is to come.", "The commissioner",
     ["Albert Muchanga"]),
    ("Turkish President Recep Tayyip Erdogan met Pakistani Prime Minister Shehbaz Sharif. The prime minister thanked "
     "him.", "The prime minister", ["Shehbaz Sharif"]),
    ("The British National Party grows. The party has said it will field candidates.", "The party",
     ["British National Party"]),
    ("Iranian airline Mahan Air was banned. The airline is privately owned.", "The airline", ["Mahan Air"]),
    ("The Indonesian government was criticised. The government has admitted it.", "The government",
     ["Indonesian government"]),
    ("Microsoft launched a campaign. The company replaced the browser.", "The company", ["Microsoft"]),
    ("France is to ban smoking in all public places. Cafés need not comply. He stated that the country would pay for "
     "treatments.", "the country", ["France"]),
    ("Samoa ended its state of emergency on Sunday. Schools reopen. The government lifted all restrictions.",
     "The government", ["Samoa"]),
    ("Pakistan and Turkey met in Ankara. Talks were long. Trade was discussed. Energy was next. Defence came last. "
     "Both sides were pleased.", "Both sides", ["Pakistan", "Turkey"]),
    ("Ashleigh Barty beat Danielle Collins in Melbourne on Saturday. It was long. The 25-year-old was cheered.",
     "The 25-year-old", ["Ashleigh Barty"]),
    ("Mick Whelan, general secretary of the union Aslef, spoke. The general secretary of the RMT union, Mick Cash, "
     "said it was not enough.", "secretary", ["Mick Cash"]),
    # left open
    ("Two men met in Rome. The 25-year-old left.", "The 25-year-old", []),
    ("It is likely to rain in Ankara.", "It", []),
    ("David Cameron met Nick Clegg and Ed Miliband. The two leaders smiled.", "The two leaders", []),
    ("Two men met in Rome. The minister left.", "The minister", []),
    ("Pope Francis said: “He will not go.”", "He", []),
    ("The company closed.", "The company", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "names"), RESOLVED, ids=[f"{w}: {t[:30]}" for t, w, _ in RESOLVED])
def test_references(analysis_of: AnalysisOf, text: str, words: str, names: list[str]) -> None:
    analysis = analysis_of(text)
    at = [m.start() for m in re.finditer(rf"\b{words}\b", analysis.text)][-1]
    head = analysis.token_at(at + len(words) - 1)
    assert head is not None
    assert [e.name for e in analysis.entities_of(head)] == names
    reference = analysis.reference_at(at)
    assert (reference is not None) == bool(names)
    if reference is not None:
        assert reference.span.of(analysis.text) == words
        assert reference.rule


def test_entities_of_asks_names_apposition_and_coordination(analysis_of: AnalysisOf) -> None:
    analysis = analysis_of("Sharif and Erdogan met. The foreign minister, Ishaq Dar, left with his aides.")
    tokens = {t.text: t for t in analysis.tokens}
    assert [e.name for e in analysis.entities_of(tokens["Sharif"])] == ["Sharif", "Erdogan"]
    assert [e.name for e in analysis.entities_of(tokens["minister"])] == ["Ishaq Dar"]
    assert analysis.entities_of(tokens["met"]) == ()
    assert analysis.entity_at(0) is analysis.entities[0]
    assert analysis.entity_at(len(analysis.text) - 1) is None


def test_references_are_in_order_and_apart(analysis_of: AnalysisOf) -> None:
    for text, _, _ in RESOLVED:
        spans = [r.span for r in analysis_of(text).references]
        assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
