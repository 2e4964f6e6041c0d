"""Whom a candidate binds: who bears its innermost cue, or who stands behind what bears it.

Things bind nobody: behind "our troops will be funded", "the measures are to be lifted" and "support will go to ..."
stands whoever does it, owns it, says it or makes it.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.extract.commitments.actors import resolve
from briefing.extract.commitments.bearers import (
    AGENTS,
    Bound,
    bearer_class,
    is_heavenly,
    is_lifeless,
    is_thing,
    is_thing_name,
)
from briefing.extract.commitments.bodies import body_of
from briefing.extract.commitments.coordination import members_of
from briefing.extract.commitments.frames import Candidate, Trigger
from briefing.extract.commitments.groups import with_companions
from briefing.extract.commitments.lists import item_bearer
from briefing.extract.commitments.speech import Speech, reporter_of
from briefing.extract.commitments.voices import speaker_of
from briefing.language import syntax
from briefing.language.analysis import Analysis, Token
from briefing.language.gazetteers import fold, is_media


def bound_of(analysis: Analysis, candidate: Candidate, speech: Speech) -> Bound:
    """The actor, with those who agree with it to the same."""
    found = _bearer(analysis, candidate, speech)
    others = tuple(n for t in candidate.triggers for n in _counterparts(analysis, t)) if found.names else ()
    return Bound(found.cls, tuple(dict.fromkeys((*found.names, *others))), found.how) if others else found


def _bearer(analysis: Analysis, candidate: Candidate, speech: Speech) -> Bound:
    """The actor: who bears the innermost cue; where that is a thing, its owner, who bears an outer cue, who reports it
    or in whose name the text speaks."""
    fallback = Bound("none", (), "no actor in the clause")
    patient = _patient(analysis, candidate)
    for trigger in candidate.triggers:
        bearer = trigger.bearer or item_bearer(analysis, trigger.token)
        found = resolve(analysis, bearer, speech)
        if bearer is not None and bearer is patient and found.cls not in ("we", "I"):
            fallback = found
            continue
        if found.cls == "group" and bearer is not None and _is_made_up(analysis, candidate, bearer):
            fallback = Bound("thing", found.names, found.how)
            continue
        if found.cls in AGENTS and found.names:
            joint = _joint(analysis, trigger, speech)
            if joint:
                return Bound("they", joint, "those who meet")
            payer = _payer(analysis, trigger, bearer, speech)
            return Bound(found.cls, payer, "whose money it is") if payer else found
        if fallback.cls == "none" or (not fallback.names and found.names):
            fallback = found
    return _behind(analysis, candidate, speech, fallback)


def _joint(analysis: Analysis, trigger: Trigger, speech: Speech) -> tuple[str, ...]:
    """The two who meet, where one is the subject and the commitment is "theirs": "Biden met with Modi to reaffirm their
    commitment"; empty otherwise."""
    owner = syntax.possessor_of(analysis, trigger.token) if trigger.cue.cls == "noun" else None
    if owner is None or owner.text.lower() != "their" or trigger.bearer is None or trigger.bearer.tag != "NNP":
        return ()
    if len(members_of(analysis, trigger.bearer)) > 1:
        return ()
    for verb in syntax.ancestors(analysis, trigger.token):
        if syntax.is_verb(verb) and syntax.own_subject(analysis, verb) is not None:
            found = (n for t in with_companions(analysis, verb) for n in resolve(analysis, t, speech).names)
            return tuple(dict.fromkeys(found))
    return ()


def _payer(analysis: Analysis, trigger: Trigger, bearer: Token | None, speech: Speech) -> tuple[str, ...]:
    """Whose money an office holder announces ("Ambassador Haas announced $152 million in assistance"): their body's,
    or that of the release in which they do; empty for other announcements."""
    if trigger.cue.word != "announce" or trigger.frame not in ("noun", "list") or bearer is None:
        return ()
    content = trigger.content
    named = analysis.entities_of(bearer)
    if len(named) != 1 or named[0].type != "person" or not named[0].roles:
        return ()
    if content.lemma.lower() not in _GIVEN and not syntax.has_number(analysis, content):
        return ()
    return body_of(analysis, bearer) or (speech.issuers if speech.own_voice else ())


_GIVEN = frozenset("grant aid assistance funding fund package contribution support investment loan donation".split())


