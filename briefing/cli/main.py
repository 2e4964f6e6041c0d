"""The entry point: which command is meant, and how a run ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from briefing.cli.diagnostics import Diagnostics, Exit, TerminatedError, UsageError
from briefing.errors import BriefingError, OptionError, OutputError


def run(argv: Sequence[str] | None = None) -> int:
    """Run the command line and give its exit code; nothing but results goes to stdout."""
    given = list(sys.argv[1:] if argv is None else argv)
    diagnostics = Diagnostics(sys.stderr or _nowhere(), quiet="-q" in given or "--quiet" in given)
    try:
        return _run(given, diagnostics)
    except UsageError as error:
        diagnostics.error(error)
    except OptionError as error:
        diagnostics.error(f"{error} (see `briefing --help`)")
    except OutputError as error:
        diagnostics.error(error)
        return Exit.UNWRITTEN
    except BriefingError as error:
        diagnostics.error(error)
        return Exit.SOME_FAILED
    except BrokenPipeError:
        # The reader of our output has enough, as `head` has; that is no failure.
        from briefing.cli.output import close_stdout

        close_stdout()
        return diagnostics.code
    except TerminatedError:
        diagnostics.clear()
        return Exit.TERMINATED
    except KeyboardInterrupt:
        diagnostics.clear()
        return Exit.INTERRUPTED
    return Exit.WRONG_USAGE


def _run(given: list[str], diagnostics: Diagnostics) -> int:
    from briefing.cli import parser
    from briefing.cli.commands import OPEN
    from briefing.cli.output import Output

    request = parser.read(given)
    if isinstance(request, str):
        Output(sys.stdout or _nowhere(), "never", os.environ).write(request)
        return Exit.ALL_DONE
    from briefing.cli.context import Context
    from briefing.store.config import load_config

    args, command = request
    # The app tells what is wrong with the settings and opens all the same.
    config = load_config(Path(args.config) if args.config is not None else None, lenient=command is OPEN)
    if command is not OPEN:
        for warning in config.warnings:
            diagnostics.remark(warning)
    out = Output(sys.stdout or _nowhere(), args.color or config.color, os.environ, diagnostics.clear)
    context = Context(out, diagnostics, config, tuple(given))
    command.load().run(args, context)
    return diagnostics.code


def _nowhere() -> TextIO:
    """Where output goes whose stream was closed by the caller."""
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123
