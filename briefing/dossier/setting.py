"""What statements of a stack are compared by beyond their own words: the parties, the articles, their sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import fsum

from briefing.brief.model import Brief, Commitment
from briefing.dossier.likeness import article_vectors
from briefing.dossier.parties import Parties

Actors = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """A stack as its statements see it."""

    briefs: tuple[Brief, ...]
    parties: Parties
    vectors: tuple[Mapping[str, float], ...]
    _likeness: dict[tuple[int, int], float] = field(default_factory=dict, compare=False)
    _shared: dict[tuple[Actors, Actors], tuple[Actors, Actors]] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, briefs: tuple[Brief, ...]) -> Setting:
        """The setting of a stack of briefs."""
        return cls(briefs, Parties.of(briefs), tuple(article_vectors(briefs)))

    def likeness(self, i: int, j: int) -> float:
        """The cosine of what two articles are about, 0..1."""
        pair = (i, j) if i < j else (j, i)
        if pair not in self._likeness:
            a, b = sorted((self.vectors[i], self.vectors[j]), key=len)
            # Summed without rounding, so that which of the two comes first is nothing to it.
            self._likeness[pair] = fsum(w * b[k] for k, w in a.items() if k in b)
        return self._likeness[pair]

    def shared(self, a: Actors, b: Actors) -> tuple[Actors, Actors]:
        """The actors of each of two statements that are a party to the other as well."""
        if (a, b) not in self._shared:
            pairs = [(x, y) for x in a for y in b if self.parties.same(x, y)]
            found = tuple(dict.fromkeys(x for x, _ in pairs)), tuple(dict.fromkeys(y for _, y in pairs))
            self._shared[a, b] = found
        return self._shared[a, b]

    def sentence(self, article: int, commitment: Commitment) -> str:
        """The words that state a commitment: its first evidence, or its action where there is none."""
        if not commitment.evidence:
            return commitment.action
        return self.briefs[article].text_of(commitment.evidence[0])
