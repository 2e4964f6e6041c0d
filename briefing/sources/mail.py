"""E-mail (.eml, newsletters) and web archives (.mhtml): what a person reads, with its title, sender and date.

A letter that forwards another one, attached or in its text, gives that one's article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parsedate_to_datetime

from briefing.errors import SourceError
from briefing.sources.article import RawArticle, require_size
from briefing.sources.decode import decode
from briefing.sources.forwarded import Line, bare_subject, find_forwarded, is_reply, without_furniture
from briefing.sources.html import read_fragment, read_html
from briefing.sources.letter_page import flattened
from briefing.sources.metadata import Dated, parse_date
from briefing.sources.plain import read_plain
from briefing.text.clean import clean_line
from briefing.text.document import ParagraphKind

# A text part with fewer words stands for "open this in your browser", and above a forwarded message for "see below".
_WORDS_OF_TEXT = 60
# How deep messages within messages are followed, and how many articles are taken from one.
_DEEPEST, _MOST = 8, 200
# Attachments have long lines: the largest letter that is read at all has not half as many.
_MOST_LINES = 2_000_000
_LONGEST_SENDER = 16
_QUOTED = re.compile(r"(?:^On [^\n]{5,200}(?:\n[^\n]{1,80})?\bwrote:[ \t]*\n\s*)?^>.*\n?", re.MULTILINE)
_SIGNATURE = re.compile(r"^-- ?\n.*\Z", re.MULTILINE | re.DOTALL)
_SOFT_BREAK = re.compile(r"(?<!^--) \n(?!>|--? ?\n|[ \t]{0,80}\n)", re.MULTILINE)
_MAIL = re.compile(
    rb"(?:(?:from|to|subject|date|received|return-path|delivered-to|message-id|mime-version|reply-to|list-id|"
    rb"dkim-signature|x-[\w-]+|snapshot-content-location):[^\n]*\n(?:[ \t][^\n]*\n)*){3,}",
    re.IGNORECASE,
)
# The standard library's reader trips over some broken headers instead of telling of them.
_TRIPS = (MessageError, LookupError, ValueError, TypeError, AttributeError, RecursionError)


def looks_like_mail(data: bytes) -> bool:
    """Whether bytes begin as a message does: several header lines of mail under each other."""
    return _MAIL.match(data[:8192].replace(b"\r\n", b"\n").removeprefix(b"From ").lstrip()) is not None


def read_mail(data: bytes, where: str, name: str | None = None) -> tuple[RawArticle, ...]:
    """The articles in a message or a web archive: its own, or those of the messages that it forwards; its own beside
    them where it is more than a word on them. Of several, ``where`` tells the subject, too.

    Raises:
        SourceError: when it is damaged or nothing in it is to be read.
    """
    if data.count(b"\n") > _MOST_LINES:
        raise SourceError(where, f"has more than {_MOST_LINES // 1_000_000} million lines; this is no letter")
    try:
        message = BytesParser(policy=policy.default).parsebytes(data)
        found = _articles(message, where, name, 0)[:_MOST]
    except _TRIPS as error:
        raise SourceError(where, f"is a damaged message ({type(error).__name__}); save it again") from error
    if len(found) == 1:
        return tuple(found)
    return tuple(replace(a, where=f"{where}: {a.title or n}") for n, a in enumerate(found, 1))


def _articles(message: EmailMessage, where: str, name: str | None, depth: int) -> list[RawArticle]:
    failure: SourceError | None = None
    own: list[RawArticle] = []
    try:
        own = _own(message, where, name)
    except SourceError as error:
        failure = error
    others: list[RawArticle] = []
    for other in _attached(message) if depth < _DEEPEST else ():
        try:
            others += _articles(other, where, name, depth + 1)
        except SourceError as error:
            failure = failure or error
    if others:
        return [a for a in own if len(a.text.split()) >= _WORDS_OF_TEXT] + others
    if own:
        return own
    raise failure or SourceError(where, "is a message with nothing to read in it (attachments only?)")


@dataclass(frozen=True, slots=True)
class _Letter:
    """One message of those that a letter's text holds: its lines and what its head states."""

    lines: tuple[Line, ...]
    subject: str | None
    sender: str | None
    day: date | None

    @property
    def words(self) -> int:
        return sum(len(line.split()) for line, _ in self.lines)


def _own(message: EmailMessage, where: str, name: str | None) -> list[RawArticle]:
    """The article of a message without those attached, or the message that it forwards in its text; both where it says
    much itself, and its own alone where it answers that one.

    Raises:
        SourceError: when there is nothing to read in it.
    """
    url = _address(message)
    raw = _raw(_part(message, "plain", where), _part(message, "html", where), where, name, url)
    first = _Letter(_lines(raw), _header(message, "subject"), _header(message, "from"), _day(message))
    if url:
        return [_article(raw, first, url)]
    letters = [replace(letter, lines=_cleared(letter.lines, marked=bool(raw.kinds))) for letter in _letters(first)]
    letters = [letter for letter in letters if letter.words] or [first]
    if not letters[-1].words:
        raise SourceError(where, "is a message with nothing to read in it (attachments only?)")
    spoken = [letter for letter in letters[:-1] if letter.words >= _WORDS_OF_TEXT]
    if spoken and is_reply(first.subject):
        return [_article(raw, spoken[0], None)]
    return [_article(raw, letter, None) for letter in (*spoken, letters[-1])]


