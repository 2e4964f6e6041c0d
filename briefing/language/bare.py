"""Names that the engine misses where nothing but their form tells them: "Theresa May said", "PayPal withdrew"."""

from __future__ import annotations

import re

from briefing.language.analysis import Token
from briefing.language.names import Cover, Name
from briefing.language.syntax import is_modifier, is_possessor, is_subject

_MONTHS = frozenset("May June April August".split())
# A capital within a word is a firm's, but for what opens surnames ("McCain", "DeSantis").
_CAMEL = re.compile(r"(?!Mc|Mac|De|Di|Du|La|Le|Van|Fitz)[A-Z][a-z]+[A-Z]\w*[a-z]\w*")


def add_bare(cover: Cover) -> None:
    """Add in place the names of persons that end like a month, and words of two capitals that do something."""
    for i, token in enumerate(cover.tokens):
        acts = is_subject(token) or is_possessor(token)
        if not acts:
            continue
        if token.text in _MONTHS and i and _is_given(cover, cover.tokens[i - 1], token):
            cover.put(Name(i - 1, i + 1, "person"))
        elif i not in cover.owner and token.tag in ("NN", "NNP") and _CAMEL.fullmatch(token.text):
            cover.put(Name(i, i + 1, "org"))


def _is_given(cover: Cover, before: Token, month: Token) -> bool:
    """Whether a free name hangs on what looks like a month: "Theresa May", not "late May"."""
    free = before.index not in cover.owner and before.sentence == month.sentence
    name = before.tag == "NNP" and before.text.istitle() and len(before.text) > 2
    return free and name and is_modifier(before) and before.head == month.index
