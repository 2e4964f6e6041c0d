"""Copying: the system's clipboard where a program for it is at hand, else tmux's buffer and the terminal's clipboard.

The terminal does not answer to OSC 52, so nothing more is claimed than that it was asked. tmux does answer: its buffer
holds the text, and tmux asks the terminal itself unless it was told not to.
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
_SCREEN_LIMIT = 512
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
        if self._environ.get("TMUX") and self._handed(("tmux", "load-buffer", "-w", "-"), text):
            # The terminal around tmux may be asked past it, where tmux lets that through.
            self._send(passed_by_tmux(osc52(text)))
            return f"{what} copied to tmux's buffer, and sent on to the terminal's clipboard, which does not confirm."
        sequence = wrapped(osc52(text), self._environ)
        if self._write is None or not sequence:
            why = "there is no terminal" if self._write is None else "it is too long for the terminal"
            return f"{what} not copied: no clipboard program was found, and {why}."
        self._send(sequence)
        return f"{what} sent to the terminal's clipboard (OSC 52), which does not confirm."

    def _send(self, sequence: str) -> None:
        if self._write is not None and sequence:
            self._write(sequence)

    def _by_program(self, text: str) -> str | None:
        # Over SSH a clipboard program would write to the far machine's clipboard.
        if self._environ.get("SSH_TTY") or self._environ.get("SSH_CONNECTION"):
            return None
        for name, arguments, variable in _PROGRAMS:
            if variable is not None and not self._environ.get(variable):
                continue
            if self._handed((name, *arguments), text):
                return name
        return None

    def _handed(self, command: tuple[str, ...], text: str) -> bool:
        """Whether a program took the text."""
        path = shutil.which(command[0], path=self._environ.get("PATH"))
        if path is None:
            return False
        try:
            done = subprocess.run(
                [path, *command[1:]],
                input=text.encode("utf-8", "replace"),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=_SECONDS,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            return False
        return done.returncode == 0


def osc52(text: str) -> str:
    """The sequence that asks a terminal to put ``text`` on its clipboard; empty where it would be too long."""
    encoded = base64.b64encode(text.encode("utf-8", "replace")).decode("ascii")
    return f"\x1b]52;c;{encoded}\x07" if len(encoded) <= _OSC_LIMIT else ""


def wrapped(sequence: str, environ: Mapping[str, str]) -> str:
    """A sequence so that whatever stands between the app and the terminal passes it on. Over SSH only the name of the
    terminal tells that tmux or screen stands there, and tmux may call itself screen: then it is sent in both ways, and
    each drops what it does not know."""
    term = environ.get("TERM", "")
    if environ.get("TMUX") or term.startswith("tmux"):
        # tmux takes the plain sequence when set-clipboard is on, and passes the wrapped one when allow-passthrough is.
        return sequence + passed_by_tmux(sequence)
    if term.startswith("screen"):
        return ("" if environ.get("STY") else sequence) + _passed_by_screen(sequence)
    return sequence


def passed_by_tmux(sequence: str) -> str:
    """A sequence for the terminal around tmux."""
    return "\x1bPtmux;" + sequence.replace("\x1b", "\x1b\x1b") + "\x1b\\" if sequence else ""


def _passed_by_screen(sequence: str) -> str:
    # screen passes on no more than 768 characters at a time.
    parts = [sequence[at : at + _SCREEN_LIMIT] for at in range(0, len(sequence), _SCREEN_LIMIT)]
    return "".join(f"\x1bP{part}\x1b\\" for part in parts)
