"""Names that the engine misses where nothing but their form tells them: "Theresa May said", "PayPal withdrew"."""

from __future__ import annotations

import re

from briefing.language.analysis import Token
from briefing.language.gazetteers import demonyms, fold
from briefing.language.names import Cover, Name
from briefing.language.syntax import is_modifier, is_possessor, is_subject
from briefing.language.titles import BODY_NOUNS

_MONTHS = frozenset("May June April August".split())
# A capital within a word is a firm's, but for what opens surnames ("McCain", "DeSantis").
_CAMEL = re.compile(r"(?!Mc|Mac|De|Di|Du|La|Le|Van|Fitz)[A-Z][a-z]+[A-Z]\w*[a-z]\w*")
_REGIONS = frozenset("state province district county region prefecture governorate oblast village municipality".split())
_MAKERS = ("maker", "seller", "builder")


def add_bare(cover: Cover) -> None:
    """Add in place the names of persons that end like a month, words of two capitals, and words that are told to be a
    body's or a region's name."""
    for i, token in enumerate(cover.tokens):
        if token.text in _MONTHS and i and (is_subject(token) or is_possessor(token)):
            if _is_given(cover, cover.tokens[i - 1], token):
                cover.put(Name(i - 1, i + 1, "person"))
        elif token.tag not in ("NN", "NNP") or not _is_free(cover, i):
            continue
        elif token.tag == "NNP" and is_modifier(token):
            if _is_region(cover, token):
                cover.put(Name(i, i + 1, "place"))
        else:
            told = is_subject(token) and token.text.istitle() and i and _is_body(cover.tokens[i - 1].text.lower())
            if (told and token.tag == "NNP") or _CAMEL.fullmatch(token.text):
                cover.put(Name(i, i + 1, "org"))


def drop_openers(cover: Cover) -> None:
    """Cut off in place the common noun that opens a sentence: "[Chipmaker] Nvidia", "[Rival] AMD"."""
    for name in cover.names():
        first = name.first
        opens = not cover.same_sentence(first - 1, first)
        if name.kind != "org" or not opens or name.last - first < 2 or cover.owner.get(first) != name:
            continue
        word, follower = cover.tokens[first].text, cover.tokens[first + 1]
        told = word == "Rival" or (word.istitle() and word.lower().endswith(_MAKERS))
        if told and follower.tag in ("NNP", "NNPS") and follower.text[0].isupper():
            cover.drop(name)
            cover.put(Name(first + 1, name.last, "org"))


def _is_free(cover: Cover, i: int) -> bool:
    """Whether no name holds a word, but one that the engine takes for a product's or a people's."""
    held = cover.owner.get(i)
    if held is None:
        return True
    lone = held.last - held.first == 1
    return lone and cover.analysis.mention_at(i, "PRODUCT", "NORP") is not None


def _is_region(cover: Cover, token: Token) -> bool:
    """ "Myanmar's [Rakhine] state": a free name before the noun for what it is."""
    after = token.index + 1
    if not cover.same_sentence(token.index, after) or cover.tokens[after].text not in _REGIONS:
        return False
    opens = not cover.same_sentence(token.index - 1, token.index)
    return token.head == after and token.text.istitle() and fold(token.text) not in demonyms() and not opens


def _is_body(word: str) -> bool:
    return word in BODY_NOUNS or word.endswith(_MAKERS)


def _is_given(cover: Cover, before: Token, month: Token) -> bool:
    """Whether a free name hangs on what looks like a month: "Theresa May", not "late May"."""
    free = before.index not in cover.owner and before.sentence == month.sentence
    name = before.tag == "NNP" and before.text.istitle() and len(before.text) > 2
    return free and name and is_modifier(before) and before.head == month.index
