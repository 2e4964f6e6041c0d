"""Dates of publication, where they are found, and languages."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from briefing.sources import read
from briefing.sources.metadata import date_from_name, date_from_url, parse_date, split_header
from briefing.text.document import Document
from briefing.text.languages import detect_language

CORPUS = Path(__file__).parent / "corpus" / "articles.jsonl"
DAY = date(2025, 5, 26)

WRITTEN = [
    ("2025-05-26", DAY),
    ("2025-05-26T23:30:00-05:00", DAY),
    ("2025/5/26", DAY),
    ("2025.05.26", DAY),
    ("26 May 2025", DAY),
    ("26th of May 2025", DAY),
    ("26. Mai 2025", DAY),
    ("26 de mayo de 2025", DAY),
    ("26 mai 2025", DAY),
    ("26-May-2025", DAY),
    ("May 26, 2025", DAY),
    ("May 26th, 2025", DAY),
    ("MAY 26 2025", DAY),
    ("Monday, May 26, 2025 at 10:15 am EST", DAY),
    ("Mon, 26 May 2025 10:15:00 GMT", DAY),
    ("26.05.2025", DAY),
    ("26/05/2025", DAY),
    ("05/26/2025", DAY),
    ("20250526", DAY),
    ("2025年5月26日", DAY),
    ("Sept. 3, 2024", date(2024, 9, 3)),
    ("5/5/2025", date(2025, 5, 5)),
    ("03/05/2025", None),
    ("2025-13-40", None),
    ("May 2025", None),
    ("May 26", None),
    ("31 June 2025", None),
    ("Room 26 Moon 2025", None),
    ("call 120250526", None),
    ("0001-01-01", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "day"), WRITTEN)
def test_written_dates(text: str, day: date | None) -> None:
    assert parse_date(text) == day


LINES = [
    ("Published: 26 May 2025", "line"),
    ("Published on May 26, 2025 by the ministry", "line"),
    ("PUBLISHED 2025-05-26", "line"),
    ("Date: 2025-05-26", "line"),
    ("Date - May 26, 2025", "line"),
    ("Posted on May 26, 2025 at 10:15 am", "line"),
    ("First published Mon 26 May 2025 10.15 BST", "line"),
    ("Last updated 26 May 2025", "line"),
    ("Monday, May 26, 2025", "line"),
    ("May 26, 2025, 10:15", "line"),
    ("2025-05-26", "line"),
    ("By Jane Smith\n\nMay 26, 2025", "line"),
    ("GENEVA, 26 May 2025 – The talks on Yemen went on.", "dateline"),
    ("NEW YORK, May 26, 2025 /PRNewswire/ -- The firm said so.", "dateline"),
    ("(Reuters) 26 May 2025 The talks went on.", "dateline"),
    ("Posted in Politics", None),
    ("BRUSSELS, May 26 (Reuters) - The talks went on.", None),
    ("Published books are rare on May 26, 2025, the ministry of culture told all who had come to hear it that day, "
     "and it gave no reason for that, nor for the late hour at which it did so.", None),
    ("On May 26, 2025, the two met.", None),
]  # fmt: skip


@pytest.mark.parametrize(("line", "origin"), LINES)
def test_dates_that_the_text_states(tmp_path: Path, line: str, origin: str | None) -> None:
    (tmp_path / "a.txt").write_text(f"Leaders Meet\n\n{line}\n\nThe two leaders met, their spokesmen said.")
    (doc,) = read([tmp_path / "a.txt"])
    assert isinstance(doc, Document)
    assert (doc.published, doc.published_from) == ((DAY, origin) if origin else (None, None))
    assert doc.text.split("\n\n")[1] == line.split("\n\n")[0]


def test_published_goes_before_updated(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Updated: 28 May 2025\nPublished: 26 May 2025\n\nThe two met, he said.")
    (doc,) = read([tmp_path / "a.txt"])
    assert isinstance(doc, Document)
    assert doc.published == DAY


@pytest.mark.parametrize(
    ("raw", "day", "rest"),
    [
        (" date 2025-05-26 Islamabad – In", DAY, "Islamabad – In"),
        ("DATE: 2025-05-26 In May", DAY, "In May"),
        ("date 2025-05-26\n\nIn May", None, "date 2025-05-26\n\nIn May"),
        ("date 2025-99-26 In May", None, "date 2025-99-26 In May"),
        ("The date 2025-05-26 is set", None, "The date 2025-05-26 is set"),
    ],
)
def test_headers(raw: str, day: date | None, rest: str) -> None:
    found, body = split_header(raw)
    assert (found.day if found else None, body) == (day, rest)


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://example.org/2025/05/26/leaders-meet", DAY),
        ("https://example.org/news/2025-05-26-leaders.html", DAY),
        ("https://example.org/2025/may/26/leaders", DAY),
        ("https://example.org/20250526/leaders", DAY),
        ("https://example.org/a?date=20250526", DAY),
        ("https://example.org/2025/05/leaders", None),
        ("https://example.org/2025/13/26/leaders", None),
        ("https://example.org/id/1202505261", None),
    ],
)
def test_dates_in_addresses(url: str, day: date | None) -> None:
    found = date_from_url(url)
    assert (found.day if found else None) == day
    assert found is None or found.origin == "url"


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2025-05-26_visit.txt", DAY),
        ("visit 2025.05.26.md", DAY),
        ("20250526.html", DAY),
        ("visit_2025_05_26", DAY),
        ("000_b545509a35952389.txt", None),
        ("2025-05.txt", None),
    ],
)
def test_dates_in_file_names(tmp_path: Path, name: str, day: date | None) -> None:
    found = date_from_name(name)
    assert (found.day if found else None) == day
    (tmp_path / name).write_text("The two met on Sunday, he said.")
    (doc,) = read([tmp_path / name])
    if isinstance(doc, Document):
        assert (doc.published, doc.published_from) == ((day, "file name") if day else (None, None))


def test_the_address_of_a_line_dates_it(tmp_path: Path) -> None:
    row = {"text": "The two met on Sunday, he said.", "url": "https://example.org/2025/05/26/a"}
    (tmp_path / "a.jsonl").write_text(json.dumps(row))
    (doc,) = read([tmp_path / "a.jsonl"])
    assert isinstance(doc, Document)
    assert (doc.published, doc.published_from) == (DAY, "url")


LANGUAGES = [
    ("en", "Bush will visit Cairo on Monday for talks."),
    ("fr", "Le président a annoncé lundi que le gouvernement présenterait une loi dans les prochains jours."),
    ("de", "Die Bundesregierung hat am Montag beschlossen, dass die Truppen nicht aus dem Land abgezogen werden."),
    ("es", "El presidente del Gobierno anunció el lunes que no se presentará a las elecciones."),
    ("pt", "O presidente do Brasil disse que não vai participar da reunião com os ministros."),
    ("it", "Il presidente del Consiglio ha detto che non è una buona idea per il paese."),
    ("nl", "De minister heeft gezegd dat het kabinet niet met een nieuw voorstel komt."),
    ("sv", "Regeringen har inte sagt att det är en ny lag som ska gälla från och med maj."),
    ("da", "Regeringen har ikke sagt, at det er en ny lov, som skal gælde fra maj og blev vedtaget af folketinget."),
    ("pl", "Prezydent powiedział, że nie jest to dobry pomysł i że się z nim nie zgadza."),
    ("tr", "Cumhurbaşkanı bu konuda bir açıklama yaptı ve daha sonra Ankara’ya döndü."),
    ("id", "Presiden mengatakan bahwa pemerintah tidak akan menaikkan harga pada tahun ini dengan alasan itu."),
    ("ru", "Президент заявил, что это не так, и что он не будет в этом участвовать."),
    ("uk", "Президент заявив, що це не так, і що він не буде в цьому брати участь."),
    ("ar", "قال الرئيس إن هذا القرار جاء بعد اجتماع في العاصمة مع عدد من الوزراء"),
    ("fa", "رئیس جمهور گفت که این تصمیم در جلسه با وزرا گرفته شده است"),
    ("ur", "وزیر اعظم نے کہا ہے کہ یہ فیصلہ ملک کے لیے ضروری ہے"),
    ("hi", "प्रधानमंत्री ने कहा कि यह फैसला देश के लिए जरूरी है"),
    ("zh", "中国外交部发言人星期一表示，中方坚决反对。"),
    ("ja", "首相は月曜日、新しい法律を発表した。"),
    ("ko", "대통령은 월요일 새로운 법을 발표했다."),
    ("el", "Ο πρωθυπουργός ανακοίνωσε τη Δευτέρα"),
    ("he", "ראש הממשלה אמר ביום שני"),
    ("th", "นายกรัฐมนตรีกล่าวเมื่อวันจันทร์"),
    ("und", "Sharif Erdogan Dar Munir Tarar"),
    ("und", "Hello"),
    ("und", "12 34"),
    ("und", ""),
]


@pytest.mark.parametrize(("code", "text"), LANGUAGES)
def test_languages(code: str, text: str) -> None:
    assert detect_language(text) == code


def test_the_corpus_is_english() -> None:
    rows = [json.loads(line) for line in CORPUS.read_text("utf-8").splitlines()]
    assert {detect_language(row["text"]) for row in rows} == {"en"}
