"""Markdown files: markup taken off, headings and list items kept for what they are."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from briefing.sources.article import RawArticle, require_size
from briefing.sources.frontmatter import split_front_matter
from briefing.sources.lines import Lines
from briefing.text.document import ParagraphKind

if TYPE_CHECKING:
    from markdown_it.token import Token

_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<[?!][^<>]*>")
_BREAK_TAG = re.compile(r"<(?:br|hr|p|/p|div|/div|li|/li|tr|/tr)\b[^<>]*>", re.IGNORECASE)
_FOOTNOTE_MARK = re.compile(r"\[\^[^\]\s]{1,40}\]:?")


def read_markdown(text: str, where: str, name: str | None = None) -> RawArticle:
    """The article of a Markdown file: links become their text, pictures, rules and comments go, list items get a
    dash. The title is the front matter's, else the first heading of the first level."""
    require_size(text, where)
    front, body = split_front_matter(text)
    writer = _Writer()
    for block in _blocks(body):
        if len(block) > _LONGEST:
            writer.plain(block)
        else:
            writer.write(_parse(block))
    return RawArticle(
        where=where,
        text=writer.lines.text,
        title=front.title or writer.title,
        published=front.published,
        url=front.url,
        name=name,
        language=front.language,
        kinds=writer.lines.kinds,
        wrapped=False,
        titled_by_text=True,
    )


# Nobody writes so much without an empty line; the parser would take seconds over such a block of nothing but marks.
_LONGEST = 100_000


def _blocks(body: str) -> list[str]:
    """The text in one, or where a block of it is too long for the parser, taken apart at its empty lines."""
    blocks = re.split(r"\n[ \t]*\n", body) if len(body) > _LONGEST else [body]
    return blocks if any(len(block) > _LONGEST for block in blocks) else [body]


def _parse(body: str) -> list[Token]:
    # 0.03 s to import; the parser that Rich and Textual use as well.
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    # Text indented by four spaces is code in Markdown and a paragraph in an article.
    return parser.disable("code").parse(body)


class _Writer:
    """Walks the tokens of a document and writes every block as lines."""

    def __init__(self) -> None:
        self.lines = Lines()
        self.title: str | None = None
        self._lists: list[int | None] = []
        self._heading = 0
        self._cells: list[str] | None = None
        self._fresh = self._first = self._tight = False

    def write(self, tokens: Iterable[Token]) -> None:
        for token in tokens:
            if token.type == "inline":
                self._words(_inline(token.children or []))
            elif token.type in ("fence", "code_block", "html_block"):
                plain = _untagged(token.content) if token.type == "html_block" else token.content
                self.plain(plain)
            else:
                self._structure(token)

    def plain(self, text: str) -> None:
        """A block as it stands, a paragraph of lines."""
        for number, line in enumerate(text.splitlines()):
            self.lines.add(line, ParagraphKind.BODY, tight=number > 0)

    def _structure(self, token: Token) -> None:
        match token.type:
            case "bullet_list_open":
                self._lists.append(None)
                self._first = len(self._lists) == 1
            case "ordered_list_open":
                self._lists.append(int((token.attrs or {}).get("start", 1)))
                self._first = len(self._lists) == 1
            case "bullet_list_close" | "ordered_list_close":
                self._lists.pop()
            case "list_item_open":
                self._fresh = True
            case "list_item_close" if self._lists[-1] is not None:
                self._lists[-1] += 1
            case "paragraph_open":
                self._tight = token.hidden
            case "heading_open":
                self._heading = int(token.tag[1:])
            case "heading_close":
                self._heading = 0
            case "tr_open":
                self._cells = []
            case "tr_close":
                self.lines.add(" | ".join(c for c in self._cells or [] if c), ParagraphKind.BODY)
                self._cells = None

    def _words(self, words: list[str]) -> None:
        whole = " ".join(words)
        if self._cells is not None:
            self._cells.append(whole)
        elif self._heading:
            self.lines.add(whole, ParagraphKind.HEADING)
            if self._heading == 1 and self.title is None:
                self.title = whole
        elif self._lists and self._fresh:
            number = self._lists[-1]
            mark = "-" if number is None else f"{number}."
            self.lines.add(f"{mark} {whole}", ParagraphKind.LIST_ITEM, tight=self._tight and not self._first)
            self._fresh = self._first = False
        else:
            self.lines.add_all(words)


def _untagged(markup: str) -> str:
    """The text of an HTML block; a comment, script or style goes with all that it holds."""
    for opener, closer in (("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>")):
        markup = _without(markup, opener, closer)
    return html.unescape(_TAG.sub("", _BREAK_TAG.sub("\n", markup)))


def _without(markup: str, opener: str, closer: str) -> str:
    lowered = markup.lower()
    if len(lowered) != len(markup):
        return markup
    parts: list[str] = []
    at = 0
    while (start := lowered.find(opener, at)) >= 0:
        parts.append(markup[at:start])
        end = lowered.find(closer, start)
        if end < 0:
            return "".join(parts)
        at = end + len(closer)
    return "".join((*parts, markup[at:]))


def _inline(children: Iterable[Token]) -> list[str]:
    """The text of a block, one string for each hard line break in it."""
    parts: list[str] = [""]
    for token in children:
        if token.type in ("text", "code_inline"):
            parts[-1] += token.content
        elif token.type == "softbreak":
            parts[-1] += " "
        elif token.type == "hardbreak" or (token.type == "html_inline" and _BREAK_TAG.match(token.content)):
            parts.append("")
    return [t for p in parts if (t := _FOOTNOTE_MARK.sub("", p).strip())]
