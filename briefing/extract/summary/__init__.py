"""Extractive summaries: our own default, the lead, and every method of sumy on our sentences."""

from __future__ import annotations

from briefing.extract.items import Evidence, SummarySentence
from briefing.extract.methods import check_method
from briefing.extract.reading import language_of
from briefing.extract.summary.candidates import candidates_of, content_of
from briefing.extract.summary.length import Length
from briefing.extract.summary.ranking import scores, vectors
from briefing.extract.summary.selection import by_rank, by_relevance, lead
from briefing.extract.summary.sumy_methods import SUMY_METHODS, rank
from briefing.language.analysis import Analysis

__all__ = ["METHODS", "Length", "summarise"]

METHODS = ("default", "lead", *SUMY_METHODS)

# Longer texts are no news: of a book the summary is drawn from its first sentences, so that it is there in a second.
_MOST = 1000


def summarise(analysis: Analysis, length: Length, method: str = "default") -> tuple[SummarySentence, ...]:
    """The sentences of a summary, in the article's order.

    The first of them never points back to one that is not there, lists come with their intro or not at all, and no
    sentence says again what another says. See `Length` for what fits.

    Raises:
        OptionError: when there is no such method.
    """
    chosen = check_method(method, METHODS, "summary")
    candidates = candidates_of(analysis)[:_MOST]
    language = language_of(analysis)
    title, _ = content_of(analysis.document.title or "", language)
    if chosen == "lead":
        taken = lead(candidates, length)
    elif chosen == "default":
        weights = vectors(candidates)
        taken = by_relevance(candidates, scores(candidates, weights, title), weights, length)
    else:
        taken = by_rank(candidates, rank(candidates, chosen, title, language) if candidates else [], length)
    spans = [s for c in taken for s in c.spans]
    return tuple(SummarySentence(s.of(analysis.text), (Evidence.at(analysis.document, s),)) for s in spans)
