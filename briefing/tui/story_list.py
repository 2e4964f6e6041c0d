"""How the stories of a dossier are listed: two lines for each, one for an article that no other tells of."""

from __future__ import annotations

from briefing.dossier.model import Dossier, Story
from briefing.tui.cards import Line
from briefing.tui.literal import literal
from briefing.tui.setting import between, counted
from briefing.tui.wrap import clip, pad, wrapped

# A title that is longer than so many lines is cut.
_TITLE = 4


def story_lines(dossier: Dossier, story: Story, width: int) -> list[Line]:
    """A story in the list: its title, and how many articles, from when to when, how many contradictions, figures that
    changed and copies. An article that no other tells of is its day and its title."""
    if len(story.articles) == 1:
        day = days_of(dossier, story)
        titles = _title(story, width - 14)
        return [((" ", ""), (pad(day if n == 0 else "", 12), "dim"), (title, "")) for n, title in enumerate(titles)]
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
    return [*(((" ", ""), (line, "strong")) for line in _title(story, width - 2)), ((" ", ""), *facts)]


def _title(story: Story, width: int) -> list[str]:
    lines = wrapped(literal(story.title), width)
    rest = " ".join(lines[_TITLE - 1 :])
    return lines if len(lines) <= _TITLE else [*lines[: _TITLE - 1], clip(rest, width)]


def alone_line(count: int, width: int) -> Line:
    """What stands above the articles that no other tells of."""
    words, number = " On their own ", f" {count} "
    return ((words, "dim"), ("─" * max(1, width - len(words) - len(number)), "rule"), (number, "dim"))


def days_of(dossier: Dossier, story: Story) -> str:
    """From which day to which a story's articles are."""
    days = sorted(d for i in story.articles if (d := dossier.briefs[i].article.published))
    if not days:
        return "no dates"
    return between(days[0].isoformat(), days[-1].isoformat())
