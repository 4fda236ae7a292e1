from functools import partial

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSlider, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from scorecard_app.document.edits.fields import set_field
from scorecard_app.document.edits.frequency import change_frequency
from scorecard_app.document.edits.settings import set_setting
from scorecard_app.document.edits.values import set_values
from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import SeriesKind
from scorecard_app.domain.periods import Frequency, Period, parse_period
from scorecard_app.domain.relations import Relations
from scorecard_app.ui.editors.detail_pane import DetailPane
from scorecard_app.ui.editors.progress_view import ProgressView
from scorecard_app.ui.editors.value_grid import ValueGrid
from scorecard_app.ui.models.value_acts import ValueActs
from scorecard_app.ui.models.value_grid_model import ValueGridModel
from scorecard_app.ui.theme import ThemeStore
from tests.present.small_card import CUT, GROW, LINK, RATING, REVENUE, month
from tests.ui.models.small_desk import Desk, desk


def opened(qtbot: QtBot, at: Desk) -> tuple[ValueGrid, ValueGridModel]:
    model = ValueGridModel(at.bridge, at.history, at.forms, at.mint)
    model.show_measure(REVENUE)
    grid = ValueGrid(model, ValueActs(model, model), ThemeStore("light"))
    model.setParent(grid)
    qtbot.addWidget(grid)
    grid.resize(700, 200)
    with qtbot.waitActive(grid):
        grid.show()
        grid.activateWindow()
    return grid, model


def go(grid: ValueGrid, model: ValueGridModel, row: int, *periods: str) -> None:
    flags = QItemSelectionModel.SelectionFlag
    grid.selectionModel().clear()
    for period in periods:
        index = model.index(row, month(period) - model.periods.first)
        grid.selectionModel().setCurrentIndex(index, flags.Select)


def here(grid: ValueGrid, model: ValueGridModel) -> tuple[int, str]:
    index = grid.currentIndex()
    return index.row(), str(Period(Frequency.MONTH, model.periods.first + index.column()))


def actuals(at: Desk) -> dict[str, float]:
    series = Relations(at.card).first_series(REVENUE, SeriesKind.ACTUAL)
    samples = series.samples if series else {}
    return {str(Period(Frequency.MONTH, each)): number for each, number in samples.items()}


def test_typing_replaces_the_value_and_enter_goes_down(qtbot: QtBot) -> None:
    at = desk()
    grid, model = opened(qtbot, at)
    go(grid, model, 0, "2026-09")
    QTest.keyClicks(grid, "7")
    editor = grid.findChild(QLineEdit)
    assert editor is not None
    assert editor.text() == "7"
    QTest.keyClicks(editor, "5")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: at.steps == 1)  # Qt hands what was typed over by way of its queue
    assert actuals(at)["2026-09"] == 75.0
    assert here(grid, model) == (1, "2026-09")


def test_enter_stays_in_a_cell_whose_value_is_refused(qtbot: QtBot) -> None:
    at = desk()
    grid, model = opened(qtbot, at)
    go(grid, model, 0, "2026-09")
    QTest.keyClicks(grid, "x")
    editor = grid.findChild(QLineEdit)
    assert editor is not None
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(at.refusals))  # Qt hands it over by way of its queue
    assert here(grid, model) == (0, "2026-09")


def test_f2_edits_what_is_there(qtbot: QtBot) -> None:
    grid, model = opened(qtbot, desk())
    go(grid, model, 0, "2026-09")
    QTest.keyClick(grid, Qt.Key.Key_F2)
    editor = grid.findChild(QLineEdit)
    assert editor is not None
    assert editor.text() == "104.5"


def test_tab_in_a_cell_commits_it_and_goes_right(qtbot: QtBot) -> None:
    at = desk()
    grid, model = opened(qtbot, at)
    go(grid, model, 0, "2026-08")
    QTest.keyClicks(grid, "9")
    editor = grid.findChild(QLineEdit)
    assert editor is not None
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert actuals(at)["2026-08"] == 9.0
    assert here(grid, model) == (0, "2026-09")


