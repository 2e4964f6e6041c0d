"""Fit the salience models on the gold briefs and on ``more/who.tsv`` and write ``briefing/extract/data/salience.tsv``.

usage: python tests/gold/fit_salience.py [--parses FILE] [--check]

Two logistic regressions over `briefing.extract.salience.FEATURES`: whether the gold names an entity at all, and whether
it calls it central. Articles whose number leaves 2 when divided by three are never read. Newton's method, ridge
penalty, no randomness: the same gold gives the same weights. Prints leave-one-article-out figures; ``--check`` writes
nothing and fails where the stored weights are others.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import numpy.typing as npt

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent.parent)]

import measure  # noqa: E402
import score  # noqa: E402

from briefing.extract import salience  # noqa: E402
from briefing.language import Analysis  # noqa: E402

MORE = HERE / "more" / "who.tsv"
TABLE = HERE.parent.parent / "briefing" / "extract" / "data" / "salience.tsv"
PENALTY = {"named": 2.0, "central": 2.0}
# What a lighter annotation counts: it tells the central ones as surely, whom else to name less so.
LIGHTER = {"named": 0.0, "central": 1.0}
MODELS = ("named", "central")
Array = npt.NDArray[np.float64]
# Of an article's entities: the features, whether named, whether central, whether the annotation is a lighter one.
Rows = tuple[Array, Array, Array, Array]


def labels(gold: dict[str, object], analysis: Analysis) -> tuple[set[int], set[int]]:
    """The entities that the gold names, and those that it calls central."""
    who: list[dict[str, object]] = gold["who"]  # type: ignore[assignment]
    forms = [{str(x).lower() for x in (w["name"], *w.get("aliases", []))} for w in who]  # type: ignore[attr-defined]
    named: set[int] = set()
    central: set[int] = set()
    for actor, own in zip(who, forms, strict=True):
        name = str(actor["name"])
        near = [
            e
            for e in analysis.entities
            if e.ident not in named and (score.same_name(e.name, name, forms) or name in e.aliases)
        ]
        if near:
            best = max(
                near,
                key=lambda e: (
                    bool({x.lower() for x in (e.name, *e.aliases)} & own),
                    max(score.f1(score.tokens(form), score.tokens(name)) for form in (e.name, *e.aliases)),
                    len(e.mentions),
                ),
            )
            named.add(best.ident)
            if actor.get("central"):
                central.add(best.ident)
    return named, central


def more() -> dict[str, dict[str, object]]:
    """The lighter annotations of more articles, in the form of the gold's `who`."""
    found: dict[str, dict[str, object]] = {}
    for line in MORE.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            ident, names, _ = line.split("\t")
            who = [{"name": n.strip().lstrip("*"), "central": n.strip()[0] == "*"} for n in names.split(";")]
            found[ident] = {"who": who}
    return found


def fit(x: Array, y: Array, penalty: float, count: Array) -> Array:
    """Ridge logistic regression; the last weight is the bias, which is not penalised. ``count``: how much each row
    counts."""
    x = np.hstack([x, np.ones((len(x), 1))])
    ridge = np.eye(x.shape[1]) * penalty
    ridge[-1, -1] = 0.0
    w = np.zeros(x.shape[1])
    for _ in range(100):
        p = 1.0 / (1.0 + np.exp(-x @ w))
        step = np.linalg.solve((x.T * (count * p * (1 - p))) @ x + ridge, x.T @ (count * (p - y)) + ridge @ w)
        w = w - step
        if np.abs(step).max() < 1e-10:
            break
    return w


def fit_model(rows: list[Rows], k: int) -> Array:
    """The weights of one of `MODELS` from what was observed, the bias last; zero for what the other alone weighs."""
    name = MODELS[k]
    x = np.vstack([r[0] for r in rows])
    used = [i for i, f in enumerate(salience.FEATURES) if name == "central" or f not in salience.CENTRAL_ONLY]
    found = fit(x[:, used], np.concatenate([r[k + 1] for r in rows]), PENALTY[name], _counts(rows, name))
    whole = np.zeros(x.shape[1] + 1)
    whole[[*used, -1]] = found
    return whole


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--parses", type=Path)
    ap.add_argument("--check", action="store_true")
    args = ap.parse_args()
    gold = more() | {i: g for i, g in measure.annotations("gold").items() if int(i) % 3 != 2}
    found = measure.analyses(set(gold), args.parses)
    whole = measure.annotations("gold")
    rows: dict[str, Rows] = {}
    for ident, analysis in sorted(found.items()):
        named, central = labels(gold[ident], analysis)
        rows[ident] = (
            np.array([s.values for s in salience.observe(analysis)]),
            np.array([float(e.ident in named) for e in analysis.entities]),
            np.array([float(e.ident in central) for e in analysis.entities]),
            np.full(len(analysis.entities), float(ident not in whole)),
        )
    _cross_validate(rows, {i: len(g["who"]) for i, g in whole.items() if i in gold})  # type: ignore[arg-type]
    weights = [fit_model(list(rows.values()), k) for k in range(len(MODELS))]
    lines = ["# feature\tnamed\tcentral"]
    for i, name in enumerate((*salience.FEATURES, "bias")):
        lines.append(f"{name}\t{weights[0][i]:.3f}\t{weights[1][i]:.3f}")
    text = "\n".join(lines) + "\n"
    if args.check:
        return int(TABLE.read_text("utf-8") != text)
    TABLE.write_text(text, "utf-8")
    return 0


def _counts(rows: Iterable[Rows], name: str) -> Array:
    """What each row counts for a model: one, or less where its annotation is a lighter one."""
    lighter = np.concatenate([r[3] for r in rows])
    return 1.0 - lighter + lighter * LIGHTER[name]


def _cross_validate(rows: dict[str, Rows], wanted: dict[str, int]) -> None:
    hits = shown = top = centrals = 0.0
    for held, (x, named, central, lighter) in rows.items():
        if lighter.any():
            continue
        rest = [r for i, r in rows.items() if i != held]
        scores = []
        for k in range(len(MODELS)):
            w = fit_model(rest, k)
            scores.append(1.0 / (1.0 + np.exp(-(x @ w[:-1] + w[-1]))))
        order = np.argsort(-scores[0], kind="stable")
        kept = [j for j in order[: salience.MOST] if scores[0][j] >= salience.THRESHOLD] or list(order[:1])
        hits += named[kept].sum()
        shown += len(kept)
        top += central[sorted(kept, key=lambda j: -scores[1][j])[:5]].sum()
        centrals += central.sum()
    total = sum(wanted.values())
    precision, recall = hits / shown, hits / total
    print(
        f"left out one by one: precision {precision:.3f} recall {recall:.3f} "
        f"f1 {2 * precision * recall / (precision + recall):.3f} central in top five {top / centrals:.3f}"
    )


if __name__ == "__main__":
    sys.exit(main())
