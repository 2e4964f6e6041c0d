"""Briefs into files: one for all, or one for each."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from briefing.brief.model import Brief
from briefing.cli.context import Context
from briefing.cli.formats import SUFFIX, Form, one
from briefing.cli.output import check_free, write_file
from briefing.errors import OutputError
from briefing.render.naming import file_name


def is_folder(output: str) -> bool:
    """Whether what the user gave with -o is a folder, there already or by the slash at its end."""
    return output.endswith(("/", "\\")) or Path(output).is_dir()


def write_one(texts: Callable[[], Iterable[str]], args: Namespace, context: Context) -> None:
    """Write all texts into the file that the user named; nothing where there are none.

    Raises:
        OutputError: when the file is there already or cannot be written; the first is found before any work.
    """
    target = Path(args.output)
    check_free(target, force=args.force)
    if whole := "".join(texts()):
        write_file(target, whole, force=args.force)
        context.err.tell(f"wrote {target}")


def write_each(
    briefs: Iterable[Brief],
    folder: Path,
    form: Form,
    sections: Sequence[str] | None,
    context: Context,
    *,
    force: bool,
) -> None:
    """Write a file for each brief, tell each error, and print the paths of the files written.

    Two articles of one run never share a file: the second gets its id into its name.
    """
    taken: set[str] = set()
    for brief in briefs:
        name = file_name(brief.article, SUFFIX[form])
        if name in taken:
            name = file_name(brief.article, f"-{brief.article.id[:8]}{SUFFIX[form]}")
        taken.add(name)
        path = folder / name
        try:
            write_file(path, one(brief, form, sections), force=force)
        except OutputError as error:
            context.err.error(error)
        else:
            context.out.write(f"{path}\n")
