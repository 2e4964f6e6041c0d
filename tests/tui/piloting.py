"""What tests of the app need besides the app."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from briefing.brief.model import Brief

FEW = ("000", "001", "005", "008", "013", "015")


def as_text(brief: Brief, form: str) -> str:
    """A stand-in for the renderers, which have tests of their own."""
    return f"{form}: {brief.article.title}, {len(brief.commitments)} commitments, {len(brief.who)} who\n"


async def settled(pilot: Any, condition: Callable[[], bool] | None = None) -> None:
    """Wait until everything is read and analysed, or until a condition holds, and is on the screen."""
    app = pilot.app
    for _ in range(400):
        await pilot.pause()
        shelf = app.shelf
        done = condition() if condition else len(shelf) > 0 and not app.reading and shelf.done() == len(shelf)
        if done and app.reader is not None and not app._stale:
            break
        await pilot.pause(0.01)
    else:
        raise AssertionError("the app did not settle")
    await pilot.pause()
