"""What several articles say together: actors, events, quotes, terms and main news, each once with all its places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from math import fsum
from typing import TypeVar

from briefing.brief.model import Brief, Evidence, Span, Timex
from briefing.dossier.likeness import Bag, all_words, containment, content_words, overlap_f1, rare_words, weighted_f1
from briefing.dossier.model import Cite, StoryActor, StoryEvent, StoryQuote, StoryTerm, Told
from briefing.dossier.names import same_name
from briefing.language.gazetteers import fold
from briefing.text.stem import stem

T = TypeVar("T")
# Word F1 from which two sentences tell the same thing.
SAME_TELLING = 0.45
_SAME_NEWS, _LATER_NEWS, _SAME_QUOTE, _SOME = 0.55, 0.7, 0.8, 0.5
# The days of a quarter: expressions that cover more place no event on a timeline.
_LONGEST, _WEEK = 92, 7
_UNTIL = re.compile(r"(?i)\b(?:until|till|through)\s+(?:the\s+|at least\s+)?$")
# Words for a rise and for a fall, as stems.
_RISES = frozenset(
    stem(w)
    for w in """rise rises rose risen rising increase increased increases surge surged surges gain gained gains climb
    climbed jump jumped soar soared rally rallied rebound rebounded grew grow""".split()
)
_FALLS = frozenset(
    stem(w)
    for w in """fall falls fell fallen falling decrease decreased drop dropped drops plunge plunged slide slid slump
    slumped decline declined tumble tumbled shrank shrink sank sink lost""".split()
)
# What one article alone tells of one day.
_A_DAY = 3


def gather(items: Iterable[T], alike: Callable[[T, T], bool]) -> list[list[T]]:
    """Groups of items, each put to the first group whose first item it is like; groups and items keep their order."""
    groups: list[list[T]] = []
    for item in items:
        home = next((g for g in groups if alike(g[0], item)), None)
        if home is None:
            groups.append([item])
        else:
            home.append(item)
    return groups


def events(briefs: tuple[Brief, ...], group: list[int]) -> tuple[StoryEvent, ...]:
    """The timeline of a story: dated sentences, one event for all that tell the same of the same days, told in the
    words of the one that most others share. Times within quotations date what was said, not what happened, and are
    left out, as are those that cover more than a quarter of a year."""
    dated = [_dated(briefs[i], i, t) for i in group for t in briefs[i].when if _is_event(briefs[i], t)]
    dated.sort(key=lambda d: (d.begin, d.end, d.article, d.evidence.span))
    once: dict[tuple[int, Span, str], _Dated] = {}
    for d in dated:
        once.setdefault((d.article, d.evidence.span, d.begin), d)
    dated = [d for d in once.values() if not _is_wide(d, once)]
    days = (briefs[i].article.published for i in group)
    latest = max((day.isoformat() for day in days if day), default="")
    found = []
    for same_days in gather(dated, lambda a, b: (a.begin, a.end) == (b.begin, b.end)):
        tellings = gather(same_days, _tell_the_same)
        found += [_event(briefs, g, latest) for g in tellings if _is_placed(g, dated)]

    def place(e: StoryEvent) -> tuple[object, ...]:
        return e.begin, e.end, -len(e.told.articles), e.told.cites[0].article, e.told.cites[0].evidence.span

    return tuple(sorted(_foremost(found), key=place))


@dataclass(frozen=True, slots=True)
class _Dated:
    """A sentence with the days that an expression in it dates something to."""

    article: int
    begin: str
    end: str
    future: bool
    event: str
    evidence: Evidence
    text: str
    words: Bag


def _is_event(brief: Brief, timex: Timex) -> bool:
    if not (timex.begin and timex.end and timex.event) or timex.kind not in ("date", "time"):
        return False
    if (date.fromisoformat(timex.end) - date.fromisoformat(timex.begin)).days > _LONGEST or _is_passing(brief, timex):
        return False
    return not any(e.span.contains(timex.span) for q in brief.quotes if q.kind == "direct" for e in q.evidence[:1])


def _is_passing(brief: Brief, timex: Timex) -> bool:
    """Whether a time only passes by: the head of a list, what today's news is called ("today's donation"), how things
    are today, and until when goes on what the sentence tells of an earlier day."""
    text = brief.article.text
    sentence = brief.article.sentence_at(timex.span.start).span
    if sentence.of(text).rstrip().endswith(":"):
        return True
    day = brief.article.published
    if day and _UNTIL.search(text[sentence.start : timex.span.start]):
        here = (t for t in brief.when if t is not timex and sentence.contains(t.span))
        return any(t.begin and t.event and t.begin <= day.isoformat() for t in here)
    if timex.text.lower().removesuffix("'s").removesuffix("’s") != "today":
        return False
    owns = timex.text.lower() != "today" or text[timex.span.end : timex.span.end + 2] in ("'s", "’s")
    return owns or timex.tense == "present"


def _foremost(found: list[StoryEvent]) -> list[StoryEvent]:
    """The events without those of one day that one article alone goes on to tell: its first few are its news."""
    kept: list[StoryEvent] = []
    told: Counter[tuple[str, str, int]] = Counter()
    for event in sorted(found, key=lambda e: e.told.cites[0].evidence.span):
        (article, *more) = event.told.articles
        told[event.begin, event.end, article] += not more
        if more or told[event.begin, event.end, article] <= _A_DAY:
            kept.append(event)
    return kept


def _is_placed(told: list[_Dated], dated: list[_Dated]) -> bool:
    """Whether an event belongs on the timeline: it has its days, several tell of it, or it is to come in a time that is
    the only one of its sentence ("by the end of January")."""
    d = told[0]
    alone = sum(o.article == d.article and o.evidence.span == d.evidence.span for o in dated) == 1
    return _is_short(d) or len({o.article for o in told}) > 1 or (d.future and alone)


def _is_short(d: _Dated) -> bool:
    """Whether an event has its days; what one article says of a longer time ("since June") is background."""
    return (date.fromisoformat(d.end) - date.fromisoformat(d.begin)).days < _WEEK


def _is_wide(d: _Dated, once: dict[tuple[int, Span, str], _Dated]) -> bool:
    """Whether the same sentence names a shorter time within these days ("yesterday" in "the eleventh week")."""
    same = (o for o in once.values() if o.article == d.article and o.evidence.span == d.evidence.span and o is not d)
    return any(d.begin <= o.begin and o.end <= d.end for o in same)


def _dated(brief: Brief, article: int, timex: Timex) -> _Dated:
    sentence = brief.article.sentence_at(timex.span.start).span
    text = sentence.of(brief.article.text)
    begin, end = timex.begin or "", timex.end or ""
    published = brief.article.published
    day = published.isoformat() if published else None
    future = timex.tense == "future" if day is None else begin > day or (timex.tense == "future" and end >= day)
    event = stem((timex.event or "").lower())
    return _Dated(article, begin, end, future, event, Evidence.at(brief.article, sentence), text, rare_words(text))


def _tell_the_same(a: _Dated, b: _Dated) -> bool:
    """Sentences of one article tell two events unless they are nearly one; those of two share half of their words, or
    less where they date the same verb."""
    if _turned(a.words, b.words):
        return False
    needed = SAME_TELLING if a.article != b.article else _SAME_QUOTE
    return weighted_f1(a.words, b.words) >= (needed - 0.15 if a.event == b.event and a.article != b.article else needed)


def _turned(a: Bag, b: Bag) -> bool:
    """Whether one sentence tells that something rose and the other that it fell."""
    return any(
        not x.isdisjoint(a) and not y.isdisjoint(b) and y.isdisjoint(a) and x.isdisjoint(b)
        for x, y in ((_RISES, _FALLS), (_FALLS, _RISES))
    )


def _event(briefs: tuple[Brief, ...], told: list[_Dated], latest: str) -> StoryEvent:
    best = max(told, key=lambda d: (sum(weighted_f1(d.words, o.words) for o in told), -_unwieldy(d.text)))
    places = [best, *(d for d in told if d is not best)]
    cites = dict.fromkeys(Cite(d.article, d.evidence) for d in places)
    future = all(d.future for d in told)
    return StoryEvent(best.begin, best.end, Told(best.text, tuple(cites)), future, best.end < latest)


def _unwieldy(text: str) -> int:
    """How far a sentence is from a length that reads well, in words."""
    return max(0, len(text.split()) - 35) + max(0, 8 - len(text.split()))


def headlines(briefs: tuple[Brief, ...], group: list[int]) -> tuple[Told, ...]:
    """The main news of each article, what is the same told once, in order of publication. News of another week is
    other news, however alike it is told: that the Queen will suspend Parliament, and that she has."""
    told = [(i, t, rare_words(t[0])) for i in group if (t := _news(briefs[i]))]

    def alike(a: tuple[int, tuple[str, Evidence], Bag], b: tuple[int, tuple[str, Evidence], Bag]) -> bool:
        days = [briefs[i].article.published for i in (a[0], b[0])]
        apart = abs((days[0] - days[1]).days) if days[0] and days[1] else 0
        if apart >= _WEEK:
            return all_words(a[1][0]) == all_words(b[1][0])
        if _turned(a[2], b[2]):
            return False
        return weighted_f1(a[2], b[2]) >= (_SAME_NEWS if apart <= 1 else _LATER_NEWS)

    return tuple(Told(g[0][1][0], tuple(Cite(i, e) for i, (_, e), _ in g)) for g in gather(told, alike))


def _news(brief: Brief) -> tuple[str, Evidence] | None:
    """The sentence that tells an article's news to a reader who has its title before him: the first one offered, but
    for the head of a list, the title again and words of a speaker alone, if there is another."""
    offered = [*((h.text, h.evidence) for h in brief.what), *((s.text, s.evidence) for s in brief.summary[:2])]
    told = [(text, evidence[0]) for text, evidence in offered if evidence]
    title = content_words(brief.article.title or "")
    plain = (
        t for t in told if not t[0].rstrip().endswith(":") and t[0][:1] not in '“"' and content_words(t[0]) != title
    )
    return next(plain, told[0] if told else None)


def quotes(briefs: tuple[Brief, ...], group: list[int], who: tuple[StoryActor, ...]) -> tuple[StoryQuote, ...]:
    """The quotations of a story, each once in its longest form, by speaker (in the order in which they first speak,
    those without one last). A speaker has the one name that the story gives him."""
    said = [(i, q, content_words(q.text)) for i in group for q in briefs[i].quotes if q.kind == "direct" and q.evidence]
    merged = []
    for same in gather(said, lambda a, b: _same_words(a[2], b[2])):
        i, longest, _ = max(same, key=lambda s: len(s[1].text))
        cites = dict.fromkeys(Cite(n, q.evidence[0]) for n, q, _ in [(i, longest, ()), *same])
        speaker = next((q.speaker for _, q, _ in same if q.speaker), None)
        merged.append(StoryQuote(replace(longest, speaker=_named(speaker, who)), tuple(cites)))
    first: dict[str | None, int] = {}
    for n, quote in enumerate(merged):
        first.setdefault(quote.quote.speaker, n)
    return tuple(sorted(merged, key=lambda q: (q.quote.speaker is None, first[q.quote.speaker])))


@lru_cache(maxsize=1 << 14)
def _set_of(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(words)


def _same_words(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether quotations are one, the shorter perhaps cut from the longer."""
    if min(len(a), len(b)) < 4:
        return a == b
    x, y = _set_of(a), _set_of(b)
    if len(x & y) < _SOME * min(len(x), len(y)):
        return False  # most pairs, at a tenth of the cost
    return overlap_f1(a, b) >= _SAME_QUOTE or containment(a, b) >= 0.9


