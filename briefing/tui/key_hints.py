"""What the key bar says: for each place of the screens the commands that make sense there, most needed first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from briefing.tui.commands import BY_ID, Command

# A command by its id, or with what its key does here where that has a name of its own.
Hint = str | tuple[str, str]

BAR: Mapping[str, tuple[Hint, ...]] = {
    # The reader
    "articles": (
        ("move.choose", "read"), "filter", "search", "dossier", "ledger", "add", "star", "jump",
        ("zoom", "{zoom}"), "theme", "library", "feeds", "keep",
    ),
    "articles.failed": (("retry", "try again"), ("open", "open it"), "filter", "search", "add", "jump"),
    "brief": (
        ("move.choose", "evidence"), ("evidence.next", "next"), "why", "timeline", "mark", "copy", "export",
        ("section.next", "section"), "filter", "jump", ("zoom", "{zoom}"), "print",
    ),
    "brief.head": (
        ("move.choose", "{fold}"), ("section.next", "next section"), ("fold.all", "{fold_all}"), "timeline", "filter",
        "export", "jump", ("zoom", "{zoom}"), "print",
    ),
    "brief.nothing": (
        ("why", "near misses"), ("section.next", "next section"), ("move.choose", "{fold}"), "timeline", "filter",
        "export", "jump", ("zoom", "{zoom}"), "print",
    ),
    "brief.marked": (
        ("export", "export marked"), ("copy", "copy marked"), "mark", ("move.choose", "evidence"), "why",
        ("timeline", "{other}"),
    ),
    "brief.timeline": (
        ("move.choose", "evidence"), "why", ("timeline", "sections"), "mark", "copy", "export", "filter", "jump",
        ("zoom", "{zoom}"),
    ),
    "brief.waiting": (("pane.next", "read the text"), ("back", "articles"), "article.next", "add"),
    "source": (
        ("highlight.next", "highlight"), ("highlight.item", "its item"), ("evidence.next", "next evidence"),
        ("uncovered", "uncovered"), ("filter", "find"), "copy", "open", "jump", ("zoom", "{zoom}"),
        ("layers", "all layers"),
    ),
    "source.selected": (("copy", "copy the selection"), ("back", "let it go")),
    "source.hits": (
        ("evidence.next", "next found"), ("evidence.previous", "before"), ("back", "done"),
        ("highlight.item", "its item"),
    ),
    "source.trail": (
        ("highlight.item", "next place"), ("evidence.previous", "place before"), ("back", "back to the {home}"), "copy",
        "open", ("highlight.next", "highlight"), ("zoom", "{zoom}"),
    ),
    "nothing": ("add", "library", "feeds", "theme", ("palette", "commands")),
    "typing": (("typing.done", "done"), ("typing.down", "into the list"), ("back", "clear")),
    "typing.find": (("typing.done", "done, then n and N"), ("back", "clear")),
    "typing.since": (("typing.done", "show what is new"), ("back", "leave it")),
    # The dossier and the ledger
    "stories": (
        ("move.choose", "read"), "filter", "ledger", ("stack.since", "new since"), "export", "jump", "print",
        ("stack.refresh", "take up"), "add", ("back", "reader"),
    ),
    "story": (
        ("move.choose", "evidence"), ("section.next", "section"), ("article.next", "next story"), "filter",
        ("stack.since", "new since"), "copy", "export", "ledger", "open", "jump", "zoom", "print", ("back", "stories"),
    ),
    "commitments": (
        ("move.choose", "evidence"), ("stack.order", "order"), "filter", "stack.by", "stack.to",
        ("stack.since", "due before"), "stack.status", "export", "copy", ("section.next", "next head"), "dossier",
        "jump", "zoom", "print", ("back", "reader"),
    ),
    "statements": (
        ("move.choose", "evidence"), ("article.next", "next commitment"), "copy", "open", "export", "dossier", "jump",
        "zoom", ("back", "commitments"),
    ),
    # No article has been analysed; nobody commits to anything; the filter leaves nothing here, or in the pane before
    "dossier.nothing": (("stack.refresh", "take up"), "ledger", "search", "add", ("back", "reader")),
    "stack.nothing": (("stack.refresh", "take up"), "add", "library", "feeds", ("back", "reader")),
    "ledger.nothing": (("stack.refresh", "take up"), "dossier", "search", "add", ("back", "reader")),
    "stack.filtered": (("back", "show all"), "filter", "search", "add"),
    "stack.empty": (("back", "{before}"), "filter", "search", "add"),
}  # fmt: skip
# What stands at the right wherever keys are commands.
ALWAYS = ("help", "quit")


def bar_of(place: str, **names: str) -> tuple[Command, ...]:
    """The commands of a place, labelled with what they do there; ``names`` fill what a label leaves open."""
    made = []
    for hint in BAR[place]:
        ident, label = (hint, "") if isinstance(hint, str) else hint
        made.append(replace(BY_ID[ident], label=label.format_map(names)) if label else BY_ID[ident])
    return tuple(made)


def always_of(place: str) -> tuple[Command, ...]:
    """What stands at the right; nothing where every letter is text."""
    return () if place.startswith("typing") else tuple(BY_ID[ident] for ident in ALWAYS)
