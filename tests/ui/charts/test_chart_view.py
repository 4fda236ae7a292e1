import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QMouseEvent, QPainter
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from scorecard_app.ui.charts import drawn_chart
from scorecard_app.ui.charts.chart_view import ChartView
from scorecard_app.ui.paint.charts.draw import draw_layout
from scorecard_app.ui.paint.charts.places import ChartLayout
from scorecard_app.ui.theme import Theme, ThemeStore
from tests.ui.paint.sample_charts import CHARTS

KEY = Qt.Key


def opened(qtbot: QtBot, name: str, themes: ThemeStore | None = None) -> ChartView:
    view = ChartView(themes or ThemeStore("light"))
    qtbot.addWidget(view)
    view.resize(600, 300)
    view.show_chart(CHARTS[name])
    view.show()
    return view


def point_at(view: ChartView, place: QPointF) -> None:
    move = QMouseEvent(
        QEvent.Type.MouseMove,
        place,
        view.mapToGlobal(place),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QGuiApplication.sendEvent(view, move)


def trigger(view: ChartView, title: str) -> None:
    (action,) = [each for each in view.actions() if each.text() == title]
    action.trigger()


def test_a_chart_says_its_last_value_until_something_is_met(qtbot: QtBot) -> None:
    view = opened(qtbot, "xmr")
    assert view.readout == "Actual, Dec 2025: 83 %"
    assert view.accessibleName() == "Adoption of delivered change"
    assert view.accessibleDescription() == view.readout


def test_the_pointer_reads_the_nearest_point_and_nothing_far_from_any(qtbot: QtBot) -> None:
    view = opened(qtbot, "xmr")
    july = next(spot for spot in view.spots if spot.readout.startswith("Actual, Jul"))
    point_at(view, july.centre + QPointF(4, 6))
    assert view.readout == "Actual, Jul 2025: 74 %"
    QGuiApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert view.readout == "Actual, Dec 2025: 83 %"


def test_the_keyboard_walks_along_the_points_and_across_the_panels(qtbot: QtBot) -> None:
    view = opened(qtbot, "xmr")
    said = []
    for key in (KEY.Key_End, KEY.Key_Left, KEY.Key_Down, KEY.Key_Home, KEY.Key_Right, KEY.Key_Up):
        QTest.keyClick(view, key)
        said.append(view.readout)
    assert said == [
        "Actual, Dec 2025: 83 %",
        "Actual, Nov 2025: 84 %",
        "Range 10",
        "Range 1",
        "Range 2",
        "Actual, Mar 2025: 61 %",
    ]


def test_the_arrows_follow_the_places_of_a_turned_chart_down_and_up(qtbot: QtBot) -> None:
    view = opened(qtbot, "waterfall")
    said = []
    for key in (KEY.Key_Home, KEY.Key_Home, KEY.Key_Down, KEY.Key_Down, KEY.Key_Up):
        QTest.keyClick(view, key)
        said.append(view.readout.partition(":")[0])
    names = ["Land the change", "Satisfy clients", "Keep the budget of every programme"]
    assert said[1:] == [names[0], names[1], names[2], names[1]]


def test_events_are_met_below_the_last_panel(qtbot: QtBot) -> None:
    view = opened(qtbot, "trend")
    assert view.readout == "Actual, Dec 2025: 83 %"
    for _step in range(2):
        QTest.keyClick(view, KEY.Key_Down)
    assert view.readout == "Team grown"
    QTest.keyClick(view, KEY.Key_Left)
    assert view.readout == "Portal opened: Clients order by themselves from now on."


def test_the_same_point_stays_met_in_another_size_and_theme(qtbot: QtBot) -> None:
    themes = ThemeStore("light")
    view = opened(qtbot, "xmr", themes)
    QTest.keyClick(view, KEY.Key_Home)
    QTest.keyClick(view, KEY.Key_Home)
    before, was = view.spots[-1].centre, view.grab().toImage()
    themes.use("dark")
    assert view.grab().toImage() != was
    view.resize(400, 260)
    assert view.spots[-1].centre != before
    assert view.readout == "Actual, Jan 2025: 62 %"


def test_a_chart_is_copied_as_picture_as_svg_and_as_data(qtbot: QtBot) -> None:
    view = opened(qtbot, "trend")
    clipboard = QGuiApplication.clipboard()
    trigger(view, "Copy as picture")
    assert clipboard.image().size() == QImage(1520, 720, QImage.Format.Format_RGB32).size()
    trigger(view, "Copy as SVG")
    assert "<svg" in clipboard.text()
    assert clipboard.mimeData().hasFormat("image/svg+xml")
    trigger(view, "Copy the data")
    assert clipboard.text() == "Period\tActual\nJan 2025\t62\nFeb 2025\t64\n"
    clipboard.clear()


def test_saving_and_the_table_are_asked_for(qtbot: QtBot) -> None:
    view = opened(qtbot, "trend")
    saved, table = QSignalSpy(view.save_requested), QSignalSpy(view.table_requested)
    trigger(view, "Save picture…")
    trigger(view, "Show as table")
    assert saved.at(0)[0] == CHARTS["trend"]
    assert table.count() == 1


def test_an_empty_chart_says_what_is_wanting(qtbot: QtBot) -> None:
    view = opened(qtbot, "empty")
    assert view.readout.startswith("No values yet.")
    QTest.keyClick(view, KEY.Key_Right)
    assert view.spots == ()


def test_hovering_draws_what_is_met_over_the_chart_that_was_drawn_once(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[object] = []

    def count(painter: QPainter, layout: ChartLayout, theme: Theme) -> None:
        drawn.append(layout)
        draw_layout(painter, layout, theme)

    monkeypatch.setattr(drawn_chart, "draw_layout", count)
    themes = ThemeStore("light")
    view = opened(qtbot, "xmr", themes)
    before = view.grab().toImage()
    view.grab()
    assert len(drawn) == 1
    point_at(view, view.spots[3].centre)
    assert view.grab().toImage() != before
    assert len(drawn) == 1
    themes.use("dark")
    view.grab()
    assert len(drawn) == 2
    view.resize(500, 280)
    view.grab()
    assert len(drawn) == 3
