"""Measures by dates: what each measure shows at each date, and the target it is held to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

import numpy as np

from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import Measure, Series, SeriesKind
from scorecard_app.domain.periods import Frequency, last_complete
from scorecard_app.domain.samples import Samples
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.arrays import Flags, Floats, Ints
from scorecard_app.engine.held import Held, held
from scorecard_app.engine.targets import spread

FRESH_AGE = 1
"""Periods by which a value may lag behind the last complete one and still be fresh."""

_NOTHING = Samples()
_ORDER = {frequency: place for place, frequency in enumerate(Frequency)}


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
    measures = tuple(
        sorted(card.measures.values(), key=lambda each: (_ORDER[each.frequency], each.id))
    )
    shape = (len(measures), len(dates))
    panel = Panel(
        measures,
        np.empty(shape),
        np.empty(shape, np.int32),
        np.empty(shape, np.int32),
        np.empty(shape),
    )
    actuals = first_samples(card, SeriesKind.ACTUAL)
    targets = first_samples(card, SeriesKind.TARGET)
    start = 0
    for frequency, group in groupby(measures, key=lambda each: each.frequency):
        members = tuple(group)
        rows = slice(start, start + len(members))
        at = last_complete_at(dates, frequency, fiscal_start=card.settings.fiscal_start)
        shown = held([actuals.get(each.id, _NOTHING) for each in members], at)
        _show(panel, rows, shown, at)
        aimed = held([targets.get(each.id, _NOTHING) for each in members], at)
        panel.targets[rows] = aimed.as_of(panel.judged[rows])
        spread(panel.targets[rows], members, panel.judged[rows], card.settings.fiscal_start)
        start = rows.stop
    return panel


def last_complete_at(dates: Sequence[date], frequency: Frequency, *, fiscal_start: int) -> Ints:
    """Return the ordinals of the last complete periods at some dates."""
    ordinals = [last_complete(day, frequency, fiscal_start=fiscal_start).ordinal for day in dates]
    return np.array(ordinals, np.int32)


def first_samples(card: Scorecard, kind: SeriesKind) -> dict[MeasureId, Samples]:
    """Return by measure the numbers of its first series of a kind."""
    first: dict[MeasureId, Series] = {}
    for series in card.series.values():
        if series.kind is kind:
            other = first.setdefault(series.measure_id, series)
            if (series.position, series.id) < (other.position, other.id):
                first[series.measure_id] = series
    return {key: series.samples for key, series in first.items()}


def _show(panel: Panel, rows: slice, shown: Held, at: Ints) -> None:
    """Write what a group of measures shows into its rows."""
    panel.values[rows] = shown.numbers_at(shown.places)
    periods = shown.ordinals_at(shown.places)
    judged = panel.judged[rows]
    judged[:] = at
    np.copyto(judged, periods, where=shown.places >= 0)
    np.subtract(at, judged, out=panel.ages[rows])
