"""Letters: newsletters, encodings, and letters that forward others, attached or in their text."""

from __future__ import annotations

import base64
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest

from briefing.errors import SourceError
from briefing.sources import read
from briefing.sources.forwarded import FURNITURE, bare_subject, find_forwarded
from briefing.text.document import Document

FIRST = (
    "Prime Minister Shehbaz Sharif met President Recep Tayyip Erdogan in Ankara on Sunday to talk about gas and trade."
)
SECOND = "Turkey pledged to buy gas worth USD 5 billion by 2027, the energy ministry said in a statement on Monday."
STORY = f"{FIRST}\n\n{SECOND}"
LONG = f"{STORY}\n\nGermany will send tanks, the chancellor told parliament on Tuesday, and it will train their crews."
DATE = "Mon, 26 May 2025 08:00:00 +0000"


def _mail(text: str = "", page: str = "", **headers: str) -> EmailMessage:
    message = EmailMessage()
    stated = {"From": "Jane Roe <jane@example.org>", "To": "me@example.org", "Subject": "Note", "Date": DATE} | headers
    for name, value in stated.items():
        message[name] = value
    message.set_content(text)
    if page:
        message.add_alternative(page, subtype="html")
    return message


def _read(folder: Path, message: EmailMessage | bytes) -> list[Document | SourceError]:
    (folder / "letter.eml").write_bytes(message if isinstance(message, bytes) else message.as_bytes(policy=SMTP))
    return list(read([folder / "letter.eml"]))


def _one(folder: Path, message: EmailMessage | bytes) -> Document:
    (found,) = _read(folder, message)
    assert isinstance(found, Document), found
    return found


def _blocks(document: Document) -> list[str]:
    return [" ".join(p.span.of(document.text).split()) for p in document.paragraphs]


INNER = {
    "From": "The Desk <desk@example.org>",
    "Subject": "Sharif in Ankara",
    "Date": "Sun, 25 May 2025 20:00:00 +0200",
}


@pytest.mark.parametrize("disposition", ["attachment", "inline"])
@pytest.mark.parametrize("page", ["", f"<html><body><p>{FIRST}</p><p>{SECOND}</p></body></html>"])
def test_a_message_forwarded_as_a_part_is_the_article(tmp_path: Path, disposition: str, page: str) -> None:
    inner = _mail(STORY, page, **INNER)
    outer = _mail("See below, this is what I meant.", Subject="Fwd: Sharif in Ankara")
    outer.add_attachment(inner, disposition=disposition)
    document = _one(tmp_path, outer)
    assert (document.title, str(document.published)) == ("Sharif in Ankara", "2025-05-25")
    assert _blocks(document) == ["From: The Desk <desk@example.org>", FIRST, SECOND]
    assert (document.source or "").endswith("letter.eml")


def test_a_letter_that_says_much_itself_is_an_article_beside_the_forwarded_one(tmp_path: Path) -> None:
    outer = _mail(f"{LONG} {LONG}", Subject="Our analysis")
    outer.add_attachment(_mail(STORY, **INNER))
    found = _read(tmp_path, outer)
    assert [d.title for d in found if isinstance(d, Document)] == ["Our analysis", "Sharif in Ankara"]
    assert [(d.source or "").rpartition(": ")[2] for d in found if isinstance(d, Document)] == [
        "Our analysis",
        "Sharif in Ankara",
    ]


def test_several_forwarded_messages_and_a_digest(tmp_path: Path) -> None:
    outer = _mail("Three of today.")
    for number in range(3):
        outer.add_attachment(_mail(STORY.replace("5", str(number)), **{**INNER, "Subject": f"Story {number}"}))
    outer.add_attachment(_mail("", **{**INNER, "Subject": "Hollow"}))
    assert [getattr(d, "title", None) for d in _read(tmp_path, outer)] == ["Story 0", "Story 1", "Story 2"]
    digest = "From: list@example.org\nTo: me@example.org\nSubject: Digest\nMIME-Version: 1.0\n"
    digest += "Content-Type: multipart/digest; boundary=x\n\n"
    for number in range(2):
        digest += f"--x\n\nFrom: a@example.org\nSubject: Part {number}\nDate: {DATE}\n\n{STORY}\n\n"
    assert [getattr(d, "title", None) for d in _read(tmp_path, f"{digest}--x--\n".encode())] == ["Part 0", "Part 1"]


