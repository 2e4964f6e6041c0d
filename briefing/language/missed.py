"""Names that the engine passed over, and runs that it took for names but are none.

Three sources: a title before a name ("Minister of Information Attaullah Tarar"), an acronym introduced in brackets
("Tigray People's Liberation Front (TPLF)"), and the same words named elsewhere in the document.
"""

from __future__ import annotations

from collections import Counter

from briefing.language.bare import add_bare, drop_openers
from briefing.language.gazetteers import demonyms, fold, is_title, known_names, word_list
from briefing.language.names import (
    STORMS,
    TITLE_MODIFIERS,
    WEIGHTS,
    Cover,
    Name,
    NameKind,
    is_capitalised,
    is_institution,
    is_particle,
    span_of,
    text_of,
)
from briefing.language.persons import add_apposed, add_speakers, add_titled, is_name_word
from briefing.language.roles import roles_of
from briefing.language.same import initials_of
from briefing.language.syntax import first_conjunct, is_modifier
from briefing.language.unnamed import drop_unnamed, is_text_or_event

_ACRONYM_LENGTH = range(2, 9)
_JOINING = frozenset(
    {
        "of",
        "the",
        "and",
        "for",
        "on",
        "in",
        "to",
        "&",
        "-",
        "–",
        "'s",
        "’s",
        "de",
        "la",
        "du",
        "del",
        "e",
        "ul",
        "al",
        "el",
    }
)


def add_missed(cover: Cover) -> None:
    """Complete the names of a document in place."""
    _drop_role_parts(cover)
    _add_known(cover)
    add_bare(cover)
    drop_openers(cover)
    add_titled(cover)
    add_speakers(cover)
    add_apposed(cover)
    _read_brackets(cover)
    _add_coordinated(cover)
    _reread_others(cover)
    _add_repeats(cover)
    _add_acronyms(cover)
    drop_unnamed(cover)


def _drop_role_parts(cover: Cover) -> None:
    """ "Secretary of [State]", "Chief of [Army] Staff", "[Field] Marshal": parts of a role, not bodies."""
    fields = word_list("portfolios.txt")
    names = cover.names()
    storms = {n.first for n in names if n.kind == "other" and cover.tokens[n.first].text.lower() in STORMS}
    called = {cover.tokens[cover.owner[i].last - 1].text.lower() for i in storms}
    for name in names:
        words = [cover.tokens[i].text.lower() for i in range(name.first, name.last)]
        if len(words) == 1 and words[0] in called and name.kind != "other":
            cover.drop(name)
            continue
        if name.kind == "person" and all(is_title(w) or w in TITLE_MODIFIERS for w in words):
            cover.drop(name)
            continue
        if all(w in ("jr.", "sr.", "jr", "ii", "iii") for w in words):
            cover.drop(name)
            continue
        if name.kind != "people" and all(is_title(w) and not is_institution(w) for w in words):
            cover.drop(name)
            continue
        if name.kind not in ("org", "place", "other") or not all(w in fields or w in TITLE_MODIFIERS for w in words):
            continue
        before = cover.tokens[name.first - 1].text.lower() if name.first else ""
        title = cover.tokens[name.first - 2].text if name.first > 1 else ""
        after = cover.tokens[name.last].text if cover.same_sentence(name.first, name.last) else ""
        if (before in ("of", "for") and is_title(title)) or (
            is_title(after) and all(w in TITLE_MODIFIERS for w in words)
        ):
            cover.drop(name)


def _add_known(cover: Cover) -> None:
    """States, well-known bodies and peoples that the engine saw as common words."""
    for i, token in enumerate(cover.tokens):
        if i in cover.owner or token.pos != "PROPN" or not is_capitalised(token) or len(token.text) < 3:
            continue
        known = known_names().get(fold(token.text))
        if known is not None and token.text not in ("House", "Fed", "Quad", "WHO", "SEC", "SEC.", "Fed."):
            cover.put(Name(i, i + 1, "place" if known.place else "org"))
        elif token.tag == "NNPS" and fold(token.text) in demonyms():
            cover.put(Name(i, i + 1, "people"))


def _reread_others(cover: Cover) -> None:
    """ "[PRODUCT Evo Morales], the leader of coca growers": what has a role is a person."""
    for name in cover.names():
        if name.kind == "other" and 2 <= name.last - name.first <= 4 and not _is_work(cover, name):
            words = cover.tokens[name.first : name.last]
            person = Name(name.first, name.last, "person")
            told = " ".join(r.span.of(cover.analysis.text) for r in roles_of(cover, person)).split()
            if all(t.pos == "PROPN" and is_capitalised(t) for t in words) and any(is_title(w) for w in told):
                cover.put(person)


def _is_work(cover: Cover, name: Name) -> bool:
    """ "the [WORK_OF_ART Star Wars] movie"."""
    work = cover.analysis.mention_at(name.first, "WORK_OF_ART") is not None
    return work and cover.same_sentence(name.first, name.last) and cover.tokens[name.last].pos == "NOUN"


def _add_coordinated(cover: Cover) -> None:
    """ "Woolworths and [Coles]": a proper noun joined to a name is one of the same kind."""
    tokens = cover.tokens
    for i, token in enumerate(tokens):
        if i in cover.owner or not is_name_word(cover, i) or is_modifier(token) or i + 1 >= len(tokens):
            continue
        joined = first_conjunct(cover.analysis, token)
        held = cover.owner.get(joined.index) if joined is not token else None
        if held is None or held.kind not in ("person", "org", "place"):
            continue
        first = i
        while cover.same_sentence(first - 1, i) and is_name_word(cover, first - 1) and is_modifier(tokens[first - 1]):
            first -= 1
        if not is_particle(tokens[first]):
            cover.put(Name(first, i + 1, held.kind))


