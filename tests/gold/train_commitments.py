"""Fit the ranker of commitments on the annotated articles and say how well it does on articles it has not seen.

usage: python tests/gold/train_commitments.py [--parses FILE] [--half a|b|c ...] [--write] [--folds N] [--l2 X]
                                              [--repeats N]

Candidates are labelled by the scorer's own matching: right when a gold commitment is assigned to them, left out of the
fit when they only tell a matched one again, wrong otherwise. The fit is logistic regression with an L2 penalty by
Newton's method, so it has one optimum and needs no random start. Cross-validation is over whole articles, and over
several ways to deal them out, since the figures of one differ by a point or two from the next; what is reported is the
mean with the spread (standard deviation) between them. The threshold is the one with the best F1 there whose precision
and recall both reach 0.70 and whose recall of strong commitments reaches 0.75, if there is one. `--write` refits on
all given articles and writes the package's ranker.json. `--half` names the parts of the gold set that are read
(article number modulo three; default a and b), so that a part can stay unseen.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent.parent)]

import measure  # noqa: E402
import score  # noqa: E402

from briefing.extract.commitments import extract as package  # noqa: E402
from briefing.extract.commitments.ranker import Model  # noqa: E402
from briefing.extract.commitments.speech import speech_of  # noqa: E402
from briefing.extract.items import Commitment, Timex  # noqa: E402
from briefing.extract.when import extract_when  # noqa: E402
from briefing.language import Analysis  # noqa: E402

MODEL = HERE.parent.parent / "briefing" / "extract" / "commitments" / "ranker.json"
MIN_ARTICLES = 2  # a feature seen in fewer articles says something about them, not about the language
MIN_COUNT = 4
FLAT = 0.002  # what F1 differs by from one deal of the folds to the next
STRONG = 0.75  # the share of strong commitments (strength 2 and 3) to be found
QUIET = 0.80  # the share of articles without commitments in which none may be found


@dataclass(frozen=True)
class Article:
    """An annotated article: its gold, its analysis, its candidates' features and labels (None: left out)."""

    ident: str
    gold: dict[str, Any]
    analysis: Analysis
    timexes: tuple[Timex, ...]
    features: tuple[tuple[str, ...], ...]
    labels: tuple[float | None, ...]


def read(ident: str, gold: dict[str, Any], analysis: Analysis) -> Article:
    """An article with its labelled candidates."""
    scenes = [s for s in package.scenes(analysis, speech_of(analysis)) if s.excluded is None]
    rows = [
        {
            "action": s.action.of(analysis.text),
            "evidence": [{"text": e.span.of(analysis.text)} for e in package.evidence_of(analysis, s.candidate)],
        }
        for s in scenes
    ]
    cells = matrix(gold["commitments"], rows)
    hit = {i for i, _, _ in score.assign(cells)}
    labels = [1.0 if i in hit else None if max(row, default=0.0) >= 0.6 else 0.0 for i, row in enumerate(cells)]
    return Article(ident, gold, analysis, extract_when(analysis), tuple(s.features for s in scenes), tuple(labels))


def matrix(gold: list[dict[str, Any]], rows: list[dict[str, Any]]) -> list[list[float]]:
    """The scorer's likeness of each row to each gold commitment."""
    places = [[score.tokens(g["text"])] + [score.tokens(x["text"]) for x in g.get("also") or []] for g in gold]
    cells = []
    for row in rows:
        near, action = score.evidence(row), score.tokens(row["action"])
        line = []
        for g, texts in zip(gold, places, strict=True):
            wanted = score.tokens(g["action"])
            like = max(score.f1(action, wanted), 0.9 * score.overlap(action, wanted) if len(action) >= 3 else 0.0)
            line.append(like if max(score.overlap(near, x) for x in texts) >= 0.6 and like >= 0.4 else 0.0)
        cells.append(line)
    return cells


