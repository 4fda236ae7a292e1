"""Free notes on the map, by command, mouse and key."""

from itertools import combinations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from scorecard_app.domain.ids import NoteId, PlacementId
from scorecard_app.domain.maps import Placement
from scorecard_app.domain.people import Note
from scorecard_app.ui.canvas.deeds import DEEDS
from scorecard_app.ui.canvas.note_editor import NoteEditor
from tests.builders import MAP, card, lane
from tests.ui.canvas.stage import CTRL, SHIFT, Stage, card_at, hold_key, let_go_key

NOTE = NoteId("n")


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    note = (Note(NOTE, "Ask the board"), Placement(PlacementId("n@map"), MAP, NOTE, x=240, y=200))
    return Stage(qtbot, card(lane("Value"), card_at("Grow", "Value", 24, 24), note))


def middle(stage: Stage) -> QPointF:
    """Return the middle of the note."""
    rect = stage.view.map_scene.rect_of(NOTE)
    assert rect is not None
    return rect.center()


def spot(stage: Stage) -> tuple[float, float]:
    """Return where the note stands by the document."""
    placement = stage.card.placements[PlacementId("n@map")]
    return placement.x, placement.y


def editor(stage: Stage) -> NoteEditor | None:
    """Return the open editor of a note."""
    found = stage.view.viewport().findChildren(NoteEditor)
    return next((each for each in found if each.isVisible()), None)


def test_a_dragged_note_stays_on_the_grid_and_is_one_step(stage: Stage) -> None:
    stage.drag(middle(stage), middle(stage) + QPointF(81, 30))
    assert spot(stage) == (320, 232)
    assert stage.steps == 1
    assert stage.selection == [NOTE]


def test_esc_puts_a_dragged_note_back_and_leaves_no_step(stage: Stage) -> None:
    at = middle(stage)
    stage.press(at)
    stage.move(at + QPointF(60, 60))
    stage.key(Qt.Key.Key_Escape)
    stage.release(at + QPointF(60, 60))
    assert spot(stage) == (240, 200)
    assert stage.steps == 0


def test_a_click_with_ctrl_takes_a_note_in_and_out(stage: Stage) -> None:
    stage.click(stage.middle("Grow"))
    stage.click(middle(stage), keys=CTRL)
    assert stage.selection == ["Grow", NOTE]
    stage.click(middle(stage), keys=CTRL)
    assert stage.selection == ["Grow"]


def test_a_double_click_edits_a_note_in_its_place(stage: Stage) -> None:
    stage.double_click(middle(stage))
    box = editor(stage)
    assert box is not None
    QTest.keyClicks(box, "One")
    QTest.keyClick(box, Qt.Key.Key_Return, SHIFT)
    QTest.keyClicks(box, "Two")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert stage.card.notes[NOTE].text == "One\nTwo"
    assert stage.steps == 1
    assert editor(stage) is None


def test_esc_leaves_the_text_of_a_note_as_it_was(stage: Stage) -> None:
    stage.click(middle(stage))
    stage.key(Qt.Key.Key_F2)
    box = editor(stage)
    assert box is not None
    QTest.keyClicks(box, "Never")
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert stage.card.notes[NOTE].text == "Ask the board"
    assert stage.steps == 0


def test_a_note_made_by_command_is_one_step_with_its_text(stage: Stage) -> None:
    DEEDS["add_sticky"](stage.view.place)
    box = editor(stage)
    assert box is not None
    QTest.keyClicks(box, "Think")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert sorted(each.text for each in stage.card.notes.values()) == ["Ask the board", "Think"]
    assert stage.steps == 1
    stage.history.undo()
    assert list(stage.card.notes) == [NOTE]
    assert stage.view.map_scene.shown_ids().notes == {NOTE}


def test_a_note_made_by_command_hides_no_card_and_no_other_note(stage: Stage) -> None:
    scene = stage.view.map_scene
    (card_rect,) = scene.card_rects()
    stage.view.camera.look_at(card_rect.center())
    for text in ("Think", "Ask"):
        DEEDS["add_sticky"](stage.view.place)
        box = editor(stage)
        assert box is not None
        QTest.keyClicks(box, text)
        QTest.keyClick(box, Qt.Key.Key_Return)
    rects = [card_rect, *filter(None, map(scene.rect_of, stage.card.notes))]
    assert len(rects) == 4
    assert not any(one.intersects(other) for one, other in combinations(rects, 2))


@pytest.mark.parametrize("end", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_a_new_note_without_a_text_goes_again(stage: Stage, end: Qt.Key) -> None:
    DEEDS["add_sticky"](stage.view.place)
    box = editor(stage)
    assert box is not None
    QTest.keyClick(box, end)
    assert list(stage.card.notes) == [NOTE]
    assert stage.steps == 0


def test_delete_takes_a_selected_note_away(stage: Stage) -> None:
    stage.click(middle(stage))
    stage.key(Qt.Key.Key_Delete)
    assert not stage.card.notes
    assert stage.view.map_scene.shown_ids().notes == frozenset()


def test_a_note_outside_the_lanes_is_part_of_what_fits_the_view(stage: Stage) -> None:
    assert stage.view.map_scene.bounds.contains(stage.view.map_scene.stickies.bounds)


def test_arrow_keys_move_a_selected_note_by_one_step(stage: Stage) -> None:
    stage.click(middle(stage))
    hold_key(stage, Qt.Key.Key_Right)
    hold_key(stage, Qt.Key.Key_Right)
    let_go_key(stage, Qt.Key.Key_Right)
    assert spot(stage) == (256, 200)
    assert stage.steps == 1
