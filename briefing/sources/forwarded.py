"""What stands in a letter's text around its article: the head of a forwarded message, and the furniture of newsletters.

Both work on lines, so that text and the text of a page are treated alike.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from briefing.text.document import ParagraphKind

# Lines with the kind that markup tells of each, None where its form must tell.
Line = tuple[str, ParagraphKind | None]

_MARKER = re.compile(
    r"(?i)\W*(?:-{2,}|_{5,}|begin)?\W*(?:original message|forwarded message|forwarded by\b.*|weitergeleitete nachricht)"
    r"\W*$|_{20,}$"
)
_FIELD = re.compile(
    r"\W{0,4}(?P<name>From|Sent|Date|To|Cc|Subject|Reply-To)\s?:\W{0,2}\s+(?P<value>\S.*)", re.IGNORECASE
)
# Fields in one line, as pages of some programs come out: only these may follow without a break.
_FIELDS_IN_A_LINE = re.compile(r"(?<=\S)\s+(?=(?:Sent|Date|To|Cc|Subject):\s)")
# How many lines a head is looked for in: what comes later is part of a long thread.
_SEARCHED = 3000
_REPLY = re.compile(r"\s*(?:(?:re|aw|antw|sv|fwd?|wg|tr)\s*(?:\[\d+\])?:\s*)+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Forwarded:
    """A message within a letter's text: what its head states, the lines before that head, and its own lines."""

    sender: str | None
    subject: str | None
    date: str | None
    before: tuple[Line, ...] = field(repr=False)
    lines: tuple[Line, ...] = field(repr=False)


def bare_subject(subject: str) -> str:
    """A subject without the marks of replies and forwards before it."""
    return _REPLY.sub("", subject, count=1) if _REPLY.match(subject) else subject


def is_reply(subject: str | None) -> bool:
    """Whether a subject says that the letter answers another one."""
    return re.match(r"\s*(?:re|aw|antw|sv)\b[^:]{0,5}:", subject or "", re.IGNORECASE) is not None


def is_head_line(line: str) -> bool:
    """Whether a line is one of the head of a forwarded message, or the mark above it."""
    return len(line) < 500 and (_FIELD.fullmatch(line.strip()) or _MARKER.fullmatch(line.strip())) is not None


def find_forwarded(lines: tuple[Line, ...]) -> Forwarded | None:
    """The first message that a letter forwards in its text, None where it forwards none.

    Its head is told by three fields of mail or more under each other, sender and subject among them.
    """
    bare = [_unquoted(line) for line, _ in lines[:_SEARCHED]]
    for number, line in enumerate(bare):
        if not re.match(r"\W{0,4}(?:From|Subject|Date|Sent)\s?:", line, re.IGNORECASE):
            continue
        fields, end = _head(bare, number)
        if len(fields) >= 3 and {"from", "subject"} <= fields.keys():
            begin = number
            while begin and (not bare[begin - 1].strip() or _MARKER.match(bare[begin - 1])):
                begin -= 1
            quoted = lines[number][0].lstrip().startswith(">")
            rest = tuple((_unquoted(text), kind) if quoted else (text, kind) for text, kind in lines[end:])
            date = fields.get("date") or fields.get("sent")
            return Forwarded(fields["from"], bare_subject(fields["subject"]), date, lines[:begin], rest)
    return None


def _head(bare: list[str], begin: int) -> tuple[dict[str, str], int]:
    """The fields of a head and the line after it; a line may hold several, and an empty one may follow each."""
    fields: dict[str, str] = {}
    end = begin
    for number in range(begin, min(len(bare), begin + 24)):
        if not bare[number].strip():
            continue
        found = [_FIELD.fullmatch(part) for part in _FIELDS_IN_A_LINE.split(bare[number])]
        if not all(found):
            break
        for match in found:
            if match is not None:
                fields.setdefault(match["name"].lower(), match["value"].strip(" *"))
        end = number + 1
    return fields, end


def _unquoted(line: str) -> str:
    return re.sub(r"^\s?> ?", "", line)


@dataclass(frozen=True, slots=True)
class Furniture:
    """What newsletters put around their articles: a pattern that a whole line must fit, and lines that do and do not.

    ``ends`` says that what stands below it is furniture, too, when it stands in the last part of the letter.
    """

    pattern: re.Pattern[str]
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()
    ends: bool = False


def _furniture(pattern: str, yes: tuple[str, ...], no: tuple[str, ...] = (), *, ends: bool = False) -> Furniture:
    return Furniture(re.compile(pattern, re.IGNORECASE), yes, no, ends)


