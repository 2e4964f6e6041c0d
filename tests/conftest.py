"""What the tests share: one engine for all, and analyses of short texts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import hypothesis
import pytest

from briefing.language import Analysis, analyse
from briefing.language.engine import Engine
from briefing.text.clean import clean
from briefing.text.segment import Origin, segment

# The same examples in every run: a test that fails fails for everybody. Found ones are added to the tests by hand.
hypothesis.settings.register_profile("same", derandomize=True)
hypothesis.settings.load_profile("same")

AnalysisOf = Callable[..., Analysis]
Snapshot = Callable[[str, str], None]
SNAPSHOTS = Path(__file__).parent.parent / "snapshots"


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--accept` takes what the program shows now for what it should show."""
    parser.addoption("--accept", action="store_true", help="write snapshots instead of comparing with them")


@pytest.fixture
def snapshot(request: pytest.FixtureRequest) -> Snapshot:
    """`snapshot("app/start.svg", found)` compares with that file of `snapshots/`, or with `--accept` writes it."""

    def compare(name: str, found: str) -> None:
        file = SNAPSHOTS / name
        if request.config.getoption("--accept"):
            file.parent.mkdir(parents=True, exist_ok=True)
            if not file.exists() or file.read_text("utf-8") != found:
                file.write_text(found, "utf-8")
            return
        if not file.exists():
            pytest.fail(f"snapshots/{name} is missing; look at it after `make snapshots`")
        if file.read_text("utf-8") != found:
            kept = request.config.cache.mkdir("snapshots") / name.replace("/", "-")
            kept.write_text(found, "utf-8")
            pytest.fail(f"snapshots/{name} differs; what it is now lies in {kept}")

    return compare


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
