"""Figures of articles that are not in English: those alone that nobody who reads them so can be wrong about."""

from __future__ import annotations

import re

from briefing.extract.figures.candidates import Candidate

# A comma is a decimal sign in half of Europe, and a point stands there between thousands.
_AMBIGUOUS = re.compile(r"[.,'’\u00a0\u202f]\d|\d[ \u00a0\u202f]\d")
# Words and signs that multiply the number before them: "500 Mio. €", "€ 3 Mrd.", "5亿". English ones are read already.
_SCALE = re.compile(
    r"\W{0,2}(?:m(?:io|rd|ld|ln|il|lj|d)|tsd|tausend|hundert|tys|bi[ol]|tri[lł]|bin\b|juta|ribu|"
    r"м(?:лн|лрд|ил|іл)|т(?:ыс|ис|рлн|рил)|χιλ|εκατ|δισ|ملي|ألف|آلاف|ترليون|تريليون|अरब|करोड़|लाख|"
    r"[十百千万萬亿億兆천만억조])",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d")


def is_plain(text: str, candidate: Candidate) -> bool:
    """Whether a number is a sum of money or a percentage in whole digits, and no word after it multiplies it."""
    if candidate.kind not in ("money", "percent") or candidate.bound is not None:
        return False
    shown = candidate.span.of(text)
    around = text[max(0, candidate.span.start - 2) : candidate.span.end + 3]
    if not _DIGITS.search(shown) or _AMBIGUOUS.search(around):
        return False
    return not _SCALE.match(text, candidate.core.end) and not _SCALE.match(text, candidate.span.end)
