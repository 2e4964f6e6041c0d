"""Who is bound: from the word that stands for the actor to names as in ``who``."""

from __future__ import annotations

from briefing.extract.commitments.bearers import AGENTS as AGENTS
from briefing.extract.commitments.bearers import Bearer
from briefing.extract.commitments.bearers import Bound as Bound
from briefing.extract.commitments.bearers import bearer_class as bearer_class
from briefing.extract.commitments.bodies import institution_of, state_of
from briefing.extract.commitments.coordination import as_one, members_of
from briefing.extract.commitments.described import SIDES, described, is_bare, phrase_of
from briefing.extract.commitments.groups import delegates_of, meeting_of, summed_up, without_office
from briefing.extract.commitments.pronouns import controller, giver, goes_on, plural_before, taken_up_by, teller
from briefing.extract.commitments.referring import state_behind
from briefing.extract.commitments.speech import Speech, who_says
from briefing.extract.commitments.voices import first_person
from briefing.language import syntax
from briefing.language.analysis import Analysis, Entity, Token

_PARTS = frozenset({"one", "all", "some", "each", "many", "most", "both", "several", "members", "part"})
_STATES = frozenset({"side", "country", "nation", "government", "state"})


def resolve(analysis: Analysis, token: Token | None, speech: Speech) -> Bound:
    """The names behind the word for an actor."""
    cls = bearer_class(analysis, token)
    if token is None or cls in ("none", "there", "you"):
        return Bound(cls, (), "no actor in the clause")
    if cls in ("we", "I"):
        return Bound(cls, *first_person(analysis, token, cls, speech))
    if cls == "this":
        return Bound(cls, (), "points at something said before")
    if token.text.lower() in _PARTS:
        whole = syntax.possessor_of(analysis, token)
        if whole is not None and (whole.index > token.index or whole.text.lower() in ("its", "their", "our")):
            return resolve(analysis, whole, speech)
    if token.text in _JOINT_BODIES:
        bodies = _each_of(analysis, token)
        if bodies:
            return Bound("org", bodies, "each of several of a kind")
    several = _several(analysis, token)
    if several:
        return Bound("group", several, "the several that it sums up")
    apposed = _apposed(analysis, token)
    if apposed:
        return Bound("group", apposed, "named")
    pair = _two_sides(analysis, token) if not speech.sides else None
    if pair is not None:
        return Bound("group", resolve(analysis, pair, speech).names, "the two that acted before")
    names: dict[str, None] = {}
    how = "named"
    members = members_of(analysis, token)
    if as_one(analysis, members):
        return _pair(analysis, members, cls, speech)
    joined = _pair(analysis, members[-2:], cls, speech) if as_one(analysis, members[-2:]) else None
    members = members[:-2] if joined is not None else members
    agents = [t for t in members if bearer_class(analysis, t) in AGENTS]
    for member in agents or members:
        found, how = _member(analysis, member, speech)
        names.update(dict.fromkeys(found))
    if joined is not None:
        names.update(dict.fromkeys(joined.names))
    return Bound(cls if not agents else bearer_class(analysis, agents[0]), tuple(names), how)


def _several(analysis: Analysis, token: Token) -> tuple[str, ...]:
    """Those whom one word sums up: delegates, a meeting of two, "this group of countries"; empty for other words."""
    if token.pos not in ("NOUN", "PROPN") or analysis.reference_at(token.span.start) is not None:
        return ()
    return delegates_of(analysis, token) or meeting_of(analysis, token) or summed_up(analysis, token)


def _apposed(analysis: Analysis, token: Token) -> tuple[str, ...]:
    """The several named beside a noun that the parse takes for one ("Two German airlines, Lufthansa and Condor"; "the
    EU's envoy, Josep Borrell, and Iran's minister, Hossein Amirabdollahian")."""
    if token.pos != "NOUN" or analysis.entity_at(token.span.start) is not None:
        return ()
    for beside in syntax.appositions(analysis, token):
        named = analysis.entities_of(beside)
        if len(named) > 1 and len(named) == len(syntax.conjuncts(analysis, beside)):
            return tuple(e.name for e in named)
    return ()


def _two_sides(analysis: Analysis, token: Token) -> Token | None:
    """The two told together as the last subject, named or not, for "the two sides" ("Sudan's army and the RSF")."""
    marks = {t.text.lower() for t in syntax.premodifiers_of(analysis, token)}
    if token.tag != "NNS" or token.lemma.lower() not in SIDES or not marks & {"two", "both"} or len(marks) > 2:
        return None
    if analysis.reference_at(token.span.start) is not None:
        return None
    for number in range(token.sentence - 1, max(-1, token.sentence - 3), -1):
        for t in analysis.tokens_of(analysis.document.sentences[number]):
            if syntax.is_subject(t) and len(members_of(analysis, t)) == 2:
                both = [bearer_class(analysis, m) in ("org", "place", "group") for m in members_of(analysis, t)]
                return t if all(both) else None
    return None


# Bodies of one kind said together: "the Departments of State and the Treasury".
_JOINT_BODIES = {"Departments": "Department", "Ministries": "Ministry", "Offices": "Office"}


def _of_one(analysis: Analysis, name: str) -> str:
    """A body's name where the text gives it in the plural only ("Departments of Treasury and State")."""
    name = without_office(analysis, name)
    for several, one in _JOINT_BODIES.items():
        _, found, field = name.partition(f"{several} of ")
        if found:
            return f"{one} of {field}"
    return name


