"""How long a summary may be."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.errors import OptionError

_LENGTH = re.compile(r"(\d{1,6}(?:\.\d+)?)\s*(%|w|words?|s|sentences?|per\s?cent|percent)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Length:
    """How long a summary may be: exactly one of sentences, words (a strict upper bound) or per cent of the words.

    Of a list, the intro and every item count as a sentence each. Where not even one sentence fits a bound in words the
    summary is empty; a share in per cent gives one sentence at least.

    Raises:
        OptionError: when it is none or more than one of the three, or not positive, or more than 100 per cent.
    """

    sentences: int | None = None
    words: int | None = None
    percent: float | None = None

    def __post_init__(self) -> None:
        given = [n for n in (self.sentences, self.words, self.percent) if n is not None]
        if len(given) != 1:
            raise OptionError("a length is one of sentences (3), words (80w) or per cent (20%)")
        if not given[0] > 0 or (self.percent is not None and self.percent > 100):
            raise OptionError(f"a length is positive and at most 100%, not {given[0]:g}")

    @classmethod
    def parse(cls, text: str) -> Length:
        """The length that "3", "80w" or "20%" stands for ("3 sentences", "80 words", "20 per cent" do too).

        Raises:
            OptionError: when the text is no such length.
        """
        match = _LENGTH.fullmatch(text.strip())
        if not match:
            raise OptionError(f"not a length: “{text}”; give sentences (3), words (80w) or per cent (20%)")
        number, unit = match[1], (match[2] or "s").lower()
        if unit[0] in "%p":
            return cls(percent=float(number))
        if "." in number:
            raise OptionError(f"not a length: “{text}”; sentences and words are whole numbers")
        return cls(words=int(number)) if unit[0] == "w" else cls(sentences=int(number))

    def __str__(self) -> str:
        if self.percent is not None:
            return f"{self.percent:g}%"
        return f"{self.words}w" if self.words is not None else str(self.sentences)
