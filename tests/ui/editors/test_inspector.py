from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence, QWheelEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from scorecard_app.document.edits.deletion import delete_items
from scorecard_app.document.edits.fields import set_field
from scorecard_app.document.edits.objectives import rename_objective
from scorecard_app.domain.measures import SeriesKind
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.rules import Preset
from scorecard_app.ui.editors.controls import ChoiceControl, FlagControl
from scorecard_app.ui.editors.field_row import FieldRow
from scorecard_app.ui.editors.inspector import Inspector
from scorecard_app.ui.editors.measures_section import MeasuresSection
from scorecard_app.ui.editors.row_list import RowList
from scorecard_app.ui.editors.typing_controls import LineControl, TextControl
from scorecard_app.ui.theme import ThemeStore
from tests.present.small_card import (
    CUT,
    GROW,
    LINK,
    RATING,
    REVENUE,
    SATISFY,
    SPARE,
    VALUE,
    small_card,
)
from tests.ui.models.small_desk import Desk, desk

pytestmark = pytest.mark.qt_log_ignore(
    "This plugin does not support grabbing the keyboard"  # a completer pops up
)


def opened(qtbot: QtBot, at: Desk, *chosen: str) -> Inspector:
    made = Inspector(at.bridge, at.history, at.view_state, ThemeStore("light"), at.forms, at.mint)
    qtbot.addWidget(made)
    made.resize(380, 700)
    at.view_state.select(chosen)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def row(inspector: Inspector, key: str) -> FieldRow:
    """Find the row of a field in the form that is shown."""
    rows = inspector.findChildren(FieldRow)
    return next(each for each in rows if each.control.objectName() == key and each.isVisible())


def line(inspector: Inspector, key: str) -> LineControl:
    control = row(inspector, key).control
    assert isinstance(control, LineControl)
    return control


def choice(inspector: Inspector, key: str) -> ChoiceControl:
    control = row(inspector, key).control
    assert isinstance(control, ChoiceControl)
    return control


def pick(control: ChoiceControl, label: str) -> None:
    index = control.findText(label)
    control.setCurrentIndex(index)
    control.activated.emit(index)


def retype(control: LineControl, text: str) -> None:
    control.setFocus()
    control.selectAll()
    QTest.keyClicks(control, text)


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


def section(inspector: Inspector) -> MeasuresSection:
    return next(s for s in inspector.findChildren(MeasuresSection) if s.isVisible())


def test_a_new_name_adds_a_measure_and_a_known_one_attaches_it(qtbot: QtBot) -> None:
    at = desk()
    inspector = opened(qtbot, at, CUT)
    entry = section(inspector).entry
    QTest.keyClicks(entry, "Cost of IT")
    QTest.keyClick(entry, Qt.Key.Key_Return)
    QTest.keyClicks(entry, "spare parts")
    QTest.keyClick(entry, Qt.Key.Key_Return)
    relations = Relations(at.card)
    names = [at.card.measures[a.measure_id].name for a in relations.attachments_of(CUT)]
    assert names == ["Cost of IT", "Spare parts"]
    assert [a.objective_id for a in relations.attachments_to(SPARE)] == [CUT]
    assert at.steps == 2


def test_another_measure_becomes_the_main_one_and_can_be_detached(qtbot: QtBot) -> None:
    at = desk()
    inspector = opened(qtbot, at, GROW)
    part = section(inspector)
    QTest.keyClicks(part.entry, "Rating")
    QTest.keyClick(part.entry, Qt.Key.Key_Return)
    part.main_button.click()
    main = Relations(at.card).main_measure(GROW)
    assert main is not None
    assert main.id == RATING
    part.detach_button.click()
    main = Relations(at.card).main_measure(GROW)
    assert main is not None
    assert main.id == REVENUE
    assert RATING in at.card.measures


def test_a_listed_measure_and_a_listed_link_open_what_they_show(qtbot: QtBot) -> None:
    at = desk()
    inspector = opened(qtbot, at, GROW)
    measures, links = (each for each in inspector.findChildren(RowList) if each.isVisible())
    assert links.item(0).text() == "← Satisfy clients"
    place = links.visualItemRect(links.item(0)).center()
    QTest.mouseClick(links.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert at.view_state.current == LINK
    at.view_state.select([GROW])
    measures.itemActivated.emit(measures.item(0))
    assert list(at.view_state.selection) == [REVENUE]
    assert line(inspector, "name").text() == "Revenue"


def test_the_form_of_a_deleted_thing_gives_way_to_the_scorecard(qtbot: QtBot) -> None:
    at = desk()
    inspector = opened(qtbot, at, GROW)
    retype(line(inspector, "owner_id"), "Nobody")
    at.history.run("Delete", partial(delete_items, ids=[GROW]))
    assert line(inspector, "name").text() == "Small"
    assert [person.name for person in at.card.people.values()] == ["Anna"]


def test_several_things_are_counted_and_deleted_in_one_step(qtbot: QtBot) -> None:
    at = desk()
    inspector = opened(qtbot, at, GROW, CUT)
    buttons = [each for each in inspector.findChildren(QPushButton) if each.isVisible()]
    assert [button.text() for button in buttons] == ["Delete them"]
    buttons[0].click()
    assert set(at.card.objectives) == {SATISFY}
    assert at.steps == 1


@pytest.mark.parametrize("chosen", [GROW, REVENUE, LINK, VALUE, ""])
@pytest.mark.parametrize("width", [260, 420])
def test_no_form_is_ever_wider_than_its_pane(qtbot: QtBot, chosen: str, width: int) -> None:
    at = desk()
    inspector = opened(qtbot, at, *filter(None, [chosen]))
    inspector.resize(width, 500)
    content = inspector.findChild(QWidget, "form")
    assert content is not None
    qtbot.waitUntil(lambda: content.minimumSizeHint().width() <= width)  # labels move above first
    assert all(each.control.accessibleName() for each in inspector.findChildren(FieldRow))


def test_a_target_is_typed_for_the_period_shown_in_one_step(qtbot: QtBot) -> None:
    at = desk()
    inspector = opened(qtbot, at, REVENUE)
    told = QSignalSpy(at.history.settled)
    retype(line(inspector, "target"), "120")
    inspector.finish()
    series = Relations(at.card).first_series(REVENUE, SeriesKind.TARGET)
    assert series is not None
    assert list(series.samples.values()) == [100.0, 120.0]
    assert told.count() == 1
    assert at.steps == 1


def test_showing_every_form_changes_nothing(qtbot: QtBot) -> None:
    at = desk()
    inspector = opened(qtbot, at)
    for chosen in (GROW, REVENUE, LINK, VALUE, RATING, SATISFY):
        at.view_state.select([chosen])
    inspector.finish()
    assert at.card == small_card()
    assert at.steps == 0


def test_a_field_is_brought_into_sight_ready_to_type(qtbot: QtBot) -> None:
    at = desk()
    inspector = opened(qtbot, at, GROW)
    inspector.reveal_field(REVENUE, "formula")
    assert at.view_state.selection == (REVENUE,)
    control = row(inspector, "formula").control
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus is control or control.isAncestorOf(focus)
    assert not control.visibleRegion().isEmpty()


def test_a_form_that_loses_room_is_never_wider_than_what_is_seen(qtbot: QtBot) -> None:
    inspector = opened(qtbot, desk(), REVENUE)
    area = next(each for each in inspector.findChildren(QScrollArea) if each.isVisible())
    content = area.widget()
    assert content is not None
    for width in (900, 300):
        inspector.resize(width, 600)
        qtbot.waitUntil(lambda: content.width() <= area.viewport().width())
