"""What the mouse does to a map, with real events on a real view."""

from functools import partial

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from scorecard_app.document.edits.objectives import rename_objective
from scorecard_app.domain.ids import ObjectiveId
from tests.builders import link
from tests.ui.canvas.stage import (
    CTRL,
    LEFT,
    MIDDLE,
    RIGHT,
    SHIFT,
    Stage,
    both_ways,
    hold_key,
    let_go_key,
    placement_of,
    two_lanes,
    type_title,
)


def test_dragging_moves_a_card_on_the_grid_in_one_step(qtbot: QtBot) -> None:
    stage = Stage(qtbot, two_lanes())
    stage.drag(stage.middle("Train"), stage.middle("Train") + QPointF(101, 13))
    assert stage.spot("Train") == (384.0, 40.0, "People")
    assert stage.shown_spot("Train") == (384.0, 40.0)
    assert stage.steps == 1
    stage.history.undo()
    assert stage.spot("Train") == (280.0, 24.0, "People")
    assert stage.shown_spot("Train") == (280.0, 24.0)


def test_a_dragged_card_is_seen_at_once_and_in_the_document_when_the_hand_rests(
    qtbot: QtBot,
) -> None:
    stage = Stage(qtbot, two_lanes())
    start = stage.middle("Train")
    stage.press(start)
    stage.move(start + QPointF(80, 0))
    assert stage.spot("Train")[0] == 360.0
    with qtbot.waitSignal(stage.bridge.changed):
        stage.move(start + QPointF(160, 0))
        assert (stage.shown_spot("Train")[0], stage.spot("Train")[0]) == (440.0, 360.0)
    assert stage.spot("Train")[0] == 440.0
    stage.move(start + QPointF(240, 0))
    stage.release(start + QPointF(240, 0))
    assert (stage.spot("Train")[0], stage.steps) == (520.0, 1)


def test_a_drag_that_is_given_up_before_the_hand_rests_leaves_no_trace(qtbot: QtBot) -> None:
    stage = Stage(qtbot, two_lanes())
    start = stage.middle("Train")
    stage.press(start)
    stage.move(start + QPointF(80, 0))
    stage.move(start + QPointF(160, 0))
    QTest.keyClick(stage.view, Qt.Key.Key_Escape)
    assert stage.spot("Train") == (280.0, 24.0, "People")
    assert stage.shown_spot("Train") == (280.0, 24.0)
    assert stage.steps == 0
    stage.release(start + QPointF(160, 0))


def test_ctrl_leaves_the_grid(qtbot: QtBot) -> None:
    stage = Stage(qtbot, two_lanes())
    start = stage.middle("Train")
    stage.press(start)
    stage.move(start + QPointF(40, 0))
    stage.move(start + QPointF(83, 0), CTRL)
    stage.release(start + QPointF(83, 0))
    assert stage.spot("Train")[0] == 363.0


def test_dropping_a_card_in_another_lane_changes_its_perspective(qtbot: QtBot) -> None:
    stage = Stage(qtbot, two_lanes())
    stage.drag(stage.middle("Train"), stage.in_lane("Value", 400, 80))
    x, _y, lane_name = stage.spot("Train")
    assert (x, lane_name) == (296.0, "Value")
    assert stage.steps == 1
    stage.history.undo()
    assert stage.spot("Train") == (280.0, 24.0, "People")


def test_a_lane_keeps_its_border_while_a_card_is_dragged_across_it(qtbot: QtBot) -> None:
    stage = Stage(qtbot, two_lanes())
    start = stage.middle("Grow")
    before = stage.view.map_scene.arrangement.lanes[1].body.top()
    stage.press(start)
    stage.move(start + QPointF(0, 50))
    assert stage.view.map_scene.arrangement.lanes[1].body.top() == before
    stage.release(start + QPointF(0, 50))
    assert stage.view.map_scene.arrangement.lanes[1].body.top() > before


def test_escape_in_a_drag_leaves_no_trace(qtbot: QtBot) -> None:
    stage = Stage(qtbot, two_lanes())
    before, start = stage.card, stage.middle("Train")
    stage.press(start)
    stage.move(start + QPointF(120, -160))
    stage.key(Qt.Key.Key_Escape)
    stage.release(start + QPointF(120, -160))
    assert stage.card is before
    assert stage.steps == 0
    assert stage.shown_spot("Train") == (280.0, 24.0)


