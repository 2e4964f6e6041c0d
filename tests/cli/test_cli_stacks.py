"""Verify and batch as a user meets them."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.running import Briefing


def test_a_brief_is_verified_from_a_pipe(briefing: Briefing, article: str) -> None:
    whole = briefing("brief", article, "--format", "json").out
    found = briefing("verify", "-", stdin=whole)
    assert found.code == 0 and "-: holds" in found.out
    forged = json.loads(whole)
    forged["summary"][0]["evidence"][0]["text"] += "!"
    found = briefing("verify", "-", stdin=json.dumps(forged))
    assert found.code == 1 and "-: summary[0]" in found.out
    found = briefing("verify", "-", stdin="no brief")
    assert found.code == 1 and "-:1: is no JSON" in found.err


def test_a_batch_names_what_failed(briefing: Briefing, article: str, tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_text("")
    out = tmp_path / "briefs.jsonl"
    found = briefing("batch", article, str(bad), "-o", str(out), "--workers", "1")
    assert found.code == 1
    assert f"error: {bad}: is empty" in found.err and "1 failed" in found.err
    assert len(out.read_text("utf-8").splitlines()) == 1


def test_a_damaged_library_is_restored(briefing: Briefing, article: str, tmp_path: Path) -> None:
    file = tmp_path / "my library.db"
    assert briefing("add", article, "--library", str(file)).code == 0
    file.write_bytes(b"")
    found = briefing("list", "--library", str(file))
    assert found.code == 1 and f"briefing restore --library '{file}'" in found.err
    found = briefing("restore", "--library", str(file))
    assert found.code == 0 and "restored, 1 article\n" in found.err
    assert f"{file}.damaged-" in found.err
    assert briefing("restore", "--library", str(file)).code == 1
