"""Definite descriptions: "the two leaders", "both sides", "the prime minister", "the company", "the government"."""

from __future__ import annotations

import re
from collections.abc import Callable

from briefing.language.analysis import Entity, EntityType, Reference, Token
from briefing.language.context import Context
from briefing.language.gazetteers import demonyms, fold, known_names, title_of
from briefing.language.same import is_presidency
from briefing.language.syntax import premodifiers_of
from briefing.text.span import Span

_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "2": 2, "3": 3, "4": 4}
# Plural nouns that sum up names just set side by side, with the type of what they sum up.
_PLURALS: dict[str, EntityType | None] = {
    "leaders": "person",
    "presidents": "person",
    "ministers": "person",
    "premiers": "person",
    "men": "person",
    "women": "person",
    "journalists": "person",
    "politicians": "person",
    "candidates": "person",
    "senators": "person",
    "officials": "person",
    "countries": "place",
    "nations": "place",
    "states": "place",
    "neighbours": "place",
    "neighbors": "place",
    "governments": "place",
    "companies": "org",
    "firms": "org",
    "carriers": "org",
    "organisations": "org",
    "organizations": "org",
    "agencies": "org",
    "banks": "org",
    "airlines": "org",
    "sides": None,
    "parties": None,
    "allies": None,
}
_STATES = frozenset({"countries", "nations", "states", "governments"})
_LEADERS = frozenset(
    "president premier chancellor minister leader pm king queen sultan emir taoiseach head chairman secretary".split()
)
# Bodies that a common noun takes up: words of which one stands in the body's name.
_BODIES: dict[str, frozenset[str]] = {
    "party": frozenset({"party", "league", "front", "movement"}),
    "court": frozenset({"court", "tribunal"}),
    "ministry": frozenset({"ministry"}),
    "department": frozenset({"department"}),
    "agency": frozenset({"agency", "administration", "service"}),
    "council": frozenset({"council"}),
    "commission": frozenset({"commission"}),
    "committee": frozenset({"committee"}),
    "union": frozenset({"union"}),
    "university": frozenset({"university", "college", "institute"}),
    "bank": frozenset({"bank"}),
    "board": frozenset({"board"}),
    "parliament": frozenset({"parliament", "assembly", "congress", "knesset", "duma", "bundestag"}),
    "senate": frozenset({"senate"}),
    "administration": frozenset({"administration"}),
    "government": frozenset({"government"}),
    "army": frozenset({"army"}),
    "military": frozenset({"military"}),
    "navy": frozenset({"navy"}),
    "alliance": frozenset({"alliance", "nato"}),
    "organisation": frozenset({"organisation", "organization"}),
    "organization": frozenset({"organisation", "organization"}),
    "foundation": frozenset({"foundation"}),
    "airline": frozenset({"air", "airlines", "airways", "airline"}),
    "fund": frozenset({"fund", "imf"}),
    "bloc": frozenset({"union", "eu", "european"}),
}
_COMPANY = frozenset({"company", "firm", "carrier", "manufacturer", "retailer", "corporation", "maker", "giant"})
_NO_COMPANY = frozenset().union(*_BODIES.values(), {"house", "nations", "office", "police", "authority", "people"}) - {
    "bank", "air", "airlines", "airways", "airline", "agency", "service",
}  # fmt: skip
_COUNTRY = frozenset({"country", "nation"})
_SUMMING = frozenset({*_PLURALS, *_BODIES, *_COMPANY, *_COUNTRY})
_REACH = 3
_MEMORY = 80
_OPENING = 4
_AGE_REACH = 3
_AGED = re.compile(r"\b[Tt]he \d\d-year[- ]old$")


