"""How two series go together, one so many periods after the other, and how sure that is."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from statistics import NormalDist

import numpy as np

from scorecard_app.engine.arrays import Flags, Floats

ENOUGH = 6.0
"""The least effective number of pairs of which anything is said."""
CONFIDENCE = 0.95
_LEAST_PAIRS = 3
_ROUNDING = 1e-12


@dataclass(frozen=True, slots=True)
class Interval:
    """A number and its 95 % interval, corrected for how many lags were tried."""

    middle: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Together:
    """Two series of changes, the second so many periods after the first.

    `pairs` are the changes that both have; `effective` counts them less what they repeat of each
    other. `correlation` and `slope` are None where there is nothing to compare.
    """

    lag: int
    pairs: int
    effective: float
    correlation: Interval | None
    slope: Interval | None
    slope_error: float | None

    @property
    def is_enough(self) -> bool:
        """Say whether there are enough pairs to say anything."""
        return self.effective >= ENOUGH and self.correlation is not None


def correlation_interval(r: float, effective: float, *, tried: int = 1) -> Interval:
    """Return a correlation with its interval, by Fisher's z: se = 1/√(n − 3).

    Needs more than three effective pairs; with fewer nothing is ruled out.
    """
    if effective <= _LEAST_PAIRS:
        return Interval(r, -1.0, 1.0)
    bounded = min(max(r, -1 + 1e-12), 1 - 1e-12)
    reach = _quantile(tried) / math.sqrt(effective - _LEAST_PAIRS)
    middle = math.atanh(bounded)
    return Interval(r, math.tanh(middle - reach), math.tanh(middle + reach))


def together(x: Floats, y: Floats, *, lag: int, tried: int = 1) -> Together:
    """Return how the changes y go with the changes x of `lag` periods before.

    Both have one number a period, NaN where there is none.
    """
    size = len(x) - lag
    first, second = x[: max(size, 0)], y[lag:]
    both = np.isfinite(first) & np.isfinite(second)
    pairs = int(both.sum())
    if pairs < _LEAST_PAIRS or _is_still(first[both]) or _is_still(second[both]):
        return Together(lag, pairs, float(pairs), None, None, None)
    one, two = _centred(first, both), _centred(second, both)
    effective = pairs * _share_of_news(one, two)
    r = float(one @ two) / math.sqrt(float(one @ one) * float(two @ two))
    slope, error = _slope(one, two, pairs, effective)
    return Together(
        lag=lag,
        pairs=pairs,
        effective=effective,
        correlation=correlation_interval(r, effective, tried=tried),
        slope=_around(slope, error, tried),
        slope_error=error,
    )


def at_lags(x: Floats, y: Floats, lags: range) -> tuple[Together, ...]:
    """Return how the changes go together at each lag, corrected for those with enough pairs."""
    found = [together(x, y, lag=lag) for lag in lags]
    count = sum(each.is_enough for each in found)
    return tuple(found if count <= 1 else (_corrected(each, count) for each in found))


def likeliest(tried: Sequence[Together]) -> Together | None:
    """Return the lag at which changes go together most; None where no lag has enough pairs."""
    return max((each for each in tried if each.is_enough), key=_size, default=None)


def changes(values: Floats, *, scale: float | None = None) -> Floats:
    """Return the change from period to period: of logarithms, or of levels over a scale.

    Logarithms need every value above zero; where one is not, or a scale is given, levels are
    compared. The result is one shorter; NaN where a period has no number.
    """
    known = values[np.isfinite(values)]
    if scale is None and len(known) and (known > 0).all():
        return np.asarray(np.diff(np.log(values)))
    return np.asarray(np.diff(values) / (scale or 1.0))


def more_periods(found: Together, x: Floats) -> int:
    """Return how many more periods it takes before anything can be said; 0 where it can.

    `x` are the changes that come first: where the lag is longer than what is known of them, the
    next ones of the second have nothing to meet yet.
    """
    if found.effective >= ENOUGH:
        return 0
    share = found.effective / found.pairs if found.pairs else 1.0
    known = np.flatnonzero(np.isfinite(x))
    first = int(known[0]) if len(known) else len(x)
    waiting = max(first + found.lag - len(x), 0)
    return waiting + math.ceil((ENOUGH - found.effective) / share)


def _corrected(found: Together, tried: int) -> Together:
    """Return the same with intervals for so many lags tried."""
    r, slope, error = found.correlation, found.slope, found.slope_error
    if r is None or slope is None or error is None:
        return found
    return replace(
        found,
        correlation=correlation_interval(r.middle, found.effective, tried=tried),
        slope=_around(slope.middle, error, tried),
    )


def _around(slope: float, error: float, tried: int) -> Interval:
    reach = _quantile(tried) * error
    return Interval(slope, slope - reach, slope + reach)


@cache
def _quantile(tried: int) -> float:
    return NormalDist().inv_cdf(1 - (1 - CONFIDENCE) / 2 / max(tried, 1))


def _is_still(changes_: Floats) -> bool:
    """Say whether changes are all the same, but for what rounding leaves."""
    return bool(np.ptp(changes_) <= _ROUNDING * np.abs(changes_).max())


def _centred(changes_: Floats, known: Flags) -> Floats:
    """Return changes less their mean, 0 where one is not known: there it adds nothing to a sum."""
    return np.where(known, changes_ - changes_[known].mean(), 0.0)


def _share_of_news(one: Floats, two: Floats) -> float:
    """Return (1 − ρxρy)/(1 + ρxρy), of the autocorrelations from period to period; at most 1.

    Only neighbouring periods repeat each other: across a gap nothing does.
    """
    product = _repeats(one) * _repeats(two)
    return min((1 - product) / (1 + product), 1.0)


def _repeats(centred: Floats) -> float:
    return float(centred[1:] @ centred[:-1]) / float(centred @ centred)


def _slope(one: Floats, two: Floats, pairs: int, effective: float) -> tuple[float, float]:
    """Return the slope of the second on the first, both centred, and its error for the pairs."""
    spread = float(one @ one)
    slope = float(one @ two) / spread
    residuals = two - slope * one
    error = math.sqrt(float(residuals @ residuals) / (pairs - 2) / spread)
    return slope, error * math.sqrt(pairs / effective)


def _size(found: Together) -> float:
    return abs(found.correlation.middle) if found.correlation is not None else -1.0
