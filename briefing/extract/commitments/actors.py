"""Who is bound: from the word that stands for the actor to names as in ``who``."""

from __future__ import annotations

from briefing.extract.commitments.bearers import AGENTS as AGENTS
from briefing.extract.commitments.bearers import Bearer
from briefing.extract.commitments.bearers import Bound as Bound
from briefing.extract.commitments.bearers import bearer_class as bearer_class
from briefing.extract.commitments.bodies import institution_of
from briefing.extract.commitments.coordination import members_of
from briefing.extract.commitments.described import SIDES, described, is_bare
from briefing.extract.commitments.speech import Speech, who_says
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
        if whole is not None and whole.index > token.index:
            return resolve(analysis, whole, speech)
    names: dict[str, None] = {}
    how = "named"
    members = members_of(analysis, token)
    agents = [t for t in members if bearer_class(analysis, t) in AGENTS]
    for member in agents or members:
        found, how = _member(analysis, member, speech)
        names.update(dict.fromkeys(found))
    return Bound(cls if not agents else bearer_class(analysis, agents[0]), tuple(names), how)


def _member(analysis: Analysis, token: Token, speech: Speech) -> tuple[tuple[str, ...], str]:
    """The names for one member of a coordination, and how they were found."""
    for word in (token, *syntax.appositions(analysis, token)):
        entity = analysis.entity_at(word.span.start)
        if entity is not None:
            return (entity.name,), "named"
    cls = bearer_class(analysis, token)
    if token.tag == "NNS" and token.lemma.lower() in SIDES and is_bare(analysis, token):
        pair = syntax.determiner_of(analysis, token) == "both"
        if speech.sides and not (pair and len(speech.sides) != 2):
            return speech.sides, "the two that the title names"
    reference = analysis.reference_at(token.span.start)
    said = who_says(analysis, token) if cls in ("it", "they") else None
    if said is not None and said.type != "person" and (reference is None or len(reference.entities) == 1):
        return (said.name,), "who says so"
    if cls == "they" and (reference is None or len(reference.entities) == 1):
        plural = _plural_before(analysis, token)
        if plural is not None:
            return _member(analysis, plural, speech)
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
    if cls in ("he", "it", "they", "which"):
        return _pronoun(analysis, token, cls, speech), "the last one named before it"
    if cls in ("we", "I"):
        return first_person(analysis, token, cls, speech)
    if cls == "this":
        return (), "points at something said before"
    return described(analysis, token, speech), "described"


def _pronoun(analysis: Analysis, token: Token, cls: Bearer, speech: Speech) -> tuple[str, ...]:
    """Whom a pronoun takes up: the last one named; a single person's body for "they"; an office for "he"."""
    quotation = speech.quotation_at(token.span.start)
    if quotation is not None and cls == "they":
        return ()
    found = _antecedent(analysis, token, cls, quotation.entity if quotation is not None else None)
    if cls == "they" and len(found) == 1:
        return institution_of(analysis, found[0])
    if cls == "he" and not found:
        before = analysis.tokens_of(analysis.document.sentences[token.sentence])
        offices = [t for t in before if t.index < token.index and syntax.is_subject(t)]
        offices = [t for t in offices if t.tag == "NN" and bearer_class(analysis, t) == "office"]
        return described(analysis, offices[-1], speech) if offices else ()
    return tuple(e.name for e in found)


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
            if len(syntax.conjuncts(analysis, t)) > 1 and bearer_class(analysis, t) in AGENTS:
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
