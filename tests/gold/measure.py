"""Score the program on the gold set and hold the figures against their floors.

usage: python tests/gold/measure.py [--set gold|more|later|meantime|all] [--only ID,ID] [--half a|b|c] [--parses FILE]
                                    [--by-article] [--write-floors] [--json]

`--parses FILE` keeps the engine's parses in a pickle, so that a change to an extractor is measured in seconds; the
file is made when missing and refreshed where an article's text or sentences changed. `--half` takes the articles whose
number leaves 0, 1 or 2 when divided by three: a third can be kept unread until the end.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
import sys
from datetime import date
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent.parent)]

import score  # noqa: E402

from briefing.brief.assemble import assemble  # noqa: E402
from briefing.language import Analysis, Parse, analyse  # noqa: E402
from briefing.render.json import to_json  # noqa: E402
from briefing.text.clean import clean  # noqa: E402
from briefing.text.document import Document  # noqa: E402
from briefing.text.segment import Origin, segment  # noqa: E402

SETS = {
    "gold": [HERE],
    "more": [HERE / "more"],
    "later": [HERE / "later"],
    "meantime": [HERE / "meantime"],
    "all": [HERE, HERE / "more", HERE / "later", HERE / "meantime"],
}
TEXTS = (HERE.parent / "corpus" / "articles.jsonl", HERE / "meantime" / "articles.jsonl")
FLOORS = HERE / "floors.json"


def documents(ids: set[str] | None = None) -> dict[str, Document]:
    """The documents of these ids, of the corpus and of MEANTIME; the corpus where none are given."""
    found = {}
    for row in (
        json.loads(line)
        for file in TEXTS[: 1 if ids is None else None]
        for line in file.read_text("utf-8").splitlines()
    ):
        if ids is None or row["id"] in ids:
            origin = Origin(
                title=row["title"],
                published=date.fromisoformat(row["published"]),
                published_from="metadata",
                source=row["source"],
                given_id=row["id"],
            )
            found[row["id"]] = segment(clean(row["text"]), origin)
    return found


def _key(document: Document) -> str:
    marks = [document.text, *(f"{s.span.start}-{s.span.end}-{s.paragraph}" for s in document.sentences)]
    return hashlib.sha256("\n".join(marks).encode()).hexdigest()


def parses(docs: dict[str, Document], store: Path | None) -> dict[str, Parse]:
    """The engine's parse of each document, from the store where it is there."""
    kept: dict[str, Parse] = pickle.loads(store.read_bytes()) if store and store.exists() else {}
    missing = {i: d for i, d in docs.items() if _key(d) not in kept}
    if missing:
        from briefing.language.engine import Engine

        engine = Engine()
        for document in missing.values():
            kept[_key(document)] = engine.parse(document)
        if store:
            partial = store.with_suffix(f".{hashlib.sha256(repr(sorted(missing)).encode()).hexdigest()[:8]}")
            partial.write_bytes(pickle.dumps(kept))
            partial.replace(store)
    return {i: kept[_key(d)] for i, d in docs.items()}


def analyses(ids: set[str] | None = None, store: Path | None = None) -> dict[str, Analysis]:
    """Analyses of corpus articles by id; the way in for experiments."""
    docs = documents(ids)
    found = parses(docs, store)
    return {i: analyse(d, found[i]) for i, d in docs.items()}


def annotations(which: str) -> dict[str, dict[str, object]]:
    """The gold briefs of a set, by id."""
    files = [f for folder in SETS[which] for f in sorted((folder / "annotations").glob("*.json"))]
    return {f.stem: json.loads(f.read_text("utf-8")) for f in files}


def measure(gold: dict[str, dict[str, object]], store: Path | None, by_article: bool = False) -> dict[str, float]:
    """The scorer's figures over these gold briefs."""
    total = score.Tally()
    for ident, analysis in analyses(set(gold), store).items():
        one = score.Tally()
        score.score_article(gold[ident], json.loads(json.dumps(to_json(assemble(analysis)))), one)
        total.n.update(one.n)
        if by_article:
            n = one.n
            print(
                f"{ident}: commitments {n['c_hit']} hit of {n['c_pred']} predicted, {n['c_gold']} gold; "
                f"when {n['t_value']}/{n['t_gold']} of {n['t_pred']}; quotes {n['q_speaker']}/{n['q_gold']} of "
                f"{n['q_pred']}; who {n['w_hit']}/{n['w_gold']} of {n['w_pred']}; what {n['a_hit']}"
            )
    return score.figures(total)


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--set", choices=sorted(SETS), default="gold")
    ap.add_argument("--only")
    ap.add_argument("--half", choices="abc")
    ap.add_argument("--parses", type=Path)
    ap.add_argument("--by-article", action="store_true")
    ap.add_argument("--write-floors", action="store_true")
    ap.add_argument("--json", action="store_true")
    args = ap.parse_args()
    gold = annotations(args.set)
    if args.only:
        gold = {i: gold[i] for i in args.only.split(",")}
    if args.half:
        gold = {i: g for i, g in gold.items() if int(i) % 3 == "abc".index(args.half)}
    found = measure(gold, args.parses, args.by_article)
    floors: dict[str, float] = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    if args.json:
        print(json.dumps(found, indent=1))
        return 0
    whole = args.set == "gold" and not args.only and not args.half
    failed = 0
    for name, value in found.items():
        floor = floors.get(name) if whole else None
        low = floor is not None and (value > floor if name == "who.same_person_twice" else value < floor - 0.0005)
        failed += low
        print(f"{name:34} {value:.3f}" + (f"   floor {floor:.3f}" if floor is not None else "") + ("  LOW" * low))
    if args.write_floors and whole:
        FLOORS.write_text(json.dumps({k: round(v, 3) for k, v in found.items()}, indent=1) + "\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
