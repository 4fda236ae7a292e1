"""Closed forms, worked by hand; traps are those of scoring.md §7."""

from collections.abc import Mapping

import numpy as np
import pytest

from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import Aggregation
from scorecard_app.domain.periods import Frequency, parse_period
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.arrays import Floats, Ints
from scorecard_app.engine.numbers import numbers_of
from scorecard_app.engine.time.convert import (
    Origin,
    Timed,
    as_frequency,
    rolling,
    to_date,
    year_on_year,
)
from tests.builders import card, measure

A, RATIO = MeasureId("A"), MeasureId("ratio")
QUARTER = {"2026-01": 10.0, "2026-02": 40.0, "2026-03": 25.0}
GAP = {"2026-01": 10.0, "2026-03": 25.0}
NAN = float("nan")


def one(
    values: Mapping[str, float],
    aggregation: Aggregation = Aggregation.SUM,
    frequency: Frequency = Frequency.MONTH,
    **settings: object,
) -> Scorecard:
    return card(
        measure("A", actual=values, aggregation=aggregation, frequency=frequency), **settings
    )


def ordinals(*texts: str) -> Ints:
    return np.array([parse_period(text).ordinal for text in texts], np.int32)


def converted(scorecard: Scorecard, frequency: Frequency, *texts: str) -> Timed:
    return as_frequency(
        scorecard,
        numbers_of(scorecard),
        A,
        frequency,
        ordinals=ordinals(*texts) if texts else None,
    )


def assert_numbers(found: Floats, *wanted: float) -> None:
    np.testing.assert_allclose(found, wanted, rtol=1e-12)


@pytest.mark.parametrize(
    ("aggregation", "whole", "with_gap"),
    [
        (Aggregation.SUM, 75, NAN),
        (Aggregation.MEAN, 25, 17.5),
        (Aggregation.LAST, 25, 25),
        (Aggregation.MAXIMUM, 40, 25),
        (Aggregation.MINIMUM, 10, 10),
    ],
)
def test_a_quarter_is_made_of_its_months(
    aggregation: Aggregation, whole: float, with_gap: float
) -> None:
    full = converted(one(QUARTER, aggregation), Frequency.QUARTER)
    assert_numbers(full.numbers, whole)
    assert (full.origins.item(), full.present.item(), full.expected.item()) == (
        Origin.AGGREGATED,
        3,
        3,
    )
    partial = converted(one(GAP, aggregation), Frequency.QUARTER)
    assert_numbers(partial.numbers, with_gap)
    assert (partial.origins.item(), partial.present.item(), partial.expected.item()) == (
        Origin.INCOMPLETE,
        2,
        3,
    )


def test_a_period_without_any_value_is_missing() -> None:
    found = converted(one(QUARTER), Frequency.QUARTER, "2026-Q2")
    assert_numbers(found.numbers, NAN)
    assert (found.origins.item(), found.present.item()) == (Origin.MISSING, 0)


def test_trap_6_a_ratio_over_time_is_recomputed_and_never_summed_or_averaged() -> None:
    # 10 of 100 and 90 of 100 and 0 of 800 are 100 of 1,000: 10 %, not (10 + 90 + 0) / 3.
    cost = measure(
        "cost", actual={"2026-01": 10, "2026-02": 90, "2026-03": 0}, aggregation=Aggregation.SUM
    )
    sales = measure(
        "sales",
        actual={"2026-01": 100, "2026-02": 100, "2026-03": 800},
        aggregation=Aggregation.SUM,
    )
    ratio = measure("ratio", formula="[#cost] / [#sales] * 100", aggregation=Aggregation.RECOMPUTE)
    scorecard = card(cost, sales, ratio)
    numbers = numbers_of(scorecard)
    quarter = as_frequency(scorecard, numbers, RATIO, Frequency.QUARTER)
    assert_numbers(quarter.numbers, 10)
    assert (quarter.origins.item(), quarter.present.item(), quarter.expected.item()) == (
        Origin.AGGREGATED,
        6,
        6,
    )
    assert_numbers(to_date(scorecard, numbers, RATIO, Frequency.YEAR).numbers, 10, 50, 10)
    assert_numbers(rolling(scorecard, numbers, RATIO, 2).numbers, NAN, 50, 10)
    months = as_frequency(scorecard, numbers, RATIO, Frequency.MONTH)
    assert_numbers(months.numbers, 10, 90, 0)
    assert set(months.origins) == {Origin.COMPUTED}


