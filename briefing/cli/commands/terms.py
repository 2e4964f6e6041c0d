"""`briefing terms`: key terms alone."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from briefing.brief.model import Brief
from briefing.cli.articles import add_articles, briefs_of
from briefing.cli.choices import add_terms, terms_options
from briefing.cli.context import Context
from briefing.cli.formats import form_of, stream
from briefing.render.outline import title_of
from briefing.text.clean import clean_line

DESCRIPTION = """\
Print the key terms of each article, best first: the term, its score from 0 to 1, how often it stands there.
In a pipe the three are separated by tabs."""
EXAMPLES = """\
  briefing terms article.txt
  briefing terms article.txt -n 20 --method yake
  briefing terms article.txt | cut -f1"""


def arguments(parser: ArgumentParser) -> None:
    """The options of the command."""
    add_articles(parser)
    options = parser.add_argument_group("options")
    add_terms(options)
    options.add_argument("--format", choices=("text", "json", "jsonl"), default="text", help="default: text")


def run(args: Namespace, context: Context) -> None:
    """Print the terms."""
    briefs = briefs_of(args, context, terms_options(args, context.config))
    if args.format != "text":
        for text in stream(briefs, form_of(args.format), ("terms",)):
            context.out.write(text)
        return
    for number, brief in enumerate(briefs):
        title = f"# {title_of(brief.article)}\n" if len(args.paths) > 1 or number else ""
        lines = _columns(brief) if context.out.terminal else _table(brief)
        context.out.write(("\n" if number else "") + title + "".join(f"{line}\n" for line in lines))


def _table(brief: Brief) -> Iterator[str]:
    for term in brief.terms:
        yield f"{clean_line(term.term)}\t{term.score:.3f}\t{len(term.mentions)}"


def _columns(brief: Brief) -> Iterator[str]:
    """The same to be looked at: score, count, term, so that the columns stand whatever the terms' width."""
    for term in brief.terms:
        yield f"{term.score:5.2f}  {len(term.mentions):3}×  {clean_line(term.term)}"
