"""The only door for raw text: after `clean` nothing in a text can steer a terminal or move an offset."""

from __future__ import annotations

import re
import unicodedata

# Newlines of every kind become "\n"; VT, FF, NEL, LS and PS end a line in the wild.
_NEWLINES = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Whole terminal escape sequences go, not only their ESC, so that no "[31m" is left behind.
_ESCAPES = re.compile(
    r"(?:\x1b\][^\x07\x1b\x9c]{0,4096}(?:\x07|\x1b\\|\x9c)"  # OSC ... BEL or ST
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # CSI
    r"|\x1b[PX^_][^\x1b]{0,4096}\x1b\\"  # DCS, SOS, PM, APC ... ST
    r"|\x1b[ -/]*[0-~])"
)
# C0 (but tab and newline), DEL, C1, bidi controls, zero-width and invisible format characters, noncharacters, BOM.
_CONTROLS = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\u206a-\u206f"
    r"\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
_SPACES = re.compile(r"[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000 ]+")
_LINE_ENDS = re.compile(r" +\n")
_LINE_STARTS = re.compile(r"\n +")
_BLANKS = re.compile(r"\n{3,}")


def clean(raw: str) -> str:
    """The text that a document stands on: NFC, Unix newlines, single spaces, no control or invisible characters.

    Blocks stay separated by exactly one empty line; single newlines stay. ``clean(clean(x)) == clean(x)``.
    """
    text = _NEWLINES.sub("\n", raw)
    text = _ESCAPES.sub("", text)
    text = _CONTROLS.sub("", text)
    text = unicodedata.normalize("NFC", text)
    text = _SPACES.sub(" ", text)
    text = _LINE_STARTS.sub("\n", _LINE_ENDS.sub("\n", text))
    return _BLANKS.sub("\n\n", text).strip("\n ")