def test_recomputing_takes_its_inputs_at_their_own_frequencies() -> None:
    # Sales of a quarter by the heads at its end; a month divides by the heads last known.
    sales = measure("sales", actual=QUARTER, aggregation=Aggregation.SUM)
    heads = measure("heads", actual={"2025-Q4": 5, "2026-Q1": 3}, frequency=Frequency.QUARTER)
    ratio = measure("ratio", formula="[#sales] / [#heads]", aggregation=Aggregation.RECOMPUTE)
    scorecard = card(sales, heads, ratio)
    numbers = numbers_of(scorecard)
    quarter = as_frequency(
        scorecard, numbers, RATIO, Frequency.QUARTER, ordinals=ordinals("2026-Q1")
    )
    assert_numbers(quarter.numbers, 25)
    month = as_frequency(
        scorecard, numbers, RATIO, Frequency.MONTH, ordinals=ordinals("2026-01", "2026-03")
    )
    assert_numbers(month.numbers, 2, 25 / 3)


def test_a_ratio_of_sums_is_missing_where_one_of_them_is_incomplete() -> None:
    cost = measure("cost", actual={"2026-01": 10, "2026-02": 90}, aggregation=Aggregation.SUM)
    sales = measure("sales", actual=QUARTER, aggregation=Aggregation.SUM)
    ratio = measure("ratio", formula="[#cost] / [#sales]", aggregation=Aggregation.RECOMPUTE)
    scorecard = card(cost, sales, ratio)
    found = as_frequency(scorecard, numbers_of(scorecard), RATIO, Frequency.QUARTER)
    assert_numbers(found.numbers, NAN)
    assert found.origins.item() == Origin.INCOMPLETE


def test_recomputing_what_is_entered_has_nothing_to_recompute() -> None:
    found = converted(one(QUARTER, Aggregation.RECOMPUTE), Frequency.QUARTER)
    assert_numbers(found.numbers, NAN)


def test_a_finer_view_shows_the_last_known_number_as_inherited() -> None:
    scorecard = one({"2026-Q1": 5, "2026-Q2": 7}, frequency=Frequency.QUARTER)
    found = converted(scorecard, Frequency.MONTH, "2026-02", "2026-03", "2026-05", "2026-12")
    assert_numbers(found.numbers, NAN, 5, 5, 7)
    assert list(found.origins) == [
        Origin.MISSING,
        Origin.INHERITED,
        Origin.INHERITED,
        Origin.INHERITED,
    ]
    whole = converted(scorecard, Frequency.MONTH)
    assert list(whole.ordinals) == list(range(*(ordinals("2026-03", "2026-07"))))


def test_an_own_number_is_entered() -> None:
    found = converted(one(GAP), Frequency.MONTH)
    assert_numbers(found.numbers, 10, NAN, 25)
    assert list(found.origins) == [Origin.ENTERED, Origin.MISSING, Origin.ENTERED]


def test_a_week_belongs_to_the_month_of_its_thursday() -> None:
    # The Thursdays of weeks 1 to 5 of 2026 are 1, 8, 15, 22 and 29 January.
    weeks = {f"2026-W{week:02d}": 1.0 for week in range(1, 7)}
    scorecard = one(weeks, frequency=Frequency.WEEK)
    found = converted(scorecard, Frequency.MONTH, "2026-01", "2026-02")
    assert_numbers(found.numbers, 5, NAN)
    assert list(found.present) == [5, 1]
    assert list(found.expected) == [5, 4]


def test_the_fiscal_year_has_its_own_quarters_and_years() -> None:
    months = {f"2026-{month:02d}": float(month) for month in range(1, 13)}
    scorecard = one(months, fiscal_start=2)
    # The block that starts in February 2026 holds February to April.
    found = converted(scorecard, Frequency.QUARTER, "2026-Q1", "2026-Q4")
    assert_numbers(found.numbers, 2 + 3 + 4, NAN)
    numbers = numbers_of(scorecard)
    assert_numbers(
        to_date(
            scorecard, numbers, A, Frequency.YEAR, ordinals=ordinals("2026-01", "2026-04")
        ).numbers,
        NAN,
        9,
    )


def test_to_date_runs_from_the_start_of_what_contains_the_period() -> None:
    months = {f"2026-{month:02d}": float(month) for month in range(1, 7)}
    scorecard = one(months)
    numbers = numbers_of(scorecard)
    assert_numbers(to_date(scorecard, numbers, A, Frequency.QUARTER).numbers, 1, 3, 6, 4, 9, 15)
    assert_numbers(to_date(scorecard, numbers, A, Frequency.YEAR).numbers, 1, 3, 6, 10, 15, 21)
    assert_numbers(to_date(scorecard, numbers, A, Frequency.MONTH).numbers, 1, 2, 3, 4, 5, 6)


