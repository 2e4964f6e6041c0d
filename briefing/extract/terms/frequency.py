"""How rare a word is, from the document frequencies in ``document_frequency.tsv`` beside this file.

The table counts, for 27,326 words in lower case, in how many of 7,572 English documents each stands. They were made
from statements and press releases of American government (public domain), so they say that "states", "president" and
"secretary" carry next to nothing, and "senator" less than "however". What the counts can tell of news is that a word is
common; how common beyond that is the genre's. Therefore they are used within bounds only: from a share of documents
on, words are common alike, and below another they are rare alike. Function words are left to the list of stop words.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from math import log

# Shares of documents between which the counts are believed.
_COMMON = 0.06
_RARE = 0.002


@cache
def _table() -> tuple[int, dict[str, int]]:
    """The number of documents, and each word's; loading takes some 10 ms, once."""
    lines = files(__package__).joinpath("document_frequency.tsv").read_text("utf-8").splitlines()
    pairs = [line.partition("\t") for line in lines]
    return int(pairs[0][2]), {word: int(count) for word, _, count in pairs[1:]}


@cache
def _bounds() -> tuple[float, float]:
    return -log(_COMMON), -log(_RARE)


@lru_cache(maxsize=65536)
def rarity(word: str) -> float:
    """How much a word in lower case says of what a text is about: 1 for a rare word, some 0.45 for a common one."""
    total, counts = _table()
    low, high = _bounds()
    count = counts.get(word, 0)
    found = high if count == 0 else -log(count / total)
    return min(max(found, low), high) / high
