"""Whom a plural or a meeting sums up: "this group of countries", "the leaders" after three names, "the U.S.-EU Summit".

Bodies and people are set side by side once and then told by one word; each rule finds the place where they stand.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import lru_cache

from briefing.extract.commitments.bearers import is_firm, lemma_of
from briefing.extract.commitments.coordination import members_of
from briefing.language import syntax
from briefing.language.analysis import Analysis, Entity, Token
from briefing.language.gazetteers import demonyms, fold, known_names

# Those who act for the states or bodies named behind "of", "from" or "for".
LEADERS = frozenset({"leader", "president", "minister", "premier", "chief", "team"})
_DELEGATES = frozenset(
    "representative envoy ambassador delegate head chairman director commissioner negotiator counterpart".split()
)
_PEOPLE = frozenset({"leader", "president", "minister", "premier", "chief", "representative", "envoy"})
_SUMS = frozenset("group country nation state government company firm party organization organisation partner".split())
_POINTING = frozenset({"this", "these", "those", "both", "all"})
# Meetings of two, named by both with a hyphen between.
_MEETINGS = frozenset("summit dialogue meeting conference talk consultation ministerial".split())
_PAIR = re.compile(r"(?P<one>[A-Z][\w.]*(?: [A-Z][\w.]*)?)\s?[-–—]\s?(?P<two>[A-Z][\w.]*(?: [A-Z][a-z]+)?)\b")
_OFFICES_OF = re.compile(
    r"^.*\b(?:Leaders|Ministers|Presidents|Heads|Governments|Representatives|Envoys|Delegations|Directors)"
    r"(?: of (?:State|Government|State and Government))? of (?:the )?(?P<body>[A-Z].*)$"
)
_NEAR = 2


def delegates_of(analysis: Analysis, noun: Token) -> tuple[str, ...]:
    """The states or bodies that a plural of delegates acts for, where two or more are named with it here or where it
    was first told: "the Special Representatives and Envoys of the EU, France ..."; "The Special Representatives"."""
    if noun.tag not in ("NNS", "NNPS") or lemma_of(noun) not in _DELEGATES:
        return ()
    lemma = lemma_of(noun)
    for t in analysis.tokens:
        if t.index > noun.index:
            return ()
        if t.tag in ("NNS", "NNPS") and lemma_of(t) == lemma:
            for member in reversed(syntax.conjuncts(analysis, t)):
                found = _behind(analysis, member)
                if len(found) >= 2:
                    return found
    return ()


def _behind(analysis: Analysis, noun: Token) -> tuple[str, ...]:
    """The bodies and states coordinated behind the "of" or "from" of a noun."""
    for preposition, inner in syntax.prepositions_of(analysis, noun):
        if preposition.text.lower() in ("of", "from") and inner.pos in ("PROPN", "NOUN"):
            named = (analysis.entity_at(t.span.start) for t in syntax.conjuncts(analysis, inner))
            return tuple(dict.fromkeys(e.name for e in named if e is not None and e.type != "person"))
    return ()


def summed_up(analysis: Analysis, noun: Token) -> tuple[str, ...]:
    """Those named side by side just before that a word takes up: states and bodies for "this group of countries" and
    "these companies", persons for "the leaders"; two or more, else nothing."""
    lemma = lemma_of(noun)
    determiner = syntax.determiner_of(analysis, noun)
    plural = noun.tag in ("NNS", "NNPS")
    if lemma in _PEOPLE and plural and determiner in ("the", *_POINTING) and not _told_before(analysis, noun):
        return _last_named(analysis, noun, persons=True)
    if lemma in _SUMS and determiner in _POINTING and (plural or lemma == "group"):
        return _last_named(analysis, noun, persons=False)
    if is_firm(lemma) and plural and determiner == "the" and len(syntax.premodifiers_of(analysis, noun)) == 1:
        return _last_named(analysis, noun, persons=False)
    numbers = [t.text.lower() for t in syntax.modifiers_of(analysis, noun) if t.pos == "NUM"]
    if lemma in _SUMS and plural and determiner == "the" and numbers:
        found = _last_named(analysis, noun, persons=False)
        return found if len(found) == _NUMBERS.get(numbers[0], 0) else ()
    return ()


_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}


def _told_before(analysis: Analysis, noun: Token) -> bool:
    """Whether the same plural stood before with what tells which ones are meant ("the Ministers of the Coalition")."""
    word = noun.text.lower()
    earlier = (t for t in analysis.tokens[: noun.index] if t.text.lower() == word)
    return any(analysis.tokens[t.index + 1].text == "of" or syntax.modifiers_of(analysis, t) for t in earlier)


def _last_named(analysis: Analysis, noun: Token, *, persons: bool) -> tuple[str, ...]:
    """The largest coordination of names in the nearest sentence before a word that has one."""
    sentences = analysis.document.sentences
    for number in range(noun.sentence - 1, max(-1, noun.sentence - _NEAR - 1), -1):
        best: tuple[str, ...] = ()
        for t in analysis.tokens_of(sentences[number]):
            if analysis.entity_at(t.span.start) is None or syntax.first_conjunct(analysis, t) is not t:
                continue
            members = members_of(analysis, t)
            known = [e for m in members for e in analysis.entities_of(m)[:1] if (e.type == "person") == persons]
            named = tuple(dict.fromkeys(e.name for e in known))
            if len(named) > max(1, len(best)) and len(named) == len(members):
                best = named
        if best:
            return best
    return ()


def meeting_of(analysis: Analysis, noun: Token) -> tuple[str, ...]:
    """The two that meet, by the name of their meeting ("The U.S.-EU Summit will begin the work"), else nothing."""
    if lemma_of(noun) not in _MEETINGS:
        return ()
    entity = analysis.entity_at(noun.span.start)
    words = entity.name if entity is not None else syntax.noun_phrase(analysis, noun).of(analysis.text)
    match = _PAIR.search(words)
    if match is None:
        return ()
    first = named_as(analysis, match["one"]) or named_as(analysis, match["one"].split()[-1])
    second = named_as(analysis, match["two"]) or named_as(analysis, match["two"].split()[0])
    return (first.name, second.name) if first is not None and second is not None else ()


def named_as(analysis: Analysis, form: str) -> Entity | None:
    """The body or state of the article that a short form names, also by its well-known other name ("U.S.")."""
    known = known_names().get(fold(form))
    for e in analysis.entities:
        if e.type == "person":
            continue
        if form == e.name or form in e.aliases:
            return e
        other = known_names().get(fold(e.name))
        if known is not None and other is not None and known.key == other.key:
            return e
    return None


def without_office(analysis: Analysis, name: str) -> str:
    """The body behind a name that the parse joined with the plural of its office: "G7 Foreign Ministers of Canada"
    is Canada, by the article's name for it."""
    match = _OFFICES_OF.match(name)
    if match is None:
        return spelt_right(name) or name
    known = named_as(analysis, match["body"])
    return known.name if known is not None else match["body"]


