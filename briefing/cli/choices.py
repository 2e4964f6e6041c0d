"""The options about a brief's contents: by the command line, else the user's settings, else the program's own."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace, _ArgumentGroup
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from briefing.brief.options import Options
from briefing.errors import OptionError
from briefing.store.config import Config

if TYPE_CHECKING:
    from briefing.extract.summary.length import Length

Group = ArgumentParser | _ArgumentGroup
_T = TypeVar("_T")


def add_summary(options: Group) -> None:
    """The options about the summary."""
    options.add_argument(
        "--length", metavar="N|Nw|N%", help="of the summary: sentences (3), words at most (80w) or a share (20%%)"
    )
    options.add_argument(
        "--method", metavar="NAME", help="of the summary: default, lead or one of sumy's (`briefing compare` shows all)"
    )


def add_terms(options: Group) -> None:
    """The options about the key terms."""
    options.add_argument("-n", "--number", metavar="N", type=positive, help="how many terms (10)")
    options.add_argument("--method", metavar="NAME", help="of the key terms: phrases or yake (phrases)")


def summary_options(args: Namespace, config: Config) -> Options:
    """The options with the summary's length and method as `add_summary` takes them, and -n where there is one.

    Raises:
        OptionError: when there is no such length or method.
    """
    number = getattr(args, "number", None)
    if number is not None and args.length is not None:
        raise OptionError("-n and --length both say how long the summary is; give one of them")
    return options_of(config, length=str(number) if number is not None else args.length, method=args.method)


def terms_options(args: Namespace, config: Config) -> Options:
    """The options with the number of terms and their method as `add_terms` takes them.

    Raises:
        OptionError: when there is no such method.
    """
    return options_of(config, terms=args.number, terms_method=args.method)


def options_of(
    config: Config,
    *,
    length: str | None = None,
    method: str | None = None,
    terms: int | None = None,
    terms_method: str | None = None,
) -> Options:
    """The options of a run: what is given here, else the settings', else the program's own.

    Raises:
        OptionError: when there is no such length or method.
    """
    own, user = Options(), config.defaults

    def chosen(name: str, given: str | None, setting: str | None, read: Callable[[str], _T]) -> _T | None:
        if given is not None:
            return read(given)
        try:
            return read(setting) if setting is not None else None
        except OptionError as error:
            raise OptionError(f"{config.path}: defaults.{name}: {error}") from error

    return Options(
        length=chosen("length", length, user.length, _length) or own.length,
        method=chosen("method", method, user.method, _summary_method) or own.method,
        terms=terms or user.terms or own.terms,
        terms_method=chosen("terms_method", terms_method, user.terms_method, _terms_method) or own.terms_method,
    )


# The extractors are loaded only where something unusual is wished: 40 ms for the summary's, 35 for the terms'.


def _length(text: str) -> Length:
    from briefing.extract.summary.length import Length

    return Length.parse(text)


def _summary_method(name: str) -> str:
    from briefing.extract.methods import check_method
    from briefing.extract.summary import METHODS

    return check_method(name, METHODS, "summary")


def _terms_method(name: str) -> str:
    from briefing.extract.methods import check_method
    from briefing.extract.terms import METHODS

    return check_method(name, METHODS, "key term")


def article_number(text: str) -> int:
    """The number of an article of the library, for argparse."""
    if not text.isascii() or not text.isdecimal() or len(text) > 15:
        raise ArgumentTypeError(f"“{text}” is no number of an article; `briefing list` shows them")
    return int(text)


def positive(text: str) -> int:
    """A whole number from 1 on, for argparse."""
    if not text.isascii() or not text.isdecimal() or not 0 < int(text) <= 1_000_000:
        raise ArgumentTypeError(f"“{text}” is no whole number from 1 on")
    return int(text)
