"""The dossier as text, Markdown and JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from briefing.dossier.merge import role_history
from briefing.dossier.model import Cite, Dossier, FigureRow, Story, StoryEvent, Told

SCHEMA = "briefing-dossier/1"
# Longer lists are cut in text and Markdown with a word on how many more there are; JSON has all.
_MOST = 15


def plain(dossier: Dossier) -> str:
    """The dossier to be read. Articles are numbered [1], [2] ... over the whole stack, and every line names its own."""
    return "\n".join(_lines(dossier, lambda text: text, lambda text: text.upper(), "  ")) + "\n"


def markdown(dossier: Dossier) -> str:
    """The dossier in Markdown; article text stays literal."""
    from briefing.render.markdown import escape

    return "\n".join(_lines(dossier, escape, lambda text: f"\n### {text}\n", "- ", heading="## ")) + "\n"


def _lines(
    dossier: Dossier, literal: Callable[[str], str], section: Callable[[str], str], bullet: str, heading: str = ""
) -> Iterator[str]:
    for number, story in enumerate(dossier.stories):
        if number:
            yield ""
        yield f"{heading}{literal(story.title)}"
        yield section(f"Articles ({len(story.articles)})")
        for i in story.articles:
            article = dossier.briefs[i].article
            day = article.published.isoformat() if article.published else "no date"
            yield f"{bullet}[{i + 1}] {day} {literal(article.title or article.source or article.id)}"
        for copy in story.copies:
            yield f"{bullet}{_numbers(copy.articles)} are one text ({copy.kind}, {copy.similarity:.0%} shared)"
        for name, found in _sections(dossier, story, literal):
            lines = list(found)
            if lines:
                yield section(f"{name} ({len(lines)})")
                yield from (bullet + line for line in lines[:_MOST])
                if len(lines) > _MOST:
                    yield f"{bullet}... and {len(lines) - _MOST} more"


def _sections(dossier: Dossier, story: Story, literal: Callable[[str], str]) -> Iterator[tuple[str, Iterator[str]]]:
    many = len(story.articles) > 1
    yield "What happened", (_told(t, literal) for t in story.what)
    if dossier.since:
        yield f"New since {dossier.since.isoformat()}", (_told(t, literal) for t in story.new)
    yield "Contradictions", (_figure(f, literal) for f in story.contradictions)
    yield "Who", (_actor(dossier, story, i, literal) for i in range(len(story.who)))
    yield "Timeline", (_event(e, literal) for e in story.events)
    yield "Figures side by side", (_figure(f, literal) for f in story.figures if not f.contradiction)
    yield (
        "Quotes",
        (
            f"{literal(q.quote.speaker or 'speaker not stated')}: “{literal(q.quote.text)}” {_cited(q.cites)}"
            for q in story.quotes
        ),
    )
    yield "Terms", (f"{literal(t.term)} {_numbers(t.articles)}" for t in story.terms)
    if many:
        yield "Only one source says", (_told(t, literal) for t in story.only_one)


def _told(told: Told, literal: Callable[[str], str]) -> str:
    return f"{literal(told.text)} {_cited(told.cites)}"


def _actor(dossier: Dossier, story: Story, index: int, literal: Callable[[str], str]) -> str:
    actor = story.who[index]
    roles = []
    for use in role_history(actor):
        day = dossier.briefs[use.article].article.published
        roles.append(f"{literal(use.role)}{f' ({day.isoformat()})' if day and len(actor.roles) > 1 else ''}")
    described = f", {'; '.join(roles)}" if roles else ""
    return f"{literal(actor.name)}{described} {_numbers(actor.articles)}"


def _event(event: StoryEvent, literal: Callable[[str], str]) -> str:
    days = event.begin if event.begin == event.end else f"{event.begin} to {event.end}"
    return f"{days}{' (future)' if event.future else ''}: {_told(event.told, literal)}"


def _figure(row: FigureRow, literal: Callable[[str], str]) -> str:
    sides = " against ".join(f"{literal(s.text)} {_cited(s.told.cites)}" for s in row.sides)
    changed = " (from different days: it may have changed)" if row.changed else ""
    return f"{literal(row.of)}: {sides}{changed}"


def _cited(cites: tuple[Cite, ...]) -> str:
    return "".join(dict.fromkeys(f"[{c.article + 1} ¶{c.evidence.para + 1}]" for c in cites))


def _numbers(articles: tuple[int, ...]) -> str:
    return "".join(f"[{i + 1}]" for i in articles)


def as_json(dossier: Dossier) -> dict[str, Any]:
    """The dossier as one object, ``briefing-dossier/1``; every evidence names its article by index and id."""

    def cites(found: tuple[Cite, ...]) -> list[dict[str, Any]]:
        return [
            {
                "article": c.article,
                "start": c.evidence.span.start,
                "end": c.evidence.span.end,
                "para": c.evidence.para,
                "text": dossier.text_of(c),
            }
            for c in found
        ]

    def told(t: Told) -> dict[str, Any]:
        return {"text": t.text, "evidence": cites(t.cites)}

    return {
        "schema": SCHEMA,
        "since": dossier.since.isoformat() if dossier.since else None,
        "articles": [
            {
                "id": b.article.id,
                "title": b.article.title,
                "published": b.article.published.isoformat() if b.article.published else None,
                "source": b.article.source,
            }
            for b in dossier.briefs
        ],
        "stories": [
            {
                "title": s.title,
                "articles": list(s.articles),
                "copies": [
                    {"articles": list(c.articles), "kind": c.kind, "similarity": c.similarity} for c in s.copies
                ],
                "what": [told(t) for t in s.what],
                "who": [
                    {
                        "name": a.name,
                        "type": a.type,
                        "aliases": list(a.aliases),
                        "roles": [{"role": r.role, "article": r.article} for r in a.roles],
                        "articles": list(a.articles),
                        "mentions": a.mentions,
                        "weight": a.weight,
                    }
                    for a in s.who
                ],
                "events": [{"begin": e.begin, "end": e.end, "future": e.future, **told(e.told)} for e in s.events],
                "figures": [
                    {
                        "of": f.of,
                        "unit": f.unit,
                        "contradiction": f.contradiction,
                        "changed": f.changed,
                        "sides": [
                            {"value": x.value, "high": x.high, "bound": x.bound, **told(x.told)} for x in f.sides
                        ],
                    }
                    for f in s.figures
                ],
                "quotes": [
                    {"text": q.quote.text, "speaker": q.quote.speaker, "evidence": cites(q.cites)} for q in s.quotes
                ],
                "terms": [{"term": t.term, "articles": list(t.articles), "weight": t.weight} for t in s.terms],
                "only_one": [told(t) for t in s.only_one],
                "new": [told(t) for t in s.new],
            }
            for s in dossier.stories
        ],
    }
