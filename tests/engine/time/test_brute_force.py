"""Conversions agree with period-by-period counting by domain.periods."""

import math
from collections.abc import Mapping, Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import Aggregation
from scorecard_app.domain.periods import Frequency, Period, coarser, last_complete, period_of
from scorecard_app.engine.numbers import numbers_of
from scorecard_app.engine.time.calendar import is_finer
from scorecard_app.engine.time.convert import as_frequency, rolling, to_date
from tests.builders import card, measure

A = MeasureId("A")
AGGREGATIONS = [each for each in Aggregation if each is not Aggregation.RECOMPUTE]
_BASE = Period(Frequency.MONTH, 2025 * 12 + 10).start()
_VALUES = st.dictionaries(st.integers(0, 40), st.sampled_from([0.0, 1.0, -2.5, 7.0, 100.0]))


def periods_at(frequency: Frequency, values: Mapping[int, float], start: int) -> dict[str, float]:
    """Return numbers by period, counted from the one that holds 1 November 2025."""
    first = period_of(_BASE, frequency, fiscal_start=start)
    return {str(first.shifted(steps)): number for steps, number in values.items()}


def aggregated(aggregation: Aggregation, window: Sequence[float | None]) -> float:
    known = [each for each in window if each is not None]
    if not known or (aggregation is Aggregation.SUM and len(known) < len(window)):
        return math.nan
    match aggregation:
        case Aggregation.SUM:
            return math.fsum(known)
        case Aggregation.MEAN:
            return math.fsum(known) / len(known)
        case Aggregation.LAST:
            return known[-1]
        case Aggregation.MAXIMUM:
            return max(known)
        case _:
            return min(known)


@given(
    _VALUES,
    st.sampled_from(AGGREGATIONS),
    st.sampled_from(Frequency),
    st.sampled_from(Frequency),
    st.integers(1, 12),
)
def test_any_frequency_as_any_other(
    values: Mapping[int, float],
    aggregation: Aggregation,
    own: Frequency,
    wanted: Frequency,
    start: int,
) -> None:
    rows = periods_at(own, values, start)
    scorecard = card(
        measure("A", actual=rows, frequency=own, aggregation=aggregation), fiscal_start=start
    )
    numbers = numbers_of(scorecard)
    samples = numbers.actual(A)
    first = period_of(_BASE, wanted, fiscal_start=start).ordinal
    ordinals = np.arange(first - 1, first + 12, dtype=np.int32)
    found = as_frequency(scorecard, numbers, A, wanted, ordinals=ordinals)
    for place, ordinal in enumerate(ordinals.tolist()):
        cell = Period(wanted, ordinal)
        if is_finer(wanted, own):
            day = cell.end(fiscal_start=start)
            last = samples.last_at(last_complete(day, own, fiscal_start=start).ordinal)
            number, window = (math.nan if last is None else samples[last]), [last]
        else:
            inner = inside(cell, own, start)
            window = [samples.get(each) for each in inner]  # type: ignore[misc]  # numbers
            number = aggregated(aggregation, window)
        np.testing.assert_allclose(found.numbers[place], number, rtol=1e-12)
        assert found.expected[place] == len(window)
        assert found.present[place] == sum(each is not None for each in window)


def inside(cell: Period, own: Frequency, start: int) -> list[int]:
    """Return the ordinals that belong to a cell, by asking every period around it."""
    if own is cell.frequency:
        return [cell.ordinal]
    low = period_of(cell.start(fiscal_start=start), own, fiscal_start=start).ordinal - 1
    high = period_of(cell.end(fiscal_start=start), own, fiscal_start=start).ordinal + 1
    return [
        each
        for each in range(low, high + 1)
        if coarser(Period(own, each), cell.frequency, fiscal_start=start) == cell
    ]


@given(
    _VALUES,
    st.sampled_from(AGGREGATIONS),
    st.sampled_from(Frequency),
    st.sampled_from([Frequency.MONTH, Frequency.QUARTER, Frequency.YEAR]),
    st.integers(1, 12),
)
def test_to_date_and_rolling_of_any_frequency(
    values: Mapping[int, float],
    aggregation: Aggregation,
    own: Frequency,
    since: Frequency,
    start: int,
) -> None:
    rows = periods_at(own, values, start)
    scorecard = card(
        measure("A", actual=rows, frequency=own, aggregation=aggregation), fiscal_start=start
    )
    numbers = numbers_of(scorecard)
    samples = numbers.actual(A)
    dated, last_three = (
        to_date(scorecard, numbers, A, since),
        rolling(scorecard, numbers, A, 3),
    )
    for place, ordinal in enumerate(dated.ordinals.tolist()):
        until = [ordinal]
        if is_finer(own, since):
            inner = inside(coarser(Period(own, ordinal), since, fiscal_start=start), own, start)
            until = [each for each in inner if each <= ordinal]
        for found, window in ((dated, until), (last_three, range(ordinal - 2, ordinal + 1))):
            number = aggregated(aggregation, [samples.get(each) for each in window])
            np.testing.assert_allclose(found.numbers[place], number, rtol=1e-12)
            assert found.expected[place] == len(window)
