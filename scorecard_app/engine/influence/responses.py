"""What an objective gains from so much money a year: business-value.md (7)."""

import math

import numpy as np
import numpy.typing as npt

from scorecard_app.domain.value import Act, Curve, CurveKind
from scorecard_app.engine.arrays import Floats


def response(curve: Curve, spend: npt.ArrayLike) -> Floats:
    """Return the improvement that a spend per year buys, a share of the baseline; 0 at no spend.

    A curve without the figures that it needs buys nothing; `missing` names them.
    """
    money = np.maximum(np.asarray(spend, dtype=float), 0.0)
    if missing(curve):
        return np.zeros_like(money)
    match curve.kind:
        case CurveKind.HILL:
            return _hill(money, **_figures(curve, "vmax", "k", "h"))
        case CurveKind.LOG:
            return _log(money, **_figures(curve, "a", "b"))
        case CurveKind.PIECEWISE:
            spends, gains = zip(*sorted(curve.points), strict=True)
            return np.asarray(np.interp(money, spends, gains))


def middle_gain(act: Act, spend: npt.ArrayLike) -> Floats:
    """Return the same in the middle of the range of what a curve brings, which is lognormal."""
    return response(act.curve, spend) * math.sqrt(act.low * act.high)


def missing(curve: Curve) -> tuple[str, ...]:
    """Return what a curve lacks: figures by name, or its points."""
    if curve.kind is CurveKind.PIECEWISE:
        return () if curve.points else ("points",)
    names = ("vmax", "k", "h") if curve.kind is CurveKind.HILL else ("a", "b")
    above_zero = {"k", "h", "b"}
    return tuple(
        name
        for name in names
        if not math.isfinite(value := curve.parameters.get(name, math.nan))
        or (name in above_zero and value <= 0)
    )


def _figures(curve: Curve, *names: str) -> dict[str, float]:
    return {name: curve.parameters[name] for name in names}


def _hill(money: Floats, *, vmax: float, k: float, h: float) -> Floats:
    with np.errstate(over="ignore", invalid="ignore"):  # of steep curves, far beyond k
        raised = (money / k) ** h
        return np.where(np.isinf(raised), vmax, vmax * raised / (1 + raised))


def _log(money: Floats, *, a: float, b: float) -> Floats:
    return np.asarray(a * np.log1p(money / b))