def _is_made_up(analysis: Analysis, candidate: Candidate, bearer: Token) -> bool:
    """Whether it is told what a group will consist of, which its makers decide, not the group."""
    common = bearer.pos == "NOUN" and analysis.reference_at(bearer.span.start) is None
    return common and candidate.inner.cue.cls == "modal" and candidate.inner.content.lemma.lower() in _CONSISTING


_CONSISTING = frozenset({"include", "comprise", "consist", "contain"})


def _counterparts(analysis: Analysis, trigger: Trigger) -> tuple[str, ...]:
    """The others who bind themselves with the subject: "Hungary agreed with Airbus to open a factory"."""
    if trigger.cue.word not in _MUTUAL or trigger.cue.cls != "verb":
        return ()
    holders = [trigger.token]
    if trigger.frame == "noun":
        holders.append(trigger.content)
    named = (n for h in holders for p, n in syntax.prepositions_of(analysis, h) if p.text.lower() == "with")
    return tuple(e.name for n in named for e in analysis.entities_of(n))


_MUTUAL = frozenset({"agree", "sign", "ink", "conclude", "reach", "strike"})


def _patient(analysis: Analysis, candidate: Candidate) -> Token | None:
    """Who undergoes a passive act, and so is not who does it; refusals to have something done to one aside."""
    content = candidate.content
    if not syntax.is_verb(content) or not syntax.is_passive(analysis, content):
        return None
    if syntax.negation_of(analysis, content) is not None or candidate.item:
        return None
    return candidate.inner.bearer


def _behind(analysis: Analysis, candidate: Candidate, speech: Speech, fallback: Bound) -> Bound:
    """Who stands behind a thing, or behind what is done to somebody; the thing itself where nobody does."""
    bearer = candidate.inner.bearer
    named = analysis.entity_at(bearer.span.start) if bearer is not None else None
    if named is not None and is_heavenly(analysis, named):
        return Bound("thing", (), "a heavenly body")
    for word, how in _near(analysis, candidate):
        found = resolve(analysis, word, speech)
        if found.cls in AGENTS and found.names:
            names = body_of(analysis, word) if how in _SAID else ()
            return Bound(fallback.cls, names or found.names, how)
    thing = is_thing(analysis, named) if named is not None else _has_thing_name(analysis, bearer)
    thing = thing or (len(fallback.names) == 1 and is_thing_name(fallback.names[0].lower().split()))
    undergoes = bearer is not None and bearer is _patient(analysis, candidate)
    if _is_named(analysis, bearer) and not thing and not (undergoes and speech.own_voice):
        return Bound(fallback.cls, fallback.names, "who undergoes it") if undergoes else fallback
    quotation = speech.quotation_at(candidate.content.span.start)
    if quotation is not None and (quotation.entity is not None or (quotation.speaker or "")[:1].isupper()):
        names, how = speaker_of(analysis, quotation)
        return Bound(fallback.cls, names, how) if names else fallback
    # Nobody's words in quotation marks are not the article's own.
    if quotation is None and speech.issuers and (speech.own_voice or fallback.cls in ("thing", "none", "this")):
        return Bound(fallback.cls, speech.issuers, "in whose name the text speaks")
    before = _said_last(analysis, candidate) if fallback.cls in ("thing", "none", "this") else None
    if before is not None:
        found = resolve(analysis, before, speech)
        return Bound(fallback.cls, found.names, "who acts in what is told before")
    names = _announced_by(analysis, candidate) if fallback.cls == "thing" else ()
    if names:
        return Bound("thing", names, "who announced it before")
    if fallback.cls == "thing" and (thing or (bearer is not None and is_lifeless(bearer))):
        return Bound("thing", (), "a thing, and nobody is told behind it")
    return fallback


def _has_thing_name(analysis: Analysis, bearer: Token | None) -> bool:
    if bearer is None or bearer.pos != "PROPN":
        return False
    return is_thing_name(syntax.noun_phrase(analysis, bearer).of(analysis.text).lower().removeprefix("the ").split())


_SAID = frozenset({"who says so", "according to whom"})


