"""What a reader has in mind at a point of the text: who was named where, who was the subject, what stands in quotes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from briefing.language.analysis import Analysis, Entity, Reference, Token
from briefing.language.gender import Gender, gender_of
from briefing.language.syntax import conjuncts, is_object, is_subject, own_subject, root_of

_PAIRS = {"“": "”", "„": "“", "«": "»"}


class Context:
    """Look-up tables over one analysis, growing with the references found so far."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.people: tuple[Entity, ...] = tuple(e for e in analysis.entities if e.type == "person")
        self.genders: dict[int, Gender | None] = {e.ident: gender_of(analysis, e) for e in self.people}
        self._resolved: dict[int, tuple[int, ...]] = {}
        self._quoted = _quoted(analysis)
        self._named: dict[int, list[tuple[int, int]]] = {}
        for entity in analysis.entities:
            for mention in entity.mentions:
                tokens = analysis.tokens_in(mention)
                if tokens:
                    self._named.setdefault(tokens[0].sentence, []).append((tokens[0].index, entity.ident))
                    for token in tokens:
                        self._resolved[token.index] = (entity.ident,)
        for named in self._named.values():
            named.sort()
        self._roles = sorted((r.start, r.end, e.ident) for e in self.people for r in e.roles)

    def remember(self, token: Token, reference: Reference) -> None:
        """Let later references see this one."""
        self._resolved[token.index] = reference.entities
        if len(reference.entities) == 1:
            self._named.setdefault(token.sentence, []).append((token.index, reference.entities[0]))
            self._named[token.sentence].sort()

    def bearer_of(self, title: Token) -> int | None:
        """The person whom the text gives the office that this title heads: "the [secretary] of the union, Mick Cash".

        None where the title stands beside the name as part of one phrase, which needs no more ("[President] Biden"),
        or within another's office ("the [president]'s spokesman, ...").
        """
        at = bisect_right(self._roles, (title.span.start, len(self.analysis.text), 0)) - 1
        if at < 0 or self._roles[at][1] <= title.span.start or title.head == title.index:
            return None
        start, end, ident = self._roles[at]
        if self.analysis.head(title).span.start >= start and self.analysis.head(title).span.start < end:
            return None
        return ident if is_subject(title) or is_object(title) else None

    def is_quoted(self, token: Token) -> bool:
        """Whether the token stands within quotation marks."""
        return token.index in self._quoted

    def idents_of(self, token: Token) -> tuple[int, ...]:
        """The entities that a noun phrase's head names, its conjuncts included."""
        found: dict[int, None] = {}
        for member in conjuncts(self.analysis, token):
            found.update(dict.fromkeys(self._resolved.get(member.index, ())))
        return tuple(found)

    def sentences_before(self, token: Token, reach: int, *, include_own: bool = True) -> Iterator[int]:
        """Sentence numbers from the token's own backwards, ``reach`` further ones."""
        first = token.sentence if include_own else token.sentence - 1
        return iter(range(first, max(-1, token.sentence - reach - 1), -1))

    def named_in(self, sentence: int, before: int) -> list[int]:
        """The entities named in a sentence before a token, in order."""
        return [ident for index, ident in self._named.get(sentence, ()) if index < before]

    def heads_in(self, sentence: int, before: int) -> list[Token]:
        """The tokens of a sentence that open a mention before a token, or carry one as its head."""
        tokens = self.analysis.tokens_of(self.analysis.document.sentences[sentence])
        return [t for t in tokens if t.index < before and t.index in self._resolved]

    def subjects_of_sentence(self, sentence: int) -> tuple[int, ...]:
        """The entities that are the subject of a sentence's main verb."""
        root = root_of(self.analysis, sentence)
        subject = own_subject(self.analysis, root) if root is not None else None
        return self.idents_of(subject) if subject is not None else ()

    def subject_of_sentence(self, sentence: int) -> int | None:
        """The one entity that is the subject of a sentence's main verb, or None."""
        idents = self.subjects_of_sentence(sentence)
        return idents[0] if len(idents) == 1 else None

    def has_subject_before(self, token: Token) -> bool:
        """Whether the token's own sentence names another subject before it."""
        sentence = self.analysis.document.sentences[token.sentence]
        return any(
            t.index < token.index and is_subject(t) and t.pos in ("NOUN", "PROPN")
            for t in self.analysis.tokens_of(sentence)
        )


def _quoted(analysis: Analysis) -> frozenset[int]:
    """The tokens within quotation marks, counted anew in each paragraph."""
    found: set[int] = set()
    paragraph, closing = -1, ""
    sentences = analysis.document.sentences
    for token in analysis.tokens:
        number = sentences[token.sentence].paragraph
        if number != paragraph:
            paragraph, closing = number, ""
        if closing:
            if token.text in (closing, "''") or (closing == '"' and token.text in ('"', "''", "``")):
                closing = ""
            else:
                found.add(token.index)
        elif token.text in _PAIRS:
            closing = _PAIRS[token.text]
        elif token.text in ('"', "``"):
            closing = '"'
    return frozenset(found)
