"""Summaries: what may stand in one, what may open one, how long it may be, and that every method keeps to it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import OptionError
from briefing.extract.summary import METHODS, Length, summarise
from briefing.extract.summary.candidates import candidates_of
from briefing.extract.summary.rules import LEANING, NOISE, Row, leaning_of
from briefing.language import Analysis, Parse
from briefing.text.clean import clean
from briefing.text.segment import Origin, segment
from tests.conftest import AnalysisOf

ARTICLES = Path(__file__).parent / "corpus" / "articles.jsonl"


def untagged(text: str, language: str = "en", title: str | None = None) -> Analysis:
    """An analysis without an engine: what the rules for words' classes do not need."""
    return Analysis.of(segment(clean(text), Origin(language=language, title=title)), Parse((), ()))


@cache
def corpus() -> tuple[Analysis, ...]:
    rows = [json.loads(line) for line in ARTICLES.read_text("utf-8").splitlines()]
    return tuple(untagged(row["text"], title=row["title"]) for row in rows)


def texts(analysis: Analysis, length: str = "3", method: str = "default") -> list[str]:
    return [s.text for s in summarise(analysis, Length.parse(length), method)]


ROWS = [(row, sentence, True) for row in (*NOISE, *LEANING) for sentence in row.yes] + [
    (row, sentence, False) for row in (*NOISE, *LEANING) for sentence in row.no
]


@pytest.mark.parametrize(("row", "sentence", "found"), ROWS, ids=lambda x: x.name if isinstance(x, Row) else None)
def test_rows(row: Row, sentence: str, found: bool) -> None:
    assert bool(row.pattern.search(sentence)) is found
    assert row.matches(sentence, sentence.lower()) is found


LENGTHS = [
    ("3", Length(sentences=3)),
    (" 5 sentences ", Length(sentences=5)),
    ("80w", Length(words=80)),
    ("120 words", Length(words=120)),
    ("20%", Length(percent=20)),
    ("12.5 %", Length(percent=12.5)),
    ("15 per cent", Length(percent=15)),
]


@pytest.mark.parametrize(("text", "expected"), LENGTHS)
def test_length(text: str, expected: Length) -> None:
    assert Length.parse(text) == expected
    assert Length.parse(str(expected)) == expected


@pytest.mark.parametrize("text", ["", "0", "-3", "three", "0w", "101%", "0%", "2.5", "3x", "80w 3", "9999999", "٣x"])
def test_no_length(text: str) -> None:
    with pytest.raises(OptionError, match="length"):
        Length.parse(text)


def test_a_length_is_one_thing() -> None:
    with pytest.raises(OptionError):
        Length(sentences=3, words=80)
    with pytest.raises(OptionError):
        Length()


@pytest.mark.parametrize(("name", "near"), [("lexrnk", "lexrank"), ("Sumbasics", "sumbasic"), ("defualt", "default")])
def test_an_unknown_method_names_the_nearest_and_all(name: str, near: str) -> None:
    with pytest.raises(OptionError) as caught:
        summarise(untagged("Talks ended."), Length(sentences=1), name)
    assert f"“{near}”" in str(caught.value)
    assert all(method in str(caught.value) for method in METHODS)


MEETING = """The prime ministers of Pakistan and Turkey met in Ankara on Sunday and agreed to raise trade to $5 billion.

He also said that the talks had gone well. Both countries signed agreements on energy and defence in the presence of the
prime ministers.

The two leaders agreed to:

- Pursue the trade target of $5 billion

- Build a railway between the two countries

Read more: How trade between Turkey and Pakistan grew

Photo: The prime ministers in Ankara

Trade between Pakistan and Turkey stood at $1.4 billion last year, the trade ministry in Ankara said. The ministry said
that energy and defence would lead the growth of trade.

Both countries signed agreements on energy and defence in the presence of the prime ministers.

(Reporting by Jane Doe; editing by John Roe)"""


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("length", ["1", "2", "3", "4", "40w", "70w", "30%", "100%"])
def test_what_no_summary_does(method: str, length: str) -> None:
    analysis = untagged(MEETING)
    found = texts(analysis, length, method)
    assert found
    assert leaning_of(found[0]) is None
    assert len(found) == len(set(found))
    joined = "\n".join(found)
    for noise in ("Read more", "Photo:", "Reporting by"):
        assert noise not in joined
    if "agreed to:" in joined:
        assert "- " not in joined
        assert "Pursue the trade target" in joined
        assert "Build a railway" in joined


