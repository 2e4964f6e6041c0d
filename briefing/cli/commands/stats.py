"""`briefing stats`: the library in numbers."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from briefing.cli.context import Context
from briefing.cli.stack import add_library, library_of

DESCRIPTION = "Print how much is in the library, from when to when, and where its file is."
EXAMPLES = """\
  briefing stats
  briefing stats --library work.db"""


def arguments(parser: ArgumentParser) -> None:
    """The options of the command."""
    add_library(parser)


def run(args: Namespace, context: Context) -> None:
    """Print the numbers, a line each."""
    with library_of(args) as library:
        stats = library.stats()
        rows = (
            ("file", str(library.path)),
            ("size", f"{stats.size / 1_000_000:.1f} MB"),
            ("articles", str(stats.articles)),
            ("commitments", str(stats.commitments)),
            ("published", f"{stats.first} to {stats.last}" if stats.first else "no dates"),
            ("feeds", str(stats.feeds)),
        )
    context.out.write("".join(f"{name:12} {value}\n" for name, value in rows))
