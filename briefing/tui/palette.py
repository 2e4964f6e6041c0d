"""The palette: every command by its name, every article by its title."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from textual.await_complete import AwaitComplete
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Matcher, Provider
from textual.content import Content

from briefing.tui.commands import COMMANDS, Command, keys_of, shown
from briefing.tui.screens.reader import ReaderScreen
from briefing.tui.screens.stack import StackScreen

_MOST = 60
# What a command scores by its description alone; a name that begins as the query does scores more.
_DESCRIBED = 0.5
# The screens that the palette opens over; each runs any command, where need be by leaving for the reader.
Runner = ReaderScreen | StackScreen[Any]


class Palette(CommandPalette):
    """The list of commands; it closes once, though Enter may be pressed twice."""

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Close, unless it is closed."""
        return super().dismiss(result) if self.app.screen is self else AwaitComplete()


def _marked(matcher: Matcher, query: str, text: str) -> tuple[float, Content]:
    """How well a text matches, and the text with its matching letters in bold. It is never read as markup, as the
    matcher's own highlighting would."""
    score, offsets = matcher.fuzzy_search.match(query, text)
    content = Content(text)
    for offset in offsets if score else ():
        content = content.stylize("bold underline", offset, offset + 1)
    return score, content


def _says(sentence: str, query: str) -> bool:
    """Whether a sentence has every word of a query, or its beginning."""
    words = sentence.casefold().split()
    return all(any(word.startswith(wanted) for word in words) for wanted in query.casefold().split())


class CommandProvider(Provider):
    """The commands of the one table."""

    def _runner(self) -> Runner | None:
        return self.screen if isinstance(self.screen, ReaderScreen | StackScreen) else None

    def _commands(self, reader: Runner) -> Iterator[tuple[Command, str]]:
        rebound = reader.briefing.options.keys
        for command in COMMANDS:
            if command.palette and command.id != "palette":
                keys = "  ".join(shown(key) for key in keys_of(command, rebound))
                yield command, f"{command.label[0].upper()}{command.label[1:]}   {keys}"

    async def discover(self) -> Hits:
        """All commands."""
        reader = self._runner()
        for command, text in self._commands(reader) if reader else ():
            assert reader is not None
            yield DiscoveryHit(Content(text), partial(reader.run_command, command), text=text, help=command.help)

    async def search(self, query: str) -> Hits:
        """The commands whose name or description matches."""
        reader = self._runner()
        matcher = self.matcher(query)
        for command, text in self._commands(reader) if reader else ():
            assert reader is not None
            score, content = _marked(matcher, query, text)
            # A long sentence holds the letters of nearly any word in their order; of it only the words count.
            score = max(score, _DESCRIBED * _says(command.help, query))
            if score > 0:
                yield Hit(score, content, partial(reader.run_command, command), text=text, help=command.help)


class ArticleProvider(Provider):
    """The open articles."""

    async def search(self, query: str) -> Hits:
        """The articles whose title matches."""
        reader = self.screen
        if not isinstance(reader, ReaderScreen) or len(query) < 2:
            return
        matcher = self.matcher(query)
        sent = 0
        for row in reader.briefing.shelf:
            score, content = _marked(matcher, query, row.title[:200])
            if score > 0:
                yield Hit(score, content, partial(reader.go_article, row.key), text=row.title[:200])
                sent += 1
            if sent >= _MOST:
                return