def test_all_selected_cards_move_together(qtbot: QtBot) -> None:
    stage = Stage(qtbot, two_lanes())
    stage.click(stage.middle("Hire"))
    stage.click(stage.middle("Train"), keys=SHIFT)
    stage.drag(stage.middle("Train"), stage.middle("Train") + QPointF(80, 16))
    assert stage.spot("Hire")[:2] == (104.0, 40.0)
    assert stage.spot("Train")[:2] == (360.0, 40.0)
    assert stage.steps == 1


def test_a_click_selects_one_card_and_ctrl_takes_it_out_again(qtbot: QtBot) -> None:
    stage = Stage(qtbot, two_lanes())
    stage.click(stage.middle("Hire"))
    assert stage.selection == ["Hire"]
    stage.click(stage.middle("Train"), keys=CTRL)
    assert stage.selection == ["Hire", "Train"]
    stage.click(stage.middle("Hire"), keys=CTRL)
    assert stage.selection == ["Train"]
    stage.click(stage.in_lane("Value", 600, 120))
    assert stage.selection == []


def test_a_box_selects_the_cards_it_encloses(qtbot: QtBot) -> None:
    stage = Stage(qtbot, two_lanes())
    stage.drag(stage.in_lane("People", 8, 8), stage.in_lane("People", 520, 140))
    assert set(stage.view_state.selection) == {"Hire", "Train"}
    assert stage.steps == 0


def test_dragging_from_a_dot_to_another_card_links_them(qtbot: QtBot) -> None:
    stage = Stage(qtbot, two_lanes())
    stage.drag(stage.dot("Hire"), stage.middle("Grow"))
    (made,) = stage.card.links.values()
    assert (made.from_id, made.to_id) == ("Hire", "Grow")
    assert stage.selection == [made.id]
    assert stage.view.map_scene.shown_ids().links == {made.id}
    assert stage.steps == 1


def test_a_card_that_may_not_be_linked_to_says_why_in_the_hint_line(qtbot: QtBot) -> None:
    stage = Stage(qtbot, two_lanes().put(*both_ways("Hire", "Grow")))
    start = stage.dot("Hire")
    stage.press(start)
    stage.move(stage.middle("Grow"))
    assert stage.hints[-1] == "These two are already linked in this way; edit that link instead."
    stage.release(stage.middle("Grow"))
    assert len(stage.card.links) == 2
    assert stage.refusals == ["These two are already linked in this way; edit that link instead."]


def test_a_second_link_between_two_cards_is_drawn_as_a_negative_one(qtbot: QtBot) -> None:
    stage = Stage(qtbot, two_lanes().put(*link("Hire", "Grow")))
    stage.press(stage.dot("Hire"))
    stage.move(stage.middle("Grow"))
    assert stage.hints[-1] == "Drop here for a negative link, too"
    stage.release(stage.middle("Grow"))
    assert sorted(each.sign.value for each in stage.card.links.values()) == ["+", "-"]


def test_dropping_a_link_on_an_empty_place_makes_a_linked_card(qtbot: QtBot) -> None:
    stage = Stage(qtbot, two_lanes())
    stage.drag(stage.dot("Hire"), stage.in_lane("Value", 480, 76))
    type_title(stage, "Delight")
    (made,) = stage.card.links.values()
    assert made.from_id == "Hire"
    assert stage.card.objectives[made.to_id].name == "Delight"
    assert stage.card.objectives[made.to_id].perspective_id == "Value"
    assert stage.steps == 1
    stage.history.undo()
    assert len(stage.card.objectives) == 3


def test_escape_drops_a_loose_end(qtbot: QtBot) -> None:
    stage = Stage(qtbot, two_lanes())
    start = stage.dot("Hire")
    stage.press(start)
    stage.move(stage.middle("Grow"))
    stage.key(Qt.Key.Key_Escape)
    stage.release(stage.middle("Grow"))
    assert not stage.card.links


