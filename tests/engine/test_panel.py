from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard_app.domain.ids import MeasureId, SeriesId
from scorecard_app.domain.measures import Aggregation, Series, SeriesKind
from scorecard_app.domain.periods import Frequency, Period, parse_period, period_of
from scorecard_app.engine.evaluate import evaluate, year_before
from scorecard_app.engine.targets import periods_in_year
from tests.engine.cards import DAY, card, judged, measure, samples

AGES = {date(2026, 7, 30): 1, date(2026, 9, 30): 2}
VALUES = {"2026-04": 4.0, "2026-05": 5.0, "2026-07": 7.0}


@pytest.mark.parametrize(
    ("day", "period", "value", "is_fresh"),
    [
        (date(2026, 5, 30), "2026-04", 4, True),
        (date(2026, 5, 31), "2026-05", 5, True),
        (date(2026, 7, 30), "2026-05", 5, True),
        (date(2026, 7, 31), "2026-07", 7, True),
        (date(2026, 9, 30), "2026-07", 7, False),
        (date(2026, 3, 31), "2026-03", None, False),
    ],
)
def test_a_measure_shows_its_last_complete_period_and_is_fresh_for_one_more(
    day: date, period: str, value: float | None, *, is_fresh: bool
) -> None:
    found = judged(measure(actual=VALUES), day=day)
    assert (str(found.period), found.value, found.is_fresh) == (period, value, is_fresh)
    assert found.age == (None if value is None else AGES.get(day, 0))


@pytest.mark.parametrize(
    ("frequency", "text", "last_day"),
    [
        (Frequency.DAY, "2026-06-30", date(2026, 6, 30)),
        (Frequency.WEEK, "2026-W26", date(2026, 6, 28)),
        (Frequency.QUARTER, "2026-Q2", date(2026, 6, 30)),
        (Frequency.HALF_YEAR, "2026-H1", date(2026, 6, 30)),
        (Frequency.YEAR, "2026", date(2026, 12, 31)),
    ],
)
def test_every_frequency_shows_a_period_on_its_last_day_not_before(
    frequency: Frequency, text: str, last_day: date
) -> None:
    parts = measure(actual={text: 1.0}, frequency=frequency)
    assert judged(parts, day=last_day).value == 1
    assert judged(parts, day=date.fromordinal(last_day.toordinal() - 1)).value is None


def test_a_fiscal_year_from_april_moves_the_quarters() -> None:
    parts = measure(actual={"2026-Q2": 1.0}, frequency=Frequency.QUARTER)
    assert judged(parts, day=date(2026, 7, 31), fiscal_start=2).value == 1
    assert judged(parts, day=date(2026, 7, 30), fiscal_start=2).value is None


def test_a_target_holds_until_the_next_one() -> None:
    parts = measure(
        actual={"2026-05": 1.0, "2026-06": 1.0}, target={"2026-01": 8.0, "2026-06": 9.0}
    )
    results = evaluate(card(parts), [date(2025, 12, 31), date(2026, 5, 31), DAY])
    found = [results.measure(MeasureId("measure"), at).target for at in range(3)]
    assert found == [None, 8, 9]


def test_an_old_value_is_held_to_the_target_of_its_own_period() -> None:
    """Trap 7: a later target does not rewrite how an old value was judged."""
    parts = measure(actual={"2026-01": 1.0}, target={"2026-01": 8.0, "2026-06": 9.0})
    assert judged(parts).target == 8


def test_a_yearly_target_is_spread_over_the_periods_of_a_sum_measure_only() -> None:
    target = {"2026-01": 1200.0}
    spread = measure(target=target, spread_target=True, aggregation=Aggregation.SUM)
    assert judged(spread).target == 100
    assert judged(measure(target=target, spread_target=True)).target == 1200


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("2026-03", 12),
        ("2026-Q1", 4),
        ("2026-H2", 2),
        ("2026", 1),
        ("2026-W01", 53),
        ("2025-W52", 52),
        ("2024-02-29", 366),
        ("2025-03-01", 365),
    ],
)
def test_a_year_has_as_many_periods_as_the_calendar_says(text: str, count: int) -> None:
    """ISO 8601: 2026 starts on a Thursday and so has 53 weeks."""
    assert periods_in_year(parse_period(text)) == count


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(1, 12))
def test_the_weeks_of_a_fiscal_year_are_those_whose_thursday_lies_in_it(
    day: date, fiscal_start: int
) -> None:
    week = period_of(day, Frequency.WEEK)
    year = period_of(week.anchor(), Frequency.YEAR, fiscal_start=fiscal_start)
    near = (week.shifted(step) for step in range(-60, 61))
    alike = [
        each
        for each in near
        if period_of(each.anchor(), Frequency.YEAR, fiscal_start=fiscal_start) == year
    ]
    assert periods_in_year(week, fiscal_start=fiscal_start) == len(alike)


def test_the_first_series_of_a_kind_by_position_speaks_for_the_measure() -> None:
    key = MeasureId("measure")
    later = Series(SeriesId("a"), key, samples=samples(1.0, Frequency.MONTH), position=2.0)
    first = Series(SeriesId("b"), key, samples=samples(2.0, Frequency.MONTH), position=-1.0)
    other = Series(SeriesId("c"), key, SeriesKind.FORECAST, samples=samples(3.0, Frequency.MONTH))
    assert judged(later, first, other, measure()).value == 2


@pytest.mark.parametrize(
    ("day", "before"),
    [
        (date(2026, 6, 30), date(2025, 6, 30)),
        (date(2024, 2, 29), date(2023, 2, 28)),
        (date(2025, 2, 28), date(2024, 2, 29)),
        (date(2024, 2, 28), date(2023, 2, 28)),
    ],
)
def test_a_year_before_the_last_day_of_a_month_is_the_last_day_of_that_month(
    day: date, before: date
) -> None:
    assert year_before(day) == before


@given(
    st.dictionaries(st.integers(24300, 24330), st.integers(-9, 9).map(float)),
    st.lists(st.integers(24298, 24335), max_size=6),
)
def test_dates_may_come_in_any_order_and_twice(values: dict[int, float], months: list[int]) -> None:
    texts = {str(Period(Frequency.MONTH, each)): number for each, number in values.items()}
    days = [Period(Frequency.MONTH, month).end() for month in months]
    results = evaluate(card(measure(actual=texts)), days)
    for at, month in enumerate(months):
        last = max((each for each in values if each <= month), default=None)
        expected = None if last is None else values[last]
        assert results.measure(MeasureId("measure"), at).value == expected


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1, 12, 31)])
def test_a_year_before_the_first_year_is_the_first_day_there_is(day: date) -> None:
    assert year_before(day) == date(1, 1, 1)
