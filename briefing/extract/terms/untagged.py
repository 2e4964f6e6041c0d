"""Candidates for key terms where no engine has told the words' classes: texts that are not in English.

With spaces between words, a candidate is a stretch of up to three words between stop words and marks (after RAKE, Rose
et al. 2010), or a longer one of words with capitals; it counts when it recurs or is a name. Without spaces, it is a
stretch of characters that recurs and that is not always part of the same longer one; in Japanese, a run of Kanji or of
Katakana. What this cannot do: tell nouns from verbs, join inflected forms, or know a name that stands once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import log, sqrt

from briefing.extract.items import Term, Timex
from briefing.extract.terms.cover import Cover
from briefing.language.analysis import Analysis
from briefing.text.span import Span
from briefing.text.words import UNSPACED, Script, script_of, sentence_spans, stop_words, word_spans

_LONGEST = 3
_LONGEST_NAME = 4
# Of a phrase that stands oftener, so many places tell whether it is a part of a longer one.
_SAMPLE = 50
# Chinese characters that begin or end no word of content, for the most part, and those that only end none.
_FUNCTION = frozenset(
    "的了是在和也就都而及与與或但把被让讓从從到对對向为為以于於将將已不没沒有这這那其他她它我你您们們个個二三四五六七八九十"
    "说說称稱之等者所并並还還又再很最更可能会會要该該此每各则則若因由使得着著过過给給跟吗嗎呢吧啊·"
)
_NEVER_LAST = _FUNCTION | frozenset("中上下内外年月日时時一来來去后後前间間")
_HAN_RUN = re.compile("[\u4e00-\u9fff\u3400-\u4dbf]+(?:[·・‧][\u4e00-\u9fff\u3400-\u4dbf]+)*")
_JAPANESE_WORD = re.compile("[\u4e00-\u9fff々]{2,8}|[\u30a1-\u30fa\u30fc]{3,12}")
# Vowel signs and tone marks that stand after or above a letter: no Thai, Lao, Khmer or Burmese word begins with one.
_DEPENDENT = re.compile("[\u0e30-\u0e3a\u0e45-\u0e4e\u0eb0-\u0ebc\u0ec8-\u0ecd\u102b-\u103e\u17b4-\u17d3]")
_LEADING = re.compile("[\u0e40-\u0e44\u0ec0-\u0ec4]$")
_MARK = re.compile(r"[^\w\s'’·]|\n")
# Days and months in the languages of Europe that have capitals for names or days.
_DAYS_AND_MONTHS = frozenset(
    """montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz juni juli oktober dezember
    lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre
    octobre novembre décembre lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo
    junio julio agosto septiembre octubre noviembre diciembre lunedì martedì mercoledì giovedì venerdì sabato domenica
    gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre segunda-feira terça-feira quarta-feira
    quinta-feira sexta-feira janeiro fevereiro março maio junho julho setembro outubro novembro dezembro maandag
    dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart augustus april august september
    november понедельник вторник среду среда четверг пятницу пятница субботу суббота воскресенье понедельника
    января февраля марта апреля мая июня июля августа сентября октября ноября декабря δευτέρα τρίτη τετάρτη πέμπτη
    παρασκευή σάββατο κυριακή ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου
    οκτωβρίου νοεμβρίου δεκεμβρίου pazartesi salı çarşamba perşembe cuma cumartesi pazar ocak şubat mart nisan mayıs
    haziran temmuz ağustos eylül ekim kasım aralık""".split()
)


@dataclass(slots=True)
class _Phrase:
    size: int
    spans: list[Span] = field(default_factory=list)
    capital: bool = False


def untagged_terms(analysis: Analysis, timexes: tuple[Timex, ...], language: str, limit: int) -> tuple[Term, ...]:
    """The key terms of a text in any script, best first."""
    text = analysis.text
    script = script_of(text)
    if script is Script.IDEOGRAPHIC or script is Script.UNSPACED:
        found = _of_characters(text, language, script)
    else:
        found = _of_words(analysis, stop_words(language))
    times = Cover(t.span for t in timexes)
    ranked: list[tuple[float, str, _Phrase]] = []
    for key, phrase in found.items():
        phrase.spans = [s for s in phrase.spans if not times.touches(s)]
        if phrase.spans and (len(phrase.spans) > 1 or phrase.capital):
            ranked.append((_score(phrase, len(text)), key, phrase))
    ranked.sort(key=lambda r: (-r[0], r[2].spans[0]))
    chosen: list[tuple[float, str, _Phrase]] = []
    for value, key, phrase in ranked:
        if len(chosen) == limit:
            break
        if not any(_related(key, other, language) or _crosses(phrase, p) for _, other, p in chosen):
            chosen.append((value, key, phrase))
    best = chosen[0][0] if chosen else 1.0
    return tuple(Term(p.spans[0].of(text), round(value / best, 3), tuple(p.spans)) for value, _, p in chosen)


def _score(phrase: _Phrase, length: int) -> float:
    early = 1 / (1 + 6 * phrase.spans[0].start / max(1, length))
    size = (0.5, 1.0, 0.95, 0.8)[min(phrase.size, 4) - 1]
    return sqrt(early) * size * (1 + log(len(phrase.spans))) * (1.3 if phrase.capital else 1.0)


def _related(key: str, other: str, language: str) -> bool:
    """Whether one of two keys lies within the other; words are compared by their beginnings, for their endings."""
    if " " not in key + other and language in ("zh", "ja", "th"):
        return key in other or other in key
    a, b = ([w[: max(4, len(w) - 2)] for w in k.split()] for k in (key, other))
    return all(w in b for w in a) or all(w in a for w in b)


def _crosses(phrase: _Phrase, other: _Phrase) -> bool:
    """Whether a phrase stands across another wherever it stands."""
    taken = Cover(other.spans)
    return all(taken.touches(s) for s in phrase.spans[:_SAMPLE])


def _of_words(analysis: Analysis, ignored: frozenset[str]) -> dict[str, _Phrase]:
    text = analysis.text
    found: dict[str, _Phrase] = {}
    for sentence in analysis.document.sentences:
        for part in sentence_spans(text, sentence.span):
            for run in _runs(text, part, ignored):
                for first in range(len(run)):
                    for last in range(first, min(first + _LONGEST_NAME, len(run))):
                        _enter(text, found, run[first : last + 1], sentence.span.start)
    return _maximal(found)


def _runs(text: str, part: Span, ignored: frozenset[str]) -> Iterator[list[Span]]:
    """Stretches of words between stop words, numbers, short words and marks."""
    run: list[Span] = []
    for word in word_spans(text, part):
        form = word.of(text)
        if run and _MARK.search(text, run[-1].end, word.start):
            yield run
            run = []
        short = len(form) < 3 and not form.isupper()
        if form.lower() in ignored or form.lower() in _DAYS_AND_MONTHS or short or not form[0].isalpha():
            yield run
            run = []
        else:
            run.append(word)
    yield run


def _enter(text: str, found: dict[str, _Phrase], words: list[Span], opens: int) -> None:
    forms = [w.of(text) for w in words]
    # A capital at a sentence's beginning tells nothing.
    capital = all(f[0].isupper() for f in forms) and words[0].start != opens
    if len(words) > _LONGEST and not capital:
        return
    phrase = found.setdefault(" ".join(forms).lower(), _Phrase(len(words)))
    phrase.spans.append(Span(words[0].start, words[-1].end))
    phrase.capital = phrase.capital or capital


def _of_characters(text: str, language: str, script: Script) -> dict[str, _Phrase]:
    found: dict[str, _Phrase] = {}
    if language == "ja":
        for match in _JAPANESE_WORD.finditer(text):
            phrase = found.setdefault(match[0], _Phrase(2 if len(match[0]) > 2 else 1))
            phrase.spans.append(Span(match.start(), match.end()))
        return found
    ideographic = script is Script.IDEOGRAPHIC
    shortest, longest = (2, 8) if ideographic else (4, 24)
    for run in (_HAN_RUN if ideographic else UNSPACED).finditer(text):
        for i in range(len(run[0])):
            for size in range(shortest, min(longest, len(run[0]) - i) + 1):
                key = run[0][i : i + size]
                if _is_word(key, run[0][i + size : i + size + 1], ideographic):
                    phrase = found.setdefault(key, _Phrase(1 if size <= shortest else 2))
                    phrase.spans.append(Span(run.start() + i, run.start() + i + size))
    return _maximal({k: p for k, p in found.items() if len(p.spans) > 1})


def _is_word(key: str, following: str, ideographic: bool) -> bool:
    if ideographic:
        return key[0] not in _FUNCTION and key[-1] not in _NEVER_LAST
    return not (_DEPENDENT.match(key) or _LEADING.search(key) or (following and _DEPENDENT.match(following)))


def _maximal(found: dict[str, _Phrase]) -> dict[str, _Phrase]:
    """The phrases without those that stand in a longer one nearly wherever they stand."""
    by_start: dict[int, list[tuple[Span, str]]] = {}
    ends: dict[int, list[tuple[Span, str]]] = {}
    for key, phrase in found.items():
        for span in phrase.spans:
            by_start.setdefault(span.start, []).append((span, key))
            ends.setdefault(span.end, []).append((span, key))
    dropped: set[str] = set()
    for key, phrase in found.items():
        inside = {
            other
            for span in phrase.spans[:_SAMPLE]
            for s, other in (*by_start[span.start], *ends[span.end])
            if len(s) > len(span) and s.contains(span)
        }
        once = phrase.capital and len(phrase.spans) == 1
        if any(len(found[o].spans) >= max(2, 0.7 * len(phrase.spans)) or (once and found[o].capital) for o in inside):
            dropped.add(key)
    return {k: p for k, p in found.items() if k not in dropped}
