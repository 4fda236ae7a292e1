from dataclasses import dataclass, replace
from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from scorecard_app.domain.ids import MeasureId, ObjectiveId, PerspectiveId
from scorecard_app.domain.measures import Aggregation, SeriesKind
from scorecard_app.domain.periods import Frequency, parse_period
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.present.grid.cells import GridCell
from scorecard_app.present.grid.shown import CellKind
from scorecard_app.ui.editors.line_menu import HeadingMenus
from scorecard_app.ui.editors.measures_page import MeasuresPage
from scorecard_app.ui.editors.value_grid import ValueGrid
from scorecard_app.ui.models.card_values import CardValues
from scorecard_app.ui.models.line_acts import LineActs
from scorecard_app.ui.models.line_labels import LineLabels
from scorecard_app.ui.models.value_acts import ValueActs
from scorecard_app.ui.models.value_grid_model import ValueGridModel
from scorecard_app.ui.theme import ThemeStore
from tests.builders import card, lane, measure, objective, values_of
from tests.ui.models.small_desk import Desk, desk

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


@dataclass
class Opened:
    """The page of a scorecard, with the models behind it."""

    page: MeasuresPage
    model: ValueGridModel
    labels: LineLabels
    menus: HeadingMenus

    def cell(self, row: int, period: str) -> GridCell:
        return self.model.cell_at(row, self.column(period))

    def column(self, period: str) -> int:
        return parse_period(period).ordinal - self.model.periods.first

    def tooltip(self, row: int, period: str) -> str:
        reader, ordinal = self.model.reader(self.model.index(row, self.column(period)))
        return reader.tooltip(ordinal)

    def names(self, column: int = 2) -> list[str]:
        return [self.labels.index(row, column).data() for row in range(self.labels.rowCount())]

    def choose(self, row: int, period: str) -> None:
        self.page.grid.setFocus()
        self.page.grid.setCurrentIndex(self.model.index(row, self.column(period)))


def opened(qtbot: QtBot, at: Desk) -> Opened:
    model = ValueGridModel(at.bridge, at.history, at.forms, at.mint)
    themes = ThemeStore("light")
    grid = ValueGrid(model, ValueActs(model, model), themes)
    menus = HeadingMenus(grid, LineActs(model, model), themes)
    labels = LineLabels(model, model)
    page = MeasuresPage(CardValues(model), labels, grid, at.view_state, themes)
    model.setParent(page)
    qtbot.addWidget(page)
    page.resize(1200, 400)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return Opened(page, model, labels, menus)


def mixed() -> Scorecard:
    """Return a monthly sum with three months, and a quarterly measure, under one objective."""
    return card(
        lane("Value"),
        objective("Grow"),
        measure(
            "Sales",
            "Grow",
            aggregation=Aggregation.SUM,
            actual={"2026-04": 1, "2026-05": 2, "2026-06": 3, "2026-07": 4},
            target={"2026-04": 2},
        ),
        measure("Trust", "Grow", frequency=Frequency.QUARTER, actual={"2026-Q1": 70}),
        measure("Spare"),
    )


def test_every_measure_has_a_line_and_columns_are_of_the_usual_length(qtbot: QtBot) -> None:
    found = opened(qtbot, desk(mixed()))
    assert found.names() == ["Sales", "Trust", "Spare"]
    assert found.names(1) == ["Grow", "Grow", "Not on any objective"]
    assert found.page.periods.currentText() == "Months"
    assert found.model.frequency is Frequency.MONTH


def test_a_value_held_from_a_coarser_period_is_read_only_and_says_since_when(qtbot: QtBot) -> None:
    found = opened(qtbot, desk(mixed()))
    held = found.cell(1, "2026-05")
    assert (held.text, held.kind, held.is_barred) == ("70", CellKind.INHERITED, True)
    assert found.tooltip(1, "2026-05") == "Known since the end of Q1 2026."


def test_finer_values_are_summed_up_and_say_how(qtbot: QtBot) -> None:
    found = opened(qtbot, desk(mixed()))
    found.page.periods.setCurrentText("Quarters")
    whole, part = found.cell(0, "2026-Q2"), found.cell(0, "2026-Q3")
    assert (whole.text, whole.kind, whole.is_barred) == ("6", CellKind.AGGREGATED, True)
    assert found.tooltip(0, "2026-Q2") == "Sum of 3 months."
    assert (part.text, part.kind) == ("", CellKind.INCOMPLETE)
    assert found.tooltip(0, "2026-Q3") == "Incomplete: 1 of 3 months have a value."
    assert found.cell(1, "2026-Q1").kind is CellKind.ENTERED


def test_a_computed_value_says_its_formula(qtbot: QtBot) -> None:
    scorecard = mixed()
    spare = replace(scorecard.measures[MeasureId("Spare")], formula="[#Sales] * 2")
    found = opened(qtbot, desk(scorecard.put(spare)))
    computed = found.cell(2, "2026-05")
    assert (computed.text, computed.kind, computed.is_computed) == ("4", CellKind.COMPUTED, True)
    assert found.tooltip(2, "2026-05") == "Computed: [Sales] * 2"


