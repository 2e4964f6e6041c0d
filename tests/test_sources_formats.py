"""Markdown, HTML and JSON Lines: what of a file becomes an article."""

from __future__ import annotations

import gzip
import json
import time
from datetime import date
from pathlib import Path

import pytest

from briefing.errors import SourceError
from briefing.sources import read
from briefing.text.document import Document


def one(path: Path, data: str | bytes) -> Document:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    (found,) = read([path])
    assert isinstance(found, Document), found
    return found


def shape(doc: Document) -> list[tuple[str, str]]:
    return [(p.kind.value, p.span.of(doc.text)) for p in doc.paragraphs]


# -- Markdown

MARKDOWN = """\
---
title: "Leaders: the *visit*"
date: 2025-05-26T10:00:00+05:00
tags: [a, b]
lang: en-GB
url: https://example.org/visit
---

# Leaders meet

![A picture](x.png)

Prime Minister **Shehbaz Sharif** met [Recep Tayyip
Erdogan](https://example.org/e "t") in *Ankara* on Sunday.[^1]

They agreed to:

- Pursue the `USD 5 billion` target.
- Expand cooperation
  in energy.
    * nested item

What happens next?
------------------

1. A meeting,

   in May.

2. Another one.

> We will go, he said.
> They left.

Line one\\
line two with snake_case_words and 5 \\* 6 &amp; <b>bold</b>.

<div>Some <i>html</i> &copy;<!-- hidden --><script>evil()</script></div>

| State | Sum |
|-------|-----|
| Iran  | 5   |

***

[ref][id] at <https://example.org>

[^1]: The note of it.

[id]: https://example.org
"""


def test_markdown(tmp_path: Path) -> None:
    doc = one(tmp_path / "a.md", MARKDOWN)
    assert doc.title == "Leaders: the *visit*"
    assert (doc.published, doc.published_from) == (date(2025, 5, 26), "front matter")
    assert (doc.url, doc.language) == ("https://example.org/visit", "en")
    assert shape(doc) == [
        ("heading", "Leaders meet"),
        ("body", "Prime Minister Shehbaz Sharif met Recep Tayyip Erdogan in Ankara on Sunday."),
        ("list-intro", "They agreed to:"),
        ("list-item", "- Pursue the USD 5 billion target."),
        ("list-item", "- Expand cooperation in energy."),
        ("list-item", "- nested item"),
        ("heading", "What happens next?"),
        ("list-item", "1. A meeting,"),
        ("body", "in May."),
        ("list-item", "2. Another one."),
        ("body", "We will go, he said. They left."),
        ("body", "Line one"),
        ("body", "line two with snake_case_words and 5 * 6 & bold."),
        ("body", "Some html ©"),
        ("body", "State | Sum"),
        ("body", "Iran | 5"),
        ("heading", "ref at https://example.org"),
        ("body", "The note of it."),
    ]


def test_the_first_heading_is_the_title(tmp_path: Path) -> None:
    assert one(tmp_path / "a.md", "## Sub\n\nThey met.\n\n# Top *one*\n\nThey left.").title == "Top one"


def test_markdown_with_windows_line_ends_and_no_title(tmp_path: Path) -> None:
    doc = one(tmp_path / "a.md", "They met, he said,\r\nin May.\r\n\r\nThey left.\r\n")
    assert doc.title is None
    assert doc.text == "They met, he said, in May.\n\nThey left."


@pytest.mark.parametrize("front", ["---\ntitle: [a\n  - : x\ndate: soon\n---\n", "+++\ntitle = \n+++\n", "---\n---\n"])
def test_damaged_front_matter_does_no_harm(tmp_path: Path, front: str) -> None:
    doc = one(tmp_path / "a.md", front + "The two met on Sunday, he said.")
    assert doc.text.endswith("The two met on Sunday, he said.")
    assert doc.published is None


def test_toml_front_matter(tmp_path: Path) -> None:
    doc = one(tmp_path / "a.md", '+++\ntitle = "A visit"\ndate = 2025-05-26\n+++\n\nThey met, he said.')
    assert (doc.title, doc.published, doc.text) == ("A visit", date(2025, 5, 26), "They met, he said.")


