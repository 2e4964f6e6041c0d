"""What a figure measures, in a few of the article's own words.

The ways are tried from the surest to the loosest; each gives one stretch of the article, cut to a few words. Where the
tree leaves nothing sensible there is no answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.extract.figures.candidates import Candidate
from briefing.extract.figures.phrases import apposed, predicate, short_clause, trimmed, whole_phrase
from briefing.language.analysis import Analysis, Token
from briefing.language.syntax import (
    after_preposition,
    ancestors,
    appositions,
    auxiliaries_of,
    first_conjunct,
    is_infinitive,
    is_passive,
    is_subject,
    is_verb,
    noun_phrase,
    prepositions_of,
    relative_clauses,
    subject_of,
)
from briefing.text.span import Span

# Verbs that only equate: what they say of a figure is their subject.
_EQUATING = frozenset("be total number reach amount stand become cost equal average come remain mean represent".split())
# Nouns that say nothing of what is measured by themselves.
_EMPTY = frozenset("top addition excess order region range case fact way place least most kind lot".split())
# What these lead to does not say what a figure measures.
_NO_MEASURE = frozenset("including according like such than as since until after before during".split())
# Nouns that need their verb: "claimed the lives of 33 people".
_WITH_VERB = frozenset("life number total sum amount loss".split())
_PERIODS = frozenset("day week month quarter year decade century".split())
_TOO_SHORT = 3
# A sum of money is of fewer tokens ("$", "80", "million").
_SUM = 4


def measured(analysis: Analysis, figure: Candidate, times: tuple[Span, ...] = ()) -> Span | None:
    """The span of the words that say what the figure measures, or None where nothing near it does.

    A stretch that lies within a time expression (``times``) says when, not what, and is passed over.
    """
    anchor = _anchor(analysis, figure)
    if anchor is None:
        return None
    for found in _ways(analysis, figure, anchor):
        span = trimmed(analysis, found)
        if span is None or span.overlaps(figure.core) or len(span) < _TOO_SHORT:
            continue
        if _is_another(analysis, span, figure):
            continue
        if not any(t.contains(_without_preposition(analysis, span)) for t in times):
            return _with_direction(analysis, span)
    return None


def _with_direction(analysis: Analysis, span: Span) -> Span:
    """A verb alone with the word for whither behind it: "went up"."""
    first = analysis.token_at(span.start)
    following = analysis.tokens[first.index + 1 : first.index + 2] if first is not None else ()
    if first is None or first.span != span or not is_verb(first) or not following:
        return span
    return Span(span.start, following[0].span.end) if following[0].text.lower() in ("up", "down") else span


def _is_another(analysis: Analysis, span: Span, figure: Candidate) -> bool:
    """Whether a stretch is another figure that follows ("Eight merchant ships, [five coast guard vessels]"), or is the
    sum that this one is reached by ("fell [80 cents] to $73.10")."""
    first = analysis.token_at(span.start)
    if first is None or first.pos not in ("NUM", "SYM") or first.text.lower() == "one":
        return False
    if span.start >= figure.span.end:
        if _OR.fullmatch(analysis.text, figure.span.end, span.start):
            return True  # "as much as five percent, or [454 points]"
        # "18 million people, [41% of those eligible]" tells the same in other words.
        return figure.kind == "count" and not any(t.text in ("%", "percent") for t in analysis.tokens_in(span))
    # "fell [80 cents] to $73.10"; "lost [54.15 points], to 1299.59".
    return figure.kind in ("money", "bare") and len(analysis.tokens_in(span)) < _SUM


_OR = re.compile(r",? (?:or|and) ")


def _without_preposition(analysis: Analysis, span: Span) -> Span:
    """The span without a preposition at its start: "by Thursday night" lies within a time as "Thursday night"."""
    tokens = analysis.tokens_in(span)
    return Span(tokens[1].span.start, span.end) if len(tokens) > 1 and tokens[0].pos == "ADP" else span


def _anchor(analysis: Analysis, figure: Candidate) -> Token | None:
    """The topmost token within the figure's span: the noun it counts, the number, the sign of per cent."""
    tokens = analysis.tokens_in(Span(figure.core.start, figure.span.end))
    inside = {t.index for t in tokens}
    tops = [t for t in tokens if analysis.head(t).index not in inside or analysis.head(t).index == t.index]
    nouns = [t for t in tops if t.pos in ("NOUN", "PROPN", "NUM", "SYM")]
    return (nouns or tops)[-1] if tops else None