FURNITURE: tuple[Furniture, ...] = (
    _furniture(
        r"\W*(?:(?:having |problems |trouble )[^.!?]{3,40}\?\s+)?(?:(?:click here to |can'?t |trouble |having trouble |"
        r"if you (?:can'?t|cannot) )?(?:view|read|open|see|seeing|viewing|reading)\b[^.!?]{0,40}\b(?:in|with|using) "
        r"(?:(?:a|your|the) )?(?:web ?)?browser|view (?:as|the) web ?(?:page|version)|view (?:it |this )?online|"
        r"read online|web version|email not displaying[^.!?]{0,40})\W*(?:\(?https?://\S+\)?|click here\W*)?\W*",
        (
            "View in browser",
            "View this email in your browser",
            "View this email in your browser (https://example.org/v?u=1)",
            "Trouble viewing this email? Read it in your browser.",
            "View online »",
            "Having trouble reading this message in your browser?",
        ),
        ("Ministers view the deal in a new light.", "He read the letter online, he said.", "View of Ankara"),
    ),
    _furniture(
        r".{0,60}\b(?:unsubscribe|(?:manage|update|change) (?:your |my )?(?:e?-?mail |subscription |newsletter )?"
        r"(?:preferences|subscriptions?|settings)|opt[- ]out)\b.{0,200}",
        (
            "Unsubscribe",
            "Unsubscribe | Manage preferences The Desk, 1 Main Street, Springfield",
            "You can update your preferences (https://x/p) or unsubscribe (https://x/u)",
            "You are receiving this email because you signed up. Unsubscribe",
            "To opt out, click here.",
        ),
        ("The regulator wants subscribers to be told how long they are bound.",),
        ends=True,
    ),
    _furniture(
        r"\W*(?:you (?:are|were|have been)?\s*(?:receiv(?:e|ed|ing)|getting|sent) this\b.{0,160}"
        r"|this (?:e-?mail|newsletter|message) was sent (?:to|by)\b.{0,160}"
        r"|was this (?:e-?mail|newsletter) forwarded to you\b.{0,160}"
        r"|want to change how you receive\b.{0,100}|our mailing address is\b.{0,200}"
        r"|you(?:'ve|’ve| have) received this\b.{0,160})",
        (
            "You are receiving this email because you signed up at our website.",
            "This email was sent to reader@example.org",
            "Our mailing address is: 1 Main Street",
            "Want to change how you receive these emails?",
            "Was this email forwarded to you? Sign up here.",
        ),
        ("This message came when the war began, he said; nobody answered it.",),
        ends=True,
    ),
    _furniture(
        r"\W*(?:copyright|©|\(c\)).{0,120}\b(?:19|20)\d\d\b.{0,120}|.{0,60}\ball rights reserved\b.{0,30}",
        ("Copyright (C) 2025 The Desk. All rights reserved.", "© 2025 Example Media"),
        (
            "Copyright in works of 2019 was at stake; the court upheld it, and the parties agreed to pay what was due "
            "to the authors, who had sued them in three states over the past years, and asked for damages.",
        ),
        ends=True,
    ),
    _furniture(
        r"[-=_*~#+. ]{5,}|\W*https?://\S+\W*|\[(?:\d+|image:?[^\]]*)\]:?\s*(?:<?https?://\S+>?)?",
        (
            "=====================",
            "- - - - - - -",
            "https://example.org/view?u=1",
            "[1] https://example.org/2",
            "[image: The Desk]",
        ),
        ("- one point", "[1] He said so at https://example.org/2 on Monday."),
    ),
)
# Links beside the words that they are on, as pages made into text have them.
_LINK = re.compile(r"\s{0,3}(?:\(\s?https?://[^\s()]+\s?\)|<\s?https?://[^\s<>]+\s?>|\[https?://[^\s\[\]]+\])")
_STARS = re.compile(r"^\*\* (?=\S)")
# Furniture ends a letter only below this share of its lines.
_LAST_PART = 0.5


def without_furniture(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines of a letter that are its own: no links to the page of it, no rulers, no foot."""
    filled = sum(1 for line, _ in lines if line.strip())
    kept: list[Line] = []
    passed = 0
    for line, kind in lines:
        bare = line.strip()
        passed += bool(bare)
        row = next((row for row in FURNITURE if row.pattern.fullmatch(bare)), None) if bare else None
        if row is None:
            kept.append((_STARS.sub("", _LINK.sub("", line)), kind))
        elif row.ends and passed > _LAST_PART * filled:
            break
    return tuple(kept)
