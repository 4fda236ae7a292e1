"""Free notes do what cards do: chosen by a box, moved together, copied, found, put beside."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from scorecard_app.domain.ids import NoteId, PlacementId
from scorecard_app.domain.maps import Placement
from scorecard_app.domain.people import Note
from scorecard_app.ui.canvas.seeing import Lead
from scorecard_app.ui.paint.card import CardState
from tests.builders import MAP, Parts, card, lane
from tests.ui.canvas.stage import CTRL, RIGHT, Stage, card_at

ONE, TWO = NoteId("one"), NoteId("two")


def note_at(note_id: NoteId, text: str, x: float, y: float) -> Parts:
    return Note(note_id, text), Placement(PlacementId(f"{note_id}@map"), MAP, note_id, x=x, y=y)


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    return Stage(
        qtbot,
        card(
            lane("Value"),
            card_at("Grow", "Value", 24, 24),
            note_at(ONE, "Ask the board", 400, 160),
            note_at(TWO, "Write to Ann", 640, 160),
        ),
    )


def middle(stage: Stage, note_id: str) -> QPointF:
    rect = stage.view.map_scene.rect_of(note_id)
    assert rect is not None
    return rect.center()


def spot(stage: Stage, note_id: str) -> tuple[float, float]:
    placement = stage.card.placements[PlacementId(f"{note_id}@map")]
    return placement.x, placement.y


def texts(stage: Stage) -> list[str]:
    return sorted(each.text for each in stage.card.notes.values())


def test_a_box_takes_notes_and_cards(stage: Stage) -> None:
    stage.drag(QPointF(165, 5), QPointF(820, 300))
    assert stage.selection == ["Grow", ONE, TWO]


def test_selected_notes_move_together_in_one_step(stage: Stage) -> None:
    stage.click(middle(stage, ONE))
    stage.click(middle(stage, TWO), keys=CTRL)
    stage.drag(middle(stage, TWO), middle(stage, TWO) + QPointF(40, 80))
    assert (spot(stage, ONE), spot(stage, TWO)) == ((440, 240), (680, 240))
    assert (stage.steps, stage.selection) == (1, [ONE, TWO])
    stage.click(middle(stage, TWO))
    assert stage.selection == [TWO]


def test_a_note_is_copied_as_text_and_pasted_as_a_note(stage: Stage) -> None:
    stage.click(middle(stage, ONE))
    stage.key(Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "Ask the board"
    assert "1 note copied." in stage.hints
    stage.key(Qt.Key.Key_V, CTRL)
    assert texts(stage) == ["Ask the board", "Ask the board", "Write to Ann"]
    (new,) = stage.selection
    rect = stage.view.map_scene.rect_of(new)
    assert rect is not None
    assert (rect.left(), rect.top()) == (424, 184)
    stage.history.undo()
    assert texts(stage) == ["Ask the board", "Write to Ann"]
    QGuiApplication.clipboard().clear()


def test_cards_and_notes_are_duplicated_together(stage: Stage) -> None:
    stage.view_state.select(["Grow", TWO])
    stage.key(Qt.Key.Key_D, CTRL)
    assert len(stage.card.objectives) == 2
    assert texts(stage) == ["Ask the board", "Write to Ann", "Write to Ann"]
    assert stage.notices[-1].text == "1 card was copied."


def test_cutting_a_note_takes_it_away_until_it_is_pasted(stage: Stage) -> None:
    stage.click(middle(stage, ONE))
    stage.key(Qt.Key.Key_X, CTRL)
    assert texts(stage) == ["Write to Ann"]
    stage.key(Qt.Key.Key_V, CTRL)
    assert texts(stage) == ["Ask the board", "Write to Ann"]
    QGuiApplication.clipboard().clear()


def test_the_search_finds_free_notes_and_dims_the_others(stage: Stage) -> None:
    seeing = stage.view.seeing
    seeing.search("ann write")
    assert (seeing.light.lead, seeing.light.found) == (Lead.SEARCH, (TWO,))
    items = stage.view.map_scene.stickies._items
    assert [items[each]._state for each in (ONE, TWO)] == [CardState.DIMMED, CardState.PLAIN]
    seeing.step(1)
    assert stage.selection == [TWO]
    assert seeing.light.says == "1 of 1"
    seeing.end()
    assert items[ONE]._state is CardState.PLAIN


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)
def test_a_note_that_is_dropped_on_a_card_can_be_put_beside_it(stage: Stage) -> None:
    stage.drag(middle(stage, ONE), stage.middle("Grow"))
    (menu,) = (each for each in stage.view.findChildren(QMenu) if each.isVisible())
    said = [each.text() for each in menu.actions()]
    assert said == ["Put the note beside “Grow”", "Let it lie on the card"]
    menu.actions()[0].trigger()
    menu.close()
    assert stage.card.notes[ONE].subject_id == "Grow"
    assert stage.view.map_scene.shown_ids().notes == {TWO}
    stage.history.undo()
    assert stage.view.map_scene.shown_ids().notes == {ONE, TWO}


def test_the_hint_says_what_a_note_under_the_pointer_can_do(stage: Stage) -> None:
    stage.move(middle(stage, ONE))
    assert stage.hints[-1].startswith("Double-click to write")


def test_its_folded_corner_sizes_a_note_on_the_grid_in_one_step(stage: Stage) -> None:
    rect = stage.view.map_scene.rect_of(ONE)
    assert rect is not None
    corner = rect.bottomRight() - QPointF(4, 4)
    stage.drag(corner, corner + QPointF(81, 30))
    placement = stage.card.placements[PlacementId("one@map")]
    assert (placement.width, placement.height) == (240, 136)
    assert (placement.x, placement.y) == (400, 160)
    sized = stage.view.map_scene.rect_of(ONE)
    assert sized is not None
    assert (sized.width(), sized.height()) == (240, 136)
    assert stage.steps == 1
    stage.history.undo()
    assert stage.view.map_scene.rect_of(ONE) == rect


def test_a_note_stays_large_enough_to_be_read(stage: Stage) -> None:
    rect = stage.view.map_scene.rect_of(ONE)
    assert rect is not None
    corner = rect.bottomRight() - QPointF(4, 4)
    stage.drag(corner, rect.topLeft() - QPointF(50, 50))
    placement = stage.card.placements[PlacementId("one@map")]
    assert (placement.width, placement.height) == (80, 56)
    assert stage.selection == [ONE]


def test_a_right_click_on_a_note_selects_it(stage: Stage) -> None:
    stage.click(middle(stage, TWO), button=RIGHT)
    assert stage.selection == [TWO]
