"""Who is bound: from the word that stands for the actor to names as in ``who``."""

from __future__ import annotations

from briefing.extract.commitments.bearers import AGENTS as AGENTS
from briefing.extract.commitments.bearers import Bearer
from briefing.extract.commitments.bearers import Bound as Bound
from briefing.extract.commitments.bearers import bearer_class as bearer_class
from briefing.extract.commitments.bodies import institution_of, state_of
from briefing.extract.commitments.coordination import as_one, members_of
from briefing.extract.commitments.cues import CUES
from briefing.extract.commitments.described import SIDES, described, is_bare, phrase_of
from briefing.extract.commitments.groups import delegates_of, meeting_of, summed_up, without_office
from briefing.extract.commitments.referring import state_behind
from briefing.extract.commitments.speech import Speech, reporter_of, who_says
from briefing.extract.commitments.voices import first_person
from briefing.language import syntax
from briefing.language.analysis import Analysis, Entity, EntityType, Token

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
        if whole is not None and (whole.index > token.index or whole.text.lower() in ("its", "their")):
            return resolve(analysis, whole, speech)
    if token.text in _JOINT_BODIES:
        bodies = _each_of(analysis, token)
        if bodies:
            return Bound("org", bodies, "each of several of a kind")
    several = _several(analysis, token)
    if several:
        return Bound("group", several, "the several that it sums up")
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
    giver = _giver(analysis, token) if cls in ("it", "they") else None
    if giver is not None:
        return resolve(analysis, giver, speech).names, "whose word it is"
    reference = analysis.reference_at(token.span.start)
    said = who_says(analysis, token) if cls in ("it", "they") else None
    if said is not None and said.type != "person" and (reference is None or len(reference.entities) == 1):
        return (said.name,), "who says so"
    if cls == "they" and (reference is None or len(reference.entities) == 1):
        plural = _plural_before(analysis, token) if _controller(analysis, token) is None else None
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
    teller = _teller(analysis, token) if cls in ("it", "they") else None
    if teller is not None:
        return described(analysis, teller, speech), "who says so"
    if cls in ("he", "it", "they", "which"):
        return _pronoun(analysis, token, cls, speech), "the last one named before it"
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


def _giver(analysis: Analysis, pronoun: Token) -> Token | None:
    """Who gave the word that a clause tells ("assurances from the US that it would not allow")."""
    verb = syntax.governing_verb(analysis, pronoun) if syntax.is_subject(pronoun) else None
    noun = analysis.head(syntax.first_conjunct(analysis, verb)) if verb is not None else None
    if noun is None or ("noun", noun.lemma.lower()) not in CUES or noun.index > pronoun.index:
        return None
    owner = syntax.possessor_of(analysis, noun)
    return owner if owner is not None and analysis.entity_at(owner.span.start) is not None else None


def _teller(analysis: Analysis, pronoun: Token) -> Token | None:
    """The body without a name that says of itself what it will do ("Nigeria's lower house said it would")."""
    verb = syntax.governing_verb(analysis, pronoun) if syntax.is_subject(pronoun) else None
    reported = reporter_of(analysis, verb) if verb is not None else None
    teller = reported[1] if reported is not None else None
    if teller is None or teller.pos != "NOUN" or teller.index > pronoun.index:
        return None
    return teller if bearer_class(analysis, teller) == "group" else None


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


def _pronoun(analysis: Analysis, token: Token, cls: Bearer, speech: Speech) -> tuple[str, ...]:
    """Whom a pronoun takes up: the last one named; a single person's body for "they"; an office for "he"."""
    quotation = speech.quotation_at(token.span.start)
    if quotation is not None and cls == "they":
        return ()
    several = _side_by_side(analysis, token) if cls == "they" else ()
    if several:
        return several
    found = _antecedent(analysis, token, cls, quotation.entity if quotation is not None else None)
    if cls == "they" and len(found) == 1:
        return institution_of(analysis, found[0])
    if cls == "he" and not found:
        before = analysis.tokens_of(analysis.document.sentences[token.sentence])
        offices = [t for t in before if t.index < token.index and syntax.is_subject(t)]
        offices = [t for t in offices if t.tag == "NN" and bearer_class(analysis, t) == "office"]
        return described(analysis, offices[-1], speech) if offices else ()
    return tuple(e.name for e in found)


def _side_by_side(analysis: Analysis, pronoun: Token) -> tuple[str, ...]:
    """The persons last named together before "they" in its own sentence ("the pledge by A and B, where they ...")."""
    tokens = analysis.tokens_of(analysis.document.sentences[pronoun.sentence])
    for t in reversed([t for t in tokens if t.index < pronoun.index and t.tag == "NNP"]):
        named = analysis.entities_of(t) if syntax.opens_coordination(analysis, t) else ()
        if len(named) > 1 and all(e.type == "person" for e in named):
            return tuple(e.name for e in named)
    return ()


def _controller(analysis: Analysis, pronoun: Token) -> Token | None:
    """The one body whose act holds "their" ("the Taliban" in "we urge the Taliban to uphold their commitments")."""
    verb = syntax.governing_verb(analysis, pronoun) if pronoun.tag == "PRP$" else None
    subject = syntax.subject_of(analysis, verb) if verb is not None else None
    if subject is None or subject.index > pronoun.index or len(syntax.conjuncts(analysis, subject)) > 1:
        return None
    return subject if bearer_class(analysis, subject) == "org" else None


def _plural_before(analysis: Analysis, pronoun: Token) -> Token | None:
    """The several that "they" goes on with: the plural or coordinated noun that was the last subject ("The leaders",
    "The Secretary and the ministers"), past sentences that say "they" themselves."""
    for number in range(pronoun.sentence, max(-1, pronoun.sentence - _CHAIN), -1):
        subjects = [
            t
            for t in analysis.tokens_of(analysis.document.sentences[number])
            if t.index < pronoun.index and syntax.is_subject(t)
        ]
        for t in subjects:
            if t.tag in ("NNS", "NNPS") and bearer_class(analysis, t) in ("office", "group"):
                return t
            if len(members_of(analysis, t)) > 1 and bearer_class(analysis, t) in AGENTS:
                return t
        if subjects and number != pronoun.sentence and subjects[0].text.lower() not in ("they", "both", "it", "this"):
            return None
    return None


_CHAIN = 6


def _antecedent(analysis: Analysis, pronoun: Token, cls: Bearer, speaker: Entity | None) -> tuple[Entity, ...]:
    """The last entity of a fitting type that was a subject, else any, in this sentence or those before; not the one
    who speaks, who would say "I"."""
    wanted = _FITTING[cls]
    for strict in (True, False):
        for back in range(_FAR if cls == "he" else 3):
            number = pronoun.sentence - back
            if number < 0:
                break
            tokens = [t for t in analysis.tokens_of(analysis.document.sentences[number]) if t.index < pronoun.index]
            for t in tokens if back else reversed(tokens):
                entity = analysis.entity_at(t.span.start)
                if (
                    entity is not None
                    and entity is not speaker
                    and entity.type in wanted
                    and (not strict or syntax.is_subject(t))
                ):
                    return analysis.entities_of(t) or (entity,)
    return ()


_FAR = 5
_FITTING: dict[Bearer, tuple[EntityType, ...]] = {
    "he": ("person",),
    "it": ("org", "place"),
    "they": ("org", "place", "person"),
    "which": ("org", "place", "person"),
}
