"""Score the time tagger on the news of MEANTIME and hold the figures against their floors.

usage: python tests/timex/measure.py [--errors] [--write-floors]

The scorer follows TempEval-3; the tagger is asked in the TimeML style, in which a range is two expressions.
"""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent.parent)]

import score_timex  # noqa: E402

from briefing.extract.when import tag  # noqa: E402

FLOORS = HERE / "floors.json"
Item = tuple[int, int, str, str]


def pairs() -> list[tuple[list[Item], list[Item]]]:
    """Gold and predicted expressions of every article."""
    found = []
    for line in (HERE / "meantime_dev.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        gold = [(t["start"], t["end"], t["type"], t["value"]) for t in row["timexes"]]
        tagged = tag(row["text"], date.fromisoformat(row["published"]), style="timeml")
        found.append((gold, [(t.span.start, t.span.end, t.kind.upper(), t.value or "") for t in tagged]))
    return found


def figures(found: list[tuple[list[Item], list[Item]]]) -> dict[str, float]:
    """The figures that have floors, in percent."""
    all_ = score_timex.score(found)
    return {
        "strict_f1": 100 * all_["strict_f1"],
        "relaxed_f1": 100 * all_["relaxed_f1"],
        "value_f1": 100 * all_["value_f1"],
        "type_f1": 100 * all_["type_f1"],
        "timeline_f1": 100 * score_timex.score_timeline(found)["f1"],
    }


def show_errors(found: list[tuple[list[Item], list[Item]]]) -> None:
    """Every expression missed, invented, or given another value."""
    rows = [json.loads(r) for r in (HERE / "meantime_dev.jsonl").read_text("utf-8").splitlines()]
    for row, (gold, predicted) in zip(rows, found, strict=True):
        text = row["text"]
        matched = score_timex.align(gold, predicted)

        def place(start: int, end: int, text: str = text) -> str:
            around = f"{text[max(0, start - 45) : start]}[{text[start:end]}]{text[end : end + 30]}"
            return around.replace("\n", " / ")

        for i, g in enumerate(gold):
            if i not in {m[0] for m in matched}:
                print("MISSED ", g[2], g[3], "|", place(g[0], g[1]))
        for j, p in enumerate(predicted):
            if j not in {m[1] for m in matched}:
                print("EXTRA  ", p[2], p[3], "|", place(p[0], p[1]))
        for i, j, exact in matched:
            if gold[i][3] != predicted[j][3] or not exact:
                mark = "VALUE  " if gold[i][3] != predicted[j][3] else "EXTENT "
                print(mark, gold[i][3], "given", predicted[j][3], "|", place(*gold[i][:2]), "->",
                      repr(text[predicted[j][0] : predicted[j][1]]), "published", row["published"])  # fmt: skip


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--errors", action="store_true")
    ap.add_argument("--write-floors", action="store_true")
    args = ap.parse_args()
    found = pairs()
    if args.errors:
        show_errors(found)
    floors: dict[str, float] = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    failed = 0
    for name, value in figures(found).items():
        floor = floors.get(name)
        low = floor is not None and value < floor - 0.05
        failed += low
        print(f"{name:14} {value:.1f}" + (f"   floor {floor:.1f}" if floor is not None else "") + ("  LOW" * low))
    if args.write_floors:
        FLOORS.write_text(json.dumps({k: round(v, 1) for k, v in figures(found).items()}, indent=1) + "\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
