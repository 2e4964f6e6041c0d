"""`briefing add`: keep articles with their briefs in the library."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from briefing.cli.articles import add_articles, briefs_of
from briefing.cli.context import Context
from briefing.cli.stack import add_library, library_of

DESCRIPTION = "Brief articles and keep them in the library, each text once; adding it again renews its brief."
EXAMPLES = """\
  briefing add articles/
  briefing add https://example.org/news --library work.db"""


def arguments(parser: ArgumentParser) -> None:
    """The options of the command."""
    add_articles(parser)
    add_library(parser)


def run(args: Namespace, context: Context) -> None:
    """Add the articles; what is new is printed, a path a line."""
    new = known = 0
    with library_of(args, begin=True) as library:
        library.require_writable()
        for brief in briefs_of(args, context):
            if library.add(brief):
                new += 1
                context.out.write(f"{brief.article.source or brief.article.title or brief.article.id}\n")
            else:
                known += 1
        context.err.tell(f"{library.path}: {new} added, {known} known already")
