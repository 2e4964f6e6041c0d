"""The dossier: stories at the left, what their articles say together at the right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input

from briefing.brief.model import Brief
from briefing.dossier import dossier
from briefing.dossier.model import Dossier, Story
from briefing.tui.literal import literal
from briefing.tui.screens.export import Choice
from briefing.tui.screens.stack import StackScreen, holding
from briefing.tui.setting import MEASURE
from briefing.tui.since import ASKED, known_since, since_words, understood, wanted_of
from briefing.tui.stack_texts import dossier_text
from briefing.tui.stories import Entry, head_lines, rule, sections_of, title_lines
from briefing.tui.story_list import alone_line, story_lines
from briefing.tui.take_away import file_name
from briefing.tui.trail import Place
from briefing.tui.widgets.bar import Bar
from briefing.tui.widgets.choice_view import ChoiceView, Line
from briefing.tui.widgets.key_bar import KeyBar
from briefing.tui.widgets.sections_view import SectionsView
from briefing.tui.widgets.splitter import Splitter
from briefing.tui.wrap import wrapped

# From this width on both panes are visible.
_BOTH = 100
_LEAST = 24
_NAME = 44
_NO_STORY = (
    "What the articles of a story say together stands here: what happened, where they contradict each other, who, "
    "when, how many, in whose words, and what only one of them says."
)


class DossierScreen(StackScreen[Dossier]):
    """Stories of all ready articles. What is new since a day, an article or the articles that were read is shown once
    the user says since when."""

    HOME: ClassVar[Literal["dossier", "ledger"]] = "dossier"
    PANES = ("stories", "story")
    HEADS: ClassVar[dict[str, str]] = {"stories": "STORIES", "story": "STORY"}
    PROMPTS: ClassVar[dict[str, str]] = {"stories": "filter stories", "story": "filter what is said"}

    def __init__(self) -> None:
        super().__init__()
        self.since = ""
        self._stories: list[Story] = []
        self._entries: list[Entry] = []
        self._filters = dict.fromkeys(self.PANES, "")
        self._width = 0

    def compose(self) -> ComposeResult:
        """The two panes."""
        yield Bar(id="top")
        since = Input(placeholder="new since: a day, an article's number, or “read”", id="since", classes="filter")
        since.compact, since.cursor_blink, since.display = True, False, False
        yield since
        with Horizontal(id="panes"):
            yield from self.pane("stories", SectionsView(id="stories"))
            yield Splitter(id="split-stories")
            yield from self.pane("story", SectionsView(id="story"))
        yield KeyBar(self.briefing.options.keys, id="keys")

    def on_mount(self) -> None:
        """Both views ask for their lines."""
        self.view("stories").build = self._build_stories
        self.view("story").build = self._build_story

    def rearrange(self) -> None:
        """Both panes, or one at a time."""
        width = self.app.size.width
        both = width >= _BOTH and not self.zoomed
        for name in self.PANES:
            self.query_one(f"#{name}-pane").display = both or name == self.at
        self.query_one("#split-stories").display = both
        beside = max(_LEAST, min(self._width or round(width * 0.3), width - 2 * _LEAST))
        self.query_one("#stories-pane").styles.width = beside if both else "1fr"

    @on(Splitter.Dragged)
    def _dragged(self, message: Splitter.Dragged) -> None:
        self._width = self.query_one("#stories-pane").size.width + message.by
        self.rearrange()

    def action_split(self, by: int) -> None:
        """Make the list of stories wider, or narrower."""
        if not self.query_one("#split-stories").display:
            super().action_split(by)
            return
        self._width = max(
            _LEAST, min(self.query_one("#stories-pane").size.width + by, self.app.size.width - 2 * _LEAST)
        )
        self.rearrange()

    # Making

    def maker(self, briefs: tuple[Brief, ...]) -> Callable[[], Dossier]:
        """The dossier of these, with what is new where somebody asked."""
        since, known = known_since(self.since, briefs, self.briefing.kept.read)
        return partial(dossier, briefs, since=since, known=known)

    def _new(self) -> str:
        """How the section of the new says since when."""
        if self.found is None or (self.found.since is None and self.found.known is None):
            return ""
        return since_words(self.since)

    def action_since(self) -> None:
        """Ask since when; what is proposed is the article under the cursor."""
        line = self.query_one("#since", Input)
        line.display = True
        entry = self._entry() if self.at == "story" else None
        alone = entry.places[0] if entry and len(entry.places) == 1 and entry.places[0].span is None else None
        line.value = self.since or (str(alone.number + 1) if alone else "")
        self.set_focus(line, scroll_visible=False)

    @on(Input.Submitted, "#since")
    def _since_said(self, message: Input.Submitted) -> None:
        message.stop()
        wanted = wanted_of(message.value)
        if not understood(wanted, len(self.ready())):
            self.notify_plain(ASKED)
            return
        self.since = wanted
        message.input.display = False
        self.go_pane("story")
        self.action_refresh()

    def action_back(self) -> None:
        """The question since when is taken back first."""
        line = self.query_one("#since", Input)
        if line.display:
            line.display = False
            self.go_pane(self.at)
        else:
            super().action_back()

    # Showing

    def show(self) -> None:
        """The stories, the one that was on show again where it is still there."""
        before = self._story()
        self._list()
        again = next((n for n, s in enumerate(self._stories) if before and s.title == before.title), 0)
        view = self.view("stories")
        view.cursor = again
        view.relayout()
        view.move_to(again, tell=False)
        self._show_story(keep=before is not None and self._story() is not None)

    def _list(self) -> None:
        stories = self.found.stories if self.found else ()
        titles = [self._words(s) for s in stories]
        self._stories = [stories[n] for n in holding(self._filters["stories"], titles)]
        alone = sum(len(s.articles) == 1 for s in stories)
        told = [str(len(stories) - alone)] if len(stories) > alone else []
        total = " · ".join([*told, *([f"{alone} on their own"] if alone else [])])
        self.tell("stories", f"{len(self._stories)} of {len(stories)}" if self._filters["stories"] else total)

    def _words(self, story: Story) -> str:
        assert self.found is not None
        titles = [self.found.briefs[i].article.title or "" for i in story.articles]
        return f"{story.title} {' '.join(titles)} {' '.join(a.name for a in story.who)}".casefold()

    def _story(self) -> Story | None:
        cursor = self.view("stories").cursor
        return self._stories[cursor] if cursor < len(self._stories) else None

    def _show_story(self, *, keep: bool = False) -> None:
        view = self.view("story")
        view.cursor = view.cursor if keep else 0
        view.relayout()
        view.cursor = min(view.cursor, max(0, len(self._entries) - 1))
        if keep:
            view.move_to(view.cursor, tell=False)
        else:
            view.when_seen(partial(view.scroll_to_line, 0))
        count = len(self._entries)
        wanted = self._filters["story"]
        told = f"{count} match{'' if count == 1 else 'es'}" if wanted else f"{count} lines" if count else ""
        self.tell("story", told)
        self.show_top()

    def _build_stories(self, width: int) -> None:
        view = self.query_one("#stories", SectionsView)
        lines: list[Line] = []
        tops: list[int] = []
        heights: list[int] = []
        alone = [n for n, story in enumerate(self._stories) if len(story.articles) == 1]
        view.heads = [0, *alone[:1]] if alone and alone[0] else []
        for n, story in enumerate(self._stories):
            assert self.found is not None
            if n in view.heads[1:]:
                lines += [(), alone_line(len(alone), width)]
            made = story_lines(self.found, story, width)
            tops.append(len(lines))
            heights.append(len(made))
            lines += made
        if not lines:
            wanted = literal(self._filters["stories"])
            told = f"No story matches “{wanted}”. {self.key_name('back')} shows all." if self.found else self.nothing()
            lines = [(), *([((" ", ""), (line, "dim")) for line in wrapped(told, width - 2)])]
        view.set_lines(lines, tops, heights)

    def _build_story(self, width: int) -> None:
        view = self.query_one("#story", SectionsView)
        story = self._story()
        lines: list[Line] = []
        tops: list[int] = []
        heights: list[int] = []
        self._entries, view.heads = [], []
        if self.found is not None and story is not None:
            words = self._filters["story"].casefold().split()
            lines += title_lines(self.found, story, width)
            for section in sections_of(self.found, story, self._new()):
                kept = [e for e in section.entries if e.holds(words)]
                if words and not kept:
                    continue
                lines.append(rule(section, section.count(kept), width))
                if kept:
                    view.heads.append(len(self._entries))
                else:
                    lines.append((("    ", ""), (section.nothing, "dim")))
                head = ""
                for entry in kept:
                    if entry.head and entry.head != head:
                        head = entry.head
                        lines += head_lines(entry, width)
                    made = entry.lay(width)
                    tops.append(len(lines))
                    heights.append(len(made))
                    lines += made
                    self._entries.append(entry)
                lines.append(())
            if words and not self._entries:
                lines.append(((f" Nothing in this story matches. {self.key_name('back')} shows all.", "dim"),))
        else:
            alone = not self.found and not self.query_one("#stories-pane").display
            told = self.nothing() if alone else _NO_STORY
            lines = [(), *([((" ", ""), (line, "dim")) for line in wrapped(told, min(MEASURE, width - 2))])]
        view.set_lines(lines, tops, heights)

    def trail_title(self) -> str:
        """The story on show."""
        story = self._story()
        return literal(story.title) if story and self.at == "story" else ""

    # Keys

    def apply_filter(self, pane: str, wanted: str) -> None:
        """Filter the stories, or what is said in one."""
        self._filters[pane] = wanted
        if pane == "stories":
            self._list()
            self.view("stories").cursor = 0
            self.view("stories").relayout()
            self.view("stories").scroll_to_line(0)
        self._show_story()

    @on(ChoiceView.Moved, "#stories")
    def _story_moved(self) -> None:
        self._show_story()

    @on(ChoiceView.Chosen, "#stories")
    def _story_chosen(self) -> None:
        self.go_pane("story")

    @on(ChoiceView.Chosen, "#story")
    def _line_chosen(self) -> None:
        self.follow(1)

    def _entry(self) -> Entry | None:
        cursor = self.view("story").cursor
        return self._entries[cursor] if cursor < len(self._entries) else None

    def line(self) -> tuple[object, str, tuple[Place, ...]] | None:
        """The line of the story under the cursor."""
        entry, story = self._entry(), self._story()
        if entry is None or story is None:
            return None
        return (story.title, entry.head, entry.said), entry.said, entry.places

    def choices(self) -> list[Choice]:
        """The story, or the whole dossier, in all forms."""
        assert self.found is not None
        whole, story = self.found, self._story()
        scopes = [("the whole dossier", whole, "dossier")]
        if story is not None and len(whole.stories) > 1:
            name = _file_name(whole, story)
            scopes.insert(0, ("this story", replace(whole, stories=(story,)), name))
        return [
            Choice(title, what, f"{name}{suffix}", partial(dossier_text, scope, suffix))
            for what, scope, name in scopes
            for title, suffix in (("Markdown", ".md"), ("JSON", ".json"), ("plain text", ".txt"))
        ]


def _file_name(whole: Dossier, story: Story) -> str:
    """A name for the file of a story, short enough to be seen with its ending in a narrow dialog."""
    name = f"dossier-{file_name(whole.briefs[story.articles[-1]].article, 'text').removesuffix('.txt')}"
    return name if len(name) <= _NAME else name[: _NAME + 1].rpartition("-")[0]
