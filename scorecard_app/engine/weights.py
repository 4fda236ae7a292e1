"""The weight with which a child counts for its parent at some dates."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from scorecard_app.domain.ids import EntityId
from scorecard_app.domain.measures import Attachment
from scorecard_app.domain.periods import Frequency
from scorecard_app.domain.rules import Parameter
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.strategy import Objective, WeightChange
from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.days import Days
from scorecard_app.engine.held import held_at
from scorecard_app.engine.numbers import Numbers, figure_by_formula

Edge = Attachment | Objective
"""What leads from a parent down to a child, and says with which weight."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """What weights are read from, and the days for which."""

    card: Scorecard
    numbers: Numbers
    days: Days

    def over_time(self, edge: Edge) -> Floats:
        """Return the weight of a child at each date; none is less than nothing.

        What a series or a formula says wins; else the dated changes hold, and before the first of
        them the weight itself.
        """
        start = self.days.fiscal_start
        weights = np.array(
            [
                weight_at(edge.weight, edge.weight_changes, day, fiscal_start=start)
                for day in self.days.dates
            ],
            np.float64,
        )
        if edge.weight_source is not None:
            read = self._read(edge, edge.weight_source)
            weights = np.where(np.isfinite(read), read, weights)
        return np.maximum(weights, 0.0)

    def _read(self, edge: Edge, source: Parameter) -> Floats:
        """Return what a series or a formula says at each date, NaN for nothing.

        A formula over the weight of an objective, which has no periods of its own, is by month.
        """
        measure = self.card.measures.get(edge.measure_id) if isinstance(edge, Attachment) else None
        if source.series_id is not None:
            series = self.card.series.get(source.series_id)
            measure = self.card.measures.get(series.measure_id) if series else None
            if measure is None:
                return np.full(len(self.days), np.nan)
            return held_at(
                self.numbers.series(source.series_id), self.days.last_complete(measure.frequency)
            )
        if source.formula:
            at = self.days.last_complete(measure.frequency if measure else Frequency.MONTH)
            return figure_by_formula(self.card, self.numbers, measure, source.formula, at)
        number = np.nan if source.number is None else source.number
        return np.full(len(self.days), number, np.float64)


def parent_of(edge: Edge) -> EntityId | None:
    """Return the objective or the perspective into which a child rises."""
    if isinstance(edge, Attachment):
        return edge.objective_id
    return edge.perspective_id if edge.parent_id is None else edge.parent_id


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
