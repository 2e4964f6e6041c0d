"""The dossier as text for pipes and terminals, in Markdown and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from briefing.dossier.actors import role_history
from briefing.dossier.model import Cite, Dossier, FigureRow, FigureSide, Story, StoryActor, StoryEvent, Told
from briefing.render.outline import Entry, Outline, Section, day_words, groups, title_of
from briefing.render.plain import heading
from briefing.text.clean import clean_line

SCHEMA = "briefing-dossier/1"
# Longer lists are cut in text and Markdown with a word on how many more there are; JSON has all.
_MOST, _MOST_QUOTES = 15, 4


def plain(dossier: Dossier, width: int | None = None, colour: bool = False) -> str:
    """The dossier to be read. Articles are numbered [1], [2] ... over the whole stack, and every line names its own.

    Without a width every item is a line, however long; with one it is laid out for a terminal, in colour where
    ``colour`` says so.
    """
    stories = outlines(dossier)
    if width is not None or colour:
        from briefing.render.terminal import terminal  # Rich costs some 50 ms

        return "\n".join(terminal(story, width or 80, colour=colour) for story in stories)
    return "\n".join("\n".join(_lines(story)) + "\n" for story in stories)


def markdown(dossier: Dossier) -> str:
    """The dossier in Markdown; article text stays literal."""
    return "\n".join("\n".join(_markdown(story)) + "\n" for story in outlines(dossier))


def _lines(story: Outline) -> Iterator[str]:
    yield story.title
    yield " · ".join(story.facts)
    for section in story.sections:
        yield ""
        yield heading(section)
        for head, entries in groups(section.entries):
            if head:
                yield f"  {head}"
            for e in entries:
                yield ("    " if head else "  ") + "  ".join(part for part in (e.head, e.text, *e.facts) if part)


def _markdown(story: Outline) -> Iterator[str]:
    from briefing.render.markdown import escape

    yield f"## {escape(story.title)}"
    yield ""
    yield escape(" · ".join(story.facts))
    for section in story.sections:
        yield ""
        yield f"### {section.title}"
        yield ""
        for head, entries in groups(section.entries):
            if head:
                yield f"- **{escape(head)}**"
            for e in entries:
                named = [f"**{escape(e.head)}**"] if e.head else []
                yield ("  - " if head else "- ") + " ".join((*named, *map(escape, filter(None, (e.text, *e.facts)))))


def outlines(dossier: Dossier) -> tuple[Outline, ...]:
    """What a reader is shown of each story, in the order of reading; sections without entries are left out."""
    return tuple(_outline(dossier, story) for story in dossier.stories)


def _outline(dossier: Dossier, story: Story) -> Outline:
    days = sorted(d for i in story.articles if (d := dossier.briefs[i].article.published))
    count = len(story.articles)
    facts = [f"{count} article{'s' if count > 1 else ''}"]
    if days:
        first, last = days[0].isoformat(), days[-1].isoformat()
        facts.append(first if first == last else f"{first} to {last}")
    agreeing = (f for f in story.figures if not f.contradiction)
    changed = (_figure(f) for f in story.updates)
    sections = (
        _section("articles", "Articles", _articles(dossier, story), "pairs"),
        _section("what", "What happened", (_news(dossier, t) for t in story.what), "pairs"),
        _section("new", f"New since {_since(dossier, story)}", (_news(dossier, t) for t in story.new), "pairs"),
        _section("contradictions", "Contradictions", (_figure(f) for f in story.contradictions), "groups"),
        _section("changed", "Figures that changed", changed, "groups"),
        _section("actors", "Who", (_actor(dossier, a) for a in story.who), "pairs"),
        _section("when", "Timeline", (_event(e) for e in story.events), "pairs", most=None),
        _section("figures", "Figures side by side", map(_figure, agreeing), "groups"),
        _section("quotes", "Quotes", _quotes(story), "groups", most=None),
        _section("terms", "Terms", (Entry(text=f"{clean_line(t.term)} {_numbers(t.articles)}") for t in story.terms)),
        _section("only_one", "Only one source says", (_told(t) for t in story.only_one)),
    )
    return Outline(clean_line(story.title), tuple(facts), (), tuple(s for s in sections if s.entries))


def _section(key: str, title: str, found: Iterator[Entry], shape: Any = "prose", most: int | None = _MOST) -> Section:
    entries = [*found]
    if most is not None and shape != "groups" and len(entries) > most:
        entries[most:] = [Entry(text=f"... and {len(entries) - most} more", tone="faint")]
    return Section(key, title, shape, tuple(entries), "none found")


def _since(dossier: Dossier, story: Story) -> str:
    if dossier.since:
        return dossier.since.isoformat()
    return "articles " + _numbers(tuple(i for i in story.articles if i in (dossier.known or ())))


def _articles(dossier: Dossier, story: Story) -> Iterator[Entry]:
    for i in story.articles:
        article = dossier.briefs[i].article
        day = day_words(article.published.isoformat()) if article.published else "no date"
        yield Entry(f"[{i + 1}]", f"{day}  {title_of(article)}", tone="central")
    for copy in story.copies:
        told = f"{_numbers(copy.articles)} are one text: {copy.kind}, {copy.similarity:.0%} shared"
        yield Entry("=", told, tone="faint")


def _told(told: Told) -> Entry:
    return Entry(text=f"{clean_line(told.text)} {_cited(told.cites)}")


def _news(dossier: Dossier, told: Told) -> Entry:
    """News with the day of its article, from which "yesterday" in it counts."""
    published = dossier.briefs[told.cites[0].article].article.published
    return replace(_told(told), head=day_words(published.isoformat()) if published else "")


def _actor(dossier: Dossier, actor: StoryActor) -> Entry:
    roles = []
    history = role_history(actor)
    for use in history:
        day = dossier.briefs[use.article].article.published
        roles.append(f"{clean_line(use.role)}{f' ({day.isoformat()})' if day and len(history) > 1 else ''}")
    name = clean_line(actor.name)
    told = "; ".join(roles)
    return Entry(name, f"{told} {_numbers(actor.articles)}".strip(), tone="central" if len(actor.articles) > 1 else "")


def _event(event: StoryEvent) -> Entry:
    days = day_words(event.begin) if event.begin == event.end else f"{event.begin} – {event.end}"
    count = len(event.told.articles)
    support = f" ({count} articles)" if count > 1 else ""
    ahead = "(ahead) " if event.ahead else "(then ahead) " if event.future else ""
    return Entry(days, f"{ahead}{clean_line(event.told.text)} {_cited(event.told.cites)}{support}")


def _figure(row: FigureRow) -> Entry:
    if row.changed:
        sides = " → ".join(f"{clean_line(s.text)} ({_days(s)}) {_cited(s.told.cites)}" for s in row.sides)
    else:
        joint = " against " if row.contradiction else " · "
        sides = joint.join(f"{clean_line(s.text)} {_cited(s.told.cites)}" for s in row.sides)
    return Entry(text=sides, group=clean_line(row.of))


def _days(side: FigureSide) -> str:
    return ", ".join(side.days)


def _quotes(story: Story) -> Iterator[Entry]:
    """The quotations by speaker, the first few of each."""
    said: dict[str, list[Entry]] = {}
    for q in story.quotes:
        speaker = clean_line(q.quote.speaker or "") or "speaker not stated"
        entry = Entry(text=f"“{clean_line(q.quote.text)}” {_cited(q.cites)}", group=speaker)
        said.setdefault(speaker, []).append(entry)
    for entries in said.values():
        more = (f"(and {len(entries) - _MOST_QUOTES} more)",) if len(entries) > _MOST_QUOTES else ()
        shown = entries[:_MOST_QUOTES]
        yield from (*shown[:-1], replace(shown[-1], facts=more))


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
        "known": sorted(dossier.known) if dossier.known is not None else None,
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
                "events": [
                    {"begin": e.begin, "end": e.end, "future": e.future, "passed": e.passed, **told(e.told)}
                    for e in s.events
                ],
                "figures": [
                    {
                        "of": f.of,
                        "unit": f.unit,
                        "contradiction": f.contradiction,
                        "changed": f.changed,
                        "sides": [
                            {"value": x.value, "high": x.high, "bound": x.bound, "days": list(x.days), **told(x.told)}
                            for x in f.sides
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
