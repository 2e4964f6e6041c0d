"""`briefing ledger`: all commitments of many articles, each once, with its history."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from briefing.cli.articles import add_articles, day_of
from briefing.cli.context import Context
from briefing.cli.stack import add_from_library, add_output, emit, stack_of
from briefing.text.clean import clean_line

if TYPE_CHECKING:
    from briefing.dossier import Ledger

DESCRIPTION = """\
Print every commitment of some articles once, by actor, however many articles repeat it: its statements in order
of time, how they drift (weaker wording, moved deadline, changed amount), what later articles say became of it
(kept, put off, dropped, broken), its status and when it is due."""
EXAMPLES = """\
  briefing ledger articles/
  briefing ledger articles/ --by Turkey --due-before 2026-01-01
  briefing ledger articles/ --format csv -o commitments.csv
  briefing ledger articles/ --format ics -o due.ics    due dates for a calendar
  briefing ledger --from-library --status deferred"""
STATUSES = ("new", "reaffirmed", "prior", "withdrawn", "fulfilled", "broken", "deferred")


def arguments(parser: ArgumentParser) -> None:
    """The options of the command."""
    add_articles(parser, title=False)
    add_output(parser, ("text", "markdown", "json", "csv", "ics"))
    wanted = parser.add_argument_group("which commitments")
    wanted.add_argument("--by", metavar="ACTOR", help="of this actor, by any name; of a state its government too")
    wanted.add_argument("--to", metavar="ACTOR", help="in whose favour or about whom")
    wanted.add_argument("--due-before", metavar="DATE", help="due before this day")
    wanted.add_argument("--status", choices=STATUSES, help="with this status")
    add_from_library(parser)


def _unknown(typed: str, whole: Ledger) -> str:
    """What to say of an actor who made none of these commitments."""
    from briefing.dossier import actors_like

    near = actors_like(typed, whole)
    hint = f"; did you mean {' or '.join(f'“{clean_line(a)}”' for a in near)}?" if near else ""
    return f"--by: no commitment here is of “{clean_line(typed)}”{hint}"


def run(args: Namespace, context: Context) -> None:
    """Print or write the ledger."""
    from briefing.dossier import Filter, filtered, ledger
    from briefing.render.ledger import as_csv, as_ics, as_json, markdown, plain

    wanted = Filter(args.by, args.to, day_of("--due-before", args.due_before), args.status)
    whole = ledger(stack_of(args, context))
    found = filtered(whole, wanted)
    if args.by and not filtered(whole, Filter(by=args.by)).rows:
        context.err.remark(_unknown(args.by, whole))
    if args.format == "json":
        text = json.dumps(as_json(found), ensure_ascii=False, indent=1) + "\n"
    elif args.format == "csv":
        # A spreadsheet takes a file without the mark for one in the machine's own letters.
        text = ("" if args.output in (None, "-") else "\ufeff") + as_csv(found)
    elif args.format == "ics":
        text = as_ics(found).decode("utf-8")
    elif args.format == "markdown":
        text = markdown(found)
    else:
        shown = args.output in (None, "-")
        text = plain(found, context.out.width if shown else None, context.out.colour if shown else False)
    emit(text, args, context)
