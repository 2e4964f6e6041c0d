"""From documents to briefs: the one place that knows which extractor needs what."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefing import __version__
from briefing.brief.model import Brief, EngineStamp
from briefing.brief.options import Options
from briefing.extract.commitments import extract_commitments
from briefing.extract.figures import extract_figures
from briefing.extract.quotes import extract_indirect_quotes, extract_quotes, quote_near_misses
from briefing.extract.reading import left_out
from briefing.extract.summary import Length, summarise
from briefing.extract.terms import extract_terms
from briefing.extract.what import extract_main, extract_what
from briefing.extract.when import extract_when
from briefing.extract.where import extract_where, with_main
from briefing.extract.who import extract_who
from briefing.language import Analysis, analyse
from briefing.language.engine import MODEL, Engine
from briefing.text.document import Document

__all__ = ["Options", "assemble", "brief_all"]


def assemble(analysis: Analysis, options: Options | None = None, seconds: float = 0.0) -> Brief:
    """The brief of an analysed document. Pure: the same analysis and options give the same brief."""
    chosen = options or Options()
    when = extract_when(analysis)
    who = extract_who(analysis)
    what = extract_what(analysis)
    where = extract_where(analysis)
    main = extract_main(analysis, what, who, when, where)
    commitments, near_misses = extract_commitments(analysis, when)
    return Brief(
        article=analysis.document,
        what=what,
        main=main,
        who=who,
        where=with_main(analysis, where, main.where),
        when=when,
        commitments=commitments,
        quotes=extract_quotes(analysis),
        figures=extract_figures(analysis, when),
        terms=extract_terms(analysis, when, method=chosen.terms_method, limit=chosen.terms),
        summary=summarise(analysis, chosen.length or Length(sentences=3), chosen.method),
        engine=EngineStamp(__version__, MODEL, seconds),
        notes=(note,) if (note := left_out(analysis)) else (),
        near_misses=(*near_misses, *quote_near_misses(analysis)),
        statements=extract_indirect_quotes(analysis),
    )


def brief_all(documents: Iterable[Document], engine: Engine, options: Options | None = None) -> Iterator[Brief]:
    """Briefs for many documents, in order, one engine for all."""
    for document in documents:
        started = time.perf_counter()
        analysis = analyse(document, engine.parse(document))
        brief = assemble(analysis, options)
        yield _stamped(brief, time.perf_counter() - started)


def _stamped(brief: Brief, seconds: float) -> Brief:
    return replace(brief, engine=EngineStamp(__version__, MODEL, round(seconds, 3)))
