"""A score is piecewise linear in the value, drawn through anchor points (scoring.md, section 1)."""

from collections.abc import Sequence
from typing import TypeVar

import numpy as np

from scorecard_app.engine.arrays import Floats

_Distance = TypeVar("_Distance", float, Floats)

LOWEST = 0.0
HIGHEST = 100.0
RED = 100 / 3
GREEN = 200 / 3


def through(values: Floats, anchors: Sequence[tuple[Floats, float]]) -> Floats:
    """Return the scores of values on the line through (value, score) anchors.

    Anchor values broadcast against the values and are strictly monotone from the first to the
    last, rising or falling; scores are points of 0 to 100. The first and the last piece go on
    for ever, so a caller clamps. NaN in gives NaN out.
    """
    (left, low), (right, high), *rest = anchors
    scores = _line(values, left, low, right, high)
    for position, score in rest:
        left, low, right, high = right, high, position, score
        is_past = (values > left) == (right > left)
        np.copyto(scores, _line(values, left, low, right, high), where=is_past)
    return scores


def goal_and_red_flag(values: Floats, *, goal: Floats, red_flag: Floats) -> Floats:
    """Score a third at the red flag and two thirds at the goal, in one straight line.

    Zero and full marks lie one step of goal − red flag beyond either (Spider Impact).
    """
    return through(values, [(red_flag, RED), (goal, GREEN)])


def minimum_to_maximum(values: Floats, *, worst: Floats, best: Floats) -> Floats:
    """Score 0 at the worst end of the range and 100 at the best (BSC Designer)."""
    return through(values, [(worst, LOWEST), (best, HIGHEST)])


def four_points(
    values: Floats, *, worst: Floats, red: Floats, green: Floats, best: Floats
) -> Floats:
    """Score 0, a third, two thirds and 100 at four values, straight between them."""
    return through(values, [(worst, LOWEST), (red, RED), (green, GREEN), (best, HIGHEST)])


def on_target(values: Floats, *, target: Floats, inner: Floats, outer: Floats) -> Floats:
    """Score by the distance from the target, full marks within the inner tolerance."""
    scores = through(np.abs(values - target), around_target(inner, outer))
    return np.minimum(scores, HIGHEST, out=scores)


def around_target(inner: _Distance, outer: _Distance) -> tuple[tuple[_Distance, float], ...]:
    """Return the anchors of the distance from a target, the worst first.

    100 at the inner tolerance, a third at the outer one, 0 one step beyond it, and alike on both
    sides of the target (Spider Impact, stabilise). Serves numbers and arrays.
    """
    return ((2 * outer - inner, LOWEST), (outer, RED), (inner, HIGHEST))


def clamped(scores: Floats) -> Floats:
    """Hold scores to 0 to 100, in place."""
    return scores.clip(LOWEST, HIGHEST, out=scores)


def _line(values: Floats, left: Floats, low: float, right: Floats, high: float) -> Floats:
    scores: Floats = (values - left) / (right - left)
    scores *= high - low
    scores += low
    return scores
