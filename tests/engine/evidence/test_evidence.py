"""Evidence of a link agrees with the table of business-value knowledge §2 and with hand figures."""

import math

import numpy as np
import pytest

from scorecard_app.engine.evidence.belief import Belief, combined, prior
from scorecard_app.engine.evidence.correlation import (
    at_lags,
    changes,
    correlation_interval,
    likeliest,
    more_periods,
    together,
)
from scorecard_app.engine.evidence.review import Verdict, verdict

NAN = math.nan


@pytest.mark.parametrize(
    ("pairs", "r", "low", "high"),
    [(9, 0.6, -0.11, 0.90), (21, 0.6, 0.23, 0.82), (33, 0.6, 0.32, 0.78), (33, 0.3, -0.05, 0.58)],
)
def test_the_interval_of_a_correlation_is_as_the_table_says(
    pairs: int, r: float, low: float, high: float
) -> None:
    found = correlation_interval(r, pairs)
    assert (found.low, found.high) == pytest.approx((low, high), abs=0.005)


def test_three_pairs_rule_nothing_out() -> None:
    found = correlation_interval(0.9, 3.0)
    assert (found.low, found.high) == (-1.0, 1.0)


def test_the_more_lags_are_tried_the_wider_the_interval() -> None:
    one, many = (correlation_interval(0.6, 21, tried=tried) for tried in (1, 12))
    assert many.low < one.low < 0.6 < one.high < many.high


def test_a_series_that_follows_another_is_found_at_its_lag() -> None:
    random = np.random.default_rng(5)
    x = random.standard_normal(60)
    y = np.concatenate([np.zeros(3), 0.5 * x[:-3]]) + 0.1 * random.standard_normal(60)
    found = likeliest(at_lags(x, y, range(7)))
    assert found is not None
    assert found.lag == 3
    assert found.pairs == 57
    assert found.slope is not None
    assert found.slope.low < 0.5 < found.slope.high


def test_a_lag_with_hardly_any_pairs_is_not_chosen_however_well_they_go_together() -> None:
    x = np.array([1.0, -1, 2, -2, 1, 3, -1, 2, 1])
    y = np.array([2.0, 1, -1, 2, 1, -2, 1, 2, 4])
    tried = at_lags(x, y, range(7))
    assert tried[6].correlation is not None  # three pairs
    found = likeliest(tried)
    assert found is None or found.pairs >= 6


def test_the_slope_is_that_of_least_squares_and_its_error_too() -> None:
    # by hand: x̄ = 2.5, Sxx = 5; slope 8/5 = 1.6; residuals .4 −.2 −.8 .6 hold 1.2; √(1.2/2/5)
    found = together(np.array([1.0, 2, 3, 4]), np.array([2.0, 3, 4, 7]), lag=0)
    assert found.slope is not None
    assert found.slope.middle == pytest.approx(1.6)
    assert found.slope_error == pytest.approx(math.sqrt(0.12) * math.sqrt(4 / found.effective))


def test_series_that_repeat_themselves_count_for_less() -> None:
    random = np.random.default_rng(6)
    news = random.standard_normal((2, 200))
    slow = np.zeros((2, 200))
    for at in range(1, 200):
        slow[:, at] = 0.8 * slow[:, at - 1] + news[:, at]
    fresh, stale = together(*news, lag=0), together(*slow, lag=0)
    assert stale.effective < 0.4 * stale.pairs
    assert fresh.effective > 0.9 * fresh.pairs
    assert fresh.effective <= fresh.pairs


def test_what_is_missing_pairs_with_nothing() -> None:
    x = np.array([1.0, NAN, 2.0, 4.0, 3.0, NAN])
    y = np.array([1.0, 2.0, NAN, 3.0, 4.0, 5.0])
    assert together(x, y, lag=0).pairs == 3
    assert together(x, y, lag=9).pairs == 0


def test_a_series_that_never_moves_says_nothing() -> None:
    found = together(np.ones(20), np.arange(20.0), lag=0)
    assert found.correlation is None
    assert not found.is_enough


def test_too_few_pairs_are_not_enough_and_it_is_said_how_many_more_it_takes() -> None:
    random = np.random.default_rng(7)
    x, y = random.standard_normal((2, 5))
    found = together(x, y, lag=1)
    assert not found.is_enough
    lacking = 6.0 - found.effective
    assert more_periods(found, x) == math.ceil(lacking * found.pairs / found.effective)


@pytest.mark.parametrize(
    ("first", "lag", "more"),
    [
        (0, 2, 5),  # of three changes one has its partner
        (0, 6, 9),  # twelve changes hold six pairs that are six periods apart
        (2, 6, 11),  # two later
    ],
)
def test_where_the_lag_is_longer_than_the_series_it_takes_so_much_longer(
    first: int, lag: int, more: int
) -> None:
    x = np.array([1.0, 3.0, 2.0])
    x[:first] = NAN
    found = together(x, np.array([2.0, 1.0, 3.0]), lag=lag)
    assert more_periods(found, x) == more


