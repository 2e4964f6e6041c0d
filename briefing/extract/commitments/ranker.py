"""The decision: which candidates are commitments, by a logistic model over readable features.

The model is data (``ranker.json``): a weight per feature, a bias, a threshold. `tests/gold/train_commitments.py` fits
it on the annotated articles and chooses the threshold by cross-validation over articles. A candidate's score is the
logistic of the bias plus the weights of its features, so each decision can name what spoke for and against it.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_NEAR = 0.35  # a dropped candidate came near when it reached this share of the threshold
_TOLD = 4  # how many features a reason names


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by feature, the bias, the score from which a candidate counts, and the score that the best candidate of
    an article must reach for any of them to count: most news has few commitments or none."""

    weights: Mapping[str, float]
    bias: float
    threshold: float
    entry: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """The decision on a candidate with its score in 0..1 and what spoke for or against it, in words."""

    accepted: bool
    near: bool
    score: float
    why: str


@cache
def shipped() -> Model:
    """The model that comes with the package."""
    data = json.loads(files(__package__).joinpath("ranker.json").read_text("utf-8"))
    return Model(data["weights"], data["bias"], data["threshold"], data["entry"])


def score(features: tuple[str, ...], model: Model) -> float:
    """The model's probability that a candidate with these features is a commitment."""
    total = model.bias + sum(model.weights.get(f, 0.0) for f in features)
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


def judge(features: Sequence[tuple[str, ...]], model: Model) -> tuple[Verdict, ...]:
    """The verdicts on all candidates of an article, given by their features."""
    values = [score(f, model) for f in features]
    silent = max(values, default=0.0) < model.entry
    return tuple(_verdict(f, v, silent, model) for f, v in zip(features, values, strict=True))


def _verdict(features: tuple[str, ...], value: float, silent: bool, model: Model) -> Verdict:
    accepted = value >= model.threshold and not silent
    told = sorted(
        ((model.weights[f], f) for f in features if f in model.weights),
        key=lambda p: (-p[0] if accepted else p[0], p[1]),
    )
    words = ", ".join(f"{f} ({w:+.1f})" for w, f in told[:_TOLD] if (w > 0) == accepted)
    if accepted:
        return Verdict(True, False, value, f"score {value:.2f}: {words}")
    if value >= model.threshold:
        return Verdict(
            False, True, value, f"score {value:.2f}, but nothing in the article reaches {model.entry:.2f}: {words}"
        )
    near = value >= _NEAR * model.threshold
    return Verdict(False, near, value, f"score {value:.2f} under {model.threshold:.2f}: {words}")
