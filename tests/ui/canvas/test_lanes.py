"""Lanes by the mouse: chosen, closed, made higher, moved; each gesture is one step."""

from itertools import pairwise

from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from scorecard_app.domain.ids import LinkId, PerspectiveId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.ui.canvas.deeds import DEEDS
from scorecard_app.ui.paint.arrangement import STRIP_HEIGHT, LaneBox
from scorecard_app.ui.paint.lane import arrow_box
from scorecard_app.ui.paint.ways import HEAD_LENGTH
from tests.builders import MAP, card, lane, link
from tests.ui.canvas.stage import CTRL, Stage, card_at


def three_lanes() -> Scorecard:
    """Return three lanes with one card each, the lower ones linked upwards."""
    return card(
        lane("Value", row=0),
        lane("Client", row=1),
        lane("People", row=2),
        card_at("Grow", "Value", 24, 24),
        card_at("Serve", "Client", 24, 24),
        card_at("Hire", "People", 24, 24),
        link("Serve", "Grow"),
        link("Hire", "Serve"),
    )


def box(stage: Stage, name: str) -> LaneBox:
    """Return where a lane lies."""
    found = stage.view.map_scene.arrangement.lane(PerspectiveId(name))
    assert found is not None
    return found


def edge(stage: Stage, name: str) -> QPointF:
    """Return a point on the lower edge of a lane."""
    return QPointF(box(stage, name).body.right() - 60, box(stage, name).outline.bottom())


def rows(stage: Stage) -> list[tuple[str, int, float]]:
    """Return the lanes as the document has them, from the top left on."""
    lanes = stage.card.perspectives.values()
    return sorted(((each.id, each.row, each.column) for each in lanes), key=lambda each: each[1:])


def test_dragging_the_lower_edge_makes_a_lane_higher_on_the_grid_in_one_step(qtbot: QtBot) -> None:
    stage = Stage(qtbot, three_lanes())
    before = box(stage, "Value").body.height()
    stage.drag(edge(stage, "Value"), edge(stage, "Value") + QPointF(0, 61))
    assert box(stage, "Value").body.height() == before + 64
    assert stage.card.maps[MAP].lanes[PerspectiveId("Value")].height == before + 64
    assert stage.steps == 1
    stage.history.undo()
    assert box(stage, "Value").body.height() == before


def test_escape_gives_the_height_of_a_lane_up(qtbot: QtBot) -> None:
    stage = Stage(qtbot, three_lanes())
    before, start = stage.card, edge(stage, "Value")
    stage.press(start)
    stage.move(start + QPointF(0, 30), CTRL)
    assert box(stage, "Value").body.height() == 152 + 30
    stage.key(Qt.Key.Key_Escape)
    stage.release(start)
    assert stage.card is before
    assert stage.steps == 0


def test_a_double_click_on_the_edge_fits_a_lane_to_its_cards_again(qtbot: QtBot) -> None:
    stage = Stage(qtbot, three_lanes())
    stage.drag(edge(stage, "Value"), edge(stage, "Value") + QPointF(0, 64))
    stage.double_click(edge(stage, "Value"))
    assert box(stage, "Value").body.height() == 152
    assert not stage.card.maps[MAP].lanes


def test_a_click_on_a_header_chooses_the_perspective(qtbot: QtBot) -> None:
    stage = Stage(qtbot, three_lanes())
    stage.click(box(stage, "Client").header.center())
    assert stage.selection == ["Client"]
    assert stage.steps == 0


def test_the_arrow_of_a_header_collapses_its_lane_and_expands_it_again(qtbot: QtBot) -> None:
    stage = Stage(qtbot, three_lanes())
    stage.click(arrow_box(box(stage, "Client")).center())
    scene = stage.view.map_scene
    assert box(stage, "Client").body.height() == STRIP_HEIGHT
    assert scene.shown_ids().objectives == {"Grow", "Hire"}
    assert stage.steps == 1
    stage.click(arrow_box(box(stage, "Client")).center())
    assert scene.shown_ids().objectives == {"Grow", "Serve", "Hire"}
    assert stage.shown_spot("Serve") == (24.0, 24.0)


def test_links_end_at_the_tags_of_a_collapsed_lane(qtbot: QtBot) -> None:
    stage = Stage(qtbot, three_lanes())
    stage.double_click(box(stage, "Client").header.center())
    (tag,) = box(stage, "Client").tags
    ends = {
        each: route.curve.points
        for each in stage.card.links
        if (route := stage.view.map_scene.links.route_of(each)) is not None
    }
    assert ends[LinkId("Serve→Grow")][0] == (tag.rect.center().x(), tag.rect.top())
    assert ends[LinkId("Hire→Serve")][-1][1] == tag.rect.bottom() + HEAD_LENGTH


