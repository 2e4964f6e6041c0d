"""What the program says of the seed article, in every form: compared with `snapshots/exports/`.

A change of the extractors changes them; look at the difference, then accept it:
`pytest tests/test_exports.py --accept`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from briefing.brief.assemble import brief_all
from briefing.brief.model import Brief, Document
from briefing.brief.timeline import timeline
from briefing.cli.commands.timeline import rendered
from briefing.language.engine import Engine
from briefing.render import timeline as timelines
from briefing.render.json import line, pretty, to_json
from briefing.render.markdown import markdown
from briefing.render.plain import plain
from briefing.render.why import why
from briefing.sources import read

SEEDS = Path(__file__).parent.parent / "seeds"
Briefs = Callable[[str], Brief]


@pytest.fixture(scope="session")
def brief_of_seed(engine: Engine) -> Briefs:
    """The brief of a seed by its name, as of a place that is the same everywhere, made in no time."""

    @cache
    def made(name: str) -> Brief:
        [article] = read([SEEDS / name])
        assert isinstance(article, Document)
        [brief] = brief_all([replace(article, source=f"seeds/{name}")], engine)
        return replace(brief, engine=replace(brief.engine, seconds=0.0))

    return made


FORMS: dict[str, Callable[[Brief], str]] = {
    "txt": plain,
    "terminal-80.txt": lambda b: plain(b, width=80),
    "terminal-40.txt": lambda b: plain(b, width=40),
    "terminal-80.ansi": lambda b: plain(b, width=80, colour=True),
    "md": markdown,
    "json": lambda b: pretty(to_json(b)),
    "jsonl": lambda b: line(to_json(b)),
    "why.txt": why,
    "timeline.txt": lambda b: rendered([b], "text"),
    "timeline-100.txt": lambda b: timelines.plain(timeline([b]), 100),
    "timeline.md": lambda b: rendered([b], "markdown"),
    "timeline.json": lambda b: rendered([b], "json"),
    # Git and editors like line ends of one kind better than the standard's.
    "ics": lambda b: rendered([b], "ics").replace("\r\n", "\n"),
}


@pytest.mark.parametrize("form", FORMS)
def test_the_seed_in_every_form(form: str, brief_of_seed: Briefs, snapshot: Callable[[str, str], None]) -> None:
    snapshot(f"exports/pakistan-turkey.{form}", FORMS[form](brief_of_seed("01-pakistan-turkey.txt")))


OTHERS = sorted(p.name for p in SEEDS.glob("0[2-9]-*"))


@pytest.mark.parametrize("name", OTHERS)
def test_the_other_seeds_as_text(name: str, brief_of_seed: Briefs, snapshot: Callable[[str, str], None]) -> None:
    snapshot(f"exports/{name.partition('.')[0][3:]}.txt", plain(brief_of_seed(name)))


def test_one_timeline_of_all_seeds(brief_of_seed: Briefs, snapshot: Callable[[str, str], None]) -> None:
    briefs = [brief_of_seed(p.name) for p in sorted(SEEDS.glob("0*-*"))]
    snapshot("exports/all.timeline.txt", rendered(briefs, "text"))
    snapshot("exports/all.timeline-100.txt", timelines.plain(timeline(briefs), 100))
