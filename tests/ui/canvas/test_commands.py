"""What menus and the rest of the window can ask of the map."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scorecard_app.document.change import diff
from scorecard_app.domain.ids import MeasureId, ObjectiveId, OverrideId, PersonId
from scorecard_app.domain.people import Person
from scorecard_app.domain.periods import parse_period
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.rules import Override
from scorecard_app.ui.canvas.commands import (
    add_card_here,
    delete_selected,
    edit_selected_title,
    link_selected,
)
from scorecard_app.ui.canvas.dependants import touched_objectives
from tests.builders import card, lane, link, measure, objective
from tests.ui.canvas.stage import Stage, two_lanes, type_title


def test_the_first_of_two_selected_cards_is_linked_to_the_second(qtbot: QtBot) -> None:
    stage = Stage(qtbot, two_lanes())
    stage.view_state.select(["Train", "Grow"])
    link_selected(stage.view.place)
    (made,) = stage.card.links.values()
    assert (made.from_id, made.to_id) == ("Train", "Grow")


def test_linking_needs_two_cards_and_says_so(qtbot: QtBot) -> None:
    stage = Stage(qtbot, two_lanes())
    stage.view_state.select(["Train"])
    link_selected(stage.view.place)
    assert stage.hints[-1] == "Select two cards: the first will be linked to the second."
    assert not stage.card.links


def test_a_new_objective_stands_beside_the_selected_one(qtbot: QtBot) -> None:
    stage = Stage(qtbot, two_lanes())
    stage.view_state.select(["Hire"])
    add_card_here(stage.view.place)
    type_title(stage, "Keep")
    made = ObjectiveId(stage.selection[0])
    rect = stage.view.map_scene.rect_of(made)
    assert rect is not None
    others = [stage.view.map_scene.rect_of(each) or QRectF() for each in ("Grow", "Hire", "Train")]
    assert not any(rect.intersects(other) for other in others)
    assert stage.card.objectives[made].perspective_id == "People"


def test_a_new_objective_without_a_selection_stands_where_one_looks(qtbot: QtBot) -> None:
    stage = Stage(qtbot, two_lanes())
    add_card_here(stage.view.place)
    type_title(stage, "Keep")
    seen = stage.view.mapToScene(stage.view.viewport().rect()).boundingRect()
    assert seen.contains(stage.middle(stage.selection[0]))


def test_the_title_of_the_one_selected_card_can_be_edited(qtbot: QtBot) -> None:
    stage = Stage(qtbot, two_lanes())
    edit_selected_title(stage.view.place)
    assert stage.editor is None
    stage.view_state.select(["Hire"])
    edit_selected_title(stage.view.place)
    type_title(stage, "Hire well")
    assert stage.card.objectives[ObjectiveId("Hire")].name == "Hire well"


def test_delete_selection_deletes(qtbot: QtBot) -> None:
    stage = Stage(qtbot, two_lanes())
    stage.view_state.select(["Hire"])
    delete_selected(stage.view.place)
    assert ObjectiveId("Hire") not in stage.card.objectives


def test_the_whole_map_stays_in_view_until_one_looks_closer(qtbot: QtBot) -> None:
    stage = Stage(qtbot, two_lanes())
    stage.view.fit_all()
    stage.view.resize(500, 300)
    assert stage.view.zoom < 1.0
    stage.view.camera.zoom_in()
    closer = stage.view.zoom
    stage.view.resize(400, 300)
    assert stage.view.zoom == closer
    stage.view.camera.zoom_out()
    assert stage.view.zoom == pytest.approx(closer / 1.25)


def test_a_pinch_zooms_at_its_point(qtbot: QtBot) -> None:
    stage = Stage(qtbot, two_lanes())
    at = QPointF(300, 200)
    pinch = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        at,
        at,
        at,
        0.5,
        QPointF(),
    )
    before = stage.view.mapToScene(QPoint(300, 200))
    QApplication.sendEvent(stage.view.viewport(), pinch)
    assert stage.view.zoom == pytest.approx(1.5)
    assert (stage.view.mapToScene(QPoint(300, 200)) - before).manhattanLength() <= 2.0


def test_a_drag_is_given_up_when_the_map_loses_the_focus(qtbot: QtBot) -> None:
    stage = Stage(qtbot, two_lanes())
    before, start = stage.card, stage.middle("Hire")
    stage.press(start)
    stage.move(start + QPointF(80, 0))
    stage.view.clearFocus()
    assert stage.card is before
    stage.release(start + QPointF(80, 0))
    assert stage.steps == 0


def test_escape_in_a_box_selects_what_was_selected_before(qtbot: QtBot) -> None:
    stage = Stage(qtbot, two_lanes())
    stage.view_state.select(["Grow"])
    start = stage.in_lane("People", 8, 8)
    stage.press(start, keys=Qt.KeyboardModifier.ShiftModifier)
    stage.move(stage.in_lane("People", 520, 140))
    assert set(stage.selection) == {"Grow", "Hire", "Train"}
    stage.key(Qt.Key.Key_Escape)
    assert stage.selection == ["Grow"]
    stage.release(start)


def test_the_pointer_leaves_no_dots_behind(qtbot: QtBot) -> None:
    stage = Stage(qtbot, two_lanes())
    dot = stage.dot("Hire")
    QApplication.sendEvent(stage.view.viewport(), QEvent(QEvent.Type.Leave))
    stage.drag(dot, stage.in_lane("Value", 480, 76))
    assert not stage.card.links


def test_the_dots_go_with_their_card_when_a_step_is_undone(qtbot: QtBot) -> None:
    stage = Stage(qtbot, two_lanes())
    stage.drag(stage.middle("Hire"), stage.middle("Hire") + QPointF(0, 160))
    left = stage.dot("Hire")
    stage.history.undo()
    stage.drag(left, stage.middle("Grow"))
    assert not stage.card.links


def test_the_map_has_a_name_for_those_who_cannot_see_it(qtbot: QtBot) -> None:
    view = Stage(qtbot, two_lanes()).view
    assert view.accessibleName() == "Strategy map"
    assert "outline" in view.accessibleDescription().lower()


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("Sales", {"Grow", "Whole"}),
        ("Sales actual", {"Grow", "Whole"}),
        ("Ann", {"Hire"}),
        ("Hire→Grow", {"Hire", "Grow", "Whole"}),
        ("an override", {"Grow", "Whole"}),
        ("Value", {"Grow", "Whole", "Hire"}),
    ],
)
def test_a_change_touches_the_cards_that_show_it_and_those_above(
    change: str, expected: set[str]
) -> None:
    before = card(
        lane("Value"),
        objective("Whole"),
        objective("Grow", parent_id=ObjectiveId("Whole")),
        objective("Hire", owner_id=PersonId("Ann")),
        (Person(PersonId("Ann"), "Ann"),),
        link("Hire", "Grow"),
        measure("Sales", "Grow", actual={"2026-08": 6.0}),
    )
    tables = (before.measures, before.series, before.people, before.links, before.perspectives)
    found = [table[change] for table in tables if change in table]  # type: ignore[index]
    after = before.drop(found) if found else before.put(hand_set("Sales"))
    assert touched_objectives(diff(before, after), Relations(before)) == expected


def hand_set(measure_id: str) -> Override:
    """Return a status set by hand."""
    return Override(OverrideId("an override"), MeasureId(measure_id), parse_period("2026-08"))
