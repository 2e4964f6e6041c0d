"""The seed articles: every kind of source, the words unchanged, and the licence of each."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from briefing.brief.model import Document
from briefing.sources import read

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
GOLD = {
    row["title"]: row
    for row in map(json.loads, (ROOT / "tests" / "gold" / "articles.jsonl").read_text("utf-8").splitlines())
}
ARTICLES = [a for a in read([SEEDS]) if isinstance(a, Document)]


def test_a_folder_of_six_articles_of_five_forms() -> None:
    assert len(ARTICLES) == len(list(read([SEEDS]))) == 6
    origins = {a.published_from for a in ARTICLES}
    assert origins == {"header", "front matter", "line", "metadata"}
    assert {Path(str(a.source).partition(":")[0]).suffix for a in ARTICLES} == {".txt", ".md", ".html", ".jsonl"}


@pytest.mark.parametrize("article", ARTICLES[1:], ids=lambda a: str(a.source).rpartition("/")[2])
def test_words_title_and_date_are_those_of_the_gold_set(article: Document) -> None:
    gold = GOLD[str(article.title)]
    assert str(article.published) == gold["published"]
    words = " ".join(article.text.split())
    for paragraph in filter(None, gold["text"].split("\n")):
        assert " ".join(paragraph.split()) in words
    added = len(article.text.split()) - len(gold["text"].split())
    assert added <= len(gold["title"].split()) + 8


def test_every_seed_has_its_licence() -> None:
    told = (SEEDS / "LICENSES.md").read_text("utf-8")
    manifest = {
        row["title"]: row
        for row in map(json.loads, (ROOT / "tests" / "gold" / "manifest.jsonl").read_text("utf-8").splitlines())
    }
    for article in ARTICLES:
        name = Path(str(article.source).partition(":")[0]).name
        [line] = re.findall(rf".*`{re.escape(name)}`.*", told)
        if article is not ARTICLES[0]:
            row = manifest[str(article.title)]
            assert all(row[key] in line for key in ("title", "url", "source", "licence", "licence_url"))
