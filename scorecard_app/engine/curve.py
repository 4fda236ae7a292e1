"""The scoring curve of one rule: its anchor points, and the straight piece a value lies on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from scorecard_app.domain.measures import Direction
from scorecard_app.domain.rules import Preset
from scorecard_app.engine.anchors import GREEN, HIGHEST, LOWEST, RED

Anchor = tuple[float, float]
"""A value and its score, as in scoring.md, section 1."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The straight piece of a curve on which a value lies, and the score that it gives there."""

    left: float
    low: float
    right: float
    high: float
    score: float


def anchors_of(
    preset: Preset, figures: Mapping[str, float | None], direction: Direction
) -> tuple[Anchor, ...]:
    """Return the anchors of a rule, worst first; none where it has no curve or lacks a figure.

    For ON_TARGET the values are distances from the target, on either side.
    """
    numbers = {name: number for name, number in figures.items() if number is not None}
    try:
        anchors = _anchors(preset, numbers, direction)
    except KeyError:
        return ()
    return anchors if _is_monotone(anchors) else ()


def piece_at(value: float, anchors: Sequence[Anchor]) -> Piece:
    """Return the piece of a curve for a value; the first and the last piece go on for ever."""
    rises = anchors[-1][0] > anchors[0][0]
    pieces = list(pairwise(anchors))
    (left, low), (right, high) = next(
        (piece for piece in pieces if (value <= piece[1][0] if rises else value >= piece[1][0])),
        pieces[-1],
    )
    score = low + (value - left) / (right - left) * (high - low)
    return Piece(left, low, right, high, score)


def _anchors(
    preset: Preset, numbers: Mapping[str, float], direction: Direction
) -> tuple[Anchor, ...]:
    match preset:
        case Preset.DEFAULT:
            return ((numbers["baseline"], RED), (numbers["target"], GREEN))
        case Preset.GOAL_AND_RED_FLAG:
            return ((numbers["red_flag"], RED), (numbers["goal"], GREEN))
        case Preset.MINIMUM_TO_MAXIMUM:
            low, high = numbers["minimum"], numbers["maximum"]
            worst, best = (high, low) if direction is Direction.LOWER else (low, high)
            return ((worst, LOWEST), (best, HIGHEST))
        case Preset.FOUR_POINTS:
            names = ("worst", "red", "green", "best")
            scores = (LOWEST, RED, GREEN, HIGHEST)
            return tuple((numbers[name], s) for name, s in zip(names, scores, strict=True))
        case Preset.ON_TARGET if 0 <= numbers["inner"] < numbers["outer"]:
            inner, outer = numbers["inner"], numbers["outer"]
            return ((2 * outer - inner, LOWEST), (outer, RED), (inner, HIGHEST))
        case _:
            return ()


def _is_monotone(anchors: Sequence[Anchor]) -> bool:
    steps = [after[0] - before[0] for before, after in pairwise(anchors)]
    return bool(steps) and (all(step > 0 for step in steps) or all(step < 0 for step in steps))
