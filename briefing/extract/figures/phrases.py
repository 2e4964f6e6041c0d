"""Stretches of a sentence cut to a few words: noun phrases with what follows them, clauses, predicates."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.language.analysis import Analysis, Token
from briefing.language.syntax import after_preposition, is_verb, noun_phrase, own_subject, role_of
from briefing.text.span import Span

LONGEST = 9
_ENDS = frozenset("because although though while whereas unless until if".split())


def apposed(analysis: Analysis, noun: Token) -> Span:
    """The phrase a figure stands beside, with what it depends on: "rebates to citizens, US$600 for individuals"."""
    preposition = after_preposition(analysis, noun)
    governor = analysis.head(preposition) if preposition is not None else None
    if governor is not None and governor.pos == "NOUN":
        return Span(noun_phrase(analysis, governor).start, noun.span.end)
    return whole_phrase(analysis, noun)


def short_clause(analysis: Analysis, subject: Token, verb: Token) -> Iterator[Span]:
    """The subject with its verb, where that is short: "Repeat offenders could be fined", "These nations make up"."""
    particle = next((c for c in analysis.children(verb) if c.tag == "RP" and c.index == verb.index + 1), verb)
    clause = Span(noun_phrase(analysis, subject).start, max(verb.span.end, particle.span.end))
    if len(analysis.tokens_in(clause)) <= LONGEST:
        yield clause


def predicate(analysis: Analysis, verb: Token, after: int) -> Span:
    """What a verb says from the offset ``after`` on, without further clauses that have a subject of their own."""
    others = {
        t.index
        for c in analysis.children(verb)
        if c.index > verb.index and role_of(c) == "coordinate" and own_subject(analysis, c) is not None
        for t in analysis.subtree(c)
    }
    end = max((t.span.end for t in analysis.subtree(verb) if t.index not in others), default=verb.span.end)
    return Span(after, max(after, end))


def whole_phrase(analysis: Analysis, noun: Token) -> Span:
    """A noun phrase with what directly follows it: "stake in the merged company", "trade between A and B"."""
    span = noun_phrase(analysis, noun)
    end = span.end
    for token in analysis.subtree(noun):
        if token.span.start < span.end:
            continue
        gap = token.span.start - end
        if gap > 1 or (token.pos == "PUNCT" and (token.text not in "-–" or gap)) or token.tag.startswith(("W", "VBG")):
            break
        end = token.span.end
    return Span(span.start, end)


def trimmed(analysis: Analysis, span: Span) -> Span | None:
    """At most nine words, cut before a mark or a clause of its own, without function words at the ends.

    A phrase that ends in its noun keeps its end, so that the noun stays.
    """
    tokens = list(analysis.tokens_in(span))
    if tokens and tokens[0].text in "([":
        return None
    while tokens and (tokens[0].pos in ("PUNCT", "CCONJ", "PART") or tokens[0].text in _MARKS or _idle(tokens[0])):
        tokens.pop(0)
    stops = (i for i, t in enumerate(tokens) if t.text in _MARKS or (i > 1 and t.text.lower() in _ENDS))
    tokens = tokens[: next(stops, len(tokens))]
    if len(tokens) > LONGEST and tokens[-1].pos in ("NOUN", "PROPN") and all(not is_verb(t) for t in tokens):
        tokens = tokens[-LONGEST:]
    if len(tokens) > LONGEST:
        tokens = tokens[:LONGEST]
        while tokens and tokens[-1].pos not in ("NOUN", "PROPN", "VERB", "NUM"):
            tokens.pop()
    while tokens and (tokens[-1].pos in _LOOSE or tokens[-1].tag in ("IN", "TO", "PRP$", "POS", "WDT")):
        tokens.pop()
    telling = (t for t in tokens if len(t.text) > 2 and t.lemma not in _IDLE)
    if not any(t.pos in ("NOUN", "PROPN", "ADJ") or is_verb(t) for t in telling):
        return None
    span = Span(tokens[0].span.start, tokens[-1].span.end)
    # A quotation opened in the words is closed with them.
    open_mark = sum(span.of(analysis.text).count(mark) for mark in '"“”') % 2 == 1
    closes = open_mark and analysis.text[span.end : span.end + 1] in ('"', "”")
    return Span(span.start, span.end + 1) if closes else span


def _idle(token: Token) -> bool:
    return token.pos == "AUX" and token.tag != "MD"


_IDLE = frozenset({"have", "be", "do"})
_MARKS = frozenset({",", ";", ":", "(", ")", "—", "–"})
_LOOSE = frozenset({"ADP", "DET", "CCONJ", "SCONJ", "PUNCT", "PART", "AUX"})
