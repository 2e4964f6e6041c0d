"""Commitments: sentences of real articles with what binds whom, sentences that bind nobody, lists, quotations."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.extract.commitments import extract_commitments
from briefing.extract.commitments.cues import CUES
from briefing.extract.commitments.extract import scenes
from briefing.extract.commitments.merge import merged
from briefing.extract.commitments.ranker import Model, judge, score, shipped
from briefing.extract.commitments.speech import speech_of
from briefing.extract.items import Commitment, Evidence
from briefing.extract.when import extract_when
from briefing.text.span import Span
from tests.conftest import AnalysisOf

CASES = [tuple(row) for row in json.loads((Path(__file__).parent / "commitments.json").read_text("utf-8"))]

NOTHING = (
    # a wish, a prediction, an opinion
    "Erdogan hopes that the talks will lead to peace in the region.",
    "The meeting is likely to be seen in New Delhi as a reaffirmation of regional bloc-building.",
    "Analysts expect that the bank will raise its rates next month.",
    "All of them agree that the climate is changing.",
    # demands and calls on others
    "The United Nations called on Syria to cooperate with the investigation.",
    "Obama wants Bush to boycott the ceremony.",
    # declining to speak
    "The press asked Trump about it that same day, but he declined to comment.",
    '"We take document security seriously," she said, but refused to give any more details about the papers.',
    # courts, facts, possibilities
    "The court sentenced him to ten years in prison.",
    "India responded with precision airstrikes on May 7.",
    "The party might support the bill.",
    "What will the government do now?",
    "The visit was aimed at consolidating alliances with regional partners.",
)


def found(analysis_of: AnalysisOf, text: str, published: str = "2025-05-26") -> tuple[Commitment, ...]:
    analysis = analysis_of(text, published)
    return extract_commitments(analysis, extract_when(analysis))[0]


@pytest.mark.parametrize(("sentence", "rule", "actors", "action", "kind", "strength"), CASES, ids=[c[1] for c in CASES])
def test_sentence_binds(
    analysis_of: AnalysisOf, sentence: str, rule: str, actors: list[str], action: str, kind: str, strength: int
) -> None:
    items = found(analysis_of, sentence)
    assert [(c.rule, list(c.actors), c.action, c.kind, c.strength) for c in items] == [
        (rule, actors, action, kind, strength)
    ]


@pytest.mark.parametrize("sentence", NOTHING)
def test_sentence_binds_nobody(analysis_of: AnalysisOf, sentence: str) -> None:
    assert found(analysis_of, sentence) == ()


def test_list_items_inherit_their_intro(analysis_of: AnalysisOf) -> None:
    text = (
        "Shehbaz Sharif met Recep Tayyip Erdogan in Ankara.\n\nSharif and Erdogan agreed to:\n\n"
        "Pursue the USD 5 billion bilateral trade target, a goal previously set by both governments.\n\n"
        "Expand cooperation in renewable energy, defense production and agriculture.\n\n"
        "Accompanying Sharif during the meeting were:\n\nForeign Minister Ishaq Dar"
    )
    first, second = found(analysis_of, text)
    assert first.actors == second.actors == ("Shehbaz Sharif", "Recep Tayyip Erdogan")
    assert (first.kind, first.strength, first.status, first.amount) == ("agreement", 3, "reaffirmed", "USD 5 billion")
    assert first.action == "Pursue the USD 5 billion bilateral trade target"
    assert [e.span.of(text) for e in second.evidence] == [
        "Expand cooperation in renewable energy, defense production and agriculture.",
        "Sharif and Erdogan agreed to:",
    ]
    assert second.status == "new" and second.rule == "list-intro"


def test_seed_article_has_its_five(analysis_of: AnalysisOf) -> None:
    text = (Path(__file__).parent.parent / "seeds" / "01-pakistan-turkey.txt").read_text("utf-8")
    items = found(analysis_of, text)
    both = ("Shehbaz Sharif", "Recep Tayyip Erdogan")
    assert [c.actors for c in items] == [both, both, both, both, ("Shehbaz Sharif",)]
    assert [c.kind for c in items[:4]] == ["agreement"] * 4
    assert items[1].amount == "USD 5 billion" and items[1].status == "reaffirmed"
    assert items[4].strength == 1 and items[4].source is None
    assert all(len(c.evidence) == 2 for c in items[1:4])


def test_one_number_told_twice_is_one(analysis_of: AnalysisOf) -> None:
    text = "GM plans to close 1,100 dealerships. GM said it plans to shut down about 1,100 of its dealerships in May."
    (item,) = found(analysis_of, text)
    assert item.actors == ("GM",) and len(item.evidence) == 2


STATUSES = (
    ("Apple no longer intends to open a store there.", "withdrawn"),
    ("France has abandoned its pledge to cut emissions.", "withdrawn"),
    ("From today, the ministry said, it will no longer accept paper forms.", "new"),
    ("The government delayed its plan to raise the pension age.", "deferred"),
    ("Germany said it would go ahead with the pipeline, which was delayed last year.", "new"),
    ("The United States reaffirmed its commitment to defend the islands.", "reaffirmed"),
    ("The minister had promised to publish the report.", "prior"),
    ("The government kept its promise to raise pensions.", "fulfilled"),
    ("The promise made by Giorgia Meloni to cut taxes has not been kept.", "broken"),
    ("Russia broke its commitment to withdraw its troops.", "broken"),
    ("The company failed to honour its pledge to hire 500 workers.", "broken"),
    ("Obama pledged to close the camp but has thus far failed to do so.", "broken"),
    ("We urge the Taliban to keep their commitment to protect civilians.", "prior"),
)


@pytest.mark.parametrize(("sentence", "status"), STATUSES)
def test_what_became_of_it(analysis_of: AnalysisOf, sentence: str, status: str) -> None:
    analysis = analysis_of(sentence)
    everything = Model({}, bias=1.0, threshold=0.5, entry=0.5)
    (item,) = extract_commitments(analysis, extract_when(analysis), everything)[0]
    assert item.status == status


def test_reported_by_another_and_by_when(analysis_of: AnalysisOf) -> None:
    text = (
        "France is to ban smoking in all public places in February 2007, the French prime minister, "
        "Dominique de Villepin has announced."
    )
    (item,) = found(analysis_of, text, "2006-10-09")
    assert item.actors == ("France",) and item.source == "Dominique de Villepin"
    assert item.deadline is not None and item.deadline.value == "2007-02"
    assert item.deadline.span is not None and item.deadline.span.of(text) == item.deadline.text


def test_we_is_whom_the_speaker_speaks_for(analysis_of: AnalysisOf) -> None:
    text = (
        "Dominique Strauss-Kahn, Managing Director of the International Monetary Fund, met ministers in Budapest. "
        '"We will provide technical assistance to Hungary," Strauss-Kahn said.'
    )
    (item,) = found(analysis_of, text)
    assert item.actors == ("International Monetary Fund",)
    assert (item.kind, item.source) == ("pledge", "Dominique Strauss-Kahn")


def test_the_department_is_that_of_who_says_so(analysis_of: AnalysisOf) -> None:
    text = "Environment Canada spokeswoman Sujata Raisinghani told CBC News the department will look into the incident."
    model = Model({"cue modal:will": 2.0}, bias=0.0, threshold=0.5, entry=0.5)
    analysis = analysis_of(text)
    (item,) = extract_commitments(analysis, (), model)[0]
    assert item.actors == ("Environment Canada",) and item.source == "Sujata Raisinghani"


def test_a_pronoun_in_a_quotation_is_not_its_speaker(analysis_of: AnalysisOf) -> None:
    text = (
        "President George W. Bush will attend the ceremony in Beijing. Dana Perino, the White House press secretary, "
        'answered questions. "He will talk to him about these important issues of human rights," Perino said.'
    )
    last = found(analysis_of, text)[-1]
    assert last.actors == ("George W. Bush",)


def test_coordinated_verbs_are_several_coordinated_objects_one(analysis_of: AnalysisOf) -> None:
    text = (
        "The United States and Mexico commit to tackle methane emissions, accelerate the transition to clean vehicles, "
        "and deepen their efforts. They will expand cooperation in energy, defence and trade."
    )
    actions = [c.action for c in found(analysis_of, text)]
    assert actions == [
        "tackle methane emissions",
        "accelerate the transition to clean vehicles",
        "deepen their efforts",
        "expand cooperation in energy, defence and trade",
    ]


def test_condition_and_refusal(analysis_of: AnalysisOf) -> None:
    text = "Ukraine threatened to bar Russian warships from returning to Sevastopol if they engage in military action."
    (item,) = found(analysis_of, text)
    assert item.kind == "threat" and item.condition == "if they engage in military action"


def test_near_misses_say_why(analysis_of: AnalysisOf) -> None:
    analysis = analysis_of("The press asked Trump about it that same day, but he declined to comment.")
    items, missed = extract_commitments(analysis, ())
    assert items == () and [m.reason for m in missed] == ["declining to comment is no refusal to act"]
    assert missed[0].section == "commitments" and missed[0].rule == "verb:decline to"
    assert analysis.text[missed[0].evidence[0].span.start :].startswith("The press asked")


def test_every_span_is_verbatim_and_explained(analysis_of: AnalysisOf) -> None:
    text = (Path(__file__).parent.parent / "seeds" / "01-pakistan-turkey.txt").read_text("utf-8")
    for item in found(analysis_of, text):
        source = analysis_of(text, "2025-05-26").text
        assert item.action in item.evidence[0].span.of(source)
        assert item.why.startswith("score 0.") and item.cue in source


def test_hostile_text_breaks_nothing(analysis_of: AnalysisOf) -> None:
    for text in (
        "will",
        "will:",
        "to:\n\n- will",
        "[bold]we will[/bold] {0} %s",
        "“We will",
        "We will. " * 40,
        "agreed to:",
    ):
        extract_commitments(analysis_of(text), ())


def commitment(action: str, actors: tuple[str, ...], at: int) -> Commitment:
    evidence = (Evidence(Span(at, at + 10), 0),)
    return Commitment(actors, action, "plan", 2, "new", None, None, None, None, None, "will", "modal:will", evidence)


def test_repeats_are_one_with_all_their_evidence() -> None:
    first = commitment("appoint a chief prosecutor for fraud cases", ("Department",), 0)
    again = replace(commitment("appoint a chief prosecutor", ("Department",), 50), amount="one")
    other = commitment("call on Congress", ("Department",), 90)
    kept = merged([first, again, other])
    assert [c.action for c in kept] == [first.action, other.action]
    assert len(kept[0].evidence) == 2 and kept[0].amount == "one"


def test_ranker_weighs_and_explains() -> None:
    model = Model({"a promise": 2.0, "a question": -3.0}, bias=-0.5, threshold=0.5, entry=0.7)
    yes, no = judge([("a promise",), ("a question",)], model)
    assert yes.accepted and "a promise (+2.0)" in yes.why
    assert not no.accepted and "a question (-3.0)" in no.why
    assert score(("a promise",), model) == pytest.approx(0.8176, abs=1e-3)
    (silent,) = judge([("unheard of",)], replace(model, bias=0.1))
    assert not silent.accepted and silent.near and "nothing in the article reaches 0.70" in silent.why


def test_shipped_model_is_readable() -> None:
    model = shipped()
    assert 0.2 <= model.threshold <= model.entry <= 0.9
    assert len(model.weights) > 500 and all(isinstance(w, float) for w in model.weights.values())


def test_cues_name_known_frames() -> None:
    frames = {f for cue in CUES.values() for f in cue.frames}
    assert all(f in {"to", "that", "ing", "noun", "be"} or f.startswith("p:") for f in frames)
    assert all(1 <= cue.strength <= 3 for cue in CUES.values())


MEANINGS = (
    ("Russia would strengthen its contingent in South Ossetia.", "content carried out"),
    ("Boeing intends to send a team to provide technical support to the investigation.", "content is an armed act"),
    ("France is to ban smoking in all public places.", "content is an official act"),
    ("AT&T has announced that it will purchase T-Mobile for US$39 billion.", "content is a deal in goods"),
    ("Bush is scheduled to attend the opening ceremony.", "content is a visit or a meeting"),
    ("The Iraqi government is to launch a formal investigation.", "content is a beginning"),
    ("The military will cease enforcement of the policy in 60 days time.", "content is an end"),
    ("The United States will continue to take all necessary action.", "content is a staying"),
    ("She promised to promote joint ventures.", "content is an effort"),
    ("Democrats will need at least one Republican Senator.", "content befalls"),
    ("The state will take its case to the highest court.", "content may befall"),
    ("He was keen to point out that Obama had been the first foreign leader.", "content is telling"),
    ("Next week the President will have to listen.", "content is having to"),
    ("I'll never be able to get that out of my head.", "content is being able"),
    ("The new Congress will be transparent.", "content is being so"),
    ("Gordon Brown will be at the closing.", "content is being somewhere"),
    ("The United States announced a complete withdrawal from the region.", "content thing is an act"),
    ("The company announced the schedule late yesterday.", "content thing is news told"),
    ("The meeting is set to open tomorrow.", "actor is an event"),
    ("Barra will be the first woman to lead a carmaker.", "content is being a record"),
    ("Argentina will become the tenth country to allow it.", "content is being a record"),
    ("McCain spoke against the deal to lease aircraft.", "cue noun without owner behind against"),
    ("Obama welcomed the announcement that it would buy the loans.", "would reported as statement"),
    ("He asked them to make plans to save the firm.", "under a demand"),
    ("Clinton said that Iran will build a reactor.", "another's word of place"),
    ("The company announced a new plant.", "content thing with a"),
    ("The law aims to raise the taxes levied on hydrocarbon extraction.", "actor is a paper"),
    ("Humans will work to restore habitats for bees.", "actor is people"),
    ("Many manufacturers will not do that on a voluntary basis.", "actor at large"),
    ("Small businesses will offer healthcare to their employees.", "actor a bare plural"),
)


@pytest.mark.parametrize(("sentence", "feature"), MEANINGS, ids=[f for _, f in MEANINGS])
def test_what_words_mean_is_weighed(analysis_of: AnalysisOf, sentence: str, feature: str) -> None:
    analysis = analysis_of(sentence)
    assert any(feature in scene.features for scene in scenes(analysis, speech_of(analysis)))
