"""Persons that the engine passed over: behind a title ("Minister of Information Attaullah Tarar"), or as who speaks."""

from __future__ import annotations

from briefing.language.analysis import Token
from briefing.language.gazetteers import demonyms, fold, is_honorific, is_title, known_names, title_of, word_list
from briefing.language.names import TITLE_MODIFIERS, Cover, Name, is_capitalised, is_institution, is_particle
from briefing.language.syntax import is_modifier, is_subject, own_subject
from briefing.language.titles import is_personal

_SPEAKS = frozenset("say tell add state explain warn reply argue write tweet comment insist note".split())


def add_titled(cover: Cover) -> None:
    """Add what stands behind a title and is nobody's yet; a title stands before persons only."""
    tokens = cover.tokens
    for i, token in enumerate(tokens):
        if i in cover.owner or not is_capitalised(token) or not (is_title(token.text) or is_honorific(token.text)):
            continue
        at = _past_portfolio(cover, i + 1)
        if not cover.same_sentence(i, at):
            continue
        held = cover.owner.get(at)
        if held is not None and held.first == at:
            # A title stands before persons only: "President [ORG Mesa]".
            if held.kind in ("org", "other") and at == i + 1 and _could_be_person(cover, held):
                cover.put(Name(held.first, held.last, "person"))
            continue
        end = at
        while end - at < 5 and cover.same_sentence(i, end) and is_name_word(cover, end):
            end += 1
        while end > at and is_particle(tokens[end - 1]):
            end -= 1
        if end < len(tokens) and end > at and (held := cover.owner.get(end)) and held.kind == "person":
            end = held.last
        if end > at and not (cover.same_sentence(i, end) and _goes_on(tokens[end - 1], tokens[end])):
            cover.put(Name(at, end, "person"))


def add_apposed(cover: Cover) -> None:
    """ "the ferry's captain, [GPE Budi Santoso]": what an office is told to be held by is a person."""
    tokens = cover.tokens
    for name in cover.names():
        comma = name.first - 1
        if name.kind not in ("place", "org", "facility", "other") or not 2 <= name.last - name.first <= 3:
            continue
        if not cover.same_sentence(comma - 1, name.first) or tokens[comma].text != ",":
            continue
        words = tokens[name.first : name.last]
        plain = all(t.tag == "NNP" and t.text.istitle() and t.text.isalpha() for t in words)
        closed = not cover.same_sentence(name.first, name.last) or tokens[name.last].text in (",", ".", ";")
        if not plain or not closed or not _could_be_person(cover, name) or fold(words[0].text) in known_names():
            continue
        head = tokens[comma - 1]
        owned = head.index > 0 and cover.owner.get(head.index) is None
        singular = head.tag == "NN" and title_of(head.text) == head.text.lower() and is_personal(head)
        if owned and singular and _is_definite(cover, comma):
            cover.put(Name(name.first, name.last, "person"))


def _is_definite(cover: Cover, end: int) -> bool:
    return any(t.pos == "DET" or t.tag in ("PRP$", "POS") for t in cover.tokens[max(0, end - 5) : end])


def add_speakers(cover: Cover) -> None:
    """ "[WORK_OF_ART Kino Gabriel] said": two or three words that speak, and are no body's, name a person."""
    tokens = cover.tokens
    for token in tokens:
        if token.lemma not in _SPEAKS or token.tag not in ("VBD", "VBZ"):
            continue
        subject = own_subject(cover.analysis, token)
        if subject is None or not is_subject(subject) or not _is_bare_name_word(cover, subject.index):
            continue
        first, last = subject.index, subject.index + 1
        while cover.same_sentence(first - 1, last - 1) and _is_bare_name_word(cover, first - 1):
            first -= 1
        opens = first and cover.same_sentence(first - 1, first) and tokens[first - 1].pos in ("DET", "PROPN", "ADJ")
        if last - first in (2, 3) and not opens and all(tokens[i].text.istitle() for i in range(first, last)):
            cover.put(Name(first, last, "person"))


def _goes_on(last: Token, after: Token) -> bool:
    """Whether a run of capitals qualifies what follows: "Star Wars [fans]", "President Bush [aide]"."""
    return is_title(after.text) or (last.head == after.index and is_modifier(last) and after.text.islower())


def _could_be_person(cover: Cover, name: Name) -> bool:
    words = [cover.tokens[i].text for i in range(name.first, name.last)]
    if not words[0][0].isupper() or cover.tokens[name.first].pos != "PROPN":
        return False
    return not any(is_institution(w) or is_title(w) for w in words) and fold(" ".join(words)) not in known_names()


def is_name_word(cover: Cover, i: int) -> bool:
    """Whether a token that is no name's yet may belong to a person's."""
    token = cover.tokens[i]
    if i in cover.owner:
        return False
    if is_particle(token):
        return True
    return (
        token.tag in ("NNP", "NNPS")
        and is_capitalised(token)
        and token.text[-1].isalpha()
        and "-" not in token.text
        and len(token.text) > 1
        and not is_title(token.text)
        and not is_honorific(token.text)
        and not is_institution(token.text)
        and token.text.lower() not in TITLE_MODIFIERS
        and token.text.lower() not in word_list("portfolios.txt")
        and token.text.lower() not in word_list("texts.txt")
    )


def _is_bare_name_word(cover: Cover, i: int) -> bool:
    """A word that may belong to a person's name and to no name that is known for another's."""
    held, token = cover.owner.get(i), cover.tokens[i]
    free = held is None or (held.kind == "other" and held.last - held.first > 1)
    word = token.text
    return (
        free
        and token.tag == "NNP"
        and word.isalpha()
        and len(word) > 1
        and not (is_title(word) or is_honorific(word) or is_institution(word))
        and word.lower() not in word_list("texts.txt")
        and word.lower() not in TITLE_MODIFIERS
        and fold(word) not in demonyms()
        and fold(word) not in known_names()
    )


def _past_portfolio(cover: Cover, at: int) -> int:
    """Past the field of an office: from after "Minister" to after "of Information"."""
    tokens = cover.tokens
    if at >= len(tokens) or tokens[at].text.lower() not in ("of", "for"):
        return at
    fields = word_list("portfolios.txt")
    end = at + 1
    while end < len(tokens) and (tokens[end].text.lower() in fields or tokens[end].text in (",", "&")):
        end += 1
    return end if end > at + 1 else at
