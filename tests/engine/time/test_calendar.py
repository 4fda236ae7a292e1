"""The oracle is domain.periods, period by period."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard_app.document.limits import ordinal_range
from scorecard_app.domain.periods import Frequency, Period, coarser, period_of
from scorecard_app.engine.time.calendar import (
    first_day,
    holding,
    is_finer,
    last_complete,
    last_day,
    period_at,
    within,
)
from tests.strategies import periods

_INNER = periods().filter(
    lambda each: (
        ordinal_range(each.frequency)[0] + 400
        < each.ordinal
        < ordinal_range(each.frequency)[1] - 400
    )
)
_STARTS = st.integers(1, 12)


def ordinals(period: Period) -> np.ndarray[tuple[int, ...], np.dtype[np.int32]]:
    return np.array([period.ordinal], np.int32)


@given(_INNER, _STARTS)
def test_days_are_those_of_the_period(period: Period, start: int) -> None:
    first = first_day(period.frequency, ordinals(period), start).item()
    last = last_day(period.frequency, ordinals(period), start).item()
    assert first == period.start(fiscal_start=start).toordinal()
    assert last == period.end(fiscal_start=start).toordinal()
    for day in (first, last):
        days = np.array([day], np.int64)
        assert period_at(period.frequency, days, start).item() == period.ordinal


@given(_INNER, st.sampled_from(Frequency), _STARTS)
def test_a_period_belongs_where_the_domain_says(
    period: Period, frequency: Frequency, start: int
) -> None:
    if not is_finer(period.frequency, frequency):
        return
    found = holding(period.frequency, ordinals(period), frequency, start)
    assert found.item() == coarser(period, frequency, fiscal_start=start).ordinal


@given(_INNER, st.sampled_from(Frequency), _STARTS)
def test_what_lies_within_a_period_is_all_that_belongs_to_it(
    period: Period, frequency: Frequency, start: int
) -> None:
    if is_finer(period.frequency, frequency):
        return
    first, last = within(period.frequency, ordinals(period), frequency, start)
    around = [first.item() - 1, first.item(), last.item(), last.item() + 1]
    belongs = [
        coarser(Period(frequency, each), period.frequency, fiscal_start=start) == period
        for each in around
    ]
    assert belongs == [False, True, True, False]


@pytest.mark.parametrize(
    ("month", "quarter"), [("2026-01", "2025-Q4"), ("2026-03", "2026-Q1"), ("2026-05", "2026-Q1")]
)
def test_the_last_complete_period_is_over_when_the_finer_one_is(month: str, quarter: str) -> None:
    year, number = map(int, month.split("-"))
    found = last_complete(
        Frequency.MONTH, np.array([year * 12 + number - 1], np.int32), Frequency.QUARTER, 1
    )
    assert str(Period(Frequency.QUARTER, found.item())) == quarter


def test_a_day_before_the_epoch_has_its_month() -> None:
    day = Period(Frequency.MONTH, 12 * 1815 + 5).start()
    found = period_at(Frequency.MONTH, np.array([day.toordinal()], np.int64), 1)
    assert found.item() == period_of(day, Frequency.MONTH).ordinal