def test_enter_below_the_last_row_goes_on_with_the_next_period(qtbot: QtBot) -> None:
    grid, model = opened(qtbot, desk())
    go(grid, model, 1, "2026-08")
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert here(grid, model) == (0, "2026-09")
    QTest.keyClick(grid, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert here(grid, model) == (1, "2026-08")


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_del_clears_everything_chosen_in_one_step(qtbot: QtBot, key: Qt.Key) -> None:
    at = desk()
    grid, model = opened(qtbot, at)
    go(grid, model, 0, "2026-07", "2026-08")
    QTest.keyClick(grid, key)
    assert actuals(at) == {"2026-09": 104.5}
    assert at.steps == 1


def test_copy_and_paste_go_through_the_clipboard_as_tabbed_text(qtbot: QtBot) -> None:
    at = desk()
    grid, model = opened(qtbot, at)
    go(grid, model, 0, "2026-07", "2026-08")
    QTest.keyClick(grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "90\t95\n"
    QGuiApplication.clipboard().setText("1\t2\r\n")
    go(grid, model, 0, "2026-09")
    QTest.keyClick(grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert actuals(at) | {"2026-09": 1.0, "2026-10": 2.0} == actuals(at)
    assert at.steps == 1


def test_cut_copies_and_clears(qtbot: QtBot) -> None:
    at = desk()
    grid, model = opened(qtbot, at)
    go(grid, model, 0, "2026-09")
    QTest.keyClick(grid, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "104.5\n"
    assert "2026-09" not in actuals(at)


def test_the_grid_opens_at_the_period_shown(qtbot: QtBot) -> None:
    grid, model = opened(qtbot, desk())
    assert here(grid, model) == (0, "2026-09")
    assert grid.viewport().rect().contains(grid.visualRect(grid.currentIndex()))


def test_there_are_always_more_periods_to_go_to(qtbot: QtBot) -> None:
    grid, model = opened(qtbot, desk())
    last = model.periods.last
    grid.setCurrentIndex(model.index(0, model.columnCount() - 1))
    QTest.keyClick(grid, Qt.Key.Key_Right)
    assert model.periods.last > last
    first = model.periods.first
    grid.setCurrentIndex(model.index(0, 0))
    QTest.keyClick(grid, Qt.Key.Key_Left)
    assert model.periods.first < first


def test_home_goes_to_the_first_period_and_no_further(qtbot: QtBot) -> None:
    grid, model = opened(qtbot, desk())
    first = model.periods.first
    for _press in range(2):
        QTest.keyClick(grid, Qt.Key.Key_Home)
    assert (grid.currentIndex().column(), model.periods.first) == (0, first)


def test_headings_of_a_broken_year_fit_their_columns(qtbot: QtBot) -> None:
    at = desk()
    at.history.run("Year", partial(set_setting, field="fiscal_start", value=4))
    at.history.run(
        "Quarters",
        partial(change_frequency, measure_id=RATING, frequency=Frequency.QUARTER),
    )
    grid, model = opened(qtbot, at)
    grid.setFont(QFont(grid.font().family(), 2 * grid.font().pointSize()))
    model.show_measure(RATING)
    header = grid.horizontalHeader()
    assert header.sectionSize(0) >= header.sectionSizeHint(0)


def test_scrolling_to_an_end_brings_more_periods(qtbot: QtBot) -> None:
    grid, model = opened(qtbot, desk())
    first, last = model.periods.first, model.periods.last
    bar = grid.horizontalScrollBar()
    bar.triggerAction(QAbstractSlider.SliderAction.SliderToMaximum)
    bar.triggerAction(QAbstractSlider.SliderAction.SliderToMinimum)
    assert (model.periods.first < first, model.periods.last > last) == (True, True)


class Chart(QWidget):
    """A chart that remembers what it was asked to show."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[MeasureId | None] = []

    def show_measure(self, measure_id: MeasureId | None) -> None:
        self.shown.append(measure_id)


def pane(qtbot: QtBot, at: Desk) -> tuple[DetailPane, Chart, ValueGrid]:
    grid, model = opened(qtbot, at)
    chart = Chart()
    made = DetailPane(
        at.bridge,
        at.history,
        at.view_state,
        ThemeStore("light"),
        chart=chart,
        chooser=QWidget(),
        grid=grid,
        parts=(model, chart),
    )
    qtbot.addWidget(made)
    made.resize(1000, 240)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made, chart, grid


def test_the_pane_shows_the_main_measure_of_an_objective_and_keeps_it(qtbot: QtBot) -> None:
    at = desk()
    made, chart, _grid = pane(qtbot, at)
    at.view_state.select([GROW])
    at.view_state.select([LINK])
    at.view_state.select([RATING])
    at.view_state.select([LINK])
    at.view_state.select([CUT])
    assert made.measure_id is None
    assert [each for each in chart.shown if each] == [REVENUE, RATING]


def test_chart_and_grid_are_tabs_where_there_is_no_room_for_both(qtbot: QtBot) -> None:
    at = desk()
    made, chart, grid = pane(qtbot, at)
    at.view_state.select([REVENUE])
    assert chart.isVisible()
    assert grid.isVisible()
    made.resize(420, 240)
    assert (chart.isVisible(), grid.isVisible()) == (True, False)
    made.show_values()
    assert (chart.isVisible(), grid.isVisible()) == (False, True)
    assert grid.hasFocus()
    made.resize(420, 600)
    assert (chart.isVisible(), grid.isVisible()) == (True, True)
    assert chart.geometry().bottom() < grid.geometry().top()


def test_the_grid_takes_the_height_of_its_rows_and_leaves_the_rest(qtbot: QtBot) -> None:
    at = desk()
    made, chart, grid = pane(qtbot, at)
    at.view_state.select([REVENUE])
    made.resize(420, 600)
    qtbot.waitUntil(lambda: grid.viewport().height() == grid.verticalHeader().length())
    assert chart.height() > 3 * grid.height()


def test_without_a_measure_there_is_no_empty_grid(qtbot: QtBot) -> None:
    at = desk()
    made, chart, grid = pane(qtbot, at)
    assert made.measure_id is None
    assert (chart.isVisible(), grid.isVisible()) == (True, False)
    at.view_state.select([REVENUE])
    assert (chart.isVisible(), grid.isVisible()) == (True, True)


def test_a_refused_value_is_explained_below_the_grid_until_something_changes(qtbot: QtBot) -> None:
    at = desk()
    made, _chart, grid = pane(qtbot, at)
    at.view_state.select([REVENUE])
    made.show_values()
    QGuiApplication.clipboard().setText("about 6")
    grid.commands.paste()
    assert made.message == "Actual, Sep 2026: “about 6” is not a number. Nothing was changed."
    QGuiApplication.clipboard().setText("12")
    grid.commands.paste()
    assert made.message == ""


def test_the_pane_says_progress_apart_from_the_values(qtbot: QtBot) -> None:
    """Revenue stands at 104.5; from 80 to 110 that is 24.5 / 30 = 82 % of the way."""
    at = desk()
    made, _chart, _grid = pane(qtbot, at)
    at.view_state.select([GROW])
    progress = made.findChild(ProgressView)
    assert progress is not None
    none = partial(set_field, table="measures", entity_id=REVENUE, field="baseline", value=None)
    at.history.run("Clear", none)
    assert not progress.isVisible()
    baseline = partial(set_field, table="measures", entity_id=REVENUE, field="baseline", value=80.0)
    at.history.run("Type", baseline)
    target = partial(
        set_values,
        measure_id=REVENUE,
        kind=SeriesKind.TARGET,
        values={parse_period("2026-09"): 110.0},
        mint=at.mint,
    )
    at.history.run("Type", target)
    assert progress.isVisible()
    assert progress.sentence == "Last value: 82 % of the way to the target"
    made.grab()
