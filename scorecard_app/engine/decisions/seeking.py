"""Which setting of a lever reaches a goal."""

from collections.abc import Callable

_STEPS = 60


def setting_for(
    result: Callable[[float], float], goal: float, *, minimum: float, maximum: float
) -> float | None:
    """Return the least setting whose result meets a goal, for a result that rises or falls.

    None where neither end nor anything between them meets it.
    """
    low, high = result(minimum), result(maximum)
    if low == goal:
        return minimum
    if not min(low, high) <= goal <= max(low, high):
        return None
    rises = high > low
    for _step in range(_STEPS):
        middle = (minimum + maximum) / 2
        if (result(middle) < goal) == rises:
            minimum = middle
        else:
            maximum = middle
    return maximum
