"""From a stack of briefs to its dossier."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import chain

from briefing.brief.model import Brief
from briefing.dossier import cluster, merge
from briefing.dossier.actors import actors
from briefing.dossier.commitments import gather_commitments
from briefing.dossier.figures import figure_rows
from briefing.dossier.likeness import Sentences, rare_words, weighted_f1
from briefing.dossier.model import Cite, Dossier, Story, StoryEvent, Told
from briefing.dossier.setting import Setting

# How many statements that only one article makes are worth telling, for each article and for a story.
_ONLY_EACH, _ONLY_ALL = 3, 12
# How many days before and after an article others could have told of what it tells.
_BEFORE, _AFTER = -7, 30
# From this likeness of two sentences on the second says nothing new.
_TOO_ALIKE = 0.35
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def dossier(briefs: tuple[Brief, ...], since: date | None = None, known: frozenset[int] | None = None) -> Dossier:
    """The dossier of a stack of briefs. Pure and deterministic.

    `Story.new` is filled with what no earlier article says: none before the day ``since``, or none of those (by index)
    that a reader has seen already, ``known``.
    """
    seen = known
    if seen is None and since is not None:
        seen = frozenset(i for i, b in enumerate(briefs) if b.article.published and b.article.published < since)
    setting = Setting.of(briefs)
    groups = cluster.stories(briefs, setting.vectors)
    return Dossier(briefs, tuple(_story(setting, g, since, seen) for g in groups), since, seen)


def _story(setting: Setting, group: list[int], since: date | None, seen: frozenset[int] | None) -> Story:
    briefs = setting.briefs
    copies = cluster.copies(briefs, group)
    copied = {i for c in copies for i in c.articles if i != c.articles[0]}
    own = [i for i in group if i not in copied]
    who = actors(briefs, own)
    what = merge.headlines(briefs, own)
    events = merge.events(briefs, own)
    committed = tuple(_commitments(setting, own))
    stated = ((e.told, e.begin) for e in events), ((c, "") for c in committed)
    return Story(
        title=_title(briefs, group),
        articles=tuple(group),
        copies=copies,
        what=what,
        who=who,
        events=events,
        figures=figure_rows(briefs, own),
        quotes=merge.quotes(briefs, own, who),
        terms=merge.terms(briefs, own, who),
        only_one=tuple(_only_one(briefs, own, what, tuple(chain(*stated)))) if len(own) > 1 else (),
        new=tuple(_new(briefs, own, what, committed, events, since, seen)) if seen is not None else (),
    )


def _title(briefs: tuple[Brief, ...], group: list[int]) -> str:
    """The latest title: it names the story's present state, which is what a reader looks for."""
    titled = [i for i in group if briefs[i].article.title]
    if titled:
        return briefs[titled[-1]].article.title or ""
    first = briefs[group[-1]]
    return first.what[0].text if first.what else first.article.text[:80]


def _commitments(setting: Setting, group: list[int]) -> Iterator[Told]:
    """The commitments of a story, each in the sentence that states it first."""
    briefs = setting.briefs
    stated = [(i, c) for i in group for c in briefs[i].commitments if c.evidence]
    for same in gather_commitments(stated, setting):
        yield Told(briefs[same[0][0]].text_of(same[0][1].evidence[0]), tuple(Cite(i, c.evidence[0]) for i, c in same))


def _only_one(
    briefs: tuple[Brief, ...], group: list[int], what: tuple[Told, ...], stated: tuple[tuple[Told, str], ...]
) -> Iterator[Told]:
    """The weightiest statements (dated events with their day, commitments) that only one article makes though others
    could have: these came out near it and not before that day, they speak of what the story is about, and no sentence
    of them comes near it. By article."""
    about = _subject(briefs, group)
    others = _sentences(briefs, group)
    told = {t.cites[0].evidence.span for t in what}
    news = [rare_words(t.text) for t in what]
    weighed = []
    day_of: dict[Told, str] = {}
    for told_of, day in stated:
        day_of.setdefault(told_of, day)
    for statement in _once(tuple(day_of)):
        (i, *more) = statement.articles
        if not any(_could_tell(briefs[n], briefs[i], day_of[statement]) for n in group if n != i):
            continue
        words = rare_words(statement.text)
        if more or statement.cites[0].evidence.span in told or len(words) < 4 or statement.text.endswith(":"):
            continue
        if any(weighted_f1(words, other) >= _TOO_ALIKE for other in news):
            continue
        if not others.has_like(words, _TOO_ALIKE, but=i):
            weighed.append((sum(about.get(w, 0) for w in words) / len(words), i, statement))
    weighed.sort(key=lambda w: (-w[0], w[1], w[2].cites[0].evidence.span))
    taken: Counter[int] = Counter()
    kept: list[Told] = []
    for _, i, statement in weighed:
        if taken[i] < _ONLY_EACH and len(kept) < _ONLY_ALL:
            taken[i] += 1
            kept.append(statement)
    yield from sorted(kept, key=lambda t: (group.index(t.articles[0]), t.cites[0].evidence.span))


def _could_tell(other: Brief, brief: Brief, day: str) -> bool:
    """Whether another article came out when it could have told of a day what this one tells."""
    here, there = brief.article.published, other.article.published
    if not here or not there:
        return True
    return _BEFORE <= (there - here).days <= _AFTER and (there.isoformat() >= min(day, here.isoformat()))


def _sentences(briefs: tuple[Brief, ...], group: list[int]) -> Sentences:
    return Sentences(
        (i, rare_words(s.span.of(briefs[i].article.text))) for i in group for s in briefs[i].article.sentences
    )


def _subject(briefs: tuple[Brief, ...], group: list[int]) -> dict[str, float]:
    """The stems of a story with the share of its articles that have them."""
    counts = Counter(w for i in group for w in rare_words(briefs[i].article.text))
    return {w: n / len(group) for w, n in counts.items() if n > 1}


def _once(stated: tuple[Told, ...]) -> Iterator[Told]:
    """Statements, each sentence once."""
    seen = set()
    for told in stated:
        place = (told.cites[0].article, told.cites[0].evidence.span)
        if place not in seen:
            seen.add(place)
            yield told


def _new(
    briefs: tuple[Brief, ...],
    group: list[int],
    what: tuple[Told, ...],
    committed: tuple[Told, ...],
    events: tuple[StoryEvent, ...],
    since: date | None,
    seen: frozenset[int],
) -> Iterator[Told]:
    """What is new for a reader of some articles: main news, commitments, and events since (or to come) that none of
    those articles tells; what they tell with another number or date is new as well. Of a story that is new as a whole
    it is the main news."""
    if seen.isdisjoint(group):
        yield from what
        return
    known = _sentences(briefs, [i for i in group if i in seen])
    numbers = {n for i in group if i in seen for n in _NUMBER.findall(briefs[i].article.text)}
    latest = max((d for i in group if i in seen and (d := briefs[i].article.published)), default=None)
    from_day = (since or latest or date.min).isoformat()
    recent = tuple(e.told for e in events if e.end >= from_day)
    for told in sorted(_once((*what, *committed, *recent)), key=lambda t: group.index(t.cites[0].article)):
        words = rare_words(told.text)
        if seen.intersection(told.articles):
            continue
        if not numbers.issuperset(_NUMBER.findall(told.text)) or not known.has_like(words, _TOO_ALIKE + 0.1):
            yield told
