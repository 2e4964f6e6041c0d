"""Score stories, merged commitments, their drift, status histories and figures side by side, against floors.

usage: python tests/dossier/measure.py [--parses FILE] [--errors] [--write-floors]

`--parses FILE` is the pickle that tests/gold/measure.py keeps. `--errors` names every pair that is wrong.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent.parent))

from briefing.brief.assemble import assemble  # noqa: E402
from briefing.brief.model import Brief, Commitment, Deadline, Document, Evidence, Figure  # noqa: E402
from briefing.dossier import cluster  # noqa: E402
from briefing.dossier.commitments import Use, gather_commitments  # noqa: E402
from briefing.dossier.drift import drift_of  # noqa: E402
from briefing.dossier.figures import figure_rows  # noqa: E402
from briefing.dossier.likeness import content_words, overlap_f1  # noqa: E402
from briefing.dossier.setting import Setting  # noqa: E402
from briefing.language import analyse  # noqa: E402
from briefing.text.clean import clean  # noqa: E402
from briefing.text.segment import Origin, segment  # noqa: E402
from tests.dossier import histories  # noqa: E402
from tests.gold import measure as gold  # noqa: E402

FLOORS = HERE / "floors.json"
# One article or pair more or less, which a change in an extractor may cost.
_LEEWAY = 0.03
Statement = tuple[str, str]
Pair = frozenset[Statement]


@dataclass
class Labels:
    """The labelled stories by name, the articles of none, and the commitments that are one or could be."""

    stories: dict[str, dict[str, Any]] = field(default_factory=dict)
    alone: list[str] = field(default_factory=list)
    same: list[list[Statement]] = field(default_factory=list)
    unsure: list[list[Statement]] = field(default_factory=list)
    statements: dict[str, list[Commitment]] = field(default_factory=dict)
    drift: dict[Statement, frozenset[str]] = field(default_factory=dict)

    @property
    def groups(self) -> list[set[str]]:
        """The labelled clusters, those of one article included."""
        return [set(s["articles"]) for s in self.stories.values()] + [{a} for a in self.alone]


def documents() -> dict[str, Document]:
    """The articles of the stack: those of the corpus, and the openings of others that `tests/timex` holds."""
    found = gold.documents()
    for line in (HERE.parent / "timex" / "meantime_dev.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        title, _, body = row["text"].split("\n\n", 2)
        ident = row["id"].partition("_")[0]
        day = date.fromisoformat(row["published"])
        origin = Origin(title=title, published=day, published_from="metadata", source="Wikinews", given_id=ident)
        found[ident] = segment(clean(body), origin)
    return found


def briefs_of(store: Path | None) -> dict[str, Brief]:
    """The program's brief of each article, in order of publication."""
    docs = documents()
    parses = gold.parses(docs, store)
    order = sorted(docs, key=lambda i: (docs[i].published or date.max, i))
    return {i: assemble(analyse(docs[i], parses[i])) for i in order}


def labels() -> Labels:
    """What stands in the files beside this one and in the gold briefs."""
    found = Labels(alone=json.loads((HERE / "alone.json").read_text("utf-8"))["articles"])
    statements: dict[str, list[Commitment]] = defaultdict(list)
    # The sets that the labels of `same` were made over; they say nothing of pairs with statements annotated later.
    annotated = {**gold.annotations("gold"), **gold.annotations("more")}
    for ident, brief in sorted(annotated.items()):
        statements[ident] = [_commitment(c) for c in brief["commitments"]]  # type: ignore[attr-defined]
    files = [*sorted((HERE / "stories").glob("*.json")), HERE / "across.json"]
    for file in files:
        story = json.loads(file.read_text("utf-8"))
        if file.parent.name == "stories":
            found.stories[file.stem] = story
        for own in story.get("statements", []):
            statements[own["article"]].append(_commitment(own))
        for kind in ("same", "unsure"):
            getattr(found, kind).extend([[(s["article"], s["action"]) for s in g] for g in story[kind]])
        said = [s for g in story["same"] for s in g if "drift" in s]
        found.drift.update({(s["article"], s["action"]): frozenset(s["drift"]) for s in said})
    found.statements = dict(statements)
    return found


def _commitment(c: dict[str, Any]) -> Commitment:
    due = c.get("deadline")
    return Commitment(
        actors=tuple(c["actors"]),
        action=c["action"],
        kind=c["kind"],
        strength=c["strength"],
        status=c["status"],
        deadline=Deadline(due["text"], due.get("value")) if due else None,
        amount=c.get("amount"),
        beneficiary=c.get("beneficiary"),
        condition=c.get("condition"),
        source=c.get("source"),
        cue="",
        rule="gold",
        evidence=(),
    )


def pairs_of(groups: Iterable[Iterable[Statement]]) -> set[Pair]:
    """Every pair of different statements that stand in one group."""
    return {frozenset(p) for g in groups for p in combinations(sorted(set(g)), 2)}


