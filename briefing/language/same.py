"""Whether two forms can be names of the same person or body."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from briefing.language.analysis import Entity
from briefing.language.gazetteers import demonyms, fold, known_names
from briefing.language.gazetteers import rows as table_rows
from briefing.language.names import is_institution

_ORDINAL_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_JOINING = frozenset({"of", "the", "and", "for", "on", "in", "to", "&", "de", "la", "du", "del", "des"})
_STATES = {"us": "united states", "uk": "united kingdom", "un": "united nations", "eu": "european union"}
# What a company's or a region's name may leave off at its end.
_DROPPED = frozenset(
    """inc ltd plc corp co company corporation limited group holdings air airlines airways wireless motors bank
    technologies systems industries international communications entertainment pharmaceuticals energy foundation
    homes foods stores steel oil gas petroleum insurance studios media pharma railways electric power
    automotive precision semiconductor solutions services logistics aerospace rail hotels resorts textiles
    computer computers platforms electronics laboratories labs brands
    financial pictures healthcare robotics networks hotspur strip island islands peninsula llc kft gmbh ag""".split()
)
# Bodies called after the person who leads or made them: the name alone is the person.
_LED = frozenset("administration government campaign cabinet foundation family presidency regime".split())
# Head nouns that more often mean another body than the one just named in full.
_NO_SHORT_FORMS = frozenset("house bank nations service government administration states".split())
# Bodies that a state has one of, so that its name before them and after them say the same.
_OFFICES = frozenset({"ministry", "department"})
_OF_STATES = _OFFICES | frozenset("parliament congress senate court army navy".split())
_FIELDS = {"defense": "defence", "labor": "labour"}
_WORDS = re.compile(r"[^\W_]+(?:['-][^\W_]+)*|&")


@lru_cache(maxsize=8192)
def words_of(folded: str) -> str:
    """The words of a folded name with the short names of states spelled out."""
    for kind in ("republic of ", "state of ", "kingdom of ", "republic of the "):
        if folded.startswith(kind) and folded.removeprefix(kind) in known_names():
            folded = folded.removeprefix(kind)
    if folded.startswith("government of "):
        state = folded.removeprefix("government of ").removeprefix("the ")
        if state in known_names():
            return f"{known_names()[state].key} government"
    if folded.endswith(" government"):
        state = folded.removesuffix(" government")
        if (key := demonyms().get(state)) or (key := known_names()[state].key if state in known_names() else None):
            return f"{key} government"
    words = [_STATES.get(w, w) for w in _WORDS.findall(folded)]
    return " ".join(words if _OF_STATES.isdisjoint(words) else _turned(words))


def _turned(words: list[str]) -> list[str]:
    """A body's name with its head last and its state first: "interior ministry of georgia" and "georgian interior
    ministry" are "georgia interior ministry", "department of state" is "state department"."""
    head = next(i for i, w in enumerate(words) if w in _OF_STATES)
    rest = words[head + 1 :]
    for i in range(len(rest) - 1, -1, -1):
        state = " ".join(w for w in rest[i + 1 :] if w != "the")
        if rest[i] == "of" and state in known_names():
            words, rest = [*known_names()[state].key.split(), *words[: head + 1], *rest[:i]], rest[:i]
            head = len(words) - len(rest) - 1
            break
    if rest[:1] in (["of"], ["for"]) and words[head] in _OFFICES and len(rest) > 1:
        field = [_FIELDS.get(w, w) for w in rest[1:] if w != "the"]
        field = field[:-1] if field[0] == "foreign" and field[-1] == "affairs" else field
        words = [*words[:head], *field, words[head]]
    elif not rest and words[head] in _OFFICES:
        words = [_FIELDS.get(w, w) for w in words]
    if words and words[0] in demonyms() and words[-1] in _OF_STATES:
        words = [*demonyms()[words[0]].split(), *words[1:]]
    return words


@cache
def _short_names() -> dict[str, frozenset[str]]:
    return {fold(row[0]): frozenset(fold(s) for s in row[1].split(";")) for row in table_rows("nicknames.tsv")}


def _is_given(a: str, b: str) -> bool:
    """Whether two given names can be one: the same, an initial of it, or a short form."""
    if a == b or (len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b)):
        return True
    short = _short_names()
    both = any(a in s and b in s for s in short.values())
    return both or b in short.get(a, ()) or a in short.get(b, ())


def name_words(folded: str) -> list[str]:
    """The words of a person's name, "Jr." and "III" aside."""
    return [w for w in words_of(folded).split() if w not in _ORDINAL_SUFFIXES] or [folded]


