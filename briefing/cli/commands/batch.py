"""`briefing batch`: briefs of very many articles, on all cores or a cluster."""

from __future__ import annotations

import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from briefing.batch import Journal, Progress
from briefing.batch import run as run_batch
from briefing.batch.work import Failure
from briefing.brief.model import Document
from briefing.cli.articles import add_articles, documents_of
from briefing.cli.context import Context
from briefing.cli.diagnostics import UsageError
from briefing.errors import SourceError

DESCRIPTION = """\
Write the briefs of very many articles to a JSON Lines file, in order, a line each. Memory does not grow with their
number; all cores are used; a bad article goes to FILE.errors.jsonl and the others go on; a run that was cut off
goes on with --resume."""
EXAMPLES = """\
  briefing batch archive/ -o briefs.jsonl
  briefing batch articles.jsonl -o briefs.jsonl --resume
  briefing batch articles.jsonl -o briefs.jsonl --dask tcp://scheduler:8786"""


def arguments(parser: ArgumentParser) -> None:
    """The options of the command."""
    add_articles(parser)
    options = parser.add_argument_group("options")
    options.add_argument("-o", "--output", metavar="FILE", required=True, help="the JSON Lines file to write")
    options.add_argument("--resume", action="store_true", help="go on after what the file has already")
    options.add_argument("--force", action="store_true", help="begin anew over a file that is there already")
    options.add_argument("--workers", type=int, metavar="N", help="worker processes (default: one for each core)")
    options.add_argument(
        "--dask", metavar="ADDRESS", help="a Dask scheduler, or “local”; needs the extra briefing[dask]"
    )


def run(args: Namespace, context: Context) -> None:
    """Write the briefs; the last word and the progress go to stderr."""
    if args.workers is not None and args.workers < 1:
        raise UsageError("--workers: at least 1")
    with Journal(Path(args.output), resume=args.resume, force=args.force) as journal:
        before = journal.done
        if before:
            context.err.tell(f"{args.output}: going on after {before} articles")
        told = _Telling(context)
        if args.dask:
            from briefing.batch.cluster import Cluster

            cluster = Cluster(args.dask, args.workers)
            try:
                end = run_batch(_articles(args, context), journal, cluster, told)
            finally:
                cluster.close()
        else:
            from briefing.batch.run import Processes

            end = run_batch(_articles(args, context), journal, Processes(args.workers), told)
    context.err.clear()
    context.err.failures += end.failed
    failed = f", {end.failed} failed (see {args.output}.errors.jsonl)" if end.failed else ""
    rate = f", {end.rate:.1f} a second" if end.here else ""
    context.err.tell(f"{args.output}: {end.done} article{'s'[: end.done != 1]}{failed}{rate}")


def _articles(args: Namespace, context: Context) -> Iterator[Document | Failure]:
    for found in documents_of(args, context):
        if isinstance(found, SourceError):
            # Told at once; it is counted when its turn in the output comes.
            context.err.warn(found)
            yield Failure(found.where, found.what)
        else:
            yield found


class _Telling:
    """Progress on a terminal's stderr, at most ten times a second: done, rate."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._last = 0.0

    def __call__(self, progress: Progress) -> None:
        now = time.monotonic()
        if self._context.err.draws and now - self._last > 0.1:
            self._last = now
            self._context.err.draw(f"{progress.done} articles, {progress.rate:.1f} a second, {progress.failed} failed")
