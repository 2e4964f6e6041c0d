"""`briefing dossier`: what many articles say together, story by story."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace

from briefing.cli.articles import add_articles
from briefing.cli.context import Context
from briefing.cli.stack import add_from_library, add_output, day_of, emit, stack_of

DESCRIPTION = """\
Sort articles into stories and print what each story's articles say together: the news, who, one timeline,
figures side by side with their contradictions, quotes, terms, and what only one article says."""
EXAMPLES = """\
  briefing dossier articles/
  briefing dossier articles/ --since 2022-03-01     with what is new since that day
  briefing dossier *.txt --format markdown -o dossier.md
  briefing dossier --from-library --search 'who:johnson after:2019-08'"""


def arguments(parser: ArgumentParser) -> None:
    """The options of the command."""
    add_articles(parser)
    add_output(parser, ("text", "markdown", "json"))
    parser.add_argument("--since", metavar="DATE", help="tell what no article before this day says")
    add_from_library(parser)


def run(args: Namespace, context: Context) -> None:
    """Print or write the dossier."""
    from briefing.dossier import dossier
    from briefing.render.dossier import as_json, markdown, plain

    since = day_of("--since", args.since)
    found = dossier(stack_of(args, context), since=since)
    if args.format == "json":
        text = json.dumps(as_json(found), ensure_ascii=False, indent=1) + "\n"
    else:
        text = (markdown if args.format == "markdown" else plain)(found)
    emit(text, args, context)
