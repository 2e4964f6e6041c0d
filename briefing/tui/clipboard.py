"""Copying: the system's clipboard where a program for it is at hand, else the terminal's by OSC 52.

The terminal does not answer to OSC 52, so nothing more is claimed than that it was asked.
"""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
from collections.abc import Callable, Mapping

# (program, arguments, the variable that must be set for it to have a clipboard to write to)
_PROGRAMS = (
    ("wl-copy", (), "WAYLAND_DISPLAY"),
    ("xclip", ("-selection", "clipboard"), "DISPLAY"),
    ("xsel", ("--clipboard", "--input"), "DISPLAY"),
    ("pbcopy", (), None),
    ("clip.exe", (), "WSL_DISTRO_NAME"),
    ("termux-clipboard-set", (), None),
)
# Terminals take no longer sequences; xterm's limit is the smallest.
_OSC_LIMIT = 74_994
_SECONDS = 2.0


class Clipboard:
    """``write`` sends a sequence to the terminal, past the screen; None where there is no terminal to send to."""

    def __init__(self, write: Callable[[str], None] | None, environ: Mapping[str, str] | None = None) -> None:
        self._write = write
        self._environ = os.environ if environ is None else environ

    def copy(self, text: str, what: str) -> str:
        """Copy ``text``; the sentence says what is known to have happened to ``what``."""
        program = self._by_program(text)
        if program:
            return f"{what} copied to the clipboard ({program})."
        sequence = osc52(text, self._environ)
        if self._write is None or sequence is None:
            why = "it is too long for the terminal" if sequence is None else "there is no terminal"
            return f"{what} not copied: no clipboard program was found, and {why}."
        self._write(sequence)
        return f"{what} sent to the terminal's clipboard (OSC 52; the terminal does not confirm)."

    def _by_program(self, text: str) -> str | None:
        # Over SSH a clipboard program would write to the far machine's clipboard.
        if self._environ.get("SSH_TTY") or self._environ.get("SSH_CONNECTION"):
            return None
        for name, arguments, variable in _PROGRAMS:
            if variable is not None and not self._environ.get(variable):
                continue
            path = shutil.which(name, path=self._environ.get("PATH"))
            if path is None:
                continue
            try:
                done = subprocess.run(
                    [path, *arguments],
                    input=text.encode("utf-8", "replace"),
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    timeout=_SECONDS,
                    check=False,
                )
            except (OSError, subprocess.TimeoutExpired):
                continue
            if done.returncode == 0:
                return name
        return None


def osc52(text: str, environ: Mapping[str, str]) -> str | None:
    """The sequence that asks a terminal to put ``text`` on its clipboard, wrapped so that tmux and screen pass it on;
    None where it would be too long."""
    encoded = base64.b64encode(text.encode("utf-8", "replace")).decode("ascii")
    if len(encoded) > _OSC_LIMIT:
        return None
    sequence = f"\x1b]52;c;{encoded}\x07"
    if environ.get("TMUX"):
        # tmux takes the plain sequence when set-clipboard is on, and passes the wrapped one when allow-passthrough is.
        return sequence + "\x1bPtmux;" + sequence.replace("\x1b", "\x1b\x1b") + "\x1b\\"
    if environ.get("TERM", "").startswith("screen"):
        return "\x1bP" + sequence + "\x1b\\"
    return sequence
