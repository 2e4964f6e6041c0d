"""Names across articles: which two mean one person, body or state."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.language.gazetteers import capitals, demonyms, fold, is_honorific, is_title, known_names
from briefing.language.names import is_institution
from briefing.language.same import is_acronym_of, is_short_body, same_body, same_person, surname_of, words_of

_SMALL = frozenset("of the for and".split())
# What kind of a body it is, and what for: there is one in every state.
_KINDS = frozenset(
    """supreme high constitutional central national federal foreign defence defense interior finance health justice
    state lower upper house affairs trade education transport labour labor security police army navy air force general
    prime electoral election home""".split()
)
# From how many letters on a name may be told from a misspelling, and the letters that transliterations write in turn.
_LONG_NAME = 7
_I = re.compile(r"[iyj]+\b|[iy]")
_OF_MANY = frozenset("europe european africa african arab nordic baltic islamic commonwealth".split())
# Of these the world means one.
_KNOWN = frozenset(
    ("state department", "department of state", "security council", "general assembly", "justice department")
)


@lru_cache(maxsize=65536)
def key_of(name: str) -> str:
    """A name in the form in which its variants are the same: folded, titles and honorifics before it gone, states by
    their one key, peoples as their states, "of" and word order of bodies aside ("UK parliament" and "Parliament of the
    United Kingdom")."""
    words = name.split()
    while len(words) > 1 and (is_title(words[0]) or is_honorific(words[0])) and not is_institution(fold(words[0])):
        words = words[1:]
    folded = fold(" ".join(words))
    if folded in known_names():
        return known_names()[folded].key
    if folded in demonyms():
        return demonyms()[folded]
    plain = words_of(folded).split()
    if len(plain) > 1 and any(is_institution(w) for w in plain):
        return " ".join(sorted({w for word in plain if word not in _SMALL for w in _state_of(word).split()}))
    return " ".join(plain) or name


def _state_of(word: str) -> str:
    known = known_names().get(word)
    return demonyms().get(word) or (known.key if known else word)


@lru_cache(maxsize=1 << 17)
def same_name(a: str, b: str) -> bool:
    """Whether two forms can name one person or body: the same key, a surname of the full name, initials, or a name
    with and without the state before it. Two names that everybody knows are the same only by their key."""
    x, y = key_of(a), key_of(b)
    if x == y:
        return True
    if x in known_names() and y in known_names():
        return False
    if is_bare(a) != is_bare(b) and not (whose(x, y) and whose(y, x)):
        return False  # which parliament or ministry is meant stands elsewhere, if anywhere
    if is_acronym_of(a, b) or is_acronym_of(b, a) or same_body(a, b) or same_person(x, y) or _are_spelt_alike(x, y):
        return True
    short, long = sorted((x, y), key=lambda k: len(k.split()))
    return len(short.split()) == 1 < len(long.split()) and _is_surname(short, long)


def _are_spelt_alike(x: str, y: str) -> bool:
    """Whether two names are one in two spellings: a transliteration ("Zelensky", "Zelenskyy") or two letters that have
    changed places ("Chrylser"). Short names are too near each other to tell."""
    if x in known_names() or y in known_names() or min(len(x), len(y)) < _LONG_NAME:
        return False
    if _I.sub("i", x) == _I.sub("i", y):
        return True
    apart = [i for i, (a, b) in enumerate(zip(x, y, strict=False)) if a != b] if len(x) == len(y) else []
    return len(apart) == 2 and apart[1] == apart[0] + 1 and (x[apart[0]], x[apart[1]]) == (y[apart[1]], y[apart[0]])


@lru_cache(maxsize=1 << 15)
def is_bare(name: str) -> bool:
    """Whether a name is that of a body of which there are many ("Parliament", "Supreme Court", "Ministry of Defence"),
    without whose it is."""
    folded = fold(name)
    words = [w for w in folded.split() if w not in _SMALL]
    known = folded in known_names() or folded in _KNOWN
    return not known and any(map(is_institution, words)) and all(is_institution(w) or w in _KINDS for w in words)


def whose(long: str, short: str) -> frozenset[str]:
    """The words of one name that another has not: whose a body is ("European" of "European Parliament")."""
    return frozenset(key_of(long).split()) - frozenset(key_of(short).split())


def _is_surname(word: str, full: str) -> bool:
    last = surname_of(full)
    if full in known_names():
        return False
    known = word in known_names() or word in demonyms() or is_institution(word) or is_institution(last)
    return not known and word.removeprefix("al-") == last


@lru_cache(maxsize=1 << 17)
def same_party(a: str, b: str) -> bool:
    """Whether two names stand for one party to a commitment: as `same_name`, a state is its government, and a body may
    be cut short, but for one of many states ("Parliament" is no "European Parliament")."""
    if same_name(a, b) or _state(a) == _state(b):
        return True
    many = _OF_MANY & (whose(a, b) ^ whose(b, a))
    return not many and (is_short_body(a, b) or is_short_body(b, a))


def _state(name: str) -> str:
    words = [w for w in key_of(name).split() if w not in ("government", "administration")]
    return " ".join(words) or name


def names(query: str, name: str) -> bool:
    """Whether what a user types names somebody: as `same_party`, or every word of it stands in the name. A capital is
    its state ("Washington")."""
    typed, whole = fold(query).split(), fold(name).split()
    if fold(query) in capitals() and same_party(capitals()[fold(query)], name):
        return True
    return same_party(query, name) or is_short_body(query, name) or (bool(typed) and set(typed) <= set(whole))
