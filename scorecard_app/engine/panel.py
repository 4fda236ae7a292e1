"""Measures by dates: what each measure shows at each date, and the target it is held to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from scorecard_app.domain.measures import Measure
from scorecard_app.domain.periods import Frequency, last_complete
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.arrays import Flags, Floats, Ints
from scorecard_app.engine.first_series import FirstSeries
from scorecard_app.engine.held import Held, held
from scorecard_app.engine.targets import spread

FRESH_AGE = 1
"""Periods by which a value may lag behind the last complete one and still be fresh."""


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
    series = FirstSeries(card)
    start, fiscal_start = 0, card.settings.fiscal_start
    for frequency, group in zip(Frequency, groups, strict=True):
        if not group:
            continue
        rows = slice(start, start := start + len(group))
        at = last_complete_at(dates, frequency, fiscal_start=fiscal_start)
        _show(panel, rows, held([series.actual(each.id) for each in group], at), at)
        aimed = held([series.target(each.id) for each in group], at)
        panel.targets[rows] = aimed.as_of(panel.judged[rows])
        spread(panel.targets[rows], group, panel.judged[rows], fiscal_start)
    return panel


def last_complete_at(dates: Sequence[date], frequency: Frequency, *, fiscal_start: int) -> Ints:
    """Return the ordinals of the last complete periods at some dates."""
    ordinals = [last_complete(day, frequency, fiscal_start=fiscal_start).ordinal for day in dates]
    return np.array(ordinals, np.int32)


def _empty(measures: Sequence[Measure], dates: int) -> Panel:
    shape = (len(measures), dates)
    judged, ages = np.empty(shape, np.int32), np.empty(shape, np.int32)
    return Panel(tuple(measures), np.empty(shape), judged, ages, np.empty(shape))


def _show(panel: Panel, rows: slice, shown: Held, at: Ints) -> None:
    """Write what a group of measures shows into its rows."""
    panel.values[rows] = shown.numbers_at(shown.places)
    periods = shown.ordinals_at(shown.places)
    judged = panel.judged[rows]
    judged[:] = at
    np.copyto(judged, periods, where=shown.places >= 0)
    np.subtract(at, judged, out=panel.ages[rows])
