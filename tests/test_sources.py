"""Files, folders and standard input: what becomes of them, and what is said of those that cannot be read."""

from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from pyperclip import PyperclipException

from briefing.errors import SourceError
from briefing.sources import Entry, expand, read
from briefing.text.document import Document

STORY = """Leaders Meet in Ankara

Pakistani Prime Minister Shehbaz Sharif met with Turkish President Recep Tayyip Erdogan on Sunday.

Sharif and Erdogan agreed to:

Pursue the USD 5 billion bilateral trade target.

Expand cooperation in renewable energy.
"""


def documents(found: Iterable[Document | SourceError]) -> list[Document]:
    result = list(found)
    assert not [e for e in result if isinstance(e, SourceError)]
    return [d for d in result if isinstance(d, Document)]


def one(path: Path, data: str | bytes, notes: list[str] | None = None) -> Document:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return documents(read([path], notes=(notes if notes is not None else []).append))[0]


def error_of(path: Path, data: bytes | None = None) -> str:
    if data is not None:
        path.write_bytes(data)
    (found,) = read([path])
    assert isinstance(found, SourceError)
    assert str(found).startswith(f"{path}")
    return str(found)


# -- plain text


def test_a_text_file(tmp_path: Path) -> None:
    doc = one(tmp_path / "a.txt", STORY)
    assert doc.title == "Leaders Meet in Ankara"
    assert doc.text == STORY.strip()
    assert [p.kind.value for p in doc.paragraphs] == ["heading", "body", "list-intro", "list-item", "list-item"]
    assert (doc.source, doc.language, doc.published) == (str(tmp_path / "a.txt"), "en", None)


def test_the_header_is_cut_off_and_the_dateline_stays(tmp_path: Path) -> None:
    text = " date 2025-05-26 Islamabad / Ankara – In a high-profile visit, Prime Minister Sharif met Erdogan on Sunday."
    doc = one(tmp_path / "a.txt", text)
    assert (doc.published, doc.published_from) == (date(2025, 5, 26), "header")
    assert doc.text.startswith("Islamabad / Ankara – In a")
    assert [s.of(doc.text) for s in doc.datelines] == ["Islamabad", "Ankara"]
    assert doc.sentences[0].span.of(doc.text).startswith("In a high-profile visit")


def test_blocks_keep_their_numbers(tmp_path: Path) -> None:
    source = "\n \n\n".join(f"Block {n} of the text, in which the minister says it again." for n in range(20))
    doc = one(tmp_path / "a.txt", source)
    assert [p.number for p in doc.paragraphs] == list(range(20))
    assert doc.text.split("\n\n")[7].startswith("Block 7")


def test_wrapped_lines_are_joined(tmp_path: Path) -> None:
    line = "The minister said on Monday that he would sign the treaty in the spring"
    doc = one(tmp_path / "a.txt", "\r\n".join(["  " + line] * 6) + ".\r\n\r\nThe other one would not.\r\n")
    assert "\n" not in doc.paragraphs[0].span.of(doc.text)
    assert len(doc.paragraphs) == 2


def test_lines_of_a_header_stay_lines(tmp_path: Path) -> None:
    text = "Title: AT&T to purchase T-Mobile for US$39 billion\nPublished: 2011-03-21\n\nThe firm will pay, it said."
    doc = one(tmp_path / "a.txt", text)
    assert (doc.title, doc.text) == ("AT&T to purchase T-Mobile for US$39 billion", text)
    assert (doc.published, doc.published_from) == (date(2011, 3, 21), "line")
    assert [p.kind.value for p in doc.paragraphs] == ["heading", "byline", "body"]


def test_front_matter_in_a_text_file(tmp_path: Path) -> None:
    doc = one(tmp_path / "a.txt", "---\ntitle: A visit\ndate: 2025-05-26\n---\nThe two met on Sunday, he said.")
    assert (doc.title, doc.published, doc.published_from) == ("A visit", date(2025, 5, 26), "front matter")
    assert doc.text == "The two met on Sunday, he said."


