"""Measures by dates: what each measure shows at each date, and the target it is held to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from scorecard_app.domain.measures import Measure
from scorecard_app.domain.periods import Frequency, last_complete
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.arrays import Flags, Floats, Ints, rows_at_once
from scorecard_app.engine.held import Held
from scorecard_app.engine.numbers import numbers_of
from scorecard_app.engine.targets import spread

FRESH_AGE = 1
"""Periods by which a value may lag behind the last complete one and still be fresh."""

_USUAL_SAMPLES = 120
"""Samples expected in a series, ten years of months: what the size of a block allows for."""


@dataclass(frozen=True, slots=True)
class Panel:
    """What measures show: arrays of shape (measures, dates), rows grouped by frequency.

    `values` and `targets` are in the measure's unit, NaN where there is none. `judged` is the
    ordinal of the period whose value is shown, or of the last complete period where there is
    no value; `ages` counts the periods between the two. Rule and target are those in force in
    the judged period, so what was judged stays judged as it was.
    """

    measures: tuple[Measure, ...]
    values: Floats
    judged: Ints
    ages: Ints
    targets: Floats

    @property
    def is_fresh(self) -> Flags:
        """Return where a value is shown that is not older than one own period."""
        fresh: Flags = (self.ages <= FRESH_AGE) & ~np.isnan(self.values)
        return fresh


def panel_of(card: Scorecard, dates: Sequence[date]) -> Panel:
    """Lay out the actual values and the targets of every measure at each date."""
    groups = [
        [measure for measure in card.measures.values() if measure.frequency is frequency]
        for frequency in Frequency
    ]
    panel = _empty([measure for group in groups for measure in group], len(dates))
    series = numbers_of(card)
    size = rows_at_once(max(len(dates), _USUAL_SAMPLES))
    start, fiscal_start = 0, card.settings.fiscal_start
    for frequency, group in zip(Frequency, groups, strict=True):
        if not group:
            continue
        at = last_complete_at(dates, frequency, fiscal_start=fiscal_start)
        for first in range(0, len(group), size):
            some = group[first : first + size]
            rows = slice(start, start := start + len(some))
            _show(panel, rows, Held.of([series.actual(each.id) for each in some]), at)
            aims = Held.of([series.target(each.id) for each in some])
            panel.targets[rows] = aims.numbers[aims.places(panel.judged[rows])]
            spread(panel.targets[rows], some, panel.judged[rows], fiscal_start)
    return panel


def last_complete_at(dates: Sequence[date], frequency: Frequency, *, fiscal_start: int) -> Ints:
    """Return the ordinals of the last complete periods at some dates."""
    ordinals = [last_complete(day, frequency, fiscal_start=fiscal_start).ordinal for day in dates]
    return np.array(ordinals, np.int32)


def _empty(measures: Sequence[Measure], dates: int) -> Panel:
    shape = (len(measures), dates)
    judged, ages = np.empty(shape, np.int32), np.empty(shape, np.int32)
    return Panel(tuple(measures), np.empty(shape), judged, ages, np.empty(shape))


def _show(panel: Panel, rows: slice, actuals: Held, at: Ints) -> None:
    """Write what a group of measures shows into its rows."""
    places = actuals.places(at[np.newaxis])
    panel.values[rows] = actuals.numbers[places]
    panel.judged[rows] = np.where(places >= 0, actuals.ordinals[places], at)
    np.subtract(at, panel.judged[rows], out=panel.ages[rows])
