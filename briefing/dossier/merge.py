"""What several articles say together: actors, events, quotes, terms and main news, each once with all its places."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

from briefing.brief.model import Actor, Brief, Evidence, Timex
from briefing.dossier.likeness import content_words, overlap_f1
from briefing.dossier.model import Cite, RoleUse, StoryActor, StoryEvent, StoryQuote, StoryTerm, Told
from briefing.dossier.names import same_name

T = TypeVar("T")
# Word F1 from which two sentences tell the same thing.
SAME_TELLING = 0.45
_SAME_QUOTE = 0.8


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


def actors(briefs: tuple[Brief, ...], group: list[int]) -> tuple[StoryActor, ...]:
    """The actors of a story, the weightiest first."""
    uses = [(i, a) for i in group for a in briefs[i].who]
    # Full names first, so that a surname alone finds the one it belongs to.
    uses.sort(key=lambda u: -len(u[1].name.split()))
    merged = [_merge_actor(g, len(group)) for g in gather(uses, _same_actor)]
    return tuple(sorted(merged, key=lambda a: (-a.weight, a.name)))


def _same_actor(a: tuple[int, Actor], b: tuple[int, Actor]) -> bool:
    x, y = a[1], b[1]
    if x.type != y.type and "person" in (x.type, y.type):
        return False
    forms_x, forms_y = {x.name.lower(), *map(str.lower, x.aliases)}, {y.name.lower(), *map(str.lower, y.aliases)}
    if x.name.lower() in forms_y or y.name.lower() in forms_x:
        return True
    # A shorter form joins a longer one only for people: "Korea" is not "North Korea".
    return x.type == y.type == "person" and same_name(x.name, y.name)


def _merge_actor(uses: list[tuple[int, Actor]], articles: int) -> StoryActor:
    name = max((a.name for _, a in uses), key=lambda n: (len(n.split()), len(n)))
    forms = dict.fromkeys(f for _, a in uses for f in (a.name, *a.aliases) if f != name)
    here = sorted({i for i, _ in uses})
    roles = [RoleUse(a.role, i) for i, a in sorted(uses, key=lambda u: u[0]) if a.role]
    return StoryActor(
        name=name,
        type=uses[0][1].type,
        aliases=tuple(forms),
        roles=tuple(roles),
        articles=tuple(here),
        mentions=sum(len(a.mentions) for _, a in uses),
        weight=round(sum(a.salience for _, a in uses) / articles, 4),
    )


def role_history(actor: StoryActor) -> tuple[RoleUse, ...]:
    """The roles of an actor where they change from one article to the next."""
    kept: list[RoleUse] = []
    for use in actor.roles:
        if not kept or overlap_f1(content_words(kept[-1].role), content_words(use.role)) < 0.5:
            kept.append(use)
    return tuple(kept)


def events(briefs: tuple[Brief, ...], group: list[int]) -> tuple[StoryEvent, ...]:
    """The timeline of a story: dated sentences, one event for all that tell the same of the same days."""
    dated = [
        (i, t) for i in group for t in briefs[i].when if t.begin and t.end and t.kind in ("date", "time") and t.event
    ]
    # Expressions longer than a quarter of a year place no event on a timeline.
    dated = [(i, t) for i, t in dated if _days(t) <= 92]
    dated.sort(key=lambda d: (d[1].begin or "", d[1].end or "", d[0], d[1].span.start))
    found = []
    for same_days in gather(dated, lambda a, b: (a[1].begin, a[1].end) == (b[1].begin, b[1].end)):
        tellings = [(i, t, content_words(_sentence(briefs[i], t)[0])) for i, t in same_days]
        for telling in gather(tellings, lambda a, b: overlap_f1(a[2], b[2]) >= SAME_TELLING):
            found.append(_event(briefs, [(i, t) for i, t, _ in telling]))
    return tuple(sorted(found, key=lambda e: (e.begin, e.end, -len(e.told.articles), e.told.cites[0].article)))


def _event(briefs: tuple[Brief, ...], told: list[tuple[int, Timex]]) -> StoryEvent:
    sentences = [(i, *_sentence(briefs[i], t)) for i, t in told]
    cites = dict.fromkeys(Cite(i, e) for i, _, e in sentences)
    first, timex = told[0]
    published = briefs[first].article.published
    return StoryEvent(
        begin=timex.begin or "",
        end=timex.end or "",
        told=Told(sentences[0][1], tuple(cites)),
        future=timex.tense == "future" or bool(published and (timex.begin or "") > published.isoformat()),
    )


def _days(timex: Timex) -> int:
    return (date.fromisoformat(timex.end or "") - date.fromisoformat(timex.begin or "")).days


def _sentence(brief: Brief, timex: Timex) -> tuple[str, Evidence]:
    sentence = brief.article.sentence_at(timex.span.start)
    return sentence.span.of(brief.article.text), Evidence.at(brief.article, sentence.span)


def headlines(briefs: tuple[Brief, ...], group: list[int]) -> tuple[Told, ...]:
    """The main news of each article, what is the same told once, in order of publication."""
    told = [(i, h, content_words(h.text)) for i in group for h in briefs[i].what[:1] if h.evidence]
    return tuple(
        Told(g[0][1].text, tuple(Cite(i, h.evidence[0]) for i, h, _ in g))
        for g in gather(told, lambda a, b: overlap_f1(a[2], b[2]) >= SAME_TELLING)
    )


def quotes(briefs: tuple[Brief, ...], group: list[int]) -> tuple[StoryQuote, ...]:
    """The quotations of a story by speaker (those without one last), each once."""
    said = [(i, q, content_words(q.text)) for i in group for q in briefs[i].quotes if q.kind == "direct" and q.evidence]
    merged = [
        StoryQuote(g[0][1], tuple(Cite(i, q.evidence[0]) for i, q, _ in g))
        for g in gather(said, lambda a, b: overlap_f1(a[2], b[2]) >= _SAME_QUOTE)
    ]
    return tuple(sorted(merged, key=lambda q: (q.quote.speaker is None, q.quote.speaker or "", q.cites[0].article)))


def terms(briefs: tuple[Brief, ...], group: list[int], limit: int = 12) -> tuple[StoryTerm, ...]:
    """The key terms of a story; a term of many articles outweighs a strong one of a single article."""
    uses = [(i, t, frozenset(content_words(t.term))) for i in group for t in briefs[i].terms]
    merged = [
        StoryTerm(
            term=g[0][1].term,
            articles=tuple(dict.fromkeys(i for i, _, _ in g)),
            weight=round(sum(t.score for _, t, _ in g) / len(group), 4),
        )
        for g in gather(uses, lambda a, b: bool(a[2]) and a[2] == b[2])
    ]
    return tuple(sorted(merged, key=lambda t: (-t.weight, t.term))[:limit])