def crowded() -> Scorecard:
    """Return a closed lane of three rows of four cards each, one above the other."""
    spots = [(f"C{at}", 24 + 232 * (at % 4), 24 + 128 * (at // 4)) for at in range(12)]
    return card(
        lane("Value", row=0),
        lane("Client", row=1),
        *(card_at(name, "Client", x, y) for name, x, y in spots),
    )


def test_tags_of_cards_that_stand_one_above_the_other_stand_side_by_side(qtbot: QtBot) -> None:
    stage = Stage(qtbot, crowded())
    stage.double_click(box(stage, "Client").header.center())
    found = box(stage, "Client")
    rects = [tag.rect for tag in found.tags]
    assert [tag.objective_id for tag in found.tags][:4] == ["C0", "C4", "C8", "C1"]
    assert all(one.right() < other.left() for one, other in pairwise(rects))
    assert all(found.body.contains(rect) for rect in rects)
    stage.view_state.select(["C8"])
    stage.view.grab()  # paints the tags, one of them selected


def test_a_click_on_a_tag_expands_its_lane_and_selects_the_card(qtbot: QtBot) -> None:
    stage = Stage(qtbot, three_lanes())
    stage.double_click(box(stage, "Client").header.center())
    (tag,) = box(stage, "Client").tags
    stage.move(tag.rect.center())
    assert stage.hints[-1] == "Click to expand the lane and select the card"
    assert stage.view.map_scene.tags.toolTip().startswith("2 Serve")
    stage.click(tag.rect.center())
    assert not box(stage, "Client").face.is_collapsed
    assert not box(stage, "Client").tags
    assert stage.selection == ["Serve"]


def test_a_double_click_on_a_tag_does_no_more_than_a_click(qtbot: QtBot) -> None:
    stage = Stage(qtbot, three_lanes())
    stage.double_click(box(stage, "Client").header.center())
    (tag,) = box(stage, "Client").tags
    stage.double_click(tag.rect.center())
    assert not box(stage, "Client").face.is_collapsed
    assert (stage.steps, stage.editor, len(stage.card.objectives)) == (2, None, 3)


def test_a_double_click_on_a_collapsed_lane_expands_it(qtbot: QtBot) -> None:
    stage = Stage(qtbot, three_lanes())
    stage.double_click(box(stage, "Client").header.center())
    assert box(stage, "Client").face.is_collapsed
    stage.double_click(stage.in_lane("Client", 600, 20))
    assert not box(stage, "Client").face.is_collapsed
    assert stage.steps == 2
    assert len(stage.card.objectives) == 3


def test_a_command_collapses_the_lanes_of_the_selected_cards(qtbot: QtBot) -> None:
    stage = Stage(qtbot, three_lanes())
    stage.view_state.select(["Hire"])
    DEEDS["collapse_lane"](stage.view.place)
    assert box(stage, "People").face.is_collapsed


def test_cards_of_a_collapsed_lane_are_out_of_reach(qtbot: QtBot) -> None:
    stage = Stage(qtbot, three_lanes())
    stage.view_state.select(["Serve"])
    DEEDS["collapse_lane"](stage.view.place)
    before = stage.card
    stage.key(Qt.Key.Key_Right)
    assert stage.card is before
    assert stage.view.map_scene.card_at(box(stage, "Client").body.center()) is None


def test_dragging_a_header_below_another_lane_moves_it_to_that_row(qtbot: QtBot) -> None:
    stage = Stage(qtbot, three_lanes())
    goal = box(stage, "People").header
    stage.drag(box(stage, "Value").header.center(), goal.center() + QPointF(0, 60))
    assert rows(stage) == [("Client", 0, 0.0), ("People", 1, 0.0), ("Value", 2, 0.0)]
    assert stage.steps == 1


def test_dragging_a_header_onto_a_lane_puts_it_beside(qtbot: QtBot) -> None:
    stage = Stage(qtbot, three_lanes())
    goal = box(stage, "Client").body
    stage.drag(box(stage, "People").header.center(), QPointF(goal.right() - 40, goal.center().y()))
    assert rows(stage) == [("Value", 0, 0.0), ("Client", 1, 0.0), ("People", 1, 1.0)]


def test_a_header_dropped_on_its_own_lane_stays(qtbot: QtBot) -> None:
    stage = Stage(qtbot, three_lanes())
    middle = box(stage, "Client").header.center()
    stage.drag(middle, middle + QPointF(30, 20))
    assert stage.steps == 0


def test_a_new_lane_lies_below_the_others_and_is_chosen(qtbot: QtBot) -> None:
    stage = Stage(qtbot, three_lanes())
    DEEDS["add_perspective"](stage.view.place)
    assert [row for _id, row, _column in rows(stage)] == [0, 1, 2, 3]
    assert stage.selection == [rows(stage)[-1][0]]
