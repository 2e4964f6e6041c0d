"""The JSON form: what is written can be read back, and what is damaged is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from whole_briefs import document, empty, whole

from briefing.brief.model import SECTIONS
from briefing.render.json import from_json, line, pretty, to_json


@pytest.mark.parametrize("brief", [whole(), empty()], ids=["whole", "empty"])
@pytest.mark.parametrize("written", [line, pretty])
def test_a_brief_is_read_back_as_it_was(brief: Any, written: Callable[[object], str]) -> None:
    text = written(to_json(brief))
    assert from_json(json.loads(text)) == brief
    assert written(to_json(from_json(json.loads(text)))) == text


def test_the_keys_of_the_form_in_their_order() -> None:
    found = to_json(whole())
    assert list(found) == ["schema", "article", *SECTIONS, "notes", "near_misses", "engine"]
    assert list(found["article"])[:8] == [
        "id", "title", "published", "published_from", "source", "url", "language", "sha256",
    ]  # fmt: skip
    at = document().text.index("2026")
    assert found["commitments"][0]["deadline"] == {"text": "2026", "value": "2026", "span": [at, at + 4]}
    assert found["commitments"][0]["why"] == "score 0.93"
    assert found["near_misses"][0]["reason"] == "a forecast"


def test_sections_left_out_are_not_said_to_be_empty() -> None:
    found = to_json(whole(), ["who", "main"])
    assert set(found) == {"schema", "article", "main", "who", "notes", "engine"}
    with pytest.raises(ValueError, match="no “what”"):
        from_json(found)


def test_one_line_and_text_as_it_is() -> None:
    text = line(to_json(whole()))
    assert text.count("\n") == 1 and "€5 billion" in text


def test_every_evidence_stands_in_the_text() -> None:
    found = to_json(whole())
    text = found["article"]["text"]
    evidence = [e for s in SECTIONS if s != "main" for item in found[s] for e in item.get("evidence", [])]
    assert len(evidence) > 10
    assert all(text[e["start"] : e["end"]] == e["text"] for e in evidence)
    assert all(text[a:b] for s in ("who", "where", "terms") for item in found[s] for a, b in item["mentions"])


# What is done to the object, and what the message must name.
DAMAGE: list[tuple[str, Callable[[Any], object], str]] = [
    ("no object", lambda o: o.clear(), "no “schema”"),
    ("another form", lambda o: o.update(schema="briefing/9"), "briefing/9"),
    ("no article", lambda o: o.pop("article"), "no “article”"),
    ("another text", lambda o: o["article"].update(text=o["article"]["text"].swapcase()), "sha256"),
    ("text of another type", lambda o: o["article"].update(text=None), "article.text: not a text"),
    ("a day that is none", lambda o: o["article"].update(published="2025-13-01"), "article.published: not a day"),
    ("paragraphs that overlap", lambda o: o["article"]["paragraphs"][1].update(start=3), "overlap"),
    ("an unknown kind of paragraph", lambda o: o["article"]["paragraphs"][0].update(kind="poem"), "“poem”"),
    ("a section missing", lambda o: o.pop("quotes"), "no “quotes”"),
    ("a section of another type", lambda o: o.update(quotes={}), "quotes: not a list"),
    ("an item of another type", lambda o: o["who"].insert(0, 7), r"who\[0\]: not an object"),
    ("a field missing", lambda o: o["commitments"][0].pop("action"), r"commitments\[0\]: no “action”"),
    ("a kind that is none", lambda o: o["commitments"][0].update(kind="wish"), r"commitments\[0\].kind: “wish”"),
    ("strength that is no number", lambda o: o["commitments"][0].update(strength=True), "not a whole number"),
    ("evidence moved", lambda o: o["quotes"][0]["evidence"][0].update(start=1), r"quotes\[0\].evidence\[0\]"),
    ("evidence beyond the end", lambda o: o["what"][0]["evidence"][0].update(end=99_999), "outside the text"),
    ("evidence turned round", lambda o: o["what"][0]["evidence"][0].update(start=90, end=80), "outside the text"),
    ("a negative place", lambda o: o["where"][0]["mentions"][0].__setitem__(0, -1), "outside the text"),
    ("half a pair", lambda o: o["where"][0]["mentions"][0].pop(), "not a pair"),
    ("a paragraph that is not there", lambda o: o["what"][0]["evidence"][0].update(para=44), "no paragraph 44"),
    ("a deadline elsewhere", lambda o: o["commitments"][0]["deadline"].update(span=[0, 4]), "does not stand there"),
    ("a score in words", lambda o: o["terms"][0].update(score="high"), r"terms\[0\].score: not a number"),
    ("a name that is no text", lambda o: o["main"].update(who=[None]), r"main.who\[0\]: not a text"),
]  # fmt: skip


@pytest.mark.parametrize(("harm", "told"), [(h, t) for _, h, t in DAMAGE], ids=[name for name, _, _ in DAMAGE])
def test_damage_is_refused_by_name(harm: Callable[[Any], object], told: str) -> None:
    found = json.loads(line(to_json(whole())))
    harm(found)
    with pytest.raises(ValueError, match=told):
        from_json(found)


@pytest.mark.parametrize("value", [None, [], "briefing/1", 3, True])
def test_what_is_no_object_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="not an object"):
        from_json(value)


def test_keys_that_were_added_later_may_be_missing() -> None:
    found = json.loads(line(to_json(whole())))
    for key in ("notes", "near_misses"):
        del found[key]
    for key in ("url", "sha256", "sentences", "datelines"):
        del found["article"][key]
    for item in (*found["commitments"], *found["when"], *found["quotes"]):
        item.pop("why", None) if "action" in item else None
        item.pop("span", None)
    read = from_json(found)
    assert read.when == whole().when and read.article.paragraphs == document().paragraphs
    assert read.article.url is None and read.notes == ()
