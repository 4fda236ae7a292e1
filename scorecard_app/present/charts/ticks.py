"""Where an axis has its marks, and what they say: round numbers, whole hours, whole periods."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from scorecard_app.domain.measures import Unit, UnitKind
from scorecard_app.domain.periods import Frequency, Period, period_of
from scorecard_app.present.numbers import format_compact, format_number, format_plain, is_day
from scorecard_app.present.periods import format_period
from scorecard_app.texts import LocaleForms

_ROUND = (1.0, 2.0, 5.0)
_MINUTES = (1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 240.0, 480.0, 1440.0)
_DAYS = (1.0, 7.0, 14.0, 30.0, 91.0, 182.0, 365.0)
_DAYS_OF_MONTH = 30.0
_COMPACT_FROM = 10_000
_LEAST_PERIODS = 2
"""Fewer labels than these do not tell how fast time goes."""

_STEPS: dict[Frequency, tuple[int, ...]] = {
    Frequency.DAY: (1, 7, 14, 28, 91, 182, 364),
    Frequency.WEEK: (1, 2, 4, 13, 26, 52),
    Frequency.MONTH: (1, 2, 3, 6, 12, 24, 60, 120),
    Frequency.QUARTER: (1, 2, 4, 8, 20, 40),
    Frequency.HALF_YEAR: (1, 2, 4, 10, 20),
    Frequency.YEAR: (1, 2, 5, 10, 20, 50),
}


@dataclass(frozen=True, slots=True)
class Tick:
    """One mark of an axis."""

    at: float
    label: str


def value_ticks(
    low: float, high: float, unit: Unit, forms: LocaleForms, *, most: int
) -> tuple[Tick, ...]:
    """Return round values between two ends, labelled in the unit, at most so many."""
    if unit.kind is UnitKind.YES_NO:
        return tuple(Tick(each, format_number(each, unit, forms)) for each in (0.0, 1.0))
    step = _step((high - low) / max(most, 1), unit)
    if unit.kind is UnitKind.DATE and step >= _DAYS_OF_MONTH and is_day(low) and is_day(high):
        days = _month_starts(low, high, round(step / _DAYS_OF_MONTH))
        return tuple(Tick(day, format_number(day, unit, forms)) for day in days)
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    values = [index * step for index in range(first, last + 1)]
    labels = [_label(value, step, unit, forms) for value in values]
    if len(set(labels)) < len(labels):
        labels = [_plain_label(value, step, forms) for value in values]
    return tuple(Tick(value, label) for value, label in zip(values, labels, strict=True))


def _month_starts(low: float, high: float, months: int) -> Iterator[float]:
    """Yield the first days of every so many months, counted from January."""
    ends = (period_of(date.fromordinal(round(end)), Frequency.MONTH) for end in (low, high))
    first, last = (each.ordinal for each in ends)
    for ordinal in range(-(-first // months) * months, last + 1, months):
        day = float(Period(Frequency.MONTH, ordinal).start().toordinal())
        if low <= day <= high:
            yield day


def period_ticks(
    first: Period, last: Period, forms: LocaleForms, *, most: int, fiscal_start: int = 1
) -> tuple[Tick, ...]:
    """Return evenly spaced periods between two, at most so many, whole years where they fit.

    Where hardly one of the round periods lies between the two, they are counted from the last.
    """
    steps = _STEPS[first.frequency]
    count = last.ordinal - first.ordinal + 1
    step = next((each for each in steps if count <= each * most), -(-count // max(most, 1)))
    start = -(-first.ordinal // step) * step
    ordinals = range(start, last.ordinal + 1, step)
    if len(ordinals) < _LEAST_PERIODS:
        ordinals = range(last.ordinal, first.ordinal - 1, -step)[::-1]
    return tuple(
        Tick(
            float(ordinal),
            format_period(Period(first.frequency, ordinal), forms, fiscal_start=fiscal_start),
        )
        for ordinal in ordinals
    )


def _step(least: float, unit: Unit) -> float:
    """Return the smallest round step that is at least as large, and that the unit can show."""
    least = max(least, _smallest(unit))
    special = {UnitKind.DURATION: _MINUTES, UnitKind.DATE: _DAYS}.get(unit.kind, ())
    for step in special:
        if step >= least:
            return step
    power = 10.0 ** math.floor(math.log10(least) + 1e-9)
    return next(each * power for each in (*_ROUND, 10.0) if each * power >= least * (1 - 1e-9))


def _smallest(unit: Unit) -> float:
    if unit.kind in {UnitKind.DURATION, UnitKind.DATE}:
        return 1.0
    return 10.0**-unit.decimals if unit.decimals is not None else 1e-12


def _label(value: float, step: float, unit: Unit, forms: LocaleForms) -> str:
    if unit.kind in {UnitKind.DURATION, UnitKind.DATE}:
        return format_number(value, unit, forms)
    if abs(value) >= _COMPACT_FROM:
        return format_compact(value, unit, forms)
    return _plain_label(value, step, forms)


def _plain_label(value: float, step: float, forms: LocaleForms) -> str:
    places = max(0, -math.floor(math.log10(step) + 1e-9))
    return format_plain(value, forms, decimals=places)
