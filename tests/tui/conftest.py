"""The app under test: fixed sizes, no animation, no colours taken away, state in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from piloting import FEW, as_text, keep_still
from shelf_of_gold import GoldLoader

from briefing.tui.app import BriefingApp
from briefing.tui.options import AppOptions

MakeApp = Callable[..., BriefingApp]


@pytest.fixture(autouse=True)
def _still(monkeypatch: pytest.MonkeyPatch) -> None:
    keep_still(monkeypatch)


@pytest.fixture
def make_app(tmp_path: Path) -> MakeApp:
    """`make_app("000", "001", theme="light")`: an app on gold articles; options as of `AppOptions`."""

    def make(*sources: str, loader: Any = None, hold: bool = False, hint: bool = False, **options: Any) -> BriefingApp:
        options.setdefault("state", tmp_path / "state" / "app.json")
        options.setdefault("exports", tmp_path / "exports")
        options.setdefault("library", tmp_path / "kept" / "library.db")
        options.setdefault("watch", 0)
        app = BriefingApp(sources or FEW, loader or GoldLoader(hold=hold), AppOptions(**options), as_text)
        app.kept.hint_seen = app.kept.hint_seen or not hint
        return app

    return make
