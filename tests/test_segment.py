"""Paragraphs and their kinds, lists, datelines, lines broken at a column."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefing.text.apparatus import ROWS, Row, apparatus_of, looks_like_heading
from briefing.text.clean import clean
from briefing.text.dateline import find_dateline
from briefing.text.document import Document, ParagraphKind
from briefing.text.segment import segment
from briefing.text.wrap import unwrap

LETTERS = {".": "body", "I": "list-intro", "i": "list-item", "H": "heading", "B": "byline", "C": "caption"}


def document(text: str) -> Document:
    return segment(clean(text))


def kinds(doc: Document) -> str:
    by_kind = {v: k for k, v in LETTERS.items()}
    return "".join(by_kind[p.kind.value] for p in doc.paragraphs)


VISIT = """Islamabad / Ankara – In a high-profile engagement, Prime Minister Shehbaz Sharif met with President Erdogan.

Sharif and Erdogan agreed to:

Pursue the USD 5 billion bilateral trade target, a goal previously set by both governments.

Expand cooperation in renewable energy, defense production, information technology and agriculture.

Promote joint ventures and private sector investment in both countries.

“This visit reaffirms our resolve to continue working closely,” Prime Minister Sharif said in a statement.

Accompanying Sharif during the meeting were:

Foreign Minister Ishaq Dar

Chief of Army Staff (COAS) Field Marshal Syed Asim Munir

Minister of Information Attaullah Tarar

President Erdogan led the Turkish side, with senior aides from the ministries of foreign affairs and defence.

