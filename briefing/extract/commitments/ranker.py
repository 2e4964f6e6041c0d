"""The decision: which candidates are commitments, by a logistic model over readable features.

The model is data (``ranker.json``): a weight per feature, a bias, a threshold. `tests/gold/train_commitments.py` fits
it on the annotated articles and chooses the threshold by cross-validation over articles. A candidate's score is the
logistic of the bias plus the weights of its features, so each decision can name what spoke for and against it.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_NEAR = 0.35  # a dropped candidate came near when it reached this share of the threshold
_TOLD = 4  # how many features a reason names


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by feature, the bias, and the score from which a candidate counts."""

    weights: Mapping[str, float]
    bias: float
    threshold: float


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
    return Model(data["weights"], data["bias"], data["threshold"])


def score(features: tuple[str, ...], model: Model) -> float:
    """The model's probability that a candidate with these features is a commitment."""
    total = model.bias + sum(model.weights.get(f, 0.0) for f in features)
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


def judge(features: tuple[str, ...], model: Model) -> Verdict:
    """Whether a candidate counts, and why."""
    value = score(features, model)
    accepted = value >= model.threshold
    told = sorted(
        ((model.weights[f], f) for f in features if f in model.weights and f != "always"),
        key=lambda p: (-p[0] if accepted else p[0], p[1]),
    )
    words = ", ".join(f"{f} ({w:+.1f})" for w, f in told[:_TOLD] if (w > 0) == accepted)
    limit = "" if accepted else f" under {model.threshold:.2f}"
    return Verdict(
        accepted, not accepted and value >= _NEAR * model.threshold, value, f"score {value:.2f}{limit}: {words}"
    )
