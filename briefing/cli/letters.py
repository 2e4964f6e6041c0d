"""Text on a terminal whose letters are few: in the place of one that it lacks stands what comes nearest."""

from __future__ import annotations

import codecs
import unicodedata

# The error handler that streams are given.
NEAREST = "briefing.nearest"
_SIGNS = {
    **dict.fromkeys("“”„«»", '"'),
    **dict.fromkeys("‘’‚‹›", "'"),
    **dict.fromkeys("─━–—‐‑−╌", "-"),
    **dict.fromkeys("│┃", "|"),
    **dict.fromkeys("╭╮╰╯┌┐└┘├┤┬┴┼", "+"),
    **dict.fromkeys("•·●○▪", "*"),
    "→": "->",
    "←": "<-",
    "…": "...",
    "×": "x",
    "€": "EUR",
    "£": "GBP",
    "¶": "#",
    "\u00a0": " ",
    "\u202f": " ",
}


def nearest(text: str) -> str:
    """ASCII that comes nearest to a text; an escape where nothing does."""
    return "".join(_SIGNS.get(c) or _base(c) for c in text)


def _base(letter: str) -> str:
    """The letter without its accent: "Müller" is read as "Muller"."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", letter) if c.isascii())
    return plain or letter.encode("ascii", "backslashreplace").decode("ascii")


def _handle(error: UnicodeError) -> tuple[str, int]:
    if isinstance(error, UnicodeEncodeError):
        return nearest(error.object[error.start : error.end]), error.end
    raise error


codecs.register_error(NEAREST, _handle)
