"""From cues to triggers: what is bound, by which cue, said of whom.

A trigger is one cue with one content ("plans" + "launch"). Triggers that lead to the same content, also through each
other ("announced that it will seek to invest"), make one candidate; see chains.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.extract.commitments.coordination import past_front
from briefing.extract.commitments.cues import (
    AGREEMENTS,
    ANNOUNCING,
    BE_TO,
    CALLED_OR_PUT_OFF,
    CUES,
    FORCES,
    GOING_TO,
    HEADLINE,
    MODALS,
    PROGRESSIVE,
    Cue,
)
from briefing.extract.commitments.governed import contents_behind, contents_of, maker_of, series_of
from briefing.language import syntax
from briefing.language.analysis import Analysis, Token
from briefing.language.syntax import Complement

_PRESENT_BE = frozenset({"am", "is", "are", "'re", "’re", "'m", "’m", "'s", "’s"})
_THINGS_PROMISED = frozenset(
    "offer announce plan sign approve schedule pledge promise commit authorize authorise".split()
)
_NEUTRAL_NOUNS = frozenset(
    {"way", "time", "thing", "key", "problem", "question", "challenge", "idea", "point", "purpose"}
)


@dataclass(frozen=True, slots=True)
class Trigger:
    """A cue and one thing it binds to: ``content`` heads what will be done, ``bearer`` is the word for who is bound
    (a subject or possessor, unresolved; None where the clause has none), ``clause`` the verb of the cue's clause."""

    cue: Cue
    token: Token
    content: Token
    frame: str
    bearer: Token | None
    clause: Token


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that may be a commitment: its content, the triggers that lead to it (innermost first), and the heads
    of the other contents coordinated below it, which its action leaves out."""

    content: Token
    triggers: tuple[Trigger, ...]
    others: tuple[Token, ...] = ()
    item: bool = False

    @property
    def inner(self) -> Trigger:
        """The trigger next to the content."""
        return self.triggers[0]

    @property
    def outer(self) -> Trigger:
        """The trigger that governs all others."""
        return self.triggers[-1]


def triggers_at(analysis: Analysis, token: Token) -> Iterator[Trigger]:
    """The triggers whose cue is this token."""
    if syntax.is_verb(token):
        yield from _modal(analysis, token)
        yield from _verb(analysis, token)
    elif syntax.is_verb_by_subject(analysis, token):
        yield from _verb(analysis, token)
    elif token.pos in ("NOUN", "PROPN") or (token.pos == "ADJ" and syntax.is_object(token)):
        yield from _noun(analysis, token)
    if token.pos in ("ADJ", "VERB"):
        yield from _adjective(analysis, token)


def _spread(
    analysis: Analysis, cue: Cue, at: Token, head: Token, frame: str, bearer: Token | None, clause: Token
) -> Iterator[Trigger]:
    """One trigger for each coordinated content; verbs that share one object count once."""
    if not syntax.is_verb(head):
        yield Trigger(cue, at, head, frame, bearer, clause)
        for verb in syntax.gerunds_beside(analysis, head) if frame == "p:to" else ():
            yield Trigger(cue, at, verb, frame, bearer, clause)
        return
    members = list(syntax.coordinated_verbs(analysis, head))
    if head.tag in ("VB", "VBP"):
        for stray in syntax.stray_verbs(analysis, head, clause):
            members.extend(v for v in syntax.coordinated_verbs(analysis, stray) if v not in members)
    if frame in ("to", "p:to"):
        # Behind an infinitive ("urged them to choose dialogue, to withdraw") the series may go on with that one.
        for other in series_of(analysis, head, head if syntax.is_infinitive(analysis, at) else clause):
            members.extend(v for v in syntax.coordinated_verbs(analysis, other) if v not in members)
    held = False
    for verb in members:
        if not held:
            yield Trigger(cue, at, verb, frame, bearer, clause)
        held = syntax.is_bare(analysis, verb) and syntax.is_verb(verb) and not syntax.is_passive(analysis, verb)


def _modal(analysis: Analysis, verb: Token) -> Iterator[Trigger]:
    word = _binding_modal(analysis, verb)
    if word in MODALS:
        marks = [a for a in syntax.auxiliaries_of(analysis, verb) if a.tag == "MD" or a.text.lower() in MODALS]
        mark = next((a for a in marks if a.text.lower() in MODALS), marks[0])
        yield from _spread(analysis, MODALS[word], mark, verb, "bare", _subject(analysis, verb), verb)
    elif verb.lemma == "be" and verb.tag != "VBG":
        yield from _be_to(analysis, verb)
    elif verb.lemma in ("go", "gon") and verb.tag == "VBG" and _present(analysis, verb):
        for c in _infinitives(analysis, verb)[:1]:
            yield from _spread(analysis, GOING_TO, verb, c.head, "to", _subject(analysis, verb), verb)
    elif syntax.is_infinitive(analysis, verb) and syntax.is_headline_infinitive(analysis, verb):
        yield from _spread(analysis, HEADLINE, verb, verb, "to", syntax.own_subject(analysis, verb), verb)
    elif verb.tag == "VBG" and verb.lemma in ANNOUNCING and _present(analysis, verb):
        yield from _spread(analysis, PROGRESSIVE, verb, verb, "bare", _subject(analysis, verb), verb)


def _be_to(analysis: Analysis, verb: Token) -> Iterator[Trigger]:
    """Of "schools are to reopen"; not "the plan is to reopen", where the noun is the cue."""
    infinitives = _infinitives(analysis, verb)
    subject = _subject(analysis, verb) if infinitives else None
    if subject is None or ("noun", subject.lemma) in CUES or subject.lemma in _NEUTRAL_NOUNS:
        return
    for c in infinitives:
        if _follows(analysis, verb, c.head):
            yield from _spread(analysis, BE_TO, verb, c.head, "to", subject, verb)


def _infinitives(analysis: Analysis, verb: Token) -> list[Complement]:
    return [c for c in syntax.complements_of(analysis, verb) if c.kind == "to" and c.preposition is None]


def _binding_modal(analysis: Analysis, verb: Token) -> str | None:
    """The modal of a verb; the one that binds where there are two: "can and will work together"."""
    word = syntax.modal_of(analysis, verb)
    marks = [a.text.lower() for a in syntax.auxiliaries_of(analysis, verb)]
    return next((m for m in marks if m in MODALS), word) if word not in MODALS else word


def _subject(analysis: Analysis, verb: Token) -> Token | None:
    """The subject of a verb, by the order of words where the tree has none or has a label ("Trade: both agreed")."""
    subject = syntax.subject_of(analysis, verb)
    if subject is not None and subject.index < verb.index:
        between = analysis.tokens[subject.index + 1 : verb.index]
        if any(t.text == ":" for t in between):
            return syntax.subject_by_order(analysis, verb) or subject
    if subject is None:
        first = syntax.first_conjunct(analysis, verb)
        subject = syntax.subject_by_order(analysis, verb) or syntax.subject_by_order(analysis, first)
        return past_front(analysis, subject) if subject is not None else None
    return subject


def _follows(analysis: Analysis, verb: Token, infinitive: Token) -> bool:
    """Whether "to" follows a form of "be" at once: "is to", "are also to", not "is yet to", "were among those to"."""
    i = verb.index + 1
    while analysis.tokens[i].text.lower() in _BETWEEN:
        i += 1
    return analysis.tokens[i].tag == "TO" and analysis.tokens[i].index < infinitive.index


_BETWEEN = frozenset({"not", "n't", "also", "now", "then", "today", "soon", "later", "therefore", "thus", "both"})


def _present(analysis: Analysis, verb: Token) -> bool:
    return any(a.text.lower() in _PRESENT_BE for a in syntax.auxiliaries_of(analysis, verb))


def _verb(analysis: Analysis, verb: Token) -> Iterator[Trigger]:
    passive = syntax.is_passive(analysis, verb)
    if passive:
        yield from _passive(analysis, verb)
    cue = CUES.get(("passive" if passive else "verb", verb.lemma.lower()))
    if cue is None or not _is_meant(analysis, cue, verb):
        return
    subject = _subject(analysis, verb)
    for c in contents_of(analysis, verb):
        frame = _frame(cue, c)
        if frame == "noun" and not _is_promised(analysis, cue, c.head):
            continue
        if frame:
            yield from _spread(analysis, cue, verb, c.head, frame, subject, verb)


def _is_meant(analysis: Analysis, cue: Cue, verb: Token) -> bool:
    """Whether a verb that binds only in one use is used so: "rule out", "order" said to one's own forces."""
    if cue.word == "rule":
        return syntax.particle_of(analysis, verb) == "out"
    if cue.word == "order" and cue.cls == "verb":
        return any(o.lemma.lower() in FORCES for o in syntax.objects_of(analysis, verb))
    return True