def test_a_message_forwarded_twice_and_one_packed_against_the_rules(tmp_path: Path) -> None:
    middle = _mail("FYI", Subject="Fwd: Sharif in Ankara")
    middle.add_attachment(_mail(STORY, **INNER))
    outer = _mail("Look", Subject="Fwd: Fwd: Sharif in Ankara")
    outer.add_attachment(middle)
    assert _one(tmp_path, outer).title == "Sharif in Ankara"
    packed = base64.encodebytes(_mail(STORY, **INNER).as_bytes()).decode()
    for kind in ("message/rfc822", "application/octet-stream; name=a.eml"):
        head = f"From: a@b.org\nTo: b@c.org\nSubject: Note\nMIME-Version: 1.0\nContent-Type: {kind}\n"
        whole = f"{head}Content-Transfer-Encoding: base64\n\n{packed}"
        assert _one(tmp_path, whole.encode()).title == "Sharif in Ankara", kind


HEADS = {
    "gmail": "FYI\n\n---------- Forwarded message ---------\nFrom: The Desk <desk@example.org>\n"
    "Date: Sun, May 25, 2025 at 8:00 PM\nSubject: Sharif in Ankara\nTo: <me@example.org>\n\n\n{}\n",
    "outlook": "Worth a read.\n\n________________________________\nFrom: The Desk <desk@example.org>\n"
    "Sent: Sunday, May 25, 2025 8:00 PM\nTo: Me\nSubject: Sharif in Ankara\n\n{}\n",
    "outlook, old": "-----Original Message-----\nFrom: The Desk <desk@example.org>\nSent: 25 May 2025 20:00\n"
    "To: Me\nCc: You\nSubject: RE: Sharif in Ankara\n\n{}\n",
    "apple": "See this\n\n-- \nJane\n\nBegin forwarded message:\n\n> From: The Desk <desk@example.org>\n"
    "> Subject: Sharif in Ankara\n> Date: 25 May 2025 at 20:00:00 CEST\n> To: me@example.org\n> \n{>}\n",
    "thunderbird": "-------- Forwarded Message --------\nSubject: \tSharif in Ankara\nDate: \tSun, 25 May 2025 20:00:00"
    " +0200\nFrom: \tThe Desk <desk@example.org>\nTo: \tme@example.org\n\n\n{}\n",
    "with stars": "*From:* The Desk <desk@example.org>\n*Sent:* Sunday, 25 May 2025 20:00\n*To:* Me\n"
    "*Subject:* Sharif in Ankara\n\n{}\n",
}


@pytest.mark.parametrize("form", HEADS)
def test_a_message_forwarded_in_the_text_is_the_article(tmp_path: Path, form: str) -> None:
    quoted = "\n".join(f"> {line}" for line in STORY.split("\n"))
    text = HEADS[form].replace("{}", STORY).replace("{>}", quoted)
    document = _one(tmp_path, _mail(text, Subject="Fwd: Sharif in Ankara"))
    assert (document.title, str(document.published)) == ("Sharif in Ankara", "2025-05-25")
    assert _blocks(document) == ["From: The Desk <desk@example.org>", FIRST, SECOND]


