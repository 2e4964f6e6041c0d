"""What cannot be had is named, and the rest is done."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from running import ARTICLE, SEED, Briefing


def test_what_cannot_be_had_is_named_and_the_rest_is_done(briefing: Briefing, article: str, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 4)
    (tmp_path / "title.txt").write_text("Only a title", "utf-8")
    (tmp_path / "bad.jsonl").write_text('{"text": "x"\n' + json.dumps({"text": ARTICLE}) + "\n", "utf-8")
    (tmp_path / "page.html").write_text("<html><body><nav>Home</nav></body></html>", "utf-8")
    names = ["empty.txt", "binary.txt", "title.txt", "bad.jsonl", "page.html", "nosuch.txt"]
    shown = briefing("brief", *(str(tmp_path / n) for n in names), article, "--format", "jsonl")
    assert shown.code == 1 and len(shown.out.splitlines()) == 2
    told = shown.err.splitlines()
    assert len(told) == 6 and all(line.startswith(f"briefing: error: {tmp_path}/") for line in told)
    for name in names:
        assert any(name in line for line in told)
    assert any("bad.jsonl:1:" in line for line in told)


def test_nothing_on_standard_input(briefing: Briefing) -> None:
    shown = briefing(stdin="")
    assert shown.code == 1 and "stdin: is empty" in shown.err and not shown.out


def test_an_encoding_that_was_guessed_is_remarked(briefing: Briefing, tmp_path: Path) -> None:
    path = tmp_path / "latin.txt"
    path.write_bytes(
        ARTICLE.replace("Weber", "Müller").replace("“", "\x93").replace("”", "\x94").replace("€", "").encode("latin-1")
    )
    shown = briefing("brief", str(path), "--sections", "who")
    assert shown.code == 0 and "note:" in shown.err and "Windows-1252" in shown.err and "Müller" in shown.out
    assert briefing("brief", str(path), "-q").err == ""


def test_hostile_names_steer_no_terminal(briefing: Briefing) -> None:
    shown = briefing("brief", "no\x1b[31msuch\x9b5m.txt")
    assert shown.code == 1 and "\x1b" not in shown.err and "\x9b" not in shown.err


def test_an_analysis_that_fails_takes_no_other_with_it(
    briefing: Briefing, article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from briefing.brief import assemble as module

    whole = module.assemble

    def failing(analysis: object, options: object = None) -> object:
        if getattr(analysis, "document").title == "Union pledges aid":  # noqa: B009
            raise IndexError("list index out of range")
        return whole(analysis, options)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "assemble", failing)
    shown = briefing("brief", "--no-cache", article, SEED, "--sections", "main")
    assert shown.code == 1 and shown.out.count("IN SHORT") == 1
    assert f"error: {article}: the analysis failed on it (IndexError: list index out of range)" in shown.err
