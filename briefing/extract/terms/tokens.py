"""The words of an English text as key terms see them: hyphenated words and names whole, each with what it may be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefing.extract.items import Timex
from briefing.extract.terms.cover import Cover
from briefing.extract.terms.forms import folded, folded_people, is_temporal
from briefing.extract.terms.frequency import rarity
from briefing.language.analysis import Analysis, Entity, Token
from briefing.text.document import ParagraphKind
from briefing.text.span import Span
from briefing.text.words import stop_words

_HYPHENS = frozenset("-‑–")
_ABBREVIATION = re.compile(r"(?:[A-Za-z]\.){2,}|(?:Jr|Sr|Inc|Ltd|Corp|Co|St|Mt|Ft|No)\.")
# Anything else in a word is the trace of markup.
_PLAIN = re.compile(r"[\w'’.&/+‑-]*[\w.]")
# "U.S.-Colombia": two names that the engine takes for one word.
_NAMES_JOINED = re.compile(r"(?<=[a-z.])[-‑–](?=[A-Z][a-z])")
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_CLASSES = {"NN": "n", "NNS": "n", "NNP": "p", "NNPS": "p", "JJ": "a"}
_STOP = stop_words()
_OF = frozenset({"of", "for"})


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


# Most words end a phrase. Only of those that may stand within a name is more than that ever asked.
_END = Word(Span(0, 0), 0, "-", (), 0.5, "")
_WITHIN_NAMES = frozenset({"of", "for", "the"})


def words_of(analysis: Analysis, timexes: tuple[Timex, ...]) -> list[list[Word]]:
    """The words of each sentence, those of time expressions as ends of phrases. A byline has none: who wrote an article
    is not what it is about."""
    names = {m.start: (m, e) for e in analysis.entities for m in e.mentions}
    places = frozenset(e.name.lower() for e in analysis.entities if e.type == "place" and " " not in e.name)
    times = Cover(t.span for t in timexes)
    people = frozenset(e.ident for e in analysis.entities if e.type == "person")
    paragraphs = analysis.document.paragraphs
    return [
        _of_names(list(_words(analysis, analysis.tokens_of(sentence), names, places, times)), analysis.text, people)
        if paragraphs[sentence.paragraph].kind is not ParagraphKind.BYLINE
        else []
        for sentence in analysis.document.sentences
    ]


def _words(
    analysis: Analysis,
    tokens: tuple[Token, ...],
    names: dict[int, tuple[Span, Entity]],
    places: frozenset[str],
    times: Cover,
) -> Iterator[Word]:
    i = 0
    while i < len(tokens):
        named = _name_at(tokens, i, names) if tokens[i].span.start in names else None
        if named is not None:
            last, entity = named
            # "the" and what else opens a name without being of it stays outside.
            while i < last and tokens[i].pos == "DET":
                i += 1
            yield _named(tokens[i : last + 1], entity)
            if tokens[last].tag == "POS":
                yield _single(tokens[last], places, times)
            i = last + 1
            continue
        last = i
        while last + 2 < len(tokens) and tokens[last + 1].text in _HYPHENS and _glued(tokens, last):
            last += 2
        yield _common(tokens[i : last + 1], places, times) if last > i else _single(tokens[i], places, times)
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


def _glued(tokens: tuple[Token, ...], i: int) -> bool:
    a, b, c = tokens[i], tokens[i + 1], tokens[i + 2]
    return a.span.end == b.span.start and b.span.end == c.span.start and a.text.isalnum()


def _named(tokens: tuple[Token, ...], entity: Entity) -> Word:
    span = Span(tokens[0].span.start, tokens[-1].span.end)
    parts = [t.text.lower() for t in tokens if any(c.isalnum() for c in t.text) and t.tag != "POS"]
    if tokens[-1].tag == "POS" and len(tokens) > 1:
        span = Span(span.start, tokens[-2].span.end)
    rare = [rarity(p) for p in parts if p not in _STOP] or [0.5]
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


def _single(token: Token, places: frozenset[str], times: Cover) -> Word:
    """A word by itself."""
    text, span = token.text, token.span
    kind = _CLASSES.get(token.tag)
    if kind is None:
        return Word(span, token.sentence, "-", (text,), 0.5, text) if text in _WITHIN_NAMES else _END
    lower = text.lower()
    if lower in _STOP or len(text) == 1 or not (text.isalpha() or _is_plain(text)):
        return _END
    if text[-1] == "." and not _ABBREVIATION.fullmatch(text):
        span = Span(span.start, span.end - 1)
    if is_temporal(text) or times.touches(span):
        return _END
    return Word(span, token.sentence, kind, _stems((text,), places), rarity(lower), text)


def _is_plain(text: str) -> bool:
    return any(c.isalpha() for c in text) and _PLAIN.fullmatch(text) is not None


def _stems(words: Iterable[str], places: frozenset[str]) -> tuple[str, ...]:
    parts = [p for w in words for p in (_NAMES_JOINED.split(w) if not w.isalnum() else (w,))]
    return tuple([folded_people(p, places) if p[:1].isupper() else folded(p.lower()) for p in parts])


def _common(tokens: tuple[Token, ...], places: frozenset[str], times: Cover) -> Word:
    """Words joined by hyphens."""
    last = tokens[-1]
    span = Span(tokens[0].span.start, last.span.end)
    if last.text.endswith(".") and not _ABBREVIATION.fullmatch(last.text) and len(last.text) > 1:
        span = Span(span.start, span.end - 1)
    words = [t.text for t in tokens if t.text not in _HYPHENS]
    text = "-".join(words)
    kind = _kind(tokens)
    if kind == "-" or is_temporal(text) or times.touches(span) or text.lower() in _STOP:
        return _END
    return Word(
        span, last.sentence, kind, _stems(words, places), min(rarity(t.text.lower()) for t in (tokens[0], last)), text
    )


def _kind(tokens: tuple[Token, ...]) -> str:
    first, last = tokens[0], tokens[-1]
    if not any(c.isalpha() for t in tokens for c in t.text):
        return "-"
    # "COVID-19", "Brexit-2": named by their first part.
    if not any(c.isalpha() for c in last.text):
        return "p" if first.tag in _NOUNS else "-"
    if not all(_PLAIN.fullmatch(t.text) or t.text in _HYPHENS for t in tokens):
        return "-"
    # "state-run", "long-term", "low-income": a compound before a noun describes it, whatever its last part is.
    if first.text[0].isdigit() or last.pos in ("ADJ", "VERB", "ADV") or (last.tag == "NN" and first.tag not in _NOUNS):
        return "a"
    return _CLASSES.get(last.tag, "-")


def _of_names(words: list[Word], text: str, people: frozenset[int]) -> list[Word]:
    """Names joined over "of" and "for": "House of Representatives", "High Commissioner for Human Rights"."""
    if not any(w.text in _OF for w in words):
        return words
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
    if words[i].text not in _OF:
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
