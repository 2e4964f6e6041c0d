"""A brief in Markdown: every item links to its paragraph, which is quoted at the end. Article text stays literal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import quote, urlsplit

from briefing.brief.model import Brief
from briefing.render.outline import Entry, Section, groups, outline
from briefing.text.clean import clean_line

# CommonMark takes a backslash before any ASCII punctuation as the sign itself.
_ANYWHERE = re.compile(r"[\\`*_\[\]<>|~]")
_ENTITY = re.compile(r"&(?=#?\w+;)")
# A dollar sign that could close a formula, on sites that know formulas; prices do not look so.
_FORMULA = re.compile(r"(?<=\S)\$(?!\d)")
_MARKER = re.compile(r"^([#+=:-])|^(\d{1,9})([.)])(?=\s|$)")


def markdown(brief: Brief, sections: Sequence[str] | None = None, *, prefix: str = "") -> str:
    """The brief as CommonMark: a heading, a line of facts, the sections, and the paragraphs that they stand on.

    ``prefix`` goes before the names of the anchors, so that several briefs can stand in one file.
    """
    shown = outline(brief, sections)
    url = clean_line(brief.article.url or "")
    facts = [_link(fact) if fact == url else escape(fact) for fact in shown.facts]
    parts = [f"# {escape(shown.title)}", " · ".join(facts), *(f"> Note: {escape(n)}" for n in shown.notes)]
    for section in shown.sections:
        parts += [f"## {section.title}", "\n".join(_lines(section, prefix)) or section.empty]
    used = sorted({n for s in shown.sections for e in s.entries for n in e.paragraphs if n})
    if used:
        parts += ["## Source paragraphs", *(_quoted(brief, n, prefix) for n in used)]
    return "\n\n".join(parts) + "\n"


def escape(text: str) -> str:
    """Text as one line of Markdown that reads as the text itself: no emphasis, links, code, lists, headings, HTML,
    entities, table cells or formulas come of it."""
    line = _ENTITY.sub(r"\\&", _ANYWHERE.sub(r"\\\g<0>", clean_line(text)))
    line = _FORMULA.sub(r"\\$", line)
    return _MARKER.sub(lambda m: f"\\{m[1]}" if m[1] else f"{m[2]}\\{m[3]}", line)


def _link(url: str) -> str:
    """A web address as a link; anything else as text."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return escape(url)
    if parts.scheme not in ("http", "https"):
        return escape(url)
    target = quote(url, safe=":/?#@!$&'*+,;=%~-._")
    return f"[{escape(parts.netloc)}]({target})"


def _lines(section: Section, prefix: str) -> Iterator[str]:
    if not section.entries:
        return
    if section.shape == "run":
        yield " · ".join(_placed(escape(e.head), e, prefix) for e in section.entries)
    elif section.shape == "groups":
        for head, entries in groups(section.entries):
            yield f"- **{escape(head)}**"
            yield from (f"  - {_placed(_told(e, ' — '), e, prefix)}" for e in entries)
    elif section.shape == "cards":
        for number, e in enumerate(section.entries, 1):
            yield f"{number}. **{escape(e.head)}**: {_placed(escape(e.text), e, prefix)}\\"
            yield f"   {'; '.join(map(escape, e.facts))}"
    else:
        for e in section.entries:
            told = _told(e, "; ") if e.tone != "divider" else f"*{e.text}*"
            parts = [f"**{escape(e.head)}**" if e.head else "", told]
            yield f"- {_placed(' — '.join(p for p in parts if p), e, prefix)}"


def _told(e: Entry, joint: str) -> str:
    return joint.join(escape(part) for part in (e.text, *e.facts) if part)


def _placed(text: str, e: Entry, prefix: str) -> str:
    links = " ".join(f"[¶{n}](#{prefix}p{n})" if n else "…" for n in e.paragraphs)
    return f"{text} {links}" if links else text


def _quoted(brief: Brief, number: int, prefix: str) -> str:
    words = brief.article.paragraphs[number - 1].span.of(brief.article.text)
    return f'> <a id="{prefix}p{number}"></a>**¶{number}** {escape(words)}'
