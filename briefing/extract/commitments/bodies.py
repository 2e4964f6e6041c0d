"""For whom a person speaks: the body or state that the role given to them names."""

from __future__ import annotations

import re

from briefing.extract.commitments.bearers import is_firm
from briefing.language import syntax
from briefing.language.analysis import Analysis, Entity, Token
from briefing.language.gazetteers import demonyms, fold, is_title, known_names
from briefing.text.span import Span

# Those who head a state speak as themselves unless they say "we" for it.
_HEADS = re.compile(
    r"\b(?:prime minister|president|premier|chancellor|king|queen|emir|sultan|monarch)\b", re.IGNORECASE
)
# Offices held for a state or town; an artist who lives in one does not speak for it.
_OF_STATE = re.compile(
    r"\b(?:prime minister|president|premier|chancellor|king|queen|emir|sultan|minister|ministers|secretary|ambassador"
    r"|envoy|governor|mayor|senator|representative|spokes\w+|official|diplomat|commissioner|attorney|prosecutor|leader"
    r"|lawmaker|general|commander|chief|consul|delegate|negotiator|director|administrator|regent|speaker|head|mp)\b",
    re.IGNORECASE,
)
# Who does not hold an office any more, or not yet, does not speak for it.
_OUT_OF_OFFICE = re.compile(r"\b(?:former|ex|elect|designate|candidate|nominee|late|then)\b", re.IGNORECASE)


def institution_of(analysis: Analysis, person: Entity) -> tuple[str, ...]:
    """The body or state that a person speaks for by the role given to them ("the White House spokesman", "the French
    president", "President Rouhani of Iran", "the president of Georgia, Mikheil Saakashvili"); the person where no
    role names any, or only one not held now ("premier designate")."""
    if person.type != "person":
        return (person.name,)
    for role in person.roles:
        words = role.of(analysis.text)
        body = None if _OUT_OF_OFFICE.search(words) else _in_role(analysis, role)
        if body is not None:
            return (body,)
    return (_beside(analysis, person) or person.name,)


def _in_role(analysis: Analysis, role: Span) -> str | None:
    """The body or state that a role's words name, in full, by a part of its name or by its people's."""
    named = _named_in(analysis, role)
    if named is not None:
        return named
    words = [w.strip(",.'’()") for w in role.of(analysis.text).split()]
    for word, following in zip(words, (*words[1:], ""), strict=False):
        state = demonyms().get(fold(word))
        # "The Japanese carmaker's chief executive" speaks for the carmaker.
        if state is not None and not is_firm(re.sub(r"['’]?s$", "", following.lower())):
            return _government(analysis, word, words) or state_of(analysis, word) or state.title()
    first = words[0] if words else ""
    field = len(words) > 1 and words[1] in _FIELD_HEADS and not first.isupper()
    if first[:1].isupper() and not is_title(first) and not field:
        return next((e.name for e in analysis.entities if e.type == "org" and _opens(e, first)), None)
    return None


def _named_in(analysis: Analysis, role: Span) -> str | None:
    """The body or state named in a role: of "the DRC's Institut National" the institute; no field of office
    ("Agriculture Minister"), no place where somebody without an office lives."""
    office = _OF_STATE.search(role.of(analysis.text)) is not None
    tokens = analysis.tokens_in(role)
    found: Entity | None = None
    for t in tokens:
        entity = analysis.entity_at(t.span.start)
        if entity is None or entity.type == "person" or entity is found:
            continue
        following = analysis.tokens[t.index + 1].text if t.index + 1 < len(analysis.tokens) else ""
        if following in _FIELD_HEADS and entity.type == "org" and entity.name == t.text and not t.text.isupper():
            continue
        if entity.type == "place" and not office:
            continue
        if found is not None and not _owned(analysis, t):
            break
        found = entity
    return found.name if found is not None else None


_FIELD_HEADS = frozenset({"Minister", "Secretary", "minister", "secretary"})


def _owned(analysis: Analysis, token: Token) -> bool:
    """Whether a name follows its owner's ("the DRC's Institut")."""
    return any(t.text in ("'s", "’s") for t in analysis.tokens[max(0, token.index - 2) : token.index])


def _opens(entity: Entity, word: str) -> bool:
    return any(form.split()[0] == word for form in (entity.name, *entity.aliases))


def _government(analysis: Analysis, demonym: str, role: list[str]) -> str | None:
    """The government that a prime minister leads, where the article names it so ("the Iraqi government")."""
    if "minister" not in (w.lower() for w in role):
        return None
    name = f"{demonym} government".lower()
    return next((e.name for e in analysis.entities if e.name.lower() == name), None)


def named_by(analysis: Analysis, word: Token) -> Entity | None:
    """The body or person that a capitalised word is a short name of, where the parse took it for something else."""
    if not word.text[:1].isupper():
        return None
    return next((e for e in analysis.entities if word.text == e.name or word.text in e.aliases), None)


def state_of(analysis: Analysis, demonym: str) -> str | None:
    """The article's name for the state of a people ("Iranian", "the Iranians"), or None."""
    state = demonyms().get(fold(demonym))
    if state is None:
        return None
    for e in analysis.entities:
        known = known_names().get(fold(e.name)) if e.type == "place" else None
        if fold(e.name) == state or (known is not None and known.key == state):
            return e.name
    return None


def _beside(analysis: Analysis, person: Entity) -> str | None:
    """The body that stands right beside an office holder's name: "the president of Georgia, Mikheil Saakashvili",
    "President Rouhani of Iran"."""
    for mention in person.mentions:
        tokens = analysis.tokens_in(mention)
        if not tokens:
            continue
        following = analysis.tokens[tokens[-1].index + 1 : tokens[-1].index + 4]
        if person.roles and following and following[0].text == "of":
            body = _first_body(analysis, following[1:])
            if body is not None:
                return body
        office = syntax.apposed_to(analysis, tokens[-1])
        holder = syntax.after_preposition(analysis, office) if office is not None else None
        if office is not None and holder is not None and holder.text == "of" and is_title(analysis.head(holder).text):
            body = _first_body(analysis, (office,))
            if body is not None:
                return body
        if office is not None and is_title(office.text):
            of = tuple(n for p, n in syntax.prepositions_of(analysis, office) if p.text == "of")
            body = _first_body(analysis, of)
            if body is not None:
                return body
    return None


def _first_body(analysis: Analysis, tokens: tuple[Token, ...]) -> str | None:
    for t in tokens:
        entity = analysis.entity_at(t.span.start)
        if entity is not None and entity.type != "person":
            return entity.name
        if t.text.lower() != "the":
            return None
    return None


def is_state(analysis: Analysis, body: tuple[str, ...]) -> bool:
    """Whether a person's body is a state, not an organisation of the article."""
    return not any((e.name,) == body and e.type == "org" for e in analysis.entities)


def heads_state(analysis: Analysis, person: Entity) -> bool:
    """Whether a role of the person is that of a head of state or government."""
    return any(_HEADS.search(role.of(analysis.text)) for role in person.roles)


def body_of(analysis: Analysis, word: Token) -> tuple[str, ...]:
    """The body that the one person named by a word speaks for; empty for others."""
    named = analysis.entities_of(word)
    if len(named) != 1 or named[0].type != "person":
        return ()
    body = institution_of(analysis, named[0])
    return body if body != (named[0].name,) else ()
