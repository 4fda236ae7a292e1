"""XmR written a second time, slowly, in plain Python and by other means than the engine's."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass
class Reference:
    """Mean, limits, limit of the ranges, and the places of all signals."""

    mean: float
    lower: float
    upper: float
    range_limit: float
    signals: set[tuple[str, int]]


def reference(values: Sequence[float], run: int, trend: int | None, *, thirds: bool) -> Reference:
    """Go through all windows of a series and try each rule on each of them."""
    count = len(values)
    mean = sum(values) / count
    moved = [abs(values[i] - values[i - 1]) for i in range(1, count)]
    mean_range = sum(moved) / len(moved)
    lower, upper = mean - 2.66 * mean_range, mean + 2.66 * mean_range
    found: set[tuple[str, int]] = set()
    beyond = {i for i in range(count) if values[i] > upper or values[i] < lower}
    found |= {("OUTSIDE", i) for i in beyond}
    for start in range(count):
        window = range(start, min(start + run, count))
        above, below = (
            all(values[i] > mean for i in window),
            all(values[i] < mean for i in window),
        )
        if len(window) == run and (above or below):
            found |= {("RUN", i) for i in window}
        if trend is not None and start + trend <= count:
            part = values[start : start + trend]
            rises = all(after > before for before, after in pairwise(part))
            falls = all(after < before for before, after in pairwise(part))
            if rises or falls:
                found |= {("TREND", i) for i in range(start, start + trend)}
        triple = range(start, start + 3)
        if thirds and start + 3 <= count:
            for sign in (1, -1):
                sided = all(sign * (values[i] - mean) > 0 for i in triple)
                edge = 2 / 3 * 2.66 * mean_range
                close = [i for i in triple if sign * (values[i] - mean) > edge and i not in beyond]
                if sided and len(close) >= 2:
                    found |= {("OUTER_THIRD", i) for i in close}
    return Reference(mean, lower, upper, 3.267 * mean_range, found)
