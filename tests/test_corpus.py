"""All articles of the corpus, from the file to every form: nothing crashes, and every span says what it should."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from briefing.brief.assemble import assemble
from briefing.brief.model import SECTIONS, Document
from briefing.cli.commands.timeline import rendered
from briefing.language.engine import Engine
from briefing.pipeline import Pipeline
from briefing.render.json import from_json, line, to_json
from briefing.render.markdown import markdown
from briefing.render.plain import plain
from briefing.render.why import why
from briefing.sources import read
from tests.conftest import AnalysisOf

CORPUS = Path(__file__).parent / "corpus" / "articles.jsonl"
# Some seconds each, so that a run shows how it goes on.
PARTS = 8


def _misplaced(value: Any, text: str, path: str = "") -> list[str]:
    """Every place of a brief in its JSON form that does not say what the article says there."""
    if isinstance(value, list):
        return [found for i, item in enumerate(value) for found in _misplaced(item, text, f"{path}[{i}]")]
    if not isinstance(value, dict):
        return []
    wrong = []
    if {"start", "end", "text"} <= set(value) and text[value["start"] : value["end"]] != value["text"]:
        wrong.append(f"{path}: {value}")
    names = {value.get("name"), value.get("term")} - {None}
    for start, end in value.get("mentions", []):
        if not 0 <= start < end <= len(text) or (names and not text[start:end].strip()):
            wrong.append(f"{path}: mention {start}..{end}")
    return wrong + [found for key, item in value.items() for found in _misplaced(item, text, f"{path}.{key}")]


def _stated(brief: dict[str, Any]) -> list[str]:
    """Verbatim fields whose words do not stand in the article at all."""
    text = brief["article"]["text"]
    fields = {
        "commitments": ("action", "amount", "beneficiary", "condition"),
        "when": ("text", "event"),
        "who": ("role",),
    }
    return [
        f"{section}[{i}].{name}: {item[name]}"
        for section, names in fields.items()
        for i, item in enumerate(brief[section])
        for name in names
        if item[name] is not None and item[name] not in text
    ]


@pytest.mark.parametrize("part", range(PARTS))
def test_every_article_of_the_corpus(part: int, engine: Engine) -> None:
    pipeline = Pipeline()
    pipeline.engine = engine
    articles = list(read([CORPUS]))[part::PARTS]
    assert len(articles) == 256 // PARTS
    wrong = []
    for article in articles:
        assert isinstance(article, Document), article
        brief = pipeline.brief(article)
        found = json.loads(line(to_json(brief)))
        text = found["article"]["text"]
        sections = {key: found[key] for key in (*SECTIONS, "near_misses")}
        wrong += [f"{article.id}{place}" for place in _misplaced(sections, text)]
        wrong += [f"{article.id} {field}" for field in _stated(found)]
        assert to_json(from_json(found)) == found
        for shown in (plain(brief), plain(brief, width=80, colour=True), markdown(brief), why(brief)):
            assert shown.endswith("\n")
        for form in ("text", "markdown", "json", "ics"):
            assert rendered([brief], form)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    "text", ["Maguire, 61,", "of Parliament,'s", "Germany will launch, together with its partners,", "to , to and to"]
)
def test_a_text_may_end_anywhere(analysis_of: AnalysisOf, text: str) -> None:
    assert assemble(analysis_of(text)).article.text == text
