"""The marks that structure is read from: bullets, closing marks, quotation marks."""

from __future__ import annotations

import re

CLOSING = ".!?…。！？｡؟।॥۔։።᙮"
OPENING_QUOTES = "“\"'‘«„»‹「『"
CLOSERS = "\"'”’»›)]」』）】"
# Symbols, numbers ("1.", "1)", "(1)"), letters ("a)", "(a)") and small Roman numerals ("(ii)").
BULLET = re.compile(
    r"(?P<symbol>[-*+•·▪▫◦‣⁃∙●○■□◆◇►▶➢➤→✓✔❖–—]|--?|o(?= ))\s+(?=\S)"
    r"|(?P<number>\(\d{1,2}\)|\d{1,2}[.)])\s+(?=\S)"
    r"|(?P<letter>\([a-z]\)|[a-z]\)|\([ivx]{1,5}\)|[ivx]{1,5}\))\s+(?=\S)"
)


def closed(text: str) -> bool:
    """Whether a block or line ends as a sentence does: with a closing mark, behind quotation marks or brackets too."""
    return text.rstrip().rstrip(CLOSERS)[-1:] in CLOSING and bool(text.strip())


def bullet_kind(text: str) -> str | None:
    """What a block opens with: the symbol itself, "number", "letter", or None."""
    match = BULLET.match(text)
    if match is None:
        return None
    return match["symbol"] or match.lastgroup
