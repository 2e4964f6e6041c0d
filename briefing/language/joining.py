"""Names that the engine splits or cuts short, put together again.

A person's name takes in what stands free beside it and the particles between ("Ursula von der Leyen"); a body's name
the state it belongs to ("the U.S. Senate"), its common noun ("the Bolivian government") and what follows "of" ("the
Supreme Court of the United Kingdom").
"""

from __future__ import annotations

from briefing.language.analysis import Token
from briefing.language.gazetteers import capitals, demonyms, fold, is_honorific, is_title, known_names, word_list
from briefing.language.hyphened import join_hyphened, join_parted
from briefing.language.listed import join_directions, join_listed
from briefing.language.names import (
    SUFFIXES,
    TITLE_MODIFIERS,
    Cover,
    Name,
    is_capitalised,
    is_institution,
    is_particle,
)

# "the Bolivian government", "the US military": bodies named by a state and a common noun.
_STATE_BODIES = frozenset(
    """government administration parliament army military navy police cabinet senate congress ministry judiciary
    embassy legislature regime""".split()
)
# Particles that no other word of English looks like.
_NOBLE = frozenset("von van der den ter ten bin ibn zu".split())
_NO_SYLLABLES = frozenset("era led run like held born type".split())
_BODY_MODIFIERS = frozenset(
    """federal central interim transitional provisional national foreign defence defense interior finance health justice
    supreme air coalition state""".split()
)


def join_names(cover: Cover) -> None:
    """Join in place what the engine split, bodies and people alike."""
    join_hyphened(cover)
    for name in cover.names():
        if cover.owner.get(name.first) != name:
            continue
        if name.kind == "person":
            _extend_person(cover, name)
        elif name.kind in ("place", "people"):
            _join_capital(cover, name)
            _join_state_body(cover, name)
    for name in cover.names():
        if cover.owner.get(name.first) == name and name.kind == "org":
            _join_org(cover, name)
    join_parted(cover)
    join_listed(cover)
    join_directions(cover)
    for name in cover.names():
        last = name.last
        while last > name.first and cover.tokens[last - 1].pos in ("ADP", "CCONJ", "DET"):
            last -= 1
        if last < name.last:
            cover.drop(name)
            if last > name.first:
                cover.put(Name(name.first, last, name.kind))


def _extend_person(cover: Cover, name: Name) -> None:
    """Words of the same name that the engine left outside: "Susilo [Bambang Yudhoyono]", "[Aung San Suu] Kyi"."""
    first, last = name.first, name.last
    if last - first > 1 and _is_cut_off(cover, first - 1, name):
        first -= 1
    while cover.same_sentence(first - 1, first) and _is_free_name_word(cover, first - 1):
        token = cover.tokens[first - 1]
        if not first <= token.head < last and token.dep != "compound":
            break
        opening = first - 1 == 0 or cover.tokens[first - 2].sentence != token.sentence
        if opening and token.text.endswith(("ing", "ed", "ly")):
            break
        first -= 1
    if last - first == 1 and cover.same_sentence(first - 1, first) and cover.tokens[first - 1].text == "He":
        # "He Lifeng": no pronoun stands right before a name.
        first -= 1
    while (
        cover.same_sentence(first - 1, first)
        and first - 1 not in cover.owner
        and cover.tokens[first - 1].text in _NOBLE
    ):
        # "We need it," von der [Leyen] said.
        first -= 1
    if (end := _past_syllable(cover, first, last)) > last:
        last = end
    at = last
    while cover.same_sentence(first, at):
        if _is_free_name_word(cover, at) or (cover.tokens[at].text in SUFFIXES and at not in cover.owner):
            last = at = at + 1
        elif is_particle(cover.tokens[at]) and at not in cover.owner:
            at += 1
        elif _is_suffix_after_comma(cover, at):
            last = at = at + 2
        elif at == last == name.first + 1 and _is_may(cover, at):
            last = at = at + 1
        elif at == last <= name.first + 2 and (part := _unknown_word(cover, at)):
            last = at = part
        elif at > last and (other := cover.owner.get(at)) and other.first == at and other.kind != "other":
            last = at = other.last
        else:
            break
    if (first, last) != (name.first, name.last):
        cover.put(Name(first, last, "person"))


