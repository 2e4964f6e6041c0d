"""The one table of keys: bindings, key bar, help and palette are all read from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from textual.binding import Binding, BindingType

from briefing.tui.kinds import LAYERS


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a user can do.

    ``id`` names it in ``config.toml``, ``keys`` are its keys as Textual names them, ``context`` is where they work,
    ``label`` what the key bar says and ``help`` a sentence for help and palette. ``palette`` offers it in the palette.
    """

    id: str
    keys: str
    context: str
    action: str
    label: str
    help: str
    palette: bool = True


# Contexts in the order in which help shows them, with what they are called there.
CONTEXTS = {
    "reader": "Everywhere",
    "brief": "In the brief",
    "source": "In the source",
    "stack": "In the dossier and the ledger",
    "move": "Moving in a list",
    "typing": "Typing above a list",
    "dialog": "In a dialog",
    "adding": "Adding articles",
    "feeds": "In the list of feeds",
}


def _reader(id: str, keys: str, action: str, label: str, help: str) -> Command:
    return Command(id, keys, "reader", action, label, help)


def _moving(id: str, keys: str, action: str, label: str, help: str, context: str = "move") -> Command:
    return Command(id, keys, context, action, label, help, palette=False)


COMMANDS: tuple[Command, ...] = (
    # Panes
    _reader("pane.next", "tab,right,l", "pane(1)", "next pane", "Go to the next pane."),
    _reader("pane.previous", "shift+tab,left,h", "pane(-1)", "previous pane", "Go to the pane before."),
    _reader("back", "escape", "back", "back", "Go back: leave the filter, the zoom, then the pane."),
    _reader("zoom", "z", "zoom", "zoom", "Give the whole screen to this pane, or give it back."),
    _reader("split.left", "less_than_sign", "split(-4)", "split left", "Move the split beside this pane to the left."),
    _reader(
        "split.right", "greater_than_sign", "split(4)", "split right", "Move the split beside this pane to the right."
    ),
    # Reading
    _reader(
        "article.next", "J,ctrl+down", "article(1)", "next article", "Open the next article without leaving this pane."
    ),
    _reader("article.previous", "K,ctrl+up", "article(-1)", "previous article", "Open the article before this one."),
    _reader("evidence.next", "n", "evidence(1)", "next evidence", "Show the next evidence of this item."),
    _reader("evidence.previous", "N", "evidence(-1)", "previous evidence", "Show the evidence before this one."),
    _reader("why", "w", "why", "why", "Show why this item is in the brief, and near misses."),
    _reader("timeline", "t", "timeline", "timeline", "Switch the brief between its sections and a timeline."),
    _reader("uncovered", "u", "uncovered", "not covered", "Go to the next paragraph that is not covered."),
    *(
        _reader(
            f"layer.{layer.kind.value}",
            layer.key,
            f"layer('{layer.kind.value}')",
            layer.label,
            f"Show or hide the highlights of “{layer.title}”.",
        )
        for layer in LAYERS
    ),
    _reader("layers", "0", "layers", "all layers", "Show all highlights, or none."),
    # Finding
    _reader("filter", "slash", "filter", "filter", "Filter articles or items, or find words in the source."),
    _reader("search", "ctrl+f,S", "search", "search all", "Search the full text of all open articles."),
    _reader("jump", "g", "jump", "jump", "Put letters on all that is in sight, to go there."),
    _reader("library", "O", "library", "library", "Search what is kept in the library, and open from it."),
    _reader("feeds", "R", "feeds", "feeds", "List the followed feeds, and ask them for what is new."),
    # Over all articles
    _reader("dossier", "D", "stack('dossier')", "dossier", "Show what all open articles say, story by story."),
    _reader("ledger", "L", "stack('ledger')", "ledger", "Show all commitments of the open articles, each once."),
    # Taking away
    _reader("export", "e", "export", "export", "Write the brief, or the marked items, to a file."),
    _reader(
        "copy",
        "y",
        "copy",
        "copy",
        "Copy the item, the marked ones or the selection, cited.",
    ),
    _reader("open", "o", "open_source", "open", "Open the source in editor, pager or browser."),
    _reader("print", "p", "print", "print", "Print this brief to stdout after quitting; again: not."),
    _reader("add", "a", "add", "add", "Add files, folders, addresses, or an article's text."),
    # Keeping
    _reader("keep", "A", "keep", "keep", "Keep this article with its brief in the library."),
    _reader("keep.all", "ctrl+s", "keep_all", "keep all", "Keep all articles that the list shows in the library."),
    _reader("star", "s", "star", "star", "Star the article, or take its star away."),
    _reader("unread", "m", "unread", "read/unread", "Mark the article as read or unread."),
    _reader("retry", "r", "retry", "read again", "Read the file or page again and analyse it again."),
    _reader("theme", "T", "theme", "colours", "Change between dark, light and the terminal's colours."),
    _reader("redraw", "ctrl+l", "redraw", "draw again", "Draw the screen anew, where something wrote over it."),
    _reader("palette", "ctrl+p,colon", "palette", "commands", "Find any command by its name."),
    _reader("help", "question_mark,f1", "help", "help", "List all keys; type to search."),
    _reader("quit", "q,ctrl+q", "quit", "quit", "Quit. What was read, starred and arranged is kept."),
    # The brief
    Command("mark", "space", "brief", "mark", "mark", "Mark this item for export and copy, or unmark it."),
    Command("fold", "f", "brief", "fold", "fold", "Fold or unfold this section."),
    Command("fold.all", "F", "brief", "fold_all", "fold all", "Fold all sections, or unfold all."),
    Command("section.next", "right_square_bracket", "brief", "section(1)", "next section", "Go to the next section."),
    Command(
        "section.previous",
        "left_square_bracket",
        "brief",
        "section(-1)",
        "previous section",
        "Go to the section before.",
    ),
    # The source
    _moving("source.up", "up,k", "line(-1)", "up", "Move up a line.", "source"),
    _moving("source.down", "down,j", "line(1)", "down", "Move down a line.", "source"),
    _moving("source.page.up", "pageup,ctrl+b", "page(-1)", "page up", "Move up a page.", "source"),
    _moving("source.page.down", "pagedown,space", "page(1)", "page down", "Move down a page.", "source"),
    _moving("source.top", "home", "edge(0)", "top", "Go to the first line.", "source"),
    _moving("source.bottom", "end,G", "edge(1)", "bottom", "Go to the last line.", "source"),
    Command(
        "highlight.next",
        "right_square_bracket",
        "source",
        "highlight(1)",
        "next highlight",
        "Go to the next highlight.",
    ),
    Command(
        "highlight.previous",
        "left_square_bracket",
        "source",
        "highlight(-1)",
        "previous highlight",
        "Go to the highlight before.",
    ),
    Command(
        "highlight.item",
        "enter",
        "source",
        "choose",
        "its item",
        "Go back to the item that this highlight stands for.",
    ),
    # The dossier and the ledger
    Command(
        "stack.refresh", "r", "stack", "refresh", "take up", "Take up the articles that have been analysed meanwhile."
    ),
    Command("stack.order", "s", "stack", "order", "order", "Order the ledger by actor, by due day or by status."),
    Command(
        "stack.since",
        "d",
        "stack",
        "since",
        "new since",
        "Tell what is new since a day or an article; in the ledger: only what is due before a day.",
    ),
    Command(
        "stack.by", "b", "stack", "field('by')", "by", "Only what this actor commits to; again: all. In the ledger."
    ),
    Command("stack.to", "f", "stack", "field('to')", "to", "Only what is to somebody, whom you type. In the ledger."),
    Command("stack.status", "x", "stack", "field('status')", "status", "Only what has a status, one after the other."),
    # Lists
    _moving("move.up", "up,k", "move(-1)", "up", "Move up."),
    _moving("move.down", "down,j", "move(1)", "down", "Move down."),
    _moving("move.page.up", "pageup,ctrl+b", "page(-1)", "page up", "Move up a page."),
    _moving("move.page.down", "pagedown", "page(1)", "page down", "Move down a page."),
    _moving("move.top", "home", "edge(0)", "first", "Go to the first."),
    _moving("move.bottom", "end,G", "edge(1)", "last", "Go to the last."),
    _moving("move.choose", "enter", "choose", "open", "Open the article, go to the evidence, or fold."),
    # Lines to type in
    _moving("typing.up", "up", "list(-1)", "up", "Move up in the list below.", "typing"),
    _moving("typing.down", "down", "list(1)", "down", "Move down in the list below, or into it.", "typing"),
    _moving("typing.page.up", "pageup", "page(-1)", "page up", "Move up a page in the list below.", "typing"),
    _moving("typing.page.down", "pagedown", "page(1)", "page down", "Move down a page in the list below.", "typing"),
    _moving("typing.done", "enter", "submit", "done", "Go to what was found; keep the filter.", "typing"),
    # Dialogs
    _moving("add.library", "ctrl+o", "library", "library", "Open articles from the library instead.", "adding"),
    _moving("add.feeds", "ctrl+r", "feeds", "feeds", "Open what is new in feeds instead.", "adding"),
    _moving("feeds.refresh", "r", "refresh", "refresh", "Ask all feeds for what is new; Esc stops it.", "feeds"),
    _moving("feeds.add", "a,slash", "add", "another feed", "Type the address of another feed.", "feeds"),
    _moving("feeds.remove", "x,delete", "remove", "forget", "Follow this feed no more; its articles stay.", "feeds"),
    _moving("feeds.hide", "R,q", "hide", "go on behind", "Close the list of feeds; a refresh goes on.", "feeds"),
    _moving("dialog.help", "f1,question_mark", "help", "help", "List all keys, those of the dialog first.", "dialog"),
    _moving("dialog.jump", "g,ctrl+g", "jump", "jump", "Put letters on the entries of the list.", "dialog"),
    Command("dialog.close", "escape", "dialog", "close", "close", "Close the dialog.", palette=False),
    Command("dialog.accept", "ctrl+s", "dialog", "accept", "do it", "Do what the dialog offers.", palette=False),
)
BY_ID: Mapping[str, Command] = {command.id: command for command in COMMANDS}

