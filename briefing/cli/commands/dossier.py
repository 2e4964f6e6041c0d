"""`briefing dossier`: what many articles say together, story by story."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from datetime import date
from pathlib import Path

from briefing.brief.model import Brief
from briefing.cli.articles import add_articles
from briefing.cli.context import Context
from briefing.cli.stack import add_from_library, add_output, emit, stack_of
from briefing.errors import OptionError

DESCRIPTION = """\
Sort articles into stories and print what each story's articles say together: the news, who, one timeline,
figures side by side with their contradictions, quotes, terms, and what only one article says."""
EXAMPLES = """\
  briefing dossier articles/
  briefing dossier articles/ --since 2022-03-01  with what is new since that day
  briefing dossier *.txt --format markdown -o dossier.md
  briefing dossier --from-library --search 'who:johnson after:2019-08'"""


def arguments(parser: ArgumentParser) -> None:
    """The options of the command."""
    add_articles(parser, title=False)
    add_output(parser, ("text", "markdown", "json"))
    parser.add_argument(
        "--since", metavar="DATE|ARTICLE", help="tell what no article before this day (or up to this one) says"
    )
    add_from_library(parser)


def run(args: Namespace, context: Context) -> None:
    """Print or write the dossier."""
    from briefing.dossier import dossier
    from briefing.render.dossier import as_json, markdown, plain

    briefs = stack_of(args, context)
    known = known_by(briefs, args.since) if args.since else None
    since = _since(args.since) if args.since and known is None else None
    found = dossier(briefs, since=since, known=known)
    if args.format == "json":
        text = json.dumps(as_json(found), ensure_ascii=False, indent=1) + "\n"
    elif args.format == "markdown":
        text = markdown(found)
    else:
        shown = args.output in (None, "-")
        text = plain(found, context.out.width if shown else None, context.out.colour if shown else False)
    emit(text, args, context)


def _since(typed: str) -> date:
    """The day that a user means who names no article of the stack.

    Raises:
        OptionError: when it is none.
    """
    try:
        return date.fromisoformat(typed.strip())
    except ValueError:
        raise OptionError(
            f"--since: “{typed}” is neither a date (write it as 2025-05-26) nor the file, address or id of an article"
        ) from None


def known_by(briefs: tuple[Brief, ...], name: str) -> frozenset[int] | None:
    """The articles of a stack, by index, up to the one that a user names by its source, its file's name or its id; None
    where no article has that name."""
    for i, brief in enumerate(briefs):
        article = brief.article
        if name in (article.source, article.id, article.url, Path(article.source or "").name):
            day = article.published
            earlier = (n for n, b in enumerate(briefs) if day and b.article.published and b.article.published <= day)
            return frozenset((i, *earlier))
    return None
