from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from scorecard_app.document.edits.measures import attach_measure
from scorecard_app.document.edits.notes import add_sticky
from scorecard_app.document.edits.objectives import add_objective, rename_objective
from scorecard_app.domain.ids import AttachmentId, NoteId, ObjectiveId, PlacementId
from scorecard_app.domain.relations import Relations
from scorecard_app.ui.models.outline_model import OutlineModel
from scorecard_app.ui.models.outline_view import OutlineView
from scorecard_app.ui.models.roles import Role
from scorecard_app.ui.theme import ThemeStore
from tests.present.small_card import CLIENT, CUT, GROW, MAP, ON_GROW, REVENUE, SATISFY, VALUE
from tests.ui.models.small_desk import Desk, desk

NOTE = NoteId("note")
NEW = ObjectiveId("new")
NEW_CARD = partial(
    add_objective,
    objective_id=NEW,
    placement_id=PlacementId("at-new"),
    perspective_id=CLIENT,
    map_id=MAP,
)


def opened(qtbot: QtBot, at: Desk) -> tuple[OutlineView, OutlineModel]:
    model = OutlineModel(at.bridge, at.history)
    view = OutlineView(model, at.history, at.view_state, ThemeStore("light"))
    model.setParent(view)
    qtbot.addWidget(view)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    return view, model


def chosen(view: OutlineView) -> list[str]:
    return [index.data(Role.NODE) for index in view.selectionModel().selectedRows()]


def choose(view: OutlineView, model: OutlineModel, *nodes: str) -> None:
    flags = QItemSelectionModel.SelectionFlag
    view.selectionModel().clear()
    for node in nodes:
        view.selectionModel().setCurrentIndex(model.index_of(node), flags.Select | flags.Rows)


def test_what_is_chosen_in_the_outline_is_chosen_everywhere(qtbot: QtBot) -> None:
    at = desk()
    view, model = opened(qtbot, at)
    choose(view, model, GROW, ON_GROW)
    assert set(at.view_state.selection) == {GROW, REVENUE}


def test_what_is_chosen_elsewhere_is_chosen_in_the_outline_without_an_echo(qtbot: QtBot) -> None:
    at = desk()
    view, _model = opened(qtbot, at)
    origins: list[str] = []
    at.view_state.selection_changed.connect(origins.append)
    at.view_state.select([SATISFY, REVENUE], origin="map")
    assert set(chosen(view)) == {SATISFY, ON_GROW}
    assert origins == ["map"]


def test_f2_renames_in_place_as_one_step(qtbot: QtBot) -> None:
    at = desk()
    view, model = opened(qtbot, at)
    choose(view, model, GROW)
    QTest.keyClick(view, Qt.Key.Key_F2)
    editor = view.findChild(QLineEdit)
    assert editor is not None
    QTest.keyClicks(editor, "Grow more")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: at.steps == 1)  # Qt hands what was typed over by way of its queue
    assert at.card.objectives[GROW].name == "Grow more"


@pytest.fixture
def no_double_clicks() -> Iterator[None]:
    """Let no click wait for another one."""
    interval = QApplication.doubleClickInterval()
    QApplication.setDoubleClickInterval(0)
    yield
    QApplication.setDoubleClickInterval(interval)


@pytest.mark.usefixtures("no_double_clicks")
def test_a_click_that_comes_from_another_view_does_not_rename(qtbot: QtBot) -> None:
    at = desk()
    view, model = opened(qtbot, at)
    at.view_state.select([GROW], origin="map")
    focus = QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.MouseFocusReason)
    QApplication.sendEvent(view, focus)
    place = view.visualRect(model.index_of(GROW)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QApplication.processEvents()
    assert view.findChild(QLineEdit) is None
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: view.findChild(QLineEdit) is not None)


def test_del_deletes_everything_chosen_in_one_step_and_offers_it_back(qtbot: QtBot) -> None:
    at = desk()
    view, model = opened(qtbot, at)
    choose(view, model, CUT, SATISFY)
    with qtbot.waitSignal(view.noticed) as told:
        QTest.keyClick(view, Qt.Key.Key_Delete)
    assert set(at.card.objectives) == {GROW}
    (notice,) = told.args or [None]
    assert notice.text == "Deleted 2 items. 1 link went with it."
    notice.offers[0].act()
    assert set(at.card.objectives) == {GROW, CUT, SATISFY}
    assert at.steps == 0


def test_del_on_a_shared_measure_detaches_it_here_and_on_another_deletes_it(qtbot: QtBot) -> None:
    at = desk()
    view, model = opened(qtbot, at)
    both = AttachmentId("both")
    edit = partial(attach_measure, attachment_id=both, objective_id=CUT, measure_id=REVENUE)
    at.history.run("Attach", edit)
    choose(view, model, both)
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert [each.id for each in Relations(at.card).attachments_to(REVENUE)] == [ON_GROW]
    choose(view, model, ON_GROW)
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert REVENUE not in at.card.measures


