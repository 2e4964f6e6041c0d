"""What happens around the reader: new files, vanished files, other sizes, closing at any moment."""

from __future__ import annotations

import time

import pytest
from piloting import keep_still, settled
from shelf_of_gold import GoldLoader, articles

from briefing.errors import SourceError
from briefing.text.clean import clean
from briefing.text.segment import Origin, segment
from briefing.tui.shelf import Stage


class FolderLoader(GoldLoader):
    """Reads a real folder; every file is an article without findings but its gold namesake's."""

    def expand(self, source):
        from pathlib import Path

        place = Path(source)
        if place.is_dir():
            return [str(p) for p in sorted(place.glob("*.txt"))]
        return [source]

    def documents(self, sources):
        from pathlib import Path

        for source in sources:
            try:
                text = Path(source).read_text("utf-8")
            except OSError as error:
                yield SourceError(source, error.strerror or "cannot be read")
                continue
            ident = Path(source).stem
            yield segment(clean(text), Origin(title=ident, source=source, given_id=ident))


async def test_new_files_of_a_watched_folder_appear(make_app, tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    for ident in ("001", "005"):
        (folder / f"{ident}.txt").write_text(articles()[ident][0].text)
    app = make_app(str(folder), loader=FolderLoader(), watch=0.05)
    async with app.run_test(size=(160, 40), notifications=True) as pilot:
        await settled(pilot)
        assert [r.key for r in app.shelf] == ["001", "005"]
        (folder / "008.txt").write_text(articles()["008"][0].text)
        await settled(pilot, lambda: len(app.shelf) == 3 and app.shelf.done() == 3)
        assert any("new in a watched folder" in n.message for n in app._notifications)
        assert app.reader.key == "001", "what is being read stays on show"


async def test_an_empty_folder_is_watched_too(make_app, tmp_path):
    class Real(FolderLoader):
        def expand(self, source):
            found = super().expand(source)
            if not found:
                raise SourceError(source, "holds no articles")
            return found

    folder = tmp_path / "articles"
    folder.mkdir()
    app = make_app(str(folder), loader=Real(), watch=0.05)
    async with app.run_test(size=(160, 40)) as pilot:
        await settled(pilot)
        assert [r.stage for r in app.shelf] == [Stage.FAILED]
        (folder / "001.txt").write_text(articles()["001"][0].text)
        await settled(pilot, lambda: [r.stage for r in app.shelf] == [Stage.READY])


def test_what_a_watched_folder_tells(tmp_path):
    from briefing.tui.watch import Watch

    watch = Watch(FolderLoader())
    first, second = tmp_path / "1.txt", tmp_path / "2.txt"
    first.write_text("One.")
    watch.add(str(tmp_path), [str(first)])
    assert watch.news() == watch.news() == ([], []), "what was there is known"
    second.write_text("Tw")
    assert watch.news() == ([], []), "it may be half written"
    second.write_text("Two.")
    assert watch.news() == ([], []), "it was"
    assert watch.news() == ([str(second)], [])
    first.write_text("One, and more.")
    assert watch.news() == ([], [])
    assert watch.news() == ([], [str(first)])
    first.unlink()
    assert watch.news() == watch.news() == ([], [])
    second.write_text("")
    second.write_text("Two.")
    for n in range(2000):
        (tmp_path / f"many-{n:04}.txt").touch()
    watch.news()
    fresh, _ = watch.news()
    assert len(fresh) == 2000 and watch.news() == ([], [])


async def test_a_vanished_file_is_told_and_can_be_tried_again(make_app, tmp_path, monkeypatch):
    monkeypatch.setenv("PAGER", "less")
    file = tmp_path / "001.txt"
    app = make_app(str(file), loader=FolderLoader())
    async with app.run_test(size=(160, 40), notifications=True) as pilot:
        await settled(pilot)
        row = next(iter(app.shelf))
        assert row.stage is Stage.FAILED and "No such file" in row.error
        file.write_text(articles()["001"][0].text)
        await pilot.press("r")
        await settled(pilot, lambda: [r.stage for r in app.shelf] == [Stage.READY])
        file.unlink()
        await pilot.press("o")
        await pilot.pause()
        assert any("cannot be lent to less" in n.message for n in app._notifications), "the text that was read"
        assert app.reader.brief.brief is not None, "what was read stays"


async def test_an_article_that_trips_the_engine_leaves_the_others(make_app):
    class Tripping(GoldLoader):
        def brief(self, document):
            if document.id == "001":
                raise IndexError("list index out of range")
            return super().brief(document)

    app = make_app("000", "001", "005", loader=Tripping())
    async with app.run_test(size=(160, 40)) as pilot:
        await settled(pilot)
        assert [r.stage for r in app.shelf] == [Stage.READY, Stage.FAILED, Stage.READY]
        assert "IndexError" in app.shelf.get("001").error
        app.loader.__class__ = GoldLoader
        app.reader.go_article("001")
        await pilot.press("r")
        await settled(pilot)
        assert app.shelf.get("001").stage is Stage.READY


@pytest.mark.parametrize(
    "keys", [(), ("enter", "t"), ("question_mark",), ("ctrl+f", "a"), ("w",), ("e",), ("a",), ("g",)]
)
async def test_any_size_at_any_place(make_app, keys):
    app = make_app("000", "001")
    async with app.run_test(size=(160, 48)) as pilot:
        await settled(pilot)
        await pilot.press(*keys)
        for size in ((80, 24), (40, 10), (20, 5), (300, 90), (100, 12), (1, 1), (140, 40)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert app.is_running
        for name, width in app.reader.arrangement.widths.items():
            assert app.reader.query_one(f"#{name}-pane").size.width == width


async def test_the_place_is_kept_through_another_size(make_app):
    app = make_app("000")
    async with app.run_test(size=(160, 30)) as pilot:
        await settled(pilot)
        await pilot.press("enter", "tab", "pagedown")
        source = app.reader.source
        words = source.lines[round(source.scroll_y)].start
        await pilot.resize_terminal(104, 30)
        await pilot.pause()
        line = source.lines[round(source.scroll_y)]
        assert line.start <= words < line.end


async def test_closing_during_the_analysis_is_quick_and_quiet(make_app, capfd):
    app = make_app(hold=True)
    async with app.run_test(size=(160, 40)) as pilot:
        await settled(pilot, lambda: any(r.stage is Stage.ANALYSING for r in app.shelf))
        begin = time.monotonic()
        await pilot.press("q")
    app.loader.held = False
    assert time.monotonic() - begin < 3
    assert capfd.readouterr().err == ""


async def test_an_article_is_taken_up_where_it_was_left(make_app):
    app = make_app()
    async with app.run_test(size=(160, 40)) as pilot:
        await settled(pilot)
        await pilot.press("down", "down", "enter", "q")
    again = make_app()
    async with again.run_test(size=(160, 40)) as pilot:
        await settled(pilot)
        assert again.reader.key == "005"
        assert again.reader.marks_of("005") == "  "
        assert again.reader.marks_of("000") == " •"


async def test_without_colours_nothing_is_lost(make_app, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    app = make_app("000")
    assert app.theme == "briefing-terminal"
    async with app.run_test(size=(160, 40)) as pilot:
        await settled(pilot)
        await pilot.press("enter", "right_square_bracket", "down", "tab")
        for strip in app.screen._compositor.render_strips():
            for segment in strip.apply_filter(app._filters[-1], app.screen.background_colors[1]):
                style = segment.style
                assert style is None or style.color is None or style.color.is_default
        styles = {app.palette[f"mark.{k}"].without_color for k in ("who", "where", "when", "figure", "term")}
        assert len(styles) == 5, "words of each kind look different without colour"
        assert app.palette["spot"].reverse and app.palette["band"].reverse


async def test_the_first_run_hint_goes_with_the_first_letter(make_app):
    app = make_app("000", hint=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        hint = app.reader.query_one("#hint")
        assert hint.display and "New here?" in hint.text
        await pilot.press("down")
        assert hint.display
        await pilot.press("n")
        assert not hint.display
    assert make_app("000", hint=True).kept.hint_seen


async def test_nothing_open_says_what_to_do(make_app):
    app = make_app(loader=GoldLoader())
    app.sources = ()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot, lambda: True)
        await pilot.pause()
        assert "a  adds files" in " ".join(app.reader.articles._empty())
        # Keys that need an article say so and do nothing else.
        for key in "nwtueyopsmr1g":
            await pilot.press(key)
        await pilot.pause()
        assert app.is_running


def test_inline_takes_less_than_the_terminal(make_app):
    import asyncio

    with pytest.MonkeyPatch.context() as patch:
        keep_still(patch)
        app = make_app("000", inline=True)
        assert app.options.inline

        async def look():
            async with app.run_test(size=(120, 40)) as pilot:
                await settled(pilot)
                return app.reader.size

        assert asyncio.run(look()).height == 40


async def test_quitting_before_the_first_frame(make_app, capfd):
    app = make_app()

    async def at_once(pilot):
        app.exit()

    await app.run_async(headless=True, size=(120, 36), auto_pilot=at_once)
    assert app.return_code == 0
    assert capfd.readouterr().err == ""
