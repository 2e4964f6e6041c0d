"""Words of any script: where they stand, what they count for, and which carry no content.

Scripts written without spaces (Han, Kana, Thai, Lao, Khmer, Burmese) have no words that a pattern could find: a stretch
of Han or Kana gives pairs of neighbouring characters, which serve retrieval as well as words do, one of the others
gives stretches of four.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path

from briefing.text.span import Span

# Signs that belong to the letter before them; `\w` does not hold them, and an Indic word would fall to pieces.
MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u0900-\u0963\u0970-\u0d7f\u1dc0-\u1dff\ufe20-\ufe2f"
)
_UNSPACED_RANGES = "\u0e00-\u0e7f\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff"
_IDEOGRAPHIC_RANGES = (
    "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
IDEOGRAPHIC = re.compile(f"[{_IDEOGRAPHIC_RANGES}]+")
UNSPACED = re.compile(f"[{_UNSPACED_RANGES}]+")
# Most news has none of these letters and signs, and words without them are found several times faster.
_UNUSUAL = re.compile(f"[{_IDEOGRAPHIC_RANGES}{_UNSPACED_RANGES}{MARKS}]")
_PLAIN_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:(?:['’‑-]|(?<=\d)[.,](?=\d))[^\W_]+)*")
# Where a sentence of any script ends; the marks of Latin scripts are left to the sentence splitter.
_FOREIGN_END = re.compile(r"[。．！？｡]+[」』”’）)》]*|[।॥؟۔።։]+[\s”’»)]*")


@cache
def _word() -> re.Pattern[str]:
    """One word: letters with their signs, joined by apostrophes, hyphens and the dots of "U.S." and "3.5". It takes
    milliseconds to make, and most articles never need it."""
    return re.compile(
        f"[{_IDEOGRAPHIC_RANGES}]+|[{_UNSPACED_RANGES}]+"
        f"|(?:[A-Z]\\.){{2,}}|(?:(?![{_IDEOGRAPHIC_RANGES}{_UNSPACED_RANGES}_])[\\w{MARKS}])+"
        f"(?:(?:['’‑-]|(?<=\\d)[.,](?=\\d))(?:(?![{_IDEOGRAPHIC_RANGES}{_UNSPACED_RANGES}_])[\\w{MARKS}])+)*"
    )


class Script(StrEnum):
    """What the words of a text are written in, as far as splitting it needs to know."""

    LATIN = "latin"
    SPACED = "spaced"
    IDEOGRAPHIC = "ideographic"
    UNSPACED = "unspaced"


_LATIN = re.compile(r"[^\W\d_\u0250-\U0010ffff]+")


@lru_cache(maxsize=4)
def script_of(text: str) -> Script:
    """The script that most letters of a text's first 4,000 characters belong to; Latin for a text without letters."""
    sample = text[:4000]
    if sample.isascii():
        return Script.LATIN
    ideographic = sum(len(m[0]) for m in IDEOGRAPHIC.finditer(sample))
    unspaced = sum(len(m[0]) for m in UNSPACED.finditer(sample))
    letters = sum(map(str.isalpha, sample))
    latin = sum(len(m[0]) for m in _LATIN.finditer(sample))
    # One Han character says about as much as two or three letters, so a third of the letters decides.
    if ideographic * 3 > letters and ideographic:
        return Script.IDEOGRAPHIC
    if unspaced * 2 > letters and unspaced:
        return Script.UNSPACED
    return Script.LATIN if latin * 2 >= letters else Script.SPACED


# The language that a script is nearly always written in among news, for its stop words.
_SCRIPT_LANGUAGES = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
)


def language_by_script(text: str) -> str:
    """The language that a text in a script of its own is taken for, "und" where the script tells nothing.

    It names a list of stop words, no more: Ukrainian passes for Russian, Persian for Arabic.
    """
    sample = text[:4000]
    counts = [(len(pattern.findall(sample)), language) for language, pattern in _SCRIPT_LANGUAGES]
    count, language = max(counts, key=lambda c: c[0])
    if language == "zh" and counts[0][0] * 10 > count:
        return "ja"
    return language if count else "und"


