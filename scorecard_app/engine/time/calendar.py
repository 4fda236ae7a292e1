"""Periods by the row: which day begins one, which holds a day, what lies within what.

The same calendar as domain.periods, for arrays of ordinals; days are proleptic day numbers.
"""

import numpy as np
import numpy.typing as npt

from scorecard_app.domain.periods import Frequency
from scorecard_app.engine.arrays import Ints

Days = npt.NDArray[np.int64]

_EPOCH = 719_163
"""The proleptic number of 1 January 1970, from which numpy counts."""
_EPOCH_MONTH = 1970 * 12
_WEEK = 7
_THURSDAY = 3
_FINEST_FIRST = tuple(Frequency)


def is_finer(one: Frequency, other: Frequency) -> bool:
    """Say whether one frequency has shorter periods than another."""
    return _FINEST_FIRST.index(one) < _FINEST_FIRST.index(other)


def first_day(frequency: Frequency, ordinals: Ints, fiscal_start: int) -> Days:
    """Return the first day of each period."""
    whole = ordinals.astype(np.int64)
    if frequency is Frequency.DAY:
        return whole
    if frequency is Frequency.WEEK:
        return whole * _WEEK + 1
    months = frequency.months
    return _day_of_month(whole * months + (fiscal_start - 1) % months)


def last_day(frequency: Frequency, ordinals: Ints, fiscal_start: int) -> Days:
    """Return the last day of each period."""
    days: Days = first_day(frequency, ordinals + np.int32(1), fiscal_start) - 1
    return days


def period_at(frequency: Frequency, days: Days, fiscal_start: int) -> Ints:
    """Return the ordinals of the periods that contain some days."""
    if frequency is Frequency.DAY:
        return days.astype(np.int32)
    if frequency is Frequency.WEEK:
        return ((days - 1) // _WEEK).astype(np.int32)
    months = frequency.months
    offset = (fiscal_start - 1) % months
    found: Ints = ((_month_of_day(days) - offset) // months).astype(np.int32)
    return found


def holding(frequency: Frequency, ordinals: Ints, coarser: Frequency, fiscal_start: int) -> Ints:
    """Return the coarser periods to which periods belong: a week to that of its Thursday."""
    if frequency is Frequency.WEEK:
        days = first_day(frequency, ordinals, fiscal_start) + _THURSDAY
    else:
        days = last_day(frequency, ordinals, fiscal_start)
    return period_at(coarser, days, fiscal_start)


def within(
    frequency: Frequency, ordinals: Ints, finer: Frequency, fiscal_start: int
) -> tuple[Ints, Ints]:
    """Return the first and the last of the finer periods that belong to each period."""
    if finer is frequency:
        return ordinals, ordinals
    first = first_day(frequency, ordinals, fiscal_start)
    last = last_day(frequency, ordinals, fiscal_start)
    if finer is Frequency.WEEK:  # the weeks whose Thursdays lie within
        start = -((_THURSDAY + 1 - first) // _WEEK)
        end = (last - _THURSDAY - 1) // _WEEK
        return start.astype(np.int32), end.astype(np.int32)
    return period_at(finer, first, fiscal_start), period_at(finer, last, fiscal_start)


def last_complete(
    frequency: Frequency, ordinals: Ints, coarser: Frequency, fiscal_start: int
) -> Ints:
    """Return the last coarser period that is over when each period is."""
    days = last_day(frequency, ordinals, fiscal_start)
    found = period_at(coarser, days + 1, fiscal_start)
    return found - np.int32(1)


def _day_of_month(months: Days) -> Days:
    """Return the first days of months, counted from year 0."""
    dates = (months - _EPOCH_MONTH).astype("datetime64[M]").astype("datetime64[D]")
    days: Days = dates.astype(np.int64) + _EPOCH
    return days


def _month_of_day(days: Days) -> Days:
    dates = (days - _EPOCH).astype("datetime64[D]").astype("datetime64[M]")
    months: Days = dates.astype(np.int64) + _EPOCH_MONTH
    return months
