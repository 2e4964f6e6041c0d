"""The stem of an English word: M. F. Porter, "An algorithm for suffix stripping", Program 14 (1980)."""

from __future__ import annotations

import re
from functools import lru_cache

_CONSONANT = "(?:[bcdfghjklmnpqrstvwxz]|(?<![bcdfghjklmnpqrstvwxz])y|(?<=y)y)"
_VOWEL = "(?:[aeiou]|(?<=[bcdfghjklmnpqrstvwxz])y)"
_MEASURE = re.compile(f"{_VOWEL}+{_CONSONANT}+")
_HAS_VOWEL = re.compile(_VOWEL)
_DOUBLE = re.compile(r"([bcdfghjkmnpqrtvwx])\1$")
_CVC = re.compile(f"{_CONSONANT}{_VOWEL}[bcdfghjklmnpqrstvz]$")

# Suffix and what replaces it, longest first where one ends another; steps 2 and 3 need a measure above nought.
_STEP_2 = (
    ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("abli", "able"),
    ("alli", "al"), ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"),
    ("ator", "ate"), ("alism", "al"), ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"),
    ("iviti", "ive"), ("biliti", "ble"),
)  # fmt: skip
_STEP_3 = (
    ("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", ""),
)  # fmt: skip
_STEP_4 = (
    "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "ion",
    "al", "er", "ic", "ou",
)  # fmt: skip


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """The stem of a word in lower case; words of fewer than three letters and those with other letters stay."""
    if len(word) < 3 or not word.isascii() or not word.isalpha():
        return word
    word = _past(_plural(word))
    if word.endswith("y") and _HAS_VOWEL.search(word[:-1]):
        word = word[:-1] + "i"
    word = _replaced(_replaced(word, _STEP_2), _STEP_3)
    return _final(_stripped(word))


def _measure(word: str) -> int:
    return len(_MEASURE.findall(word))


def _plural(word: str) -> str:
    if word.endswith(("sses", "ies")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _past(word: str) -> str:
    if word.endswith("eed"):
        return word[:-1] if _measure(word[:-3]) else word
    for suffix in ("ed", "ing"):
        base = word.removesuffix(suffix)
        if base != word and _HAS_VOWEL.search(base):
            if base.endswith(("at", "bl", "iz")):
                return base + "e"
            if _DOUBLE.search(base):
                return base[:-1]
            return base + "e" if _measure(base) == 1 and _CVC.search(base) else base
    return word


def _replaced(word: str, table: tuple[tuple[str, str], ...]) -> str:
    for suffix, other in table:
        if word.endswith(suffix):
            base = word.removesuffix(suffix)
            return base + other if _measure(base) else word
    return word


def _stripped(word: str) -> str:
    for suffix in _STEP_4:
        if word.endswith(suffix):
            base = word.removesuffix(suffix)
            enough = _measure(base) > 1 and (suffix != "ion" or base.endswith(("s", "t")))
            return base if enough else word
    return word


def _final(word: str) -> str:
    if word.endswith("e"):
        base = word[:-1]
        size = _measure(base)
        if size > 1 or (size == 1 and not _CVC.search(base)):
            word = base
    return word[:-1] if word.endswith("ll") and _measure(word) > 1 else word