def _named(speaker: str | None, who: tuple[StoryActor, ...]) -> str | None:
    if speaker is None:
        return None
    return next((a.name for a in who if same_name(a.name, speaker) or speaker in a.aliases), speaker)


def terms(
    briefs: tuple[Brief, ...], group: list[int], who: tuple[StoryActor, ...] = (), limit: int = 12
) -> tuple[StoryTerm, ...]:
    """The key terms of a story; a term of many articles outweighs a strong one of a single article. The names of one
    actor ("Russia", "Russian Federation") are one term."""
    actor = {fold(f): frozenset((f"who {n}",)) for n, a in reversed([*enumerate(who)]) for f in (a.name, *a.aliases)}
    uses = [(i, t, actor.get(fold(t.term), frozenset(content_words(t.term)))) for i in group for t in briefs[i].terms]
    merged = [
        StoryTerm(
            term=_best_form([t.term for _, t, _ in g]),
            articles=tuple(dict.fromkeys(i for i, _, _ in g)),
            weight=round(fsum(t.score for _, t, _ in g) / len(group), 4),
        )
        for g in gather(uses, lambda a, b: bool(a[2]) and a[2] == b[2])
    ]
    return tuple(sorted(merged, key=lambda t: (-t.weight, t.term))[:limit])


def _best_form(forms: list[str]) -> str:
    counts = Counter(forms)
    return max(counts, key=lambda f: (counts[f], len(f)))
