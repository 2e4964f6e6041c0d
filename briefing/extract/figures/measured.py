"""What a figure measures, in a few of the article's own words.

The ways are tried from the surest to the loosest; each gives one stretch of the article, cut to a few words. Where the
tree leaves nothing sensible there is no answer.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.extract.figures.candidates import Candidate
from briefing.language.analysis import Analysis, Token
from briefing.language.syntax import (
    after_preposition,
    ancestors,
    appositions,
    auxiliaries_of,
    first_conjunct,
    is_passive,
    is_subject,
    is_verb,
    noun_phrase,
    prepositions_of,
    relative_clauses,
    subject_of,
)
from briefing.text.span import Span

_LONGEST = 9
# Verbs that only equate: what they say of a figure is their subject.
_EQUATING = frozenset("be total number reach amount stand become cost equal average come remain mean represent".split())
# Nouns that say nothing of what is measured by themselves.
_EMPTY = frozenset("top addition excess order region range case fact way place least most kind lot".split())
_ENDS = frozenset("because although though while whereas unless until if".split())
_TOO_SHORT = 3


def measured(analysis: Analysis, figure: Candidate, times: tuple[Span, ...] = ()) -> Span | None:
    """The span of the words that say what the figure measures, or None where nothing near it does.

    A stretch that lies within a time expression (``times``) says when, not what, and is passed over.
    """
    anchor = _anchor(analysis, figure)
    if anchor is None:
        return None
    for found in _ways(analysis, figure, anchor):
        span = _trimmed(analysis, found)
        if span is None or span.overlaps(figure.core) or len(span) < _TOO_SHORT:
            continue
        if not any(t.contains(span) for t in times):
            return span
    return None


def _anchor(analysis: Analysis, figure: Candidate) -> Token | None:
    """The topmost token within the figure's span: the noun it counts, the number, the sign of per cent."""
    tokens = analysis.tokens_in(Span(figure.core.start, figure.span.end))
    inside = {t.index for t in tokens}
    tops = [t for t in tokens if analysis.head(t).index not in inside or analysis.head(t).index == t.index]
    nouns = [t for t in tops if t.pos in ("NOUN", "PROPN", "NUM", "SYM")]
    return (nouns or tops)[-1] if tops else None


def _ways(analysis: Analysis, figure: Candidate, anchor: Token) -> Iterator[Span]:
    """Stretches that may say it, the best first."""
    head = analysis.head(anchor)
    counts = figure.kind in ("count", "bare")
    if counts:
        yield from _clauses(analysis, figure, anchor)
    if not counts:
        yield from _in_what(analysis, figure, anchor)
    if figure.kind == "bare":
        yield from _set_off(analysis, figure)
    top = first_conjunct(analysis, anchor)
    preposition = after_preposition(analysis, top)
    if head.text.lower() == "worth" and analysis.head(head).pos in ("NOUN", "PROPN"):
        yield _whole_phrase(analysis, analysis.head(head))
    if preposition is not None:
        yield from _governor(analysis, figure, preposition)
    elif head.index > anchor.index and head.pos in ("NOUN", "PROPN"):
        yield _rest_of(analysis, head, figure)
    elif top.index < anchor.index and analysis.head(top).pos == "NOUN" and analysis.head(top).index > top.index:
        yield _whole_phrase(analysis, analysis.head(top))
    if head.pos == "NOUN" and anchor in appositions(analysis, head):
        yield _whole_phrase(analysis, head)
    if is_subject(anchor) and is_verb(head):
        yield _predicate(analysis, head, figure)
    yield from _modifiers(analysis, figure, anchor)
    yield from _of_the_verb(analysis, figure, top, preposition)
    if head.pos in ("NOUN", "PROPN") and head.index < anchor.index:
        yield _whole_phrase(analysis, head)


def _clauses(analysis: Analysis, figure: Candidate, noun: Token) -> Iterator[Span]:
    """A relative or participial clause: "deaths linked to passive smoking", "the 15 that make up the Eurozone"."""
    relative = {c.index for c in relative_clauses(analysis, noun)}
    for child in analysis.children(noun):
        if child.span.start >= figure.span.end and (child.index in relative or (is_verb(child) and child.tag != "VBD")):
            yield Span(figure.span.end, max(t.span.end for t in analysis.subtree(child)))
            return


def _in_what(analysis: Analysis, figure: Candidate, anchor: Token) -> Iterator[Span]:
    """What a sum is given in: "US$6 billion in initial funding"."""
    tokens = analysis.tokens_in(Span(figure.span.end, min(len(analysis.text), figure.span.end + 40)))
    if not tokens or tokens[0].text.lower() not in ("in", "of") or tokens[0].sentence != anchor.sentence:
        return
    noun = next((c for c in analysis.children(tokens[0]) if c.pos == "NOUN"), None)
    if noun is not None and noun.tag == "NN" and not any(t.text.lower() in ("the", "a", "an") for t in tokens[1:2]):
        yield _whole_phrase(analysis, noun)


def _set_off(analysis: Analysis, figure: Candidate) -> Iterator[Span]:
    """The noun before a number between commas, dashes or brackets: "the number of women, 102,"."""
    first = analysis.token_at(figure.span.start)
    if first is None or first.index < 2 or analysis.tokens[first.index - 1].text not in ",(–—":
        return
    noun = analysis.tokens[first.index - 2]
    if noun.pos != "NOUN" or noun.sentence != first.sentence:
        return
    preposition = after_preposition(analysis, noun)
    governor = analysis.head(preposition) if preposition is not None else noun
    start = noun_phrase(analysis, governor if governor.pos == "NOUN" else noun).start
    yield Span(start, noun.span.end)


