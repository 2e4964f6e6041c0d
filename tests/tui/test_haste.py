"""Keys and clicks that come faster than screens open and close: the second finds nothing to do, and breaks nothing."""

from __future__ import annotations

import asyncio
import gc

import pytest
from piloting import settled
from textual.events import Key
from textual.keys import _character_to_key, key_to_character
from textual.strip import Strip

# What opens a screen over the reader, and keys that close it.
CLOSED = {
    "help": (["question_mark"], "enter"),
    "palette": (["ctrl+p"], "enter"),
    "why": (["enter", "w"], "enter"),
    "search": (["ctrl+f", *"president"], "enter"),
    "export": (["e"], "enter"),
    "add": (["a", *"gone.txt"], "ctrl+s"),
    "jump": (["g"], "a"),
    "jump, elsewhere": (["g"], "x"),
    "library": (["O"], "enter"),
    "feeds": (["R"], "escape"),
    "dossier": (["D"], "escape"),
    "ledger": (["L"], "escape"),
    "dossier, to the evidence": (["D", "down", "down", "down"], "enter"),
    "help over the dossier": (["D", "question_mark"], "enter"),
    "help over a dialog": (["e", "f1"], "escape"),
}


def _send(app, *keys):
    """Keys as a terminal sends them: all before the first is heard."""
    for key in keys:
        name = _character_to_key(key) if len(key) == 1 else key
        app._driver.send_message(Key(name, key if len(key) == 1 else key_to_character(name)))


@pytest.mark.parametrize("more", ["escape", "", "click"])
@pytest.mark.parametrize("name", list(CLOSED))
async def test_a_screen_is_closed_once(name, more, make_app, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    there, closing = CLOSED[name]
    app = make_app("000", "001")
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        await settled(pilot)
        for key in there:
            await pilot.press(key)
        await pilot.pause(0.05)
        if more == "click":
            await pilot.click(offset=(60, 18), times=3)
            await pilot.click(offset=(1, 1), times=2)
        _send(app, *[closing] * 3, *[more or closing] * 3) if more != "click" else _send(app, closing, closing)
        await asyncio.sleep(0.02)
        await pilot.pause()
        assert app._exception is None and app.screen_stack[0] is app.reader
        for _ in range(8):
            await pilot.press("escape")
        assert app.screen is app.reader
        assert app.is_running


@pytest.mark.parametrize("key", ["e", "w", "g", "a", "question_mark", "ctrl+p", "ctrl+f", "O", "R", "D", "L"])
async def test_a_screen_is_opened_once(key, make_app):
    app = make_app("000", "001")
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        _send(app, key, key, key)
        await asyncio.sleep(0.02)
        await pilot.pause()
        names = [type(screen).__name__ for screen in app.screen_stack]
        assert len(set(names)) == len(names)
        for _ in range(8):
            await pilot.press("escape")
        assert app.screen is app.reader and app.is_running


async def test_what_was_drawn_of_a_dialog_goes_with_it(make_app):
    app = make_app("000", "001")
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        kept = []
        for times in (3, 1, 6):
            for _ in range(times):
                for key in ("question_mark", "escape", "w", "escape", "ctrl+p", "escape", "g", "escape"):
                    await pilot.press(key)
            await pilot.pause(0.05)
            gc.collect()
            kept.append(sum(isinstance(thing, Strip) for thing in gc.get_objects()))
    assert kept[2] < kept[1] + 300, "one list of keys has more lines than that"
