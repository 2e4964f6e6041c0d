"""How the app looks: its themes, and the palette that views draw with."""

from __future__ import annotations

import os

from textual.theme import Theme

from briefing.tui.painting import Sparing
from briefing.tui.theme import DARK, LIGHT, TERMINAL, THEMES_IN_TURN, Palette, themes, variables

_NAMED = {"dark": DARK, "light": LIGHT, "terminal": TERMINAL}


class Looks(Sparing):
    """An app with the themes of its own, and without colours where ``NO_COLOR`` asks for none."""

    def __init__(self) -> None:
        self._palette: tuple[str, bool, Palette] | None = None
        # Without colours Textual would make greys of them; the terminal's own are taken away whole.
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        for theme in themes():
            self.register_theme(theme)

    def has_theme(self, name: str) -> bool:
        """Whether there is a theme of this name."""
        return _NAMED.get(name, name) in self.available_themes

    def put_on(self, wanted: str) -> None:
        """Begin with this theme, the dark one where there is no such; without colours, with the terminal's own, which a
        filter then takes away: no two shades of grey to tell apart."""
        wanted = _NAMED.get(wanted, wanted)
        self.theme = TERMINAL if self.no_color else wanted if wanted in self.available_themes else DARK

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Colours of the views for themes that bring none of their own."""
        return variables(self.current_theme.dark, self.current_theme.ansi)

    @property
    def palette(self) -> Palette:
        """The styles that views draw with, for the theme that is on."""
        if self._palette is None or self._palette[:2] != (self.theme, self.no_color):
            colours = {**self.get_css_variables(), **self.theme_variables}
            self._palette = (
                self.theme,
                self.no_color,
                Palette.of(colours, plain=self.current_theme.ansi or self.no_color),
            )
        return self._palette[2]

    def next_theme(self) -> None:
        """Dark, light, the terminal's own."""
        turn = THEMES_IN_TURN
        self.theme = turn[(turn.index(self.theme) + 1) % len(turn)] if self.theme in turn else turn[0]

    def theme_changed(self, theme: Theme) -> None:
        """Another theme is on: everything is drawn again, and the theme is kept if the user could choose it."""
        self._palette = None
        if not self.no_color:
            self.keep_theme(theme.name)
        self.screen.refresh(layout=True)

    def keep_theme(self, name: str) -> None:
        """Keep the theme for the next run."""
