"""A Textual app of the same widgets as the reader, that does nothing: what its first frame costs is Textual's own."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Footer, Input, OptionList, RichLog, Static


class BareApp(App[None]):
    """Three panes with a head, a line to type in and a list or text; three bars."""

    BINDINGS = [("q", "quit", "Quit"), ("question_mark", "help", "Help")]  # noqa: RUF012
    CSS = """
    Static { height: 1; width: 1fr; } .split { width: 1; height: 1fr; } .pane { width: 1fr; }
    OptionList { height: 1fr; } RichLog { height: 1fr; }
    Input { display: none; height: 1; }
    """

    def compose(self) -> ComposeResult:
        """The widgets."""
        yield Static("briefing", markup=False)
        with Horizontal():
            for name in ("ARTICLES", "BRIEF"):
                with Vertical(classes="pane"):
                    yield Static(name, markup=False)
                    yield Input(compact=True)
                    yield OptionList()
                yield Static("", classes="split")
            with Vertical(classes="pane"):
                yield Static("SOURCE", markup=False)
                yield Input(compact=True)
                yield RichLog()
                yield Static("legend", markup=False)
        yield Static("hint", markup=False)
        yield Footer()


if __name__ == "__main__":
    BareApp().run()
