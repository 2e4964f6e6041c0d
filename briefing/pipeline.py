"""Documents in, briefs out: from the cache where they are known, else from the engine, which is loaded only then."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from briefing import __version__
from briefing.brief.model import SCHEMA, Brief
from briefing.brief.options import Options
from briefing.errors import AnalysisError, SourceError
from briefing.render.json import from_json, line, to_json
from briefing.text.document import Document

if TYPE_CHECKING:
    from briefing.language import Analysis
    from briefing.language.engine import Engine


class Store(Protocol):
    """Where briefs are kept between runs: texts by key. It never raises; what it cannot keep it forgets."""

    def get(self, key: str) -> str | None:
        """The text of a key, or None."""

    def put(self, key: str, text: str) -> None:
        """Keep a text."""


class Pipeline:
    """Makes briefs. The engine (4 CPU seconds) is loaded by the first article that the cache does not know."""

    def __init__(self, options: Options | None = None, cache: Store | None = None) -> None:
        self.options = options or Options()
        self._cache = cache

    @cached_property
    def engine(self) -> Engine:
        """The engine, loaded at first use."""
        from briefing.language.engine import Engine

        return Engine()

    def briefs(self, articles: Iterable[Document | SourceError]) -> Iterator[Brief | SourceError]:
        """A brief for each article in order; an article that cannot be had, or on which the analysis fails, gives its
        error in its place, and the others still follow."""
        for article in articles:
            if isinstance(article, Document):
                try:
                    yield self.brief(article)
                except AnalysisError as error:
                    yield error
            else:
                yield article

    def brief(self, document: Document, options: Options | None = None) -> Brief:
        """The brief of one document, by the pipeline's options or by these.

        Raises:
            AnalysisError: when the analysis fails on it.
        """
        wanted = options or self.options
        key = key_of(document, wanted)
        if (known := self._known(key)) is not None:
            return replace(known, article=document)
        from briefing.brief.assemble import brief_all

        with _failing_on(document):
            (made,) = brief_all([document], self.engine, wanted)
        if self._cache is not None:
            self._cache.put(key, line(to_json(made)))
        return made

    def analysis(self, document: Document) -> Analysis:
        """The analysis of one document, for those who want more of it than a brief.

        Raises:
            AnalysisError: when the analysis fails on it.
        """
        from briefing.language import analyse

        with _failing_on(document):
            return analyse(document, self.engine.parse(document))

    def _known(self, key: str) -> Brief | None:
        text = self._cache.get(key) if self._cache is not None else None
        if text is None:
            return None
        try:
            return from_json(json.loads(text))
        except ValueError:
            # Cut off or damaged: as good as not there, and the new brief takes its place.
            return None


def briefs(
    articles: Iterable[Document | SourceError], options: Options | None = None, cache: Store | None = None
) -> Iterator[Brief | SourceError]:
    """Briefs of articles; see `Pipeline.briefs`."""
    return Pipeline(options, cache).briefs(articles)


def brief_of(article: Document | SourceError, options: Options | None = None) -> Brief:
    """The brief of one article, made anew, by one engine for all calls.

    Raises:
        SourceError: when the article could not be had, or the analysis fails on it.
    """
    if not isinstance(article, Document):
        raise article
    return _shared().brief(article, options)


def key_of(document: Document, options: Options) -> str:
    """What a brief is known by in the cache: the text with its blocks, what is known of it, the options, and the
    version of everything that made it. Where the article lay is no part of it."""
    from briefing.language.engine import MODEL

    parts = [
        SCHEMA,
        __version__,
        _code(),
        MODEL,
        [str(options.length or 3), options.method, options.terms, options.terms_method],
        [document.title, document.published and document.published.isoformat(), document.language],
        [[p.span.start, p.span.end, p.kind.value, p.intro] for p in document.paragraphs],
        document.text,
    ]
    return hashlib.sha256(json.dumps(parts).encode("ascii")).hexdigest()


@cache
def _shared() -> Pipeline:
    """The pipeline of those who ask for single briefs: one engine for all of them."""
    return Pipeline()


@cache
def _code() -> str:
    """A mark of the code and tables that briefs are made by, so that a changed checkout never shows old briefs: the
    size and time of each file, 5 ms for all."""
    root = Path(__file__).parent
    marks = []
    for folder in ("text", "language", "extract", "brief"):
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in (".py", ".tsv", ".txt", ".json"):
                status = path.stat()
                marks.append(f"{path.relative_to(root)} {status.st_size} {status.st_mtime_ns}")
    return hashlib.sha256("\n".join(marks).encode()).hexdigest()


@contextmanager
def _failing_on(document: Document) -> Iterator[None]:
    """Turns what an analysis may raise on one article into a sentence, so that the others go on."""
    where = document.source or document.id
    try:
        yield
    except (ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError) as error:
        raise AnalysisError(where, f"the analysis failed on it ({type(error).__name__}: {error})") from error
    except MemoryError as error:
        raise AnalysisError(where, "there is not enough memory for an article of this size") from error
