"""From a stack of briefs to its dossier."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from briefing.brief.model import Brief
from briefing.dossier import cluster, merge
from briefing.dossier.commitments import gather_commitments
from briefing.dossier.figures import figure_rows
from briefing.dossier.model import Cite, Dossier, Story, Told


def dossier(briefs: tuple[Brief, ...], since: date | None = None) -> Dossier:
    """The dossier of a stack of briefs. Pure and deterministic.

    ``since`` fills `Story.new` with what no article before that day says.
    """
    groups = cluster.stories(briefs)
    return Dossier(briefs, tuple(_story(briefs, g, since) for g in groups), since)


def _story(briefs: tuple[Brief, ...], group: list[int], since: date | None) -> Story:
    copies = cluster.copies(briefs, group)
    copied = {i for c in copies for i in c.articles[1:]}
    own = [i for i in group if i not in copied]
    what = merge.headlines(briefs, own)
    events = merge.events(briefs, own)
    return Story(
        title=_title(briefs, group),
        articles=tuple(group),
        copies=copies,
        what=what,
        who=merge.actors(briefs, own),
        events=events,
        figures=figure_rows(briefs, own),
        quotes=merge.quotes(briefs, own),
        terms=merge.terms(briefs, own),
        only_one=tuple(t for t in _statements(briefs, own) if len(t.articles) == 1) if len(own) > 1 else (),
        new=tuple(_new(briefs, own, since)) if since else (),
    )


def _title(briefs: tuple[Brief, ...], group: list[int]) -> str:
    """The title of the article nearest to all others would need the vectors again; the latest title names the story's
    present state, which is what a reader looks for."""
    titled = [i for i in group if briefs[i].article.title]
    if titled:
        return briefs[titled[-1]].article.title or ""
    first = briefs[group[-1]]
    return first.what[0].text if first.what else first.article.text[:80]


def _statements(briefs: tuple[Brief, ...], group: list[int]) -> Iterator[Told]:
    """What the articles state and could be stated by more than one: dated events and commitments."""
    for event in merge.events(briefs, group):
        yield event.told
    commitments = [(i, c) for i in group for c in briefs[i].commitments if c.evidence]
    for same in gather_commitments(commitments):
        yield Told(briefs[same[0][0]].text_of(same[0][1].evidence[0]), tuple(Cite(i, c.evidence[0]) for i, c in same))


def _new(briefs: tuple[Brief, ...], group: list[int], since: date) -> Iterator[Told]:
    """What no article published before ``since`` says."""
    for told in (*merge.headlines(briefs, group), *_statements(briefs, group)):
        days = [briefs[i].article.published for i in told.articles]
        if all(day is not None and day >= since for day in days):
            yield told
