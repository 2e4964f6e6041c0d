"""What is listed of folders and paths: in natural order, each file once, with no more in memory than it takes."""

from __future__ import annotations

import os
import random
import re
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.sources import entries_of, expand
from briefing.sources.folder import natural_key

NATURAL = ["1.txt", "2.txt", "10.txt", "A 2.txt", "a 10.txt", "B.txt", "part1", "part 2", "part 02", "part 10"]


def _expected(name: str) -> tuple[tuple[int, int, str], ...]:
    """The order in so many words: numbers by their value before letters, capitals as small ones, ties by the name."""
    parts = [(0, int(p), "") if p.isdecimal() else (1, 0, p) for p in re.split(r"(\d+)", name.casefold()) if p]
    return (*parts, (2, 0, name))


@given(st.lists(st.text(st.sampled_from("aAbB019 ._-é٣²\udc80"), min_size=1, max_size=8), max_size=8))
def test_the_order_is_natural(names: list[str]) -> None:
    assert sorted(names, key=natural_key) == sorted(names, key=_expected)


def test_the_order_of_some_names() -> None:
    mixed = random.Random(0).sample(NATURAL, len(NATURAL))
    assert sorted(mixed, key=natural_key) == sorted(NATURAL, key=_expected)
    assert [n for n in sorted(mixed, key=natural_key) if n[0].isdigit()] == ["1.txt", "2.txt", "10.txt"]


def _listed(*paths: Path | str) -> list[str]:
    return [Path(e.source).name for e in expand(paths)]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in ("a.txt", "b/c.txt", "b/d/e.txt", ".hidden/f.txt", "z.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    return tmp_path


def test_each_file_is_listed_once(tree: Path) -> None:
    whole = ["a.txt", "c.txt", "e.txt", "z.txt"]
    assert _listed(tree) == _listed(tree, tree) == _listed(tree, tree / "b") == whole
    assert _listed(tree / "b", tree) == ["c.txt", "e.txt", "a.txt", "z.txt"]
    assert _listed(tree / "z.txt", tree, tree / "a.txt") == ["z.txt", "a.txt", "c.txt", "e.txt"]
    assert _listed(tree / "a.txt", tree / "b" / ".." / "a.txt") == ["a.txt"]
    assert _listed(tree, tree / ".hidden" / "f.txt") == [*whole, "f.txt"], "what is hidden was not listed with the rest"
    assert [e.path for e in expand(["-", "-", "https://example.org/a"] * 2)] == ["-", "https://example.org/a"]


def test_links(tree: Path) -> None:
    """What a link leads to is listed by its own name where it is in the folder, else once by a link's."""
    elsewhere = tree / ".hidden" / "f.txt"
    for name, target in (
        ("1.txt", tree / "z.txt"),
        ("2.txt", elsewhere),
        ("3.txt", elsewhere),
        ("4.txt", tree / "gone.txt"),
        ("loop", tree),
    ):
        (tree / name).symlink_to(target)
    assert _listed(tree) == ["2.txt", "a.txt", "c.txt", "e.txt", "z.txt"]
    assert _listed(tree / "1.txt", tree) == ["1.txt", "2.txt", "a.txt", "c.txt", "e.txt"]
    assert _listed(tree / "loop") == ["2.txt", "a.txt", "c.txt", "e.txt", "z.txt"]


def test_a_folder_of_very_many_files_takes_little_memory(tmp_path: Path) -> None:
    """6,000 names: what is held is less than 300 bytes for each while they are sorted, and less as they are told."""
    count = 6_000
    for number in range(count):
        os.close(os.open(tmp_path / f"article-{number}-of-the-year.txt", os.O_CREAT))
    tracemalloc.start()
    try:
        entries = entries_of([tmp_path])
        assert next(entries).source.endswith("article-0-of-the-year.txt")
        most = tracemalloc.get_traced_memory()[1]
        assert sum(1 for _ in entries) == count - 1
        left = tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()
    assert most < 300 * count and left < 10 * count