def _read_brackets(cover: Cover) -> None:
    """Acronyms in brackets: of a name, which they stand for too, or of common words or a role, and then no name."""
    tokens = cover.tokens
    empty: set[str] = set()
    for i in range(1, len(tokens) - 2):
        if tokens[i].text != "(" or tokens[i + 2].text != ")" or not _is_acronym(tokens[i + 1].text):
            continue
        begin = spelled_out(cover, i, tokens[i + 1].text)
        if begin is None:
            continue
        words = [t for t in tokens[begin:i] if t.text.lower() not in _JOINING]
        spelled = span_of(cover.analysis, begin, i).of(cover.analysis.text)
        if not all(is_capitalised(t) for t in words) or is_title(words[0].text) or is_text_or_event(spelled):
            empty.add(tokens[i + 1].text)
            continue
        held = {cover.owner[j] for j in range(begin, i) if j in cover.owner}
        # An institution's name may hold a state's; a place's own acronym ("(PoK)") stays a place.
        kind: NameKind = "place" if held and all(h.kind == "place" and h.last == i for h in held) else "org"
        first = min([begin, *(h.first for h in held if h.kind == "org")])
        end = i - (tokens[i - 1].text in ("'s", "’s", "'", "’"))
        known = known_names().get(fold(span_of(cover.analysis, first, end).of(cover.analysis.text)))
        if known is not None:
            kind = "place" if known.place else "org"
        cover.put(Name(first, end, kind))
        cover.put(Name(i + 1, i + 2, kind))
    for name in cover.names():
        if text_of(cover.analysis, name) in empty:
            cover.drop(name)


def _is_acronym(word: str) -> bool:
    letters = word.replace(".", "").removesuffix("s")
    return len(letters) in _ACRONYM_LENGTH and letters.isalnum() and sum(c.isupper() for c in letters) >= 2


def spelled_out(cover: Cover, end: int, acronym: str) -> int | None:
    """The first of the words before token ``end`` whose initials the acronym takes, or None."""
    letters = [c for c in acronym.removesuffix("s") if c.isupper() or c.isdigit()]
    at = end - 1
    wanted = len(letters) - 1
    while wanted >= 0 and at >= 0 and end - at <= 3 * len(letters) + 2 and cover.same_sentence(at, end):
        word = cover.tokens[at].text
        if word[0].upper() == letters[wanted].upper():
            wanted -= 1
            if wanted < 0:
                return at
        elif word.lower() not in _JOINING and word not in (",", "(", ")"):
            return None
        at -= 1
    return None


def _add_repeats(cover: Cover) -> None:
    """Words that are named in one place are named in every other: the longest form first, by majority kind."""
    forms: dict[tuple[str, ...], Counter[NameKind]] = {}
    for name in cover.names():
        if name.kind in ("person", "org", "place", "facility"):
            words = tuple(cover.tokens[i].text for i in range(name.first, name.last))
            forms.setdefault(words, Counter())[name.kind] += 1
            if name.kind == "person" and len(words) > 1 and len(words[-1]) > 2 and words[-1][0].isupper():
                forms.setdefault(words[-1:], Counter())
    for name in cover.names():
        # "[PRODUCT Evo Morales]" is a person where "Morales" is one.
        words = tuple(cover.tokens[i].text for i in range(name.first, name.last))
        ends = (forms.get(words[k:], Counter())["person"] for k in range(1, len(words)))
        if name.kind in ("other", "facility") and len(words) > 1 and any(ends):
            cover.put(Name(name.first, name.last, "person"))
            forms.setdefault(words, Counter())["person"] += 2
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted(forms, key=lambda w: (-len(w), w)):
        by_first.setdefault(words[0], []).append(words)
    i = 0
    while i < len(cover.tokens):
        i = _repeat_at(cover, i, by_first, forms) if cover.tokens[i].text in by_first else i + 1


def _add_acronyms(cover: Cover) -> None:
    """Acronyms that the text never introduces, of a body that it names in full ("CPI", "Communist Party of India")."""
    bodies = [text_of(cover.analysis, n) for n in cover.names() if n.kind == "org" and n.last - n.first > 1]
    known = {letters for body in bodies for letters in initials_of(body)}
    for i, token in enumerate(cover.tokens):
        free = i not in cover.owner and token.pos == "PROPN" and token.text.isupper() and _is_acronym(token.text)
        if free and token.text.replace(".", "") in known:
            cover.put(Name(i, i + 1, "org"))


def _repeat_at(
    cover: Cover, i: int, by_first: dict[str, list[tuple[str, ...]]], forms: dict[tuple[str, ...], Counter[NameKind]]
) -> int:
    for words in by_first[cover.tokens[i].text]:
        last = i + len(words)
        if last > len(cover.tokens) or not cover.same_sentence(i, last - 1):
            continue
        if any(t.text != w for t, w in zip(cover.tokens[i:last], words, strict=True)):
            continue
        held = {cover.owner[j] for j in range(i, last) if j in cover.owner}
        if any(h.first < i or h.last > last or (h.kind == "other" and len(words) == 1) for h in held):
            continue
        if not held and len(words) == 1 and cover.tokens[i].pos not in ("PROPN", "X") and not _is_acronym(words[0]):
            continue
        if len(held) == 1 and Name(i, last, next(iter(held)).kind) in held and next(iter(held)).kind != "other":
            return last
        kinds = forms[words]
        cover.put(Name(i, last, max(kinds, key=lambda k: kinds[k] * WEIGHTS[k]) if kinds else "person"))
        return last
    return i + 1
