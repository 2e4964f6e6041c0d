"""The dossier and the ledger as a user asks for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import ARTICLE, Briefing

ARTICLES = (
    ("2024-05-02", "The Turkish government will deliver 40 trains to Hungary by June 30, it said on Thursday."),
    ("2024-05-02", "On Thursday Turkey promised Hungary 40 trains by the end of June, officials said in Ankara."),
    ("2024-06-03", "Turkey aims to deliver 30 trains to Hungary by December 31, the minister said on Monday."),
)


@pytest.fixture
def paths(tmp_path: Path) -> list[str]:
    """The paths of some articles."""
    made = []
    for n, (day, text) in enumerate((*ARTICLES, ("2024-05-02", ARTICLE))):
        path = tmp_path / f"{n}.txt"
        path.write_text(f"Date: {day}\n\n{text}\n", "utf-8")
        made.append(str(path))
    return made


FORMS = [
    *(("dossier", form) for form in ("text", "markdown", "json")),
    *(("ledger", form) for form in ("text", "markdown", "json", "csv", "ics")),
]


@pytest.mark.parametrize(("command", "form"), FORMS)
def test_paths_in_any_order_fresh_or_kept_give_the_same_bytes(
    briefing: Briefing, paths: list[str], command: str, form: str
) -> None:
    first = briefing(command, *paths, "--format", form, "--no-cache")
    made = briefing(command, *paths[::-1], "--format", form)
    kept = briefing(command, *paths[2:], *paths[:2], "--format", form)
    assert first.code == 0 and first.out and first.out == made.out == kept.out
