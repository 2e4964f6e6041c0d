"""Who acts in the news, on whole articles and on the gold set."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.extract import salience
from briefing.extract.where import extract_where, with_main
from briefing.extract.who import extract_who
from tests.conftest import AnalysisOf

SEED = Path(__file__).parent.parent / "seeds" / "01-pakistan-turkey.txt"


@pytest.fixture(scope="module")
def seed(analysis_of: AnalysisOf) -> str:
    return SEED.read_text("utf-8")


def test_seed_names_each_once_with_role(analysis_of: AnalysisOf, seed: str) -> None:
    analysis = analysis_of(seed)
    who = extract_who(analysis)
    people = {a.name: a.role for a in who if a.type == "person"}
    assert people == {
        "Shehbaz Sharif": "Pakistani Prime Minister",
        "Recep Tayyip Erdogan": "Turkish President",
        "Ishaq Dar": "Foreign Minister",
        "Syed Asim Munir": "Chief of Army Staff (COAS) Field Marshal",
        "Attaullah Tarar": "Minister of Information",
    }
    assert {a.name for a in who if a.type == "place"} >= {"Pakistan", "Turkey"}
    assert {"Sharif"} == set(next(a for a in who if a.name == "Shehbaz Sharif").aliases)
    assert {"Shehbaz Sharif", "Recep Tayyip Erdogan"} & {a.name for a in who if a.central}


def test_order_centrality_and_evidence(analysis_of: AnalysisOf, seed: str) -> None:
    analysis = analysis_of(seed)
    who = extract_who(analysis)
    assert 1 <= len(who) <= 10
    assert [a.salience for a in who] == sorted((a.salience for a in who), reverse=True)
    assert 1 <= sum(a.central for a in who) <= 4
    assert who[0].central
    for actor in who:
        assert actor.name in {m.of(analysis.text) for m in actor.mentions}
        assert actor.evidence[0].span.contains(actor.mentions[0])
        if actor.role is not None:
            assert any(actor.role in e.span.of(analysis.text) for e in actor.evidence)
        assert analysis.entities[actor.entity].name == actor.name


def test_a_text_without_names_has_no_actors(analysis_of: AnalysisOf) -> None:
    assert extract_who(analysis_of("It rained all day and nobody came.")) == ()
    assert extract_who(analysis_of("")) == ()


def test_adjectives_of_peoples_are_no_actors(analysis_of: AnalysisOf) -> None:
    who = extract_who(analysis_of("Turkish President Recep Tayyip Erdogan met Pakistani officials."))
    assert [a.name for a in who] == ["Recep Tayyip Erdogan"]


# text, who is not of the news: who only tells it, and the ground it happens on
OTHERS = [
    ("On Tuesday, North Korea confirmed the reactor was shut down. USA Today quoted its ambassador. The CIA told it.",
     "USA Today"),
    ("Police were called to Airport Boulevard after a shooting. Marcus Reyes died there. Austin mourned him.",
     "Airport Boulevard"),
    ("The exercise was conducted near to the Strait of Hormuz. The Strait of Hormuz is narrow. Iran launched missiles.",
     "Strait of Hormuz"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "other"), OTHERS, ids=[o for _, o in OTHERS])
def test_who_does_not_act(analysis_of: AnalysisOf, text: str, other: str) -> None:
    who = extract_who(analysis_of(text))
    assert who
    assert other not in [a.name for a in who if a.central]


# text, a place that only tells where something is or comes from
GROUNDS = [
    ("The Qatar-based television network al-Jazeera has aired a new tape of Ayman al-Zawahri. He named George Bush.",
     "Qatar"),
    ("A boat caught fire near Santa Cruz Island off the coast of California. Sheriff Bill Brown spoke of the worst.",
     "California"),
    ("Transport workers called off their strike at Brussels airport on Friday. Boeing welcomed it.", "Brussels"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "ground"), GROUNDS, ids=[g for _, g in GROUNDS])
def test_grounds_are_no_actors(analysis_of: AnalysisOf, text: str, ground: str) -> None:
    assert ground not in [a.name for a in extract_who(analysis_of(text))]


PLACES = [
    ("Shehbaz Sharif met Recep Tayyip Erdogan in Ankara on Sunday.", ["Ankara"]),
    ("A tsunami hit the Indonesian island of Java on Monday.", ["Java"]),
    ("United States President George W. Bush spoke.", []),
    ("Asylum seekers were found off the coast of Aceh, Indonesia.", ["Aceh", "Indonesia"]),
    ("Drones struck an oil refinery in Russia's Ryazan region overnight.", ["Russia", "Ryazan"]),
    ("Canada, Mexico, and the United States share a close relationship.", []),
    ("The Home Office is to issue questionnaires to some 12,000 hopefuls from Afghanistan and Eritrea.", []),
    ("Islamabad / Ankara – Shehbaz Sharif met Recep Tayyip Erdogan in Ankara on Sunday.", ["Islamabad", "Ankara"]),
]


@pytest.mark.parametrize(("text", "names"), PLACES, ids=[t[:30] for t, _ in PLACES])
def test_where(analysis_of: AnalysisOf, text: str, names: list[str]) -> None:
    analysis = analysis_of(text)
    found = extract_where(analysis)
    assert [p.name for p in found] == names
    for place in found:
        assert all(m.of(analysis.text) for m in place.mentions)


def test_the_model_explains_itself(analysis_of: AnalysisOf, seed: str) -> None:
    analysis = analysis_of(seed)
    observed = salience.observe(analysis)
    assert len(observed) == len(analysis.entities)
    sharif = next(s for s in observed if analysis.entities[s.entity].name == "Shehbaz Sharif")
    assert 0.9 < sharif.named < 1.0
    assert dict(sharif.terms())["role"] > 0
    total = sum(v for _, v in sharif.terms()) + salience.weights()[0][-1]
    assert sharif.named == pytest.approx(1 / (1 + 2.718281828459045**-total))


def test_weights_belong_to_the_features() -> None:
    named, central = salience.weights()
    assert len(named) == len(central) == len(salience.FEATURES) + 1
    by_name = dict(zip(salience.FEATURES, named, strict=False))
    assert by_name["role"] > 0 > by_name["modifier_only"]
    assert by_name["media"] < 0


def test_the_places_of_the_main_event_are_among_the_places(analysis_of: AnalysisOf) -> None:
    analysis = analysis_of("The fund is preparing loans to both Hungary and Ukraine. Hungary has a large debt.")
    assert extract_where(analysis) == ()
    (place,) = with_main(analysis, (), ("Hungary",))
    assert place.name == "Hungary" and len(place.mentions) == 2
    assert with_main(analysis, (place,), ("Hungary",)) == (place,)