def test_a_rule_of_dashes_is_no_front_matter(tmp_path: Path) -> None:
    text = "---\nThe two met on Sunday, he said.\n---\nThey left on Monday, she said."
    assert one(tmp_path / "a.txt", text).text == text


@pytest.mark.parametrize("suffix", [".txt", "", ".log", ".rst", ".42"])
def test_any_named_text_is_read(tmp_path: Path, suffix: str) -> None:
    assert one(tmp_path / f"story{suffix}", STORY).title == "Leaders Meet in Ankara"


def test_options_stand_above_the_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Published: 3 May 2022\n\nThe two met on Sunday, he said.")
    (doc,) = documents(read([tmp_path / "a.txt"], published=date(2020, 1, 2), title="  My\x1b[31m title "))
    assert (doc.published, doc.published_from, doc.title) == (date(2020, 1, 2), "option", "My title")


# -- encodings

ACCENTS = "The café in Besançon “was full”, said Señor Müller – and it cost £5.\n"


@pytest.mark.parametrize(
    ("encoding", "note"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-16", ""),
        ("utf-16-le", "UTF-16-LE"),
        ("utf-16-be", "UTF-16-BE"),
        ("utf-32", ""),
        ("cp1252", "Windows-1252"),
    ],
)
def test_encodings(tmp_path: Path, encoding: str, note: str) -> None:
    notes: list[str] = []
    assert one(tmp_path / "a.txt", ACCENTS.encode(encoding), notes).text == ACCENTS.strip()
    assert [note in n and str(tmp_path / "a.txt") in n for n in notes] == ([True] if note else [])


def test_latin_1(tmp_path: Path) -> None:
    notes: list[str] = []
    assert one(tmp_path / "a.txt", "Le café était fermé à Orléans.".encode("latin-1"), notes).text[3:7] == "café"
    assert len(notes) == 1


def test_another_code_page(tmp_path: Path) -> None:
    russian = "Президент заявил в понедельник, что это не так и что он не будет в этом участвовать. " * 5
    notes: list[str] = []
    assert one(tmp_path / "a.txt", russian.encode("cp1251"), notes).text.startswith("Президент заявил")
    assert len(notes) == 1


def test_utf8_with_a_few_broken_bytes_stays_utf8(tmp_path: Path) -> None:
    notes: list[str] = []
    doc = one(tmp_path / "a.txt", ("Der Minister für Äußeres ging. " * 20).encode() + b"\nEnde \xc3 da.", notes)
    assert "für Äußeres" in doc.text
    assert "line 2" in notes[0]


def test_a_few_bytes_of_rubbish_in_english_leave_its_marks_alone(tmp_path: Path) -> None:
    notes: list[str] = []
    said = "“We’ll deliver,” Doe told reporters in Paris. " * 2 + "They agreed to support the plan. " * 4
    doc = one(tmp_path / "a.txt", said.encode() + b"\n\xff\xfe\xfd bad \x80 bytes\n", notes)
    assert doc.text.startswith("“We’ll deliver,” Doe")
    assert "4 places are not UTF-8" in notes[0]


def test_gzip(tmp_path: Path) -> None:
    assert one(tmp_path / "a.txt.gz", gzip.compress(STORY.encode())).title == "Leaders Meet in Ankara"
    assert one(tmp_path / "b.txt", gzip.compress(STORY.encode())).title == "Leaders Meet in Ankara"


# -- what cannot be read


def test_a_gzip_bomb_is_refused(tmp_path: Path) -> None:
    bomb = gzip.compress(b"\0" * (65 << 20))
    assert "unpacks to more than 64 MiB" in error_of(tmp_path / "a.txt.gz", bomb)
    assert "unpacks to more than 64 MiB" in error_of(tmp_path / "b.txt.gz", gzip.compress(bomb))


