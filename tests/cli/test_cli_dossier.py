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


def test_an_unknown_actor_is_told_with_the_nearest(briefing: Briefing, paths: list[str]) -> None:
    found = briefing("ledger", *paths, "--by", "Turky")
    assert found.code == 0 and "No commitments found." in found.out
    assert "no commitment here is of “Turky”; did you mean “Turk" in found.err
    found = briefing("ledger", *paths, "--by", "Zzz", "--format", "json")
    assert '"rows": []' in found.out and "did you mean" not in found.err
    found = briefing("ledger", *paths, "--by", "Turkey", "--due-before", "2001-01-01")
    assert "no commitment here" not in found.err


@pytest.mark.parametrize("typed", ["Turkey", "turkey", "Ankara", "Turkish government"])
def test_an_actor_is_found_by_any_of_its_names(briefing: Briefing, paths: list[str], typed: str) -> None:
    found = briefing("ledger", *paths, "--by", typed)
    assert "40 trains" in found.out and not found.err


def test_a_file_for_spreadsheets_says_its_letters_and_a_pipe_does_not(
    briefing: Briefing, paths: list[str], tmp_path: Path
) -> None:
    out = tmp_path / "due.csv"
    assert briefing("ledger", *paths, "--format", "csv", "-o", str(out)).code == 0
    assert out.read_bytes().startswith(b"\xef\xbb\xbfkey,actors")
    assert briefing("ledger", *paths, "--format", "csv").out.startswith("key,actors")


def test_since_takes_a_day_or_an_article(briefing: Briefing, paths: list[str]) -> None:
    found = briefing("dossier", *paths, "--since", "soon")
    assert found.code == 2 and "neither a date (write it as 2025-05-26) nor the file" in found.err
    by_day = briefing("dossier", *paths, "--since", "2024-06-01")
    assert "NEW SINCE 2024-06-01" in by_day.out
    by_article = briefing("dossier", *paths, "--since", Path(paths[1]).name)
    assert "aims to deliver 30 trains" in by_article.out.partition("NEW SINCE ARTICLES")[2].partition("\n\n")[0]
