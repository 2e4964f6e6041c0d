"""The door for raw text: a table of hostile input, and laws that hold for any input."""

from __future__ import annotations

import re
import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.text.clean import clean, clean_line

HOSTILE = [
    ("colour", "a\x1b[31mred\x1b[0m b", "ared b"),
    ("CSI with parameters", "\x1b[38;2;1;2;3mx\x1b[?25l", "x"),
    ("CSI in C1", "a\x9b31mb", "ab"),
    ("OSC title, BEL", "\x1b]0;owned\x07text", "text"),
    ("OSC link, ST", "\x1b]8;;http://evil\x1b\\text\x1b]8;;\x1b\\", "text"),
    ("OSC in C1", "\x9d0;owned\x9ctext", "text"),
    ("DCS", "\x1bPq#0\x1b\\text", "text"),
    ("APC in C1", "\x9fsecret\x9ctext", "text"),
    ("two-character escape", "a\x1bcb\x1b(Bc", "abc"),
    ("open sequence", "a\x1b[", "a"),
    ("lone ESC", "a\x1b", "a"),
    ("ESC inside ESC", "a\x1b\x1b[31mb", "ab"),
    ("NUL", "a\x00b", "ab"),
    ("BEL, BS, DEL", "a\x07b\x08c\x7fd", "abcd"),
    ("BOM", "\ufeffa\ufeffb", "ab"),
    ("bidi override", "a\u202ebc\u202c", "abc"),
    ("bidi isolates and marks", "\u2066a\u2069\u200e\u200fb\u061c", "ab"),
    ("zero width", "Pak\u200bistan\u2060\u200d", "Pakistan"),
    ("soft hyphen", "rela\u00adtions", "relations"),
    ("tag characters", "a\U000e0041\U000e007fb", "ab"),
    ("variation selectors", "a\ufe0f\U000e0100b", "ab"),
    ("fillers", "a\u3164\u115f\uffa0b", "ab"),
    ("lone surrogates", "a\ud800b\udfff", "ab"),
    ("noncharacters", "a\ufdd0\uffff\U0001fffe\U0010ffffb", "ab"),
    ("CR LF", "a\r\nb\rc", "a\nb\nc"),
    ("VT, FF, NEL, LS, PS", "a\x0bb\x0cc\x85d\u2028e\u2029f", "a\nb\nc\nd\ne\nf"),
    ("tabs and odd spaces", "a\t b\u00a0c\u2003d\u3000e\u202ff", "a b c d e f"),
    ("space at line ends", "  a  \n  b \t\n", "a\nb"),
    ("many empty lines", "a\n\n\n \n\t\n\nb", "a\n\nb"),
    ("lines of nothing visible", "a\n\u200b\n\x00\nb", "a\n\nb"),
    ("composition", "Erdog\u0306an", "Erdoğan"),
    ("Windows-1252 quotes as C1", "\x93Yes\x94 \x97 it\x92s", "“Yes” — it’s"),
    ("Word's bullets", "\uf0b7 one", "• one"),
    ("joiner of Persian stays", "می\u200cخواهد", "می\u200cخواهد"),
    ("joiners in a row", "می\u200c\u200c\u200cخواهد", "می\u200cخواهد"),
    ("joiner at a word's end goes", "می\u200c x", "می x"),
    ("markup is only text", "[bold]x[/bold] <b>y</b> *z*", "[bold]x[/bold] <b>y</b> *z*"),
    ("emoji stay", "😀 \u2600\ufe0f", "😀 ☀"),
    ("nothing", "\x1b[0m \n\t\u200b", ""),
]


@pytest.mark.parametrize(("raw", "cleaned"), [row[1:] for row in HOSTILE], ids=[row[0] for row in HOSTILE])
def test_hostile_text(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


ANYTHING = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.characters(categories=["Cs", "Cc", "Cf", "Zs", "Zl", "Zp", "Mn"]),
        st.sampled_from("\x1b[]\\\x07\x9b\x9c\x9d\x90P;m0 \n\r\t\u200c\u200d\u0301\u0323یa"),
    ),
    max_size=60,
)


@settings(max_examples=600, deadline=None)
@given(ANYTHING)
def test_cleaning_twice_is_cleaning_once(raw: str) -> None:
    assert clean(clean(raw)) == clean(raw)


@settings(max_examples=600, deadline=None)
@given(ANYTHING)
def test_nothing_left_that_steers_or_hides(raw: str) -> None:
    text = clean(raw)
    text.encode("utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\xa0\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff]", text)
    assert not re.search(r"^[ \n]|[ \n]\Z| \n|\n |  |\n\n\n", text)


@pytest.mark.parametrize(
    "raw",
    [
        "a" * 1_000_000,
        " " * 1_000_000,
        "\n \n" * 300_000,
        "\x1b]" * 500_000,
        "\x1b[" + "0" * 1_000_000,
        "\x9d" * 1_000_000,
        "\x1b]" + "a" * 1_000_000,
        "a" + "\u0301\u0323" * 500_000,
        "ا" + "\u200c" * 1_000_000 + "ا",
        "\r" * 1_000_000,
    ],
    ids=lambda raw: repr(raw[:4]),
)
def test_a_million_characters_take_linear_time(raw: str) -> None:
    started = time.process_time()
    clean(raw)
    assert time.process_time() - started < 3


def test_a_title_is_one_line() -> None:
    assert clean_line(" Leaders\nmeet\t\x1b[1min  Ankara ") == "Leaders meet in Ankara"
