"""Names in a text: runs of tokens with a kind, and which of them holds which token.

Articles, possessive endings, marks of quotation, words of respect and titles are never part of a name ("Field Marshal
Syed Asim Munir" gives "Syed Asim Munir").
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefing.language.analysis import Analysis, Token
from briefing.language.gazetteers import word_list
from briefing.text.span import Span

NameKind = Literal["person", "org", "place", "facility", "people", "other"]

# What one mention of a kind counts where they disagree: a single-word "facility" is often a person's surname.
WEIGHTS: dict[NameKind, float] = {"person": 1.2, "org": 1.0, "place": 1.0, "facility": 0.4, "people": 1.0, "other": 0.0}
PARTICLES = frozenset(
    "von van der den de del della da di do dos du la le bin bint ibn al el ul ur ter ten af av zu zum y ben abu".split()
)
# Words before a name that qualify its title and are no name themselves.
TITLE_MODIFIERS = frozenset(
    """prime vice deputy foreign field first lord attorney assistant associate acting interim former chief senior lance
    flight wing air rear staff det ch master crown grand high under permanent special queen king interior finance
    defense defence home supreme joint junior then shadow managing press co""".split()
)
SUFFIXES = frozenset("jr jr. sr sr. ii iii iv inc inc. ltd ltd. corp corp. co co. plc llc kft kft. gmbh ag sa".split())


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A run of tokens ``[first, last)`` that names something."""

    first: int
    last: int
    kind: NameKind


def span_of(analysis: Analysis, first: int, last: int) -> Span:
    """The characters of a token run, without a full stop that closes the sentence ("AT&T.")."""
    final = analysis.tokens[last - 1]
    word, end = final.text, final.span.end
    if word[-1] == ".":
        end -= len(word) > 2 and "." not in word[:-1] and word.lower() not in SUFFIXES
    elif word[-1] == "s" and len(word) > 3 and word[-2] in "'’":
        end -= 2
    elif first == last - 1:
        return final.span
    return Span(analysis.tokens[first].span.start, end)


def text_of(analysis: Analysis, name: Name) -> str:
    """The verbatim form of a name."""
    return span_of(analysis, name.first, name.last).of(analysis.text)


def is_capitalised(token: Token) -> bool:
    """A word that opens with a capital letter (or a digit within a name)."""
    return token.text[0].isupper()


def is_institution(word: str) -> bool:
    """Whether a word heads names of bodies ("Ministry", "Senate", "Ltd.")."""
    return word.lower().rstrip(".") in word_list("institutions.txt")


def is_particle(token: Token) -> bool:
    """A lower-case particle inside a person's name ("von", "bin")."""
    return token.text in PARTICLES


# What opens the name of a storm, which acts as little: neither "Hurricane Ian" nor "Ian" is anybody.
STORMS = frozenset("hurricane typhoon cyclone storm tropical".split())
DIRECTIONS = frozenset({"North", "South", "East", "West"})


class Cover:
    """Which name holds which token, while names are being put together."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.tokens = analysis.tokens
        self.owner: dict[int, Name] = {}

    def names(self) -> list[Name]:
        """All names in text order."""
        return [self.owner[i] for i in sorted(self.owner) if self.owner[i].first == i]

    def put(self, name: Name) -> None:
        """Add a name; whatever overlaps it gives way."""
        for i in range(name.first, name.last):
            if i in self.owner:
                self.drop(self.owner[i])
        for i in range(name.first, name.last):
            self.owner[i] = name

    def drop(self, name: Name) -> None:
        """Take a name out."""
        for i in range(name.first, name.last):
            self.owner.pop(i, None)

    def same_sentence(self, i: int, j: int) -> bool:
        """Whether both token numbers exist and stand in one sentence."""
        n = len(self.tokens)
        return 0 <= i < n and 0 <= j < n and self.tokens[i].sentence == self.tokens[j].sentence