def test_a_list_comes_whole_where_it_fits() -> None:
    found = texts(untagged(MEETING), "100%")
    start = found.index("The two leaders agreed to:")
    assert found[start + 1 : start + 3] == [
        "Pursue the trade target of $5 billion",
        "Build a railway between the two countries",
    ]


@pytest.mark.parametrize("method", METHODS)
def test_every_method_over_the_corpus(method: str) -> None:
    """Verbatim, in order, nothing twice, never more than asked for, nothing dangling at the front."""
    for analysis in corpus()[::8]:
        for length in (Length(sentences=3), Length(words=60), Length(percent=20)):
            found = summarise(analysis, length, method)
            spans = [s.evidence[0].span for s in found]
            assert [s.text for s in found] == [span.of(analysis.text) for span in spans]
            assert spans == sorted(set(spans))
            assert all(e.para == analysis.document.paragraph_at(e.span.start).number for s in found for e in s.evidence)
            if length.sentences:
                assert 1 <= len(found) <= 3
            if length.words:
                assert sum(len(s.text.split()) for s in found) <= 60
            candidates = candidates_of(analysis)
            if found and any(c.leans is None and c.flaw is None and c.words <= 60 for c in candidates):
                assert leaning_of(found[0].text) is None


def test_words_are_a_strict_bound() -> None:
    for analysis in corpus():
        for words in (8, 20, 35):
            found = summarise(analysis, Length(words=words))
            assert sum(len(s.text.split()) for s in found) <= words


def test_a_share_gives_one_sentence_at_least() -> None:
    assert all(len(summarise(analysis, Length(percent=0.1))) == 1 for analysis in corpus()[::16])


def test_one_sentence_of_news_is_nearly_always_the_lead() -> None:
    """With one sentence to give, what a report opens with is the news unless it leans or is torn."""
    same = sum(texts(a, "1") == texts(a, "1", "lead") for a in corpus())
    assert same >= 0.9 * len(corpus())


LEANING_LEADS = [
    # A report that opens with a pronoun, a quotation or a connective.
    ("“We will not yield,” he said. Prime Minister Khan rejected the demands of the rebels on Monday. The rebels hold "
     "three towns in the north of the country.", "Prime Minister Khan rejected"),
    ("But the vote was lost. Parliament rejected the budget of the government by 203 votes to 158 on Tuesday.",
     "Parliament rejected"),
    ("Asked about the talks, she smiled. The foreign minister of Iran arrived in Geneva for talks about sanctions.",
     "The foreign minister"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "start"), LEANING_LEADS)
def test_a_leaning_lead_is_passed_over(text: str, start: str) -> None:
    assert texts(untagged(text), "1")[0].startswith(start)


TAGGED = [
    # "Speaking in Paris, she ..." names nobody: only words with classes and names tell that.
    ("Speaking in Paris, she warned of a crisis in the banks of Europe and called for lower taxes. The German "
     "chancellor Angela Merkel met bankers from Europe in Paris on Monday to discuss the crisis.", "The German"),
    # No verb.
    ("A dark day for the people of the island. Floods killed 26 people on the island of Java on Tuesday, police said.",
     "Floods killed"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "start"), TAGGED)
def test_what_the_tree_tells(analysis_of: AnalysisOf, text: str, start: str) -> None:
    assert texts(analysis_of(text), "1")[0].startswith(start)


SHORT = ["", "Talks.", "TALKS END WITHOUT AGREEMENT", "He left.", "12:30", "…", "- one\n\n- two", "They agreed to:"]


@pytest.mark.parametrize("text", SHORT)
@pytest.mark.parametrize("method", METHODS)
def test_texts_of_next_to_nothing(text: str, method: str) -> None:
    found = texts(untagged(text), "3", method)
    assert all(s in text for s in found)
    assert bool(found) is any(c.isalnum() for c in text)


