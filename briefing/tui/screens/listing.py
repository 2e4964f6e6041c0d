"""The list of articles: what it shows, what is kept of each, and which one is opened."""

from __future__ import annotations

from textual import on
from textual.timer import Timer

from briefing.tui.commands import first_key
from briefing.tui.literal import literal
from briefing.tui.screens.stacking import Stacking
from briefing.tui.shelf import Row, Stage, matching
from briefing.tui.state import Kept
from briefing.tui.widgets.article_list import ArticleList
from briefing.tui.widgets.lines_view import Part
from briefing.tui.widgets.typing_line import TypingLine

# What the columns of the list count.
_COLUMNS = (("■", "kind.commitment"), (" commitments  ", "dim"), ("“", "kind.quote"), (" quotes  ", "dim"))
_COLUMNS_SHORT = (("■", "kind.commitment"), ("commit ", "dim"), ("“", "kind.quote"), ("quote ", "dim"))

# Seconds without a letter after which the article at the top of a filtered list is opened.
_TYPING_PAUSE = 0.12


class Listing(Stacking):
    """Follows the shelf and the filter; a star, a mark of the unread and a place are kept between runs."""

    def __init__(self) -> None:
        super().__init__()
        # What was kept of the place where the user left off last time, until it is taken up.
        self.left_off: Kept | None = None
        # Opens the article under the cursor when nothing is typed any more.
        self._opening: Timer | None = None

    def marks_of(self, key: str) -> str:
        """The star and the sign of the unread before a row."""
        return ("★" if key in self.kept.starred else " ") + (" " if key in self.kept.read else "•")

    def refresh_articles(self) -> None:
        """Show the list after rows came or changed."""
        keys = matching(iter(self.briefing.shelf), self.article_filter)
        self.articles.nothing = self.nothing_to_list()
        self.articles.show(keys, self.article_filter)
        total = len(self.briefing.shelf)
        count = f"{len(keys)} of {total}" if self.article_filter else str(total)
        self.tell("articles", (*self._columns(), (count, "dim")) if total else "")
        if not self.moved and self.key != self.last and self.last in keys:
            self._resume()
        elif isinstance(self.focused, TypingLine):
            # The list follows each letter; the article at its top is opened once the typing pauses.
            self._open_soon()
        else:
            self._open_current()
        if not total:
            self.show_row(None)
        self.show_top()
        if not self.kept.hint_seen:
            self.show_hint()

    def _open_soon(self) -> None:
        if self._opening is not None:
            self._opening.stop()
        self._opening = self.set_timer(_TYPING_PAUSE, self._open_current)

    def go_pane(self, name: str) -> None:
        """Whoever goes into a pane finds the article there that the list has come to."""
        if self._opening is not None:
            self._open_current()
        super().go_pane(name)

    def _open_current(self) -> None:
        """Show the article under the list's cursor; while a filter leaves none, the last one stays."""
        if self._opening is not None:
            self._opening.stop()
            self._opening = None
        if (self.articles.keys or not len(self.briefing.shelf)) and self.articles.key != self.key:
            self.open_article(self.articles.key)

    def catch_up(self) -> None:
        """What a key does is done to the article under the cursor, though the list may still have to tell where it
        is: keys can come faster than that."""
        if self.articles.keys and self.articles.key != self.key and self._opening is None:
            self._open_current()

    def _columns(self) -> tuple[Part, ...]:
        """What the columns of the list count, as far as its head has room to say so."""
        width = self.arrangement.widths.get("articles", 0)
        return _COLUMNS if width >= 48 else _COLUMNS_SHORT if width >= 32 and not self.article_filter else ()

    def _resume(self) -> None:
        """Where the user left off last time, unless the user has gone somewhere else meanwhile."""
        if self.left_off is not None:
            self.zoomed = self.left_off.zoomed
            self.go_pane(self.left_off.pane)
        self.articles.go(self.last)
        self.open_article(self.last)

    def nothing_to_list(self) -> str:
        """What the list says while it is empty."""
        if self.briefing.reading:
            return "Reading…"
        if self.article_filter and len(self.briefing.shelf):
            return f"No article matches “{literal(self.article_filter)}”. Esc shows all."
        add, find, library, feeds = map(self.key_name, ("add", "help", "library", "feeds"))
        return (
            f"No articles yet.\n\n{add}  adds files, folders, addresses, or the text of an article\n"
            f"{library}  opens what is kept in the library\n{feeds}  asks feeds for what is new\n"
            f"{find}  lists all keys\n\nFrom the start: briefing\u00a0FOLDER"
        )

    def key_name(self, ident: str) -> str:
        """The first key of a command, as it is shown."""
        return first_key(ident, self.briefing.options.keys)

    def row_changed(self, row: Row) -> None:
        """An article came further."""
        self.articles.redraw_row(row.key)
        self.show_top()
        if row.key == self.key:
            self.show_row(row)

    def replaced(self, key: str, row: Row) -> None:
        """An article has another text now: show that where the old one is on show."""
        shown = self.key == key
        self.refresh_articles()
        if shown:
            self.articles.go(row.key)
            self.open_article(row.key)

    @on(ArticleList.Moved, "#articles")
    def _article_moved(self) -> None:
        self.moved = True
        self.drop_trail()
        if self.articles.key != self.key:
            self.open_article(self.articles.key)

    @on(ArticleList.Chosen, "#articles")
    def _article_chosen(self) -> None:
        self.moved = True
        if self.key is None:
            return
        self.set_read(self.key)
        self.go_pane("brief")

    def action_article(self, by: int) -> None:
        """The next article, or the one before, wherever the keys are."""
        self.articles.move_to(self.articles.cursor + by)

    # Keeping

    def action_star(self) -> None:
        """Star the article, or take its star away."""
        self.catch_up()
        if self.key is None:
            return
        if self.key in self.kept.starred:
            self.kept.starred.pop(self.key)
        else:
            self.kept.starred[self.key] = None
        self.articles.redraw_row(self.key)

    def action_unread(self) -> None:
        """Mark the article as read, or as unread."""
        self.catch_up()
        if self.key is None:
            return
        self.set_read(self.key, self.key not in self.kept.read)

    def action_retry(self) -> None:
        """Read and analyse the article again."""
        self.catch_up()
        row = self.briefing.shelf.get(self.key)
        if row is None:
            return
        if row.stage in (Stage.QUEUED, Stage.ANALYSING):
            self.notify_plain("It is being read closely already.")
            return
        self.briefing.again(row)

    def action_keep(self) -> None:
        """Keep the article in the library."""
        self.catch_up()
        row = self.briefing.shelf.get(self.key)
        if row is None:
            self.notify_plain("No article is open.")
        elif row.brief is None:
            self.notify_plain("There is no brief to keep of it" + (f": {row.error}" if row.error else " yet."))
        else:
            self.briefing.keep_articles([row.brief])

    def action_keep_all(self) -> None:
        """Keep what the list shows in the library."""
        rows = [row for key in self.articles.keys if (row := self.briefing.shelf.get(key)) is not None]
        found = [row.brief for row in rows if row.brief is not None]
        if found:
            self.briefing.keep_articles(found, len(rows) - len(found))
        else:
            self.notify_plain("The list shows no article that has a brief.")

    def set_read(self, key: str, read: bool = True) -> None:
        """Mark an article as read, or as unread."""
        if read:
            self.kept.read[key] = None
        else:
            self.kept.read.pop(key, None)
        self.articles.redraw_row(key)

    def show_row(self, row: Row | None) -> None:
        """The brief of an article, or how far it has come."""
        raise NotImplementedError

    def show_hint(self) -> None:
        """What somebody needs who sees this for the first time."""
        raise NotImplementedError
