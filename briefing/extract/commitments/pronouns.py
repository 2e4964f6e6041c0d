"""Pronouns for actors: whom "it", "they" and "he" go on with where no reference is sure."""

from __future__ import annotations

from briefing.extract.commitments.bearers import AGENTS, Bearer, bearer_class
from briefing.extract.commitments.bodies import institution_of
from briefing.extract.commitments.coordination import members_of
from briefing.extract.commitments.cues import CUES
from briefing.extract.commitments.described import described
from briefing.extract.commitments.speech import Speech, reporter_of
from briefing.language import syntax
from briefing.language.analysis import Analysis, Entity, EntityType, Token


def giver(analysis: Analysis, pronoun: Token) -> Token | None:
    """Who gave the word that a clause tells ("assurances from the US that it would not allow")."""
    verb = syntax.governing_verb(analysis, pronoun) if syntax.is_subject(pronoun) else None
    noun = analysis.head(syntax.first_conjunct(analysis, verb)) if verb is not None else None
    if noun is None or ("noun", noun.lemma.lower()) not in CUES or noun.index > pronoun.index:
        return None
    owner = syntax.possessor_of(analysis, noun)
    return owner if owner is not None and analysis.entity_at(owner.span.start) is not None else None


def teller(analysis: Analysis, pronoun: Token) -> Token | None:
    """The body without a name that says of itself what it will do ("Nigeria's lower house said it would")."""
    verb = syntax.governing_verb(analysis, pronoun) if syntax.is_subject(pronoun) else None
    reported = reporter_of(analysis, verb) if verb is not None else None
    teller = reported[1] if reported is not None else None
    if teller is None or teller.pos != "NOUN" or teller.index > pronoun.index:
        return None
    return teller if bearer_class(analysis, teller) == "group" else None


def goes_on(analysis: Analysis, pronoun: Token) -> Token | None:
    """The body without a name that opens the sentence before one that goes on with "it" ("The government will cut
    subsidies. It also plans to raise tax")."""
    if pronoun.sentence == 0 or not (syntax.is_subject(pronoun) or pronoun.tag == "PRP$"):
        return None
    own = analysis.tokens_of(analysis.document.sentences[pronoun.sentence])
    if any(syntax.is_subject(t) for t in own if t.index < pronoun.index):
        return None
    before = analysis.tokens_of(analysis.document.sentences[pronoun.sentence - 1])
    first = next((t for t in before if syntax.is_subject(t)), None)
    if first is None or first.tag != "NN" or analysis.entity_at(first.span.start) is not None:
        return None
    return first if bearer_class(analysis, first) == "group" else None


def taken_up_by(analysis: Analysis, token: Token, cls: Bearer, speech: Speech) -> tuple[str, ...]:
    """Whom a pronoun takes up: the last one named; a single person's body for "they"; an office for "he"."""
    quotation = speech.quotation_at(token.span.start)
    if quotation is not None and cls == "they":
        return ()
    several = side_by_side(analysis, token) if cls == "they" else ()
    if several:
        return several
    found = antecedent(analysis, token, cls, quotation.entity if quotation is not None else None)
    if cls == "they" and len(found) == 1:
        return institution_of(analysis, found[0])
    if cls == "he" and not found:
        before = analysis.tokens_of(analysis.document.sentences[token.sentence])
        offices = [t for t in before if t.index < token.index and syntax.is_subject(t)]
        offices = [t for t in offices if t.tag == "NN" and bearer_class(analysis, t) == "office"]
        return described(analysis, offices[-1], speech) if offices else ()
    return tuple(e.name for e in found)


def side_by_side(analysis: Analysis, pronoun: Token) -> tuple[str, ...]:
    """The persons last named together before "they" in its own sentence ("the pledge by A and B, where they ...")."""
    tokens = analysis.tokens_of(analysis.document.sentences[pronoun.sentence])
    for t in reversed([t for t in tokens if t.index < pronoun.index and t.tag == "NNP"]):
        named = analysis.entities_of(t) if syntax.opens_coordination(analysis, t) else ()
        if len(named) > 1 and all(e.type == "person" for e in named):
            return tuple(e.name for e in named)
    return ()


def controller(analysis: Analysis, pronoun: Token) -> Token | None:
    """The one body whose act holds "their" ("the Taliban" in "we urge the Taliban to uphold their commitments")."""
    verb = syntax.governing_verb(analysis, pronoun) if pronoun.tag == "PRP$" else None
    subject = syntax.subject_of(analysis, verb) if verb is not None else None
    if subject is None or subject.index > pronoun.index or len(syntax.conjuncts(analysis, subject)) > 1:
        return None
    return subject if bearer_class(analysis, subject) == "org" else None


def plural_before(analysis: Analysis, pronoun: Token) -> Token | None:
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


def antecedent(analysis: Analysis, pronoun: Token, cls: Bearer, speaker: Entity | None) -> tuple[Entity, ...]:
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
