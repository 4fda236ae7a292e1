"""Lanes stack by row, share rows side by side and follow their cards."""

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF

from scorecard_app.domain.ids import PerspectiveId
from scorecard_app.present.faces import LaneFace, Spot
from scorecard_app.ui.paint.arrangement import HEADER_WIDTH, STRIP_HEIGHT, arrange
from scorecard_app.ui.paint.card import CARD


def face(
    name: str, row: int, place: tuple[int, int] = (0, 1), *, height: float | None = None
) -> LaneFace:
    """Return a lane without words; its place is a column of so many."""
    return LaneFace(PerspectiveId(name), name, "", row, *place, height=height)


def test_rows_stack_without_gaps_and_end_together() -> None:
    lanes = arrange([face("a", 0), face("b", 1)], {PerspectiveId("b"): [Spot(900, 200)]}).lanes
    assert lanes[0].outline.bottom() == lanes[1].outline.top()
    assert lanes[0].outline.right() == lanes[1].outline.right()
    assert lanes[1].body.contains(QRectF(lanes[1].body.topLeft() + QPointF(900, 200), CARD))


def test_lanes_of_one_row_stand_side_by_side_each_with_its_header() -> None:
    left, right = arrange([face("a", 0, (0, 2)), face("b", 0, (1, 2))], {}).lanes
    assert left.outline.right() == right.outline.left()
    assert left.outline.height() == right.outline.height()
    assert left.header.width() == right.header.width() == HEADER_WIDTH


def test_an_empty_lane_has_room_for_a_card_and_says_that_it_is_empty() -> None:
    (lane,) = arrange([face("a", 0)], {}).lanes
    assert lane.is_empty
    assert lane.body.height() > CARD.height()


def test_a_lane_is_never_lower_than_its_own_setting() -> None:
    (lane,) = arrange([face("a", 0, height=480.0)], {PerspectiveId("a"): [Spot(0, 0)]}).lanes
    assert lane.body.height() == 480.0


def test_the_lowest_lane_has_room_for_feedback_below_its_tags_when_it_is_closed() -> None:
    closed = replace(face("a", 0), is_collapsed=True)
    (lane,) = arrange([closed], {PerspectiveId("a"): [Spot(0, 0)]}).lanes
    assert lane.floor.height() == STRIP_HEIGHT
    assert lane.body.height() == STRIP_HEIGHT + 28  # the tracks run 6 and 13 below the strip
    (empty,) = arrange([closed], {}).lanes
    assert empty.body.height() == STRIP_HEIGHT


def test_a_point_beside_the_map_belongs_to_the_nearest_lane() -> None:
    arrangement = arrange([face("a", 0), face("b", 1)], {})
    above, below = QPointF(300, -50), QPointF(300, 5_000)
    found = [arrangement.lane_at(point) for point in (above, below)]
    assert [each and each.face.name for each in found] == ["a", "b"]


def test_a_map_without_lanes_is_empty() -> None:
    nothing = arrange([], {})
    assert nothing.bounds.isEmpty()
    assert nothing.lane_at(QPointF()) is None
