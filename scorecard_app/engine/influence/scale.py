"""What an improvement means in a measure's own unit, and back."""

import math
from dataclasses import dataclass

from scorecard_app.domain.ids import MeasureId, ObjectiveId
from scorecard_app.domain.measures import Direction, Measure, UnitKind
from scorecard_app.engine.progress import progress_of
from scorecard_app.engine.results import Results

BY_WAY = frozenset({UnitKind.DATE, UnitKind.SCORE})
"""Units of which no share makes sense: ten percent of a date is no time."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How far a value moves for an improvement by the whole (1.0), up where more is better.

    The whole is the size of the baseline or, `by_way`, the way from baseline to target, which
    stands in where a baseline is 0 or missing and for dates and scores. `current` is today's
    value, `low` and `high` the values that are possible. `leads_on` says that the target is still
    to be reached on that way.
    """

    current: float
    whole: float
    by_way: bool
    low: float = -math.inf
    high: float = math.inf
    leads_on: bool = False

    def after(self, improvement: float) -> float:
        """Return the value after an improvement, kept within what is possible."""
        return min(max(self.current + improvement * self.whole, self.low), self.high)

    def improvement(self, value: float) -> float:
        """Return the improvement that leads from today's value to another."""
        return (value - self.current) / self.whole


def scale_of(results: Results, objective_id: ObjectiveId, at: int = 0) -> Scale | None:
    """Return the scale of an objective's main measure at one of the dates.

    None without a main measure or a value, and where there is neither a baseline to compare with
    nor a way to go.
    """
    card = results.card
    main = card.objectives[objective_id].main_attachment_id
    if main is None or main not in card.attachments:
        return None
    return scale_of_measure(results, card.attachments[main].measure_id, at)


def scale_of_measure(results: Results, measure_id: MeasureId, at: int = 0) -> Scale | None:
    """Return the scale of a measure at one of the dates; None as for an objective."""
    found = progress_of(results, measure_id, at)
    return scale_from(results.card.measures[measure_id], found.value, found.target)


def scale_from(measure: Measure, value: float | None, target: float | None) -> Scale | None:
    """Return the scale of a measure that stands at a value; None as for an objective."""
    if value is None:
        return None
    by_way = measure.unit.kind in BY_WAY or not measure.baseline
    start = value if measure.baseline is None else measure.baseline
    if not by_way:
        whole = abs(start) * _sign(measure, value, target)
    elif target is None:
        return None
    else:
        whole = target - start
    if not whole:
        return None
    low = -math.inf if measure.minimum is None else measure.minimum
    high = math.inf if measure.maximum is None else measure.maximum
    leads_on = by_way and target is not None and (target - value) * whole > 0
    return Scale(value, whole, by_way, low, high, leads_on)


def _sign(measure: Measure, value: float, target: float | None) -> float:
    """Return +1 where more is better and −1 where less is; on a target, what leads to it."""
    if measure.direction is Direction.TARGET:
        return 0.0 if target is None else float((target > value) - (target < value))
    return -1.0 if measure.direction is Direction.LOWER else 1.0
