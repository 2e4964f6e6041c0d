"""Jump mode: a letter on everything in sight."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Click, Key
from textual.screen import ModalScreen
from textual.widgets import Static

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


class JumpScreen(ModalScreen[Target | None]):
    """Its result is the target whose label was typed; any other key leaves jump mode."""

    DEFAULT_CSS = """
    JumpScreen { background: transparent; align: left top; }
    JumpScreen Static { position: absolute; width: auto; height: 1; }
    """

    def __init__(self, targets: list[Target]) -> None:
        super().__init__()
        self._targets = dict(zip(labels(len(targets)), targets, strict=False))
        self._typed = ""

    def compose(self) -> ComposeResult:
        """The labels, each at its target."""
        for label, target in self._targets.items():
            mark = Static(Content(label), classes="jump-label")
            mark.styles.offset = (target.x, target.y)
            yield mark

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