def _ways(analysis: Analysis, figure: Candidate, anchor: Token) -> Iterator[Span]:
    """Stretches that may say it, the best first."""
    head, top = analysis.head(anchor), first_conjunct(analysis, anchor)
    preposition = after_preposition(analysis, top) or _preposition_before(analysis, figure)
    yield from _beside(analysis, figure, anchor)
    if preposition is not None:
        yield from _governor(analysis, figure, preposition)
    elif head.index > anchor.index and head.pos in ("NOUN", "PROPN"):
        yield _rest_of(analysis, head, figure)
    elif top.index < anchor.index and analysis.head(top).pos == "NOUN" and analysis.head(top).index > top.index:
        yield whole_phrase(analysis, analysis.head(top))
    if head.pos == "NOUN" and anchor in appositions(analysis, head):
        yield apposed(analysis, head)
    if is_subject(anchor) and is_verb(head):
        yield predicate(analysis, head, figure.span.end)
    yield from _modifiers(analysis, figure, anchor)
    yield from _of_the_verb(analysis, figure, top, preposition)
    if head.pos in ("NOUN", "PROPN") and head.index < anchor.index:
        yield whole_phrase(analysis, head)


def _preposition_before(analysis: Analysis, figure: Candidate) -> Token | None:
    """The preposition that stands right before the figure, whatever the tree makes of it."""
    first = analysis.token_at(figure.span.start)
    before = analysis.tokens[first.index - 1] if first is not None and first.index else None
    return before if before is not None and before.pos == "ADP" else None


def _of_which(analysis: Analysis, figure: Candidate) -> Iterator[Span]:
    """The noun of a plain "NOUN of FIGURE", which no tree need confirm: "a turnout rate of 58%"."""
    first = analysis.token_at(figure.span.start)
    if first is None or first.index < 2 or analysis.tokens[first.index - 1].text.lower() != "of":
        return
    noun = analysis.tokens[first.index - 2]
    if noun.pos == "NOUN" and noun.sentence == first.sentence and noun.lemma not in _EMPTY | _WITH_VERB:
        yield Span(noun_phrase(analysis, noun).start, noun.span.end)


def _beside(analysis: Analysis, figure: Candidate, anchor: Token) -> Iterator[Span]:
    """What is tied to the figure itself: its body of members, its relative clause, what it is given in."""
    head = analysis.head(anchor)
    if analysis.text.startswith("-", figure.core.end) and figure.kind == "count" and anchor.tag in ("NN", "NNP"):
        yield Span(anchor.span.start, figure.span.end)
    if figure.kind in ("count", "bare"):
        yield from _clauses(analysis, figure, anchor)
    if figure.kind == "money":
        yield from _in_what(analysis, figure, anchor)
    if figure.unit == "votes" and figure.kind == "range":
        yield from _clause_of_vote(analysis, anchor)
    if figure.kind == "bare":
        yield from _set_off(analysis, figure)
    if head.text.lower() == "worth" and analysis.head(head).pos in ("NOUN", "PROPN"):
        yield whole_phrase(analysis, analysis.head(head))
    yield from _of_which(analysis, figure)
    if figure.kind == "count" and first_conjunct(analysis, anchor).index != anchor.index:
        yield from _modifiers(analysis, figure, anchor)


def _clause_of_vote(analysis: Analysis, anchor: Token) -> Iterator[Span]:
    verb = next((a for a in ancestors(analysis, anchor) if is_verb(a)), None)
    subject = subject_of(analysis, verb) if verb is not None else None
    if verb is not None and subject is not None and subject.index < verb.index < anchor.index:
        yield from short_clause(analysis, subject, verb)


def _clauses(analysis: Analysis, figure: Candidate, noun: Token) -> Iterator[Span]:
    """A relative or participial clause: "deaths linked to passive smoking", "the 15 that make up the Eurozone"."""
    if analysis.text.startswith(" whose", figure.span.end):
        return
    relative = {c.index for c in relative_clauses(analysis, noun)}
    for child in analysis.children(noun):
        if child.text.lower() in _NO_MEASURE:
            continue
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
        yield whole_phrase(analysis, noun)


