"""The comparison of methods: what each takes, how long it took, and how it is shown."""

from __future__ import annotations

import json
from itertools import count

import pytest
from test_summary import MEETING, OTHERS, corpus, untagged

from briefing.brief.compare import Comparison, compare
from briefing.errors import OptionError
from briefing.extract.summary import METHODS, Length
from briefing.extract.terms import METHODS as TERM_METHODS
from briefing.render.compare import comparison_json, comparison_text


@pytest.fixture(scope="module")
def meeting() -> Comparison:
    ticks = count()
    return compare(untagged(MEETING), (), length=Length(sentences=2), clock=lambda: next(ticks) / 4)


def test_all_methods_with_their_times(meeting: Comparison) -> None:
    assert [m.method for m in meeting.summaries] == list(METHODS)
    assert [m.method for m in meeting.terms] == list(TERM_METHODS)
    # The clock is read before and after the second run of each.
    assert {m.seconds for m in (*meeting.summaries, *meeting.terms)} == {0.25}
    assert all(m.words == sum(len(s.text.split()) for s in m.sentences) for m in meeting.summaries)


def test_choices_are_numbered_in_the_order_of_the_article(meeting: Comparison) -> None:
    choices = meeting.choices
    assert [c.number for c in choices] == list(range(1, len(choices) + 1))
    starts = [c.sentence.evidence[0].span.start for c in choices]
    assert starts == sorted(set(starts))
    for m in meeting.summaries:
        assert [c.sentence for c in choices if m.method in c.methods] == list(m.sentences)


@pytest.mark.parametrize("width", [None, 40, 60, 100])
def test_text_shows_every_method_and_every_sentence(meeting: Comparison, width: int | None) -> None:
    text = comparison_text(meeting, width=width)
    assert all(method in text for method in (*METHODS, *TERM_METHODS))
    assert text.count("250.0") + text.count("250.0 ms") >= len(METHODS)
    words = " ".join(text.split())
    assert "met in Ankara on Sunday and agreed to raise trade" in words.replace("\n", " ")
    if width:
        assert max(map(len, text.splitlines())) <= width
        assert "\x1b" not in text
    assert "\x1b" in comparison_text(meeting, width=80, colour=True)


def test_marks_of_a_pipe(meeting: Comparison) -> None:
    line = next(x for x in comparison_text(meeting).splitlines() if x.startswith("  lead "))
    taken = {c.number for c in meeting.choices if "lead" in c.methods}
    for c in meeting.choices:
        assert f"{c.number}{'●' if c.number in taken else '·'}" in line


def test_many_sentences_are_given_by_number() -> None:
    longest = max(corpus(), key=lambda a: len(a.document.sentences))
    long = compare(longest, (), length=Length(percent=100), methods=("lead",), term_methods=("phrases",))
    shown = comparison_text(long)
    assert "1 2 3" in shown
    assert "1 2 3" in comparison_text(long, width=100)


def test_markup_in_an_article_is_text() -> None:
    hostile = "[bold]The council[/bold] voted for the [link=file:///etc]budget[/link] on Monday after a long debate."
    shown = comparison_text(compare(untagged(hostile), (), methods=("lead",)), width=100)
    assert "[bold]The council[/bold]" in shown


def test_json_carries_offsets_and_seconds(meeting: Comparison) -> None:
    data = json.loads(json.dumps(comparison_json(meeting)))
    text = untagged(MEETING).text
    assert [m["method"] for m in data["summaries"]] == list(METHODS)
    for m in data["summaries"]:
        assert m["seconds"] == 0.25
        assert all(text[s["start"] : s["end"]] == s["text"] for s in m["summary"])
    for m in data["terms"]:
        assert all(text[a:b] for t in m["terms"] for a, b in t["mentions"])


def test_a_wrong_method() -> None:
    with pytest.raises(OptionError, match="lexrank"):
        compare(untagged("Talks ended."), (), methods=("lexrang",))


@pytest.mark.parametrize("language", ["zh", "ar", "th"])
def test_other_scripts_side_by_side(language: str) -> None:
    compared = compare(untagged(OTHERS[language], language), (), length=Length(sentences=1))
    assert comparison_text(compared, width=80)
    assert all(m.sentences for m in compared.summaries)


@pytest.mark.parametrize("text", ["", "12:30"])
def test_an_article_of_nothing(text: str) -> None:
    assert comparison_text(compare(untagged(text), ()), width=80)