def _is_promised(analysis: Analysis, cue: Cue, thing: Token) -> bool:
    """Whether the object of a verb is something one binds oneself to.

    Crimes are committed too: what is promised comes with a sum. Laws are signed and trips concluded: what binds is an
    agreement. "The following actions" are told by the list that follows.
    """
    if any(m.text.lower() == "following" for m in syntax.modifiers_of(analysis, thing)):
        return False
    if cue.word == "commit":
        return syntax.has_number(analysis, thing)
    if cue.word in CALLED_OR_PUT_OFF:
        named = analysis.tokens[thing.index + 1 : thing.index + 2]  # "called the election | a sham"
        return thing.lemma.lower() in CALLED_OR_PUT_OFF[cue.word] and not (named and named[0].tag == "DT")
    if cue.word in _SEALING:
        return bool({thing.lemma.lower(), thing.text.lower()} & AGREEMENTS)
    return thing.lemma not in _NEUTRAL_NOUNS and thing.pos not in ("PRON", "DET")


_SEALING = frozenset({"sign", "ink", "conclude", "ratify"})


def _passive(analysis: Analysis, verb: Token) -> Iterator[Trigger]:
    """A thing that is promised: "refunds were offered", "trials are planned for 2023"."""
    cue = CUES.get(("verb", verb.lemma.lower()))
    subject = syntax.own_subject(analysis, verb)
    if cue is None or cue.word not in _THINGS_PROMISED or subject is None or subject.pos not in ("NOUN", "PROPN"):
        return
    if any(c.kind == "to" or _frame(cue, c) not in (None, "noun") for c in syntax.complements_of(analysis, verb)):
        return
    thing = next(iter(syntax.objects_of(analysis, verb)), subject)  # "Ukraine would be offered | closer cooperation"
    yield Trigger(cue, verb, thing, "passive noun", syntax.agent_of(analysis, verb), verb)


