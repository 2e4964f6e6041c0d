"""Key terms: whole phrases and complete names, nothing twice, no times, every place of each."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_summary import OTHERS, untagged

from briefing.errors import OptionError
from briefing.extract.items import Term
from briefing.extract.reading import NOT_ENGLISH, left_out
from briefing.extract.terms import METHODS, extract_terms
from briefing.extract.terms.cover import Cover
from briefing.extract.terms.forms import folded, folded_people, is_temporal, is_weak_adjective
from briefing.extract.terms.frequency import rarity
from briefing.extract.when import extract_when
from briefing.language import Analysis
from briefing.text.span import Span
from briefing.text.stem import stem
from tests.conftest import AnalysisOf

# Text, terms that must be there, words that no term may contain, as a whole term.
ARTICLES = [
    (
        "Pakistan and Turkey on Sunday agreed to pursue a bilateral trade target of $5 billion. Prime Minister Shehbaz "
        "Sharif met President Recep Tayyip Erdogan in Ankara amid rising tensions in the region. Sharif said the "
        "strategic partnership would grow. Erdogan told Sharif that the bilateral trade target could be met next year.",
        ["Shehbaz Sharif", "Recep Tayyip Erdogan", "bilateral trade target", "strategic partnership", "Pakistan"],
        ["Sharif met", "Minister Shehbaz", "Prime Minister", "Sunday", "next year", "President", "Sharif", "rising"],
    ),
    (
        "The U.S. House of Representatives passed the clean energy bill by 219 votes to 212 on Friday. The bill would "
        "cut greenhouse gas emissions by 17 percent. Speaker of the House Nancy Pelosi praised the House of "
        "Representatives. Greenhouse gas emissions warm the planet, the secretary of energy said last week.",
        ["U.S. House of Representatives", "greenhouse gas emissions", "clean energy bill", "Nancy Pelosi"],
        [
            "Representatives",
            "House of Representatives",
            "Friday",
            "gas emissions",
            "greenhouse gas",
            "Greenhouse gas emissions",
            "last week",
        ],
    ),
    (
        "Hurricane Gilbert swept toward Jamaica on Monday with winds of 110 mph. The National Hurricane Center in "
        "Miami said Hurricane Gilbert was moving west. Officials warned residents of heavy rains and flash floods. "
        "Heavy rain and a flash flood had struck the Dominican Republic on Saturday.",
        ["Hurricane Gilbert", "Jamaica", "National Hurricane Center", "heavy rains", "Dominican Republic"],
        ["Gilbert", "Hurricane", "mph", "Monday", "Officials", "residents", "National Hurricane", "heavy rain"],
    ),
    (
        "The International Atomic Energy Agency said Iran had resumed uranium enrichment. Inspectors of the IAEA found "
        "two new centrifuges. Tehran says its nuclear program is peaceful, but the United States and the IAEA doubt "
        "that. The nuclear programs of Iran and North Korea worry the U.S. government.",
        ["International Atomic Energy Agency", "Iran", "uranium enrichment", "North Korea"],
        ["IAEA", "Atomic Energy", "new centrifuges", "two new centrifuges", "Energy Agency"],
    ),
    (
        "A 45-year-old man was arrested in London in connection with a car bomb. Police said the state-run news agency "
        "had named the 18-page report's author. The long-term sentence was the tenth such case in recent years. "
        "Several car bombs exploded during the 2005 attacks on the London Underground.",
        ["car bomb"],
        ["45-year-old man", "18-page report", "tenth", "recent years", "long-term", "state-run", "connection"],
    ),
    (
        "COVID-19 vaccine doses reached Peru's capital on March 3, 2021. Peru's health ministry said COVID-19 "
        "vaccine doses would go to nurses. The crises in its hospitals had shown that a humanitarian crisis was near; "
        "the humanitarian crises of other countries were worse.",
        ["COVID-19 vaccine doses", "Peru"],
        ["vaccine doses", "Peru's", "March", "other countries", "humanitarian crises"],
    ),
]


def whole(analysis: Analysis) -> dict[str, Term]:
    return {t.term: t for t in extract_terms(analysis, extract_when(analysis), limit=20)}


@pytest.mark.parametrize(("text", "wanted", "unwanted"), ARTICLES)
def test_real_sentences(analysis_of: AnalysisOf, text: str, wanted: list[str], unwanted: list[str]) -> None:
    found = whole(analysis_of(text))
    assert [w for w in wanted if w not in found] == []
    assert [u for u in unwanted if u in found] == []


@pytest.mark.parametrize(("text", "wanted", "unwanted"), ARTICLES)
@pytest.mark.parametrize("method", METHODS)
def test_places_and_scores(
    analysis_of: AnalysisOf, method: str, text: str, wanted: list[str], unwanted: list[str]
) -> None:
    analysis = analysis_of(text)
    found = extract_terms(analysis, extract_when(analysis), method=method, limit=8)
    assert 1 <= len(found) <= 8
    assert found[0].score == 1.0
    assert all(a.score >= b.score > 0 for a, b in pairwise(found))
    for term in found:
        assert term.term in {s.of(text) for s in term.mentions}
        assert list(term.mentions) == sorted(set(term.mentions))


@pytest.mark.parametrize(("text", "wanted", "unwanted"), ARTICLES)
def test_no_term_lies_within_another(
    analysis_of: AnalysisOf, text: str, wanted: list[str], unwanted: list[str]
) -> None:
    sets = [{stem(w) for w in t.lower().split()} for t in whole(analysis_of(text))]
    assert [(a, b) for i, a in enumerate(sets) for b in sets[:i] if a <= b or b <= a] == []


MENTIONS = [
    (0, "Shehbaz Sharif", ["Shehbaz Sharif", "Sharif", "Sharif"]),
    (0, "bilateral trade target", ["bilateral trade target", "bilateral trade target"]),
    (1, "greenhouse gas emissions", ["greenhouse gas emissions", "Greenhouse gas emissions"]),
    (2, "heavy rains", ["heavy rains", "Heavy rain"]),
    (3, "International Atomic Energy Agency", ["International Atomic Energy Agency", "IAEA", "IAEA"]),
    (4, "car bomb", ["car bomb", "car bombs"]),
    (5, "humanitarian crisis", ["humanitarian crisis", "humanitarian crises"]),
]


@pytest.mark.parametrize(("number", "term", "places"), MENTIONS)
def test_every_place_of_a_term(analysis_of: AnalysisOf, number: int, term: str, places: list[str]) -> None:
    analysis = analysis_of(ARTICLES[number][0])
    assert [s.of(analysis.text) for s in whole(analysis)[term].mentions] == places


@pytest.mark.parametrize("limit", [-1, 0])
def test_none_asked_for(analysis_of: AnalysisOf, limit: int) -> None:
    for method in METHODS:
        assert extract_terms(analysis_of(ARTICLES[0][0]), (), method=method, limit=limit) == ()


def test_an_unknown_method_names_the_nearest_and_all() -> None:
    with pytest.raises(OptionError, match=r"“yake”.*phrases, yake"):
        extract_terms(untagged("Talks ended."), (), method="yakke")


FOLDED = [
    ("elections", "election"), ("crises", "crisis"), ("women", "woman"), ("Turkey's".lower(), "turkey"),
    ("french", "france"), ("senators", "senator"), ("policies", "policy"), ("o’brien", "o'brien"),
]  # fmt: skip
DISTINCT = [("senator", "senate"), ("minister", "ministry"), ("iran", "iraq"), ("us", "usa")]


@pytest.mark.parametrize(("a", "b"), FOLDED)
def test_forms_of_one_word(a: str, b: str) -> None:
    assert folded(a) == folded(b)


@pytest.mark.parametrize(("a", "b"), DISTINCT)
def test_words_that_are_not_one(a: str, b: str) -> None:
    assert folded(a) != folded(b)


def test_peoples_fold_to_the_places_that_are_there() -> None:
    places = frozenset({"libya", "iran", "korea", "yemen", "honduras"})
    assert folded_people("Yemenis", places) == stem("yemen")
    assert folded_people("Hondurans", places) == stem("honduras")
    assert folded_people("Libyan", places) == stem("libya")
    assert folded_people("Iranians", places) == stem("iran")
    assert folded_people("Martian", places) == stem("martian")


@pytest.mark.parametrize("word", ["Monday", "May", "March", "years", "today", "Sept."])
def test_temporal(word: str) -> None:
    assert is_temporal(word)


@pytest.mark.parametrize("word", ["may", "march", "yearbook", "Mayor", "timing"])
def test_not_temporal(word: str) -> None:
    assert not is_temporal(word)


@pytest.mark.parametrize("word", ["new", "tenth", "18-page", "Former", "45-year-old"])
def test_weak_adjectives(word: str) -> None:
    assert is_weak_adjective(word)


def test_rarity_bounds_what_the_counts_say_of_government_prose() -> None:
    # Of 7,572 documents "states" stands in 4,313 and "secretary" in 2,626; "hurricane" and a name in few or none.
    assert rarity("states") == rarity("secretary") == rarity("president")
    assert rarity("hurricane") < rarity("xqzw") == 1.0
    assert 0.4 < rarity("secretary") == rarity("climate") < rarity("bank") < rarity("earthquake") < 1.0


@pytest.mark.parametrize("language", OTHERS)
def test_other_languages(language: str) -> None:
    analysis = untagged(OTHERS[language], language)
    assert left_out(analysis) == NOT_ENGLISH
    for term in extract_terms(analysis, ()):
        assert {s.of(analysis.text) for s in term.mentions} >= {term.term}
    extract_terms(analysis, (), method="yake")


FOREIGN = [
    ("zh", "习近平会见了总理。中巴经济走廊已经建成。双方谈了中巴经济走廊，习近平欢迎。", ["中巴经济走廊", "习近平"]),
    ("ja", "両首脳は経済協力で一致した。トルコは経済協力を歓迎した。トルコの投資は増える。", ["経済協力", "トルコ"]),
    ("ru", "Переговоры прошли в Стамбуле. Делегация Украины прибыла вчера. Переговоры о мире в Стамбуле продолжатся.",
     ["Переговоры", "Стамбуле"]),
    ("de", "Die Regierung um Friedrich Merz tagte. Über die wirtschaftliche Zusammenarbeit sprach Friedrich Merz; die "
     "wirtschaftliche Zusammenarbeit wächst.", ["Friedrich Merz", "wirtschaftliche Zusammenarbeit"]),
    ("hi", "नरेंद्र मोदी ने व्यापार समझौते पर बात की। व्यापार समझौते से लाभ होगा। नरेंद्र मोदी लौटे।",
     ["नरेंद्र मोदी", "व्यापार समझौते"]),
    ("ar", "ناقش شهباز شريف الأمن الغذائي. وقال شهباز شريف إن الأمن الغذائي أولوية.", ["شهباز شريف", "الأمن الغذائي"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "wanted"), FOREIGN)
def test_terms_of_other_languages(language: str, text: str, wanted: list[str]) -> None:
    for told in (language, "en") if language != "de" else ("de",):
        found = [t.term for t in extract_terms(untagged(text, told), ())]
        assert [w for w in wanted if w not in found] == []


def test_an_english_text_leaves_nothing_out() -> None:
    assert left_out(untagged("Talks ended.")) is None


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("Aabc .,:;!?\n-“'中国学क।اب 1ไท"), max_size=200))
def test_any_text(text: str) -> None:
    for language in ("en", "zh", "de", "xx"):
        analysis = untagged(text, language)
        for term in extract_terms(analysis, ()):
            assert term.term == term.mentions[0].of(analysis.text)
            assert 0 < term.score <= 1


def test_any_text_goes_through_yake() -> None:
    for text in ("", "…", "a", "1 2 3", "Talks.", "A\nB\nC", "“”"):
        for term in extract_terms(untagged(text), (), method="yake"):
            assert term.term in text


COVERS = [((3, 5), True), ((0, 2), False), ((5, 7), False), ((4, 6), True), ((9, 30), True), ((20, 21), False)]


@pytest.mark.parametrize(("span", "touched"), COVERS)
def test_cover(span: tuple[int, int], touched: bool) -> None:
    assert Cover([Span(10, 15), Span(2, 4), Span(3, 5), Span(12, 20)]).touches(Span(*span)) is touched


def test_nothing_is_covered_by_nothing() -> None:
    assert not Cover([]).touches(Span(0, 9))


@pytest.mark.parametrize("byline", ["By Jane Roe", "From: Jane Roe <jane@example.org>"])
def test_who_wrote_an_article_is_not_what_it_is_about(analysis_of: AnalysisOf, byline: str) -> None:
    text = "Turkey pledged to buy gas worth USD 5 billion by 2027, the energy ministry said. Sharif thanked Turkey."
    terms = [term.term for term in extract_terms(analysis_of(f"{byline}\n\n{text}"), ())]
    assert terms == [term.term for term in extract_terms(analysis_of(text), ())]