def test_a_double_click_on_an_empty_spot_makes_a_card_and_asks_for_its_title(qtbot: QtBot) -> None:
    stage = Stage(qtbot, two_lanes())
    stage.double_click(stage.in_lane("Value", 504, 76))
    type_title(stage, "Delight clients")
    made = stage.card.objectives[ObjectiveId(stage.view_state.selection[0])]
    spot = placement_of(stage.card, made.id)
    assert (made.name, made.perspective_id, spot.x, spot.y) == ("Delight clients", "Value", 400, 24)
    assert stage.steps == 1
    stage.history.undo()
    assert made.id not in stage.view.map_scene.shown_ids().objectives


def test_a_double_click_just_below_a_card_makes_one_that_covers_nothing(qtbot: QtBot) -> None:
    stage = Stage(qtbot, two_lanes())
    stage.double_click(stage.in_lane("Value", 128, 136))
    type_title(stage, "Delight clients")
    made = placement_of(stage.card, ObjectiveId(stage.selection[0]))
    assert (made.x, made.y) == (24, 152)
    assert stage.card.objectives[ObjectiveId(made.item_id)].perspective_id == "Value"


def test_escape_removes_a_new_card_that_nobody_named(qtbot: QtBot) -> None:
    stage = Stage(qtbot, two_lanes())
    before = stage.card
    stage.double_click(stage.in_lane("Value", 504, 76))
    type_title(stage, "", end=Qt.Key.Key_Escape)
    assert stage.card is before
    assert stage.steps == 0
    assert stage.editor is None


def test_a_double_click_on_a_card_edits_its_title(qtbot: QtBot) -> None:
    stage = Stage(qtbot, two_lanes())
    stage.double_click(stage.middle("Hire"))
    type_title(stage, "Hire well")
    assert stage.card.objectives[ObjectiveId("Hire")].name == "Hire well"
    stage.double_click(stage.middle("Hire"))
    type_title(stage, "Fire", end=Qt.Key.Key_Escape)
    assert stage.card.objectives[ObjectiveId("Hire")].name == "Hire well"
    assert stage.steps == 1


def test_a_click_on_a_link_selects_it(qtbot: QtBot) -> None:
    stage = Stage(qtbot, two_lanes().put(*link("Hire", "Grow")))
    between = (stage.middle("Hire") + stage.middle("Grow")) / 2
    stage.click(between)
    assert stage.selection == list(stage.card.links)


def test_middle_and_right_drags_pan(qtbot: QtBot) -> None:
    stage = Stage(qtbot, two_lanes())
    for button in (MIDDLE, RIGHT):
        assert stage.pan(QPoint(600, 600), QPoint(-40, -60), button) == QPoint(-40, -60)
    assert stage.steps == 0


def test_space_lets_the_left_button_pan(qtbot: QtBot) -> None:
    stage = Stage(qtbot, two_lanes())
    hold_key(stage, Qt.Key.Key_Space)
    assert stage.pan(QPoint(600, 300), QPoint(40, 30), LEFT) == QPoint(40, 30)
    let_go_key(stage, Qt.Key.Key_Space)
    stage.drag(stage.middle("Hire"), stage.middle("Hire") + QPointF(80, 0))
    assert stage.spot("Hire")[0] == 104.0


def test_a_right_click_selects_and_asks_for_the_menu(qtbot: QtBot) -> None:
    stage = Stage(qtbot, two_lanes())
    with qtbot.waitSignal(stage.view.menu_requested, timeout=1000):
        stage.click(stage.middle("Hire"), RIGHT)
    assert stage.selection == ["Hire"]


def test_undo_in_the_middle_of_a_drag_takes_the_drag_back_and_nothing_else(qtbot: QtBot) -> None:
    stage = Stage(qtbot, two_lanes())
    start = stage.card
    rename = partial(rename_objective, objective_id=ObjectiveId("Grow"), name="G")
    stage.history.run("Rename", rename)
    renamed = stage.card
    middle = stage.middle("Grow")
    stage.press(middle)
    stage.move(middle + QPointF(40, 0))
    stage.move(middle + QPointF(80, 0))

    stage.history.undo()
    stage.move(middle + QPointF(120, 0))
    assert stage.card == renamed
    stage.release(middle + QPointF(120, 0))
    stage.history.undo()
    assert stage.card == start
