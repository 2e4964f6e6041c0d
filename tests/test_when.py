"""The time tagger as a whole: its interface, texts without a publication date, tense, events, the law of spans."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from briefing.extract.items import Timex
from briefing.extract.when import extract_when, tag
from briefing.extract.when.holidays import HOLIDAYS, easter
from briefing.extract.when.periods import read_value
from briefing.text.clean import clean
from briefing.text.segment import Origin, segment
from tests.conftest import AnalysisOf

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "tests" / "corpus" / "articles.jsonl"
PUBLISHED = date(2025, 5, 26)  # a Monday

_DATE = r"(?:\d{4}(?:-(?:\d\d(?:-\d\d)?|W\d\d(?:-WE)?|Q[1-4]|H[12]|SP|SU|FA|WI))?|\d{1,3}|FY\d{4}|BC\d{4})"
_TIME = r"\d{4}-\d\d-\d\dT(?:\d\d:\d\d|MO|MI|AF|EV|NI|DT)"
_LENGTH = r"P(?:T?(?:\d+(?:\.\d+)?|X)(?:S|M|H|D|W|Q|Y|DE|CE|ML|WE|SN))+(?:T\d+[HMS])?"
_SET = r"XXXX-(?:WXX-[1-7]|\d\d|SP|SU|FA|WI|XX-XXT(?:MO|AF|EV|NI))"
VALUES = {
    "date": re.compile(rf"{_DATE}(?:/{_DATE})?|(?:PAST|PRESENT|FUTURE)_REF"),
    "time": re.compile(rf"{_TIME}(?:/{_TIME})?"),
    "duration": re.compile(rf"{_LENGTH}(?:/{_LENGTH})?"),
    "set": re.compile(rf"{_LENGTH}|{_SET}"),
}


def one(text: str, published: date | None = PUBLISHED) -> Timex:
    """The only expression of a text."""
    (found,) = tag(text, published)
    return found


def corpus() -> list[tuple[str, date]]:
    rows = [json.loads(r) for r in CORPUS.read_text("utf-8").splitlines()]
    return [(r["text"], date.fromisoformat(r["published"])) for r in rows]


def test_the_seed_article() -> None:
    text = (
        "Tensions spiked after an attack in Kashmir on April 22. India responded on May 7. "
        "Pakistan launched strikes over the following three days, until talks on May 10."
    )
    assert [(t.text, t.kind, t.value, t.begin, t.end) for t in tag(text, PUBLISHED)] == [
        ("April 22", "date", "2025-04-22", "2025-04-22", "2025-04-22"),
        ("May 7", "date", "2025-05-07", "2025-05-07", "2025-05-07"),
        ("the following three days", "date", "2025-05-08/2025-05-10", "2025-05-08", "2025-05-10"),
        ("May 10", "date", "2025-05-10", "2025-05-10", "2025-05-10"),
    ]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("They met on Sunday.", "last Sunday before Mon 2025-05-26"),
        ("They met on Monday.", "Monday is the day of publication, Mon 2025-05-26"),
        ("They will meet on Friday.", "next Friday after Mon 2025-05-26"),
        ("They met yesterday.", "the day before Mon 2025-05-26"),
        ("They met two weeks ago.", "2 weeks before Mon 2025-05-26"),
        ("They met last year.", "1 year before Mon 2025-05-26"),
        ("They met this month.", "the month of Mon 2025-05-26"),
        ("They met on April 22.", "the nearest to Mon 2025-05-26"),
        ("They met on April 22, 2020.", "said in full"),
        ("They now meet.", "the present of the article"),
        ("They met for three days.", "a length of time, said in full"),
    ],
)
def test_why_says_how_the_value_was_reached(text: str, why: str) -> None:
    assert one(text).why == why


@pytest.mark.parametrize(
    ("text", "grain", "begin", "end"),
    [
        ("They met on Sunday evening.", "daypart", "2025-05-25", "2025-05-25"),
        ("They met at 8 a.m. on Sunday.", "minute", "2025-05-25", "2025-05-25"),
        ("They met last week.", "week", "2025-05-19", "2025-05-25"),
        ("They met last weekend.", "weekend", "2025-05-24", "2025-05-25"),
        ("They met in April.", "month", "2025-04-01", "2025-04-30"),
        ("They met in the first quarter.", "quarter", "2025-01-01", "2025-03-31"),
        ("They met in the second half of 2024.", "half", "2024-07-01", "2024-12-31"),
        ("They met last winter.", "season", "2024-12-01", "2025-02-28"),
        ("They met in 2020.", "year", "2020-01-01", "2020-12-31"),
        ("They met in the 1990s.", "decade", "1990-01-01", "1999-12-31"),
        ("They met in the 19th century.", "century", "1800-01-01", "1899-12-31"),
        ("They met on June 3-5, 2024.", "day", "2024-06-03", "2024-06-05"),
        ("They met from December 2023 to February 2024.", "month", "2023-12-01", "2024-02-29"),
        ("They met for three days.", "day", None, None),
        ("They meet every year.", "year", None, None),
        ("They met recently.", None, None, None),
    ],
)
def test_grain_and_interval(text: str, grain: str | None, begin: str | None, end: str | None) -> None:
    found = one(text)
    assert (found.grain, found.begin, found.end) == (grain, begin, end)


@pytest.mark.parametrize(
    "text",
    ["They met yesterday.", "They met on Sunday.", "They met last year.", "They met on May 7.", "They met in March.",
     "They met two weeks ago.", "They met at noon.", "They met on Christmas.", "They met in the third quarter.",
     "They met the same day.", "They met over the weekend.", "They met on June 3-5."],
)  # fmt: skip
def test_without_a_publication_date_relative_times_keep_their_words_and_say_what_is_missing(text: str) -> None:
    found = one(text, None)
    assert (found.value, found.begin, found.end) == (None, None, None)
    assert found.why == "needs the publication date, which is not known"
    assert found.grain is not None


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It began on May 7, 2020.", ["2020-05-07"]),
        ("It began on May 7, 2020 and ended a year later.", ["2020-05-07", "2021"]),
        ("It began in 2009; in the same year it ended. It was the 1990s.", ["2009", "2009", "199"]),
        ("It lasted three days. It is now over.", ["P3D", "PRESENT_REF"]),
        ("It began on New Year’s Day 2020.", ["2020-01-01"]),
    ],
)
def test_without_a_publication_date_what_is_said_in_full_resolves(text: str, values: list[str]) -> None:
    assert [t.value for t in tag(text, None)] == values


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("They met on Sunday.", "past"),
        ("They have met since Sunday.", "past"),
        ("The deal signed on Sunday is void.", "past"),
        ("They will meet on Sunday.", "future"),
        ("They are to meet on Sunday.", "future"),
        ("The vote is scheduled for Sunday.", "future"),
        ("They are expected to be released on Sunday.", "future"),
        ("On Sunday, they will meet again.", "future"),
        ("The rules will be published by the council on Sunday.", "future"),
        ("The army, which will vote on Friday, said Thursday it would leave.", "future"),
        ("Sunday it is.", "present"),
        ("A quiet Sunday.", None),
    ],
)
def test_tense(text: str, tense: str | None) -> None:
    assert tag(text, PUBLISHED)[0].tense == tense


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("They met in Ankara on Sunday.", "met"),
        ("Tuesday’s declaration was signed by all.", "declaration"),
        ("The talks will resume on Friday.", "resume"),
        ("On Monday, the council approved the plan.", "approved"),
        ("They called a snap election for December.", "election"),
    ],
)
def test_event_by_the_words_alone(text: str, event: str) -> None:
    assert one(text).event == event


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Prime Minister Sharif met the Turkish president in Ankara on Sunday to reinforce ties.", "met"),
        ("The report, published in May, says that prices fell.", "published"),
        ("The minister called a snap election for December.", "election"),
        ("Yesterday’s dialogue was the first of its kind.", "dialogue"),
        ("The minister, who resigned on Friday, denies that he lied.", "resigned"),
        ("Shops are open today.", "open"),
        ("The court will rule on the appeal of the company next week.", "rule"),
    ],
)
def test_event_in_the_tree(analysis_of: AnalysisOf, text: str, event: str) -> None:
    assert [t.event for t in extract_when(analysis_of(text))] == [event]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "On October 6, US President Donald Trump and Turkish President Recep Erdogan spoke on the phone, after "
            "which troops left the border.",
            "US President Donald Trump and Turkish President Recep Erdogan spoke on the phone",
        ),
        (
            "The High Court also ruled on the case on September 11, while others waited.",
            "The High Court also ruled on the case on September 11",
        ),
        (
            "Tensions spiked after a deadly attack in the area on April 22, which resulted in 26 fatalities.",
            "Tensions spiked after a deadly attack in the area on April 22, which resulted in 26 fatalities",
        ),
        (
            "Mike Pence said on Friday the country is in a crisis.",
            "Mike Pence said on Friday the country is in a crisis",
        ),
        (
            'Prime Minister David Cameron said yesterday, "It would be wrong for ministers to attend."',
            'Prime Minister David Cameron said yesterday, "It would be wrong for ministers to attend."',
        ),
        ("The deadline, he said on Tuesday, will not be moved.", "he said on Tuesday"),
        (
            "Parliament would meet in early September and then not return until October 14, before the deadline.",
            "Parliament would meet in early September",
        ),
        ("It shelled Yeonpyeong Island last month; nobody answered.", "It shelled Yeonpyeong Island last month"),
        ("The ministers plan to meet on June 3 in Geneva.", "The ministers plan to meet on June 3 in Geneva"),
        (  # nothing hangs at its end that leads on to what is left out
            "It was announced Sunday by both Deutsche Telekom, the owner of T-Mobile, and by AT&T. "
            "According to analysts, the deal was made to compete with Verizon.",
            "It was announced Sunday by both Deutsche Telekom, the owner of T-Mobile",
        ),
    ],
)
def test_the_clause_tells_what_happened_then(analysis_of: AnalysisOf, text: str, told: str) -> None:
    analysis = analysis_of(text)
    clause = extract_when(analysis)[0].clause
    assert clause is not None
    assert clause.of(analysis.text) == told


def test_a_bare_text_has_no_clauses() -> None:
    assert one("The ministers met on Sunday.").clause is None


def test_an_analysis_and_its_bare_text_give_the_same_values(analysis_of: AnalysisOf) -> None:
    text = (
        "Ministers met in Ankara on Sunday. They will meet again on June 3, a week before the summit. "
        "Trade grew by 5 percent last year, and in the first quarter it doubled."
    )
    found = extract_when(analysis_of(text))
    assert [(t.span, t.kind, t.value, t.why) for t in found] == [
        (t.span, t.kind, t.value, t.why) for t in tag(text, PUBLISHED)
    ]


def test_the_date_of_a_dateline_is_no_time_of_the_article(analysis_of: AnalysisOf) -> None:
    found = extract_when(analysis_of("BRUSSELS, May 25 (Reuters) - Ministers met on Sunday."))
    assert [t.text for t in found] == ["Sunday"]


def test_days_that_are_no_neighbours_are_dates_of_their_own() -> None:
    found = tag("They will meet on June 3 and 17, and on July 4 and 5.", PUBLISHED)
    assert [(t.text, t.value) for t in found] == [
        ("June 3", "2025-06-03"),
        ("17", "2025-06-17"),
        ("July 4 and 5", "2025-07-04/2025-07-05"),
    ]


def test_coordinated_dates_share_their_week_and_year() -> None:
    text = "They will meet on Thursday or Friday of next week. Sales fell in May and June 2013."
    assert [t.value for t in tag(text, PUBLISHED)] == ["2025-06-05", "2025-06-06", "2013-05", "2013-06"]


def test_the_year_that_ends_is_the_publications_unless_the_clause_looks_back() -> None:
    assert [t.value for t in tag("It fell in 2009. It will rise by the end of the year.", PUBLISHED)] == [
        "2009",
        "2025",
    ]
    assert [t.value for t in tag("It fell in 2009. It rose at the end of the year.", PUBLISHED)] == ["2009", "2009"]


def test_the_style_of_timeml_splits_ranges() -> None:
    text = "They met on June 3-5, and from 2009 to 2011, for 12 to 18 months."
    assert [(t.text, t.value) for t in tag(text, PUBLISHED)] == [
        ("June 3-5", "2025-06-03/2025-06-05"),
        ("2009 to 2011", "2009/2011"),
        ("12 to 18 months", "P12M/P18M"),
    ]
    assert [(t.text, t.value) for t in tag(text, PUBLISHED, style="timeml")] == [
        ("June 3", "2025-06-03"),
        ("5", "2025-06-05"),
        ("2009", "2009"),
        ("2011", "2011"),
        ("12", "P12M"),
        ("18 months", "P18M"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "He may march on.", "The Sunday Times wrote of the Six-Day War.", "A 35-year-old man, 35, was held.",
        "It rose 5.00% to 12.30 dollars.", "Agenda 2030 and Resolution 1973 were adopted.", "Theresa May spoke.",
        "The May 7 Declaration binds all.", "Black Monday and Bloody Sunday.", "The 2008 Summer Olympics opened.",
        "Law No. 1430/2019 was passed.", "Some 2000 people came.", "Windows 2000 is old.", "The second man left.",
        "Boeing 737, Route 66 and Channel 4.", "Spring water may fall from the rock.",
    ],
)  # fmt: skip
def test_what_is_no_time(text: str) -> None:
    assert [t.text for t in tag(text, PUBLISHED)] == []


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "\n\n\n", "[bold]May 7[/bold]", "May 99", "31/31/2031 and 00/00/0000", "99:99", "in 9999 years ago",
        "a hundred million centuries ago", "999999999999 years ago", "the 0th century", "May 7, 0000",
        "9999999999999999999999 days later", "next next next week", "the last first second third day of of of May",
        "ᴹᵃʸ 7 2025 \u0660\u0661", "May\u00a07,\u00a02025", "12 to 11 months", "June 5-3", "between 2011 and 2009",
        "the 31st of February", "on the 31st.", "10000 months ago", "half past half past half",
        "the week of the week of", "two hours and two hours", "AD 0 and 1 AD", "on February 29 last year",
    ],
)  # fmt: skip
@pytest.mark.parametrize("published", [None, date(1, 1, 1), date(2024, 2, 29), date(9999, 12, 31)])
def test_hostile_text_never_fails(text: str, published: date | None) -> None:
    for found in tag(text, published):
        assert found.span.of(text) == found.text


def test_a_long_run_of_the_same_words_is_read_in_linear_time() -> None:
    import time

    def seconds(count: int) -> float:
        text = "the first two and a half years of the last more than 20 to 30 days - " * count
        start = time.process_time()
        tag(text, PUBLISHED)
        return time.process_time() - start

    seconds(50)
    assert seconds(1600) < 40 * max(seconds(100), 0.01)


def test_every_expression_of_the_corpus_is_verbatim_ordered_and_well_formed() -> None:
    total = 0
    for text, published in corpus():
        found = tag(text, published)
        total += len(found)
        spans = [t.span for t in found]
        assert spans == sorted(spans)
        assert all(a.end <= b.start for a, b in pairwise(spans))
        for t in found:
            assert text[t.span.start : t.span.end] == t.text == t.text.strip()
            assert t.evidence[0].span == t.span
            assert t.why
            assert t.rule
            assert (t.begin is None) == (t.end is None)
            assert t.value is None or VALUES[t.kind].fullmatch(t.value), (t.text, t.kind, t.value)
            if t.begin and t.end and t.value:
                assert date.fromisoformat(t.begin) <= date.fromisoformat(t.end)
                whole = read_value(t.value)
                assert whole is not None
                assert (whole.first.isoformat(), whole.last.isoformat()) == (t.begin, t.end)
    assert total > 1500


def test_the_same_bytes_under_any_hash_seed() -> None:
    code = (
        "import json, hashlib, sys; from datetime import date; from briefing.extract.when import tag\n"
        "rows = [json.loads(r) for r in open(sys.argv[1], encoding='utf-8')][:60]\n"
        "out = [repr(tag(r['text'], date.fromisoformat(r['published']))) for r in rows]\n"
        "print(hashlib.sha256('\\n'.join(out).encode()).hexdigest())"
    )
    digests = set()
    for seed in ("1", "4242"):
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-c", code, str(CORPUS)]
        digests.add(subprocess.run(command, env=env, capture_output=True, check=True).stdout)
    out = [repr(tag(text, published)) for text, published in corpus()[:60]]
    digests.add(hashlib.sha256("\n".join(out).encode()).hexdigest().encode() + b"\n")
    assert len(digests) == 1


def test_a_document_and_a_text_number_paragraphs_alike() -> None:
    text = clean("Ministers met on Sunday.\n\nThey will meet on June 3.\n\nIt took a year.")
    document = segment(text, Origin(published=PUBLISHED))
    assert [t.para for t in tag(text, PUBLISHED)] == [0, 1, 2]
    assert [document.paragraph_at(t.span.start).number for t in tag(text, PUBLISHED)] == [0, 1, 2]


@pytest.mark.parametrize(
    ("year", "day"),
    [(1961, date(1961, 4, 2)), (2000, date(2000, 4, 23)), (2024, date(2024, 3, 31)), (2025, date(2025, 4, 20))],
)
def test_easter(year: int, day: date) -> None:
    assert easter(year) == day


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("thanksgiving", date(2024, 11, 28)), ("labor day", date(2024, 9, 2)), ("memorial day", date(2024, 5, 27)),
        ("election day", date(2024, 11, 5)), ("good friday", date(2024, 3, 29)), ("whit monday", date(2024, 5, 20)),
        ("martin luther king jr. day", date(2024, 1, 15)), ("remembrance sunday", date(2024, 11, 10)),
    ],
)  # fmt: skip
def test_holidays(name: str, day: date) -> None:
    assert HOLIDAYS[name](2024) == day


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("On Wednesday, President Erdoğan called for a regional cooperation.", "2020-01-08"),
        ("As of late Tuesday, 20 bodies had been recovered.", "2020-01-07"),
        ("The court is expected to rule on Monday.", "2020-01-13"),
    ],
)
def test_a_call_is_over_when_it_is_told(text: str, value: str) -> None:
    assert [t.value for t in tag(text, date(2020, 1, 11))] == [value]


def test_fixtures_lie_ahead(analysis_of: AnalysisOf) -> None:
    for text in ("Rafael Nadal plays Daniil Medvedev on Sunday.", "The Reds travel to Crystal Palace on Sunday."):
        assert [t.value for t in extract_when(analysis_of(text, "2023-03-16"))] == ["2023-03-19"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The United States will suspend aid from December.", "2024-12"),
        ("From December, wearing a mask will be compulsory.", "2024-12"),
        ("The strike is to begin on December 3.", "2024-12-03"),
        ("It plans to open the plant in November.", "2024-11"),
        ("The plant opened in November.", "2023-11"),
        ("He said the plant could have opened in December.", "2023-12"),
    ],
)
def test_what_will_be_lies_ahead_however_near_the_month_before_is(text: str, value: str) -> None:
    assert one(text, date(2024, 3, 12)).value == value