@lru_cache(maxsize=1024)
def spelt_right(name: str) -> str | None:
    """A state's name where a name of several words is all but that ("United State"), else None."""
    folded = fold(name)
    if " " not in folded or folded in known_names() or folded in demonyms() or folded + "s" in demonyms():
        return None
    states = [form for form, known in known_names().items() if known.state and " " in form]
    near = get_close_matches(folded, [f for f in states if f.split()[0] == folded.split()[0]], n=1, cutoff=0.9)
    return near[0].title() if near and len(near[0].split()) == len(folded.split()) else None


def with_companions(analysis: Analysis, verb: Token) -> tuple[Token, ...]:
    """The subject of a verb of meeting with those met: "Biden met with Modi to reaffirm their commitment"."""
    subject = syntax.subject_of(analysis, verb)
    if subject is None or verb.lemma.lower() not in _MEETS:
        return ()
    met = [n for p, n in syntax.prepositions_of(analysis, verb) if p.text.lower() == "with"]
    others = met or (syntax.objects_of(analysis, verb) if verb.lemma.lower() in ("meet", "host") else ())
    named = [t for t in others if analysis.entity_at(t.span.start) is not None]
    return (*members_of(analysis, subject), *(m for t in named for m in members_of(analysis, t))) if named else ()


_MEETS = frozenset({"meet", "speak", "talk", "host", "join", "work", "partner", "team"})
