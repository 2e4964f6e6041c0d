"""What all dialogs share."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from textual import on
from textual.await_complete import AwaitComplete
from textual.events import Click, DescendantFocus, Key
from textual.screen import ModalScreen
from textual.widgets import Input

from briefing.tui.commands import BY_ID, bindings_of, first_key
from briefing.tui.literal import literal
from briefing.tui.options import AppOptions
from briefing.tui.widgets.choice_view import ChoiceView
from briefing.tui.widgets.typing_line import TypingLine

if TYPE_CHECKING:
    from briefing.tui.screens.jump import Target

Given = TypeVar("Given")


class Passing(ModalScreen[Given | None]):
    """A screen that closes once: keys come in bursts over a slow line, and the second of them must close nothing."""

    def dismiss(self, result: Given | None = None) -> AwaitComplete:
        """Close with a result, unless it is closed."""
        return super().dismiss(result) if self.app.screen is self else AwaitComplete()


class Dialog(Passing[Given]):
    """A screen over the reader: Esc, or a click beside it, closes it without a result."""

    BINDINGS = bindings_of("dialog")
    # Whether a letter in jump mode does what Enter does, or only puts the cursor there.
    JUMP_CHOOSES = False
    # The context of its own keys in the help.
    CONTEXT = "dialog"

    def __init__(self) -> None:
        super().__init__()
        self._typed_ahead = ""

    def on_key(self, event: Key) -> None:
        """Keep what is typed before the line to type in is there."""
        if self.focused is None and event.is_printable and event.character:
            self._typed_ahead += event.character

    @on(DescendantFocus)
    def _ready(self) -> None:
        if self._typed_ahead and isinstance(self.focused, Input):
            typed, self._typed_ahead = self._typed_ahead, ""
            self.focused.insert_text_at_cursor(typed)

    def action_close(self) -> None:
        """Close without a result."""
        self.dismiss(None)

    def action_accept(self) -> None:
        """Do what the dialog offers, where it offers something."""

    def action_help(self) -> None:
        """All keys, those of the dialog first. What is chosen is done by the screen below, once this one is closed."""
        from briefing.tui.screens.base import Base
        from briefing.tui.screens.help import HelpScreen

        if isinstance(self, HelpScreen):
            return
        below = next((screen for screen in reversed(self.app.screen_stack) if isinstance(screen, Base)), None)

        async def run(chosen: str | None) -> None:
            if chosen is not None and below is not None:
                self.dismiss(None)
                below.call_next(below.run_command, BY_ID[chosen])

        options = getattr(self.app, "options", None)
        keys = options.keys if isinstance(options, AppOptions) else {}
        self.app.push_screen(HelpScreen(self.CONTEXT, keys), run)

    def action_jump(self) -> None:
        """Letters on the entries of the lists."""
        from briefing.tui.screens.jump import JumpScreen, Target

        views = [view for view in self.query(ChoiceView) if view.display]
        targets = [
            Target(view.content_region.x, view.content_region.y + row, str(number), index)
            for number, view in enumerate(views)
            for index, row in view.targets()
        ]
        if targets:
            self.app.push_screen(JumpScreen(targets), lambda target: self._jumped(views, target))

    def _jumped(self, views: list[ChoiceView], target: Target | None) -> None:
        if target is None or not isinstance(target.what, int):
            return
        view = views[int(target.pane)]
        view.move_to(target.what)
        if self.JUMP_CHOOSES:
            view.action_choose()

    def key_name(self, ident: str) -> str:
        """The first key of a command, as it is shown."""
        options = getattr(self.app, "options", None)
        return first_key(ident, options.keys if isinstance(options, AppOptions) else {})

    def on_click(self, event: Click) -> None:
        """A click beside the dialog."""
        if event.widget is self:
            self.action_close()

    def notify_plain(self, message: str) -> None:
        """A toast whose words are shown as they are."""
        self.notify(literal(message), markup=False)


class TypedDialog(Dialog[Given]):
    """A dialog with a line to type in over one list: keys of the line move in the list, Enter and a click choose."""

    def choose(self, index: int) -> None:
        """Close with the entry at ``index`` of the list; with nothing there, stay."""
        raise NotImplementedError

    @on(TypingLine.Moved)
    def _moved(self, message: TypingLine.Moved) -> None:
        view = self.query_one(ChoiceView)
        (view.action_page if message.pages else view.action_move)(message.by)

    @on(Input.Submitted)
    @on(ChoiceView.Chosen)
    def _chosen(self) -> None:
        self.choose(self.query_one(ChoiceView).cursor)
