"""What `briefing feed refresh` does with what feeds answer: new articles kept, and what became of each feed noted."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from briefing.cli.context import Context
from briefing.errors import SourceError
from briefing.library import Library

if TYPE_CHECKING:
    from briefing.brief.model import Brief
    from briefing.feeds import Answer, Taken
    from briefing.library.subscriptions import Subscription


class Refreshing:
    """One refresh of all feeds of a library. ``new`` and ``renewed`` count articles."""

    def __init__(self, library: Library, context: Context) -> None:
        from briefing.pipeline import Pipeline

        self._library = library
        self._context = context
        self._pipeline = Pipeline()
        self._failed: set[str] = set()
        self.new = 0
        self.renewed = 0

    def run(self, *, allow_local: bool) -> None:
        """Ask the feeds that are not gone, and take up what comes."""
        from briefing.feeds import Answer, Polite, Request, follow
        from briefing.library import subscriptions as kept

        feeds = {feed.url: feed for feed in kept.subscriptions(self._library) if not feed.gone}
        self._tell_of_proxy(allow_local)
        polite = Polite(allow_local=allow_local, patience=kept.patience(self._library, datetime.now(UTC)))
        requests = [Request(f.url, f.etag, f.modified, kept.done_with(self._library, f)) for f in feeds.values()]
        asked = 0
        try:
            for found in follow(requests, polite):
                feed = feeds[found.request.url]
                if isinstance(found, Answer):
                    asked += 1
                    self._answered(feed, found)
                else:
                    self._take(feed, found)
                if self._context.err.draws:
                    self._context.err.draw(f"{asked} of {len(feeds)} feeds asked, {self.new} new ...")
        finally:
            self._context.err.clear()
            if patience := polite.patience():
                kept.note_patience(self._library, patience, datetime.now(UTC))
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

    def _take(self, feed: Subscription, taken: Taken) -> None:
        from briefing.library.subscriptions import note_item

        number = None
        try:
            if taken.failure is not None:
                raise taken.failure
            assert taken.document is not None
            number = self._keep(feed, taken, self._pipeline.brief(taken.document))
        except SourceError as error:
            self._context.err.error(error)
            self._failed.add(feed.url)
        note_item(self._library, feed, taken.item.key, taken.item.stamp, number)

    def _keep(self, feed: Subscription, taken: Taken, brief: Brief) -> int:
        from briefing.library.subscriptions import article_of

        name = taken.item.url or taken.item.title or taken.item.key
        before = article_of(self._library, feed, taken.item.key)
        if before is not None and self._library.renew(before, brief):
            self.renewed += 1
            self._context.err.remark(f"{name}: has changed; article {before} has its new text")
            return before
        number, is_new = self._library.keep(brief)
        if is_new:
            self.new += 1
            self._context.out.write(f"{name}\n")
        return number

    def _answered(self, feed: Subscription, answer: Answer) -> None:
        from briefing.library import subscriptions as kept

        now = datetime.now(UTC)
        if answer.failure:
            advice = f"; it is asked no more (`briefing feed remove {feed.number}` forgets it)" if answer.gone else ""
            self._context.err.error(f"{feed.url}: {answer.failure}{advice}")
            kept.note_failure(self._library, feed, answer.failure, now.date().isoformat() if answer.gone else None)
            return
        if answer.left:
            self._context.err.remark(f"{feed.url}: {_count(answer.left, 'article')} left for the next refresh")
        # While an item of it is still to be had, the feed is asked for all of it again the next time.
        again = answer.left or feed.url in self._failed
        etag, modified = (None, None) if again else (answer.etag, answer.modified)
        title = answer.feed.title if answer.feed else None
        kept.note_answer(self._library, feed, title, etag, modified, now.isoformat(timespec="seconds"))
        if answer.moved:
            kept.move(self._library, feed, answer.moved)
            self._context.err.remark(f"{feed.url} has moved for good: {answer.moved} is followed from now on")


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'s'[: number != 1]}"