def describe(context: Context, token: Token) -> Reference | None:
    """What a description that this noun heads stands for, or None."""
    if token.text == "old":
        return _aged(context, token)
    if token.pos not in ("NOUN", "PROPN"):
        return None
    word = token.text.lower()
    title = title_of(word) == word
    if (not title and word not in _SUMMING) or context.analysis.entity_at(token.span.start) is not None:
        return None
    bearer = context.bearer_of(token) if title else None
    if bearer is not None:
        return Reference(token.span, (bearer,), "own-title")
    before = premodifiers_of(context.analysis, token)
    words = [t.text.lower() for t in before]
    if not words:
        return None
    span = Span(before[0].span.start, token.span.end)
    if word in _PLURALS:
        return _several(context, token, words, span)
    if words[0] not in ("the", "this") or context.is_quoted(token):
        return None
    if title:
        return _titled(context, token, words[1:], span)
    if len(words) > 1:
        return None
    if word in _BODIES:
        kin = _BODIES[word]
        if word == "government" and not any(_shares(e, kin) for e in context.analysis.entities):
            return _only_country(context, token, span)
        rule = f"the-{word}"
        if token.text == "Administration":  # that of a president, not an agency of that name
            return _latest(context, token, span, lambda e: is_presidency(context.analysis.entities, e), rule)
        return _latest(context, token, span, lambda e: e.type == "org" and _shares(e, kin), rule)
    if word in _COMPANY:
        return _latest(context, token, span, _is_company, "the-company")
    if word in _COUNTRY:
        near = _latest(context, token, span, _is_country, "the-country", reach=1)
        return near or _only_country(context, token, span)
    return None


def _aged(context: Context, token: Token) -> Reference | None:
    """ "The 25-year-old": the person that one of the last sentences is about, if it is about one."""
    text = context.analysis.text
    told = _AGED.search(text, max(0, token.span.start - 16), token.span.end)
    following = context.analysis.tokens[token.index + 1 : token.index + 2]
    if told is None or context.is_quoted(token) or (following and following[0].pos in ("NOUN", "PROPN", "ADJ")):
        return None
    for sentence in range(token.sentence - 1, max(-1, token.sentence - _AGE_REACH - 1), -1):
        subject = context.subject_of_sentence(sentence)
        if subject is not None and context.analysis.entities[subject].type == "person":
            return Reference(Span(told.start(), token.span.end), (subject,), "the-aged")
    return None


def _only_country(context: Context, token: Token, span: Span) -> Reference | None:
    """The one state that the text has named so far; None where it has named several or none."""
    entities = context.analysis.entities
    states = [e.ident for e in entities if _is_country(e) and e.mentions[0].start < token.span.start]
    return Reference(span, (states[0],), "the-only-country") if len(states) == 1 else None


def _back(token: Token, reach: int = _MEMORY) -> range:
    """Sentence numbers from a token's own backwards, as far as a reader remembers."""
    return range(token.sentence, max(-1, token.sentence - reach - 1), -1)


def _several(context: Context, token: Token, words: list[str], span: Span) -> Reference | None:
    number = next((_NUMBERS[w] for w in words if w in _NUMBERS), None)
    if number is None or words[0] not in ("the", "these", "both") or len(words) > 2 or context.is_quoted(token):
        return None
    word = token.text.lower()
    fits = _filter(context, word)
    for sentence in _back(token):
        named = list(dict.fromkeys(context.named_in(sentence, before=token.index)))
        fitting = [i for i in named if fits(context.analysis.entities[i])]
        if _PLURALS[word] is None:
            fitting = _sides(context, sentence, token, fitting, number)
        if len(fitting) == number:
            return Reference(span, tuple(fitting), "the-several")
        if len(fitting) > number:
            return None
        if _PLURALS[word] is None and token.sentence - sentence >= _REACH:
            pair = _first_pair(context, token, number)
            return Reference(span, tuple(pair), "the-several") if pair else None
    return None


def _first_pair(context: Context, token: Token, number: int) -> list[int]:
    """The parties of the story: the first names of the text that are set side by side."""
    for sentence in range(min(_OPENING, token.sentence)):
        named = list(dict.fromkeys(context.named_in(sentence, before=token.index)))
        pair = _sides(context, sentence, token, named, number)
        if pair:
            return pair
    return []