def surname_of(folded: str) -> str:
    """The last word of a person's name, "Jr.", "III" and an Arabic article aside."""
    return name_words(folded)[-1].removeprefix("al-").removeprefix("el-")


def same_person(a: str, b: str) -> bool:
    """Whether two forms of two or more words can name one person ("Iain Duncan Smith", "Duncan Smith")."""
    long, short = name_words(fold(a)), name_words(fold(b))
    if {"jr", "sr"} <= {*words_of(fold(a)).split(), *words_of(fold(b)).split()}:
        return False
    if len(long) < len(short):
        long, short = short, long
    if len(short) < 2:
        return False
    if long[-len(short) :] == short or long[: len(short)] == short:
        return True
    if long[-1] != short[-1] or not _is_given(long[0], short[0]):
        return False
    middle, other = long[1:-1], short[1:-1]
    return all(any(_is_given(o, m) for m in middle) for o in other) or not middle


def same_body(a: str, b: str) -> bool:
    """Whether two forms name one body or place: the same but for the state before it or "of ..." after it."""
    long, short = words_of(fold(a)).split(), words_of(fold(b)).split()
    if len(long) < len(short):
        long, short = short, long
    if long == short:
        return True
    if not short or len(short) == len(long):
        return False
    lead = " ".join(long[: len(long) - len(short)])
    ordinal = lead[:1].isdigit() and lead.endswith(("st", "nd", "rd", "th"))
    if long[-len(short) :] == short and (ordinal or lead in demonyms() or lead in known_names()):
        return any(is_institution(w) for w in short)
    rest = long[len(short) :]
    if long[: len(short)] != short:
        return False
    if rest[0] in ("of", "for", "to", "against", "on") and is_institution(short[-1]):
        return len(short) > 1
    if rest == ["island"] and _is_known(" ".join(short)):
        # "Hong Kong Island" is a part of Hong Kong.
        return False
    return all(w in _DROPPED for w in rest) and not is_institution(short[0])


def initials_of(name: str) -> tuple[str, ...]:
    """The initials of a name of several words in capitals, without and with those of "of", "and" and the like."""
    words = _WORDS.findall(name)
    if len(words) == 1:
        # "LeT", "Lashkar-e-Taiba"
        words = words[0].split("-")
    if len(words) < 2:
        return ()
    found = ["".join(w[0] for w in words if w.lower() not in _JOINING), "".join(w[0] for w in words)]
    if (rest := _without_state(name)) is not None and len(rest) > 1:
        # "FDA", "U.S. Food and Drug Administration"
        found.append("".join(w[0] for w in rest if w.lower() not in _JOINING))
    return tuple(dict.fromkeys(f.upper() for f in found))


def _without_state(name: str) -> list[str] | None:
    """The words of a body's name behind the state that it begins with; None where it begins with none."""
    words = name.split()
    for size in (2, 1):
        if len(words) > size + 1 and _is_known(fold(" ".join(words[:size]))):
            return _WORDS.findall(" ".join(words[size:]))
    return None


def is_acronym_of(short: str, name: str) -> bool:
    """Whether ``short`` is made of the initials of ``name`` ("BNP", "British National Party")."""
    letters = short.replace(".", "")
    if not 2 <= len(letters) <= 8 or sum(c.isupper() for c in letters) < 2 or " " in short:
        return False
    return letters.upper() in initials_of(name)


def is_short_body(short: str, name: str) -> bool:
    """Whether ``short`` is a body's name cut short: its first word ("Mahan" of "Mahan Air") or its head noun
    ("Senate" of "U.S. Senate", "Congress" of "National Congress of Bolivia")."""
    few, many = words_of(fold(short)).split(), words_of(fold(name)).split()
    if len(few) != 1 or len(many) < 2:
        return False
    word = few[0]
    if is_institution(word):
        heads = [many[-1]] + [many[i - 1] for i, w in enumerate(many) if w in ("of", "for") and i]
        return word in heads and word not in _NO_SHORT_FORMS
    cut = is_institution(many[-1]) or many[-1] in _DROPPED
    return many[0] == word and cut and many[-1] not in _LED and not _is_known(word) and len(word) > 2


def _is_known(word: str) -> bool:
    return word in demonyms() or word in known_names()


def is_presidency(entities: tuple[Entity, ...], entity: Entity) -> bool:
    """Whether a body bears the name of a person of the text, as "the Biden-Harris Administration" does and an agency
    called an administration does not."""
    people = {e.name.split()[-1] for e in entities if e.type == "person"}
    return entity.type == "org" and not people.isdisjoint(entity.name.replace("-", " ").split())
