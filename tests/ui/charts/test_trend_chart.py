import subprocess
import sys
from functools import partial

from PySide6.QtCore import QPointF
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from scorecard_app.document.edits.deletion import delete_items
from scorecard_app.document.edits.rules import set_parameter
from scorecard_app.document.edits.values import set_values
from scorecard_app.domain.measures import SeriesKind
from scorecard_app.domain.periods import parse_period
from scorecard_app.ui.charts.plot import Plot
from scorecard_app.ui.charts.trend_chart import TrendChart
from scorecard_app.ui.theme import ThemeStore
from tests.present.small_card import RATING, REVENUE
from tests.ui.models.small_desk import Desk, desk


def opened(qtbot: QtBot, at: Desk, themes: ThemeStore | None = None) -> TrendChart:
    chart = TrendChart(at.bridge, themes or ThemeStore("light"), at.forms, at.mint)
    qtbot.addWidget(chart)
    chart.resize(600, 300)
    chart.show()
    return chart


def typed(at: Desk, period: str, number: float) -> None:
    edit = partial(
        set_values,
        measure_id=REVENUE,
        kind=SeriesKind.ACTUAL,
        values={parse_period(period): number},
        mint=at.mint,
    )
    at.history.run("Type", edit)


def test_the_plotting_library_stays_away_until_a_chart_is_seen() -> None:
    code = (
        "import sys\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from tests.ui.models.small_desk import desk\n"
        "from tests.present.small_card import REVENUE\n"
        "from scorecard_app.ui.charts.trend_chart import TrendChart\n"
        "from scorecard_app.ui.theme import ThemeStore\n"
        "app = QApplication([])\n"
        "at = desk()\n"
        "chart = TrendChart(at.bridge, ThemeStore('light'), at.forms, at.mint)\n"
        "chart.show_measure(REVENUE)\n"
        "assert 'pyqtgraph' not in sys.modules\n"
        "chart.show()\n"
        "assert 'pyqtgraph' in sys.modules\n"
    )
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr


def test_the_chart_says_its_last_value_in_words(qtbot: QtBot) -> None:
    chart = opened(qtbot, desk())
    chart.show_measure(REVENUE)
    assert chart.readout == "Actual, Sep 2026: 104.5 EUR · On track"
    assert chart.accessibleDescription() == chart.readout
    assert not chart.grab().isNull()


def test_the_chart_reacts_to_a_value_as_it_is_typed(qtbot: QtBot) -> None:
    at = desk()
    chart = opened(qtbot, at)
    chart.show_measure(REVENUE)
    typed(at, "2026-09", 70.0)
    assert chart.readout == "Actual, Sep 2026: 70.0 EUR · Off track"
    at.history.undo()
    assert chart.readout == "Actual, Sep 2026: 104.5 EUR · On track"


def test_the_chart_reacts_to_its_rule(qtbot: QtBot) -> None:
    at = desk()
    chart = opened(qtbot, at)
    chart.show_measure(REVENUE)
    for name, number in {"goal": 130.0, "red_flag": 110.0}.items():
        put = partial(set_parameter, measure_id=REVENUE, name=name, number=number, mint=at.mint)
        at.history.run("Type", put)
    assert chart.spec is not None
    assert [band.low for band in chart.spec.bands] == [None, 110.0, 130.0]
    assert chart.readout.endswith("Off track")


def test_pointing_at_a_value_says_it_and_pointing_away_says_the_last_one(qtbot: QtBot) -> None:
    at = desk()
    chart = opened(qtbot, at)
    chart.show_measure(REVENUE)
    plot = chart.findChild(Plot)
    assert plot is not None
    box = plot.widget.getPlotItem().getViewBox()
    july = box.mapViewToScene(QPointF(parse_period("2026-07").ordinal, 90.0))
    plot.widget.scene().sigMouseMoved.emit(july)
    assert chart.readout == "Actual, Jul 2026: 90.0 EUR · At risk"
    plot.widget.scene().sigMouseMoved.emit(QPointF(-500, -500))
    assert chart.readout.startswith("Actual, Sep 2026")


def test_the_day_shown_is_marked_where_values_follow_it(qtbot: QtBot) -> None:
    at = desk()
    chart = opened(qtbot, at)
    chart.show_measure(REVENUE)
    plot = chart.findChild(Plot)
    assert plot is not None

    def marks() -> list[str]:
        items = plot.widget.getPlotItem().items
        return [item.toPlainText() for item in items if hasattr(item, "toPlainText")]

    assert marks() == []
    at.bridge.show_date(parse_period("2026-07").end())
    assert marks() == ["Jul 2026"]


def test_target_bands_and_further_series_are_told_by_name(qtbot: QtBot) -> None:
    at = desk()
    chart = opened(qtbot, at)
    chart.show_measure(REVENUE)
    edit = partial(
        set_values,
        measure_id=REVENUE,
        kind=SeriesKind.FORECAST,
        values={parse_period("2026-10"): 115.0},
        mint=at.mint,
    )
    at.history.run("Type", edit)
    plot = chart.findChild(Plot)
    assert plot is not None
    (names,) = plot.widget.getPlotItem().getAxis("right")._tickLevels
    assert {label for _at, label in names} == {
        "Target",
        "Forecast",
        "Off track",
        "At risk",
        "On track",
    }


def test_an_empty_chart_offers_to_enter_values(qtbot: QtBot) -> None:
    chart = opened(qtbot, desk())
    chart.show_measure(RATING)
    button = chart.findChild(QPushButton)
    assert button is not None
    asked = QSignalSpy(chart.entry_requested)
    button.click()
    assert asked.count() == 1


def test_a_chart_without_a_measure_offers_nothing_but_advice(qtbot: QtBot) -> None:
    at = desk()
    chart = opened(qtbot, at)
    chart.show_measure(REVENUE)
    at.history.run("Delete", partial(delete_items, ids=[REVENUE]))
    button = chart.findChild(QPushButton)
    assert button is not None
    assert not button.isVisible()
    assert chart.spec is None


def test_a_hidden_chart_waits_until_it_is_seen(qtbot: QtBot) -> None:
    at = desk()
    chart = opened(qtbot, at)
    chart.hide()
    chart.show_measure(REVENUE)
    assert chart.spec is None
    chart.show()
    assert chart.spec is not None


def test_the_chart_is_drawn_again_in_another_theme_and_size(qtbot: QtBot) -> None:
    themes = ThemeStore("light")
    chart = opened(qtbot, desk(), themes)
    chart.show_measure(REVENUE)
    before = chart.grab().toImage()
    themes.use("dark")
    assert chart.grab().toImage() != before
    chart.resize(300, 200)
    assert chart.grab().width() == 300
