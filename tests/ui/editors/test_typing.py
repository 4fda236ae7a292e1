"""What is typed into a form becomes one step, and news from elsewhere never disturbs it."""

from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from scorecard_app.document.edits.fields import set_field
from scorecard_app.document.edits.objectives import rename_objective
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.rules import Preset
from scorecard_app.ui.editors.controls import FlagControl
from scorecard_app.ui.editors.field_row import FieldRow
from scorecard_app.ui.editors.typing_controls import TextControl
from tests.present.small_card import (
    CUT,
    GROW,
    REVENUE,
)
from tests.ui.editors.forms import choice, line, opened, pick, retype, row
from tests.ui.models.small_desk import desk

pytestmark = pytest.mark.qt_log_ignore(
    "This plugin does not support grabbing the keyboard"  # a completer pops up
)


def test_typing_a_name_is_one_step_however_many_letters(qtbot: QtBot) -> None:
    at = desk()
    inspector = opened(qtbot, at, GROW)
    retype(line(inspector, "name"), "Sell more")
    assert at.card.objectives[GROW].name == "Sell more"
    assert at.steps == 1
    at.history.undo()
    assert line(inspector, "name").text() == "Grow revenue"


def test_enter_closes_the_step_so_that_what_follows_is_another(qtbot: QtBot) -> None:
    at = desk()
    inspector = opened(qtbot, at, GROW)
    name = line(inspector, "name")
    retype(name, "A")
    QTest.keyClick(name, Qt.Key.Key_Return)
    QTest.keyClicks(name, "B")
    assert at.card.objectives[GROW].name == "AB"
    assert at.steps == 2


def test_typing_back_to_the_start_leaves_no_step(qtbot: QtBot) -> None:
    at = desk()
    inspector = opened(qtbot, at, GROW)
    name = line(inspector, "name")
    name.setFocus()
    name.setCursorPosition(len(name.text()))
    QTest.keyClicks(name, "s")
    QTest.keyClick(name, Qt.Key.Key_Backspace)
    assert at.steps == 0


def test_what_cannot_be_read_stays_typed_with_a_sentence_beside_it(qtbot: QtBot) -> None:
    at = desk()
    inspector = opened(qtbot, at, REVENUE)
    baseline = line(inspector, "baseline")
    retype(baseline, "many")
    assert row(inspector, "baseline").error == ""
    inspector.finish()
    assert row(inspector, "baseline").error == "“many” is not a number."
    assert baseline.text() == "many"
    assert at.card.measures[REVENUE].baseline == 80.0
    retype(baseline, "75")
    assert row(inspector, "baseline").error == ""
    assert at.card.measures[REVENUE].baseline == 75.0


def test_of_what_cannot_be_read_no_beginning_stays_in_the_document(qtbot: QtBot) -> None:
    at = desk()
    inspector = opened(qtbot, at, REVENUE)
    retype(line(inspector, "baseline"), "1,5,0")
    assert at.card.measures[REVENUE].baseline == 80.0
    assert at.steps == 0
    inspector.finish()
    assert row(inspector, "baseline").error == "“1,5,0” is not a number."


def test_esc_brings_back_what_was_there_before_the_typing(qtbot: QtBot) -> None:
    at = desk()
    inspector = opened(qtbot, at, GROW)
    name = line(inspector, "name")
    retype(name, "Sell more")
    QTest.keyClick(name, Qt.Key.Key_Escape)
    assert (name.text(), at.card.objectives[GROW].name) == ("Grow revenue", "Grow revenue")
    assert at.steps == 0


def test_what_an_edit_refuses_is_said_beside_the_field_too(qtbot: QtBot) -> None:
    at = desk()
    inspector = opened(qtbot, at, GROW)
    retype(line(inspector, "weight"), "-2")
    inspector.finish()
    assert "cannot be negative" in row(inspector, "weight").error
    assert at.card.objectives[GROW].weight == 1.0


def test_leaving_a_number_writes_it_as_the_measure_does(qtbot: QtBot) -> None:
    at = desk()
    inspector = opened(qtbot, at, REVENUE)
    baseline = line(inspector, "baseline")
    retype(baseline, "(1,250.50) ")
    assert at.card.measures[REVENUE].baseline == -1250.5
    inspector.finish()
    assert baseline.text() == "−1250.5"


def test_a_person_is_made_once_when_the_name_is_complete(qtbot: QtBot) -> None:
    at = desk()
    inspector = opened(qtbot, at, CUT)
    owner = line(inspector, "owner_id")
    retype(owner, "Bert")
    assert len(at.card.people) == 1
    QTest.keyClick(owner, Qt.Key.Key_Return)
    assert sorted(person.name for person in at.card.people.values()) == ["Anna", "Bert"]
    assert at.steps == 1


def test_what_waits_is_in_the_document_before_something_else_is_shown(qtbot: QtBot) -> None:
    at = desk()
    inspector = opened(qtbot, at, CUT)
    retype(line(inspector, "owner_id"), "Anna")
    at.view_state.select([GROW])
    owner_id = at.card.objectives[CUT].owner_id
    assert owner_id is not None
    assert at.card.people[owner_id].name == "Anna"


