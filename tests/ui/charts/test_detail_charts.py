from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QPushButton,
    QTabBar,
    QTableWidgetSelectionRange,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from scorecard_app.document.edits.deletion import delete_items
from scorecard_app.document.edits.rules import set_parameter
from scorecard_app.document.edits.values import set_values
from scorecard_app.domain.measures import SeriesKind
from scorecard_app.domain.periods import parse_period
from scorecard_app.present.charts.chart import Area, TableTwin
from scorecard_app.ui.charts.chart_view import ChartView
from scorecard_app.ui.charts.detail_charts import DetailCharts
from scorecard_app.ui.charts.segments import Choice, Segments
from scorecard_app.ui.charts.trend_chart import TrendChart
from scorecard_app.ui.charts.twin_table import TwinTable
from scorecard_app.ui.theme import ThemeStore
from tests.present.small_card import GROW, RATING, REVENUE
from tests.ui.models.small_desk import Desk, desk


def opened(qtbot: QtBot, at: Desk) -> DetailCharts:
    charts = DetailCharts(at.bridge, ThemeStore("light"), at.forms, at.mint)
    qtbot.addWidget(charts)
    charts.resize(700, 320)
    charts.show()
    return charts


def typed(at: Desk, period: str, number: float) -> None:
    edit = partial(
        set_values,
        measure_id=REVENUE,
        kind=SeriesKind.ACTUAL,
        values={parse_period(period): number},
        mint=at.mint,
    )
    at.history.run("Type", edit)


def test_the_default_chart_of_a_measure_is_shown_first(qtbot: QtBot) -> None:
    charts = opened(qtbot, desk())
    charts.show_measure(REVENUE)
    assert "trend" in charts.kinds
    assert charts.kinds[-1] == "table"
    assert charts.kind in charts.kinds
    assert charts.chart.title == "Revenue"


def test_the_trend_reacts_to_a_value_as_it_is_typed(qtbot: QtBot) -> None:
    at = desk()
    charts = opened(qtbot, at)
    charts.show_measure(REVENUE)
    charts.choose("trend")
    assert charts.readout == "Actual, Sep 2026: 104.5 EUR · On track"
    typed(at, "2026-09", 70.0)
    assert charts.readout == "Actual, Sep 2026: 70.0 EUR · Off track"
    at.history.undo()
    assert charts.readout == "Actual, Sep 2026: 104.5 EUR · On track"


def test_the_trend_reacts_to_its_rule(qtbot: QtBot) -> None:
    at = desk()
    charts = opened(qtbot, at)
    charts.show_measure(REVENUE)
    charts.choose("trend")
    for name, number in {"goal": 130.0, "red_flag": 110.0}.items():
        put = partial(set_parameter, measure_id=REVENUE, name=name, number=number, mint=at.mint)
        at.history.run("Type", put)
    areas = [mark for mark in charts.chart.panels[0].marks if isinstance(mark, Area)]
    assert [area.low for area in areas] == [None, 110.0, 130.0]
    assert charts.readout.endswith("Off track")


def test_the_kind_that_was_chosen_stays_with_the_next_value(qtbot: QtBot) -> None:
    at = desk()
    charts = opened(qtbot, at)
    charts.show_measure(REVENUE)
    charts.choose("xmr")
    typed(at, "2026-08", 99.0)
    assert charts.kind == "xmr"


def test_a_score_is_taken_apart_where_an_objective_is_chosen(qtbot: QtBot) -> None:
    charts = opened(qtbot, desk())
    charts.show_measure(REVENUE)
    assert "score" not in charts.kinds
    charts.show_whole(GROW)
    charts.choose("score")
    assert charts.chart.is_turned
    assert charts.chart.twin.rows[0][0] == "Revenue"
    charts.show_whole(None)
    assert "score" not in charts.kinds


