"""Targets hold until the next one; a yearly one may be spread evenly over its periods."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from scorecard_app.domain.measures import Aggregation, Measure
from scorecard_app.domain.periods import Frequency, Period, period_of
from scorecard_app.engine.arrays import Floats, Ints

_THURSDAY = 4
"""The proleptic number of the first Thursday: day 1 is a Monday."""


def is_spread(measure: Measure) -> bool:
    """Say whether the targets of a measure are for a year, to be spread over its periods."""
    return measure.spread_target and measure.aggregation is Aggregation.SUM


def spread(targets: Floats, measures: Sequence[Measure], judged: Ints, fiscal_start: int) -> None:
    """Divide the yearly targets among the rows by the periods of the judged years, in place.

    Rows are measures of one frequency; `judged` holds the ordinals of the judged periods.
    """
    rows = [row for row, each in enumerate(measures) if each.spread_target and is_spread(each)]
    if not rows:
        return
    frequency = measures[rows[0]].frequency
    ordinals, where = np.unique(judged[rows], return_inverse=True)
    counts = [
        periods_in_year(Period(frequency, int(ordinal)), fiscal_start=fiscal_start)
        for ordinal in ordinals
    ]
    targets[rows] /= np.array(counts, np.float64)[where.reshape(len(rows), -1)]


def periods_in_year(period: Period, *, fiscal_start: int = 1) -> int:
    """Count the periods of this frequency in the fiscal year of a period.

    A year has 365 or 366 days and 52 or 53 weeks, those whose Thursday lies in it.
    """
    if period.frequency.months:
        return 12 // period.frequency.months
    year = period_of(period.anchor(), Frequency.YEAR, fiscal_start=fiscal_start)
    first = year.start(fiscal_start=fiscal_start)
    after = year.shifted(1).start(fiscal_start=fiscal_start)
    if period.frequency is Frequency.DAY:
        return (after - first).days
    return _thursdays_before(after) - _thursdays_before(first)


def _thursdays_before(day: date) -> int:
    return (day.toordinal() - 1 + 7 - _THURSDAY) // 7