def _adjective(analysis: Analysis, token: Token) -> Iterator[Trigger]:
    cue = CUES.get(("adjective", token.text.lower()))
    if cue is None or (token.pos == "VERB" and not syntax.is_passive(analysis, token) and token.tag != "VBN"):
        return
    if (
        token.pos == "VERB"
        and any(a.lemma == "have" for a in syntax.auxiliaries_of(analysis, token))
        and not syntax.is_passive(analysis, token)
    ):
        return
    copula = syntax.is_copula_complement(analysis, token)
    clause = copula or token
    subject = syntax.subject_of(analysis, clause)
    for c in contents_of(analysis, token):
        frame = _frame(cue, c)
        if frame:
            yield from _spread(analysis, cue, token, c.head, frame, subject, clause)


def _noun(analysis: Analysis, noun: Token) -> Iterator[Trigger]:
    cue = CUES.get(("noun", noun.lemma.lower()))
    if cue is None:
        return
    clause = syntax.governing_verb(analysis, noun) or noun
    bearer = _bearer_of_noun(analysis, noun, clause)
    governed = contents_of(analysis, noun) or syntax.shared_complements(analysis, noun)
    maker = maker_of(analysis, noun)
    if maker is not None:
        bearer = maker
        governed = governed or contents_behind(analysis, maker)
    for c in governed:
        frame = _frame(cue, c)
        if frame and c.head is not bearer:
            yield from _spread(analysis, cue, noun, c.head, frame, bearer, clause)
    if "be" in cue.frames and syntax.is_subject(noun) and clause.lemma == "be":
        for c in syntax.complements_of(analysis, clause):
            if c.kind == "to":
                yield from _spread(analysis, cue, noun, c.head, "be", bearer, clause)


def _bearer_of_noun(analysis: Analysis, noun: Token, clause: Token) -> Token | None:
    """Whose commitment it is: the possessor where one is named, else the subject of the verb that carries the noun."""
    owner = syntax.possessor_of(analysis, noun)
    carried = clause is not noun and not syntax.is_subject(noun)
    if owner is not None and owner.tag == "PRP$" and owner.text.lower() not in ("our", "my") and carried:
        # "The leaders affirmed their commitment": the clause says more of them than the pronoun.
        subject = _subject(analysis, clause)
        if subject is not None and subject.index < owner.index and subject.pos in ("NOUN", "PROPN"):
            return subject if syntax.is_object(noun) else owner
    if owner is not None:
        return owner
    if not carried:
        return syntax.agent_of(analysis, clause) if clause is not noun else None
    return _subject(analysis, clause)


def _frame(cue: Cue, complement: Complement) -> str | None:
    if complement.preposition is None:
        return complement.kind if complement.kind in cue.frames else None
    word = "to" if complement.preposition in ("toward", "towards") else complement.preposition
    return f"p:{word}" if f"p:{word}" in cue.frames else None
