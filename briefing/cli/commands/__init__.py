"""The commands, one a module. This table is all that `--help` reads; a module is loaded when its command runs.

A module has ``DESCRIPTION`` and ``EXAMPLES`` for its help, ``arguments(parser)`` that declares its options, and
``run(args, context)`` that does the work: results to ``context.out``, everything else to ``context.err``.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, cast

from briefing.cli.context import Context


class Module(Protocol):
    """What the module of a command has."""

    DESCRIPTION: str
    EXAMPLES: str

    def arguments(self, parser: ArgumentParser) -> None:
        """Declare the command's options."""

    def run(self, args: Namespace, context: Context) -> None:
        """Do what the command does."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its name, what it does in a line, under which heading the general help shows it, and the module
    under this package that does it, where that is not called like the command."""

    name: str
    does: str
    group: str = "articles"
    module: str = ""

    def load(self) -> Module:
        """The module of the command."""
        return cast(Module, import_module(f"{__name__}.{self.module or self.name}"))


# Without a command's name: the app on a terminal, the plain brief in a pipe.
OPEN = Command("", "open the app on a terminal; print the brief when piped", module="open")
COMMANDS = (
    Command("brief", "print briefs as text, Markdown or JSON, or write them to files"),
    Command("summary", "print summaries alone, by a method and length of your choice"),
    Command("terms", "print key terms alone"),
    Command("export", "write a file for each article, never over an existing one"),
    Command("timeline", "print the dates of one or many articles in order of time"),
    Command("why", "show which rule found each item, and what was nearly taken"),
    Command("compare", "show every method of summary and key terms side by side"),
    Command("dossier", "tell what many articles say together, story by story", "stacks"),
    Command("ledger", "list all commitments of many articles, each once, with its history", "stacks"),
    Command("batch", "brief very many articles on all cores, resumable", "stacks"),
    Command("verify", "prove that every line of a brief still stands on its source", "stacks"),
    Command("add", "keep articles with their briefs", "library"),
    Command("list", "show what is kept", "library"),
    Command("search", "search it, hits in context", "library"),
    Command("remove", "take articles out", "library"),
    Command("stats", "show it in numbers", "library"),
    Command("restore", "put its kept copy in the place of a damaged file", "library"),
    Command("feed", "follow feeds and keep what is new in them", "library"),
    Command("completion", "print a completion script for bash, zsh or fish", "shell"),
)
# The headings of the general help, in its order.
GROUPS = {
    "articles": "commands on articles",
    "stacks": "commands on many articles, and proof",
    "library": "commands on the library",
    "shell": "commands for the shell",
}
BY_NAME = {command.name: command for command in COMMANDS}
