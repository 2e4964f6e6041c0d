"""`briefing brief`: whole briefs, as text, Markdown or JSON."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from briefing.cli.articles import add_articles, briefs_of
from briefing.cli.choices import add_summary, summary_options
from briefing.cli.context import Context
from briefing.cli.files import is_folder, write_each, write_one
from briefing.cli.formats import FORMS, form_of, sections_of, stream
from briefing.render.outline import READING_ORDER

DESCRIPTION = "Print the brief of each article: what, who, when, where, commitments, quotes, figures, terms, summary."
EXAMPLES = """\
  briefing brief article.txt
  briefing brief article.txt --sections who,commitments
  briefing brief articles/ --format jsonl -o briefs.jsonl
  briefing brief articles/ --format markdown -o briefs/
  briefing brief article.txt --format json | jq '.commitments[].action'"""


def arguments(parser: ArgumentParser) -> None:
    """The options of the command."""
    add_articles(parser)
    options = parser.add_argument_group("options")
    options.add_argument("--format", choices=FORMS, help="form of the output (default: as -o ends, else text)")
    options.add_argument("-o", "--output", metavar="FILE|DIR/", help="write to a file, or one for each into a folder")
    options.add_argument("--force", action="store_true", help="overwrite files that are there already")
    options.add_argument("--sections", metavar="A,B,...", help=f"these alone: {', '.join(READING_ORDER)}")
    add_summary(options)


def run(args: Namespace, context: Context) -> None:
    """Print or write the briefs."""
    defaults = context.config.defaults
    form = form_of(args.format, args.output, defaults.format)
    sections = sections_of(args.sections.split(",") if args.sections is not None else defaults.sections)
    options = summary_options(args, context.config)
    if args.output in (None, "-"):
        for text in stream(briefs_of(args, context, options), form, sections, context.out):
            context.out.write(text)
    elif is_folder(args.output):
        briefs = briefs_of(args, context, options)
        write_each(briefs, Path(args.output), form, sections, context, force=args.force)
    else:
        write_one(lambda: stream(briefs_of(args, context, options), form, sections), args, context)
