from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from scorecard_app.document.edits.values import set_values
from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import SeriesKind
from scorecard_app.domain.periods import parse_period
from scorecard_app.present.table.columns import COMPARED, Column
from scorecard_app.present.table.comparison import Against, Comparison
from scorecard_app.present.table.movers import Distinction
from scorecard_app.present.table.nodes import Grouping
from scorecard_app.ui.background import Background
from scorecard_app.ui.models.roles import Role
from scorecard_app.ui.models.scorecard_view import Aids, ScorecardView
from scorecard_app.ui.settings import ProgramSettings
from scorecard_app.ui.theme import ThemeStore
from tests.present.table.cards import DAY, rich_card
from tests.ui.models.small_desk import Desk, desk


class Stage:
    """A view that is shown, over the rich scorecard."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.at: Desk = desk(rich_card(), day=DAY)
        self.store = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
        self.background = Background()
        self.qtbot = qtbot
        self.view = self.open()

    def follow_date(self) -> None:
        """Judge everything as of the day that is chosen, as the open document does."""
        self.at.bridge.show_date(self.at.view_state.date)

    def open(self) -> ScorecardView:
        """Open the view anew."""
        at = self.at
        aids = Aids(ThemeStore("light"), at.forms, ProgramSettings(self.store), self.background)
        view = ScorecardView(at.bridge, at.history, at.view_state, aids)
        self.qtbot.addWidget(view)
        view.resize(1400, 500)
        with self.qtbot.waitActive(view):
            view.show()
            view.activateWindow()
        return view

    @property
    def names(self) -> list[str]:
        """Return the names from the top down, as they are seen."""
        table, found = self.view.table, []
        index = table.model().index(0, 0)
        while index.isValid():
            found.append(index.data())
            index = table.indexBelow(index)
        return found

    def click(self, node: str, column: Column) -> None:
        """Click a cell."""
        table = self.view.table
        index = self.view.model.index_of(node, column)
        table.scrollTo(index)
        place = table.visualRect(index).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    """Open the view and close what it works with."""
    made = Stage(qtbot, tmp_path)
    yield made
    made.background.close()


def test_the_rows_have_the_keyboard_when_the_view_is_shown(stage: Stage) -> None:
    assert QApplication.focusWidget() is stage.view.table


def test_typing_into_the_filter_hides_what_is_called_otherwise_and_esc_shows_all(
    stage: Stage,
) -> None:
    everything = stage.names
    QTest.keyClick(stage.view.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    search = stage.view.bar.search
    assert QApplication.focusWidget() is search
    QTest.keyClicks(search, "cost")
    assert stage.names == ["Value", "Save", "Costs"]
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert stage.names == everything


def test_a_chip_shows_one_status_and_show_all_takes_it_back(stage: Stage) -> None:
    bar = stage.view.bar
    assert bar.clear.isHidden()
    bar.chips.chips["off"].click()
    assert stage.names == ["Value", "Save", "Costs"]
    bar.clear.click()
    assert "Sales" in stage.names
    assert not bar.chips.chips["off"].isChecked()
    assert bar.clear.isHidden()


def test_where_nothing_matches_the_table_is_empty_and_draws_without_complaint(
    stage: Stage,
) -> None:
    stage.view.bar.search.setText("nothing is called so")
    assert stage.names == []
    stage.view.table.viewport().grab()


def test_a_click_on_a_heading_sorts_up_then_down_then_as_it_was(stage: Stage) -> None:
    view = stage.view
    view.bar.group_by(Grouping.NONE)
    before = stage.names
    header = view.table.header()
    place = header.sectionViewportPosition(Column.SCORE) + 12
    seen = []
    for _click in range(3):
        QTest.mouseClick(
            header.viewport(),
            Qt.MouseButton.LeftButton,
            pos=QPoint(place, 8),
        )
        seen.append(stage.names)
    assert seen[0] == ["Costs", "Hours", "Sales", "Ideas"]
    assert seen[1] == ["Sales", "Hours", "Costs", "Ideas"]
    assert seen[2] == before


def test_the_menu_of_arrangements_groups_and_sorts_from_the_keyboard(stage: Stage) -> None:
    menu = stage.view.bar.arrange.menu()

    def choose(submenu: str, title: str) -> None:
        menu.aboutToShow.emit()
        found = next(each.menu() for each in menu.actions() if each.text() == submenu)
        assert isinstance(found, QMenu)
        next(each for each in found.actions() if each.text() == title).trigger()

    choose("Group by", "Owners")
    assert stage.names == ["Anna", "Grow", "Ben", "Ideas", "Without an owner", *stage.names[5:]]
    choose("Sort by", "Name")
    assert stage.names[5:] == sorted(stage.names[5:])
    assert [each.text() for each in menu.actions()] == ["Group by", "Sort by", "Columns"]


def test_more_filters_look_for_owner_lead_and_age(stage: Stage) -> None:
    menu = stage.view.bar.more.menu()
    for title, found in (
        ("Ben", ["Value", "Grow", "Ideas"]),
        ("Leading", ["Client", "Please", "Hours"]),
        ("Too old to count", ["Client", "Please", "Hours"]),
    ):
        menu.aboutToShow.emit()
        next(each for each in menu.actions() if each.text() == title).trigger()
        assert stage.names == found
        stage.view.bar.show_all()


def test_a_click_on_a_score_and_space_on_a_row_ask_why(stage: Stage) -> None:
    asked = QSignalSpy(stage.view.explain_requested)
    stage.click("Sales on Grow", Column.SCORE)
    stage.click("Grow", Column.STATUS)
    assert [asked.at(place)[0] for place in range(asked.count())] == ["Sales"]
    QTest.keyClick(stage.view.table, Qt.Key.Key_Space)
    assert asked.at(1)[0] == "Grow"


def test_as_many_columns_are_shown_as_there_is_room_for_and_names_stay_readable(
    stage: Stage,
) -> None:
    table = stage.view.table
    for width in (700, 1000, 1800):
        stage.view.resize(width, 500)
        shown = [each for each in Column if not table.isColumnHidden(each)]
        assert Column.NAME in shown
        assert Column.SCORE in shown
        assert table.columnWidth(Column.NAME) >= 260
        assert table.header().length() <= table.viewport().width()
        assert not COMPARED & set(shown)
    assert Column.OWNER in shown


def test_columns_that_were_chosen_are_remembered_until_the_table_is_to_choose(
    stage: Stage,
) -> None:
    stage.view.table.columns.show_column(Column.EFFECTIVE, is_shown=True)
    stage.view.table.columns.show_column(Column.STATUS, is_shown=False)
    again = stage.open()
    assert not again.table.isColumnHidden(Column.EFFECTIVE)
    assert again.table.isColumnHidden(Column.STATUS)
    again.table.columns.choose_automatically()
    third = stage.open()
    assert third.table.columns.is_automatic
    assert not third.table.isColumnHidden(Column.STATUS)


def test_the_menu_of_columns_shows_and_hides_them(stage: Stage) -> None:
    table = stage.view.table
    menu = table.columns.menu()
    score = next(each for each in menu.actions() if each.text() == "Score")
    assert score.isChecked()
    score.trigger()
    assert table.isColumnHidden(Column.SCORE)
    titles = [each.text() for each in menu.actions()]
    assert "Value then" not in titles


def test_a_comparison_brings_its_columns_and_names_the_movers(stage: Stage) -> None:
    view, state = stage.view, stage.at.view_state
    assert view.strip.isHidden()
    state.compare_with(Comparison(Against.MONTH_BEFORE))
    assert not view.table.isColumnHidden(Column.SCORE_CHANGE)
    assert not view.strip.isHidden()
    assert view.strip.movers[0].distinction is Distinction.UP
    state.compare_with(Comparison())
    assert view.table.isColumnHidden(Column.SCORE_CHANGE)
    assert view.strip.isHidden()


def test_a_mover_is_revealed_though_a_filter_hid_it(stage: Stage) -> None:
    view, state = stage.view, stage.at.view_state
    state.compare_with(Comparison(Against.MONTH_BEFORE))
    view.bar.search.setText("hours")
    view.strip._buttons[0].click()
    assert state.selection == ("Sales",)
    assert "Sales" in stage.names


def test_where_nothing_moved_there_is_no_strip(stage: Stage) -> None:
    stage.at.view_state.compare_with(Comparison(Against.PICKED, DAY))
    assert stage.view.strip.isHidden()


def test_the_heat_table_shows_every_period_and_reads_cells_out(stage: Stage) -> None:
    view = stage.view
    view.switch.heat.click()
    assert view.is_heat
    assert [str(each) for each in view.heat_model.periods] == ["2026-07", "2026-08", "2026-09"]
    cell = view.heat_model.index_of("Sales on Grow", 2)
    assert cell.data(Role.STATUS).word == "At risk"
    view.heat.marks.setCurrentIndex(cell)
    assert view.readout.text() == "Sales · Aug 2026: At risk, score 60"
    assert stage.at.view_state.selection == ("Sales",)
    QTest.keyClick(view.heat.marks, Qt.Key.Key_Right)
    assert view.readout.text() == "Sales · Sep 2026: On track, score 80"
    view.heat.grab()
    view.switch.periods.setCurrentIndex(1)
    assert [str(each) for each in view.heat_model.periods] == ["2026-Q3"]
    view.switch.table.click()
    assert not view.is_heat


def test_the_heat_table_opens_closes_and_asks_why_as_one(stage: Stage) -> None:
    view = stage.view
    view.show_heat(is_heat=True)
    lane = view.heat_model.index_of("Value")
    view.heat.names.collapse(lane)
    assert not view.heat.marks.isExpanded(lane)
    view.heat.names.expand(lane)
    assert view.heat.marks.isExpanded(lane)
    asked = QSignalSpy(view.explain_requested)
    view.heat.marks.setCurrentIndex(view.heat_model.index_of("Grow", 1))
    QTest.keyClick(view.heat.marks, Qt.Key.Key_Space)
    assert asked.at(0)[0] == "Grow"


def test_a_click_on_a_mark_goes_to_its_day_and_asks_why(stage: Stage) -> None:
    view = stage.view
    stage.at.view_state.date_changed.connect(stage.follow_date)
    view.show_heat(is_heat=True)
    periods = view.heat_model.periods
    asked = QSignalSpy(view.explain_requested)
    marks, august = view.heat.marks, view.heat_model.index_of("Sales on Grow", 2)
    marks.scrollTo(august)
    QTest.mouseClick(
        marks.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        marks.visualRect(august).center(),
    )
    assert asked.at(0)[0] == "Sales"
    assert stage.at.view_state.date == date(2026, 8, 31)
    assert view.heat_model.periods == periods


def test_the_heat_table_is_filtered_and_grouped_as_the_table_is(stage: Stage) -> None:
    view = stage.view
    view.bar.search.setText("cost")
    view.show_heat(is_heat=True)
    assert view.heat_model.count == 3
    view.bar.show_all()
    view.bar.group_by(Grouping.STATUS)
    assert view.heat_model.index(0, 0).data() == "Off track"


def test_every_picture_is_drawn_where_there_is_something_to_draw(stage: Stage) -> None:
    table, model = stage.view.table, stage.view.model
    stage.view.resize(2200, 500)
    picture = table.viewport().grab().toImage()

    def colours(node: str, column: Column) -> int:
        rect = table.visualRect(model.index_of(node, column)).adjusted(6, 2, -6, -2)
        cell = picture.copy(rect)
        return len({cell.pixel(x, y) for x in range(cell.width()) for y in range(cell.height())})

    for column in (Column.HISTORY, Column.LEVEL):
        assert colours("Sales on Grow", column) > 1
        assert colours("Ideas on Grow", column) == 1


def test_a_row_that_is_drawn_at_once_looks_like_one_drawn_cell_by_cell(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = stage.view.table
    stage.view.resize(2200, 500)
    at_once = table.viewport().grab().toImage()
    monkeypatch.setattr(table, "_is_marked", lambda _index: True)
    assert table.viewport().grab().toImage() == at_once


def test_rows_are_open_again_as_they_were_before_something_was_looked_for(stage: Stage) -> None:
    view = stage.view
    view.table.collapse(view.model.index_of("Value"))
    before = stage.names
    view.bar.search.setText("please")
    view.table.collapseAll()
    view.bar.show_all()
    assert stage.names == before


def test_what_was_chosen_among_what_was_found_is_in_sight_when_all_is_shown(
    stage: Stage,
) -> None:
    view = stage.view
    view.resize(1400, 240)
    view.table.collapse(view.model.index_of("Client"))
    view.bar.search.setText("hours")
    stage.click("Hours on Please", Column.NAME)
    view.bar.show_all()
    QApplication.processEvents()
    shown = view.table.visualRect(view.model.index_of("Hours on Please", Column.NAME))
    assert view.table.viewport().rect().contains(shown.center())
    assert not shown.isEmpty()


def test_rows_move_while_nobody_sees_them_only_when_they_are_seen_again(stage: Stage) -> None:
    view = stage.view
    view.bar.group_by(Grouping.STATUS)
    view.hide()
    september = {parse_period("2026-09"): 40.0}
    edit = partial(
        set_values,
        measure_id=MeasureId("Costs"),
        kind=SeriesKind.ACTUAL,
        values=september,
        mint=stage.at.mint,
    )
    stage.at.history.run("Type", edit)
    assert stage.names.index("Costs") < stage.names.index("Hours")
    view.show()
    assert stage.names.index("Costs") > stage.names.index("Hours")
    group = view.model.parent(view.model.index_of("Costs on Save"))
    assert group.data() == "On track"
