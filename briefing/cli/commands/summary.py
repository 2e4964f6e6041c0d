"""`briefing summary`: summaries alone."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from briefing.brief.model import Brief
from briefing.cli.articles import add_articles, briefs_of
from briefing.cli.choices import add_summary, positive, summary_options
from briefing.cli.context import Context
from briefing.cli.formats import form_of, stream
from briefing.render.outline import title_of
from briefing.text.clean import clean_line

DESCRIPTION = "Print the most telling sentences of each article, in its own words and order, one a line."
EXAMPLES = """\
  briefing summary article.txt
  briefing summary article.txt -n 5
  briefing summary article.txt --length 80w
  briefing summary article.txt --length 20% --method textrank"""


def arguments(parser: ArgumentParser) -> None:
    """The options of the command."""
    add_articles(parser)
    options = parser.add_argument_group("options")
    options.add_argument("-n", "--number", metavar="N", type=positive, help="how many sentences (default: 3)")
    add_summary(options)
    options.add_argument("--format", choices=("text", "json", "jsonl"), default="text", help="default: text")


def run(args: Namespace, context: Context) -> None:
    """Print the summaries."""
    briefs = briefs_of(args, context, summary_options(args, context.config))
    if args.format == "text" and context.out.width is None:
        for number, brief in enumerate(briefs):
            context.out.write(_lines(brief, titled=len(args.paths) > 1 or number > 0, first=number == 0))
        return
    for text in stream(briefs, form_of(args.format), ("summary",), context.out):
        context.out.write(text)


def _lines(brief: Brief, *, titled: bool, first: bool) -> str:
    """The sentences, one a line; under the article's title where there are several articles."""
    title = [f"# {title_of(brief.article)}"] if titled else []
    sentences = [clean_line(s.text) for s in brief.summary]
    return ("" if first else "\n") + "".join(f"{line}\n" for line in (*title, *sentences))
