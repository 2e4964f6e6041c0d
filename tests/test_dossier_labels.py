"""The labels of the stacks are verbatim and do not contradict each other."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

HERE = Path(__file__).parent
STACKS = sorted((HERE / "dossier" / "stories").glob("*.json"))
TEXTS = {
    row["id"].partition("_")[0]: row["text"]
    for file in ("corpus/articles.jsonl", "timex/meantime_dev.jsonl")
    for row in map(json.loads, (HERE / file).read_text("utf-8").splitlines())
}


def _actions(ident: str) -> set[str]:
    """The labelled actions of an article."""
    found = set()
    for folder in ("gold/annotations", "gold/more/annotations"):
        file = HERE / folder / f"{ident}.json"
        if file.exists():
            found |= {c["action"] for c in json.loads(file.read_text("utf-8"))["commitments"]}
    for stack in STACKS:
        own = json.loads(stack.read_text("utf-8"))["statements"]
        found |= {s["action"] for s in own if s["article"] == ident}
    return found


@pytest.mark.parametrize("file", [*STACKS, HERE / "dossier" / "across.json"], ids=lambda f: f.stem)
def test_labels_are_verbatim(file: Path) -> None:
    stack = json.loads(file.read_text("utf-8"))
    for kind in ("same", "unsure"):
        for group in stack[kind]:
            assert len(group) > 1
            for said in group:
                assert said["action"] in _actions(said["article"]), said
    for own in stack.get("statements", []):
        assert own["action"] in TEXTS[own["article"]], own
    sides = [s for row in stack.get("figures", []) for s in row["sides"]]
    for side in [*sides, *(s for pair in stack.get("different", []) for s in pair)]:
        assert side["text"].lower() in TEXTS[side["article"]].lower(), side


def test_an_article_is_of_one_story() -> None:
    told = [i for file in STACKS for i in json.loads(file.read_text("utf-8"))["articles"]]
    alone = json.loads((HERE / "dossier" / "alone.json").read_text("utf-8"))["articles"]
    assert len(told) == len(set(told)) and not set(told) & set(alone) and set(told) | set(alone) <= set(TEXTS)
    assert sum(len(json.loads(file.read_text("utf-8"))["articles"]) >= 5 for file in STACKS) >= 3