def test_the_table_says_what_the_chart_shown_last_draws(qtbot: QtBot) -> None:
    charts = opened(qtbot, desk())
    charts.show_measure(REVENUE)
    charts.choose("trend")
    view = charts.findChild(ChartView)
    assert view is not None
    (action,) = [each for each in view.actions() if each.text() == "Show as table"]
    action.trigger()
    table = charts.findChild(TwinTable)
    assert table is not None
    assert charts.kind == "table"
    assert table.isVisible()
    assert table.rowCount() == len(charts.chart.twin.rows)
    assert table.horizontalHeader().model().headerData(0, Qt.Orientation.Horizontal) == "Period"


def test_the_trend_can_be_zoomed_into_and_no_other_chart(qtbot: QtBot) -> None:
    charts = opened(qtbot, desk())
    charts.show_measure(REVENUE)
    buttons = {each.text(): each for each in charts.findChildren(QToolButton)}
    whole_span, zoom = buttons["Whole span"], buttons["Zoom"]
    charts.choose("xmr")
    assert zoom.isHidden()
    charts.choose("trend")
    zoom.click()
    trend = charts.findChild(TrendChart)
    assert trend is not None
    assert trend.isVisible()
    assert not whole_span.isHidden()
    QTest.keyClick(trend, Qt.Key.Key_Plus)
    whole_span.click()
    zoom.click()
    assert not trend.isVisible()
    assert whole_span.isHidden()


def test_without_values_they_are_asked_for(qtbot: QtBot) -> None:
    charts = opened(qtbot, desk())
    charts.show_measure(RATING)
    button = charts.findChild(QPushButton)
    assert button is not None
    assert button.isVisible()
    asked = QSignalSpy(charts.entry_requested)
    button.click()
    assert asked.count() == 1
    assert charts.kinds == ()


def test_without_a_measure_there_is_advice_and_no_button(qtbot: QtBot) -> None:
    at = desk()
    charts = opened(qtbot, at)
    charts.show_measure(REVENUE)
    at.history.run("Delete", partial(delete_items, ids=[REVENUE]))
    button = charts.findChild(QPushButton)
    assert button is not None
    assert not button.isVisible()


def test_hidden_charts_wait_until_they_are_seen(qtbot: QtBot) -> None:
    charts = opened(qtbot, desk())
    charts.hide()
    charts.show_measure(REVENUE)
    assert charts.chart.is_empty
    charts.show()
    assert not charts.chart.is_empty


CHOICES = tuple(
    Choice(key, key.title(), f"All of {key}") for key in ("trend", "behaviour", "variance")
)


def test_a_row_that_does_not_fit_becomes_a_list_and_keeps_its_choice(qtbot: QtBot) -> None:
    segments = Segments("Kind")
    qtbot.addWidget(segments)
    segments.resize(500, 40)
    segments.offer(CHOICES, "trend")
    segments.show()
    row, listed = segments.findChild(QTabBar), segments.findChild(QComboBox)
    assert row is not None
    assert listed is not None
    chosen = QSignalSpy(segments.chosen)
    row.setCurrentIndex(1)
    assert (segments.key, listed.currentText()) == ("behaviour", "All of behaviour")
    segments.resize(120, 40)
    assert (row.isVisible(), listed.isVisible()) == (False, True)
    listed.setFocus()
    QTest.keyClick(listed, Qt.Key.Key_Down)
    assert [chosen.at(each)[0] for each in range(chosen.count())] == ["behaviour", "variance"]
    assert row.currentIndex() == 2


def test_a_single_choice_needs_no_row(qtbot: QtBot) -> None:
    segments = Segments("Kind")
    qtbot.addWidget(segments)
    segments.resize(500, 40)
    segments.offer(CHOICES[:1], "trend")
    segments.show()
    assert not any(each.isVisible() for each in segments.findChildren(QTabBar))


