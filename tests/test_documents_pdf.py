"""PDF pages: columns, tables and words broken at line ends."""

from __future__ import annotations

import io
from pathlib import Path
from textwrap import wrap

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas

from briefing.sources import read
from briefing.sources.pdf_layout import joined, words_of
from briefing.text.document import Document
from tests.test_documents import FIRST, PDF_TEXTS, SECOND, TITLE

LEFT, RIGHT = f"{FIRST} {SECOND}", PDF_TEXTS[2]


def _page(rows: list[list[tuple[float, str]]], size: int = 12) -> bytes:
    """A page whose rows are written from left to right, each word group at its place, as many programs do."""
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=A4)
    for number, row in enumerate(rows):
        for x, words in row:
            page.setFont("Helvetica", size)
            page.drawString(x, 780 - 15 * number, words)
    page.save()
    return out.getvalue()


def _paragraphs(tmp_path: Path, data: bytes) -> list[str]:
    file = tmp_path / "page.pdf"
    file.write_bytes(data)
    (document,) = read([file])
    assert isinstance(document, Document), document
    return [p.span.of(document.text) for p in document.paragraphs]


@pytest.mark.parametrize("gutter", [24, 60])
def test_columns_are_read_one_after_the_other(tmp_path: Path, gutter: int) -> None:
    """Also where the lines of both stand in the file row by row, and the gutter is narrow."""
    left, right = wrap(LEFT, 44), wrap(RIGHT, 40)
    rows = [[(40.0, a), (290.0 + gutter, b)] for a, b in zip(left, right, strict=False)]
    found = " ".join(_paragraphs(tmp_path, _page(rows)))
    assert " ".join(left[: len(rows)]) in found
    assert " ".join(right[: len(rows)]) in found


def test_a_line_across_the_columns_stands_between_what_is_above_and_below(tmp_path: Path) -> None:
    left, right = wrap(LEFT, 40), wrap(RIGHT, 40)
    pairs = [[(40.0, a), (320.0, b)] for a, b in zip(left, right, strict=False)]
    across = "The two ministers met for the first time since the pipeline was closed three years ago, they said."
    found = " ".join(_paragraphs(tmp_path, _page([[(40.0, across)], *pairs[:5], [(40.0, across[::-1])], *pairs[5:9]])))
    order = [across, left[0], left[4], right[0], right[4], across[::-1], left[5], left[8], right[5], right[8]]
    assert [found.find(words) for words in order] == sorted(found.find(words) for words in order)
    assert all(words in found for words in order)


def test_three_columns(tmp_path: Path) -> None:
    columns = [wrap(text, 26) for text in (FIRST, SECOND, RIGHT)]
    rows = [[(30.0 + 185 * i, column[n]) for i, column in enumerate(columns)] for n in range(7)]
    found = " ".join(_paragraphs(tmp_path, _page(rows)))
    assert all(" ".join(column[:7]) in found for column in columns)


def test_a_table_is_read_by_its_rows(tmp_path: Path) -> None:
    rows = [[(40.0, line)] for line in wrap(FIRST, 80)]
    rows += [
        [(40.0, name), (130.0, value)]
        for name, value in zip(("Oil", "Gas", "Coal", "Sun", "Wind"), "12345", strict=True)
    ]
    found = " ".join(_paragraphs(tmp_path, _page(rows)))
    assert FIRST in found
    assert found.index("Oil") < found.index("1") < found.index("Gas") < found.index("2") < found.index("Coal")


def test_words_broken_at_line_ends(tmp_path: Path) -> None:
    lines = [
        "The energy ministers of Turkey and Azer-",
        "baijan agreed on Sunday to build a sec-",
        "ond pipeline, a well-",
        "known plan of the govern-",
        "ment, with the Anglo-",
        "American firm and twenty-",
        "five others, he said, as the minis-",
        "ters went home to their own countries again.",
    ]
    assert _paragraphs(tmp_path, _page([[(50.0, line)] for line in lines])) == [
        "The energy ministers of Turkey and Azerbaijan agreed on Sunday to build a second pipeline, a well-known plan "
        "of the government, with the Anglo-American firm and twenty-five others, he said, as the ministers went home "
        "to their own countries again."
    ]


@pytest.mark.parametrize(
    ("before", "after", "others", "whole"),
    [
        ("the gov-", "ernment said", "", "the government said"),
        ("the gov\x02", "ernment said", "", "the government said"),
        ("the gov\u00ad", "ernment said", "", "the government said"),
        ("a state-", "owned bank", "", "a state-owned bank"),
        ("the US-", "led force", "", "the US-led force"),
        ("its co-", "operation", "co-operation", "its co-operation"),
        ("its co-", "operation", "cooperation", "its cooperation"),
        ("the take-", "over bid", "a take-over", "the take-over bid"),
        ("Jean-", "Claude Juncker", "", "Jean-Claude Juncker"),
        ("the NA-", "TO summit", "NATO", "the NATO summit"),
        ("from 2019-", "2020", "", "from 2019- 2020"),
        ("he went -", "and stayed", "", "he went - and stayed"),
        ("one line", "and another", "", "one line and another"),
        ("", "the first", "", "the first"),
    ],
)
def test_what_becomes_of_a_hyphen_at_the_end_of_a_line(before: str, after: str, others: str, whole: str) -> None:
    assert joined(before, after, words_of([others, before, after])) == whole


def test_the_title_does_not_depend_on_columns(tmp_path: Path) -> None:
    left, right = wrap(LEFT, 40), wrap(RIGHT, 40)
    rows = [[(40.0, a), (320.0, b)] for a, b in zip(left, right, strict=False)]
    assert _paragraphs(tmp_path, _page([[(200.0, TITLE)], [], *rows]))[0].startswith(TITLE)
