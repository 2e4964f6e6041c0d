"""Briefs as text, for terminals and in Markdown: what is said, and that article text stays text."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from rich.cells import cell_len
from whole_briefs import document, empty, whole

from briefing.brief.model import Headline, Quote
from briefing.extract.items import CommitmentKind, CommitmentStatus
from briefing.render.markdown import escape, markdown
from briefing.render.naming import file_name
from briefing.render.outline import READING_ORDER, outline, title_of
from briefing.render.plain import plain
from briefing.render.why import why
from briefing.text.clean import clean_line
from briefing.text.segment import Origin, segment

PLAIN = """\
Union pledges €5 billion
published Mon 2025-05-26 (from the header) · https://example.org/2025/05/union?a=1&b=2 · 53 words in 4 paragraphs
Note: The article is short.

WHAT
  The Union pledged €5 billion on Sunday, its president Anna Weber said. [¶1]

IN SHORT
  who    Union
  when   Sun 2025-05-25
  where  Paris

WHO (3)
  Union       organisation [¶1]
  Anna Weber  president; also Weber [¶1 ¶2]
  Lee         role not stated [¶2]

WHEN
  Sun 2025-05-25  pledged; “Sunday”: how Sunday was read [¶1]
  Mon 2025-05-26  ── the article was published ──
  2026            due: Anna Weber, Lee: Open 12 offices; “2026”: how 2026 was read [¶3]
  3 days          ran; “three days”: how three days was read [¶1]
  unresolved      “next year”: how next year was read [¶4]

WHERE
  Paris [¶4]

COMMITMENTS (2)
  1. Anna Weber, Lee: Open 12 offices [¶2 ¶3]
     agreement; firm (3 of 3); new; due 2026; condition: if parliament agrees; according to Lee; 12 offices; “agreed to”
  2. actor not stated: aid would follow [¶4]
     plan; resolve (1 of 3); new; “would”

QUOTES (1)
  Lee
    “We will not wait,” — said [¶4]

REPORTED STATEMENTS (1)
  speaker not stated
    aid would follow next year [¶4]

FIGURES (2)
  €5 billion  pledged; 5,000,000,000 EUR [¶1]
  12 offices  at least 12–13.5 offices [¶3]

TERMS
  aid · offices

SUMMARY
  The Union pledged €5 billion on Sunday, its president Anna Weber said. [¶1]
