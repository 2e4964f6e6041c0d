"""Jump mode: a letter on everything in sight."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Click, Key
from textual.widgets import Static

from briefing.tui.screens.dialog import Passing

# The keys under the fingers come first.
_LETTERS = "asdfghjklqwertyuiopzxcvbnm"


@dataclass(frozen=True, slots=True)
class Target:
    """A place on the screen, and what is there: the number of an entry, or a highlight."""

    x: int
    y: int
    pane: str
    what: object


def labels(count: int) -> list[str]:
    """So many different labels, none the beginning of another, and as short as that allows."""
    if count <= len(_LETTERS):
        return list(_LETTERS[:count])
    return ["".join(pair) for pair in product(_LETTERS, repeat=2)][:count]


def apart(targets: list[Target]) -> list[Target]:
    """The targets whose labels do not lie over each other; of two that would, the first."""
    width = len(labels(len(targets))[-1]) if targets else 1
    kept: list[Target] = []
    last: dict[int, int] = {}
    for target in sorted(targets, key=lambda t: (t.y, t.x)):
        if target.x - last.get(target.y, -width) >= width:
            last[target.y] = target.x
            kept.append(target)
    there = set(map(id, kept))
    return [target for target in targets if id(target) in there]


class JumpScreen(Passing[Target]):
    """Its result is the target whose label was typed; any other key leaves jump mode."""

    DEFAULT_CSS = """
    JumpScreen { background: transparent; align: left top; }
    JumpScreen .jump-label { position: absolute; width: auto; height: 1; }
    JumpScreen #jump-says { dock: bottom; width: 100%; height: 1; }
    """

    def __init__(self, targets: list[Target]) -> None:
        super().__init__()
        targets = apart(targets)
        self._targets = dict(zip(labels(len(targets)), targets, strict=False))
        self._typed = ""

    def compose(self) -> ComposeResult:
        """The labels, each at its target, and what they are for in the place of the keys."""
        for label, target in self._targets.items():
            mark = Static(Content(label), classes="jump-label")
            mark.styles.offset = (target.x, target.y)
            yield mark
        yield Static(Content(" Type the letters of a place to go there. Any other key leaves."), id="jump-says")

    def on_key(self, event: Key) -> None:
        """A letter narrows the labels down; a whole label goes there."""
        event.stop()
        event.prevent_default()
        self._typed += event.character or "\0"
        if self._typed in self._targets:
            self.dismiss(self._targets[self._typed])
        elif any(label.startswith(self._typed) for label in self._targets):
            for mark, label in zip(self.query(".jump-label"), self._targets, strict=True):
                mark.display = label.startswith(self._typed)
        else:
            self.dismiss(None)

    def on_click(self, event: Click) -> None:
        """A click leaves jump mode."""
        self.dismiss(None)
