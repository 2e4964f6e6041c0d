"""The options about a brief's contents: length, method, number of terms."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace, _ArgumentGroup

from briefing.brief.options import Options
from briefing.errors import OptionError

Group = ArgumentParser | _ArgumentGroup


def add_summary(options: Group) -> None:
    """The options about the summary."""
    options.add_argument(
        "--length", metavar="N|Nw|N%", help="of the summary: sentences (3), words at most (80w) or a share (20%%)"
    )
    options.add_argument("--method", metavar="NAME", help="of the summary: default, lead, lexrank, textrank, lsa, ...")


def add_terms(options: Group) -> None:
    """The options about the key terms."""
    options.add_argument("-n", "--number", metavar="N", type=positive, help="how many terms (default: 10)")
    options.add_argument("--method", metavar="NAME", help="phrases (default) or yake")


def summary_options(args: Namespace) -> Options:
    """The options with the summary's length and method as the user wishes.

    Raises:
        OptionError: when there is no such length or method.
    """
    number = getattr(args, "number", None)
    if number is not None and args.length is not None:
        raise OptionError("-n and --length both say how long the summary is; give one of them")
    if number is None and args.length is None:
        return Options(method=_summary_method(args.method))
    from briefing.extract.summary.length import Length

    length = Length(sentences=number) if number is not None else Length.parse(args.length)
    return Options(length=length, method=_summary_method(args.method))


def terms_options(args: Namespace) -> Options:
    """The options with the number of terms and their method as the user wishes.

    Raises:
        OptionError: when there is no such method.
    """
    if args.method is None:
        return Options(terms=args.number or 10)
    from briefing.extract.methods import check_method
    from briefing.extract.terms import METHODS

    return Options(terms=args.number or 10, terms_method=check_method(args.method, METHODS, "key term"))


def _summary_method(name: str | None) -> str:
    if name is None:
        return "default"
    from briefing.extract.methods import check_method
    from briefing.extract.summary import METHODS

    return check_method(name, METHODS, "summary")


def positive(text: str) -> int:
    """A whole number from 1 on, for argparse."""
    from argparse import ArgumentTypeError

    if not text.isascii() or not text.isdecimal() or not 0 < int(text) <= 1_000_000:
        raise ArgumentTypeError(f"“{text}” is no whole number from 1 on")
    return int(text)