@pytest.mark.parametrize("unit", ["[", "**a", "`a", "![a](", "<!--", "<script", "> ", "- ", "| ", "_a "])
def test_hostile_markdown_takes_no_time(tmp_path: Path, unit: str) -> None:
    (tmp_path / "a.md").write_text("The two met.\n\n" + unit * (100_000 // len(unit)))
    started = time.process_time()
    list(read([tmp_path / "a.md"]))
    assert time.process_time() - started < 10


def test_a_block_of_absurd_length_is_taken_as_it_stands(tmp_path: Path) -> None:
    block = "[a](" * 200_000
    (tmp_path / "a.md").write_text(f"# A visit\n\nThe *two* met.\n\n{block}\n\nThey **left**.\n")
    started = time.process_time()
    (doc,) = read([tmp_path / "a.md"])
    assert time.process_time() - started < 10
    assert isinstance(doc, Document)
    assert "The two met." in doc.text and block in doc.text and doc.text.endswith("They left.")


# -- HTML

PARAGRAPH = (
    "Pakistani Prime Minister Shehbaz Sharif met with Turkish President Recep Tayyip Erdogan in Ankara on Sunday."
)
HTML = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Leaders Meet | The News</title>
<meta property="og:title" content="Leaders Meet in Ankara">
<meta property="article:published_time" content="2025-05-26T22:00:00-05:00">
<link rel="canonical" href="https://example.org/visit">
<script>var x = "<p>not text</p>";</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<main><article><h1>Leaders Meet in Ankara</h1>
<p>{PARAGRAPH}</p>
<p>Sharif and Erdogan agreed to:</p>
<ul><li>Pursue the USD 5 billion <b>bilateral</b> trade <a href="/t">target</a>.</li><li>Expand cooperation in energy.
</li></ul>
<h2>What happens next?</h2>
<p>They will meet again<br>in May, both of them said &amp; wrote &lt;so&gt;.</p>
<blockquote><p>We will go, he said, and we will come back.</p></blockquote>
</article></main>
<footer>© 2025 The News. All rights reserved.</footer></body></html>"""


def test_html(tmp_path: Path) -> None:
    doc = one(tmp_path / "a.html", HTML)
    assert doc.title == "Leaders Meet in Ankara"
    assert (doc.published, doc.published_from) == (date(2025, 5, 26), "metadata")
    assert doc.url == "https://example.org/visit"
    assert shape(doc) == [
        ("heading", "Leaders Meet in Ankara"),
        ("body", PARAGRAPH),
        ("list-intro", "Sharif and Erdogan agreed to:"),
        ("list-item", "- Pursue the USD 5 billion bilateral trade target."),
        ("list-item", "- Expand cooperation in energy."),
        ("heading", "What happens next?"),
        ("body", "They will meet again"),
        ("body", "in May, both of them said & wrote <so>."),
        ("body", "We will go, he said, and we will come back."),
    ]


def test_html_under_another_name(tmp_path: Path) -> None:
    assert one(tmp_path / "a.txt", HTML).title == "Leaders Meet in Ankara"


def test_html_in_its_own_encoding(tmp_path: Path) -> None:
    page = HTML.replace("utf-8", "windows-1251").replace("Sharif met", "Шариф met").replace("©", "")
    assert "Шариф met" in one(tmp_path / "a.html", page.encode("cp1251")).text


def test_a_short_page(tmp_path: Path) -> None:
    page = "<html><body><nav><p>Home</p></nav><h1>They meet</h1><p>The two met.</p><ul><li>One</li><li>Two</li></ul>"
    assert shape(one(tmp_path / "a.html", page)) == [
        ("heading", "They meet"),
        ("body", "The two met."),
        ("list-item", "- One"),
        ("list-item", "- Two"),
    ]


NO_ARTICLE = [
    "<html><body><nav><a href='/'>Home</a></nav></body></html>",
    "<html><head><title>T</title></head><body></body></html>",
    "<!doctype html>",
    "<html><body><script>var a = 'The two met on Sunday.'</script><img src=x></body></html>",
    "<html><body><h1>Only a title</h1></body></html>",
]


@pytest.mark.parametrize("page", NO_ARTICLE)
def test_pages_without_an_article(tmp_path: Path, page: str) -> None:
    (tmp_path / "a.html").write_text(page)
    (found,) = read([tmp_path / "a.html"])
    assert isinstance(found, SourceError)
    assert str(found).startswith(f"{tmp_path / 'a.html'}: has no article in it")


HOSTILE = [
    "<html><body>" + "<div>" * 20_000 + "<p>The two met.</p>",
    "<html><body>" + "<ul><li>" * 3_000 + "The two met.",
    "<html><body>" + "<b>" * 20_000 + "The two met.",
    "<html>" + "<p" * 20_000,
    "<html><!--" + "<!--" * 20_000,
    "<html><body><p>&#0;&#x1b;[31m&#x202e;The two &#xd800; met.</p></body></html>",
    "<html><body><p>" + "a" * 500_000 + "</p></body></html>",
    "<?xml version='1.0' encoding='utf-8'?><html><body><p>The two met.</p></body></html>",
    "<!DOCTYPE html [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;&a;'>]><html><body><p>&b; The two met.</p></body></html>",
    '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>&x; The two met.</p></body></html>',
]


@pytest.mark.parametrize("page", HOSTILE, ids=lambda page: page[:24])
def test_hostile_pages(tmp_path: Path, page: str) -> None:
    (tmp_path / "a.html").write_text(page)
    started = time.process_time()
    (found,) = read([tmp_path / "a.html"])
    assert time.process_time() - started < 20
    assert isinstance(found, Document | SourceError)
    if isinstance(found, Document):
        assert not any(c in found.text for c in "\x00\x1b\u202e")
        assert "root:" not in found.text


# -- JSON Lines and JSON

ROWS = [
    {
        "id": "001",
        "title": "A visit",
        "published": "2025-05-26",
        "text": "The two met.",
        "url": "https://example.org/a",
    },
    {"id": 7, "text": "They left.\u2028The hall is empty.\n\nNobody stayed."},
]


def test_json_lines(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS) + "\n\n", "utf-8")
    first, second = read([file])
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.id, first.given_id, first.title, first.url) == ("001", "001", "A visit", "https://example.org/a")
    assert (first.published, first.published_from) == (date(2025, 5, 26), "metadata")
    assert (second.id, second.title, second.published, second.source) == ("7", None, None, f"{file}:2")
    assert second.text == "They left.\nThe hall is empty.\n\nNobody stayed."


BAD_LINES = [
    ("{", "is no JSON (Expecting property name enclosed in double quotes at column 2)"),
    ("[" * 100_000, "is no JSON (it is nested too deep)"),
    ('{"text": 1' + "0" * 10_000 + "}", "is no JSON (a number in it is too long)"),
    ("[1]", 'is a list, not an object with a "text"'),
    ("null", "is null, not an object"),
    ('{"title": "x"}', 'has no "text"'),
    ('{"text": null}', 'has no "text"'),
    ('{"text": ["a"]}', 'has a "text" that is a list'),
    ('{"text": ""}', "is empty"),
    ('{"text": "\\u0000\\ud800"}', "has no visible text"),
    ('{"text": "Only a title"}', "has only a title"),
]


@pytest.mark.parametrize(("line", "message"), BAD_LINES, ids=lambda x: x[:20])
def test_a_bad_line_is_named_and_the_others_are_read(tmp_path: Path, line: str, message: str) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text(f"{json.dumps(ROWS[0])}\n{line}\n{json.dumps(ROWS[1])}\n")
    found = list(read([file]))
    assert [isinstance(f, SourceError) for f in found] == [False, True, False]
    assert str(found[1]).startswith(f"{file}:2: {message}")


def test_json_lines_compressed_and_in_utf16(tmp_path: Path) -> None:
    lines = "\n".join(json.dumps(row) for row in ROWS)
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    (tmp_path / "b.jsonl").write_bytes(lines.encode("utf-16"))
    (tmp_path / "c.jsonl").write_bytes(b"\xef\xbb\xbf" + lines.encode())
    assert [isinstance(f, Document) for f in read([tmp_path])] == [True] * 6


def test_damaged_compression_after_some_lines(tmp_path: Path) -> None:
    rows = [json.dumps({"text": f"The two met {n} times, {n * n} of them in May."}) for n in range(4000)]
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress("\n".join(rows).encode())[:9000])
    *documents, last = read([tmp_path / "a.jsonl.gz"])
    assert documents
    assert isinstance(last, SourceError)
    assert "damaged gzip" in str(last)


def test_json_files(tmp_path: Path) -> None:
    (tmp_path / "1.json").write_text(json.dumps(ROWS, indent=1))
    (tmp_path / "2.json").write_text(json.dumps(ROWS[0]))
    (tmp_path / "3.json").write_text("\n".join(json.dumps(row) for row in ROWS))
    (tmp_path / "4.json").write_text(json.dumps({"articles": ROWS}))
    (tmp_path / "5.json").write_text('{\n "text": oops }')
    (tmp_path / "6.json").write_text("[]")
    (tmp_path / "7.json").write_text('[{"text": "They met."}, 5]')
    found = list(read([tmp_path]))
    assert [isinstance(f, Document) for f in found] == [True] * 7 + [False, False, True, False]
    assert str(found[7]).startswith(f"{tmp_path / '5.json'}:2: is no JSON (Expecting value at column 10)")
    assert str(found[10]).startswith(f"{tmp_path / '7.json'}[2]: is a number")


def test_a_date_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "They met.", "published": "03/05/2025"}')
    notes: list[str] = []
    (doc,) = read([tmp_path / "a.jsonl"], notes=notes.append)
    assert isinstance(doc, Document)
    assert doc.published is None
    assert notes == [f"{tmp_path / 'a.jsonl'}:1: the date '03/05/2025' is not understood; write it as 2025-05-26"]


def test_an_id_cannot_hide_anything(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "a\x1b[31m\nb" + "c" * 500, "text": "They met."}))
    (doc,) = read([tmp_path / "a.jsonl"])
    assert isinstance(doc, Document)
    assert doc.id == ("a b" + "c" * 500)[:200]


def test_a_text_that_is_a_piece_of_a_page(tmp_path: Path) -> None:
    text = "<h2>What next?</h2>\n<p>They <b>met</b> &amp; agreed to:</p><ul><li>go</li><li>stay</li></ul><script>x"
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": text}) + "\n" + json.dumps({"text": "5 < 6 <p> he wrote."}))
    page, plain = read([tmp_path / "a.jsonl"])
    assert isinstance(page, Document)
    assert isinstance(plain, Document)
    assert shape(page) == [
        ("heading", "What next?"),
        ("list-intro", "They met & agreed to:"),
        ("list-item", "- go"),
        ("list-item", "- stay"),
    ]
    assert plain.text == "5 < 6 <p> he wrote."


def test_ordered_and_nested_lists_of_a_page(tmp_path: Path) -> None:
    page = (
        f"<html><body><article><p>{PARAGRAPH}</p><p>{PARAGRAPH}</p><p>They agreed on three steps, he said:</p>"
        "<ol><li>The first step is a road between the two capitals.<ul><li>It has four lanes, a tunnel.</li></ul></li>"
        "<li>The second step is a bridge over the river.</li></ol></article></body></html>"
    )
    assert [p for p in shape(one(tmp_path / "a.html", page)) if p[0].startswith("list")] == [
        ("list-intro", "They agreed on three steps, he said:"),
        ("list-item", "1. The first step is a road between the two capitals."),
        ("list-item", "- It has four lanes, a tunnel."),
        ("list-item", "2. The second step is a bridge over the river."),
    ]


@pytest.mark.parametrize("name", ["brief.json", "briefs.jsonl"])
def test_a_brief_is_told_from_an_article(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text('{"schema": "briefing/1", "article": {"text": "The bank will lend."}, "who": []}\n')
    (error,) = read([str(tmp_path / name)])
    assert isinstance(error, SourceError) and error.what.startswith("is a brief, not an article")
