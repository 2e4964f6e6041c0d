"""Something that is done beside the screen and may take its time: asking the library, or feeds."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from textual.app import App
from textual.message import Message

from briefing.errors import BriefingError

Show = Callable[[], object]


class ErrandNews(Message):
    """An errand has something to show; `run` shows it, if it is still wanted."""

    def __init__(self, errand: Errand, show: Show) -> None:
        super().__init__()
        self.errand = errand
        self.show = show

    def run(self) -> None:
        """Show it, unless the errand was called off."""
        if not self.errand.stopped:
            self.show()


class Errand:
    """One piece of work in a thread of its own. The thread is a daemon: quitting does not wait for it, and what it
    finds after `stop` is shown no more. The app runs what it posts (`ErrandNews`) in its own thread. ``done`` says that
    the work has ended, ``failure`` what went wrong."""

    def __init__(self, app: App[Any], name: str) -> None:
        self._app = app
        self._name = name
        self.stopped = False
        self.done = False
        self.failure = ""
        self._thread: threading.Thread | None = None

    def go(self, work: Callable[[Errand], None], failed: Callable[[str], object]) -> Errand:
        """Begin ``work``; it asks `stopped` between its steps. An error that a user can be told goes to ``failed``."""
        self._thread = threading.Thread(target=self._work, args=(work, failed), name=self._name, daemon=True)
        self._thread.start()
        return self

    def finish(self, seconds: float) -> bool:
        """Wait until the work is done; gives whether it is."""
        if self._thread is not None:
            self._thread.join(seconds)
        return self._thread is None or not self._thread.is_alive()

    def _work(self, work: Callable[[Errand], None], failed: Callable[[str], object]) -> None:
        try:
            work(self)
        except BriefingError as error:
            self.failure = str(error)
        except MemoryError:
            self.failure = "there is not enough memory for that"
        except (OSError, ValueError) as error:
            self.failure = f"{type(error).__name__}: {error}"
        if self.failure:
            self.tell(lambda: failed(self.failure))
        self.done = True

    def tell(self, show: Show) -> None:
        """Have something shown by the app; to be called by the work."""
        if not self.stopped and self._app.is_running:
            self._app.post_message(ErrandNews(self, show))

    def stop(self) -> None:
        """Call it off: nothing more of it is shown."""
        self.stopped = True
