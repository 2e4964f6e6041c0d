"""The law of spans over the whole corpus: what a brief cites stands in the article, to the character.

Every article is read, parsed and briefed once, by the one engine of the test run; it takes about a minute.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from briefing.brief.assemble import assemble
from briefing.brief.verify import verify
from briefing.language import analyse
from briefing.language.engine import Engine
from briefing.render.json import from_json, to_json
from briefing.sources import read
from briefing.text.document import Document

CORPUS = Path(__file__).parent / "corpus" / "articles.jsonl"
SEEDS = Path(__file__).parent.parent / "seeds"


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    return [found for found in read([CORPUS, SEEDS]) if isinstance(found, Document)]


def test_every_article_is_read(documents: list[Document]) -> None:
    rows = [json.loads(line) for line in CORPUS.read_text("utf-8").splitlines()]
    corpus = documents[: len(rows)]
    assert [d.id for d in corpus] == [row["id"] for row in rows]
    assert [str(d.published) for d in corpus] == [row["published"] for row in rows]
    assert {d.published_from for d in corpus} == {"metadata"}


def test_blocks_keep_the_numbers_that_they_have_in_the_source(documents: list[Document]) -> None:
    for document, line in zip(documents, CORPUS.read_text("utf-8").splitlines(), strict=False):
        blocks = re.split(r"\n[ \t]*\n\s*", json.loads(line)["text"].strip())
        found = document.text.split("\n\n")
        assert [b.split()[:3] for b in found] == [b.split()[:3] for b in blocks], document.id


def test_paragraphs_and_sentences_are_in_order_and_hold_every_word(documents: list[Document]) -> None:
    for document in documents:
        text = document.text
        spans = [p.span for p in document.paragraphs]
        assert [p.number for p in document.paragraphs] == list(range(len(spans)))
        assert all(a.end <= b.start for a, b in pairwise(spans))
        assert not _gaps(text, spans), document.id
        assert [s.number for s in document.sentences] == list(range(len(document.sentences)))
        for sentence in document.sentences:
            assert document.paragraphs[sentence.paragraph].span.contains(sentence.span)
            assert sentence.span == sentence.span.trimmed(text)
            assert len(sentence.span)
        assert all(a.span.end <= b.span.start for a, b in pairwise(document.sentences))


def _gaps(text: str, spans: list[Any]) -> str:
    edges = [0, *(edge for span in spans for edge in (span.start, span.end)), len(text)]
    return "".join(text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)).strip()


def _spans(value: Any, key: str = "") -> Iterator[tuple[int, int, str | None]]:
    """Every place that a brief's JSON form names, with the words that should stand there where it repeats them."""
    if isinstance(value, dict):
        if isinstance(value.get("start"), int) and isinstance(value.get("end"), int):
            yield value["start"], value["end"], value.get("text")
        for name, inner in value.items():
            yield from _spans(inner, name)
    elif isinstance(value, list):
        for inner in value:
            if key == "mentions":
                yield inner[0], inner[1], None
            else:
                yield from _spans(inner, key)


def test_every_span_of_every_brief_is_verbatim(documents: list[Document], engine: Engine) -> None:
    cited = 0
    for document in documents:
        brief = assemble(analyse(document, engine.parse(document)))
        form = json.loads(json.dumps(to_json(brief)))
        text = form["article"]["text"]
        assert text == document.text
        for start, end, words in _spans(form):
            assert 0 <= start < end <= len(text), document.id
            assert words is None or text[start:end] == words, document.id
            assert text[start:end] == text[start:end].strip(), document.id
            cited += 1
        failures = [f"{line.place}: {line.failure}" for line in verify(form).failures]
        assert not failures, f"{document.id}: {failures[:3]}"
        assert json.loads(json.dumps(to_json(from_json(form)))) == form, document.id
    assert cited > 50 * len(documents)