def test_the_month_to_date_of_days_starts_anew_each_month() -> None:
    days = {"2026-01-30": 1.0, "2026-01-31": 2.0, "2026-02-01": 3.0, "2026-02-02": 4.0}
    scorecard = one(days, Aggregation.MEAN, Frequency.DAY)
    found = to_date(scorecard, numbers_of(scorecard), A, Frequency.MONTH)
    assert_numbers(found.numbers, 1, 1.5, 3, 3.5)
    assert list(found.expected) == [30, 31, 1, 2]


def test_a_gap_within_makes_a_sum_to_date_missing_from_there_on() -> None:
    scorecard = one(GAP)
    found = to_date(scorecard, numbers_of(scorecard), A, Frequency.YEAR)
    assert_numbers(found.numbers, 10, NAN, NAN)
    assert list(found.present) == [1, 1, 2]


def test_rolling_needs_all_its_periods_for_a_sum_and_not_for_a_mean() -> None:
    scorecard = one(QUARTER)
    assert_numbers(rolling(scorecard, numbers_of(scorecard), A, 2).numbers, NAN, 50, 65)
    scorecard = one(QUARTER, Aggregation.MEAN)
    assert_numbers(rolling(scorecard, numbers_of(scorecard), A, 2).numbers, 10, 25, 32.5)


def test_rolling_one_period_is_the_period() -> None:
    scorecard = one(QUARTER)
    found = rolling(scorecard, numbers_of(scorecard), A, 1)
    assert_numbers(found.numbers, 10, 40, 25)


def test_a_rolling_ratio_takes_a_coarser_input_from_within_or_holds_it() -> None:
    heads = measure(
        "heads",
        actual={"2025": 5, "2026": 10},
        frequency=Frequency.YEAR,
        aggregation=Aggregation.MEAN,
    )
    sales = measure(
        "sales",
        actual={f"{year}-{month:02d}": 1 for year in (2025, 2026) for month in range(1, 13)},
        aggregation=Aggregation.SUM,
    )
    ratio = measure("ratio", formula="[#sales] / [#heads]", aggregation=Aggregation.RECOMPUTE)
    scorecard = card(heads, sales, ratio)
    found = rolling(
        scorecard, numbers_of(scorecard), RATIO, 12, ordinals=ordinals("2026-06", "2026-12")
    )
    assert_numbers(found.numbers, 12 / 5, 12 / 10)


def test_year_on_year_gives_the_difference_and_the_change_as_a_share() -> None:
    scorecard = one(
        {"2025-01": 4, "2025-02": 0, "2025-03": -4, "2026-01": 5, "2026-02": 3, "2026-03": -2}
    )
    found = year_on_year(
        scorecard, numbers_of(scorecard), A, ordinals=ordinals("2026-01", "2026-02", "2026-03")
    )
    assert_numbers(found.before, 4, 0, -4)
    assert_numbers(found.difference, 1, 3, 2)
    assert_numbers(found.ratio, 0.25, NAN, 0.5)


def test_year_on_year_at_a_coarser_frequency_compares_the_aggregates() -> None:
    months = {
        f"{year}-{month:02d}": float(year - 2023) for year in (2025, 2026) for month in range(1, 13)
    }
    scorecard = one(months)
    found = year_on_year(scorecard, numbers_of(scorecard), A, Frequency.YEAR)
    assert_numbers(found.now, 24, 36)
    assert_numbers(found.ratio, NAN, 0.5)


def test_week_53_and_29_february_have_no_year_before() -> None:
    scorecard = one({"2025-W01": 2, "2026-W01": 3, "2026-W53": 1}, frequency=Frequency.WEEK)
    found = year_on_year(
        scorecard, numbers_of(scorecard), A, ordinals=ordinals("2026-W01", "2026-W53")
    )
    assert_numbers(found.difference, 1, NAN)
    scorecard = one({"2023-02-28": 1, "2024-02-28": 2, "2024-02-29": 3}, frequency=Frequency.DAY)
    found = year_on_year(
        scorecard, numbers_of(scorecard), A, ordinals=ordinals("2024-02-28", "2024-02-29")
    )
    assert_numbers(found.difference, 1, NAN)


def test_a_measure_without_numbers_has_an_empty_row() -> None:
    scorecard = one({})
    for frequency in Frequency:
        assert len(converted(scorecard, frequency).numbers) == 0
    assert len(year_on_year(scorecard, numbers_of(scorecard), A).ratio) == 0
    assert len(to_date(scorecard, numbers_of(scorecard), A, Frequency.YEAR).numbers) == 0


def test_a_measure_that_is_gone_is_the_callers_mistake() -> None:
    with pytest.raises(KeyError):
        as_frequency(card(), numbers_of(card()), A, Frequency.YEAR, ordinals=ordinals("2026"))