@pytest.mark.parametrize("method", METHODS)
def test_an_article_in_capitals(method: str) -> None:
    found = texts(untagged(MEETING.upper()), "3", method)
    assert 1 <= len(found) <= 3
    assert "THE PRIME MINISTERS OF PAKISTAN" in "\n".join(texts(untagged(MEETING.upper()), "3", "default"))


OTHERS = {
    "zh": "国家主席习近平周一在北京会见了巴基斯坦总理。双方就经济走廊建设交换了意见。两国签署了多项合作文件。",
    "ja": "首相は26日、官邸でトルコの大統領と会談した。両首脳は経済協力で一致した。交渉を加速させる。",
    "th": "นายกรัฐมนตรีไทยเดินทางถึงกรุงปักกิ่งเมื่อวันจันทร์\n\nประธานาธิบดีกล่าวว่า จีนพร้อมขยายความร่วมมือ",
    "ar": "أعلن الرئيس يوم الأحد أن أنقرة ستستضيف قمة. هل يحضر رئيس الوزراء؟ وقال إن القمة ستعقد الشهر المقبل.",
    "ru": "Президент заявил, что Москва готова к переговорам. Переговоры могут начаться в Стамбуле. Кремль доволен.",
    "el": "Ο πρωθυπουργός συναντήθηκε στην Αθήνα με τον Πρόεδρο. Οι ηγέτες συζήτησαν για την οικονομία της χώρας.",
    "hi": "प्रधानमंत्री नरेंद्र मोदी ने दिल्ली में मुलाकात की। नेताओं ने व्यापार समझौते पर चर्चा की। समझौते से लाभ होगा।",
    "de": "Bundeskanzler Merz hat in Berlin den Präsidenten empfangen. Beide vereinbarten, den Handel zu vertiefen.",
}


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("language", OTHERS)
def test_other_languages(language: str, method: str) -> None:
    # Whether or not the language was told beforehand.
    for told in (language, "en") if language != "de" else ("de",):
        found = texts(untagged(OTHERS[language], told), "1", method)
        assert len(found) == 1
        assert found[0] in OTHERS[language]
        assert len(found[0]) < len(OTHERS[language])


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("Aab .,:;!?\n\n-“”\"'He also said 中。क।ا؟ 1"), max_size=300))
def test_any_text(text: str) -> None:
    analysis = untagged(text)
    for method in ("default", "lead", "kl", "lsa"):
        for s in summarise(analysis, Length(sentences=2), method):
            assert s.text == s.evidence[0].span.of(analysis.text)


PROGRAM = """
import json, sys
sys.path[:0] = [{root!r}, {tests!r}]
from test_summary import corpus
from briefing.extract.summary import METHODS, Length, summarise
from briefing.extract.terms import extract_terms
for analysis in corpus()[:40:8]:
    for method in METHODS:
        print(method, [e.span.start for s in summarise(analysis, Length(sentences=5), method) for e in s.evidence])
    for method in ("phrases", "yake"):
        print([(t.term, t.score, len(t.mentions)) for t in extract_terms(analysis, (), method=method)])
"""


def test_the_same_under_any_hash_seed() -> None:
    here = Path(__file__).parent
    program = PROGRAM.format(root=str(here.parent), tests=str(here))
    outputs = set()
    for seed in ("0", "1", "77"):
        env = {**os.environ, "PYTHONHASHSEED": seed}
        outputs.add(subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, env=env).stdout)
    assert len(outputs) == 1
    assert outputs.pop().count(b"lsa") == 5


def test_nothing_heavy_is_loaded_before_it_is_used() -> None:
    program = (
        f"import sys; sys.path[:0] = [{str(Path(__file__).parent.parent)!r}]\n"
        "import briefing.brief.compare, briefing.render.compare\n"
        "from briefing.extract.summary import METHODS\nfrom briefing.extract.terms import METHODS as T\n"
        "assert METHODS and T\n"
        "print([m for m in ('sumy', 'nltk', 'yake', 'numpy', 'networkx', 'rich', 'spacy') if m in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    assert found.stdout.strip() == "[]"