def test_a_message_forwarded_in_a_page(tmp_path: Path) -> None:
    gmail = (
        '<div dir="ltr">FYI<br><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">---------- Forwarded '
        "message ---------<br>From: <strong>The Desk</strong> <span>&lt;<a href='m'>desk@example.org</a>&gt;</span>"
        "<br>Date: Sun, May 25, 2025 at 8:00 PM<br>Subject: Sharif in Ankara<br>To: &lt;me@example.org&gt;<br></div>"
        f"<br><br><div><p>{FIRST}</p><p>{SECOND}</p></div></div></div>"
    )
    outlook = (
        "<div><p>FYI</p><div style='border-top:solid'><p><b>From:</b> The Desk &lt;desk@example.org&gt;<br>"
        "<b>Sent:</b> Sunday, May 25, 2025 8:00 PM<br><b>To:</b> Me<br><b>Subject:</b> Sharif in Ankara</p></div>"
        f"<p>{FIRST}</p><p>{SECOND}</p></div>"
    )
    for page in (gmail, outlook):
        document = _one(tmp_path, _mail("", f"<html><body>{page}</body></html>", Subject="Fwd: Sharif in Ankara"))
        assert (document.title, str(document.published)) == ("Sharif in Ankara", "2025-05-25")
        assert _blocks(document)[0].startswith("From: The Desk") and _blocks(document)[1:] == [FIRST, SECOND]


def test_an_answer_is_its_own_article_without_what_it_answers(tmp_path: Path) -> None:
    quoted = "\n".join(f"> {line}" for line in STORY.split("\n"))
    below = (
        f"{LONG} {LONG}\n\n-----Original Message-----\nFrom: A <a@b.org>\nSent: 25 May 2025\nSubject: Gas\n\nOld words."
    )
    for text in (
        f"{LONG} {LONG}\n\nOn Mon, 26 May 2025 at 08:00, The Desk <desk@example.org> wrote:\n\n{quoted}",
        below,
    ):
        document = _one(tmp_path, _mail(text, Subject="Re: Gas"))
        assert document.title == "Gas"
        assert "wrote:" not in document.text and "Old words" not in document.text
        assert document.text.count(FIRST) == 2


def test_an_article_about_mail_is_left_whole(tmp_path: Path) -> None:
    text = f"{STORY}\n\nFrom: the ministry came no word.\nSubject: to approval, it will be built."
    assert _one(tmp_path, _mail(text)).title == "Note"
    assert "no word" in _one(tmp_path, _mail(text)).text
    assert find_forwarded(tuple((line, None) for line in text.split("\n"))) is None


@pytest.mark.parametrize(
    ("charset", "words"),
    [
        ("utf-8", "Erdoğan said “yes” – twice"),
        ("iso-8859-1", "Café talks in Malmö"),
        ("windows-1252", "Café – “talks”"),
        ("iso-8859-2", "Żenia from Łódź"),
        ("koi8-r", "Слово Tass"),
        ("shift_jis", "日本 Tokyo"),
        ("iso-2022-jp", "日本 Tokyo"),
    ],
)
@pytest.mark.parametrize("packing", ["quoted-printable", "base64", "8bit"])
def test_letters_are_read_in_their_encoding(tmp_path: Path, charset: str, words: str, packing: str) -> None:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"], message["Date"] = "a@b.org", "c@d.org", words, DATE
    message.set_content(f"{words}, he said on Monday.\n\n{STORY}", charset=charset, cte=packing)
    document = _one(tmp_path, message)
    assert document.title == words
    assert f"{words}, he said on Monday." in document.text and SECOND in document.text


def test_flowing_text_is_made_whole(tmp_path: Path) -> None:
    flowing = "Turkey pledged to buy \ngas worth USD 5 billion \nby 2027.\nGermany sent \ntanks.\n\n-- \nThe Desk\n"
    head = "From: a@b.org\nTo: b@c.org\nSubject: Note\nMIME-Version: 1.0\nContent-Type: text/plain; format=flowed"
    for option, said in (("", flowing), ("; delsp=yes", flowing.replace(" \n", "  \n").replace("--  \n", "-- \n"))):
        document = _one(tmp_path, f"{head}{option}\n\n{said}".encode())
        assert (
            document.text.split("\n\n", 1)[1]
            == "Turkey pledged to buy gas worth USD 5 billion by 2027.\nGermany sent tanks."
        )