TOGETHER = (
    [0.8, 1.9, 1.1, 2.7, 3.1, 2.2, 3.9, 3.3, 4.6, 4.1],
    [1.2, 0.9, 2.1, 1.8, 3.3, 3.6, 2.4, 4.4, 3.7, 5.2],
)
APART = (
    [1.0, 3, 2, NAN, 4, 6, 5, 7, NAN, 6, 8, 9, 7, 10],
    [2.0, 3, 5, 4, 4, 7, NAN, 6, 8, 7, 9, 12, 9, 11],
)


@pytest.mark.parametrize(
    ("series", "lag", "expected"),
    [
        (TOGETHER, 0, (10, 6.8173139183, 0.6829088183, 0.7556564198, 0.2857847415)),
        (TOGETHER, 1, (9, 7.6064131748, 0.9901035584, 1.0720091889, 0.0574309813)),
        (APART, 0, (11, 6.4220397122, 0.9255984058, 1.0269978402, 0.1399908521)),
    ],
)
def test_pairs_correlation_and_slope_are_those_of_other_programs(
    series: tuple[list[float], list[float]], lag: int, expected: tuple[float, ...]
) -> None:
    """By scipy 1.17 `pearsonr`, by statsmodels 0.15 `OLS` and `acf(missing="conservative")`.

    The last figure is the error of `OLS`, before it grows by √(n ÷ effective n).
    """
    found = together(*(np.array(each) for each in series), lag=lag)
    assert found.correlation is not None
    assert found.slope is not None
    assert found.slope_error is not None
    error = found.slope_error * math.sqrt(found.effective / found.pairs)
    figures = found.pairs, found.effective, found.correlation.middle, found.slope.middle, error
    assert figures == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(
    ("tried", "low", "high"),
    [(1, -0.16703281, 0.95057412), (4, -0.41682401, 0.97119548)],
)
def test_the_interval_over_many_lags_is_that_of_bonferroni(
    tried: int, low: float, high: float
) -> None:
    """By hand from scipy 1.17 `norm.ppf(1 - 0.025 / tried)`: 1.959964 and 2.497705."""
    found = correlation_interval(0.6829088182801981, 6.817313918338566, tried=tried)
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-8)


def test_what_grows_by_the_same_share_each_time_says_nothing() -> None:
    steady = changes(100 * 1.1 ** np.arange(20.0))
    assert np.ptp(steady) > 0  # rounding
    assert together(steady, np.random.default_rng(1).standard_normal(19), lag=0).correlation is None


def test_changes_are_of_logarithms_where_all_is_above_zero() -> None:
    assert changes(np.array([1.0, math.e, 1.0])).tolist() == pytest.approx([1.0, -1.0])


def test_changes_are_of_levels_over_a_scale_where_logarithms_fail() -> None:
    assert changes(np.array([-1.0, 1.0, 5.0]), scale=2.0).tolist() == [1.0, 2.0]
    assert changes(np.array([0.0, 1.0])).tolist() == [1.0]


def test_belief_and_data_are_weighed_by_how_sure_each_is() -> None:
    found = combined(Belief(0.3, 0.1), 0.6, 0.2)  # weights 100 and 25
    assert found.middle == pytest.approx((0.3 * 100 + 0.6 * 25) / 125)
    assert found.deviation == pytest.approx(math.sqrt(1 / 125))


def test_a_range_is_a_belief_and_back() -> None:
    found = prior(0.1, 0.6)
    assert (found.low, found.middle, found.high) == pytest.approx((0.1, 0.35, 0.6))


def test_data_that_say_nothing_leave_the_belief() -> None:
    assert combined(Belief(0.3, 0.1), 9.0, math.inf) == Belief(0.3, 0.1)
    assert combined(Belief(0.3, 0.0), 9.0, 0.1) == Belief(0.3, 0.0)


@pytest.mark.parametrize(
    ("driver", "outcome", "months", "expected"),
    [
        (True, True, 1, Verdict.KEEP),
        (True, False, 7, Verdict.DOUBT),
        (True, False, 6, Verdict.WAIT),
        (False, True, 0, Verdict.LUCK),
        (False, False, 0, Verdict.FIX_EXECUTION),
        (None, True, 0, Verdict.UNKNOWN),
        (True, None, 9, Verdict.UNKNOWN),
    ],
)
def test_the_four_cells_of_a_review(
    *, driver: bool | None, outcome: bool | None, months: int, expected: Verdict
) -> None:
    found = verdict(driver_on=driver, outcome_on=outcome, months_on=months, lag_months=6)
    assert found is expected
