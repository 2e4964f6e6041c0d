"""The frame of the dossier and the ledger: panes, filters and keys, and lines that lead into the reader and back."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Vertical
from textual.events import DescendantFocus, Resize
from textual.widget import Widget
from textual.widgets import Input

from briefing.tui.commands import BY_ID, IN_STACKS, Command, binding_of, bindings_of
from briefing.tui.key_hints import always_of, bar_of
from briefing.tui.screens.citing import Citing
from briefing.tui.screens.making import Found
from briefing.tui.trail import Place, Trail
from briefing.tui.widgets.bar import Bar
from briefing.tui.widgets.choice_view import ChoiceView
from briefing.tui.widgets.key_bar import KeyBar
from briefing.tui.widgets.typing_line import TypingLine

if TYPE_CHECKING:
    from briefing.tui.screens.search import Found as FoundPlace

_LOOK = 0.5


class StackScreen(Citing[Found]):
    """A subclass names its panes, composes them by `pane`, says how its thing is made (`maker`) and shows it."""

    BINDINGS: ClassVar[list[BindingType]] = [*(binding_of(BY_ID[i]) for i in IN_STACKS), *bindings_of("stack")]
    HEADS: ClassVar[dict[str, str]]
    PROMPTS: ClassVar[dict[str, str]]

    def __init__(self) -> None:
        super().__init__()
        self.infos = dict.fromkeys(self.PANES, "")
        self.zoomed = False

    # What a subclass says

    @abstractmethod
    def apply_filter(self, pane: str, wanted: str) -> None:
        """Show only what holds every word."""

    @abstractmethod
    def trail_title(self) -> str:
        """What the first line says after the screen's name."""

    def rearrange(self) -> None:
        """Arrange the panes for the size of the terminal."""

    # Composing

    def pane(self, name: str, *views: Widget) -> Iterator[Widget]:
        """A pane: its head, a line to type a filter in where it has one, and the views below."""
        with Vertical(id=f"{name}-pane", classes="pane"):
            yield Bar(id=f"{name}-head", classes="head")
            if name in self.PROMPTS:
                line = TypingLine(self.PROMPTS[name], id=f"{name}-filter", classes="filter")
                line.display = False
                yield line
            yield from views

    def view(self, name: str) -> ChoiceView:
        """The view of a pane."""
        return self.query_one(f"#{name}", ChoiceView)

    # Coming and going

    def on_mount(self) -> None:
        """Look now and then how far the analysis has come."""
        self.set_interval(_LOOK, self._look)
        self.rearrange()
        self.view(self.at).focus()

    def on_screen_resume(self) -> None:
        """Another theme or size may have come meanwhile; the first time, begin."""
        self.rearrange()
        for view in self.query(ChoiceView):
            view.relayout()
        if self.found is None and not self.making:
            self.action_refresh()
        self.show_top()

    def renew(self) -> None:
        """The user comes anew, and not back to a line: show what is known by now."""
        self._followed = None
        if self.is_mounted and self.stale:
            self.action_refresh()

    def _look(self) -> None:
        if self.is_current:
            if self.found is None and not self.making and not self.waiting and self.stale:
                self.action_refresh()
            self.show_top()

    # Lines around

    def show_top(self) -> None:
        """Where the user is, and how far the analysis has come."""
        title = self.trail_title()
        left = [(" briefing ", "accent"), (self.HOME.capitalize(), "")]
        if title:
            left.append((f" › {title}", ""))
        right: list[tuple[str, str]] = []
        if self.making:
            right.append(("reading… ", "dim"))
        elif self.found is not None and self.stale:
            count = len(self.ready()) - len(self.briefs)
            told = f"{count} more" if count > 0 else "changed"
            right.append((f"{told}: {self.key_name('stack.refresh')} takes up ", "warn"))
        if self.waiting:
            right.append((f"{self.waiting} still being analysed ", "dim"))
        elif not right:
            count = len(self.briefs)
            right.append((f"{count} article{'' if count == 1 else 's'} ", "dim"))
        self.query_one("#top", Bar).show(left, right)
        self.show_keys()

    def show_heads(self) -> None:
        """The heads of the panes: which has the keys, and what is told of each."""
        for name in self.PANES:
            here = name == self.at
            head = self.query_one(f"#{name}-head", Bar)
            head.set_class(here, "-here")
            mark = ("▌", "accent") if here else (" ", "")
            head.show([mark, (self.HEADS[name], "accent" if here else "dim")], [(f"{self.infos[name]} ", "dim")])
        self.show_top()

    def show_keys(self) -> None:
        """The keys that do something where the user is now."""
        place, idle = self.key_place(), self.idle()
        commands = tuple(c for c in bar_of(place, before=self.PANES[0]) if c.id not in idle)
        self.query_one("#keys", KeyBar).show(commands, always_of(place))

    def key_place(self) -> str:
        """Where the user is, as the key bar knows it."""
        if isinstance(self.focused, Input):
            return "typing" if isinstance(self.focused, TypingLine) else "typing.since"
        if self.found is None:
            return "stack.nothing"
        if self.view(self.at).entry_total():
            return self.at
        line = self.filter_line(self.at)
        if line is not None and line.display:
            return "stack.filtered"
        return "stack.empty" if self.at != self.PANES[0] else f"{self.HOME}.nothing"

    def idle(self) -> frozenset[str]:
        """The commands that would change nothing now."""
        found = set() if self.stale and not self.making else {"stack.refresh"}
        if self.view(self.PANES[0]).entry_total() < 2:
            found.add("article.next")
        if not self.view(self.at).entry_total():
            found.add("typing.down")
        return frozenset(found)

    def tell(self, pane: str, info: str) -> None:
        """What stands at the right of a pane's head."""
        self.infos[pane] = info
        self.show_heads()

    # Panes

    def go_pane(self, name: str) -> None:
        """Give a pane the keys, showing it first where it is not visible."""
        self.at = name
        self.rearrange()
        self.show_heads()
        self.set_focus(self.view(name), scroll_visible=False)

    @on(DescendantFocus)
    def _focus_came(self, event: DescendantFocus) -> None:
        pane = self.pane_of(event.widget)
        if pane is not None and pane != self.at:
            self.at = pane
            self.rearrange()
        self.show_heads()

    def on_resize(self, event: Resize) -> None:
        """Another size may call for another arrangement."""
        self.rearrange()

    def action_pane(self, by: int) -> None:
        """The pane beside this one."""
        self.go_pane(self.PANES[(self.PANES.index(self.at) + by) % len(self.PANES)])

    def action_back(self) -> None:
        """One step back: the filter, the pane before, the reader."""
        line = self.filter_line(self.at)
        if line is not None and line.display:
            line.display = False
            line.value = ""
            self.apply_filter(self.at, "")
            self.go_pane(self.at)
        elif self.zoomed:
            self.action_zoom()
        elif self.at != self.PANES[0]:
            self.go_pane(self.PANES[0])
        else:
            self.to_reader()

    # Filter

    def filter_line(self, pane: str) -> Input | None:
        """The line to type a filter in, above a pane."""
        return self.query_one(f"#{pane}-filter", Input) if pane in self.PROMPTS else None

    def action_filter(self) -> None:
        """A line to type in, above the pane that has the keys."""
        if self.at not in self.PROMPTS:
            self.go_pane(self.PANES[0])
        line = self.filter_line(self.at)
        if line is not None:
            line.display = True
            self.set_focus(line, scroll_visible=False)

    @on(Input.Changed, ".filter")
    def _filter_typed(self, message: Input.Changed) -> None:
        pane = self.pane_of(message.input)
        if pane is not None and message.input.display:
            message.stop()
            self.apply_filter(pane, message.value)

    @on(Input.Submitted, ".filter")
    def _filter_done(self, message: Input.Submitted) -> None:
        pane = self.pane_of(message.input)
        if pane is not None:
            message.stop()
            self.go_pane(pane)

    @on(TypingLine.Moved)
    def _filter_left(self, message: TypingLine.Moved) -> None:
        """Down from a line to type in goes into the pane below it."""
        if message.by > 0:
            self.go_pane(self.at)

    # Going about

    def action_article(self, by: int) -> None:
        """The next story or commitment, or the one before, wherever the keys are."""
        view = self.view(self.PANES[0])
        view.move_to(view.cursor + by)

    def action_zoom(self) -> None:
        """The whole screen for this pane, or both panes again."""
        self.zoomed = not self.zoomed
        self.go_pane(self.at)

    def action_split(self, by: int) -> None:
        """Move the split between the panes, where there is one to move."""
        self.notify_plain("There is no split to move.")

    def action_stack(self, name: str) -> None:
        """The dossier, or the ledger, in this one's place."""
        reader = self.briefing.reader
        if name != self.HOME and reader is not None and self.app.screen is self:
            self.to_reader()
            reader.action_stack(name)

    def to_reader(self) -> None:
        """Leave, unless that was done."""
        if self.app.screen is self:
            self.app.pop_screen()

    def go_found(self, found: FoundPlace) -> None:
        """The place is shown in the reader; Esc there comes back here."""
        reader = self.briefing.reader
        if reader is not None:
            self._followed = None
            self.to_reader()
            reader.follow(Trail(self.HOME, (Place(found.key, 0, 0, found.span),)))

    def action_since(self) -> None:
        """Only the dossier knows what is new."""
        self.notify_plain(f"What is new since a day is in the dossier: {self.key_name('dossier')}.")

    def action_order(self) -> None:
        """Only the ledger has orders."""
        self.notify_plain(f"The orders are the ledger's: {self.key_name('ledger')}.")

    def action_field(self, name: str) -> None:
        """Only the ledger has fields to filter by."""
        self.notify_plain(f"Commitments are filtered in the ledger: {self.key_name('ledger')}.")

    async def run_command(self, command: Command) -> None:
        """Do what a command's key does; what only the reader can do is done there."""
        if command.id in IN_STACKS or command.context == "stack":
            await self.app.run_action(command.action, self)
        elif command.context == "move" or command.id.startswith("section."):
            await self.app.run_action(command.action, self.view(self.at))
        elif (reader := self.briefing.reader) is not None:
            self.to_reader()
            await reader.run_command(command)


def holding(words: str, texts: Sequence[str]) -> list[int]:
    """The numbers of the texts that hold every word, case aside."""
    wanted = words.casefold().split()
    return [n for n, text in enumerate(texts) if all(word in text for word in wanted)]
