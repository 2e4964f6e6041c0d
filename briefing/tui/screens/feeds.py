"""Feeds: those that are followed, what is new in them, and others to follow."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key
from textual.widgets import Input

from briefing.errors import OptionError
from briefing.tui.commands import bindings_of
from briefing.tui.errand import Errand
from briefing.tui.followed import Followed, Progress, address, follow, followed, forget
from briefing.tui.keeping import Keeping
from briefing.tui.kept_articles import AT_ONCE
from briefing.tui.literal import literal
from briefing.tui.screens.dialog import Dialog
from briefing.tui.screens.library import Wanted
from briefing.tui.setting import counted, prose
from briefing.tui.widgets.bar import Bar
from briefing.tui.widgets.choice_view import ChoiceView, Line
from briefing.tui.widgets.typing_line import TypingLine
from briefing.tui.wrap import clip, pad


def _counts(feed: Followed) -> str:
    """How many of a feed's articles are unread."""
    return f"{len(feed.unread)} unread of {len(feed.kept)}" if feed.kept else "nothing kept yet"


class FeedsScreen(Dialog[Wanted]):
    """A refresh belongs to the app and goes on when the dialog is closed; Esc while one goes on stops it."""

    BINDINGS = bindings_of("feeds")
    CONTEXT = "feeds"
    AUTO_FOCUS = "#feeds-list"

    def __init__(self, keeper: Keeping) -> None:
        super().__init__()
        self._keeper = keeper
        self._feeds: list[Followed] | None = None
        self._errand: Errand | None = None
        self._failure = ""
        self._said = ""
        self._asked: Followed | None = None

    def compose(self) -> ComposeResult:
        """A line for another address, how things stand, and the feeds."""
        with Vertical(classes="dialog tall") as box:
            box.border_title = "Feeds"
            box.border_subtitle = self._keys()
            yield TypingLine("another feed: its address, or that of a page that names it", id="feeds-address")
            yield Bar(id="feeds-info")
            yield ChoiceView(id="feeds-list")

    def on_mount(self) -> None:
        """Show what is followed."""
        self.query_one(ChoiceView).build = self._build
        self._look()

    # What is followed

    def _look(self) -> None:
        """Ask the library what is followed by now."""
        path, read = self._keeper.library_path, frozenset(self._keeper.kept.read)

        def work(errand: Errand) -> None:
            found = followed(path, read)
            errand.tell(lambda: self._looked(found, ""))

        self._errand = Errand(self.app, "feeds").go(work, lambda told: self._looked(None, told))

    def _looked(self, found: list[Followed] | None, failure: str) -> None:
        if not self.is_attached:
            return
        self._feeds, self._failure = found, failure
        if failure:
            self._keeper.library_failed(failure)
        self._show()

    def refreshed(self) -> None:
        """The refresh has come further, or has ended."""
        refresh = self._keeper.feed_refresh
        if refresh is not None and not refresh.running:
            self._said = self._keeper.refresh_words()
            self._look()
        self._show()

    def _show(self) -> None:
        if not self.is_attached:
            return
        refresh = self._keeper.feed_refresh
        said, role = self._said, "ok"
        if self._asked is not None:
            name = self._asked.title or self._asked.url
            said, role = f"Follow {name} no more? y ends it, any other key does not.", "warn"
        elif refresh is not None and refresh.running:
            total = sum(not feed.gone for feed in self._feeds or ())
            said, role = f"{refresh.asked} of {counted(total, 'feed')} asked, {refresh.new} new · Esc stops", "accent"
        elif not said and self._feeds:
            unread = sum(len(feed.unread) for feed in self._feeds)
            said, role = f"{counted(len(self._feeds), 'feed')}, {unread} unread", "dim"
        self.query_one(Bar).show([(f" {said}", role)])
        self.query_one(ChoiceView).relayout()
        self.query_one(".dialog").border_subtitle = self._keys()

    def _keys(self) -> str:
        """What can be done with what there is."""
        ask, add, drop = (self.key_name(f"feeds.{name}") for name in ("refresh", "add", "remove"))
        if not self._feeds:
            return f"{add} adds · {self.key_name('dialog.close')} closes"
        unread = f"{self.key_name('dialog.accept')} all unread · " if any(feed.unread for feed in self._feeds) else ""
        return f"Enter opens · {unread}{ask} refreshes · {add} adds · {drop} forgets"

    def _build(self, width: int) -> None:
        lines: list[Line] = []
        tops: list[int] = []
        column = max((len(_counts(feed)) for feed in self._feeds or ()), default=0) + 2
        for feed in self._feeds or ():
            tops.append(len(lines))
            lines += self._lines(feed, width, column)
        heights = [2] * len(tops)
        if not lines:
            lines = [(), *self._nothing(width)]
        self.query_one(ChoiceView).set_lines(lines, tops, heights)

    def _lines(self, feed: Followed, width: int, column: int) -> list[Line]:
        room = width - 2 - column
        name = literal(feed.title) or literal(feed.url)
        first: Line = (
            ("  ", ""),
            (pad(clip(name, room), room), "strong" if feed.unread else ""),
            (_counts(feed).rjust(column - 1), "accent" if feed.unread else "dim"),
        )
        words, role = self._state(feed)
        states = clip(literal(words), width - 6)
        rest = width - 4 - len(states) - 3
        where = f" · {clip(literal(feed.url), rest)}" if rest > 12 and name != literal(feed.url) else ""
        return [first, (("    ", ""), (states, role), (where, "faint"))]

    def _state(self, feed: Followed) -> tuple[str, str]:
        """How a feed stands, and the role in which that is drawn."""
        refresh = self._keeper.feed_refresh
        progress = refresh.progress.get(feed.number) if refresh is not None else None
        if refresh is not None and refresh.running and not feed.gone:
            progress = progress or Progress()
        if progress is not None and (progress.done or (refresh is not None and refresh.running)):
            return progress.words, "error" if progress.failed else "ok" if progress.new else "dim"
        asked = f"asked {feed.asked.astimezone():%Y-%m-%d %H:%M}" if feed.asked else "not asked yet"
        return (f"! {feed.failure}", "error") if feed.failure else (asked, "dim")

    def _nothing(self, width: int) -> list[Line]:
        if self._failure:
            return [((" ", ""), *line) for line in prose(f"! {self._failure}", "error", width - 2)]
        if self._feeds is None:
            return [((" Reading…", "dim"),)]
        words = f"No feed is followed yet. {self.key_name('feeds.add')} goes to the line above: type an address there."
        return [((" ", ""), *line) for line in prose(words, "dim", width - 2)]

    @property
    def _feed(self) -> Followed | None:
        """The feed under the cursor."""
        cursor = self.query_one(ChoiceView).cursor
        return self._feeds[cursor] if self._feeds and cursor < len(self._feeds) else None

    # Opening

    @on(ChoiceView.Chosen)
    def _chosen(self) -> None:
        feed = self._feed
        if feed is None:
            return
        if feed.kept:
            self.dismiss(Wanted((feed.unread or feed.kept)[: AT_ONCE + 1]))
        else:
            self.notify_plain("This feed has brought nothing yet.")

    def action_accept(self) -> None:
        """Open all that is unread."""
        unread = dict.fromkeys(number for feed in self._feeds or () for number in feed.unread)
        if unread:
            self.dismiss(Wanted(tuple(unread)[: AT_ONCE + 1]))
        else:
            self.notify_plain("Nothing is unread.")

    # Refreshing

    def action_refresh(self) -> None:
        """Ask all feeds for what is new."""
        if not self._feeds:
            self.notify_plain("No feed is followed yet.")
        else:
            self._said = ""
            self._keeper.refresh_feeds()
            self._show()

    def action_close(self) -> None:
        """Stop the refresh; leave the line to type in; close."""
        refresh = self._keeper.feed_refresh
        if refresh is not None and refresh.running:
            refresh.stop()
            self._said = "Stopped; what came is kept."
            self._look()
        elif isinstance(self.focused, TypingLine):
            self.query_one(ChoiceView).focus()
        else:
            super().action_close()

    def action_hide(self) -> None:
        """Close, and let a refresh go on."""
        super().action_close()

    # Following and forgetting

    def action_add(self) -> None:
        """Type the address of another feed."""
        self.query_one(TypingLine).focus()

    @on(Input.Submitted)
    def _submitted(self, message: Input.Submitted) -> None:
        try:
            url = address(message.value)
        except OptionError as error:
            self.notify_plain(str(error))
            return
        path, local = self._keeper.library_path, self._keeper.allow_local
        self._say(f"Looking at {url}…")

        def work(errand: Errand) -> None:
            told = follow(path, url, allow_local=local)
            errand.tell(lambda: self._followed(told))

        self._errand = Errand(self.app, "feeds").go(work, self._say)

    def _followed(self, told: str) -> None:
        if self.is_attached:
            self.query_one(TypingLine).value = ""
            self.query_one(ChoiceView).focus()
            self._say(told)
            self._look()

    def _say(self, told: str) -> None:
        self._said = told
        self._show()

    def action_remove(self) -> None:
        """Follow a feed no more, once the user has said so."""
        self._asked = self._feed
        self._show()

    def on_key(self, event: Key) -> None:
        """The answer to the question whether a feed is to be forgotten."""
        if self._asked is None:
            super().on_key(event)
            return
        event.stop()
        event.prevent_default()
        feed, self._asked = self._asked, None
        if event.key in ("y", "Y"):
            path = self._keeper.library_path

            def work(errand: Errand) -> None:
                url = forget(path, feed.number)
                errand.tell(lambda: self._followed(f"{url} is followed no more; its articles stay in the library."))

            self._errand = Errand(self.app, "feeds").go(work, self._say)
        self._show()

    @on(TypingLine.Moved)
    def _moved(self, message: TypingLine.Moved) -> None:
        if message.by > 0:
            self.query_one(ChoiceView).focus()

    def on_unmount(self) -> None:
        """What is still answered comes too late."""
        if self._errand is not None:
            self._errand.stop()
