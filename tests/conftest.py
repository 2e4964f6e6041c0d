"""What the tests share: one engine for all, and analyses of short texts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache

import pytest

from briefing.language import Analysis, analyse
from briefing.language.engine import Engine
from briefing.text.clean import clean
from briefing.text.segment import Origin, segment

AnalysisOf = Callable[..., Analysis]


@cache
def _engine() -> Engine:
    return Engine()


@pytest.fixture(scope="session")
def engine() -> Engine:
    """The one engine of a test run; loading it takes seconds."""
    return _engine()


@pytest.fixture(scope="session")
def analysis_of(engine: Engine) -> AnalysisOf:
    """`analysis_of(text, published="2025-05-26")` analyses a short text; the same text is parsed once."""

    @cache
    def analysed(text: str, published: str | None = "2025-05-26") -> Analysis:
        day = date.fromisoformat(published) if published else None
        document = segment(clean(text), Origin(published=day, published_from="option" if day else None))
        return analyse(document, engine.parse(document))

    return analysed
