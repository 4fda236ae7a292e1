"""Measures by dates: what each measure shows at each date, and the target it is held to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import Measure
from scorecard_app.domain.periods import Frequency
from scorecard_app.engine.arrays import Floats, Ints, rows_at_once
from scorecard_app.engine.days import Days
from scorecard_app.engine.held import Calendars, numbers_at
from scorecard_app.engine.numbers import Numbers
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

    values: Floats
    judged: Ints
    ages: Ints
    targets: Floats


def by_frequency(measures: Iterable[Measure]) -> list[Measure]:
    """Order measures as a panel wants them: those of one frequency stand together."""
    measures = list(measures)
    return [each for frequency in Frequency for each in measures if each.frequency is frequency]


def panel_of(measures: Sequence[Measure], numbers: Numbers, days: Days) -> Panel:
    """Lay out the actual values and the targets of measures, by frequency, at each day."""
    panel = _empty(len(measures), len(days))
    size = rows_at_once(max(len(days), _USUAL_SAMPLES))
    start = 0
    for frequency, members in groupby(measures, key=lambda measure: measure.frequency):
        group = list(members)
        at = days.last_complete(frequency)
        for first in range(0, len(group), size):
            some = group[first : first + size]
            rows = slice(start, start := start + len(some))
            _show(panel, rows, [measure.id for measure in some], numbers, at)
            spread(panel.targets[rows], some, panel.judged[rows], days.fiscal_start)
    return panel


def _empty(measures: int, dates: int) -> Panel:
    shape = (measures, dates)
    judged, ages = np.empty(shape, np.int32), np.empty(shape, np.int32)
    return Panel(np.empty(shape), judged, ages, np.empty(shape))


def _show(panel: Panel, rows: slice, keys: Sequence[MeasureId], numbers: Numbers, at: Ints) -> None:
    """Write what a group of measures shows into its rows.

    Measures whose values and targets stand in the same periods, as most do, are searched once.
    """
    actuals, aims = [numbers.actual(key) for key in keys], [numbers.target(key) for key in keys]
    alike: dict[tuple[bytes, bytes], int] = {}
    which: slice | list[int] = [
        alike.setdefault((actual.ordinals, aim.ordinals), len(alike))
        for actual, aim in zip(actuals, aims, strict=True)
    ]
    if len(alike) == 1:
        which = slice(None)  # one row for all, without copies of it
    calendars = Calendars.of([actual for actual, _aim in alike])
    places = calendars.places(at[np.newaxis])
    judged = calendars.held(places, at)
    aimed = Calendars.of([aim for _actual, aim in alike]).places(judged)
    numbers_at(actuals, places[which], out=panel.values[rows])
    numbers_at(aims, aimed[which], out=panel.targets[rows])
    panel.judged[rows] = judged[which]
    panel.ages[rows] = (at - judged)[which]
