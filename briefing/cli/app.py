"""Opening the app on the user's articles."""

from __future__ import annotations

import gc
import re
from argparse import Namespace
from collections.abc import Iterator, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

from briefing.brief.model import Brief, Document
from briefing.brief.options import Options
from briefing.cli.articles import paths_of, pipeline_of, published_of, title_of
from briefing.cli.context import Context
from briefing.cli.stack import asks_library
from briefing.errors import OptionError, SourceError
from briefing.pipeline import Pipeline
from briefing.sources import CLIPBOARD, STDIN, expand, read

# What `Document.source` says of sources that cannot be read twice.
_ONCE = (STDIN, "standard input", "clipboard", CLIPBOARD)


class ArticleLoader:
    """What the app asks of the world: the sources that the command line knows, briefs through cache and engine."""

    def __init__(self, pipeline: Pipeline, published: date | None = None, title: str | None = None) -> None:
        self._pipeline = pipeline
        self._published = published
        self._title = title

    def expand(self, source: str) -> Sequence[str]:
        """The sources that one stands for: a folder's files in natural order, anything else as it is.

        Raises:
            SourceError: when there is no such thing, or nothing in it.
        """
        entries = expand([source])
        if len(entries) == 1 and entries[0].problem:
            raise SourceError(entries[0].source, entries[0].problem)
        return [entry.path for entry in entries]

    def documents(self, sources: Sequence[str]) -> Iterator[Document | SourceError]:
        """The documents of sources, errors in the place of those that cannot be had."""
        return read(sources, published=self._published, title=self._title)

    def again(self, document: Document) -> Document:
        """The document as its file or page has it now; one that came from neither is given back as it is.

        Raises:
            SourceError: when it cannot be had any more.
        """
        source = document.source
        if not source or source in _ONCE:
            return document
        # An article of many in a file is named by the file with its line or number: "a.jsonl:3", "a.json[2]".
        found = list(self.documents([source]))
        if not any(isinstance(d, Document) for d in found):
            found = list(self.documents([re.sub(r"(:\d+|\[\d+\])$", "", source)]))
        read_now = [d for d in found if isinstance(d, Document)]
        for same in (lambda d: d.source == source, lambda d: d.given_id and d.given_id == document.given_id):
            if match := next(filter(same, read_now), None):
                return match
        problem = next((d.what for d in found if isinstance(d, SourceError)), "holds this article no longer")
        raise SourceError(source, problem)

    def pasted(self, text: str) -> Document:
        """The document of a text that was pasted.

        Raises:
            SourceError: when there is nothing in it.
        """
        found = next(iter(read([STDIN], stdin=BytesIO(text.encode("utf-8", "replace")))))
        if isinstance(found, Document):
            return found
        raise SourceError("pasted text", found.what)

    def brief(self, document: Document) -> Brief:
        """The brief of a document, from the cache or the engine.

        Raises:
            AnalysisError: when the analysis fails on it.
        """
        return self._pipeline.brief(document)


def open_app(args: Namespace, context: Context) -> None:
    """Run the app until the user quits."""
    # Collecting garbage while modules load is a twentieth of the start; the app collects again after its first frame.
    gc.disable()
    from briefing.tui.app import run_app
    from briefing.tui.options import AppOptions

    pipeline, notes = _pipeline(args, context)
    loader = ArticleLoader(pipeline, published_of(args), title_of(args))
    config = context.config
    options = AppOptions(
        keys=dict(config.keys),
        places={ident: f"{_named(config.path)}:{line}" for ident, line in config.lines.items()},
        notes=notes,
        settings=_named(config.path) if config.path else "",
        inline=args.inline,
        theme=config.theme,
        library=Path(args.library) if args.library else None,
        search=(args.search or "") if asks_library(args) else None,
    )
    code = run_app(paths_of(args) if args.paths else [], options, loader)
    if code:
        context.err.error("the app stopped with an error")


def _pipeline(args: Namespace, context: Context) -> tuple[Pipeline, tuple[str, ...]]:
    """The pipeline, and what is to be told about the settings: one that is wrong is left out."""
    config = context.config
    notes = [*config.faults, *config.warnings]
    try:
        pipeline = pipeline_of(args, context)
    except OptionError as error:
        notes.append(str(error))
        pipeline = pipeline_of(args, context, Options())
    home = _home()
    return pipeline, tuple(note.replace(f"{home}/", "~/", 1) if home else note for note in notes)


def _home() -> str:
    try:
        return str(Path.home())
    except RuntimeError:
        return ""


def _named(path: Path | None) -> str:
    """A file as a person at home here would name it."""
    home = _home()
    return str(path or "config.toml").replace(f"{home}/", "~/", 1) if home else str(path or "config.toml")
