"""`briefing batch`: briefs of very many articles, on all cores or a cluster."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.batch import Journal, LostError, Progress, UnwrittenError
from briefing.batch import run as run_batch
from briefing.batch.work import Failure
from briefing.brief.model import Document
from briefing.cli.articles import add_articles, counted
from briefing.cli.batching import Telling, ended_by_signals, resuming
from briefing.cli.choices import positive
from briefing.cli.context import Context
from briefing.errors import SourceError

if TYPE_CHECKING:
    from briefing.batch.run import Workers

DESCRIPTION = """\
Write the briefs of very many articles to a JSON Lines file, in order, a line each. \
Memory does not grow with their number; all cores are used; a bad article goes to \
FILE.errors.jsonl and the others go on. A run that was interrupted, killed or out of \
disk goes on with --resume: nothing is lost, nothing is done twice."""
EXAMPLES = """\
  briefing batch archive/ -o briefs.jsonl
  briefing batch articles.jsonl -o briefs.jsonl --resume
  briefing batch archive/ -o briefs.jsonl 2> progress.log &
  briefing batch articles.jsonl -o briefs.jsonl --dask tcp://scheduler:8786"""


def arguments(parser: ArgumentParser) -> None:
    """The options of the command."""
    add_articles(parser, title=False, cache=False)
    options = parser.add_argument_group("options")
    options.add_argument("-o", "--output", metavar="FILE", required=True, help="the JSON Lines file to write")
    options.add_argument("--resume", action="store_true", help="go on after what the file has already")
    options.add_argument("--force", action="store_true", help="begin anew over a file that is there already")
    options.add_argument("--workers", type=positive, metavar="N", help="worker processes (default: one for each core)")
    options.add_argument(
        "--dask", metavar="ADDRESS", help="a Dask scheduler, or “local”; needs the extra briefing[dask]"
    )


def run(args: Namespace, context: Context) -> None:
    """Write the briefs; the last word and the progress go to stderr."""
    with Journal(Path(args.output), resume=args.resume, force=args.force) as journal:
        if journal.done:
            context.err.tell(f"{args.output}: going on after {journal.done:,} article{'s'[: journal.done != 1]}")
        place = _Place()
        # What is done already is compared by its id; where it came with one, the rest of it need not be read.
        own = (journal.path, journal.errors)
        found, total = counted(args, context, own, named=lambda: place.number < journal.done)
        telling = Telling(context, args.output, total, journal.done)
        try:
            with ended_by_signals(), _workers(args) as workers:
                telling.begin()
                end = run_batch(_articles(found, place, context, telling), journal, workers, telling)
        except KeyboardInterrupt:
            context.err.stopped(f"{telling.standing()}; {resuming(context.words, args)}")
            raise
        except UnwrittenError as error:
            raise UnwrittenError(f"{error}; {telling.standing()}; {resuming(context.words, args)}") from error
        except LostError as error:
            raise LostError(f"{error}; {telling.standing()}; {resuming(context.words, args)}") from error
    context.err.clear()
    context.err.failures += end.failed
    _last_word(end, args, context)


def _last_word(end: Progress, args: Namespace, context: Context) -> None:
    failed = f", {end.failed:,} failed (see {args.output}.errors.jsonl)" if end.failed else ""
    rate = f", {end.rate:.1f} a second" if end.here else ""
    context.err.tell(f"{args.output}: {end.done:,} article{'s'[: end.done != 1]}{failed}{rate}")


@contextmanager
def _workers(args: Namespace) -> Iterator[Workers]:
    if args.dask:
        from briefing.batch.cluster import Cluster

        cluster = Cluster(args.dask, args.workers)
        try:
            yield cluster
        finally:
            cluster.close()
    else:
        from briefing.batch.processes import Processes

        yield Processes(args.workers)


@dataclass(slots=True)
class _Place:
    """Where in the stream a run is: the number of the article that is read next."""

    number: int = 0


def _articles(
    found: Iterator[Document | SourceError], place: _Place, context: Context, telling: Telling
) -> Iterator[Document | Failure]:
    for number, article in enumerate(found):
        place.number = number + 1
        telling.read(number)
        if isinstance(article, SourceError):
            # Told at once; it is counted when its turn in the output comes.
            if number >= telling.before:
                context.err.warn(article)
            yield Failure(article.where, article.what)
        else:
            yield article
