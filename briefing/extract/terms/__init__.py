"""Key terms: whole noun phrases and complete names, best first, each with every place where it stands."""

from __future__ import annotations

from briefing.extract.items import Term, Timex
from briefing.extract.methods import check_method
from briefing.extract.reading import is_tagged, language_of
from briefing.extract.terms.candidates import candidates_of
from briefing.extract.terms.forms import folded
from briefing.extract.terms.ranking import score, word_counts
from briefing.extract.terms.selection import form_of, merged, without_parts
from briefing.extract.terms.tokens import words_of
from briefing.extract.terms.untagged import untagged_terms
from briefing.extract.terms.yake_method import yake_terms
from briefing.language.analysis import Analysis
from briefing.text.words import word_spans

__all__ = ["METHODS", "extract_terms"]

METHODS = ("phrases", "yake")


def extract_terms(
    analysis: Analysis, timexes: tuple[Timex, ...], *, method: str = "phrases", limit: int = 10
) -> tuple[Term, ...]:
    """The key terms of an article, best first; the best scores 1.

    Scores have three decimals, here as in what is kept: a brief that was read back ranks as the one just made.

    For an English article by the method "phrases": noun phrases and names, none within another, each in the form in
    which it mostly stands. ``timexes`` are kept out of them. See `untagged_terms` for other languages.

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
    title = analysis.document.title or ""
    headline = frozenset(folded(w.of(title).lower()) for w in word_spans(title))
    values = [score(c, counts, headline) for c in candidates]
    ranked = sorted(range(len(candidates)), key=lambda i: (-values[i], i))[:limit]
    best = values[ranked[0]] if ranked else 1.0
    return tuple(Term(form_of(candidates[i]), round(values[i] / best, 3), tuple(candidates[i].spans)) for i in ranked)
