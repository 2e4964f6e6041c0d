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
    """A command: its name, what it does in a line, and the module under this package that does it."""

    name: str
    does: str
    module: str = ""

    def load(self) -> Module:
        """The module of the command."""
        return cast(Module, import_module(f"{__name__}.{self.module or self.name}"))


# Without a command's name: the app on a terminal, the plain brief in a pipe.
OPEN = Command("", "open the app on a terminal; print the brief when piped", "open")
COMMANDS = (
    Command("brief", "print briefs as text, Markdown or JSON, or write them to files"),
    Command("summary", "print summaries alone, by a method and length of your choice"),
    Command("terms", "print key terms alone"),
    Command("export", "write a file for each article, never over an existing one"),
    Command("timeline", "print the dates of one or many articles in order of time"),
    Command("why", "show which rule found each item, on which words, and what was nearly taken"),
    Command("compare", "show every method of summary and key terms side by side"),
    Command("completion", "print a completion script for bash, zsh or fish"),
)
BY_NAME = {command.name: command for command in COMMANDS}
