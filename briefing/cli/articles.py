"""The articles that the user named, as documents and as briefs; what cannot be had is told and the rest goes on."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from pathlib import Path

from briefing.brief.model import Brief, Document
from briefing.brief.options import Options
from briefing.cli.choices import options_of
from briefing.cli.context import Context
from briefing.cli.diagnostics import UsageError
from briefing.errors import OptionError, SourceError
from briefing.pipeline import Pipeline
from briefing.sources import STDIN, Entry, entries_of, read_entry

# A second's reading; of longer files it is not known how many articles they hold until they are read.
_QUICKLY_READ = 1_000_000_000


def add_articles(parser: ArgumentParser, *, title: bool = True, cache: bool = True) -> None:
    """The arguments of every command that reads articles; without ``title`` where there are always many, without
    ``cache`` where nothing is kept."""
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="files, folders, web addresses; clipboard: is what you copied, - is standard input",
    )
    options = parser.add_argument_group("options about the articles")
    options.add_argument("--published", metavar="DATE", help="when they were published, as 2025-05-26")
    if title:
        options.add_argument("--title", metavar="TEXT", help="the title of the article")
    if cache:
        options.add_argument("--no-cache", action="store_true", help="analyse anew and keep nothing")


def paths_of(args: Namespace) -> list[str]:
    """The paths named, or standard input where something is piped in and none is named.

    Raises:
        UsageError: when there is nothing to read.
    """
    if any(not path.strip() for path in args.paths):
        raise UsageError("one of the paths is empty; a variable that is not set, perhaps")
    if args.paths:
        return list(args.paths)
    if sys.stdin is None or sys.stdin.isatty():
        raise UsageError("no articles: name files, folders or web addresses, or pipe one in (see `briefing --help`)")
    return [STDIN]


def published_of(args: Namespace) -> date | None:
    """The publication date that the user states.

    Raises:
        OptionError: when it is no date.
    """
    return day_of("--published", args.published)


def day_of(option: str, typed: str | None) -> date | None:
    """The date given with an option.

    Raises:
        OptionError: when it is none.
    """
    if typed is None:
        return None
    try:
        return date.fromisoformat(typed.strip())
    except ValueError:
        raise OptionError(f"{option}: “{typed}” is no date; write it as 2025-05-26") from None


def title_of(args: Namespace) -> str | None:
    """The title that the user states.

    Raises:
        OptionError: when it would go to several articles.
    """
    title: str | None = getattr(args, "title", None)
    if title is not None and (len(args.paths) > 1 or any(Path(path).is_dir() for path in args.paths)):
        raise OptionError("--title: it would go to every one of these articles; give it with a single one")
    return title


def documents_of(args: Namespace, context: Context) -> Iterator[Document | SourceError]:
    """The documents of all paths in order, lazily; errors in the place of those that cannot be had."""
    return counted(args, context)[0]


def counted(
    args: Namespace, context: Context, without: Collection[Path] = (), named: Callable[[], bool] = lambda: False
) -> tuple[Iterator[Document | SourceError], int | None]:
    """The documents of all paths, as `documents_of` has them, and how many they are where that is known already.

    Files ``without`` are left out: what a command itself writes into a folder is no article of it.
    ``named`` as in `read_entry`.
    """
    published, title = published_of(args), title_of(args)
    own = {path.name: path.resolve() for path in without}

    def entries() -> Iterator[Entry]:
        return (e for e in entries_of(paths_of(args)) if not _is_one_of(Path(e.source), own))

    found = (
        article
        for entry in entries()
        for article in read_entry(entry, published=published, title=title, notes=context.err.remark, named=named)
    )
    # The names are gone through twice: a hundred thousand of them are not to be held for as long as a batch takes.
    return found, _number_of(entries())


def _is_one_of(path: Path, own: dict[str, Path]) -> bool:
    return path.name in own and path.resolve() == own[path.name]


def _number_of(entries: Iterable[Entry]) -> int | None:
    """How many articles some sources hold, None where it would take reading them all to know."""
    total = 0
    for entry in entries:
        if not entry.many:
            total += 1
        elif entry.kind == "jsonl" and (lines := _lines_of(entry)) is not None:
            total += lines
        else:
            return None
    return total


def _lines_of(entry: Entry) -> int | None:
    """The lines with something in them of a file that is quickly read, None of another."""
    if entry.problem or not entry.size or entry.size > _QUICKLY_READ or not Path(entry.source).is_file():
        return None
    try:
        with Path(entry.source).open("rb") as file:
            if file.read(2) == b"\x1f\x8b":
                return None  # compressed
            file.seek(0)
            return sum(1 for line in file if line.strip())
    except OSError:
        return None


def pipeline_of(args: Namespace, context: Context, options: Options | None = None) -> Pipeline:
    """The pipeline with the user's cache, or with none where the user wants none."""
    wanted = options or options_of(context.config)
    if getattr(args, "no_cache", True) or not context.config.defaults.cache:
        return Pipeline(wanted)
    from briefing.store.cache import Cache

    return Pipeline(wanted, Cache())


def briefs_of(args: Namespace, context: Context, options: Options | None = None) -> Iterator[Brief]:
    """The briefs of all articles in order; errors are told, and counted for the exit code."""
    pipeline = pipeline_of(args, context, options)
    return good(pipeline.briefs(context.err.following(*counted(args, context))), context)


def good(results: Iterable[Brief | SourceError], context: Context) -> Iterator[Brief]:
    """The briefs among results; the errors are told."""
    for result in results:
        if isinstance(result, Brief):
            yield result
        else:
            context.err.error(result)
