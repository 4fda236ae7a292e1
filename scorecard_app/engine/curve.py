"""The scoring curve of one rule: its anchor points, and the straight piece a value lies on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from scorecard_app.domain.measures import Direction
from scorecard_app.domain.rules import Preset
from scorecard_app.engine.anchors import GREEN, HIGHEST, LOWEST, RED, around_target

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
    named = named_anchors(preset, direction)
    numbers = [figures.get(name) for name, _score in named]
    if preset is Preset.ON_TARGET:
        return _around_target(figures.get("inner"), figures.get("outer"))
    anchors = tuple(
        (number, score)
        for number, (_name, score) in zip(numbers, named, strict=True)
        if number is not None
    )
    return anchors if len(anchors) == len(named) and _is_monotone(anchors) else ()


def named_anchors(preset: Preset, direction: Direction) -> tuple[tuple[str, float], ...]:
    """Return the figures of a rule that are anchors, worst first, each with its score.

    None where the curve is not drawn through figures as they stand.
    """
    match preset:
        case Preset.DEFAULT:
            return (("baseline", RED), ("target", GREEN))
        case Preset.GOAL_AND_RED_FLAG:
            return (("red_flag", RED), ("goal", GREEN))
        case Preset.MINIMUM_TO_MAXIMUM:
            is_down = direction is Direction.LOWER
            worst, best = ("maximum", "minimum") if is_down else ("minimum", "maximum")
            return ((worst, LOWEST), (best, HIGHEST))
        case Preset.FOUR_POINTS:
            return (("worst", LOWEST), ("red", RED), ("green", GREEN), ("best", HIGHEST))
        case _:
            return ()


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


def _around_target(inner: float | None, outer: float | None) -> tuple[Anchor, ...]:
    """Return the anchors of the distance from a target; none where they make no curve."""
    if inner is None or outer is None or not 0 <= inner < outer:
        return ()
    return around_target(inner, outer)


def _is_monotone(anchors: Sequence[Anchor]) -> bool:
    steps = [after[0] - before[0] for before, after in pairwise(anchors)]
    return bool(steps) and (all(step > 0 for step in steps) or all(step < 0 for step in steps))
