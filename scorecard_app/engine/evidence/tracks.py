"""What a measure did from period to period, turned so that up is good: one end of a link."""

from dataclasses import dataclass, replace
from enum import Enum

import numpy as np

from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import Direction, Measure
from scorecard_app.domain.periods import Frequency, last_complete
from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.evidence.correlation import changes
from scorecard_app.engine.influence.scale import BY_WAY, scale_of_measure
from scorecard_app.engine.results import Results
from scorecard_app.engine.time.calendar import is_finer
from scorecard_app.engine.time.convert import as_frequency


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


class Tracks:
    """The tracks of measures up to the day of some results, each read once for all its links."""

    def __init__(self, results: Results) -> None:
        self._results = results
        self._read: dict[tuple[MeasureId, Frequency], Track] = {}

    def pair(self, driver_id: MeasureId, outcome_id: MeasureId) -> tuple[Frequency, Track, Track]:
        """Return both ends of a link over the same periods, first to last of either."""
        measures = self._results.card.measures
        frequency = shared_frequency(measures[driver_id], measures[outcome_id])
        both = self._track(driver_id, frequency), self._track(outcome_id, frequency)
        known = [each for each in both if len(each.values)]
        if not known:
            return frequency, *both
        first = min(each.first for each in known)
        last = max(each.first + len(each.values) for each in known)
        driver, outcome = (_stretched(each, first, last - first) for each in both)
        return frequency, driver, outcome

    def _track(self, measure_id: MeasureId, frequency: Frequency) -> Track:
        found = self._read.get((measure_id, frequency))
        if found is None:
            found = self._read[measure_id, frequency] = _track(self._results, measure_id, frequency)
        return found


def _track(results: Results, measure_id: MeasureId, frequency: Frequency) -> Track:
    """Read a measure at a frequency, no further than the last period that is complete."""
    card, measure = results.card, results.card.measures[measure_id]
    timed = as_frequency(card, results.basis.numbers, measure_id, frequency)
    start = card.settings.fiscal_start
    last = last_complete(results.dates[0], frequency, fiscal_start=start).ordinal
    values = timed.numbers[timed.ordinals <= last]
    if not len(values):
        return Track(measure_id, 0, values, np.empty(0), Way.PLAIN)
    moved, way = _improvements(results, measure, values)
    return Track(measure_id, int(timed.ordinals[0]), values, moved, way)


def _stretched(track: Track, first: int, count: int) -> Track:
    """Return a track over more periods; those it does not have are NaN."""
    values, changes_ = np.full(count, np.nan), np.full(max(count - 1, 0), np.nan)
    if len(track.values):
        at = track.first - first
        values[at : at + len(track.values)] = track.values
        changes_[at : at + len(track.changes)] = track.changes
    return replace(track, first=first, values=values, changes=changes_)


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
