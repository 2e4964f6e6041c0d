"""sumy's methods on our own sentences.

sumy's tokenizer wants data from the network, its documents drop lines in capitals, its ratings are kept by a sentence's
text, and some of its sums run over sets of strings, so that the result changes from process to process. Here a document
is built from our sentences and words, no sentence twice, and the words hash alike in every process.
"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any
from zlib import crc32

from briefing.extract.summary.candidates import Candidate
from briefing.text.words import stop_words

if TYPE_CHECKING:
    from collections.abc import Callable

SUMY_METHODS = ("lexrank", "textrank", "lsa", "luhn", "kl", "sumbasic", "reduction", "edmundson")

# Some methods compare every sentence with every other; of longer articles only the first sentences are ranked.
_MOST = 250


class Word(str):
    """A stem that hashes alike in every process and is in lower case already."""

    __slots__ = ("_hash",)
    _hash: int

    def __new__(cls, text: str) -> Word:
        word = super().__new__(cls, text)
        word._hash = crc32(text.encode("utf-8", "surrogatepass"))
        return word

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return str.__eq__(self, other) if isinstance(other, str) else NotImplemented

    def __ne__(self, other: object) -> bool:
        return not self == other

    def lower(self) -> Word:
        """The word itself: sumy lowers words again and would get strings with another hash."""
        return self


class _Words:
    """What sumy asks of a tokenizer: a sentence's words, known beforehand by the sentence's key."""

    def __init__(self, words: dict[str, tuple[Word, ...]]) -> None:
        self._words = words

    def to_words(self, key: str) -> tuple[Word, ...]:
        return self._words[key]


def rank(candidates: tuple[Candidate, ...], method: str, title: tuple[str, ...], language: str) -> list[int]:
    """The numbers of the candidates, best first, by one of `SUMY_METHODS`."""
    document = _document(candidates[:_MOST], title)
    ranking: list[int] = []

    def keep(infos: list[Any]) -> list[Any]:
        ranking.extend(info.order for info in infos)
        return infos

    with warnings.catch_warnings():
        # LSA warns of articles with fewer words than sentences; it still ranks them.
        warnings.simplefilter("ignore")
        _summarizer(method, candidates, title, language)(document, keep)
    rest = sorted(set(range(len(candidates))) - set(ranking))
    return ranking + rest


def _document(candidates: tuple[Candidate, ...], title: tuple[str, ...]) -> Any:
    # sumy pulls in nltk: 0.8 CPU seconds at the first use.
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence

    words = {f"{c.number}": tuple(Word(w) for w in c.content) for c in candidates}
    words["title"] = tuple(Word(w) for w in title)
    source = _Words(words)
    paragraphs: list[list[Any]] = [[Sentence("title", source, is_heading=True)]] if title else []
    for c in candidates:
        # Where a paragraph ends cannot matter to more than one method; a sentence with nothing before it opens one.
        if not paragraphs or c.before is None:
            paragraphs.append([])
        paragraphs[-1].append(Sentence(f"{c.number}", source))
    return ObjectDocumentModel(Paragraph(p) for p in paragraphs)


def _summarizer(
    method: str, candidates: tuple[Candidate, ...], title: tuple[str, ...], language: str
) -> Callable[[Any, Callable[[list[Any]], list[Any]]], Any]:
    from importlib import import_module

    module, name = CLASSES[method]
    summarizer: Any = getattr(import_module(f"sumy.summarizers.{module}"), name)()
    ignored = frozenset(Word(w) for w in stop_words(language)) or frozenset({Word("")})
    if method == "edmundson":
        _cues(summarizer, candidates, title, ignored)
    else:
        summarizer.stop_words = ignored
    return summarizer  # type: ignore[no-any-return]


CLASSES = {
    "lexrank": ("lex_rank", "LexRankSummarizer"),
    "textrank": ("text_rank", "TextRankSummarizer"),
    "lsa": ("lsa", "LsaSummarizer"),
    "luhn": ("luhn", "LuhnSummarizer"),
    "kl": ("kl", "KLSummarizer"),
    "sumbasic": ("sum_basic", "SumBasicSummarizer"),
    "reduction": ("reduction", "ReductionSummarizer"),
    "edmundson": ("edmundson", "EdmundsonSummarizer"),
}


def _cues(summarizer: Any, candidates: tuple[Candidate, ...], title: tuple[str, ...], ignored: frozenset[Word]) -> None:
    """Edmundson's method wants words that speak for a sentence and against it: those of the title, or of the first
    sentence where there is none, speak for it; asides and guesses against it."""
    lead = title or (candidates[0].content if candidates else ())
    summarizer.bonus_words = [Word(w) for w in lead] or [Word("report")]
    summarizer.stigma_words = [Word(w) for w in ("exampl", "perhap", "anecdot", "recal", "joke")]
    summarizer.null_words = ignored
