"""The timeline: order, intervals, the mark of publication, what is ahead, what has no place; in its three forms."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest

from briefing.brief.model import Brief, Commitment, Deadline, EngineStamp, Evidence, Main, Span
from briefing.brief.timeline import Moment, Timeline, timeline
from briefing.extract.when import tag
from briefing.render.timeline import date_words, plain, to_json
from briefing.text.clean import clean
from briefing.text.segment import Origin, segment

PAKISTAN = """Prime Minister Shehbaz Sharif met President Erdogan in Ankara on Sunday to reinforce ties.

Tensions spiked after an attack on April 22. India responded with airstrikes on May 7.

Pakistan launched strikes over the following three days. Recent years have seen the two armies grow closer.

Turkey will host the next round on June 3. Trade will double by the end of 2026."""


def brief_of(
    text: str, published: str | None, main: str | None = None, due: str | None = None, ident: str = ""
) -> Brief:
    """A brief with the times of a text, and a commitment due at the words ``due``."""
    day = date.fromisoformat(published) if published else None
    document = segment(clean(text), Origin(title="A title", published=day, source="a.txt", given_id=ident or None))
    when = tag(document.text, day)
    commitments: tuple[Commitment, ...] = ()
    if due:
        start = document.text.index(due)
        timex = next(t for t in when if t.span.start >= start)
        sentence = document.sentence_at(start).span
        commitments = (
            Commitment(
                actors=("Turkey",), action="host the next round", kind="plan", strength=2, status="new",
                deadline=Deadline(due, timex.value, Span(start, start + len(due))), amount=None, beneficiary=None,
                condition=None, source=None, cue="will", rule="will", evidence=(Evidence.at(document, sentence),),
            ),
        )  # fmt: skip
    stamp = EngineStamp("0", "none", 0.0)
    return Brief(document, (), Main(when=main), (), (), when, commitments, (), (), (), (), stamp)


@pytest.fixture(scope="module")
def shown() -> Timeline:
    return timeline([brief_of(PAKISTAN, "2025-05-26", main="2025-05-25", due="June 3")])


def days(moments: tuple[Moment, ...]) -> list[tuple[str, str, str]]:
    return [(str(m.begin), str(m.end), m.words) for m in moments]


def test_past_is_in_order_of_time_with_intervals(shown: Timeline) -> None:
    assert days(shown.past) == [
        ("2025-04-22", "2025-04-22", "April 22"),
        ("2025-05-07", "2025-05-07", "May 7"),
        ("2025-05-08", "2025-05-10", "the following three days"),
        ("2025-05-25", "2025-05-25", "Sunday"),
    ]
    assert [m.is_interval for m in shown.past] == [False, False, True, False]


def test_future_is_apart_and_knows_its_commitment(shown: Timeline) -> None:
    assert days(shown.ahead) == [
        ("2025-06-03", "2025-06-03", "June 3"),
        ("2026-01-01", "2026-12-31", "the end of 2026"),
    ]
    due = shown.commitment_of(shown.ahead[0])
    assert due is not None and due.action == "host the next round"
    assert shown.commitment_of(shown.ahead[1]) is None


def test_vague_is_off_the_axis(shown: Timeline) -> None:
    assert [(m.words, m.value) for m in shown.loose] == [("Recent years", "PAST_REF")]


def test_publication_is_a_mark_and_the_main_event_is_marked(shown: Timeline) -> None:
    assert [(m.day, m.articles) for m in shown.marks] == [(date(2025, 5, 26), (0,))]
    assert [m.words for m in shown.past if m.lead] == ["Sunday"]


def test_every_entry_stands_verbatim_in_its_article(shown: Timeline) -> None:
    for moment in (*shown.past, *shown.ahead, *shown.loose):
        text = shown.briefs[moment.article].article.text
        assert moment.span.of(text) == moment.words
        assert moment.sentence.of(text) == moment.said
        assert moment.sentence.contains(moment.span)


def test_without_a_publication_date_only_what_is_said_in_full_is_placed() -> None:
    shown = timeline([brief_of("It began on May 7, 2020 and ended yesterday. It will reopen in 2030.", None)])
    assert days(shown.past) == [("2020-05-07", "2020-05-07", "May 7, 2020")]
    assert days(shown.ahead) == [("2030-01-01", "2030-12-31", "2030")]
    assert [(m.words, m.value) for m in shown.loose] == [("yesterday", None)]
    assert shown.marks == ()
    assert shown.published is None


def test_many_articles_share_one_axis() -> None:
    first = brief_of("The talks will be held on June 3.", "2025-05-26", ident="a")
    second = brief_of("The talks were held on Tuesday. A treaty will be signed on July 1.", "2025-06-04", ident="b")
    shown = timeline([first, second])
    assert [(m.article, m.words, m.ahead) for m in shown.past] == [(0, "June 3", True), (1, "Tuesday", False)]
    assert [(m.article, m.words) for m in shown.ahead] == [(1, "July 1")]
    assert [m.day.isoformat() for m in shown.marks] == ["2025-05-26", "2025-06-04"]
    lines = plain(shown).splitlines()
    assert lines[0].startswith("[1] A title · a.txt · 2025-05-26")
    assert [i for i, line in enumerate(lines) if "published [1]" in line] < [
        i for i, line in enumerate(lines) if "June 3" in line
    ]


def test_a_deadline_that_is_no_time_expression_of_its_own_is_placed() -> None:
    brief = brief_of("Turkey will host the next round by the end of the term of the council.", "2025-05-26")
    sentence = brief.article.sentences[0].span
    start = brief.article.text.index("the end of the term")
    deadline = Deadline("the end of the term", "2026-06", Span(start, start + 19))
    bare = Commitment(
        ("Turkey",), "host the next round", "plan", 2, "new", deadline, None, None, None, None, "will", "will",
        (Evidence.at(brief.article, sentence),),
    )  # fmt: skip
    parts = {f: getattr(brief, f) for f in Brief.__dataclass_fields__} | {"commitments": (bare,)}
    shown = timeline([Brief(**parts)])
    assert days(shown.ahead) == [("2026-06-01", "2026-06-30", "the end of the term")]


def test_text_for_pipes_cuts_nothing(shown: Timeline) -> None:
    lines = plain(shown).splitlines()
    assert lines[0].startswith("Tue 2025-04-22")
    assert "Tensions spiked after an attack on April 22. [“April 22”: the nearest to Mon 2025-05-26, ¶2]" in lines[0]
    assert lines[2].startswith("2025-05-08 – 05-10")
    assert lines[3].startswith("Sun 2025-05-25     *met")
    assert "── published ──" in lines[4]
    assert lines[lines.index("AHEAD") + 1].startswith("Tue 2025-06-03      due: Turkey: host the next round — ")
    assert lines[-1].startswith("the past")


@pytest.mark.parametrize("width", [40, 60, 84, 100, 120, 300])
def test_drawn_lines_keep_the_width(shown: Timeline, width: int) -> None:
    from rich.cells import cell_len

    text = plain(shown, width)
    assert max(cell_len(line) for line in text.splitlines()) <= width
    assert "\x1b" not in text
    assert "published" in text


def test_drawn_axis_has_points_bars_and_the_line_of_the_publication(shown: Timeline) -> None:
    lines = plain(shown, 120).splitlines()
    axis = lines[0].index("│")
    body = [line for line in lines[1:] if re.match(r"\w{3} 2025|2025-05-08|2026", line)]
    places = [re.search(r"[●◆▬├╪]", line) for line in body]
    columns = [m.start() for m in places if m]
    assert len(columns) == len(body)
    assert columns == sorted(columns)
    assert [line[axis] in "│╪┼" for line in body] == [True] * len(body)
    assert any("◆" in line and "2025-05-25" in line for line in body)
    assert columns[4] == axis
    assert all(c > axis for c in columns[5:])


def test_colour_only_where_it_is_wanted(shown: Timeline) -> None:
    assert "\x1b[" in plain(shown, 100, colour=True)


def test_nothing_found_is_said() -> None:
    assert plain(timeline([brief_of("Nothing of the kind.", "2025-05-26")])) == "No times found.\n"
    assert plain(timeline([])) == "No times found.\n"


def test_json_carries_evidence(shown: Timeline) -> None:
    data = json.loads(json.dumps(to_json(shown)))
    text = shown.briefs[0].article.text
    assert data["schema"] == "briefing-timeline/1"
    assert [e["value"] for e in data["past"]] == ["2025-04-22", "2025-05-07", "2025-05-08/2025-05-10", "2025-05-25"]
    for entry in (*data["past"], *data["ahead"], *data["unplaced"]):
        for evidence in entry["evidence"]:
            assert text[evidence["start"] : evidence["end"]] == evidence["text"]
    assert data["ahead"][0]["commitment"] == {"index": 0, "actors": ["Turkey"], "action": "host the next round"}


def test_article_text_is_never_markup() -> None:
    shown = timeline([brief_of("[b]Banks[/b] \x1b[31mfell Sunday.", "2025-05-26")])
    for text in (plain(shown), plain(shown, 100)):
        assert "[b]Banks[/b]" in text
        assert "\x1b" not in text


@pytest.mark.parametrize(
    ("text", "words", "column"),
    [
        ("It met for three days.", "three days", "3 days"),
        ("It met for a year.", "a year", "1 year"),
        ("It lasted several centuries.", "several centuries", "some centuries"),
        ("It will take 12 to 18 months.", "12 to 18 months", "12–18 months"),
        ("It meets every year.", "every year", "repeated"),
        ("It met in the 1990s.", "the 1990s", "1990s"),
        ("It met last week.", "last week", "2025-W21"),
        ("It met on Sunday evening.", "Sunday evening", "Sun 2025-05-25 evening"),
        ("It met at 8 a.m. on Sunday.", "8 a.m. on Sunday", "Sun 2025-05-25 08:00"),
        ("It will recover some day.", "some day", "the future"),
    ],
)
def test_date_column(text: str, words: str, column: str) -> None:
    shown = timeline([brief_of(text, "2025-05-26")])
    moments = (*shown.past, *shown.ahead, *shown.loose)
    assert [(m.words, date_words(m)) for m in moments] == [(words, column)]
