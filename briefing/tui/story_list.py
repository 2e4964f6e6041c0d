"""How the stories of a dossier are listed: two lines for each, one for an article that no other tells of."""

from __future__ import annotations

from briefing.dossier.model import Dossier, Story
from briefing.tui.cards import Line
from briefing.tui.literal import literal
from briefing.tui.setting import counted
from briefing.tui.wrap import clip, pad


def story_lines(dossier: Dossier, story: Story, width: int) -> list[Line]:
    """A story in the list: its title, and how many articles, from when to when, how many contradictions, figures that
    changed and copies. An article that no other tells of takes one line."""
    if len(story.articles) == 1:
        title = clip(literal(story.title), width - 14)
        return [((" ", ""), (pad(days_of(dossier, story), 12), "dim"), (title, ""))]
    count = len(story.contradictions)
    facts: list[tuple[str, str]] = [
        (pad(counted(len(story.articles), "article"), 12), ""),
        (days_of(dossier, story), "dim"),
    ]
    if count:
        facts.append((f" ≠{count}", "error"))
    if story.updates:
        facts.append((f" ↕{len(story.updates)}", "kind.when"))
    if story.copies:
        facts.append((f" ={sum(len(c.articles) - 1 for c in story.copies)}", "dim"))
    return [
        ((" ", ""), (clip(literal(story.title), width - 2), "strong")),
        ((" ", ""), *facts),
    ]


def alone_line(count: int, width: int) -> Line:
    """What stands above the articles that no other tells of."""
    words, number = " On their own ", f" {count} "
    return ((words, "dim"), ("─" * max(1, width - len(words) - len(number)), "rule"), (number, "dim"))


def days_of(dossier: Dossier, story: Story) -> str:
    """From which day to which a story's articles are."""
    days = sorted(d for i in story.articles if (d := dossier.briefs[i].article.published))
    if not days:
        return "no dates"
    first, last = days[0].isoformat(), days[-1].isoformat()
    return first if first == last else f"{first}…{last[5:] if first[:4] == last[:4] else last}"
