"""The weight with which a child counts for its parent at some dates."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from scorecard_app.domain.measures import Attachment
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.strategy import Objective, WeightChange
from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.numbers import Numbers

Edge = Attachment | Objective
"""What leads from a parent down to a child, and says with which weight."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """What weights are read from, and the dates for which."""

    card: Scorecard
    numbers: Numbers
    dates: Sequence[date]

    def over_time(self, edge: Edge) -> Floats:
        """Return the weight of a child at each date; none is less than nothing."""
        start = self.card.settings.fiscal_start
        weights = [
            weight_at(edge.weight, edge.weight_changes, day, fiscal_start=start)
            for day in self.dates
        ]
        return np.maximum(np.array(weights, np.float64), 0.0)


def is_dated(edge: Edge) -> bool:
    """Say whether a weight may differ from date to date."""
    return bool(edge.weight_changes) or edge.weight_source is not None


def weight_at(
    edge_weight: float, changes: Sequence[WeightChange], day: date, *, fiscal_start: int
) -> float:
    """Return the weight in force on a day: that of the last change that has begun by then."""
    begun = [
        (change.since.start(fiscal_start=fiscal_start), change.weight)
        for change in changes
        if change.since.start(fiscal_start=fiscal_start) <= day
    ]
    return max(begun, key=lambda change: change[0])[1] if begun else edge_weight