The Pakistani delegation described the talks as “warm and most cordial.”"""

# (what the kinds of the paragraphs are, the text)
SHAPES = [
    (".Iiii.Iiii..", VISIT),
    ("Iiii.", "The two will:\n\n- open a road;\n- close a base; and\n- pay for both.\n\nNobody was there, he said."),
    ("Iii.", "The two will:\n• open a road\n• close a base\nNobody else was there, the minister said."),
    ("Iii", "They agreed on the following:\n\n(1) Address climate change;\n\n(2) Support energy markets."),
    ("Iii.", "It aims at:\n\n1. Peace in the region.\n\n2. Trade with all.\n\nThe minister left on Monday."),
    ("Iii", "The accord would:\n\na) end the war\n\nb) open the border"),
    ("Ii.", "Iran agreed to:\n\nHalt enrichment at Fordow.\n\nIran has denied that it wants a bomb, the agency said."),
    ("Iii.", "They pledged to:\nOpen the border.\nFree all prisoners.\nThe war began in May and has cost many lives."),
    (
        "Iii.",
        "Key Summit Outcomes:\n\nA New Concept: Allies will agree to revise it. It guides them.\n\n"
        "Updating Cyber Defenses: Leaders will endorse a policy.\n\nThe summit ends today, and no more is planned.",
    ),
    # An item of several sentences between two of one; a paragraph behind the last is none.
    ("Iiii.", "The two agreed to:\n\nOpen the border at Wagah.\n\nExpand trade in energy. A working group will meet in "
     "June.\n\nPromote joint ventures.\n\nThe talks ended on Monday. They had lasted two days."),
    # What somebody said or wrote is no list, nor are bullets under headings of their own.
    ("..", "Obama tweeted using his account:\n\nCool clock, Ahmed. We should inspire more kids to like science."),
    ("..", "Brown’s 64 words of support:\n\n“I add my voice to the chorus of those demanding your release.”"),
    ("..", "Marrero rejected this argument:\n\nThe notion of immunity is repugnant to the nation's structure."),
    (".HiHi", "Harris announces the following:\n\nTask Force\n\n- It will fight graft.\n\nSmuggling\n\n- It will end."),
    ("HBB.", "Leaders Meet in Ankara\n\nBy Jane Smith\n\nMonday, May 26, 2025\n\nThe two leaders met on Sunday."),
    (".H.", "The two leaders met on Sunday.\n\nEnergy and Climate Change\n\nThey spoke of gas."),
    (".H.", "It will pay.\n\nIncrease Economic Opportunity ($48 million total)\n\nThe bank lends it."),
    ("HH.", "500 million vaccines to be delivered by June of next year, including 200 million by the end of 2021\n\n"
     "Donation will serve as the foundation for a coordinated effort by the democracies\n\nToday he announced it."),
    ("B.B", "Begin Text:\n\nThe United States and Japan met.\n\nEnd text."),
    (".B.", "“The alliance is the foundation of our security.”\n\n– President Biden, February 19, 2021\n\nHe left."),
    (".C.C", "They met.\n\nPhoto: Jane Smith/AFP\n\nThey left.\n\nRead more: Iran leaves the talks"),
    (".", "Bush will visit Cairo"),
    # Items that stand line by line end with the block.
    ("Iii.H.", "They will discuss:\nAir defence\nPrisoner exchanges\n\nThe two met, he said.\n\nMore\n\nThey left."),
    ("HIii", "What will be discussed?\n\nThey will discuss:\n\nAir defence\n\nPrisoner exchanges"),
    ("BBH.", "FOR IMMEDIATE RELEASE\nContact: Jane Smith, 202 555 0100\n\nFirm Commits $2 Billion\n\nIt will pay."),
]  # fmt: skip


@pytest.mark.parametrize(("shape", "text"), SHAPES)
def test_kinds(shape: str, text: str) -> None:
    assert kinds(document(text)) == shape


def test_items_know_their_intro() -> None:
    doc = document(VISIT)
    assert [p.intro for p in doc.paragraphs] == [None, None, 1, 1, 1, None, None, 6, 6, 6, None, None]


def test_bullets_are_no_part_of_a_sentence() -> None:
    doc = document("The two will:\n\n- open a road;\n\n(2) close a base.")
    assert [s.span.of(doc.text) for s in doc.sentences] == ["The two will:", "open a road;", "close a base."]


def test_a_bulleted_line_may_go_on_in_the_next() -> None:
    doc = document("The two will:\n- open a road between\n  the two capitals\n- close a base")
    assert [p.span.of(doc.text) for p in doc.paragraphs][1:] == [
        "- open a road between\nthe two capitals",
        "- close a base",
    ]


@pytest.mark.parametrize(
    "bullet", ["-", "*", "•", "·", "▪", "◦", "‣", "–", "—", "●", "➢", "1.", "1)", "(1)", "(a)", "o"]
)
def test_bullets_of_many_kinds(bullet: str) -> None:
    assert kinds(document(f"They will:\n{bullet} open it\n{bullet} close it")) == "Iii"


def test_paragraphs_are_numbered_as_they_stand() -> None:
    doc = document(VISIT)
    assert [p.number for p in doc.paragraphs] == list(range(12))
    assert len(doc.text.split("\n\n")) == 12
    assert all(doc.paragraphs[s.paragraph].span.contains(s.span) for s in doc.sentences)


def test_kinds_from_markup_stand() -> None:
    known = [ParagraphKind.HEADING, ParagraphKind.BODY, ParagraphKind.LIST_ITEM, ParagraphKind.LIST_ITEM]
    doc = segment("What happens next?\n\nThey agreed to:\n\nopen it.\n\nThe road stays.", kinds=known)
    assert kinds(doc) == "HIii"
    assert [p.intro for p in doc.paragraphs] == [None, None, 1, 1]


@pytest.mark.parametrize(
    ("row", "example"), [(r, e) for r in ROWS for e in r.yes], ids=lambda x: x.ident if isinstance(x, Row) else x[:20]
)
def test_apparatus_rows_match(row: Row, example: str) -> None:
    found = apparatus_of(example)
    assert found is not None
    assert found.kind is row.kind


@pytest.mark.parametrize("example", [e for r in ROWS for e in r.no])
def test_apparatus_rows_leave_the_article_alone(example: str) -> None:
    assert apparatus_of(example) is None


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("Defense and Security", True),
        ("Iran's nuclear deal: what we know", True),
        ("The two leaders met on Sunday.", False),
        ("He said:", False),
        ("“We will go”", False),
        ("12", False),
        ("", False),
    ],
)
def test_headings_by_form(text: str, heading: bool) -> None:
    assert looks_like_heading(text) is heading


DATELINES = [
    ("Islamabad / Ankara – In a high-profile engagement he met him.", ["Islamabad", "Ankara"], None),
    ("WASHINGTON (AP) — The president said so.", ["WASHINGTON"], None),
    ("BRUSSELS, May 3 (Reuters) - Ministers agreed on it.", ["BRUSSELS"], "May 3"),
    ("GENEVA, 3 May 2022 – Talks on Yemen resumed.", ["GENEVA"], "3 May 2022"),
    ("NEW YORK, May 3, 2022 /PRNewswire/ -- The firm said it.", ["NEW YORK"], "May 3, 2022"),
    ("KYIV, Ukraine (AP) — Russian forces shelled the town.", ["KYIV", "Ukraine"], None),
    ("BEIJING, Oct. 8 (Xinhua) -- China will open it.", ["BEIJING"], "Oct. 8"),
    ("Sydney, Australia – The government will pay for the road.", ["Sydney", "Australia"], None),
    ("NEW DELHI: The prime minister on Monday told parliament that it would not.", ["NEW DELHI"], None),
    ("LOS ANGELES—The studio will close.", ["LOS ANGELES"], None),
    ("PORT-AU-PRINCE, Haiti — Gangs took the port.", ["PORT-AU-PRINCE", "Haiti"], None),
    ("(Reuters) - Iran will leave the talks.", [], None),
    ("МОСКВА, 3 мая — Россия заявила.", None, None),
    ("WASHINGTON, D.C. – The two met.", ["WASHINGTON", "D.C."], None),
    ("Apple – Google's rival – said it would pay.", None, None),
    ("Sharif – In short.", None, None),
    ("The minister - he left - said so.", None, None),
    ("UPDATE: He left.", None, None),
    ("In Ankara, the two met – In May.", None, None),
]


@pytest.mark.parametrize(("text", "places", "day"), DATELINES)
def test_datelines(text: str, places: list[str] | None, day: str | None) -> None:
    found = find_dateline(text, 0, len(text))
    assert (found is None) == (places is None)
    if found is not None:
        assert [p.of(text) for p in found.places] == places
        assert found.date == day


def test_the_first_sentence_starts_after_the_dateline() -> None:
    doc = document("Leaders Meet\n\nBy Jane Smith\n\n" + VISIT)
    assert [s.of(doc.text) for s in doc.datelines] == ["Islamabad", "Ankara"]
    assert doc.sentences_of(doc.paragraphs[2])[0].span.of(doc.text).startswith("In a high-profile engagement")


WRAPPED = """\
The foreign ministers of the two countries said on Monday that they would
sign the treaty in May, and that neither side would open fire before the
two parliaments had voted on it. Nobody in the room believed that. The
treaty has been on the table since 2019.

