"""Hostile titles and texts through every widget, and through the real driver on a pseudo-terminal."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import sys
import termios
import time
from pathlib import Path

import pytest
from hostile import FORBIDDEN, HOSTILE, hostile_brief
from piloting import settled, type_fast
from shelf_of_gold import GoldLoader

from briefing.tui.literal import literal

HERE = Path(__file__).parent
# Everything that shows text, one after the other.
TOUR = (
    ("enter", "down", "down", "down", "space", "y"),
    ("w",),
    ("escape", "t"),
    ("t", "slash", "x", "escape"),
    ("e",),
    ("escape", "tab", "right_square_bracket", "right_square_bracket", "0"),
    ("ctrl+f", "e"),
    ("escape", "ctrl+p", "e"),
    ("escape", "g"),
    ("escape", "question_mark"),
    ("escape", "p", "o", "home", "slash", "b"),
)


def _screen_text(app):
    """What is on the screen, without what it looks like."""
    lines = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in lines)


@pytest.mark.parametrize(
    ("name", "size"),
    [*((name, (160, 40)) for name in HOSTILE), *((name, (80, 24)) for name in ("escape", "wide", "long-words"))],
    ids=str,
)
async def test_hostile_text_is_shown_as_it_is(name, size, make_app):
    brief = hostile_brief(name)
    loader = GoldLoader({f"hostile-{name}": brief})
    app = make_app(f"hostile-{name}", "000", loader=loader)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settled(pilot)
        app.copier._environ = {"PATH": ""}
        app.copier._write = lambda sequence: None
        begin = literal(brief.article.text[:12].split("\n")[0]).strip()
        assert begin in _screen_text(app), "the title stands in the list, letter by letter"
        for keys in TOUR:
            await type_fast(pilot, *keys)
            shown = _screen_text(app)
            for character in (*FORBIDDEN, "\x1b", "\x07"):
                assert character not in shown, f"{character!r} after {keys}"
        assert app.is_running


# wide, joined, combining and right-to-left characters, as titles and in every text of a brief
SCRIPTS = ["wide", "right-to-left", "combining", "bidi", "zero-width"]


@pytest.mark.parametrize("size", [(160, 40), (104, 30)], ids=["wide", "medium"])
async def test_columns_stay_in_line_whatever_stands_in_them(size, make_app):
    loader = GoldLoader({f"hostile-{name}": hostile_brief(name) for name in SCRIPTS})
    app = make_app(*loader.extra, loader=loader)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settled(pilot)
        for keys in ((), ("down",), ("down",), ("down",), ("down",), ("enter",), ("t",), ("tab",), ("end",)):
            await type_fast(pilot, *keys)
            strips = app.screen._compositor.render_strips()
            assert {strip.cell_length for strip in strips} == {size[0]}
            for split in app.screen.query("Splitter"):
                x, y, _, height = split.region
                seen = {strips[n].crop(x, x + 1).text for n in range(y, y + height)} if split.display else {"│"}
                assert seen == {"│"}, f"the split at cell {x} after {keys}"


async def test_what_is_pasted_is_shown_as_it_is(make_app):
    from textual.events import Paste

    app = make_app("000")
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        for keys in (("slash",), ("escape", "a"), ("escape", "ctrl+f")):
            await pilot.press(*keys)
            await pilot.pause()
            for name in ("escape", "c1", "bidi", "zero-width", "controls", "markup"):
                app.post_message(Paste(HOSTILE[name]))
                await pilot.pause()
                shown = _screen_text(app)
                for character in (*FORBIDDEN, "\x1b", "\x07", "\x08"):
                    assert character not in shown, f"{character!r} in {keys}"


def _on_a_terminal(command, keys, marker=b"ARTICLES", seconds=30.0):
    """What a program sends to its terminal while keys are pressed, until it ends; and its exit code."""
    pid, terminal = pty.fork()
    if pid == 0:
        env = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", "TEXTUAL_ANIMATIONS": "none"}
        env.pop("NO_COLOR", None)
        os.execve(command[0], command, env)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 120, 0, 0))
    sent, pending, begin, last = b"", list(keys), time.monotonic(), time.monotonic()
    while time.monotonic() - begin < seconds:
        if select.select([terminal], [], [], 0.1)[0]:
            try:
                data = os.read(terminal, 65536)
            except OSError:
                break
            sent += data
            last = time.monotonic()
        elif pending and marker in sent and time.monotonic() - last > 0.15:
            os.write(terminal, pending.pop(0))
            last = time.monotonic()
    else:
        os.kill(pid, 9)
    _, status = os.waitpid(pid, 0)
    os.close(terminal)
    return sent, os.waitstatus_to_exitcode(status)


def test_nothing_hostile_reaches_the_terminal(tmp_path):
    script = tmp_path / "run.py"
    script.write_text(
        f"""
import sys
sys.path[:0] = [{str(HERE)!r}, {str(HERE.parent.parent)!r}]
from pathlib import Path
from hostile import HOSTILE, hostile_brief
from shelf_of_gold import GoldLoader
from piloting import as_text
from briefing.tui.app import BriefingApp
from briefing.tui.options import AppOptions
names = [n for n in HOSTILE if not n.startswith("long")]
loader = GoldLoader({{f"hostile-{{n}}": hostile_brief(n) for n in names}})
folder = Path({str(tmp_path)!r})
options = AppOptions(state=folder / "s.json", library=folder / "kept.db", watch=0)
app = BriefingApp([f"hostile-{{n}}" for n in names], loader, options, as_text)
app.run()
print("left in peace")
""",
        "utf-8",
    )
    keys = [
        b"\r", *[b"J"] * 15, b"t", b"t", b"w", b"\x1b", b"\t", b"]", b"g", b"1", b"\x06re", b"\x1b",
        b"D", b"\r", b"]", b"g", b"\x1b", b"L", b"s", b"\t", b"\x1b", b"\x10re", b"\x1b", b"?", b"\x1b", b"\x1b",
        b"\x13", b"O", b"re", b"\x1b", b"q",
    ]  # fmt: skip
    sent, code = _on_a_terminal([sys.executable, str(script)], keys)
    assert code == 0 and b"left in peace" in sent
    assert b"STORIES" in sent and b"STATEMENTS" in sent, "the dossier and the ledger were there too"
    assert "␛[31mred".encode() in sent, "the escape sequence is on the screen as what it is"
    text = sent.decode("utf-8")
    for character in FORBIDDEN:
        assert character not in text, repr(character)
    # The driver's own sequences set modes, move, colour and write the title; none of them comes from an article.
    for sequence in re.findall(r"\x1b\][^\x07\x1b]*", text):
        assert "TITLE-TAKEN" not in sequence and "evil" not in sequence
    assert "\x1bc" not in text
    assert text.count("\x1b[?1049l") <= 1
    assert "\x1b]8" not in text
