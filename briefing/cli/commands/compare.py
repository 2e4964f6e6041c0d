"""`briefing compare`: the methods side by side."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from briefing.brief.model import Document
from briefing.cli.articles import add_articles, counted, pipeline_of
from briefing.cli.choices import positive
from briefing.cli.context import Context
from briefing.errors import SourceError

DESCRIPTION = "Show what every method takes for the summary and the key terms of an article, and the time it takes."
EXAMPLES = """\
  briefing compare article.txt
  briefing compare article.txt --length 100w -n 15"""


def arguments(parser: ArgumentParser) -> None:
    """The options of the command."""
    add_articles(parser, cache=False)
    options = parser.add_argument_group("options")
    options.add_argument("-n", "--number", metavar="N", type=positive, default=10, help="how many terms (default: 10)")
    options.add_argument("--length", metavar="N|Nw|N%", help="of the summaries: 3 sentences, 80w words, 20%% of it")
    options.add_argument("--format", choices=("text", "json"), default="text", help="default: text")


def run(args: Namespace, context: Context) -> None:
    """Print the comparison of each article."""
    from briefing.brief.compare import compare
    from briefing.extract.summary.length import Length
    from briefing.extract.when import extract_when
    from briefing.render.compare import comparison_json, comparison_text
    from briefing.render.json import pretty

    length = Length.parse(args.length) if args.length is not None else None
    pipeline = pipeline_of(args, context)
    for document in context.err.following(*counted(args, context)):
        try:
            if not isinstance(document, Document):
                raise document
            analysis = pipeline.analysis(document)
        except SourceError as error:
            context.err.error(error)
            continue
        found = compare(analysis, extract_when(analysis), length=length, limit=args.number)
        if args.format == "json":
            context.out.write(pretty(comparison_json(found)))
        else:
            context.out.write(comparison_text(found, width=context.out.width, colour=context.out.colour))
