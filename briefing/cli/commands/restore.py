"""`briefing restore`: the kept copy of the library in the place of a damaged file."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime

from briefing.cli.context import Context
from briefing.cli.stack import add_library, library_path

DESCRIPTION = """\
Put the copy that is kept of the library (FILE.backup) in the place of a damaged file. The copy is checked first; the \
damaged file is renamed to FILE.damaged-DATE and never deleted. The copy is made when the library is closed after a \
change; of a large one (over 8 MB) only when the last copy is some minutes old (a second for each half MB) or much has \
changed, so that it may lack what was changed in those minutes."""
EXAMPLES = """\
  briefing restore
  briefing restore --library stories.db"""


def arguments(parser: ArgumentParser) -> None:
    """The options of the command."""
    add_library(parser)
    parser.add_argument("--force", action="store_true", help="restore a library that is not damaged, too")


def run(args: Namespace, context: Context) -> None:
    """Restore it, and tell what is in it and where the damaged file is."""
    from briefing.library.restore import restore

    path = library_path(args)
    done = restore(path, datetime.now(UTC).date(), force=args.force)
    if done.moved:
        context.err.tell(f"the file that stood there is now {done.moved}")
    count = f"{done.articles} article{'s'[: done.articles != 1]}"
    context.err.tell(f"{path}: restored, {count}, as the library was on {done.made}")