BAD = [
    ("empty", b"", "is empty"),
    ("white space", b" \n\n\t ", "is empty"),
    ("only a mark", b"\xef\xbb\xbf\n", "is empty"),
    ("nothing visible", "\u200b\x00\u202e".encode(), "binary"),
    ("invisible", "\u200b\u202e".encode(), "has no visible text"),
    ("no words", b"12 34 -- ***", "has no words"),
    ("only a title", b"Leaders Meet in Ankara\n", "has only a title"),
    ("title and byline", b"Leaders Meet\n\nBy Jane Smith\n", "has only a title"),
    ("zeros", b"abc\0\0\0def", "binary data"),
    ("PDF", b"%PDF-1.7 ...", "PDF"),
    ("office document", b"PK\x03\x04....", "an office document"),
    ("picture", b"\x89PNG\r\n\x1a\n....", "a PNG picture"),
    ("controls", bytes(range(1, 32)) * 20, "binary data"),
    ("too long", b"The man went home. " * 270_000, "5.1 million characters"),
    ("damaged gzip", b"\x1f\x8b\x08\x00garbage", "damaged gzip"),
    ("cut gzip", gzip.compress(STORY.encode() * 50)[:80], "damaged gzip"),
]


@pytest.mark.parametrize(("data", "message"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_bad_files(tmp_path: Path, data: bytes, message: str) -> None:
    assert message in error_of(tmp_path / "a.txt", data)


def test_a_missing_path(tmp_path: Path) -> None:
    assert "does not exist" in error_of(tmp_path / "nope.txt")


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000])
def test_a_name_that_no_file_can_have(name: str) -> None:
    (found,) = read([name])
    assert isinstance(found, SourceError)


def test_a_link_into_a_closed_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("Turkey pledged to buy gas.", "utf-8")
    (tmp_path / "b.txt").write_text("Hungary pledged to buy gas.", "utf-8")

    class Closed:
        """An entry that cannot be looked at, as a link of another's process."""

        def __init__(self, entry: os.DirEntry[str]) -> None:
            self.name, self._entry = entry.name, entry

        def is_dir(self, *, follow_symlinks: bool = True) -> bool:
            return self._entry.is_dir(follow_symlinks=follow_symlinks)

        def is_file(self) -> bool:
            if self.name == "a.txt":
                raise PermissionError(13, "Permission denied")
            return True

        def is_symlink(self) -> bool:
            return self._entry.is_symlink()

    whole = os.scandir

    @contextmanager
    def scandir(path: Path) -> Iterator[list[Closed]]:
        with whole(path) as found:
            yield [Closed(entry) for entry in found]

    monkeypatch.setattr("briefing.sources.folder.os.scandir", scandir)
    closed, read_ = expand([tmp_path])
    assert closed.problem == "cannot be looked at (Permission denied); check its permissions" and not read_.problem


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.txt"
    file.write_text(STORY)

    def refuse(self: Path, mode: str = "r") -> io.BytesIO:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", refuse)
    assert "no permission" in error_of(file)


def test_a_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    for name, data in (("1.txt", STORY.encode()), ("2.txt", b"\0\0\0"), ("3.txt", STORY.encode())):
        (tmp_path / name).write_bytes(data)
    found = list(read([tmp_path, tmp_path / "4.txt"]))
    assert [isinstance(f, SourceError) for f in found] == [False, True, False, True]


def test_text_that_attacks_stays_text(tmp_path: Path) -> None:
    doc = one(tmp_path / "a.txt", "He said \x1b]0;owned\x07\x1b[2J[bold]so[/bold] on \u202eMonday.\x9b31m")
    assert doc.text == "He said [bold]so[/bold] on Monday."


# -- folders


