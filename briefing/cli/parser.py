"""Reading the command line: the general help, the commands' own parsers, and what to say about a slip."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import NoReturn

from briefing import __version__
from briefing.cli.commands import BY_NAME, COMMANDS, GROUPS, OPEN, Command
from briefing.cli.diagnostics import EXIT_CODES, UsageError

# Options that may stand before a command and take a value.
_VALUED = ("--published", "--title", "--color", "--config", "--library", "--search")
_USAGE = f"""briefing {__version__}: who, what, when, where and who committed to what, from news articles,
with the paragraph that every line stands on.

usage: briefing [PATH ...]              open the app on a terminal; print briefs when piped
       briefing COMMAND [PATH ...]

PATH is a file (text, Markdown, HTML, JSON Lines, PDF, Word, EPUB, e-mail, web archive; gzipped
or not), a folder of them, or a web address; clipboard: is what you copied, and - is standard
input, as is no path at all when something is piped in.
"""
_OPTIONS = f"""
options of every command (`briefing COMMAND --help` has the others):
  --published DATE       when the article was published, where it does not say so or errs
  --title TEXT           its title
  --no-cache             analyse anew and keep nothing
  --color WHEN           auto, always or never; NO_COLOR and FORCE_COLOR are heeded
  -q, --quiet            no remarks, no progress, errors only
  --config FILE          settings from this file instead of the user's own
  -h, --help, --version

examples:
  briefing articles/                           read a folder in the app
  briefing article.txt | less                  its brief, as text
  curl -s https://example.org/news | briefing  the same for what comes in a pipe
  briefing clipboard: | less                   and for what you copied
  briefing brief article.html --format json    the brief as data
  briefing brief *.txt --sections who,commitments
  briefing summary article.txt --length 80w    a summary of at most 80 words
  briefing export articles/ -o briefs          a Markdown file for each article
  briefing timeline articles/ --format ics     dated commitments for a calendar

{EXIT_CODES}
"""


def read(given: Sequence[str]) -> tuple[Namespace, Command] | str:
    """The command that is meant with its arguments, or a text that was asked for (help, version).

    Raises:
        UsageError: where it makes no sense.
    """
    at = _first_word(given)
    word = given[at] if at is not None else None
    options = given[: given.index("--")] if "--" in given else given
    if "--version" in options:
        return f"briefing {__version__}\n"
    if word == "help":
        return _help_on([w for w in given if w != "help"])
    if word in BY_NAME:
        command = BY_NAME[word]
        rest = [*given[:at], *given[(at or 0) + 1 :]]
    else:
        command, rest = OPEN, list(given)
        if "--help" in options or "-h" in options:
            return general_help()
        if word is not None and (near := _slip(word)):
            raise UsageError(f"“{word}” is neither a command nor a file; did you mean `briefing {near}`?")
    if "--help" in options or "-h" in options:
        return parser_of(command).format_help()
    return parser_of(command).parse_args(rest), command


def _help_on(words: Sequence[str]) -> str:
    """The help of the command named, or the general one."""
    names = [word for word in words if not word.startswith("-")]
    if not names:
        return general_help()
    if names[0] not in BY_NAME:
        near = get_close_matches(names[0].lower(), BY_NAME, 1, 0.6)
        raise UsageError(f"there is no command “{names[0]}”" + (f"; did you mean “{near[0]}”?" if near else ""))
    return parser_of(BY_NAME[names[0]]).format_help()


def general_help() -> str:
    """What `briefing --help` prints."""
    width = max(len(c.name) for c in COMMANDS)
    groups = [
        f"\n{title}:\n" + "".join(f"  {c.name:{width}}  {c.does}\n" for c in COMMANDS if c.group == group)
        for group, title in GROUPS.items()
    ]
    return _USAGE + "".join(groups) + _OPTIONS


def parser_of(command: Command) -> ArgumentParser:
    """The parser of one command."""
    module = command.load()
    name = f"briefing {command.name}".strip()
    parser = Parser(
        prog=name,
        description=module.DESCRIPTION,
        epilog=f"examples:\n{module.EXAMPLES.rstrip()}\n\n{EXIT_CODES}",
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
        add_help=False,
    )
    module.arguments(parser)
    options = parser.add_argument_group("options of every command")
    options.add_argument("--color", choices=("auto", "always", "never"), help="styles in the output (auto)")
    options.add_argument("--config", metavar="FILE", help="settings from this file instead of the user's own")
    options.add_argument("-q", "--quiet", action="store_true", help="no remarks, no progress, errors only")
    options.add_argument("-h", "--help", action="store_true", help="show this")
    return parser


class Parser(ArgumentParser):
    """A parser that raises instead of leaving the program, and names the nearest option."""

    def error(self, message: str) -> NoReturn:
        """Turn argparse's message into ours."""
        prefix, unknown, words = message.partition("unrecognized arguments: ")
        if unknown and not prefix:
            word = words.split()[0]
            known = [o for a in self._actions for o in a.option_strings]
            near = get_close_matches(word.partition("=")[0], known, 1, 0.6)
            hint = f"; did you mean {near[0]}?" if near else ""
            message = f"there is no option {word}{hint}"
        raise UsageError(f"{message} (see `{self.prog} --help`)")


def _first_word(given: Sequence[str]) -> int | None:
    """Where the first argument stands that is no option and no option's value."""
    skip = False
    for i, word in enumerate(given):
        if skip:
            skip = False
        elif word == "--":
            return None
        elif word.startswith("-") and len(word) > 1:
            skip = word in _VALUED
        else:
            return i
    return None


def _slip(word: str) -> str | None:
    """The command that a word which names nothing was meant to be."""
    if "://" in word or "/" in word or "." in word or word == "-" or Path(word).exists():
        return None
    near = get_close_matches(word.lower(), [*BY_NAME, "help"], 1, 0.6)
    return near[0] if near else None
