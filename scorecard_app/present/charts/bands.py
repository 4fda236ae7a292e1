"""Where the bands of a scoring rule lie on the axis of values: the rule, read backwards."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from scorecard_app.domain.measures import Direction
from scorecard_app.domain.rules import Preset
from scorecard_app.domain.settings import Band
from scorecard_app.engine.bands import TOLERANCE
from scorecard_app.engine.curve import Anchor, anchors_of
from scorecard_app.present.charts.chart import Area


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
        return _round_target(figures, direction, bands)
    anchors = anchors_of(preset, figures, direction)
    if not anchors:
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


def band_area(found: BandArea, start: float, end: float, *, name: str = "") -> Area:
    """Return the quiet area of a band from one place to another, in the colour of the band."""
    band = found.band
    return Area(start, end, found.low, found.high, name, f"band.{band.role}", band.colour)


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
    figures: Mapping[str, float | None], direction: Direction, bands: Sequence[Band]
) -> tuple[BandArea, ...]:
    """Return the areas round a target: the best band in the middle, the others on both sides."""
    anchors, target = anchors_of(Preset.ON_TARGET, figures, direction), figures.get("target")
    if target is None or not anchors:
        return ()
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
