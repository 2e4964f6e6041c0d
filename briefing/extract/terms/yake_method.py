"""YAKE's keywords (Campos et al., "YAKE! Keyword extraction from single documents", 2020), tied to the text."""

from __future__ import annotations

import logging
import re
import warnings
from functools import cache
from types import ModuleType

from briefing.extract.items import Term
from briefing.text.span import Span

# In scripts without spaces yake takes whole sentences for words.
_NO_PHRASE = re.compile(r"[。।؟，、]|^.{60}")


def yake_terms(text: str, language: str, limit: int) -> tuple[Term, ...]:
    """The keywords that yake finds, best first, each with every place where its words stand in a row.

    A keyword that stands nowhere as it is given is left out: it has no evidence. yake's scores are the lower the
    better; here the best is 1 and another the quotient of the best's score and its own.
    """
    yake = _loaded()
    with warnings.catch_warnings():
        # Inside yake an exception becomes a warning and an empty list, which is what is wanted of a text without words.
        warnings.simplefilter("ignore")
        extractor = yake.KeywordExtractor(lan=language, n=3, dedup_lim=0.9, dedup_func="jaro", top=2 * limit + 10)
        found: list[tuple[str, float]] = [(str(k), float(s)) for k, s in extractor.extract_keywords(text) or []]
    terms: list[Term] = []
    best = max(min((s for _, s in found), default=0.0), 1e-9)
    for keyword, score in found:
        mentions = _places(text, keyword)
        if mentions and len(terms) < limit and not _NO_PHRASE.search(keyword):
            terms.append(Term(mentions[0].of(text), round(min(1.0, best / max(score, 1e-9)), 3), mentions))
    return tuple(terms)


@cache
def _loaded() -> ModuleType:
    # networkx comes with it: 0.5 CPU seconds at the first use.
    import yake

    # What it logs would land on the screen of whoever runs the app.
    logging.getLogger("yake").addHandler(logging.NullHandler())
    module: ModuleType = yake
    return module


def _places(text: str, keyword: str) -> tuple[Span, ...]:
    words = [re.escape(w) for w in keyword.split()]
    if not words:
        return ()
    pattern = re.compile(r"(?<!\w)" + r"[^\w\n]{1,3}".join(words) + r"(?!\w)", re.IGNORECASE)
    return tuple(Span(m.start(), m.end()) for m in pattern.finditer(text))