def _near(analysis: Analysis, candidate: Candidate) -> Iterator[tuple[Token, str]]:
    """The words for agents that stand behind a thing in its own sentence, the surest first."""
    content, bearer = candidate.content, candidate.inner.bearer
    agent = syntax.agent_of(analysis, content) if syntax.is_verb(content) else None
    if agent is not None:
        yield agent, "by whom it is done"
    for trigger in candidate.triggers:
        if trigger.bearer is not None:
            yield from ((owner, "whose it is") for owner in _owners(analysis, trigger.bearer))
    clause = candidate.outer.clause
    reported = reporter_of(analysis, clause) if syntax.is_verb(clause) else None
    if reported is not None and reported[1] is not None:
        yield reported[1], "who says so"
    source = _according_to(analysis, content)
    if source is not None:
        yield source, "according to whom"
    maker = syntax.made_by(analysis, bearer) if bearer is not None and _patient(analysis, candidate) is None else None
    if maker is not None:
        yield maker, "who makes it"
    for giver in _givers(analysis, bearer):
        yield giver, "by whom it is given"
    if bearer is not None and bearer.pos == "NOUN" and maker is None:
        earlier = (t for t in reversed(analysis.tokens[: bearer.index]) if t.lemma == bearer.lemma)
        makers = (syntax.made_by(analysis, t) for t in earlier if syntax.is_object(t))
        maker = next((t for t in makers if t is not None and bearer_class(analysis, t) in ("org", "place")), None)
        if maker is not None:
            yield maker, "who makes it"
    for verb in syntax.ancestors(analysis, clause):
        subject = syntax.subject_of(analysis, verb) if syntax.is_verb(verb) else None
        if subject is not None and subject is not bearer:
            yield subject, "who acts in the clause above"


def _givers(analysis: Analysis, bearer: Token | None) -> Iterator[Token]:
    """By whom a thing is told to be given, led or built ("flights donated by United Airlines")."""
    if bearer is None:
        return
    for t in analysis.children(bearer):
        agent = syntax.agent_of(analysis, t) if t.tag == "VBN" and t.index > bearer.index else None
        if agent is not None:
            yield agent


def _owners(analysis: Analysis, noun: Token) -> Iterator[Token]:
    """Whose a thing is, whose that is in turn ("the third stage of their operation")."""
    for _ in range(3):
        owner = syntax.possessor_of(analysis, noun)
        if owner is None or owner is noun:
            return
        yield owner
        noun = owner


def _according_to(analysis: Analysis, content: Token) -> Token | None:
    """Who is named as the source, or whose plan it is: "according to PG&E's schedule", "per the WHO's framework"."""
    for verb in (content, *syntax.ancestors(analysis, content)):
        for preposition, noun in syntax.prepositions_of(analysis, verb):
            word = preposition.text.lower()
            if word == "per":
                return syntax.possessor_of(analysis, noun) or noun
            if word == "to" and analysis.tokens[preposition.index - 1].text.lower() == "according":
                return syntax.possessor_of(analysis, noun) or noun
    return None


def _is_named(analysis: Analysis, bearer: Token | None) -> bool:
    """Whether a proper name stands for the actor, known or not: it is taken at its word."""
    return bearer is not None and (bearer.pos == "PROPN" or analysis.entity_at(bearer.span.start) is not None)


def _said_last(analysis: Analysis, candidate: Candidate) -> Token | None:
    """The body or state that was the last subject of a main clause in the same paragraph."""
    document = analysis.document
    here = candidate.content.sentence
    for number in range(here - 1, -1, -1):
        if document.sentences[number].paragraph != document.sentences[here].paragraph:
            return None
        root = syntax.root_of(analysis, number)
        subject = syntax.own_subject(analysis, root) if root is not None else None
        if subject is not None and bearer_class(analysis, subject) in ("org", "place"):
            return subject
    return None


def _announced_by(analysis: Analysis, candidate: Candidate) -> tuple[str, ...]:
    """The body that announced, ordered or agreed to something in the sentences just before, itself or by one of its
    officers: who stands behind the things told of next ("NASA Administrator Bolden announced the locations")."""
    here = candidate.content.sentence
    for number in range(here - 1, max(-1, here - _NEAR - 1), -1):
        root = syntax.root_of(analysis, number)
        if root is None or root.lemma.lower() not in _SETTING_OUT:
            continue
        subject = syntax.own_subject(analysis, root)
        cls = bearer_class(analysis, subject)
        if subject is not None and cls == "org":
            return tuple(e.name for e in analysis.entities_of(subject) if not is_media(fold(e.name)))
        body = body_of(analysis, subject) if subject is not None and cls == "person" else ()
        if body:
            return body
        acting = [t for t in analysis.tokens_of(analysis.document.sentences[number]) if syntax.is_subject(t)]
        if acting and bearer_class(analysis, acting[0]) in ("org", "place"):
            return tuple(e.name for e in analysis.entities_of(acting[0]))
    return ()


_NEAR = 3
_SETTING_OUT = frozenset(
    "announce unveil reveal approve introduce launch propose order present detail publish say confirm".split()
)
