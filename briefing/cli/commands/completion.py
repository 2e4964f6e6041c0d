"""`briefing completion`: scripts that let a shell complete commands and options."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from briefing.cli.context import Context

DESCRIPTION = "Print a completion script for a shell; the first line of the script says how to install it."
EXAMPLES = """\
  source <(briefing completion bash)
  briefing completion zsh > "${fpath[1]}/_briefing"
  briefing completion fish > ~/.config/fish/completions/briefing.fish"""


def arguments(parser: ArgumentParser) -> None:
    """The shell."""
    parser.add_argument("shell", choices=("bash", "zsh", "fish"), help="the shell that the script is for")


def run(args: Namespace, context: Context) -> None:
    """Print the script."""
    from briefing.cli.completion import script

    context.out.write(script(args.shell))
