"""`briefing export`: a file for each article."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from briefing.cli.articles import add_articles, briefs_of
from briefing.cli.choices import add_summary, summary_options
from briefing.cli.context import Context
from briefing.cli.files import write_each
from briefing.cli.formats import FORMS, form_of, sections_of
from briefing.render.outline import READING_ORDER

DESCRIPTION = """\
Write the brief of each article to a file of its own, named by day and title, and print the names.
A file that is there already stays as it is, unless you say --force."""
EXAMPLES = """\
  briefing export article.html
  briefing export articles/ -o briefs
  briefing export articles/ -o briefs --format json --force"""


def arguments(parser: ArgumentParser) -> None:
    """The options of the command."""
    add_articles(parser)
    options = parser.add_argument_group("options")
    options.add_argument("-o", "--output", metavar="DIR", default=".", help="the folder (default: this one)")
    options.add_argument("--format", choices=FORMS, default="markdown", help="form of the files (default: markdown)")
    options.add_argument("--sections", metavar="A,B,...", help=f"these alone: {', '.join(READING_ORDER)}")
    options.add_argument("--force", action="store_true", help="overwrite files that are there already")
    add_summary(options)


def run(args: Namespace, context: Context) -> None:
    """Write the files."""
    briefs = briefs_of(args, context, summary_options(args, context.config))
    sections = sections_of(args.sections.split(",") if args.sections is not None else None)
    write_each(briefs, Path(args.output), form_of(args.format), sections, context, force=args.force)
