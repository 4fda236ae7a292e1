from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from scorecard_app.domain.ids import LockId, SeriesId
from scorecard_app.domain.measures import Remark, SeriesKind, Unit, UnitKind
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.rules import Lock
from scorecard_app.present.grid.cells import GridCell
from scorecard_app.ui.editors.cell_popups import LinePopup, NotePopup
from scorecard_app.ui.editors.value_grid import ValueGrid
from scorecard_app.ui.models.value_grid_model import ValueGridModel
from tests.present.small_card import REVENUE, month, small_card
from tests.ui.editors.test_value_grid import actuals, go, here, opened
from tests.ui.models.small_desk import Desk, desk

KEY, MOD = Qt.Key, Qt.KeyboardModifier


def press(grid: ValueGrid, key: Qt.Key, modifier: Qt.KeyboardModifier = MOD.NoModifier) -> None:
    editor = grid.findChild(QLineEdit)
    QTest.keyClick(editor or grid, key, modifier)


def type_over(grid: ValueGrid, text: str) -> QLineEdit:
    QTest.keyClicks(grid, text[0])
    editor = grid.findChild(QLineEdit)
    assert editor is not None
    QTest.keyClicks(editor, text[1:])
    return editor


def targets(at: Desk) -> dict[int, float]:
    series = Relations(at.card).first_series(REVENUE, SeriesKind.TARGET)
    return dict(series.samples) if series else {}


def shown(model: ValueGridModel, row: int, period: str) -> GridCell:
    return model.cell_at(row, month(period) - model.periods.first)


@pytest.mark.parametrize(
    ("key", "modifier", "there"),
    [
        (KEY.Key_Return, MOD.NoModifier, (1, "2026-08")),
        (KEY.Key_Return, MOD.ShiftModifier, (1, "2026-07")),
        (KEY.Key_Tab, MOD.NoModifier, (0, "2026-09")),
        (KEY.Key_Backtab, MOD.ShiftModifier, (0, "2026-07")),
        (KEY.Key_Right, MOD.NoModifier, (0, "2026-09")),
        (KEY.Key_Left, MOD.NoModifier, (0, "2026-07")),
        (KEY.Key_Down, MOD.NoModifier, (1, "2026-08")),
    ],
)
def test_a_key_that_leaves_a_cell_while_typing_over_keeps_what_was_typed(
    qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier, there: tuple[int, str]
) -> None:
    at = desk()
    grid, model = opened(qtbot, at)
    go(grid, model, 0, "2026-08")
    type_over(grid, "12")
    press(grid, key, modifier)
    assert actuals(at)["2026-08"] == 12.0
    assert here(grid, model) == there
    assert at.steps == 1


def test_arrows_move_within_the_text_after_f2(qtbot: QtBot) -> None:
    at = desk()
    grid, model = opened(qtbot, at)
    go(grid, model, 0, "2026-09")
    press(grid, KEY.Key_F2)
    editor = grid.findChild(QLineEdit)
    assert editor is not None
    editor.setCursorPosition(5)
    press(grid, KEY.Key_Left)
    assert (editor.cursorPosition(), here(grid, model)) == (4, (0, "2026-09"))
    press(grid, KEY.Key_F2)
    press(grid, KEY.Key_Left)
    assert here(grid, model) == (0, "2026-08")


def test_escape_leaves_a_cell_as_it_was(qtbot: QtBot) -> None:
    at = desk()
    grid, model = opened(qtbot, at)
    go(grid, model, 0, "2026-09")
    type_over(grid, "12")
    press(grid, KEY.Key_Escape)
    assert (actuals(at)["2026-09"], at.steps) == (104.5, 0)


def test_what_is_refused_stays_open_to_be_mended(qtbot: QtBot) -> None:
    at = desk()
    grid, model = opened(qtbot, at)
    go(grid, model, 0, "2026-09")
    editor = type_over(grid, "xx")
    press(grid, KEY.Key_Return)
    assert at.refusals == ["Actual, Sep 2026: “xx” is not a number. Nothing was changed."]
    assert (editor.isVisible(), editor.text(), editor.hasSelectedText()) == (True, "xx", True)


def test_ctrl_enter_types_into_everything_chosen_in_one_step(qtbot: QtBot) -> None:
    at = desk()
    grid, model = opened(qtbot, at)
    go(grid, model, 0, "2026-07", "2026-08", "2026-09")
    type_over(grid, "7")
    press(grid, KEY.Key_Return, MOD.ControlModifier)
    assert actuals(at) == {"2026-07": 7.0, "2026-08": 7.0, "2026-09": 7.0}
    assert (at.steps, at.history.steps.label(at.steps - 1)) == (1, "Fill values")


