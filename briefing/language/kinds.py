"""Which kind of thing each name of a document is: one answer a form, by the majority of what speaks for it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from briefing.language.analysis import EntityType, Token
from briefing.language.gazetteers import capitals, fold, is_title, known_names
from briefing.language.names import WEIGHTS, Cover, Name, NameKind, is_institution, is_particle, text_of
from briefing.language.roles import body_role
from briefing.language.same import surname_of
from briefing.language.syntax import is_modifier, is_object, is_subject
from briefing.language.titles import Role

_TYPES: dict[NameKind, EntityType] = {
    "person": "person",
    "org": "org",
    "place": "place",
    "facility": "place",
    "people": "org",
    "other": "org",
}
_ROLE_VOTES = 4.0
_SCENE_VOTES = 2.0
_PLACE_NOUNS = frozenset("island city town village province region capital port district coast".split())
_TOWNS = frozenset("town city village province district county".split())
_EITHER = frozenset({"operator", "developer", "contractor", "supplier", "maker"})
_PLAYS = frozenset("beat defeat thrash rout edge down host draw tie lose win trounce hammer".split())
_SCORE = re.compile(r"\b\d{1,3}[-–]\d{1,3}\b")
_BUILDINGS = frozenset(
    "church mosque museum cathedral temple palace castle tower bridge stadium monument building theatre theater".split()
)
_LANDMARKS = frozenset("masjid mount lake fort camp cape hagia".split())
# "STS-1", "MH-370": a flight, a model, a mission.
_CODE = re.compile(r"[a-z]{2,5}-\d+\w?")
# Bodies whose members are called by one plural word; other peoples are no actors of their own.
PARTIES = frozenset(
    """democrats republicans liberals conservatives tories greens labourites socialists communists nationalists
    islamists maoists houthis""".split()
)


def kinds_of(cover: Cover, names: Sequence[Name], roles: Mapping[Name, list[Role]]) -> dict[str, EntityType]:
    """The type of each folded form. A form with a person's title is a person, as is the surname of a full name."""
    votes: dict[str, dict[EntityType, float]] = {}
    for name in names:
        form = fold(text_of(cover.analysis, name))
        kind = _TYPES[name.kind]
        box = votes.setdefault(form, {})
        box[kind] = box.get(kind, 0.0) + WEIGHTS[name.kind]
        if is_particle(cover.tokens[name.first]) and name.last - name.first > 1:
            # "Presidents Biden and von der Leyen"
            box["person"] = box.get("person", 0.0) + _ROLE_VOTES
        if cover.analysis.text.startswith(("-based", "‑based"), cover.tokens[name.last - 1].span.end):
            # "the Craiova-based car maker"
            box["place"] = box.get("place", 0.0) + _SCENE_VOTES
        if _is_set_in(cover, name):
            box["place"] = box.get("place", 0.0) + _SCENE_VOTES
        if _is_team(cover, name):
            box["org"] = box.get("org", 0.0) + _ROLE_VOTES
        if _is_party(cover, name):
            box["org"] = box.get("org", 0.0) + _SCENE_VOTES
        if _is_built(cover, name):
            box["place"] = box.get("place", 0.0) + _ROLE_VOTES
        if name.kind == "person" and (_is_listed_body(cover, name) or _is_thing(cover, name)):
            box["org"] = box.get("org", 0.0) + _ROLE_VOTES
        if any(r.personal for r in roles.get(name, ())):
            box["person"] = box.get("person", 0.0) + _ROLE_VOTES
        elif body_role(cover, name) is not None and not _may_be_either(cover, name):
            box["org"] = box.get("org", 0.0) + _ROLE_VOTES
    found = {form: _decide(form, box) for form, box in votes.items()}
    full = [f for f, kind in found.items() if kind == "person" and " " in f]
    # The family name stands last, or first ("Wang Yi"), or has two words ("Le Pen").
    parts = {surname_of(f) for f in full} | {f.split()[0] for f in full}
    parts |= {f.split(" ", 1)[1] for f in full}
    families = {surname_of(f) for f in full}
    for form, kind in found.items():
        words = form.split()
        if kind == "place" and 2 <= len(words) <= 3 and words[-1] in families and _is_free_of_bodies(words):
            # Tomasz Sekielski, taken for a place where Marek Sekielski is a person
            found[form] = "person"
    for form in found:
        if form in parts and form not in known_names() and form not in capitals():
            found[form] = "person"
    return found