# The reader's commands that work in the dossier and the ledger too.
IN_STACKS = (
    "pane.next", "pane.previous", "back", "zoom", "split.left", "split.right", "article.next", "article.previous",
    "evidence.next", "evidence.previous", "filter", "search", "library", "feeds", "jump", "dossier", "ledger", "export",
    "copy", "open", "print", "add", "theme", "redraw", "palette", "help", "quit",
)  # fmt: skip

# The key of a command that has none: no terminal sends it, and an empty one would leave the default in the keymap.
NO_KEY = "no_key"
SHOWN_KEYS = {
    "question_mark": "?",
    "slash": "/",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "escape": "Esc",
    "enter": "Enter",
    "tab": "Tab",
    "space": "Space",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "colon": ":",
    "plus": "+",
    "minus": "-",
    "asterisk": "*",
    "comma": ",",
    "full_stop": ".",
}


def bindings_of(context: str) -> list[BindingType]:
    """The bindings of a context, each with the id by which ``config.toml`` rebinds it."""
    return [binding_of(c) for c in COMMANDS if c.context == context]


def binding_of(command: Command) -> Binding:
    """The binding of one command, for a place beside its context."""
    return Binding(command.keys, command.action, command.label, id=command.id, tooltip=command.help)


def shown(key: str) -> str:
    """A key as a reader of the screen knows it: ``question_mark`` is ?, ``ctrl+f`` is ^f."""
    *held, last = key.strip().split("+")
    name = SHOWN_KEYS.get(last, last.upper() if len(last) > 1 and last[0] == "f" and last[1:].isdigit() else last)
    return "".join({"ctrl": "^", "shift": "⇧", "alt": "⌥"}.get(h, h + "+") for h in held) + name


def keys_of(command: Command, rebound: Mapping[str, str]) -> tuple[str, ...]:
    """The keys of a command after the user's own bindings."""
    return tuple(k for k in rebound.get(command.id, command.keys).split(",") if k and k != NO_KEY)


def first_key(ident: str, rebound: Mapping[str, str]) -> str:
    """The first key of a command as it is shown, after the user's own bindings; where it has none, that of the palette,
    by which any command can be had."""
    keys = keys_of(BY_ID[ident], rebound)
    return shown(keys[0]) if keys else first_key("palette", rebound) if ident != "palette" else "·"


def in_contexts(contexts: Iterable[str]) -> list[Command]:
    """The commands of these contexts, a context after the other, in the table's order."""
    return [c for context in contexts for c in COMMANDS if c.context == context]
