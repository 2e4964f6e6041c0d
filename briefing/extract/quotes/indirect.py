"""Indirect speech: what somebody is reported to have said, in the reporter's words."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.extract.items import Evidence, Quote
from briefing.extract.quotes.frames import Frames
from briefing.extract.quotes.marks import Quoted
from briefing.extract.quotes.speakers import may_speak
from briefing.extract.quotes.voices import Attribution, Voices
from briefing.language.analysis import Analysis, Token
from briefing.language.syntax import complements_of, is_verb, negation_of, subject_of, subtree_span
from briefing.text.document import Sentence
from briefing.text.span import Span

_SHORTEST = 4


def indirect_quotes(analysis: Analysis, quotes: tuple[Quoted, ...]) -> Iterator[Quote]:
    """Reported clauses with their speakers, in order; those that hold a direct quotation are left to that one."""
    frames = Frames(analysis, quotes)
    voices = Voices(analysis, frames)
    for sentence in analysis.document.sentences:
        if any(q.outer.overlaps(sentence.span) for q in quotes):
            continue
        for clause, attribution in _reported(analysis, voices, sentence):
            if attribution.speaker is not None and len(clause.of(analysis.text).split()) >= _SHORTEST:
                cue = (Evidence.at(analysis.document, attribution.cue),) if attribution.cue else ()
                yield Quote(
                    text=clause.of(analysis.text),
                    speaker=attribution.speaker.name,
                    cue=attribution.cue.of(analysis.text) if attribution.cue else None,
                    kind="indirect",
                    rule=attribution.rule,
                    evidence=(Evidence.at(analysis.document, clause), *cue),
                )


def _reported(analysis: Analysis, voices: Voices, sentence: Sentence) -> Iterator[tuple[Span, Attribution]]:
    tokens = analysis.tokens_of(sentence)
    named = _according(analysis, voices, tokens)
    if named is not None:
        yield named
        return
    done: list[Span] = []
    for verb in tokens:
        if not is_verb(verb) or not voices.is_cue(verb, "say", "tell", "write") or negation_of(analysis, verb):
            continue
        subject = subject_of(analysis, verb)
        if subject is None:
            continue
        for clause in complements_of(analysis, verb):
            if clause.kind != "that" or clause.preposition:
                continue
            span = _clause_span(analysis, clause.head)
            found = voices.by_verb(verb, "indirect", tokens)
            known = found.speaker is not None and (
                bool(found.speaker.entities) or may_speak(analysis, found.speaker.span)
            )
            if known and not span.contains(verb.span) and not any(d.overlaps(span) for d in done):
                done.append(span)
                yield span, found
            break


def _clause_span(analysis: Analysis, head: Token) -> Span:
    """The clause without the "that" before it and the marks around it."""
    tokens = analysis.tokens_in(subtree_span(analysis, head))
    while tokens and (tokens[0].text.lower() == "that" or tokens[0].pos == "PUNCT"):
        tokens = tokens[1:]
    while tokens and tokens[-1].pos == "PUNCT":
        tokens = tokens[:-1]
    if not tokens:
        return head.span
    return Span(tokens[0].span.start, tokens[-1].span.end)


def _according(analysis: Analysis, voices: Voices, tokens: tuple[Token, ...]) -> tuple[Span, Attribution] | None:
    """The rest of a sentence with "according to X" at its start or its end."""
    at = next((i for i, t in enumerate(tokens) if t.text.lower() == "according"), None)
    if at is None or at + 2 >= len(tokens) or tokens[at + 1].text.lower() != "to":
        return None
    speaker = voices.speaker(voices.first_noun(tokens[at + 2 :]))
    if speaker is None:
        return None
    cue = Span(tokens[at].span.start, tokens[at + 1].span.end)
    if at <= 1:
        words = list(_after_comma(tokens[at:], speaker.span))
    elif not any(is_verb(t) for t in tokens[at:] if t.span.start >= speaker.span.end):
        words = list(tokens[:at])
    else:
        return None
    while words and words[-1].pos == "PUNCT":
        words.pop()
    if not words or not any(is_verb(t) for t in words):
        return None
    return Span(words[0].span.start, words[-1].span.end), Attribution(speaker, cue, "according-to")


def _after_comma(tokens: tuple[Token, ...], name: Span) -> tuple[Token, ...]:
    """What follows the first comma behind the name, and behind an apposition to it."""
    commas = [i for i, t in enumerate(tokens) if t.text == "," and t.span.start >= name.end]
    for i in commas:
        rest = tokens[i + 1 :]
        nearer = [j for j in commas if j > i]
        head = tokens[i + 1 : nearer[0]] if nearer else rest
        if any(is_verb(t) for t in head) or not nearer:
            return rest
    return ()
