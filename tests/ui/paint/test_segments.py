"""Links flattened together are as each alone; the oracle is the plain arithmetic of `Curve`."""

from itertools import pairwise

import pytest

from scorecard_app.ui.paint.curves import Curve, swung
from scorecard_app.ui.paint.segments import flattened

SWUNG = Curve((0.0, 300.0), (swung((0.0, 300.0), (240.0, 0.0), is_upright=True),))
STRAIGHT = Curve((5.0, 50.0), (((5.0, 0.0),),))
MIXED = Curve((9.0, 200.0), (*SWUNG.pieces, ((240.0, -104.0),), ((100.0, -200.0),)))


@pytest.mark.parametrize("curves", [[SWUNG], [STRAIGHT, SWUNG], [MIXED, STRAIGHT, MIXED]])
def test_curves_flattened_together_have_the_corners_of_each(curves: list[Curve]) -> None:
    found, counts = flattened(curves)
    wanted = [(*one, *other) for curve in curves for one, other in pairwise(curve.points)]
    assert counts == [len(curve.points) - 1 for curve in curves]
    assert found.lines.tolist() == [pytest.approx(line) for line in wanted]


def test_each_link_is_measured_from_its_own_end() -> None:
    found, counts = flattened([MIXED, STRAIGHT])
    assert found.along[0] == pytest.approx(-MIXED.length)
    assert found.along[counts[0] :].tolist() == [pytest.approx(-50.0)]