def test_del_on_a_full_perspective_is_refused_with_a_sentence(qtbot: QtBot) -> None:
    at = desk()
    view, model = opened(qtbot, at)
    choose(view, model, VALUE)
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert VALUE in at.card.perspectives
    assert "still holds 2 objectives" in at.refusals[0]


def test_a_new_card_in_an_empty_lane_is_seen_at_once(qtbot: QtBot) -> None:
    at = desk()
    view, model = opened(qtbot, at)
    choose(view, model, SATISFY)
    QTest.keyClick(view, Qt.Key.Key_Delete)
    at.history.run("Add", NEW_CARD)
    assert view.isExpanded(model.index_of(CLIENT))


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")
def test_the_menu_of_a_row_renames_deletes_and_lets_others_add_to_it(qtbot: QtBot) -> None:
    at = desk()
    view, model = opened(qtbot, at)
    told: list[tuple[list[str], str]] = []

    def note(menu: QMenu, entity_id: str) -> None:
        told.append(([each.text() for each in menu.actions()], entity_id))

    view.menu_opened.connect(note)
    spot = view.visualRect(model.index_of(SATISFY)).center()
    for where in (spot, view.viewport().rect().bottomLeft()):
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, QPoint(1, 1))
        QApplication.sendEvent(view.viewport(), event)

    assert told == [(["Rename", "Delete"], SATISFY)]
    menu = view.findChild(QMenu)
    assert isinstance(menu, QMenu)
    menu.actions()[0].trigger()
    menu.close()
    editor = view.viewport().findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    QTest.keyClick(editor, Qt.Key.Key_Escape)


def test_a_row_takes_the_keyboard_to_be_renamed(qtbot: QtBot) -> None:
    at = desk()
    view, _model = opened(qtbot, at)

    view.rename(SATISFY)

    editor = view.viewport().findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, "Please")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: at.steps == 1)  # as above
    assert at.card.objectives[SATISFY].name == "Please"


def with_note(at: Desk, text: str) -> NoteId:
    edit = partial(
        add_sticky, note_id=NOTE, placement_id=PlacementId("n@"), map_id=MAP, at=(0, 0), text=text
    )
    at.history.run("Add note", edit)
    return NOTE


def test_free_notes_stand_below_all_else_and_are_chosen_written_and_deleted(qtbot: QtBot) -> None:
    at = desk()
    view, model = opened(qtbot, at)
    last = model.rowCount() - 1
    note = with_note(at, "Ask finance\nbefore Friday")
    group = model.index(last + 1, 0)
    assert group.data() == "Free notes"
    assert model.index_of(note).data() == "Ask finance before Friday"
    choose(view, model, note)
    assert at.view_state.selection == (note,)

    QTest.keyClick(view, Qt.Key.Key_F2)
    editor = view.findChild(QLineEdit)
    assert editor is not None
    QTest.keyClick(editor, Qt.Key.Key_End)
    QTest.keyClicks(editor, ", please")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: at.steps == 2)
    assert at.card.notes[note].text == "Ask finance\nbefore Friday, please"

    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert at.card.notes == {}
    assert model.rowCount() == last + 1


def test_a_new_note_that_nobody_writes_goes_again(qtbot: QtBot) -> None:
    at = desk()
    view, _model = opened(qtbot, at)
    key = object()
    edit = partial(add_sticky, note_id=NOTE, placement_id=PlacementId("n@"), map_id=MAP, at=(0, 0))
    at.history.run("Add note", edit, merge_key=key)
    assert view.rename(NOTE, merge_key=key)
    editor = view.findChild(QLineEdit)
    assert editor is not None
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not at.card.notes)
    assert at.steps == 0


def test_a_name_that_is_typed_in_a_row_that_goes_is_given_up(qtbot: QtBot) -> None:
    at = desk()
    view, model = opened(qtbot, at)
    at.history.run("Rename", partial(rename_objective, objective_id=SATISFY, name="Other"))
    key = object()
    at.history.run("Add", NEW_CARD, merge_key=key)
    assert view.rename(NEW, merge_key=key)
    editor = view.findChild(QLineEdit)
    assert editor is not None
    QTest.keyClicks(editor, "Half")

    at.history.undo()  # Qt's complaint of an editor that is not the view's fails the test

    assert not model.index_of(NEW).isValid()
    assert view.state() == OutlineView.State.NoState
    assert model.naming_key is None
    assert at.steps == 1
