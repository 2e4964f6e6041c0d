"""PDF, Word, EPUB, mail and web archives: real files made here, broken and hostile ones too."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen import canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

from briefing.errors import SourceError
from briefing.sources import read
from briefing.text.document import Document, ParagraphKind

TITLE = "Ministers agree on gas"
FIRST = (
    "The energy ministers of Turkey and Azerbaijan agreed in Ankara on Sunday to build a second pipeline across the "
    "mountains, which will carry ten billion cubic metres of natural gas every year from the Caspian Sea to the coast."
)
SECOND = (
    "“We will begin with the work in March,” the Turkish minister told reporters after the meeting, and he thanked his "
    "guest for the patience with which the long negotiations had been led by both delegations since last summer."
)
_GOODS = "oil coal wind sun water steel wheat cotton timber copper tin zinc lead gold salt".split()
# Paragraphs for three pages, no two lines alike.
PDF_TEXTS = [FIRST, SECOND] + [
    " ".join(f"{good.capitalize()} and {other} were traded for a price that nobody named." for other in _GOODS[i:])
    for i, good in enumerate(_GOODS)
]
ITEMS = ("Build the pipeline by 2027.", "Share its costs equally.")


def _pdf(**encryption: str) -> bytes:
    out = io.BytesIO()
    styles = getSampleStyleSheet()
    template = SimpleDocTemplate(out, pagesize=A4, title=TITLE, initialFontName="Helvetica", **encryption)

    def furniture(page: canvas.Canvas, _: object) -> None:
        page.drawString(72, 800, "The Daily Example")
        page.drawString(280, 30, f"Page {page.getPageNumber()} of 3")

    story: list[object] = [Paragraph(TITLE, styles["Title"])]
    for number, text in enumerate(PDF_TEXTS):
        story += [Paragraph(text, styles["BodyText"]), Spacer(1, 8 if number % 2 else 60)]
    template.build(story, onFirstPage=furniture, onLaterPages=furniture)
    return out.getvalue()


def _docx() -> bytes:
    document = docx.Document()
    document.core_properties.title = TITLE
    document.core_properties.created = datetime(2025, 5, 26)
    document.add_heading(TITLE, 1)
    document.add_paragraph(FIRST)
    document.add_paragraph("The two sides agreed to:")
    for item in ITEMS:
        document.add_paragraph(item, style="List Bullet")
    document.add_paragraph(SECOND)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Length", "900 km"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _zip(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


PAGE = (
    f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><p>{FIRST}</p><p>The two sides agreed to:</p>"
    f"<ul><li>{ITEMS[0]}</li><li>{ITEMS[1]}</li></ul><p>{SECOND}</p></body></html>"
)
CONTAINER = b"""<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
PACKAGE = b"""<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>The Example Weekly</dc:title><dc:date>2025-05-26</dc:date><dc:language>en-GB</dc:language></metadata>
<manifest><item id="cover" href="cover.xhtml" media-type="application/xhtml+xml"/>
<item id="one" href="one%20a.xhtml" media-type="application/xhtml+xml"/>
<item id="two" href="two.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="cover"/><itemref idref="two"/><itemref idref="one"/></spine></package>"""


def _epub(**changed: bytes) -> bytes:
    members = {
        "META-INF/container.xml": CONTAINER,
        "OPS/book.opf": PACKAGE,
        "OPS/cover.xhtml": b"<html><body><img src='x.png'/></body></html>",
        "OPS/one a.xhtml": PAGE.encode(),
        "OPS/two.xhtml": PAGE.replace("gas", "oil").encode(),
    }
    members.update({name.replace("__", "/").replace("_", "."): content for name, content in changed.items()})
    return _zip(members)


def _mail(text: str = "", page: str = "") -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = "desk@example.org", "reader@example.org"
    message["Subject"], message["Date"] = TITLE, "Mon, 26 May 2025 08:00:00 +0000"
    if text or not page:
        message.set_content(text)
    if page:
        (message.add_alternative if text else message.set_content)(page, subtype="html")
    return message.as_bytes()


