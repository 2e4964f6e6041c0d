"""How the dossier and the ledger look: over the news of half a year as the program reads it, and, for what those
articles do not have (contradictions, copies, all ways to drift), over a small stack made for it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import pytest
from piloting import as_text, settled, shown_over, walked_once
from shelf_of_gold import GoldLoader
from shelf_of_runs import RUNS, STACK_RUNS, documents, kept, stack
from stack_of_articles import briefs, dossier_of, ledger_of
from walk import SIZES, THEMES, picture

from briefing.brief.verify import verify
from briefing.dossier import dossier, ledger
from briefing.render.json import to_json
from briefing.tui.app import BriefingApp
from briefing.tui.options import AppOptions
from briefing.tui.shelf import Stage


@dataclass(frozen=True, slots=True)
class Station:
    """A picture's name, the keys that lead there, and the articles that are open, where they are not all."""

    name: str
    keys: tuple[str, ...]
    open: tuple[str, ...] = ()


NEXT = "right_square_bracket"
_EU = ("L", *["down"] * 6)
STATIONS = (
    Station("dossier", ("D",)),
    Station("dossier-story", ("D", "enter", NEXT)),
    Station("dossier-timeline", ("D", "enter", *[NEXT] * 3, *["down"] * 5)),
    Station("dossier-quotes", ("D", "enter", *[NEXT] * 4)),
    Station("dossier-story-end", ("D", "enter", "end")),
    Station("dossier-filter", ("D", "enter", "slash", *"corbyn")),
    Station("dossier-filter-none", ("D", "slash", *"zzz", "enter")),
    Station("dossier-since", ("D", "d", *"2019-09-12", "enter", NEXT, NEXT)),
    Station("dossier-evidence", ("D", "enter", NEXT, NEXT, "down", "down", "enter", "n")),
    Station("dossier-jump", ("D", "g")),
    Station("dossier-export", ("D", "e")),
    Station("dossier-waiting", ("D",)),
    Station("dossier-nothing", ("D",), ("!lost",)),
    Station("ledger", ("L",)),
    Station("ledger-due", ("L", "s", "down")),
    Station("ledger-status", ("L", "s", "s")),
    Station("ledger-statements", (*_EU, "tab", "down")),
    Station("ledger-by", (*_EU, "b")),
    Station("ledger-due-before", ("L", "d", *"2019-10-20")),
    Station("ledger-filter-none", ("L", "slash", *"zzz")),
    Station("ledger-export", ("L", "e")),
    Station("ledger-nothing", ("L",), ("118", "127", "133")),
)
# Over the stack that is made for them.
MADE = (
    Station("dossier-copies", ("D", "enter")),
    Station("dossier-contradictions", ("D", "enter", NEXT, NEXT)),
    Station("dossier-figures", ("D", "enter", *[NEXT] * 5)),
    Station("ledger-drift", ("L",)),
)
# The same articles are compared once, and not for each picture anew.
_dossier = cache(lambda briefs, since, known: dossier(briefs, since=since, known=known))


async def _walk(folder, size, theme):
    found = {}
    for stations, known in ((STATIONS, stack()), (MADE, briefs())):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(
                "briefing.tui.screens.dossier.dossier",
                dossier_of if stations is MADE else lambda briefs, since, known: _dossier(briefs, since, known),
            )
            patch.setattr("briefing.tui.screens.ledger.ledger", ledger_of if stations is MADE else ledger)
            for station in stations:
                found[station.name] = await _take(folder, size, theme, station, {b.article.id: b for b in known})
    return found


async def _take(folder, size, theme, station, known):
    loader = GoldLoader(known, hold=station.name == "dossier-waiting")
    state = folder / f"{station.name}.json"
    options = AppOptions(state=state, exports=Path("exports"), theme=theme, watch=0)
    app = BriefingApp(station.open or tuple(known), loader, options, as_text)
    app.kept.hint_seen = True
    async with app.run_test(size=size, notifications=True) as pilot:
        await settled(pilot, partial(_begun, app) if loader.held else None)
        if station.open and station.open[0].startswith("!"):
            # The toast comes when it will, and goes away by the clock.
            await settled(pilot, lambda: len(app._notifications) > 0)
        app.clear_notifications()
        await pilot.pause()
        screen = await shown_over(pilot, *station.keys)
        await settled(pilot, lambda: not screen.making)
        await pilot.pause(0.05)
        shown = picture(app)
        loader.held = False
    return shown


def _begun(app):
    return len(app.shelf) > 4 and any(row.stage is Stage.ANALYSING for row in app.shelf)


@pytest.fixture(scope="session")
def pictures(tmp_path_factory):
    return walked_once(lambda size, theme: _walk(tmp_path_factory.mktemp("stacks"), size, theme))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", [station.name for station in (*STATIONS, *MADE)])
def test_picture(name, size, theme, pictures, snapshot):
    snapshot(f"app/{name}-{size[0]}x{size[1]}-{theme}.svg", pictures(size, theme)[name])


@pytest.mark.parametrize("file", [RUNS, STACK_RUNS], ids=["shelf", "stack"])
def test_the_kept_briefs_stand_on_the_articles_as_they_are(file):
    briefs, articles = kept(file), documents(file)
    assert [b.article.id for b in briefs] == [d.id for d in articles]
    for brief, document in zip(briefs, articles, strict=True):
        found = verify(to_json(brief), document.text)
        assert found.same_text and found.holds and found.lines
