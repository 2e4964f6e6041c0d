"""What tests of the app need besides the app."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine
from functools import cache
from typing import Any, TypeVar

import pytest
from textual.events import Key
from textual.keys import _character_to_key, key_to_character

from briefing.brief.model import Brief

Walked = TypeVar("Walked")
FEW = ("000", "001", "005", "008", "013", "015")


def keep_still(patch: pytest.MonkeyPatch) -> None:
    """No animation, all colours, and a pilot that looks five times as often whether the app has come to rest."""
    patch.setenv("TEXTUAL_ANIMATIONS", "none")
    patch.setattr("textual.constants.TEXTUAL_ANIMATIONS", "none")
    patch.delenv("NO_COLOR", raising=False)
    patch.setattr("textual._wait.SLEEP_GRANULARITY", 0.004)
    patch.setattr("textual._wait.SLEEP_IDLE", 0.0004)
    patch.setattr("briefing.tui.screens.listing._TYPING_PAUSE", 0.001)
    patch.setenv("TZ", "UTC")
    time.tzset()


def walked_once(walk: Callable[[tuple[int, int], str], Coroutine[Any, Any, Walked]]) -> Callable[..., Walked]:
    """What a walk through the app gives for a size and a theme, taken once for each and with nothing that moves."""

    @cache
    def walked(size: tuple[int, int], theme: str) -> Walked:
        with pytest.MonkeyPatch.context() as patch:
            keep_still(patch)
            return asyncio.run(walk(size, theme))

    return walked


def as_text(brief: Brief, form: str) -> str:
    """A stand-in for the renderers, which have tests of their own."""
    return f"{form}: {brief.article.title}, {len(brief.commitments)} commitments, {len(brief.who)} who\n"


async def type_fast(pilot: Any, *keys: str) -> None:
    """Press keys one after the other as fast as they are read, and wait once at the end; `Pilot.press` waits twice
    after each."""
    for key in keys:
        name = _character_to_key(key) if len(key) == 1 else key
        pilot.app._driver.send_message(Key(name, key if len(key) == 1 else key_to_character(name)))
        await asyncio.sleep(0)
    await pilot.pause()


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


async def shown_over(pilot: Any, *keys: str) -> Any:
    """Go to the dossier or the ledger, wait until its thread is done, and press the other keys; the screen."""
    first, *rest = keys
    await pilot.press(first)
    await settled(pilot, lambda: len(pilot.app.screen_stack) == 2 and pilot.app.screen.is_mounted)
    screen = pilot.app.screen
    await settled(pilot, lambda: not screen.making)
    await pilot.press(*rest)
    await pilot.pause()
    return screen