def _set_off(analysis: Analysis, figure: Candidate) -> Iterator[Span]:
    """The noun before a number between commas, dashes or brackets: "the number of women, 102,"."""
    first = analysis.token_at(figure.span.start)
    if first is None or first.index < 2 or analysis.tokens[first.index - 1].text not in ",(–—":
        return
    noun = analysis.tokens[first.index - 2]
    subject = any(is_subject(t) for t in analysis.tokens_in(figure.core))
    if noun.pos == "NOUN" and noun.sentence == first.sentence and noun.lemma not in _PERIODS and not subject:
        yield apposed(analysis, noun)


def _governor(analysis: Analysis, figure: Candidate, preposition: Token) -> Iterator[Span]:
    """The noun that a figure is said of: "a fine of 75 euros", "claimed the lives of 33 people"."""
    governor = analysis.head(preposition)
    if preposition.text.lower() in _NO_MEASURE:
        return
    if governor.pos in ("ADJ", "ADP") and governor.index < preposition.index:
        governor = analysis.head(governor)
    if governor.pos not in ("NOUN", "PROPN") or governor.span.end > figure.span.start or governor.lemma in _EMPTY:
        return
    start, verb = noun_phrase(analysis, governor).start, analysis.head(governor)
    if governor.lemma in _WITH_VERB and is_verb(verb) and verb.lemma not in _EQUATING:
        start = min(start, verb.span.start)
    yield Span(start, governor.span.end)


def _modifiers(analysis: Analysis, figure: Candidate, anchor: Token) -> Iterator[Span]:
    """What follows the figure and belongs to it: "(34 people) in the region", "for UNRWA"."""
    for preposition, inner in prepositions_of(analysis, anchor):
        telling = preposition.text.lower() not in _NO_MEASURE and inner.lemma != "average"
        if telling and inner.span.start >= figure.span.end:
            yield Span(figure.span.end, whole_phrase(analysis, inner).end)
            return


def _of_the_verb(analysis: Analysis, figure: Candidate, top: Token, preposition: Token | None) -> Iterator[Span]:
    """What the verb that governs the figure says: its subject with it, what follows, its object, its subject."""
    verb = next((a for a in ancestors(analysis, top) if is_verb(a)), None)
    if verb is None:
        return
    subject = _subject_before(analysis, verb, figure)
    if subject is not None and verb.lemma in _EQUATING:
        yield whole_phrase(analysis, subject)
    if preposition is not None and not is_passive(analysis, verb):
        yield from _object(analysis, verb, preposition)
    leads = verb.span.end <= figure.span.start
    if subject is not None and leads:
        yield from short_clause(analysis, subject, verb)
    behind = any(p.span.start >= figure.span.end for p, _ in prepositions_of(analysis, verb))
    if behind and figure.kind in ("count", "bare"):
        yield predicate(analysis, verb, figure.span.end)
    if subject is not None and not is_passive(analysis, verb) and not is_infinitive(analysis, verb):
        yield whole_phrase(analysis, subject)
    if leads and verb.lemma not in _EQUATING:
        yield Span(min([verb.span.start, *(a.span.start for a in auxiliaries_of(analysis, verb))]), verb.span.end)
    if subject is not None:
        yield whole_phrase(analysis, subject)
    yield predicate(analysis, verb, figure.span.end)


def _subject_before(analysis: Analysis, verb: Token, figure: Candidate) -> Token | None:
    subject = subject_of(analysis, verb)
    if subject is None or subject.span.end > figure.span.start or subject.pos not in ("NOUN", "PROPN"):
        return None
    return subject


def _object(analysis: Analysis, verb: Token, preposition: Token) -> Iterator[Span]:
    """The object between the verb and the figure: "reduce the number of carriers from four to three"."""
    for child in analysis.children(verb):
        if verb.index < child.index < preposition.index and child.pos in ("NOUN", "PROPN"):
            yield whole_phrase(analysis, child)
            return


def _rest_of(analysis: Analysis, noun: Token, figure: Candidate) -> Span:
    """The rest of a noun phrase behind the figure: "(a US$152 billion) economic stimulus package"."""
    end = whole_phrase(analysis, noun).end
    return Span(min(figure.span.end, end), end)
