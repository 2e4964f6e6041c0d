"""Key terms: whole noun phrases and complete names, best first, each with every place where it stands."""

from __future__ import annotations

from briefing.extract.items import Term, Timex
from briefing.extract.methods import check_method
from briefing.extract.reading import is_tagged, language_of
from briefing.extract.terms.candidates import candidates_of
from briefing.extract.terms.ranking import score, word_counts
from briefing.extract.terms.selection import form_of, merged, without_parts
from briefing.extract.terms.tokens import words_of
from briefing.extract.terms.untagged import untagged_terms
from briefing.extract.terms.yake_method import yake_terms
from briefing.language.analysis import Analysis

__all__ = ["METHODS", "extract_terms"]

METHODS = ("phrases", "yake")


def extract_terms(
    analysis: Analysis, timexes: tuple[Timex, ...], *, method: str = "phrases", limit: int = 10
) -> tuple[Term, ...]:
    """The key terms of an article, best first.

    Raises:
        OptionError: when there is no such method.
    """
    chosen = check_method(method, METHODS, "key term")
    if limit < 1:
        return ()
    language = language_of(analysis)
    if chosen == "yake":
        return yake_terms(analysis.text, language, limit)
    if language != "en" or not is_tagged(analysis.tokens):
        return untagged_terms(analysis, timexes, language, limit)
    sentences = words_of(analysis, timexes)
    candidates = without_parts(merged(candidates_of(analysis, sentences)))
    counts = word_counts(sentences)
    scored = sorted(((score(c, counts), i) for i, c in enumerate(candidates)), key=lambda x: (-x[0], x[1]))[:limit]
    best = scored[0][0] if scored else 1.0
    return tuple(Term(form_of(candidates[i]), value / best, tuple(candidates[i].spans)) for value, i in scored)
