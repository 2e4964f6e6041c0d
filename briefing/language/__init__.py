"""From a document to its analysis. Importing this package loads no engine and no tables."""

from __future__ import annotations

from dataclasses import replace

from briefing.language.analysis import Analysis, Parse
from briefing.text.document import Document

__all__ = ["Analysis", "Parse", "analyse"]


def analyse(document: Document, parse: Parse) -> Analysis:
    """The analysis of a document from an engine's parse of it: entities first, then what refers to them."""
    # Their tables and patterns cost 50 ms, which whoever only reads briefs need not pay.
    from briefing.language.entities import build_entities
    from briefing.language.references import build_references

    analysis = Analysis.of(document, parse)
    analysis = replace(analysis, entities=build_entities(analysis))
    return replace(analysis, references=build_references(analysis))
