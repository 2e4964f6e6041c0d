"""Blocks that stand around an article's sentences: bylines, captions, links to other articles."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.text.document import ParagraphKind
from briefing.text.marks import closed

_NAME = r"(?:[A-Z][\w.'’-]*|[a-z]{1,3}(?= [A-Z])|and|for|from|&)"
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = rf"(?:{'|'.join(_MONTHS)})[a-z]*\.?"
_DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
_CLOCK = r"(?:,? (?:at )?\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: [a-z]{2,5})?)?"
_ORDINAL = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = rf"{_DAY}(?:{_MONTH} {_ORDINAL},? \d{{4}}|{_ORDINAL} {_MONTH},? \d{{4}}|\d{{4}}-\d\d-\d\d)"


@dataclass(frozen=True, slots=True)
class Row:
    """One way to write such a block: its pattern (matched at the block's start), kind, and how long it may be."""

    ident: str
    pattern: re.Pattern[str]
    kind: ParagraphKind
    words: int
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()


def _row(ident: str, pattern: str, kind: ParagraphKind, words: int, yes: list[str], no: list[str] | None = None) -> Row:
    return Row(ident, re.compile(pattern), kind, words, tuple(yes), tuple(no or ()))


ROWS: tuple[Row, ...] = (
    _row(
        "by",
        rf"(?:By|BY|by|Written by|Words by|Story by|Text by):? (?=[A-Z]){_NAME}(?:(?:,? | \| | / ){_NAME})*$",
        ParagraphKind.BYLINE,
        16,
        ["By Jane Smith", "By JANE SMITH, Associated Press", "By Jane Smith and John Doe in London | BBC News"],
        ["By Monday the talks had failed.", "By signing it", "By May, Iran had left"],
    ),
    _row(
        "reporting by",
        r"\(?(?:Additional )?(?:[Rr]eporting|Writing|Editing|Compiled|Translated|Edited|Reported|With reporting)"
        r"(?: and (?:writing|editing|reporting))? (?:by|in|from) [A-Z]",
        ParagraphKind.BYLINE,
        40,
        ["(Reporting by Jane Smith in Kyiv; Editing by John Doe)", "Additional reporting by Ann Lee."],
        [
            "Reporting by the BBC has shown that the army shelled the town in May, officials who had seen it said, "
            "and the ministry has since then refused to answer any of the questions that its members put to it."
        ],
    ),
    _row(
        "published",
        rf"(?i:(?:first |last |originally )?(?:published|posted|updated|issued|released|modified|date|dated)"
        rf"(?: (?:on|at))?\s*[:–-]?\s*{_DATE}.{{0,40}}$)",
        ParagraphKind.BYLINE,
        14,
        ["Published: 26 May 2025", "Posted on May 26, 2025 at 10:15 am", "Last updated 2025-05-26 10:00 GMT"],
        ["Published in 2025, the report names no one."],
    ),
    _row(
        "date alone",
        rf"(?i:{_DATE}(?:{_CLOCK}|,? (?:at )?\d{{1,2}}[:.]\d\d.{{0,40}})$)",
        ParagraphKind.BYLINE,
        14,
        ["Monday, May 26, 2025", "26 May 2025", "2025-05-26", "May 26, 2025 3:15 PM UTC Updated 2 hours ago"],
        ["May 7, 2025 was the day when it began."],
    ),
    _row(
        "office",
        r"(?:[A-Z][\w.'’-]+ ){1,3}(?:is|are) (?:a|an|the) .{0,60}(?:writer|reporter|correspondent|journalist|editor)"
        r"\b|(?:[A-Z][\w-]* ){0,2}(?:[Cc]orrespondent|[Rr]eporter|[Ee]ditor)(?:, [A-Z][\w ]{1,30})?$"
        r"|.{3,60}, (?:[Ss]taff [Ww]riter|[A-Z]?[\w ]{0,20}[Cc]orrespondent)$",
        ParagraphKind.BYLINE,
        30,
        ["Jane Smith is a reporter in London.", "John Doe, Staff Writer", "Diplomatic correspondent, BBC News"],
        ["Sharif is the prime minister of Pakistan."],
    ),
    _row(
        "head of a letter or release",
        r"(?i:(?:from|to|cc|bcc|sent|date|contact|contacts|media contact|press contact|reply-to|author|source|tags|url|"
        r"phone|tel|e-?mail|re)\s?:\s.*"
        r"|for immediate release.{0,60}|embargoed until .{0,60}|press release|published|updated)$",
        ParagraphKind.BYLINE,
        20,
        ["From: Jane <jane@example.org>", "Contact: Jane Smith, +1 202 555 0100", "FOR IMMEDIATE RELEASE", "Published"],
        [
            "To: all of us it is clear that this cannot go on as it is, and that the two states must find a way out "
            "of it by themselves.",
            "Sources said that he left.",
            "Contacts between the two were rare.",
        ],
    ),
    _row(
        "number of a document",
        r"[A-Z]{1,6}/[\w/.()-]*\d[\w/.()-]*(?: \(\d{4}\))?$",
        ParagraphKind.BYLINE,
        2,
        ["SC/15678", "S/RES/2779 (2025)", "IP/25/1234"],
        ["AC/DC", "COVID-19"],
    ),
    _row(
        "rights",
        r"(?:©|\(c\) \d{4}|Copyright\b|(?i:all rights reserved)|Source: [A-Z]|SOURCE[: ]+[A-Z])",
        ParagraphKind.BYLINE,
        25,
        ["© 2025 Reuters", "Copyright 2025 The Associated Press. All rights reserved.", "Source: Xinhua"],
        ["Copyrighted works will stay free until the court has ruled on it, the ministry said."],
    ),
    _row(
        "attribution of a block quotation",
        r"[–—] ?[A-Z][^.!?]*$",
        ParagraphKind.BYLINE,
        14,
        ["– President Biden, February 19, 2021", "— Jane Smith, mayor of York"],
        ["– The minister will sign the treaty tomorrow."],
    ),
    _row(
        "photo",
        r"\(?\[?(?i:(?:file )?photo(?:graph)?s?|image|picture|video|graphic|illustration|map|caption|credit)"
        r"(?i: by| credit| courtesy(?: of)?| caption| \w+)?\s?[:/|]\s?\S"
        r"|(?:Image|Media|Photo) (?:source|caption),"
        r"|\(?(?:Photo|Photograph|Image|Picture|Illustration)s? (?:by|courtesy of) [A-Z]",
        ParagraphKind.CAPTION,
        60,
        [
            "Photo: AP",
            "Image credit: Reuters",
            "[Photo by Jane Smith/AFP]",
            "Image source, Getty Images",
            "FILE PHOTO: Soldiers march in Kyiv, May 3.",
        ],
        ["Photos of the meeting show the two men.", "Image is everything, he said."],
    ),
    _row(
        "picture agency",
        r"(?=.*(?:Getty Images|AP Photo|REUTERS/[A-Z]|/AFP\b|/AP\b|/Reuters\b|/EPA\b|via AP\b|AFP via))",
        ParagraphKind.CAPTION,
        60,
        ["A view of Kyiv on Monday. (AP Photo/Jane Smith)", "President Biden speaks. Jane Smith/Getty Images"],
        ["AP reported on Monday that he had left."],
    ),
    _row(
        "link",
        r"(?i:read (?:more|also|next|the full [a-z ]+)|also read|see also|more on (?:this|the) (?:story|topic)|related"
        r"(?: (?:articles?|stories|story|news|content|links?|topics?))?|watch|listen|recommended|continue reading|"
        r"you may also like|more from [a-z ]+|our standards|click here[a-z ]*)\s?[:|»>…]"
        r"|(?i:read more|see also|related (?:articles|stories|topics|news)|advertisement|story continues below.*|"
        r"share this(?: article| story)?|sign up (?:for|to) (?:our|the) .*|subscribe to (?:our|the) .*|"
        r"follow us on .*|continue reading|click here[a-z ]*)\W*$",
        ParagraphKind.CAPTION,
        25,
        ["Read more: Iran leaves the talks", "Related articles", "Advertisement", "Sign up for our newsletter"],
        ["Read more books, the minister told them.", "Watch out for prices, he said.", "Related parties will sign."],
    ),
    _row(
        "frame of a released text",
        r"(?i:(?:begin|end|start)(?: of)? (?:text|statement)[:.]?|#{2,}|-? ?(?:30|ends?) ?-|\(?ends\)?\.?)$",
        ParagraphKind.BYLINE,
        3,
        ["Begin Text:", "End text.", "###", "-30-", "ENDS"],
        ["Ends with a bang."],
    ),
)


def apparatus_of(block: str) -> Row | None:
    """The row that a block is an instance of, or None for an article's own words."""
    if len(block) > 600:
        return None
    words = len(block.split())
    return next((r for r in ROWS if words <= r.words and r.pattern.match(block)), None)


# A document's number ("SC/15678") is no heading; in scripts without capitals two letters are a word.
_WORD = re.compile(r"[^\W\d_]{4}|[^\W\d_]+ [^\W\d_]{2}|[\u0370-\uffff]{2}")
_QUESTION = re.compile(
    r"(?:What|Why|How|Who|When|Where|Which|Will|Is|Are|Can|Could|Does|Do|Did|Should|Has|Have)\b[^.?!]*\?$"
)


def is_question_heading(block: str) -> bool:
    """Whether a block is a short question and nothing else, as headings in explainers are."""
    return len(block.split()) <= 9 and _QUESTION.match(block) is not None


def looks_like_heading(block: str, words_at_most: int = 12) -> bool:
    """Whether a block's form alone is a heading's: short, one line, without a closing mark."""
    words = block.split()
    return (
        0 < len(words) <= words_at_most
        and len(block) < 8 * words_at_most
        and not closed(block)
        and block[-1] not in ":;,”\"'’»"
        and (block[-1] != ")" or "(" in block)
        and _WORD.search(block) is not None
    )
