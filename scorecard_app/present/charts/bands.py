"""Where the bands of a scoring rule lie on the axis of values: the rule, read backwards."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from scorecard_app.domain.measures import Direction
from scorecard_app.domain.rules import Preset
from scorecard_app.domain.settings import Band
from scorecard_app.engine.anchors import GREEN, HIGHEST, LOWEST, RED
from scorecard_app.engine.bands import TOLERANCE

Anchor = tuple[float, float]
"""A value and its score, as in scoring.md, section 1."""


@dataclass(frozen=True, slots=True)
class BandArea:
    """The values from `low` to `high` that one band holds; None where it has no end."""

    band: Band
    low: float | None
    high: float | None


def band_areas(
    preset: Preset,
    figures: Mapping[str, float | None],
    direction: Direction,
    bands: Sequence[Band],
) -> tuple[BandArea, ...]:
    """Return the areas of the bands, from the lowest values up; none where the rule has no axis.

    A figure that is missing, or figures that contradict one another, leave nothing to show.
    """
    if preset is Preset.ON_TARGET:
        return _round_target(figures, bands)
    anchors = _anchors(preset, figures, direction)
    if not _is_monotone(anchors):
        return ()
    ordered = sorted(bands, key=lambda band: band.floor)
    edges = [_value_at(band.floor, anchors) for band in ordered[1:]]
    rises = anchors[-1][0] > anchors[0][0]
    ends: list[float | None] = [None, *edges, None]
    areas = [
        BandArea(band, *((low, high) if rises else (high, low)))
        for band, (low, high) in zip(ordered, pairwise(ends), strict=True)
    ]
    return tuple(areas if rises else reversed(areas))


def _anchors(
    preset: Preset, figures: Mapping[str, float | None], direction: Direction
) -> tuple[Anchor, ...]:
    """Return the anchors of a rule that is monotone in the value, worst first."""
    numbers = {name: number for name, number in figures.items() if number is not None}
    try:
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
                scores = (LOWEST, RED, GREEN, HIGHEST)
                names = ("worst", "red", "green", "best")
                return tuple((numbers[name], s) for name, s in zip(names, scores, strict=True))
            case _:
                return ()
    except KeyError:
        return ()


def _is_monotone(anchors: Sequence[Anchor]) -> bool:
    steps = [after[0] - before[0] for before, after in pairwise(anchors)]
    return bool(steps) and (all(step > 0 for step in steps) or all(step < 0 for step in steps))


def _value_at(score: float, anchors: Sequence[Anchor]) -> float:
    """Return the value that gets a score; the first and the last piece go on for ever."""
    for value, known in anchors:
        if abs(score - known) <= TOLERANCE:
            return value
    pieces = list(pairwise(anchors))
    piece = next((each for each in pieces if score <= each[1][1]), pieces[-1])
    (left, low), (right, high) = piece
    return left + (score - low) / (high - low) * (right - left)


def _round_target(
    figures: Mapping[str, float | None], bands: Sequence[Band]
) -> tuple[BandArea, ...]:
    """Return the areas round a target: the best band in the middle, the others on both sides."""
    target, inner, outer = (figures.get(name) for name in ("target", "inner", "outer"))
    if target is None or inner is None or outer is None or not 0 <= inner < outer:
        return ()
    anchors = ((2 * outer - inner, LOWEST), (outer, RED), (inner, HIGHEST))
    ordered = sorted(bands, key=lambda band: band.floor)
    away: list[float | None] = [None, *(_value_at(band.floor, anchors) for band in ordered[1:])]
    below = [
        BandArea(
            band,
            None if far is None else target - far,
            target - near,
        )
        for band, (far, near) in zip(ordered[:-1], pairwise(away), strict=True)
        if near is not None
    ]
    above = [
        BandArea(each.band, _mirrored(each.high, target), _mirrored(each.low, target))
        for each in reversed(below)
    ]
    nearest = away[-1]
    if nearest is None:
        return ()
    return (*below, BandArea(ordered[-1], target - nearest, target + nearest), *above)


def _mirrored(value: float | None, target: float) -> float | None:
    return None if value is None else 2 * target - value
