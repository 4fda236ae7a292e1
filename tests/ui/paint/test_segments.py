"""Links flattened together are as each alone; the oracle is the plain arithmetic of `Curve`."""

from itertools import pairwise

import numpy as np
import pytest

from scorecard_app.ui.paint.curves import Curve, swung
from scorecard_app.ui.paint.hulls import MARGIN
from scorecard_app.ui.paint.link_style import Dashes
from scorecard_app.ui.paint.segments import flattened
from scorecard_app.ui.paint.stretches import cut, followed, stretches_of

SWUNG = Curve((0.0, 300.0), (swung((0.0, 300.0), (240.0, 0.0), is_upright=True),))
STRAIGHT = Curve((5.0, 50.0), (((5.0, 0.0),),))
HALTING = Curve((5.0, 50.0), (((5.0, 50.0),), ((5.0, 5.0),), ((5.0, 5.0),), ((5.0, 4.0),)))
MIXED = Curve((9.0, 200.0), (*SWUNG.pieces, ((240.0, -104.0),), ((100.0, -200.0),)))


@pytest.mark.parametrize("curves", [[SWUNG], [STRAIGHT, SWUNG], [MIXED, STRAIGHT, MIXED]])
def test_curves_flattened_together_have_the_corners_of_each(curves: list[Curve]) -> None:
    found, counts = flattened(curves)
    wanted = [(*one, *other) for curve in curves for one, other in pairwise(curve.points)]
    assert counts == [len(curve.points) - 1 for curve in curves]
    assert found.lines.tolist() == [pytest.approx(line) for line in wanted]


def test_each_stretch_is_measured_from_its_own_end() -> None:
    found, counts = flattened([MIXED, STRAIGHT])
    swing, straight = Curve(MIXED.start, SWUNG.pieces).length, 104.0
    assert found.rows[0, 4:].tolist() == pytest.approx([-swing, swing])
    assert found.rows[counts[0] - 2, 4:].tolist() == pytest.approx([-straight, straight])
    assert found.rows[counts[0] :, 4:].tolist() == [pytest.approx([-50.0, 50.0])]


@pytest.mark.parametrize("dashes", [(12.0, 3.5), (36.0, 3.5), (2.5, 5.5)])
@pytest.mark.parametrize("curve", [SWUNG, STRAIGHT, MIXED, HALTING])
def test_dashes_cut_from_many_links_are_those_cut_from_each_stretch(
    curve: Curve, dashes: Dashes
) -> None:
    found = flattened([STRAIGHT, curve, SWUNG])[0].dashed(*dashes)
    each = (
        stretch.lines(dashes) for way in (STRAIGHT, curve, SWUNG) for stretch in stretches_of(way)
    )
    wanted = np.frombuffer(b"".join(bytes(lines) for lines in each)).reshape(-1, 4)
    assert found == pytest.approx(wanted)


@pytest.mark.parametrize("dashes", [(12.0, 3.5), (36.0, 3.5), (2.5, 5.5)])
def test_a_whole_number_of_dashes_fits_a_stretch_and_the_last_meets_its_end(dashes: Dashes) -> None:
    dash, gap = dashes
    corners = [(0.0, 0.0), (100.0, 0.0)]
    lines = np.frombuffer(cut(corners, dashes)).reshape(-1, 4)
    count = round(100 / (dash + gap))
    assert len(lines) == count
    assert (lines[:, 2] - lines[:, 0]).tolist() == pytest.approx(
        [100 / count * dash / (dash + gap)] * count
    )
    assert lines[-1, 2:].tolist() == pytest.approx([100.0, 0.0])


def test_where_one_stretch_moves_the_others_are_the_same_objects() -> None:
    start = (9.0, 200.0)
    before = stretches_of(Curve(start, MIXED.pieces))
    other = (*MIXED.pieces[:-1], ((120.0, -190.0),))
    now, swept = followed(Curve(start, other), before)
    assert [one is two for one, two in zip(now, before, strict=True)] == [True, True, False]
    assert len(swept) == 1
    assert swept[0].contains(240, -104)
    assert swept[0].contains(100, -200)
    assert swept[0].top() > -200 - 2 * MARGIN
