"""What the rest of the program may ask of an analysed document. No engine's types appear here."""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import Literal

from briefing.text.document import Document, Sentence
from briefing.text.span import Span

EntityType = Literal["person", "org", "place"]


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark. ``head`` is a token index (its own for a root); ``pos`` is a Universal POS tag,
    ``tag`` a Penn Treebank tag, ``dep`` the engine's dependency label, read by `language.syntax` alone."""

    index: int
    span: Span
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of tokens ``[first, last)`` that names something, with the engine's own label."""

    span: Span
    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True)
class Parse:
    """An engine's raw answer for one document; small enough to keep in a cache."""

    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, body or place of the article, however many forms its name takes.

    ``name`` is the fullest form in the text, ``aliases`` the other verbatim forms, ``mentions`` every place where a
    name form stands, ``roles`` the verbatim titles or offices given to it, best first. ``ident`` is the index
    in `Analysis.entities`.
    """

    ident: int
    name: str
    type: EntityType
    aliases: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()
    roles: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """A pronoun or description ("he", "the two leaders", "the company") resolved to entities by a named rule."""

    span: Span
    entities: tuple[int, ...]
    rule: str


@dataclass(frozen=True, slots=True, eq=False)
class Analysis:
    """A document with its tokens, tree, entities and references. Everything is in document order.

    One is equal to itself alone, so that what is worked out for it can be remembered by it.
    """

    document: Document
    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    references: tuple[Reference, ...] = ()
    _children: tuple[tuple[Token, ...], ...] = field(default=(), repr=False)
    _starts: tuple[int, ...] = field(default=(), repr=False)
    _sentence_bounds: tuple[tuple[int, int], ...] = field(default=(), repr=False)
    _named: tuple[tuple[int, int, int], ...] = field(init=False, repr=False, compare=False)
    _referring: tuple[tuple[int, int, int], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        named = sorted((m.start, m.end, e.ident) for e in self.entities for m in e.mentions)
        referring = sorted((r.span.start, r.span.end, i) for i, r in enumerate(self.references))
        object.__setattr__(self, "_named", tuple(named))
        object.__setattr__(self, "_referring", tuple(referring))

    @classmethod
    def of(cls, document: Document, parse: Parse) -> Analysis:
        """An analysis with its look-up tables, without entities and references yet."""
        children: list[list[Token]] = [[] for _ in parse.tokens]
        bounds: dict[int, tuple[int, int]] = {}
        sentence, first = -1, 0
        for token in parse.tokens:
            if token.head != token.index:
                children[token.head].append(token)
            if token.sentence != sentence:
                bounds[sentence] = (first, token.index)
                sentence, first = token.sentence, token.index
        bounds[sentence] = (first, len(parse.tokens))
        return cls(
            document=document,
            tokens=parse.tokens,
            mentions=parse.mentions,
            _children=tuple(map(tuple, children)),
            _starts=tuple([t.span.start for t in parse.tokens]),
            _sentence_bounds=tuple(bounds.get(s.number, (0, 0)) for s in document.sentences),
        )

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text

    def children(self, token: Token) -> tuple[Token, ...]:
        """The direct dependents of a token, left to right."""
        return self._children[token.index]

    def head(self, token: Token) -> Token:
        """The token that this one depends on (itself for a root)."""
        return self.tokens[token.head]

    def tokens_of(self, sentence: Sentence) -> tuple[Token, ...]:
        """The tokens of one sentence."""
        first, last = self._sentence_bounds[sentence.number]
        return self.tokens[first:last]

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """The tokens that start within ``span``."""
        return self.tokens[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]

    def token_at(self, offset: int) -> Token | None:
        """The token that holds the character at ``offset``, or None for white space."""
        i = bisect_right(self._starts, offset) - 1
        return self.tokens[i] if i >= 0 and offset < self.tokens[i].span.end else None

    def mention_at(self, index: int, *labels: str) -> Mention | None:
        """The engine's mention that begins with the token at ``index`` and has one of these labels, or None."""
        i = bisect_left(self.mentions, index, key=lambda m: m.first)
        if i < len(self.mentions) and self.mentions[i].first == index and self.mentions[i].label in labels:
            return self.mentions[i]
        return None

    def mentions_in(self, span: Span) -> tuple[Mention, ...]:
        """The engine's mentions that lie wholly within ``span``."""
        i = bisect_left(self.mentions, span.start, key=lambda m: m.span.start)
        found = []
        while i < len(self.mentions) and self.mentions[i].span.start < span.end:
            if span.contains(self.mentions[i].span):
                found.append(self.mentions[i])
            i += 1
        return tuple(found)

    def entity_at(self, offset: int) -> Entity | None:
        """The entity of which a name form covers the character at ``offset``, or None."""
        i = _holding(self._named, offset)
        return None if i is None else self.entities[i]

    def reference_at(self, offset: int) -> Reference | None:
        """The resolved pronoun or description that covers the character at ``offset``, or None."""
        i = _holding(self._referring, offset)
        return None if i is None else self.references[i]

    def entities_of(self, token: Token) -> tuple[Entity, ...]:
        """The entities that a noun or pronoun stands for, each once, in text order; empty where it is unknown.

        The head of a noun phrase is asked: a name gives its entity, "the two leaders" what it was resolved to,
        "the foreign minister, Ishaq Dar" the one in apposition, and each member of "Sharif and the prime minister"
        its own. Members that name nothing known ("Sharif and his aides") are left out.
        """
        from briefing.language.syntax import appositions, conjuncts

        found: dict[int, Entity] = {}
        for member in conjuncts(self, token):
            for named in (member, *appositions(self, member)):
                known = self._entities_at(named)
                if known:
                    found.update((e.ident, e) for e in known)
                    break
        return tuple(found.values())

    def _entities_at(self, token: Token) -> tuple[Entity, ...]:
        named = self.entity_at(token.span.start)
        if named is not None:
            return (named,)
        reference = self.reference_at(token.span.start)
        return tuple(self.entities[i] for i in reference.entities) if reference else ()

    def subtree(self, token: Token) -> tuple[Token, ...]:
        """The token with all that depends on it, in text order."""
        found, stack = [token.index], list(self._children[token.index])
        while stack:
            below = stack.pop()
            found.append(below.index)
            stack.extend(self._children[below.index])
        return tuple(self.tokens[i] for i in sorted(found))


def _holding(ranges: tuple[tuple[int, int, int], ...], offset: int) -> int | None:
    """What the range over ``offset`` carries; ranges are sorted and do not overlap."""
    i = bisect_right(ranges, (offset, sys.maxsize, 0)) - 1
    return ranges[i][2] if i >= 0 and offset < ranges[i][1] else None