def _governor(analysis: Analysis, figure: Candidate, preposition: Token) -> Iterator[Span]:
    """The noun that a figure is said of: "a fine of 75 euros", "economies worth US$3.4 trillion"."""
    governor = analysis.head(preposition)
    if governor.pos in ("ADJ", "ADP") and governor.index < preposition.index:
        governor = analysis.head(governor)
    if governor.pos in ("NOUN", "PROPN") and governor.span.end <= figure.span.start and governor.lemma not in _EMPTY:
        yield Span(noun_phrase(analysis, governor).start, governor.span.end)


def _modifiers(analysis: Analysis, figure: Candidate, anchor: Token) -> Iterator[Span]:
    """What follows the figure and belongs to it: "(34 people) in the region", "for UNRWA"."""
    for _, inner in prepositions_of(analysis, anchor):
        if inner.span.start >= figure.span.end:
            yield Span(figure.span.end, _whole_phrase(analysis, inner).end)
            return


def _of_the_verb(analysis: Analysis, figure: Candidate, top: Token, preposition: Token | None) -> Iterator[Span]:
    """What the verb that governs the figure says: its subject with it, what follows, its object, its subject."""
    verb = next((a for a in ancestors(analysis, top) if is_verb(a)), None)
    if verb is None:
        return
    subject = subject_of(analysis, verb)
    before = subject is not None and subject.span.end <= figure.span.start and subject.pos in ("NOUN", "PROPN")
    if before and subject is not None and verb.lemma in _EQUATING:
        yield _whole_phrase(analysis, subject)
    if preposition is not None and not is_passive(analysis, verb):
        yield from _object(analysis, verb, preposition)
    if before and subject is not None and verb.span.end <= figure.span.start:
        clause = Span(noun_phrase(analysis, subject).start, verb.span.end)
        if len(analysis.tokens_in(clause)) <= _LONGEST:
            yield clause
    behind = any(p.span.start >= figure.span.end for p, _ in prepositions_of(analysis, verb))
    if behind and figure.kind in ("count", "bare"):
        yield _predicate(analysis, verb, figure)
    if before and subject is not None and subject.pos == "PROPN":
        yield _whole_phrase(analysis, subject)
    auxiliaries = auxiliaries_of(analysis, verb)
    if verb.span.end <= figure.span.start and (auxiliaries or not before) and verb.lemma not in _EQUATING:
        yield Span(min([verb.span.start, *(a.span.start for a in auxiliaries)]), verb.span.end)
    if before and subject is not None:
        yield _whole_phrase(analysis, subject)
    yield _predicate(analysis, verb, figure)


def _object(analysis: Analysis, verb: Token, preposition: Token) -> Iterator[Span]:
    """The object between the verb and the figure: "reduce the number of carriers from four to three"."""
    for child in analysis.children(verb):
        if verb.index < child.index < preposition.index and child.pos in ("NOUN", "PROPN"):
            yield _whole_phrase(analysis, child)
            return


def _predicate(analysis: Analysis, verb: Token, figure: Candidate) -> Span:
    end = max((t.span.end for t in analysis.subtree(verb)), default=verb.span.end)
    return Span(figure.span.end, max(figure.span.end, end))


def _rest_of(analysis: Analysis, noun: Token, figure: Candidate) -> Span:
    """The rest of a noun phrase behind the figure: "(a US$152 billion) economic stimulus package"."""
    end = _whole_phrase(analysis, noun).end
    return Span(min(figure.span.end, end), end)


def _whole_phrase(analysis: Analysis, noun: Token) -> Span:
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


def _trimmed(analysis: Analysis, span: Span) -> Span | None:
    """At most nine words, cut before a mark or a clause of its own, without function words at the ends.

    A phrase that ends in its noun keeps its end, so that the noun stays.
    """
    tokens = list(analysis.tokens_in(span))
    while tokens and (tokens[0].pos in ("PUNCT", "CCONJ", "AUX", "PART") or tokens[0].text in _MARKS):
        tokens.pop(0)
    stops = (i for i, t in enumerate(tokens) if t.text in _MARKS or (i > 1 and t.text.lower() in _ENDS))
    tokens = tokens[: next(stops, len(tokens))]
    if len(tokens) > _LONGEST and tokens[-1].pos in ("NOUN", "PROPN") and all(not is_verb(t) for t in tokens):
        tokens = tokens[-_LONGEST:]
    tokens = tokens[:_LONGEST]
    while tokens and (tokens[-1].pos in _LOOSE or tokens[-1].tag in ("IN", "TO", "PRP$", "POS", "WDT")):
        tokens.pop()
    if not tokens or not any(t.pos in ("NOUN", "PROPN", "VERB", "ADJ") for t in tokens):
        return None
    return Span(tokens[0].span.start, tokens[-1].span.end)


_MARKS = frozenset({",", ";", ":", "(", ")", "—", "–"})
_LOOSE = frozenset({"ADP", "DET", "CCONJ", "SCONJ", "PUNCT", "PART", "AUX"})