def word_spans(text: str, within: Span | None = None) -> Iterator[Span]:
    """The words of a text, or of a stretch of it, in order; pairs and fours of characters where there are no spaces."""
    whole = within or Span(0, len(text))
    if not _UNUSUAL.search(text, whole.start, whole.end):
        for match in _PLAIN_WORD.finditer(text, whole.start, whole.end):
            yield Span(match.start(), match.end())
        return
    for match in _word().finditer(text, whole.start, whole.end):
        size = 2 if IDEOGRAPHIC.match(match[0]) else 4 if UNSPACED.match(match[0]) else 0
        if not size or len(match[0]) <= size:
            yield Span(match.start(), match.end())
        else:
            for at in range(match.start(), match.end() - size + 1):
                yield Span(at, at + size)


def words_between(text: str, within: Span | None = None) -> list[str]:
    """The words of a text, or of a stretch of it, in order: what `word_spans` spans."""
    whole = within or Span(0, len(text))
    if not _UNUSUAL.search(text, whole.start, whole.end):
        return _PLAIN_WORD.findall(text, whole.start, whole.end)
    return [s.of(text) for s in word_spans(text, whole)]


def count_words(text: str) -> int:
    """How many words a reader would count: a Han or Kana character is one, an unspaced stretch one for four letters."""
    if not _UNUSUAL.search(text):
        return len(_PLAIN_WORD.findall(text))
    total = 0
    for match in _word().finditer(text):
        if IDEOGRAPHIC.match(match[0]):
            total += len(match[0])
        elif UNSPACED.match(match[0]):
            total += -(-len(match[0]) // 4)
        else:
            total += 1
    return total


def told_length(text: str) -> str:
    """How long a text is, as its readers count: "530 words", or "1,204 characters" where most of its letters are of
    scripts without spaces."""
    if _UNUSUAL.search(text):
        unspaced = sum(len(m[0]) for pattern in (IDEOGRAPHIC, UNSPACED) for m in pattern.finditer(text))
        letters = sum(map(len, text.split()))
        if unspaced * 2 > letters:
            return f"{letters:,} character{'s'[: letters != 1]}"
    words = len(text.split())
    return f"{words:,} word{'s'[: words != 1]}"


def sentence_spans(text: str, sentence: Span) -> list[Span]:
    """A sentence split again at the full stops of other scripts, which need no space after them."""
    spans: list[Span] = []
    start = sentence.start
    for match in _FOREIGN_END.finditer(text, sentence.start, sentence.end):
        span = Span(start, match.end()).trimmed(text)
        if len(span):
            spans.append(span)
        start = match.end()
    rest = Span(start, sentence.end).trimmed(text)
    if len(rest):
        spans.append(rest)
    return spans


@lru_cache(maxsize=8)
def stop_words(language: str = "en") -> frozenset[str]:
    """The words of a language that carry no content, in lower case. For other languages than English those that come
    with yake, which is not imported for it; empty for a language it has no list of."""
    if language == "en":
        return _ENGLISH
    return frozenset(_yake_words(language[:2].lower()))


def _yake_words(language: str) -> list[str]:
    from importlib.util import find_spec

    spec = find_spec("yake")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        file = Path(folder) / "core" / "StopwordsList" / f"stopwords_{language}.txt"
        if language.isalpha() and file.is_file():
            return [w for w in file.read_text("utf-8", "replace").lower().split("\n") if w.strip()]
    return []


_ENGLISH = frozenset(
    """a about above across after again against ago all almost along already also although always am amid among an and
    another any anyone anything are aren't around as ask asked at away back be became because become been before began
    behind being below beside besides between beyond both but by came can can't cannot come could couldn't despite did
    didn't do does doesn't doing don't done down due during each early either else enough even ever every everyone
    everything except far few for former found from further gave get give given go going gone got had hadn't has hasn't
    have haven't having he he'd he'll he's held her here hers herself him himself his how however i i'd i'll i'm i've
    if in including indeed inside instead into is isn't it it's its itself just keep kept know known last late later
    least less let like likely made make many may maybe me meanwhile might mine more moreover most mostly much must my
    myself near nearly need neither never nevertheless new next no nobody none nor not nothing now of off often on once
    one only onto or other others our ours ourselves out outside over own part per perhaps put quite rather really
    recent recently said same saw say saying says see seem seen several shall she she'd she'll she's should shouldn't
    since so some someone something soon still such take taken tell than that that's the their theirs them themselves
    then there there's therefore these they they'd they'll they're they've thing think this those though three through
    throughout thus till to today together told tomorrow tonight too took toward towards try two under until up upon us
    use used using very via want was wasn't way we we'd we'll we're we've well went were weren't what whatever when
    where whether which while who who's whole whom whose why will with within without won't would wouldn't yes yesterday
    yet you you'd you'll you're you've your yours yourself""".split()
)
