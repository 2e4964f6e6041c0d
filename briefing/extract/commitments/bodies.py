"""For whom a person speaks: the body or state that the role given to them names."""

from __future__ import annotations

import re

from briefing.language.analysis import Analysis, Entity, Token
from briefing.language.gazetteers import demonyms, fold

# Those who head a state speak as themselves unless they name it.
_HEADS = re.compile(
    r"\b(?:prime minister|president|premier|chancellor|king|queen|emir|sultan|monarch)\b", re.IGNORECASE
)


def institution_of(analysis: Analysis, person: Entity) -> tuple[str, ...]:
    """The body or state that a person speaks for by the role given to them ("the White House spokesman", "the French
    president"); the person where the role names none."""
    if person.type != "person":
        return (person.name,)
    for role in person.roles:
        bodies = [
            e
            for t in analysis.tokens_in(role)
            if (e := analysis.entity_at(t.span.start)) is not None and e.type != "person"
        ]
        if bodies:
            return (bodies[0].name,)
        for word in role.of(analysis.text).split():
            state = demonyms().get(fold(word.strip(",.'’")))
            if state is not None:
                named = next((e.name for e in analysis.entities if fold(e.name) == state), None)
                return (named or state.title(),)
    return (person.name,)


def body_of(analysis: Analysis, word: Token) -> tuple[str, ...]:
    """The body that the one person named by a word speaks for; empty for others and for heads of state."""
    named = analysis.entities_of(word)
    if len(named) != 1 or named[0].type != "person":
        return ()
    person = named[0]
    body = institution_of(analysis, person)
    if body == (person.name,) or (is_state(analysis, body) and heads_state(analysis, person)):
        return ()
    return body


def is_state(analysis: Analysis, body: tuple[str, ...]) -> bool:
    """Whether a person's body is a state, not an organisation of the article."""
    return not any((e.name,) == body and e.type == "org" for e in analysis.entities)


def heads_state(analysis: Analysis, person: Entity) -> bool:
    """Whether a role of the person is that of a head of state or government."""
    return any(_HEADS.search(role.of(analysis.text)) for role in person.roles)