def test_a_value_that_a_formula_needs_changes_what_it_computes(qtbot: QtBot) -> None:
    scorecard = mixed()
    spare = replace(scorecard.measures[MeasureId("Spare")], formula="[#Sales] * 2")
    found = opened(qtbot, desk(scorecard.put(spare)))
    assert found.cell(2, "2026-05").text == "4"
    found.model.setData(found.model.index(0, found.column("2026-05")), "10")
    assert found.cell(2, "2026-05").text == "20"


def test_typing_into_another_length_of_period_says_which_to_show(qtbot: QtBot) -> None:
    at = desk(mixed())
    found = opened(qtbot, at)
    found.choose(1, "2026-05")
    QTest.keyClicks(found.page.grid, "5")
    assert at.refusals == [
        (
            "“Trust” takes no value for May 2026: its periods are like Q2 2026. "
            "Show those to type into it."
        )
    ]


def test_other_series_are_shown_on_demand(qtbot: QtBot) -> None:
    found = opened(qtbot, desk(mixed()))
    found.page.series.setCurrentText("Target")
    assert found.cell(0, "2026-06").text == "2"
    found.page.series.setCurrentText("All series")
    assert found.names(5)[:2] == ["Actual", "Target"]
    assert not found.page.labels.isColumnHidden(5)


def test_only_the_rows_of_the_measure_that_changed_are_told(qtbot: QtBot) -> None:
    at = desk(mixed())
    found = opened(qtbot, at)
    told: list[tuple[int, int]] = []
    found.model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    resets: list[None] = []
    found.model.modelReset.connect(lambda: resets.append(None))
    found.model.setData(found.model.index(0, found.column("2026-05")), "10")
    assert (told, resets) == ([(0, 0)], [])


def test_a_pasted_block_finds_its_measures_by_name(qtbot: QtBot) -> None:
    at = desk(mixed())
    found = opened(qtbot, at)
    acts = ValueActs(found.model, found.model)
    said: list[str] = []
    found.model.told.connect(said.append)
    block = "\tJan 2026\tFeb 2026\nSpare\t5\t6\nSales\t7\t8\n"
    assert acts.paste([found.model.index(0, 0)], block)
    assert values_of(at.card, "Spare") == {"2026-01": 5.0, "2026-02": 6.0}
    assert said == ["Pasted: 4 values in 2 measures."]
    assert (at.steps, at.history.steps.label(at.steps - 1)) == (1, "Paste values")
    at.history.undo()
    assert values_of(at.card, "Spare") == {}


def test_what_is_chosen_there_is_chosen_everywhere(qtbot: QtBot) -> None:
    at = desk(mixed())
    found = opened(qtbot, at)
    found.choose(1, "2026-05")
    qtbot.waitUntil(lambda: at.view_state.selection == ("Trust",))
    assert [each.row() for each in found.page.labels.selectionModel().selectedRows()] == [1]
    at.view_state.select(["Spare"])
    assert found.page.grid.currentIndex().row() == 2


def test_running_through_the_lines_chooses_only_where_one_stays(qtbot: QtBot) -> None:
    at = desk(mixed())
    found = opened(qtbot, at)
    chosen: list[str] = []
    at.view_state.selection_changed.connect(lambda _origin: chosen.extend(at.view_state.selection))
    for row in (2, 1, 0):
        found.choose(row, "2026-05")
    qtbot.waitUntil(lambda: bool(chosen))
    assert chosen == ["Sales"]


def test_what_one_went_to_is_chosen_when_one_leaves_the_page_at_once(qtbot: QtBot) -> None:
    at = desk(mixed())
    found = opened(qtbot, at)
    found.choose(1, "2026-05")
    found.page.hide()
    assert at.view_state.selection == ("Trust",)


def test_opening_the_page_chooses_nothing(qtbot: QtBot) -> None:
    at = desk(mixed())
    opened(qtbot, at)
    assert at.view_state.selection == ()


def test_labels_and_values_scroll_together(qtbot: QtBot) -> None:
    many = card(*(measure(f"M{number}") for number in range(60)))
    found = opened(qtbot, desk(many))
    found.page.grid.verticalScrollBar().setValue(300)
    assert found.page.labels.verticalScrollBar().value() == 300
    ours = found.page.labels.visualRect(found.labels.index(20, 2)).top()
    theirs = found.page.grid.visualRect(found.model.index(20, 0)).top()
    assert ours == theirs


def test_fewer_labels_are_shown_where_there_is_less_room(qtbot: QtBot) -> None:
    found = opened(qtbot, desk(mixed()))
    found.page.resize(700, 400)
    assert [found.page.labels.isColumnHidden(column) for column in range(5)] == [
        True,
        True,
        False,
        False,
        True,
    ]


def test_an_empty_scorecard_says_where_measures_come_from(qtbot: QtBot) -> None:
    found = opened(qtbot, desk(Scorecard()))
    assert found.page.grid.isHidden() or not found.page.grid.isVisible()
    assert found.model.rowCount() == 0


