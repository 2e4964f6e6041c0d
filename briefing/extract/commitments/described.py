"""Those who are described, not named: "the department", "his country", "both sides", "a team that will include ..."."""

from __future__ import annotations

import re

from briefing.extract.commitments.bearers import OFFICES, bearer_class
from briefing.extract.commitments.bodies import institution_of, state_of
from briefing.extract.commitments.referring import taken_up
from briefing.extract.commitments.speech import Speech, who_says
from briefing.extract.commitments.voices import first_person
from briefing.language import syntax
from briefing.language.analysis import Analysis, Entity, Token
from briefing.language.same import is_presidency

_LEADERS = frozenset({"leader", "president", "minister", "premier", "chief", "team"})
SIDES = frozenset(
    {"side", "party", "country", "nation", "government", "delegation", "state", "partner", "administration"}
)
# Bare words for the body that the one who says so belongs to ("the department will look into the incident").
_BODIES = frozenset(
    """company firm airline carrier bank agency department ministry party club group organization organisation network
    manufacturer retailer maker bureau commission committee council institute foundation association federation union
    university""".split()
)
_SELVES = frozenset({"country", "nation", "government", "party", "company", "state", "organization", "organisation"})
_LANDS = frozenset({"country", "nation", "state"})
_FROM_WHOM = frozenset({"of", "for", "from", "at"})
_GATHERED = frozenset({"group", "coalition", "team", "alliance", "consortium", "association", "panel", "committee"})
_POINTERS = frozenset("the a an this that these those all both our its their his her my your".split())


def described(analysis: Analysis, noun: Token, speech: Speech) -> tuple[str, ...]:
    """The names for someone without a name: "our party" as those who speak, "his country" as the person's, "the
    Iranians" as their state, a fuller phrase with the same noun from before, those who met, else the phrase itself."""
    found = _by_owner(analysis, noun, speech) or _by_speaker(analysis, noun)
    if found:
        return found
    body = taken_up(analysis, noun)
    if body is not None:
        return (body,)
    plural = noun.tag in ("NNS", "NNPS")
    lemma = noun.lemma.lower()
    of_whom = _of_whom(analysis, noun) if plural else ()
    if of_whom:
        return of_whom
    if lemma in OFFICES and not plural:
        titled = _holder(analysis, noun) or _in_title(analysis, noun) or _only_person(analysis, noun)
        if titled:
            return (titled,)
    if not is_bare(analysis, noun) or (lemma in _GATHERED and syntax.prepositions_of(analysis, noun)):
        return (told_of(analysis, noun),)
    if plural and lemma in SIDES and speech.sides:
        return speech.sides
    told = plural and syntax.determiner_of(analysis, noun) is None and syntax.prepositions_of(analysis, noun)
    before = () if told else _said_before(analysis, noun)
    if before:
        return before
    if plural and lemma in _LEADERS:
        return speech.leaders or speech.sides or (told_of(analysis, noun),)
    return (told_of(analysis, noun),)


def _by_owner(analysis: Analysis, noun: Token, speech: Speech) -> tuple[str, ...]:
    """Whose it is: "our party", "his country", "its government"."""
    owner = syntax.possessor_of(analysis, noun)
    if owner is None or noun.lemma.lower() not in _SELVES:
        return ()
    if owner.text.lower() == "our":
        return first_person(analysis, owner, "we", speech)[0]
    holder = analysis.entities_of(owner)
    if owner.tag == "PRP$" and len(holder) == 1 and holder[0].type == "person":
        led = _led_by(analysis, holder[0], noun)
        if led is not None:
            return (led,)
        body = institution_of(analysis, holder[0])
        people, _, word = body[0].rpartition(" ")
        if noun.lemma.lower() in _LANDS and word.lower() == "government":
            body = (state_of(analysis, people) or body[0],)
        return body
    return ()


def _led_by(analysis: Analysis, person: Entity, noun: Token) -> str | None:
    """The party or administration of the article that bears a person's name or stands in their role."""
    kind = noun.lemma.lower()
    for e in analysis.entities:
        words = e.name.lower().split()
        if e.type == "org" and kind in words and person.name.split()[-1].lower() in words:
            return e.name
        if e.type == "org" and kind in words and any(e.name in r.of(analysis.text) for r in person.roles):
            return e.name
    return None


def _by_speaker(analysis: Analysis, noun: Token) -> tuple[str, ...]:
    """The body of the one who says so, for a bare "the department"."""
    bare = noun.tag == "NN" and noun.lemma.lower() in _BODIES and is_bare(analysis, noun)
    if not bare or syntax.determiner_of(analysis, noun) != "the":
        return ()
    said = who_says(analysis, noun)
    body = institution_of(analysis, said) if said is not None else ()
    return body if body and any(e.name == body[0] and e.type == "org" for e in analysis.entities) else ()


