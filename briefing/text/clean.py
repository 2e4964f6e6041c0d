"""The only door for raw text: after `clean` nothing in a text can steer a terminal or move an offset."""

from __future__ import annotations

import re
import unicodedata

# Newlines of every kind become "\n"; VT, FF, NEL, LS and PS end a line in the wild.
_NEWLINES = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Whole terminal escape sequences go, not only their ESC, so that no "[31m" is left behind. Every repetition excludes
# what opens a sequence, so that the time stays linear whatever the text holds.
_ESCAPES = re.compile(
    r"(?:\x1b\]|\x9d)[^\x07\x1b\x90\x98\x9c-\x9f]{0,4096}(?:\x07|\x1b\\|\x9c)"  # OSC ... BEL or ST
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # CSI
    r"|(?:\x1b[PX^_]|[\x90\x98\x9e\x9f])[^\x1b\x90\x98\x9c-\x9f]{0,4096}(?:\x1b\\|\x9c)"  # DCS, SOS, PM, APC ... ST
    r"|\x1b[ -/]*[0-~]"
)
# The quotation marks, bullet and dashes of Windows-1252 that lost their way into Unicode as C1 controls, and the
# bullets of Word's symbol font: they mean these characters and nothing else.
_MISPLACED = {
    **dict(zip(range(0x91, 0x98), "‘’“”•–—", strict=True)),
    **dict.fromkeys((0xF0B7, 0xF0A7, 0xF0D8, 0xF076), "•"),
}
# C0 (but tab and newline), DEL, C1, bidi controls, invisible format characters and fillers, variation selectors,
# surrogates, noncharacters, tags (text can be smuggled in them).
_CONTROLS = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f"
    r"\u202a-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    r"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17))
    + "]"
)
# Joiners are letters' neighbours in Arabic and Indic spelling, and invisible characters anywhere else.
_JOINING = r"\u0600-\u06ff\u0750-\u077f\u0900-\u0dff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff"
_JOINER_RUNS = re.compile(r"([\u200c\u200d])[\u200c\u200d]+")
_JOINERS = re.compile(rf"(?<![{_JOINING}])[\u200c\u200d]|[\u200c\u200d](?![{_JOINING}])")
_SPACES = re.compile(r"[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000 ]+")
_LINE_ENDS = re.compile(r" +\n")
_LINE_STARTS = re.compile(r"\n +")
_BLANKS = re.compile(r"\n{3,}")
_MARKS = re.compile(r"[^\x00-\u02ff]{31,}")
# Unicode's stream-safe format: no text of any language needs more marks on one letter, and normalising a run of
# them takes time that grows with the square of its length.
_MARKS_IN_A_RUN = 30


def clean(raw: str) -> str:
    """The text that a document stands on: NFC, Unix newlines, single spaces, no control or invisible characters.

    Blocks stay separated by exactly one empty line; single newlines stay. ``clean(clean(x)) == clean(x)``, and the
    time is linear in the length.
    """
    text = _NEWLINES.sub("\n", raw)
    text = _ESCAPES.sub("", text)
    text = _CONTROLS.sub("", text.translate(_MISPLACED))
    text = _JOINERS.sub("", _JOINER_RUNS.sub(r"\1", text))
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", _MARKS.sub(_capped, text))
    text = _SPACES.sub(" ", text)
    text = _LINE_STARTS.sub("\n", _LINE_ENDS.sub("\n", text))
    return _BLANKS.sub("\n\n", text).strip("\n ")


def clean_line(raw: str) -> str:
    """The same for a title or a name: one line, without newlines."""
    return " ".join(clean(raw).split())


def _capped(match: re.Match[str]) -> str:
    """A stretch of non-Latin text with no more than 30 combining marks in a row."""
    kept: list[str] = []
    run = 0
    for char in match[0]:
        run = run + 1 if unicodedata.combining(char) else 0
        if run <= _MARKS_IN_A_RUN:
            kept.append(char)
    return "".join(kept)
