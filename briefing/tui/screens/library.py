"""The library: a search in all that is kept, hits in context, and the way into the list of open articles."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from briefing.brief.model import Span
from briefing.errors import OptionError
from briefing.tui.errand import Errand
from briefing.tui.kept_articles import AT_ONCE, SHOWN, Answer, ask
from briefing.tui.literal import first_words, literal
from briefing.tui.screens.dialog import TypedDialog
from briefing.tui.screens.search import hit_line
from briefing.tui.search import hit_in
from briefing.tui.setting import counted, prose
from briefing.tui.widgets.bar import Bar
from briefing.tui.widgets.choice_view import ChoiceView, Line
from briefing.tui.widgets.typing_line import TypingLine
from briefing.tui.wrap import clip, pad

if TYPE_CHECKING:
    from briefing.library import Hit

# The hits of an article that are shown, and after how many seconds the user is told that the library makes wait.
_HITS = 3
_PATIENCE = 0.4


@dataclass(frozen=True, slots=True)
class Wanted:
    """The articles of the library that are to be opened, and the place in the first one that is to be shown."""

    numbers: tuple[int, ...]
    span: Span | None = None


class LibraryScreen(TypedDialog[Wanted]):
    """Searches while one types; one search at a time, and only the newest that waits is made after it. ``open`` are the
    ids of the articles that are open already."""

    JUMP_CHOOSES = True

    def __init__(self, path: Path, open: Collection[str]) -> None:
        super().__init__()
        self._path = path
        self._open = open
        self._errand: Errand | None = None
        self._waiting: str | None = None
        self._answer: Answer | None = None
        self._told = ""
        self._entries: list[Wanted] = []

    def compose(self) -> ComposeResult:
        """A line to type in, how much was found, and what."""
        with Vertical(classes="dialog tall") as box:
            box.border_title = "Library"
            box.border_subtitle = self._keys()
            yield TypingLine('words  "a phrase"  who: said: committed: title: after: before:', id="library-words")
            yield Bar(id="library-info")
            yield ChoiceView(id="library-list")

    def on_mount(self) -> None:
        """Show what is kept, the newest first."""
        self.query_one(ChoiceView).build = self._build
        self._ask("")

    # Asking

    @on(Input.Changed)
    def _typed(self, message: Input.Changed) -> None:
        self._ask(message.value)

    def _ask(self, typed: str) -> None:
        if self._errand is not None:
            self._waiting = typed
            return
        self._errand = Errand(self.app, "library").go(lambda errand: self._look(errand, typed), self._failed)
        self.set_timer(_PATIENCE, self._tell_patience)

    def _look(self, errand: Errand, typed: str) -> None:
        """In a thread: ask the library. A search that makes no sense yet leaves what was found before."""
        try:
            answer = ask(self._path, typed)
        except OptionError as error:
            told = str(error)
            errand.tell(lambda: self._answered(self._answer, told))
        else:
            errand.tell(lambda: self._answered(answer, ""))

    def _failed(self, told: str) -> None:
        self._answered(None, told)
        if self._waiting is None:
            self.notify(literal(told), title="Library", severity="error", timeout=12, markup=False)

    def _answered(self, answer: Answer | None, told: str) -> None:
        self._errand = None
        if not self.is_attached:
            return
        if self._waiting is not None:
            typed, self._waiting = self._waiting, None
            self._ask(typed)
            return
        fresh = answer is not self._answer
        self._answer, self._told = answer, told
        self.query_one(Bar).show([(f" {self._info()}", "warn" if told else "dim")])
        view = self.query_one(ChoiceView)
        if fresh or answer is None:
            view.cursor = 0
        view.relayout()
        if fresh or told:
            view.scroll_to_line(0)
        self.query_one(".dialog").border_subtitle = self._keys()

    def _keys(self) -> str:
        """What can be done with what there is."""
        found = self._answer.numbers if self._answer is not None else ()
        every = f"{self.key_name('dialog.accept')} opens all that is found · "
        opens = f"Enter opens · {every if len(found) > 1 else ''}" if found else ""
        return f"{opens}{self.key_name('dialog.close')} closes"

    def _tell_patience(self) -> None:
        if self._errand is not None and self.is_attached:
            self.query_one(Bar).show([(" Waiting for the library…", "dim")])

    def _info(self) -> str:
        answer = self._answer
        if answer is None:
            return ""
        found, kept = len(answer.numbers), counted(answer.kept, "article")
        if not answer.kept:
            return ""
        if self._told:
            return "Not searched; what was found before stays." if found else "Not searched."
        if not self.query_one(Input).value.strip():
            return f"{kept} kept" + (f", the newest {SHOWN} shown" if found > SHOWN else "")
        if not found:
            return f"Not found in the {kept} kept."
        return f"{found} of {kept}" + (f", the best {SHOWN} shown" if found > SHOWN else "")

    # Showing

    def _build(self, width: int) -> None:
        lines: list[Line] = []
        tops: list[int] = []
        self._entries = []
        answer = self._answer
        if self._told and answer is not None:
            lines = [((" ", ""), *line) for line in prose(self._told, "warn", width - 2)]
        for hit in answer.best if answer else ():
            self._entries.append(Wanted((hit.entry.number,), hit.spans[0] if hit.spans else None))
            tops.append(len(lines))
            lines.append(self._title_line(hit, width))
            for span in hit.spans[:_HITS]:
                self._entries.append(Wanted((hit.entry.number,), span))
                tops.append(len(lines))
                lines.append(hit_line(hit_in(hit.text, span), width))
            if len(hit.spans) > _HITS:
                lines.append(((f"              and {len(hit.spans) - _HITS} more", "dim"),))
        if not lines:
            lines = [(), *self._nothing(width)]
        self.query_one(ChoiceView).set_lines(lines, tops, [1] * len(tops))

    def _title_line(self, hit: Hit, width: int) -> Line:
        entry = hit.entry
        title = literal((entry.title or "").strip()) or literal(first_words(hit.text)) or literal(entry.source or "")
        facts = "open" if entry.ident in self._open else f"■{entry.commitments}" if entry.commitments else ""
        room = width - 16 - 6
        day = pad(entry.published or "no date", 12)
        return (
            ("  ", ""),
            (day, "dim"),
            (pad(clip(title or "(no title)", room), room), "strong"),
            (f" {facts}", "dim" if facts == "open" else "kind.commitment"),
        )

    def _nothing(self, width: int) -> list[Line]:
        """Why there is no list."""
        if self._answer is not None and not self._answer.kept:
            words = (
                f"Nothing is kept in the library yet. Back in the reader, {self.key_name('keep')} keeps the article on "
                f"show and {self.key_name('keep.all')} all that the list shows; `briefing add FOLDER` keeps a folder."
            )
            return [((" ", ""), *line) for line in prose(words, "dim", width - 2)]
        if self._answer is None and self._told:
            return [((" ", ""), *line) for line in prose(f"! {self._told}", "error", width - 2)]
        return []

    # Going

    def choose(self, index: int) -> None:
        if index < len(self._entries):
            self.dismiss(self._entries[index])

    def action_accept(self) -> None:
        """Open all that was found."""
        answer = self._answer
        if answer is not None and answer.numbers:
            self.dismiss(Wanted(answer.numbers[: AT_ONCE + 1]))

    def on_unmount(self) -> None:
        """What the library still answers comes too late."""
        if self._errand is not None:
            self._errand.stop()
