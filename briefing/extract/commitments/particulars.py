"""How much, for whom and on what condition: the particulars of a commitment, verbatim, None where not stated."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.extract.commitments.bearers import bearer_class
from briefing.extract.commitments.frames import Candidate
from briefing.language import syntax
from briefing.language.analysis import Analysis, Token
from briefing.text.span import Span

# Acts and things that are for somebody, behind "to" or "for" or as their object.
_AIDED = frozenset(
    "aid assist back defend help protect safeguard serve support supply train equip feed shelter compensate".split()
)
_GIVEN = frozenset(
    """aid allocate announce contribute deliver donate extend fund give grant lend offer pay provide send share supply
    transfer ship return release continue increase issue""".split()
)
_GIFTS = frozenset(
    """aid assistance contribution credit donation funding fund grant help loan package protection relief support
    training compensation flexibility opportunity equipment subsidy benefit opportunities service""".split()
)
_FOR = frozenset({"to", "for"})
_SIDES = re.compile(r"\b(?:for the benefit of|on behalf of)\s+", re.IGNORECASE)
_CONDITION_MARKS = frozenset({"if", "unless", "provided", "should", "until"})
# Conditions without a clause of their own.
_SUBJECT_TO = re.compile(
    r"\b(?:subject to|in (?:the )?(?:event|case) of|(?:up)?on (?:the )?(?:request|invitation|condition|approval)"
    r"|pending|as (?:needed|necessary|appropriate|required)|where (?:necessary|appropriate|possible)"
    r"|if (?:needed|necessary))\b"
    r"(?: (?:of|from|that|by)?[^,;.:()]*)?",
    re.IGNORECASE,
)
_WORDS_ONLY = re.compile(r"^(?:as|where|if) \w+", re.IGNORECASE)
# Units that a count in an action does not measure.
_TIMES = frozenset("year month week day hour minute decade century time quarter season second".split())
_SMALL = frozenset({"one", "two", "three", "four", "1", "2", "3", "4"})
_LOOSE = re.compile(r"\b(?:hundreds|thousands|millions|billions|tens of thousands|dozens) of\b")
_BOUNDS = frozenset("a an up to at least more than over about some around nearly almost approximately".split())


def amount_of(analysis: Analysis, c: Candidate, action: Span) -> str | None:
    """The first sum, share or quantity in the action, else what is counted in its object ("850 officers")."""
    inside = analysis.mentions_in(action)
    for label in ("MONEY", "PERCENT", "QUANTITY"):
        for m in inside:
            if m.label == label:
                return m.span.of(analysis.text)
    for noun in _counted(analysis, c):
        span = _count(analysis, noun)
        if span is not None and action.contains(span):
            return span.of(analysis.text)
    return None


def _counted(analysis: Analysis, c: Candidate) -> Iterator[Token]:
    """The objects of what is promised, with what stands behind "of" in them ("a total of 365 candidates")."""
    objects = syntax.objects_of(analysis, c.content) if syntax.is_verb(c.content) else (c.content,)
    for noun in objects:
        yield noun
        for preposition, inner in syntax.prepositions_of(analysis, noun):
            if preposition.text.lower() == "of" and inner.pos == "NOUN":
                yield inner


def _count(analysis: Analysis, noun: Token) -> Span | None:
    """The counted noun phrase from its number on, where it counts things and not time; None for a handful."""
    if noun.lemma.lower() in _TIMES or noun.tag != "NNS":
        return None
    phrase = syntax.noun_phrase(analysis, noun)
    loose = _LOOSE.search(analysis.text, phrase.start, phrase.end)
    if loose is not None:
        return Span(loose.start(), phrase.end)
    for t in analysis.tokens_in(phrase):
        if t.pos == "NUM" and t.index < noun.index and t.text.lower() not in _SMALL:
            first = t.index
            start = analysis.tokens_in(phrase)[0].index
            while first > start and analysis.tokens[first - 1].text.lower() in _BOUNDS:
                first -= 1
            return Span(analysis.tokens[first].span.start, noun.span.end)
    return None


def beneficiary_of(analysis: Analysis, c: Candidate, action: Span) -> str | None:
    """Whom the act helps: the object of "help", "support", "protect", the receiver of what is given, those for whose
    benefit it is; None where none is said."""
    if action.of(analysis.text).startswith(("not ", "no ")):
        return None
    for noun in _receivers(analysis, c):
        if action.contains(noun.span) and _is_somebody(analysis, noun):
            return _whole(analysis, noun, action).of(analysis.text)
    sentence = analysis.document.sentences[c.content.sentence].span
    match = _SIDES.search(analysis.text, c.content.span.start, sentence.end)
    at = analysis.token_at(match.end()) if match is not None else None
    if at is not None:
        for above in (at, *syntax.ancestors(analysis, at)):
            if above.pos in ("NOUN", "PROPN"):
                return syntax.noun_phrase(analysis, above).of(analysis.text)
    return None


def _whole(analysis: Analysis, noun: Token, action: Span) -> Span:
    """A noun phrase with whom it is coordinated with and whose or where it is ("both Hungary and Ukraine", "the
    government of Iraq"), as far as the action goes."""
    members = syntax.conjuncts(analysis, noun)
    start, end = syntax.noun_phrase(analysis, noun).start, syntax.noun_phrase(analysis, members[-1]).end
    for preposition, inner in syntax.prepositions_of(analysis, members[-1]):
        if preposition.text.lower() in ("of", "in", "from") and inner.pos in ("NOUN", "PROPN"):
            end = max(end, syntax.noun_phrase(analysis, inner).end)
            break
    return Span(start, min(end, action.end))


def _receivers(analysis: Analysis, c: Candidate) -> Iterator[Token]:
    """The words for those who may gain, the surest first: of the act itself, of what it gives, of its purpose."""
    rivals = {t.index for t in c.others}
    below = [t for t in analysis.subtree(c.content) if t.index >= c.content.index and t.index not in rivals]
    for verb in (t for t in below if syntax.is_verb(t)):
        lemma = verb.lemma.lower()
        if lemma in _AIDED:
            yield from syntax.objects_of(analysis, verb)[:1]
            for helped in syntax.complements_of(analysis, verb):
                subject = syntax.own_subject(analysis, helped.head)
                if subject is not None and subject.index > verb.index:
                    yield subject
        if lemma in _GIVEN:
            yield from _behind(analysis, verb)
            objects = syntax.objects_of(analysis, verb)
            for thing in objects:
                yield from _behind(analysis, thing)
    for noun in (t for t in below if t.pos == "NOUN" and t.lemma.lower() in _GIFTS):
        yield from _behind(analysis, noun)


def _behind(analysis: Analysis, word: Token) -> Iterator[Token]:
    for preposition, inner in syntax.prepositions_of(analysis, word):
        if preposition.text.lower() in _FOR and inner.pos in ("NOUN", "PROPN"):
            yield inner


def _is_somebody(analysis: Analysis, noun: Token) -> bool:
    """Whether a word is one for people, bodies or states, not for a thing or a pronoun."""
    return noun.pos in ("NOUN", "PROPN") and bearer_class(analysis, noun) in (
        "person",
        "org",
        "place",
        "office",
        "group",
    )


def condition_span(analysis: Analysis, c: Candidate) -> Span | None:
    """The if-clause (unless, provided, until) on the content or a cue's clause, "subject to approval" and the like, or
    None."""
    for verb in dict.fromkeys((c.content, *(t.clause for t in c.triggers))):
        if not syntax.is_verb(verb):
            continue
        for clause in syntax.adverbial_clauses_within(analysis, verb):
            if _is_conditional(analysis, clause):
                return _clause_span(analysis, clause)
    rivals = {t.index for t in c.others}
    for t in analysis.subtree(c.content):
        later = t.index > c.content.index and syntax.is_verb(t) and t.index not in rivals
        if later and syntax.mark_of(analysis, t) in ("if", "unless"):
            return _clause_span(analysis, t)
    return _stated(analysis, c)


def _is_conditional(analysis: Analysis, clause: Token) -> bool:
    """Whether a clause is opened by a conditional word or by an inverted "should" ("Should Russia attempt to ...")."""
    if syntax.mark_of(analysis, clause) in _CONDITION_MARKS:
        return True
    return any(
        a.text.lower() == "should" and analysis.subtree(clause)[0] is a for a in syntax.auxiliaries_of(analysis, clause)
    )


def _clause_span(analysis: Analysis, clause: Token) -> Span:
    tokens = analysis.subtree(clause)
    return Span(tokens[0].span.start, tokens[-1].span.end)


def _stated(analysis: Analysis, c: Candidate) -> Span | None:
    """A condition put in a phrase behind the promise, in its own clause."""
    sentence = analysis.document.sentences[c.content.sentence].span
    match = _SUBJECT_TO.search(analysis.text, c.content.span.start, sentence.end)
    at = analysis.token_at(match.start()) if match is not None else None
    if match is None or at is None or not any(a is c.content for a in syntax.ancestors(analysis, at)):
        return None
    short = _WORDS_ONLY.match(match[0])
    end = match.start() + len((short[0] if short else match[0]).rstrip())
    return Span(match.start(), end)