def _filter(context: Context, plural: str) -> Callable[[Entity], bool]:
    """Which entities a plural noun can take up: of its type, its gender, and its title where the text gives one."""
    kind, text = _PLURALS[plural], context.analysis.text
    title = title_of(plural)
    leads = _LEADERS if title == "leader" else frozenset({title}) if title else frozenset()
    holders = {
        e.ident
        for e in context.people
        if any(title_of(w) in leads for role in e.roles for w in role.of(text).lower().split())
    }

    def fits(entity: Entity) -> bool:
        if kind is not None and entity.type != kind:
            return False
        if plural in _STATES and not _is_country(entity) and _is_region(entity):
            return False
        if plural in ("men", "women"):
            return context.genders.get(entity.ident) in (None, "male" if plural == "men" else "female")
        return not leads or len(holders) < 2 or entity.ident in holders

    return fits


def _sides(context: Context, sentence: int, token: Token, idents: list[int], number: int) -> list[int]:
    """The entities of one sentence that are set side by side: coordinated names, or persons and no others."""
    for first in context.heads_in(sentence, before=token.index):
        group = context.idents_of(first)
        if any(_is_people(context.analysis.entities[i]) for i in group):
            continue
        if len(group) == number and set(group) <= set(idents):
            return list(group)
    people = [i for i in idents if context.analysis.entities[i].type == "person"]
    return people if len(people) == number else []


def _titled(context: Context, token: Token, modifiers: list[str], span: Span) -> Reference | None:
    """ "the minister": the last person named who was given that title and, if it is told, that state or field."""
    title = token.text.lower()
    text = context.analysis.text
    found: list[int] = []
    for sentence in _back(token):
        for ident in reversed(context.named_in(sentence, before=token.index)):
            entity = context.analysis.entities[ident]
            if entity.type == "person" and any(_holds(r.of(text), title, modifiers) for r in entity.roles):
                found += [ident] * (ident not in found)
        if found and token.sentence - sentence >= _REACH:
            break
    return Reference(span, (found[0],), "the-title") if found and len(found) < 3 else None


def _holds(role: str, title: str, modifiers: list[str]) -> bool:
    words = role.lower().replace("’s", "").replace("'s", "").split()
    titles = [title_of(w) for w in words]
    if title not in titles and not (title == "premier" and "prime" in words):
        return False
    if title == "president" and "vice" in words and "vice" not in modifiers:
        return False
    former = {"former", "ex", "then"} & set(words)
    if former and not former & set(modifiers):
        return False
    states = {demonyms().get(w, w) for w in words}
    return all(m in words or demonyms().get(m, m) in states for m in modifiers)


def _latest(
    context: Context, token: Token, span: Span, fits: Callable[[Entity], bool], rule: str, reach: int = _MEMORY
) -> Reference | None:
    """The fitting entity named last; None where two stand in the same sentence."""
    entities = context.analysis.entities
    for sentence in _back(token, reach):
        named = [i for i in context.named_in(sentence, before=token.index) if fits(entities[i])]
        if named:
            subject = context.subject_of_sentence(sentence) if sentence < token.sentence else None
            if len(set(named)) > 1 and subject not in named:
                return None
            return Reference(span, (subject if subject in named and subject is not None else named[-1],), rule)
    return None


def _is_people(entity: Entity) -> bool:
    last = entity.name.rsplit(" ", 1)[-1].lower()
    return last in ("people", "government") or last in demonyms()


def _words(entity: Entity) -> set[str]:
    return {w for form in (entity.name, *entity.aliases) for w in fold(form).split()}


def _shares(entity: Entity, kin: frozenset[str]) -> bool:
    return bool(_words(entity) & kin)


def _is_company(entity: Entity) -> bool:
    known = known_names().get(fold(entity.name))
    return entity.type == "org" and not _words(entity) & _NO_COMPANY and (known is None or " " not in known.key)


def _is_region(entity: Entity) -> bool:
    known = known_names().get(fold(entity.name))
    return entity.type == "place" and known is not None and not known.state


def _is_country(entity: Entity) -> bool:
    known = known_names().get(fold(entity.name))
    return entity.type == "place" and known is not None and known.state
