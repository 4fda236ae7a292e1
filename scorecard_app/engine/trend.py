"""Which way a value or a score went, and whether that is good."""

from scorecard_app.domain.measures import Direction
from scorecard_app.engine.bands import TOLERANCE
from scorecard_app.engine.judgements import Trend

_RELATIVE_TOLERANCE = 1e-9


def value_trend(value: float | None, previous: float | None) -> Trend | None:
    """Compare a value with the one before; equal within a billionth of the larger is flat."""
    if value is None or previous is None:
        return None
    return _trend(value - previous, _RELATIVE_TOLERANCE * max(abs(value), abs(previous)))


def score_trend(score: float | None, previous: float | None) -> Trend | None:
    """Compare a score with the one before; equal within the tolerance of the bands is flat."""
    if score is None or previous is None:
        return None
    return _trend(score - previous, TOLERANCE)


def is_good(
    direction: Direction, *, value: float | None, previous: float | None, target: float | None
) -> bool | None:
    """Say whether a value moved the way that its measure calls good; None where it is flat.

    Where hitting the target is good, nearer is better; None without a target or as near.
    """
    trend = value_trend(value, previous)
    if value is None or previous is None or trend is Trend.FLAT:
        return None
    match direction:
        case Direction.HIGHER:
            return trend is Trend.UP
        case Direction.LOWER:
            return trend is Trend.DOWN
        case Direction.TARGET:
            return None if target is None else _is_nearer(value, previous, target)


def _is_nearer(value: float, previous: float, target: float) -> bool | None:
    nearing = value_trend(abs(value - target), abs(previous - target))
    return None if nearing is Trend.FLAT else nearing is Trend.DOWN


def _trend(difference: float, tolerance: float) -> Trend:
    if abs(difference) <= tolerance:
        return Trend.FLAT
    return Trend.UP if difference > 0 else Trend.DOWN
