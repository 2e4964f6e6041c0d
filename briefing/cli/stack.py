"""What the commands about many articles share: the library as a source of briefs, and one result for all of them."""

from __future__ import annotations

import shlex
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.brief.model import Brief
from briefing.cli.articles import briefs_of
from briefing.cli.context import Context
from briefing.cli.files import write_one
from briefing.errors import LibraryError, OptionError

if TYPE_CHECKING:
    from briefing.library import Library


def add_library(parser: ArgumentParser) -> None:
    """The option of every command that opens the library."""
    parser.add_argument("--library", metavar="FILE", help="the library (default: the one in your data folder)")


def library_of(args: Namespace, *, begin: bool = False) -> Library:
    """The library that the user means, open; ``begin`` says that the command may begin a new one. The user's own is
    begun by any command.

    Raises:
        LibraryError: when it cannot be opened.
    """
    from briefing.library import Library

    if not begin:
        check_library(args)
    return Library(library_path(args), datetime.now(UTC))


def check_library(args: Namespace) -> None:
    """See that a library which the user names is there, or a copy of it that tells what to do.

    Raises:
        LibraryError: where there is none.
    """
    from briefing.library.schema import backup_of

    path = library_path(args)
    if args.library and not path.exists() and not backup_of(path).exists():
        command = f"briefing add PATH --library {shlex.quote(str(path))}"
        raise LibraryError(f"{path}: no file is there, so that it holds nothing yet; `{command}` begins it")


def library_path(args: Namespace) -> Path:
    """The file of the library that the user means.

    Raises:
        OptionError: where it is named by nothing, as a variable that is not set leaves it.
    """
    from briefing.store.locations import library_file

    if args.library == "":
        raise OptionError("--library: no file is named; leave it out for your own library")
    return Path(args.library) if args.library else library_file()


def add_output(parser: ArgumentParser, forms: tuple[str, ...]) -> None:
    """The options of a command that gives one result for all articles."""
    options = parser.add_argument_group("options")
    options.add_argument("--format", choices=forms, default=forms[0], help=f"form of the output (default: {forms[0]})")
    options.add_argument("-o", "--output", metavar="FILE", help="write to a file")
    options.add_argument("--force", action="store_true", help="overwrite a file that is there already")


def add_from_library(parser: ArgumentParser) -> None:
    """The options that take the articles from the library instead of paths."""
    options = parser.add_argument_group("options about the library")
    options.add_argument("--library", metavar="FILE", help="the articles of this library, beside those of paths")
    options.add_argument("--from-library", action="store_true", help="the articles of your own library")
    options.add_argument("--search", metavar="QUERY", help="of the library only what this search finds")


def stack_of(args: Namespace, context: Context) -> tuple[Brief, ...]:
    """All briefs of the paths and of the library that the user names, by day of publication, then by id: the numbers
    that a dossier gives its articles do not depend on the order of the paths."""
    from briefing.dossier import in_order

    check_search(args)
    return in_order(with_kept(args, context))


def asks_library(args: Namespace) -> bool:
    """Whether the user wants articles from a library."""
    return args.library is not None or bool(args.from_library)


def check_search(args: Namespace) -> None:
    """See that a search has a library to look in, and makes sense.

    Raises:
        OptionError: where it has none, or makes none.
    """
    if args.search and not asks_library(args):
        raise OptionError("--search looks in a library; give --from-library or --library FILE with it")
    if args.search:
        from briefing.library import parse_query

        parse_query(args.search)


def with_kept(args: Namespace, context: Context) -> Iterator[Brief]:
    """The briefs of the library, if the user wants those, and of the paths; of standard input where neither is named.

    Raises:
        LibraryError: where the library has nothing and no path is named.
    """
    if asks_library(args):
        from briefing.library import parse_query

        found = False
        with library_of(args) as library:
            for brief in library.briefs(parse_query(args.search) if args.search else None):
                found = True
                yield brief
        if not found and not args.paths:
            raise LibraryError(
                f"{library.path}: holds " + ("nothing that answers this" if args.search else "nothing yet")
            )
    if args.paths or not asks_library(args):
        yield from briefs_of(args, context)


def emit(text: str, args: Namespace, context: Context) -> None:
    """Print the result, or write it to the file that the user names."""
    if args.output in (None, "-"):
        context.out.write(text)
    else:
        write_one(lambda: (text,), args, context)
