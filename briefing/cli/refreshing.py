"""What `briefing feed refresh` tells of what feeds answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.cli.context import Context
from briefing.library import Library

if TYPE_CHECKING:
    from briefing.feeds.taking import Asked, Came


class Refreshing:
    """One refresh of all feeds of a library. ``new`` and ``renewed`` count articles."""

    def __init__(self, library: Library, context: Context) -> None:
        from briefing.pipeline import Pipeline

        self._library = library
        self._context = context
        self._pipeline = Pipeline()
        self.new = 0
        self.renewed = 0

    def run(self, which: list[str], *, allow_local: bool) -> None:
        """Ask the feeds named by number or address, or all that are not gone, and tell what comes."""
        from briefing.feeds.taking import Asked, Came, refresh
        from briefing.library.subscriptions import named, subscriptions

        only = named(self._library, which) if which else None
        followed = subscriptions(self._library)
        total = sum(not feed.gone for feed in followed) if only is None else len(only)
        if not followed:
            self._context.err.tell("no feeds are followed; `briefing feed add URL` follows one")
            return
        self._tell_of_proxy(allow_local)
        asked = 0
        try:
            for news in refresh(self._library, self._pipeline.brief, allow_local=allow_local, only=only):
                if isinstance(news, Came):
                    self._came(news)
                elif isinstance(news, Asked):
                    asked += 1
                    self._asked(news)
                else:
                    self._context.err.error(news.failure)
                if self._context.err.draws:
                    self._context.err.draw(f"{asked} of {total} feeds asked, {self.new} new ...")
        finally:
            self._context.err.clear()
        renewed = f", {self.renewed} changed" if self.renewed else ""
        told = f"{_count(asked, 'feed')} asked, {_count(self.new, 'new article')}{renewed}"
        self._context.err.tell(told)

    def _tell_of_proxy(self, allow_local: bool) -> None:
        from briefing.sources.connect import proxy_of

        if not allow_local and any(proxy_of(f"{scheme}://example.org/") for scheme in ("https", "http")):
            self._context.err.remark(
                "feeds are asked through the proxy that the environment names; what is local by its name or by its "
                "addresses here is refused, all else is up to the proxy"
            )

    def _came(self, news: Came) -> None:
        if news.renewed:
            self.renewed += 1
            self._context.err.remark(f"{news.name}: has changed; article {news.number} has its new text")
        elif news.new:
            self.new += 1
            self._context.out.write(f"{news.name}\n")

    def _asked(self, news: Asked) -> None:
        feed, answer = news.feed, news.answer
        if answer.failure:
            advice = f"; it is asked no more (`briefing feed remove {feed.number}` forgets it)" if answer.gone else ""
            self._context.err.error(f"{feed.url}: {answer.failure}{advice}")
            return
        if answer.left:
            self._context.err.remark(f"{feed.url}: {_count(answer.left, 'article')} left for the next refresh")
        if answer.moved:
            self._context.err.remark(f"{feed.url} has moved for good: {answer.moved} is followed from now on")


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'s'[: number != 1]}"