"""


def test_everything_is_told_in_the_plain_text() -> None:
    assert plain(whole()) == PLAIN


def test_nothing_found_is_an_answer() -> None:
    shown = plain(replace(empty(), article=replace(empty().article, url=None)))
    assert "publication date not stated · articles/union.txt · 10 words in 1 paragraph\n" in shown
    assert shown.count("none found") == 7
    assert "WHAT\n  not stated" in shown
    assert "who    not stated\n  when   not stated\n  where  not stated" in shown
    assert "WHEN\n  no dates or times found" in shown
    misses = plain(replace(whole(), commitments=()))
    assert "COMMITMENTS\n  none found; 1 near miss, `briefing why` shows why" in misses


def test_sections_come_as_they_are_named() -> None:
    shown = plain(whole(), sections=("terms", "who"))
    assert re.findall(r"^[A-Z]+", shown, re.M)[-2:] == ["TERMS", "WHO"] and "QUOTES" not in shown


def test_a_pipe_gets_whole_lines() -> None:
    long = "word " * 100 + "end"
    brief = whole(document(whole().article.text + f"\n\n{long}"))
    brief = replace(brief, what=(Headline(long, ()),))
    assert f"  {long}\n" in plain(brief)


SGR = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize("width", [20, 40, 80, 200])
@pytest.mark.parametrize("colour", [True, False])
def test_a_terminal_gets_lines_that_fit(width: int, colour: bool) -> None:
    brief = replace(whole(), what=(Headline("欧盟承诺提供五十亿欧元 " * 12 + "http://a.example/" + "x" * 120, ()),))
    shown = plain(brief, width=width, colour=colour)
    assert all(cell_len(SGR.sub("", line)) <= width for line in shown.splitlines())
    assert bool(SGR.search(shown)) is colour
    assert "\x1b" not in SGR.sub("", shown)
    words = re.sub(r"[\W_]+", "", SGR.sub("", shown))
    for told in ("AnnaWeber", "Open12offices", "Wewillnotwait", "ifparliamentagrees", "欧盟承诺提供五十亿欧元" * 2):
        assert told in words


HOSTILE = [
    "\x1b[31mred\x1b[0m",
    "\x1b]0;title\x07",
    "[bold]x[/bold] [/] [link=x]",
    "\u202egpj.exe",
    "a\u200bb",
    "\x9b5m",
    "a\rb\nc\x00",
    ":smile: {x} %s $HOME",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_names_reach_no_terminal(text: str) -> None:
    brief = whole()
    article = replace(brief.article, title=text + " title", source=text, url=None, published_from=text)
    brief = replace(
        brief,
        article=article,
        notes=(text,),
        what=(Headline(text, ()),),
        quotes=(Quote(text, text, text, "direct", text, ()),),
        who=(replace(brief.who[0], name=text, role=text, aliases=(text,)),),
        commitments=(replace(brief.commitments[0], actors=(text,), cue=text, action=text, source=text, rule=text),),
    )
    terminals = [plain(brief, width=80), plain(brief, width=80, colour=True), why(brief, width=80, colour=True)]
    for shown in (plain(brief), markdown(brief), why(brief), *terminals):
        left = SGR.sub("", shown)
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e]", left)
    literal = clean_line(text)
    assert literal in plain(brief) and literal in why(brief)
    assert re.sub(r"\W", "", literal) in re.sub(r"\W", "", SGR.sub("", plain(brief, width=80, colour=True)))


def test_the_reasons() -> None:
    shown = why(whole())
    for told in (
        "1. Anna Weber, Lee: Open 12 offices",
        "found by:  rule list-intro, “agreed to”",
        "because:   score 0.93",
        "¶3:        Open 12 offices by 2026 if parliament agrees",
        "1. Lee: “We will not wait,”\n     found by:  rule before, “said”\n     words:     ¶4\n",
        "1. “Sunday”: 2025-05-25\n",
        "¶1:        The Union pledged €5 billion on Sunday, its president Anna Weber said.",
        "NEAR MISSES: COMMITMENTS (1)\n  1. Analysts expect more\n     found by:  rule expectation, “expect”",
        "dropped:   a forecast",
    ):
        assert told in shown
    assert "NEAR MISSES (0)\n  none" in why(empty())
    laid_out = why(whole(), width=50)
    assert all(cell_len(line) <= 50 for line in laid_out.splitlines()) and "\x1b" not in laid_out
    assert "Open12officesby2026ifparliamentagrees" in re.sub(r"\W", "", laid_out)


# Markdown


PARSERS = {
    "commonmark": MarkdownIt("commonmark"),
    "with tables, strikethrough and typographer off": MarkdownIt("commonmark").enable(["table", "strikethrough"]),
}


def _text_of(tokens: list[Token]) -> str:
    """What a reader sees: text and line breaks, nothing of the markup; HTML shows as a mark, so that it is noticed."""
    parts = []
    for token in tokens:
        if token.type == "inline":
            parts.append(_text_of(token.children or []))
        elif token.type in ("text", "code_inline", "text_special"):
            parts.append(token.content)
        elif token.type in ("html_inline", "html_block", "image", "fence", "code_block", "hr"):
            parts.append(f"<{token.type}>")
    return "".join(parts)


LITERAL = [
    "*stars* and **more** and _lines_ and __more__",
    "a_b_c snake_case 2*3*4",
    "[link](http://x) ![pic](y) [ref][1] [^1]",
    "<b>bold</b> <script>alert(1)</script> <!-- no --> <http://auto.link>",
    "`code` ``more`` ~~struck~~ ~~~",
    "# not a heading",
    "#hashtag",
    "> not a quote",
    "- not a list",
    "+ not a list",
    "* not a list",
    "1. not a list",
    "12) not a list",
    "2025. A year that ends a sentence",
    "===",
    "---",
    "- - -",
    "***",
    "| a | b |",
    "a | b",
    ":--- | ---:",
    "&amp; &copy; &#35; &lt;b&gt; AT&T &nosuch;",
    "back\\slash \\* \\",
    "trailing\\",
    "US$39 billion and A$/US$ rates $x$",
    "https://example.org/a_b_(c)?d=[e]",
    "a  two spaces",
    "[x] done",
    "| --- |",
    "```",
    "~~~python",
    "“quotes” — dashes … ¶3",
    "!important",
    "a\nb\n\n    code\n# heading",
]


@pytest.mark.parametrize("parser", PARSERS.values(), ids=PARSERS)
@pytest.mark.parametrize("text", LITERAL)
def test_article_text_stays_literal_in_markdown(text: str, parser: MarkdownIt) -> None:
    shown = escape(text)
    for around in ("{}", "- {}", "1. **head**: {}\\\n   more", "> **¶1** {}", "before {} after", "- **{}** — x"):
        found = _text_of(parser.parse(around.format(shown)))
        frame = _text_of(parser.parse(around.format("TEXT")))
        assert found == frame.replace("TEXT", clean_line(text)), around


@given(st.text(alphabet=st.sampled_from("ab1 .)#*_[]()<>!`~|\\&;:=+-$\n\"'{}/é“"), max_size=30))
def test_no_text_at_all_becomes_markup(text: str) -> None:
    for parser in PARSERS.values():
        tokens = parser.parse(f"x {escape(text)}")
        assert _text_of(tokens) == f"x {clean_line(text)}".strip()
        alone = parser.parse(escape(text))
        assert _text_of(alone) == clean_line(text)
        assert {t.type for t in alone} <= {"paragraph_open", "inline", "paragraph_close"}


def test_markdown_links_every_item_to_its_paragraph() -> None:
    shown = markdown(whole())
    assert shown.startswith("# Union pledges €5 billion\n\npublished Mon 2025-05-26")
    assert "[example.org](https://example.org/2025/05/union?a=1&b=2)" in shown
    links = set(re.findall(r"\]\(#(p\d+)\)", shown))
    anchors = re.findall(r'<a id="(p\d+)"></a>', shown)
    assert links == set(anchors) == {"p1", "p2", "p3", "p4"} and len(anchors) == 4
    assert "“We will not wait,” — said [¶4](#p4)" in shown
    assert '> <a id="p2"></a>**¶2** Weber and Lee agreed to:' in shown
    tokens = PARSERS["commonmark"].parse(shown)
    headings = [t.children[0].content for o, t in pairwise(tokens) if o.tag == "h2" and t.children]
    assert headings == [s.title for s in outline(whole()).sections] + ["Source paragraphs"]


def test_markdown_of_several_briefs_keeps_their_anchors_apart() -> None:
    first, second = markdown(whole()), markdown(whole(), prefix="a2-")
    assert not set(re.findall(r'id="([^"]+)"', first)) & set(re.findall(r'id="([^"]+)"', second))
    assert set(re.findall(r"\(#([^)]+)\)", second)) == set(re.findall(r'id="([^"]+)"', second))


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "http://[bad", "https://a/<x>) [y](z)"])
def test_markdown_links_only_to_the_web(url: str) -> None:
    brief = replace(whole(), article=replace(whole().article, url=url))
    tokens = PARSERS["commonmark"].parse(markdown(brief).split("\n\n")[1])
    hrefs = [c.attrs["href"] for t in tokens for c in t.children or [] if c.type == "link_open"]
    assert all(str(h).startswith("https://a/%3Cx%3E") for h in hrefs)
    assert bool(hrefs) is url.startswith("https")


def test_markdown_says_when_there_is_nothing() -> None:
    shown = markdown(empty())
    assert "## Commitments\n\nnone found" in shown and "Source paragraphs" not in shown


@pytest.mark.parametrize(
    ("title", "day", "name"),
    [
        ("IMF prepares to help Hungary", "2008-10-17", "2008-10-17-imf-prepares-to-help-hungary.md"),
        ("President's “État” / ../../etc", None, "presidents-etat-etc.md"),
        ("CON", None, "article-4d0f6ae8ff7e2f9d.md"),
        ("中文标题", None, "article-4d0f6ae8ff7e2f9d.md"),
        ("a" * 300, None, "a" * 60 + ".md"),
        ("word " * 40, None, "-".join(["word"] * 12) + ".md"),
    ],
)
def test_names_of_files(title: str, day: str | None, name: str) -> None:
    from datetime import date

    article = replace(
        document(), title=title, published=date.fromisoformat(day) if day else None, given_id="4d0f6ae8ff7e2f9d"
    )
    assert file_name(article, ".md") == name


def test_a_line_of_date_names_no_article() -> None:
    article = segment("date 2025-05-26\n\nPrime Minister Jane Doe met her guests in Paris.", Origin())
    assert title_of(article) == "Prime Minister Jane Doe met her guests in Paris."


def test_reading_order_has_every_section() -> None:
    from briefing.brief.model import SECTIONS

    assert sorted(READING_ORDER) == sorted(SECTIONS)


@pytest.mark.parametrize(
    ("kind", "status", "told"),
    [
        ("plan", "new", "send troops"),
        ("refusal", "new", "[refusal] send troops"),
        ("refusal", "reaffirmed", "[refusal] send troops"),
        ("plan", "withdrawn", "[withdrawn] send troops"),
        ("pledge", "broken", "[broken] send troops"),
        ("threat", "fulfilled", "send troops"),
    ],
)
def test_what_is_refused_or_no_longer_stands_is_not_read_as_meant(
    kind: CommitmentKind, status: CommitmentStatus, told: str
) -> None:
    brief = whole()
    turned = replace(brief.commitments[0], action="send\ntroops", kind=kind, status=status)
    shown = plain(replace(brief, commitments=(turned,)))
    assert f": {told} [¶" in shown
