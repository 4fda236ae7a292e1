import subprocess
import sys
from functools import partial

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from scorecard_app.document.edits.values import set_values
from scorecard_app.domain.measures import SeriesKind
from scorecard_app.domain.periods import parse_period
from scorecard_app.present.form_parts import FormContext
from scorecard_app.ui.charts.plot import Plot
from scorecard_app.ui.charts.trend_chart import TrendChart
from scorecard_app.ui.theme import ThemeStore
from tests.present.small_card import RATING, REVENUE
from tests.ui.models.small_desk import Desk, desk


def context(at: Desk) -> FormContext:
    scene = at.bridge.scene
    return FormContext(scene.card, scene.relations, scene.day, at.forms, at.mint)


def opened(qtbot: QtBot, at: Desk, themes: ThemeStore | None = None) -> TrendChart:
    chart = TrendChart(themes or ThemeStore("light"))
    qtbot.addWidget(chart)
    chart.resize(600, 300)
    chart.show_trend(context(at), REVENUE)
    chart.show()
    return chart


def plot_of(chart: TrendChart) -> Plot:
    plot = chart.findChild(Plot)
    assert plot is not None
    return plot


def span(chart: TrendChart) -> tuple[float, float]:
    first, last = plot_of(chart).widget.getPlotItem().getViewBox().viewRange()[0]
    return first, last


def test_the_plotting_library_stays_away_until_a_trend_is_seen() -> None:
    code = (
        "import sys\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from scorecard_app.present.form_parts import FormContext\n"
        "from scorecard_app.ui.charts.trend_chart import TrendChart\n"
        "from scorecard_app.ui.theme import ThemeStore\n"
        "from tests.present.small_card import REVENUE\n"
        "from tests.ui.models.small_desk import desk\n"
        "app = QApplication([])\n"
        "at = desk()\n"
        "scene = at.bridge.scene\n"
        "chart = TrendChart(ThemeStore('light'))\n"
        "context = FormContext(scene.card, scene.relations, scene.day, at.forms, at.mint)\n"
        "chart.show_trend(context, REVENUE)\n"
        "assert 'pyqtgraph' not in sys.modules\n"
        "chart.show()\n"
        "assert 'pyqtgraph' in sys.modules\n"
    )
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr


def test_the_trend_says_its_last_value_in_words(qtbot: QtBot) -> None:
    chart = opened(qtbot, desk())
    assert chart.readout == "Actual, Sep 2026: 104.5 EUR · On track"
    assert chart.accessibleDescription() == chart.readout
    assert not chart.grab().isNull()


def test_pointing_at_a_value_says_it_and_pointing_away_says_the_last_one(qtbot: QtBot) -> None:
    chart = opened(qtbot, desk())
    plot = plot_of(chart)
    box = plot.widget.getPlotItem().getViewBox()
    july = box.mapViewToScene(QPointF(parse_period("2026-07").ordinal, 90.0))
    plot.widget.scene().sigMouseMoved.emit(july)
    assert chart.readout == "Actual, Jul 2026: 90.0 EUR · At risk"
    plot.widget.scene().sigMouseMoved.emit(QPointF(-500, -500))
    assert chart.readout.startswith("Actual, Sep 2026")


def test_the_keyboard_zooms_in_moves_and_shows_the_whole_span_again(qtbot: QtBot) -> None:
    chart = opened(qtbot, desk())
    whole = span(chart)
    zoomed = QSignalSpy(chart.zoomed)
    QTest.keyClick(chart, Qt.Key.Key_Plus)
    near = span(chart)
    assert near[1] - near[0] < whole[1] - whole[0]
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert span(chart)[0] > near[0]
    QTest.keyClick(chart, Qt.Key.Key_0)
    assert span(chart) == whole
    assert [zoomed.at(each)[0] for each in (0, zoomed.count() - 1)] == [True, False]


def test_nobody_gets_lost_beyond_the_whole_span(qtbot: QtBot) -> None:
    chart = opened(qtbot, desk())
    whole = span(chart)
    for key in (Qt.Key.Key_Minus, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Right):
        QTest.keyClick(chart, key)
        first, last = span(chart)
        assert whole[0] <= first < last <= whole[1]


def test_a_value_that_comes_does_not_zoom_out(qtbot: QtBot) -> None:
    at = desk()
    chart = opened(qtbot, at)
    QTest.keyClick(chart, Qt.Key.Key_Plus)
    near = span(chart)
    edit = partial(
        set_values,
        measure_id=REVENUE,
        kind=SeriesKind.ACTUAL,
        values={parse_period("2026-09"): 70.0},
        mint=at.mint,
    )
    at.history.run("Type", edit)
    chart.show_trend(context(at), REVENUE)
    assert chart.readout == "Actual, Sep 2026: 70.0 EUR · Off track"
    assert span(chart) == near


def test_target_bands_and_further_series_are_told_by_name(qtbot: QtBot) -> None:
    at = desk()
    edit = partial(
        set_values,
        measure_id=REVENUE,
        kind=SeriesKind.FORECAST,
        values={parse_period("2026-10"): 115.0},
        mint=at.mint,
    )
    at.history.run("Type", edit)
    chart = opened(qtbot, at)
    (names,) = plot_of(chart).widget.getPlotItem().getAxis("right")._tickLevels
    assert {label for _at, label in names} == {
        "Target",
        "Forecast",
        "Off track",
        "At risk",
        "On track",
    }


def test_the_day_shown_is_marked_where_values_follow_it(qtbot: QtBot) -> None:
    at = desk()
    at.bridge.show_date(parse_period("2026-07").end())
    chart = opened(qtbot, at)
    items = plot_of(chart).widget.getPlotItem().items
    marks = [item.toPlainText() for item in items if hasattr(item, "toPlainText")]
    assert marks == ["Jul 2026"]


def test_a_measure_without_values_draws_nothing(qtbot: QtBot) -> None:
    at = desk()
    chart = opened(qtbot, at)
    chart.show_trend(context(at), RATING)
    assert chart.spec is None
    assert chart.readout == ""


def test_the_trend_is_drawn_again_in_another_theme_and_size(qtbot: QtBot) -> None:
    themes = ThemeStore("light")
    chart = opened(qtbot, desk(), themes)
    before = chart.grab().toImage()
    themes.use("dark")
    assert chart.grab().toImage() != before
    chart.resize(300, 200)
    assert chart.grab().width() == 300
