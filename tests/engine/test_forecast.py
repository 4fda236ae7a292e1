"""Damped Holt against statsmodels 0.15.0.

ETSModel(error="add", trend="add", damped_trend=True) with a known first state (the line through
the first ten values) and fixed parameters gave, once: forecasts, half widths of the 90 % range
over the root of the mean squared error, and the sum of squared errors.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import pytest

from scorecard_app.engine.forecast import (
    Forecast,
    Smoothing,
    fitted,
    forecast,
    forecast_samples,
    forecast_with,
)
from tests.builders import samples


class Case(NamedTuple):
    """A series, the parameters, and what statsmodels makes of them."""

    values: Sequence[float]
    smoothing: Smoothing
    mean: Sequence[float]
    reach: Sequence[float]
    squares: float


CASES = {
    # passengers of Australian airlines, the worked example of Hyndman and Athanasopoulos
    "air": Case(
        [
            17.5534, 21.86, 23.8866, 26.9293, 26.8885, 28.8314, 30.0751, 30.9535, 30.1857,
            31.5797, 32.577569, 33.477398, 39.021581, 41.386432, 41.596552,
        ],
        Smoothing(0.8, 0.16, 0.9),
        [42.9368425, 43.99782752, 44.95271404, 45.81211192],
        [1.64485363, 2.26197936, 2.86967, 3.47388422],
        59.73824134,
    ),
    "falling": Case(
        [95.0, 91.0, 93.5, 88.0, 84.5, 86.0, 80.0, 79.5, 75.0, 76.5],
        Smoothing(0.5, 0.1, 0.85),
        [74.97313041, 74.04457484, 73.25530261, 72.58442122],
        [1.64485363, 1.90563587, 2.19093179, 2.48948385],
        76.98262397,
    ),
    "negative": Case(
        [-8.0, -6.5, -7.0, -4.0, -2.5, -3.0, 0.5, 1.0],
        Smoothing(0.3, 0.06, 0.98),
        [1.93875471, 3.12169552, 4.28097751, 5.41707387],
        [1.64485363, 1.74752631, 1.87696927, 2.0317615],
        7.72613493,
    ),
    "flat": Case(
        [5.0, 5.4, 4.8, 5.1, 4.9, 5.3],
        Smoothing(0.2, 0.1, 0.8),
        [5.09016607, 5.09774272, 5.10380404, 5.1086531],
        [1.64485363, 1.70811535, 1.79939469, 1.91321229],
        0.3549595,
    ),
}  # fmt: skip


def computed(case: Case) -> Forecast:
    return forecast_with(np.array(case.values), len(case.mean), case.smoothing)


@pytest.mark.parametrize("name", CASES)
def test_values_ahead_are_those_of_an_independent_implementation(name: str) -> None:
    assert computed(CASES[name]).mean == pytest.approx(CASES[name].mean, abs=1e-7)


@pytest.mark.parametrize("name", CASES)
def test_the_range_grows_as_that_of_an_independent_implementation(name: str) -> None:
    found = computed(CASES[name])
    assert (found.high - found.mean) / found.sigma == pytest.approx(CASES[name].reach, abs=1e-7)
    assert found.mean - found.low == pytest.approx(found.high - found.mean)


@pytest.mark.parametrize("name", CASES)
def test_errors_are_those_of_an_independent_implementation(name: str) -> None:
    case = CASES[name]
    freedom = max(len(case.values) - 5, 1)
    assert computed(case).sigma ** 2 * freedom == pytest.approx(case.squares, abs=1e-7)


@pytest.mark.parametrize("name", CASES)
def test_statsmodels_says_the_same_where_it_is_installed(name: str) -> None:
    ets: Any = pytest.importorskip("statsmodels.tsa.exponential_smoothing.ets")
    case = CASES[name]
    values = np.array(case.values)
    first = values[:10]
    slope, start = np.polyfit(np.arange(len(first)), first, 1)
    model = ets.ETSModel(
        values,
        error="add",
        trend="add",
        damped_trend=True,
        initialization_method="known",
        initial_level=start - slope,
        initial_trend=slope,
    )
    level, trend, damping = case.smoothing.level, case.smoothing.trend, case.smoothing.damping
    assert model.smooth([level, trend, damping]).forecast(4) == pytest.approx(computed(case).mean)


@pytest.mark.parametrize("name", CASES)
def test_no_parameters_of_a_fine_grid_fit_much_better_than_those_found(name: str) -> None:
    values = np.array(CASES[name].values)
    best = forecast_with(values, 1, fitted(values)).sigma
    others = [
        forecast_with(values, 1, Smoothing(alpha, alpha * share, phi)).sigma
        for alpha in np.linspace(0.02, 0.98, 17).tolist()
        for share in np.linspace(0.02, 0.98, 17).tolist()
        for phi in (0.8, 0.86, 0.92, 0.98)
    ]
    assert best <= min(others) * 1.001


def test_damping_keeps_between_its_bounds() -> None:
    for case in CASES.values():
        assert 0.8 <= fitted(np.array(case.values)).damping <= 0.98


def test_there_is_no_forecast_from_fewer_than_six_values() -> None:
    assert forecast([1.0, 2.0, 3.0, 4.0, 5.0], 3) is None
    assert forecast([1.0, 2.0, 3.0, float("nan"), 4.0, 5.0], 3) is None


def test_a_straight_line_goes_on_damped_and_a_level_stays() -> None:
    level = forecast([4.0] * 8, 3)
    assert level is not None
    assert level.mean == pytest.approx([4.0] * 3)
    assert level.high == pytest.approx([4.0] * 3)
    line = forecast([float(each) for each in range(12)], 3)
    assert line is not None
    assert 11.0 < line.mean[0] < line.mean[1] < line.mean[2] < 14.0


def test_a_gap_moves_the_state_on_without_a_correction() -> None:
    """With the level alone left to correct and no trend, a gap changes nothing."""
    smoothing = Smoothing(0.5, 0.0, 0.8)
    flat = np.array([4.0, 6.0, 6.0, 4.0, 4.0, 6.0])  # the line through them is level
    gap = np.array([4.0, 6.0, 6.0, 4.0, 4.0, 6.0, np.nan, np.nan])
    assert forecast_with(gap, 2, smoothing).mean == pytest.approx(
        forecast_with(flat, 4, smoothing).mean[2:]
    )


def test_the_same_values_always_give_the_same_forecast() -> None:
    first, again = (forecast(CASES["air"].values, 6) for _ in range(2))
    assert first is not None
    assert again is not None
    assert first.mean.tolist() == again.mean.tolist()
    assert first.high.tolist() == again.high.tolist()


def test_values_after_the_day_shown_do_not_help() -> None:
    known = {f"2026-{month:02d}": float(month) for month in range(1, 13)}
    all_of_them = samples(known)
    until = list(all_of_them)[7]
    some = samples(dict(list(known.items())[:8]))
    found, wanted = (
        forecast_samples(all_of_them, 3, last=until),
        forecast_samples(some, 3, last=until),
    )
    assert found is not None
    assert wanted is not None
    assert found.mean.tolist() == wanted.mean.tolist()
    assert forecast_samples(all_of_them, 3, last=list(all_of_them)[4]) is None
