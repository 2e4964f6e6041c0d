"""Words, scripts and stems."""

from __future__ import annotations

import pytest

from briefing.text.span import Span
from briefing.text.stem import stem
from briefing.text.words import (
    Script,
    count_words,
    language_by_script,
    script_of,
    sentence_spans,
    stop_words,
    told_length,
    word_spans,
)

# Words of Porter's paper and of news, with their stems.
STEMS = [
    ("caresses", "caress"), ("ponies", "poni"), ("cats", "cat"), ("agreed", "agre"), ("feed", "feed"),
    ("plastered", "plaster"), ("motoring", "motor"), ("hopping", "hop"), ("falling", "fall"), ("filing", "file"),
    ("happy", "happi"), ("sky", "sky"), ("relational", "relat"), ("rational", "ration"), ("digitizer", "digit"),
    ("operator", "oper"), ("feudalism", "feudal"), ("decisiveness", "decis"), ("formality", "formal"),
    ("triplicate", "triplic"), ("electrical", "electr"), ("hopeful", "hope"), ("revival", "reviv"),
    ("adoption", "adopt"), ("effective", "effect"), ("probate", "probat"), ("rate", "rate"), ("controller", "control"),
    ("negotiations", "negoti"), ("negotiated", "negoti"), ("is", "is"), ("u.s.", "u.s."), ("москва", "москва"),
]  # fmt: skip


@pytest.mark.parametrize(("word", "expected"), STEMS)
def test_stem(word: str, expected: str) -> None:
    assert stem(word) == expected


WORDS = [
    ("The U.N. chief’s long-term plan", ["The", "U.N.", "chief’s", "long-term", "plan"]),
    ("3.5 per cent, 1,200 people", ["3.5", "per", "cent", "1,200", "people"]),
    ("नरेंद्र मोदी ने", ["नरेंद्र", "मोदी", "ने"]),
    ("习近平说", ["习近", "近平", "平说"]),
    ("ประเทศ", ["ประเ", "ระเท", "ะเทศ"]),
    ("الأمن الغذائيّ", ["الأمن", "الغذائيّ"]),
    ("", []),
    ("— … !", []),
]


@pytest.mark.parametrize(("text", "expected"), WORDS)
def test_words_of_any_script(text: str, expected: list[str]) -> None:
    assert [s.of(text) for s in word_spans(text)] == expected


SCRIPTS = [
    ("The two leaders met.", Script.LATIN, "und"),
    ("Президент России заявил", Script.SPACED, "ru"),
    ("Ο πρωθυπουργός", Script.SPACED, "el"),
    ("أعلن الرئيس", Script.SPACED, "ar"),
    ("प्रधानमंत्री ने", Script.SPACED, "hi"),
    ("国家主席周一在北京会见了总理", Script.IDEOGRAPHIC, "zh"),
    ("石破茂首相はトルコの大統領と会談した", Script.IDEOGRAPHIC, "ja"),
    ("นายกรัฐมนตรีไทย", Script.UNSPACED, "th"),
    ("대통령이 오늘 밝혔다", Script.SPACED, "ko"),
    ("12:30 — 14:00", Script.LATIN, "und"),
    ("", Script.LATIN, "und"),
]


@pytest.mark.parametrize(("text", "script", "language"), SCRIPTS)
def test_script_and_language(text: str, script: Script, language: str) -> None:
    assert script_of(text) is script
    if script is not Script.LATIN:
        assert language_by_script(text) == language


COUNTS = [("The two leaders met.", 4), ("中国和日本", 5), ("ประเทศไทย", 3), ("COVID-19 in the U.S.", 4), ("", 0)]


@pytest.mark.parametrize(("text", "expected"), COUNTS)
def test_count_words(text: str, expected: int) -> None:
    assert count_words(text) == expected


SENTENCES = [
    ("他说。“我们同意。”会谈结束！", ["他说。", "“我们同意。”", "会谈结束！"]),
    ("उन्होंने कहा। व्यापार बढ़ेगा।", ["उन्होंने कहा।", "व्यापार बढ़ेगा।"]),
    ("هل اتفقا؟ نعم۔ انتهى", ["هل اتفقا؟", "نعم۔", "انتهى"]),
    ("He paid $3.5 million. It helped.", ["He paid $3.5 million. It helped."]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences_of_other_scripts(text: str, expected: list[str]) -> None:
    assert [s.of(text) for s in sentence_spans(text, Span(0, len(text)))] == expected


def test_stop_words_of_other_languages_come_without_loading_yake() -> None:
    assert "и" in stop_words("ru")
    assert "nicht" in stop_words("de")
    assert not stop_words("xx")
    assert not stop_words("../en")


LENGTHS = [
    ("Turkey pledged on Monday to buy gas.", "7 words"),
    ("Once.", "1 word"),
    ("据报道，乌克兰将在六月之前购买五十辆坦克。\n\n双方将在下个月再次会面。", "33 characters"),
    ("ウクライナは6月までに戦車50両を購入する。", "22 characters"),
    ("ยูเครนจะซื้อรถถัง", "17 characters"),
    ("우크라이나는 6월까지 전차 50대를 구매할 예정이다.", "6 words"),
    ("The word 坦克 means tank in Chinese.", "7 words"),
    ("", "0 words"),
]


@pytest.mark.parametrize(("text", "told"), LENGTHS)
def test_a_length_is_told_as_readers_count(text: str, told: str) -> None:
    assert told_length(text) == told
