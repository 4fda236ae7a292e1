"""What a measure did from period to period, turned so that up is good: one end of a link."""

from dataclasses import dataclass
from enum import Enum

import numpy as np

from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import Direction, Measure
from scorecard_app.domain.periods import Frequency, last_complete
from scorecard_app.engine.arrays import Floats, Ints
from scorecard_app.engine.evidence.correlation import changes
from scorecard_app.engine.influence.scale import BY_WAY, scale_of_measure
from scorecard_app.engine.results import Results
from scorecard_app.engine.time.calendar import is_finer
from scorecard_app.engine.time.convert import as_frequency

_LEAST_VALUES = 2


class Way(Enum):
    """How changes are taken: as shares of the value, over the scale of the what-if, or plainly.

    What is taken plainly goes together or not, but no strength can be read from it.
    """

    SHARES = "shares"
    SCALE = "scale"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Track:
    """The values of a measure by period, and their changes as improvements.

    `changes` is one shorter than `values`, and both are NaN where a period has no number. `first`
    is the ordinal of the first value.
    """

    measure_id: MeasureId
    first: int
    values: Floats
    changes: Floats
    way: Way

    @property
    def has_values(self) -> bool:
        """Say whether there is any value."""
        return bool(np.isfinite(self.values).any())


def shared_frequency(one: Measure, other: Measure) -> Frequency:
    """Return the coarsest of two frequencies, months at the finest: lags are whole months."""
    found = Frequency.MONTH
    for measure in (one, other):
        if is_finer(found, measure.frequency):
            found = measure.frequency
    return found


def tracks(
    results: Results, driver_id: MeasureId, outcome_id: MeasureId
) -> tuple[Frequency, Track, Track]:
    """Return both ends of a link over the same periods, up to the day of the results."""
    measures = results.card.measures
    frequency = shared_frequency(measures[driver_id], measures[outcome_id])
    ordinals = _span(results, (driver_id, outcome_id), frequency)
    driver, outcome = (
        _track(results, each, frequency, ordinals) for each in (driver_id, outcome_id)
    )
    return frequency, driver, outcome


def _span(results: Results, ids: tuple[MeasureId, MeasureId], frequency: Frequency) -> Ints:
    """Return the periods from the first to the last that either of two measures has."""
    card, numbers = results.card, results.basis.numbers
    spans = [as_frequency(card, numbers, each, frequency).ordinals for each in ids]
    known = [each for each in spans if len(each)]
    if not known:
        return np.empty(0, np.int32)
    day, start = results.dates[0], card.settings.fiscal_start
    last = last_complete(day, frequency, fiscal_start=start).ordinal
    end = min(max(int(each[-1]) for each in known), last)
    return np.arange(min(int(each[0]) for each in known), end + 1, dtype=np.int32)


def _track(results: Results, measure_id: MeasureId, frequency: Frequency, ordinals: Ints) -> Track:
    measure = results.card.measures[measure_id]
    first = int(ordinals[0]) if len(ordinals) else 0
    if len(ordinals) < _LEAST_VALUES:
        return Track(measure_id, first, np.full(len(ordinals), np.nan), np.empty(0), Way.PLAIN)
    numbers = results.basis.numbers
    timed = as_frequency(results.card, numbers, measure_id, frequency, ordinals=ordinals)
    moved, way = _improvements(results, measure, timed.numbers)
    return Track(measure_id, first, timed.numbers, moved, way)


def _improvements(results: Results, measure: Measure, values: Floats) -> tuple[Floats, Way]:
    """Return the changes turned so that up is good, and how they were taken."""
    if measure.direction is Direction.TARGET:
        return _towards_target(results, measure, values)
    turn = -1.0 if measure.direction is Direction.LOWER else 1.0
    known = values[np.isfinite(values)]
    if measure.unit.kind not in BY_WAY and (known > 0).all():
        return turn * changes(values), Way.SHARES
    scale = scale_of_measure(results, measure.id)
    if scale is None:
        return turn * changes(values, scale=1.0), Way.PLAIN
    return changes(values, scale=scale.whole), Way.SCALE


def _towards_target(results: Results, measure: Measure, values: Floats) -> tuple[Floats, Way]:
    """Return how far each change led nearer to the target that is in force now."""
    target = results.measure(measure.id).target
    if target is None:
        return np.full(max(len(values) - 1, 0), np.nan), Way.PLAIN
    nearer, scale = -np.abs(values - target), scale_of_measure(results, measure.id)
    if scale is None:
        return changes(nearer, scale=1.0), Way.PLAIN
    return changes(nearer, scale=abs(scale.whole)), Way.SCALE