def _web_archive() -> bytes:
    page = PAGE.replace("“", "=E2=80=9C").replace("”", "=E2=80=9D")
    return (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/2025/05/27/gas\r\n"
        f"Subject: {TITLE}\r\nDate: Tue, 27 May 2025 08:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="----b"\r\n\r\n'
        "------b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        f"Content-Location: https://example.org/2025/05/27/gas\r\n\r\n{page}\r\n"
        "------b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n------b--\r\n"
    ).encode()


def _read(tmp_path: Path, name: str, data: bytes) -> list[Document | SourceError]:
    file = tmp_path / name
    file.write_bytes(data)
    return list(read([file]))


def _one(tmp_path: Path, name: str, data: bytes) -> Document:
    (found,) = _read(tmp_path, name, data)
    assert isinstance(found, Document), found
    return found


def _paragraphs(document: Document) -> list[str]:
    return [p.span.of(document.text) for p in document.paragraphs]


def test_pdf(tmp_path: Path) -> None:
    document = _one(tmp_path, "gas.pdf", _pdf())
    paragraphs = _paragraphs(document)
    assert document.title == TITLE and document.published_from == "metadata"
    assert document.paragraphs[0].kind is ParagraphKind.HEADING
    assert paragraphs == [TITLE, *PDF_TEXTS]
    assert "Page" not in document.text and "Daily Example" not in document.text


def test_word(tmp_path: Path) -> None:
    document = _one(tmp_path, "gas.docx", _docx())
    assert (document.title, str(document.published), document.published_from) == (TITLE, "2025-05-26", "metadata")
    kinds = [p.kind.value for p in document.paragraphs]
    assert kinds[:6] == ["heading", "body", "list-intro", "list-item", "list-item", "body"]
    assert document.paragraphs[3].intro == 2
    assert _paragraphs(document)[-1] == "Length | 900 km"


def test_a_book_gives_its_chapters_in_reading_order(tmp_path: Path) -> None:
    found = _read(tmp_path, "weekly.epub", _epub())
    documents = [d for d in found if isinstance(d, Document)]
    assert len(found) == len(documents) == 2
    assert [("oil" in d.text, str(d.published), d.language) for d in documents] == [
        (True, "2025-05-26", "en"),
        (False, "2025-05-26", "en"),
    ]
    assert (documents[1].source or "").endswith("weekly.epub: OPS/one a.xhtml")


@pytest.mark.parametrize(
    "data",
    [
        _mail(f"{FIRST}\n\n{SECOND}\n\n> an answer that is quoted\n\n-- \nThe desk"),
        _mail(page=PAGE),
        _mail("Open this letter in your browser.", PAGE),
    ],
)
def test_mail(tmp_path: Path, data: bytes) -> None:
    document = _one(tmp_path, "gas.eml", data)
    assert (document.title, str(document.published)) == (TITLE, "2025-05-26")
    assert FIRST in document.text.replace("\n", " ") and SECOND in document.text.replace("\n", " ")
    assert "quoted" not in document.text and "browser" not in document.text and "The desk" not in document.text


def test_web_archive(tmp_path: Path) -> None:
    document = _one(tmp_path, "gas.mhtml", _web_archive())
    assert (document.title, document.url) == (TITLE, "https://example.org/2025/05/27/gas")
    assert str(document.published) == "2025-05-27"
    assert SECOND in document.text


@pytest.mark.parametrize("name", ["x.bin", "letter.txt", "no-ending"])
@pytest.mark.parametrize("data", [_pdf(), _docx(), _mail(f"{FIRST}\n\n{SECOND}")], ids=["pdf", "docx", "mail"])
def test_what_it_is_shows_in_its_bytes_whatever_its_name(tmp_path: Path, name: str, data: bytes) -> None:
    assert FIRST in _one(tmp_path, name, data).text.replace("\n", " ")


BOMB = b"0" * (300 * 1024 * 1024)
ENTITIES = (
    b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + i, b"&%c;" % (97 + i) * 10) for i in range(9))
    + b"]>"
)


