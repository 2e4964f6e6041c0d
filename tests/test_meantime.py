"""The commitments annotated in the news of MEANTIME: whole, and every text in them verbatim from its article."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent / "gold" / "meantime"
ARTICLES = {r["id"]: r for r in map(json.loads, (HERE / "articles.jsonl").read_text("utf-8").splitlines())}
KEYS = {
    "para", "text", "intro", "actors", "action", "kind", "strength", "status", "deadline", "amount", "beneficiary",
    "condition", "source",
}  # fmt: skip
KINDS = {"agreement", "pledge", "plan", "target", "threat", "refusal"}
STATUSES = {"new", "reaffirmed", "prior", "withdrawn", "fulfilled", "broken", "deferred"}


@pytest.mark.parametrize("ident", sorted(ARTICLES))
def test_annotations_are_verbatim(ident: str) -> None:
    article = ARTICLES[ident]
    given = json.loads((HERE / "annotations" / f"{ident}.json").read_text("utf-8"))
    assert list(given) == ["id", "published", "commitments"] and given["published"] == article["published"]
    for one in given["commitments"]:
        _check(one, article)


def _check(one: dict[str, Any], article: dict[str, Any]) -> None:
    blocks = article["text"].split("\n\n")
    whole = article["title"] + "\n\n" + article["text"]
    assert one.keys() - {"also"} == KEYS
    assert one["kind"] in KINDS and one["strength"] in {1, 2, 3} and one["status"] in STATUSES
    assert one["text"] in blocks[one["para"]] and one["action"] in one["text"]
    assert one["actors"] and all(name in whole for name in one["actors"])
    assert all(other["text"] in blocks[other["para"]] for other in one.get("also", []))
    assert one["deadline"] is None or one["deadline"]["text"] in article["text"]
    assert all(one[key] is None or one[key] in whole for key in ("amount", "beneficiary", "condition", "source"))


def test_articles_are_made_from_the_corpus(tmp_path: Path) -> None:
    """The script that makes the articles gives the file that lies in the repository."""
    made = (
        "import sys, pathlib; sys.path.insert(0, sys.argv[1]); import make_articles as m;"
        "m.HERE = pathlib.Path(sys.argv[2]); m.main()"
    )
    subprocess.run([sys.executable, "-c", made, str(HERE), str(tmp_path)], check=True)
    assert (tmp_path / "articles.jsonl").read_bytes() == (HERE / "articles.jsonl").read_bytes()