def _raw(plain: str, page: str, where: str, name: str | None, url: str | None) -> RawArticle:
    """The text part where it is more than a word on the page, else the page."""
    require_size(plain, where)
    lines = tuple((line, None) for line in plain.split("\n"))
    forwarded = find_forwarded(lines)
    told = _cleared(forwarded.lines if forwarded else lines, marked=False)
    if page and sum(len(line.split()) for line, _ in told) < _WORDS_OF_TEXT:
        if url:
            return read_html(page, where, name, url)
        # All of a letter is its article: none of it is to be taken for what stands around one.
        written = read_fragment(flattened(page))
        require_size(written.text, where)
        if written.text.strip() or not plain.strip():
            return RawArticle(where, written.text, name=name, kinds=written.kinds, wrapped=False)
    return replace(read_plain(plain, where, name), titled_by_text=False)


def _letters(letter: _Letter) -> list[_Letter]:
    """A letter and those within it, outermost first, each with its own lines alone."""
    found: list[_Letter] = []
    while len(found) < _DEEPEST and (inner := find_forwarded(letter.lines)):
        found.append(replace(letter, lines=inner.before))
        day = parse_date(inner.date) if inner.date else None
        letter = _Letter(inner.lines, inner.subject, inner.sender, day)
    return [*found, letter]


def _cleared(lines: tuple[Line, ...], *, marked: bool) -> tuple[Line, ...]:
    """The lines that are a letter's own: without what it quotes, its signature and what newsletters put around."""
    if not marked:
        text = "\n".join(line for line, _ in lines)
        lines = tuple((line, None) for line in _SIGNATURE.sub("", _QUOTED.sub("", text)).split("\n"))
    return without_furniture(lines)


def _lines(raw: RawArticle) -> tuple[Line, ...]:
    kinds = iter(raw.kinds)
    return tuple((line, next(kinds, None) if line.strip() else None) for line in raw.text.split("\n"))


def _article(raw: RawArticle, letter: _Letter, url: str | None) -> RawArticle:
    """The article of a letter; who sent it stands above it as a line of its head."""
    lines = letter.lines
    sender = clean_line(letter.sender or "")
    if sender and not url and len(sender.split()) < _LONGEST_SENDER and letter.words:
        lines = ((f"From: {sender}", ParagraphKind.BYLINE), ("", None), *lines)
    title = letter.subject if url or not letter.subject else bare_subject(letter.subject)
    return replace(
        raw,
        text="\n".join(line for line, _ in lines),
        kinds=tuple(kind for line, kind in lines if line.strip()) if raw.kinds else (),
        title=title or raw.title,
        published=((Dated(letter.day, "metadata"),) if letter.day else ()) + raw.published,
        url=url or raw.url,
    )


def _attached(message: EmailMessage) -> Iterator[EmailMessage]:
    """The messages that a message carries, as parts or as files, not those within them."""
    for part in _parts(message):
        kind = part.get_content_type()
        named = (part.get_filename() or "").lower().endswith(".eml")
        if kind != "message/rfc822" and not (named and part.get_content_maintype() in ("application", "text")):
            continue
        carried = part.get_payload()
        inner = carried[0] if isinstance(carried, list) and carried else None
        packed = part.get("content-transfer-encoding", "").strip().lower() in ("base64", "quoted-printable")
        if isinstance(inner, EmailMessage) and not packed:
            yield inner
            continue
        # Against the rules some programs pack it; the reader takes that for the message's text.
        data = _unpacked(inner, part)
        if data and looks_like_mail(data):
            yield BytesParser(policy=policy.default).parsebytes(data)


def _unpacked(inner: object, part: EmailMessage) -> bytes | None:
    if isinstance(inner, EmailMessage):
        text = inner.get_payload()
        packed = EmailMessage()
        packed["Content-Transfer-Encoding"] = part["content-transfer-encoding"]
        packed.set_payload(text if isinstance(text, str) else "")
        part = packed
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else None


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """All parts of a message, not those of the messages that it carries."""
    waiting: list[EmailMessage] = [message]
    while waiting:
        part = waiting.pop()
        yield part
        if part.is_multipart() and part.get_content_maintype() == "multipart":
            within = part.get_payload()
            waiting += [p for p in reversed(within if isinstance(within, list) else []) if isinstance(p, EmailMessage)]


def _part(message: EmailMessage, kind: str, where: str) -> str:
    """The text of the first part of a kind that is no attachment; "" where there is none."""
    for part in _parts(message):
        if part.get_content_type() == f"text/{kind}" and part.get_content_disposition() != "attachment":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and payload.strip():
                text = decode(payload, where, part.get_content_charset(), html=kind == "html").text
                text = text.replace("\r\n", "\n")
                return _unflowed(part, text) if kind == "plain" else text
    return ""


def _unflowed(part: EmailMessage, text: str) -> str:
    """Text whose lines were broken by the sender's program (RFC 3676) with its paragraphs whole."""
    if str(part.get_param("format", "")).lower() != "flowed":
        return text
    return _SOFT_BREAK.sub("" if str(part.get_param("delsp", "")).lower() == "yes" else " ", text)


def _header(message: EmailMessage, name: str) -> str | None:
    value = message[name]
    return " ".join(str(value).split()) or None if value is not None else None


def _day(message: EmailMessage) -> date | None:
    stated = _header(message, "date")
    try:
        return parsedate_to_datetime(stated).date() if stated else None
    except (TypeError, ValueError):
        return None


def _address(message: EmailMessage) -> str | None:
    """Where a web archive was saved from."""
    stated = _header(message, "snapshot-content-location") or _header(message, "content-location")
    return stated if stated and stated.startswith(("http://", "https://")) else None
