"""What spending buys, by figures of the formulas worked out by hand."""

import math

import numpy as np
import pytest

from scorecard_app.domain.value import Curve, CurveKind
from scorecard_app.engine.influence.responses import missing, response

HILL = Curve(CurveKind.HILL, {"vmax": 0.15, "k": 1e6, "h": 1.0})


def test_a_hill_curve_gives_half_of_its_most_at_its_half_point() -> None:
    assert response(HILL, [0.0, 1e6, 3e6]).tolist() == pytest.approx([0.0, 0.075, 0.1125])


def test_a_steep_hill_gives_little_before_its_half_point() -> None:
    steep = Curve(CurveKind.HILL, {"vmax": 1.0, "k": 2.0, "h": 2.0})
    assert response(steep, [1.0, 2.0, 4.0]).tolist() == pytest.approx([0.2, 0.5, 0.8])


def test_a_log_curve_grows_ever_more_slowly() -> None:
    curve = Curve(CurveKind.LOG, {"a": 0.1, "b": 1e6})
    assert response(curve, [0.0, 1e6]).tolist() == pytest.approx([0.0, 0.1 * math.log(2)])


def test_points_are_joined_by_straight_lines_and_hold_beyond_their_ends() -> None:
    curve = Curve(CurveKind.PIECEWISE, points=((2.0, 0.1), (0.0, 0.0), (4.0, 0.15)))
    assert response(curve, [1.0, 3.0, 9.0]).tolist() == pytest.approx([0.05, 0.125, 0.15])


def test_spending_below_nothing_buys_nothing() -> None:
    assert response(HILL, -5.0).tolist() == 0.0


@pytest.mark.parametrize(
    ("curve", "lacking"),
    [
        (Curve(), ("vmax", "k", "h")),
        (Curve(CurveKind.HILL, {"vmax": 0.1, "k": 0.0, "h": 1.0}), ("k",)),
        (Curve(CurveKind.LOG, {"a": 0.1, "b": math.inf}), ("b",)),
        (Curve(CurveKind.PIECEWISE), ("points",)),
    ],
)
def test_a_curve_without_its_figures_buys_nothing_and_names_them(
    curve: Curve, lacking: tuple[str, ...]
) -> None:
    assert missing(curve) == lacking
    assert np.array_equal(response(curve, [1.0, 2.0]), [0.0, 0.0])