def test_a_folder_in_natural_order(tmp_path: Path) -> None:
    for name in (
        "part 10.txt",
        "part 2.md",
        "Part 1.html",
        "sub/1.txt",
        ".hidden.txt",
        ".git/x.txt",
        "photo.png",
        "README.md",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(STORY if "png" not in name else "\0")
    (tmp_path / "NOTES").write_text(STORY)
    (tmp_path / "program").write_bytes(b"\x7fELF\0\0")
    (tmp_path / "code.py").write_text("print(1)")
    (tmp_path / "loop").symlink_to(tmp_path)
    names = [str(Path(e.source).relative_to(tmp_path)) for e in expand([tmp_path])]
    assert names == ["NOTES", "Part 1.html", "part 2.md", "part 10.txt", f"sub{os.sep}1.txt"]


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    assert "holds no articles" in error_of(tmp_path)


def test_each_file_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    assert len(expand([tmp_path / "a.txt", tmp_path, f"{tmp_path}/./a.txt"])) == 1


def test_what_is_listed_without_reading(tmp_path: Path) -> None:
    (tmp_path / "2025-05-26_leaders-meet.txt").write_text(STORY)
    listed = expand([tmp_path, "https://example.org/2025/05/26/leaders-meet-again.html?x=1", "-", "nope.jsonl"])
    assert listed == [
        Entry(str(tmp_path / "2025-05-26_leaders-meet.txt"), "text", "leaders meet", len(STORY)),
        Entry("https://example.org/2025/05/26/leaders-meet-again.html?x=1", "url", "leaders meet again"),
        Entry("stdin", "stdin", "standard input"),
        Entry("nope.jsonl", "jsonl", "nope.jsonl", None, "does not exist; check the path"),
    ]
    assert [e.many for e in listed] == [False, False, True, True]


def test_a_folder_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "scandir", refuse)
    assert "cannot be looked into (Permission denied)" in error_of(tmp_path)


def test_reading_is_lazy(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.txt").write_text(STORY)
    found = read([tmp_path])
    next(found)
    (tmp_path / "b.txt").unlink()
    later = next(found)
    assert isinstance(later, SourceError)
    assert "does not exist" in str(later)


# -- standard input

PAGE = f"<!doctype html><html><head><title>T</title></head><body><article><p>{STORY * 3}</p></article></body></html>"


@pytest.mark.parametrize(
    ("data", "count", "start"),
    [
        (STORY, 1, "Leaders Meet"),
        (
            "# Leaders Meet\n\nThe **two** met on [Sunday](http://x), he said.",
            1,
            "Leaders Meet\n\nThe two met on Sunday",
        ),
        (json.dumps({"text": "The two met, he said."}) + "\n" + json.dumps({"text": "They left."}), 2, "The two met"),
        (json.dumps({"text": "The two met, he said."}, indent=1), 1, "The two met"),
        (json.dumps([{"text": "The two met, he said."}, {"text": "They left."}]), 2, "The two met"),
        (PAGE, 1, "Leaders Meet"),
    ],
    ids=["text", "markdown", "jsonl", "indented json", "json list", "html"],
)
def test_standard_input(data: str, count: int, start: str) -> None:
    found = documents(read(["-"], stdin=io.BytesIO(data.encode())))
    assert len(found) == count
    assert found[0].text.startswith(start)
    assert (found[0].source or "").startswith("stdin")


def test_empty_standard_input() -> None:
    (found,) = read(["-"], stdin=io.BytesIO(b""))
    assert str(found) == "stdin: is empty; there is nothing to brief"


@pytest.mark.parametrize(("path", "scheme"), [("ftp://x/y.txt", "ftp"), ("FILE:///etc/motd", "FILE")])
def test_other_addresses_are_no_paths(path: str, scheme: str) -> None:
    (found,) = read([path])
    assert str(found) == f"{path}: cannot be fetched: {scheme} is not spoken, only http and https"


# -- the clipboard


@pytest.fixture
def copied(monkeypatch: pytest.MonkeyPatch) -> Callable[[str | Exception], None]:
    """`copied(text)` puts text on a clipboard of its own; an exception is what reading it raises."""

    def put(what: str | Exception) -> None:
        def paste() -> str:
            if isinstance(what, Exception):
                raise what
            return what

        monkeypatch.setattr("pyperclip.paste", paste)

    return put


@pytest.mark.parametrize(
    ("text", "start"),
    [
        (STORY, "Leaders Meet in Ankara"),
        ("# Leaders Meet\n\nThe **two** met on [Sunday](http://x), he said.", "Leaders Meet\n\nThe two met on Sunday"),
        (PAGE, "Leaders Meet"),
        ("The two met \ud800 on Sunday, he said. They left.", "The two met ? on Sunday"),
    ],
    ids=["text", "markdown", "html", "half a character"],
)
def test_what_was_copied(copied: Callable[[str | Exception], None], text: str, start: str) -> None:
    copied(text)
    (found,) = documents(read(["clipboard:"]))
    assert found.text.startswith(start)
    assert found.source == "clipboard"
    (entry,) = expand(["clipboard:", "clipboard:"])
    assert (entry.kind, entry.path) == ("clipboard", "clipboard:")


@pytest.mark.parametrize(
    ("what", "message"),
    [
        ("", "clipboard: is empty; there is nothing to brief"),
        ("Only a title", "clipboard: has only a title and no article under it; add the article's text"),
        (PyperclipException("no xclip"), "clipboard: cannot be read: there is no clipboard here, or no program for it"),
        (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "no"), "clipboard: holds no text"),
        (PermissionError(13, "Permission denied"), "clipboard: cannot be read (Permission denied)"),
    ],
    ids=["empty", "title", "none", "picture", "refused"],
)
def test_no_article_on_the_clipboard(
    copied: Callable[[str | Exception], None], what: str | Exception, message: str
) -> None:
    copied(what)
    (found,) = read(["clipboard:"])
    assert str(found).startswith(message)


