"""The library and the feeds at three sizes in two themes, and hostile titles, feeds and failures in them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hostile import FORBIDDEN, HOSTILE, hostile_brief
from piloting import as_text, settled, type_fast, walked_once
from shelf_of_gold import GoldLoader, articles, brief_of
from walk import SIZES, THEMES, picture

from briefing.library import Library
from briefing.library.subscriptions import note_answer, note_failure, note_item, subscribe, subscriptions
from briefing.tui.app import BriefingApp
from briefing.tui.options import AppOptions

NOW = datetime(2026, 1, 2, tzinfo=UTC)
KEPT = ("000", "001", "005", "008", "013", "015", "019", "020", "021", "024", "031", "033")
NAMES = ("library", "library-search", "library-slip", "library-empty", "library-damaged", "feeds", "feeds-empty")


def _library(path):
    """A library of a dozen articles that follows four feeds, each of which fares otherwise."""
    with Library(path, NOW) as library:
        numbers = [library.keep(brief_of(*articles()[ident]))[0] for ident in KEPT]
        for name, title in (
            ("https://example.org/news.xml", "Example News"),
            ("https://far.example.org/a/feed/with/a/long/address/that/does/not/fit/into/a/line.atom", None),
            ("https://example.com/rss", "A title of a feed that is so long that a narrow terminal has no room for it"),
            ("https://example.net/gone", "Gone"),
        ):
            subscribe(library, name, title)
        first, second, third, fourth = subscriptions(library)
        note_answer(library, first, None, None, None, "2026-01-02T03:04:05+00:00")
        for number in numbers[:7]:
            note_item(library, first, str(number), "", number)
        note_item(library, third, "x", "", numbers[8])
        note_answer(library, third, None, None, None, "2026-01-01T23:00:00+00:00")
        note_failure(library, second, "does not answer within 30 seconds")
        note_failure(library, fourth, "410 Gone", "2026-01-01")


def _app(folder, theme, path):
    options = AppOptions(state=folder / f"{path.stem}.json", library=path, theme=theme, watch=0)
    app = BriefingApp(("000", "001"), GoldLoader(), options, as_text)
    app.kept.hint_seen = True
    app.kept.read.update(dict.fromkeys(KEPT[:4]))
    return app


async def _come(app, pilot, key):
    await pilot.press(key)
    await settled(
        pilot, lambda: len(app.screen_stack) == 2 and app.screen.is_mounted and app.screen.focused is not None
    )
    await _answered(app, pilot)


async def _answered(app, pilot):
    await settled(pilot, lambda: app.screen._errand is None or app.screen._errand.done)
    await pilot.pause(0.05)


async def _walk(folder, size, theme):
    found = {}
    path = folder / "library.db"
    _library(path)
    app = _app(folder, theme, path)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settled(pilot)
        await _come(app, pilot, "O")
        found["library"] = picture(app)
        await type_fast(pilot, *"president")
        await _answered(app, pilot)
        await pilot.press("down", "down")
        found["library-search"] = picture(app)
        await type_fast(pilot, *" whom:x")
        await _answered(app, pilot)
        found["library-slip"] = picture(app)
        await pilot.press("escape")
        await _come(app, pilot, "R")
        found["feeds"] = picture(app)
    app = _app(folder, theme, folder / "none.db")
    async with app.run_test(size=size, notifications=True) as pilot:
        await settled(pilot)
        await _come(app, pilot, "O")
        found["library-empty"] = picture(app)
        await pilot.press("escape")
        await _come(app, pilot, "R")
        found["feeds-empty"] = picture(app)
    with pytest.MonkeyPatch.context() as patch:
        # A path of the test's own folder would be another one each time.
        patch.chdir(folder)
        broken = folder.joinpath("broken.db")
        broken.write_bytes(b"SQLite format 3\0" + b"\xff" * 4096)
        app = _app(folder, theme, broken.relative_to(folder))
        async with app.run_test(size=size, notifications=True) as pilot:
            await settled(pilot)
            await _come(app, pilot, "O")
            app.clear_notifications()
            await pilot.pause(0.05)
            found["library-damaged"] = picture(app)
    return found


@pytest.fixture(scope="session")
def pictures(tmp_path_factory):
    return walked_once(lambda size, theme: _walk(tmp_path_factory.mktemp("kept"), size, theme))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", NAMES)
def test_picture(name, size, theme, pictures, snapshot):
    snapshot(f"app/{name}-{size[0]}x{size[1]}-{theme}.svg", pictures(size, theme)[name])


def _shown(app):
    lines = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in lines)


@pytest.mark.parametrize("size", [(150, 40), (80, 24)], ids=str)
async def test_hostile_texts_are_shown_as_they_are(size, make_app, tmp_path):
    path = tmp_path / "library.db"
    # Half a character cannot be written at all.
    names = [name for name in HOSTILE if name != "empty" and not any("\ud800" <= c <= "\udfff" for c in HOSTILE[name])]
    with Library(path, NOW) as library:
        for name in names:
            library.add(hostile_brief(name))
            subscribe(library, f"https://example.org/{name}", HOSTILE[name][:300])
        for feed in subscriptions(library):
            note_failure(library, feed, HOSTILE["escape"][:200])
    app = make_app("000", library=path)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settled(pilot)
        for key in ("O", "R"):
            await _come(app, pilot, key)
            for move in ("down", "pagedown", "end", "home"):
                await pilot.press(move)
                for character in (*FORBIDDEN, "\x1b", "\x07"):
                    assert character not in _shown(app), f"{character!r} in {key}"
            if key == "R":
                await pilot.press("x")
                assert not any(character in _shown(app) for character in (*FORBIDDEN, "\x1b", "\x07"))
                await pilot.press("n")
            await pilot.press("escape")
        app.open_kept(range(1, len(names) + 1))
        await settled(pilot, lambda: not app.reading)
        assert len(app.shelf) > 1 and app.is_running
