"""Whom a title names: the states and bodies in it, and the two that open it."""

from __future__ import annotations

import re

from briefing.language.analysis import Analysis, Entity
from briefing.language.gazetteers import demonyms, fold, is_title, known_names
from briefing.text.span import Span

# Names of things that people make together: they do not speak.
_MADE = frozenset(
    """framework partnership dialogue summit statement agreement act plan pact treaty convention initiative programme
    program pledge strategy agenda declaration forum meeting conference fund deal law bill order protocol
    working""".split()
)
_WORD = re.compile(r"[^\W_][\w.’']*")
# What stands before the news in a title: "FACT SHEET:", "Statement from".
_LABEL = re.compile(r"^(?:[A-Z][A-Z -]+:\s*)?(?:[Tt]he\s+)?")


def may_speak(analysis: Analysis, entity: Entity) -> bool:
    """Whether an entity can issue a statement: a body that is no framework or summit, a state that is no city."""
    words = {w.lower() for w in entity.name.split()}
    if entity.type == "person" or words & _MADE or fold(entity.name) in demonyms():
        return False
    if entity.name.isupper() and any(_stands_for_made(analysis, m) for m in entity.mentions):
        return False
    return entity.type == "org" or (fold(entity.name) in known_names() or "of" in entity.name.split())


def _stands_for_made(analysis: Analysis, mention: Span) -> bool:
    """Whether an acronym in brackets is that of a thing made ("the Indo-Pacific Economic Framework (IPEF)")."""
    text = analysis.text
    if mention.start < 2 or text[mention.start - 1] != "(":
        return False
    words = [w for w in _WORD.findall(text[max(0, mention.start - 80) : mention.start]) if w[0].isupper()]
    return any(w.lower() in _MADE for w in words[-(mention.end - mention.start) :])


def titled(analysis: Analysis) -> tuple[str, ...]:
    """The states and bodies that the title names, by the article's names for them ("U.S.-Saudi Arabia Joint Statement"
    for an article that says "the Kingdom of Saudi Arabia")."""
    title = analysis.document.title or ""
    known = _known_in(title)
    found: dict[int, str] = {}
    for e in analysis.entities:
        if not may_speak(analysis, e):
            continue
        places = [at for form in (e.name, *e.aliases) if (at := _place(title, form)) >= 0]
        keys = {k.key for form in (e.name, *e.aliases) if (k := known_names().get(fold(form))) is not None}
        places += [known[key] for key in keys if key in known]
        if places:
            found.setdefault(min(places), e.name)
    return tuple(found[i] for i in sorted(found))


def _known_in(title: str) -> dict[str, int]:
    """Where a title names well-known states and bodies, by their keys; longer names first."""
    words = [(m.start(), m.group()) for m in _WORD.finditer(title)]
    found: dict[str, int] = {}
    for i, (start, first) in enumerate(words):
        for length in range(min(4, len(words) - i), 0, -1):
            form = " ".join(w for _, w in words[i : i + length])
            known = known_names().get(fold(form)) if first[0].isupper() else None
            if known is not None:
                found.setdefault(known.key, start)
                break
    return found


def _place(title: str, form: str) -> int:
    """Where a name stands in a title as whole words, or -1."""
    at = title.find(form) if len(form) > 1 else -1
    while at >= 0:
        end = at + len(form)
        if not (at and title[at - 1].isalnum()) and not (end < len(title) and title[end].isalnum()):
            return at
        at = title.find(form, at + 1)
    return -1


def opening_pair(analysis: Analysis, acting: tuple[str, ...]) -> tuple[str, ...]:
    """The two bodies that open a title and so act together in what follows: "The United States and G7 to Take Further
    Action"; for a person of the body that acts, that body ("President Biden and G7 Leaders Launch"). Else nothing."""
    title = analysis.document.title or ""
    start = _LABEL.match(title)
    at = start.end() if start else 0
    first, _, rest = title[at:].partition(" and ")
    second = rest.removeprefix("the ")
    words = [w for w in first.split() if not is_title(w)]
    one = _named(analysis, " ".join(words))
    two = next((e for n in (3, 2, 1) if (e := _named(analysis, " ".join(second.split()[:n]))) is not None), None)
    if one is None or two is None or one is two or not may_speak(analysis, two):
        return ()
    if one.type == "person":
        return tuple(dict.fromkeys((*acting, two.name))) if acting else ()
    return (one.name, two.name) if may_speak(analysis, one) else ()


def _named(analysis: Analysis, words: str) -> Entity | None:
    """The entity of the article that words name, by one of its forms, its surname or its well-known other name."""
    known = known_names().get(fold(words)) if words else None
    for e in analysis.entities:
        if words and words in (e.name, *e.aliases):
            return e
        other = known_names().get(fold(e.name)) if known is not None else None
        if known is not None and other is not None and known.key == other.key:
            return e
        if e.type == "person" and words.split()[-1:] == e.name.split()[-1:]:
            return e
    return None
