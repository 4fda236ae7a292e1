"""Where a new card may stand; the oracle tries every place of the grid."""

from collections.abc import Sequence
from math import hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMarginsF, QPointF, QRectF

from scorecard_app.ui.canvas.grid import GRID, card_box, nearest_free
from scorecard_app.ui.paint.arrangement import PADDING

CORNER = QPointF(8, 8)
"""The first place of a lane."""

piles = st.builds(
    QPointF, st.integers(1, 50).map(lambda n: n * GRID), st.integers(1, 30).map(lambda n: n * GRID)
)


def boxes(*corners: tuple[float, float]) -> list[QRectF]:
    return [card_box(QPointF(*corner)) for corner in corners]


def length(offset: QPointF) -> float:
    return hypot(offset.x(), offset.y())


def least_shift(wanted: QRectF, taken: Sequence[QRectF]) -> float:
    """Return how far the nearest place of the grid is that keeps clear of all cards."""
    margin = QMarginsF(PADDING, PADDING, PADDING, PADDING)
    kept = [rect.marginsAdded(margin) for rect in taken]
    places = (card_box(QPointF(x * GRID, y * GRID)) for x in range(1, 120) for y in range(1, 80))
    return min(
        length(place.topLeft() - wanted.topLeft())
        for place in places
        if not any(place.intersects(rect) for rect in kept)
    )


def test_a_free_place_is_taken_as_it_is() -> None:
    wanted, other = boxes((24, 24), (240, 24))
    assert nearest_free(wanted, [other], corner=CORNER) == wanted


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [((24, 80), (24, 152)), ((200, 24), (256, 24)), ((40, 96), (40, 152))],
    ids=["below", "to the right", "below, as far to the right as wanted"],
)
def test_a_place_half_over_a_card_gives_way_by_the_shortest_way(
    wanted: tuple[float, float], expected: tuple[float, float]
) -> None:
    found = nearest_free(card_box(QPointF(*wanted)), boxes((24, 24)), corner=CORNER)
    assert found == card_box(QPointF(*expected))


def test_a_card_gives_way_neither_out_of_its_lane_nor_onto_another_card() -> None:
    """Above there is no room, and below stands the next card."""
    taken = boxes((24, 24), (24, 152))
    found = nearest_free(card_box(QPointF(24, 32)), taken, corner=CORNER)
    assert found == card_box(QPointF(256, 32))


@settings(max_examples=25, deadline=None)
@given(wanted=piles, others=st.lists(piles, max_size=6))
def test_no_place_of_the_grid_is_nearer(wanted: QPointF, others: Sequence[QPointF]) -> None:
    taken = [card_box(wanted), *map(card_box, others)]
    found = nearest_free(card_box(wanted), taken, corner=CORNER)
    shift = length(found.topLeft() - wanted)
    assert shift == pytest.approx(least_shift(card_box(wanted), taken))
    assert not any(found.intersects(rect) for rect in taken)