def prf(found: set[Any], wanted: set[Any]) -> tuple[float, float, float]:
    """Precision, recall and their F1."""
    hit = len(found & wanted)
    p, r = hit / len(found) if found else 1.0, hit / len(wanted) if wanted else 1.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def b_cubed(found: list[set[str]], wanted: list[set[str]]) -> tuple[float, float, float]:
    """B-cubed precision, recall and F1 (Bagga and Baldwin 1998) over the items of ``wanted``."""
    items = set().union(*wanted)
    by_found = {i: g & items for g in found for i in g if i in items}
    by_wanted = {i: g for g in wanted for i in g}
    p = sum(len(by_found[i] & by_wanted[i]) / len(by_found[i]) for i in items) / len(items)
    r = sum(len(by_found[i] & by_wanted[i]) / len(by_wanted[i]) for i in items) / len(items)
    return p, r, 2 * p * r / (p + r)


def score_stories(known: Labels, briefs: dict[str, Brief], say: Callable[[str], None]) -> dict[str, float]:
    """The clusters over the whole corpus, scored on the labelled articles."""
    ids = sorted(briefs)
    groups = [{ids[i] for i in g} for g in cluster.stories(tuple(briefs[i] for i in ids))]
    labelled = set().union(*known.groups)
    found = {frozenset(p) for g in groups for p in combinations(sorted(g & labelled), 2)}
    wanted = {frozenset(p) for g in known.groups for p in combinations(sorted(g), 2)}
    for pair in sorted(map(sorted, found ^ wanted)):
        say(f"story {'missed' if frozenset(pair) in wanted else 'wrong'}: {' '.join(pair)}")
    p, r, f = b_cubed(groups, known.groups)
    _, _, pairwise = prf(found, wanted)
    multi = [g for g in known.groups if len(g) > 1]
    inner = b_cubed([*groups], multi)[2]
    return {
        "stories.b_cubed_p": p,
        "stories.b_cubed_r": r,
        "stories.b_cubed": f,
        "stories.b_cubed_of_many": inner,
        "stories.pairwise": pairwise,
    }


def gold_uses(known: Labels, briefs: dict[str, Brief]) -> list[Use]:
    """The labelled statements in the order of their articles, each with the sentence that states it."""
    return [(n, _located(briefs[i], c)) for n, i in enumerate(briefs) for c in known.statements.get(i, ())]


def own_uses(known: Labels, briefs: dict[str, Brief]) -> list[Use]:
    """What the program itself finds in the articles whose commitments are labelled."""
    return [(n, c) for n, i in enumerate(briefs) if i in known.statements for c in briefs[i].commitments]


def _located(brief: Brief, commitment: Commitment) -> Commitment:
    start = brief.article.text.find(commitment.action)
    if start < 0:
        return commitment
    return replace(commitment, evidence=(Evidence.at(brief.article, brief.article.sentence_at(start).span),))


def score_commitments(known: Labels, briefs: dict[str, Brief], say: Callable[[str], None]) -> dict[str, float]:
    """Merged commitments, on the labelled statements and on those that the program finds itself."""
    wanted, unsure = pairs_of(known.same), pairs_of(known.unsure)
    ids = list(briefs)
    setting = Setting.of(tuple(briefs.values()))
    groups = gather_commitments(gold_uses(known, briefs), setting)
    found = pairs_of([(ids[n], c.action) for n, c in g] for g in groups) - unsure
    for pair in sorted(map(sorted, found ^ wanted)):
        say(f"commitments {'missed' if frozenset(pair) in wanted else 'wrong'}: {pair}")
    p, r, f = prf(found, wanted)
    own = gather_commitments(own_uses(known, briefs), setting)
    aligned = [[s for n, c in g if (s := label_of(ids[n], c, known))] for g in own]
    own_found = pairs_of(aligned) - unsure
    stated = {s for g in aligned for s in g}
    possible = {w for w in wanted if w <= stated}
    for pair in sorted(map(sorted, own_found ^ possible)):
        say(f"commitments end to end {'missed' if frozenset(pair) in wanted else 'wrong'}: {pair}")
    own_p, own_r, own_f = prf(own_found, wanted)
    return {
        "same_commitment.p": p,
        "same_commitment.r": r,
        "same_commitment": f,
        "end_to_end.p": own_p,
        "end_to_end.r": own_r,
        "end_to_end": own_f,
        "end_to_end.both_found": len(possible) / len(wanted),
        "end_to_end.of_both_found": prf(own_found, possible)[2],
    }


def score_in_stories(known: Labels, briefs: dict[str, Brief], say: Callable[[str], None]) -> dict[str, float]:
    """Merged commitments where the stack is one story, as a reader has it who has searched for it."""
    found: set[Pair] = set()
    wanted: set[Pair] = set()
    for story in known.stories.values():
        own = {i: b for i, b in briefs.items() if i in story["articles"] and i in known.statements}
        ids = list(own)
        groups = gather_commitments(gold_uses(known, own), Setting.of(tuple(own.values())))
        found |= pairs_of([(ids[n], c.action) for n, c in g] for g in groups)
        wanted |= {p for p in pairs_of(known.same) if all(i in ids for i, _ in p)}
    found -= pairs_of(known.unsure)
    for pair in sorted(map(sorted, found ^ wanted)):
        say(f"commitments in a story {'missed' if frozenset(pair) in wanted else 'wrong'}: {pair}")
    p, r, f = prf(found, wanted)
    return {"same_in_story.p": p, "same_in_story.r": r, "same_in_story": f}