def is_news(ident: str) -> bool:
    """Whether an article of the corpus is news, not a government's own release."""
    return not 181 <= int(ident) <= 251


def fit(articles: list[Article], l2: float, balance: float) -> Model:
    """Logistic regression by Newton's method in the space of the rows; an article's rows weigh count**-balance."""
    rows = [
        (f, y, len(a.labels) ** -balance)
        for a in articles
        for f, y in zip(a.features, a.labels, strict=True)
        if y is not None
    ]
    names = vocabulary(articles)
    place = {f: i for i, f in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    for r, (features, _, _) in enumerate(rows):
        for f in features:
            if f in place:
                x[r, place[f]] = 1.0
    y = np.array([label for _, label, _ in rows])
    w = np.array([weight for _, _, weight in rows])
    w /= w.mean()
    penalty = l2 * len(rows)
    kernel = x @ x.T / penalty
    margin, bias, dual = np.zeros(len(rows)), 0.0, np.zeros(len(rows))
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(margin, -30, 30)))
        curve = np.maximum(w * p * (1 - p), 1e-6)
        target = margin + w * (y - p) / curve
        solved = np.linalg.solve(kernel + np.diag(1 / curve), np.stack([target, np.ones(len(rows))], 1))
        bias = solved[:, 0].sum() / solved[:, 1].sum()
        dual = solved[:, 0] - bias * solved[:, 1]
        new = kernel @ dual + bias
        if np.abs(new - margin).max() < 1e-6:
            break
        margin = new
    weights = x.T @ dual / penalty
    return Model(
        {f: round(float(v), 3) for f, v in zip(names, weights, strict=True) if abs(v) >= 0.005},
        round(float(bias), 3),
        threshold=0.5,
        entry=0.0,
    )


def vocabulary(articles: list[Article]) -> list[str]:
    """The features that are seen often enough, in alphabetical order."""
    seen: Counter[str] = Counter()
    within: Counter[str] = Counter()
    for a in articles:
        counts = Counter(f for features in a.features for f in features)
        seen.update(counts)
        within.update(counts.keys())
    return sorted(f for f in seen if seen[f] >= MIN_COUNT and within[f] >= MIN_ARTICLES)


def fold_of(ident: str, folds: int, deal: int) -> int:
    """The fold of an article: fixed by its id, another one in each deal."""
    marks = f"{deal}:{ident}" if deal else ident
    return int(hashlib.sha256(marks.encode()).hexdigest(), 16) % folds


def tally(
    articles: list[Article],
    models: dict[str, Model],
    threshold: float,
    entry: float,
    total: score.Tally | None = None,
) -> score.Tally:
    """The scorer's counts over articles, each judged by the model that has not seen it; added to ``total``."""
    total = total or score.Tally()
    for a in articles:
        model = models[a.ident]
        found, _ = package.extract_commitments(
            a.analysis, a.timexes, Model(model.weights, model.bias, threshold, entry)
        )
        brief = {"commitments": [as_row(a.analysis, c) for c in found]}
        forms = [{x.lower() for x in [w["name"], *w.get("aliases", [])]} for w in a.gold.get("who", [])]
        score.score_commitments(a.gold, brief, total, forms)
    return total


def as_row(analysis: Analysis, item: Commitment) -> dict[str, Any]:
    """An item as the scorer reads it."""
    deadline = item.deadline
    return {
        "actors": list(item.actors),
        "action": item.action,
        "kind": item.kind,
        "status": item.status,
        "deadline": {"text": deadline.text, "value": deadline.value} if deadline else None,
        "evidence": [{"text": e.span.of(analysis.text)} for e in item.evidence],
    }


def cross_validated(articles: list[Article], folds: int, l2: float, balance: float, deal: int) -> dict[str, Model]:
    """For each article a model fitted on the other folds."""
    fitted = [fit([a for a in articles if fold_of(a.ident, folds, deal) != k], l2, balance) for k in range(folds)]
    return {a.ident: fitted[fold_of(a.ident, folds, deal)] for a in articles}


