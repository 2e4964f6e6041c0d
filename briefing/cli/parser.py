"""Reading the command line: the general help, the commands' own parsers, and what to say about a slip."""

from __future__ import annotations

from argparse import Action, ArgumentError, ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from pathlib import Path
from shutil import get_terminal_size
from textwrap import fill
from typing import NoReturn

from briefing import __version__
from briefing.cli.commands import BY_NAME, COMMANDS, GROUPS, OPEN, Command
from briefing.cli.diagnostics import EXIT_CODES, UsageError

# Options that may stand before a command and take a value.
VALUED = ("--published", "--title", "--color", "--config", "--library", "--search")
# Help is laid out for the terminal, and never wider than this.
_WIDTH = 80
# Choices longer than this stand in an option's explanation, not in its usage.
_SHORT = 44
_USAGE = f"""briefing {__version__}: who, what, when, where and who committed to what,
from news articles, with the paragraph that every line stands on.

usage: briefing [PATH ...]           open the app; print briefs when piped
       briefing COMMAND [PATH ...]

PATH is a file (text, Markdown, HTML, JSON Lines, PDF, Word, EPUB, e-mail,
mailbox, web archive; gzipped or not), a folder of them, or a web address;
clipboard: is what you copied, and - is standard input, as is no path at all
when something is piped in.
"""
_OPTIONS = f"""
options about the articles, where a command reads some:
  --published DATE       when they were published, where they do not say or err
  --title TEXT           the title, of a single article
  --no-cache             analyse anew and keep nothing

options of every command (`briefing COMMAND --help` has the others):
  --color WHEN           auto, always or never; heeds NO_COLOR, FORCE_COLOR
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
  briefing dossier articles/                   what they say together
  briefing batch archive/ -o briefs.jsonl      100,000 articles, all cores

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
        formatter_class=Layout,
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


class Layout(RawDescriptionHelpFormatter):
    """Help within the terminal and within 80 columns: descriptions are filled, examples stay as they are written."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=26, width=min(_WIDTH, get_terminal_size().columns))

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        if text.startswith("examples:"):
            return super()._fill_text(text, width, indent)
        return fill(" ".join(text.split()), max(20, width), break_on_hyphens=False)

    def _metavar_formatter(self, action: Action, default_metavar: str) -> Callable[[int], tuple[str, ...]]:
        if action.metavar is None and _is_long(action):
            return lambda size: (default_metavar,) * size
        return super()._metavar_formatter(action, default_metavar)

    def _get_help_string(self, action: Action) -> str | None:
        known = ", ".join(map(str, action.choices or ())) if _is_long(action) else ""
        return f"{action.help}: {known}" if known else action.help


def _is_long(action: Action) -> bool:
    return action.choices is not None and len("".join(map(str, action.choices))) > _SHORT


class Parser(ArgumentParser):
    """A parser that raises instead of leaving the program, and names what was probably meant."""

    def error(self, message: str) -> NoReturn:
        """Turn argparse's message into ours."""
        prefix, unknown, words = message.partition("unrecognized arguments: ")
        if unknown and not prefix:
            option = words.split()[0].partition("=")[0]
            message = f"there is no option {option}{self._hint(option)}" if option[:1] == "-" else self._too_many(words)
        message = message.removeprefix("argument ").replace("expected one argument", "it needs a value")
        raise UsageError(f"{message} (see `{self.prog} --help`)")

    def _hint(self, option: str) -> str:
        """What was meant by an option that this command does not have."""
        from briefing.cli.formats import FORMS

        if option.removeprefix("--") in FORMS:
            return f"; did you mean `briefing brief --format {option[2:]}`?"
        others = [c.name for c in COMMANDS if option in parser_of(c)._option_string_actions]
        if others:
            return f" here; `briefing {others[0]}` has one"
        near = get_close_matches(option, self._option_string_actions, 1, 0.6)
        return f"; did you mean {near[0]}?" if near else ""

    def _too_many(self, words: str) -> str:
        return f"“{words}”: it is one word more than this command takes"

    def _check_value(self, action: Action, value: object) -> None:
        if action.choices is None or value in action.choices:
            return
        known = [str(choice) for choice in action.choices]
        near = get_close_matches(str(value).lower(), known, 1, 0.5)
        hint = f"; did you mean “{near[0]}”? There" if near else "; there"
        raise ArgumentError(action, f"there is no “{value}”{hint} are: {', '.join(known)}")


def _first_word(given: Sequence[str]) -> int | None:
    """Where the first argument stands that is no option and no option's value."""
    skip = False
    for i, word in enumerate(given):
        if skip:
            skip = False
        elif word == "--":
            return None
        elif word.startswith("-") and len(word) > 1:
            skip = word in VALUED
        else:
            return i
    return None


def _slip(word: str) -> str | None:
    """The command that a word which names nothing was meant to be."""
    if "://" in word or "/" in word or "." in word or word == "-" or Path(word).exists():
        return None
    near = get_close_matches(word.lower(), [*BY_NAME, "help"], 1, 0.6)
    return near[0] if near else None
