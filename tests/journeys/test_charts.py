"""What someone does with charts: reads one, saves it, and chooses colours that can be told."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from scorecard_app.ui.charts.chart_view import ChartView
from scorecard_app.ui.charts.detail_charts import DetailCharts
from scorecard_app.ui.theme import COLOUR_SAFE, load_theme
from tests.journeys.driver import User, started

FUND = "Georgia Regional Development Fund: process"


def charts_of(user: User, objective: str) -> tuple[DetailCharts, ChartView]:
    """Open the sample, choose an objective and bring its charts into sight."""
    user.program.starter.open_sample()
    user.wait(lambda: user.program.session.current is not None)
    user.wait_for_work()
    user.program.window.docks.detail.raise_()
    (found,) = [each.id for each in user.card.objectives.values() if each.name == objective]
    user.open.view_state.select([found])
    charts = user.program.window.findChild(DetailCharts)
    assert isinstance(charts, DetailCharts)
    user.wait(charts.isVisible)
    view = charts.findChild(ChartView)
    assert isinstance(view, ChartView)
    return charts, view


@pytest.mark.parametrize("ending", ["png", "svg"])
def test_a_chart_is_read_by_the_keyboard_and_saved_as_a_picture(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication, ending: str
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        charts, view = charts_of(user, FUND)
        charts.choose("trend")
        said = charts.readout
        user.press(Qt.Key.Key_Home, into=view)
        user.press(Qt.Key.Key_Home, into=view)
        assert charts.readout != said
        assert view.accessibleDescription() == charts.readout

        path = tmp_path / f"chart.{ending}"
        user.answer(path)
        (save,) = [each for each in view.actions() if each.text() == "Save picture…"]
        save.trigger()
        user.wait_for_work()
        assert "chart" in user.said
        assert not QImage(str(path)).isNull()


def test_another_palette_of_bands_is_chosen_and_worn_at_once(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        _charts, view = charts_of(user, FUND)
        before = view.grab().toImage()
        user.program.acts.pages.show_settings()
        (box,) = [
            each
            for each in user.program.window.findChildren(QComboBox)
            if each.accessibleName() == "Colours of the bands"
        ]
        box.setCurrentIndex(box.findData(COLOUR_SAFE))
        box.activated.emit(box.currentIndex())
        assert user.program.settings.band_palette == COLOUR_SAFE
        assert view.grab().toImage() != before
        safe = load_theme("light", COLOUR_SAFE)
        assert safe.colour("band.on") != load_theme("light").colour("band.on")