def pooled(articles: list[Article], deals: list[dict[str, Model]], threshold: float, entry: float) -> score.Tally:
    """The counts of all deals together."""
    total = score.Tally()
    for models in deals:
        tally(articles, models, threshold, entry, total)
    return total


def best_thresholds(articles: list[Article], deals: list[dict[str, Model]]) -> tuple[float, float]:
    """The threshold with the best cross-validated F1 among those with precision and recall of 0.70 and a recall of the
    strong ones of 0.75, else of all, or the highest that is as good; then the lowest entry score with which four of
    five articles without commitments stay without."""
    found = []
    for step in range(30, 61, 2):
        counts = pooled(articles, deals, step / 100, 0.0)
        p, r, f = counts.prf("c_hit", "c_pred", "c_gold")
        strong = counts.rate("c_strong_hit", "c_strong")
        found.append((min(p, r) >= 0.70 and strong >= STRONG, f, step / 100))
    reached, best, _ = max(found)
    # Where several are as good, the one that takes the least for a commitment.
    threshold = max(t for r, f, t in found if r == reached and f >= best - FLAT)
    quiet = [a for a in articles if not a.gold["commitments"]]
    for step in range(int(threshold * 100), 81):
        if pooled(quiet, deals, threshold, step / 100).rate("quiet_ok", "quiet") >= QUIET:
            return threshold, step / 100
    return threshold, threshold


def report(name: str, articles: list[Article], deals: list[dict[str, Model]], threshold: float, entry: float) -> None:
    """One line of figures: means over the deals, with their spread."""
    rows = [score.figures(tally(articles, models, threshold, entry)) for models in deals]
    names = [k for k in rows[0] if k.startswith("commitments.")]
    told = {k.split(".")[1]: np.array([row[k] for row in rows]) for k in names}
    line = " ".join(f"{k}={v.mean():.3f}±{v.std():.3f}" for k, v in told.items())
    print(f"{name:12} n={len(articles):3} {line}")


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--parses", type=Path)
    ap.add_argument("--half", nargs="*", choices="abc", default=["a", "b"])
    ap.add_argument("--folds", type=int, default=10)
    ap.add_argument("--l2", type=float, default=0.003)
    ap.add_argument("--balance", type=float, default=0.25)
    ap.add_argument("--repeats", type=int, default=5)
    ap.add_argument("--write", action="store_true")
    args = ap.parse_args()
    gold = {i: g for i, g in measure.annotations("gold").items() if "abc"[int(i) % 3] in args.half}
    more, later, wire = (measure.annotations(name) for name in ("more", "later", "meantime"))
    known = {**gold, **more, **later, **wire}
    analyses = measure.analyses(set(known), args.parses)
    articles = [read(i, known[i], analyses[i]) for i in sorted(known)]
    deals = [cross_validated(articles, args.folds, args.l2, args.balance, deal) for deal in range(args.repeats)]
    threshold, entry = best_thresholds(articles, deals)
    print(f"candidates {sum(len(a.labels) for a in articles)}, threshold {threshold}, entry {entry}")
    report("all", articles, deals, threshold, entry)
    report("gold", [a for a in articles if a.ident in gold], deals, threshold, entry)
    report("more", [a for a in articles if a.ident in more], deals, threshold, entry)
    report("later", [a for a in articles if a.ident in later], deals, threshold, entry)
    report("meantime", [a for a in articles if a.ident in wire], deals, threshold, entry)
    news = [a for a in articles if is_news(a.ident)]
    report("news", news, deals, threshold, entry)
    if args.write:
        model = fit(articles, args.l2, args.balance)
        data = {
            "threshold": threshold,
            "entry": entry,
            "bias": model.bias,
            "weights": dict(sorted(model.weights.items())),
        }
        MODEL.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