A second round is planned for the autumn, officials who had seen the long-
awaited draft said.

- The first point is that all of the prisoners will go home before the end
  of the year.
- The second is short."""


def test_lines_broken_at_a_column_are_joined() -> None:
    text = clean(unwrap(WRAPPED))
    assert text.count("\n\n") == WRAPPED.count("\n\n")
    doc = segment(text)
    ends = ["2019.", "said.", "year.", "short."]
    assert [p.span.of(text).split()[-1] for p in doc.paragraphs] == ends
    assert "they would sign the treaty" in text
    assert "long-awaited draft" in text


def test_broken_lines_left_as_they_are_do_not_end_sentences() -> None:
    doc = document(WRAPPED)
    assert doc.text == clean(WRAPPED)
    assert [len(doc.sentences_of(p)) for p in doc.paragraphs] == [3, 1, 1, 1]


@pytest.mark.parametrize(
    "text",
    [
        "One paragraph a line, and each of them is far longer than a column could be, so that it ends at its end.\n"
        "The second paragraph of the article stands in the line below, and it is just as long as the first, too.",
        "Roses are red\nViolets are blue\nSugar is sweet",
        "Short line.\nAnother short line.\nA third.",
    ],
)
def test_lines_that_mean_something_stay(text: str) -> None:
    assert unwrap(text) == text


@pytest.mark.parametrize(
    "unit", ["x:\n\n", "- x\n", "a\n", "The man went home.\n\n", "agreed to:\n\nPursue it.\n\n", "A" * 99]
)
def test_time_is_linear(unit: str) -> None:
    text = clean(unit * (200_000 // len(unit)))
    started = time.process_time()
    segment(text)
    assert time.process_time() - started < 10


PIECES = st.sampled_from(
    '\n|\n\n|: |:\n|- |• |(1) |1. |agreed to:|The |Pursue it|U.S. |Mr. |p.m. |. |? |…|“|”|"|[...]|By Jane|PARIS – '
    "|(AP) — |Photo: x|word |é|。|中|؟ |\u200c".split("|")
)


@settings(max_examples=500, deadline=None)
@example("agreed to:\n- \n: ")
@given(st.lists(st.one_of(PIECES, st.text(max_size=3)), max_size=25).map("".join))
def test_the_laws_hold_for_any_text(raw: str) -> None:
    text = clean(raw)
    doc = segment(text)
    assert all(a.span.end <= b.span.start for a, b in pairwise(doc.paragraphs))
    assert all(a.span.end <= b.span.start for a, b in pairwise(doc.sentences))
    assert [s.number for s in doc.sentences] == list(range(len(doc.sentences)))
    assert all(doc.paragraphs[s.paragraph].span.contains(s.span) for s in doc.sentences)
    assert all(len(p.span) and p.span == p.span.trimmed(text) for p in (*doc.paragraphs, *doc.sentences))
    assert all((p.intro is not None) <= (p.kind is ParagraphKind.LIST_ITEM) for p in doc.paragraphs)
    assert all(doc.paragraphs[p.intro].kind is ParagraphKind.LIST_INTRO for p in doc.paragraphs if p.intro is not None)
    for paragraph in doc.paragraphs:
        assert doc.paragraph_at(paragraph.span.start) == paragraph
        assert [s.paragraph for s in doc.sentences_of(paragraph)] == [paragraph.number] * len(
            doc.sentences_of(paragraph)
        )
    assert len(doc.sentences) == sum(len(doc.sentences_of(p)) for p in doc.paragraphs)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=3)), max_size=25).map("".join))
def test_unwrapping_changes_nothing_but_white_space_and_hyphens(raw: str) -> None:
    joined = unwrap(raw)
    assert "".join(joined.split()) == "".join(raw.split())
    assert clean(joined).count("\n\n") == clean(raw).count("\n\n")
