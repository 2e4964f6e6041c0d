"""The colours: two themes of our own, the terminal's own colours, and the styles that views draw with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rich.style import Style
from textual.color import Color
from textual.theme import Theme

from briefing.tui.kinds import LAYERS

DARK = "briefing-dark"
LIGHT = "briefing-light"
TERMINAL = "briefing-terminal"
THEMES_IN_TURN = (DARK, LIGHT, TERMINAL)

_DARK_VARIABLES = {
    "ink": "#d5d9e0",
    "ink-strong": "#f1f3f6",
    "ink-dim": "#a3acba",
    "ink-faint": "#9099a8",
    "rule": "#303844",
    "scroll": "#3a4452",
    "band": "#28323f",
    "band-blurred": "#20262f",
    "spot": "#f2cc60",
    "spot-ink": "#14181d",
    "spot-mark": "#f2cc60",
    "spot-soft": "#3b371d",
    "hit": "#5b4a14",
    "kind-what": "#f1e7c8",
    "kind-who": "#7fb7ea",
    "kind-where": "#68c4b0",
    "kind-when": "#e3b565",
    "kind-commitment": "#f2906c",
    "kind-quote": "#c5a3e8",
    "kind-figure": "#a9c86f",
    "kind-term": "#a3b0c7",
    "kind-summary": "#d8cfae",
    "tint-what": "#262a2c",
    "tint-commitment": "#362521",
    "tint-quote": "#2a2534",
    "tint-summary": "#23292a",
}
_LIGHT_VARIABLES = {
    "ink": "#2a2e35",
    "ink-strong": "#0f1216",
    "ink-dim": "#525a66",
    "ink-faint": "#5f6670",
    "rule": "#d8d3c7",
    "scroll": "#cbc5b7",
    "band": "#dfe8f1",
    "band-blurred": "#ece9e1",
    "spot": "#ffd75e",
    "spot-ink": "#1b1a14",
    "spot-mark": "#8a5f00",
    "spot-soft": "#fff0b5",
    "hit": "#ffe9a3",
    "kind-what": "#5a4a12",
    "kind-who": "#14599a",
    "kind-where": "#0b6a60",
    "kind-when": "#8a5200",
    "kind-commitment": "#ab3512",
    "kind-quote": "#66399b",
    "kind-figure": "#47630c",
    "kind-term": "#4e5a6b",
    "kind-summary": "#665710",
    "tint-what": "#f4efe0",
    "tint-commitment": "#fae4da",
    "tint-quote": "#efe7f7",
    "tint-summary": "#f1efe4",
}
# The terminal's sixteen colours: only those that stay readable on black and on white, and no tints.
_TERMINAL_VARIABLES = {
    "ink": "ansi_default",
    "ink-strong": "ansi_default",
    "ink-dim": "ansi_default",
    "ink-faint": "ansi_default",
    "rule": "ansi_default",
    "scroll": "ansi_bright_black",
    "band": "ansi_default",
    "band-blurred": "ansi_default",
    "spot": "ansi_yellow",
    "spot-ink": "ansi_black",
    "spot-mark": "ansi_default",
    "spot-soft": "ansi_default",
    "hit": "ansi_default",
    "kind-what": "ansi_default",
    "kind-who": "ansi_cyan",
    "kind-where": "ansi_green",
    "kind-when": "ansi_yellow",
    "kind-commitment": "ansi_red",
    "kind-quote": "ansi_magenta",
    "kind-figure": "ansi_blue",
    "kind-term": "ansi_default",
    "kind-summary": "ansi_default",
    "tint-what": "ansi_default",
    "tint-commitment": "ansi_default",
    "tint-quote": "ansi_default",
    "tint-summary": "ansi_default",
}


def variables(dark: bool, ansi: bool) -> dict[str, str]:
    """The colours of the views by name, for a theme that brings none of its own."""
    return _TERMINAL_VARIABLES if ansi else _DARK_VARIABLES if dark else _LIGHT_VARIABLES


def themes() -> tuple[Theme, ...]:
    """The themes that the app registers."""
    return (
        Theme(
            name=DARK,
            primary="#6f9fd0",
            secondary="#68c4b0",
            accent="#7fb7ea",
            warning="#e3b565",
            error="#f28a84",
            success="#a9c86f",
            foreground="#d5d9e0",
            background="#15191f",
            surface="#1b2028",
            panel="#222934",
            dark=True,
            variables={**_DARK_VARIABLES, "border": "#3d4856", "border-blurred": "#303844"},
        ),
        Theme(
            name=LIGHT,
            primary="#2b6299",
            secondary="#0b6a60",
            accent="#14599a",
            warning="#8a5200",
            error="#b3261e",
            success="#47630c",
            foreground="#2a2e35",
            background="#fbfaf6",
            surface="#f4f2ec",
            panel="#eae7de",
            dark=False,
            variables={**_LIGHT_VARIABLES, "border": "#b9b3a5", "border-blurred": "#d8d3c7"},
        ),
        Theme(
            name=TERMINAL,
            primary="ansi_default",
            secondary="ansi_cyan",
            accent="ansi_blue",
            warning="ansi_yellow",
            error="ansi_red",
            success="ansi_green",
            foreground="ansi_default",
            background="ansi_default",
            surface="ansi_default",
            panel="ansi_default",
            boost="ansi_default",
            ansi=True,
            variables={
                **_TERMINAL_VARIABLES,
                "ansi-background": "ansi_default",
                "ansi-foreground": "ansi_default",
                "border": "ansi_default",
                "border-blurred": "ansi_bright_black",
                "input-cursor-background": "ansi_default",
                "input-cursor-foreground": "ansi_default",
                "input-cursor-text-style": "reverse",
                "input-selection-background": "ansi_blue",
                "block-cursor-background": "ansi_default",
                "block-cursor-foreground": "ansi_default",
                "block-cursor-text-style": "reverse",
                "screen-selection-background": "ansi_blue",
                "screen-selection-foreground": "ansi_white",
                "scrollbar": "ansi_bright_black",
                "scrollbar-hover": "ansi_default",
                "scrollbar-active": "ansi_default",
                "scrollbar-background": "ansi_default",
                "scrollbar-background-hover": "ansi_default",
                "scrollbar-background-active": "ansi_default",
                "scrollbar-corner-color": "ansi_default",
            },
        ),
    )


# Attributes that tell kinds apart where colour cannot. Words of a sentence-wide kind are told by the margin's glyph.
_MARKS = {
    "who": Style(bold=True),
    "where": Style(bold=True, italic=True),
    "when": Style(underline=True),
    "figure": Style(bold=True, underline=True),
    "term": Style(italic=True),
}


@dataclass(frozen=True, slots=True)
class Palette:
    """The style of every role that a view draws with; an unknown role draws as plain text.

    Roles: ``strong dim faint rule accent error warn ok off``, ``band`` and ``band-blurred`` (the cursor's line),
    ``spot``, ``spot-soft`` and ``mark-current`` (the evidence on show), ``hit`` (found words), and for each kind
    ``kind.X`` (its colour), ``mark.X`` (words in the source) and ``tint.X`` (the background of a sentence).
    """

    styles: Mapping[str, Style]

    def __getitem__(self, role: str) -> Style:
        return self.styles.get(role, _PLAIN)

    @classmethod
    def of(cls, colours: Mapping[str, str], plain: bool) -> Palette:
        """The palette for a theme's variables; ``plain`` where tints and shades of grey cannot be had."""

        def fore(name: str) -> Style:
            return Style(color=Color.parse(colours[name]).rich_color)

        def back(name: str) -> Style:
            return Style(bgcolor=Color.parse(colours[name]).rich_color)

        dim = Style(dim=True)
        styles = {
            "strong": fore("ink-strong") + Style(bold=True),
            "dim": dim if plain else fore("ink-dim"),
            "faint": dim if plain else fore("ink-faint"),
            "rule": dim if plain else fore("rule"),
            "accent": fore("accent") + Style(bold=True),
            "mark-current": Style(bold=True) if plain else fore("spot-mark"),
            "error": fore("error") + Style(bold=True),
            "warn": fore("warning"),
            "off": (dim if plain else fore("ink-faint")) + Style(strike=True),
            "ok": fore("success"),
            "band": Style(reverse=True) if plain else back("band"),
            "band-blurred": Style(underline=True) if plain else back("band-blurred"),
            "spot": Style(reverse=True, bold=True) if plain else back("spot") + fore("spot-ink"),
            # One patch: turned round, the colours of the kinds in it would make a quilt of it.
            "spot-soft": fore("ink") + Style(reverse=True) if plain else back("spot-soft"),
            "hit": Style(reverse=True) if plain else back("hit") + fore("ink-strong") + Style(bold=True),
        }
        for layer in LAYERS:
            name = layer.kind.value
            colour = fore(f"kind-{name}")
            styles[f"kind.{name}"] = colour
            styles[f"mark.{name}"] = _PLAIN if layer.broad else colour + _MARKS[name]
            styles[f"tint.{name}"] = back(f"tint-{name}") if layer.broad and not plain else _PLAIN
        return cls(styles)


_PLAIN = Style()
