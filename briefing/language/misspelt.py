"""Surnames that a text spells in two ways: "Salmon" for "Alex Salmond", "Zelensky" for "Volodymyr Zelenskyy"."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.language.clusters import Cluster
from briefing.language.gazetteers import capitals, demonyms, fold, given_names, known_names
from briefing.language.names import is_institution
from briefing.language.same import name_words, surname_of

_SHORTEST, _LONG = 5, 8


def join_misspelt(clusters: Sequence[Cluster]) -> None:
    """A single word that is all but one full name's surname goes to that name: a short one where it is named once and
    without a title, a long one however often ("Zelensky", "Volodymyr Zelenskyy")."""
    full = [c for c in clusters if c.type == "person" and any(len(name_words(fold(f))) > 1 for f in c.forms)]
    surnames = {surname_of(fold(f)): c for c in full for f in c.forms if len(name_words(fold(f))) > 1}
    for cluster in clusters:
        if cluster.type == "place" or not cluster.names or cluster.key:
            continue
        word = fold(next(iter(cluster.forms)))
        if (len(cluster.names) > 1 or cluster.titled) and len(word) < _LONG:
            continue
        if not word.isalpha() or len(word) < _SHORTEST or word in surnames or _is_word_of_its_own(word):
            continue
        near = {id(c): c for surname, c in surnames.items() if c is not cluster and is_slip(word, surname)}
        if len(near) == 1:
            next(iter(near.values())).take(cluster)


def _is_word_of_its_own(word: str) -> bool:
    return (
        word in known_names()
        or word in demonyms()
        or word in capitals()
        or word in given_names()
        or (is_institution(word))
    )


def is_slip(a: str, b: str) -> bool:
    """Whether two surnames are a slip of the pen apart: one letter more, less, other or two exchanged; two such in
    longer ones. They begin alike."""
    size = min(len(a), len(b))
    allowed = 2 if size >= _LONG else 1
    if size < _SHORTEST or a[0] != b[0] or abs(len(a) - len(b)) > allowed or b == a + "s" or a == b + "s":
        return False
    return _distance(a, b) <= allowed


def _distance(a: str, b: str) -> int:
    """The edit distance in which two letters exchanged count one (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, last, row = row, before, [i]
        for j, y in enumerate(b, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]