NEWSLETTER = f"""<html><head><style>.x{{}}</style></head><body>
<div style="display:none;max-height:0">What you need to know today, before it is noon in Ankara and in Islamabad.</div>
<table role="presentation" width="600"><tr><td><a href="https://x/view">View in browser</a></td></tr>
<tr><td><img src="logo.png" alt="The Desk"></td></tr><tr><td><h2>Energy</h2></td></tr>
<tr><td style="font:x">{FIRST}<br><br>{SECOND}</td></tr>
<tr><td><table><tr><td><p>Germany will send tanks, the chancellor said on Tuesday.</p></td></tr></table></td></tr>
<tr><td>You are receiving this email because you signed up. <a href="u">Unsubscribe</a><br>The Desk, 1 Main Street</td>
</tr></table></body></html>"""
MARKED = f"""View this email in your browser
https://example.org/view?u=1

============================================================

** Energy
------------------------------------------------------------

{FIRST} (https://example.org/1?utm_source=x)

{SECOND}

Germany will send tanks, the chancellor said on Tuesday.

============================================================
Copyright (C) 2025 The Desk. All rights reserved.
Our mailing address is: 1 Main Street
You can update your preferences (https://x/p) or unsubscribe (https://x/u)
"""


@pytest.mark.parametrize(
    "message",
    [_mail("View this in your browser: https://x/view", NEWSLETTER, **INNER), _mail(MARKED, **INNER)],
    ids=["page", "text"],
)
def test_newsletters_are_read_without_what_stands_around(tmp_path: Path, message: EmailMessage) -> None:
    document = _one(tmp_path, message)
    assert _blocks(document) == [
        "From: The Desk <desk@example.org>",
        "Energy",
        FIRST,
        SECOND,
        "Germany will send tanks, the chancellor said on Tuesday.",
    ]


def test_a_table_of_data_stays_one(tmp_path: Path) -> None:
    table = "<table><tr><td>Year</td><td>Exports</td></tr><tr><td>2024</td><td>USD 5 billion</td></tr></table>"
    document = _one(tmp_path, _mail("", f"<html><body><p>{FIRST}</p><p>{SECOND}</p>{table}</body></html>"))
    assert "2024 | USD 5 billion" in document.text


@pytest.mark.parametrize("row", FURNITURE, ids=[row.yes[0][:20] for row in FURNITURE])
def test_furniture(row: object) -> None:
    from briefing.sources.forwarded import Furniture

    assert isinstance(row, Furniture)
    assert [line for line in row.yes if not row.pattern.fullmatch(line)] == []
    assert [(line, other.yes[0]) for line in row.no for other in FURNITURE if other.pattern.fullmatch(line)] == []


@pytest.mark.parametrize(
    ("subject", "bare"),
    [("Fwd: Gas", "Gas"), ("FW: RE: AW: Gas", "Gas"), ("Re[2]: Gas", "Gas"), ("Regarding: gas", "Regarding: gas")],
)
def test_subjects(subject: str, bare: str) -> None:
    assert bare_subject(subject) == bare


def test_hostile_letters_do_no_harm(tmp_path: Path) -> None:
    nested = _mail(STORY, **INNER)
    for _ in range(30):
        outer = _mail("x")
        outer.add_attachment(nested)
        nested = outer
    heads = "From: a\nDate: b\nSubject: c\n" * 3000
    for message in (nested, _mail(heads), _mail("> " * 20000), _mail(" \n" * 50_000 + STORY), _mail("_" * 100_000)):
        for found in _read(tmp_path, message):
            assert isinstance(found, Document | SourceError)
