"""`briefing timeline`: the dates of one or many articles in order of time."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import PurePath

from briefing.brief.model import Brief
from briefing.cli.articles import add_articles, briefs_of
from briefing.cli.context import Context
from briefing.cli.files import write_one
from briefing.cli.output import Output

DESCRIPTION = """\
Print what the articles date, in order of time, with the working of each date; of several articles one timeline.
The form ics is a calendar file of dated commitments and events to come."""
EXAMPLES = """\
  briefing timeline article.txt
  briefing timeline articles/ --format markdown
  briefing timeline articles/ --format ics -o commitments.ics"""
SUFFIXES = {".txt": "text", ".md": "markdown", ".json": "json", ".ics": "ics"}


def arguments(parser: ArgumentParser) -> None:
    """The options of the command."""
    add_articles(parser)
    options = parser.add_argument_group("options")
    forms = tuple(SUFFIXES.values())
    options.add_argument("--format", choices=forms, help="form of the output (default: as -o ends, else text)")
    options.add_argument("-o", "--output", metavar="FILE", help="write to a file")
    options.add_argument("--force", action="store_true", help="overwrite a file that is there already")


def run(args: Namespace, context: Context) -> None:
    """Print or write the timeline of all articles that could be had."""
    told = SUFFIXES.get(PurePath(args.output or "").suffix.lower(), "text")
    form = args.format or told

    def texts(out: Output | None) -> list[str]:
        briefs = list(briefs_of(args, context))
        return [rendered(briefs, form, out)] if briefs else []

    if args.output in (None, "-"):
        for text in texts(context.out):
            context.out.write(text)
    else:
        write_one(lambda: texts(None), args, context)


def rendered(briefs: Sequence[Brief], form: str, out: Output | None = None) -> str:
    """The timeline of briefs in a form; text is laid out for ``out`` where that is a terminal."""
    if form == "ics":
        from briefing.render.ics import calendar

        return calendar(briefs).decode("utf-8")
    from briefing.brief.timeline import timeline
    from briefing.render import timeline as render
    from briefing.render.json import pretty
    from briefing.render.timeline_markdown import timeline_markdown

    shown = timeline(briefs)
    if form == "markdown":
        return timeline_markdown(shown)
    if form == "json":
        return pretty(render.to_json(shown))
    return render.plain(shown, out.width if out else None, out.colour if out else False)