def score_drift(known: Labels, say: Callable[[str], None]) -> dict[str, float]:
    """The drift of labelled statements against the first of their commitment, by kind of drift."""
    found, wanted = set(), set()
    for group in known.same:
        first, *later = ((s, _statement(known, s)) for s in group)
        for said, commitment in later:
            if said in known.drift:
                wanted |= {(said, kind) for kind in known.drift[said]}
                found |= {(said, kind) for kind in drift_of(first[1], commitment)}
    for said, kind in sorted(found ^ wanted):
        say(f"drift {'missed' if (said, kind) in wanted else 'wrong'}: {kind} {said}")
    return {"drift": prf(found, wanted)[2]}


def _statement(known: Labels, said: Statement) -> Commitment:
    return next(c for c in known.statements[said[0]] if c.action == said[1])


def label_of(ident: str, commitment: Commitment, known: Labels) -> Statement | None:
    """The labelled statement that an extracted commitment is, by the words of its action."""
    words = content_words(commitment.action)
    scored = [(overlap_f1(words, content_words(c.action)), c.action) for c in known.statements[ident]]
    best = max(scored, default=(0.0, ""))
    return (ident, best[1]) if best[0] >= 0.5 else None


def score_figures(known: Labels, briefs: dict[str, Brief], say: Callable[[str], None]) -> dict[str, float]:
    """Figures of the stories that are set side by side, and those of them that are said to contradict each other.

    Precision is over the pairs of the labels (those of `different` and those of the rows) and every pair of figures of
    two articles that the program sets side by side itself.
    """
    found: set[Pair] = set()
    wanted: set[Pair] = set()
    said: set[Pair] = set()
    contradict: set[Pair] = set()
    for _, story in sorted(known.stories.items()):
        for row in story["figures"]:
            sides = [(s["article"], _figure(briefs, s)) for s in row["sides"]]
            cross = {p for p in pairs_of([sides]) if len({a for a, _ in p}) == 2}
            wanted |= cross
            says = dict(zip(sides, (s.get("says", s["text"]) for s in row["sides"]), strict=True))
            contradict |= {p for p in cross if len({says[u] for u in p}) == 2} if row["contradiction"] else set()
        ids = story["articles"]
        for shown in figure_rows(tuple(briefs[i] for i in ids), list(range(len(ids)))):
            by_side = [
                [(ids[c.article], briefs[ids[c.article]].text_of(c.evidence)) for c in s.told.cites]
                for s in shown.sides
            ]
            cross = {p for p in pairs_of([[u for s in by_side for u in s]]) if len({a for a, _ in p}) == 2}
            found |= cross
            if shown.contradiction:
                apart = {frozenset((a, b)) for x, y in combinations(by_side, 2) for a in x for b in y}
                said |= apart & cross
    for pair in sorted(map(sorted, found ^ wanted)):
        say(f"figures {'missed' if frozenset(pair) in wanted else 'wrong'}: {pair}")
    for pair in sorted(map(sorted, said ^ contradict)):
        say(f"contradiction {'missed' if frozenset(pair) in contradict else 'wrong'}: {pair}")
    p, r, f = prf(found, wanted)
    cp, cr, cf = prf(said, contradict)
    return {
        "figures.p": p, "figures.r": r, "figures": f,
        "contradictions.p": cp, "contradictions.r": cr, "contradictions": cf,
    }  # fmt: skip


def _figure(briefs: dict[str, Brief], side: dict[str, str]) -> str:
    """The words of the extracted figure that a labelled one is, else the label's own."""
    for own in briefs[side["article"]].figures:
        if own.text == side["text"]:
            return own.text
    near: list[Figure] = [
        f for f in briefs[side["article"]].figures if side["text"] in f.text or f.text in side["text"]
    ]
    return near[0].text if near else side["text"]


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--parses", type=Path)
    ap.add_argument("--errors", action="store_true")
    ap.add_argument("--write-floors", action="store_true")
    args = ap.parse_args()
    say: Callable[[str], None] = print if args.errors else lambda _: None
    known = labels()
    briefs = briefs_of(args.parses)
    found = {
        **score_stories(known, briefs, say),
        **score_commitments(known, briefs, say),
        **score_in_stories(known, briefs, say),
        **score_drift(known, say),
        **score_figures(known, briefs, say),
        **histories.score(args.parses, say),
    }
    floors: dict[str, float] = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    failed = 0
    for name, value in found.items():
        floor = floors.get(name)
        low = floor is not None and value < floor - 0.0005
        failed += low
        print(f"{name:34} {value:.3f}" + (f"   floor {floor:.3f}" if floor is not None else "") + "  LOW" * low)
    if args.write_floors:
        FLOORS.write_text(
            json.dumps({k: round(max(0.0, v - _LEEWAY), 3) for k, v in found.items()}, indent=1) + "\n", "utf-8"
        )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