def test_a_table_is_copied_whole_or_in_part(qtbot: QtBot) -> None:
    table = TwinTable(ThemeStore("light"))
    qtbot.addWidget(table)
    table.show_twin(
        TableTwin(("Period", "Value", "Target"), (("Jan", "1", "2"), ("Feb", "3", "4")))
    )
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Period\tValue\tTarget\nJan\t1\t2\nFeb\t3\t4\n"
    table.setRangeSelected(QTableWidgetSelectionRange(0, 1, 1, 1), True)  # noqa: FBT003 - Qt's
    table.copy()
    assert QGuiApplication.clipboard().text() == "1\n3\n"
    QGuiApplication.clipboard().clear()


def test_the_trend_its_table_and_its_zoom_follow_how_a_measure_is_viewed(qtbot: QtBot) -> None:
    at = desk()
    charts = opened(qtbot, at)
    charts.show_measure(REVENUE)
    charts.choose("trend")
    steps = at.steps
    (quarters,) = [a for a in charts.view_by.periods.menu().actions() if a.text() == "Quarters"]
    quarters.trigger()
    assert charts.view_by.periods.text() == "Quarters"
    assert "Q3 2026" in {row[0] for row in charts.chart.twin.rows}
    charts.choose("table")
    assert charts.view_by.isVisible()
    table = charts.findChild(TwinTable)
    assert table is not None
    assert table.rowCount() == len(charts.chart.twin.rows)
    charts.choose("xmr")
    assert not charts.view_by.isVisible()
    charts.choose("trend")
    (as_measured,) = [
        each for each in charts.view_by.periods.menu().actions() if each.text() == "As measured"
    ]
    as_measured.trigger()
    (rolling,) = [a for a in charts.view_by.spans.menu().actions() if "3 months" in a.text()]
    rolling.trigger()
    assert charts.view_by.spans.text() == "Rolling 3 months"
    assert at.steps == steps


def test_before_anything_was_chosen_the_charts_say_what_to_choose(qtbot: QtBot) -> None:
    charts = opened(qtbot, desk())
    (sentence,) = [each for each in charts.findChildren(QLabel) if each.isVisible()]
    assert sentence.text() == "Choose a measure, or an objective that has one, to see its charts."
    assert not any(each.isVisible() for each in charts.findChildren(QAbstractButton))
    assert charts.view_by.isHidden()


def test_words_of_a_table_stand_at_the_left_and_figures_at_the_right(qtbot: QtBot) -> None:
    table = TwinTable(ThemeStore("light"))
    qtbot.addWidget(table)
    table.show_twin(
        TableTwin(("Period", "Value", "Status"), (("2026", "−1", "On"), ("2027", "", "")))
    )
    heads = [table.horizontalHeaderItem(at) for at in range(3)]
    sides = [head.textAlignment() for head in heads if head is not None]
    left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
    assert [bool(side & right) for side in sides] == [False, True, False]
    assert [bool(side & left) for side in sides] == [True, False, True]


def test_a_rolling_span_of_any_number_of_periods_is_typed_beside_the_button(qtbot: QtBot) -> None:
    charts = opened(qtbot, desk())
    charts.show_measure(REVENUE)
    charts.choose("trend")
    view_by = charts.view_by
    assert not view_by.count.isVisible()
    (counted,) = [a for a in view_by.spans.menu().actions() if "any number" in a.text()]
    counted.trigger()
    assert view_by.count.isVisible()
    assert view_by.count.accessibleName() == "How many months each number is taken over"
    assert view_by.spans.text() == "Rolling, months"
    view_by.count.setValue(2)
    assert view_by.viewing.periods == 2
    assert {row[0] for row in charts.chart.twin.rows} >= {"Aug 2026", "Sep 2026"}
    (quarterly,) = [a for a in view_by.spans.menu().actions() if "3 months" in a.text()]
    quarterly.trigger()
    assert not view_by.count.isVisible()
    assert view_by.viewing.periods is None
