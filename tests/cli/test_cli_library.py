"""Articles of the library in the place of paths, in a pipe and in the app."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import SEED, Briefing, Terminal


@pytest.fixture
def library(briefing: Briefing, article: str, tmp_path: Path) -> str:
    """The path of a library that holds two articles."""
    path = str(tmp_path / "library.db")
    assert briefing("add", article, SEED, "--library", path).code == 0
    return path


# what is asked of the library, and the titles of the briefs that are printed
ASKED = [
    ((), ["Pakistan and Turkey", "Union pledges aid"]),
    (("--search", "committed:union"), ["Union pledges aid"]),
    (("--search", "who:erdogan after:2025"), ["Pakistan and Turkey"]),
]


@pytest.mark.parametrize(("words", "titles"), ASKED)
def test_briefs_out_of_the_library_in_a_pipe(
    briefing: Briefing, library: str, words: tuple[str, ...], titles: list[str]
) -> None:
    found = briefing("--library", library, *words)
    assert found.code == 0 and found.err == ""
    for title in ("Pakistan and Turkey", "Union pledges aid"):
        assert (title in found.out) is (title in titles)


def test_beside_those_of_paths(briefing: Briefing, library: str) -> None:
    found = briefing(SEED, "--library", library, "--search", "committed:union").out
    assert "Union pledges aid" in found and "Pakistan and Turkey" in found


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--search", "x"), "give --from-library"),
        (("--search", "whom:x", "--from-library"), "no field 'whom:'"),
        (("--search", "qqqqq", "--library", "{library}"), "holds nothing that answers this"),
        (("--library", "{new}"), "holds nothing yet"),
        (("--library", "{broken}"), "is damaged"),
        (("--library", ""), "no file is named"),
        (("list", "--library", ""), "no file is named"),
        (("restore", "--library", ""), "no file is named"),
        (("remove", "9" * 30, "--library", "{library}"), "is no number of an article"),
        (("remove", "x", "--library", "{library}"), "“x” is no number of an article"),
        (("search", "-n", "0", "x", "--library", "{library}"), "no whole number from 1 on"),
    ],
)
def test_what_cannot_be_had_is_told(
    briefing: Briefing, library: str, tmp_path: Path, words: tuple[str, ...], told: str
) -> None:
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"SQLite format 3\0" + b"\xff" * 4096)
    names = {"library": library, "new": str(tmp_path / "new.db"), "broken": str(broken)}
    found = briefing(*(word.format_map(names) for word in words))
    assert found.code != 0 and found.out == ""
    assert told in found.err and "Traceback" not in found.err


def test_a_mistyped_library_is_told_before_the_app_opens(
    briefing: Briefing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = []
    monkeypatch.setattr("briefing.tui.app.run_app", lambda *given: opened.append(given) or 0)
    new = str(tmp_path / "new.db")
    found = briefing("--library", new, stdin=Terminal(), out=True)
    assert found.code != 0 and "holds nothing yet" in found.err and not opened
    assert briefing(SEED, "--library", new, stdin=Terminal(), out=True).code == 0 and opened


def test_the_app_is_told_what_to_open(
    briefing: Briefing, library: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = []
    monkeypatch.setattr("briefing.tui.app.run_app", lambda paths, options, loader: given.append((paths, options)) or 0)
    for words in (("--from-library",), ("--library", library, "--search", "who:x"), (SEED, "--library", library), ()):
        assert briefing(*words, stdin=Terminal(), out=True).code == 0
    assert [(paths, options.library, options.search) for paths, options in given] == [
        ([], None, ""),
        ([], Path(library), "who:x"),
        ([SEED], Path(library), ""),
        ([], None, None),
    ]
