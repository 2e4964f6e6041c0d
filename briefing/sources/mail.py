"""E-mail (.eml, newsletters) and web archives (.mhtml): the part that a person reads, and the date and title."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parsedate_to_datetime

from briefing.errors import SourceError
from briefing.sources.article import RawArticle
from briefing.sources.decode import decode
from briefing.sources.html import read_html
from briefing.sources.metadata import Dated
from briefing.sources.plain import read_plain

# A text part with fewer words stands for "open this in your browser".
_WORDS_OF_TEXT = 60
_QUOTED = re.compile(r"^>.*\n?", re.MULTILINE)
_SIGNATURE = re.compile(r"^-- ?\n.*\Z", re.MULTILINE | re.DOTALL)
_MAIL = re.compile(
    rb"(?:(?:from|to|subject|date|received|return-path|delivered-to|message-id|mime-version|reply-to|list-id|"
    rb"dkim-signature|x-[\w-]+|snapshot-content-location):[^\n]*\n(?:[ \t][^\n]*\n)*){3,}",
    re.IGNORECASE,
)


def looks_like_mail(data: bytes) -> bool:
    """Whether bytes begin as a message does: several header lines of mail under each other."""
    return _MAIL.match(data[:8192].replace(b"\r\n", b"\n").removeprefix(b"From ").lstrip()) is not None


def read_mail(data: bytes, where: str, name: str | None = None) -> RawArticle:
    """The article in a message or a web archive.

    Raises:
        SourceError: when it is damaged or nothing in it is to be read.
    """
    try:
        message = BytesParser(policy=policy.default).parsebytes(data)
        title, day, url = _header(message, "subject"), _day(message), _address(message)
        plain = _part(message, "plain", where)
        page = _part(message, "html", where)
    except (MessageError, LookupError, ValueError, TypeError, AttributeError, RecursionError) as error:
        # The standard library's reader trips over some broken headers instead of telling of them.
        raise SourceError(where, f"is a damaged message ({type(error).__name__}); save it again") from error
    article = _article(plain, page, where, name, url)
    return replace(
        article,
        title=title or article.title,
        published=((Dated(day, "metadata"),) if day else ()) + article.published,
        url=url or article.url,
    )


def _article(plain: str, page: str, where: str, name: str | None, url: str | None) -> RawArticle:
    text = _SIGNATURE.sub("", _QUOTED.sub("", plain)).strip()
    if len(text.split()) >= _WORDS_OF_TEXT or (text and not page):
        return replace(read_plain(text, where, name), titled_by_text=False)
    if page:
        try:
            return read_html(page, where, name, url)
        except SourceError:
            if not text:
                raise
    if not text:
        raise SourceError(where, "is a message with nothing to read in it (attachments only?)")
    return replace(read_plain(text, where, name), titled_by_text=False)


def _part(message: EmailMessage, kind: str, where: str) -> str:
    """The text of the first part of a kind that is no attachment; "" where there is none."""
    for part in message.walk():
        if part.get_content_type() == f"text/{kind}" and part.get_content_disposition() != "attachment":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and payload.strip():
                return decode(payload, where, part.get_content_charset(), html=kind == "html").text.replace(
                    "\r\n", "\n"
                )
    return ""


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