def _said_before(analysis: Analysis, noun: Token) -> tuple[str, ...]:
    """What the same noun stood for before, where it was named or said in full."""
    plural = noun.tag in ("NNS", "NNPS")
    earlier = [
        t
        for t in reversed(analysis.tokens[: noun.index])
        if t.lemma == noun.lemma and (t.tag in ("NNS", "NNPS")) == plural
    ]
    if plural and noun.lemma.lower() in _LEADERS:
        for t in reversed(earlier):
            of_whom = _of_whom(analysis, t)
            if of_whom:
                return of_whom
    said = who_says(analysis, noun) if len(earlier) > 1 else None
    own = {*said.name.split()} if said is not None else set()
    # "The Russian ministry announced that troops are leaving" is about Russian troops, not those named last.
    for t in sorted(earlier, key=lambda t: not own & {*phrase_of(analysis, t).split()}) if own else earlier:
        reference = analysis.reference_at(t.span.start)
        if reference is not None:
            return tuple(analysis.entities[i].name for i in reference.entities)
        entity = analysis.entity_at(t.span.start)
        if entity is not None and noun.text == "Administration" and not is_presidency(analysis.entities, entity):
            continue
        if entity is not None:
            return (entity.name,)
        owner = syntax.possessor_of(analysis, t)
        if not is_bare(analysis, t) and not (owner is not None and owner.pos == "NOUN" and owner.index < t.index):
            return _of_whom(analysis, t) or (told_of(analysis, t),)
    return ()


def _holder(analysis: Analysis, noun: Token) -> str | None:
    """The last person before an office's mention to whom the article gives just that office ("the prime minister")."""
    words = phrase_of(analysis, noun).lower()
    best: tuple[int, str] | None = None
    for e in analysis.entities:
        if e.type == "person" and any(words in role.of(analysis.text).lower() for role in e.roles):
            near = max((m.start for m in e.mentions if m.start < noun.span.start), default=-1)
            if best is None or near > best[0]:
                best = (near, e.name)
    return best[1] if best is not None else None


def _only_person(analysis: Analysis, noun: Token) -> str | None:
    """The one person of the sentences just before, if no role is given to them, for "the Spanish prime minister"."""
    if syntax.determiner_of(analysis, noun) != "the" or syntax.appositions(analysis, noun):
        return None
    sentences = analysis.document.sentences
    start = sentences[max(0, noun.sentence - 2)].span.start
    near = [e for e in analysis.entities if any(start <= m.start < noun.span.start for m in e.mentions)]
    people = [e for e in near if e.type == "person"]
    return people[0].name if len(people) == 1 and not people[0].roles else None


def _of_whom(analysis: Analysis, noun: Token) -> tuple[str, ...]:
    """The states or bodies behind "the leaders of X and Y" and "the delegations of X and Y": two or more."""
    owner = syntax.possessor_of(analysis, noun)
    if owner is None or owner.index < noun.index or noun.lemma.lower() not in _LEADERS | SIDES:
        return ()
    found: dict[str, None] = {}
    for t in analysis.subtree(owner):
        entity = analysis.entity_at(t.span.start)
        if syntax.is_verb(t):
            break
        if entity is not None and entity.type != "person":
            found[entity.name] = None
    return tuple(found) if len(found) >= 2 else ()


def _in_title(analysis: Analysis, noun: Token) -> str | None:
    """The name that the article's title gives to an office ("President Biden to announce ..." for "the President")."""
    match = re.search(rf"\b{re.escape(noun.text)}\s+([A-Z][\w’'-]+)", analysis.document.title or "", re.IGNORECASE)
    if match is None:
        return None
    name = re.sub(r"[’']s$", "", match[1])
    return next((e.name for e in analysis.entities if e.type == "person" and name in e.name.split()), name)


def is_bare(analysis: Analysis, noun: Token) -> bool:
    """Whether a noun has nothing beside an article to tell which one is meant."""
    before = [t for t in syntax.modifiers_of(analysis, noun) if t.pos != "NUM"]
    return not before and syntax.possessor_of(analysis, noun) is None


def told_of(analysis: Analysis, noun: Token) -> str:
    """The phrase for people or an office with the body behind it ("Finance ministers of the Group of Seven")."""
    words = phrase_of(analysis, noun)
    if bearer_class(analysis, noun) not in ("office", "group"):
        return words
    for preposition, inner in syntax.prepositions_of(analysis, noun):
        if preposition.text not in _FROM_WHOM or preposition.index != noun.index + 1:
            continue
        entity = analysis.entity_at(inner.span.start)
        if entity is None and noun.lemma.lower() in _GATHERED and inner.tag == "NNS":
            return words + analysis.text[noun.span.end : syntax.noun_phrase(analysis, inner).end]
        if entity is not None:
            end = next(m.end for m in entity.mentions if m.contains(inner.span))
            return words + analysis.text[noun.span.end : end]
    return words


def phrase_of(analysis: Analysis, noun: Token) -> str:
    """The noun phrase without its article and without a pronoun for whose or which it is."""
    words = syntax.noun_phrase(analysis, noun).of(analysis.text)
    first, _, rest = words.partition(" ")
    return rest if rest and first.lower() in _POINTERS else words
