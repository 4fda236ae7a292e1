"""The two answers that stand beside a colour: does it change, and will it hit its target."""

from enum import Enum

from scorecard_app.domain.measures import Direction
from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.behaviour.limits import Limits
from scorecard_app.engine.behaviour.signals import Signal, SignalKind, Way


class Variation(Enum):
    """Whether the last value is part of a signal, and whether that is good."""

    IMPROVING = "improving"
    CONCERNING = "concerning"
    CHANGING = "changing"
    COMMON_CAUSE = "common cause"


class Assurance(Enum):
    """Whether a process that goes on as it does reaches the target."""

    WILL_HIT = "will hit"
    HIT_AND_MISS = "hit and miss"
    WILL_MISS = "will miss"


def variation(
    values: Floats,
    limits: Limits,
    signals: tuple[Signal, ...],
    direction: Direction,
    target: float | None,
) -> Variation:
    """Say how the last of the values varies; the first rule that it breaks decides.

    Where on target is best, nearer than the centre (a trend: than its first value) is improving;
    without a target nobody can say which it is.
    """
    last = len(values) - 1
    signal = next((each for each in signals if last in each.places), None)
    if signal is None:
        return Variation.COMMON_CAUSE
    is_trend = signal.kind is SignalKind.TREND
    before = float(values[signal.places[0]]) if is_trend else limits.centre
    return change(signal.way, direction, target, last=float(values[last]), before=before)


def change(
    way: Way, direction: Direction, target: float | None, *, last: float, before: float
) -> Variation:
    """Say whether a signal is good: the way it went, or how much nearer to the target it is."""
    match direction:
        case Direction.HIGHER:
            is_good = way is Way.UP
        case Direction.LOWER:
            is_good = way is Way.DOWN
        case Direction.TARGET if target is None:
            return Variation.CHANGING
        case Direction.TARGET:
            is_good = abs(last - target) < abs(before - target)
    return Variation.IMPROVING if is_good else Variation.CONCERNING


def assurance(
    limits: Limits, direction: Direction, target: float | None, *, tolerance: float = 0.0
) -> Assurance | None:
    """Compare the natural limits with the target; None without one.

    All of the natural range on the good side will hit, all on the bad side will miss. Where on
    target is best, the good side is within the tolerance of the target.
    """
    if target is None:
        return None
    match direction:
        case Direction.HIGHER:
            hits, misses = limits.lower >= target, limits.upper < target
        case Direction.LOWER:
            hits, misses = limits.upper <= target, limits.lower > target
        case Direction.TARGET:
            low, high = target - tolerance, target + tolerance
            hits = low <= limits.lower and limits.upper <= high
            misses = limits.upper < low or limits.lower > high
    if hits:
        return Assurance.WILL_HIT
    return Assurance.WILL_MISS if misses else Assurance.HIT_AND_MISS
