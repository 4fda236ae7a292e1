"""The curves of a lever: suggested to begin with, redrawn in another shape, and bent by hand."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np

from scorecard_app.domain.value import Curve, CurveKind, Lever
from scorecard_app.domain.values import normal_number
from scorecard_app.engine.influence.fitting import fitted_curve
from scorecard_app.engine.influence.responses import missing, response

SUGGESTED_GAIN, SUGGESTED_HALF = 0.1, 0.25
"""A curve nobody has drawn yet fills up to a tenth, half of it at a quarter of the most money."""

USUAL_POINTS = 5
_LEAST_MOST = 1.0
_MILD, _STEEP = 0.2, 8.0
_DIGITS = 3
"""As exact as a hand can be: more digits would say more than anybody knows."""


def most_of(lever: Lever) -> float:
    """Return the money up to which a lever's curves are drawn, above zero also for a blank one."""
    return max(lever.maximum, lever.current, _LEAST_MOST)


def is_drawn(lever: Lever) -> bool:
    """Say whether anybody has said what a lever does to any card."""
    return any(not missing(act.curve) for act in lever.acts)


def curve_shown(lever: Lever, curve: Curve) -> Curve:
    """Return a curve, or where it lacks something the one that is suggested."""
    return suggested(lever, curve.kind) if missing(curve) else curve


def suggested(lever: Lever, kind: CurveKind) -> Curve:
    """Return a curve to begin with, of a shape."""
    half = normal_number(SUGGESTED_HALF * most_of(lever))
    hill = Curve(CurveKind.HILL, {"vmax": SUGGESTED_GAIN, "k": half, "h": 1.0})
    return reshaped(lever, hill, kind)


def reshaped(lever: Lever, curve: Curve, kind: CurveKind) -> Curve:
    """Return a curve of another shape that comes as near as it can."""
    if curve.kind is kind:
        return curve
    if missing(curve):
        return suggested(lever, kind)
    count = USUAL_POINTS if kind is CurveKind.PIECEWISE else 4 * USUAL_POINTS
    spends = np.linspace(0.0, most_of(lever), count)
    gains = response(curve, spends)
    pairs = zip(spends.tolist(), gains.tolist(), strict=True)
    return fitted_curve(kind, [(_short(spend), _short(gain)) for spend, gain in pairs])


def with_figure(lever: Lever, curve: Curve, name: str, number: float) -> Curve:
    """Return a curve with one figure changed; what lacks is as it is suggested."""
    shown = curve_shown(lever, curve)
    return replace(shown, parameters={**shown.parameters, name: number})


def bent(lever: Lever, curve: Curve, name: str, at: tuple[float, float]) -> Curve:
    """Return the curve after one of its handles was put at (money, improvement)."""
    spend, gain = max(at[0], 0.0), at[1]
    shown = curve_shown(lever, curve)
    if shown.kind is CurveKind.PIECEWISE:
        return with_point_moved(shown, int(name), (spend, gain))
    figures = _BENT[name](lever, shown.parameters, spend, gain)
    return replace(shown, parameters={key: _short(each) for key, each in figures.items()})


def handles_of(lever: Lever, curve: Curve) -> Mapping[str, tuple[float, float]]:
    """Return the points that a curve is bent by, by name: (money, improvement)."""
    shown = curve_shown(lever, curve)
    if shown.kind is CurveKind.PIECEWISE:
        return {str(at): point for at, point in enumerate(sorted(shown.points))}
    if shown.kind is CurveKind.HILL:
        half = shown.parameters["k"]
        spends = {"half": half, "steep": half / 2}
    else:
        most = most_of(lever)
        spends = {"middle": most / 2, "most": most}
    return {name: (spend, float(response(shown, spend))) for name, spend in spends.items()}


def with_point_moved(curve: Curve, at: int, to: tuple[float, float]) -> Curve:
    """Return straight lines with one point elsewhere; it stays between its neighbours."""
    points = sorted(curve.points)
    gap = _gap(points)
    low = points[at - 1][0] + gap if at else 0.0
    high = points[at + 1][0] - gap if at + 1 < len(points) else np.inf
    spend = float(min(max(to[0], low), high)) if low <= high else points[at][0]
    points[at] = (_short(spend), _short(to[1]))
    return replace(curve, points=tuple(points))


def with_point(curve: Curve, spend: float) -> Curve:
    """Return straight lines with one point more, on the line that is there."""
    spend = _short(max(spend, 0.0))
    if any(each == spend for each, _gain in curve.points):
        return curve
    point = spend, _short(float(response(curve, spend)))
    return replace(curve, points=tuple(sorted((*curve.points, point))))


def without_point(curve: Curve, at: int) -> Curve:
    """Return straight lines with one point less; the last one stays."""
    points = sorted(curve.points)
    return replace(curve, points=(*points[:at], *points[at + 1 :])) if len(points) > 1 else curve


def _half(
    _lever: Lever, figures: Mapping[str, float], spend: float, gain: float
) -> Mapping[str, float]:
    """Let half of what a curve fills up to be reached here."""
    return {**figures, "k": max(spend, _LEAST_MOST), "vmax": 2 * gain}


def _steep(
    _lever: Lever, figures: Mapping[str, float], _spend: float, gain: float
) -> Mapping[str, float]:
    """Let half the money of the middle bring this: u(k/2) = vmax / (1 + 2^h)."""
    whole = figures["vmax"]
    share = gain / whole if whole else 0.0
    rate = np.log2(1 / share - 1) if 0 < share < 1 else (_MILD if share >= 1 else _STEEP)
    return {**figures, "h": float(np.clip(rate, _MILD, _STEEP))}


def _most(
    lever: Lever, figures: Mapping[str, float], _spend: float, gain: float
) -> Mapping[str, float]:
    """Let all the money bring this, the bend as it was."""
    return {**figures, "a": gain / float(np.log1p(most_of(lever) / figures["b"]))}


def _middle(
    lever: Lever, figures: Mapping[str, float], _spend: float, gain: float
) -> Mapping[str, float]:
    """Let half of the money bring this, and all of it what it did: bisect the bend."""
    most = most_of(lever)
    whole = figures["a"] * float(np.log1p(most / figures["b"]))
    wanted = gain / whole if whole else 0.0
    low, high = np.log(most * 1e-6), np.log(most * 1e3)
    for _step in range(60):
        bend = np.exp((low + high) / 2)
        share = np.log1p(most / 2 / bend) / np.log1p(most / bend)
        low, high = (low, (low + high) / 2) if share < wanted else ((low + high) / 2, high)
    bend = float(np.exp((low + high) / 2))
    return {"a": whole / float(np.log1p(most / bend)), "b": bend}


_Bend = Callable[[Lever, Mapping[str, float], float, float], Mapping[str, float]]
_BENT: Mapping[str, _Bend] = {"half": _half, "steep": _steep, "most": _most, "middle": _middle}


def _gap(points: list[tuple[float, float]]) -> float:
    """Return how near points may come to one another: a hundredth of their room."""
    return (points[-1][0] - points[0][0]) / 100 if points else 0.0


def _short(number: float) -> float:
    return float(f"{number:.{_DIGITS}g}")
