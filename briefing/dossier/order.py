"""The order of a stack: by publication, whatever order its articles are given in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from briefing.brief.model import Brief


def in_order(briefs: Iterable[Brief]) -> tuple[Brief, ...]:
    """The briefs by day of publication, those without one last, then by id, and by all else that tells two apart: the
    same articles in any order make the same stack, to the byte."""
    return tuple(sorted(briefs, key=place))


def place(brief: Brief) -> tuple[date, str, str, str, str, str]:
    """Where an article stands among others."""
    a = brief.article
    return a.published or date.max, a.id, a.source or "", a.title or "", a.url or "", a.text
