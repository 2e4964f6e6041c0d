"""The colours: every ink can be read on every ground, in the themes and in every picture."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from drawn_cells import Run, contrast, runs_of

from briefing.tui.theme import themes

# What the sixteen colours of a terminal are is up to its user.
PICTURES = sorted(
    p for p in (Path(__file__).parents[2] / "snapshots" / "app").glob("*.svg") if not p.stem.endswith("-terminal")
)
# The least ratio at which WCAG 2.1 holds text of usual size for readable (AA).
READABLE = 4.5
# Pictures with something over the screen, which stands back behind it.
_OVER = ("add", "export", "feeds", "help", "jump", "library", "palette", "search", "why")


def _inks(theme) -> dict[str, str]:
    own = {k: v for k, v in theme.variables.items() if k.startswith(("ink", "kind")) or k == "spot-mark"}
    return {**own, "accent": theme.accent, "warning": theme.warning, "error": theme.error, "success": theme.success}


def _grounds(theme) -> dict[str, str]:
    own = {k: v for k, v in theme.variables.items() if k.startswith(("band", "tint", "spot-soft"))}
    return {**own, "background": theme.background, "surface": theme.surface, "panel": theme.panel}


# What never stands on a ground: faint and strong words are no evidence, a mark of a margin no text.
_NEVER = {("ink-faint", "spot-soft"), ("spot-mark", "spot-soft")}


@pytest.mark.parametrize("theme", themes()[:2], ids=lambda theme: theme.name)
def test_every_ink_can_be_read_on_every_ground(theme):
    dull = {
        (ink, ground): round(contrast(colour, under), 2)
        for ink, colour in _inks(theme).items()
        for ground, under in _grounds(theme).items()
        if (ink, ground) not in _NEVER and contrast(colour, under) < READABLE
    }
    assert not dull
    own = theme.variables
    assert contrast(own["spot-ink"], own["spot"]) >= READABLE and contrast(own["ink-strong"], own["hit"]) >= READABLE


def _read(picture: Path) -> Iterator[Run]:
    """The words of a picture that are meant to be read now: of a dialog only what is within its frame."""
    runs = list(runs_of(picture.read_text("utf-8")))
    parts = picture.stem.split("-")
    if not any(part in _OVER for part in parts):
        return iter(runs)
    theme = next(t for t in themes() if t.name.endswith(parts[-1]))
    frames: dict[int, list[int]] = {}
    for run in runs:
        if run.ink == theme.variables["border"] and run.text.strip() == "│":
            frames.setdefault(run.y, []).append(run.x)
    return (r for r in runs if len(at := frames.get(r.y, ())) == 2 and at[0] < r.x < at[1])


def test_every_word_of_every_picture_can_be_read():
    dull = {
        (picture.name, run.ink, run.ground, round(contrast(run.ink, run.ground), 2), run.text)
        for picture in PICTURES
        for run in _read(picture)
        if any(c.isalnum() for c in run.text) and contrast(run.ink, run.ground) < READABLE
    }
    assert not sorted(dull)[:20]
    assert len(PICTURES) > 300


def test_the_ratio_is_that_of_the_definition():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
