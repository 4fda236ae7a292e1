"""Curves are bent by their handles. Oracles: where a handle was put; Hill's own formula."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard_app.domain.ids import LeverId
from scorecard_app.domain.value import Curve, CurveKind, Lever
from scorecard_app.engine.influence.responses import response
from scorecard_app.present.investing.curves import (
    bent,
    curve_shown,
    handles_of,
    reshaped,
    suggested,
    with_figure,
    with_point,
    without_point,
)

LEVER = Lever(LeverId("lever"), "Training", current=2e5, maximum=1e6, step=5e4)
HILL = Curve(CurveKind.HILL, {"vmax": 0.2, "k": 4e5, "h": 1.0})
LOG = Curve(CurveKind.LOG, {"a": 0.05, "b": 2e5})
LINES = Curve(CurveKind.PIECEWISE, points=((0.0, 0.0), (5e5, 0.1), (1e6, 0.12)))


@given(st.floats(1e4, 2e6), st.floats(0.01, 0.5))
def test_half_of_all_that_a_hill_can_bring_is_where_its_ring_is_put(
    spend: float, gain: float
) -> None:
    made = bent(LEVER, HILL, "half", (spend, gain))
    assert made.parameters["vmax"] == pytest.approx(2 * gain, rel=0.01)
    assert handles_of(LEVER, made)["half"] == pytest.approx((spend, gain), rel=0.01)


@given(st.floats(0.2, 8.0))
def test_the_ring_before_it_makes_a_hill_steeper_the_lower_it_is_put(rate: float) -> None:
    gain = 0.2 / (1 + 2**rate)  # u(k/2) = vmax / (1 + 2^h)
    made = bent(LEVER, HILL, "steep", (0.0, gain))
    assert made.parameters["h"] == pytest.approx(rate, rel=0.01)
    assert made.parameters["k"] == 4e5


def test_a_ring_put_where_no_hill_goes_bends_it_as_far_as_it_may() -> None:
    assert bent(LEVER, HILL, "steep", (0.0, -1.0)).parameters["h"] == 8.0
    assert bent(LEVER, HILL, "steep", (0.0, 1.0)).parameters["h"] == 0.2


@given(st.floats(0.52, 0.9))
def test_a_logarithm_goes_through_both_of_its_rings(share: float) -> None:
    whole = float(response(LOG, 1e6))
    made = bent(LEVER, LOG, "middle", (0.0, share * whole))
    found = handles_of(LEVER, made)
    assert found["middle"] == pytest.approx((5e5, share * whole), rel=0.02)
    assert found["most"] == pytest.approx((1e6, whole), rel=0.02)
    higher = bent(LEVER, LOG, "most", (0.0, 0.3))
    assert handles_of(LEVER, higher)["most"][1] == pytest.approx(0.3, rel=0.01)
    assert higher.parameters["b"] == LOG.parameters["b"]


def test_a_point_of_straight_lines_stays_between_its_neighbours() -> None:
    moved = bent(LEVER, LINES, "1", (7e5, 0.15))
    assert moved.points[1] == (7e5, 0.15)
    assert bent(LEVER, LINES, "1", (2e6, 0.1)).points[1] == (9.9e5, 0.1)
    assert bent(LEVER, LINES, "1", (-5.0, 0.1)).points[1] == (1e4, 0.1)
    assert bent(LEVER, LINES, "0", (-5.0, 0.0)).points[0] == (0.0, 0.0)


def test_points_are_added_on_the_line_and_taken_out_but_for_the_last() -> None:
    more = with_point(LINES, 7.5e5)
    assert more.points[2] == pytest.approx((7.5e5, 0.11))
    assert with_point(more, 7.5e5) is more
    assert without_point(more, 2) == LINES
    one = Curve(CurveKind.PIECEWISE, points=((1.0, 0.1),))
    assert without_point(one, 0) is one


@pytest.mark.parametrize("kind", list(CurveKind))
@pytest.mark.parametrize("curve", [HILL, LOG, LINES])
def test_another_shape_comes_near_what_was_drawn(curve: Curve, kind: CurveKind) -> None:
    made = reshaped(LEVER, curve, kind)
    assert made.kind is kind
    for spend in (2.5e5, 5e5, 1e6):
        assert float(response(made, spend)) == pytest.approx(
            float(response(curve, spend)), abs=0.03
        )


@pytest.mark.parametrize("kind", list(CurveKind))
def test_what_nobody_has_drawn_is_suggested_to_fill_up_to_a_tenth(kind: CurveKind) -> None:
    shown = curve_shown(LEVER, Curve(kind))
    assert shown == suggested(LEVER, kind)
    assert float(response(shown, 2.5e5)) == pytest.approx(0.05, abs=0.005)  # half at a quarter
    if kind is not CurveKind.HILL:
        assert reshaped(LEVER, Curve(), kind) == shown


def test_a_figure_that_is_typed_first_comes_with_the_suggested_others() -> None:
    made = with_figure(LEVER, Curve(), "vmax", 0.3)
    assert made.parameters == {"vmax": 0.3, "k": 2.5e5, "h": 1.0}


def test_a_lever_without_any_money_has_a_curve_all_the_same() -> None:
    blank = Lever(LeverId("blank"))
    for kind in CurveKind:
        for _spend, gain in handles_of(blank, Curve(kind)).values():
            assert math.isfinite(gain)
