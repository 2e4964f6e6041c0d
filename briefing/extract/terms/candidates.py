"""Candidates for key terms in an English text whose words have their classes: whole noun phrases and complete names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from briefing.extract.terms.forms import MEDIA, WEAK_ADJECTIVES, WEAK_NOUNS, is_weak_adjective
from briefing.extract.terms.tokens import Word
from briefing.language.analysis import Analysis, Entity
from briefing.text.span import Span

# The most words of a noun phrase that is a term; names may be longer.
LONGEST = 4


@dataclass(slots=True)
class Candidate:
    """A phrase with every place where it stands, in order. ``stems`` is its key, ``parts`` are its words as they were
    first met, ``entity`` the entity that it names, ``forms`` how often each of its verbatim forms stands there."""

    stems: tuple[str, ...]
    parts: tuple[Word, ...]
    entity: Entity | None = None
    spans: list[Span] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    forms: Counter[str] = field(default_factory=Counter)


def runs_of(sentence: list[Word]) -> Iterator[list[Word]]:
    """The noun phrases of a sentence without articles and numbers: stretches that end in a noun or a name."""
    run: list[Word] = []
    for word in sentence:
        if word.kind != "-":
            run.append(word)
        elif run:
            yield _trimmed(run)
            run = []
    yield _trimmed(run)


def _trimmed(run: list[Word]) -> list[Word]:
    first, last = 0, len(run)
    while last > first and run[last - 1].kind == "a":
        last -= 1
    while first < last and run[first].kind == "a" and is_weak_adjective(run[first].text):
        first += 1
    return run[first:last]


def phrases_of(run: list[Word], people: frozenset[int]) -> Iterator[list[Word]]:
    """The phrases that a noun phrase gives: each name by itself, and the phrase around it where it is short enough.

    What stands before a person's name is a title and no term of its own: "Canadian Prime Minister Stephen Harper"
    gives the name; "Bush administration" gives the name and the phrase.
    """
    start = 0
    for i, word in enumerate(run):
        if word.kind == "e":
            yield [word]
            if word.entity in people:
                start = i
    rest = run[start:]
    while len(rest) > 1 and sum(_size(w) for w in rest) > LONGEST:
        rest = _trimmed(rest[1:])
    if len(rest) > 1 or (rest and rest[0].kind != "e"):
        yield rest


def _size(word: Word) -> int:
    """How many words a word counts: a long name within a phrase as two."""
    return min(len(word.stems), 2) if word.kind == "e" else len(word.stems)


def candidates_of(analysis: Analysis, sentences: list[list[Word]]) -> list[Candidate]:
    """The candidates in order of first appearance, each with all places where it stands."""
    people = frozenset(e.ident for e in analysis.entities if e.type == "person")
    named = {e.ident: e for e in analysis.entities}
    found: dict[tuple[str, ...], Candidate] = {}
    for sentence in sentences:
        for run in runs_of(sentence):
            for phrase in phrases_of(run, people):
                if _says_something(phrase):
                    key = tuple(s for w in phrase for s in w.stems)
                    entity = named[phrase[0].entity] if len(phrase) == 1 and phrase[0].entity is not None else None
                    known = found.get(key)
                    if known is None:
                        found[key] = Candidate(key, tuple(phrase), entity)
                    else:
                        known.entity = known.entity or entity
    _place(analysis, sentences, found)
    return [c for c in found.values() if c.spans]


def _says_something(phrase: list[Word]) -> bool:
    """Whether a phrase is more than words of no content."""
    words = [w.text.lower() for w in phrase]
    if (
        "-".join(words) in MEDIA
        or (len(words) == 1 and words[0].endswith(" news"))
        or (len(words[-1]) < 3 and phrase[-1].kind == "n")
    ):
        return False
    return any(w.kind == "e" or t not in WEAK_NOUNS for w, t in zip(phrase, words, strict=True) if w.kind != "a") or (
        len(phrase) > 1 and any(w.kind == "a" and t not in WEAK_ADJECTIVES for w, t in zip(phrase, words, strict=True))
    )


def _place(analysis: Analysis, sentences: list[list[Word]], found: dict[tuple[str, ...], Candidate]) -> None:
    """Enter every occurrence of the candidates: the same stems in a row, in whatever case and inflection."""
    longest = max((len(c.parts) for c in found.values()), default=0)
    beginnings = {key[:n] for key in found for n in range(1, len(key) + 1)}
    for sentence in sentences:
        for i in range(len(sentence)):
            key: tuple[str, ...] = ()
            for j in range(i, min(i + longest, len(sentence))):
                if sentence[j].kind == "-":
                    break
                key += sentence[j].stems
                if key not in beginnings:
                    break
                candidate = found.get(key)
                if candidate is not None and sentence[j].kind != "a":
                    span = Span(sentence[i].span.start, sentence[j].span.end)
                    candidate.spans.append(span)
                    candidate.sentences.append(sentence[i].sentence)
                    candidate.forms[span.of(analysis.text)] += 1