# -- the whole


def test_a_pipe_as_a_path(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen([sys.executable, "-c", f"open({str(pipe)!r}, 'w').write({STORY!r})"]):
        assert documents(read([pipe]))[0].title == "Leaders Meet in Ankara"


def test_importing_sources_is_cheap() -> None:
    code = (
        "import sys, briefing.sources as s; s.expand(['-', 'x']); "
        "heavy = ('trafilatura', 'lxml', 'urllib3', 'markdown_it', 'charset_normalizer'); "
        "print([m for m in heavy if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "[]"


# -- articles as they come over the wire, copied from pages, mailed

WIRE = {
    "agency": """Iran says it will resume nuclear talks in Geneva

By Jane Smith and John Doe
May 26, 2025 3:15 PM UTC Updated 2 hours ago

    Summary
    Iran to meet E3 ministers on Friday
    Talks follow IAEA resolution

DUBAI/VIENNA, May 26 (Reuters) - Iran will resume talks with France and Germany in Geneva on Friday, it said.

Reporting by Jane Smith; Editing by John Doe

Our Standards: The Thomson Reuters Trust Principles.
""",
    "release": """FOR IMMEDIATE RELEASE
Contact: Jane Smith, +1 202 555 0100

ACME Corp. Commits $2 Billion to Clean Energy

NEW YORK, May 26, 2025 /PRNewswire/ -- ACME Corp. (NYSE: ACM) today announced plans to invest $2 billion.

Under the plan, ACME will:
  * Build three solar plants in Ohio and Texas by
    2027;
  * Hire 1,200 workers; and
  * Cut emissions 40% from 2019 levels.

"We will deliver," said John Doe.

###
""",
    "page": """Prime Minister to visit Kyiv next week
Published
26 May 2025

Image source, Getty Images

By James Smith
Diplomatic correspondent, BBC News

The prime minister will travel to Kyiv next week, Downing Street has confirmed.

The two leaders will discuss:
Air defence
A new loan of £2.3bn

Related Topics
""",
}
SHAPES = {
    "agency": ("HBBHHH.BC", "Iran says it will resume nuclear talks in Geneva", "line", ["DUBAI", "VIENNA"]),
    "release": ("BBH.Iiii.B", "ACME Corp. Commits $2 Billion to Clean Energy", "dateline", ["NEW YORK"]),
    "page": ("HBBCBB.IiiC", "Prime Minister to visit Kyiv next week", "line", []),
}
LETTERS = {"body": ".", "list-intro": "I", "list-item": "i", "heading": "H", "byline": "B", "caption": "C"}


@pytest.mark.parametrize("name", WIRE)
def test_articles_as_they_come(tmp_path: Path, name: str) -> None:
    doc = one(tmp_path / "a.txt", WIRE[name])
    shape, title, origin, places = SHAPES[name]
    assert "".join(LETTERS[p.kind.value] for p in doc.paragraphs) == shape
    assert (doc.title, doc.published, doc.published_from) == (title, date(2025, 5, 26), origin)
    assert [s.of(doc.text) for s in doc.datelines] == places