def test_ctrl_enter_without_typing_fills_with_the_current_cell(qtbot: QtBot) -> None:
    at = desk()
    grid, model = opened(qtbot, at)
    go(grid, model, 0, "2026-07", "2026-08", "2026-09")
    press(grid, KEY.Key_Return, MOD.ControlModifier)
    assert actuals(at) == {"2026-07": 104.5, "2026-08": 104.5, "2026-09": 104.5}


def test_ctrl_d_copies_the_row_above_and_ctrl_r_the_column_before(qtbot: QtBot) -> None:
    at = desk()
    grid, model = opened(qtbot, at)
    go(grid, model, 1, "2026-08")
    press(grid, KEY.Key_D, MOD.ControlModifier)
    assert targets(at)[month("2026-08")] == 95.0
    go(grid, model, 0, "2026-07", "2026-08", "2026-09")
    press(grid, KEY.Key_R, MOD.ControlModifier)
    assert actuals(at) == {"2026-07": 90.0, "2026-08": 90.0, "2026-09": 90.0}
    labels = [at.history.steps.label(step) for step in range(at.steps)]
    assert labels == ["Fill down", "Fill right"]


def test_ctrl_semicolon_types_the_day_into_measures_of_dates(qtbot: QtBot) -> None:
    card = small_card()
    dated = replace(card.measures[REVENUE], unit=Unit(UnitKind.DATE))
    at = desk(card.put(dated))
    grid, model = opened(qtbot, at)
    go(grid, model, 0, "2026-10")
    press(grid, KEY.Key_Semicolon, MOD.ControlModifier)
    assert actuals(at)["2026-10"] == date(2026, 9, 30).toordinal()


def test_ctrl_semicolon_says_where_a_measure_holds_no_dates(qtbot: QtBot) -> None:
    at = desk()
    grid, model = opened(qtbot, at)
    go(grid, model, 0, "2026-10")
    press(grid, KEY.Key_Semicolon, MOD.ControlModifier)
    assert at.refusals == ["“Revenue” does not hold dates."]


def test_ctrl_and_an_arrow_jump_to_the_edge_of_the_values(qtbot: QtBot) -> None:
    grid, model = opened(qtbot, desk())
    go(grid, model, 0, "2026-08")
    press(grid, KEY.Key_Left, MOD.ControlModifier)
    assert here(grid, model) == (0, "2026-07")
    press(grid, KEY.Key_Right, MOD.ControlModifier)
    assert here(grid, model) == (0, "2026-09")


def test_ctrl_shift_and_an_arrow_choose_up_to_the_edge(qtbot: QtBot) -> None:
    grid, model = opened(qtbot, desk())
    grid.setCurrentIndex(model.index(0, month("2026-07") - model.periods.first))
    press(grid, KEY.Key_Right, MOD.ControlModifier | MOD.ShiftModifier)
    assert len(grid.selectedIndexes()) == 3
    assert here(grid, model) == (0, "2026-09")


def test_ctrl_a_chooses_everything(qtbot: QtBot) -> None:
    grid, model = opened(qtbot, desk())
    press(grid, KEY.Key_A, MOD.ControlModifier)
    assert len(grid.selectedIndexes()) == model.rowCount() * model.columnCount()


def test_a_copy_with_headers_can_be_pasted_by_its_headings(qtbot: QtBot) -> None:
    at = desk()
    grid, model = opened(qtbot, at)
    go(grid, model, 0, "2026-07", "2026-08")
    grid.commands.copy_with_headers()
    assert QGuiApplication.clipboard().text() == "\tJul 2026\tAug 2026\nActual\t90\t95\n"
    grid.commands.clear_cells()
    go(grid, model, 1, "2025-01")
    grid.commands.paste()
    assert actuals(at) == {"2026-07": 90.0, "2026-08": 95.0, "2026-09": 104.5}


def test_a_paste_says_what_it_did(qtbot: QtBot) -> None:
    at = desk()
    grid, model = opened(qtbot, at)
    said: list[str] = []
    model.told.connect(said.append)
    QGuiApplication.clipboard().setText("1\t2\n3\t4\n")
    go(grid, model, 0, "2026-07")
    grid.commands.paste()
    assert said == ["Pasted: 4 values in 1 measure."]


