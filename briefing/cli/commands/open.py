"""No command: the app on a terminal, the plain brief in a pipe."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from briefing.cli.articles import add_articles
from briefing.cli.context import Context
from briefing.cli.formats import form_of, sections_of, stream
from briefing.cli.stack import add_from_library, check_library, check_search, with_kept
from briefing.errors import OptionError

DESCRIPTION = """\
Open the app on a terminal; print the plain brief when the output or the input is a pipe. With --from-library, or with
--library FILE, the articles kept there are opened, with --search those that the search finds."""
EXAMPLES = """\
  briefing articles/
  briefing article.txt | less
  cat article.txt | briefing
  briefing --from-library --search 'committed:ukraine after:2022-02-24'"""


def arguments(parser: ArgumentParser) -> None:
    """The options of the command."""
    add_articles(parser)
    add_from_library(parser)
    options = parser.add_argument_group("options of the app")
    options.add_argument("--inline", action="store_true", help="draw below the prompt, not over the whole terminal")


def run(args: Namespace, context: Context) -> None:
    """Open the app, or print."""
    check_search(args)
    if context.out.draws and (args.paths or _at_a_terminal()) and "-" not in args.paths:
        from briefing.cli.app import open_app

        if not args.paths:
            # With paths, what is read may be kept in a new one.
            check_library(args)
        open_app(args, context)
        return
    if context.config.faults:
        raise OptionError(context.config.faults[0])
    for warning in context.config.warnings:
        context.err.remark(warning)
    defaults = context.config.defaults
    form, sections = form_of(defaults.format), sections_of(defaults.sections)
    for text in stream(with_kept(args, context), form, sections, context.out):
        context.out.write(text)


def _at_a_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()
