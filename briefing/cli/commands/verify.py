"""`briefing verify`: does every line of a brief still stand on its source?"""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from briefing.brief.verify import Verification, verify
from briefing.cli.context import Context
from briefing.errors import SourceError
from briefing.sources import STDIN

DESCRIPTION = """\
Check a brief in JSON or JSON Lines line by line: against the text it carries, or against the article as it is now.
Each line that does not hold is named with the reason, and the exit code is 1 then."""
EXAMPLES = """\
  briefing brief article.txt --format json > brief.json
  briefing verify brief.json                is it whole and unforged?
  briefing verify brief.json article.txt    and does the article still say so?
  briefing verify briefs.jsonl
  briefing verify briefs.jsonl articles/     each against its own article
  briefing brief article.txt --format json | briefing verify -"""


def arguments(parser: ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument(
        "brief", metavar="BRIEF.json", help="a brief, or a JSON Lines file of briefs; - is standard input"
    )
    parser.add_argument("article", metavar="ARTICLE", nargs="?", help="it as it is now: a file, folder or address")


def run(args: Namespace, context: Context) -> None:
    """Print each line that does not hold, and a word on each brief."""
    articles = _articles(args.article, context) if args.article else None
    for where, brief in _briefs(args.brief):
        try:
            found = verify(brief, _article_of(brief, articles, args.article) if articles else None)
        except ValueError as error:
            context.err.error(f"{where}: {error}")
            continue
        context.out.write(_told(where, found, against=args.article))
        context.err.failures += not found.holds


def _told(where: str, found: Verification, against: str | None) -> str:
    lines = [f"{where}: {line.place} “{line.text}”: {line.failure}" for line in found.failures]
    if not found.hash_holds:
        lines.append(f"{where}: the text it carries is not the one it was made from")
    held = len(found.lines) - len(found.failures)
    text = f" against {against}" if against else ""
    verdict = "holds" if found.holds else "does NOT hold"
    lines.append(f"{where}: {verdict}{text}: {held} of {len(found.lines)} lines stand on their source")
    return "\n".join(lines) + "\n"


@dataclass(frozen=True, slots=True)
class _Article:
    """An article as it is now: its cleaned text, and what names it."""

    text: str
    ident: str
    source: str
    title: str | None


def _articles(path: str, context: Context) -> list[_Article]:
    """The articles of a file, folder or address as they are now.

    Raises:
        SourceError: when none can be had.
    """
    from briefing.sources import read

    found: list[_Article] = []
    failures: list[SourceError] = []
    for document in read([path]):
        if isinstance(document, SourceError):
            failures.append(document)
        else:
            found.append(_Article(document.text, document.id, document.source or "", document.title))
    if not found:
        raise failures[0] if failures else SourceError(path, "holds no article")
    for failure in failures:
        context.err.remark(failure)
    return found


def _article_of(brief: dict[str, Any], articles: list[_Article], path: str) -> str:
    """The text of the article that a brief is of: the only one, or of several the one that has its id, else stands
    where it stood, else has its title.

    Raises:
        ValueError: when none of several, or more than one, may be it.
    """
    if len(articles) == 1:
        return articles[0].text
    stated = brief.get("article")
    about: dict[str, Any] = stated if isinstance(stated, dict) else {}
    place = str(about.get("source") or "")
    named = (
        [a for a in articles if a.ident == about.get("id")],
        [a for a in articles if place and a.source == place],
        [a for a in articles if place and PurePath(a.source).name == PurePath(place).name],
        [a for a in articles if a.title and a.title == about.get("title")],
    )
    found = next((candidates for candidates in named if len({a.text for a in candidates}) == 1), None)
    if found is None:
        name = about.get("title") or place or about.get("id")
        raise ValueError(f"none of the {len(articles)} articles of {path} can be told to be its own (“{name}”)")
    return found[0].text


def _briefs(path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The briefs of a file with where each stands.

    Raises:
        SourceError: when the file cannot be read or is no JSON.
    """
    try:
        data = sys.stdin.buffer.read() if path == STDIN else Path(path).read_bytes()
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise SourceError(path, f"cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise SourceError(path, "is no text in UTF-8, so no brief") from error
    try:
        yield path, _object(json.loads(text), path)
        return
    except json.JSONDecodeError:
        pass  # not one object: a line for each, or damaged
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            where = f"{path}:{number}"
            try:
                yield where, _object(json.loads(line), where)
            except json.JSONDecodeError as error:
                raise SourceError(where, f"is no JSON ({error.msg}); give the output of --format json") from error


def _object(value: object, where: str) -> dict[str, Any]:
    if isinstance(value, dict):
        return value
    raise SourceError(where, "is no brief; give the output of --format json or jsonl")