def test_a_choice_is_a_step_of_its_own(qtbot: QtBot) -> None:
    at = desk()
    inspector = opened(qtbot, at, REVENUE)
    pick(choice(inspector, "rule"), "Goal and red flag")
    assert Relations(at.card).rules_of(REVENUE)[0].preset is Preset.GOAL_AND_RED_FLAG
    assert row(inspector, "rule.goal").isVisible()
    retype(line(inspector, "rule.goal"), "110")
    assert at.steps == 2
    at.history.undo()
    at.history.undo()
    assert choice(inspector, "rule").currentText() == "From baseline to target"
    assert not any(
        each.control.objectName() == "rule.goal" and each.isVisible()
        for each in inspector.findChildren(FieldRow)
    )


def test_a_flag_switches_by_the_keyboard(qtbot: QtBot) -> None:
    at = desk()
    inspector = opened(qtbot, at, GROW)
    flag = row(inspector, "in_score").control
    assert isinstance(flag, FlagControl)
    QTest.keyClick(flag, Qt.Key.Key_Return)
    assert not at.card.objectives[GROW].in_score
    QTest.keyClick(flag, Qt.Key.Key_Space)
    assert at.card.objectives[GROW].in_score


def test_a_long_text_is_one_step_and_ends_when_it_is_left(qtbot: QtBot) -> None:
    at = desk()
    inspector = opened(qtbot, at, GROW)
    text = row(inspector, "description").control
    assert isinstance(text, TextControl)
    text.setFocus()
    QTest.keyClicks(text, "More")
    QTest.keyClick(text, Qt.Key.Key_Return)
    QTest.keyClicks(text, "of it")
    assert at.card.objectives[GROW].description == "More\nof it"
    assert at.steps == 1


def test_the_cursor_stays_while_somebody_else_changes_the_same_objective(qtbot: QtBot) -> None:
    at = desk()
    inspector = opened(qtbot, at, GROW)
    name = line(inspector, "name")
    name.setFocus()
    name.setCursorPosition(4)
    edit = partial(set_field, table="objectives", entity_id=GROW, field="description", value="News")
    at.history.run("Elsewhere", edit)
    assert name.hasFocus()
    assert name.cursorPosition() == 4
    assert row(inspector, "description").control.shown_text() == "News"


def test_half_typed_text_outlives_a_change_elsewhere(qtbot: QtBot) -> None:
    at = desk()
    inspector = opened(qtbot, at, REVENUE)
    retype(line(inspector, "baseline"), "8x")
    at.history.run("Elsewhere", partial(rename_objective, objective_id=GROW, name="Other"))
    assert line(inspector, "baseline").text() == "8x"


def test_a_rename_elsewhere_is_shown_at_once(qtbot: QtBot) -> None:
    at = desk()
    inspector = opened(qtbot, at, GROW)
    at.history.run("Elsewhere", partial(rename_objective, objective_id=GROW, name="Other"))
    assert line(inspector, "name").text() == "Other"


def test_a_long_text_is_seen_from_its_beginning(qtbot: QtBot) -> None:
    inspector = opened(qtbot, desk(), GROW)
    name = line(inspector, "name")
    row(inspector, "description").control.setFocus()
    name.setFocus(Qt.FocusReason.TabFocusReason)
    assert (name.selectedText(), name.cursorPosition()) == ("Grow revenue", 0)
    QTest.keyClicks(name, "Sell more to everyone")
    row(inspector, "description").control.setFocus()
    assert name.cursorPosition() == 0


def test_the_wheel_scrolls_the_form_and_leaves_a_choice_alone(qtbot: QtBot) -> None:
    at = desk()
    inspector = opened(qtbot, at, REVENUE)
    control = choice(inspector, "direction")
    turn = QWheelEvent(
        control.rect().center().toPointF(),
        control.mapToGlobal(control.rect().center()).toPointF(),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt's own order
    )
    control.wheelEvent(turn)
    assert not turn.isAccepted()
    assert not control.focusPolicy() & Qt.FocusPolicy.WheelFocus & ~Qt.FocusPolicy.StrongFocus
    assert control.shown_text() == "higher"
    assert at.steps == 0


@pytest.mark.parametrize("key", ["name", "description"])
def test_undo_in_a_field_is_undo_of_the_document(qtbot: QtBot, key: str) -> None:
    at = desk()
    inspector = opened(qtbot, at, GROW)
    action = QAction(inspector)
    action.setShortcut(QKeySequence(QKeySequence.StandardKey.Undo))
    action.triggered.connect(at.history.undo)
    inspector.addAction(action)
    control = row(inspector, key).control
    before = control.shown_text()
    control.setFocus()
    QTest.keyClicks(control, "New")
    QTest.keyClick(control, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert control.shown_text() == before
    assert at.steps == 0


def test_esc_brings_back_what_the_document_says(qtbot: QtBot) -> None:
    at = desk()
    inspector = opened(qtbot, at, REVENUE)
    baseline = line(inspector, "baseline")
    retype(baseline, "many")
    inspector.finish()
    QTest.keyClick(baseline, Qt.Key.Key_Escape)
    assert (baseline.text(), row(inspector, "baseline").error) == ("80", "")
