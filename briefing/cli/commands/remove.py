"""`briefing remove`: take articles out of the library."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from briefing.cli.choices import article_number
from briefing.cli.context import Context
from briefing.cli.stack import add_library, library_of

DESCRIPTION = "Take articles out of the library by their numbers; the files they came from are not touched."
EXAMPLES = """\
  briefing remove 12 15
  briefing remove 3 --library work.db"""


def arguments(parser: ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument(
        "numbers", nargs="+", type=article_number, metavar="NUMBER", help="numbers as `briefing list` shows them"
    )
    add_library(parser)


def run(args: Namespace, context: Context) -> None:
    """Remove them; a number that names none is an error."""
    with library_of(args) as library:
        gone = library.remove(args.numbers)
    for number in dict.fromkeys(args.numbers):
        if number not in gone:
            context.err.error(f"no article {number}; `briefing list` shows their numbers")
    context.err.tell(f"{len(gone)} removed")
