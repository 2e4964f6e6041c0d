"""The app on a real pseudo-terminal, told to end: the terminal is given back, and what is kept is written."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from pathlib import Path

import pytest

HERE = Path(__file__).parent
_SCRIPT = """
import sys
sys.path[:0] = {paths!r}
from pathlib import Path
from shelf_of_gold import GoldLoader
from briefing.tui.app import run_app
from briefing.tui.options import AppOptions
run_app(["000", "001"], AppOptions(state=Path({state!r}), watch=0), GoldLoader(hold=True))
"""


def _begin(tmp_path):
    """The app with an analysis that does not end, once its first frame is there: its process and its terminal."""
    script = tmp_path / "run.py"
    script.write_text(_SCRIPT.format(paths=[str(HERE), str(HERE.parent.parent)], state=str(tmp_path / "s.json")))
    pid, terminal = pty.fork()
    if pid == 0:
        os.execve(sys.executable, [sys.executable, str(script)], {**os.environ, "TERM": "xterm-256color"})
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 120, 0, 0))
    seen = _read(terminal, b"ARTICLES")
    assert b"ARTICLES" in seen
    # The rows come once the first frame is there.
    assert b"Bolivian" in seen + _read(terminal, b"Bolivian")
    return pid, terminal


def _read(terminal, until=None, seconds=30.0):
    seen, end = b"", time.monotonic() + seconds
    while time.monotonic() < end and not (until and until in seen):
        if select.select([terminal], [], [], 0.1)[0]:
            try:
                seen += os.read(terminal, 65536)
            except OSError:
                break
    return seen


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_gives_the_terminal_back(name, tmp_path):
    pid, terminal = _begin(tmp_path)
    os.write(terminal, b"s")
    assert "★".encode() in _read(terminal, "★".encode())
    os.kill(pid, getattr(signal, name))
    sent = _read(terminal)
    mode = termios.tcgetattr(terminal)[3]
    _, status = os.waitpid(pid, 0)
    os.close(terminal)
    assert os.waitstatus_to_exitcode(status) == -getattr(signal, name), "whoever asked sees that it was done"
    assert b"\x1b[?1049l" in sent and b"\x1b[?25h" in sent and b"Traceback" not in sent
    assert mode & termios.ECHO and mode & termios.ICANON
    assert json.loads((tmp_path / "s.json").read_text())["starred"] == ["000"], "nothing is lost"


def test_a_terminal_that_goes_away_ends_it(tmp_path):
    pid, terminal = _begin(tmp_path)
    os.close(terminal)
    end = time.monotonic() + 20
    while os.waitpid(pid, os.WNOHANG) == (0, 0):
        assert time.monotonic() < end, "it runs on without a terminal"
        time.sleep(0.05)
    assert (tmp_path / "s.json").exists()


def test_quitting_waits_for_no_analysis(tmp_path):
    pid, terminal = _begin(tmp_path)
    begun = time.monotonic()
    os.write(terminal, b"q")
    sent = _read(terminal)
    _, status = os.waitpid(pid, 0)
    os.close(terminal)
    assert os.waitstatus_to_exitcode(status) == 0 and time.monotonic() - begun < 10
    assert b"Traceback" not in sent and b"\x1b[?1049l" in sent
    assert (tmp_path / "s.json").exists()