def _choose(menu: QMenu, text: str) -> None:
    for action in menu.actions():
        below = action.menu()
        further = below.actions() if isinstance(below, QMenu) else []
        for each in (action, *further):
            if each.text() == text:
                each.trigger()
                return
    pytest.fail(f"{text} is not in the menu")


def test_a_series_is_added_named_and_deleted_from_the_heading_of_a_line(qtbot: QtBot) -> None:
    at = desk(mixed())
    found = opened(qtbot, at)
    found.page.series.setCurrentText("All series")
    _choose(found.menus.line_menu(0), "Forecast")
    assert found.names(5)[:3] == ["Actual", "Target", "Forecast"]
    _choose(found.menus.line_menu(2), "Rename…")
    line = found.page.findChildren(QLineEdit)[-1]
    line.setText("Pessimist")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert found.names(5)[2] == "Pessimist"
    _choose(found.menus.line_menu(2), "Delete series")
    assert found.names(5)[:3] == ["Actual", "Target", "Actual"]
    assert at.steps == 3


def test_periods_are_locked_and_unlocked_from_their_heading(qtbot: QtBot) -> None:
    at = desk(mixed())
    found = opened(qtbot, at)
    _choose(
        found.menus.period_menu(found.column("2026-05")),
        "Lock everything until the end of May 2026",
    )
    assert [each.until for each in at.card.locks.values()] == [date(2026, 5, 31)]
    assert (found.cell(0, "2026-05").is_locked, found.cell(0, "2026-06").is_locked) == (True, False)
    _choose(found.menus.period_menu(found.column("2026-05")), "Unlock")
    assert not at.card.locks


def test_lines_come_and_go_with_their_measures(qtbot: QtBot) -> None:
    at = desk(mixed())
    found = opened(qtbot, at)
    testers = [QAbstractItemModelTester(each, FATAL) for each in (found.model, found.labels)]

    def without_trust(scorecard: Scorecard) -> Scorecard:
        gone = [each for each in scorecard.attachments.values() if each.measure_id == "Trust"]
        series = [each for each in scorecard.series.values() if each.measure_id == "Trust"]
        return scorecard.drop([*gone, *series, scorecard.measures[MeasureId("Trust")]])

    at.history.run("Delete", without_trust)
    assert found.names() == ["Sales", "Spare"]
    at.history.undo()
    assert found.names() == ["Sales", "Trust", "Spare"]
    found.page.series.setCurrentText("All series")
    at.history.redo()
    assert len(found.names()) == 4
    assert all(each.model() is not None for each in testers)
    assert SeriesKind.ACTUAL in {line.slot.kind for line in found.model.lines}


def test_a_grid_that_shows_nothing_yet_takes_the_keyboard(qtbot: QtBot) -> None:
    at = desk(mixed())
    model = ValueGridModel(at.bridge, at.history, at.forms, at.mint)
    grid = ValueGrid(model, ValueActs(model, model), ThemeStore("light"))
    model.setParent(grid)
    qtbot.addWidget(grid)
    with qtbot.waitActive(grid):
        grid.show()
        grid.activateWindow()
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_Right)
    assert (model.rowCount(), model.columnCount()) == (0, 0)


def test_other_periods_are_shown_of_the_same_measure(qtbot: QtBot) -> None:
    at = desk(mixed())
    found = opened(qtbot, at)
    found.choose(1, "2026-05")
    found.page.periods.setCurrentText("Quarters")
    assert found.page.grid.currentIndex().row() == 1
    assert at.view_state.selection == ("Trust",)


def test_another_size_and_other_lines_leave_what_is_chosen(qtbot: QtBot) -> None:
    at = desk(mixed())
    found = opened(qtbot, at)
    found.page.grid.setFocus()
    at.view_state.select(["Trust"])
    found.page.grid.show_current_period()
    found.page.resize(900, 500)
    found.page.series.setCurrentIndex(found.page.series.count() - 1)
    assert at.view_state.selection == ("Trust",)
    (row,) = found.page.labels.selectionModel().selectedRows()
    assert found.names()[row.row()] == "Trust"


def test_a_renamed_objective_and_perspective_are_told_to_whoever_shows_the_lines(
    qtbot: QtBot,
) -> None:
    at = desk(mixed())
    found = opened(qtbot, at)
    told: list[tuple[int, int]] = []

    def note(first: QModelIndex, last: QModelIndex) -> None:
        told.append((first.row(), last.row()))

    found.labels.dataChanged.connect(note)
    grow = at.bridge.scene.card.objectives[ObjectiveId("Grow")]
    at.history.run("Rename", lambda card: card.put(replace(grow, name="Thrive")))
    assert told == [(0, 2)]
    assert found.names(1) == ["Thrive", "Thrive", "Not on any objective"]
    lane_of = at.bridge.scene.card.perspectives[PerspectiveId("Value")]
    at.history.run("Rename", lambda card: card.put(replace(lane_of, name="Worth")))
    assert told == [(0, 2), (0, 2)]
    assert found.names(0)[0] == "Worth"
