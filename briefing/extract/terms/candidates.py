"""Candidates for key terms in an English text whose words have their classes: whole noun phrases and complete names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from briefing.extract.items import Timex
from briefing.extract.terms.forms import (
    MEDIA,
    WEAK_ADJECTIVES,
    WEAK_NOUNS,
    folded,
    folded_people,
    is_temporal,
    is_weak_adjective,
)
from briefing.extract.terms.frequency import rarity
from briefing.language.analysis import Analysis, Entity, Token
from briefing.text.span import Span
from briefing.text.words import stop_words

LONGEST = 4
_HYPHENS = frozenset("-‑–")
_ABBREVIATION = re.compile(r"(?:[A-Za-z]\.){2,}|(?:Jr|Sr|Inc|Ltd|Corp|Co|St|Mt|Ft|No)\.")
# Anything else in a word is the trace of markup.
_PLAIN = re.compile(r"[\w'’.&/+]+")
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence: hyphenated ones whole, a name one word however long. ``kind`` is "a" for an adjective,
    "n" for a noun, "p" for a name's part, "e" for an entity's name, "-" for whatever ends a phrase."""

    span: Span
    sentence: int
    kind: str
    stems: tuple[str, ...]
    rarity: float
    text: str
    entity: int | None = None


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


def words_of(analysis: Analysis, timexes: tuple[Timex, ...]) -> list[list[Word]]:
    """The words of each sentence, those of time expressions as ends of phrases."""
    names = {m.start: (m, e) for e in analysis.entities for m in e.mentions}
    places = frozenset(e.name.lower() for e in analysis.entities if e.type == "place" and " " not in e.name)
    times = [t.span for t in timexes]
    people = frozenset(e.ident for e in analysis.entities if e.type == "person")
    return [
        _of_names(list(_words(analysis, analysis.tokens_of(sentence), names, places, times)), analysis.text, people)
        for sentence in analysis.document.sentences
    ]


def _words(
    analysis: Analysis,
    tokens: tuple[Token, ...],
    names: dict[int, tuple[Span, Entity]],
    places: frozenset[str],
    times: list[Span],
) -> Iterator[Word]:
    i = 0
    while i < len(tokens):
        named = _name_at(tokens, i, names)
        if named is not None:
            last, entity = named
            # "the" and what else opens a name without being of it stays outside.
            while i < last and tokens[i].pos == "DET":
                i += 1
            yield _named(tokens[i : last + 1], entity)
            if tokens[last].tag == "POS":
                yield _common(tokens[last : last + 1], places, times)
            i = last + 1
            continue
        last = i
        while last + 2 < len(tokens) and _hyphenated(tokens, last):
            last += 2
        yield _common(tokens[i : last + 1], places, times)
        i = last + 1


def _name_at(tokens: tuple[Token, ...], i: int, names: dict[int, tuple[Span, Entity]]) -> tuple[int, Entity] | None:
    """The last token of the name that begins here, and its entity."""
    found = names.get(tokens[i].span.start)
    if found is None:
        return None
    span, entity = found
    last = i
    while last + 1 < len(tokens) and tokens[last + 1].span.end <= span.end:
        last += 1
    if tokens[last].span.end > span.end or all(t.pos == "DET" for t in tokens[i : last + 1]):
        return None
    # "Sino-Japanese", "U.S.-led": the name is a part of a longer word.
    glued = last + 1 < len(tokens) and tokens[last + 1].span.start == span.end and tokens[last + 1].text in _HYPHENS
    return None if glued else (last, entity)


def _hyphenated(tokens: tuple[Token, ...], i: int) -> bool:
    a, b, c = tokens[i], tokens[i + 1], tokens[i + 2]
    return b.text in _HYPHENS and a.span.end == b.span.start and b.span.end == c.span.start and a.text.isalnum()


def _named(tokens: tuple[Token, ...], entity: Entity) -> Word:
    span = Span(tokens[0].span.start, tokens[-1].span.end)
    parts = [t.text.lower() for t in tokens if any(c.isalnum() for c in t.text) and t.tag != "POS"]
    if tokens[-1].tag == "POS" and len(tokens) > 1:
        span = Span(span.start, tokens[-2].span.end)
    rare = [rarity(p) for p in parts if p not in stop_words()] or [0.5]
    stems = tuple(folded(p) for p in _parts(entity.name)) or tuple(folded(p) for p in parts)
    return Word(
        span=span,
        sentence=tokens[0].sentence,
        kind="e" if stems else "-",
        stems=stems,
        rarity=sum(rare) / len(rare),
        text=" ".join(t.text for t in tokens),
        entity=entity.ident,
    )