def _is_cut_off(cover: Cover, i: int, name: Name) -> bool:
    """Whether the engine took a given name for a body of its own: "[ORG Hafize] [PERSON Gaye Erkan]"."""
    held = cover.owner.get(i)
    if held is None or held.last - held.first > 1 or held.kind not in ("org", "place", "other"):
        return False
    token = cover.tokens[i]
    word, folded = token.text, fold(token.text)
    known = folded in known_names() or folded in capitals() or folded in demonyms()
    plain = word.istitle() and word.isalpha() and not (known or is_institution(word) or is_title(word))
    return plain and token.dep == "compound" and name.first <= token.head < name.last and token.tag == "NNP"


def _past_syllable(cover: Cover, first: int, last: int) -> int:
    """Past the second syllable of a given name: "Liu Young[-way]", but not "Donald Trump-led"."""
    if last - first < 2 or not cover.same_sentence(first, last + 1) or cover.tokens[last].text != "-":
        return last
    before, mark, after = cover.tokens[last - 1 : last + 2]
    glued = before.span.end == mark.span.start and mark.span.end == after.span.start
    word = after.text
    syllable = word.islower() and word.isalpha() and len(word) < 5 and word not in _NO_SYLLABLES
    return last + 2 if glued and syllable and after.tag not in ("VBN", "VBD", "VBG") else last


def _is_may(cover: Cover, at: int) -> bool:
    """ "Theresa [DATE May]"."""
    months = cover.tokens[at].text == "May" and at in cover.owner and cover.owner[at].kind == "other"
    alone = not cover.same_sentence(at, at + 1) or cover.tokens[at + 1].pos != "NUM"
    return months and alone and cover.tokens[at - 1].text.isalpha()


def _unknown_word(cover: Cover, at: int) -> int | None:
    """Past a word that the engine took for a place or body: "Professor [Shibley] [GPE Telhami]"."""
    held = cover.owner.get(at)
    if held is None or held.first != at or held.last != at + 1 or held.kind not in ("place", "org"):
        return None
    word = cover.tokens[at].text
    free = fold(word) not in known_names() and fold(word) not in capitals() and not is_institution(word)
    return at + 1 if free and word.isalpha() and not word.isupper() else None


def _is_suffix_after_comma(cover: Cover, at: int) -> bool:
    """ "Joseph R. Biden, Jr.": the comma does not end the name."""
    return (
        cover.same_sentence(at, at + 1) and cover.tokens[at].text == "," and cover.tokens[at + 1].text in ("Jr.", "Sr.")
    )


def _is_free_name_word(cover: Cover, i: int) -> bool:
    token = cover.tokens[i]
    word = token.text
    return (
        i not in cover.owner
        and token.pos == "PROPN"
        and is_capitalised(token)
        and len(word) > 1
        and not is_title(word)
        and not is_honorific(word)
        and not is_institution(word)
        and word.lower() not in TITLE_MODIFIERS
        and fold(word) not in demonyms()
        and fold(word) not in known_names()
    )


def _join_capital(cover: Cover, name: Name) -> None:
    """ "Washington, D.C." is one name, and so is "United States of America"."""
    words = [t.text for t in cover.tokens[name.first : name.last + 2]]
    if words[0] == "Washington" and len(words) == 3 and words[1] == "," and fold(words[2]) == "dc":
        cover.put(Name(name.first, name.last + 2, "place"))
    start = name.first - 3 * (words[0] == "America")
    if start >= 0 and [t.text for t in cover.tokens[start : start + 4]] == ["United", "States", "of", "America"]:
        cover.put(Name(start, start + 4, "place"))


def _join_state_body(cover: Cover, name: Name) -> None:
    """ "[United States] House of Representatives", "[U.S.] [Senate]", "the [Bolivian] government"."""
    at = name.last
    if not cover.same_sentence(name.first, at):
        return
    follower = cover.owner.get(at)
    if follower is not None:
        if follower.kind == "org" and follower.first == at and _is_body(cover, follower):
            cover.put(Name(name.first, follower.last, "org"))
        return
    end = at
    while cover.same_sentence(name.first, end) and end not in cover.owner and end - at < 6:
        token = cover.tokens[end]
        if not (token.pos == "PROPN" and is_capitalised(token)) and not (
            token.text in ("of", "and", "for") and end > at and _is_free_capital(cover, end + 1)
        ):
            break
        end += 1
    office = is_title(cover.tokens[end - 1].text) and cover.tokens[end - 2].text != "of"
    if any(is_institution(cover.tokens[i].text) for i in range(at, end)) and not office:
        cover.put(Name(name.first, end, "org"))
        return
    _join_common_noun(cover, name)


