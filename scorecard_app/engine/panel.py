"""Measures by dates: what each measure shows at each date, and the target it is held to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

import numpy as np

from scorecard_app.domain.measures import Measure
from scorecard_app.domain.periods import Frequency
from scorecard_app.domain.samples import Samples
from scorecard_app.engine.arrays import Floats, Ints, rows_at_once
from scorecard_app.engine.days import Days
from scorecard_app.engine.held import Calendars, numbers_at
from scorecard_app.engine.numbers import Numbers
from scorecard_app.engine.targets import spread

FRESH_AGE = 1
"""Periods by which a value may lag behind the last complete one and still be fresh."""

_USUAL_SAMPLES = 120
"""Samples expected in a series, ten years of months: what the size of a block allows for."""


_ORDINALS = attrgetter("ordinals")


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
    rest, groups = list(measures), {}
    while rest:
        frequency = rest[0].frequency
        groups[frequency] = [each for each in rest if each.frequency is frequency]
        if len(groups[frequency]) == len(rest):
            break
        rest = [each for each in rest if each.frequency is not frequency]
    return [each for frequency in Frequency for each in groups.get(frequency, ())]


def panel_of(measures: Sequence[Measure], numbers: Numbers, days: Days) -> Panel:
    """Lay out the actual values and the targets of measures, by frequency, at each day."""
    panel = _empty(len(measures), len(days))
    size = rows_at_once(max(len(days), _USUAL_SAMPLES))
    start = 0
    for frequency, members in groupby(measures, key=lambda measure: measure.frequency):
        group = list(members)
        at, standing = days.last_complete(frequency), None
        for first in range(0, len(group), size):
            some = group[first : first + size]
            rows = slice(start, start := start + len(some))
            standing = _show(panel, rows, numbers.in_rows([each.id for each in some]), at, standing)
            spread(panel.targets[rows], some, panel.judged[rows], days.fiscal_start)
    return panel


def _empty(measures: int, dates: int) -> Panel:
    shape = (measures, dates)
    judged, ages = np.empty(shape, np.int32), np.empty(shape, np.int32)
    return Panel(np.empty(shape), judged, ages, np.empty(shape))


class _Standing:
    """Where measures stand whose values and targets are of the same periods; a row for each kind.

    `kinds` are the packed periods of values and targets. What the dates find in them is at
    `places`, of the `judged` periods; `aimed` is where the targets held then are.
    """

    def __init__(self, kinds: Sequence[tuple[bytes, bytes]], at: Ints) -> None:
        calendars = Calendars.of([values for values, _targets in kinds])
        self.kinds = kinds
        self.places = calendars.places(at[np.newaxis])
        self.judged = calendars.held(self.places, at)
        self.aimed = Calendars.of([targets for _values, targets in kinds]).places(self.judged)


def _show(
    panel: Panel,
    rows: slice,
    series: tuple[list[Samples], list[Samples]],
    at: Ints,
    standing: _Standing | None,
) -> _Standing:
    """Write what a group of measures shows into its rows; return where they stand.

    Most measures stand alike, so that they are searched once, and not at all if they stand as
    those before them.
    """
    values, targets = series
    periods = list(zip(map(_ORDINALS, values), map(_ORDINALS, targets), strict=True))
    alike = {each: place for place, each in enumerate(dict.fromkeys(periods))}
    kinds = tuple(alike)
    if standing is None or standing.kinds != kinds:
        standing = _Standing(kinds, at)
    which = slice(None) if len(alike) == 1 else [alike[each] for each in periods]
    numbers_at(values, standing.places[which], out=panel.values[rows])
    numbers_at(targets, standing.aimed[which], out=panel.targets[rows])
    panel.judged[rows] = standing.judged[which]
    panel.ages[rows] = (at - standing.judged)[which]
    return standing
