"""Fit the model that says whether two statements are of one commitment, with figures on articles it has not seen.

usage: python tests/dossier/fit.py [--parses FILE] [--write]

The pairs are those of statements of two articles that have a party and a word in common, once as labelled and once as
the program finds them. Weights are fitted by ridge-regularised logistic regression (Newton's method); what is printed
is cross-validated: the pairs of one story, or between two, are predicted by weights fitted on all others. The threshold
is the one with the best F1 of those predictions among those whose precision is at least `_PRECISION`, for a reader
trusts a row that says two articles speak of one thing. The ridge is light: pairs of one commitment are few, and a heavy
one drowns them in the thousands of others.
"""

from __future__ import annotations

import argparse
import json
import sys
from itertools import combinations
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from briefing.dossier import commitments
from briefing.dossier.setting import Setting
from tests.dossier import measure

MODEL = Path(commitments.__file__).parent / "same_commitment.json"
_RIDGE, _PRECISION = 0.1, 0.75
Pairs = list[tuple[tuple[float, ...], bool, str]]


def pairs(known: measure.Labels, briefs: dict[str, measure.Brief], own: bool) -> Pairs:
    """Features, label and group of each pair of statements."""
    ids, setting = list(briefs), Setting.of(tuple(briefs.values()))
    story = {i: name for name, s in known.stories.items() for i in s["articles"]}
    uses = (measure.own_uses if own else measure.gold_uses)(known, briefs)
    acts = [(measure.label_of(ids[n], c, known) if own else (ids[n], c.action), n, c) for n, c in uses]
    made = [(said, commitments._act(n, c, setting)) for said, n, c in acts]
    wanted, unsure = measure.pairs_of(known.same), measure.pairs_of(known.unsure)
    found: Pairs = []
    for (x, a), (y, b) in combinations(made, 2):
        pair = frozenset(s for s in (x, y) if s)
        values = commitments.features(a, b, setting) if a.article != b.article and pair not in unsure else None
        if values is not None:
            group = "|".join(sorted({story.get(i, i) for i in (ids[a.article], ids[b.article])}))
            found.append((values, pair in wanted, group))
    return found


def fit(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Weights and, last, the bias."""
    z = np.c_[x, np.ones(len(x))]
    weights, ridge = np.zeros(z.shape[1]), np.eye(z.shape[1]) * _RIDGE
    ridge[-1, -1] = 0.0
    for _ in range(40):
        p = 1 / (1 + np.exp(-z @ weights))
        weights -= np.linalg.solve((z * (p * (1 - p))[:, None]).T @ z + ridge, z.T @ (p - y) + ridge @ weights)
    return weights


def predicted(x: np.ndarray, y: np.ndarray, groups: np.ndarray) -> np.ndarray:
    """The probability of each pair by weights that have not seen its group."""
    out = np.zeros(len(x))
    rest = fit(x, y)
    for group in sorted(set(groups[y > 0])):
        out[groups == group] = _apply(fit(x[groups != group], y[groups != group]), x[groups == group])
    others = ~np.isin(groups, groups[y > 0])
    out[others] = _apply(rest, x[others])
    return out


def _apply(weights: np.ndarray, x: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-np.c_[x, np.ones(len(x))] @ weights))


def _prf(p: np.ndarray, y: np.ndarray, threshold: float) -> tuple[float, float, float]:
    said = p >= threshold
    hit = float((said & (y > 0)).sum())
    return hit / max(1, said.sum()), hit / y.sum(), 2 * hit / (said.sum() + y.sum())


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--parses", type=Path)
    ap.add_argument("--write", action="store_true")
    args = ap.parse_args()
    known, briefs = measure.labels(), measure.briefs_of(args.parses)
    labelled, found = pairs(known, briefs, own=False), pairs(known, briefs, own=True)
    x = np.array([v for v, _, _ in labelled + found])
    y = np.array([float(s) for _, s, _ in labelled + found])
    groups = np.array([g for _, _, g in labelled + found])
    p, n = predicted(x, y, groups), len(labelled)
    able = [t for t in np.linspace(0.02, 0.9, 89) if _prf(p[:n], y[:n], t)[0] >= _PRECISION]
    threshold = round(float(max(able, key=lambda t: _prf(p, y, t)[2])), 2)
    for name, part in (("as labelled", slice(0, n)), ("as found", slice(n, None))):
        figures = " ".join(f"{v:.3f}" for v in _prf(p[part], y[part], threshold))
        print(f"{name:12} {int(y[part].sum())} of {len(y[part])} pairs; precision, recall, F1: {figures}")
    weights = fit(x, y)
    model = {
        "weights": {k: round(float(w), 2) for k, w in zip(commitments.FEATURES, weights, strict=False)},
        "bias": round(float(weights[-1]), 2),
        "threshold": threshold,
    }
    print(json.dumps(model, indent=1))
    if args.write:
        MODEL.write_text(json.dumps(model, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
