"""Whether a person is a man or a woman, as far as the text's own words or a common given name tell."""

from __future__ import annotations

from functools import cache
from typing import Literal

from briefing.language.analysis import Analysis, Entity
from briefing.language.gazetteers import rows

Gender = Literal["male", "female"]

_BEFORE: dict[str, Gender] = {
    "mr": "male",
    "mr.": "male",
    "sir": "male",
    "lord": "male",
    "king": "male",
    "prince": "male",
    "mrs": "female",
    "mrs.": "female",
    "ms": "female",
    "ms.": "female",
    "miss": "female",
    "dame": "female",
    "lady": "female",
    "queen": "female",
    "princess": "female",
}
_ENDINGS: tuple[tuple[str, Gender], ...] = (("woman", "female"), ("women", "female"), ("man", "male"), ("men", "male"))


@cache
def _given() -> dict[str, Gender]:
    found: dict[str, Gender] = {}
    for kind, names, *_ in rows("given_names.tsv"):
        for name in names.split():
            found.setdefault(name, "male" if kind == "male" else "female")
    return found


def gender_of(analysis: Analysis, entity: Entity) -> Gender | None:
    """The gender that a word of respect, a title or the given name tells; None where nothing does."""
    for mention in entity.mentions:
        words = analysis.text[max(0, mention.start - 12) : mention.start].split()
        if words and (told := _BEFORE.get(words[-1].lower())):
            return told
    for role in entity.roles:
        for word in role.of(analysis.text).lower().split():
            for ending, told in _ENDINGS:
                if word.endswith(ending) and len(word) > len(ending):
                    return told
            if word in _BEFORE:
                return _BEFORE[word]
    return _given().get(entity.name.split()[0].lower())
