"""Forecast a measure from its own past: damped Holt, always with a range."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from statistics import NormalDist

import numpy as np

from scorecard_app.domain.samples import Samples
from scorecard_app.engine.arrays import Floats

FEWEST = 6
"""Values below which there is no forecast."""

COVERAGE = 0.9
"""The share of future values that the range is to hold, as all ranges of the program."""

_DAMPING = (0.8, 0.98)
"""φ is held between these (Hyndman and Athanasopoulos): less forgets, more does not damp."""

_FIRST_GRID, _GRID = 11, 5
_ROUNDS = 8
_FINER = 0.5
_EDGE = 1e-4
_FITTED = 5
_FIRST_VALUES = 10
_LARGEST = 1e150

MEMORY = 120
"""The periods from which a forecast learns at most: what is older says little of what comes."""


@dataclass(frozen=True, slots=True)
class Smoothing:
    """The parameters: level α, trend β (0 < β < α, as α·β*), damping φ."""

    level: float
    trend: float
    damping: float


@dataclass(frozen=True, slots=True)
class Forecast:
    """The coming values, one per step ahead, with the range that holds a share of them.

    `sigma` is the standard deviation of the one-step errors; `smoothing` what was fitted.
    """

    mean: Floats
    low: Floats
    high: Floats
    sigma: float
    coverage: float
    smoothing: Smoothing


def forecast(values: Sequence[float] | Floats, steps: int) -> Forecast | None:
    """Forecast values of consecutive periods by damped Holt; None with fewer than six known.

    Nor is there one for values whose squares are no finite numbers any more.

    A period without a value is NaN: the state goes on without a correction. The parameters
    minimise the squared one-step errors on a fixed grid that is refined round its best point, so
    the same values always give the same forecast.
    """
    series = np.asarray(values, np.float64)[-MEMORY:]
    known = series[~np.isnan(series)]
    if len(known) < FEWEST or steps < 1 or np.abs(known).max() > _LARGEST:
        return None
    series = series[int(np.flatnonzero(~np.isnan(series))[0]) :]
    return forecast_with(series, steps, fitted(series))


def forecast_samples(samples: Samples, steps: int, *, last: int) -> Forecast | None:
    """Forecast what follows the last value up to the period `last`."""
    ordinals = np.frombuffer(samples.ordinals, np.int32)
    count = int(np.searchsorted(ordinals, last, side="right"))
    if count < FEWEST:
        return None
    series = np.full(int(ordinals[count - 1] - ordinals[0]) + 1, np.nan)
    series[ordinals[:count] - ordinals[0]] = np.frombuffer(samples.numbers, np.float64)[:count]
    return forecast(series, steps)


def forecast_with(
    series: Floats, steps: int, smoothing: Smoothing, *, coverage: float = COVERAGE
) -> Forecast:
    """Forecast with given parameters; the first value is known, the others may be NaN.

    h steps ahead: ŷ = l + (φ + φ² + … + φʰ) b, with the variance of the additive damped trend,
    σ² (1 + Σ_{j<h} (α + α β* φ_j)²), φ_j = φ + … + φʲ (Hyndman, Koehler, Ord and Snyder 2008,
    table 6.1, class 1). σ² is the mean squared one-step error, divided by n less the five
    figures fitted: α, β, φ and the first level and trend.
    """
    alpha, beta, phi = (np.array([each]) for each in _parts(smoothing))
    errors, level, trend = _run(series, alpha, beta, phi)
    known = ~np.isnan(errors[:, 0])
    freedom = max(int(known.sum()) - _FITTED, 1)
    sigma = float(np.sqrt(np.square(errors[known, 0]).sum() / freedom))
    sums = np.cumsum(smoothing.damping ** np.arange(1, steps + 1))
    mean = level[0] + sums * trend[0]
    reached = smoothing.level + smoothing.trend * sums[:-1]
    spread = sigma * np.sqrt(1.0 + np.concatenate(([0.0], np.cumsum(np.square(reached)))))
    reach = NormalDist().inv_cdf(0.5 + coverage / 2) * spread
    return Forecast(mean, mean - reach, mean + reach, sigma, coverage, smoothing)


def fitted(series: Floats) -> Smoothing:
    """Return the parameters with the least squared one-step errors on the refined grid."""
    lows = np.array([_EDGE, _EDGE, _DAMPING[0]])
    highs = np.array([1 - _EDGE, 1 - _EDGE, _DAMPING[1]])
    low, high = lows, highs
    best = (low + high) / 2
    for refinement in range(_ROUNDS):
        points_each_way = _GRID if refinement else _FIRST_GRID
        axes = [np.linspace(*ends, points_each_way) for ends in zip(low, high, strict=True)]
        points = np.array(list(product(*axes)))
        errors, _level, _trend = _run(
            series, points[:, 0], points[:, 0] * points[:, 1], points[:, 2]
        )
        best = points[int(np.argmin(np.nansum(np.square(errors), axis=0)))]
        reach = (high - low) / 2 * (_FINER if refinement else 2 / (_FIRST_GRID - 1))
        low, high = np.maximum(lows, best - reach), np.minimum(highs, best + reach)
    level, ratio, damping = best.tolist()
    return Smoothing(level, level * ratio, damping)


def _parts(smoothing: Smoothing) -> tuple[float, float, float]:
    return smoothing.level, smoothing.trend, smoothing.damping


def _run(series: Floats, alpha: Floats, beta: Floats, phi: Floats) -> tuple[Floats, Floats, Floats]:
    """Smooth a series with many sets of parameters at once; return errors, level, trend.

    Errors have the shape (periods, sets), NaN where there is no value. The state begins with the
    straight line through the first values.
    """
    start, slope = _first_state(series)
    level, trend = np.full(len(alpha), start - slope), np.full(len(alpha), slope)
    errors = np.full((len(series), len(alpha)), np.nan)
    for at, value in enumerate(series.tolist()):
        damped = phi * trend
        level = level + damped
        trend = damped
        if value == value:  # noqa: PLR0124 - NaN is no value
            error = value - level
            errors[at] = error
            level = level + alpha * error
            trend = trend + beta * error
    return errors, level, trend


def _first_state(series: Floats) -> tuple[float, float]:
    """Return value and slope, at the first period, of the line through the first ten values."""
    places = np.flatnonzero(~np.isnan(series))[:_FIRST_VALUES]
    values = series[places]
    across = places - places.mean()
    slope = float(across @ (values - values.mean()) / (across @ across))
    return float(values.mean() - slope * places.mean()), slope
