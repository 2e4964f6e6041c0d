"""Results in files: never over another one, whole or not at all."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest
from running import ARTICLE, SEED, Briefing


def test_output_to_a_file(briefing: Briefing, article: str, tmp_path: Path) -> None:
    target = tmp_path / "new" / "brief.md"
    shown = briefing("brief", article, "-o", str(target))
    assert shown.code == 0 and not shown.out and f"wrote {target}" in shown.err
    assert target.read_text("utf-8").startswith("# Union pledges aid\n")
    assert target.stat().st_mode & 0o777 == 0o666 & ~_umask()
    target.write_text("mine", "utf-8")
    again = briefing("brief", article, "-o", str(target))
    assert again.code == 3 and "it is there already; --force overwrites it" in again.err
    assert target.read_text("utf-8") == "mine"
    assert briefing("brief", article, "-o", str(target), "--force", "-q").err == ""
    assert target.read_text("utf-8").startswith("# Union")
    assert [p.name for p in target.parent.iterdir()] == ["brief.md"]


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_output_to_a_folder(briefing: Briefing, article: str, tmp_path: Path) -> None:
    shown = briefing("brief", article, SEED, "-o", f"{tmp_path}/out/", "--format", "json")
    names = sorted(p.name for p in (tmp_path / "out").iterdir())
    assert names[0] == "2024-05-01-union-pledges-aid.json" and names[1].startswith("2025-05-26-")
    assert sorted(shown.out.splitlines()) == [f"{tmp_path}/out/{n}" for n in names]


def test_export_never_overwrites(briefing: Briefing, article: str, tmp_path: Path) -> None:
    out = tmp_path / "briefs"
    assert briefing("export", article, "-o", str(out)).out == f"{out}/2024-05-01-union-pledges-aid.md\n"
    file = out / "2024-05-01-union-pledges-aid.md"
    file.write_text("mine", "utf-8")
    shown = briefing("export", article, SEED, "-o", str(out))
    assert shown.code == 1 and "already" in shown.err
    assert file.read_text("utf-8") == "mine" and len(list(out.iterdir())) == 2
    assert briefing("export", article, "-o", str(out), "--force").code == 0
    assert file.read_text("utf-8").startswith("# Union")


def test_export_of_some_sections(briefing: Briefing, article: str, tmp_path: Path) -> None:
    briefing("export", article, "-o", str(tmp_path / "out"), "--sections", "quotes,terms")
    [file] = (tmp_path / "out").iterdir()
    assert re.findall("^## (.*)", file.read_text("utf-8"), re.M) == ["Quotes", "Terms", "Source paragraphs"]


def test_two_articles_of_one_name_get_two_files(briefing: Briefing, article: str, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(ARTICLE.replace("€5 million", "€6 million"), "utf-8")
    briefing("export", article, str(other), "-o", str(tmp_path / "out"))
    names = sorted(p.name for p in (tmp_path / "out").iterdir())
    assert len(names) == 2 and re.fullmatch(r"2024-05-01-union-pledges-aid-[0-9a-f]{8}\.md", names[0])


def test_a_folder_that_is_a_file(briefing: Briefing, article: str) -> None:
    shown = briefing("export", article, "-o", f"{article}/out")
    assert shown.code == 1 and f"{article}/out: it cannot be made a folder" in shown.err
    assert "it is no folder" in briefing("export", article, "-o", article).err


def test_a_pipe_stays_a_pipe(briefing: Briefing, article: str, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE, text=True, encoding="utf-8")
    assert briefing("brief", article, "-o", str(pipe), "--force").code == 0
    assert reader.communicate(timeout=10)[0].startswith("Union pledges aid") and pipe.is_fifo()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission(briefing: Briefing, article: str, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    shown = briefing("export", article, "-o", str(closed))
    assert shown.code == 1 and "it cannot be written (Permission denied)" in shown.err
