"""A refresh of all feeds, going on behind whatever is on the screen."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import App

from briefing.brief.model import Brief, Document
from briefing.tui.errand import Errand
from briefing.tui.followed import Progress
from briefing.tui.kept_articles import opened

if TYPE_CHECKING:
    from briefing.feeds.taking import News


class FeedRefresh:
    """Asks feeds in a thread and keeps what is new. ``changed`` is called in the app's thread after each piece of news,
    and a last time when all is done or something went wrong (`failure`).

    ``progress`` has what is known of each feed by its number.
    """

    def __init__(self, app: App[Any], path: Path, brief_of: Callable[[Document], Brief], *, allow_local: bool) -> None:
        self._path = path
        self._brief_of = brief_of
        self._allow_local = allow_local
        self._errand = Errand(app, "feeds")
        self._changed: Callable[[], object] = _nothing
        self.progress: dict[int, Progress] = {}
        self.failure = ""
        self.running = False

    def start(self, changed: Callable[[], object]) -> None:
        """Begin."""
        self._changed = changed
        self.running = True
        self._errand.go(self._work, self._failed)

    def stop(self) -> None:
        """Ask no more; what came is kept."""
        self.running = False
        self._errand.stop()

    @property
    def at_work(self) -> bool:
        """Whether the thread still has something to finish, also after `stop`."""
        return not self._errand.done

    @property
    def new(self) -> int:
        """How many new articles came."""
        return sum(progress.new for progress in self.progress.values())

    @property
    def failed(self) -> int:
        """How many feeds could not be had."""
        return sum(bool(progress.failed) for progress in self.progress.values())

    @property
    def asked(self) -> int:
        """How many feeds have answered, or could not be had."""
        return sum(progress.done for progress in self.progress.values())

    def _work(self, errand: Errand) -> None:
        from briefing.feeds.taking import refresh

        with (
            opened(self._path) as library,
            closing(
                refresh(library, self._brief_of, allow_local=self._allow_local, called_off=lambda: errand.stopped)
            ) as found,
        ):
            for news in found:
                errand.tell(partial(self._take, news))
                if errand.stopped:
                    return
        errand.tell(self._end)

    def _take(self, news: News) -> None:
        from briefing.feeds.taking import Asked, Came

        before = self.progress.get(news.feed.number, Progress())
        if isinstance(news, Asked):
            after = Progress(before.new, before.changed, before.lost, True, news.answer.failure or "")
        elif isinstance(news, Came):
            after = before.more(new=news.new, changed=news.renewed)
        else:
            after = before.more(lost=True)
        self.progress[news.feed.number] = after
        self._changed()

    def _end(self) -> None:
        self.running = False
        self._changed()

    def _failed(self, told: str) -> None:
        self.failure = told
        self._end()


def _nothing() -> None:
    pass