def _parts(name: str) -> list[str]:
    """The words of a name in lower case without an article or a possessive."""
    parts = [p.removesuffix("'s").removesuffix("’s") for p in name.lower().split()]
    if len(parts) > 1 and parts[0] in ("the", "a", "an"):
        parts = parts[1:]
    return [p for p in parts if any(c.isalnum() for c in p)]


def _common(tokens: tuple[Token, ...], places: frozenset[str], times: list[Span]) -> Word:
    last = tokens[-1]
    span = Span(tokens[0].span.start, last.span.end)
    if last.text.endswith(".") and not _ABBREVIATION.fullmatch(last.text) and len(last.text) > 1:
        span = Span(span.start, span.end - 1)
    text = "-".join(t.text for t in tokens if t.text not in _HYPHENS)
    stems = tuple(
        folded_people(t.text, places) if t.text[:1].isupper() else folded(t.text.lower())
        for t in tokens
        if t.text not in _HYPHENS
    )
    kind = _kind(tokens)
    if is_temporal(text) or any(t.overlaps(span) for t in times) or text.lower() in stop_words():
        kind = "-"
    return Word(span, last.sentence, kind, stems, min(rarity(t.text.lower()) for t in (tokens[0], last)), text)


def _kind(tokens: tuple[Token, ...]) -> str:
    last = tokens[-1]
    if not any(c.isalpha() for t in tokens for c in t.text) or (len(tokens) == 1 and len(last.text) == 1):
        return "-"
    # "COVID-19", "Brexit-2": named by their first part.
    if len(tokens) > 1 and not any(c.isalpha() for c in last.text):
        return "p" if tokens[0].tag in _NOUNS else "-"
    if not all(_PLAIN.fullmatch(t.text) or t.text in _HYPHENS for t in tokens):
        return "-"
    # "state-run", "long-term", "low-income": a compound before a noun describes it, whatever its last part is.
    if len(tokens) > 1 and (
        tokens[0].text[0].isdigit()
        or last.pos in ("ADJ", "VERB", "ADV")
        or (last.tag == "NN" and tokens[0].tag not in _NOUNS)
    ):
        return "a"
    return {"NN": "n", "NNS": "n", "NNP": "p", "NNPS": "p", "JJ": "a"}.get(last.tag, "-")


def _of_names(words: list[Word], text: str, people: frozenset[int]) -> list[Word]:
    """Names joined over "of" and "for": "House of Representatives", "High Commissioner for Human Rights"."""
    found: list[Word] = []
    i = 0
    while i < len(words):
        last = _name_after_of(words, i, people)
        start = len(found)
        while last and start and found[start - 1].kind == "p" and found[start - 1].text[:1].isupper():
            start -= 1
        if last and start < len(found):
            parts = [*found[start:], *words[i : last + 1]]
            found[start:] = [_joined(parts, text)]
            i = last + 1
        else:
            found.append(words[i])
            i += 1
    return found


def _name_after_of(words: list[Word], i: int, people: frozenset[int]) -> int:
    """The number of the last word of the name that follows an "of" at ``i``; 0 where there is none. A person's name
    ends it: "Secretary of State Mike Pompeo" is an office and a name."""
    if words[i].text not in ("of", "for"):
        return 0
    j = i + 1
    if j < len(words) and words[j].text == "the":
        j += 1
    last = j - 1
    while last + 1 < len(words) and words[last + 1].kind in "pe" and words[last + 1].text[:1].isupper():
        if words[last + 1].entity in people:
            break
        last += 1
    return last if last >= j else 0


def _joined(parts: list[Word], text: str) -> Word:
    span = Span(parts[0].span.start, parts[-1].span.end)
    rare = [w.rarity for w in parts if w.kind != "-"]
    stems = tuple(s for w in parts if w.text != "the" for s in w.stems)
    return Word(span, parts[0].sentence, "p", stems, sum(rare) / len(rare), span.of(text))


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
                    known = found.setdefault(key, Candidate(key, tuple(phrase), entity))
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
    for sentence in sentences:
        for i in range(len(sentence)):
            key: tuple[str, ...] = ()
            for j in range(i, min(i + longest, len(sentence))):
                if sentence[j].kind == "-":
                    break
                key += sentence[j].stems
                candidate = found.get(key)
                if candidate is not None and sentence[j].kind != "a":
                    span = Span(sentence[i].span.start, sentence[j].span.end)
                    candidate.spans.append(span)
                    candidate.sentences.append(sentence[i].sentence)
                    candidate.forms[span.of(analysis.text)] += 1
