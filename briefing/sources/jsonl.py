"""JSON Lines (an article a line) and JSON files (a list of articles, or one)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from briefing.errors import SourceError
from briefing.sources.article import LONGEST_ARTICLE, Notes, RawArticle
from briefing.sources.metadata import Dated, parse_date
from briefing.text.clean import clean_line
from briefing.text.document import ParagraphKind

# A first line longer than this is not looked at to tell JSON Lines from text.
_HEAD = 2_000_000
_TEXTS = ("text", "body", "content", "article")
_TITLES = ("title", "headline")
_DATES = ("published", "date", "published_at", "publish_date", "pubDate", "datePublished")


def read_lines(lines: Iterable[str], where: str, notes: Notes) -> Iterator[RawArticle | SourceError]:
    """An article for each line of a JSON Lines file, or what is wrong with the line; empty lines are passed over."""
    for number, line in enumerate(lines, start=1):
        if not line.strip("\ufeff \t\r\n"):
            continue
        place = f"{where}:{number}"
        try:
            value = json.loads(line.strip("\ufeff \t\r\n"))
        except (ValueError, RecursionError) as error:
            yield SourceError(place, f"is no JSON ({_reason(error)}); mend the line or take it out")
            continue
        yield _article(value, place, notes)


def read_json(text: str, where: str, notes: Notes) -> Iterator[RawArticle | SourceError]:
    """The articles of a JSON file: a list of objects, one object, or JSON Lines under another name."""
    try:
        value = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        if _first_line_is_json(text):
            yield from read_lines(text.split("\n"), where, notes)
            return
        line = f":{error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        yield SourceError(f"{where}{line}", f"is no JSON ({_reason(error)}); mend the file")
        return
    if isinstance(value, dict) and isinstance(value.get("articles"), list):
        value = value["articles"]
    if isinstance(value, list):
        if not value:
            yield SourceError(where, "is an empty list; there is nothing to brief")
        for number, item in enumerate(value, start=1):
            yield _article(item, f"{where}[{number}]", notes)
    else:
        yield _article(value, where, notes)


def looks_like_json_lines(text: str) -> bool:
    """Whether a text begins with a JSON object that has an article's text in it."""
    head = text.lstrip("\ufeff \t\r\n")
    return head.startswith("{") and _first_line_is_json(head)


def looks_like_json(text: str) -> bool:
    """Whether a text is as a whole a JSON object with an article's text in it, or a list that begins with one."""
    head = text.lstrip("\ufeff \t\r\n")
    if not head.startswith(("{", "[")):
        return False
    try:
        value = json.loads(head)
    except (ValueError, RecursionError):
        return False
    return _has_text(value[0] if isinstance(value, list) and value else value)


def _has_text(value: Any) -> bool:
    return isinstance(value, dict) and (any(isinstance(value.get(key), str) for key in _TEXTS) or _is_brief(value))


def _is_brief(value: dict[str, Any]) -> bool:
    return str(value.get("schema")).startswith("briefing/")


def _first_line_is_json(text: str) -> bool:
    first = next((line for line in text[:_HEAD].split("\n") if line.strip()), "")
    try:
        value = json.loads(first)
    except (ValueError, RecursionError):
        return False
    return _has_text(value)


def _article(value: Any, place: str, notes: Notes) -> RawArticle | SourceError:
    if not isinstance(value, dict):
        return SourceError(place, f'is {_named(value)}, not an object with a "text"')
    if _is_brief(value):
        return SourceError(place, "is a brief, not an article; “briefing verify” reads briefs")
    text = next((value[key] for key in _TEXTS if value.get(key) is not None), None)
    if text is None:
        return SourceError(place, 'has no "text"; an article needs one')
    if not isinstance(text, str):
        return SourceError(place, f'has a "text" that is {_named(text)}, not a string')
    stated = next((value[key] for key in _DATES if value.get(key) not in (None, "")), None)
    day = parse_date(str(stated)) if stated is not None else None
    if stated is not None and day is None:
        notes(f"{place}: the date {clean_line(str(stated))[:40]!r} is not understood; write it as 2025-05-26")
    url = value.get("url")
    title = next((value[key] for key in _TITLES if isinstance(value.get(key), str)), None)
    text, kinds = _unmarked(text)
    return RawArticle(
        where=place,
        text=text,
        title=title,
        published=(Dated(day, "metadata"),) if day else (),
        url=url if isinstance(url, str) and url else None,
        given_id=_ident(value.get("id")),
        kinds=kinds,
        wrapped=not kinds,
        titled_by_text=title is None,
    )


def _unmarked(text: str) -> tuple[str, tuple[ParagraphKind | None, ...]]:
    """The text of an article that came as a piece of a page, with the kinds of its lines; any other as it is."""
    from briefing.sources.html import looks_like_fragment, read_fragment

    if not looks_like_fragment(text) or len(text) > LONGEST_ARTICLE:
        return text, ()
    lines = read_fragment(text)
    return (lines.text, lines.kinds) if lines.text else (text, ())


def _ident(value: object) -> str | None:
    """A given id as one short line, so that nothing can hide in it."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    return clean_line(str(value)[:400])[:200] or None


def _named(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "a string", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} at column {error.colno}"
    return "it is nested too deep" if isinstance(error, RecursionError) else "a number in it is too long"