def _each_of(analysis: Analysis, token: Token) -> tuple[str, ...]:
    """The names of bodies of one kind; none where fewer than two are told."""
    fields = [n for p, n in syntax.prepositions_of(analysis, token) if p.text == "of"]
    each = syntax.conjuncts(analysis, fields[0]) if fields else ()
    names = tuple(f"{_JOINT_BODIES[token.text]} of {phrase_of(analysis, t)}" for t in each)
    return names if len(names) > 1 and all(t.pos == "PROPN" for t in each) else ()


def _pair(analysis: Analysis, members: tuple[Token, ...], cls: Bearer, speech: Speech) -> Bound:
    """Two nouns that are one actor: those who speak for "our countries and organizations", else the words."""
    first, last = members
    owner = syntax.possessor_of(analysis, first)
    if owner is not None and owner.text.lower() == "our" and first.lemma.lower() in SIDES:
        return Bound(cls, *first_person(analysis, owner, "we", speech))
    words = phrase_of(analysis, first) + analysis.text[first.span.end : last.span.end]
    return Bound(cls, (words,), "described")


def _member(analysis: Analysis, token: Token, speech: Speech) -> tuple[tuple[str, ...], str]:
    """The names for one member of a coordination, and how they were found."""
    for word in (token, *syntax.appositions(analysis, token)):
        entity = analysis.entity_at(word.span.start)
        if entity is not None:
            people = word.tag == "NNPS" and syntax.determiner_of(analysis, word) == "the"
            state = state_of(analysis, word.text) if people else None
            if state is None and (behind := state_behind(analysis, entity)) is not None:
                return (behind,), "the state of which it is the capital"
            return (state or _of_one(analysis, entity.name),), "named"
    cls = bearer_class(analysis, token)
    beside = _name_behind(analysis, token) if cls in ("group", "office") else None
    if beside is not None:
        return (beside.name,), "named"
    if token.tag == "NNS" and token.lemma.lower() in SIDES and is_bare(analysis, token):
        pair = syntax.determiner_of(analysis, token) == "both"
        if speech.sides and not (pair and len(speech.sides) != 2) and not _set_apart(analysis, token, speech):
            return speech.sides, "the two that the title names"
    owner = giver(analysis, token) if cls in ("it", "they") else None
    if owner is not None:
        return resolve(analysis, owner, speech).names, "whose word it is"
    reference = analysis.reference_at(token.span.start)
    said = who_says(analysis, token) if cls in ("it", "they") else None
    if said is not None and said.type != "person" and (reference is None or len(reference.entities) == 1):
        return (said.name,), "who says so"
    if cls == "they" and (reference is None or len(reference.entities) == 1):
        plural = plural_before(analysis, token) if controller(analysis, token) is None else None
        if plural is not None:
            return resolve(analysis, plural, speech).names, "the several named before it"
        if reference is not None:
            return institution_of(
                analysis, analysis.entities[reference.entities[0]]
            ), "the body of the one named before it"
    if reference is not None:
        named = tuple(analysis.entities[i] for i in reference.entities)
        if token.lemma.lower() in _STATES and len(named) > 1:
            return tuple(dict.fromkeys(n for e in named for n in institution_of(analysis, e))), "whom they speak for"
        return tuple(e.name for e in named), f"resolved by {reference.rule}"
    if cls in ("it", "they") and said is not None and institution_of(analysis, said) != (said.name,):
        return institution_of(analysis, said), "whom the one who says so speaks for"
    body = teller(analysis, token) if cls in ("it", "they") else None
    if body is not None:
        return described(analysis, body, speech), "who says so"
    body = goes_on(analysis, token) if cls == "it" else None
    if body is not None:
        return described(analysis, body, speech), "the body that the sentence before is about"
    if cls in ("he", "it", "they", "which"):
        return taken_up_by(analysis, token, cls, speech), "the last one named before it"
    if cls in ("we", "I"):
        return first_person(analysis, token, cls, speech)
    if cls == "this":
        return (), "points at something said before"
    return described(analysis, token, speech), "described"


def _name_behind(analysis: Analysis, noun: Token) -> Entity | None:
    """The name right behind a noun for a body or office, where the parse does not join them ("The Danish shipping
    group A.P. Moller-Maersk will invest")."""
    following = analysis.tokens[noun.index + 1 : noun.index + 2]
    if not following or following[0].sentence != noun.sentence or following[0].pos != "PROPN" or noun.tag != "NN":
        return None
    entity = analysis.entity_at(following[0].span.start)
    return entity if entity is not None and entity.type != "place" else None


def _set_apart(analysis: Analysis, token: Token, speech: Speech) -> bool:
    """Whether "the two sides" are two bodies named side by side in these sentences of which the title names at most
    one ("the Islamic Republic and the Taliban")."""
    reference = analysis.reference_at(token.span.start)
    named = [analysis.entities[i] for i in reference.entities] if reference is not None else []
    if len(named) != 2 or any(e.type == "person" for e in named) or len({e.name for e in named} & {*speech.sides}) == 2:
        return False
    sentences = analysis.document.sentences
    start = sentences[max(0, token.sentence - 1)].span.start
    return all(any(start <= m.start < token.span.start for m in e.mentions) for e in named)
