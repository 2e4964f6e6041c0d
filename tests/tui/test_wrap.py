"""Wrapping by cells: every character once, no line too wide, nothing torn."""

from __future__ import annotations

import time
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from briefing.tui.literal import first_words, literal
from briefing.tui.wrap import clip, hanging, pad, wrap, wrapped

# text, width, the lines
ROWS = [
    ("", 10, [""]),
    ("short", 10, ["short"]),
    ("exactly ten", 11, ["exactly ten"]),
    ("two words", 8, ["two", "words"]),
    ("a verylongword b", 6, ["a", "verylo", "ngword", "b"]),
    ("line one\nline two", 20, ["line one", "line two"]),
    ("日本語の新聞記事", 8, ["日本語の", "新聞記事"]),
    ("日本 と 韓国", 6, ["日本", "と", "韓国"]),
    ("e\u0301te\u0301 e\u0301te\u0301", 4, ["e\u0301te\u0301", "e\u0301te\u0301"]),
    ("قال الوزير إن الحكومة", 11, ["قال الوزير", "إن الحكومة"]),
    ("שלום עולם", 5, ["שלום", "עולם"]),
    ("“quoted” – words", 9, ["“quoted”", "– words"]),
]


@pytest.mark.parametrize(("text", "width", "lines"), ROWS, ids=[repr(r[0])[:20] for r in ROWS])
def test_lines(text, width, lines):
    assert wrapped(text, width) == lines


@given(st.text(alphabet=st.sampled_from("ab é日本ק“\n \u0301🙂"), max_size=80), st.integers(2, 20))
def test_nothing_is_lost_and_nothing_is_too_wide(text, width):
    lines = wrap(text, 0, len(text), width)
    shown = "".join(text[a:b] for a, b in lines)
    assert shown.replace(" ", "") == text.replace(" ", "").replace("\n", "")
    for a, b in lines:
        # A letter takes its marks along, whatever they measure.
        assert sum(cell_len(c) for c in text[a:b] if not unicodedata.combining(c)) <= width
    for (_, end), (start, _) in pairwise(lines):
        assert set(text[end:start]) <= {" ", "\n"}
        assert start == end or start == end + 1


def test_marks_stay_with_their_letter():
    for a, _ in wrap("e\u0301" * 40, 0, 80, 7):
        assert a % 2 == 0


def test_a_megabyte_in_one_line():
    begin = time.process_time()
    assert len(wrap("x" * 1_000_000, 0, 1_000_000, 80)) == 12_500
    assert len(wrap("日 " * 300_000, 0, 600_000, 80)) == 11_112
    assert time.process_time() - begin < 3


@pytest.mark.parametrize(
    ("text", "width", "short"),
    [("abc", 3, "abc"), ("abcd", 3, "ab…"), ("日本語", 5, "日本…"), ("ab", 1, "…"), ("ab", 0, ""), ("ab cd", 4, "ab…")],
)
def test_clip(text, width, short):
    assert clip(text, width) == short
    assert cell_len(pad(text, width)) == width


# what comes from outside, and what is shown of it
LITERAL = [
    ("plain", "plain"),
    ("[b]Reuters[/b]", "[b]Reuters[/b]"),
    ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
    ("a\x00b\x7fc", "a␀b␡c"),
    ("\x9b31m", "\ufffd31m"),
    ("\u202egnp.exe", "\ufffdgnp.exe"),
    ("zero\u200bwidth\ufeff", "zero\ufffdwidth\ufffd"),
    ("tab\tand\nline", "tab and line"),
    ("café 日本 🙂", "café 日本 🙂"),
]


@pytest.mark.parametrize(("raw", "shown"), LITERAL)
def test_literal_is_as_long_as_it_was(raw, shown):
    assert literal(raw) == shown
    assert len(literal(raw)) == len(raw)


def test_first_words_end_at_a_word():
    assert first_words("One two three four", 9) == "One two…"
    assert first_words("\n\nFirst line\nSecond") == "First line"
    assert first_words("x" * 200, 10) == "x" * 10 + "…"


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("a  adds files, folders or a text", 20, ["a  adds files,", "   folders or a text"]),
        ("^s  adds", 20, ["^s  adds"]),
        ("No articles yet.", 10, ["No", "articles", "yet."]),
        ("a key too long  to hang", 12, ["a key too", "long  to", "hang"]),
        ("", 10, [""]),
    ],
)
def test_what_a_key_does_wraps_under_itself(text, width, lines):
    assert hanging(text, width) == lines
