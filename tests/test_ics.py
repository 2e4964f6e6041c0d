"""The iCalendar file: read back by a calendar library, the same whenever it is made."""

from __future__ import annotations

from datetime import UTC, date, datetime

import icalendar
import pytest

from briefing.render.ics import calendar
from tests.test_timeline import PAKISTAN, brief_of


def events(raw: bytes) -> list[icalendar.Event]:
    return list(icalendar.Calendar.from_ical(raw).walk("VEVENT"))


def test_a_commitment_stands_on_the_day_it_is_due() -> None:
    due, event = events(calendar([brief_of(PAKISTAN, "2025-05-26", due="June 3")]))
    assert due["SUMMARY"] == "Due: Turkey: host the next round"
    assert due.decoded("DTSTART") == date(2025, 6, 3)
    assert due.decoded("DTEND") == date(2025, 6, 4)
    assert due.decoded("DTSTAMP") == datetime(2025, 5, 26, tzinfo=UTC)
    assert "“Turkey will host the next round on June 3.”" in due["DESCRIPTION"]
    assert "A title · a.txt · 2025-05-26 · ¶4" in due["DESCRIPTION"]
    assert due["STATUS"] == "TENTATIVE"
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (date(2026, 1, 1), date(2027, 1, 1))


def test_a_deadline_of_a_year_is_its_last_day() -> None:
    (due,) = events(calendar([brief_of("Turkey will host the next round in 2026.", "2025-05-26", due="2026")]))
    assert due.decoded("DTSTART") == date(2026, 12, 31)


def test_what_lies_back_is_not_in_the_file() -> None:
    assert events(calendar([brief_of("They met on Sunday and last year.", "2025-05-26")])) == []


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("They will meet at 8 a.m. on Thursday.", datetime(2025, 5, 29, 8)),
        ("They will meet at 18:00 UTC on Thursday.", datetime(2025, 5, 29, 18, tzinfo=UTC)),
        ("They will meet at 6 p.m. BST (1700 UTC) on Thursday.", datetime(2025, 5, 29, 18)),
        ("They will meet at midnight on Thursday.", datetime(2025, 5, 30)),
        ("They will meet on Thursday evening.", date(2025, 5, 29)),
        ("They will meet on June 3-5.", date(2025, 6, 3)),
    ],
)
def test_times_of_the_day(text: str, start: date) -> None:
    (event,) = events(calendar([brief_of(text, "2025-05-26")]))
    assert event.decoded("DTSTART") == start


def test_without_a_publication_date_the_stamp_is_the_day_itself() -> None:
    (event,) = events(calendar([brief_of("They will meet on May 7, 2030.", None)]))
    assert event.decoded("DTSTAMP") == datetime(2030, 5, 7, tzinfo=UTC)


def test_the_same_briefs_give_the_same_bytes_and_every_event_its_own_identifier() -> None:
    briefs = [brief_of(PAKISTAN, "2025-05-26", due="June 3"), brief_of("They will meet on June 3.", "2025-05-26")]
    raw = calendar(briefs)
    assert raw == calendar(list(briefs))
    uids = [str(e["UID"]) for e in events(raw)]
    assert len(set(uids)) == len(uids) == 3
    assert calendar([briefs[0], briefs[0]]).count(b"BEGIN:VEVENT") == 2


def test_the_file_is_one_even_when_empty() -> None:
    file = icalendar.Calendar.from_ical(calendar([]))
    assert file["VERSION"] == "2.0"
    assert file["PRODID"]


def test_article_text_cannot_add_lines() -> None:
    raw = calendar([brief_of("Ministers will say BEGIN:VEVENT, or END:VCALENDAR; on Thursday.", "2025-05-26")])
    (event,) = events(raw)
    assert "BEGIN:VEVENT" in event["SUMMARY"]
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