def _is_party(cover: Cover, name: Name) -> bool:
    """ "an MK from the [PERSON Kadima] party"."""
    if name.kind != "person" or not cover.same_sentence(name.first, name.last):
        return False
    return cover.tokens[name.last].text == "party" and is_modifier(_last(cover, name))


def _is_listed_body(cover: Cover, name: Name) -> bool:
    """ "the store chains Woolworths and [PERSON Coles]": a plural noun for bodies tells what each of several is."""
    at = name.first - 1
    while cover.same_sentence(at - 1, name.first) and cover.tokens[at].text in (",", "and", "&", "or"):
        at -= cover.tokens[at - 1].text == ","
        other = cover.owner.get(at - 1)
        if other is None:
            return False
        if body_role(cover, other) is not None:
            return cover.tokens[other.first - 1].text.endswith("s")
        at = other.first - 1
    return False


def _is_thing(cover: Cover, name: Name) -> bool:
    """ "Coles, which", "Coles, in its March 8 release": what no person is taken up by."""
    at, tokens = name.last, cover.tokens
    if not cover.same_sentence(name.first, at + 2) or tokens[at].text != "," or at - name.first > 1:
        return False
    return tokens[at + 1].text == "which" or (tokens[at + 1].tag == "IN" and tokens[at + 2].text == "its")


def _may_be_either(cover: Cover, name: Name) -> bool:
    """ "its alleged operator [PERSON Jong Woo]": what persons do as well as firms proves no firm."""
    return name.kind == "person" and cover.tokens[name.first - 1].text in _EITHER


def _is_free_of_bodies(words: list[str]) -> bool:
    return not any(is_institution(w) or w in known_names() or w in capitals() or w in _PLACE_NOUNS for w in words)


def _is_set_in(cover: Cover, name: Name) -> bool:
    """Whether a name that may be a place's stands as one: "in Java", "the island of Java"."""
    if name.kind == "other" or (name.kind == "org" and not _is_plain_word(cover, name)):
        return False
    if cover.same_sentence(name.first, name.last) and cover.tokens[name.last].text in _TOWNS:
        # Botolan of "Botolan town", taken for a body
        # A person's name stands before "district" where a place is called so: "the Ben Aknoun district".
        return name.kind != "person" or not cover.tokens[name.last - 1].text.endswith("s")
    if not cover.same_sentence(name.first - 2, name.first) or (name.kind == "org" and is_modifier(_last(cover, name))):
        return False
    before, noun = cover.tokens[name.first - 1], cover.tokens[name.first - 2]
    return before.text.lower() == "in" or (before.text == "of" and noun.lemma in _PLACE_NOUNS)


def _is_plain_word(cover: Cover, name: Name) -> bool:
    """A body's name of one plain word: "in [ORG Senaki]"."""
    word = cover.tokens[name.first].text
    plain = word.isalpha() and not word.isupper() and word.istitle() and not is_institution(word)
    return name.last - name.first == 1 and plain


def _last(cover: Cover, name: Name) -> Token:
    return cover.tokens[name.last - 1]


def _is_team(cover: Cover, name: Name) -> bool:
    """ "Chicago beat Dallas 101-99": a city that plays."""
    token = cover.tokens[name.last - 1]
    verb = cover.tokens[token.head]
    if name.kind != "place" or verb.lemma not in _PLAYS or not (is_subject(token) or is_object(token)):
        return False
    sentence = cover.analysis.document.sentences[token.sentence].span
    return _SCORE.search(cover.analysis.text, sentence.start, sentence.end) is not None


def _is_built(cover: Cover, name: Name) -> bool:
    """ "Hagia Sophia, formerly a Greek Orthodox church": a name that is told to be a building's."""
    at = name.last
    if name.kind != "person" or not cover.same_sentence(name.first, at + 2) or cover.tokens[at].text != ",":
        return False
    for token in cover.tokens[at + 1 : at + 7]:
        if token.text in _BUILDINGS:
            return True
        if token.pos not in ("ADV", "DET", "ADJ", "PROPN", "NUM"):
            return False
    return False


def _decide(form: str, box: dict[EntityType, float]) -> EntityType:
    known = known_names().get(form)
    if known is not None:
        return "place" if known.place else "org"
    if form in capitals() and box.get("org", 0.0) < _ROLE_VOTES:
        return "place"
    words = form.split()
    if len(words) > 1 and (is_institution(words[-1]) or (is_institution(words[0]) and not is_title(words[0]))):
        return "org"
    if _CODE.fullmatch(form):
        return "org"
    best = max(box.items(), key=lambda item: item[1])[0]
    return "place" if best == "person" and len(words) > 1 and words[0] in _LANDMARKS else best
