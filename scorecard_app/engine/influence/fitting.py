"""Find the curve of a shape that lies nearest to points: least squares, business-value.md (7).

The height of a curve is linear in its points, so that only its bend is searched: on a grid of
ratios to the middle of the money, then ever more finely round the best.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import product

import numpy as np

from scorecard_app.domain.value import Curve, CurveKind
from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.influence.responses import response

_ROUNDS, _GRID, _WIDTH = 14, 9, 4.0
"""How often the search is made finer, how many bends a round tries, and how far the first looks."""

_STEEPNESS = (0.5, 6.0)
_DIGITS = 6

Points = Sequence[tuple[float, float]]


def fitted_curve(kind: CurveKind, points: Points) -> Curve:
    """Return the curve of a shape nearest to points of (money, improvement); money is not negative.

    A curve without its figures comes back where there are no points with money.
    """
    if kind is CurveKind.PIECEWISE:
        return Curve(kind, points=tuple(sorted(points)))
    paid = [(spend, gain) for spend, gain in points if spend > 0]
    if not paid:
        return Curve(kind)
    spends, gains = (np.array(each) for each in zip(*paid, strict=True))
    middle = float(np.median(spends))
    if kind is CurveKind.LOG:
        return _nearest(_log, spends, gains, middle, (1.0, 1.0))
    return _nearest(_hill, spends, gains, middle, _STEEPNESS)


def _log(height: float, bend: float, _steepness: float) -> Curve:
    return Curve(CurveKind.LOG, {"a": height, "b": bend})


def _hill(height: float, bend: float, steepness: float) -> Curve:
    return Curve(CurveKind.HILL, {"vmax": height, "k": bend, "h": steepness})


def _nearest(
    make: Callable[[float, float, float], Curve],
    spends: Floats,
    gains: Floats,
    middle: float,
    steepness: tuple[float, float],
) -> Curve:
    """Search the bend, and where there is one the steepness, in ever finer rounds."""
    low, high = steepness
    best = (0.0, (low * high) ** 0.5)
    width, spread = _WIDTH, 0.5 * np.log(high / low)
    for _round in range(_ROUNDS):
        tried = [
            (_miss(make, spends, gains, middle * float(np.exp(bend)), rate), (bend, rate))
            for bend, rate in _round_of(best, width, spread, steepness)
        ]
        best = min(tried)[1]
        width, spread = width / 2, spread / 2
    bend, rate = middle * float(np.exp(best[0])), best[1]
    shape = response(make(1.0, bend, rate), spends)
    return make(_rounded(_height(shape, gains)), _rounded(bend), _rounded(rate))


def _round_of(
    best: tuple[float, float], width: float, spread: float, limits: tuple[float, float]
) -> Iterator[tuple[float, float]]:
    """Yield logarithms of bends round the best one, each with steepnesses round the best one."""
    bends = best[0] + np.linspace(-width, width, _GRID)
    rates = np.clip(best[1] * np.exp(np.linspace(-spread, spread, _GRID)), *limits)
    yield from product(bends.tolist(), dict.fromkeys(rates.tolist()))


def _miss(
    make: Callable[[float, float, float], Curve],
    spends: Floats,
    gains: Floats,
    bend: float,
    steepness: float,
) -> float:
    shape = response(make(1.0, bend, steepness), spends)
    return float(((gains - _height(shape, gains) * shape) ** 2).sum())


def _height(shape: Floats, gains: Floats) -> float:
    return float(shape @ gains / (shape @ shape))


def _rounded(number: float) -> float:
    return float(f"{number:.{_DIGITS}g}")