def _empty_pdf() -> bytes:
    out = io.BytesIO()
    page = canvas.Canvas(out)
    page.rect(50, 50, 200, 200, fill=1)
    page.showPage()
    page.save()
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("cut.pdf", _pdf()[:200], "damaged PDF"),
        ("noise.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 40, "damaged PDF"),
        ("scan.pdf", _empty_pdf(), "text recognition"),
        ("locked.pdf", _pdf(encrypt="secret"), "locked with a password"),
        ("cut.docx", _docx()[:-200], "binary|damaged|zip archive"),
        ("bomb.docx", _zip({"word/document.xml": BOMB}), "unpacks to far more"),
        ("hollow.docx", _zip({"word/document.xml": b"<x/>"}), "damaged Word document"),
        ("entities.docx", _zip({"word/document.xml": ENTITIES}), "damaged"),
        ("bomb.epub", _epub(OPS__two_xhtml=BOMB), "unpacks to far more"),
        ("lost.epub", _zip({"META-INF/container.xml": CONTAINER}), "lacks its part OPS/book.opf"),
        ("entities.epub", _epub(OPS__book_opf=ENTITIES + b"<package>&j;</package>"), "book"),
        ("pictures.epub", _epub(**{"OPS__two_xhtml": b"<html/>", "OPS__one a_xhtml": b"<html/>"}), "without prose"),
        ("other.zip", _zip({"a.txt": b"text"}), "zip archive"),
        ("hollow.eml", _mail(), "nothing to read"),
    ],
)
def test_what_cannot_be_read_is_told(tmp_path: Path, name: str, data: bytes, told: str) -> None:
    found = _read(tmp_path, name, data)
    assert len(found) == 1 and isinstance(found[0], SourceError), found
    assert name in found[0].where
    assert re.search(told, found[0].what), found[0].what


def test_a_folder_has_them_all(tmp_path: Path) -> None:
    for name, data in (("a.pdf", _pdf()), ("b.docx", _docx()), ("c.eml", _mail(page=PAGE)), ("d.pdf", b"%PDF-")):
        (tmp_path / name).write_bytes(data)
    assert [type(found).__name__ for found in read([tmp_path])] == ["Document", "Document", "Document", "SourceError"]


def test_a_book_without_a_reading_order_or_with_parts_named_twice(tmp_path: Path) -> None:
    spine = PACKAGE.index(b"<spine>")
    twice = PACKAGE.replace(b'<itemref idref="two"/>', b'<itemref idref="two"/>' * 3)
    for package, order in ((PACKAGE[:spine] + b"</package>", ["gas", "oil"]), (twice, ["oil", "gas"])):
        documents = _read(tmp_path, "weekly.epub", _epub(OPS__book_opf=package))
        assert [(d.title or "").split()[-1] for d in documents if isinstance(d, Document)] == order


def test_a_revised_word_document_reads_as_if_its_changes_were_accepted(tmp_path: Path) -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = docx.Document()
    words = document.add_paragraph("Turkey pledged to buy ")._p
    for xml in (
        "<w:del {} w:id='1'><w:r><w:delText>oil</w:delText></w:r></w:del>",
        "<w:ins {} w:id='2'><w:r><w:t xml:space='preserve'>gas </w:t></w:r></w:ins>",
        "<w:sdt {}><w:sdtContent><w:r><w:t xml:space='preserve'>by June, </w:t></w:r></w:sdtContent></w:sdt>",
        "<w:hyperlink {}><w:r><w:t>the minister said.</w:t></w:r></w:hyperlink>",
    ):
        words.append(parse_xml(xml.format(nsdecls("w"))))
    held = "<w:sdt {}><w:sdtContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    document.element.body.insert(1, parse_xml(held.format(nsdecls("w"), FIRST)))
    out = io.BytesIO()
    document.save(out)
    assert _paragraphs(_one(tmp_path, "revised.docx", out.getvalue())) == [
        "Turkey pledged to buy gas by June, the minister said.",
        FIRST,
    ]


def test_a_message_of_nested_parts_does_no_harm(tmp_path: Path) -> None:
    opened = "Content-Type: multipart/mixed; boundary=b{0}\n\n"
    parts = "".join(f"--b{n - 1}\n" + opened.format(n) for n in range(1, 3000))
    data = f"From: a@b.c\nTo: b@c.d\nSubject: x\nMIME-Version: 1.0\n{opened.format(0)}{parts}"
    (found,) = _read(tmp_path, "deep.eml", data.encode())
    assert isinstance(found, SourceError) and "damaged message" in found.what
