"""A curve is found again from its own points. Oracle: the curve that the points were taken from."""

import numpy as np
import pytest

from scorecard_app.domain.value import Curve, CurveKind
from scorecard_app.engine.influence.fitting import fitted_curve
from scorecard_app.engine.influence.responses import response

SPENDS = np.array([0.0, 5e5, 1e6, 2e6, 5e6])


@pytest.mark.parametrize(
    "curve",
    [
        Curve(CurveKind.HILL, {"vmax": 0.15, "k": 1e6, "h": 1.0}),
        Curve(CurveKind.HILL, {"vmax": -0.3, "k": 4e6, "h": 3.0}),
        Curve(CurveKind.LOG, {"a": 0.05, "b": 4e5}),
    ],
)
def test_a_curve_is_found_again_from_its_points(curve: Curve) -> None:
    points = [*zip(SPENDS.tolist(), response(curve, SPENDS).tolist(), strict=True)]
    found = fitted_curve(curve.kind, points)
    assert found.parameters == pytest.approx(dict(curve.parameters), rel=0.01)
    near = response(found, SPENDS)
    assert near == pytest.approx(response(curve, SPENDS), abs=1e-4)


@pytest.mark.parametrize("kind", list(CurveKind))
@pytest.mark.parametrize("points", [(), ((0.0, 0.0),), ((1e6, 0.0),), ((1e6, 0.1),)])
def test_few_points_make_a_curve_or_none(
    kind: CurveKind, points: tuple[tuple[float, float], ...]
) -> None:
    found = fitted_curve(kind, points)
    assert found.kind is kind
    for spend, gain in points:
        if spend:
            assert float(response(found, spend)) == pytest.approx(gain, abs=1e-6)


def test_straight_lines_go_through_all_points_in_order() -> None:
    points = ((2.0, 0.2), (1.0, 0.3))
    assert fitted_curve(CurveKind.PIECEWISE, points).points == ((1.0, 0.3), (2.0, 0.2))
