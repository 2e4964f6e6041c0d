"""`briefing list`: the articles of the library."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from dataclasses import asdict

from briefing.cli.context import Context
from briefing.cli.stack import add_library, library_of
from briefing.library import Entry

DESCRIPTION = "List the articles of the library, newest first: number, date, count of commitments, title."
EXAMPLES = """\
  briefing list
  briefing list --library work.db
  briefing list --format json | jq '.[].title'"""


def arguments(parser: ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("--format", choices=("text", "json"), default="text", help="form of the output")
    add_library(parser)


def run(args: Namespace, context: Context) -> None:
    """Print the list."""
    with library_of(args) as library:
        entries = library.entries()
    if args.format == "json":
        context.out.write(json.dumps([asdict(e) for e in entries], ensure_ascii=False, indent=1) + "\n")
    elif entries:
        context.out.write("".join(row(e) + "\n" for e in entries))
    else:
        context.err.tell("the library is empty; `briefing add PATH` keeps articles in it")


def row(entry: Entry) -> str:
    """An article in a line."""
    title = entry.title or entry.source or entry.ident
    return f"{entry.number:>5}  {entry.published or 'no date':10}  {entry.commitments:>3}  {title}"
