"""A screen that shows what is made of all ready articles: it is made behind the screen, in a thread."""

from __future__ import annotations

import threading
from abc import abstractmethod
from collections.abc import Callable
from typing import ClassVar, Generic, Literal, TypeVar

from textual import on
from textual.message import Message

from briefing.brief.model import Brief
from briefing.errors import BriefingError
from briefing.tui.commands import first_key
from briefing.tui.literal import literal
from briefing.tui.screens.base import Base

Found = TypeVar("Found")


class Made(Message):
    """The thread is done: what it made of these articles, or why it could not."""

    def __init__(self, briefs: tuple[Brief, ...], found: object, error: str) -> None:
        super().__init__()
        self.briefs = briefs
        self.found = found
        self.error = error


class Making(Base, Generic[Found]):
    """One thread at a time makes what is shown; a wish that comes meanwhile is granted after it, and what it replaces
    is never shown. The thread is a daemon: quitting does not wait for it."""

    HOME: ClassVar[Literal["dossier", "ledger"]]

    def __init__(self) -> None:
        super().__init__()
        self.briefs: tuple[Brief, ...] = ()
        self.found: Found | None = None
        self.failure = ""
        self.making = False
        self._again = False
        self._gone = False

    @abstractmethod
    def maker(self, briefs: tuple[Brief, ...]) -> Callable[[], Found]:
        """How the thing is made of these; what it returns runs in a thread."""

    @abstractmethod
    def show(self) -> None:
        """Show `found`, or why there is nothing."""

    @abstractmethod
    def show_top(self) -> None:
        """Tell how far it has come."""

    def ready(self) -> tuple[Brief, ...]:
        """The briefs that there are, in the order of the articles."""
        return tuple(row.brief for row in self.briefing.shelf if row.brief is not None)

    @property
    def stale(self) -> bool:
        """Whether there are other briefs now than those that were taken up."""
        ready = self.ready()
        return len(ready) != len(self.briefs) or any(a is not b for a, b in zip(ready, self.briefs, strict=True))

    @property
    def waiting(self) -> int:
        """How many articles are still to be analysed."""
        return len(self.briefing.shelf) - self.briefing.shelf.done()

    def on_unmount(self) -> None:
        """Whatever the thread still finds comes too late."""
        self._gone = True

    def action_refresh(self) -> None:
        """Take up what has been analysed."""
        if self.making:
            self._again = True
            return
        briefs = self.ready()
        self.failure = ""
        if not briefs:
            self.briefs, self.found = (), None
        else:
            self.making = True
            threading.Thread(target=self._make, args=(briefs, self.maker(briefs)), name=self.HOME, daemon=True).start()
        self.show()
        self.show_top()

    def _make(self, briefs: tuple[Brief, ...], make: Callable[[], Found]) -> None:
        found: Found | None = None
        error = ""
        try:
            found = make()
        except (ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError) as problem:
            # One odd article must not take the app with it; the screen says what happened.
            error = f"{type(problem).__name__}: {problem}"
        except (BriefingError, MemoryError) as problem:
            error = str(problem) or "not enough memory"
        if not self._gone:
            self.post_message(Made(briefs, found, error))

    @on(Made)
    def _made(self, message: Made) -> None:
        self.making = False
        if self._again:
            self._again = False
            self.action_refresh()
            return
        self.briefs = message.briefs
        if message.error:
            self.failure = literal(message.error)
            if self.found is not None:
                # What was made before stays on the screen.
                self.notify(f"It could not be made anew: {self.failure}", severity="error", markup=False)
        else:
            self.found = message.found  # type: ignore[assignment]
        self.show()
        self.show_top()

    def nothing(self) -> str:
        """Why nothing is shown."""
        if self.failure:
            return f"! It could not be made: {self.failure}"
        if self.making:
            return f"Reading {len(self.ready())} articles beside each other…"
        if self.waiting or self.briefing.reading:
            return "The articles are still being analysed; what there is comes as soon as they are ready."
        if len(self.briefing.shelf):
            return "No open article could be analysed; the reader's list says why."
        back, add = self.key_name("back"), self.key_name("add")
        return f"No articles are open. {back} goes back; {add} adds files, folders, addresses or a text."

    def key_name(self, ident: str) -> str:
        """The first key of a command, as it is shown."""
        return first_key(ident, self.briefing.options.keys)