def test_typing_into_a_locked_period_says_which_lock_bars_it(qtbot: QtBot) -> None:
    at = desk(small_card().put(Lock(LockId("l"), date(2026, 8, 31), reason="Audited")))
    grid, model = opened(qtbot, at)
    go(grid, model, 0, "2026-08")
    QTest.keyClicks(grid, "5")
    assert grid.findChild(QLineEdit) is None
    assert at.refusals == [
        "Locked (everything until 2026-08-31: Audited). Remove the lock to change it."
    ]
    assert (shown(model, 0, "2026-08").is_locked, shown(model, 0, "2026-09").is_locked) == (
        True,
        False,
    )


def test_f2_on_a_computed_value_leads_to_its_formula(qtbot: QtBot) -> None:
    card = small_card()
    computed = replace(card.measures[REVENUE], formula="[#m-spare] * 2")
    at = desk(card.put(computed))
    grid, model = opened(qtbot, at)
    wanted: list[str] = []
    model.formula_wanted.connect(wanted.append)
    go(grid, model, 0, "2026-08")
    press(grid, KEY.Key_F2)
    assert wanted == [REVENUE]
    assert at.refusals == ["“Revenue” is computed by a formula. Change the formula instead."]


def test_shift_f2_writes_a_note_in_place(qtbot: QtBot) -> None:
    at = desk()
    grid, model = opened(qtbot, at)
    go(grid, model, 0, "2026-09")
    press(grid, KEY.Key_F2, MOD.ShiftModifier)
    popup = grid.commands.popup
    assert isinstance(popup, NotePopup)
    QTest.keyClicks(popup.note, "Strike")
    QTest.keyClicks(popup.sure, "80")
    QTest.keyClick(popup.sure, KEY.Key_Return)
    remark = at.card.series[SeriesId("s-actual")].remarks[month("2026-09")]
    assert remark == Remark("Strike", 80.0)
    assert shown(model, 0, "2026-09").note == "Strike"
    assert (at.steps, at.history.steps.label(at.steps - 1)) == (1, "Note on a value")
    assert grid.commands.popup is None


def test_escape_keeps_no_note(qtbot: QtBot) -> None:
    at = desk()
    grid, model = opened(qtbot, at)
    go(grid, model, 0, "2026-09")
    press(grid, KEY.Key_F2, MOD.ShiftModifier)
    popup = grid.commands.popup
    assert isinstance(popup, NotePopup)
    QTest.keyClicks(popup.note, "Strike")
    QTest.keyClick(popup.note, KEY.Key_Escape)
    assert at.steps == 0


def test_a_series_is_filled_by_a_step_asked_for_in_place(qtbot: QtBot) -> None:
    at = desk()
    grid, model = opened(qtbot, at)
    go(grid, model, 0, "2026-09", "2026-10", "2026-11")
    grid.commands.ask_step()
    popup = grid.commands.popup
    assert isinstance(popup, LinePopup)
    assert popup.line.text() == "1"
    popup.line.setText("10")
    QTest.keyClick(popup.line, KEY.Key_Return)
    assert (actuals(at)["2026-10"], actuals(at)["2026-11"]) == (114.5, 124.5)
    assert at.history.steps.label(at.steps - 1) == "Fill series"


def test_dragging_the_handle_goes_on_with_the_series(qtbot: QtBot) -> None:
    at = desk()
    grid, model = opened(qtbot, at)
    go(grid, model, 0, "2026-07", "2026-08")
    grid.scrollTo(model.index(0, month("2026-11") - model.periods.first))
    corner = grid.visualRect(grid.currentIndex()).bottomRight()
    further = grid.visualRect(model.index(0, month("2026-10") - model.periods.first)).center()
    QTest.mousePress(grid.viewport(), Qt.MouseButton.LeftButton, MOD.NoModifier, corner)
    QTest.mouseMove(grid.viewport(), further)
    QTest.mouseRelease(grid.viewport(), Qt.MouseButton.LeftButton, MOD.NoModifier, further)
    assert actuals(at) == {
        "2026-07": 90.0,
        "2026-08": 95.0,
        "2026-09": 100.0,
        "2026-10": 105.0,
    }
    assert at.steps == 1


def test_letting_go_of_the_handle_where_it_was_does_nothing(qtbot: QtBot) -> None:
    at = desk()
    grid, model = opened(qtbot, at)
    go(grid, model, 0, "2026-07")
    grid.scrollTo(grid.currentIndex())
    corner: QPoint = grid.visualRect(grid.currentIndex()).bottomRight()
    QTest.mousePress(grid.viewport(), Qt.MouseButton.LeftButton, MOD.NoModifier, corner)
    QTest.mouseRelease(grid.viewport(), Qt.MouseButton.LeftButton, MOD.NoModifier, corner)
    assert at.steps == 0
