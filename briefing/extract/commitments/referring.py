"""The body that a common noun takes up: "the firm", "the South Korean carmaker", "officials", "a spokesman for Tesla".

News names a body once and goes on by what it is. The one meant is the last of its kind that acted, else the only one
named in the nearest sentence; where two could be meant, nobody is.
"""

from __future__ import annotations

from briefing.extract.commitments.bearers import is_firm
from briefing.extract.commitments.groups import named_as
from briefing.language import syntax
from briefing.language.analysis import Analysis, Entity, Token
from briefing.language.gazetteers import capitals, demonyms, fold, is_media, known_names

_PUBLIC = frozenset(
    """agency authority bloc body bureau charity club commission committee council department federation foundation
    institute institution movement network organisation organization alliance association party regulator team union
    university watchdog""".split()
)
_VOICES = frozenset("official spokesman spokeswoman spokesperson representative executive authority".split())
_FOR = frozenset({"for", "of", "from", "at", "with"})
# Bodies of the state are no firms, whatever they sell.
_OF_STATE = frozenset(
    """government ministry department parliament congress senate house police court army navy party union commission
    council nations office agency committee""".split()
)
_NEAR = 2


def taken_up(analysis: Analysis, noun: Token) -> str | None:
    """The name of the body that a noun for one takes up, or None where it names its own or none is sure."""
    lemma = noun.lemma.lower()
    if lemma in _VOICES:
        return _spoken_for(analysis, noun)
    firm = is_firm(lemma)
    if noun.tag != "NN" or not (firm or lemma in _PUBLIC) or not _is_taken_up(analysis, noun):
        return None
    found = _last(analysis, noun, firms=firm)
    return found.name if found is not None else None


def _is_taken_up(analysis: Analysis, noun: Token) -> bool:
    """Whether a noun phrase points back: "the" or "this" with nothing but what kind of body it is and whence."""
    if syntax.determiner_of(analysis, noun) not in ("the", "this") or syntax.possessor_of(analysis, noun) is not None:
        return False
    if syntax.relative_clauses(analysis, noun) or syntax.appositions(analysis, noun):
        return False
    for t in syntax.premodifiers_of(analysis, noun):
        entity = analysis.entity_at(t.span.start)
        if entity is not None and fold(t.text) not in demonyms() and not _is_based(analysis, t):
            return False
    return True


def _is_based(analysis: Analysis, token: Token) -> bool:
    """Whether a place stands before "-based"."""
    following = [t.text.lower() for t in analysis.tokens[token.index + 1 : token.index + 4]]
    return "based" in following or token.text.lower().endswith("-based")


def _spoken_for(analysis: Analysis, noun: Token) -> str | None:
    """For whom officials and spokesmen speak: the body behind "for", else the last body that acted."""
    for preposition, inner in syntax.prepositions_of(analysis, noun):
        entity = analysis.entity_at(inner.span.start)
        if preposition.text.lower() in _FOR and entity is not None and entity.type != "person":
            return entity.name
    if syntax.modifiers_of(analysis, noun) or syntax.possessor_of(analysis, noun) is not None:
        return None
    found = _last(analysis, noun, firms=False)
    return found.name if found is not None else None


def _last(analysis: Analysis, noun: Token, *, firms: bool) -> Entity | None:
    """The last body that was a subject before a word, else the only one in the nearest sentence with any."""
    sentences = analysis.document.sentences
    seen: list[list[Entity]] = []
    for number in range(noun.sentence, max(-1, noun.sentence - _NEAR - 1), -1):
        before = [t for t in analysis.tokens_of(sentences[number]) if t.index < noun.index]
        named = [
            (t, e) for t in before if (e := analysis.entity_at(t.span.start)) is not None and _fits(e, firms=firms)
        ]
        acting = [e for t, e in named if syntax.is_subject(t)]
        if acting:
            return acting[-1] if len({e.ident for e in acting}) == 1 else None
        seen.append([e for _, e in named])
    nearest = next((es for es in seen if es), [])
    return nearest[0] if len({e.ident for e in nearest}) == 1 else None


def _fits(entity: Entity, *, firms: bool) -> bool:
    if entity.type != "org" or is_media(fold(entity.name)) or fold(entity.name) in demonyms():
        return False
    return not firms or not {w.lower() for w in entity.name.split()} & _OF_STATE


def acting_for(analysis: Analysis, noun: Token) -> Entity | None:
    """The body that acted last before a word, for an officer of some body who is not told which."""
    return _last(analysis, noun, firms=False)


def acting_state(analysis: Analysis, token: Token) -> Entity | None:
    """The state that was a subject in the sentences just before a word, where only one was."""
    sentences = analysis.document.sentences
    found: dict[int, Entity] = {}
    for number in range(max(0, token.sentence - _NEAR), token.sentence + 1):
        for t in analysis.tokens_of(sentences[number]):
            entity = analysis.entity_at(t.span.start) if t.index < token.index and syntax.is_subject(t) else None
            known = known_names().get(fold(entity.name)) if entity is not None else None
            if entity is not None and known is not None and known.state:
                found[entity.ident] = entity
    return next(iter(found.values())) if len(found) == 1 else None


def state_behind(analysis: Analysis, capital: Entity) -> str | None:
    """The state that a capital stands for ("Beijing said it would retaliate"), by the article's name for it; None
    where the article speaks neither of the state nor of its people."""
    state = capitals().get(fold(capital.name)) if capital.type != "person" else None
    if state is None:
        return None
    known = named_as(analysis, state)
    if known is not None:
        return known.name
    forms = (fold(t.text) for t in analysis.tokens if t.text[:1].isupper())
    told = any(
        demonyms().get(f) == state or ((k := known_names().get(f)) is not None and k.key == state) for f in forms
    )
    return state.title() if told else None
