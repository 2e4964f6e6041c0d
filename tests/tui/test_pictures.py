"""Every screen and state at three sizes in two themes, as it was looked at and accepted."""

from __future__ import annotations

import pytest
from pictures import SCENES, take
from piloting import walked_once
from walk import ALONE, SIZES, STATIONS, THEMES, walk

NAMES = (*(station.name for station in STATIONS), "analysing", "empty-first-run", *(row[0] for row in ALONE))
# In the terminal's own colours: where marks have to do without tints and shades.
PLAIN = (
    "articles", "articles-filter", "brief-commitments", "brief-filter", "source-evidence", "source-layers", "timeline",
    "why", "jump", "search", "help-search", "palette",
)  # fmt: skip


@pytest.fixture(scope="session")
def pictures(tmp_path_factory):
    return walked_once(lambda size, theme: walk(tmp_path_factory.mktemp("walk"), size, theme))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", NAMES)
def test_picture(name, size, theme, pictures, snapshot):
    snapshot(f"app/{name}-{size[0]}x{size[1]}-{theme}.svg", pictures(size, theme)[name])


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", PLAIN)
def test_picture_in_the_colours_of_the_terminal(name, size, pictures, snapshot):
    snapshot(f"app/{name}-{size[0]}x{size[1]}-terminal.svg", pictures(size, "terminal")[name])


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
async def test_picture_of_the_readme(scene, snapshot):
    snapshot(f"readme/{scene.name}.svg", await take(scene))
