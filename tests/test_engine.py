"""The engine: what it gives for a document, that it is silent, and that nothing it is given breaks it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from briefing.language import analyse
from briefing.language.engine import Engine
from briefing.language.gazetteers import fold, known_names
from briefing.text.clean import clean
from briefing.text.segment import Origin, segment

HOSTILE = [
    "",
    "\n\n\n",
    ".",
    "?!",
    "(",
    ")",
    "“",
    "' ' '",
    "The (",
    ", the president,",
    "President",
    "Mr.",
    "Mr. ,",
    "of of of (of) of",
    "The two leaders",
    "(NATO) (EU) (X)",
    "- - -",
    "Jr., Sr., III",
    "A" * 5000,
    "Smith, " * 300,
    "President " * 200,
    "and and and Obama and and",
    "[bold red]Obama[/bold red] met <b>Merkel</b> & “Putin”",
    "奥巴马总统周日在北京会见了习近平。",
    "التقى الرئيس أردوغان رئيس الوزراء شريف في أنقرة يوم الأحد.",
    "Президент Путин встретился с канцлером Меркель в Москве.",
    "😀 Obama 😀 said 😀.",
    "Präsident Frank-Walter Steinmeier traf Ministerpräsident Müller in Berlin, „gut“, sagte er.",
    "\u0301\u0301\u0301 e\u0301",
    "Obama\u00a0said\u2003“yes”\u2028No\u2029",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_breaks_it(engine: Engine, text: str) -> None:
    document = segment(clean(text), Origin())
    analysis = analyse(document, engine.parse(document))
    for token in analysis.tokens:
        assert token.span.of(document.text) == token.text
        assert 0 <= token.head < len(analysis.tokens)
    for entity in analysis.entities:
        assert entity.mentions[0].of(document.text)
        for span in (*entity.mentions, *entity.roles):
            assert 0 <= span.start < span.end <= len(document.text)


FOREIGN = [
    ("de", "Angela Merkel hat am Montag in Paris gesprochen. Die Kanzlerin Angela Merkel reist nach Polen. NATO tagt."),
    ("fr", "Emmanuel Macron a rencontré Olaf Scholz. Le président Emmanuel Macron a dit que Paris soutient l'Ukraine."),
    ("ru", "Президент Путин встретился с канцлером Меркель в Москве."),
    ("zh", "奥巴马总统周日在北京会见了习近平。"),
]


@pytest.mark.parametrize(("language", "text"), FOREIGN, ids=[code for code, _ in FOREIGN])
def test_other_languages_give_only_what_is_sure(engine: Engine, language: str, text: str) -> None:
    document = segment(clean(text), Origin(language=language))
    analysis = analyse(document, engine.parse(document))
    assert analysis.references == ()
    for entity in analysis.entities:
        assert entity.roles == ()
        assert fold(entity.name) in known_names() or (len(entity.mentions) > 1 and " " in entity.name)


def test_tokens_cover_sentences_and_carry_what_others_ask(engine: Engine) -> None:
    document = segment(clean("Ukraine is seeking a loan.\n\nHungary has received €5 billion, the IMF said."), Origin())
    parse = engine.parse(document)
    assert [t.sentence for t in parse.tokens] == sorted(t.sentence for t in parse.tokens)
    seeking = next(t for t in parse.tokens if t.text == "seeking")
    assert (seeking.lemma, seeking.pos, seeking.tag, seeking.dep) == ("seek", "VERB", "VBG", "ROOT")
    assert {m.span.of(document.text) for m in parse.mentions} >= {"Ukraine", "Hungary", "IMF"}


def test_paragraphs_are_parsed_apart(engine: Engine) -> None:
    """List items and headings do not run into each other."""
    document = segment(clean("They agreed to:\n\nExpand trade\n\nPromote peace"), Origin())
    parse = engine.parse(document)
    for token in parse.tokens:
        assert parse.tokens[token.head].sentence == token.sentence


def test_many_documents_at_once_are_parsed_as_one_by_one(engine: Engine) -> None:
    documents = [segment(clean(t), Origin()) for t in ("Obama met Merkel.", "", "Merkel left.")]
    assert list(engine.parse_all(documents)) == [engine.parse(d) for d in documents]


def test_loading_says_nothing() -> None:
    code = "from briefing.language.engine import Engine; Engine()"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (run.stdout, run.stderr) == ("", "")
