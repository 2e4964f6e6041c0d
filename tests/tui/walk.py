"""A walk through every screen and state of the app, with a picture at each station."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from piloting import as_text, settled, type_fast
from shelf_of_runs import RunLoader

from briefing.tui.app import BriefingApp
from briefing.tui.kinds import LAYERS
from briefing.tui.options import AppOptions

SIZES = ((80, 24), (120, 36), (160, 48))
THEMES = ("dark", "light")
ARTICLES = ("000", "001", "024", "!lost", "031", "013", "103", "019", "021", "247")

# Keys that open something over the reader; what is typed after them is for that.
_OPENS = {"ctrl+f", "ctrl+p", "a", "e", "g", "w", "question_mark"}
Pictures = dict[str, str]
Step = Callable[[BriefingApp, Any], Any]


@dataclass(frozen=True, slots=True)
class Station:
    """Keys that lead to a picture, and keys that lead back."""

    name: str
    there: tuple[str, ...] = ()
    back: tuple[str, ...] = ()


# One after the other in one app; each begins where the one before came back to.
STATIONS = (
    Station("articles", ("down", "up")),
    Station("articles-failed", ("down", "down", "down"), ("home",)),
    Station("articles-filter", ("slash", *"bolivia"), ("escape", "home")),
    Station("articles-filter-none", ("slash", *"zzz"), ("escape", "home")),
    Station("articles-marks", ("down", "s", "m", "down", "m"), ("m", "up", "s", "home")),
    Station("brief", ("enter", "down")),
    Station("brief-who", ("right_square_bracket",)),
    Station("brief-commitments", ("right_square_bracket",) * 3 + ("down",)),
    Station("brief-marked", ("space", "space")),
    Station("export-marked", ("e",), ("escape",)),
    Station("copied", ("y",)),
    Station("why", ("w",), ("escape",)),
    Station("brief-end", ("end",)),
    Station("brief-filter", ("home", "slash", *"pakistan"), ("escape",)),
    Station("brief-folded", ("F",), ("F",)),
    Station("timeline", ("t", "down", "down"), ("t",)),
    Station("source-evidence", ("home", "down", "right_square_bracket", "n", "enter")),
    Station("source-highlight", ("right_square_bracket", "right_square_bracket")),
    Station("source-layers", ("0",)),
    Station("source-no-layers", ("0",)),
    *(
        Station(f"source-layer-{layer.kind.value}", (layer.key, "home", "right_square_bracket"), (layer.key,))
        for layer in LAYERS
    ),
    Station("source-uncovered", ("1", "2", "3", "4", "5", "6", "7", "u", "u")),
    Station("source-find", ("home", "slash", *"turkey", "enter", "n", "n"), ("escape",)),
    Station("source-end", ("end",), ("home",)),
    Station("zoom", ("z",), ("z",)),
    Station("jump", ("g",), ("escape",)),
    Station("search", ("ctrl+f", *"president"), ("escape",)),
    Station("search-none", ("ctrl+f", *"qqqq"), ("escape",)),
    Station("export", ("e",), ("escape",)),
    Station("add", ("a",), ("escape",)),
    Station("add-text", ("a", *"Two ministers met.", "enter", *"They agreed."), ("escape",)),
    Station("palette", ("ctrl+p", *"timeline"), ("escape",)),
    Station("help", ("question_mark",), ("escape",)),
    Station("help-search", ("question_mark", *"evidence"), ("escape",)),
)


def picture(app: BriefingApp) -> str:
    """The screen as SVG, without fonts that a browser would fetch from elsewhere and without a clip for every line, and
    with names that stay the same when something else on the screen changes, so that two pictures can be compared."""
    svg = app.export_screenshot(title="briefing", simplify=True)
    svg = re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    svg = re.sub(r'<clipPath id="[^"]+-line-\d+">.*?</clipPath>\s*', "", svg, flags=re.DOTALL)
    svg = re.sub(r' clip-path="url\(#[^"]+-line-\d+\)"', "", svg)
    return re.sub(r"terminal-\d+-", "t-", svg)


def plain_text(svg: str) -> str:
    """What a picture says, line by line and without its looks."""
    return "\n".join(re.findall(r">([^<]+)</text>", svg))


def _app(folder: Path, theme: str, *sources: str, **kept: Any) -> BriefingApp:
    loader = kept.pop("loader", None) or RunLoader()
    # A state of its own for each app, or one would begin where another ended.
    state = folder / theme / f"{len(list(folder.glob('*/*')))}.json"
    options = AppOptions(state=state, exports=Path("exports"), theme=theme, watch=0)
    app = BriefingApp(sources, loader, options, as_text)
    app.kept.hint_seen = True
    state.parent.mkdir(parents=True, exist_ok=True)
    state.touch()
    for name, value in kept.items():
        setattr(app.kept, name, value)
    return app


async def walk(folder: Path, size: tuple[int, int], theme: str) -> Pictures:
    """All pictures at one size in one theme."""
    found: Pictures = {}
    app = _app(folder, theme, *ARTICLES)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settled(pilot)
        # A toast goes away by the clock; here only the walk decides what is on the screen.
        await settled(pilot, lambda: len(app._notifications) > 0)
        app.clear_notifications()
        await pilot.pause()
        app.copier.copy = lambda text, what: f"{what} sent to the terminal's clipboard."  # type: ignore[method-assign]
        for station in STATIONS:
            await _go(app, pilot, station)
            found[station.name] = picture(app)
            await type_fast(pilot, *station.back)
            await settled(pilot, lambda: len(app.screen_stack) == 1)
            app.clear_notifications()
            await pilot.pause()
    found |= await _others(folder, size, theme)
    return found


async def _go(app: BriefingApp, pilot: Any, station: Station) -> None:
    await type_fast(pilot, *station.there[:1])
    if station.there[:1] and station.there[0] in _OPENS:
        await settled(pilot, lambda: len(app.screen_stack) == 2 and app.screen.is_mounted)
    for key in station.there[1:]:
        await type_fast(pilot, key)
    if station.name.startswith(("search", "palette")):
        await app.workers.wait_for_complete()
        await pilot.pause(0.1)
    before = None
    for _ in range(8):
        # Layouts follow each other; the picture is of the last one.
        await pilot.pause()
        now = ["".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips()]
        if now == before:
            break
        before = now


# A picture's name, the articles that are open, the keys that lead there, and what is kept from earlier runs.
ALONE: tuple[tuple[str, tuple[str, ...], tuple[str, ...], dict[str, Any]], ...] = (
    ("first-run", ARTICLES[:3], (), {"hint_seen": False}),
    ("brief-none", ("013",), ("enter", *["right_square_bracket"] * 4), {}),
    ("brief-many", ("247",), ("enter", *["right_square_bracket"] * 4, *["down"] * 6), {}),
    ("timeline-ahead", ("042",), ("enter", "t", "end"), {}),
)


async def _others(folder: Path, size: tuple[int, int], theme: str) -> Pictures:
    """States that need an app of their own."""
    found: Pictures = {}
    waiting = RunLoader(hold=True)
    app = _app(folder, theme, *ARTICLES, loader=waiting)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settled(pilot, lambda: len(app.shelf) == len(ARTICLES) and not app.reading)
        await settled(pilot, lambda: len(app._notifications) > 0)
        app.clear_notifications()
        await pilot.pause()
        await settled(pilot, lambda: any(row.stage.value == "analysing" for row in app.shelf))
        found["analysing"] = picture(app)
        waiting.held = False
    app = _app(folder, theme, hint_seen=False)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settled(pilot, lambda: True)
        found["empty-first-run"] = picture(app)
    for name, source, keys, kept in ALONE:
        app = _app(folder, theme, *source, **kept)
        async with app.run_test(size=size, notifications=True) as pilot:
            await settled(pilot)
            for key in keys:
                await type_fast(pilot, key)
            await pilot.pause(0.05)
            found[name] = picture(app)
    return found