def _join_common_noun(cover: Cover, name: Name) -> None:
    at = name.last
    while cover.same_sentence(name.first, at) and cover.tokens[at].text.lower() in _BODY_MODIFIERS:
        at += 1
    if not cover.same_sentence(name.first, at):
        return
    if cover.tokens[at].text == "people" and name.kind == "people":
        cover.put(Name(name.first, at + 1, "people"))
        return
    if cover.tokens[at].text.lower() not in _STATE_BODIES:
        return
    after = at + 1
    if cover.same_sentence(at, after) and cover.tokens[after].pos in ("NOUN", "PROPN", "ADJ"):
        return
    cover.put(Name(name.first, at + 1, "org"))


def _is_free_capital(cover: Cover, i: int) -> bool:
    return i < len(cover.tokens) and i not in cover.owner and is_capitalised(cover.tokens[i])


def _past_list(cover: Cover, at: int) -> int:
    """ "Bureau of Population, Refugees[, and Migration]": a list of fields within a name."""
    tokens = cover.tokens
    end = at + (tokens[at].text == ",")
    if not cover.same_sentence(at - 1, end + 1) or tokens[end].text != "and" or end == at:
        return at
    word = tokens[end + 1]
    return end + 2 if is_capitalised(word) and word.text.lower() in word_list("portfolios.txt") else at


def _is_free_institution(token: Token) -> bool:
    return token.pos == "PROPN" and is_capitalised(token) and is_institution(token.text)


def _is_body(cover: Cover, name: Name) -> bool:
    words = [cover.tokens[i].text for i in range(name.first, name.last)]
    return is_institution(words[0]) or is_institution(words[-1]) or (len(words) > 2 and "of" in words)


def _join_org(cover: Cover, name: Name) -> None:
    """ "[Supreme Court of] the [United Kingdom]", "[Relief and Works Agency] for [Palestine Refugees]", "[HDT] [Védelmi
    Ipari Kft.]"."""
    tokens = cover.tokens
    at = name.last
    if [t.text for t in tokens[at - 1 : at + 2]] == ["England", "and", "Wales"]:
        cover.put(Name(name.first, at + 2, "org"))
        return
    while cover.same_sentence(name.first, at) and at not in cover.owner and _is_free_institution(tokens[at]):
        at += 1
    if at > name.last:
        name = Name(name.first, at, "org")
        cover.put(name)
    if tokens[at - 1].text in ("of", "for"):
        at -= 1
    elif not cover.same_sentence(name.first, at):
        return
    if (end := _past_list(cover, at)) > at:
        cover.put(Name(name.first, end, "org"))
        return
    follower = cover.owner.get(at)
    if follower and follower.first == at and tokens[follower.last - 1].text.lower() in SUFFIXES:
        cover.put(Name(name.first, follower.last, "org"))
        return
    if follower and follower.first == at and follower.kind == "place" and at - name.first > 1:
        branch = tokens[at - 1].dep == "compound" and follower.first <= tokens[at - 1].head < follower.last
        if branch and fold(tokens[follower.first].text) in known_names():
            # A branch, as of "Amnesty International Kenya".
            cover.put(Name(name.first, follower.last, "org"))
            return
    mission = tokens[at].text in ("to", "in") and tokens[at - 1].text in ("Mission", "Embassy")
    if (tokens[at].text not in ("of", "for") and not mission) or not (
        is_institution(tokens[at - 1].text) or _is_body(cover, name)
    ):
        return
    if at - name.first > 1 and any(t.text == "University" for t in tokens[name.first : at]):
        # "Colorado State University of the US" is called by its own name.
        return
    begin = at + 1
    while cover.same_sentence(at, begin) and tokens[begin].text.lower() == "the":
        begin += 1
    target = cover.owner.get(begin)
    if target is None or target.first != begin or target.kind not in ("place", "org"):
        return
    last = target.last
    if [t.text for t in tokens[last - 1 : last + 2]] == ["England", "and", "Wales"]:
        last += 2
    cover.put(Name(name.first, last, "org"))
