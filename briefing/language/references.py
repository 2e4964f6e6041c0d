"""Pronouns and descriptions resolved to entities by rule; left out where unsure.

Each rule is a reading habit of news prose: "he" in what somebody says is the one who says it; "she" at the start of a
sentence goes on with the last one's subject; "the two leaders" are the two persons that the text has just set side by
side; "the minister" is the one who was given that title. Pronouns within quotation marks are never resolved.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.language.analysis import Analysis, Entity, Reference, Token
from briefing.language.context import Context
from briefing.language.descriptions import describe
from briefing.language.entities import is_english
from briefing.language.gender import Gender
from briefing.language.syntax import ancestors, is_subject, is_verb, own_subject

_PRONOUNS: dict[str, Gender] = {
    "he": "male",
    "his": "male",
    "him": "male",
    "himself": "male",
    "she": "female",
    "her": "female",
    "herself": "female",
    "hers": "female",
}
_THINGS = frozenset({"it", "its", "itself"})
_PLURALS = frozenset({"they", "their", "them", "themselves"})
# Verbs whose "it" is often empty ("it is likely that", "it seems").
_EMPTY = frozenset("be seem appear happen rain snow take turn remain become".split())
_REACH = 2


def build_references(analysis: Analysis) -> tuple[Reference, ...]:
    """The references of an analysis that has its entities, in document order."""
    if not analysis.entities or not is_english(analysis.document):
        return ()
    context = Context(analysis)
    found: list[Reference] = []
    for token in analysis.tokens:
        reference = _pronoun(context, token) if token.pos == "PRON" or token.tag == "PRP$" else None
        if reference is None:
            reference = describe(context, token)
        if reference is not None and not (found and found[-1].span.overlaps(reference.span)):
            found.append(reference)
            context.remember(token, reference)
    return tuple(found)


def _pronoun(context: Context, token: Token) -> Reference | None:
    word = token.text.lower()
    if context.is_quoted(token):
        return None
    if word in _PRONOUNS:
        return _person(context, token, _PRONOUNS[word])
    if word in _PLURALS:
        return _group(context, token)
    if word in _THINGS:
        return _thing(context, token)
    return None


def _person(context: Context, token: Token, gender: Gender) -> Reference | None:
    known = {e.ident for e in context.people if context.genders.get(e.ident) in (gender, None)}
    ahead = _subject_ahead(context, token)
    if ahead is not None and ahead in known:
        return Reference(token.span, (ahead,), "pronoun-before-subject")
    for ident in _subjects_above(context, token):
        if ident in known:
            return Reference(token.span, (ident,), "pronoun-of-speaker")
    for sentence in context.sentences_before(token, _REACH):
        subject = context.subject_of_sentence(sentence)
        if subject is not None and subject in known:
            return Reference(token.span, (subject,), "pronoun-of-subject")
        named = [i for i in context.named_in(sentence, before=token.index) if i in known]
        if len(set(named)) == 1:
            return Reference(token.span, (named[0],), "pronoun-of-only-person")
        if named:
            sure = [i for i in dict.fromkeys(named) if context.genders.get(i) == gender]
            return Reference(token.span, (sure[0],), "pronoun-of-gender") if len(sure) == 1 else None
    return None


def _subjects_above(context: Context, token: Token) -> Iterator[int]:
    """The entities that are subjects of the verbs above a token and stand before it, nearest first."""
    for verb in ancestors(context.analysis, token):
        if not is_verb(verb):
            continue
        subject = own_subject(context.analysis, verb)
        if subject is None or subject.index >= token.index:
            continue
        idents = context.idents_of(subject)
        if len(idents) == 1:
            yield idents[0]


def _subject_ahead(context: Context, token: Token) -> int | None:
    """The subject that follows a fronted phrase with the pronoun in it ("Discussing his concern, Razak said")."""
    if is_subject(token):
        return None
    for verb in ancestors(context.analysis, token):
        subject = own_subject(context.analysis, verb) if is_verb(verb) else None
        if subject is not None:
            idents = context.idents_of(subject)
            return idents[0] if subject.index > token.index and len(idents) == 1 else None
    return None


def _thing(context: Context, token: Token) -> Reference | None:
    analysis = context.analysis
    head = analysis.head(token)
    if token.text.lower() == "it" and (not is_subject(token) or head.lemma in _EMPTY):
        return None
    things = {e.ident for e in analysis.entities if e.type != "person"}
    ahead = _subject_ahead(context, token)
    if ahead is not None and ahead in things:
        return Reference(token.span, (ahead,), "pronoun-before-subject")
    for ident in _subjects_above(context, token):
        if ident in things:
            return Reference(token.span, (ident,), "pronoun-of-subject")
    if context.has_subject_before(token):
        return None
    for sentence in context.sentences_before(token, 1, include_own=False):
        last = context.subject_of_sentence(sentence)
        if last is not None and last in things:
            return Reference(token.span, (last,), "pronoun-of-subject")
    return None


def _group(context: Context, token: Token) -> Reference | None:
    """ "they" after a subject of several names, or of one body."""
    analysis = context.analysis
    for verb in ancestors(analysis, token):
        subject = own_subject(analysis, verb) if is_verb(verb) else None
        if subject is not None and subject.index < token.index:
            idents = context.idents_of(subject)
            return Reference(token.span, idents, "pronoun-of-group") if len(idents) > 1 else None
    for sentence in context.sentences_before(token, 1, include_own=False):
        idents = context.subjects_of_sentence(sentence)
        if _is_group(analysis, idents):
            return Reference(token.span, idents, "pronoun-of-group")
    return None


def _is_group(analysis: Analysis, idents: tuple[int, ...]) -> bool:
    kinds: list[Entity] = [analysis.entities[i] for i in idents]
    return len(kinds) > 1 or (len(kinds) == 1 and kinds[0].type == "org")
