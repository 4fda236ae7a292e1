"""What lanes say at middling scales, where there is not always room."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QImage, QPainter

from scorecard_app.domain.ids import ObjectiveId, PerspectiveId
from scorecard_app.present.faces import LaneFace, Spot
from scorecard_app.ui.paint import lane as painted
from scorecard_app.ui.paint.arrangement import HEADER_WIDTH, Arrangement, LaneBox, Tag
from scorecard_app.ui.paint.lane import arrow_box, draw_lane_header, have_room_for_questions
from scorecard_app.ui.paint.levels import Level, level_at
from scorecard_app.ui.paint.link_labels import beside
from scorecard_app.ui.paint.mirror import line_start
from scorecard_app.ui.paint.tags import tagged
from scorecard_app.ui.theme import load_theme

pytestmark = pytest.mark.usefixtures("qapp")


def lane(height: float) -> LaneBox:
    """Return a lane that asks something."""
    face = LaneFace(PerspectiveId("Value"), "Value", "What value does the business get?", 0, 0, 1)
    header = QRectF(0, 0, HEADER_WIDTH, height)
    return LaneBox(face, header, QRectF(HEADER_WIDTH, 0, 700, height), 1)


def says_questions(*lanes: LaneBox, scale: float) -> bool:
    """Say whether these lanes say what they ask at a scale."""
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.scale(scale, scale)
    found = have_room_for_questions(painter, lanes, load_theme("light"), level_at(scale))
    painter.end()
    return found


def test_at_middling_scales_all_lanes_say_their_question_or_none_does() -> None:
    high, low = lane(280), lane(104)
    assert level_at(0.44) is Level.BRIEF
    assert says_questions(high, high, scale=0.44)
    assert not says_questions(high, low, scale=0.44)
    assert says_questions(high, low, scale=1.0)


def test_a_closed_lane_asks_nothing_and_keeps_no_other_from_it() -> None:
    closed = replace(lane(40), face=replace(lane(40).face, is_collapsed=True))
    assert says_questions(lane(280), closed, scale=0.44)


def written(box: LaneBox, scale: float, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the lines of what a lane says at a scale."""
    lines: list[str] = []

    def note(line: str, font: QFont, left: float, width: float) -> float:
        lines.append(line)
        return line_start(line, font, left, width)

    monkeypatch.setattr(painted, "line_start", note)
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.scale(scale, scale)
    draw_lane_header(painter, box, load_theme("light"), level_at(scale), says_question=False)
    painter.end()
    return lines


def test_the_long_name_of_a_lane_is_written_smaller_rather_than_cut_off(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    name = "Delivery: projects and products"
    box = replace(lane(160), face=replace(lane(160).face, name=name))
    assert " ".join(written(box, 0.38, monkeypatch)) == name


@pytest.mark.parametrize("name", ["Business value", "Organization"])
def test_the_name_of_a_closed_lane_reaches_beyond_its_header_towards_its_tags(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    face = replace(lane(40).face, name=name, is_collapsed=True)
    tag = Tag(ObjectiveId("Grow"), QRectF(HEADER_WIDTH + 200, 4, 40, 32))
    assert written(replace(lane(40), face=face, tags=(tag,)), 0.45, monkeypatch) == [name]


@pytest.mark.parametrize("scale", [0.35, 0.44, 0.7, 1.0])
def test_a_tag_close_by_does_not_cut_the_name_of_a_closed_lane(
    scale: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "Those we serve and those who fund us"
    closed = replace(lane(40), face=replace(lane(40).face, name=name, is_collapsed=True))
    spots = {ObjectiveId("Grow"): (closed, Spot(0, 0)), ObjectiveId("Cut"): (closed, Spot(8, 0))}
    (box,) = tagged(Arrangement((closed,)), spots).lanes
    assert len(box.tags) == 2
    assert " ".join(written(box, scale, monkeypatch)) == name


def test_the_arrow_of_a_closed_lane_stands_before_its_name() -> None:
    closed = replace(lane(40), face=replace(lane(40).face, is_collapsed=True))
    assert arrow_box(closed).right() < closed.header.center().x() < arrow_box(lane(40)).left()


def test_the_label_of_a_short_link_stands_beside_its_handles_as_near_as_can_be() -> None:
    handles = [QRectF(0, 0, 10, 10), QRectF(0, 30, 10, 10)]
    label = QRectF(-40, 14, 90, 12)
    assert beside(label, handles) == label
    covering = QRectF(-40, 6, 90, 28)
    moved = beside(covering, handles)
    assert not any(moved.intersects(each) for each in handles)
    assert moved == covering.translated(0, -34)
