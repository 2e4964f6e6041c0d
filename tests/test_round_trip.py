"""Line ends that are none in a file: what holds them goes out as JSON, JSON Lines and into the library, and still
proves itself when it comes back."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefing.cli.main import run
from briefing.library import Library
from briefing.render.json import to_json

# Line separator, paragraph separator, next line, vertical tab and form feed: `str.splitlines` breaks at all of them.
ENDS = ("\u2028", "\u2029", "\x85", "\x0b", "\x0c")
ARTICLE = (
    "Sharif{0}in Ankara\n\nPrime Minister Shehbaz Sharif met President Recep Tayyip Erdogan in Ankara on Sunday.{0}"
    "Turkey pledged to buy gas worth USD 5 billion{0}by 2027. “We are{0}brothers,” Sharif said.\n"
)


@pytest.fixture(params=ENDS, ids=[f"U+{ord(end):04X}" for end in ENDS])
def articles(request: pytest.FixtureRequest, tmp_path: Path) -> list[Path]:
    """An article as a text whose name holds the line end, too, and one of a JSON Lines file that holds it raw."""
    end = request.param
    text = tmp_path / f"2025-05-26 gas{end}talks.txt"
    text.write_bytes(ARTICLE.replace("{0}", end).encode())
    line = {"title": f"Gas{end}talks", "published": "2025-05-26", "url": f"https://example.org/a{end}b"}
    lines = tmp_path / "articles.jsonl"
    whole = json.dumps({**line, "text": ARTICLE.replace("{0}", end)}, ensure_ascii=False)
    lines.write_bytes(whole.encode() + b"\n")
    return [text, lines]


def _verified(path: Path, count: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["verify", str(path)]) == 0
    told = capsys.readouterr()
    assert told.out.count(": holds: ") == count and "NOT" not in told.out, told.out
    assert all(int(part.split()[0]) > 3 for part in told.out.split(": holds: ")[1:])


def test_export_and_verify(
    articles: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    names = [str(path) for path in articles]
    assert run(["brief", *names, "--format", "jsonl", "-o", str(tmp_path / "briefs.jsonl")]) == 0
    written = (tmp_path / "briefs.jsonl").read_bytes().decode()
    assert written.count("\n") == 2, "a line for each article"
    capsys.readouterr()
    _verified(tmp_path / "briefs.jsonl", 2, capsys)
    for number, name in enumerate(names):
        single = tmp_path / f"{number}.json"
        assert run(["brief", name, "--format", "json", "-o", str(single)]) == 0
        capsys.readouterr()
        _verified(single, 1, capsys)
        assert run(["verify", str(single), name]) == 0, "against the article as it is now"
        assert "holds against" in capsys.readouterr().out
    assert run(["export", *names, "--format", "json", "-o", str(tmp_path / "out")]) == 0
    capsys.readouterr()
    exported = sorted((tmp_path / "out").iterdir())
    assert len(exported) == 2
    for path in exported:
        _verified(path, 1, capsys)


def test_through_the_library(
    articles: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    file = tmp_path / "library.db"
    assert run(["add", *map(str, articles), "--library", str(file)]) == 0
    out = tmp_path / "kept.jsonl"
    with Library(file, datetime.now(UTC)) as library:
        kept = [json.dumps(to_json(brief), ensure_ascii=False) for brief in library.briefs()]
    assert kept
    out.write_text("".join(f"{line}\n" for line in kept), encoding="utf-8", newline="\n")
    capsys.readouterr()
    _verified(out, len(kept), capsys)
    assert run(["list", "--library", str(file)]) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(kept), "a line for each article"
    assert run(["search", "gas", "--library", str(file)]) == 0
    assert "\u2028" not in capsys.readouterr().out


STORIES = (
    "Turkey pledged to buy gas worth USD 5 billion by 2027. The minister met the envoy in Ankara on Sunday.",
    "Germany pledged to send tanks to Ukraine by June. The chancellor met the envoy in Berlin on Monday.",
    "Japan pledged to cut emissions by 46 percent by 2030. The premier met the envoy in Tokyo on Tuesday.",
)


def _stack(path: Path, texts: tuple[str, ...], order: tuple[int, ...] = (0, 1, 2)) -> None:
    lines = [json.dumps({"title": f"Story {n}", "published": "2025-05-26", "text": texts[n]}) for n in order]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_briefs_of_a_stack_are_each_held_against_their_own_article(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    stack, briefs = tmp_path / "stack.jsonl", tmp_path / "briefs.jsonl"
    _stack(stack, STORIES)
    assert run(["brief", str(stack), "--format", "jsonl", "-o", str(briefs)]) == 0
    capsys.readouterr()

    def verified(against: Path) -> tuple[int, list[str]]:
        code = run(["verify", str(briefs), str(against)])
        return code, [line.partition(" against ")[0].rpartition(": ")[2] for line in _verdicts(capsys)]

    assert verified(stack) == (0, ["holds"] * 3)
    # In another order, and one of them changed: it is told by its id, else by its title.
    other = tmp_path / "other.jsonl"
    _stack(other, (STORIES[0], STORIES[1].replace("tanks", "tents"), STORIES[2]), (2, 0, 1))
    assert verified(other) == (1, ["holds", "does NOT hold", "holds"])
    # In a folder, among others.
    folder = tmp_path / "folder"
    folder.mkdir()
    for number, text in enumerate(STORIES):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    (folder / "broken.txt").write_bytes(b"")
    assert verified(folder) == (0, ["holds"] * 3)
    # One that is not among them is told, not held against another.
    (folder / "1.txt").unlink()
    assert run(["verify", str(briefs), str(folder)]) == 1
    told = capsys.readouterr()
    assert "none of the 2 articles of" in told.err and "“Story 1”" in told.err
    assert told.out.count(": holds against") == 2


def _verdicts(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return [line for line in capsys.readouterr().out.splitlines() if " lines stand on their source" in line]
