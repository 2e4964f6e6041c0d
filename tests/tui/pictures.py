"""The pictures of the README, made from the seed article and its annotation.

usage: python tests/tui/pictures.py [FOLDER]

Writes SVG files to FOLDER (`snapshots/readme`): the reader on a wide screen, in the light theme with the timeline, the
reasons of an item, and a narrow terminal. The same program gives the same files.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent.parent)]
os.environ["TEXTUAL_ANIMATIONS"] = "none"
os.environ.pop("NO_COLOR", None)

from piloting import as_text, settled, type_fast  # noqa: E402
from shelf_of_runs import RunLoader  # noqa: E402
from walk import picture  # noqa: E402

from briefing.tui.app import BriefingApp  # noqa: E402
from briefing.tui.options import AppOptions  # noqa: E402


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture's name, the size and theme of the terminal, and the keys that lead there."""

    name: str
    size: tuple[int, int]
    theme: str
    keys: tuple[str, ...]


_TO_COMMITMENTS = ("enter", *["right_square_bracket"] * 4, "down", "down", "enter")
SCENES = (
    Scene("reader", (150, 42), "dark", _TO_COMMITMENTS),
    Scene("timeline", (130, 34), "light", ("enter", "t", "down", "down")),
    Scene("why", (120, 32), "dark", (*_TO_COMMITMENTS, "w")),
    Scene("narrow", (80, 24), "dark", _TO_COMMITMENTS),
)
ARTICLES = ("000", "001", "024", "103", "013", "015", "019", "031", "021", "247", "042", "033")


async def take(scene: Scene) -> str:
    """One picture."""
    with tempfile.TemporaryDirectory() as folder:
        options = AppOptions(state=Path(folder) / "app.json", theme=scene.theme, watch=0)
        app = BriefingApp(ARTICLES, RunLoader(), options, as_text)
        app.kept.hint_seen = True
        app.kept.read.update(dict.fromkeys(ARTICLES[4:7]))
        app.kept.starred["024"] = None
        async with app.run_test(size=scene.size) as pilot:
            await settled(pilot)
            for key in scene.keys:
                await type_fast(pilot, key)
            await pilot.pause(0.2)
            return picture(app)


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("folder", nargs="?", type=Path, default=HERE.parent.parent / "snapshots" / "readme")
    folder = ap.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    for scene in SCENES:
        file = folder / f"{scene.name}.svg"
        file.write_text(asyncio.run(take(scene)), "utf-8")
        print(file)
    return 0


if __name__ == "__main__":
    sys.exit(main())
