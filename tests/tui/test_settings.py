"""Settings that are wrong: the app opens all the same, says where, what and how to mend it, and never breaks."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from piloting import settled
from terminal import Terminal

# What stands in config.toml, and what is said of it; "{file}" is its path.
BROKEN = {
    "no TOML": ("[keys\n", ["{file}:1: is no TOML", "mend the line"]),
    "half a line": ('theme = "dark"\nkeys =', ["{file}:2: is no TOML", "mend the line"]),
    "twice the same": ('[keys]\nexport = "x"\nexport = "y"\n', ["{file}:3: is no TOML (cannot overwrite a value)"]),
    "no such command": ('[keys]\n"evidence.nxt" = "j"\n', ["{file}:2: “evidence.nxt”", "is “evidence.next” meant?"]),
    "nothing like it": ('[keys]\nxyzzy = "j"\n', ["{file}:2: “xyzzy” is no command", "list of keys (?)"]),
    "no such key": ('[keys]\nexport = "hyper+x"\n', ["{file}:2: “hyper+x” is no key for export", "write one as x, ?"]),
    "a number for a key": ("[keys]\nexport = 3\n", ["{file}:2: keys.export must be a key, such as"]),
    "two on one key": (
        '[keys]\n"evidence.next" = "j"\nexport = "j"\n',
        ["{file}:3: j is bound to evidence.next already; export needs another key"],
    ),
    "no table": ('keys = "x"\n', ["{file}:1: keys must be a table; write [keys]"]),
    "a number for a theme": ("theme = 3\n", ["{file}:1: theme must be a text, not 3"]),
    "no such theme": ('theme = "nord-not"\n', ["no theme “nord-not”", "briefing-light"]),
    "no such table": ('[kees]\nexport = "x"\n', ["{file}:1: kees means nothing; is 'keys' meant?"]),
    "no such method": ('[defaults]\nmethod = "zzz"\n', ["{file}: defaults.method: no summary method “zzz”"]),
    "not UTF-8": (b"[keys]\nexport = '\xff'\n", ["{file}:2: is not UTF-8; save the file as UTF-8"]),
    "hostile": ('"\\u001b]0;TAKEN\\u0007" = "[/b]\\u202e"\n', ["means nothing"]),
    "a folder": (None, ["{file}: cannot be read (Is a directory)"]),
}


@pytest.mark.parametrize("name", list(BROKEN))
def test_wrong_settings_are_told_and_the_app_opens(name, tmp_path):
    text, said = BROKEN[name]
    file = tmp_path / "config" / "briefing" / "config.toml"
    file.parent.mkdir(parents=True)
    if text is None:
        file.mkdir()
    else:
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    folders = {f"XDG_{n}_HOME": str(tmp_path / n.lower()) for n in ("CONFIG", "DATA", "STATE", "CACHE")}
    root = str(Path(__file__).parent.parent.parent)
    with Terminal([sys.executable, "-m", "briefing"], **folders, PYTHONPATH=root) as terminal:
        assert terminal.until(b"In your settings")
        terminal.press(b"?")
        assert terminal.until(b"Enter does it"), "the app no longer answers"
        terminal.press(b"\x1b")
        terminal.press(b"q")
        assert terminal.ended() == 0
    text = terminal.sent.decode()
    assert "Traceback" not in text and "\x1b]0;" not in text and "\u202e" not in text
    # After quitting the whole of it stands on the terminal, to be mended by.
    afterwards = " ".join(text.rpartition("\x1b[?1049l")[2].split())
    assert not [words for words in said if words.format(file=file) not in afterwards]


async def test_many_faults_leave_room_for_the_app(make_app):
    notes = tuple(f"own.toml:{n}: color must be one of auto, always, never" for n in range(1, 9))
    app = make_app("000", notes=notes, settings="own.toml", keys={"jump": "hyper+y"})
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        (told,) = [n for n in app._notifications if "own.toml" in n.title]
        assert told.message.splitlines()[0] == "line 1: color must be one of auto, always, never"
        assert told.message.endswith("… and 6 more, told after quitting.")
        assert len(app.settings_notes) == 9


async def test_the_settings_that_are_right_count_beside_wrong_ones(make_app):
    app = make_app("000", theme="briefing-light", keys={"jump": "hyper+y", "evidence.nxt": "x", "filter": "x"})
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        await settled(pilot)
        assert app.theme == "briefing-light"
        await pilot.press("slash")
        assert not app.query("TypingLine:focus")
        await pilot.press("x")
        assert app.query("TypingLine:focus")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_settings_that_may_not_be_read_are_told(tmp_path):
    from briefing.store.config import load_config

    file = tmp_path / "config.toml"
    file.write_text('theme = "dark"\n')
    file.chmod(0)
    config = load_config(file, lenient=True)
    assert config.theme is None and "cannot be read (Permission denied)" in config.faults[0]
