"""`briefing why`: how each item was found."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from briefing.cli.articles import add_articles, briefs_of
from briefing.cli.context import Context
from briefing.render.why import why

DESCRIPTION = """\
Show for each commitment, quote, statement and time of the articles the cue and the rule that found it and the words
it stands on, and the near misses: what was dropped, by which rule it came up, and for which reason."""
EXAMPLES = """\
  briefing why article.txt
  briefing why article.txt | grep -A5 'NEAR MISSES'"""


def arguments(parser: ArgumentParser) -> None:
    """The options of the command."""
    add_articles(parser)


def run(args: Namespace, context: Context) -> None:
    """Print the reasons."""
    for number, brief in enumerate(briefs_of(args, context)):
        shown = why(brief, width=context.out.width, colour=context.out.colour)
        context.out.write(("\n" if number else "") + shown)
